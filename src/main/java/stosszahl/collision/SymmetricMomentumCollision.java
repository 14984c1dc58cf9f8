package stosszahl.collision;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.polynomial.MultiIndex;
import stosszahl.polynomial.Polynomial;

/**
 * The symmetric collision of order {@code K} (3.8) with angles in {@code S'_K} (3.10), so that momentum is conserved too:
 * {@code v_i* = v_i - 2 (sum_l <w_l, v_l>) w_i} with {@code |w| = 1} and {@code w_1 + .. + w_K = 0}.
 *
 * <p>H1 and H2 hold (a reflection is its own inverse); H3 holds if the density of {@code w} does not change when the particles are
 * permuted, by (3.9). Energy and momentum are conserved. In {@code d = 1}, {@code S'_2} has two points and the collision exchanges the
 * velocities, so that {@code Q_2 = 0}.
 */
public final class SymmetricMomentumCollision implements CollisionLaw {
    private final int order;
    private final int dimension;
    private final CollisionKernel kernel;
    private final ReflectionAverages averages;

    private SymmetricMomentumCollision(int order, int dimension, CollisionKernel kernel) {
        this.order = order;
        this.dimension = dimension;
        this.kernel = kernel;
        this.averages = new ReflectionAverages(order * dimension, -2, kernel::moment);
    }

    /**
     * The collision with the uniform law of {@code w} on {@code S'_K}.
     *
     * @param order the order {@code K >= 2}
     * @param dimension the dimension {@code d >= 1}
     * @return the law
     * @throws IllegalArgumentException if {@code K < 2} or {@code d < 1}
     */
    public static SymmetricMomentumCollision uniform(int order, int dimension) {
        return new SymmetricMomentumCollision(order, dimension, ZeroSumSphereKernel.uniform(order, dimension));
    }

    /**
     * The collision with a given density of {@code w} on {@code S'_K}.
     *
     * @param order the order {@code K >= 2}
     * @param dimension the dimension {@code d >= 1}
     * @param density a density with respect to {@link ZeroSumSphereKernel}
     * @return the law
     * @throws IllegalArgumentException if the density is not one on {@code S'_K}
     */
    public static SymmetricMomentumCollision of(int order, int dimension, DensityKernel density) {
        if (!(density.reference() instanceof ZeroSumSphereKernel)
                || order < 2
                || density.angleDimension() != order * dimension) {
            throw new IllegalArgumentException("a collision of order " + order + " in dimension " + dimension
                    + " that conserves momentum needs a density with respect to ZeroSumSphereKernel.uniform(" + order
                    + ", "
                    + dimension + "), not " + density);
        }
        return new SymmetricMomentumCollision(order, dimension, density);
    }

    @Override
    public String name() {
        return "symmetric-momentum";
    }

    @Override
    public int order() {
        return order;
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public CollisionKernel kernel() {
        return kernel;
    }

    @Override
    public void transform(double[] angle, double[] v, double[] out) {
        ReflectionAverages.transform(-2, angle, v, out);
    }

    /** The uniform law does not change when the particles are permuted. */
    @Override
    public boolean exchangeable() {
        return kernel instanceof ZeroSumSphereKernel;
    }

    @Override
    public boolean exact() {
        return kernel.exact();
    }

    /** That of the moments of the kernel, which the averages are sums of. */
    @Override
    public double averageError() {
        return exact() ? 0 : Math.max(1e-15, kernel.error());
    }

    /** Binomial and multinomial sums over the moments of {@code w}. */
    @Override
    public Polynomial average(MultiIndex a) {
        return averages.average(a);
    }

    @Override
    public Optional<StatedMap> stated() {
        int q = order * dimension;
        List<Polynomial> w = IntStream.range(0, q)
                .mapToObj(i -> PolynomialMatrix.coordinate(q, i))
                .toList();
        return Optional.of(StatedMap.reflection(
                PolynomialMatrix.rankOne(w, -2, PolynomialMatrix.constant(q, BigFraction.ONE)),
                order,
                dimension,
                true));
    }

    @Override
    public String toString() {
        return "symmetric-momentum of order " + order + " (" + kernel.name() + ")";
    }
}
