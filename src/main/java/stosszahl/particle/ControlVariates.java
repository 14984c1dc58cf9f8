package stosszahl.particle;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Means over replicas with control variates: quantities {@code C} seen in the same replicas whose expectations are known exactly, from the moment hierarchy say.
 *
 * <p>The estimate is the mean of {@code Z_r = Y_r - b_r (C_r - E C)}, where {@code b_r} are the least-squares slopes of {@code Y} on {@code C} over four fifths of the replicas, those whose number differs from {@code r}
 * modulo 5. A replica is independent of its slopes, so {@code E Z_r = E Y} for every law of the replicas. Slopes from all replicas would not do: where
 * {@code C} has heavy tails they follow the same few replicas as the mean.
 *
 * <p>The standard error is the largest of three: that of {@code Z}; that of {@code Z} with the first {@code low} controls alone, of which the caller knows that their tails are light; and a tenth of that without controls.
 * For what polynomials of high degree leave of a smooth function has a tail of a higher degree still, which some hundred replicas do not show: its own standard error covers the expectation in 0.5 to 0.95 of all cases
 * at level 0.99. So the highest controls sharpen the estimate, and not its interval. Student's t has {@code replicas - 1} degrees of freedom. Where this error is no less than 0.9 of the plain one, or there are fewer than
 * {@code 20 k} replicas, the plain estimate stays as it is. Controls that do not vary, or vary together with others, are left out.
 */
public final class ControlVariates {
    /** What is left of a control after the others are taken out of it, relative to it, below which it is rounding. */
    private static final double DEPENDENT = 1e-7;

    private static final int FOLDS = 5;

    /** So many replicas for each control at least. */
    private static final int REPLICAS = 20;

    /** The error is no less than this part of the plain one: smaller ones rest on replicas that were not seen. */
    private static final double LEAST = 0.1;

    /** An error that is no less than this part of the plain one is not worth the trust in slopes. */
    private static final double WORTH = 0.9;

    private ControlVariates() {}

    /**
     * Are there enough replicas for controls.
     *
     * @param replicas the number of replicas
     * @param controls the number of controls
     * @return true if each control has 20 replicas
     */
    public static boolean enough(int replicas, int controls) {
        return replicas >= (long) REPLICAS * controls;
    }

    /**
     * The estimate with the interval at a level. Cost: {@code O(replicas k^2)}.
     *
     * @param plain the estimate without controls
     * @param values the value in each replica; not modified
     * @param controls for each control its value in each replica, those with light tails first; not modified
     * @param expectations for each control its expectation
     * @param low the number of controls with light tails
     * @param confidence the level of the interval, between 0 and 1
     * @return the estimate with controls, or the plain one where they do not help
     * @throws IllegalArgumentException if the shapes differ
     */
    public static Estimate adjust(
            Estimate plain, double[] values, double[][] controls, double[] expectations, int low, double confidence) {
        int n = values.length;
        int k = controls.length;
        if (expectations.length != k || low < 0 || low > k) {
            throw new IllegalArgumentException(k + " controls, " + low + " of light tails, with " + expectations.length
                    + " expectations; give each its expectation");
        }
        if (k == 0 || !enough(n, k)) {
            return plain;
        }
        // Squares of 1e-300 or 1e300 are no numbers; a power of two moves no bits.
        int exponent = PowersOfTwo.exponent(values);
        double[] scaled =
                Arrays.stream(values).map(x -> Math.scalb(x, -exponent)).toArray();
        double plainError = Math.scalb(plain.standardError(), -exponent);
        double[] light = new double[n];
        double[] all = new double[n];
        for (int fold = 0; fold < FOLDS; fold++) {
            adjust(scaled, controls, expectations, fold, low, light, all);
        }
        double error = Math.max(Math.max(error(all), error(light)), LEAST * plainError);
        if (!(error < WORTH * plainError)) {
            return plain;
        }
        double mean = Math.scalb(StatUtils.mean(all), exponent);
        error = Math.scalb(error, exponent);
        double half = error * new TDistribution(null, n - 1).inverseCumulativeProbability(0.5 + confidence / 2);
        return new Estimate(
                plain.quantity(), plain.particles(), plain.time(), mean, error, mean - half, mean + half, n);
    }

    private static double error(double[] x) {
        return Math.sqrt(StatUtils.variance(x) / x.length);
    }

    /** The replicas of one fold with slopes from the others, by modified Gram and Schmidt: with the first {@code low} controls, and with all. */
    private static void adjust(
            double[] values,
            double[][] controls,
            double[] expectations,
            int fold,
            int low,
            double[] light,
            double[] all) {
        double[][] basis = new double[controls.length][];
        int used = 0;
        double mean = mean(values, fold);
        double[] rest = shifted(values, mean);
        // Products and means go over the other replicas; what is done to a control is done to its deviation from its
        // expectation.
        double[] offset = new double[controls.length];
        for (int j = 0; j <= controls.length; j++) {
            if (j == low) {
                keep(rest, mean, fold, light);
            }
            if (j == controls.length) {
                break;
            }
            double centre = mean(controls[j], fold);
            double[] z = shifted(controls[j], centre);
            double off = centre - expectations[j];
            double size = Math.sqrt(dot(z, z, fold));
            for (int i = 0; i < used; i++) {
                double c = dot(basis[i], z, fold);
                subtract(z, c, basis[i]);
                off -= c * offset[i];
            }
            double left = Math.sqrt(dot(z, z, fold));
            if (!(left > DEPENDENT * size) || left <= 1e-14 * Math.abs(centre) * Math.sqrt(z.length)) {
                continue;
            }
            for (int r = 0; r < z.length; r++) {
                z[r] /= left;
            }
            off /= left;
            basis[used] = z;
            offset[used++] = off;
            double slope = dot(z, rest, fold);
            subtract(rest, slope, z);
            mean -= slope * off;
        }
        keep(rest, mean, fold, all);
    }

    private static void keep(double[] rest, double mean, int fold, double[] into) {
        for (int r = fold; r < rest.length; r += FOLDS) {
            into[r] = mean + rest[r];
        }
    }

    private static double mean(double[] x, int without) {
        double sum = 0;
        int count = 0;
        for (int r = 0; r < x.length; r++) {
            if (r % FOLDS != without) {
                sum += x[r];
                count++;
            }
        }
        return sum / count;
    }

    private static double[] shifted(double[] x, double by) {
        double[] y = new double[x.length];
        for (int r = 0; r < x.length; r++) {
            y[r] = x[r] - by;
        }
        return y;
    }

    private static double dot(double[] x, double[] y, int without) {
        double sum = 0;
        for (int r = 0; r < x.length; r++) {
            if (r % FOLDS != without) {
                sum += x[r] * y[r];
            }
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
