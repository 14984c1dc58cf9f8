package stosszahl.particle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * A test of estimates against reference values, all at once: if every estimate is right, the probability that any of them is refuted is at most the stated level, however
 * the estimates depend on each other.
 *
 * <p>Each estimate has the two-sided p-value of Student's t, {@code z = (mean - reference) / standard error}, with {@code replicas - 1} degrees of freedom. Holm's step-down
 * procedure (Scand. J. Statist. 6, 1979) says which are refuted; some are exactly if the least p-value is below {@code level / m}, Bonferroni's bound for {@code m} comparisons.
 *
 * <p>A quantity that did not fluctuate at all, like a cell that stayed empty in every replica, has standard error 0 and is refuted by any other reference: leave out, or pool, cells where
 * fewer than some dozens of particles are expected over all replicas.
 *
 * <p>Agreement is not proof: what an estimate could not have seen, it does not exclude. {@link #resolving} says how large a deviation must be able to be seen.
 */
public final class SimultaneousTest {
    /** Relative rounding error allowed in means and references, for quantities that do not fluctuate at all. */
    private static final double ROUNDING = 1e-12;

    private final double level;
    private final double effect;

    private SimultaneousTest(double level, double effect) {
        this.level = level;
        this.effect = effect;
    }

    /**
     * The test at a level, which calls every noise small enough.
     *
     * @param level the probability to refute anything if everything is right, between 0 and 1
     * @return the test
     * @throws IllegalArgumentException if it is not strictly between 0 and 1
     */
    public static SimultaneousTest atLevel(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level = " + level + "; use a number like 1e-4, between 0 and 1");
        }
        return new SimultaneousTest(level, Double.POSITIVE_INFINITY);
    }

    /**
     * The same test, unresolved if it could miss a deviation.
     *
     * @param deviation the deviation that matters; an interval at the simultaneous level that is wider to one side than this leaves the test unresolved
     * @return the test
     * @throws IllegalArgumentException if it is not positive
     */
    public SimultaneousTest resolving(double deviation) {
        if (!(deviation > 0)) {
            throw new IllegalArgumentException("no noise is below the deviation " + deviation + "; use a number > 0");
        }
        return new SimultaneousTest(level, deviation);
    }

    /** What a test can say. */
    public enum Outcome {
        /** No estimate is refuted, and the noise is below the deviation that matters. */
        AGREES,
        /** Some estimate differs from its reference by more than chance allows at the level. */
        REFUTED,
        /** No estimate is refuted, but the noise exceeds the deviation that matters. */
        UNRESOLVED
    }

    /**
     * An estimate and what it should be.
     *
     * @param label what is compared, for the witness
     * @param mean the estimate
     * @param standardError its standard error, at least 0
     * @param replicas the number of independent replicas, at least 2
     * @param reference what it should be
     * @param error a bound for the error of the reference; deviations up to it refute nothing
     */
    public record Item(String label, double mean, double standardError, int replicas, double reference, double error) {
        /** Validates the numbers. */
        public Item {
            if (!(standardError >= 0) || replicas < 2 || !(error >= 0) || Double.isNaN(mean - reference)) {
                throw new IllegalArgumentException(label + ": mean " + mean + " +- " + standardError + " of " + replicas
                        + " replicas against " + reference + " +- " + error
                        + " cannot be compared; use finite numbers, errors >= 0 and at least 2 replicas");
            }
        }

        /**
         * An estimate against a reference without error.
         *
         * @param estimate the estimate
         * @param reference what it should be
         * @return the item
         */
        public static Item of(Estimate estimate, double reference) {
            return of(estimate, reference, 0);
        }

        /**
         * An estimate against a reference with an error.
         *
         * @param estimate the estimate
         * @param reference what it should be
         * @param error a bound for the error of the reference
         * @return the item
         */
        public static Item of(Estimate estimate, double reference, double error) {
            return new Item(
                    estimate.quantity() + " at N = " + estimate.particles() + ", t = " + estimate.time(),
                    estimate.mean(),
                    estimate.standardError(),
                    estimate.replicas(),
                    reference,
                    error);
        }

        /**
         * The deviation beyond the error of the reference in standard errors, with its sign; infinite if there is a deviation and no noise.
         *
         * @return {@code z}
         */
        public double z() {
            double off = Math.abs(mean - reference) - error;
            if (off <= ROUNDING * Math.max(Math.abs(mean), Math.abs(reference))) {
                return 0;
            }
            return Math.signum(mean - reference) * off / standardError;
        }

        /**
         * The p-value.
         *
         * @return the probability of a {@code |z|} at least as large if the reference is right
         */
        public double p() {
            double z = Math.abs(z());
            return Double.isInfinite(z) ? 0 : 2 * new TDistribution(null, replicas - 1).cumulativeProbability(-z);
        }
    }

    /**
     * What the test found.
     *
     * @param outcome the answer
     * @param z the {@code z} of the comparison with the least p-value
     * @param witness that comparison in words
     * @param halfWidth the largest half width of an interval at the simultaneous level: deviations above it, and above the error of the reference, would have been seen
     * @param comparisons how many comparisons were made
     * @param level the level
     * @param refuted the comparisons that Holm's procedure refutes, the worst first
     */
    public record Agreement(
            Outcome outcome,
            double z,
            String witness,
            double halfWidth,
            int comparisons,
            double level,
            List<Item> refuted) {
        /** Copies the list. */
        public Agreement {
            refuted = List.copyOf(refuted);
        }
    }

    private record Judged(Item item, double p) {}

    /**
     * Carries out the test.
     *
     * @param items the comparisons, at least one
     * @return what was found
     * @throws IllegalArgumentException if there is nothing to compare
     */
    public Agreement test(List<Item> items) {
        if (items.isEmpty()) {
            throw new IllegalArgumentException("nothing to compare; agreement of nothing would say nothing");
        }
        int m = items.size();
        List<Judged> judged = items.stream()
                .map(item -> new Judged(item, item.p()))
                // Beyond 40 standard errors the p-values underflow to 0; the larger z is then the worse.
                .sorted(Comparator.comparingDouble(Judged::p)
                        .thenComparingDouble(j -> -Math.abs(j.item().z())))
                .toList();
        List<Item> refuted = new ArrayList<>();
        for (int i = 0; i < m && judged.get(i).p() <= level / (m - i); i++) {
            refuted.add(judged.get(i).item());
        }
        double halfWidth = 0;
        Map<Integer, Double> quantiles = new HashMap<>();
        for (Item item : items) {
            double quantile = quantiles.computeIfAbsent(
                    item.replicas(), r -> -new TDistribution(null, r - 1).inverseCumulativeProbability(level / m / 2));
            halfWidth = Math.max(halfWidth, quantile * item.standardError());
        }
        Outcome outcome =
                refuted.isEmpty() ? halfWidth <= effect ? Outcome.AGREES : Outcome.UNRESOLVED : Outcome.REFUTED;
        Judged worst = judged.get(0);
        return new Agreement(outcome, worst.item().z(), witness(worst, m), halfWidth, m, level, refuted);
    }

    private static String witness(Judged worst, int m) {
        Item item = worst.item();
        return String.format(
                Locale.ROOT,
                "%s: %.8g +- %.2g against %.8g (z = %.2f, p = %.2g, the least of %d)",
                item.label(),
                item.mean(),
                item.standardError(),
                item.reference(),
                item.z(),
                worst.p(),
                m);
    }
}
