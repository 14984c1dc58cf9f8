package stosszahl.hierarchy;

import java.util.ArrayList;
import java.util.List;

/**
 * Condition 1, (2.9), or Condition 2, (2.14), held against operator norms: {@code ||C_{s,s+k}|| <= R_k s} for
 * {@code 0 <= k <= m} and {@code 1 <= s <= S}. It refutes with a witness; it proves only for the levels looked at.
 */
public final class GrowthCheck {
    private final GrowthConstants constants;
    private final double tolerance;
    private final List<Row> rows;

    private GrowthCheck(GrowthConstants constants, double tolerance, List<Row> rows) {
        this.constants = constants;
        this.tolerance = tolerance;
        this.rows = List.copyOf(rows);
    }

    /**
     * One comparison.
     *
     * @param s the level
     * @param k the distance above the diagonal
     * @param norm the norm {@code ||C_{s,s+k}||}
     * @param bound the bound {@code R_k s}
     */
    public record Row(int s, int k, double norm, double bound) {
        /**
         * The ratio {@code norm / bound}; 0 for a zero operator, infinite for another one whose bound is 0.
         *
         * @return the ratio; the condition fails above 1
         */
        public double ratio() {
            return norm == 0 ? 0 : norm / bound;
        }
    }

    /**
     * The check with no allowance for rounding.
     *
     * @param constants the constants {@code R_k}
     * @param norms the norms
     * @param levels the largest level {@code S >= 1}
     * @return the outcome; cost {@code (m + 1) S} norms
     * @throws IllegalArgumentException if {@code S < 1} or a norm is negative or not a number
     */
    public static GrowthCheck of(GrowthConstants constants, OperatorNorms norms, int levels) {
        return of(constants, norms, levels, 0);
    }

    /**
     * The check {@code norm <= (1 + tolerance) R_k s}.
     *
     * @param constants the constants {@code R_k}
     * @param norms the norms
     * @param levels the largest level {@code S >= 1}
     * @param tolerance the relative rounding error that the norms may carry, {@code >= 0}
     * @return the outcome; cost {@code (m + 1) S} norms
     * @throws IllegalArgumentException if {@code S < 1} or a norm is negative or not a number
     */
    public static GrowthCheck of(GrowthConstants constants, OperatorNorms norms, int levels, double tolerance) {
        Checks.atLeast(1, "number of levels S", levels);
        Checks.nonNegative("tolerance", tolerance);
        List<Row> rows = new ArrayList<>();
        for (int k = 0; k <= constants.reach(); k++) {
            for (int s = 1; s <= levels; s++) {
                rows.add(new Row(s, k, valid(norms, s, k), constants.bound(s, k)));
            }
        }
        return new GrowthCheck(constants, tolerance, rows);
    }

    /**
     * The smallest constants that hold on the levels looked at: {@code max_(s <= S) ||C_{s,s+k}|| / s}. A lower bound of
     * every {@code R_k} that satisfies the condition; itself one only if the maximum over all {@code s} is attained there.
     *
     * @param norms the norms
     * @param reach the reach {@code m >= 0}
     * @param levels the largest level {@code S >= 1}
     * @return the measured constants
     * @throws IllegalArgumentException if {@code m < 0}, {@code S < 1}, or a norm is negative or not finite
     */
    public static GrowthConstants measure(OperatorNorms norms, int reach, int levels) {
        Checks.atLeast(1, "number of levels S", levels);
        double[] r = new double[Checks.atLeast(0, "reach m", reach) + 1];
        for (int k = 0; k <= reach; k++) {
            for (int s = 1; s <= levels; s++) {
                r[k] = Math.max(r[k], valid(norms, s, k) / s);
            }
        }
        return GrowthConstants.of(r);
    }

    private static double valid(OperatorNorms norms, int s, int k) {
        double norm = norms.norm(s, k);
        if (!(norm >= 0)) {
            throw new IllegalArgumentException(
                    "norm of C_{" + s + "," + (s + k) + "} = " + norm + "; a norm must be at least 0");
        }
        return norm;
    }

    /**
     * The constants that were checked.
     *
     * @return {@code R_k}
     */
    public GrowthConstants constants() {
        return constants;
    }

    /**
     * All comparisons, by {@code k}, then by {@code s}.
     *
     * @return the rows
     */
    public List<Row> rows() {
        return rows;
    }

    /**
     * The row with the largest ratio, the first of them: the witness if the condition fails.
     *
     * @return the worst row
     */
    public Row worst() {
        Row worst = rows.get(0);
        for (Row row : rows) {
            if (row.ratio() > worst.ratio()) {
                worst = row;
            }
        }
        return worst;
    }

    /**
     * Does the condition hold on all levels looked at, within the tolerance.
     *
     * @return true if no row refutes it
     */
    public boolean holds() {
        return worst().ratio() <= 1 + tolerance;
    }

    @Override
    public String toString() {
        Row w = worst();
        return "growth condition " + (holds() ? "holds" : "fails") + "; worst: ||C_{" + w.s() + "," + (w.s() + w.k())
                + "}|| = " + w.norm() + " against " + w.bound();
    }
}
