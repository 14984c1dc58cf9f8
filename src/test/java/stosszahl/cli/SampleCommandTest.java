package stosszahl.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SampleCommandTest extends CommandTest {
    /** 1.4e8 collisions: some seconds, and a checkpoint every 50 ms. */
    private static final List<String> LONG = List.of(
            "sample", "kac", "--N", "100000", "--replicas", "6", "--times", "60,240", "--observable", "v1^4", "--json");

    @TempDir
    private Path directory;

    private static String[] with(List<String> command, String... more) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private Process child(Path file) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "stosszahl.cli.Stosszahl"));
        command.addAll(LONG);
        command.addAll(List.of("--threads", "2", "--checkpoint", file.toString(), "--checkpoint-every", "0.05"));
        return new ProcessBuilder(command)
                .redirectOutput(directory.resolve("out").toFile())
                .redirectError(directory.resolve("err").toFile())
                .start();
    }

    /** Waits until the state was written three times, so that a good part of the work is in it. */
    private static void awaitCheckpoints(Process process, Path file) throws Exception {
        FileTime last = FileTime.fromMillis(0);
        int seen = 0;
        while (seen < 3) {
            assertThat(process.isAlive()).as("still running").isTrue();
            if (Files.exists(file) && !Files.getLastModifiedTime(file).equals(last)) {
                last = Files.getLastModifiedTime(file);
                seen++;
            }
            Thread.sleep(5);
        }
    }

    @Test
    void anInterruptedRunAndAKilledOneEndWithTheBitsOfAWholeOne() throws Exception {
        Path file = directory.resolve("state");
        Process interrupted = child(file);
        awaitCheckpoints(interrupted, file);
        new ProcessBuilder("kill", "-INT", Long.toString(interrupted.pid()))
                .start()
                .waitFor();
        assertThat(interrupted.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(interrupted.exitValue()).isEqualTo(3);
        assertThat(Files.readString(directory.resolve("out"))).isEmpty();
        assertThat(Files.readAllLines(directory.resolve("err")))
                .singleElement()
                .asString()
                .contains("of 6 replicas", "kept in " + file, "give the same command again to go on");

        Process killed = child(file);
        awaitCheckpoints(killed, file);
        killed.destroyForcibly();
        assertThat(killed.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(killed.exitValue()).as("of SIGKILL").isNotIn(0, 3);
        assertThat(file).exists();

        refused("belongs to another run", with(LONG, "--checkpoint", file.toString(), "--seed", "2"));
        Outcome resumed = run(with(LONG, "--threads", "1", "--checkpoint", file.toString()));
        assertThat(resumed.status()).as(resumed.err()).isZero();
        assertThat(file).as("of a run that has ended").doesNotExist();
        JsonNode whole = run(with(LONG)).json();
        assertThat(resumed.json().get("rows")).isEqualTo(whole.get("rows"));
        assertThat(resumed.json().get("collisions")).isEqualTo(whole.get("collisions"));
        assertThat(resumed.json().get("energyDrift")).isEqualTo(whole.get("energyDrift"));
    }

    @Test
    void theToleranceIsReachedWithAsManyReplicasAsAPilotSays() {
        JsonNode row = run(
                        "sample",
                        "kac",
                        "--N",
                        "20",
                        "--replicas",
                        "50",
                        "--times",
                        "1",
                        "--observable",
                        "v1^4",
                        "--tolerance",
                        "0.1",
                        "--json")
                .json()
                .get("rows")
                .get(0);
        assertThat(row.get("replicas").asInt()).isGreaterThan(500);
        // Within a third: the standard deviation is that of 50 heavy-tailed replicas.
        assertThat((row.get("high").asDouble() - row.get("low").asDouble()) / 2).isCloseTo(0.1, within(0.035));
        refused("--tolerance", "sample", "kac", "--N", "20", "--times", "1", "--observable", "v1", "--tolerance", "0");
    }

    /** E cos v1 is seen far more sharply beside exact moments, and the two intervals are about the same number. */
    @Test
    void controlVariatesNarrowTheIntervals() {
        String[] command = {
            "sample", "kac", "--N", "50", "--replicas", "500", "--times", "1", "--observable", "cos(v1)", "--json"
        };
        JsonNode plain = run(command).json().get("rows").get(0);
        JsonNode sharp = run(with(Arrays.asList(command), "--control-variates"))
                .json()
                .get("rows")
                .get(0);
        double error = plain.get("standardError").asDouble();
        assertThat(sharp.get("standardError").asDouble()).isLessThan(0.2 * error);
        assertThat(sharp.get("mean").asDouble()).isCloseTo(plain.get("mean").asDouble(), within(4 * error));
    }
}
