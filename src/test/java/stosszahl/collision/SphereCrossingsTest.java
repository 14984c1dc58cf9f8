package stosszahl.collision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stosszahl.polynomial.MultiIndex;

/** Where layers cross a density is a needle that no circle meets. */
class SphereCrossingsTest {
    private static List<double[]> crossings(int q, Parts parts) {
        UniformRandomProvider rng = RandomSource.L64_X128_MIX.create(5);
        SphereKernel sphere = SphereKernel.uniform(q);
        return SphereCrossings.of(q, parts, () -> {
            double[] w = new double[q];
            sphere.sample(rng, w);
            return w;
        });
    }

    /** {@code w1 = 0.6}, {@code w2 = 0.48} on the sphere leave {@code w3 = +-0.64}. */
    @Test
    void planesMeetTheSphereInTwoPoints() {
        List<double[]> found = crossings(3, w -> new double[] {w[0] - 0.6, w[1] - 0.48, 3 * (w[0] - 0.6)});
        assertThat(found).hasSize(2);
        found.sort(Comparator.comparingDouble(w -> w[2]));
        for (int k = 0; k < 2; k++) {
            assertThat(found.get(k)[0]).isCloseTo(0.6, within(1e-12));
            assertThat(found.get(k)[1]).isCloseTo(0.48, within(1e-12));
            assertThat(found.get(k)[2]).isCloseTo(k == 0 ? -0.64 : 0.64, within(1e-12));
        }
    }

    /** {@code w1 = 0.9} and {@code w2 = 0.8} meet outside. */
    @Test
    void planesThatMeetOutsideHaveNone() {
        assertThat(crossings(3, w -> new double[] {w[0] - 0.9, w[1] - 0.8})).isEmpty();
    }

    /** In four coordinates two layers cross in a circle, which no point stands for: the density is refused, not taken for its background, which is symmetric about every axis. */
    @ParameterizedTest
    @ValueSource(doubles = {1e8, 1e10})
    void layersWhoseCrossingIsNotFoundAreRefused(double k) {
        Parts parts = w -> new double[] {
            w[0] - 0.6, w[1] - 0.48, Math.exp(-k * square(w[0] - 0.6)), Math.exp(-k * square(w[1] - 0.48))
        };
        ToDoubleFunction<double[]> density = w -> parts.at(w)[2] * parts.at(w)[3] + 1e-6;
        assertThatThrownBy(() -> DensityKernel.of("crossed", SphereKernel.uniform(4), density, parts))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a layer narrower than 1e-2");
        // Broader layers are no reason.
        Parts broad = w -> new double[] {w[0] - 0.6, Math.exp(-square(w[0] - 0.6)), Math.exp(-square(w[1] - 0.48))};
        assertThat(DensityKernel.of(
                                "broad", SphereKernel.uniform(4), w -> broad.at(w)[1] * broad.at(w)[2] + 1e-6, broad)
                        .error())
                .isLessThan(1e-6);
    }

    /** One layer alone depends on a height: it is integrated, also where it is too faint to show on circles. {@code E w1^2} of {@code 1 + a exp(-k (w1-c)^2)} by hand, the layer as a delta function. */
    @Test
    void oneFaintLayerIsIntegrated() {
        double k = 1e8;
        double a = 1e-4;
        Parts parts = w -> new double[] {w[0] - 0.6, Math.exp(-k * square(w[0] - 0.6))};
        DensityKernel kernel = DensityKernel.of("faint", SphereKernel.uniform(3), w -> 1 + a * parts.at(w)[1], parts);
        double mass = a * Math.sqrt(Math.PI / k) / 2;
        double right = (1.0 / 3 + 0.36 * mass) / (1 + mass);
        assertThat(kernel.moment(MultiIndex.of(2, 0, 0)).doubleValue()).isCloseTo(right, within(1e-13));
    }

    private static double square(double x) {
        return x * x;
    }
}
