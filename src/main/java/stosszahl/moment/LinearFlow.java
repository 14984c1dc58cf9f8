package stosszahl.moment;

import java.util.Arrays;

/**
 * The solution {@code y(t) = exp(tA) y(0)} of a linear system, by one of two ways that share no code.
 *
 * <p>{@link #byTaylor}: the exponential series of {@code A} applied to the vector, in steps: cost {@code ||A|| t} products of a sparse matrix and a vector.
 * {@link #byMatrix}: the matrix exponential, cost {@code O(n^3 log(||A|| t))}. Short times and large systems take the first, long times and small systems the second.
 */
final class LinearFlow {
    /** Up to here a dense matrix exponential takes about a second. */
    static final int MOST_DENSE = 600;

    /** Beyond this many units of {@code ||A|| t} rounding in the zero eigenvalues, {@code eps ||A|| t}, comes near 1e-12. */
    private static final double LONG = 2000;

    /** Terms of the series are positive after the shift, so that long steps cancel nothing; longer ones would underflow. */
    private static final double STEP = 16;

    private LinearFlow() {}

    /** The solution at increasing or any other times {@code t >= 0}, one row for each: each time its own way, so that it does not depend on the others. */
    static double[][] solve(SparseMatrix a, double[] initial, double[] times) {
        double norm = a.norm(0);
        boolean dense = a.size() <= MOST_DENSE;
        double[] near =
                Arrays.stream(times).filter(t -> !dense || norm * t <= LONG).toArray();
        double[] far =
                Arrays.stream(times).filter(t -> dense && norm * t > LONG).toArray();
        double[][] byTaylor = byTaylor(a, initial, near);
        double[][] byMatrix = far.length == 0 ? new double[0][] : byMatrix(a, initial, far);
        double[][] out = new double[times.length][];
        int i = 0;
        int j = 0;
        for (int k = 0; k < times.length; k++) {
            out[k] = dense && norm * times[k] > LONG ? byMatrix[j++] : byTaylor[i++];
        }
        return out;
    }

    static double[][] byMatrix(SparseMatrix a, double[] initial, double[] times) {
        return DeflatedExponential.of(a.dense()).apply(initial, times);
    }

    /**
     * Shifted Taylor steps: with {@code c = -min_i A_ii} and {@code B = A + c I}, {@code exp(hA) = e^{-ch} sum_m (hB)^m / m!}.
     *
     * <p>If the off-diagonal part is not negative, as for Kac's law, so are all terms (uniformisation). In general a step is at most so long that
     * {@code ||B|| h <= 16} and {@code (||B|| - c) h <= 1}: then the terms add up, in norm, to at most {@code e} times the bound 1 of a contraction, and rounding
     * is not magnified. The series stops where the Poisson tail of mean {@code ||B|| h} is below {@code 2^-60}: the truncation error of a step is at most
     * {@code 2^-60 e} times the norm of the vector.
     */
    static double[][] byTaylor(SparseMatrix a, double[] initial, double[] times) {
        double c = -a.lowestDiagonal();
        double norm = a.norm(c);
        double longest = Math.min(STEP / Math.max(norm, 1e-300), 1 / Math.max(norm - c, 1e-300));
        Integer[] order = new Integer[times.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (i, j) -> Double.compare(times[i], times[j]));
        double[][] out = new double[times.length][];
        double[] y = initial.clone();
        double now = 0;
        for (int i : order) {
            double span = times[i] - now;
            long steps = (long) Math.ceil(span / longest);
            int terms = steps == 0 ? 0 : terms(norm * span / steps);
            for (long s = 0; s < steps; s++) {
                y = step(a, c, span / steps, terms, y);
            }
            now = times[i];
            out[i] = y.clone();
        }
        return out;
    }

    private static double[] step(SparseMatrix a, double c, double h, int terms, double[] y) {
        double[] sum = y.clone();
        double[] term = y;
        for (int m = 1; m <= terms; m++) {
            double[] next = new double[y.length];
            a.multiply(term, c, h / m, next);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += next[i];
            }
            term = next;
        }
        double decay = Math.exp(-c * h);
        for (int i = 0; i < sum.length; i++) {
            sum[i] *= decay;
        }
        return sum;
    }

    /** The first {@code n} with {@code e^-x sum_{m>n} x^m/m! < 2^-60}, the tail bounded by a geometric series. */
    private static int terms(double x) {
        double term = Math.exp(-x);
        int m = 0;
        while (m < x || term * x / (m + 1) / (1 - x / (m + 2)) > 0x1p-60) {
            m++;
            term *= x / m;
        }
        return m;
    }
}
