package stosszahl.collision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import stosszahl.polynomial.MultiIndex;

/** Densities on spheres of three and more coordinates, against closed forms. */
class SphereDensityTest {
    private static DensityKernel sphere(int q, ToDoubleFunction<double[]> density) {
        return DensityKernel.of("test", SphereKernel.uniform(q), density);
    }

    private static double moment(CollisionKernel kernel, int... exponents) {
        return kernel.moment(MultiIndex.of(exponents)).doubleValue();
    }

    /** Draws agree with a moment, and the kernel's error says by how much the moment may be off. */
    private static void check(DensityKernel kernel, double right, int... exponents) {
        assertThat(moment(kernel, exponents)).isCloseTo(right, within(Math.max(1e-15, kernel.error())));
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(17);
        double[] w = new double[kernel.angleDimension()];
        double sum = 0;
        double squares = 0;
        int n = 40_000;
        for (int j = 0; j < n; j++) {
            kernel.sample(rng, w);
            double product = 1;
            for (int i = 0; i < w.length; i++) {
                product *= Math.pow(w[i], exponents[i]);
            }
            sum += product;
            squares += product * product;
        }
        double mean = sum / n;
        assertThat(Math.abs(mean - right)).isLessThan(4.5 * Math.sqrt((squares / n - mean * mean) / n) + 1e-12);
    }

    /** With {@code s = (wx + wy)/sqrt 2} of density {@code |s|^(-1/2)}: {@code E s^2 = 1/5}, {@code E wx wy = (E s^2 - 2/5)/2}. */
    @Test
    void anInfiniteGreatCircleMayLieObliquely() {
        DensityKernel root = sphere(3, w -> 1 / Math.sqrt(Math.abs(w[0] + w[1])));
        assertThat(root.error()).isLessThan(1e-8);
        check(root, -0.1, 1, 1, 0);
        check(root, 0.4, 0, 0, 2);
    }

    /** {@code u = 1 - t} on {@code (0,2)} of density {@code u^(-1/2)}: {@code E u = 2/3}. */
    @Test
    void aPoleMayBeInfinite() {
        DensityKernel straight = sphere(3, w -> 1 / Math.sqrt(1 - w[2]));
        assertThat(straight.error()).isLessThan(1e-8);
        check(straight, 1 / 3.0, 0, 0, 1);
        DensityKernel oblique = sphere(3, w -> 1 / Math.sqrt(1 - (2 * w[0] + w[1] - w[2]) / Math.sqrt(6)));
        assertThat(oblique.error()).isLessThan(1e-8);
        check(oblique, 2 / (3 * Math.sqrt(6)), 1, 0, 0);
    }

    /** On {@code s > c}: {@code E s = (1 + c)/2}; a factor {@code 1 + wz} changes no average that is even in {@code wz}. */
    @Test
    void jumpsMayLieObliquely() {
        double c = 0.3 / Math.sqrt(2);
        DensityKernel cap = sphere(3, w -> w[0] + w[1] > 0.3 ? 1 : 0);
        assertThat(cap.error()).isLessThan(1e-12);
        check(cap, (1 + c) / 2 / Math.sqrt(2), 1, 0, 0);
        DensityKernel tilted = sphere(3, w -> w[0] + w[1] > 0.3 ? 1 + w[2] : 0);
        assertThat(tilted.error()).isLessThan(1e-8);
        check(tilted, (1 + c) / 2 / Math.sqrt(2), 1, 0, 0);
        check(tilted, (1 - (1 + c + c * c) / 3) / 2, 0, 0, 1);
    }

    /** {@code E t^2 = (1-p)/(q-p)} for the density {@code |t|^(-p)}, from Euler's beta integral; for a cap of {@code S^3} the integrals of {@code sqrt(1 - t^2)}. */
    @Test
    void symmetricDensitiesAreExactInEveryDimension() {
        for (int q = 3; q <= 6; q++) {
            int[] second = new int[q];
            second[1] = 2;
            DensityKernel kernel = sphere(q, w -> Math.pow(Math.abs(w[1]), -0.3));
            assertThat(kernel.error()).isLessThan(1e-10);
            check(kernel, 0.7 / (q - 0.3), second);
        }
        double c = 0.9;
        double mass = 0.5 * (Math.acos(c) - c * Math.sqrt(1 - c * c));
        check(sphere(4, w -> w[3] > c ? 1 : 0), Math.pow(1 - c * c, 1.5) / 3 / mass, 0, 0, 0, 1);
    }

    /** Right values in 25 digits by another program, from integrals over heights and Beta laws. */
    @Test
    void errorsAreNotTooSmallInMoreCoordinates() {
        DensityKernel caps = sphere(4, w -> (w[0] + w[1] > 0.3 ? 1 : 0) + (w[2] - w[3] > 0.2 ? 1 : 0));
        assertThat(caps.error()).isBetween(1e-6, 3e-3);
        check(caps, 0.18040639861154896, 1, 0, 0, 0);
        check(caps, -0.18753658057792475, 0, 0, 0, 1);
        DensityKernel peaks =
                sphere(4, w -> Math.exp(-100 * (1 - w[0])) + Math.exp(-100 * (1 - 0.6 * w[1] - 0.8 * w[3])));
        assertThat(peaks.error()).isLessThan(1e-6);
        check(peaks, 0.49251894000407842, 1, 0, 0, 0);
        check(peaks, 0.31724189393597716, 0, 0, 0, 2);
        CollisionKernel ternary = ZeroSumSphereKernel.uniform(3, 3);
        DensityKernel shell = DensityKernel.of("shell", ternary, w -> first(w) > 0.3 ? 1 : 0);
        assertThat(shell.error()).isLessThan(1e-2);
        check(shell, 0.15232392738439581, 2, 0, 0, 0, 0, 0, 0, 0, 0);
        check(shell, 0.043644712042992388, 4, 0, 0, 0, 0, 0, 0, 0, 0);
        DensityKernel smooth = DensityKernel.of("smooth", ternary, w -> Math.exp(6 * first(w)));
        assertThat(smooth.error()).isLessThan(1e-3);
        check(smooth, 0.15923638074692353, 2, 0, 0, 0, 0, 0, 0, 0, 0);
        check(smooth, 0.049256971408025686, 4, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    private static double first(double[] w) {
        return w[0] * w[0] + w[1] * w[1] + w[2] * w[2];
    }

    /** What does not depend on one height alone is drawn where planes are infinite, and refused where curved surfaces are; its averages have an error. */
    @Test
    void infiniteCirclesAreDrawnExactlyAndCurvesRefused() {
        DensityKernel straight = sphere(3, w -> (1 + w[1] * w[1]) / Math.sqrt(Math.abs(w[0])));
        double mass = 1.5 / 0.5 - 0.5 / 2.5;
        assertThat(straight.error()).isLessThan(1e-9);
        check(straight, (1.5 / 2.5 - 0.5 / 4.5) / mass, 2, 0, 0);
        DensityKernel oblique = sphere(3, w -> (1 + w[2] * w[2]) / Math.sqrt(Math.abs(w[0] + 2 * w[1])));
        // The plane turned into the first coordinate plane: the roles of the axes are those of the kernel above.
        double height = (0.5 * (1 / 0.5 - 1 / 2.5) + 0.375 * (1 / 0.5 - 2 / 2.5 + 1 / 4.5)) / mass;
        assertThat(oblique.error()).isLessThan(1e-8);
        check(oblique, height, 0, 0, 2);
        DensityKernel curved = sphere(3, w -> Math.pow(Math.abs(w[0] - w[1] * w[1]), -0.3));
        assertThat(curved.error()).isBetween(1e-9, 1e-2);
        assertThatThrownBy(() -> curved.sample(RandomSource.XO_RO_SHI_RO_128_PP.create(1), new double[3]))
                .hasMessageContaining("cannot be drawn");
        DensityKernel crossed = sphere(3, w -> 1 / Math.sqrt(Math.abs(w[0])) + 1 / Math.sqrt(Math.abs(w[2])));
        check(crossed, 0.3, 2, 0, 0);
        for (int q : new int[] {3, 4}) {
            assertThatThrownBy(() -> sphere(q, w -> (1 + w[1] * w[1]) / (w[0] * w[0])))
                    .hasMessageContaining("test");
        }
    }

    /** The rule of a given degree has the averages of the fine one, where the uniform rule would step over a narrow peak. */
    @Test
    void rulesAreAsGoodAsTheError() {
        DensityKernel two =
                sphere(3, w -> Math.exp(-3000 * (1 - w[0])) + Math.exp(-3000 * (1 - 0.6 * w[1] - 0.8 * w[2])));
        double mean = 1 - 1 / 3000.0;
        assertThat(two.quadrature(16).integrate(w -> w[0])).isCloseTo(0.5 * mean, within(1e-9));
    }

    @Test
    void quadratureHasTheMoments() {
        DensityKernel kernel = sphere(3, w -> Math.exp(-200 * (1 - w[2])));
        double right = 1 / Math.tanh(200) - 1 / 200.0;
        assertThat(kernel.quadrature(8).integrate(w -> w[2])).isCloseTo(right, within(1e-12));
        check(kernel, right, 0, 0, 1);
    }
}
