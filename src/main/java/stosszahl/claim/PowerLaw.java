package stosszahl.claim;

import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * A rate of convergence: the least-squares slope of {@code log error} on {@code log N}, with its interval.
 *
 * @param slope the slope, -1 for an error like {@code 1/N}
 * @param low the lower end of the two-sided Student interval at level 99 %
 * @param high its upper end
 * @param intercept the fitted {@code log error} at {@code log N = 0}
 */
public record PowerLaw(double slope, double low, double high, double intercept) {
    private static final double LEVEL = 0.99;

    /**
     * The fit to measurements of equal relative accuracy.
     *
     * @param n the numbers {@code N}, at least three different ones
     * @param error the errors, positive, as many
     * @return the fitted law
     * @throws IllegalArgumentException if there are fewer than three different {@code N}, or an error is not positive
     */
    public static PowerLaw fit(double[] n, double[] error) {
        check(n, error.length);
        SimpleRegression regression = new SimpleRegression();
        for (int i = 0; i < n.length; i++) {
            if (!(error[i] > 0 && error[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("the error at N = " + n[i] + " is " + error[i]
                        + "; a rate can be fitted to positive finite errors only");
            }
            regression.addData(Math.log(n[i]), Math.log(error[i]));
        }
        double half = new TDistribution(null, n.length - 2.0).inverseCumulativeProbability(1 - (1 - LEVEL) / 2)
                * regression.getSlopeStdErr();
        return new PowerLaw(
                regression.getSlope(),
                regression.getSlope() - half,
                regression.getSlope() + half,
                regression.getIntercept());
    }

    /**
     * The fit to measurements with known noise: weights are inverse squares of the relative errors, and the interval is that of the noise, or of the distance
     * of the points from the line where that is larger.
     *
     * @param n the numbers {@code N}, at least three different ones
     * @param error the errors, positive, as many
     * @param noise the standard error of each, positive, as many
     * @return the fitted law; the interval is Gaussian at level 99 % for noise that is correlated in any way: {@code sum_i |a_i| s_i} bounds the standard error of a slope {@code sum_i a_i y_i}. It is widened by Birge's ratio
     *     where the points lie off the line by more than their noise
     * @throws IllegalArgumentException if there are fewer than three different {@code N}, or an error or its noise is not positive
     */
    public static PowerLaw weighted(double[] n, double[] error, double[] noise) {
        check(n, error.length);
        check(n, noise.length);
        double w = 0;
        double wx = 0;
        double wy = 0;
        for (int i = 0; i < n.length; i++) {
            if (!(error[i] > 0
                    && noise[i] > 0
                    && error[i] < Double.POSITIVE_INFINITY
                    && noise[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("the error at N = " + n[i] + " is " + error[i] + " +- " + noise[i]
                        + "; a rate can be fitted to positive finite errors only");
            }
            double weight = Math.pow(error[i] / noise[i], 2);
            w += weight;
            wx += weight * Math.log(n[i]);
            wy += weight * Math.log(error[i]);
        }
        double xx = 0;
        double xy = 0;
        double worst = 0;
        for (int i = 0; i < n.length; i++) {
            double weight = Math.pow(error[i] / noise[i], 2);
            double x = Math.log(n[i]) - wx / w;
            xx += weight * x * x;
            xy += weight * x * Math.log(error[i]);
            worst += Math.abs(x) * error[i] / noise[i];
        }
        double slope = xy / xx;
        double misfit = 0;
        for (int i = 0; i < n.length; i++) {
            double rest = Math.log(error[i]) - wy / w - slope * (Math.log(n[i]) - wx / w);
            misfit += Math.pow(error[i] / noise[i] * rest, 2);
        }
        // Points that lie off the line by more than their noise do not follow a power law that well (Birge's ratio).
        double half = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(1 - (1 - LEVEL) / 2)
                * Math.sqrt(Math.max(1, misfit / (n.length - 2.0)))
                * worst
                / xx;
        return new PowerLaw(slope, slope - half, slope + half, (wy - slope * wx) / w);
    }

    private static void check(double[] n, int values) {
        long different = Arrays.stream(n).distinct().count();
        if (n.length != values || different < 3) {
            throw new IllegalArgumentException(
                    "a rate needs at least 3 different numbers of particles with a value each, found "
                            + Arrays.toString(n) + " with " + values + " values; give more");
        }
        for (double x : n) {
            if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("N = " + x + " is no number of particles; use positive finite ones");
            }
        }
    }

    /**
     * The fitted error at {@code N}.
     *
     * @param n the number {@code N}
     * @return {@code exp(intercept) N^slope}
     */
    public double at(double n) {
        return Math.exp(intercept + slope * Math.log(n));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "N^%.3f (99 %% interval %.3f to %.3f)", slope, low, high);
    }
}
