package stosszahl.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stosszahl.initial.BobylevKrookWu;
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
        assertThat(rate.get("rate").asDouble()).isEqualTo(-1);
        assertThat(rate.get("low").asDouble()).isBetween(-1.1, -1.0);
        assertThat(rate.get("high").asDouble()).isEqualTo(-1);
        assertThat(rate.get("local")).hasSize(2);
        assertThat(rate.get("local").get(0).get("N1").asInt()).isEqualTo(10);
        double ten = json.get("rows").get(0).get("deviation").asDouble();
        double hundred = json.get("rows").get(1).get("deviation").asDouble();
        assertThat(rate.get("local").get(0).get("exponent").asDouble())
                .isCloseTo(Math.log10(hundred / ten), within(1e-12));
        assertThat(rate.get("limit").asDouble()).isCloseTo(limit, within(1e-12));
        // The polynomial of degree 2 in 1/N leaves c/(10 100 1000), a thousandth of the deviation at N = 1000.
        assertThat(rate.get("extrapolated").asDouble()).isCloseTo(limit, within(1e-5));
        assertThat(json.get("rows").get(2).get("value").asDouble()).isNotCloseTo(limit, within(1e-5));
    }

    /** The second harmonic changes no mean of degree 4, {@code cos^2 sin^2 = (1 - cos 4 theta)/8}, so that the values above remain; they are called what they are, with an error that bounds theirs. */
    @Test
    void whatIsAveragedNumericallyIsCalledSo(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("m.yaml"), """
                name: m
                dimension: 1
                collisions:
                  - {order: 2, weight: 1, law: kac-rotation, kernel: {type: density, density: "1+0.5*cos(2*theta)"}}
                initial: {type: bkw, a: 0.6}
                """);
        JsonNode json =
                study("study", file.toString(), "--observable", "v1^4", "--N", "10,100,1000", "--times", "1", "--json");
        double limit = 3 - 1.08 * Math.exp(-0.5);
        for (JsonNode row : json.get("rows")) {
            double n = row.get("N").asDouble();
            double rate = (n + 2) / (2 * (n - 1));
            double deviation = 1.92 + 0.54 * -Math.expm1(-rate) / rate - limit;
            assertThat(row.get("source").asString()).isEqualTo("quadrature");
            double error = row.get("standardError").asDouble();
            assertThat(error).isBetween(1e-18, 1e-11 / n * 10);
            assertThat(row.get("deviation").asDouble()).isCloseTo(deviation, within(error + 1e-15));
            assertThat(row.get("low").asDouble()).isLessThan(row.get("high").asDouble());
        }
    }

    @Test
    void whatDoesNotDependOnNIsNotGivenARate() {
        JsonNode rate = study("study", "kac", "--observable", "v1^2", "--N", "10,100,1000", "--times", "1", "--json")
                .get("rates")
                .get(0);
        assertThat(rate.get("verdict").asString()).isEqualTo("not-applicable");
        assertThat(rate.get("reason").asString()).isEqualTo("the deviation is 0 for every N");
        assertThat(rate.get("rate").isNull()).isTrue();
    }

    /** The limit is the Fourier transform of the Bobylev-Krook-Wu solution; the deviation was found with sixty digits by a program without common code. */
    @Test
    void aWaveHasNoNoise() {
        JsonNode json = study(
                "study",
                "kac",
                "--observable",
                "cos(0.5*v1)",
                "--N",
                "20,40,80",
                "--times",
                "1",
                "--replicas",
                "20000",
                "--json");
        JsonNode row = json.get("rows").get(0);
        assertThat(row.get("source").asString()).isEqualTo("series");
        assertThat(row.get("deviation").asDouble()).isCloseTo(-3.60866e-5, within(5e-11));
        assertThat(row.get("standardError").asDouble()).isBetween(0.0, 1e-12);
        double c = 1 - 0.6 * Math.exp(-0.25);
        JsonNode rate = json.get("rates").get(0);
        assertThat(rate.get("limit").asDouble()).isCloseTo(Math.exp(-c / 8) * (1 - (1 - c) / 8), within(1e-12));
        assertThat(rate.get("verdict").asString()).isEqualTo("holds");
        assertThat(rate.get("rate").asDouble()).isEqualTo(-1);
    }

    /** A regression over these numbers gave [-0.933, -0.860]. */
    @Test
    void theRangeOfLocalExponentsHoldsTheExponentInTheLimit() {
        String n = "10,11,12,13,14,15,16,17,18,19,20";
        JsonNode rate = study("study", "kac", "--observable", "v1^4", "--N", n, "--times", "8", "--json")
                .get("rates")
                .get(0);
        assertThat(rate.get("low").asDouble()).isLessThanOrEqualTo(-1);
        assertThat(rate.get("high").asDouble()).isBetween(-0.9, -0.8);
        assertThat(rate.get("verdict").asString()).isEqualTo("holds");
    }

    @Test
    void repeatedAndEquivalentRequestsAreOne() {
        String[] plain = {"study", "kac", "--observable", "v1^4", "--N", "10,20,40", "--times", "1", "--json"};
        JsonNode once = study(plain);
        JsonNode again = study(
                "study",
                "kac",
                "--observable",
                "v1^4",
                "--observable",
                "v1^4",
                "--N",
                "10,20,20,40,10",
                "--times",
                "1,1.0,1",
                "--json");
        assertThat(again.get("rows")).isEqualTo(once.get("rows"));
        assertThat(again.get("rates")).isEqualTo(once.get("rates"));
        JsonNode named = study(
                "study",
                "kac",
                "--observable",
                "v1^4",
                "--observable",
                "1*v2^4+0*v1",
                "--N",
                "10,20,40",
                "--times",
                "1",
                "--json");
        assertThat(named.get("rates")).hasSize(2);
        assertThat(named.get("rates").get(1).get("observable").asString()).isEqualTo("1*v2^4+0*v1");
        for (String field : new String[] {"rate", "low", "high", "limit", "local", "verdict"}) {
            assertThat(named.get("rates").get(1).get(field))
                    .isEqualTo(once.get("rates").get(0).get(field));
        }
    }

    @Test
    void aSmallFactorChangesNoVerdict() {
        JsonNode one = study("study", "kac", "--observable", "v1^4", "--N", "10,20,40", "--times", "1e-9,1", "--json");
        JsonNode small =
                study("study", "kac", "--observable", "1e-20*v1^4", "--N", "10,20,40", "--times", "1e-9,1", "--json");
        for (int t = 0; t < 2; t++) {
            assertThat(one.get("rates").get(t).get("verdict").asString()).isEqualTo("holds");
            assertThat(small.get("rates").get(t).get("verdict").asString()).isEqualTo("holds");
            assertThat(small.get("rates").get(t).get("high").asDouble())
                    .isCloseTo(one.get("rates").get(t).get("high").asDouble(), within(1e-9));
        }
        for (int i = 0; i < one.get("rows").size(); i++) {
            assertThat(small.get("rows").get(i).get("verdict"))
                    .isEqualTo(one.get("rows").get(i).get("verdict"));
        }
    }

    /** By hand, {@code -0.54 (1/2 - lambda_N) t^2/2 = -0.045 t^2} for N = 10. */
    @Test
    void smallTimesKeepTheirDeviationsWhateverElseIsAsked() {
        JsonNode rows = study(
                        "study", "kac", "--observable", "v1^4", "--N", "10", "--times", "1e-12,1e-9,1,1e6", "--json")
                .get("rows");
        // The next term is of the order t.
        assertThat(rows.get(0).get("deviation").asDouble()).isCloseTo(-4.5e-26, within(1e-35));
        assertThat(rows.get(1).get("deviation").asDouble()).isCloseTo(-4.5e-20, within(1e-28));
        assertThat(rows.get(3).get("deviation").asDouble()).isCloseTo(-0.27, within(1e-13));
    }

    /** The limit of an indicator is the mass of the Bobylev-Krook-Wu solution, not a mean of particles. */
    @Test
    void anIndicatorIsHeldAgainstTheLimitDensity() {
        JsonNode json = study(
                "study",
                "kac",
                "--observable",
                "[v1>1]",
                "--N",
                "4,8,16",
                "--times",
                "1",
                "--replicas",
                "400",
                "--json");
        double limit = json.get("rates").get(0).get("limit").asDouble();
        double exact =
                BobylevKrookWu.of(1, BigFraction.from(0.6 * Math.exp(-0.25))).mass(new double[] {1}, new double[] {60});
        assertThat(limit).isCloseTo(exact, within(1e-4));
        for (JsonNode row : json.get("rows")) {
            assertThat(row.get("source").asString()).isEqualTo("sampled");
            assertThat(row.get("low").asDouble())
                    .isLessThan(row.get("deviation").asDouble());
            assertThat(row.get("high").asDouble())
                    .isGreaterThan(row.get("deviation").asDouble());
        }
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
