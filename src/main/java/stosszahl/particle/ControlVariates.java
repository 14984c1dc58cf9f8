package stosszahl.particle;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Means over replicas with control variates: quantities {@code C} seen in the same replicas whose expectations are known exactly, from the moment hierarchy say.
 *
 * <p>The estimate is {@code mean(Y) - b (mean(C) - E C)} with the least-squares slopes {@code b} of {@code Y} on {@code C} over the replicas: the intercept at {@code C = E C} of a linear regression, with
 * that intercept's standard error and Student's t with {@code replicas - 1 - k} degrees of freedom, exact for jointly Gaussian replicas; otherwise the estimate has a bias of the order {@code k / replicas}
 * of its own noise (S. Lavenberg and P. Welch, Management Science 27(3), 1981). Controls that do not vary, or vary together with others, are left out.
 */
public final class ControlVariates {
    /** What is left of a control after the others are taken out of it, relative to it, below which it is rounding. */
    private static final double DEPENDENT = 1e-7;

    private ControlVariates() {}

    /**
     * The estimate with the interval at a level. Cost: {@code O(replicas k^2)}.
     *
     * @param plain the estimate without controls, which says what is estimated
     * @param values the value in each replica; not modified
     * @param controls for each control its value in each replica; not modified
     * @param expectations for each control its expectation
     * @param confidence the level of the interval, between 0 and 1
     * @return the estimate with controls
     * @throws IllegalArgumentException if the shapes differ or there are fewer than {@code 2 k + 2} replicas
     */
    public static Estimate adjust(
            Estimate plain, double[] values, double[][] controls, double[] expectations, double confidence) {
        int n = values.length;
        int k = controls.length;
        if (expectations.length != k || n < 2 * k + 2) {
            throw new IllegalArgumentException(k + " controls with " + expectations.length + " expectations and " + n
                    + " replicas; give each its expectation, and use at least " + (2 * k + 2) + " replicas");
        }
        double[][] basis = new double[k][];
        double[] offset = new double[k];
        int used = 0;
        int exponent = PowersOfTwo.exponent(
                values); // Squares of 1e-300 or 1e300 are no numbers; a power of two moves no bits.
        double[] scaled =
                Arrays.stream(values).map(x -> Math.scalb(x, -exponent)).toArray();
        double mean = StatUtils.mean(scaled);
        double[] rest = shifted(scaled, mean);
        double leverage = 1.0 / n;
        double estimate = mean;
        for (int j = 0; j < k; j++) {
            double centre = StatUtils.mean(controls[j]);
            double[] z = shifted(controls[j], centre);
            double off = centre - expectations[j];
            double size = Math.sqrt(dot(z, z));
            // Modified Gram and Schmidt; what is done to a control is done to its deviation from its expectation.
            for (int i = 0; i < used; i++) {
                double c = dot(basis[i], z);
                subtract(z, c, basis[i]);
                off -= c * offset[i];
            }
            double left = Math.sqrt(dot(z, z));
            if (!(left > DEPENDENT * size) || left <= 1e-14 * Math.abs(centre) * Math.sqrt(n)) {
                continue;
            }
            for (int r = 0; r < n; r++) {
                z[r] /= left;
            }
            off /= left;
            basis[used] = z;
            offset[used++] = off;
            double slope = dot(z, rest);
            subtract(rest, slope, z);
            estimate -= slope * off;
            leverage += off * off;
        }
        int freedom = n - 1 - used;
        double error = Math.sqrt(dot(rest, rest) / freedom * leverage);
        estimate = Math.scalb(estimate, exponent);
        error = Math.scalb(error, exponent);
        double half = error * new TDistribution(null, freedom).inverseCumulativeProbability(0.5 + confidence / 2);
        return new Estimate(
                plain.quantity(),
                plain.particles(),
                plain.time(),
                estimate,
                error,
                estimate - half,
                estimate + half,
                n);
    }

    private static double[] shifted(double[] x, double by) {
        double[] y = new double[x.length];
        for (int r = 0; r < x.length; r++) {
            y[r] = x[r] - by;
        }
        return y;
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int r = 0; r < x.length; r++) {
            sum += x[r] * y[r];
        }
        return sum;
    }

    /** {@code x -= c y}; {@code x} is modified. */
    private static void subtract(double[] x, double c, double[] y) {
        for (int r = 0; r < x.length; r++) {
            x[r] -= c * y[r];
        }
    }
}
