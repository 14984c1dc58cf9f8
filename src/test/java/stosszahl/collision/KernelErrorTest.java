package stosszahl.collision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import stosszahl.polynomial.MultiIndex;

/** The error of a kernel that brings its rule only. */
class KernelErrorTest {
    /** The equally spaced rule of the circle, reweighted. */
    private record Reweighted(ToDoubleFunction<double[]> factor) implements CollisionKernel {
        @Override
        public String name() {
            return "reweighted";
        }

        @Override
        public int angleDimension() {
            return 2;
        }

        @Override
        public void sample(UniformRandomProvider rng, double[] angle) {
            throw new UnsupportedOperationException("this test averages and draws nothing");
        }

        @Override
        public Quadrature quadrature(int degree) {
            return SphereKernel.uniform(2).quadrature(degree).times(factor);
        }
    }

    /** {@code E w1^2} of {@code exp(w1)} is {@code 1 - I_1(1)/I_0(1)}; of {@code w1 > c} it is {@code 1/2 + c sqrt(1-c^2)/(2 acos c)}. */
    @Test
    void theErrorIsThatOfTheRule() {
        CollisionKernel smooth = new Reweighted(w -> Math.exp(w[0]));
        assertThat(smooth.error()).isBetween(1e-16, 1e-12);
        assertThat(smooth.moment(MultiIndex.of(2, 0)).doubleValue())
                .isCloseTo(1 - 0.5651591039924851 / 1.2660658777520084, within(1e-12));
        double c = 0.3;
        CollisionKernel jump = new Reweighted(w -> w[0] > c ? 1 : 0);
        double right = 0.5 + c * Math.sqrt(1 - c * c) / (2 * Math.acos(c));
        assertThat(jump.error()).isBetween(1e-4, 0.2);
        assertThat(jump.moment(MultiIndex.of(2, 0)).doubleValue()).isCloseTo(right, within(jump.error()));
    }
}
