package stosszahl.verify.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stosszahl.catalogue.ModelCatalogue;
import stosszahl.claim.Comparison;
import stosszahl.claim.Verdict;
import stosszahl.grid.GridSpace;
import stosszahl.grid.KacHierarchy;
import stosszahl.kac.ParticleNumber;

class LedgerTest {
    private static final Bench KAC = Bench.of(ModelCatalogue.load("kac").model());

    private static LedgerRow row(Bench bench, String equation) {
        return Ledger.statements().entrySet().stream()
                .flatMap(e -> e.getValue().stream()
                        .filter(s -> s.equation().equals(equation))
                        .map(s -> s.row(e.getKey(), bench, Set.of())))
                .findFirst()
                .orElseThrow();
    }

    /** Every row shows both of its sides, and nothing is refuted but what the text is known to have wrong; then the correction holds. */
    @ParameterizedTest
    @ValueSource(strings = {"kac", "binary-ternary", "thermostat"})
    void everyRowShowsBothSidesAndEveryMisprintHasACorrectionThatHolds(String model) {
        Ledger ledger = Ledger.of(ModelCatalogue.load(model));
        assertThat(ledger.alarming()).isEmpty();
        assertThat(ledger.rows()).hasSizeGreaterThan(145).allSatisfy(r -> {
            boolean proved = r.verdict() == Verdict.PROVED;
            assertThat(r.trusts().isEmpty()).as(r.equation()).isNotEqualTo(proved);
            if (r.verdict() != Verdict.NOT_APPLICABLE) {
                assertThat(r.measured()).as(r.equation()).isFinite();
                assertThat(r.bound()).as(r.equation()).isFinite();
                assertThat(r.witness()).as(r.equation()).isNotEmpty();
            } else {
                assertThat(r.note()).as(r.equation()).isNotEmpty();
            }
        });
        assertThat(ledger.misprints())
                .extracting(LedgerRow::equation)
                .contains(
                        "(1.8)",
                        "(3.12)-(3.14)",
                        "Proposition 2.3",
                        "Proposition 2.3, existence",
                        "Remark 2.2, (2.30)",
                        "(3.10), dimension",
                        "3.2.2, measure",
                        "(3.15), (3.16)",
                        "after (4.7)",
                        "(5.14)",
                        "(6.30)",
                        "Remark 6.2, $k=0$",
                        "(6.51)",
                        "(7.7)",
                        "(7.10), (7.11)",
                        "Definition 9, (A.3)",
                        "Definition 11, (A.5)",
                        "Definition 12, (A.6), domain",
                        "(A.8), last line",
                        "Definition 13",
                        "(A.9)");
        assertThat(ledger.misprints()).allSatisfy(r -> {
            LedgerRow.Correction c = r.correction().orElseThrow();
            assertThat(c.verdict()).as(r.equation()).isIn(Verdict.PROVED, Verdict.HOLDS);
            assertThat(c.places()).as(r.equation()).isPositive();
            assertThat(c.trusts().isEmpty()).as(r.equation()).isNotEqualTo(c.verdict() == Verdict.PROVED);
        });
    }

    /** An evaluator that is wrong by a thousandth of the room it has is found out, in every row. */
    @ParameterizedTest
    @ValueSource(strings = {"kac", "binary-ternary"})
    void aDamagedEvaluatorTurnsItsRowRefuted(String model) {
        Bench bench =
                model.equals("kac") ? KAC : Bench.of(ModelCatalogue.load(model).model());
        Ledger.statements()
                .forEach((section, statements) -> statements.forEach(s -> {
                    LedgerRow sound = s.row(section, bench, Set.of());
                    LedgerRow damaged = s.row(section, bench, Set.of(), 1e-3);
                    if (sound.verdict() != Verdict.NOT_APPLICABLE) {
                        assertThat(damaged.verdict())
                                .as("%s, seed %d", s.equation(), Bench.SEED)
                                .isEqualTo(Verdict.REFUTED);
                    }
                }));
    }

    /** Real mistakes: each of these evaluators is one of the ledger's with one wrong factor. */
    @Test
    void mistakesInTheMathematicsAreRefuted() {
        long n = 40;
        Evaluator halfOfLemma64 = (b, s) -> b.levels(n)
                .forEach(level -> s.atMost(
                        b.triangle(n, level, 1, 1),
                        b.growth(1, b.epsilon(n)).divide(2).multiply(BigFraction.of(level)),
                        () -> "s = " + level));
        Evaluator withoutBeta =
                (b, s) -> s.equal(b.rate(n, 3, 1, 1), BigFraction.of(2), () -> "limit rate at finite N");
        Evaluator notANumber = (b, s) -> s.atMost(Double.NaN, 1, () -> "NaN");
        for (Evaluator wrong : new Evaluator[] {halfOfLemma64, withoutBeta, notANumber}) {
            LedgerRow row = Statement.of("wrong", "wrong", wrong).row("6", KAC, Set.of());
            assertThat(row.verdict()).isEqualTo(Verdict.REFUTED);
            assertThat(row.alarming()).isTrue();
            assertThat(row.misprint()).isFalse();
        }
    }

    /** Eight cells leave room for N = 4 and 8: the theorems are held against two numbers of particles, not against rounding. */
    @Test
    void inThreeDimensionsTheTheoremsCompareTwoNumbersOfParticles() {
        Bench bench = Bench.of(ModelCatalogue.load("maxwell-3d").model());
        for (String theorem : new String[] {"Theorem 2.2", "Theorem 2.3, (2.29), (1.13)"}) {
            LedgerRow row = row(bench, theorem);
            assertThat(row.verdict()).as(theorem).isEqualTo(Verdict.HOLDS);
            assertThat(row.witness()).contains("N = 4 to 8");
        }
    }

    @Test
    void aDecayIsNeitherRefutedByRoundingNorByASingleNumberOfParticles() {
        assertThat(halving(List.of(4, 8, 16), 0.4, 0.2, 0.1)).isEqualTo(Verdict.HOLDS);
        assertThat(halving(List.of(4, 8, 16), 0.4, 0.2, 0.19)).isEqualTo(Verdict.REFUTED);
        assertThat(halving(List.of(4, 8), 1e-15, 0.01)).isEqualTo(Verdict.REFUTED);
        assertThat(halving(List.of(4, 8), 1e-15, 3e-15)).isEqualTo(Verdict.HOLDS);
        assertThat(halving(List.of(4), 0.0417)).isEqualTo(Verdict.NOT_APPLICABLE);
    }

    private static Verdict halving(List<Integer> numbers, double... defects) {
        Comparison sides = Comparison.start();
        Section2KacModel.halving(sides, numbers, defects, "s = 1");
        return sides.verdict();
    }

    /** A single rational angle: moments say nothing of it that its atom does not. */
    @Test
    void aRotationWithoutItsInverseRefutesTheHypothesesAndLemma61() {
        stosszahl.collision.CollisionLaw turn =
                stosszahl.collision.KacRotation.of(stosszahl.collision.DiscreteKernel.of(
                        List.of(
                                List.of(BigFraction.ONE, BigFraction.ZERO),
                                List.of(BigFraction.of(3, 5), BigFraction.of(4, 5))),
                        List.of(BigFraction.of(999_999, 1_000_000), BigFraction.of(1, 1_000_000))));
        stosszahl.kac.KacModel model = stosszahl.kac.KacModel.of(
                "turn",
                List.of(new stosszahl.kac.KacModel.WeightedLaw(BigFraction.ONE, turn)),
                KAC.model().start());
        Bench bench = Bench.of(model);
        for (String statement : List.of("(H2), (1.2)", "(H3), (1.3)", "Lemma 6.1, (6.3)-(6.15)", "(6.16)")) {
            assertThat(row(bench, statement).verdict()).as(statement).isEqualTo(Verdict.REFUTED);
            assertThat(row(KAC, statement).verdict()).as(statement).isEqualTo(Verdict.PROVED);
        }
        assertThat(row(bench, "(H1)").verdict()).isEqualTo(Verdict.PROVED);
        assertThat(Ledger.unfulfilled(model, Set.of("H2", "H3"))).isEmpty();
        assertThat(Ledger.unfulfilled(model, Set.of("H1", "H2", "momentum"))).containsExactly("H1");
        assertThat(Ledger.unfulfilled(KAC.model(), Set.of("H2"))).containsExactly("H2");
    }

    /** A correction that fails too is no excuse. */
    @Test
    void aMisprintWithAWrongCorrectionIsAlarming() {
        Evaluator wrong = (b, s) -> s.atMost(2L, 1L, () -> "2 <= 1");
        LedgerRow row = Statement.of("x", "x", wrong).fault("x", "x", wrong).row("6", KAC, Set.of());
        assertThat(row.alarming()).isTrue();
        assertThat(row.misprint()).isFalse();
        LedgerRow right = Statement.of("x", "x", wrong)
                .fault("x", "x", (b, s) -> s.atMost(1L, 2L, () -> "1 <= 2"))
                .row("6", KAC, Set.of());
        assertThat(right.misprint()).isTrue();
        assertThat(right.alarming()).isFalse();
        assertThat(right.correction().orElseThrow().verdict()).isEqualTo(Verdict.PROVED);
        LedgerRow excused = Statement.of("x", "x", wrong).restsOn("H3").row("6", KAC, Set.of("H3"));
        assertThat(excused.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(excused.alarming()).isFalse();
    }

    @Test
    void anEvaluatorThatShowsNothingIsNoPass() {
        Statement empty = Statement.of("x", "x", (b, s) -> {});
        LedgerRow row = empty.row("6", KAC, Set.of());
        assertThat(row.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(row.places()).isZero();
    }

    /** By hand for Kac's model at s = N: the remainder 2 w C(N,2) = 2 N is the whole rate of collisions, and C_0 s^2/N = N (1-eps)^-2 is half of it. */
    @Test
    void theMissingFactorTwoOfTheRemainderIsSeen() {
        LedgerRow row = row(KAC, "(6.51)");
        assertThat(row.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(row.witness()).contains("N = 200,", "s = 200,");
        assertThat(row.measured()).isCloseTo(400, within(1e-9));
        assertThat(row.bound()).isCloseTo(200 / Math.pow(0.99, 2), within(1e-9));
    }

    /** Kac's model, M = 2: the remainder of (6.47) at k = 0 is the whole operator, as there are no collisions of order 1. */
    @Test
    void theRemainderOfKacsModelIsItsDiagonal() {
        KacHierarchy h = KacHierarchy.of(KAC.coarse(), GridSpace.of(KAC.coarse().grid(), 4), ParticleNumber.of(9));
        for (int s = 1; s <= 3; s++) {
            assertThat(h.remainderNorm(s, 0).value()).isCloseTo(h.norm(s, 0), within(1e-14));
            assertThat(h.remainderNorm(s, 1).value()).isZero();
        }
    }

    /** Free decay has no gain outside its support: with order one only, the negative part grows like the exponential of the generator. */
    @Test
    void backwardInTimeTheNormExceedsOneByTheProvedAmountAtLeast() {
        Backward backward = Backward.of(KAC);
        assertThat(backward.lower()).isGreaterThan(1.01);
        assertThat(backward.norm(-backward.time())).isGreaterThan(backward.lower());
        // Forward again: Runge-Kutta of order 4 with 400 steps is good to 1e-9 on this interval.
        assertThat(backward.norm(-0.1)).isCloseTo(1, within(1e-9));
    }

    @Test
    void aModelOfOrderOneHasNoFactorOneOverM(@org.junit.jupiter.api.io.TempDir java.nio.file.Path directory)
            throws java.io.IOException {
        java.nio.file.Path file = directory.resolve("one.yaml");
        java.nio.file.Files.writeString(
                file,
                "name: one\ndimension: 1\ncollisions:\n  - {order: 1, weight: 1, law: order-one}\ninitial: {type: gaussian, variance: [1]}\n");
        Ledger ledger = Ledger.of(ModelCatalogue.load(file.toString()));
        assertThat(ledger.alarming()).isEmpty();
        assertThat(ledger.rows())
                .filteredOn(r -> r.equation().equals("(5.23)") || r.equation().startsWith("Lemma 5.2"))
                .hasSize(3)
                .allSatisfy(r -> assertThat(r.verdict()).isEqualTo(Verdict.NOT_APPLICABLE));
    }
}
