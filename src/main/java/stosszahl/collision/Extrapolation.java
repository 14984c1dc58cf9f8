package stosszahl.collision;

import java.util.Arrays;
import java.util.List;

/** Limits of sums whose terms fall about geometrically, by Wynn's epsilon algorithm (Wynn, MTAC 10, 1956). */
final class Extrapolation {
    private Extrapolation() {}

    /** What the sum of all later masses comes to, and an estimate of its error. */
    static double[] rest(List<Double> masses) {
        int n = masses.size();
        double[] sums = new double[n];
        double sum = 0;
        for (int k = 0; k < n; k++) {
            sum += masses.get(k);
            sums[k] = sum;
        }
        double best = sums[n - 1];
        double error = n < 3 ? sum : masses.get(n - 1);
        for (int length = 3; length <= Math.min(13, n - 1); length += 2) {
            double last = wynn(Arrays.copyOfRange(sums, n - length, n));
            double apart = Math.abs(last - wynn(Arrays.copyOfRange(sums, n - length - 1, n - 1)));
            if (apart < error) {
                error = apart;
                best = last;
            }
        }
        return new double[] {best - sum, error + 1e-16 * sum};
    }

    /** The corner of the epsilon table of an odd number of sums. */
    private static double wynn(double[] s) {
        double[] before = new double[s.length + 1];
        double[] now = s.clone();
        for (int m = s.length - 1; m >= 1; m--) {
            double[] next = new double[m];
            for (int k = 0; k < m; k++) {
                double step = now[k + 1] - now[k];
                if (step == 0) {
                    return now[k + 1];
                }
                next[k] = before[k + 1] + 1 / step;
            }
            before = now;
            now = next;
        }
        return now[0];
    }
}
