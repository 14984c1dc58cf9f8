package stosszahl.hierarchy;

import java.util.ArrayList;
import java.util.List;

/**
 * The Duhamel series {@code F(t) = sum_l t^l/l! C^l F_0}, (5.17) and (5.18), of a mild solution.
 *
 * <p>Component {@code s} of the partial sum of order {@code n} reads the levels up to {@code s + n m} of {@code F_0} and
 * no others: there is no closure, and an order that {@code F_0} is too short for is refused.
 *
 * <p>What is kept are the Taylor coefficients {@code C^l F_0 / l!}: their norms grow geometrically at most where those of
 * {@code C^l F_0} grow like {@code l!} and leave the range of a double at {@code l} about 170. Even so, norms {@code R_k s} make coefficients of size
 * {@code 2^(S/m)} on the way, so that data with more than about {@code 1000 m} levels can overflow, to infinity or NaN.
 *
 * @param <E> the elements of the levels
 */
public final class DuhamelSeries<E> {
    private final Hierarchy<E> hierarchy;
    private final int levels;
    private final List<GradedElement<E>> taylor = new ArrayList<>();

    private DuhamelSeries(Hierarchy<E> hierarchy, GradedElement<E> initial) {
        this.hierarchy = hierarchy;
        this.levels = initial.levels();
        taylor.add(initial);
    }

    /**
     * The series of the solution that starts from {@code F_0}.
     *
     * @param <E> the elements of the levels
     * @param hierarchy the hierarchy
     * @param initial the data {@code F_0}; levels above {@code hierarchy.levels()} are dropped
     * @return the series; no term is computed yet
     */
    public static <E> DuhamelSeries<E> of(Hierarchy<E> hierarchy, GradedElement<E> initial) {
        return new DuhamelSeries<>(hierarchy, initial.truncate(Math.min(initial.levels(), hierarchy.levels())));
    }

    /**
     * The hierarchy.
     *
     * @return the operators {@code C}
     */
    public Hierarchy<E> hierarchy() {
        return hierarchy;
    }

    /**
     * The number of levels of {@code F_0}.
     *
     * @return the number {@code S}
     */
    public int levels() {
        return levels;
    }

    /**
     * The Taylor coefficient {@code C^l F_0 / l!}, on {@code S - l m} levels, or on all levels of a finite hierarchy that
     * {@code F_0} fills. Computed once; cost of a new one: one application of {@code C}.
     *
     * @param l the order, {@code l >= 0}
     * @return the coefficient; it may have no level left
     * @throws IllegalArgumentException if {@code l < 0}
     */
    public synchronized GradedElement<E> taylor(int l) {
        Checks.atLeast(0, "order l", l);
        for (int j = taylor.size(); j <= l; j++) {
            GradedElement<E> image = hierarchy.apply(taylor.get(j - 1));
            taylor.add(image.combine(1.0 / j, 0, image));
        }
        return taylor.get(l);
    }

    /**
     * The term {@code C^l F_0}, (5.3), on the levels of {@link #taylor(int)}. Norms grow like {@code l!}; above {@code l}
     * about 150 prefer {@link #taylor(int)}.
     *
     * @param l the order, {@code 0 <= l <= 170}
     * @return {@code C^l F_0}
     * @throws IllegalArgumentException if {@code l < 0} or {@code l!} is not a double
     */
    public GradedElement<E> term(int l) {
        GradedElement<E> coefficient = taylor(l);
        return coefficient.combine(factorial(l), 0, coefficient);
    }

    /**
     * The largest order {@code n} for which component {@code s} of the partial sum is exact:
     * {@code floor((S - s)/m)}.
     *
     * @param s the level, {@code 1 <= s <= levels()}
     * @return the order; {@link Integer#MAX_VALUE} if {@code m = 0} or {@code F_0} has all levels of the hierarchy
     * @throws IllegalArgumentException if {@code F_0} has no level {@code s}
     */
    public int depth(int s) {
        if (s < 1 || s > levels()) {
            throw new IllegalArgumentException("level s = " + s + ": F_0 has the levels 1.." + levels());
        }
        boolean complete = levels() >= hierarchy.levels();
        return complete || hierarchy.reach() == 0 ? Integer.MAX_VALUE : (levels() - s) / hierarchy.reach();
    }

    /**
     * The component {@code sum_(l=0)^n t^l/l! pi_s C^l F_0} of the partial sum, by Horner's rule: no power or factorial
     * is formed, and small terms are added first. Cost: {@code n} combinations, once the terms are known. Rounding:
     * a few {@code 1e-16} of {@link #magnitude(int, double, int)}.
     *
     * @param s the level, {@code 1 <= s <= levels()}
     * @param t the time, finite; may be negative
     * @param n the order, {@code 0 <= n <= depth(s)}
     * @return the component
     * @throws IllegalArgumentException if the order is too deep; the message names the largest one
     */
    public E partialSum(int s, double t, int n) {
        checkOrder(s, n);
        Checks.finite("time t", t);
        BanachSpace<E> x = hierarchy.space().level(s);
        E sum = taylor(n).component(s);
        for (int l = n - 1; l >= 0; l--) {
            sum = x.combine(1, taylor(l).component(s), t, sum);
        }
        return sum;
    }

    /**
     * The partial sums of one order on all levels where it is exact.
     *
     * @param t the time, finite
     * @param n the order, {@code n >= 0}
     * @return the sums on {@code S - n m} levels, or on all levels of a finite hierarchy
     */
    public GradedElement<E> partialSum(double t, int n) {
        int exact = taylor(n).levels();
        return GradedElement.generate(hierarchy.space(), exact, s -> partialSum(s, t, n));
    }

    /**
     * The sum {@code sum_(l=0)^n |t|^l/l! ||pi_s C^l F_0||} that rounding errors are relative to: where it is much larger
     * than the norm of the partial sum, terms cancel and digits are lost.
     *
     * @param s the level, {@code 1 <= s <= levels()}
     * @param t the time, finite
     * @param n the order, {@code 0 <= n <= depth(s)}
     * @return the sum of norms
     * @throws IllegalArgumentException if the order is too deep
     */
    public double magnitude(int s, double t, int n) {
        checkOrder(s, n);
        Checks.finite("time t", t);
        BanachSpace<E> x = hierarchy.space().level(s);
        double sum = 0;
        for (int l = n; l >= 0; l--) {
            sum = x.norm(taylor(l).component(s)) + Math.abs(t) * sum;
        }
        return sum;
    }

    /**
     * The pairing {@code <pi_s C^l F_0, phi>} of Lemma 5.3: the {@code l}-th derivative of the observable at time 0.
     *
     * @param l the order, {@code 0 <= l <= min(170, depth(s))}
     * @param s the level, {@code 1 <= s <= levels()}
     * @param phi an observable on {@code X^(s)}
     * @return the number
     * @throws IllegalArgumentException if the order is too deep
     */
    public double coefficient(int l, int s, Functional<E> phi) {
        checkOrder(s, l);
        return factorial(l) * phi.apply(taylor(l).component(s));
    }

    private void checkOrder(int s, int n) {
        Checks.atLeast(0, "order n", n);
        int depth = depth(s);
        if (n > depth) {
            throw new IllegalArgumentException("order n = " + n + " is too deep for level s = " + s + " with "
                    + levels() + " levels of F_0: the largest order is " + depth + "; give at least "
                    + ((long) s + (long) n * hierarchy.reach()) + " levels, or use a lower order");
        }
    }

    private static double factorial(int l) {
        double product = 1;
        for (int j = 2; j <= l; j++) {
            product *= j;
        }
        if (Double.isInfinite(product)) {
            throw new IllegalArgumentException("order l = " + l + ": l! is not a double; use taylor(l) = C^l F_0 / l!");
        }
        return product;
    }
}
