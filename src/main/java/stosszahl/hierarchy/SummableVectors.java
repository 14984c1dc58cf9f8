package stosszahl.hierarchy;

import java.util.ArrayList;
import java.util.List;

/**
 * The space {@code l^1(n)}: vectors of length {@code n} with {@code ||x|| = sum_i |x_i|}. Vectors are values by agreement:
 * no operation modifies one, and users must not either.
 */
public final class SummableVectors implements BanachSpace<double[]> {
    /** Longer vectors do not list their unit vectors: there would be a million numbers. */
    private static final int LISTED = 1000;

    private final int dimension;

    private SummableVectors(int dimension) {
        this.dimension = dimension;
    }

    /**
     * The space of vectors of one length.
     *
     * @param dimension the length {@code n >= 1}
     * @return the space
     * @throws IllegalArgumentException if {@code n < 1}
     */
    public static SummableVectors of(int dimension) {
        return new SummableVectors(Checks.atLeast(1, "dimension n", dimension));
    }

    /**
     * The functional {@code x -> sum_i w_i x_i}.
     *
     * @param name its name
     * @param weights the weights {@code w}, copied; finite
     * @return the functional, of norm {@code max_i |w_i|}, acting on vectors of that length
     * @throws IllegalArgumentException if a weight is not finite
     */
    public static Functional<double[]> functional(String name, double... weights) {
        double[] w = weights.clone();
        double max = 0;
        for (double x : w) {
            max = Math.max(max, Math.abs(Checks.finite("weight", x)));
        }
        double norm = max;
        return new Functional<>() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public double apply(double[] x) {
                checkLength(w.length, x);
                double sum = 0;
                for (int i = 0; i < w.length; i++) {
                    sum += w[i] * x[i];
                }
                return sum;
            }

            @Override
            public double norm() {
                return norm;
            }
        };
    }

    /**
     * The length of the vectors.
     *
     * @return {@code n}
     */
    public int dimension() {
        return dimension;
    }

    @Override
    public String name() {
        return "l^1(" + dimension + ")";
    }

    @Override
    public double[] zero() {
        return new double[dimension];
    }

    @Override
    public double[] combine(double a, double[] x, double b, double[] y) {
        checkLength(dimension, x);
        checkLength(dimension, y);
        double[] sum = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            sum[i] = a * x[i] + b * y[i];
        }
        return sum;
    }

    @Override
    public double norm(double[] x) {
        checkLength(dimension, x);
        double sum = 0;
        for (double xi : x) {
            sum += Math.abs(xi);
        }
        return sum;
    }

    /** The unit vectors, up to length 1000. */
    @Override
    public List<double[]> extremePoints() {
        if (dimension > LISTED) {
            return List.of();
        }
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < dimension; i++) {
            double[] unit = new double[dimension];
            unit[i] = 1;
            points.add(unit);
        }
        return points;
    }

    private static void checkLength(int dimension, double[] x) {
        if (x.length != dimension) {
            throw new IllegalArgumentException(
                    "a vector of length " + x.length + " is not in l^1(" + dimension + "); use one of its length");
        }
    }
}
