package stosszahl.moment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static stosszahl.moment.Models.INF;
import static stosszahl.moment.Models.kac;
import static stosszahl.moment.Models.n;
import static stosszahl.moment.Models.observable;
import static stosszahl.moment.Models.system;

import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stosszahl.kac.ParticleNumber;

/** The series (5.17), (5.18) in exact arithmetic. */
class DuhamelTest {
    private static final BigFraction X0 = BigFraction.of(3 * 16, 25);

    /** From the solution by hand, {@code x(t) = x_inf + (x_0 - x_inf) e^{-gap t}}: {@code c_l = (x_0 - x_inf) (-gap)^l}, {@code l >= 1}. */
    @ParameterizedTest
    @ValueSource(longs = {2, 3, 10, 1_000_000_000_000_000L})
    void theCoefficientsOfTheFourthMomentAreGeometric(long count) {
        BigFraction gap = BigFraction.of(count + 2, 2 * (count - 1));
        BigFraction rest = X0.add(count - 1).multiply(3).divide(count + 2);
        List<BigFraction> c = system(kac(), "v1^4").duhamelCoefficients(observable("v1^4"), n(count), 12);
        assertThat(c.get(0)).isEqualTo(X0);
        for (int l = 1; l < 12; l++) {
            assertThat(c.get(l))
                    .isEqualTo(X0.subtract(rest).multiply(gap.negate().pow(l)))
                    .isNotEqualTo(
                            X0.subtract(rest).multiply(gap.negate().pow(l + 1)).add(1));
        }
    }

    @Test
    void theCoefficientsOfTheLimitAreTheLimitsOfTheCoefficients() {
        MomentSystem system = system(Models.binaryTernary(), "v1^6");
        List<BigFraction> limit = system.duhamelCoefficients(observable("v1^6"), INF, 8);
        List<BigFraction> large = system.duhamelCoefficients(observable("v1^6"), n(1_000_000_000_000_000L), 8);
        for (int l = 0; l < 8; l++) {
            double difference = large.get(l).subtract(limit.get(l)).doubleValue();
            assertThat(Math.abs(difference)).isLessThan(1e-14 * Math.pow(30, l + 1));
            assertThat(difference != 0).as("c_%d differs", l).isEqualTo(l > 1);
        }
    }

    @Test
    void thePartialSumsConvergeToTheExpectation() {
        MomentSystem system = system(Models.binaryTernary(), "v1^4*v2^2");
        for (ParticleNumber count : List.of(n(3), n(20), INF)) {
            List<BigFraction> c = system.duhamelCoefficients(observable("v1^4*v2^2"), count, 40);
            double t = 0.5;
            double sum = 0;
            double power = 1;
            for (int l = 0; l < c.size(); l++) {
                sum += power * c.get(l).doubleValue();
                power *= t / (l + 1);
            }
            double value = system.expectation(observable("v1^4*v2^2"), count, t);
            // 40 terms of an exponential series with t times the norm below 10; rounding of terms below 1e3.
            assertThat(sum).isCloseTo(value, within(1e-11));
            assertThat(sum - c.get(2).doubleValue() * t * t / 2).isNotCloseTo(value, within(1e-4));
        }
    }
}
