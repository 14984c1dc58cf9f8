package stosszahl.hierarchy;

/**
 * The scalar hierarchy {@code d_t f^(s) = c s f^(s+1)} on {@code X^(s) = R}: the smallest one whose levels are coupled.
 *
 * <p>The data {@code f_0^(s) = x^s} have the solution {@code (x / (1 - c t x))^s}, which blows up at {@code t = 1/(c x)}.
 * It satisfies Condition 2 with {@code rho_0 = 0}, {@code rho_1 = c}, so {@code T_* = 1/(c e)}, and the largest {@code x}
 * with {@code F_0} in {@code X_0} is 1: the guaranteed time stops short of the blow-up {@code 1/c} by the factor {@code e},
 * and {@link GrowthConstants#densityTime()} meets it exactly.
 *
 * <p>Its N-version is {@code d_t f_N^(s) = c s (1 - s/N) f_N^(s+1)} for {@code s <= N}. The factor is the share of particles
 * that the {@code s} marked ones have not yet met; it satisfies Condition 1 with the same constants, ends at {@code N}
 * by itself, and differs from the limit by {@code c s^2/N}, as (6.51) does. It has a solution for all times, which above the
 * blow-up of the limit grows without bound with {@code N}.
 */
public final class ScalarHierarchy implements Hierarchy<Double>, OperatorNorms {
    private final double c;
    private final double particles;
    private final int levels;

    private ScalarHierarchy(double c, double particles, int levels) {
        this.c = c;
        this.particles = particles;
        this.levels = levels;
    }

    /**
     * The limit hierarchy.
     *
     * @param c the rate {@code c > 0}
     * @return the hierarchy, with infinitely many levels
     * @throws IllegalArgumentException if {@code c} is not positive and finite
     */
    public static ScalarHierarchy limit(double c) {
        return new ScalarHierarchy(Checks.positive("rate c", c), Double.POSITIVE_INFINITY, INFINITE);
    }

    /**
     * The N-version, with {@code N} levels; if {@code N} is no int, no level that can be asked for is the last.
     *
     * @param c the rate {@code c > 0}
     * @param particles the number {@code N >= 1}
     * @return the hierarchy
     * @throws IllegalArgumentException if {@code c} is not positive and finite or {@code N < 1}
     */
    public static ScalarHierarchy finite(double c, long particles) {
        Checks.atLeast(1L, "number of particles N", particles);
        return new ScalarHierarchy(Checks.positive("rate c", c), particles, (int) Math.min(particles, INFINITE));
    }

    @Override
    public GradedSpace<Double> space() {
        return s -> RealLine.instance();
    }

    @Override
    public int reach() {
        return 1;
    }

    @Override
    public int levels() {
        return levels;
    }

    @Override
    public Double apply(int s, int k, Double f) {
        return factor(s, k) * f;
    }

    @Override
    public double norm(int s, int k) {
        return factor(s, k);
    }

    private double factor(int s, int k) {
        // particles is infinite for the limit, and s / infinity = 0.
        return k == 1 && s < particles ? c * s * (1 - s / particles) : 0;
    }

    /**
     * The constants {@code (0, c)}, the same for the limit and for every {@code N}.
     *
     * @return the constants of Conditions 1 and 2
     */
    public GrowthConstants constants() {
        return GrowthConstants.of(0, c);
    }

    /**
     * The data {@code f_0^(s) = x^s}; in {@code X_0} with {@code ||F_0||_0 = |x|} if {@code |x| <= 1}.
     *
     * @param x the base, finite
     * @param count the number of levels; at most {@link #levels()} are made
     * @return the sequence
     */
    public GradedElement<Double> powers(double x, int count) {
        Checks.finite("base x", x);
        return GradedElement.generate(space(), Math.min(count, levels), s -> Math.pow(x, s));
    }

    /**
     * The time {@code 1/(c x)} at which the limit's solution from {@code x^s} blows up.
     *
     * @param x the base
     * @return the time; infinite if {@code x <= 0}
     */
    public double blowUpTime(double x) {
        return x > 0 ? 1 / (c * x) : Double.POSITIVE_INFINITY;
    }

    /**
     * The exact solution from {@code x^s}: {@code (x / (1 - c t x))^s} for the limit, and for {@code N} the finite sum
     * {@code x^s sum_(l=0)^(N-s) C(s+l-1, l) (c t x)^l (1 - s/N) .. (1 - (s+l-1)/N)}.
     *
     * @param s the level, {@code 1 <= s <= levels()}
     * @param t the time, {@code t >= 0}
     * @param x the base, {@code x >= 0}, so that the sum has no cancellation
     * @return the solution; infinite if it leaves the range of a double
     * @throws IllegalArgumentException if an argument is out of its range, or the limit has blown up
     */
    public double solution(int s, double t, double x) {
        Checks.nonNegative("time t", t);
        Checks.nonNegative("base x", x);
        if (s < 1 || s > levels) {
            throw new IllegalArgumentException("level s = " + s + " is not one of 1.." + levels);
        }
        double q = c * t * x;
        if (Double.isInfinite(particles)) {
            if (q >= 1) {
                throw new IllegalArgumentException("t = " + t + ": the solution from x = " + x + " blows up at t = "
                        + blowUpTime(x) + "; use an earlier time");
            }
            return Math.pow(x / (1 - q), s);
        }
        double sum = 0;
        double term = 1;
        for (long l = 0; term > 0; l++) {
            sum += term;
            double ratio = q * (s + l) / (l + 1) * Math.max(0, 1 - (s + l) / particles);
            // The ratios fall with l, so what is left is below a geometric series.
            if (ratio < 1 && term * ratio / (1 - ratio) < 1e-17 * sum) {
                break;
            }
            term *= ratio;
        }
        return Math.pow(x, s) * sum;
    }
}
