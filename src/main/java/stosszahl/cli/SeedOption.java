package stosszahl.cli;

import picocli.CommandLine.Option;

/** The option {@code --seed}. */
final class SeedOption {
    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "S",
            description = "The seed (default: ${DEFAULT-VALUE}).")
    private long value;

    long value() {
        return value;
    }
}
