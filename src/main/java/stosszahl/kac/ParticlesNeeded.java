package stosszahl.kac;

import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.function.LongToDoubleFunction;

/**
 * The inverse of {@link ConvergenceRate}: how many particles make the {@code s}-th marginal as close to the limit as asked, at every time up to {@code t}.
 *
 * @param particles the least {@code N} at which the best bound is at most the tolerance: that many particles are proved to be enough, and so are more
 * @param sectionNine the same by the looser closed form that bounds the excess and the recollisions apart
 * @param bound the bound at {@code particles}
 */
public record ParticlesNeeded(long particles, long sectionNine, double bound) {
    /**
     * The numbers of particles.
     *
     * <p>All bounds increase in {@code t} and decrease in {@code N}, the coupled one for a fixed truncation, so bisection finds the least {@code N}: some 50 bounds.
     *
     * @param model the model, with initial data that are products or mixtures of products
     * @param s the order of the marginal, {@code s >= 1}
     * @param t the time {@code t >= 0}
     * @param tolerance the distance asked for in the {@code L^1} norm, greater than 0
     * @return the numbers, exact integers
     * @throws IllegalArgumentException if an argument is out of its range, or more than {@code 10^15} particles would be needed
     */
    public static ParticlesNeeded of(KacModel model, int s, double t, double tolerance) {
        if (!(tolerance > 0) || Double.isInfinite(tolerance)) {
            throw new IllegalArgumentException("tolerance " + tolerance + "; use a number > 0");
        }
        if (s < 1) {
            throw new IllegalArgumentException("order s = " + s + " of a marginal; use s >= 1");
        }
        long least = Math.max(model.highestOrder(), s);
        LongFunction<ConvergenceRate> rate = n -> ConvergenceRate.of(model, ParticleNumber.of(n));
        long loose = search(
                least, ParticleNumber.LARGEST, n -> rate.apply(n).sectionNine(s, t) <= tolerance, s, t, tolerance);
        long closed = search(least, loose, n -> rate.apply(n).closedForm(s, t) <= tolerance, s, t, tolerance);
        // One truncation for all N keeps the bound monotone in N: that which is good enough where the closed form is.
        int levels = rate.apply(closed).levels(s, t);
        LongToDoubleFunction best = n -> {
            ConvergenceRate one = rate.apply(n);
            return Math.min(one.closedForm(s, t), levels == 0 ? 2 : one.coupled(s, t, j -> 0, levels));
        };
        long enough = search(least, closed, n -> best.applyAsDouble(n) <= tolerance, s, t, tolerance);
        return new ParticlesNeeded(enough, loose, best.applyAsDouble(enough));
    }

    /** The least number in {@code [low, high]} that is enough, if enough is enough for more. */
    private static long search(long low, long high, LongPredicate enough, int s, double t, double tolerance) {
        if (enough.test(low)) {
            return low;
        }
        if (!enough.test(high)) {
            throw new IllegalArgumentException("tolerance " + tolerance + " for s = " + s + " until t = " + t
                    + " needs more than 10^15 particles by the closed form; use a larger tolerance or a shorter time");
        }
        long a = low;
        long b = high;
        while (b - a > 1) {
            long middle = a + (b - a) / 2;
            if (enough.test(middle)) {
                b = middle;
            } else {
                a = middle;
            }
        }
        return b;
    }
}
