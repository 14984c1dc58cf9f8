package stosszahl.moment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static stosszahl.moment.Models.INF;
import static stosszahl.moment.Models.kac;
import static stosszahl.moment.Models.n;
import static stosszahl.moment.Models.observable;

import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stosszahl.initial.Gaussian;
import stosszahl.initial.InitialLaw;
import stosszahl.kac.KacModel;

class ChaosDefectTest {
    /**
     * By hand for {@code phi = v^2} and Kac's model: {@code E v1^2 = 1} and {@code x + (N-1) y} are conserved, so {@code y - 1 = -(x(t) - x_0)/(N-1)} with
     * {@code x = x_inf + (x_0 - x_inf) e^{-gap t}}, {@code x_inf = 3(x_0 + N - 1)/(N + 2)}.
     */
    @ParameterizedTest
    @CsvSource({"2, 0.5", "10, 1", "1000, 2", "1000000000000000, 3"})
    void theDefectOfTheEnergyIsTheOneByHand(long count, double t) {
        double x0 = 3 - 3 * 0.36;
        double rest = 3 * (x0 + count - 1) / (count + 2);
        double x = rest + (x0 - rest) * Math.exp(-(count + 2.0) / (2 * (count - 1.0)) * t);
        ChaosDefect defect = ChaosDefect.of(kac(), observable("v1^2"));
        assertThat(defect.at(n(count), t)[0]).isCloseTo(-(x - x0) / (count - 1), within(1e-12));
        double scaled = defect.scaledDeviation(n(count), t)[0];
        assertThat(scaled).isCloseTo(-(x - x0) * count / (count - 1), within(1e-11));
        assertThat(scaled).as("particles are correlated").isLessThan(-0.1);
        assertThat(defect.at(INF, t)[0]).isCloseTo(0, within(1e-13));
    }

    /** {@code delta_1 = -(x(t) - x_0)} in the limit, and Neville's extrapolation of {@code N delta_N}, which uses no expansion. */
    @ParameterizedTest
    @CsvSource({"v1^2, 1", "v1^4, 1", "v1*v2^2, 0.5", "v1^2 - 0.5*v1^4, 2"})
    void theCoefficientIsTheExtrapolationOfTheDefectTimesN(String text, double t) {
        KacModel model = Models.symmetric(1, 3);
        ChaosDefect defect = ChaosDefect.of(model, observable(text));
        double[] x = new double[7];
        double[] u = new double[7];
        for (int i = 0; i < 7; i++) {
            x[i] = 1.0 / (80L << i);
            u[i] = defect.scaledDeviation(n(80L << i), t)[0];
        }
        double[] p = u.clone();
        for (int k = 1; k < 7; k++) {
            for (int i = 6; i >= k; i--) {
                p[i] = (x[i - k] * p[i] - x[i] * p[i - 1]) / (x[i - k] - x[i]);
            }
        }
        double first = defect.coefficient(1, t)[0];
        // What is left is of the order of the product of the seven x; rounding grows little.
        assertThat(p[6]).isCloseTo(first, within(1e-8 * Math.abs(first)));
        assertThat(u[0]).as("one N alone").isNotCloseTo(first, within(1e-4 * Math.abs(first)));
        assertThat(defect.coefficient(0, t)[0]).isCloseTo(0, within(1e-11));
        double second = defect.coefficient(2, t)[0];
        assertThat((u[6] - first) / x[6]).isCloseTo(second, within(0.02 * Math.abs(second) + 1e-6));
    }

    /** A mixture of products keeps the variance of its parts, here of {@code E v^2}: {@code (1/4)(2-1)^2}. */
    @Test
    void aMixtureIsNotChaoticInTheLimit() {
        KacModel mixed = kac().startingFrom(InitialLaw.mixture(List.of(part(1), part(2))));
        ChaosDefect defect = ChaosDefect.of(mixed, observable("v1^2"));
        assertThat(defect.at(INF, 0, 1, 5)).containsExactly(new double[] {0.25, 0.25, 0.25}, within(1e-13));
        assertThat(defect.coefficient(0, 1)[0]).isCloseTo(0.25, within(1e-13));
    }

    private static InitialLaw.Part part(int variance) {
        return new InitialLaw.Part(BigFraction.of(1, 2), Gaussian.centred(List.of(BigFraction.of(variance))));
    }
}
