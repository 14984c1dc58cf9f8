package stosszahl.moment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static stosszahl.moment.Models.INF;
import static stosszahl.moment.Models.kac;
import static stosszahl.moment.Models.n;
import static stosszahl.moment.Models.observable;
import static stosszahl.moment.Models.system;
import static stosszahl.moment.Models.value;

import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stosszahl.initial.BobylevKrookWu;
import stosszahl.polynomial.MultiIndex;

/** Kac's model with the uniform angle, from the Bobylev-Krook-Wu law with {@code a = 3/5}, against closed forms. */
class KacClosedFormsTest {
    private static final double A = 0.6;
    private static final double X0 = 3 - 3 * A * A;

    /** Bobylev (1975), Krook and Wu (1976), in this time scale: {@code c(t) = 1 - a e^{-t/4}}. */
    private static double bkw(int power, double t, double rate) {
        BigFraction a = BigFraction.from(A * Math.exp(-rate * t));
        return BobylevKrookWu.of(1, a).moment(MultiIndex.of(power)).doubleValue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 1, 3, 10, 40, 1e3, 1e6, 1e12})
    void theLimitIsTheBobylevKrookWuSolution(double t) {
        MomentSystem system = system(kac(), "v1^2", "v1^4", "v1^6", "v1^8", "v1^10", "v1^12", "v1^14", "v1^16");
        for (int power = 2; power <= 16; power += 2) {
            double expected = bkw(power, t, 0.25);
            assertThat(system.expectation(observable("v1^" + power), INF, t))
                    .as("E v^%d at t = %s", power, t)
                    // The promise of the class: 1e-12 of the moment.
                    .isCloseTo(expected, within(1e-12 * expected));
        }
        double c = 1 - A * Math.exp(-t / 4);
        assertThat(system.expectation(observable("v1^4"), INF, t)).isCloseTo(3 - 3 * (1 - c) * (1 - c), within(1e-12));
    }

    @Test
    void anotherRelaxationTimeOrAFiniteNumberIsToldApart() {
        double value = value(kac(), "v1^4", INF, 1);
        assertThat(Math.abs(value - bkw(4, 1, 0.5))).isGreaterThan(1e-2);
        assertThat(Math.abs(value(kac(), "v1^4", n(100), 1) - bkw(4, 1, 0.25))).isGreaterThan(1e-4);
    }

    /**
     * By hand: {@code x = E v1^4}, {@code y = E v1^2 v2^2} obey {@code x' = -x/2 + 3y/2}, and {@code x + (N-1) y = E|V|^4/N} is conserved. So {@code x} relaxes at rate
     * {@code (N+2)/(2(N-1))} to {@code 3 E|V|^4/(N(N+2))}, its value on the sphere.
     */
    private static double byHand(long count, double t, double rate) {
        double rest = 3 * (X0 + (count - 1.0)) / (count + 2.0);
        return rest + (X0 - rest) * Math.exp(-rate * t);
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4, 10, 1000, 1_000_000, 1_000_000_000_000_000L})
    void theFourthMomentAtFiniteNIsTheSolutionByHand(long count) {
        MomentSystem system = system(kac(), "v1^4", "v1^2*v2^2");
        double gap = (count + 2.0) / (2 * (count - 1.0));
        for (double t : new double[] {0, 0.5, 2, 20, 1e5, 1e15}) {
            double x = system.expectation(observable("v1^4"), n(count), t);
            double y = system.expectation(observable("v1^2*v2^2"), n(count), t);
            assertThat(x).isCloseTo(byHand(count, t, gap), within(1e-12 * X0));
            // Conserved, so y is known from x; the sum is as large as N.
            assertThat(x + (count - 1.0) * y).isCloseTo(X0 + count - 1.0, within(3e-12 * count));
        }
        assertThat(Math.abs(system.expectation(observable("v1^4"), n(count), 2) - byHand(count, 2, gap + 0.1)))
                .as("a wrong gap")
                .isGreaterThan(1e-4);
    }

    /** {@code E|V|^6 E[u_1^6]}, {@code u} uniform on the unit sphere of {@code R^N}: {@code 15/(N(N+2)(N+4))}. */
    @ParameterizedTest
    @ValueSource(longs = {2, 3, 5, 50})
    void theSixthMomentRelaxesToItsValueOnEnergySpheres(long count) {
        double z = bkw(6, 0, 0.25);
        double n = count;
        double cube = n * z + 3 * n * (n - 1) * X0 + n * (n - 1) * (n - 2);
        double rest = 15 * cube / (n * (n + 2) * (n + 4));
        assertThat(value(kac(), "v1^6", n(count), 1e4)).isCloseTo(rest, within(1e-12 * rest));
        assertThat(value(kac(), "v1^6", n(count), 1)).isNotCloseTo(rest, within(1e-2));
    }

    @Test
    void energyIsConservedAndMomentumIsNot() {
        MomentSystem system = system(Models.symmetric(1, 3), "v1", "v1^2");
        double energy = system.expectation(observable("v1^2"), n(7), 0);
        assertThat(system.expectation(observable("v1^2"), n(7), 12)).isCloseTo(energy, within(1e-14));
        assertThat(system.expectation(observable("v1"), n(7), 12)).isCloseTo(0, within(1e-6));
    }

    /** Beyond the paper: the first correction, from the solution by hand. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 1, 5, 30, 1e6})
    void theFirstCorrectionIsTheDerivativeInOneOverN(double t) {
        double decay = Math.exp(-t / 2);
        double first = (3 * X0 - 9) * (1 - decay) - (X0 - 3) * 1.5 * t * decay;
        MomentSystem system = system(kac(), "v1^4");
        assertThat(system.correction(observable("v1^4"), 1, t)[0]).isCloseTo(first, within(1e-12));
        assertThat(system.scaledDeviation(observable("v1^4"), ParticleNumbers.LARGEST, t)[0])
                // The second correction over 10^15 is below rounding.
                .isCloseTo(first, within(1e-12));
    }

    private static final class ParticleNumbers {
        static final stosszahl.kac.ParticleNumber LARGEST = n(1_000_000_000_000_000L);
    }
}
