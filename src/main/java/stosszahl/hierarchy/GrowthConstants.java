package stosszahl.hierarchy;

import java.util.Arrays;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The constants {@code R_0, .., R_m} of Condition 1, (2.9), or {@code rho_0, .., rho_m} of Condition 2, (2.14):
 * {@code ||C_{s,s+k}|| <= R_k s} for all {@code s >= 1} and {@code 0 <= k <= m}.
 *
 * <p>The constants are rates, so their inverses are times, in the dimensionless time of the hierarchy.
 */
public final class GrowthConstants {
    /** Nodes of the rule on one panel; see {@link #timeToInfinity(double)} for why 20 are plenty. */
    private static final int NODES = 20;

    private final double[] r;

    private GrowthConstants(double[] r) {
        this.r = r;
    }

    /**
     * The constants {@code r_0, .., r_m}.
     *
     * @param r the constants from {@code k = 0} on, at least one; finite, non-negative
     * @return the constants
     * @throws IllegalArgumentException if there is none, or one is negative or not finite
     */
    public static GrowthConstants of(double... r) {
        if (r.length == 0) {
            throw new IllegalArgumentException("no growth constant given: give at least r_0");
        }
        for (int k = 0; k < r.length; k++) {
            Checks.nonNegative("growth constant r_" + k, r[k]);
        }
        return new GrowthConstants(r.clone());
    }

    /**
     * The constant {@code R_k}; zero above the reach, where the hierarchy has no operators.
     *
     * @param k the distance above the diagonal, {@code k >= 0}
     * @return {@code R_k}
     * @throws IllegalArgumentException if {@code k < 0}
     */
    public double constant(int k) {
        Checks.atLeast(0, "k", k);
        return k < r.length ? r[k] : 0;
    }

    /**
     * The reach {@code m}: one less than the number of constants, also if the last ones are zero.
     *
     * @return {@code m >= 0}
     */
    public int reach() {
        return r.length - 1;
    }

    /**
     * The bound {@code R_k s} on {@code ||C_{s,s+k}||}, (2.9) and (2.14).
     *
     * @param s the level, {@code s >= 1}
     * @param k the distance above the diagonal, {@code k >= 0}
     * @return {@code R_k s}
     * @throws IllegalArgumentException if {@code s < 1} or {@code k < 0}
     */
    public double bound(int s, int k) {
        return constant(k) * Checks.atLeast(1, "level s", s);
    }

    /**
     * The sum {@code sum_k R_k e^k} of Propositions 2.1 and 2.2.
     *
     * @return the sum, infinite if it leaves the range of a double
     */
    public double exponentialSum() {
        return polynomial(1);
    }

    /**
     * The time {@code (sum_k R_k e^k)^-1} below which Propositions 2.1 and 2.2 give one mild solution in {@code X_mu}.
     *
     * @return the time; infinite if all constants are zero
     */
    public double lifeSpan() {
        return 1 / exponentialSum();
    }

    /**
     * The contraction factor {@code theta = T sum_k R_k e^k} of Picard's map on {@code [0,T]}, (2.10), (2.15), (7.1).
     *
     * @param finalTime the end {@code T >= 0} of the window
     * @return {@code theta}; the map contracts if it is below 1
     * @throws IllegalArgumentException if {@code T} is negative or not finite
     */
    public double theta(double finalTime) {
        return Checks.nonNegative("final time T", finalTime) * exponentialSum();
    }

    /**
     * The a priori bound {@code ||F||_mu <= (1 - theta)^-1 ||F_0||_0}, (2.10) and (2.15), in the norm (2.4) of
     * {@code [0,T]}. Proved.
     *
     * <p>Beyond the paper, the factor can be dropped: {@code ||F||_mu = ||F_0||_0} for {@code T < lifeSpan()}. With {@code y}
     * of {@link #densityTime()}, the series gives {@code ||f^(s)(t)|| <= y(t)^s ||F_0||_0}, and {@code (log y)' = sum_k R_k
     * y^k <= sum_k R_k e^k <= 1/T} as long as {@code y <= e}, that is up to {@code t = T} at least, so {@code y(t) <= e^(t/T)}.
     *
     * @param finalTime the end {@code T} of the window, {@code 0 <= T < lifeSpan()}
     * @param initialNorm the norm {@code ||F_0||_0}
     * @return the bound
     * @throws IllegalArgumentException if {@code T >= lifeSpan()}, where nothing is claimed
     */
    public double solutionBound(double finalTime, double initialNorm) {
        double theta = theta(finalTime);
        if (theta >= 1) {
            throw new IllegalArgumentException("T = " + finalTime + " is not below the life span " + lifeSpan()
                    + " of Propositions 2.1 and 2.2; use a shorter window");
        }
        return Checks.nonNegative("||F_0||_0", initialNorm) / (1 - theta);
    }

    /**
     * The time {@code int_1^inf dy / sum_k R_k y^(k+1)} up to which the Duhamel series converges. Beyond the paper.
     *
     * <p>Let {@code y' = sum_k R_k y^(k+1)}, {@code y(0) = 1}. Then {@code u_s = y^s} solves {@code u_s' = s sum_k R_k
     * u_(s+k)}, {@code u_s(0) = 1}, so the majorants of Lemma 5.1 for {@code b_0 = 1} sum to {@code sum_l t^l/l! b_l(s)
     * = y(t)^s}, until {@code y} is infinite. It is the time of densities, whose norm is at most 1 at all times; and
     * since the terms of the series need only {@code ||F_0||_0}, the series converges to a mild solution up to this time
     * for every {@code F_0} in {@code X_0}. It is at least {@link #lifeSpan()}, for already {@code int_1^e dy/y / sum_k
     * R_k y^k >= 1 / sum_k R_k e^k}, and has no factor {@code 1/m}.
     *
     * @return the time; infinite if {@code R_k = 0} for all {@code k >= 1}, where the levels are not coupled
     */
    public double densityTime() {
        return timeToInfinity(1);
    }

    /**
     * The time {@code int_q^inf dy / sum_k R_k y^(k+1)} that {@code y' = sum_k R_k y^(k+1)} takes from {@code q} to
     * infinity: for data with {@code ||f^(s)|| <= q^s} the majorants of Lemma 5.1 converge until then.
     *
     * <p>With {@code y = q e^u} it is {@code int_0^inf du / sum_k R_k q^k e^(ku)}. A polynomial of degree {@code m} with
     * non-negative coefficients has no zero in the sector {@code |arg| < pi/m}, so the integrand is analytic for
     * {@code |Im u| < pi/m}, and 20 Gauss nodes on panels of length {@code 1/m} are exact to rounding, however different
     * the constants are; the end is cut off where the tail is below {@code 1e-17} of the whole.
     *
     * @param q the start, {@code q > 0}
     * @return the time, relative error about {@code 1e-14}; infinite if {@code R_k = 0} for all {@code k >= 1}
     * @throws IllegalArgumentException if {@code q} is not positive and finite
     */
    public double timeToInfinity(double q) {
        double start = Math.log(Checks.positive("start q", q));
        if (Arrays.stream(r).skip(1).allMatch(x -> x == 0)) {
            return Double.POSITIVE_INFINITY;
        }
        GaussIntegratorFactory rules = new GaussIntegratorFactory();
        double width = 1.0 / reach();
        double sum = 0;
        for (int panel = 0; ; panel++) {
            GaussIntegrator rule = rules.legendre(NODES, start + panel * width, start + (panel + 1) * width);
            sum += rule.integrate(u -> 1 / polynomial(u));
            if (tail(start + (panel + 1) * width) <= 1e-17 * sum) {
                return sum;
            }
        }
    }

    /** {@code int_u^inf dv / sum_k R_k e^(kv)} is at most {@code 1 / (k R_k e^(ku))} for each {@code k >= 1}. */
    private double tail(double u) {
        double least = Double.POSITIVE_INFINITY;
        for (int k = 1; k < r.length; k++) {
            if (r[k] > 0) {
                least = Math.min(least, 1 / (k * r[k] * Math.exp(k * u)));
            }
        }
        return least;
    }

    /** {@code sum_k R_k e^(ku)}; a zero constant contributes nothing even where {@code e^(ku)} is infinite. */
    private double polynomial(double u) {
        double sum = 0;
        for (int k = 0; k < r.length; k++) {
            if (r[k] > 0) {
                sum += r[k] * Math.exp(k * u);
            }
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GrowthConstants constants && Arrays.equals(r, constants.r);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(r);
    }

    @Override
    public String toString() {
        return "GrowthConstants" + Arrays.toString(r);
    }
}
