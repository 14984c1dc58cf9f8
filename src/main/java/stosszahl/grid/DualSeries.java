package stosszahl.grid;

import java.util.ArrayList;
import java.util.List;
import stosszahl.hierarchy.GradedElement;

/**
 * The Duhamel series on observables, {@code sum_l t^l/l! (C^*)^l phi}, dual to {@link stosszahl.hierarchy.DuhamelSeries}: {@code <pi_s C^l F_0, phi> = <F_0, (C^*)^l phi>}, the operators {@code D} of Lemma 6.5
 * iterated. One series serves all data.
 *
 * <p>The term of order {@code l} lives on the levels {@code s..s + l m}; with levels up to {@code S} the partial sum of order {@code n <= (S-s)/m} is exact, with no closure. As
 * {@code |<R, phi>| <= ||R|| max |phi|}, the remainder is at most {@code max |phi|} times each bound for the series on data.
 */
public final class DualSeries {
    private final KacHierarchy hierarchy;
    private final GridObservable phi;
    /** Entry {@code l} holds {@code (C^*)^l phi / l!} from level {@code s} on. */
    private final List<List<GridObservable>> taylor = new ArrayList<>();

    private DualSeries(KacHierarchy hierarchy, GridObservable phi) {
        this.hierarchy = hierarchy;
        this.phi = phi;
        taylor.add(List.of(phi));
    }

    /**
     * The series of an observable.
     *
     * @param hierarchy the BBGKY or Boltzmann hierarchy
     * @param phi an observable of a level {@code s} of the hierarchy on its grid
     * @return the series; no term is computed yet
     * @throws IllegalArgumentException if {@code s > N}, the space has no level {@code s}, or the grids differ
     */
    public static DualSeries of(KacHierarchy hierarchy, GridObservable phi) {
        hierarchy.space().check(phi.order());
        phi.on(hierarchy.space().grid(), phi.order());
        if (phi.order() > hierarchy.levels()) {
            throw new IllegalArgumentException("the observable " + phi + " is of " + phi.order()
                    + " particles and the hierarchy of N = " + hierarchy.particles() + "; use a lower order");
        }
        return new DualSeries(hierarchy, phi);
    }

    /**
     * The largest order that is exact with the levels of the hierarchy's space.
     *
     * @return {@code floor((S - s)/m)}; {@link Integer#MAX_VALUE} if {@code m = 0} or {@code S >= N}
     */
    public int depth() {
        int levels = hierarchy.space().levels();
        return levels >= hierarchy.levels() || hierarchy.reach() == 0
                ? Integer.MAX_VALUE
                : (levels - phi.order()) / hierarchy.reach();
    }

    /**
     * The coefficient {@code (C^*)^l phi / l!}, computed once.
     *
     * @param l the order, {@code 0 <= l <= depth()}
     * @return its components on the levels {@code s, s + 1, .., min(s + l m, N)}
     * @throws IllegalArgumentException if the order is too deep; the message names the levels that it needs
     */
    public synchronized List<GridObservable> taylor(int l) {
        if (l < 0 || l > depth()) {
            throw new IllegalArgumentException(
                    "order l = " + l + " on observables of level s = " + phi.order() + " with "
                            + hierarchy.space().levels() + " levels; use 0 <= l <= " + depth() + ", or at least "
                            + ((long) phi.order() + (long) l * hierarchy.reach()) + " levels");
        }
        for (int j = taylor.size(); j <= l; j++) {
            taylor.add(next(taylor.get(j - 1), 1.0 / j));
        }
        return taylor.get(l);
    }

    private List<GridObservable> next(List<GridObservable> last, double factor) {
        int s = phi.order();
        int top = Math.min(s + last.size() - 1 + hierarchy.reach(), hierarchy.levels());
        List<GridObservable> image = new ArrayList<>();
        for (int r = s; r <= top; r++) {
            double[] sum = new double[hierarchy.space().dimension(r)];
            for (int k = 0; k <= hierarchy.reach() && k <= r - s; k++) {
                if (r - k - s < last.size()) {
                    double[] term = hierarchy
                            .adjoint(r - k, k, last.get(r - k - s))
                            .on(hierarchy.space().grid(), r);
                    for (int i = 0; i < sum.length; i++) {
                        sum[i] += factor * term[i];
                    }
                }
            }
            image.add(GridObservable.wrap(hierarchy.space(), r, "C* " + phi.name(), sum));
        }
        return List.copyOf(image);
    }

    /**
     * The Taylor coefficient {@code <F_0, (C^*)^l phi> / l!} of {@code <f^(s)(t), phi>}.
     *
     * @param l the order, {@code 0 <= l <= depth()}
     * @param initial the data {@code F_0} on the levels up to {@code min(s + l m, N)}
     * @return the coefficient
     * @throws IllegalArgumentException if the order is too deep or the data lack a level
     */
    public double coefficient(int l, GradedElement<SymmetricMasses> initial) {
        double sum = 0;
        List<GridObservable> terms = taylor(l);
        for (int i = 0; i < terms.size(); i++) {
            sum += terms.get(i).apply(initial.component(phi.order() + i));
        }
        return sum;
    }

    /**
     * The partial sum {@code sum_(l<=n) t^l/l! <F_0, (C^*)^l phi>}.
     *
     * @param initial the data {@code F_0}
     * @param t the time, finite
     * @param n the order, {@code 0 <= n <= depth()}
     * @return the sum
     * @throws IllegalArgumentException if the order is too deep, the data lack a level or the time is not finite
     */
    public double partialSum(GradedElement<SymmetricMasses> initial, double t, int n) {
        if (!Double.isFinite(t)) {
            throw new IllegalArgumentException("time t = " + t + "; use a finite one");
        }
        double sum = coefficient(n, initial);
        for (int l = n - 1; l >= 0; l--) {
            sum = coefficient(l, initial) + t * sum;
        }
        return sum;
    }

    @Override
    public String toString() {
        return "Duhamel series of " + phi + ", " + hierarchy;
    }
}
