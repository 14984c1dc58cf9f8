package stosszahl.kac;

import stosszahl.hierarchy.Upward;

/**
 * A proved upper bound for the solution of the scalar system {@code y_s' = sum_j a(s,j) (y_{s+j} - y_s) + source(s) - drain(s) y_s}, {@code 1 <= s <= L}, with {@code a >= 0}: jumps up by
 * {@code j = 1..m}, one step down, {@code y_0 = 0}, and {@code y_s = exterior} for {@code s > L}.
 *
 * <p>Uniformised: with {@code Lambda} at least every rate of leaving, {@code y(t) = sum_j e^{-x} x^j/j! y^j}, {@code x = Lambda t}, where {@code y^{j+1} = P y^j + source/Lambda} has coefficients {@code >= 0} only. Every
 * operation is one of {@link Upward}, and the diagonal of {@code P} is rounded up too, so the result is never below the exact solution. {@code Lambda} is a power of two and long times are
 * halved, so that {@code x} and the divisions by {@code Lambda} are exact.
 *
 * <p>The Poisson tail after {@code J} terms is at most {@code p_{J+1}/(1 - x/(J+2))}. Where {@code y <= cap} exactly, iterates are cut at the cap, which keeps rounding from growing, and the tail
 * costs the cap; without a cap {@code y^j <= top + j sup(source)/Lambda}.
 */
final class UniformisedBound {
    /** {@code e^{-x}} and the weights stay normal numbers. */
    private static final double LONGEST = 512;

    private static final double TAIL = 0x1p-230;

    private final int levels;
    private final double lambda;
    private final double[] stay;
    private final double[][] up;
    private final double[] down;
    private final double[] source;
    private final double exterior;
    private final double cap;

    /**
     * The system.
     *
     * @param up {@code up[k][s]}, at least the rate from {@code s} to {@code s + k}; index 0 is not used
     * @param down at least the rate from {@code s} to {@code s - 1}
     * @param source at least the source
     * @param leaving at most the rate of leaving {@code s}, jumps and drain together
     * @param exterior the value above the last level
     * @param cap a number that the exact solution never exceeds, or infinity
     */
    UniformisedBound(double[][] up, double[] down, double[] source, double[] leaving, double exterior, double cap) {
        this.levels = source.length - 1;
        double most = 1;
        for (int s = 1; s <= levels; s++) {
            double out = Upward.add(down[s], 0);
            for (int k = 1; k < up.length; k++) {
                out = Upward.add(out, up[k][s]);
            }
            most = Math.max(most, Math.max(out, leaving[s]));
        }
        // The next power of two above: both the division of rates and x = lambda t are then exact.
        this.lambda = Math.scalb(1.0, Math.getExponent(most) + 1);
        this.stay = new double[levels + 1];
        this.up = new double[up.length][levels + 1];
        this.down = new double[levels + 1];
        this.source = new double[levels + 1];
        for (int s = 1; s <= levels; s++) {
            stay[s] = Upward.subtract(lambda, leaving[s]) / lambda;
            for (int k = 1; k < up.length; k++) {
                this.up[k][s] = up[k][s] / lambda;
            }
            this.down[s] = down[s] / lambda;
            this.source[s] = source[s] / lambda;
        }
        this.exterior = exterior;
        this.cap = cap;
    }

    /** About how many multiplications a solution costs. */
    static double cost(double leaving, double levels, double t) {
        return 2 * (2 * leaving * t + 300) * levels;
    }

    /**
     * The bound at time {@code t}.
     *
     * @param initial at least {@code y(0)}, entry 0 not used; not modified
     * @param t the time {@code t >= 0}
     * @return the bound, one number per level
     */
    double[] at(double[] initial, double t) {
        double[] y = initial.clone();
        y[0] = 0;
        if (t == 0) {
            return y;
        }
        int halvings = Math.max(0, Math.getExponent(lambda * t / LONGEST) + 1);
        double x = Math.scalb(lambda * t, -halvings);
        for (long step = 0; step < 1L << halvings; step++) {
            y = step(y, x);
        }
        return y;
    }

    private double[] step(double[] from, double x) {
        double[] y = from.clone();
        double[] sum = new double[levels + 1];
        double weight = Upward.exp(-x);
        double top = Math.max(exterior, max(y));
        double gain = max(source);
        for (int j = 0; ; j++) {
            for (int s = 1; s <= levels; s++) {
                sum[s] = Upward.add(sum[s], Upward.multiply(weight, y[s]));
            }
            double next = Upward.divide(Upward.multiply(weight, x), j + 1);
            if (j >= 1 && j + 2 > 2 * x && next < TAIL) {
                // The ratio x/(j+2) of the weights to come is below 1/2: the tail is below 2 next, and
                // sum_{i>j} i p_i = x sum_{i>=j} p_i <= 4 x weight.
                double tail = cap < Double.POSITIVE_INFINITY
                        ? Upward.multiply(cap, 2 * next)
                        : Upward.add(
                                Upward.multiply(top, 2 * next), Upward.multiply(gain, Upward.multiply(4 * x, weight)));
                for (int s = 1; s <= levels; s++) {
                    sum[s] = Math.min(cap, Upward.add(sum[s], tail));
                }
                return sum;
            }
            weight = next;
            advance(y);
        }
    }

    /** {@code y <- P y + source/Lambda}, in place: entry {@code s} reads {@code s - 1}, kept aside, and entries above, not yet replaced. */
    private void advance(double[] y) {
        double below = 0;
        for (int s = 1; s <= levels; s++) {
            double old = y[s];
            double value = Upward.add(Upward.multiply(stay[s], old), source[s]);
            value = Upward.add(value, Upward.multiply(down[s], below));
            for (int k = 1; k < up.length; k++) {
                value = Upward.add(value, Upward.multiply(up[k][s], s + k <= levels ? y[s + k] : exterior));
            }
            y[s] = Math.min(cap, value);
            below = old;
        }
    }

    private static double max(double[] values) {
        double max = 0;
        for (int s = 1; s < values.length; s++) {
            max = Math.max(max, values[s]);
        }
        return max;
    }
}
