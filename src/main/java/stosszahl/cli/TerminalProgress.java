package stosszahl.cli;

import java.io.IOException;
import java.util.Locale;
import stosszahl.verify.Progress;

/** Progress on one line of standard error, if somebody is looking: nothing is printed where standard error is no terminal. */
final class TerminalProgress implements Progress, AutoCloseable {
    private static final int WIDTH = 72;
    private static final long PAUSE = 100_000_000L;

    private final boolean shown = terminal();
    private final long start = System.nanoTime();
    private long last;
    private long firstCollisions = -1;
    private long firstTime;

    /** Java knows whether standard output is a terminal, not whether standard error is one; POSIX's {@code test} does. */
    private static boolean terminal() {
        try {
            Process test = new ProcessBuilder("test", "-t", "2")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return test.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public synchronized void at(String what, int done, int total) {
        long now = System.nanoTime();
        if (!shown || (now - last < PAUSE && done < total)) {
            return;
        }
        last = now;
        String line = String.format(Locale.ROOT, "%s: %d of %d, %.0f s", what, done, total, (now - start) * 1e-9);
        show(line);
    }

    /** The progress of an ensemble: replicas, the rate of collisions since this began, and the time that is left at that rate. */
    synchronized void sampled(String what, int done, int total, long collisions, double expected) {
        long now = System.nanoTime();
        if (firstCollisions < 0 || collisions < firstCollisions) {
            firstCollisions = collisions;
            firstTime = now;
        }
        if (!shown || (now - last < PAUSE && done < total)) {
            return;
        }
        last = now;
        show(line(what, done, total, collisions, expected, (now - firstTime) * 1e-9));
    }

    private String line(String what, int done, int total, long collisions, double expected, double seconds) {
        double rate = (collisions - firstCollisions) / seconds;
        String left = rate > 0 && seconds > 0.5
                ? String.format(
                        Locale.ROOT,
                        ", %.3g collisions/s, %s left",
                        rate,
                        duration(Math.max(0, expected - collisions) / rate))
                : "";
        return String.format(Locale.ROOT, "%s: %d of %d replicas%s", what, done, total, left);
    }

    /** Seconds in the unit that suits them. */
    static String duration(double seconds) {
        if (seconds < 100) {
            return String.format(Locale.ROOT, "%.0f s", seconds);
        }
        if (seconds < 6000) {
            return String.format(Locale.ROOT, "%.0f min", seconds / 60);
        }
        return String.format(Locale.ROOT, "%.1f h", seconds / 3600);
    }

    private static void show(String line) {
        System.err.print("\r" + (line + " ".repeat(WIDTH)).substring(0, WIDTH));
        System.err.flush();
    }

    /** Clears the line. */
    @Override
    public void close() {
        if (shown && last != 0) {
            System.err.print("\r" + " ".repeat(WIDTH) + "\r");
            System.err.flush();
        }
    }
}
