package stosszahl.particle;

import java.util.Arrays;
import java.util.List;
import stosszahl.observable.Factor;
import stosszahl.observable.Observable;

/**
 * Confidence intervals for what few replicas show: not one hit in 100 replicas is no proof that the event is impossible, and 100 equal values are no proof that there are no others.
 *
 * <p>For independent values in {@code [0,1]} of mean {@code p} and their average {@code m} over {@code n}, {@code P(m <= x) <= exp(-n kl(x, p))} for {@code x <= p}, and likewise above, with
 * {@code kl(x,p) = x log(x/p) + (1-x) log((1-x)/(1-p))}. So {@code p} lies where {@code n kl(m, p) <= log(2/(1-level))}, with probability {@code level} at least and for every law of the values. Source: W. Hoeffding,
 * J. Amer. Statist. Assoc. 58 (1963), Theorem 1.
 *
 * <p>A sum of products of indicators and waves is bounded, and scaled to {@code [0,1]} by what its terms can be at least and at most. A power times an indicator is not: how large it is where no replica has been,
 * the replicas cannot say, and there is no interval.
 */
final class RareEvents {
    /** Replicas apart from the most frequent value below which their mean is not taken for normal: a usual rule for binomial counts. */
    private static final int FEW = 30;

    /** Values this near to each other, relative to what the observable can be, are one value that was rounded. */
    private static final double ROUNDING = 1e-14;

    private RareEvents() {}

    /** The least and the largest value that the terms allow; infinite if one of them is unbounded, equal for a constant. */
    static double[] range(Observable observable) {
        double low = 0;
        double high = 0;
        for (Observable.Term term : observable.canonical().terms()) {
            double c = term.coefficient().doubleValue();
            List<Factor> factors =
                    term.factors().values().stream().flatMap(List::stream).toList();
            double size = factors.stream().mapToDouble(Factor::bound).reduce(1, (a, b) -> a * b);
            boolean negative = factors.stream().anyMatch(f -> !(f instanceof Factor.Indicator));
            boolean constant = factors.isEmpty();
            double end = c * size;
            double other = constant ? end : negative ? -end : 0;
            low += Math.min(end, other);
            high += Math.max(end, other);
        }
        return new double[] {low, high};
    }

    /** Has some term an indicator, which most replicas may miss. */
    static boolean selects(Observable observable) {
        return observable.canonical().terms().stream()
                .flatMap(t -> t.factors().values().stream())
                .flatMap(List::stream)
                .anyMatch(Factor.Indicator.class::isInstance);
    }

    /**
     * Do fewer than 30 replicas, and fewer than half of them, differ from their most frequent value. A handful of replicas that all differ is no such case: the wide interval of Student's t knows how few they are.
     *
     * @param values the values of the replicas; not modified
     * @param size what the observable can be in absolute value
     */
    static boolean few(double[] values, double size) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int most = 0;
        int first = 0;
        for (int last = 0; last < sorted.length; last++) {
            while (sorted[last] - sorted[first] > ROUNDING * size) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        int apart = values.length - most;
        return apart < FEW && 2 * apart < values.length;
    }

    /** The interval {@code n kl(m,p) <= log(2/(1-level))} in {@code p}, rounded outward. */
    static double[] interval(double mean, int n, double level) {
        double m = Math.min(1, Math.max(0, mean));
        double most = Math.log(2 / (1 - level)) / n;
        return new double[] {end(m, 0, most), end(m, 1, most)};
    }

    /** Where the divergence from {@code m} exceeds {@code most} between {@code m} and {@code outer}, from outside. */
    private static double end(double m, double outer, double most) {
        double inside = m;
        double outside = outer;
        while (true) {
            double middle = inside + (outside - inside) / 2;
            if (middle == inside || middle == outside) {
                return outside;
            }
            if (divergence(m, middle) > most) {
                outside = middle;
            } else {
                inside = middle;
            }
        }
    }

    private static double divergence(double m, double p) {
        double hit = m == 0 ? 0 : m * Math.log(m / p);
        double miss = m == 1 ? 0 : (1 - m) * (Math.log1p(-m) - Math.log1p(-p));
        return hit + miss;
    }
}
