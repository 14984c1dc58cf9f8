package stosszahl.testkit;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.moment.MomentSystem;
import stosszahl.observable.Observable;
import stosszahl.particle.Estimate;
import stosszahl.particle.SimultaneousTest;

/** The checks of {@link SamplerContract}. */
final class SamplerChecks {
    /** How often a right sampler may fail a check. */
    private static final double LEVEL = 1e-6;

    private static final int RUNS = 20;

    private final SamplerContract contract;
    private final List<Observable> observables;
    private final MomentSystem oracle;
    private final long seed;

    private SamplerChecks(SamplerContract contract) {
        this.contract = contract;
        this.observables = contract.observables();
        this.oracle = MomentSystem.of(contract.model(), observables);
        this.seed = contract.seed();
    }

    static List<Check> of(SamplerContract contract) {
        SamplerChecks c = new SamplerChecks(contract);
        return List.of(
                new Check("sampler/start", "at t = 0 the samples follow the initial law", () -> c.oracle(0)),
                new Check("sampler/oracle", "at later times they agree with the exact moments", () -> c.oracle(0.3, 1)),
                new Check("sampler/replay", "the same seed gives the same samples", c::replay),
                new Check("sampler/independence", "other seeds give other samples", c::independence),
                new Check("sampler/error", "standard errors are as large as the errors", c::error));
    }

    private List<SimultaneousTest.Item> items(long own, double... times) {
        ParticleNumber n = contract.particles();
        KacModel model = contract.model();
        List<SimultaneousTest.Item> items = new ArrayList<>();
        for (Estimate estimate : contract.sample(model, n, observables, own, times)) {
            Observable observable = observables.stream()
                    .filter(o -> o.text().equals(estimate.quantity()))
                    .findFirst()
                    .orElseThrow(() ->
                            new AssertionError("an estimate of " + estimate.quantity() + ", which was not asked for"));
            double exact = oracle.expectation(observable, n, estimate.time());
            items.add(SimultaneousTest.Item.of(estimate, exact, 1e-10 * Math.abs(exact)));
        }
        if (items.size() != observables.size() * times.length) {
            throw new AssertionError(items.size() + " estimates of " + observables.size() + " observables at "
                    + times.length + " times");
        }
        return items;
    }

    private void oracle(double... times) {
        var agreement = SimultaneousTest.atLevel(LEVEL).test(items(seed, times));
        if (agreement.outcome() == SimultaneousTest.Outcome.REFUTED) {
            throw new AssertionError(
                    "refuted at level " + LEVEL + ": " + agreement.witness() + "; seed = " + seed + "L");
        }
    }

    private List<Double> means(long own) {
        return items(own, 0.3).stream().map(SimultaneousTest.Item::mean).toList();
    }

    private void replay() {
        List<Double> first = means(seed);
        List<Double> second = means(seed);
        if (!first.equals(second)) {
            throw new AssertionError("seed " + seed + "L gave the means " + first + " and then " + second);
        }
    }

    private void independence() {
        List<Double> first = means(seed);
        List<Double> second = means(seed + 1);
        boolean fluctuates = items(seed, 0.3).stream().anyMatch(i -> i.standardError() > 0);
        if (fluctuates && first.equals(second)) {
            throw new AssertionError("the seeds " + seed + "L and " + (seed + 1) + "L both gave the means " + first);
        }
    }

    /** The squares of {@code z} over independent runs sum to nearly chi squared, from above and from below. */
    private void error() {
        for (int o = 0; o < observables.size(); o++) {
            double sum = 0;
            for (int run = 0; run < RUNS; run++) {
                double z = items(seed + 100 + run, 0.3).get(o).z();
                sum += z * z;
            }
            ChiSquaredDistribution chi = new ChiSquaredDistribution(null, RUNS);
            Check.atMost(
                    "the sum of z^2 for " + observables.get(o).text() + " over " + RUNS + " runs",
                    sum,
                    chi.inverseCumulativeProbability(1 - LEVEL),
                    "standard errors are too small; seeds from " + (seed + 100) + "L on");
            Check.atMost(
                    "minus the sum of z^2 for " + observables.get(o).text() + " over " + RUNS + " runs",
                    -sum,
                    -chi.inverseCumulativeProbability(LEVEL),
                    "standard errors are too large; seeds from " + (seed + 100) + "L on");
        }
    }
}
