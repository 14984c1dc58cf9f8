package stosszahl.kac;

import java.util.Arrays;

/**
 * The probabilities of the jump process {@code (S_t)}, whose generator {@link JumpGenerator} has in exact fractions, in floating point and for the limit too: it goes from {@code s} to {@code s + k} at rate
 * {@code q(s,k) = sum_n w_N(s;k,n) C(s,n)}, and {@code S_t} is how many particles the history of {@code s} of them involves.
 *
 * <p>Up to level {@code S} it is a triangular system, solved by uniformisation; what jumps above {@code S} is absorbed there.
 */
public final class JumpProbabilities {
    /** Steps are cut so that {@code e^{-x}} stays a normal number. */
    private static final double LONGEST = 64;

    /** Cut off the Poisson series here: it is added to a bound, and must not show beside the smallest bound of use. */
    private static final double TAIL = 1e-30;

    private final CollisionRates rates;
    private final int highestOrder;

    private JumpProbabilities(CollisionRates rates, int highestOrder) {
        this.rates = rates;
        this.highestOrder = highestOrder;
    }

    /**
     * The process for a number of particles.
     *
     * @param model the model
     * @param particles the number {@code N >= M}, or infinity
     * @return the process
     * @throws IllegalArgumentException if {@code N < M}
     */
    public static JumpProbabilities of(KacModel model, ParticleNumber particles) {
        return new JumpProbabilities(CollisionRates.of(model, particles), model.highestOrder());
    }

    /**
     * The rate {@code q(s,k)}; the norm of the gain of {@code C_{s,s+k}} is at most this, for columns of sum 1. For {@code k = 0} it is no jump.
     *
     * @param s the state, {@code 1 <= s}
     * @param k the distance, {@code 0 <= k}
     * @return the rate, 0 if {@code k > m} or {@code s + k > N}; its relative error is a few units in the last place
     */
    public double rate(int s, int k) {
        double sum = 0;
        for (int n = 1; n <= highestOrder - k; n++) {
            sum += rates.rate(s, k, n) * CollisionRates.binomial(s, n).doubleValue();
        }
        return sum;
    }

    /**
     * The rate {@code lambda(s) = sum_{k=0}^m q(s,k)} of the loss.
     *
     * @param s the state, {@code 1 <= s}
     * @return {@code lambda(s)}
     */
    public double total(int s) {
        double sum = 0;
        for (int k = 0; k < highestOrder; k++) {
            sum += rate(s, k);
        }
        return sum;
    }

    /**
     * Replaces {@code e(s)} at entry {@code s - 1} by an upper bound of {@code E_s[e(S_t)]}, with {@code e = beyond} above the levels given. All terms are positive, so the relative
     * error is rounding, and the tail of the series, at most {@code 1e-30} in each of {@code lambda t / 64} steps.
     *
     * @param e the values {@code >= 0}, modified
     */
    private void expect(double[] e, double beyond, double t) {
        int reach = highestOrder - 1;
        double[][] jump = new double[e.length][reach + 1];
        double fastest = 0;
        for (int i = 0; i < e.length; i++) {
            double leave = 0;
            for (int k = 1; k <= reach; k++) {
                jump[i][k] = rate(i + 1, k);
                leave += jump[i][k];
            }
            fastest = Math.max(fastest, leave);
        }
        if (fastest * t == 0) {
            return;
        }
        for (double[] row : jump) {
            double leave = 0;
            for (int k = 1; k <= reach; k++) {
                row[k] /= fastest;
                leave += row[k];
            }
            row[0] = Math.max(0, 1 - leave);
        }
        int steps = (int) Math.ceil(fastest * t / LONGEST);
        for (int step = 0; step < steps; step++) {
            advance(e, beyond, jump, fastest * t / steps);
        }
    }

    private static void advance(double[] e, double beyond, double[][] jump, double x) {
        double largest = Math.max(beyond, Arrays.stream(e).max().orElse(0));
        double weight = Math.exp(-x);
        double[] power = e.clone();
        for (int i = 0; i < e.length; i++) {
            e[i] *= weight;
        }
        for (int j = 0; ; j++) {
            double following = weight * x / (j + 1);
            double tail = j + 2 > x ? following / (1 - x / (j + 2)) : 1;
            if (tail <= TAIL) {
                for (int i = 0; i < e.length; i++) {
                    e[i] = Math.min(largest, e[i] + tail * largest);
                }
                return;
            }
            // Jumps lead upwards only, so in increasing order the old values are still there to be read.
            for (int i = 0; i < power.length; i++) {
                double sum = 0;
                for (int k = 0; k < jump[i].length; k++) {
                    sum += jump[i][k] * (i + k < power.length ? power[i + k] : beyond);
                }
                power[i] = sum;
            }
            weight = following;
            for (int i = 0; i < e.length; i++) {
                e[i] += weight * power[i];
            }
        }
    }

    /**
     * The probabilities {@code P_s(S_t > S)} to be above a level.
     *
     * @param levels the level {@code S}
     * @param t the time {@code t >= 0}
     * @return the probabilities for {@code s = 1..S}, rounding apart never too small; 0 if {@code S >= N}
     * @throws IllegalArgumentException unless {@code S >= 1} and {@code 0 <= t < inf}
     */
    public double[] escape(int levels, double t) {
        if (levels < 1 || !(t >= 0) || Double.isInfinite(t)) {
            throw new IllegalArgumentException(
                    "levels up to S = " + levels + " at time t = " + t + "; use S >= 1 and a finite t >= 0");
        }
        double[] e = new double[levels];
        if (!rates.particles().finite() || rates.particles().count() > levels) {
            expect(e, 1, t);
        }
        return e;
    }
}
