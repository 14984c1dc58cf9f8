package stosszahl.hierarchy;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntUnaryOperator;

/**
 * A hierarchy of matrices on {@code X^(s) = l^1(n_s)}: {@code C_{s,s+k}} is an {@code n_s} by {@code n_(s+k)} matrix. Its
 * norms are exact: from {@code l^1} to {@code l^1} a matrix has its largest absolute column sum.
 */
public final class MatrixHierarchy implements Hierarchy<double[]>, OperatorNorms {
    private final int reach;
    private final int levels;
    private final IntUnaryOperator dimensions;
    private final Blocks blocks;
    private final Map<Long, double[][]> cache = new ConcurrentHashMap<>();

    private MatrixHierarchy(int reach, int levels, IntUnaryOperator dimensions, Blocks blocks) {
        this.reach = reach;
        this.levels = levels;
        this.dimensions = dimensions;
        this.blocks = blocks;
    }

    /** The matrices of a hierarchy. */
    @FunctionalInterface
    public interface Blocks {
        /**
         * The matrix of {@code C_{s,s+k}}; asked for once.
         *
         * @param s the level of the result, {@code s >= 1}
         * @param k the distance above the diagonal, {@code 0 <= k <= m}
         * @return its rows: {@code n_s} of them, each of length {@code n_(s+k)}; not modified
         */
        double[][] matrix(int s, int k);
    }

    /**
     * The hierarchy of given matrices.
     *
     * @param reach the reach {@code m >= 0}
     * @param levels the number of levels, {@link Hierarchy#INFINITE} for no end
     * @param dimensions gives {@code n_s >= 1}
     * @param blocks gives the matrices
     * @return the hierarchy
     * @throws IllegalArgumentException if {@code m < 0} or {@code levels < 1}
     */
    public static MatrixHierarchy of(int reach, int levels, IntUnaryOperator dimensions, Blocks blocks) {
        return new MatrixHierarchy(
                Checks.atLeast(0, "reach m", reach), Checks.atLeast(1, "number of levels", levels), dimensions, blocks);
    }

    /**
     * A random hierarchy with infinitely many levels that satisfies Condition 2 by construction: {@code C_{s,s+k}} has
     * uniform entries of both signs, scaled so that its norm is {@code u R_k s} with {@code u} uniform in
     * {@code [1/2, 1 - 2^-40)}, which leaves room for rounding.
     *
     * @param seed the seed; each matrix depends on it, {@code s} and {@code k} only
     * @param constants the constants {@code R_k}
     * @param dimensions gives {@code n_s >= 1}
     * @return the hierarchy
     */
    public static MatrixHierarchy random(long seed, GrowthConstants constants, IntUnaryOperator dimensions) {
        return of(constants.reach(), INFINITE, dimensions, (s, k) -> block(seed, constants, dimensions, s, k));
    }

    /**
     * An N-version of {@link #random}: {@code C^N_{s,s+k} = (1 - s/N) C^inf_{s,s+k} + (s/N) D_{s,s+k}} for
     * {@code s + k <= N}, where {@code D} is another random hierarchy of the same kind. A convex combination satisfies
     * Condition 1 with the same constants, and {@code ||C^N_{s,s+k} - C^inf_{s,s+k}|| <= 2 R_k s^2/N}, as in (6.51): rate
     * {@code 1/N}.
     *
     * @param seed the seed of the limit
     * @param constants the constants {@code R_k}
     * @param dimensions gives {@code n_s >= 1}
     * @param particles the number {@code N >= 1}
     * @return the hierarchy, with {@code N} levels; if {@code N} is no int, no level that can be asked for is the last
     * @throws IllegalArgumentException if {@code N < 1}
     */
    public static MatrixHierarchy randomFinite(
            long seed, GrowthConstants constants, IntUnaryOperator dimensions, long particles) {
        int levels = (int) Math.min(Checks.atLeast(1L, "number of particles N", particles), INFINITE);
        return of(constants.reach(), levels, dimensions, (s, k) -> {
            double[][] limit = block(seed, constants, dimensions, s, k);
            double[][] other = block(~seed, constants, dimensions, s, k);
            double share = s / (double) particles;
            for (int i = 0; i < limit.length; i++) {
                for (int j = 0; j < limit[i].length; j++) {
                    limit[i][j] = (1 - share) * limit[i][j] + share * other[i][j];
                }
            }
            return limit;
        });
    }

    private static double[][] block(long seed, GrowthConstants constants, IntUnaryOperator dimensions, int s, int k) {
        // Three nested seeds: each (s, k) has its own stream, so that matrices do not depend on the order of the calls.
        long inner = new SplittableRandom(seed + s).nextLong();
        SplittableRandom random = new SplittableRandom(inner + k);
        double[][] matrix = new double[dimensions.applyAsInt(s)][dimensions.applyAsInt(s + k)];
        for (double[] row : matrix) {
            for (int j = 0; j < row.length; j++) {
                row[j] = random.nextDouble(-1, 1);
            }
        }
        double scale = constants.bound(s, k) * random.nextDouble(0.5, 1 - 0x1p-40) / columnNorm(matrix);
        for (double[] row : matrix) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= scale;
            }
        }
        return matrix;
    }

    private static double columnNorm(double[][] matrix) {
        double norm = 0;
        for (int j = 0; j < matrix[0].length; j++) {
            double sum = 0;
            for (double[] row : matrix) {
                sum += Math.abs(row[j]);
            }
            norm = Math.max(norm, sum);
        }
        return norm;
    }

    /** The matrix, shared: callers must not modify it. */
    private double[][] block(int s, int k) {
        return cache.computeIfAbsent(((long) s << 32) | k, key -> {
            double[][] matrix = blocks.matrix(s, k);
            boolean fits = matrix.length == dimensions.applyAsInt(s);
            for (double[] row : matrix) {
                fits &= row.length == dimensions.applyAsInt(s + k);
            }
            if (!fits) {
                throw new IllegalArgumentException("the matrix of C_{" + s + "," + (s + k) + "} must be "
                        + dimensions.applyAsInt(s) + " by " + dimensions.applyAsInt(s + k));
            }
            return matrix;
        });
    }

    /**
     * A copy of the matrix of {@code C_{s,s+k}}.
     *
     * @param s the level of the result, {@code s >= 1}, {@code s + k <= levels()}
     * @param k the distance above the diagonal, {@code 0 <= k <= reach()}
     * @return its rows
     */
    public double[][] matrix(int s, int k) {
        double[][] copy = block(s, k).clone();
        for (int i = 0; i < copy.length; i++) {
            copy[i] = copy[i].clone();
        }
        return copy;
    }

    @Override
    public GradedSpace<double[]> space() {
        return s -> SummableVectors.of(dimensions.applyAsInt(Checks.atLeast(1, "level s", s)));
    }

    @Override
    public int reach() {
        return reach;
    }

    @Override
    public int levels() {
        return levels;
    }

    @Override
    public double[] apply(int s, int k, double[] f) {
        double[][] matrix = block(s, k);
        if (f.length != matrix[0].length) {
            throw new IllegalArgumentException("C_{" + s + "," + (s + k) + "} acts on vectors of length "
                    + matrix[0].length + ", not " + f.length);
        }
        double[] image = new double[matrix.length];
        for (int i = 0; i < image.length; i++) {
            double sum = 0;
            for (int j = 0; j < f.length; j++) {
                sum += matrix[i][j] * f[j];
            }
            image[i] = sum;
        }
        return image;
    }

    @Override
    public double norm(int s, int k) {
        return k > reach || s > levels - k ? 0 : columnNorm(block(s, k));
    }
}
