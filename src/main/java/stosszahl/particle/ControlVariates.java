package stosszahl.particle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Means over replicas with control variates: quantities {@code C} seen in the same replicas whose expectations are known exactly, from the moment hierarchy say.
 *
 * <p>The estimate is the mean of {@code Z = Y - b (C - E C)} with least-squares slopes {@code b}. Slopes from the same replicas make a bias of the order {@code k/replicas}, which is far larger than the noise that is left where
 * controls explain nearly all, a wave by powers say. So the replicas are dealt into ten parts, and each part takes the slopes of the nine others (P. Avramidis and J. Wilson, Operations Research 41, 1993): the estimate is unbiased for any
 * number of replicas and any law, and its standard error is that of the {@code Z}. Controls that do not vary, or vary together with others, are left out.
 *
 * <p>What high powers leave of a bounded function has heavy tails: a few replicas make all of its variance, or none of them is there yet, and no interval can tell. Where fewer than fifteen replicas make the variance the last third
 * of the controls is not used, and so on down to none: give the tame ones first.
 */
public final class ControlVariates {
    /** What is left of a control after the others are taken out of it, relative to it, below which it is rounding. */
    private static final double DEPENDENT = 1e-7;

    /** Parts into which the replicas are dealt. */
    private static final int PARTS = 10;

    /** With so few replicas that make the variance of what is left, Student's interval misses the truth twice as often as it should. */
    private static final double ENOUGH = 15;

    private ControlVariates() {}

    /**
     * The estimate with the interval at a level. Cost: {@code O(10 replicas k^2)}.
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
        double[] adjusted = values;
        for (int used = k; used > 0; used = 2 * used / 3) {
            double[] tried = new double[n];
            for (int part = 0; part < PARTS; part++) {
                adjust(part, values, Arrays.copyOf(controls, used), expectations, tried);
            }
            if (manyContribute(tried)) {
                adjusted = tried;
                break;
            }
        }
        double mean = StatUtils.mean(adjusted);
        double error = Math.sqrt(StatUtils.variance(adjusted) / n);
        double half = error * new TDistribution(null, n - 1.0).inverseCumulativeProbability(0.5 + confidence / 2);
        return new Estimate(
                plain.quantity(), plain.particles(), plain.time(), mean, error, mean - half, mean + half, n);
    }

    /** {@code (sum z^2)^2 / sum z^4}, for {@code n} Gaussian numbers {@code n/3}: how many replicas make the variance. */
    private static boolean manyContribute(double[] adjusted) {
        double mean = StatUtils.mean(adjusted);
        double second = 0;
        double fourth = 0;
        for (double x : adjusted) {
            double square = (x - mean) * (x - mean);
            second += square;
            fourth += square * square;
        }
        return second == 0 || second * second >= ENOUGH * fourth;
    }

    /** Writes {@code Z} for the replicas of one part, by the slopes of the others, to {@code adjusted}, which is modified there. */
    private static void adjust(
            int part, double[] values, double[][] controls, double[] expectations, double[] adjusted) {
        int n = values.length;
        boolean[] fitted = new boolean[n + 1];
        for (int r = 0; r < n; r++) {
            fitted[r] = r % PARTS != part;
        }
        // The place n stands for a replica whose controls are at their expectations: what is done to the others is done
        // to it.
        double[] rest = centred(values, 0, fitted);
        List<double[]> basis = new ArrayList<>();
        for (int j = 0; j < controls.length; j++) {
            double[] z = centred(controls[j], expectations[j], fitted);
            double size = Math.sqrt(dot(z, z, fitted));
            double largest = 0;
            for (double x : controls[j]) {
                largest = Math.max(largest, Math.abs(x));
            }
            for (double[] b : basis) {
                subtract(z, dot(b, z, fitted), b);
            }
            double left = Math.sqrt(dot(z, z, fitted));
            if (!(left > DEPENDENT * size) || left <= 1e-14 * largest * Math.sqrt(n)) {
                continue;
            }
            for (int r = 0; r <= n; r++) {
                z[r] /= left;
            }
            basis.add(z);
            double slope = dot(z, rest, fitted);
            for (int r = 0; r < n; r++) {
                // What is fitted at the expectations stays.
                rest[r] -= slope * (z[r] - z[n]);
            }
        }
        double mean = fittedMean(values, fitted);
        for (int r = part; r < n; r += PARTS) {
            adjusted[r] = mean + rest[r];
        }
    }

    private static double fittedMean(double[] x, boolean[] fitted) {
        double sum = 0;
        int count = 0;
        for (int r = 0; r < x.length; r++) {
            sum += fitted[r] ? x[r] : 0;
            count += fitted[r] ? 1 : 0;
        }
        return sum / count;
    }

    /** The values and, at the last place, the expectation, less the mean of those that are fitted. */
    private static double[] centred(double[] x, double expectation, boolean[] fitted) {
        double mean = fittedMean(x, fitted);
        double[] y = new double[x.length + 1];
        for (int r = 0; r < x.length; r++) {
            y[r] = x[r] - mean;
        }
        y[x.length] = expectation - mean;
        return y;
    }

    private static double dot(double[] x, double[] y, boolean[] fitted) {
        double sum = 0;
        for (int r = 0; r < x.length; r++) {
            sum += fitted[r] ? x[r] * y[r] : 0;
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
