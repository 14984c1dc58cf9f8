package stosszahl.cli;

import java.util.concurrent.CountDownLatch;

/**
 * Turns an interrupt or a termination of the process into a request to stop: what is under way is told, writes down its state and then says by {@link #ended} how the process ends.
 *
 * <p>Java runs shutdown hooks on SIGINT and SIGTERM; this one waits for the work to end and then ends the process with the status of the work, not with that of the signal.
 */
final class Interruption {
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook = new Thread(this::awaitTheWork, "interruption");
    private volatile boolean asked;
    private volatile int status;

    private Interruption() {}

    static Interruption watch() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** Has somebody asked to stop. */
    boolean asked() {
        return asked;
    }

    /** The work has ended, its last line is printed. */
    void ended(int exit) {
        status = exit;
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            over.countDown(); // The process is ending already, and waits for this.
        }
    }

    private void awaitTheWork() {
        asked = true;
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(status);
    }
}
