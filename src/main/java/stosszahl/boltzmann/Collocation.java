package stosszahl.boltzmann;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/** Integrates exponentials times interpolating polynomials. */
final class Collocation {
    private Collocation() {}

    /**
     * {@code w_ij = int_0^{t_i} alpha e^{-alpha (t_i - u)} l_j(u) du}, {@code l_j} the Lagrange polynomials of Chebyshev points {@code t_j} of the second kind, {@code t_0 = 0}, increasing.
     *
     * <p>By a Gauss rule on each {@code [0, t_i]}, of twice as many nodes as there are points plus some for the exponential, with {@code l_j} in the barycentric form.
     */
    static double[][] weights(double[] t, double alpha) {
        int points = t.length;
        int nodes = points + 16 + (int) Math.ceil(alpha * t[points - 1]);
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(nodes);
        double[][] weights = new double[points][points];
        for (int i = 1; i < points; i++) {
            for (int q = 0; q < nodes; q++) {
                double u = t[i] * (1 + rule.getPoint(q)) / 2;
                double w = rule.getWeight(q) * t[i] / 2 * alpha * Math.exp(-alpha * (t[i] - u));
                double[] lagrange = lagrange(t, u);
                for (int j = 0; j < points; j++) {
                    weights[i][j] += w * lagrange[j];
                }
            }
        }
        return weights;
    }

    private static double[] lagrange(double[] t, double u) {
        double[] value = new double[t.length];
        double sum = 0;
        for (int j = 0; j < t.length; j++) {
            if (u == t[j]) {
                double[] unit = new double[t.length];
                unit[j] = 1;
                return unit;
            }
            double end = j == 0 || j == t.length - 1 ? 0.5 : 1;
            value[j] = (j % 2 == 0 ? end : -end) / (u - t[j]);
            sum += value[j];
        }
        for (int j = 0; j < t.length; j++) {
            value[j] /= sum;
        }
        return value;
    }
}
