package stosszahl.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PowerLawTest {
    private static final double[] N = {10, 20, 50, 100, 1000};

    private static double[] errors(java.util.function.DoubleUnaryOperator error) {
        return Arrays.stream(N).map(error).toArray();
    }

    @Test
    void anExactPowerIsRecovered() {
        PowerLaw law = PowerLaw.fit(N, errors(n -> 3 / n));
        // Rounding of logarithms only.
        assertThat(law.slope()).isCloseTo(-1, within(1e-12));
        assertThat(law.at(7)).isCloseTo(3.0 / 7, within(1e-12));
    }

    @Test
    void theIntervalHoldsTheRateOfAnErrorThatIsNotQuiteAPower() {
        PowerLaw law = PowerLaw.fit(N, errors(n -> 3 / (n - 1)));
        assertThat(law.low()).isLessThan(-1.0);
        assertThat(law.high()).isGreaterThan(law.slope());
        assertThat(law.slope()).isCloseTo(-1, within(0.05));
    }

    @Test
    void anErrorThatDoesNotDecayHasNoNegativeSlope() {
        PowerLaw law = PowerLaw.fit(N, errors(n -> 0.2 + 0.001 * Math.sin(n)));
        assertThat(law.high()).isGreaterThan(-0.01);
    }

    @Test
    void tooFewPointsAndVanishingErrorsAreRefused() {
        assertThatThrownBy(() -> PowerLaw.fit(new double[] {1, 2}, new double[] {1, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 3");
        assertThatThrownBy(() -> PowerLaw.fit(N, new double[] {1, 1, 0, 1, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("N = 50");
    }

    /** A line through two numbers of particles has no error of its own, and one number has no slope. */
    @Test
    void equalNumbersOfParticlesAreOne() {
        double[] noise = {0.1, 0.1, 0.1};
        for (double[] n : new double[][] {{10, 10, 10}, {10, 20, 20}}) {
            double[] error = {1, 0.5, 0.4};
            assertThatThrownBy(() -> PowerLaw.fit(n, error))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("3 different");
            assertThatThrownBy(() -> PowerLaw.weighted(n, error, noise))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("3 different");
        }
        assertThatThrownBy(() -> PowerLaw.fit(new double[] {10, 20, Double.NaN}, new double[] {1, 1, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> PowerLaw.fit(new double[] {10, 20, 30}, new double[] {1, 1, Double.POSITIVE_INFINITY}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("finite");
    }

    /** Errors that bend, with noise that is far below the bend: the interval must not be that of the noise. */
    @Test
    void pointsOffTheLineWidenTheInterval() {
        double[] noise = errors(n -> 1e-9 / n);
        PowerLaw straight = PowerLaw.weighted(N, errors(n -> 3 / n), noise);
        PowerLaw bent = PowerLaw.weighted(N, errors(n -> 3 / (n - 1)), noise);
        assertThat(straight.high() - straight.low()).isLessThan(1e-8);
        assertThat(bent.low()).isLessThan(-1);
        assertThat(bent.high()).isGreaterThan(-1.05);
    }

    /** All errors come from one reference: noise that they share adds up over large N, by 1.5 times what independent noise does here. */
    @Test
    void noiseMayBeShared() {
        double[] n = {10, 80, 90, 100};
        double[] error = new double[4];
        double[] noise = new double[4];
        for (int i = 0; i < 4; i++) {
            noise[i] = 1e-5;
            error[i] = 1 / n[i] + 2.5 * noise[i];
        }
        PowerLaw law = PowerLaw.weighted(n, error, noise);
        assertThat(law.low()).isLessThan(-1);
        assertThat(law.high()).isGreaterThan(-1);
    }
}
