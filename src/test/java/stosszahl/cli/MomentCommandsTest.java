package stosszahl.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The commands moments, spectrum, laws and duhamel: the fields of COMMANDS.md, and one line for each mistake. */
class MomentCommandsTest extends CommandTest {
    /** The Bobylev-Krook-Wu solution, {@code E v^4 = 3 - 3 a^2 e^{-t/2}}. */
    @Test
    void momentsAreThoseOfTheClosedForm() {
        JsonNode json = run(
                        "moments",
                        "kac",
                        "--observable",
                        "v1 ^ 4",
                        "--observable",
                        "v1^2",
                        "--N",
                        "10,1e15,inf",
                        "--times",
                        "0,1",
                        "--json")
                .json();
        assertThat(json.get("rows")).hasSize(12);
        JsonNode first = json.get("rows").get(0);
        assertThat(first.get("observable").asString()).isEqualTo("v1^4");
        assertThat(first.get("N").asInt()).isEqualTo(10);
        assertThat(first.get("t").asDouble()).isZero();
        assertThat(first.get("value").asDouble()).isCloseTo(1.92, within(1e-14));
        JsonNode large = json.get("rows").get(5);
        JsonNode limit = json.get("rows").get(9);
        assertThat(large.get("N").asLong()).isEqualTo(1_000_000_000_000_000L);
        assertThat(limit.get("N").asString()).isEqualTo("inf");
        double expected = 3 - 3 * 0.36 * Math.exp(-0.5);
        assertThat(limit.get("value").asDouble()).isCloseTo(expected, within(1e-12));
        assertThat(large.get("value").asDouble()).isCloseTo(expected, within(1e-12 * expected));
        assertThat(json.get("rows").get(1).get("value").asDouble()).isNotCloseTo(expected, within(1e-3));
    }

    /** Terms of {@code 1e16} that cancel leave {@code E v^2 = 1}, by particles' names as well, not what rounding leaves of them; samples alike. */
    @Test
    void likeTermsAreAddedExactly() {
        for (String text : List.of("1e16*v1^4+v1^2-1e16*v1^4", "1e16*v1^4+v2^2-1e16*v2^4")) {
            JsonNode row = run("moments", "kac", "--observable", text, "--N", "10", "--times", "1", "--json")
                    .json()
                    .get("rows")
                    .get(0);
            assertThat(row.get("value").asDouble()).isCloseTo(1, within(1e-12));
            assertThat(row.get("observable").asString()).isEqualTo(text);
            JsonNode sampled = run(
                            "sample",
                            "kac",
                            "--observable",
                            text,
                            "--N",
                            "10",
                            "--times",
                            "1",
                            "--replicas",
                            "400",
                            "--json")
                    .json()
                    .get("rows")
                    .get(0);
            assertThat(sampled.get("low").asDouble()).isLessThan(1);
            assertThat(sampled.get("high").asDouble()).isBetween(1.0, 1.2);
        }
    }

    /** The error that a kernel's averages cause scales with the velocities: {@code v^4} of velocities of {@code 1e-8} has one far below {@code 1e-32}. */
    @Test
    void theErrorOfTheAveragesHasTheScaleOfTheValue(@TempDir Path directory) throws IOException {
        double[] relative = new double[2];
        for (int i = 0; i < 2; i++) {
            Path file = Files.writeString(directory.resolve("m.yaml"), """
                    name: m
                    dimension: 1
                    collisions:
                      - {order: 2, weight: 1, law: kac-rotation, kernel: {type: density, density: "sqrt(abs(sin(theta)))"}}
                    initial: {type: uniform, halfwidth: %s}
                    """.formatted(i == 0 ? "1" : "1e-8"));
            JsonNode row = run(
                            "moments", file.toString(), "--observable", "v1^4", "--N", "10", "--times", "1", "--json")
                    .json()
                    .get("rows")
                    .get(0);
            relative[i] = row.get("error").asDouble() / row.get("value").asDouble();
        }
        assertThat(relative[0]).isBetween(1e-15, 1e-8);
        assertThat(relative[1] / relative[0]).isCloseTo(1, within(1e-6));
    }

    /** Needles where two layers cross; averages by a graded Gauss rule about the place, and by Laplace's method, both outside the program. */
    @Test
    void productsOfLayersAreFoundWhereTheyCross(@TempDir Path directory) throws IOException {
        for (String[] each : new String[][] {
            {"exp(-1e6*(w1-0.6)^2)*exp(-1e6*(w2-0.48)^2)+1e-6", "2.719364"},
            {"exp(-1e8*(w1^2-w2)^2)*exp(-1e8*(w2-w3^3-0.1)^2)+1e-9", "2.72224"}
        }) {
            Path file = Files.writeString(directory.resolve("m.yaml"), """
                    name: m
                    dimension: 1
                    collisions:
                      - {order: 3, weight: 1, law: symmetric, kernel: {type: density, density: "%s"}}
                    initial: {type: bkw, a: 0.6}
                    """.formatted(each[0]));
            JsonNode row = run(
                            "moments", file.toString(), "--observable", "v1^4", "--N", "inf", "--times", "1", "--json")
                    .json()
                    .get("rows")
                    .get(0);
            assertThat(row.get("value").asDouble()).isCloseTo(Double.parseDouble(each[1]), within(6e-6));
            assertThat(row.get("error").asDouble()).isLessThan(1e-3);
        }
    }

    @Test
    void repeatedRequestsAreOne() {
        JsonNode rows = run(
                        "moments",
                        "kac",
                        "--observable",
                        "v1^4",
                        "--observable",
                        "v1^4",
                        "--N",
                        "10,inf,10",
                        "--times",
                        "1,0,1.0",
                        "--json")
                .json()
                .get("rows");
        assertThat(rows).hasSize(4);
        assertThat(rows.get(0).get("t").asDouble()).isEqualTo(1);
        assertThat(rows.get(1).get("t").asDouble()).isZero();
    }

    @Test
    void theChaosDefectTimesNComesToItsCoefficient() {
        JsonNode rows = run(
                        "moments",
                        "kac",
                        "--observable",
                        "v1^2",
                        "--N",
                        "10,1e15,inf",
                        "--times",
                        "2",
                        "--chaos",
                        "--json")
                .json()
                .get("chaos");
        // -(x(t) - x_0) with x = 3 - 1.08 e^{-t/2}.
        double expected = -1.08 * (1 - Math.exp(-1));
        assertThat(rows.get(1).get("scaled").asDouble()).isCloseTo(expected, within(1e-11));
        assertThat(rows.get(0).get("coefficient").asDouble()).isCloseTo(expected, within(1e-11));
        assertThat(rows.get(0).get("scaled").asDouble()).isNotCloseTo(expected, within(0.01));
        assertThat(rows.get(2).get("defect").asDouble()).isCloseTo(0, within(1e-13));
        assertThat(rows.get(2).get("scaled").isNull()).isTrue();
    }

    @Test
    void theSpectrumHasItsExactFactors() {
        JsonNode json = run("spectrum", "kac", "--degree", "4", "--N", "10,inf", "--exact", "--in-N", "--json")
                .json();
        JsonNode row = json.get("rows").get(0);
        List<Double> values = new ArrayList<>();
        row.get("eigenvalues").forEach(v -> values.add(v.asDouble()));
        assertThat(values).isSortedAccordingTo((a, b) -> Double.compare(b, a)).hasSize(5);
        assertThat(values.get(1)).isCloseTo(-2 / 3.0, within(1e-14));
        assertThat(row.get("degree").asInt()).isEqualTo(4);
        assertThat(row.get("factors").get(1).get("root").asString()).isEqualTo("-2/3");
        assertThat(row.get("factors").get(1).get("multiplicity").asInt()).isEqualTo(1);
        assertThat(row.get("characteristicPolynomial").asString()).isEqualTo("x (x + 2/3) (x + 34/9)^2 (x + 20/3)");
        assertThat(json.get("functions").get(1).get("eigenvalue").asString()).isEqualTo("-(N + 2) / (2 (N - 1))");
        JsonNode game = run("spectrum", "economic-game", "--degree", "2", "--N", "10", "--exact", "--json")
                .json()
                .get("rows")
                .get(0);
        assertThat(game.get("factors").get(0).get("polynomial").asString()).isEqualTo("x^2 + 8/9 x - 28/1875");
    }

    @Test
    void theTableOfLawsSaysWhatHoldsAndWhy() {
        JsonNode laws = run("laws", "--dimension", "1,2", "--order", "1,2,3", "--json")
                .json()
                .get("laws");
        JsonNode swap = find(laws, "symmetric-momentum", 1, 2);
        assertThat(swap.get("H3").get("reason").asString()).contains("Q_2 = 0");
        assertThat(swap.get("momentum").get("verdict").asString()).isEqualTo("proved");
        JsonNode rotation = find(laws, "kac-rotation", 1, 2);
        assertThat(rotation.get("H3").get("verdict").asString()).isEqualTo("proved");
        assertThat(rotation.get("H3").get("reason").asString()).contains("in law, not as a map");
        assertThat(rotation.get("momentum").get("verdict").asString()).isEqualTo("refuted");
        assertThat(rotation.get("momentum").get("defect").asDouble()).isGreaterThan(0.5);
        for (int d = 1; d <= 2; d++) {
            JsonNode ternary = find(laws, "non-symmetric-ternary", d, 3);
            assertThat(ternary.get("H1").get("verdict").asString()).isEqualTo("proved");
            assertThat(ternary.get("H3").get("verdict").asString()).isEqualTo("refuted");
            JsonNode adapted = find(laws, "non-symmetric-ternary-adapted", d, 3);
            assertThat(adapted.get("H3").get("verdict").asString()).isEqualTo("proved");
        }
        assertThat(find(laws, "bobylev-cercignani-gamba", 1, 3)
                        .get("energy")
                        .get("verdict")
                        .asString())
                .isEqualTo("refuted");
        assertThat(run("laws", "binary", "--dimension", "3").out()).contains("binary", "T^w is its own inverse");
    }

    /** A user's class, as a model names it, in every dimension that it can be made in. */
    @org.junit.jupiter.api.Test
    void lawsOfAUserAreInTheTable() {
        String reversal = "stosszahl.catalogue.UserLaws$Reversal";
        JsonNode laws =
                run("laws", reversal, "--dimension", "1,2", "--json").json().get("laws");
        assertThat(laws.size()).isEqualTo(2);
        assertThat(laws.get(0).get("name").asString()).isEqualTo("reversal");
        for (String h : new String[] {"H1", "H2", "H3", "energy"}) {
            assertThat(laws.get(1).get(h).get("verdict").asString()).as(h).isEqualTo("holds");
        }
        assertThat(laws.get(1).get("momentum").get("verdict").asString()).isEqualTo("refuted");
        assertThat(run("laws", "stosszahl.catalogue.UserLaws$Line", "--json")
                        .json()
                        .get("laws")
                        .size())
                .isEqualTo(1);
        refused("no class", "laws", "org.example.Nowhere");
        refused("is of dimension 1", "laws", "stosszahl.catalogue.UserLaws$Line", "--dimension", "2");
        refused("no data file", "laws", "stosszahl.catalogue.UserLaws$Failing");
        refused("does not implement", "laws", "stosszahl.catalogue.UserLaws$Stranger");
    }

    private static JsonNode find(JsonNode laws, String name, int d, int order) {
        for (JsonNode law : laws) {
            if (law.get("name").asString().equals(name)
                    && law.get("dimension").asInt() == d
                    && law.get("order").asInt() == order) {
                return law;
            }
        }
        throw new AssertionError("no law " + name + " in dimension " + d + " of order " + order);
    }

    /** {@code 3 - 1.08 e^{-t/2}} in the limit: after order {@code n} the remainder is {@code 1.08 sum_{l>n} (-t/2)^l/l!} up to its sign, to nine digits also where it is far below the rounding of the value. */
    @Test
    void remaindersAtShortTimesKeepTheirDigits() {
        for (String scale : List.of("", "1e-20*")) {
            for (String time : List.of("1e-9", "1e-3", "0.2")) {
                JsonNode rows = run(
                                "duhamel",
                                "kac",
                                "--observable",
                                scale + "v1^4",
                                "--N",
                                "inf",
                                "--time",
                                time,
                                "--terms",
                                "2",
                                "--json")
                        .json()
                        .get("rows");
                double x = -Double.parseDouble(time) / 2;
                for (int n = 0; n <= 2; n++) {
                    double right = 0;
                    double term = 1;
                    for (int l = 1; l < 12; l++) {
                        term *= x / l;
                        right += l > n ? 1.08 * term : 0;
                    }
                    double factor = scale.isEmpty() ? 1 : 1e-20;
                    double found = rows.get(n).get("remainder").asDouble();
                    assertThat(found / (factor * Math.abs(right))).isCloseTo(1, within(1e-9));
                }
            }
        }
    }

    /** {@code x(t) = x_inf + (x_0 - x_inf) e^{-gap t}}, so {@code c_1 = 27/50} for every N and the remainder after order 1 is known. */
    @Test
    void duhamelSumsOfAPolynomialAreExact() {
        Outcome outcome = run(
                "duhamel",
                "kac",
                "--observable",
                "v1^4",
                "--N",
                "10,inf",
                "--time",
                "1/4",
                "--terms",
                "3",
                "--exact",
                "--in-N",
                "--json");
        JsonNode json = outcome.json();
        assertThat(outcome.err()).contains("infinite");
        assertThat(json.get("rows")).hasSize(8);
        JsonNode row = json.get("rows").get(5);
        assertThat(row.get("N").asString()).isEqualTo("inf");
        assertThat(row.get("n").asInt()).isEqualTo(1);
        assertThat(row.get("partialSum").asDouble()).isEqualTo(2.055);
        double value = 3 - 1.08 * Math.exp(-0.125);
        assertThat(row.get("remainder").asDouble()).isCloseTo(Math.abs(value - 2.055), within(1e-13));
        assertThat(row.get("paperBound").asString()).isEqualTo("inf");
        assertThat(row.get("sharpBound").asString()).isEqualTo("inf");
        assertThat(json.get("coefficients").get(0).get("values").get(2).asString())
                .isEqualTo("-9/25");
        assertThat(json.get("functions").get(2).asString()).isEqualTo("-27 (N + 2) / (100 (N - 1))");
    }

    @Test
    void duhamelSumsOfABoundedObservableLieWithinTheirBounds() {
        JsonNode rows = run(
                        "duhamel",
                        "kac",
                        "--observable",
                        "cos(v1)*[v2 < 0]",
                        "--N",
                        "4,inf",
                        "--time",
                        "0.05",
                        "--terms",
                        "5",
                        "--json")
                .json()
                .get("rows");
        assertThat(rows).hasSize(12);
        double before = Double.POSITIVE_INFINITY;
        for (JsonNode row : rows) {
            double remainder = row.get("remainder").asDouble();
            // Rounding of sums of probabilities.
            assertThat(remainder).isLessThanOrEqualTo(row.get("sharpBound").asDouble() + 1e-14);
            assertThat(row.get("sharpBound").asDouble())
                    .isLessThanOrEqualTo(row.get("lemmaBound").asDouble() * (1 + 1e-12));
            assertThat(row.get("lemmaBound").asDouble())
                    .isLessThanOrEqualTo(row.get("paperBound").asDouble());
            if (row.get("n").asInt() > 0) {
                assertThat(remainder).isLessThanOrEqualTo(before + 1e-14);
            }
            before = remainder;
        }
        // It bites: the first sum alone is off, the last is right.
        assertThat(rows.get(0).get("remainder").asDouble()).isGreaterThan(1e-5);
        assertThat(rows.get(5).get("remainder").asDouble()).isLessThan(1e-8);
        assertThat(rows.get(11).get("remainder").asDouble()).isLessThan(1e-8);
    }

    /** A collision of order one alone: no coupling, m = 0, and (5.23) is not defined. */
    @Test
    void withoutCouplingThePapersBoundIsMissing(@TempDir Path directory) throws IOException {
        String file = file(
                directory,
                "name: one\ncollisions:\n  - {order: 1, weight: 1, law: order-one}\n"
                        + "initial: {type: gaussian, mean: [1], variance: [0.5]}\n");
        JsonNode row = run(
                        "duhamel",
                        file,
                        "--observable",
                        "[v1 < 0]",
                        "--N",
                        "3",
                        "--time",
                        "0.3",
                        "--terms",
                        "4",
                        "--json")
                .json()
                .get("rows")
                .get(4);
        assertThat(row.get("paperBound").isNull()).isTrue();
        assertThat(row.get("remainder").asDouble())
                .isPositive()
                .isLessThan(row.get("sharpBound").asDouble());
    }

    @Test
    void mistakesOfTheCommandsAreNamedInOneLine() {
        refused("unknown law 'kak'", "laws", "kak");
        refused("use numbers from 1 to 5", "laws", "--order", "6");
        refused("use numbers from 1 to 3", "laws", "--dimension", "4");
        refused("no law 'kac-rotation'", "laws", "kac-rotation", "--dimension", "2");
        String[] duhamel = {"duhamel", "kac", "--N", "4,inf", "--time", "0.1", "--terms", "3", "--observable"};
        refused("leave out --cells", with(duhamel, "v1^4", "--cells", "5"));
        refused("leave out --exact", with(duhamel, "cos(v1)", "--exact"));
        refused("neither a polynomial nor bounded", with(duhamel, "v1*cos(v1)"));
        refused("use --levels 4", with(duhamel, "cos(v1)", "--levels", "2"));
        refused("needs 9 particles", with(duhamel, "cos(v9)"));
        refused("use at least 1", with(duhamel, "cos(v1)", "--levels", "0"));
        refused("terms n = -1", "duhamel", "kac", "--observable", "v1", "--N", "4", "--time", "1", "--terms", "-1");
        refused("t = -1.0", "duhamel", "kac", "--observable", "v1", "--N", "4", "--time", "-1", "--terms", "2");
        refused("is no number", "duhamel", "kac", "--observable", "v1", "--N", "4", "--time", "x", "--terms", "2");
        refused("largest that fits", with(duhamel, "cos(v1)", "--cells", "8", "--levels", "200"));
        refused("not a polynomial", "moments", "kac", "--observable", "cos(v1)", "--N", "10", "--times", "1");
        refused("degree of at most 28", "moments", "kac", "--observable", "v1^60", "--N", "10", "--times", "1");
        refused("use N >= 3", "moments", "kac", "--observable", "v1*v2*v3", "--N", "2", "--times", "1");
        refused("t = -1.0", "moments", "kac", "--observable", "v1", "--N", "2", "--times", "-1");
        refused("use p <=", "spectrum", "kac", "--degree", "60", "--N", "10");
        refused("use a uniform kernel", "spectrum", "skewed-kac", "--degree", "2", "--N", "10", "--exact");
    }

    private static String[] with(String[] start, String... more) {
        List<String> all = new ArrayList<>(List.of(start));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    /** The place is a line of the file or a path into it; the remedy is what could stand there. */
    @Test
    void mistakesInAModelFileAreNamedInOneLine(@TempDir Path directory) throws IOException {
        String[][] cases = {
            {"line", "name: x\ncollisions:\n  - {order: 2, weight: 1, law: kac-rotation\ninitial: {type: bkw, a: 0.1}\n"
            },
            {
                "colour",
                "name: x\ncollisions:\n  - {order: 2, weight: 1, law: kac-rotation, colour: red}\ninitial: {type: bkw, a: 0.1}\n"
            },
            {
                "known are H1, H2, H3, energy, momentum",
                "name: x\ncollisions:\n  - {order: 2, weight: 1, law: kac-rotation}\ninitial: {type: bkw, a: 0.1}\n"
                        + "expected-failures: [h2]\n"
            },
            {
                "bkw parameter",
                "name: x\ncollisions:\n  - {order: 2, weight: 1, law: kac-rotation}\ninitial: {type: bkw, a: 0.9}\n"
            }
        };
        for (String[] each : cases) {
            String file = file(directory, each[1]);
            refused(each[0], "moments", file, "--observable", "v1", "--N", "10", "--times", "1");
            refused(each[0], "duhamel", file, "--observable", "v1", "--N", "10", "--time", "1", "--terms", "1");
            refused(each[0], "spectrum", file, "--degree", "2", "--N", "10");
        }
    }

    private static String file(Path directory, String text) throws IOException {
        Path file = directory.resolve("model.yaml");
        Files.writeString(file, text);
        return file.toString();
    }
}
