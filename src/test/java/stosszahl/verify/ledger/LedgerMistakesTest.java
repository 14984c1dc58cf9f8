package stosszahl.verify.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import stosszahl.catalogue.ModelCatalogue;
import stosszahl.claim.Comparison;
import stosszahl.claim.Verdict;
import stosszahl.collision.CollisionKernel;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.DiscreteKernel;
import stosszahl.collision.KacRotation;
import stosszahl.collision.NonSymmetricTernary;
import stosszahl.collision.PermutationAverage;
import stosszahl.collision.SphereKernel;

/** The statements of Sections 3 and 4 and Appendix A, each with a mistake that turns it refuted: a wrong factor, a broken law, a process that is none. */
class LedgerMistakesTest {
    private static final Bench KAC = Bench.of(ModelCatalogue.load("kac").model());
    private static final BigFraction ONE = BigFraction.ONE;
    private static final ExactChain CHAIN = ExactChain.triangle();

    /** By equation; a statement whose print is at fault needs none, its print being one. */
    private static Map<String, Consumer<Comparison>> mistakes() {
        Map<String, Consumer<Comparison>> all = new LinkedHashMap<>();
        all.put("Proposition 2.3, data", s -> Section2KacModel.negative(KAC, s, ONE));
        section3(all);
        section4(all);
        appendix(all);
        return all;
    }

    private static void section3(Map<String, Consumer<Comparison>> all) {
        all.put("(3.2), (3.3)", s -> Section3Rows.binary(KAC, s, w -> PrintedLaws.symmetric(w[0], BigFraction.ZERO)));
        all.put("(3.4)", s -> Section3Rows.blocks(KAC, s, w -> PrintedLaws.symmetric(w[0], BigFraction.ZERO)));
        all.put("(3.5)", s -> Section3Rows.rotation(s, (c, t) -> PrintedLaws.rotation(c, c)));
        all.put("(3.6)", s -> Section3Rows.inverse(s, (c, t) -> PrintedLaws.symmetric(c, t)));
        all.put(
                "(3.7), (3.8)",
                s -> Section3Rows.symmetric(
                        KAC, s, w -> PrintedLaws.symmetric(w).times(PrintedLaws.symmetric(first(w.length)))));
        all.put("(3.9)", s -> Section3Rows.renamed(KAC, s, true));
        all.put(
                "after (3.9)",
                s -> Section3Rows.momentumLost(
                        KAC, s, (k, d, rng) -> k == 1 ? List.of() : PrintedLaws.sumZero(k, d, rng)));
        all.put("(3.10)", s -> Section3Rows.momentumKept(KAC, s, (k, d, rng) -> PrintedLaws.sphere(k * d, rng)));
        all.put(
                "Section 3.1, the program",
                s -> Section3Rows.match(
                        s,
                        KacRotation.of(SphereKernel.uniform(2)).matrix(new double[] {0.6, 0.8}),
                        PrintedLaws.rotation(BigFraction.of(3, 5), BigFraction.of(-4, 5)),
                        "rotation"));
        all.put(
                "(3.11)",
                s -> Section3Models.anonymous(
                        KAC, s, (k, a, b) -> PrintedLaws.game(k, a, b).times(PrintedLaws.symmetric(first(k)))));
        all.put("(3.11), energy", s -> Section3Models.energy(s, 2));
        all.put("3.2.1, $Q_K$", s -> Section3Models.pushForward(KAC, s, false));
        all.put("(3.13)", s -> Section3Models.denominator(KAC, s, BigFraction.of(9, 10)));
        all.put(
                "3.2.2, momentum",
                s -> Section3Models.momentum(KAC, s, (sign, w) -> PrintedLaws.symmetric(first(3 * w.length / 2))));
        all.put(
                "3.2.2, symmetry",
                s -> Section3Models.anonymity(KAC, s, PermutationAverage.of(NonSymmetricTernary.uniform(1))));
        all.put("before (3.15)", s -> Section3Models.roles(KAC, s, 1));
    }

    private static void section4(Map<String, Consumer<Comparison>> all) {
        all.put("(4.1)", s -> Section4Laws.sphere(s, NonSymmetricTernary.asPrinted(1), KAC.random(1)));
        all.put("(4.9), density", s -> Section4Laws.density(s, oneSided(), KAC.random(2)));
        all.put("Section 4, steps (1)-(4)", s -> Section4Rows.steps(KAC, s, false));
        all.put(
                "(4.3)",
                s -> Section4Rows.probability(
                        KAC, s, (f, n) -> FullTensor.combine(2, Section4Rows.step(KAC, f, n), 0, f)));
        all.put(
                "(4.4)",
                s -> Section4Rows.pairing(KAC, s, (phi, n) -> KAC.tensor().expected(phi, n, 0, 1)));
        all.put("(4.5)", s -> AppendixRows.transition(s, new Remembering(), CHAIN, true));
        all.put("(4.6), (4.7)", s -> Section4Rows.semigroup(KAC, s, 1.1));
        all.put("(4.7), generator", s -> Section4Rows.derivative(KAC, s, 0.5));
        all.put("(4.8), (4.9)", s -> Section4Rows.masterEquation(KAC, s, 1.001));
        all.put(
                "Remark 4.1",
                s -> Section4Rows.collisionsPerParticle(
                        KAC, s, KAC.model().alpha().multiply(2)));
    }

    private static void appendix(Map<String, Consumer<Comparison>> all) {
        all.put("Definition 7, (A.1)", s -> AppendixRows.memoryless(KAC, s, everySecond(4)));
        all.put("Definition 8, (A.2)", s -> AppendixRows.corresponds(KAC, s, everySecond(4)));
        all.put("Proposition A.1", s -> AppendixRows.distributions(KAC, s, everySecond(4)));
        all.put("Definition 10, (A.4)", s -> AppendixRows.probability(s, ExactChain.steps(KAC, 2, false)));
        all.put("Proposition A.2", s -> AppendixRows.consistent(s, CHAIN, x -> BigFraction.of(1, 3)));
        all.put("Proposition A.3, (A.7)", s -> AppendixRows.series(KAC, s, 1.01));
    }

    /** What is at fault in the print, and what refutes its correction. */
    private static Map<String, Consumer<Comparison>> wrongCorrections() {
        Map<String, Consumer<Comparison>> all = new LinkedHashMap<>();
        all.put("Proposition 2.3, existence", s -> BkwBackward.equation(s, BigFraction.of(1, 2)));
        all.put(
                "(3.15), (3.16)",
                s -> Section3Models.spaces(s, PrintedLaws.ternary(1, ExactMatrix.unit(4, KAC.random(4))), 1, 2));
        all.put("Definition 9, (A.3)", s -> AppendixRows.markov(s, new Remembering(), false));
        all.put("Definition 11, (A.5)", s -> AppendixRows.transition(s, new Remembering(), CHAIN, true));
        all.put("Definition 12, (A.6), range", s -> AppendixRows.feller(s, new Step(), KAC.random(3)));
        all.put("Definition 13", s -> AppendixPoisson.characterised(s, Map.of(2, 1.0)));
        all.put("(A.9)", s -> AppendixPoisson.inLaw(s, births()));
        return all;
    }

    @TestFactory
    Stream<DynamicTest> aMistakeTurnsItsRowRefuted() {
        Map<String, Consumer<Comparison>> all = mistakes();
        all.putAll(wrongCorrections());
        return all.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
                    Comparison sides = Comparison.start();
                    e.getValue().accept(sides);
                    assertThat(sides.verdict()).isEqualTo(Verdict.REFUTED);
                }));
    }

    /** No statement of these sections without a mistake that is found: in the table, or in print. */
    @Test
    void everyStatementOfTheNewSectionsHasAMistake() {
        Set<String> known = new HashSet<>(mistakes().keySet());
        for (String section : List.of("3", "4", "A")) {
            for (Statement s : Ledger.statements().get(section)) {
                if (s.equation().equals("(3.1)") || known.contains(s.equation())) {
                    continue;
                }
                LedgerRow row = s.row(section, KAC, Set.of());
                assertThat(row.misprint()).as(s.equation()).isTrue();
            }
        }
    }

    @Test
    void theFindingOnTheLedgerIsRefutedByOneWrongRow() {
        assertThat(LedgerRefutations.all()).allSatisfy((claim, refutation) -> {
            assertThat(refutation.get().claim()).isEqualTo(claim);
            assertThat(refutation.get().verdict()).isEqualTo(Verdict.REFUTED);
            assertThat(refutation.get().witness()).contains("(6.36), doubled", "n = 7");
        });
        List<LedgerRow> sound = Section7GainForm.rows().stream()
                .map(s -> s.row("7", KAC, Set.of()))
                .toList();
        assertThat(LedgerSection.judge(sound).verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(LedgerSection.judge(sound).places()).isEqualTo(7);
        assertThat(LedgerSection.judge(List.of()).verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
    }

    /** What decides a hypothesis is an identity of polynomials, or all atoms, and not the fractions of a few places. */
    @Test
    void aProofNamesWhatDecidedIt() {
        for (String equation : List.of("(H1)", "(H2), (1.2)", "(H3), (1.3)", "Lemma 6.1, (6.3)-(6.15)", "(6.16)")) {
            LedgerRow row = row(equation);
            assertThat(row.verdict()).as(equation).isEqualTo(Verdict.PROVED);
            assertThat(row.trusts())
                    .as(equation)
                    .contains("kac-rotation, K = 2: ")
                    .doesNotContain("at the places counted");
        }
        assertThat(row("(3.12)-(3.14)").correction().orElseThrow().trusts()).contains("polynomials");
        assertThat(row("(1.7)").trusts()).contains("at the places counted");
        LedgerRow partly = Statement.of(
                        "x",
                        "x",
                        (b, s) -> s.trusting("a theorem")
                                .equal(1L, 1L, () -> "exact")
                                .equal(1.0, 1.0, 1, () -> "floating point"))
                .row("x", KAC, Set.of());
        assertThat(partly.verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(partly.trusts()).isEmpty();
        assertThat(partly.note()).contains("proved in part: a theorem");
    }

    private static LedgerRow row(String equation) {
        return Ledger.statements().values().stream()
                .flatMap(List::stream)
                .filter(s -> s.equation().equals(equation))
                .findFirst()
                .orElseThrow()
                .row("x", KAC, Set.of());
    }

    /** The closed form of the norm by hand: at c = 1/4, q = 3/2, u^2 = 1/3; Phi(0.57735) = 0.718149, phi(0.57735) = 0.337696. */
    @Test
    void theNormOfTheContinuedSolution() {
        assertThat(BkwBackward.norm(0.25))
                .isCloseTo(1 - 2 * 0.436297 + 6 * 0.577350 * 0.337696, within(2e-5))
                .isCloseTo(BkwBackward.integral(0.25), within(1e-10));
        assertThat(1e-6 * BkwBackward.norm(1e-6)).isCloseTo(0.48394, within(1e-5));
        assertThat(BkwBackward.blowUp()).isCloseTo(-2.0433, within(1e-4));
        assertThat(BkwBackward.time(BigFraction.of(2, 5))).isCloseTo(0, within(1e-15));
    }

    /** The increments of a process that counts every second event of a Poisson process: the waiting times are not exponential, so it remembers. */
    private static JumpLaws.Counts everySecond(double rate) {
        return (durations, most) -> {
            double[][][] fine = JumpLaws.poisson(rate).increments(durations, 2 * most);
            double[][][] joint = new double[most][most][most];
            for (int a = 0; a < 2 * most; a++) {
                for (int b = 0; b < 2 * most; b++) {
                    for (int c = 0; c < 2 * most; c++) {
                        int first = a / 2;
                        int second = (a + b) / 2;
                        int third = (a + b + c) / 2;
                        if (second - first < most && third - second < most) {
                            joint[first][second - first][third - second] += fine[a][b][c];
                        }
                    }
                }
            }
            return joint;
        };
    }

    /** Births at a rate of 1 for each that is there: Markov, and its increments are not stationary. */
    private static double[][] births() {
        double[][] q = new double[81][81];
        for (int x = 0; x < 80; x++) {
            q[x][x] = -1.0 - x;
            q[x][x + 1] = 1.0 + x;
        }
        return q;
    }

    private static BigFraction[] first(int size) {
        BigFraction[] e = ExactMatrix.zeros(size);
        e[0] = ONE;
        return e;
    }

    /** Turns by one angle only: a density after a collision turns the other way. */
    private static CollisionLaw oneSided() {
        return KacRotation.of(
                DiscreteKernel.of(List.of(List.of(BigFraction.of(3, 5), BigFraction.of(4, 5))), List.of(ONE)));
    }

    /** Three states; the next one is the last but one with probability 1/2. */
    private static final class Remembering implements PathLaw {
        @Override
        public int states() {
            return 3;
        }

        @Override
        public BigFraction probability(int... path) {
            BigFraction p = BigFraction.of(1, 3);
            for (int j = 1; j < path.length; j++) {
                BigFraction free = BigFraction.of(1, 3);
                p = p.multiply(
                        j == 1
                                ? free
                                : free.divide(2).add(path[j] == path[j - 2] ? BigFraction.of(1, 2) : BigFraction.ZERO));
            }
            return p;
        }
    }

    /** Not linear: the first velocity goes to its sign. */
    private static final class Step implements CollisionLaw {
        @Override
        public String name() {
            return "step";
        }

        @Override
        public int order() {
            return 1;
        }

        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public CollisionKernel kernel() {
            return SphereKernel.uniform(2);
        }

        @Override
        public void transform(double[] angle, double[] v, double[] out) {
            out[0] = Math.floor(1e6 * v[0]) % 2;
        }
    }
}
