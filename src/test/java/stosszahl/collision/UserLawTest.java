package stosszahl.collision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stosszahl.claim.Verdict;
import stosszahl.polynomial.MultiIndex;

/** Laws that a user might write: no false one holds, no true one is refuted, and what is no number satisfies nothing. */
class UserLawTest {
    /** A law of two velocities on the line with a uniform angle. */
    private interface Map {
        void apply(double theta, double[] v, double[] out);
    }

    private static CollisionLaw own(String name, Map map) {
        return new CollisionLaw() {
            private final CollisionKernel kernel = SphereKernel.uniform(2);

            @Override
            public String name() {
                return name;
            }

            @Override
            public int order() {
                return 2;
            }

            @Override
            public int dimension() {
                return 1;
            }

            @Override
            public CollisionKernel kernel() {
                return kernel;
            }

            @Override
            public void transform(double[] angle, double[] v, double[] out) {
                map.apply(Math.atan2(angle[1], angle[0]), v, out);
            }
        };
    }

    private static void rotate(double t, double[] v, double[] out) {
        double x = Math.cos(t) * v[0] + Math.sin(t) * v[1];
        out[1] = -Math.sin(t) * v[0] + Math.cos(t) * v[1];
        out[0] = x;
    }

    private static CollisionLaw rotation(String name, java.util.function.DoubleUnaryOperator angle) {
        return own(name, (t, v, out) -> rotate(angle.applyAsDouble(t), v, out));
    }

    static CollisionLaw harmonic() {
        return rotation("harmonic", t -> t + 0.3 * Math.pow(Math.sin(9 * t), 2));
    }

    static CollisionLaw swapped() {
        return rotation("swapped", t -> t >= 0.3 && t < 0.7 ? t + 1 : t >= 1.3 && t < 1.7 ? t - 1 : t);
    }

    private static CollisionLaw stretched(String name, java.util.function.DoubleUnaryOperator factor) {
        return own(name, (t, v, out) -> {
            rotate(t, v, out);
            out[0] *= factor.applyAsDouble(t);
        });
    }

    private static CollisionLaw noNumbers(String name) {
        return switch (name) {
            case "infinite" -> stretched(name, t -> Double.POSITIVE_INFINITY);
            case "infinite at some angles" -> stretched(name, t -> 1 / (Math.cos(t) > 0.9 ? 0.0 : 1.0));
            case "not a number" -> stretched(name, t -> Double.NaN);
            case "huge" -> stretched(name, t -> 1e200);
            default -> stretched(name, t -> Math.cos(t) > 0.9 ? 1e154 : 1);
        };
    }

    private static Verdict verdict(CollisionLaw law, Hypothesis h) {
        return LawHypotheses.of(law).decide(h).verdict();
    }

    @ParameterizedTest
    @ValueSource(strings = {"infinite", "infinite at some angles", "not a number", "huge", "at the edge"})
    void whatIsNoNumberSatisfiesNothing(String name) {
        CollisionLaw law = noNumbers(name);
        for (Hypothesis h : Hypothesis.values()) {
            assertThat(LawHypotheses.of(law).decide(h).holds())
                    .as("%s of %s: %s", h, name, LawHypotheses.of(law).decide(h).reason())
                    .isFalse();
        }
        assertThat(verdict(law, Hypothesis.H1)).isEqualTo(Verdict.REFUTED);
        assertThat(verdict(law, Hypothesis.ENERGY)).isEqualTo(Verdict.REFUTED);
        assertThatThrownBy(() -> law.average(MultiIndex.of(4, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the angle w =");
    }

    /** Harmonic 18 of the angle: the laws of T and of its inverse are 0.5 apart in total variation. */
    @Test
    void aHighHarmonicIsSeenByTheAnglesAndTheCells() {
        for (Hypothesis h : new Hypothesis[] {Hypothesis.H2, Hypothesis.H3}) {
            Decision decision = LawHypotheses.of(harmonic()).decide(h);
            assertThat(decision.verdict()).as(decision.reason()).isEqualTo(Verdict.REFUTED);
            assertThat(decision.reason()).contains("V = ").doesNotContain("few hundredths");
        }
        for (int n : new int[] {31, 101, 400}) {
            CollisionLaw law = rotation("harmonic " + n, t -> t + 0.9 * Math.pow(Math.sin(n * t), 2) / n);
            assertThat(verdict(law, Hypothesis.H2)).as("%d", n).isEqualTo(Verdict.REFUTED);
        }
    }

    @Test
    void aTrueLawThatJumpsIsNotRefutedAndTheNoteSaysWhatIsNotSeen() {
        for (CollisionLaw law : new CollisionLaw[] {
            swapped(), rotation("odd", t -> t + 0.05 * Math.sin(9 * t)), rotation("turned", t -> t + 1)
        }) {
            for (Hypothesis h : new Hypothesis[] {Hypothesis.H1, Hypothesis.H2, Hypothesis.H3}) {
                Decision decision = LawHypotheses.of(law).decide(h);
                assertThat(decision.verdict()).as(decision.reason()).isEqualTo(Verdict.HOLDS);
            }
            assertThat(LawHypotheses.of(law).decide(Hypothesis.H2).reason())
                    .contains("500000 draws", "in total variation", "are not");
        }
    }

    @Test
    void aMapThatIsNotLinearIsNoIsometry() {
        CollisionLaw radial = own("radial", (t, v, out) -> rotate(Math.hypot(v[0], v[1]) < 3 ? t : -t, v, out));
        Decision h1 = LawHypotheses.of(radial).decide(Hypothesis.H1);
        assertThat(h1.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(h1.reason()).contains("is not linear", "V = ");
        assertThat(verdict(radial, Hypothesis.ENERGY)).isEqualTo(Verdict.HOLDS);
        assertThat(verdict(radial, Hypothesis.H2)).isEqualTo(Verdict.NOT_APPLICABLE);
        CollisionLaw moved = own("moved", (t, v, out) -> {
            rotate(t, v, out);
            out[0] += 1e-3;
        });
        CollisionLaw sorted = own("sorted", (t, v, out) -> {
            double x = Math.max(v[0], v[1]);
            out[1] = Math.min(v[0], v[1]);
            out[0] = x;
        });
        CollisionLaw positive = own("positive", (t, v, out) -> {
            rotate(t, v, out);
            out[0] = Math.abs(out[0]);
        });
        for (CollisionLaw law : new CollisionLaw[] {moved, sorted, positive}) {
            assertThat(verdict(law, Hypothesis.H1)).as(law.name()).isEqualTo(Verdict.REFUTED);
        }
        assertThat(verdict(sorted, Hypothesis.MOMENTUM)).isEqualTo(Verdict.HOLDS);
        assertThat(verdict(sorted, Hypothesis.ENERGY)).isEqualTo(Verdict.HOLDS);
        assertThat(verdict(positive, Hypothesis.MOMENTUM)).isEqualTo(Verdict.REFUTED);
    }

    private static void average(CollisionLaw law, CollisionLaw right, double tolerance) {
        for (MultiIndex a : new MultiIndex[] {MultiIndex.of(4, 0), MultiIndex.of(3, 1), MultiIndex.of(2, 6)}) {
            for (var term : law.average(a)
                    .plus(right.average(a).times(org.apache.commons.numbers.fraction.BigFraction.of(-1)))
                    .terms()
                    .entrySet()) {
                assertThat(Math.abs(term.getValue().doubleValue()))
                        .as("%s, %s at %s", law.name(), a, term.getKey())
                        .isLessThan(tolerance);
            }
        }
    }

    /** The exchange of two intervals of the angle does not change the law: the averages are Kac's. */
    @Test
    void averagesOfAMapThatJumpsAreRefinedThere() {
        CollisionLaw kac = KacRotation.of(SphereKernel.uniform(2));
        average(swapped(), kac, 1e-12);
        assertThat(swapped().averageError()).isLessThan(1e-12);
        assertThat(kac.averageError()).isZero();
        // A hundred-thousandth of the circle.
        CollisionLaw rare = rotation("rare", t -> Math.abs(t - 1.2345) < 1e-4 ? t + 2 : t - 1);
        assertThat(rare.averageError()).isLessThan(1e-12);
        double weight = 1e-4 / Math.PI;
        double cos = rare.average(MultiIndex.of(1, 0))
                .coefficient(MultiIndex.of(1, 0))
                .doubleValue();
        // cos(t + 2) - cos(t - 1) over the interval, the mean of cos(t - 1) being 0.
        assertThat(cos)
                .isCloseTo(
                        weight * (Math.cos(3.2345) - Math.cos(0.2345)) * Math.sin(1e-4) / 1e-4,
                        org.assertj.core.api.Assertions.within(1e-12));
    }

    /** Jumps everywhere: no rule will do, and the error says so. */
    @Test
    void whatNoRuleAveragesHasAnErrorThatSaysSo() {
        CollisionLaw thin = rotation("thin", t -> ((int) Math.floor(Math.abs(t) * 3000)) % 2 == 0 ? t : 0.4);
        assertThat(thin.averageError()).isGreaterThan(1e-5);
        CollisionLaw kac = KacRotation.of(SphereKernel.uniform(2));
        CollisionLaw third = own("fourth root", (t, v, out) -> rotate(4 * t, v, out));
        average(third, kac, 1e-12);
    }
}
