package stosszahl.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import stosszahl.catalogue.ModelDescription;
import stosszahl.claim.Claim;
import stosszahl.claim.Finding;
import stosszahl.claim.Section;
import stosszahl.claim.SectionBuilder;
import stosszahl.claim.Study;
import stosszahl.claim.Table;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.moment.MomentSystem;
import stosszahl.observable.Observable;
import stosszahl.particle.Ensemble;
import stosszahl.particle.EnsembleResult;
import stosszahl.particle.Estimate;
import stosszahl.particle.SimultaneousTest;

/**
 * A sampled particle system as a report: every estimate beside its exact value where there is one, all of them held against the moment hierarchy at once, the observables in time,
 * and in dimension 1 the histogram of the first marginal.
 *
 * <p>The test's family-wise level is {@code 1e-4}. The deviation that matters is the finite-size effect: for each observable and {@code N} the largest {@code |E_N phi - E_inf phi|} over the
 * times. Where no estimate is refuted, but a half width at the simultaneous level exceeds this effect, the estimates could not tell {@code N} particles from the limit, and the test is unresolved; observables
 * that have no such effect, like conserved ones, have nothing that could be missed.
 */
public final class SampleReport {
    private static final double LEVEL = SamplerJudge.LEVEL;

    private final ModelDescription description;
    private final List<Observable> observables;
    private final double[] times;
    private final SampledFigures figures;
    private final Map<Observable, MomentSystem> oracles = new HashMap<>();
    private final List<String> without = new ArrayList<>();

    private SampleReport(
            ModelDescription description, List<Observable> observables, double[] times, double confidence) {
        this.description = description;
        this.observables = List.copyOf(observables);
        this.times = times.clone();
        this.figures = SampledFigures.of(description.model(), times, confidence);
        for (Observable observable : observables) {
            if (observable.polynomial() && !oracles.containsKey(observable)) {
                try {
                    oracles.put(observable, MomentSystem.of(description.model(), List.of(observable)));
                } catch (IllegalArgumentException e) {
                    without.add(observable.text() + " has no exact value: " + e.getMessage() + ".");
                }
            }
        }
    }

    /**
     * What was found for one number of particles.
     *
     * @param result the replicas
     * @param estimates the estimates of the observables, the times of the first observable first
     */
    public record Run(EnsembleResult result, List<Estimate> estimates) {
        /** Copies the list. */
        public Run {
            estimates = List.copyOf(estimates);
        }

        /**
         * Is an estimate one with control variates, and not the plain mean.
         *
         * @param place its place
         * @return true if so
         */
        public boolean adjusted(int place) {
            return !estimates.get(place).equals(result.estimates().get(place));
        }
    }

    /**
     * A report to be filled; all that needs no samples is solved for here, before hours are spent on them.
     *
     * @param description the model
     * @param observables what is averaged, at least one
     * @param times when, increasing, at least one
     * @param confidence the level of the intervals, between 0 and 1
     * @return the report
     */
    public static SampleReport of(
            ModelDescription description, List<Observable> observables, double[] times, double confidence) {
        return new SampleReport(description, observables, times, confidence);
    }

    /**
     * An ensemble with the histogram that the report shows, if it shows one.
     *
     * @param ensemble the ensemble
     * @return the same, with histograms in dimension 1
     */
    public Ensemble prepared(Ensemble ensemble) {
        return figures.prepared(ensemble);
    }

    /**
     * Writes everything down.
     *
     * @param runs what was found, one for each number of particles
     * @param parameters what the samples were made with, in order
     * @return the report as data
     */
    public Study write(List<Run> runs, Map<String, String> parameters) {
        KacModel model = description.model();
        List<Row> rows = new ArrayList<>();
        for (Run run : runs) {
            rows.addAll(rows(run));
        }
        List<Section> sections = new ArrayList<>();
        sections.add(estimates(rows));
        for (Run run : runs) {
            sections.add(drawn(run));
        }
        return new Study(model.name(), "Sampled particles: " + model.name(), description.yaml(), parameters, sections);
    }

    /** An estimate with what the oracle says, NaN where it says nothing, and whether its error can be believed. */
    private record Row(
            boolean enough,
            int place,
            Observable observable,
            Estimate estimate,
            double exact,
            double limit,
            double error) {
        /** Has it an exact value, and an error that can be believed. */
        boolean judged() {
            return !Double.isNaN(exact) && enough;
        }

        SimultaneousTest.Item item() {
            return SimultaneousTest.Item.of(estimate, exact, error);
        }

        double effect() {
            double difference = Math.abs(exact - limit);
            return difference <= 2 * error ? 0 : difference;
        }
    }

    /** What one observable can show at one number of particles: the half width at the simultaneous level beside the finite-size effect. */
    private record Power(
            ParticleNumber n, Observable observable, int replicas, double halfWidth, double effect, boolean resolved) {
        double needed() {
            double ratio = halfWidth / effect;
            return Math.ceil(replicas * ratio * ratio);
        }
    }

    private List<Row> rows(Run run) {
        List<Row> rows = new ArrayList<>();
        ParticleNumber n = run.result().particles();
        for (int o = 0; o < observables.size(); o++) {
            Observable observable = observables.get(o);
            MomentSystem oracle = oracles.get(observable);
            double[] exact = oracle == null ? new double[0] : oracle.expectations(observable, n, times);
            double[] limit = oracle == null ? exact : oracle.expectations(observable, ParticleNumber.INFINITE, times);
            double[] error = oracle == null ? exact : SamplerJudge.uncertainties(oracle, observable, n, exact, times);
            for (int t = 0; t < times.length; t++) {
                rows.add(new Row(
                        run.result().enough(observable),
                        o,
                        observable,
                        run.estimates().get(o * times.length + t),
                        oracle == null ? Double.NaN : exact[t],
                        oracle == null ? Double.NaN : limit[t],
                        oracle == null ? Double.NaN : error[t]));
            }
        }
        return rows;
    }

    private boolean adjusted(Run run, int observable) {
        return IntStream.range(observable * times.length, (observable + 1) * times.length)
                .anyMatch(run::adjusted);
    }

    private Section estimates(List<Row> rows) {
        List<SimultaneousTest.Item> items =
                rows.stream().filter(Row::judged).map(Row::item).toList();
        List<Power> powers = powers(rows, items.size());
        SectionBuilder section = new SectionBuilder("Estimates against the moment hierarchy")
                .say(
                        "Means over independent replicas of the jump process, which is sampled exactly in law. The exact values are those of the moment hierarchy,"
                                + " solved without truncation for the same $N$; the limit is that of $N \\to \\infty$.");
        without.forEach(section::say);
        if (!items.isEmpty() && !rows.stream().allMatch(Row::enough)) {
            section.say(
                    "Means of high powers over so few replicas are not tested: they are carried by values that few replicas have.");
        }
        Claim claim = Claim.of(
                "sampler/oracle",
                "the jump process of Section 4 has the expectations of the moment hierarchy",
                "Section 4, (4.6)-(4.9); Lemma 6.3");
        if (items.isEmpty()) {
            String why = rows.stream().allMatch(Row::enough)
                    ? "no estimate has an exact value to be held against: no observable is a polynomial that the moment hierarchy can be solved for"
                    : "no estimate has both an exact value to be held against and enough replicas for an error that can be believed: the mean of a high power is carried by values that few replicas have";
            section.say("Nothing is tested: " + why + ".").find(claim.notApplicable(why));
        } else {
            SimultaneousTest.Agreement agreement =
                    SimultaneousTest.atLevel(LEVEL).test(items);
            SimultaneousTest.Outcome outcome = agreement.outcome() == SimultaneousTest.Outcome.AGREES
                            && powers.stream().anyMatch(p -> !p.resolved())
                    ? SimultaneousTest.Outcome.UNRESOLVED
                    : agreement.outcome();
            section.say(sentence(outcome, agreement, powers)).find(judged(claim, outcome, items));
        }
        section.show(table(rows));
        if (!powers.isEmpty()) {
            section.show(resolution(powers));
        }
        return section.build();
    }

    private static List<Power> powers(List<Row> rows, int comparisons) {
        Map<List<Object>, List<Row>> groups = new LinkedHashMap<>();
        rows.stream()
                .filter(Row::judged)
                .forEach(r -> groups.computeIfAbsent(
                                List.of(r.estimate().particles(), r.place()), k -> new ArrayList<>())
                        .add(r));
        List<Power> powers = new ArrayList<>();
        for (List<Row> group : groups.values()) {
            double effect = group.stream().mapToDouble(Row::effect).max().orElse(0);
            if (effect > 0) {
                // As many comparisons fewer, as much of the level: each interval has the level that it has among all.
                SimultaneousTest.Agreement own = SimultaneousTest.atLevel(LEVEL * group.size() / comparisons)
                        .resolving(effect)
                        .test(group.stream().map(Row::item).toList());
                Estimate first = group.get(0).estimate();
                powers.add(new Power(
                        first.particles(),
                        group.get(0).observable(),
                        first.replicas(),
                        own.halfWidth(),
                        effect,
                        own.halfWidth() <= effect));
            }
        }
        return powers;
    }

    private static String sentence(
            SimultaneousTest.Outcome outcome, SimultaneousTest.Agreement agreement, List<Power> powers) {
        String all = agreement.comparisons() == 1
                ? "The one estimate with an exact value is"
                : "All " + agreement.comparisons() + " estimates with exact values are";
        String lead = all + " held against the oracle at family-wise level $10^{-4}$: ";
        return switch (outcome) {
            case AGREES ->
                lead
                        + (powers.isEmpty()
                                ? "agrees. None of them depends on $N$, so there is no finite-size effect that noise could hide."
                                : "agrees, with noise below the finite-size effect $\\max_t|\\mathbb E_N\\varphi - \\mathbb E_\\infty\\varphi|$ of every observable.");
            case REFUTED ->
                lead + "refuted by " + agreement.refuted().size() + " of them, with the witness " + agreement.witness()
                        + ".";
            case UNRESOLVED ->
                lead
                        + "unresolved. None is refuted, but for "
                        + powers.stream().filter(p -> !p.resolved()).count() + " of " + powers.size()
                        + " pairs of an observable and an $N$ the noise exceeds the finite-size effect"
                        + " $\\max_t|\\mathbb E_N\\varphi - \\mathbb E_\\infty\\varphi|$: these estimates cannot tell $N$ particles from the limit.";
        };
    }

    private static Finding judged(Claim claim, SimultaneousTest.Outcome outcome, List<SimultaneousTest.Item> items) {
        claim.note("measured: the worst deviation in standard errors");
        Finding finding = SamplerJudge.judge(claim, items);
        return outcome == SimultaneousTest.Outcome.UNRESOLVED
                ? claim.unresolved(
                        finding.measured(),
                        finding.bound(),
                        finding.places(),
                        "the noise exceeds the finite-size effect of some observable")
                : finding;
    }

    private Table table(List<Row> rows) {
        List<List<Object>> cells = new ArrayList<>();
        for (Row r : rows) {
            Estimate e = r.estimate();
            cells.add(List.of(
                    e.particles().count(),
                    e.quantity(),
                    e.time(),
                    e.mean(),
                    e.standardError(),
                    e.low(),
                    e.high(),
                    r.exact(),
                    r.limit(),
                    r.judged() ? Math.rint(100 * r.item().z()) / 100 : Double.NaN));
        }
        return new Table(
                "estimates",
                "All estimates: mean, standard error and the ends of the " + figures.percent()
                        + " interval; the exact expectation and its limit, where they are known, and the deviation $z$ from the exact one in standard errors.",
                List.of("$N$", "observable", "$t$", "mean", "std. error", "low", "high", "exact", "limit", "$z$"),
                cells);
    }

    private static Table resolution(List<Power> powers) {
        List<List<Object>> cells = new ArrayList<>();
        for (Power p : powers) {
            cells.add(List.of(
                    p.n().count(),
                    p.observable().text(),
                    p.replicas(),
                    p.halfWidth(),
                    p.effect(),
                    p.resolved() ? "yes" : "no",
                    p.needed()));
        }
        return new Table(
                "noise-against-bias",
                "What the estimates can show: the largest half width of an interval at the simultaneous level of the test, the finite-size effect"
                        + " $\\max_t|\\mathbb E_N\\varphi - \\mathbb E_\\infty\\varphi|$, and the number of replicas, judged by these, that brings the first below the second.",
                List.of("$N$", "observable", "replicas", "half width", "effect", "resolved", "replicas needed"),
                cells);
    }

    private Section drawn(Run run) {
        EnsembleResult result = run.result();
        ParticleNumber n = result.particles();
        SectionBuilder section = new SectionBuilder("$N = " + n + "$")
                .say(
                        String.format(
                                Locale.ROOT,
                                "%d replicas of %s particles, %d collisions in all%s.%s",
                                result.replicas(),
                                n,
                                result.collisions(),
                                result.energyDrift().isPresent()
                                        ? String.format(
                                                Locale.ROOT,
                                                "; rounding moved the energy by %.2g of itself at most",
                                                result.energyDrift().getAsDouble())
                                        : "",
                                figures.histogram()
                                        ? ""
                                        : description.model().dimension() > 1
                                                ? " Histograms are drawn in dimension 1 only."
                                                : " No histogram is drawn: the initial law is no mixture of products, and the limit equation on a grid has no data to start from."));
        for (int o = 0; o < observables.size(); o++) {
            Observable observable = observables.get(o);
            section.show(figures.timeSeries(
                    "time-series-" + (o + 1) + "-N-" + n,
                    (adjusted(run, o) ? "sampled, control variates, N = " : "sampled, N = ") + n,
                    observable,
                    n,
                    run.estimates().subList(o * times.length, (o + 1) * times.length),
                    Optional.ofNullable(oracles.get(observable))));
        }
        if (figures.histogram()) {
            section.show(figures.histogram(
                    "histogram-N-" + n, "sampled, N = " + n, result.histogram(1, times[times.length - 1])));
        }
        return section.build();
    }
}
