package stosszahl.grid;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/** Makes a matrix symmetric with given row sums. */
final class Balancing {
    /** Relative error of the row sums that is asked for; a compensated sum of rounded products does not reach much less. */
    static final double TOLERANCE = 1e-14;

    private static final int MOST_STEPS = 20_000;

    private Balancing() {}

    /**
     * The matrix {@code D (S + S^T)/2 D} with the positive diagonal {@code D} for which its row sums are {@code target}.
     *
     * <p>Iterates {@code d <- sqrt(d target / (S d))}. Near the solution the logarithm of the error is multiplied by {@code (1 - P)/2}, with {@code P} the balanced stochastic
     * matrix, so the eigenvalues of {@code P} near -1 decide the speed; collisions have none there.
     *
     * @throws IllegalStateException if the sums do not come within {@link #TOLERANCE}
     */
    static SparseMatrix symmetric(SparseMatrix matrix, double[] target, String name) {
        SparseMatrix mean = matrix.plus(0.5, 0.5, matrix.transpose());
        double[] d = new double[target.length];
        Arrays.fill(d, 1);
        double[] sums = new double[d.length];
        double worst = Double.POSITIVE_INFINITY;
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] current = d;
            IntStream.range(0, d.length).parallel().forEach(i -> sums[i] = mean.row(i, current));
            worst = 0;
            for (int i = 0; i < d.length; i++) {
                worst = Math.max(worst, Math.abs(d[i] * sums[i] / target[i] - 1));
            }
            // The products d_i S_ij d_j are rounded once more, so stop well inside the tolerance.
            if (worst <= TOLERANCE / 4) {
                return symmetrise(mean.scale(d, d));
            }
            double[] next = new double[d.length];
            for (int i = 0; i < d.length; i++) {
                next[i] = Math.sqrt(d[i] * target[i] / sums[i]);
            }
            d = next;
        }
        throw new IllegalStateException(String.format(
                Locale.ROOT,
                "the collision matrix of %s does not balance: after %d steps a row sum is off by %.3g, more than %.0g;"
                        + " integrate it more finely",
                name,
                MOST_STEPS,
                worst,
                TOLERANCE));
    }

    /** {@code (d_i s) d_j} and {@code (d_j s) d_i} may differ in the last place; their mean does not. */
    private static SparseMatrix symmetrise(SparseMatrix matrix) {
        return matrix.plus(0.5, 0.5, matrix.transpose());
    }
}
