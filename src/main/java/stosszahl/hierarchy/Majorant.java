package stosszahl.hierarchy;

import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;

/**
 * The bound of Lemma 5.1, (5.4) and (5.5), before it is simplified: with {@code b_0(s) >= sup_(u<=t) ||f^(s)(u)||} and
 * {@code b_(j+1)(s) = sum_(k=0)^m a_k(s) b_j(s+k)}, the remainder of the Duhamel series of order {@code n} is at most
 * {@code t^(n+1)/(n+1)! b_(n+1)(s)} in the norm of {@code X^(s)}. Proved, if {@code a_k(s) >= ||C_{s,s+k}||}.
 */
public final class Majorant {
    private final Coefficients coefficients;
    private final int reach;
    private final IntToDoubleFunction logInitial;

    private Majorant(Coefficients coefficients, int reach, IntToDoubleFunction logInitial) {
        this.coefficients = coefficients;
        this.reach = reach;
        this.logInitial = logInitial;
    }

    /** The numbers {@code a_k(s) >= ||C_{s,s+k}||}: {@code R_k s}, or sharper ones. */
    @FunctionalInterface
    public interface Coefficients {
        /**
         * The number {@code a_k(s)}.
         *
         * @param s the level, {@code s >= 1}
         * @param k the distance above the diagonal, {@code 0 <= k <= m}
         * @return a finite number {@code >= 0}
         */
        double a(int s, int k);
    }

    /**
     * The majorant of given numbers.
     *
     * @param coefficients the numbers {@code a_k(s)}
     * @param reach the reach {@code m >= 0}
     * @param initial the numbers {@code b_0(s) >= 0}; zero above the last level of a finite hierarchy
     * @return the majorant
     * @throws IllegalArgumentException if {@code m < 0}
     */
    public static Majorant of(Coefficients coefficients, int reach, IntToDoubleFunction initial) {
        return ofLogarithm(coefficients, reach, s -> {
            double b = initial.applyAsDouble(s);
            if (!(b >= 0) || Double.isInfinite(b)) {
                throw new IllegalArgumentException("b_0(" + s + ") = " + b
                        + " must be finite and at least 0; where it leaves the range of a double, give its logarithm");
            }
            return Math.log(b);
        });
    }

    /**
     * The majorant of {@code a_k(s) = R_k s}.
     *
     * @param constants the constants {@code R_k} of Condition 1 or 2
     * @param initial the numbers {@code b_0(s) >= 0}
     * @return the majorant
     */
    public static Majorant of(GrowthConstants constants, IntToDoubleFunction initial) {
        return of(constants::bound, constants.reach(), initial);
    }

    /**
     * The majorant of given numbers, {@code b_0(s)} by its natural logarithm, as {@code e^(s t/T)} soon needs.
     *
     * @param coefficients the numbers {@code a_k(s)}
     * @param reach the reach {@code m >= 0}
     * @param logInitial the numbers {@code log b_0(s)}; negative infinity for {@code b_0(s) = 0}
     * @return the majorant
     * @throws IllegalArgumentException if {@code m < 0}
     */
    public static Majorant ofLogarithm(Coefficients coefficients, int reach, IntToDoubleFunction logInitial) {
        return new Majorant(coefficients, Checks.atLeast(0, "reach m", reach), logInitial);
    }

    /**
     * The {@code b_0} of probability densities: 1 for {@code s <= N} and 0 beyond, at all times.
     *
     * @param particles the number {@code N >= 1}, {@link Hierarchy#INFINITE} or more for the limit
     * @return {@code b_0}
     * @throws IllegalArgumentException if {@code N < 1}
     */
    public static IntToDoubleFunction densities(long particles) {
        Checks.atLeast(1L, "number of particles N", particles);
        return s -> s <= particles ? 1 : 0;
    }

    /**
     * The majorant that Propositions 2.1 and 2.2 give: {@code a_k(s) = R_k s} and {@code b_0(s) = (1 - theta)^-1
     * e^(s t/T) ||F_0||_0}, for times up to {@code t <= T}.
     *
     * @param constants the constants {@code R_k}
     * @param t the time, {@code 0 <= t <= T}; ask for bounds at no later time
     * @param finalTime the end {@code T < constants.lifeSpan()} of the window
     * @param initialNorm the norm {@code ||F_0||_0}
     * @return the majorant
     * @throws IllegalArgumentException if {@code t > T} or {@code T} is not below the life span
     */
    public static Majorant wellPosed(GrowthConstants constants, double t, double finalTime, double initialNorm) {
        double factor = constants.solutionBound(finalTime, initialNorm);
        if (!(t >= 0 && t <= finalTime)) {
            throw new IllegalArgumentException("time t = " + t + " lies outside the window [0, " + finalTime + "]");
        }
        double share = finalTime == 0 ? 0 : t / finalTime;
        return ofLogarithm(constants::bound, constants.reach(), s -> Math.log(factor) + s * share);
    }

    /**
     * The bound {@code t^(n+1)/(n+1)! b_(n+1)(s)}. Cost: about {@code n^2 m^2 / 2} multiplications and as many
     * coefficients, memory {@code n m}. Relative rounding error below {@code (n + 2)(m + 4) 2^-53} and that of
     * {@code b_0}.
     *
     * @param s the level, {@code s >= 1}
     * @param t the time, {@code t >= 0}
     * @param n the order of the partial sum, {@code n >= 0}
     * @return the bound; infinite if it leaves the range of a double
     * @throws IllegalArgumentException if an argument or a number {@code a_k}, {@code b_0} is out of its range
     */
    public double bound(int s, double t, int n) {
        Scaled c = scaled(s, t, n);
        return c.mantissa == 0 ? 0 : Math.scalb(c.mantissa, (int) Math.max(-5000, Math.min(5000, c.exponent)));
    }

    /**
     * The natural logarithm of {@link #bound(int, double, int)}, also where that leaves the range of a double.
     *
     * @param s the level, {@code s >= 1}
     * @param t the time, {@code t >= 0}
     * @param n the order of the partial sum, {@code n >= 0}
     * @return the logarithm; negative infinity if the bound is 0
     * @throws IllegalArgumentException if an argument or a number {@code a_k}, {@code b_0} is out of its range
     */
    public double logBound(int s, double t, int n) {
        Scaled c = scaled(s, t, n);
        return Math.log(c.mantissa) + c.exponent * Math.log(2);
    }

    /**
     * The lowest order whose {@link #bound(int, double, int)} is within a tolerance: the depth to ask of a Duhamel series. Cost: about {@code n^3 m^2 / 6} multiplications.
     *
     * @param s the level, {@code s >= 1}
     * @param t the time, {@code t >= 0}
     * @param tolerance the remainder allowed, positive
     * @param most the highest order to try, {@code >= 0}
     * @return the order; empty if none up to {@code most} will do, as beyond the time up to which the bounds tend to 0
     * @throws IllegalArgumentException if an argument or a number {@code a_k}, {@code b_0} is out of its range
     */
    public OptionalInt order(int s, double t, double tolerance, int most) {
        Checks.positive("tolerance", tolerance);
        for (int n = 0; n <= Checks.atLeast(0, "highest order", most); n++) {
            if (bound(s, t, n) <= tolerance) {
                return OptionalInt.of(n);
            }
        }
        return OptionalInt.empty();
    }

    /** A non-negative number {@code mantissa 2^exponent}. */
    private record Scaled(double mantissa, long exponent) {}

    /**
     * Runs {@code c_(j+1)(r) = t/(j+1) sum_k a_k(r) c_j(r+k)} from {@code c_0 = b_0} to {@code c_(n+1)(s)}, the bound. Each
     * {@code c_j(r)} has its own binary exponent: within one {@code j} they spread over more than the range of a double, and
     * one that underflows would make the bound too small, which logarithms would avoid at ten times the cost.
     */
    private Scaled scaled(int s, double t, int n) {
        Checks.atLeast(1, "level s", s);
        Checks.nonNegative("time t", t);
        Checks.atLeast(0, "order n", n);
        int width = Math.toIntExact(Math.addExact(1L, Math.multiplyExact(n + 1L, (long) reach)));
        double[] c = new double[width];
        long[] e = new long[width];
        for (int i = 0; i < width; i++) {
            double log = logInitial.applyAsDouble(s + i);
            if (Double.isNaN(log) || log == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException(
                        "log b_0(" + (s + i) + ") = " + log + " must be finite or -infinity");
            }
            e[i] = log == Double.NEGATIVE_INFINITY ? 0 : (long) Math.floor(log / Math.log(2));
            c[i] = Math.exp(log - e[i] * Math.log(2));
        }
        for (int j = 0; j <= n; j++) {
            for (int i = 0; i < width - (j + 1) * reach; i++) {
                step(c, e, i, s + i, t / (j + 1));
            }
        }
        return new Scaled(c[0], e[0]);
    }

    /** Replaces entry {@code i} by {@code factor sum_k a_k(r) c(i+k)}; the entries from {@code i} on are those of the last step. */
    private void step(double[] c, long[] e, int i, int r, double factor) {
        long top = Long.MIN_VALUE;
        for (int k = 0; k <= reach; k++) {
            top = c[i + k] > 0 ? Math.max(top, e[i + k]) : top;
        }
        double sum = 0;
        for (int k = 0; k <= reach; k++) {
            if (c[i + k] > 0) {
                double a = Checks.nonNegative("coefficient a_" + k + "(" + r + ")", coefficients.a(r, k));
                sum += a * Math.scalb(c[i + k], (int) Math.max(e[i + k] - top, -4000));
            }
        }
        sum *= factor;
        int shift = sum > 0 ? Math.getExponent(sum) : 0;
        c[i] = Math.scalb(sum, -shift);
        e[i] = sum > 0 ? top + shift : 0;
    }
}
