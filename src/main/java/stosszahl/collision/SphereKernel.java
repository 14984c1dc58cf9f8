package stosszahl.collision;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import stosszahl.polynomial.MultiIndex;

/**
 * The uniform probability on the unit sphere {@code S^{q-1}} of {@code R^q}, (3.7). For {@code q = 2} it is the uniform law of
 * {@code (cos theta, sin theta)}.
 */
public final class SphereKernel implements CollisionKernel {
    private static final int MOST_NODES = 4_000_000;

    private final int q;

    private SphereKernel(int q) {
        this.q = q;
    }

    /**
     * The uniform kernel on the unit sphere of {@code R^q}.
     *
     * @param q the dimension of the space, at least 1 (the sphere of {@code R^1} is two points)
     * @return the kernel
     * @throws IllegalArgumentException if {@code q < 1}
     */
    public static SphereKernel uniform(int q) {
        if (q < 1) {
            throw new IllegalArgumentException("no sphere in dimension q = " + q + "; use q >= 1");
        }
        return new SphereKernel(q);
    }

    @Override
    public String name() {
        return "uniform";
    }

    @Override
    public int angleDimension() {
        return q;
    }

    /** Normalised Gaussians; {@code q = 2} by rejection from the square, which needs no logarithm. */
    @Override
    public void sample(UniformRandomProvider rng, double[] angle) {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(rng);
        double square;
        do {
            square = 0;
            for (int i = 0; i < q; i++) {
                double x = q == 2 ? 2 * rng.nextDouble() - 1 : normal.sample();
                angle[i] = x;
                square += x * x;
            }
        } while (square == 0 || (q == 2 && square > 1));
        double scale = 1 / Math.sqrt(square);
        for (int i = 0; i < q; i++) {
            angle[i] *= scale;
        }
    }

    @Override
    public boolean exact() {
        return true;
    }

    /**
     * The moment {@code E[w^e] = prod_i (e_i - 1)!! / (q (q+2) .. (q+|e|-2))} for even exponents, otherwise 0.
     *
     * <p>Source: {@code w = g/|g|} for a standard Gaussian {@code g}, whose direction and length are independent.
     */
    @Override
    public BigFraction moment(MultiIndex e) {
        BigInteger numerator = BigInteger.ONE;
        BigInteger denominator = BigInteger.ONE;
        for (int i = 0; i < q; i++) {
            if (e.get(i) % 2 == 1) {
                return BigFraction.ZERO;
            }
            for (int odd = e.get(i) - 1; odd > 1; odd -= 2) {
                numerator = numerator.multiply(BigInteger.valueOf(odd));
            }
        }
        for (int p = 0; p < e.degree(); p += 2) {
            denominator = denominator.multiply(BigInteger.valueOf(q + p));
        }
        return BigFraction.of(numerator, denominator);
    }

    /**
     * A product rule: equally spaced angles on the circle, Gauss-Gegenbauer nodes in each further direction.
     *
     * @throws IllegalArgumentException if it would need more than four million nodes
     */
    @Override
    public Quadrature quadrature(int degree) {
        int n = degree / 2 + 1;
        double nodes = q == 1 ? 2 : (degree + 1) * Math.pow(n, q - 2);
        if (nodes > MOST_NODES) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "a product rule of degree %d on the sphere of R^%d needs %.2g nodes; use a lower degree",
                    degree,
                    q,
                    nodes));
        }
        List<double[]> angles = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        product(q, degree, new double[q], 1, 1, angles, weights);
        return Quadrature.of(
                angles, weights.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Writes {@code radius * S^{r-1}} into the last {@code r} coordinates: {@code w = (t, sqrt(1-t^2) y)}, {@code y} in {@code S^{r-2}}. */
    private void product(
            int r, int degree, double[] w, double radius, double weight, List<double[]> angles, List<Double> weights) {
        if (r == 1) {
            for (int sign = -1; sign <= 1; sign += 2) {
                w[q - 1] = sign * radius;
                angles.add(w.clone());
                weights.add(weight / 2);
            }
        } else if (r == 2) {
            // Half a step off the axes: nodes come in pairs w, -w and reflections, and no velocity is left unmoved.
            int n = 2 * (degree / 2 + 1);
            for (int j = 0; j < n; j++) {
                double theta = 2 * Math.PI * (j + 0.5) / n;
                w[q - 2] = radius * Math.cos(theta);
                w[q - 1] = radius * Math.sin(theta);
                angles.add(w.clone());
                weights.add(weight / n);
            }
        } else {
            double[][] rule = gegenbauer(degree / 2 + 1, 0.5 * r - 1);
            for (int j = 0; j < rule[0].length; j++) {
                double t = rule[0][j];
                w[q - r] = radius * t;
                product(r - 1, degree, w, radius * Math.sqrt(1 - t * t), weight * rule[1][j], angles, weights);
            }
        }
    }

    /**
     * Nodes and weights (sum 1) for the weight {@code (1-t^2)^{lambda-1/2}} on {@code [-1,1]}: the eigenvalues of the Jacobi
     * matrix and the squared first components of its eigenvectors (Golub and Welsch, Math. Comp. 23, 1969).
     */
    private static double[][] gegenbauer(int n, double lambda) {
        double[] off = new double[Math.max(0, n - 1)];
        for (int k = 1; k < n; k++) {
            off[k - 1] = Math.sqrt(
                    k == 1 ? 1 / (2 * (1 + lambda)) : k * (k + 2 * lambda - 1) / (4 * (k + lambda) * (k + lambda - 1)));
        }
        if (n == 1) {
            return new double[][] {{0}, {1}};
        }
        EigenDecomposition jacobi = new EigenDecomposition(new double[n], off);
        double[] weights = new double[n];
        for (int j = 0; j < n; j++) {
            double first = jacobi.getEigenvector(j).getEntry(0);
            weights[j] = first * first;
        }
        return new double[][] {jacobi.getRealEigenvalues(), weights};
    }

    @Override
    public Optional<AngleSupport> support() {
        return Optional.of(AngleSupport.sphere(q));
    }

    @Override
    public boolean uniform() {
        return true;
    }

    @Override
    public String toString() {
        return "uniform on the unit sphere of R^" + q;
    }
}
