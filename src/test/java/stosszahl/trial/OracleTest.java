package stosszahl.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import stosszahl.trial.Program.Question;

/** The trial's own arithmetic against closed forms and figures computed elsewhere. */
class OracleTest {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private static GasModel gas(Start start, GasLaw... laws) {
        return new GasModel(
                "known",
                java.util.Arrays.stream(laws)
                        .map(law -> new GasModel.Part(Ratio.of(1, laws.length), law))
                        .toList(),
                start);
    }

    private static double expectation(GasModel model, double n, double t, List<List<Integer>> monomial) {
        return new Oracle().expectations(model, List.of(new Question(monomial, n, t)))[0];
    }

    /** The Bobylev-Krook-Wu solution: {@code E v^4 = 3 - 3 a^2 e^{-t/2}}. */
    @Test
    void theLimitOfKacsModelFollowsBobylevKrookAndWu() {
        GasModel kac = gas(new Start.Bkw(0.6), new Rotation(Rotation.UNIFORM));
        for (double t : new double[] {0, 0.3, 2}) {
            assertThat(expectation(kac, INFINITE, t, List.of(List.of(4))))
                    .isCloseTo(3 - 3 * 0.36 * Math.exp(-t / 2), within(1e-13));
            // All moments of the solution at t are those of the law with a e^{-t/4}.
            assertThat(expectation(kac, INFINITE, t, List.of(List.of(6))))
                    .isCloseTo(new Start.Bkw(0.6 * Math.exp(-t / 4)).one(List.of(6)), within(1e-12));
        }
    }

    /** Carlen, Carvalho and Loss, Acta Math. 191 (2003): the gap of Kac's master equation is {@code (N+2)/(2(N-1))}, that of {@code v1^4}. */
    @Test
    void theFourthMomentDecaysWithTheGap() {
        GasModel kac = gas(new Start.Bkw(0.6), new Rotation(Rotation.UNIFORM));
        for (int n : new int[] {2, 3, 10, 1000}) {
            double before = expectation(kac, n, 0, List.of(List.of(4)));
            double later = expectation(kac, n, 1, List.of(List.of(4)));
            double last = expectation(kac, n, 2, List.of(List.of(4)));
            double rate = -Math.log((last - later) / (later - before));
            assertThat(rate).as("N = " + n).isCloseTo((n + 2) / (2.0 * (n - 1)), within(1e-12));
        }
    }

    /** Three particles or four that reflect in a uniform direction: the gap is {@code c(N+2)/(N-1)}, {@code c = 16/15, 8/5}; binary-ternary 47/60. */
    @Test
    void uniformReflectionsHaveTheirKnownRates() {
        rate(16 / 15.0, Reflection.symmetric(3, 1, false));
        rate(8 / 5.0, Reflection.symmetric(4, 1, false));
        rate(47 / 60.0, new Rotation(Rotation.UNIFORM), Reflection.symmetric(3, 1, false));
    }

    private static void rate(double c, GasLaw... laws) {
        GasModel model = gas(new Start.Box(1.5), laws);
        for (int n : new int[] {4, 11}) {
            double before = expectation(model, n, 0, List.of(List.of(4)));
            double later = expectation(model, n, 1, List.of(List.of(4)));
            double last = expectation(model, n, 2, List.of(List.of(4)));
            assertThat(-Math.log((last - later) / (later - before))).isCloseTo(c * (n + 2) / (n - 1), within(1e-10));
        }
    }

    /** Figures of 60-digit quadrature by other code, in the README of the cases. */
    @Test
    void narrowAndSingularKernelsHaveTheirKnownMoments() {
        known(2.527012504, Profile.of(Profile.bell(1, 1, 0.03, true)));
        known(1.953136038, Profile.of(Profile.steep(0.001)));
        known(2.262132744, Profile.of(Profile.root()));
        GasLaw cap = Reflection.binary(
                3, new Directions.Axial(3, Profile.of(Profile.jump(1, 0.2, true))), "1+signum(0.2-abs(wz))");
        GasModel model = gas(new Start.Normal(List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 2.0)), cap);
        assertThat(expectation(model, INFINITE, 1, List.of(List.of(4, 0, 0)))).isCloseTo(3.154518, within(5e-7));
        assertThat(expectation(model, INFINITE, 1, List.of(List.of(0, 0, 4)))).isCloseTo(11.414129, within(5e-7));
    }

    private static void known(double value, Profile density) {
        GasModel model = gas(new Start.Bkw(0.6), new Rotation(density));
        assertThat(expectation(model, INFINITE, 1, List.of(List.of(4)))).isCloseTo(value, within(5.1e-10));
    }

    /** Reflections keep energy, whatever their kernel; those of {@code S'_K} and binary ones keep momentum too, as {@code E (v1+..+vN)^2} shows. */
    @Test
    void reflectionsConserveWhatTheyMust() {
        GasModel gas = gas(
                new Start.Normal(List.of(0.5, -0.25), List.of(1.0, 0.3)),
                Reflection.symmetric(3, 2, true),
                Reflection.symmetric(true, Density.power(3, 2, 0.3, 4, false), false, false),
                Others.binary(2));
        for (int n : new int[] {3, 10}) {
            assertThat(expectation(gas, n, 2, List.of(List.of(2, 0))) + expectation(gas, n, 2, List.of(List.of(0, 2))))
                    .isCloseTo(1 + 0.3 + 0.25 + 0.0625, within(1e-13));
            assertThat(n * expectation(gas, n, 2, List.of(List.of(2, 0)))
                            + n * (n - 1) * expectation(gas, n, 2, List.of(List.of(1, 0), List.of(1, 0))))
                    .isCloseTo(n * 1.25 + n * (n - 1) * 0.25, within(1e-12));
        }
    }

    /** Wick's rule on {@code S'_3}, {@code d = 1}: {@code w = sqrt(2/3) cos(phi + 2 pi i/3)}. */
    @Test
    void momentsOnTheZeroSumSphereAreThoseOfItsCircle() {
        Directions circle = new Directions.ZeroSum(3, 1);
        for (int[] m : new int[][] {{2, 0, 0}, {4, 0, 0}, {2, 2, 0}, {3, 1, 0}, {2, 2, 2}, {4, 1, 1}, {1, 2, 0}}) {
            double sum = 0;
            for (int j = 0; j < 64; j++) {
                double product = 1;
                for (int i = 0; i < 3; i++) {
                    product *= Math.pow(Math.sqrt(2 / 3.0) * Math.cos(2 * Math.PI * (j / 64.0 + i / 3.0)), m[i]);
                }
                sum += product / 64;
            }
            assertThat(circle.moment(m)).isCloseTo(sum, within(1e-15));
        }
    }

    /** A game with hot maps only: the energy grows at a rate that two lines of algebra give. */
    @Test
    void aHotMapHeatsAtItsRate() {
        Ratio half = Ratio.of(1, 2);
        GasLaw hot = new Atoms(
                Atoms.GAME,
                2,
                List.of(List.of(Ratio.of(5, 4), Ratio.of(3, 4)), List.of(Ratio.of(5, 4), Ratio.of(-3, 4))),
                List.of(half, half),
                new Truth(false, true, true, false));
        assertThat(hot.decided()).isEqualTo(hot.truth());
        // Each particle collides at rate 2, and v1*^2 has the mean (25/16) v1^2 + (9/16) v2^2.
        assertThat(expectation(gas(new Start.Box(1), hot), INFINITE, 0.5, List.of(List.of(2))))
                .isCloseTo(Math.exp(2 * (34 / 16.0 - 1) * 0.5) / 3, within(1e-13));
    }

    /** The two routes to what is true must be able to disagree: a law that is labelled wrongly is found. */
    @Test
    void aWrongLabelIsNoticed() {
        GasLaw odd = new Angles(
                List.of(Ratio.of(1, 3), Ratio.of(-1, 3)),
                List.of(Ratio.of(1, 3), Ratio.of(2, 3)),
                new Truth(true, true, true, false));
        GasModel model = gas(new Start.Box(1), odd);
        assertThatThrownBy(() -> Trial.run(new Oracle(), model)).hasMessageContaining("contradicts itself");
        assertThat(new Rotation(Profile.of(Profile.constant(1), Profile.harmonic(1e-6, 1999, true)))
                        .decided()
                        .h2())
                .isFalse();
        assertThat(Reflection.symmetric(false, Density.power(3, 1, 1e-6, 14, false), true, false)
                        .decided()
                        .h3())
                .isFalse();
    }

    /** Quadrature that did not converge is an error, not a number. */
    @Test
    void theQuadratureKnowsWhenItFails() {
        assertThatThrownBy(() -> TanhSinh.integrate(
                        (end, near, weight, sums) -> sums[0].add(weight * (1 + Math.cos(3000 * (end + near)))),
                        1,
                        List.of(-Math.PI, Math.PI)))
                .isInstanceOf(IllegalStateException.class);
        double[] value = TanhSinh.integrate(
                (end, near, weight, sums) -> sums[0].add(weight * Math.pow(Math.abs(end + near), -0.75)),
                1,
                List.of(-1.0, 0.0, 1.0));
        assertThat(value[0]).isCloseTo(8, within(1e-12));
    }
}
