package stosszahl.initial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import stosszahl.polynomial.MultiIndex;

/** Laws of N velocities: exact joint moments, samplers that follow them, and limits of marginals. */
class ManyParticleLawTest {
    private static final long SEED = 41;
    private static final OptionalLong LIMIT = OptionalLong.empty();

    private static final InitialLaw MIXTURE = InitialLaw.mixture(List.of(
            new InitialLaw.Part(BigFraction.of(1, 2), Gaussian.centred(List.of(BigFraction.of(1, 2)))),
            new InitialLaw.Part(BigFraction.of(1, 2), Gaussian.centred(List.of(BigFraction.of(3, 2))))));

    private static List<MultiIndex> line(int... exponents) {
        return IntStream.of(exponents).mapToObj(MultiIndex::of).toList();
    }

    @Test
    void momentsOnTheSphereAreTheKnownOnes() {
        EnergySphere sphere = EnergySphere.of(1);
        for (long n : new long[] {2, 10, 1_000_000_000_000_000L}) {
            // E v^2 = 1, E v^4 = 3N/(N+2), E v_1^2 v_2^2 = N/(N+2), E v^6 = 15 N^2/((N+2)(N+4)).
            OptionalLong particles = OptionalLong.of(n);
            assertThat(sphere.jointMoment(particles, line(2))).isEqualTo(BigFraction.ONE);
            BigFraction share = BigFraction.ONE.divide(
                    BigFraction.ONE.add(BigFraction.of(2).divide(BigFraction.of(java.math.BigInteger.valueOf(n)))));
            assertThat(sphere.jointMoment(particles, line(4))).isEqualTo(share.multiply(3));
            assertThat(sphere.jointMoment(particles, line(2, 2))).isEqualTo(share);
            assertThat(sphere.jointMoment(particles, line(3, 2))).isEqualTo(BigFraction.ZERO);
        }
        assertThat(sphere.jointMoment(OptionalLong.of(6), line(6))).isEqualTo(BigFraction.of(15 * 36, 80));
        assertThat(sphere.jointMoment(LIMIT, line(4, 2))).isEqualTo(BigFraction.of(3));
    }

    /** {@code E (sum |v_i|^2)^2 = (dN)^2}: the identity that the law of independent Gaussians misses. */
    @Test
    void energyIsConstantOnTheSphereAndNotForTheGaussian() {
        EnergySphere sphere = EnergySphere.of(2);
        InitialLaw gaussian = InitialLaw.product(sphere.limit());
        for (int n = 2; n <= 5; n++) {
            assertThat(squaredEnergy(sphere, n)).isEqualTo(BigFraction.of(4 * n * n));
            assertThat(squaredEnergy(gaussian, n)).isEqualTo(BigFraction.of(4 * n * n + 4 * n));
        }
    }

    private static BigFraction squaredEnergy(ManyParticleLaw law, int n) {
        BigFraction sum = BigFraction.ZERO;
        for (int i = 0; i < 2 * n; i++) {
            for (int j = 0; j < 2 * n; j++) {
                List<MultiIndex> exponents = new ArrayList<>();
                for (int p = 0; p < n; p++) {
                    int[] e = new int[2];
                    for (int c = 0; c < 2; c++) {
                        e[c] = (i == 2 * p + c ? 2 : 0) + (j == 2 * p + c ? 2 : 0);
                    }
                    exponents.add(MultiIndex.of(e));
                }
                sum = sum.add(law.jointMoment(OptionalLong.of(n), exponents));
            }
        }
        return sum;
    }

    @Test
    void samplesFollowTheJointMoments() {
        UniformRandomProvider rng = RandomSource.L64_X128_MIX.create(SEED);
        int samples = 100_000;
        for (ManyParticleLaw law : List.of(EnergySphere.of(1), (ManyParticleLaw) MIXTURE)) {
            double[] v = new double[4];
            double sum = 0;
            double square = 0;
            for (int n = 0; n < samples; n++) {
                law.sample(rng, 4, v);
                double x = v[0] * v[0] * v[1] * v[1];
                sum += x;
                square += x * x;
            }
            double mean = sum / samples;
            double error = Math.sqrt((square / samples - mean * mean) / samples);
            double exact = law.jointMoment(OptionalLong.of(4), line(2, 2)).doubleValue();
            // Two comparisons at four standard errors, seed fixed; independent particles would give 1, far away for
            // both laws.
            assertThat(mean).as("seed %d, %s", SEED, law).isCloseTo(exact, within(4 * error));
            assertThat(Math.abs(mean - 1)).as("%s is not independent", law).isGreaterThan(4 * error);
        }
    }

    @Test
    void samplesLieOnTheSphere() {
        UniformRandomProvider rng = RandomSource.L64_X128_MIX.create(SEED);
        double[] v = new double[30];
        EnergySphere.of(3).sample(rng, 10, v);
        double square = 0;
        for (double x : v) {
            square += x * x;
        }
        assertThat(square).isCloseTo(30, within(1e-12));
    }

    @Test
    void aMixtureOfProductsIsNotChaotic() {
        assertThat(MIXTURE.chaotic()).isFalse();
        assertThat(EnergySphere.of(1).chaotic()).isTrue();
        // E v_1^2 v_2^2 - E v_1^2 E v_2^2 = 1/4, for every N: not a product even in the limit.
        assertThat(MIXTURE.jointMoment(LIMIT, line(2, 2))).isEqualTo(BigFraction.of(5, 4));
        assertThat(MIXTURE.jointMoment(LIMIT, line(2))).isEqualTo(BigFraction.ONE);
    }

    /** The distance to the Gaussian, integrated, is below the bound of Diaconis and Freedman and of its order. */
    @Test
    void marginalsOfTheSphereTendToTheGaussianInNorm() {
        EnergySphere sphere = EnergySphere.of(1);
        for (int n : new int[] {10, 40, 160}) {
            double c = Math.exp(Gamma.logGamma(n / 2.0) - Gamma.logGamma((n - 1) / 2.0)) / Math.sqrt(Math.PI * n);
            double distance = new IterativeLegendreGaussIntegrator(20, 1e-10, 1e-10)
                    .integrate(
                            10_000_000,
                            x -> 2
                                    * Math.abs(c * Math.pow(Math.max(0, 1 - x * x / n), (n - 3) / 2.0)
                                            - Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI)),
                            0,
                            12);
            assertThat(distance)
                    .isLessThan(sphere.distanceFromLimit(OptionalLong.of(n), 1))
                    .isGreaterThan(0.1 / n);
        }
        assertThat(sphere.distanceFromLimit(OptionalLong.of(10), 10)).isEqualTo(2);
        assertThat(sphere.distanceFromLimit(LIMIT, 10)).isZero();
        assertThat(MIXTURE.distanceFromLimit(OptionalLong.of(3), 3)).isZero();
    }

    @Test
    void theSphereItselfHasNoDensity() {
        assertThat(EnergySphere.of(1).hasDensity(OptionalLong.of(5), 5)).isFalse();
        assertThat(EnergySphere.of(1).hasDensity(OptionalLong.of(5), 4)).isTrue();
        assertThat(MIXTURE.hasDensity(OptionalLong.of(5), 5)).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EnergySphere.of(1).jointMoment(OptionalLong.of(1), line(2, 2)))
                .withMessageContaining("use N >= 2");
    }
}
