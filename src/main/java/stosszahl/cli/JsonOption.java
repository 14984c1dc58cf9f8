package stosszahl.cli;

import picocli.CommandLine.Option;

/** The option {@code --json}. */
final class JsonOption {
    @Option(names = "--json", description = "Print one JSON document.")
    private boolean asked;

    boolean asked() {
        return asked;
    }
}
