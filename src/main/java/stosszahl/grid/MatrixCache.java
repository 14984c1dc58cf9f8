package stosszahl.grid;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Collision matrices kept in a directory between runs, one file per law, grid and resolution. Nothing is written unless a cache is asked for.
 *
 * <p>The key is the SHA-256 of everything that the matrix is computed from: the format's version, the grid, the sub-cell points, whether arrangements are averaged and the matrix is balanced, and every bit of the
 * maps {@code T^w} and weights at the quadrature angles. Names do not count: two kernels that users both called "mine" have two keys, and a law whose maps are not reproducible is never found
 * again. Files are written beside their place and moved there in one step, so no reader sees half of one; they end with the SHA-256 of their contents, which is checked on reading. A
 * damaged or foreign file is reported to the log of this class, assembled again and replaced.
 */
public final class MatrixCache {
    /** To be raised whenever the assembly or the balancing changes its results. */
    static final int VERSION = 1;

    private static final System.Logger LOG = System.getLogger(MatrixCache.class.getName());
    private static final long MAGIC = 0x53746f73737a4d31L;
    private static final int DIGEST = 32;
    private static final int HEADER = 8 + 4 + DIGEST + 3 * 4;
    private static final int BUFFER = 1 << 20;

    private final Path directory;
    private final AtomicInteger hits = new AtomicInteger();
    private final AtomicInteger misses = new AtomicInteger();
    private final AtomicInteger damaged = new AtomicInteger();

    private MatrixCache(Path directory) {
        this.directory = directory;
    }

    /**
     * The cache in a directory, which is made if it does not exist.
     *
     * @param directory the directory
     * @return the cache
     * @throws IllegalArgumentException if the directory cannot be made or written to
     */
    public static MatrixCache in(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the directory " + directory + " for collision matrices cannot be made (" + e
                            + "); use another one",
                    e);
        }
        if (!Files.isWritable(directory)) {
            throw new IllegalArgumentException(
                    "the directory " + directory + " for collision matrices cannot be written to; use another one");
        }
        return new MatrixCache(directory);
    }

    /**
     * How many matrices were read instead of assembled.
     *
     * @return the number, since this object was made
     */
    public int hits() {
        return hits.get();
    }

    /**
     * How many matrices were assembled, because there was no file or a damaged one.
     *
     * @return the number, since this object was made
     */
    public int misses() {
        return misses.get();
    }

    /**
     * How many files were found damaged.
     *
     * @return the number, since this object was made
     */
    public int damaged() {
        return damaged.get();
    }

    /** A digest to compute a key with. */
    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The matrix with the given key: read if there is a sound file, otherwise assembled and written. */
    SparseMatrix get(String name, byte[] key, Supplier<SparseMatrix> assemble) {
        String hex = HexFormat.of().formatHex(key);
        Path file = directory.resolve(name.replaceAll("[^A-Za-z0-9-]", "_") + "-" + hex.substring(0, 24) + ".matrix");
        if (Files.exists(file)) {
            try {
                SparseMatrix matrix = read(file, key);
                hits.incrementAndGet();
                return matrix;
            } catch (IOException e) {
                damaged.incrementAndGet();
                LOG.log(
                        System.Logger.Level.WARNING,
                        "{0} is no sound collision matrix ({1}); it is assembled again",
                        file,
                        e.getMessage());
            }
        }
        SparseMatrix matrix = assemble.get();
        misses.incrementAndGet();
        try {
            write(file, key, matrix);
        } catch (IOException e) {
            // A full disk is no reason to lose the matrix.
            LOG.log(System.Logger.Level.WARNING, "the collision matrix {0} was not written ({1})", file, e.toString());
        }
        return matrix;
    }

    private void write(Path file, byte[] key, SparseMatrix matrix) throws IOException {
        Path part = Files.createTempFile(directory, "assembling-", ".part");
        try {
            MessageDigest digest = digest();
            try (FileOutputStream raw = new FileOutputStream(part.toFile());
                    DataOutputStream out = new DataOutputStream(
                            new BufferedOutputStream(new DigestOutputStream(raw, digest), BUFFER))) {
                out.writeLong(MAGIC);
                out.writeInt(VERSION);
                out.write(key);
                out.writeInt(matrix.rows);
                out.writeInt(matrix.columns);
                out.writeInt(matrix.entries());
                for (int x : matrix.start) {
                    out.writeInt(x);
                }
                for (int x : matrix.index) {
                    out.writeInt(x);
                }
                for (double x : matrix.value) {
                    out.writeDouble(x);
                }
                out.flush();
                raw.write(digest.digest());
                raw.getFD().sync();
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Checks before it believes: the length before anything is allocated, the key, the digest, and that the arrays are a matrix. */
    private static SparseMatrix read(Path file, byte[] key) throws IOException {
        MessageDigest digest = digest();
        try (DigestInputStream raw =
                        new DigestInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER), digest);
                DataInputStream in = new DataInputStream(raw)) {
            require(in.readLong() == MAGIC && in.readInt() == VERSION, "another format");
            require(Arrays.equals(in.readNBytes(DIGEST), key), "another key");
            int rows = in.readInt();
            int columns = in.readInt();
            int entries = in.readInt();
            require(
                    rows >= 0
                            && columns >= 0
                            && entries >= 0
                            && Files.size(file) == HEADER + 4L * (rows + 1L) + 12L * entries + DIGEST,
                    "wrong length");
            int[] start = new int[rows + 1];
            int[] index = new int[entries];
            double[] value = new double[entries];
            for (int i = 0; i <= rows; i++) {
                start[i] = in.readInt();
            }
            for (int p = 0; p < entries; p++) {
                index[p] = in.readInt();
            }
            for (int p = 0; p < entries; p++) {
                value[p] = in.readDouble();
            }
            byte[] computed = digest.digest();
            require(Arrays.equals(computed, in.readNBytes(DIGEST)), "wrong checksum");
            return new SparseMatrix(rows, columns, start, index, value);
        } catch (EOFException e) {
            throw new IOException("cut short", e);
        }
    }

    private static void require(boolean condition, String otherwise) throws IOException {
        if (!condition) {
            throw new IOException(otherwise);
        }
    }

    @Override
    public String toString() {
        return "collision matrices in " + directory;
    }
}
