package stosszahl.particle;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * A file that holds the state of a run: replaced as a whole or not at all, with a checksum at its end and, at its beginning, the text of the run that it belongs to.
 *
 * <p>It is written beside its place, forced to the disk and then moved there, so a process that is killed at any moment leaves the state before or the state after.
 */
final class Checkpoint {
    private static final long MAGIC = 0x53746f73737a0001L;

    private Checkpoint() {}

    /** Writes a state. */
    @FunctionalInterface
    interface Writer {
        void write(DataOutputStream out) throws IOException;
    }

    /** Reads a state. */
    @FunctionalInterface
    interface Reader {
        void read(DataInputStream in) throws IOException;
    }

    static void write(Path file, String run, Writer state) {
        Path absolute = file.toAbsolutePath();
        Path partial = absolute.resolveSibling(absolute.getFileName() + ".partial");
        try {
            try (FileChannel channel = FileChannel.open(
                    partial,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                OutputStream buffer = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
                CheckedOutputStream checked = new CheckedOutputStream(buffer, new CRC32C());
                DataOutputStream out = new DataOutputStream(checked);
                out.writeLong(MAGIC);
                text(out, run);
                state.write(out);
                out.writeLong(checked.getChecksum().getValue());
                out.flush();
                channel.force(true);
            }
            try {
                Files.move(partial, absolute, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(partial, absolute, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the checkpoint " + file + " cannot be written: " + reason(e) + "; choose another place", e);
        }
    }

    /**
     * Reads the state of a run.
     *
     * @throws IllegalArgumentException if the file belongs to another run, or is damaged
     */
    static void read(Path file, String run, Reader state) {
        try (CheckedInputStream checked = new CheckedInputStream(
                        new BufferedInputStream(Files.newInputStream(file), 1 << 16), new CRC32C());
                DataInputStream in = new DataInputStream(checked)) {
            if (in.readLong() != MAGIC) {
                throw new IllegalArgumentException(file + " is no checkpoint of this version; choose another file");
            }
            String found = text(in);
            if (!found.equals(run)) {
                throw new IllegalArgumentException("the checkpoint " + file + " belongs to another run: "
                        + difference(found, run) + "; go on with the same options, or choose another file");
            }
            state.read(in);
            long sum = checked.getChecksum().getValue();
            if (in.readLong() != sum) {
                throw new IllegalArgumentException(
                        "the checkpoint " + file + " is damaged: its checksum is wrong; remove it and start again");
            }
        } catch (EOFException e) {
            throw new IllegalArgumentException(
                    "the checkpoint " + file + " is damaged: it ends early; remove it and start again", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the checkpoint " + file + " cannot be read: " + reason(e) + "; name the file that was written", e);
        }
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return e instanceof NoSuchFileException
                ? "there is no directory for it"
                : e instanceof AccessDeniedException ? "it is not open to you" : message == null ? "an error" : message;
    }

    /** The first of the parts, separated by semicolons, in which two runs differ. */
    private static String difference(String found, String run) {
        String[] there = found.split("; ", -1);
        String[] here = run.split("; ", -1);
        for (int i = 0; i < Math.min(there.length, here.length); i++) {
            if (!there[i].equals(here[i])) {
                return there[i] + " there, " + here[i] + " here";
            }
        }
        return "it has other parts";
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > 1 << 24) {
            throw new EOFException();
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    }

    static void put(DataOutputStream out, double[] x) throws IOException {
        out.writeInt(x.length);
        byte[] bytes = new byte[8 * Math.min(x.length, 1 << 12)];
        java.nio.DoubleBuffer view = java.nio.ByteBuffer.wrap(bytes).asDoubleBuffer();
        for (int from = 0; from < x.length; from += 1 << 12) {
            int size = Math.min(1 << 12, x.length - from);
            view.clear().put(x, from, size);
            out.write(bytes, 0, 8 * size);
        }
    }

    static double[] doubles(DataInputStream in, double[] into) throws IOException {
        if (in.readInt() != into.length) {
            throw new EOFException();
        }
        byte[] bytes = new byte[8 * Math.min(into.length, 1 << 12)];
        java.nio.DoubleBuffer view = java.nio.ByteBuffer.wrap(bytes).asDoubleBuffer();
        for (int from = 0; from < into.length; from += 1 << 12) {
            int size = Math.min(1 << 12, into.length - from);
            in.readFully(bytes, 0, 8 * size);
            view.clear().get(into, from, size);
        }
        return into;
    }

    static void put(DataOutputStream out, int[] x) throws IOException {
        out.writeInt(x.length);
        for (int y : x) {
            out.writeInt(y);
        }
    }

    static int[] ints(DataInputStream in, int length) throws IOException {
        if (in.readInt() != length) {
            throw new EOFException();
        }
        int[] x = new int[length];
        for (int i = 0; i < length; i++) {
            x[i] = in.readInt();
        }
        return x;
    }
}
