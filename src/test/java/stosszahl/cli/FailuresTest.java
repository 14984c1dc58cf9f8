package stosszahl.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong at the edge of the program is told in one line, before long work where it can be known. */
class FailuresTest extends CommandTest {
    @Test
    void misspeltOptionsAndCommandsAreNamed() {
        refused(
                "no option '--obsevable'; did you mean --observable?",
                "moments",
                "kac",
                "--obsevable",
                "v1^4",
                "--N",
                "10",
                "--times",
                "1");
        refused("no command 'verfy'; did you mean verify", "verfy", "kac");
        refused("no command 'zzz'; 'stosszahl --help'", "zzz");
        refused("'kac' is one argument too many", "constants", "kac", "kac");
        refused("--observable=O", "moments", "kac", "--N", "10", "--times", "1");
    }

    @Test
    void placesThatCannotBeWrittenToAreNamed(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "x");
        String inside = file.resolve("report").toString();
        refused(file.toString(), "verify", "kac", "--out", inside);
        refused(file.toString(), "ledger", "kac", "--page", inside);
        refused(
                file.toString(),
                "study",
                "kac",
                "--N",
                "10,20,50",
                "--times",
                "1",
                "--observable",
                "v1^4",
                "--out",
                inside);
        refused(file.toString(), "gallery", "--out", inside);
        refused(
                "there is no directory for it",
                "sample",
                "kac",
                "--N",
                "10",
                "--times",
                "1",
                "--observable",
                "v1^2",
                "--checkpoint",
                directory.resolve("none/there").toString());
        assertThat(directory).isDirectoryContaining(p -> p.equals(file));
        assertThat(Files.list(directory)).hasSize(1);
    }

    @Test
    void numbersThatAreNoneAreRefused(@TempDir Path directory) throws IOException {
        Path model = Files.writeString(
                directory.resolve("nan.yaml"),
                "name: nan\ncollisions:\n  - {order: 2, weight: .nan, law: kac-rotation, kernel: {type: uniform}}\ninitial: {type: bkw, a: 0.1}\n");
        refused("weight: expected a number like 0.5 or 1/3, found \"NaN\"", "constants", model.toString());
        refused("use at most 1000", "verify", "kac", "--until", "1e9", "--out", directory.toString());
    }

    /** The fault is the user's, and is said in one line that names the class, not as a refuted claim with a stack trace. */
    @Test
    void aClassOfTheUserThatBreaksOffIsBadInput() {
        refused("Broken breaks off in angle", "laws", "stosszahl.catalogue.UserLaws$Broken");
        refused("has no name()", "laws", "stosszahl.catalogue.UserLaws$Nameless");
    }

    /** What could not be written was not said. */
    @Test
    void aFullDeviceIsNoSuccess(@TempDir Path directory) throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full), "a device that is always full");
        Path messages = directory.resolve("err");
        Process process = process(List.of("models"))
                .redirectOutput(full.toFile())
                .redirectError(messages.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(Files.readString(messages)).contains("standard output could not be written");
    }

    /** Status 3, one line, and nothing half-written. */
    @Test
    void anInterruptedStudySaysSo(@TempDir Path directory) throws Exception {
        Path reports = directory.resolve("reports");
        Path messages = directory.resolve("err");
        Process process = process(List.of("verify", "binary-ternary", "--out", reports.toString()))
                .redirectOutput(directory.resolve("out").toFile())
                .redirectError(messages.toFile())
                .start();
        // It takes ten seconds at least; after two it is at work.
        assertThat(process.waitFor(2, TimeUnit.SECONDS)).isFalse();
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(3);
        assertThat(Files.readString(messages).lines())
                .singleElement()
                .asString()
                .contains("interrupted");
        assertThat(reports).doesNotExist();
    }
}
