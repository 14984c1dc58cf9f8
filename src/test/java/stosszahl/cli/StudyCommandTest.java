package stosszahl.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class StudyCommandTest extends CommandTest {
    private static JsonNode study(String... command) {
        Outcome outcome = run(command);
        assertThat(outcome.status()).as(outcome.err()).isZero();
        return outcome.json();
    }

    /**
     * By hand, energy conserved: with {@code A = E v^4}, {@code B = E v1^2 v2^2}, {@code A - 3B} decays at the rate (N+2)/(2(N-1)) (Carlen, Carvalho and Loss 2003), {@code A' = -(A-3B)/2}, and {@code A - 3B
     * = 1.92 - 3} at time 0 for the data bkw(0.6).
     */
    @Test
    void aPolynomialConvergesExactlyLikeOneOverN() {
        JsonNode json = study("study", "kac", "--observable", "v1^4", "--N", "10,100,1000", "--times", "1", "--json");
        double limit = 3 - 1.08 * Math.exp(-0.5);
        for (JsonNode row : json.get("rows")) {
            double n = row.get("N").asDouble();
            double rate = (n + 2) / (2 * (n - 1));
            double value = 1.92 + 0.54 * -Math.expm1(-rate) / rate;
            assertThat(row.get("value").asDouble()).isCloseTo(value, within(1e-12));
            assertThat(row.get("deviation").asDouble()).isCloseTo(value - limit, within(1e-12));
            assertThat(row.get("verdict").asString()).isEqualTo("holds");
        }
        JsonNode rate = json.get("rates").get(0);
        assertThat(rate.get("rate").asDouble()).isCloseTo(-1, within(0.05));
        assertThat(rate.get("low").asDouble()).isLessThan(rate.get("rate").asDouble());
        assertThat(rate.get("limit").asDouble()).isCloseTo(limit, within(1e-12));
        // The polynomial of degree 2 in 1/N leaves c/(10 100 1000), a thousandth of the deviation at N = 1000.
        assertThat(rate.get("extrapolated").asDouble()).isCloseTo(limit, within(1e-5));
        assertThat(json.get("rows").get(2).get("value").asDouble()).isNotCloseTo(limit, within(1e-5));
    }

    @Test
    void whatDoesNotDependOnNIsNotGivenARate() {
        JsonNode rate = study("study", "kac", "--observable", "v1^2", "--N", "10,100,1000", "--times", "1", "--json")
                .get("rates")
                .get(0);
        assertThat(rate.get("verdict").asString()).isEqualTo("unresolved");
        assertThat(rate.get("rate").isNull()).isTrue();
    }

    /** The same observable seen as a wave: {@code (E cos(h v1) - 1 + h^2/2) 24/h^4} is {@code E v^4} up to {@code O(h^2)}, so its deviation is that of {@code h^4 v^4 / 24}. */
    @Test
    void aWaveIsSampledAndConvergesLikeOneOverN() {
        JsonNode json = study(
                "study",
                "kac",
                "--observable",
                "cos(0.5*v1)",
                "--N",
                "4,8,16",
                "--times",
                "1",
                "--replicas",
                "4000",
                "--json");
        JsonNode exact = study("study", "kac", "--observable", "v1^4", "--N", "4,8,16", "--times", "1", "--json");
        for (int i = 0; i < 3; i++) {
            JsonNode row = json.get("rows").get(i);
            assertThat(row.get("source").asString()).isEqualTo("sampled");
            assertThat(row.get("verdict").asString()).isEqualTo("holds");
            double leading = exact.get("rows").get(i).get("deviation").asDouble() / 16 / 24;
            // The next term is h^2/30 of E v^6 against E v^4, some tenths.
            assertThat(row.get("deviation").asDouble() / leading).isBetween(0.5, 1.5);
        }
        JsonNode rate = json.get("rates").get(0);
        assertThat(rate.get("low").asDouble()).isLessThan(rate.get("rate").asDouble());
        assertThat(rate.get("rate").asDouble()).isBetween(-1.6, -0.8);
    }

    @Test
    void noiseAboveTheEffectIsUnresolved() {
        JsonNode json = study(
                "study",
                "kac",
                "--observable",
                "[v1>1]",
                "--N",
                "100,200,400",
                "--times",
                "1",
                "--replicas",
                "150",
                "--json");
        assertThat(json.get("rates").get(0).get("verdict").asString()).isEqualTo("unresolved");
    }

    @Test
    void theReportShowsTheHistogramAgainstTheLimitDensity(@TempDir Path directory) {
        JsonNode json = study(
                "study",
                "kac",
                "--observable",
                "v1^4",
                "--N",
                "10,20,40",
                "--times",
                "1",
                "--replicas",
                "200",
                "--out",
                directory.resolve("report").toString(),
                "--json");
        assertThat(Path.of(json.get("report").asString())).exists();
        Path csv = directory.resolve("report/csv/figure-histogram.csv");
        assertThat(csv).exists().content().contains("limit").contains("sampled");
        assertThat(directory.resolve("report/csv/figure-time-series-1.csv")).exists();
    }

    @Test
    void twoNumbersOfParticlesLeaveTheRateUnresolved() {
        JsonNode json = run("study", "kac", "--observable", "v1^4", "--N", "10,20", "--times", "1", "--json")
                .json();
        assertThat(json.get("rates").get(0).get("verdict").asString()).isEqualTo("unresolved");
    }

    @Test
    void mistakesAreNamed() {
        refused("inf", "study", "kac", "--observable", "v1^4", "--N", "10,20,inf", "--times", "1");
    }
}
