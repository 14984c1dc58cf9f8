package stosszahl.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stosszahl.catalogue.ModelCatalogue;
import stosszahl.collision.LawTable;
import tools.jackson.databind.JsonNode;

/**
 * Models on which the program was once wrong, with the right answers. Values were computed by code that shares nothing with the program: 60-digit quadrature of
 * the kernels and an own generator of the moments. The models are resources of the tests, {@code stosszahl/cases}.
 */
class CasesTest extends CommandTest {
    @TempDir
    Path directory;

    private static String file(String name) {
        try {
            return Path.of(Objects.requireNonNull(
                                    CasesTest.class.getResource("/stosszahl/cases/" + name + ".yaml"), name)
                            .toURI())
                    .toString();
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A run of {@code verify} with few replicas: the sampler's verdicts keep their level, their power is not what is asked here. */
    private record Verified(Outcome outcome, Map<String, JsonNode> verdicts) {
        String verdict(String claim) {
            return verdicts.containsKey(claim)
                    ? verdicts.get(claim).get("verdict").asString()
                    : "missing";
        }

        /** Of refutations only those that nobody expects: Kac's gas does not conserve momentum, nor is it asked to. */
        List<String> all(String verdict) {
            return verdicts.entrySet().stream()
                    .filter(v -> v.getValue().get("verdict").asString().equals(verdict))
                    .filter(v -> !verdict.equals("refuted")
                            || v.getValue().get("expected").asBoolean())
                    .map(v -> v.getKey() + ": " + v.getValue().get("measured") + " <= "
                            + v.getValue().get("bound") + " " + v.getValue().get("witness"))
                    .toList();
        }
    }

    private Verified verify(String model, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "verify",
                model,
                "--json",
                "--replicas",
                "200",
                "--out",
                directory.resolve("report").toString()));
        args.addAll(List.of(more));
        Outcome outcome = run(args.toArray(String[]::new));
        assertThat(outcome.status()).as(outcome.err()).isIn(0, 1);
        Map<String, JsonNode> verdicts = new TreeMap<>();
        outcome.json().get("verdicts").forEach(v -> verdicts.put(v.get("claim").asString(), v));
        verdicts.forEach((claim, v) -> {
            String word = v.get("verdict").asString();
            if (word.equals("proved") || word.equals("holds")) {
                assertThat(v.get("places").asLong())
                        .as(claim + " compares nothing")
                        .isPositive();
            }
            if (word.equals("proved")) {
                assertThat(v.get("trusts").asString()).as(claim).isNotBlank();
            }
        });
        return new Verified(outcome, verdicts);
    }

    /** Kernels that a fixed rule of some 70 nodes does not see. */
    @ParameterizedTest
    @CsvSource({
        "kac-narrow, v1^4, 2.527012504, 5.1e-10",
        "kac-peak, v1^4, 1.953136038, 5.1e-10",
        "kac-root, v1^4, 2.262132744, 2e-9",
        "binary-cap, v1x^4, 3.154518, 5.1e-7",
        "binary-cap, v1z^4, 11.414129, 5.1e-7"
    })
    void averagesOverNarrowAndSingularKernels(String model, String observable, double right, double tolerance) {
        Outcome outcome =
                run("moments", file(model), "--observable", observable, "--N", "inf", "--times", "1", "--json");
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.json().get("rows").get(0).get("value").asDouble()).isCloseTo(right, within(tolerance));
    }

    /** The sampler draws from them, {@code verify} agrees with it, and nothing is refuted. */
    @ParameterizedTest
    @ValueSource(strings = {"kac-narrow", "kac-peak", "kac-root", "binary-cap"})
    void particlesAndMomentsAgreeOnThem(String model) {
        Verified verified = verify(file(model));
        assertThat(verified.all("refuted")).isEmpty();
        assertThat(verified.outcome().status()).isZero();
        assertThat(verified.verdicts().keySet()).anyMatch(c -> c.startsWith("theorem-2.3/sampler"));
    }

    /** {@code |theta|^-1.5} has no integral, whoever asks. */
    @Test
    void aDensityThatIsNotIntegrableIsRefused() {
        String model = file("kac-not-integrable");
        String out = directory.resolve("refused").toString();
        refused("integr", "moments", model, "--observable", "v1^4", "--N", "inf", "--times", "1");
        refused("integr", "verify", model, "--out", out);
        refused("integr", "spectrum", model, "--degree", "4", "--N", "10");
        refused("integr", "study", model, "--observable", "v1^4", "--N", "10,20,40", "--times", "1");
        refused("integr", "sample", model, "--N", "10", "--replicas", "10", "--times", "1", "--observable", "v1^4");
        refused("integr", "ledger", model, "--json");
        assertThat(Path.of(out)).doesNotExist();
    }

    /** The atoms of {@code T} and of its inverse are disjoint, {@code pi/40} against {@code 3 pi/40} modulo {@code pi/10}; the other two say so themselves. */
    @ParameterizedTest
    @CsvSource({"twenty-atoms, 1", "seventh-harmonic, 0", "seven-rational-atoms, 0"})
    void lawsThatAreNotTheirInverse(String model, int status) {
        Verified verified = verify(file(model));
        assertThat(verified.verdict("H1/kac-rotation/K=2")).isIn("proved", "holds");
        assertThat(verified.verdict("H2/kac-rotation/K=2")).isEqualTo("refuted");
        assertThat(verified.verdict("H3/kac-rotation/K=2")).isEqualTo("refuted");
        assertThat(verified.verdict("energy/kac-rotation/K=2")).isIn("proved", "holds");
        assertThat(verified.outcome().status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"twenty-atoms", "seventh-harmonic", "seven-rational-atoms"})
    void theLedgerRefutesThemToo(String model) {
        assertThat(ledger(model, "(H1)")).isNotEmpty().doesNotContain("refuted");
        assertThat(ledger(model, "(H2)")).isNotEmpty().containsOnly("refuted");
        assertThat(ledger(model, "(H3)")).isNotEmpty().containsOnly("refuted");
        assertThat(ledger(model, "Lemma 6.1,")).isNotEmpty().containsOnly("refuted");
    }

    private static List<String> ledger(String model, String label) {
        JsonNode rows = run("ledger", file(model), "--json").json().get("rows");
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(r -> (r.get("equation").asString() + ",").startsWith(label)
                        || (r.get("statement").asString() + ",").startsWith(label))
                .map(r -> r.get("verdict").asString())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"twenty-atoms", "seventh-harmonic", "seven-rational-atoms"})
    void theTableOfLawsSaysTheSame(String model) {
        JsonNode laws = run("laws", file(model), "--json").json().get("laws");
        assertThat(laws.size()).isOne();
        assertThat(laws.get(0).get("H1").get("verdict").asString()).isIn("proved", "holds");
        assertThat(laws.get(0).get("H2").get("verdict").asString()).isEqualTo("refuted");
        assertThat(laws.get(0).get("H3").get("verdict").asString()).isEqualTo("refuted");
        assertThat(laws.get(0).get("energy").get("verdict").asString()).isIn("proved", "holds");
    }

    /** Two atoms of weight 1e-4, each the inverse of the other, that create energy. */
    @Test
    void aRareHeatingIsSeen() {
        Verified verified = verify(file("rare-heating"));
        String law = "bobylev-cercignani-gamba/K=2";
        assertThat(verified.verdict("H1/" + law)).isEqualTo("refuted");
        assertThat(verified.verdict("energy/" + law)).isEqualTo("refuted");
        assertThat(verified.verdict("H2/" + law)).isEqualTo("proved");
        assertThat(verified.verdict("H3/" + law)).isEqualTo("proved");
        assertThat(verified.outcome().status()).isEqualTo(1);
        assertThat(ledger("rare-heating", "(H1)")).isNotEmpty().containsOnly("refuted");
        assertThat(ledger("rare-heating", "(H2)")).isNotEmpty().containsOnly("proved");
        LawTable.Row row = LawTable.row(ModelCatalogue.load(file("rare-heating"))
                .model()
                .collisions()
                .get(0)
                .law());
        assertThat(row.h1().toString()).contains("REFUTED");
        assertThat(row.energy().toString()).contains("REFUTED");
        assertThat(row.h3().toString()).contains("PROVED");
        JsonNode rows = run(
                        "moments",
                        file("rare-heating"),
                        "--observable",
                        "v1^2",
                        "--N",
                        "inf",
                        "--times",
                        "0,100",
                        "--json")
                .json()
                .get("rows");
        assertThat(rows.get(1).get("value").asDouble()
                        / rows.get(0).get("value").asDouble())
                .isCloseTo(1.046, within(5e-4));
    }

    /** {@code 2 (1 - E cos^4 - E sin^4) = 576/625}; the solution of Bobylev, Krook and Wu is that of the uniform angle, and only there it is drawn. */
    @Test
    void aKernelWithoutAKnownSolutionIsNotDrawnWithOne() throws IOException {
        JsonNode rows = run(
                        "moments",
                        file("rational-kernel"),
                        "--observable",
                        "v1^4",
                        "--N",
                        "inf",
                        "--times",
                        "0,1,2",
                        "--json")
                .json()
                .get("rows");
        double[] values = new double[3];
        for (int i = 0; i < 3; i++) {
            values[i] = rows.get(i).get("value").asDouble();
        }
        assertThat(-Math.log((values[2] - values[1]) / (values[1] - values[0]))).isCloseTo(0.9216, within(1e-12));
        Verified verified = verify(file("rational-kernel"));
        assertThat(verified.all("refuted")).isEmpty();
        assertThat(Files.readString(directory.resolve("report/report.json"))).doesNotContain("Bobylev-Krook-Wu, t =");
        verify("kac");
        assertThat(Files.readString(directory.resolve("report/report.json"))).contains("Bobylev-Krook-Wu, t =");
    }

    /** Verdicts do not depend on the unit of velocity. */
    @Test
    void smallVelocitiesAreNoOtherModel() throws IOException {
        Path large = directory.resolve("large.yaml");
        Files.writeString(
                large, Files.readString(Path.of(file("small-velocities"))).replace("halfwidth: 1e-4", "halfwidth: 3"));
        Map<String, String> small = words(verify(file("small-velocities")));
        assertThat(small).isEqualTo(words(verify(large.toString()))).hasSizeGreaterThan(40);
        for (String velocities : List.of(file("small-velocities"), large.toString())) {
            JsonNode rate = run(
                            "study", velocities, "--observable", "v1^4", "--N", "10,20,40", "--times", "1", "--json")
                    .json()
                    .get("rates")
                    .get(0);
            assertThat(rate.get("verdict").asString()).isIn("holds", "proved");
        }
    }

    private static Map<String, String> words(Verified verified) {
        Map<String, String> words = new TreeMap<>();
        verified.verdicts()
                // The names of bounded observables hold their scale of velocity: "[v1>2]" and "[v1>5e-05]".
                .forEach((claim, v) -> words.put(
                        claim.replaceAll("\\[[^]]*\\]|cos\\([^)]*\\)", "phi"),
                        v.get("verdict").asString()));
        return words;
    }

    /** What needs an integral over too many angles says so, and the rest is reported. */
    @Test
    void aModelWithTooManyAnglesHasAReport() {
        Verified verified = verify(file("space-ternary"));
        assertThat(verified.outcome().status()).isZero();
        assertThat(Path.of(verified.outcome().json().get("report").asString())).isRegularFile();
        verified.verdicts().forEach((claim, v) -> {
            if (v.get("verdict").asString().equals("not-applicable")) {
                assertThat(v.get("note").asString() + v.get("witness").asString())
                        .as(claim)
                        .isNotBlank();
            }
        });
        assertThat(verified.all("proved").size() + verified.all("holds").size()).isGreaterThan(20);
    }

    /** Its grids are chosen so that a rate can be told. */
    @Test
    void ratesInThePlaneAreDecided() {
        Verified verified = verify(file("plane-mixture"));
        assertThat(verified.all("refuted")).isEmpty();
        assertThat(verified.all("unresolved").stream().filter(c -> c.contains("/rate")))
                .isEmpty();
        assertThat(verified.verdicts().keySet()).anyMatch(c -> c.contains("/rate"));
    }

    /** At rest nothing is compared, and nothing holds of it. */
    @Test
    void nothingComparedIsNotApplicable() {
        Verified verified = verify(file("rest-order-one"));
        assertThat(verified.all("refuted")).isEmpty();
        for (String claim : List.of("A3/bound", "duhamel/sharp-bound")) {
            assertThat(verified.verdict(claim)).as(claim).isIn("not-applicable", "missing");
        }
        assertThat(verified.all("holds")).noneMatch(c -> c.contains("uniform-in-time"));
        verified.verdicts()
                .forEach((claim, v) -> assertThat(v.get("verdict").asString().equals("holds")
                                && v.get("measured").asDouble() == 0
                                && v.get("bound").asDouble() == 0)
                        .as(claim + " is 0 <= 0")
                        .isFalse());
    }

    /** On exact data repeated times and observables that are one tell nothing new. */
    @Test
    void requestsThatAreRepeatedNarrowNothing() {
        JsonNode once = rate("--observable", "v1^4", "--times", "1");
        for (JsonNode again : List.of(
                rate("--observable", "v1^4", "--times", "1,1"),
                rate("--observable", "v1^4", "--observable", "v1^4", "--times", "1"),
                rate("--observable", "v1^4", "--observable", "1*v1^4", "--times", "1"))) {
            for (String field : List.of("rate", "low", "high")) {
                assertThat(again.get(field)).as(field).isEqualTo(once.get(field));
            }
        }
    }

    private static JsonNode rate(String... more) {
        List<String> args = new ArrayList<>(List.of("study", "kac", "--N", "10,20,40", "--json"));
        args.addAll(List.of(more));
        Outcome outcome = run(args.toArray(String[]::new));
        assertThat(outcome.status()).as(outcome.err()).isZero();
        return outcome.json().get("rates").get(0);
    }

    /** The deviation of a bounded observable from the limit itself, not from a larger gas. Level 1e-5 for a fixed seed. */
    @Test
    void aSampledStudyComparesWithTheLimit() {
        JsonNode json = run(
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
                        "--json")
                .json();
        assertThat(json.get("rates").get(0).get("limit").asDouble()).isCloseTo(0.88093155432, within(1e-9));
        JsonNode row = json.get("rows").get(0);
        double error = row.get("standardError").asDouble();
        // Six digits of it are known here; the series has no noise.
        assertThat(Math.abs(row.get("deviation").asDouble() + 3.60866e-5)).isLessThan(4.5 * error + 5e-11);
        assertThat(error).isLessThan(1e-3);
    }

    /** {@code -(N-1)^{-1} ..}: small times keep their relative accuracy, whatever other times are asked for. */
    @ParameterizedTest
    @ValueSource(strings = {"1e-9", "1e-9,1"})
    void deviationsAtSmallTimesAreAccurate(String times) {
        JsonNode rows = run("study", "kac", "--observable", "v1^4", "--N", "10,20,40", "--times", times, "--json")
                .json()
                .get("rows");
        assertThat(rows.get(0).get("deviation").asDouble()).isCloseTo(-4.5e-20, within(1e-26));
    }

    @Test
    void whatIsNoNumberIsNoAnswer() {
        refused("", "moments", "kac", "--observable", "1e400*v1^4", "--N", "10", "--times", "1");
        refused("", "moments", "kac", "--observable", "1e300*v1^28", "--N", "10", "--times", "1");
        JsonNode row = run(
                        "sample",
                        "kac",
                        "--N",
                        "10",
                        "--replicas",
                        "100",
                        "--times",
                        "1",
                        "--observable",
                        "[v1>6]",
                        "--json")
                .json()
                .get("rows")
                .get(0);
        assertThat(row.get("low").asDouble()).isLessThanOrEqualTo(0);
        // The true probability is below the interval's end in 95 of 100 cases; none of 1000 particles, so some 1e-3 at
        // least.
        assertThat(row.get("high").asDouble()).isGreaterThan(1e-4);
    }

    @Test
    void aShortWindowRefutesNothing() {
        assertThat(verify("kac", "--until", "0.5").all("refuted")).isEmpty();
    }
}
