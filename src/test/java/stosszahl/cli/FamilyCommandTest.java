package stosszahl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code verify --family}: any hierarchy reaches a report. */
class FamilyCommandTest extends CommandTest {
    private static final String EPIDEMIC = "stosszahl.theorem.Epidemic";
    private static final String BROKEN = "stosszahl.theorem.BrokenEpidemics$";

    private static Map<String, String> verdicts(JsonNode json) {
        Map<String, String> verdicts = new TreeMap<>();
        json.get("verdicts")
                .forEach(v ->
                        verdicts.put(v.get("claim").asString(), v.get("verdict").asString()));
        return verdicts;
    }

    @Test
    void aFamilyThatSatisfiesTheHypothesesPasses(@TempDir Path directory) {
        Outcome outcome = run(
                "verify",
                "--family",
                EPIDEMIC,
                "--json",
                "--out",
                directory.resolve("r").toString());
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isZero();
        assertThat(verdicts(outcome.json()))
                .containsKeys(
                        "condition-1/k=0",
                        "condition-2/k=1",
                        "A1/infected/s=1",
                        "A2",
                        "window",
                        "theorem-2.1/infected/s=1")
                .allSatisfy((claim, verdict) -> assertThat(verdict).as(claim).isEqualTo("holds"));
        assertThat(Path.of(outcome.json().get("report").asString())).isRegularFile();
        assertThat(directory.resolve("r/figures/error-against-N.svg")).isRegularFile();
        assertThat(outcome.json().get("parameters").get("family").asString()).isEqualTo(EPIDEMIC);
    }

    @Test
    void aFamilyThatBreaksConditionOneIsRefutedThereAndNowhereElse(@TempDir Path directory) {
        String out = directory.resolve("r").toString();
        Outcome outcome = run("verify", "--family", BROKEN + "ConditionOne", "--json", "--out", out);
        assertThat(outcome.status()).isEqualTo(1);
        Map<String, String> verdicts = verdicts(outcome.json());
        assertThat(verdicts.remove("condition-1/k=1")).isEqualTo("refuted");
        assertThat(verdicts.values()).containsOnly("holds");
        Outcome printed = run("verify", "--family", BROKEN + "ConditionOne", "--out", out);
        assertThat(printed.status()).isEqualTo(1);
        assertThat(printed.out())
                .contains("refuted against expectation: condition-1/k=1")
                .contains("report:");
    }

    @Test
    void numbersAndTheWindowCanBeAskedFor(@TempDir Path directory) {
        Outcome outcome = run(
                "verify",
                "--family",
                EPIDEMIC,
                "--N",
                "20,40,80,1000000",
                "--until",
                "0.1",
                "--json",
                "--out",
                directory.resolve("r").toString());
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.json().get("parameters").get("particle numbers").asString())
                .isEqualTo("20, 40, 80, 1000000");
        assertThat(outcome.json().get("parameters").get("window").asString()).isEqualTo("[0, 0.1]");
    }

    @Test
    void badInputIsOneLineAndLeavesNothingBehind(@TempDir Path directory) {
        Path out = directory.resolve("r");
        String o = out.toString();
        refused("exclude each other", "verify", "kac", "--family", EPIDEMIC, "--out", o);
        refused("Give a MODEL, or --family", "verify", "--out", o);
        refused("no class no.such.Family", "verify", "--family", "no.such.Family", "--out", o);
        refused("does not implement", "verify", "--family", "java.lang.String", "--out", o);
        refused("no public constructor", "verify", "--family", BROKEN + "NotMade", "--out", o);
        refused("no data for N = ", "verify", "--family", BROKEN + "Throws", "--out", o);
        refused("--cells is about a gas", "verify", "--family", EPIDEMIC, "--cells", "4", "--out", o);
        refused("--replicas is about a gas", "verify", "--family", EPIDEMIC, "--replicas", "4", "--out", o);
        refused("T = -1", "verify", "--family", EPIDEMIC, "--until", "-1", "--out", o);
        refused("finite ones", "verify", "--family", EPIDEMIC, "--N", "10,20,inf", "--out", o);
        refused("N = 10 after 20", "verify", "--family", EPIDEMIC, "--N", "20,10", "--out", o);
        assertThat(out).doesNotExist();
    }

    /** The README's family, compiled outside the repository. */
    @Test
    void theFamilyOfTheReadmeReachesAReport(@TempDir Path directory) throws IOException {
        Matcher block = Pattern.compile("```java\\n((?:(?!```).)*class Rumour.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")));
        assertThat(block.find()).isTrue();
        Path source = directory.resolve("Rumour.java");
        Files.writeString(source, block.group(1));
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        directory.toString(),
                        source.toString());
        assertThat(compiled).isZero();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            Outcome outcome = run(
                    "verify",
                    "--family",
                    "Rumour",
                    "--json",
                    "--out",
                    directory.resolve("r").toString());
            assertThat(outcome.status()).as(outcome.err() + outcome.out()).isZero();
            assertThat(verdicts(outcome.json()).values()).containsOnly("holds");
            for (JsonNode v : outcome.json().get("verdicts")) {
                if (v.get("claim").asString().startsWith("theorem-2.1/")) {
                    assertThat(v.get("measured").asDouble()).isBetween(-1.1, -0.9);
                }
            }
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
