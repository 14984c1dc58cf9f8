package stosszahl.particle;

import org.apache.commons.math3.analysis.solvers.BisectionSolver;
import stosszahl.observable.Factor;
import stosszahl.observable.Observable;

/**
 * Confidence intervals for probabilities that few replicas hit: not one hit in 100 replicas is no proof that the event is impossible.
 *
 * <p>For independent values in {@code [0,1]} of mean {@code p} and their average {@code m} over {@code n}, {@code P(m <= x) <= exp(-n kl(x, p))} for {@code x <= p}, and likewise above, with
 * {@code kl(x,p) = x log(x/p) + (1-x) log((1-x)/(1-p))}. So {@code p} lies where {@code n kl(m, p) <= log(2/(1-level))}, with probability {@code level} at least and for every law of the values. Source: W. Hoeffding,
 * J. Amer. Statist. Assoc. 58 (1963), Theorem 1.
 */
final class RareEvents {
    /** Hits below which the mean of the replicas is not taken for normal: a usual rule for binomial counts. */
    private static final int FEW = 30;

    private RareEvents() {}

    /** Is an observable a positive multiple of a product of indicators, so that its values lie between 0 and its bound. */
    static boolean probability(Observable observable) {
        return observable.terms().size() == 1
                && observable.terms().get(0).coefficient().signum() > 0
                && !observable.terms().get(0).factors().isEmpty()
                && observable.terms().get(0).factors().values().stream()
                        .flatMap(java.util.List::stream)
                        .allMatch(Factor.Indicator.class::isInstance);
    }

    /** Do fewer than 30 replicas hit at all, or fewer than 30 miss at all. */
    static boolean few(double[] values, double most) {
        long hits = 0;
        long misses = 0;
        for (double x : values) {
            hits += x > 0 ? 1 : 0;
            misses += x < most ? 1 : 0;
        }
        return hits < FEW || misses < FEW;
    }

    /** The interval {@code n kl(m,p) <= log(2/(1-level))} in {@code p}. */
    static double[] interval(double mean, int n, double level) {
        double m = Math.min(1, Math.max(0, mean));
        double most = Math.log(2 / (1 - level)) / n;
        BisectionSolver solver = new BisectionSolver(1e-12, 1e-15);
        double low = m == 0 ? 0 : solver.solve(200, p -> divergence(m, p) - most, 0x1p-1000, m);
        double high = m == 1 ? 1 : solver.solve(200, p -> divergence(m, p) - most, m, 1 - 0x1p-53);
        return new double[] {low, high};
    }

    private static double divergence(double m, double p) {
        double hit = m == 0 ? 0 : m * Math.log(m / p);
        double miss = m == 1 ? 0 : (1 - m) * (Math.log1p(-m) - Math.log1p(-p));
        return hit + miss;
    }
}
