package stosszahl.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.math3.distribution.TDistribution;
import stosszahl.claim.Claim;
import stosszahl.claim.Comparison;
import stosszahl.claim.Finding;
import stosszahl.claim.Tolerance;
import stosszahl.claim.Verdict;
import stosszahl.kac.ParticleNumber;
import stosszahl.moment.MomentSystem;
import stosszahl.observable.Observable;
import stosszahl.particle.EnsembleResult;
import stosszahl.particle.SimultaneousTest;

/**
 * Sampled means against exact expectations, all at once: each deviation in standard errors, beyond the error of the expectation, is at most the quantile of Student's law at the level {@code LEVEL/m} of one of
 * {@code m} comparisons. If all is right, the probability to refute anything is at most {@code LEVEL} (Bonferroni); it is {@link SimultaneousTest}, place by place.
 */
final class SamplerJudge {
    /** Probability to refute anything if everything is right, over all comparisons of one claim. */
    static final double LEVEL = 1e-4;

    /** The relative accuracy of the oracle, with room for the rounding of sums over many particles. */
    private static final double ORACLE = 1e-10;

    private SamplerJudge() {}

    /** What exact expectations may be wrong by: their rounding, and what the averages over the kernels are off by; infinite if that is not known. */
    static double[] uncertainties(
            MomentSystem oracle, Observable observable, ParticleNumber n, double[] expectations, double... times) {
        double[] errors = oracle.kernelErrors(observable, n, times);
        for (int i = 0; i < times.length; i++) {
            errors[i] = ORACLE * Math.abs(expectations[i])
                    + (Double.isNaN(errors[i]) ? Double.POSITIVE_INFINITY : errors[i]);
        }
        return errors;
    }

    /** Every mean agrees with its reference; nothing to compare is not applicable, and references known worse than the means leave it open. */
    static Finding judge(Claim claim, List<SimultaneousTest.Item> items) {
        Comparison means = compare(items);
        boolean vague = items.stream().anyMatch(i -> i.error() > 4 * i.standardError() && i.standardError() > 0);
        return vague && means.verdict() == Verdict.HOLDS
                ? claim.witness(means.witness())
                        .unresolved(
                                means.measured(),
                                means.bound(),
                                means.places(),
                                "the averages over the collision kernels are known less well than the means; give a smoother density")
                : claim.judge(means);
    }

    /**
     * The same; unresolved if nothing is refuted, but the means would agree with wrong references as well.
     *
     * @param items means with their references
     * @param wrong the same means with references that are wrong, such as those of the limit, where these differ at all
     */
    static Finding judge(Claim claim, List<SimultaneousTest.Item> items, List<SimultaneousTest.Item> wrong) {
        Comparison right = compare(items);
        Comparison power = compare(wrong);
        if (wrong.isEmpty() || right.verdict() != Verdict.HOLDS) {
            return judge(claim, items);
        }
        if (power.verdict() == Verdict.REFUTED) {
            return claim.note("the same test refutes the limit's expectations: " + power.witness())
                    .judge(right);
        }
        return claim.witness(right.witness())
                .unresolved(
                        right.measured(),
                        right.bound(),
                        right.places(),
                        "with so few replicas the same test does not refute the limit's expectations either; use more");
    }

    /** The means of the polynomials against the expectations for their own number of particles, at every time. */
    static List<SimultaneousTest.Item> againstOracle(
            EnsembleResult result, MomentSystem oracle, List<Observable> polynomials, double... times) {
        List<SimultaneousTest.Item> items = new ArrayList<>();
        for (Observable phi : polynomials) {
            double[] exact = oracle.expectations(phi, result.particles(), times);
            double[] error = uncertainties(oracle, phi, result.particles(), exact, times);
            for (int i = 0; i < times.length; i++) {
                items.add(SimultaneousTest.Item.of(result.estimate(phi, times[i]), exact[i], error[i]));
            }
        }
        return items;
    }

    /** The same means against the expectations of the limit, which are wrong: only where the two differ beyond their errors. */
    static List<SimultaneousTest.Item> againstLimit(
            EnsembleResult result, MomentSystem oracle, List<Observable> polynomials, double... times) {
        List<SimultaneousTest.Item> items = new ArrayList<>();
        for (Observable phi : polynomials) {
            double[] exact = oracle.expectations(phi, result.particles(), times);
            double[] limit = oracle.expectations(phi, ParticleNumber.INFINITE, times);
            double[] error = uncertainties(oracle, phi, result.particles(), exact, times);
            for (int i = 0; i < times.length; i++) {
                if (Math.abs(exact[i] - limit[i]) > 2 * error[i]) {
                    items.add(SimultaneousTest.Item.of(result.estimate(phi, times[i]), limit[i], error[i]));
                }
            }
        }
        return items;
    }

    /**
     * As many replicas as it takes to refute the limit's expectations, foreseen from the standard errors of a first run and the exact difference: where the two are {@code z} standard errors apart and the quantile is
     * {@code q}, it takes {@code ((q + beyond)/z)^2} times as many.
     *
     * @param beyond standard errors beyond the quantile at which the limit should stand
     * @return the number, at least that of the first run; the latter if nothing tells the two apart
     */
    static double replicasToTell(
            EnsembleResult first, MomentSystem oracle, List<Observable> polynomials, double beyond, double... times) {
        List<SimultaneousTest.Item> wrong = againstLimit(first, oracle, polynomials, times);
        double apart = 0;
        for (SimultaneousTest.Item right : againstOracle(first, oracle, polynomials, times)) {
            for (SimultaneousTest.Item item : wrong) {
                if (item.label().equals(right.label()) && item.standardError() > 0) {
                    double difference = Math.abs(item.reference() - right.reference()) - item.error();
                    apart = Math.max(apart, difference / item.standardError());
                }
            }
        }
        if (apart == 0) {
            return first.replicas();
        }
        double asked = quantile(first.replicas(), wrong.size()) + beyond;
        return first.replicas() * Math.max(1, asked * asked / (apart * apart));
    }

    private static double quantile(int replicas, int comparisons) {
        return -new TDistribution(null, replicas - 1.0).inverseCumulativeProbability(LEVEL / comparisons / 2);
    }

    private static Comparison compare(List<SimultaneousTest.Item> items) {
        Comparison means = Comparison.within(Tolerance.relative(
                0,
                String.format(
                        Locale.ROOT,
                        "the bound is the quantile at family-wise level %s of %d comparisons",
                        LEVEL,
                        items.size())));
        Map<Integer, Double> quantiles = new HashMap<>();
        for (SimultaneousTest.Item item : items) {
            double quantile = quantiles.computeIfAbsent(item.replicas(), r -> quantile(r, items.size()));
            means.atMost(
                    Math.abs(item.z()),
                    quantile,
                    () -> String.format(
                            Locale.ROOT,
                            "%s: %.8g +- %.2g against %.8g (z = %.2f)",
                            item.label(),
                            item.mean(),
                            item.standardError(),
                            item.reference(),
                            item.z()));
        }
        return means;
    }
}
