package stosszahl.collision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import stosszahl.claim.Verdict;
import stosszahl.polynomial.MultiIndex;

/** Several laws of one order are one law, their mixture: it may satisfy what none of them does, and what none refutes it does. */
class LawMixtureTest {
    private static final BigFraction HALF = BigFraction.of(1, 2);

    private static CollisionLaw turn(int numerator, int denominator) {
        BigFraction r = BigFraction.of(numerator, denominator);
        return KacRotation.of(DiscreteKernel.angles(
                List.of(Math.PI * r.doubleValue()), List.of(Optional.of(r)), List.of(BigFraction.ONE)));
    }

    private static CollisionLaw density(String name, DoubleUnaryOperator g) {
        return KacRotation.of(CircleKernel.density(name, g));
    }

    private static Decision decide(Hypothesis h, BigFraction weight, CollisionLaw one, CollisionLaw two) {
        return LawHypotheses.of(LawMixture.of(List.of(one, two), List.of(weight, BigFraction.ONE.subtract(weight))))
                .decide(h);
    }

    private static void both(Verdict verdict, BigFraction weight, CollisionLaw one, CollisionLaw two) {
        for (Hypothesis h : new Hypothesis[] {Hypothesis.H2, Hypothesis.H3}) {
            Decision decision = decide(h, weight, one, two);
            assertThat(decision.verdict()).as("%s: %s", h, decision.reason()).isEqualTo(verdict);
        }
        assertThat(decide(Hypothesis.H1, weight, one, two).holds()).isTrue();
    }

    /** A class that turns like Kac's but on one angle in ten thousand: no drawn angle tells the two maps apart, and they are not taken for one. */
    @Test
    void classesThatLookAlikeAreNotOneMap() {
        CollisionLaw kac = KacRotation.of(SphereKernel.uniform(2));
        CollisionLaw alike = new AlmostKac();
        assertThat(LawMixture.sameMap(kac, KacRotation.of(CircleKernel.density("g", t -> 1 + 0.5 * Math.cos(t)))))
                .isTrue();
        assertThat(LawMixture.sameMap(kac, alike)).isFalse();
    }

    /** Kac's rotation, but the identity near one angle. */
    private static final class AlmostKac implements CollisionLaw {
        private final CollisionLaw kac = KacRotation.of(SphereKernel.uniform(2));

        @Override
        public String name() {
            return "almost";
        }

        @Override
        public int order() {
            return kac.order();
        }

        @Override
        public int dimension() {
            return kac.dimension();
        }

        @Override
        public CollisionKernel kernel() {
            return kac.kernel();
        }

        @Override
        public void transform(double[] angle, double[] v, double[] out) {
            if (Math.abs(Math.atan2(angle[1], angle[0]) - 1) < 3e-4) {
                System.arraycopy(v, 0, out, 0, v.length);
            } else {
                kac.transform(angle, v, out);
            }
        }
    }

    @Test
    void atomsMakeUpForEachOther() {
        both(Verdict.PROVED, HALF, turn(1, 5), turn(-1, 5));
        both(Verdict.REFUTED, BigFraction.of(1, 3), turn(1, 5), turn(-1, 5));
        both(Verdict.REFUTED, HALF, turn(1, 5), turn(-2, 5));
        assertThat(decide(Hypothesis.H2, HALF, turn(1, 5), turn(-1, 5)).reason())
                .contains("mixture of 2 entries");
    }

    @Test
    void densitiesMakeUpForEachOtherWhateverTheirFactors() {
        CollisionLaw right = density("1 + sin/2", t -> 1 + 0.5 * Math.sin(t));
        CollisionLaw left = density("7 - 7 sin/2", t -> 7 - 3.5 * Math.sin(t));
        both(Verdict.HOLDS, HALF, right, left);
        both(Verdict.REFUTED, BigFraction.of(499, 1000), right, left);
        both(Verdict.REFUTED, HALF, right, KacRotation.of(SphereKernel.uniform(2)));
        both(
                Verdict.HOLDS,
                HALF,
                density("1 + cos/2", t -> 1 + 0.5 * Math.cos(t)),
                KacRotation.of(SphereKernel.uniform(2)));
    }

    @Test
    void anAtomAndADensityCannotMakeUpForEachOther() {
        CollisionLaw uniform = KacRotation.of(SphereKernel.uniform(2));
        both(Verdict.REFUTED, BigFraction.of(1, 1_000_000_000), turn(1, 5), uniform);
        both(Verdict.PROVED, HALF, turn(1, 1), uniform);
        assertThat(decide(Hypothesis.H2, HALF, turn(1, 5), uniform).reason()).contains("atoms and densities");
    }

    @Test
    void differentMapsAreRefutedByTheMixtureOnlyAndElseUnresolved() {
        CollisionLaw reflections = SymmetricCollision.uniform(2, 1);
        both(Verdict.PROVED, HALF, KacRotation.of(SphereKernel.uniform(2)), reflections);
        both(Verdict.REFUTED, HALF, density("1 + sin/2", t -> 1 + 0.5 * Math.sin(t)), reflections);
        // The test of the mixture cannot see a thousand-millionth.
        both(Verdict.UNRESOLVED, BigFraction.of(1, 1_000_000_000), turn(1, 5), reflections);
        Decision open = decide(Hypothesis.H2, BigFraction.of(1, 1_000_000_000), turn(1, 5), reflections);
        assertThat(open.reason()).contains("is not decided", "theta = 1 / 5 pi");
        assertThat(open.holds()).isFalse();
    }

    @Test
    void aMixtureHasTheAveragesOfItsLawsAndOneName() {
        LawMixture mixture = (LawMixture) LawMixture.of(
                List.of(turn(1, 5), SymmetricCollision.uniform(2, 1)), List.of(BigFraction.of(3), BigFraction.ONE));
        MultiIndex a = MultiIndex.of(3, 1);
        assertThat(mixture.average(a))
                .isEqualTo(turn(1, 5)
                        .average(a)
                        .times(BigFraction.of(3, 4))
                        .plus(SymmetricCollision.uniform(2, 1).average(a).times(BigFraction.of(1, 4))));
        assertThat(mixture.name()).isEqualTo("kac-rotation+symmetric");
        assertThat(LawMixture.of(List.of(turn(1, 5), turn(-1, 5)), List.of(HALF, HALF))
                        .name())
                .isEqualTo("kac-rotation");
        double[] v = {1, 2};
        double[] out = new double[2];
        mixture.transform(new double[] {Math.cos(1), Math.sin(1), 0}, v, out);
        assertThat(out[0]).isEqualTo(Math.cos(1) + 2 * Math.sin(1));
        double[][] t = mixture.matrix(new double[] {1, 0, 1});
        assertThat(t[0][0]).isEqualTo(-1);
    }

    /** No density of the three is invariant under all exchanges, their sum is. */
    @Test
    void densitiesOnASphereMakeUpForEachOther() {
        List<CollisionLaw> laws = List.of(pairs(0, 1), pairs(1, 2), pairs(0, 2));
        BigFraction third = BigFraction.of(1, 3);
        Decision together = LawHypotheses.of(LawMixture.of(laws, List.of(third, third, third)))
                .decide(Hypothesis.H3);
        assertThat(together.verdict()).as(together.reason()).isEqualTo(Verdict.HOLDS);
        Decision uneven = LawHypotheses.of(LawMixture.of(laws, List.of(third, HALF, BigFraction.of(1, 6))))
                .decide(Hypothesis.H3);
        assertThat(uneven.verdict()).as(uneven.reason()).isEqualTo(Verdict.REFUTED);
        assertThat(LawHypotheses.of(laws.get(0)).decide(Hypothesis.H3).verdict())
                .isEqualTo(Verdict.REFUTED);
    }

    private static CollisionLaw pairs(int i, int j) {
        return SymmetricCollision.of(
                3, 1, DensityKernel.of("1 + w w/2", SphereKernel.uniform(3), w -> (1 + i) * (1 + 0.5 * w[i] * w[j])));
    }
}
