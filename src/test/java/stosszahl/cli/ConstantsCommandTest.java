package stosszahl.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ConstantsCommandTest extends CommandTest {
    /** By hand from (6.35): R_0 = 2 (1-eps)^-2, R_1 = 4 (1-eps)^-2, eps = 2/10. */
    @Test
    void kacsConstantsAreThoseOfLemma64() {
        JsonNode json = run("constants", "kac", "--N", "10,100", "--epsilon", "0.2", "--json")
                .json();
        assertThat(json.get("R").get(0).asDouble()).isEqualTo(2 / 0.64);
        assertThat(json.get("R").get(1).asDouble()).isEqualTo(4 / 0.64);
        assertThat(json.get("rho").get(0).asDouble()).isZero();
        assertThat(json.get("rho").get(1).asDouble()).isEqualTo(4);
        double time = 1 / (2 / 0.64 + 4 / 0.64 * Math.E);
        // Two roundings of a sum of two terms.
        assertThat(json.get("existenceTime").asDouble()).isCloseTo(time, within(1e-16));
        assertThat(json.get("guaranteedTime").asDouble()).isCloseTo(time, within(1e-16));
        assertThat(json.get("sharp").get(1).get("R").get(1).asDouble()).isEqualTo(4);
    }

    @Test
    void atTheSmallestNumberOfParticlesOnlyTheSharpConstantsAreLeft() {
        JsonNode json = run("constants", "kac", "--N", "2", "--json").json();
        assertThat(json.has("epsilon")).isFalse();
        assertThat(json.get("R").get(0).asDouble()).isEqualTo(2);
        assertThat(json.get("paper").isNull()).isTrue();
    }

    /** R = (2, 4) without eps, T_* = 1/(2 + 4e); the paper's beside it, at eps = 2/10. */
    @Test
    void theUniformConstantsNeedNoEpsilon() {
        JsonNode json = run("constants", "kac", "--N", "10,100", "--json").json();
        assertThat(json.get("R").get(0).asDouble()).isEqualTo(2);
        assertThat(json.get("R").get(1).asDouble()).isEqualTo(4);
        assertThat(json.get("uniform").get("exact").get(1).asString()).isEqualTo("4");
        double time = 1 / (2 + 4 * Math.E);
        assertThat(json.get("existenceTime").asDouble()).isCloseTo(time, within(1e-16));
        assertThat(json.get("uniform").get("guaranteedTime").asDouble()).isCloseTo(time, within(1e-16));
        assertThat(json.get("paper").get("epsilon").asDouble()).isEqualTo(0.2);
        assertThat(json.get("paper").get("R").get(1).asDouble()).isEqualTo(4 / 0.64);
        assertThat(json.get("paper").get("existenceTime").asDouble()).isCloseTo(0.64 * time, within(1e-16));
    }

    @Test
    void aModelOfOrderOneHasNoCouplingAndNoEndOfTime(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("one.yaml");
        Files.writeString(
                file,
                "name: one\ncollisions:\n  - {order: 1, weight: 1, law: symmetric}\ninitial: {type: bkw, a: 0.1}\n");
        JsonNode json = run("constants", file.toString(), "--N", "10", "--json").json();
        assertThat(json.get("guaranteedTime").asString()).isEqualTo("inf");
        // R_0 = 2 and T_* = 1/R_0; (6.35) has R_0 = 2 (1 - 1/10)^-1.
        assertThat(json.get("existenceTime").asDouble()).isEqualTo(0.5);
        assertThat(json.get("paper").get("existenceTime").asDouble()).isCloseTo(0.45, within(1e-15));
        assertThat(json.get("paper").get("guaranteedTime").asString()).isEqualTo("inf");
    }

    @Test
    void mistakesAreNamedInOneLine(@TempDir Path directory) throws IOException {
        refused("unknown model 'kak'", "constants", "kak");
        refused("N = 1 is less than the highest order M = 2", "constants", "kac", "--N", "1");
        refused("separate entries by commas", "constants", "kac", "--N", "10,,20");
        refused("no number of particles", "constants", "kac", "--N", "ten");
        refused("epsilon = 0.1 is less than M/N", "constants", "kac", "--N", "10", "--epsilon", "0.1");
        refused("outside [0, 1)", "constants", "kac", "--epsilon", "1.5");
        refused("no option '--what'", "constants", "kac", "--what");
        refused("negative", "constants", model(directory, "-0.5", "1.5"));
        refused("sum to 0.9, not to 1", "constants", model(directory, "0.5", "0.4"));
    }

    private static String model(Path directory, String first, String second) throws IOException {
        Path file = directory.resolve("bad.yaml");
        Files.writeString(
                file,
                "name: bad\ncollisions:\n  - {order: 2, weight: " + first
                        + ", law: kac-rotation}\n  - {order: 3, weight: " + second
                        + ", law: symmetric}\ninitial: {type: bkw, a: 0.1}\n");
        return file.toString();
    }
}
