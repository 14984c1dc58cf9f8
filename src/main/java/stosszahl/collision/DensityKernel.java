package stosszahl.collision;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import stosszahl.polynomial.MultiIndex;

/**
 * A kernel given by its density with respect to another one, {@code db = g db_0 / int g db_0}: for instance any density on a sphere.
 *
 * <p>Samples are drawn from {@code b_0} and accepted with probability {@code g / (2 max g)}, the largest value being looked for at {@code 2^14} random angles;
 * quadrature rules are those of {@code b_0}, reweighted.
 */
public final class DensityKernel implements CollisionKernel {
    private static final int SCAN = 1 << 14;
    /** Head room above the largest value found; costs this factor in samples. */
    private static final double HEADROOM = 2;
    /** Rules get this much finer than asked for, so that a smooth density is resolved; fewer nodes where that is too many. */
    private static final int EXTRA = 32;

    private static final int MANY_NODES = 200_000;

    private final String name;
    private final CollisionKernel reference;
    private final ToDoubleFunction<double[]> density;
    private final double ceiling;
    private final Map<Integer, Quadrature> rules = new HashMap<>();

    private DensityKernel(String name, CollisionKernel reference, ToDoubleFunction<double[]> density, double ceiling) {
        this.name = name;
        this.reference = reference;
        this.density = density;
        this.ceiling = ceiling;
    }

    /**
     * The kernel with a given density; it need not be normalised.
     *
     * @param name the name, for tables
     * @param reference the kernel {@code b_0}: {@link SphereKernel} or {@link ZeroSumSphereKernel}, usually
     * @param density the density {@code g} as a function of the angle, which it must not modify; non-negative, bounded, best smooth
     * @return the kernel
     * @throws IllegalArgumentException if the density is negative, infinite or not a number somewhere, or zero everywhere
     */
    public static DensityKernel of(String name, CollisionKernel reference, ToDoubleFunction<double[]> density) {
        UniformRandomProvider rng = RandomSource.L64_X128_MIX.create(0xde25L);
        double[] angle = new double[reference.angleDimension()];
        double largest = 0;
        for (int j = 0; j < SCAN; j++) {
            reference.sample(rng, angle);
            double value = density.applyAsDouble(angle);
            if (!(value >= 0) || Double.isInfinite(value)) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "the density %s is %g at w = %s; a collision kernel needs finite values >= 0",
                        name,
                        value,
                        show(angle)));
            }
            largest = Math.max(largest, value);
        }
        if (largest == 0) {
            throw new IllegalArgumentException("the density " + name + " is zero everywhere; give one with mass");
        }
        return new DensityKernel(name, reference, density, HEADROOM * largest);
    }

    /**
     * The kernel that the density refers to.
     *
     * @return {@code b_0}
     */
    public CollisionKernel reference() {
        return reference;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int angleDimension() {
        return reference.angleDimension();
    }

    /**
     * Rejection.
     *
     * @throws IllegalStateException if the density exceeds twice the largest value found at first, so that no wrong law is ever sampled
     */
    @Override
    public void sample(UniformRandomProvider rng, double[] angle) {
        while (true) {
            reference.sample(rng, angle);
            double value = density.applyAsDouble(angle);
            if (value > ceiling) {
                throw new IllegalStateException(String.format(
                        Locale.ROOT,
                        "the density %s is %g at w = %s, more than twice the largest of %d values tried before;"
                                + " give a density without such a peak",
                        name,
                        value,
                        show(angle),
                        SCAN));
            }
            if (ceiling * rng.nextDouble() < value) {
                return;
            }
        }
    }

    @Override
    public synchronized Quadrature quadrature(int degree) {
        return rules.computeIfAbsent(degree, p -> {
            int q = angleDimension();
            int fine = p + EXTRA;
            while (fine > p && q > 2 && fine * Math.pow(fine / 2 + 1, q - 2) > MANY_NODES) {
                fine--;
            }
            return reference.quadrature(fine).times(density);
        });
    }

    /** From the reweighted rule, kept for the next moment of the same degree. */
    @Override
    public BigFraction moment(MultiIndex e) {
        if (e.degree() == 0) {
            return BigFraction.ONE; // The weights sum to 1 up to rounding only.
        }
        int even = e.degree() + e.degree() % 2;
        return BigFraction.from(quadrature(even).integrate(w -> {
            double product = 1;
            for (int i = 0; i < e.size(); i++) {
                for (int p = 0; p < e.get(i); p++) {
                    product *= w[i];
                }
            }
            return product;
        }));
    }

    private static String show(double[] x) {
        return Arrays.toString(Arrays.stream(x)
                .mapToObj(e -> String.format(Locale.ROOT, "%.4g", e))
                .toArray());
    }

    @Override
    public Optional<ToDoubleFunction<double[]>> density() {
        return reference.uniform() ? Optional.of(density) : Optional.empty();
    }

    @Override
    public Optional<AngleSupport> support() {
        return reference.support();
    }

    @Override
    public String toString() {
        return name + " relative to " + reference;
    }
}
