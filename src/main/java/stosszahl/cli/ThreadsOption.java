package stosszahl.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --threads}. */
final class ThreadsOption {
    @Option(
            names = "--threads",
            paramLabel = "K",
            description = "Threads; the numbers do not depend on it (default: all).")
    private @Nullable Integer threads;

    /** As many as asked for, or as the machine has processors. */
    int count() {
        return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    }
}
