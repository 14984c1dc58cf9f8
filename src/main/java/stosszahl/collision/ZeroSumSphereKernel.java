package stosszahl.collision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import stosszahl.polynomial.MultiIndex;

/**
 * The uniform probability on {@code S'_K = { w in R^{dK} : |w| = 1, w_1 + .. + w_K = 0 }}, (3.10): the unit sphere of a space of dimension
 * {@code q = d(K-1)}. For {@code d = 1}, {@code K = 2} it is two points, {@code +-(1,-1)/sqrt 2}.
 */
public final class ZeroSumSphereKernel implements CollisionKernel {
    private final int order;
    private final int dimension;

    private ZeroSumSphereKernel(int order, int dimension) {
        this.order = order;
        this.dimension = dimension;
    }

    /**
     * The uniform kernel on {@code S'_K}.
     *
     * @param order the order {@code K >= 2}: for {@code K = 1} the set is empty
     * @param dimension the dimension {@code d >= 1}
     * @return the kernel
     * @throws IllegalArgumentException if {@code K < 2} or {@code d < 1}
     */
    public static ZeroSumSphereKernel uniform(int order, int dimension) {
        if (order < 2 || dimension < 1) {
            throw new IllegalArgumentException("there is no unit vector with w_1 + .. + w_K = 0 for K = " + order
                    + " in dimension " + dimension + "; use K >= 2 and d >= 1");
        }
        return new ZeroSumSphereKernel(order, dimension);
    }

    @Override
    public String name() {
        return "uniform";
    }

    @Override
    public int angleDimension() {
        return order * dimension;
    }

    /** A Gaussian vector, its mean over the particles subtracted, normalised. */
    @Override
    public void sample(UniformRandomProvider rng, double[] angle) {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(rng);
        double square;
        do {
            square = 0;
            for (int c = 0; c < dimension; c++) {
                double sum = 0;
                for (int i = 0; i < order; i++) {
                    angle[i * dimension + c] = normal.sample();
                    sum += angle[i * dimension + c];
                }
                for (int i = 0; i < order; i++) {
                    angle[i * dimension + c] -= sum / order;
                    square += angle[i * dimension + c] * angle[i * dimension + c];
                }
            }
        } while (square == 0);
        double scale = 1 / Math.sqrt(square);
        for (int i = 0; i < angle.length; i++) {
            angle[i] *= scale;
        }
    }

    @Override
    public boolean exact() {
        return true;
    }

    /**
     * Wick's rule with the covariance {@code (1_K - J/K) (x) 1_d} of the projected Gaussian, divided by
     * {@code E|g|^p = q (q+2) .. (q+p-2)}, {@code q = d(K-1)}, {@code p = |e|}.
     */
    @Override
    public BigFraction moment(MultiIndex e) {
        if (e.degree() % 2 == 1) {
            return BigFraction.ZERO;
        }
        BigFraction product = BigFraction.ONE;
        for (int c = 0; c < dimension && product.signum() != 0; c++) {
            int[] component = new int[order];
            for (int i = 0; i < order; i++) {
                component[i] = e.get(i * dimension + c);
            }
            product = product.multiply(wick(component));
        }
        int q = dimension * (order - 1);
        for (int p = 0; p < e.degree(); p += 2) {
            product = product.divide(q + p);
        }
        return product;
    }

    /** {@code E[x^e] = sum_j cov(x_i, x_j) (e - delta_i)_j E[x^{e - delta_i - delta_j}]}; leaves {@code e} as it was. */
    private BigFraction wick(int[] e) {
        int i = 0;
        int degree = 0;
        for (int j = 0; j < e.length; j++) {
            degree += e[j];
            i = e[j] > 0 ? j : i;
        }
        if (degree == 0) {
            return BigFraction.ONE;
        }
        if (degree % 2 == 1) {
            return BigFraction.ZERO;
        }
        BigFraction sum = BigFraction.ZERO;
        e[i]--;
        for (int j = 0; j < e.length; j++) {
            if (e[j] > 0) {
                BigFraction factor =
                        BigFraction.of(i == j ? order - 1 : -1, order).multiply(e[j]);
                e[j]--;
                sum = sum.add(factor.multiply(wick(e)));
                e[j]++;
            }
        }
        e[i]++;
        return sum;
    }

    /** The product rule of the unit sphere of {@code R^{d(K-1)}}, carried over by Helmert's orthonormal basis of the vectors of sum 0. */
    @Override
    public Quadrature quadrature(int degree) {
        Quadrature sphere = SphereKernel.uniform(dimension * (order - 1)).quadrature(degree);
        List<double[]> angles = new ArrayList<>();
        double[] weights = new double[sphere.size()];
        for (int node = 0; node < sphere.size(); node++) {
            angles.add(embed(sphere.angle(node)));
            weights[node] = sphere.weight(node);
        }
        return Quadrature.of(angles, weights);
    }

    /** How many coordinates {@link #embed} takes. */
    int coordinates() {
        return dimension * (order - 1);
    }

    /** The point of {@code S'_K} with the given coordinates in Helmert's orthonormal basis. */
    double[] embed(double[] y) {
        double[] w = new double[order * dimension];
        for (int h = 1; h < order; h++) {
            // The vector (1, .., 1, -h, 0, .., 0) with h ones, normalised.
            double scale = 1 / Math.sqrt(h * (h + 1.0));
            for (int c = 0; c < dimension; c++) {
                double x = scale * y[(h - 1) * dimension + c];
                for (int i = 0; i < h; i++) {
                    w[i * dimension + c] += x;
                }
                w[h * dimension + c] -= h * x;
            }
        }
        return w;
    }

    @Override
    public Optional<AngleSupport> support() {
        return Optional.of(AngleSupport.zeroSumSphere(order, dimension));
    }

    @Override
    public boolean uniform() {
        return true;
    }

    @Override
    public String toString() {
        return "uniform on S'_" + order + " in dimension " + dimension;
    }
}
