package stosszahl.testkit;

import java.util.List;
import java.util.function.IntUnaryOperator;
import stosszahl.hierarchy.Convergence;
import stosszahl.hierarchy.GrowthConstants;
import stosszahl.hierarchy.Hierarchy;
import stosszahl.hierarchy.MatrixHierarchy;
import stosszahl.hierarchy.SummableVectors;

/** Random hierarchies of matrices that satisfy the Conditions by construction, and ones that break them at one place, barely. */
public final class RandomHierarchies {
    private RandomHierarchies() {}

    /**
     * Random constants {@code R_0, .., R_m} between 0 and 2, the last one positive.
     *
     * @param draw where the numbers come from
     * @param mostReach the largest reach, at least 0
     * @return the constants
     */
    public static GrowthConstants constants(Draw draw, int mostReach) {
        int m = draw.integer("m", 0, mostReach);
        double[] r = new double[m + 1];
        for (int k = 0; k < m; k++) {
            r[k] = draw.real("R_" + k, 0, 2);
        }
        r[m] = draw.real("R_" + m, 0.1, 2);
        return GrowthConstants.of(r);
    }

    /**
     * Random sizes of the levels: {@code n_s = 1 + (a s + b) mod c}, which are not monotone.
     *
     * @param draw where the numbers come from
     * @return the sizes, from 1 to 4
     */
    public static IntUnaryOperator sizes(Draw draw) {
        int c = draw.integer("largest level", 1, 4);
        int b = draw.integer("shift of the levels", 0, 3);
        return s -> 1 + (s + b) % c;
    }

    /**
     * A hierarchy that satisfies Condition 2 with given constants.
     *
     * @param draw where the numbers come from
     * @param constants the constants
     * @param sizes the sizes of the levels
     * @return the hierarchy
     */
    public static MatrixHierarchy satisfying(Draw draw, GrowthConstants constants, IntUnaryOperator sizes) {
        return MatrixHierarchy.random(draw.integer("seed of C", 0, 9999), constants, sizes);
    }

    /**
     * A hierarchy and where it breaks Condition 2.
     *
     * @param hierarchy the hierarchy
     * @param s the only level where it does
     * @param k the distance above the diagonal
     * @param excess {@code ||C_{s,s+k}|| = (1 + excess) R_k s}
     */
    public record Violation(MatrixHierarchy hierarchy, int s, int k, double excess) {}

    /**
     * A hierarchy that breaks Condition 2 at one level by between a thousandth and a tenth, and satisfies it everywhere else.
     *
     * @param draw where the numbers come from
     * @param constants the constants, the last one positive
     * @param sizes the sizes of the levels
     * @param levels the highest level where it may break
     * @return the hierarchy and the place
     */
    public static Violation barelyViolating(Draw draw, GrowthConstants constants, IntUnaryOperator sizes, int levels) {
        MatrixHierarchy good = satisfying(draw, constants, sizes);
        int k = constants.reach();
        int at = draw.integer("broken level", 1, levels);
        double excess = draw.real("excess", 1e-3, 1e-1);
        MatrixHierarchy broken = MatrixHierarchy.of(good.reach(), Hierarchy.INFINITE, sizes, (s, j) -> {
            double[][] matrix = good.matrix(s, j);
            if (s == at && j == k) {
                double factor = (1 + excess) * constants.bound(s, k) / good.norm(s, k);
                for (double[] row : matrix) {
                    for (int i = 0; i < row.length; i++) {
                        row[i] *= factor;
                    }
                }
            }
            return matrix;
        });
        return new Violation(broken, at, k, excess);
    }

    /**
     * A family that satisfies every hypothesis of Theorem 2.1 by construction: {@code C^N} differs from {@code C^inf} by {@code O(s^2/N)} and the data by {@code 1/N}.
     *
     * @param draw where the numbers come from
     * @return the family
     */
    public static ConvergentFamily<double[]> family(Draw draw) {
        GrowthConstants constants = constants(draw, 2);
        IntUnaryOperator sizes = sizes(draw);
        int seed = draw.integer("seed of C", 0, 9999);
        int levels = 60;
        double span = constants.lifeSpan() / Math.max(1, constants.reach());
        return new ConvergentFamily<>(
                n -> MatrixHierarchy.randomFinite(seed, constants, sizes, n),
                MatrixHierarchy.random(seed, constants, sizes),
                (n, s) -> unit(sizes.applyAsInt(s), s, 1 - 1.0 / n),
                s -> unit(sizes.applyAsInt(s), s, 1),
                constants,
                constants,
                1,
                0.25 * span,
                levels,
                List.of(observable(1, sizes), observable(2, sizes)),
                List.of(64L, 256L, 1024L),
                0.8);
    }

    private static double[] unit(int length, int s, double size) {
        double[] f = new double[length];
        for (int i = 0; i < length; i++) {
            f[i] = ((i + s) % 2 == 0 ? size : -size) / length;
        }
        return f;
    }

    private static Convergence.Observable<double[]> observable(int s, IntUnaryOperator sizes) {
        double[] w = new double[sizes.applyAsInt(s)];
        for (int i = 0; i < w.length; i++) {
            w[i] = 1.0 / (1 + i);
        }
        return new Convergence.Observable<>(s, SummableVectors.functional("phi_" + s, w));
    }
}
