package stosszahl.collision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stosszahl.polynomial.MultiIndex;

/** Averages over densities that a fixed rule misses, against closed forms; what has no integral is refused; what is drawn has the averages. */
class DensityTest {
    private static CircleKernel circle(DoubleUnaryOperator f) {
        return CircleKernel.density("f", f);
    }

    private static double cosines(CollisionKernel kernel, int p) {
        return kernel.moment(MultiIndex.of(p, 0)).doubleValue();
    }

    /** {@code int |sin|^-p cos^2 / int |sin|^-p = 1/(2-p)}, from Beta functions. */
    @ParameterizedTest
    @ValueSource(doubles = {0.25, 0.5, 0.75})
    void powersOfTheSineAreBetaFunctions(double p) {
        CircleKernel kernel = circle(x -> Math.pow(Math.abs(Math.sin(x)), -p));
        assertThat(cosines(kernel, 2)).isCloseTo(1 / (2 - p), org.assertj.core.api.Assertions.within(1e-11));
        // The same singularities where angles are not exact: at +-pi/2.
        CircleKernel turned = circle(x -> Math.pow(Math.abs(Math.cos(x)), -p));
        assertThat(cosines(turned, 2)).isCloseTo(1 - 1 / (2 - p), org.assertj.core.api.Assertions.within(1e-11));
        assertThat(kernel.error()).isBetween(1e-17, 1e-9);
    }

    /** A Gaussian peak of width w at c: {@code E cos 2 theta = cos 2c exp(-w^2)}. */
    @ParameterizedTest
    @ValueSource(doubles = {0.03, 1e-3, 1e-4})
    void narrowPeaksAreFound(double w) {
        double c = 1.2345;
        CircleKernel kernel = circle(x -> Math.exp(-Math.pow((Math.abs(x) - c) / w, 2)));
        double second = 0.5 + 0.5 * Math.cos(2 * c) * Math.exp(-w * w);
        assertThat(cosines(kernel, 2)).isCloseTo(second, org.assertj.core.api.Assertions.within(2e-13));
    }

    /** {@code E cos^2} for a jump at 1: elementary integrals. */
    @Test
    void jumpsAndHighHarmonicsAreLegal() {
        CircleKernel jump = circle(x -> 1 + Math.signum(Math.abs(x) - 1));
        double length = Math.PI - 1;
        double expected = 0.5 - 0.25 * Math.sin(2.0) / length;
        assertThat(cosines(jump, 2)).isCloseTo(expected, org.assertj.core.api.Assertions.within(1e-13));
        CircleKernel high = circle(x -> 1 + Math.cos(70 * x));
        assertThat(cosines(high, 4)).isCloseTo(0.375, org.assertj.core.api.Assertions.within(1e-13));
        assertThat(high.moment(MultiIndex.of(0, 3)).signum()).isZero();
    }

    /** A jump between the end of a panel and its first node, which no node sees: {@code E cos 2 theta = 0.2 sin 2c/(2 pi + 0.4(c + pi))}. */
    @Test
    void aJumpBetweenNodesIsWithinTheError() {
        for (int k = 0; k < 400; k++) {
            double nodeless = Math.PI / 4096 * k * Math.pow(0.5, k % 7);
            for (double gap : new double[] {1e-9, 3e-8, 1e-6, -1e-6, 2.3e-6 * (k + 1) / 400}) {
                double c = nodeless + gap;
                CircleKernel jump = circle(x -> x < c ? 1.4 : 1);
                double right = 0.5 + 0.1 * Math.sin(2 * c) / (2 * Math.PI + 0.4 * (c + Math.PI));
                assertThat(Math.abs(cosines(jump, 2) - right))
                        .as("jump at %s", c)
                        .isLessThan(2e-13);
                assertThat(jump.error()).isLessThan(2e-12);
            }
        }
    }

    @Test
    void whatHasNoIntegralIsRefused() {
        DoubleUnaryOperator[] wrong = {
            x -> Math.pow(Math.abs(x), -1.5),
            x -> 1 / (x * x),
            x -> 1 / Math.abs(x),
            x -> 1 / Math.abs(Math.sin(x)),
            x -> 1 / Math.abs(x - 1.234),
            x -> Math.pow(Math.tan(x), 2)
        };
        for (DoubleUnaryOperator f : wrong) {
            assertThatThrownBy(() -> circle(f)).hasMessageContaining("not integrable at theta");
        }
        assertThatThrownBy(() -> circle(x -> Math.cos(x) * Math.cos(x) - 1e-9))
                .hasMessageContaining("needs finite values >= 0");
        assertThatThrownBy(() -> circle(x -> x > 1 ? Double.NaN : 1)).hasMessageContaining("not a number");
        assertThatThrownBy(() -> circle(x -> 0)).hasMessageContaining("zero everywhere");
    }

    /** Means of {@code cos 2 theta} over draws within 5 standard errors of the average; those of another kernel are not. */
    @Test
    void drawsHaveTheAverages() {
        CircleKernel root = circle(x -> 1 / Math.sqrt(Math.abs(Math.sin(x))));
        CircleKernel narrow = circle(x -> Math.exp(-Math.pow((Math.abs(x) - 1) / 0.03, 2)));
        CircleKernel peak = circle(x -> Math.pow(Math.abs(x) + 1e-3, -1.5));
        for (CircleKernel kernel : new CircleKernel[] {root, narrow, peak}) {
            assertThat(Math.abs(deviation(kernel, kernel))).isLessThan(5);
            assertThat(Math.abs(deviation(kernel, circle(x -> 1)))).isGreaterThan(20);
        }
    }

    private static double deviation(CollisionKernel drawn, CollisionKernel from) {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(17L);
        double[] w = new double[2];
        int n = 200_000;
        double sum = 0;
        double squares = 0;
        for (int j = 0; j < n; j++) {
            drawn.sample(rng, w);
            sum += w[0] * w[0];
            squares += Math.pow(w[0], 4);
        }
        double mean = sum / n;
        return (mean - cosines(from, 2)) / Math.sqrt((squares / n - mean * mean) / n);
    }

    /** Uniform on {@code |w_z| < h = 0.2}: {@code E w_z^2 = h^2/3}; {@code exp w_z}: {@code coth 1 - 1} for {@code E w_z}. */
    @Test
    void capsOfTheSphere() {
        DensityKernel cap =
                DensityKernel.of("cap", SphereKernel.uniform(3), w -> 1 + Math.signum(0.2 - Math.abs(w[2])));
        assertThat(cap.moment(MultiIndex.of(0, 0, 2)).doubleValue())
                .isCloseTo(0.04 / 3, org.assertj.core.api.Assertions.within(1e-9));
        assertThat(cap.moment(MultiIndex.of(2, 0, 0)).doubleValue())
                .isCloseTo(0.5 - 0.02 / 3, org.assertj.core.api.Assertions.within(1e-9));
        DensityKernel tilted = DensityKernel.of("tilted", SphereKernel.uniform(3), w -> Math.exp(w[2]));
        assertThat(tilted.moment(MultiIndex.of(0, 0, 1)).doubleValue())
                .isCloseTo(1 / Math.tanh(1) - 1, org.assertj.core.api.Assertions.within(1e-9));
        assertThatThrownBy(() -> DensityKernel.of("pole", SphereKernel.uniform(3), w -> 1 / (w[2] * w[2])))
                .hasMessageContaining("not integrable");
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(3L);
        double[] w = new double[3];
        double sum = 0;
        for (int j = 0; j < 100_000; j++) {
            cap.sample(rng, w);
            assertThat(Math.abs(w[2])).isLessThanOrEqualTo(0.2);
            sum += w[2] * w[2];
        }
        // The standard deviation of w_z^2 is 0.04 sqrt(1/5 - 1/9).
        assertThat(sum / 100_000).isCloseTo(0.04 / 3, org.assertj.core.api.Assertions.within(5 * 0.012 / 316));
    }

    @Test
    void rawGammaAgreesWithTheBetaIntegral() {
        // E cos^4 for |sin|^-1/2: B(1/4, 5/2)/B(1/4, 1/2).
        CircleKernel root = circle(x -> 1 / Math.sqrt(Math.abs(Math.sin(x))));
        double expected =
                Math.exp(Gamma.logGamma(2.5) + Gamma.logGamma(0.75) - Gamma.logGamma(2.75) - Gamma.logGamma(0.5));
        assertThat(cosines(root, 4)).isCloseTo(expected, org.assertj.core.api.Assertions.within(1e-11));
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 4096})
    void oddHighHarmonicsAreNotEven(int n) {
        assertThat(AngleDensity.of("odd", x -> 1 + Math.sin(n * x)).even()).isFalse();
        assertThat(AngleDensity.of("even", x -> 1 + Math.cos(n * x)).even()).isTrue();
    }

    /** Peaks on one side of 0 only, too narrow for points at equal distances: their sine has a mean, and the law drawn from has it too. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-2, 1e-4, 3e-5})
    void aNarrowPeakOnOneSideIsNotLost(double width) {
        for (double centre : new double[] {-1.0123, -2.5, 1.7}) {
            AngleDensity peak =
                    AngleDensity.of("one side", x -> 1 + 1 / width * Math.exp(-Math.pow((x - centre) / width, 2)));
            assertThat(peak.even()).as("peak at %g", centre).isFalse();
            double sine = 0;
            for (int j = 0; j < peak.size(); j++) {
                sine += peak.weight(j) * Math.sin(peak.theta(j));
            }
            // A Gaussian of mass sqrt(pi) beside the uniform law of mass 2 pi.
            double mass = Math.sqrt(Math.PI);
            double right = mass * Math.exp(-width * width / 4) * Math.sin(centre) / (2 * Math.PI + mass);
            assertThat(sine).isCloseTo(right, within(1e-12));
        }
    }

    /** Product rules have no node in the peak; the average of {@code p.w}, in 30 digits by another program. */
    @Test
    void aPeakBetweenTheNodesIsFoundInFourCoordinates() {
        double[] at = {0.43, -0.31, 0.62, 0.58};
        double norm = Math.sqrt(0.43 * 0.43 + 0.31 * 0.31 + 0.62 * 0.62 + 0.58 * 0.58);
        DensityKernel peak = DensityKernel.of("peak", SphereKernel.uniform(4), w -> {
            double square = 0;
            for (int i = 0; i < 4; i++) {
                square += (w[i] - at[i] / norm) * (w[i] - at[i] / norm);
            }
            return 1 + 5e4 * Math.exp(-square / (2 * 0.015 * 0.015));
        });
        assertThat(peak.moment(MultiIndex.of(0, 0, 1, 0)).doubleValue())
                .isCloseTo(0.11861666446133394 * 0.62 / norm, within(1e-10));
        DensityKernel smooth = DensityKernel.of("smooth", SphereKernel.uniform(4), w -> 1 + w[0] * w[0]);
        // E w1^2 (1 + w1^2) / (5/4) with E w1^2 = 1/4, E w1^4 = 1/8.
        assertThat(smooth.moment(MultiIndex.of(2, 0, 0, 0)).doubleValue()).isCloseTo(0.3, within(1e-12));
    }

    /** A rule that misses a fortieth of the mass, or has too much of it, is told from a right one. */
    @Test
    void sampleMeansRejectWrongMasses() {
        SampledCheck.mass("right", 4, w -> 1 + w[0] * w[0], 1.25, 0, List.of());
        for (double wrong : new double[] {1.22, 1.28, Double.NaN}) {
            assertThatThrownBy(() -> SampledCheck.mass("wrong", 4, w -> 1 + w[0] * w[0], wrong, 0, List.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("by samples");
        }
    }
}
