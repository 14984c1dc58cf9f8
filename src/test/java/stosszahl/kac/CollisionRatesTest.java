package stosszahl.kac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import stosszahl.collision.SymmetricCollision;
import stosszahl.initial.Gaussian;
import stosszahl.initial.InitialLaw;

/** The rates (6.27) count collisions, tend to those of (2.26), and are as good for 10^15 particles as for 10. */
class CollisionRatesTest {
    /** A model with collisions of every order, whose weights are no binary fractions. */
    static KacModel model(long... weights) {
        long sum = 0;
        for (long w : weights) {
            sum += w;
        }
        List<KacModel.WeightedLaw> laws = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            laws.add(new KacModel.WeightedLaw(BigFraction.of(weights[i], sum), SymmetricCollision.uniform(i + 1, 1)));
        }
        return KacModel.of("test", laws, InitialLaw.product(Gaussian.centred(Collections.nCopies(1, BigFraction.ONE))));
    }

    private static final KacModel ALL = model(1, 2, 3, 4, 5);

    /** Counts the sets of {@code k+n} of {@code N} particles that meet the first {@code s} in exactly the first {@code n}. */
    private static BigFraction counted(KacModel model, int count, int s, int k, int n) {
        long hits = 0;
        long all = 0;
        for (int set = 0; set < 1 << count; set++) {
            if (Integer.bitCount(set) == k + n) {
                all++;
                if ((set & ((1 << s) - 1)) == (1 << n) - 1) {
                    hits++;
                }
            }
        }
        return model.beta(k + n).multiply(BigFraction.of(hits, all)).multiply(count);
    }

    @Test
    void theRateIsNTimesTheShareOfTheSetsThatMeetTheMarginalInGivenParticles() {
        for (int count = 5; count <= 10; count++) {
            CollisionRates rates = CollisionRates.of(ALL, ParticleNumber.of(count));
            for (int s = 1; s <= count; s++) {
                for (int k = 0; k <= 4; k++) {
                    for (int n = 1; n <= Math.min(s, 5 - k); n++) {
                        assertThat(rates.exactRate(s, k, n))
                                .as("N = %d, s = %d, k = %d, n = %d", count, s, k, n)
                                .isEqualTo(counted(ALL, count, s, k, n));
                    }
                }
            }
        }
    }

    @Test
    void theLeadingRateIsTheLimitTimesAQuotientOfBinomials() {
        for (long count : new long[] {5, 17, 1000, 1_000_000_007L, ParticleNumber.LARGEST}) {
            CollisionRates rates = CollisionRates.of(ALL, ParticleNumber.of(count));
            CollisionRates limit = CollisionRates.of(ALL, ParticleNumber.INFINITE);
            for (int s = 1; s <= Math.min(count, 9); s++) {
                for (int k = 0; k <= Math.min(4, count - s); k++) {
                    assertThat(rates.exactRate(s, k, 1))
                            .isEqualTo(limit.exactRate(s, k, 1)
                                    .multiply(BigFraction.of(
                                            CollisionRates.binomial(count - s, k),
                                            CollisionRates.binomial(count - 1, k))));
                }
            }
        }
    }

    @Test
    void doublesAgreeWithFractionsToFourRoundingsOrSoForEveryN() {
        for (long count : new long[] {5, 6, 10, 1000, 999_999_999_999_999L, ParticleNumber.LARGEST}) {
            CollisionRates rates = CollisionRates.of(ALL, ParticleNumber.of(count));
            for (int s = 1; s <= Math.min(count, 40); s++) {
                for (int k = 0; k <= 4; k++) {
                    for (int n = 1; n <= 5 - k; n++) {
                        assertThat(relativeError(rates.rate(s, k, n), rates.exactRate(s, k, n)))
                                .as("N = %d, s = %d, k = %d, n = %d", count, s, k, n)
                                // beta, four quotients and four products, each rounded by at most 1.2e-16; errors
                                // rarely add up.
                                .isLessThan(1e-15);
                    }
                }
            }
        }
    }

    /** The tolerance above is one that the usual formula with logarithms of factorials misses by far. */
    @Test
    void logarithmsOfFactorialsWouldNotDo() {
        double byLogarithms = ALL.beta(3).doubleValue()
                * Math.exp(Math.log(1e6)
                        + CombinatoricsUtils.binomialCoefficientLog(1_000_000 - 7, 2)
                        - CombinatoricsUtils.binomialCoefficientLog(1_000_000, 3));
        BigFraction exact = CollisionRates.of(ALL, ParticleNumber.of(1_000_000)).exactRate(7, 2, 1);
        assertThat(relativeError(byLogarithms, exact)).isGreaterThan(1e-15);
    }

    private static double relativeError(double value, BigFraction exact) {
        return exact.signum() == 0
                ? Math.abs(value)
                : BigFraction.from(value).subtract(exact).divide(exact).abs().doubleValue();
    }

    @Test
    void severalOfTheMarginalCollideTogetherAtARateThatVanishesLikeAPowerOfN() {
        for (int n = 2; n <= 5; n++) {
            double small = CollisionRates.of(ALL, ParticleNumber.of(1_000_000)).rate(9, 5 - n, n);
            double large =
                    CollisionRates.of(ALL, ParticleNumber.of(1_000_000_000)).rate(9, 5 - n, n);
            // Corrections to the power law are of relative size s k / N = 4e-5.
            assertThat(Math.log10(small / large) / 3).isCloseTo(n - 1.0, org.assertj.core.api.Assertions.within(1e-4));
            assertThat(CollisionRates.of(ALL, ParticleNumber.INFINITE).rate(9, 5 - n, n))
                    .isZero();
        }
    }

    @Test
    void fewerParticlesThanTheHighestOrderAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CollisionRates.of(ALL, ParticleNumber.of(4)))
                .withMessageContaining("N = 4")
                .withMessageContaining("use N >= 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParticleNumber.parse("1.5"))
                .withMessageContaining("1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParticleNumber.parse("1e16"))
                .withMessageContaining("10^15");
        assertThat(ParticleNumber.parse("1e6")).isEqualTo(ParticleNumber.of(1_000_000));
        assertThat(ParticleNumber.parse("inf"))
                .isEqualTo(ParticleNumber.INFINITE)
                .hasToString("inf");
    }
}
