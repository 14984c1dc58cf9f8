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
}
