package stosszahl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class VerifyCommandTest extends CommandTest {
    /** What {@code verify} must establish, by the beginnings of the claims' names. */
    private static final List<String> ESTABLISHED = List.of(
            "lemma-6.4",
            "H1/",
            "H2/",
            "H3/",
            "lemma-6.3/generator",
            "condition-1/k=0",
            "condition-1/k=1",
            "condition-1-sharp/k=1",
            "condition-2/k=1",
            "A1",
            "A2",
            "A3/s=1",
            "A3/bound",
            "A3/all-N",
            "A3/rate/s=2",
            "theorem-2.2/grid/",
            "theorem-2.2/moments/v1^4",
            "duhamel/master-equation",
            "duhamel/limit-equation",
            "duhamel/sharp-bound",
            "duhamel/lemma-5.1",
            "duhamel/(5.23)",
            "picard/series",
            "picard/contraction",
            "theorem-2.3/moments/v1^2*v2^2",
            "theorem-2.3/grid/norm/s=1",
            "theorem-2.3/sampler/N=10",
            "theorem-2.3/sampler/N=1000",
            "rate/theorem",
            "boltzmann/known-solution",
            "proposition-2.3/positivity",
            "proposition-2.3/norm",
            "boltzmann/order",
            "boltzmann/heating");

    @Test
    void kacsModelPassesEveryClaimAndTheReportIsWritten(@TempDir Path directory) {
        Outcome outcome = run(
                "verify",
                "kac",
                "--json",
                "--replicas",
                "300",
                "--seed",
                "7",
                "--out",
                directory.resolve("r").toString());
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isZero();
        JsonNode json = outcome.json();
        Map<String, JsonNode> verdicts = new TreeMap<>();
        json.get("verdicts").forEach(v -> verdicts.put(v.get("claim").asString(), v));
        for (String claim : ESTABLISHED) {
            assertThat(verdicts.keySet()).as(claim).anyMatch(c -> c.startsWith(claim));
        }
        // Kac's rotation does not conserve momentum, and the paper does not ask for it.
        JsonNode momentum = verdicts.remove("momentum/kac-rotation/K=2");
        assertThat(momentum.get("verdict").asString()).isEqualTo("refuted");
        assertThat(momentum.get("expected").asBoolean()).isFalse();
        verdicts.values()
                .forEach(v ->
                        assertThat(v.get("verdict").asString()).as(v.toString()).isIn("proved", "holds"));
        // Agreement with the finite model's own master equation to rounding, asked for by 1e-12.
        assertThat(verdicts.get("duhamel/master-equation").get("measured").asDouble())
                .isLessThan(1e-12);
        assertThat(verdicts.get("A3/rate/s=2").get("measured").asDouble()).isBetween(-1.05, -0.95);
        assertThat(Path.of(json.get("report").asString())).isRegularFile();
        assertThat(json.get("parameters").get("seed").asString()).isEqualTo("7");
    }

    @Test
    void aModelThatAnnouncesWhatItBreaksIsNoFailure(@TempDir Path directory) {
        Outcome outcome = run(
                "verify",
                "skewed-kac",
                "--replicas",
                "100",
                "--out",
                directory.resolve("r").toString());
        assertThat(outcome.status()).as(outcome.out()).isZero();
        assertThat(outcome.out())
                .contains("refuted")
                .contains("H2/kac-rotation")
                .contains("report:");
    }

    @Test
    void badInputLeavesNothingBehind(@TempDir Path directory) throws IOException {
        Path out = directory.resolve("r");
        refused("unknown model", "verify", "kax", "--out", out.toString());
        refused("use a time > 0", "verify", "kac", "--until", "-1", "--out", out.toString());
        refused("less than the highest order", "verify", "binary-ternary", "--N", "2,10,20", "--out", out.toString());
        refused("finite ones", "verify", "kac", "--N", "10,20,inf", "--out", out.toString());
        refused("at hand", "verify", "kac", "--cells", "2000", "--out", out.toString());
        refused("cells", "verify", "kac", "--cells", "0", "--out", out.toString());
        Path file = directory.resolve("singular.yaml");
        Files.writeString(
                file,
                "name: singular\ncollisions:\n  - {order: 2, weight: 1, law: kac-rotation, kernel: {type: density, density: 1/theta^2}}\n"
                        + "initial: {type: bkw, a: 0.1}\n");
        refused("integr", "verify", file.toString(), "--out", out.toString());
        assertThat(out).doesNotExist();
    }
}
