package stosszahl.moment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static stosszahl.moment.Models.INF;
import static stosszahl.moment.Models.kac;
import static stosszahl.moment.Models.n;
import static stosszahl.moment.Models.observable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stosszahl.initial.EnergySphere;
import stosszahl.initial.Gaussian;
import stosszahl.initial.InitialLaw;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.observable.Observable;

/** Deviations from the limit keep their relative accuracy from {@code t = 10^-12} on: the witness is the Duhamel series, its coefficients exact fractions, summed with a hundred digits. */
class SmallTimesTest {
    private static final MathContext DIGITS = new MathContext(100);

    private static final double[] TIMES = {1e-12, 1e-9, 1e-6, 1e-4, 1e-3, 0.01, 0.05, 0.1, 0.3, 1, 2};

    private static final ParticleNumber LARGEST = n(1_000_000_000_000_000L);

    private record Case(KacModel model, String observable) {
        Observable phi() {
            return Observable.parse(observable, model.dimension());
        }

        MomentSystem system() {
            return MomentSystem.of(model, List.of(phi()));
        }
    }

    static List<Case> cases() {
        KacModel rough = Models.symmetric(1, 4);
        return List.of(
                new Case(kac(), "v1^4"),
                new Case(kac(), "v1^6"),
                new Case(kac(), "v1^2*v2^2"),
                new Case(kac(), "v1^2*v2^2*v3^2*v4^2"),
                new Case(kac(), "v1^4 - 7*v1^2*v2^4"),
                new Case(Models.binaryTernary(), "v1^6"),
                new Case(Models.binaryTernary(), "1e-20*v1^4"),
                new Case(rough, "v1^3*v2"),
                new Case(rough, "v1^4"),
                new Case(Models.symmetric(2, 3), "v1x^2*v2y^2"));
    }

    /** {@code N (c_l(N) - c_l(inf))} of the Duhamel series: found by multiplying the data, from the right, where the code under test multiplies the observable, from the left. */
    private static List<BigDecimal> coefficients(Case c, ParticleNumber n, int terms) {
        List<BigFraction> finite = c.system().duhamelCoefficients(c.phi(), n, terms);
        List<BigFraction> limit = c.system().duhamelCoefficients(c.phi(), INF, terms);
        List<BigDecimal> out = new ArrayList<>();
        for (int l = 0; l < terms; l++) {
            BigFraction a = finite.get(l).subtract(limit.get(l)).multiply(n.count());
            out.add(new BigDecimal(a.getNumerator()).divide(new BigDecimal(a.getDenominator()), DIGITS));
        }
        return out;
    }

    private static double sum(List<BigDecimal> coefficients, double t) {
        BigDecimal power = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ZERO;
        for (int l = 0; l < coefficients.size(); l++) {
            power = l == 0 ? power : power.multiply(new BigDecimal(t), DIGITS).divide(BigDecimal.valueOf(l), DIGITS);
            sum = sum.add(coefficients.get(l).multiply(power, DIGITS), DIGITS);
        }
        return sum.doubleValue();
    }

    /** Seventy terms of the witness; where they have not converged at a time, which sixty of them show, it says nothing. */
    @ParameterizedTest
    @MethodSource("cases")
    void deviationsAndCorrectionsAreGoodToTenDigitsAtAllTimes(Case c) {
        MomentSystem system = c.system();
        // All times at once, with one far away that must not matter.
        double[] asked = Arrays.copyOf(TIMES, TIMES.length + 1);
        asked[TIMES.length] = 1e6;
        for (ParticleNumber n : List.of(n(10), n(1000), LARGEST)) {
            List<BigDecimal> a = coefficients(c, n, 70);
            List<Deviation> found = system.deviations(c.phi(), n, asked);
            int decided = 0;
            for (int k = 0; k < TIMES.length; k++) {
                double exact = sum(a, TIMES[k]);
                if (Math.abs(sum(a.subList(0, 60), TIMES[k]) - exact) > 1e-13 * Math.abs(exact)) {
                    continue; // The witness has not converged.
                }
                decided++;
                assertThat(found.get(k).value())
                        .as("%s, N = %s, t = %s", c.observable, n, TIMES[k])
                        .isCloseTo(exact, within(1e-10 * Math.abs(exact)));
                assertThat(Math.abs(found.get(k).value() - exact))
                        .isLessThanOrEqualTo(found.get(k).error());
                assertThat(found.get(k).resolved()).isTrue();
                assertThat(system.scaledDeviation(c.phi(), n, TIMES[k])[0])
                        .isCloseTo(exact, within(1e-10 * Math.abs(exact)));
                if (n.equals(LARGEST)) {
                    // The second correction over 10^15 is far below.
                    assertThat(system.correction(c.phi(), 1, TIMES[k])[0])
                            .isCloseTo(exact, within(1e-10 * Math.abs(exact)));
                }
            }
            assertThat(decided).as("times at which the witness has converged").isGreaterThanOrEqualTo(TIMES.length - 2);
        }
    }

    /** By hand: {@code A' = -(A - 3B)/2}, {@code B' = (A - 3B)/(2(N-1))} and {@code A - 3B = -1.08} at time 0 give {@code -0.54 (h(lambda_N) - h(1/2))}, {@code h = (1 - e^{-lambda t})/lambda}, {@code -0.54 t^2/2 (1/2 - lambda_N)} for small times. */
    @Test
    void theFourthMomentOfTenParticlesBeginsWithTheSquareOfTime() {
        MomentSystem system = MomentSystem.of(kac(), List.of(observable("v1^4")));
        for (double t : new double[] {1e-150, 1e-12, 1e-9}) {
            double scaled = system.scaledDeviation(observable("v1^4"), n(10), t)[0];
            assertThat(scaled / 10).isCloseTo(-0.045 * t * t, within(0.045 * t * t * (t + 1e-15)));
        }
    }

    /** By hand: {@code A + (N-1) B = N + 0.92} is conserved and {@code A = 3B} in the end, so {@code A = 3 (N + 0.92)/(N + 2)}, {@code A - 3 = -3.24/(N + 2)}. At {@code N = 10^9} two rows of the matrix are all but parallel. */
    @Test
    void theStationaryDeviationIsGoodToTwelveDigits() {
        MomentSystem system = MomentSystem.of(kac(), List.of(observable("v1^4")));
        for (long count : new long[] {10, 1000, 1_000_000_000L, 1_000_000_000_000_000L}) {
            double exact = -3.24 * count / (count + 2.0);
            for (double t : new double[] {200, 1e4, 1e8}) {
                assertThat(system.scaledDeviation(observable("v1^4"), n(count), t)[0])
                        .isCloseTo(exact, within(1e-12));
            }
        }
    }

    @Test
    void whatIsConservedDeviatesByNothingAndSaysSo() {
        for (KacModel model : List.of(kac(), Models.binaryTernary())) {
            Observable energy = observable("v1^2");
            MomentSystem system = MomentSystem.of(model, List.of(energy));
            for (Deviation d : system.deviations(energy, n(10), 0, 1e-3, 1, 1e6)) {
                assertThat(d).isEqualTo(new Deviation(0, 0, true));
                assertThat(d.resolved()).isFalse();
            }
        }
    }

    /** A Gaussian is in equilibrium for every {@code N}: no observable is conserved, but none moves. */
    @Test
    void dataInEquilibriumDeviateByNothing() {
        KacModel model =
                Models.binaryTernary().startingFrom(InitialLaw.product(Gaussian.centred(List.of(BigFraction.of(2)))));
        Observable phi = observable("v1^4*v2^2");
        MomentSystem system = MomentSystem.of(model, List.of(phi));
        assertThat(system.deviations(phi, n(10), 1).get(0).zero()).isTrue();
        assertThat(system.corrections(phi, 1, 1).get(0).zero()).isTrue();
        // The same observable, other data: the decision can come out the other way.
        assertThat(MomentSystem.of(kac(), List.of(phi))
                        .deviations(phi, n(10), 1)
                        .get(0)
                        .zero())
                .isFalse();
    }

    /** An observable and itself with the other sign: the parts do not vanish, their sum does. */
    @Test
    void whatCancelsIsZeroExactly() {
        Observable phi = observable("v1^2*v2^2 - v2^2*v1^2");
        MomentSystem system = MomentSystem.of(kac(), List.of(phi));
        assertThat(system.deviations(phi, n(10), 1e-3).get(0).zero()).isTrue();
    }

    /** {@code 3N/(N+2) - 3 = -6/N + 12/N^2 - ..}: data on the sphere depend on {@code N} and do not move under H1. */
    @Test
    void theEnergySphereHasAnExpansionOfItsOwn() {
        KacModel sphere = KacModel.of("sphere", kac().collisions(), EnergySphere.of(1));
        Observable phi = observable("v1^4");
        MomentSystem system = MomentSystem.of(sphere, List.of(phi));
        for (double t : new double[] {0, 1e-9, 1, 50}) {
            assertThat(system.correction(phi, 1, t)[0]).isCloseTo(-6, within(1e-11));
            assertThat(system.correction(phi, 2, t)[0]).isCloseTo(12, within(1e-11));
            assertThat(system.scaledDeviation(phi, n(10), t)[0]).isCloseTo(-60.0 / 12, within(1e-11));
        }
    }
}
