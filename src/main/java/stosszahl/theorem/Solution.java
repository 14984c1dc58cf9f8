package stosszahl.theorem;

import java.util.HashMap;
import java.util.Map;
import stosszahl.hierarchy.BanachSpace;
import stosszahl.hierarchy.DuhamelSeries;
import stosszahl.hierarchy.Majorant;

/**
 * The solution of one hierarchy by its Duhamel series, (5.17) and (5.18), with what the partial sum may lack.
 *
 * @param <E> the elements of the levels
 */
final class Solution<E> {
    /** Orders beyond this add nothing to a double within the life span. */
    private static final int MOST_TERMS = 120;

    /** Terms of the majorant that are added up one by one before the rest is called a geometric series. */
    private static final int MOST_TAIL = 60;

    private final Setting.Member<E> member;
    private final DuhamelSeries<E> series;
    private final double initialNorm;
    private final double dataBound;
    private final Map<String, Double> tails = new HashMap<>();

    /**
     * The solution of one hierarchy.
     *
     * @param member the hierarchy
     * @param dataBound what {@code ||F_0||_0} is taken to be at most, with the levels that are not at hand
     */
    Solution(Setting.Member<E> member, double dataBound) {
        this.member = member;
        this.series = DuhamelSeries.of(member.hierarchy(), member.data());
        this.initialNorm = member.data().norm(0);
        this.dataBound = Math.max(initialNorm, dataBound);
    }

    Setting.Member<E> member() {
        return member;
    }

    DuhamelSeries<E> series() {
        return series;
    }

    /** The order that is used at a level: all that the levels at hand allow. */
    int order(int s) {
        return Math.min(MOST_TERMS, series.depth(s));
    }

    /** The norm {@code ||F_0||_0} over the levels at hand. */
    double initialNorm() {
        return initialNorm;
    }

    E value(int s, double t) {
        return series.partialSum(s, t, order(s));
    }

    double norm(int s, double t) {
        return member.hierarchy().space().level(s).norm(value(s, t));
    }

    /** What rounding may do to a partial sum. */
    double rounding(int s, double t) {
        return 1e-14 * series.magnitude(s, t, order(s));
    }

    /**
     * What the partial sum may lack: the terms beyond its order by Lemma 5.1's majorants for {@code ||F_0||_0}, which is a proof where the Condition holds with its constants and the data with their bound; and no less than ten times
     * the largest of its last three terms, which does not trust the constants.
     */
    double truncation(int s, double t) {
        if (t == 0) {
            return 0;
        }
        int n = order(s);
        BanachSpace<E> x = member.hierarchy().space().level(s);
        double last = 0;
        for (int l = Math.max(1, n - 2); l <= n; l++) {
            last = Math.max(last, Math.pow(t, l) * x.norm(series.taylor(l).component(s)));
        }
        // The only term may be the data: then the majorant alone speaks.
        double largest = Double.isNaN(last) ? Double.POSITIVE_INFINITY : 10 * last;
        return Math.max(largest, tails.computeIfAbsent(s + "/" + t, key -> tail(s, t, n)));
    }

    private double tail(int s, double t, int n) {
        long top = member.hierarchy().levels();
        Majorant majorant = Majorant.of(member.constants(), r -> r <= top ? dataBound : 0);
        if (!(dataBound < Double.POSITIVE_INFINITY)) {
            return Double.POSITIVE_INFINITY;
        }
        double sum = 0;
        double before = 0;
        for (int l = n; l < n + MOST_TAIL; l++) {
            double term = majorant.bound(s, t, l);
            sum += term;
            double ratio = term / before;
            if (term == 0 || (ratio < 0.99 && term * ratio / (1 - ratio) < 0.1 * sum)) {
                return 1.1 * sum;
            }
            before = term;
        }
        return Double.POSITIVE_INFINITY;
    }
}
