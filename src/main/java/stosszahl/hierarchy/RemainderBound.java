package stosszahl.hierarchy;

import java.util.OptionalDouble;
import org.apache.commons.math3.util.CombinatoricsUtils;

/**
 * Bounds for the remainder {@code R_n(t) = F(t) - sum_(l<=n) t^l/l! C^l F_0} of the Duhamel series, each in the norm of
 * {@code X^(s)}: the paper's, the one that Picard's contraction gives, and the measured one. {@link Majorant} is the
 * paper's before it is simplified.
 */
public final class RemainderBound {
    private RemainderBound() {}

    /**
     * The paper's bound (5.23) with {@code T = t}: {@code s (m t/T_*)^(n+1) [e(n+1)]^(s/m) e^s ||F||_mu}. Proved, for
     * every {@code n >= 0}: Lemma 5.2 asks for {@code n >= 10}, but its proof needs only
     * {@code 1 + 1/2 + .. + 1/n <= 1 + log n}, which holds from 1 on. It tends to 0 as {@code n} grows if
     * {@code t < T_* / m}.
     *
     * @param s the level, {@code s >= 1}
     * @param n the order of the partial sum, {@code n >= 0}
     * @param t the time, {@code t >= 0}, at once the end of the window of {@code mu}
     * @param existenceTime a time {@code T_* <= (sum R_k e^k)^-1}, possibly infinite
     * @param m the reach
     * @param norm the norm {@code ||F||_mu} of the solution, (2.4), on {@code [0,t]}, or a bound such as (2.10)
     * @return the bound, possibly infinite; empty if {@code m = 0}, where (5.23) is not defined
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static OptionalDouble paper(int s, int n, double t, double existenceTime, int m, double norm) {
        check(s, n, existenceTime, m, norm);
        Checks.nonNegative("time t", t);
        if (m == 0) {
            return OptionalDouble.empty();
        }
        // By logarithms: the power and the bracket may each leave the range of a double where their product does not.
        return OptionalDouble.of(Math.exp(Math.log(s)
                + (n + 1.0) * Math.log(m * t / existenceTime)
                + (double) s / m * (1 + Math.log(n + 1.0))
                + s
                + Math.log(norm)));
    }

    /**
     * The right side of (5.8) and (5.9), Lemma 5.2: {@code s e^(-mu s) n! (m/T_*)^n (e n)^(s/m) ||F||_mu}, which bounds
     * {@code ||pi_s C^n F||} for {@code mu >= -1}.
     *
     * @param s the level, {@code s >= 1}
     * @param n the power; the lemma says {@code n >= 10}, its proof {@code n >= 1}; at {@code n = 0} the right side is 0
     *     and the statement false
     * @param mu the weight, {@code mu >= -1}
     * @param existenceTime a time {@code T_* <= (sum R_k e^k)^-1}, possibly infinite
     * @param m the reach
     * @param norm the norm {@code ||F||_mu}, (2.2)
     * @return the bound, possibly infinite; empty if {@code m = 0}, where it is not defined
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static OptionalDouble lemmaFiveTwo(int s, int n, double mu, double existenceTime, int m, double norm) {
        check(s, n, existenceTime, m, norm);
        if (!(mu >= -1)) {
            throw new IllegalArgumentException("weight mu = " + mu + ": Lemma 5.2 is about mu >= -1");
        }
        if (m == 0) {
            return OptionalDouble.empty();
        }
        if (n == 0) {
            return OptionalDouble.of(0); // (e 0)^(s/m), and 0 log 0 below would be NaN when T_* is infinite.
        }
        return OptionalDouble.of(Math.exp(Math.log(s)
                - mu * s
                + CombinatoricsUtils.factorialLog(n)
                + n * Math.log(m / existenceTime)
                + (double) s / m * (1 + Math.log(n))
                + Math.log(norm)));
    }

    /**
     * The bound that the proof of Propositions 2.1 and 2.2 gives: {@code e^(s t/T) theta^(n+1) ||F||_mu} with
     * {@code theta = T/T_*}. Proved, beyond the paper, and with no factor {@code m}: the partial sum of order {@code n} is
     * Picard's iterate number {@code n} from the constant path {@code F_0}, whose distance from the fixed point shrinks
     * by {@code theta} each time, and {@code ||F - F_0||_mu <= theta ||F||_mu} by (7.1). It tends to 0 for every
     * {@code T < T_*}, is never above (5.23), and makes sense for {@code m = 0}.
     *
     * @param s the level, {@code s >= 1}
     * @param n the order of the partial sum, {@code n >= 0}
     * @param t the time, {@code 0 <= t <= T}
     * @param finalTime the end {@code T} of the window of {@code mu}
     * @param existenceTime the time {@code T_*}, possibly infinite
     * @param norm the norm {@code ||F||_mu} of the solution, (2.4), on {@code [0,T]}, or a bound such as (2.10)
     * @return the bound
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static double picard(int s, int n, double t, double finalTime, double existenceTime, double norm) {
        check(s, n, existenceTime, 0, norm);
        Checks.nonNegative("time t", t);
        if (!(t <= finalTime)) {
            throw new IllegalArgumentException("time t = " + t + " lies beyond the window [0, " + finalTime + "]");
        }
        double share = finalTime == 0 ? 0 : t / finalTime;
        return Math.exp(s * share + (n + 1.0) * Math.log(finalTime / existenceTime) + Math.log(norm));
    }

    /**
     * The measured remainder {@code ||reference - partialSum||}.
     *
     * @param <E> the elements of the level
     * @param space the level {@code X^(s)}
     * @param reference the solution there, from an independent source
     * @param partialSum the partial sum there
     * @return the norm of the difference; as exact as the reference
     */
    public static <E> double measured(BanachSpace<E> space, E reference, E partialSum) {
        return space.norm(space.combine(1, reference, -1, partialSum));
    }

    private static void check(int s, int n, double existenceTime, int m, double norm) {
        Checks.atLeast(1, "level s", s);
        Checks.atLeast(0, "order n", n);
        Checks.atLeast(0, "reach m", m);
        Checks.nonNegative("norm of F", norm);
        if (!(existenceTime > 0)) {
            throw new IllegalArgumentException("existence time T_* = " + existenceTime + " must be greater than 0");
        }
    }
}
