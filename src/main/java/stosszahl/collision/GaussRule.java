package stosszahl.collision;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.EigenDecomposition;

/** Gauss's rule of a finite measure on the line: few nodes with positive weights that average polynomials like the many points do. */
final class GaussRule {
    private GaussRule() {}

    /**
     * The rule of at most {@code m} nodes for the points {@code from .. to-1}, exact for polynomials of degree {@code 2m - 1}: Stieltjes' procedure, then the eigenvalues of the Jacobi matrix
     * (Gautschi, SIAM J. Sci. Stat. Comput. 3, 1982).
     *
     * @return pairs of node and weight, by node; none if there is no mass
     */
    static List<double[]> of(double[] x, double[] w, int from, int to, int m) {
        double mass = 0;
        double mean = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int points = 0;
        for (int j = from; j < to; j++) {
            if (w[j] > 0) {
                mass += w[j];
                mean += w[j] * x[j];
                low = Math.min(low, x[j]);
                high = Math.max(high, x[j]);
                points++;
            }
        }
        if (!(mass > 0)) {
            return List.of();
        }
        mean /= mass;
        double square = 0;
        for (int j = from; j < to; j++) {
            square += w[j] * (x[j] - mean) * (x[j] - mean);
        }
        double unit = Math.sqrt(square / mass);
        if (!(unit > 1e-12) || points <= 2) {
            return List.of(new double[] {mean, mass});
        }
        int size = to - from;
        double[] before = new double[size];
        double[] now = new double[size];
        java.util.Arrays.fill(now, 1 / Math.sqrt(mass));
        double[] alpha = new double[m];
        double[] beta = new double[m];
        int n = 0;
        while (n < Math.min(m, points)) {
            double a = 0;
            for (int j = 0; j < size; j++) {
                a += w[from + j] * (x[from + j] - mean) / unit * now[j] * now[j];
            }
            alpha[n] = a;
            double norm = 0;
            double[] next = new double[size];
            for (int j = 0; j < size; j++) {
                next[j] = ((x[from + j] - mean) / unit - a) * now[j] - (n == 0 ? 0 : beta[n - 1]) * before[j];
                norm += w[from + j] * next[j] * next[j];
            }
            n++;
            beta[n - 1] = Math.sqrt(norm);
            if (n == m || !(beta[n - 1] > 1e-10)) {
                break;
            }
            for (int j = 0; j < size; j++) {
                next[j] /= beta[n - 1];
            }
            before = now;
            now = next;
        }
        if (n == 1) {
            return List.of(new double[] {mean, mass});
        }
        EigenDecomposition jacobi =
                new EigenDecomposition(java.util.Arrays.copyOf(alpha, n), java.util.Arrays.copyOf(beta, n - 1));
        List<double[]> nodes = new ArrayList<>();
        for (int j = n - 1; j >= 0; j--) {
            double first = jacobi.getEigenvector(j).getEntry(0);
            double node = Math.min(high, Math.max(low, mean + unit * jacobi.getRealEigenvalue(j)));
            nodes.add(new double[] {node, mass * first * first});
        }
        return nodes;
    }
}
