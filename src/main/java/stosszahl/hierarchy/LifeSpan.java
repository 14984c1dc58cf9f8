package stosszahl.hierarchy;

/**
 * The times that the growth constants of both hierarchies give, (2.16): the existence time {@code T_*}, the window
 * {@code T < T_* / m} of Theorem 2.1, and the longer time of the Duhamel series. All dimensionless, all proved.
 */
public final class LifeSpan {
    private final GrowthConstants finite;
    private final GrowthConstants limit;

    private LifeSpan(GrowthConstants finite, GrowthConstants limit) {
        this.finite = finite;
        this.limit = limit;
    }

    /**
     * The times of an N-hierarchy and its limit.
     *
     * @param finite the constants {@code R_k} of Condition 1
     * @param limit the constants {@code rho_k} of Condition 2; a shorter list is continued by zeros
     * @return the times
     */
    public static LifeSpan of(GrowthConstants finite, GrowthConstants limit) {
        return new LifeSpan(finite, limit);
    }

    /**
     * The reach {@code m}, the larger of the two.
     *
     * @return {@code m >= 0}
     */
    public int reach() {
        return Math.max(finite.reach(), limit.reach());
    }

    /**
     * The existence time {@code T_* = min{ (sum R_k e^k)^-1, (sum rho_k e^k)^-1 }}, (2.16).
     *
     * @return {@code T_*}; infinite if all constants are zero
     */
    public double existenceTime() {
        return Math.min(finite.lifeSpan(), limit.lifeSpan());
    }

    /**
     * The time {@code T_* / m}: Theorem 2.1 is proved for {@code T} below it. For {@code m = 0} no levels are coupled,
     * the factor {@code 1/m} means nothing, the Duhamel series is {@code exp(t C_{s,s})}, and the theorem holds for every
     * {@code T}.
     *
     * @return {@code T_* / m}; infinite if {@code m = 0}
     */
    public double guaranteedTime() {
        return reach() == 0 ? Double.POSITIVE_INFINITY : existenceTime() / reach();
    }

    /**
     * The time below which the Duhamel remainders of both hierarchies tend to zero, uniformly in {@code N}, for
     * probability densities: the smaller of the two {@link GrowthConstants#densityTime()}. Beyond the paper.
     *
     * @return the time, at least {@code T_*}; infinite if no levels are coupled
     */
    public double densityTime() {
        return Math.min(finite.densityTime(), limit.densityTime());
    }

    /**
     * The larger of the contraction factors {@code theta_1}, {@code theta_2} of Propositions 2.1 and 2.2, which is
     * {@code T / T_*}.
     *
     * @param finalTime the end {@code T >= 0} of the window
     * @return {@code theta}; below 1 where both hierarchies are well posed
     * @throws IllegalArgumentException if {@code T} is negative or not finite
     */
    public double theta(double finalTime) {
        return Math.max(finite.theta(finalTime), limit.theta(finalTime));
    }

    /**
     * The constants of the N-hierarchy.
     *
     * @return {@code R_k}
     */
    public GrowthConstants finiteConstants() {
        return finite;
    }

    /**
     * The constants of the limit.
     *
     * @return {@code rho_k}
     */
    public GrowthConstants limitConstants() {
        return limit;
    }

    @Override
    public String toString() {
        return "LifeSpan[T_* = " + existenceTime() + ", T_* / m = " + guaranteedTime() + ", density time = "
                + densityTime() + "]";
    }
}
