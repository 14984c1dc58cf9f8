package stosszahl.collision;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A probability density on the angles {@code theta in (-pi, pi)} of Kac's rotation (3.5), with respect to
 * {@code d theta / (2 pi)}. Angles are handed out as {@code (cos theta, sin theta)}.
 *
 * <p>The uniform density is {@link SphereKernel#uniform(int) SphereKernel.uniform(2)}, whose moments are exact.
 */
public final class CircleKernel implements CollisionKernel {
    /** Nodes of the scan for the largest value of the density. */
    private static final int SCAN = 1 << 14;

    private final String name;
    private final DoubleUnaryOperator density;
    private final double ceiling;

    private CircleKernel(String name, DoubleUnaryOperator density, double ceiling) {
        this.name = name;
        this.density = density;
        this.ceiling = ceiling;
    }

    /**
     * The kernel with a given density; it need not be normalised, nor even (an odd part is what breaks H2 and H3).
     *
     * @param name the name, for tables
     * @param density the density as a function of {@code theta}, non-negative and bounded; best smooth and periodic
     * @return the kernel
     * @throws IllegalArgumentException if the density is negative, infinite or not a number somewhere, or zero everywhere
     */
    public static CircleKernel density(String name, DoubleUnaryOperator density) {
        double largest = 0;
        for (int j = 0; j < SCAN; j++) {
            double theta = angle(j, SCAN);
            double value = density.applyAsDouble(theta);
            if (!(value >= 0) || Double.isInfinite(value)) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "the density %s is %g at theta = %.4f; a collision kernel needs finite values >= 0",
                        name,
                        value,
                        theta));
            }
            largest = Math.max(largest, value);
        }
        if (largest == 0) {
            throw new IllegalArgumentException("the density " + name + " is zero everywhere; give one with mass");
        }
        return new CircleKernel(name, density, largest);
    }

    private static double angle(int j, int n) {
        return 2 * Math.PI * (j + 0.5) / n - Math.PI;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int angleDimension() {
        return 2;
    }

    /** Cosine and sine of {@link #sampleAngle}. */
    @Override
    public void sample(UniformRandomProvider rng, double[] angle) {
        double theta = sampleAngle(rng);
        angle[0] = Math.cos(theta);
        angle[1] = Math.sin(theta);
    }

    /**
     * Draws {@code theta}, by rejection below 1.01 times the largest of {@code 2^14} values of the density.
     *
     * @param rng the source of randomness
     * @return the angle, {@code -pi <= theta < pi}
     * @throws IllegalStateException if the density exceeds that, so that no wrong law is ever sampled
     */
    public double sampleAngle(UniformRandomProvider rng) {
        while (true) {
            double theta = Math.PI * (2 * rng.nextDouble() - 1);
            double value = density.applyAsDouble(theta);
            if (value > 1.01 * ceiling) {
                throw new IllegalStateException(String.format(
                        Locale.ROOT,
                        "the density %s is %g at theta = %.17g, far above the %g found on %d equally spaced angles;"
                                + " give a density without such a peak",
                        name,
                        value,
                        theta,
                        ceiling,
                        SCAN));
            }
            if (1.01 * ceiling * rng.nextDouble() < value) {
                return theta;
            }
        }
    }

    /** Equally spaced angles, half a step off zero: the error falls faster than any power for a smooth periodic density. */
    @Override
    public Quadrature quadrature(int degree) {
        int n = 2 * (degree / 2 + 1);
        List<double[]> angles = new ArrayList<>();
        double[] weights = new double[n];
        for (int j = 0; j < n; j++) {
            double theta = angle(j, n);
            angles.add(new double[] {Math.cos(theta), Math.sin(theta)});
            weights[j] = density.applyAsDouble(theta);
        }
        return Quadrature.of(angles, weights);
    }

    @Override
    public Optional<ToDoubleFunction<double[]>> density() {
        return Optional.of(w -> density.applyAsDouble(Math.atan2(w[1], w[0])));
    }

    @Override
    public Optional<AngleSupport> support() {
        return Optional.of(AngleSupport.sphere(2));
    }

    @Override
    public String toString() {
        return name + " on the circle";
    }
}
