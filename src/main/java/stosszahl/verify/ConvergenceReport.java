package stosszahl.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import stosszahl.catalogue.ModelDescription;
import stosszahl.claim.Figure;
import stosszahl.claim.SectionBuilder;
import stosszahl.claim.Study;
import stosszahl.claim.Table;
import stosszahl.claim.Verdict;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.moment.MomentSystem;
import stosszahl.observable.Observable;
import stosszahl.particle.Ensemble;
import stosszahl.particle.EnsembleResult;

/** A {@link ConvergenceStudy} as a report: deviations against {@code N}, time series of the sampled system, and in dimension 1 its histogram against the limit density. */
public final class ConvergenceReport {
    private static final int POINTS = 12;

    private static final double CONFIDENCE = 0.99;

    private ConvergenceReport() {}

    /**
     * Samples the time series at the largest number of particles and writes everything down.
     *
     * @param description the model
     * @param study the study
     * @param observables the observables of the study
     * @param settings what the study was run with
     * @param until the last time
     * @return the report as data
     */
    public static Study write(
            ModelDescription description,
            ConvergenceStudy study,
            List<Observable> observables,
            Settings settings,
            double until) {
        KacModel model = description.model();
        long n = settings.particles().get(settings.particles().size() - 1);
        double[] times = until > 0 ? new double[POINTS + 1] : new double[] {0};
        for (int i = 1; i < times.length; i++) {
            times[i] = until * i / POINTS;
        }
        SampledFigures figures = SampledFigures.of(model, times, CONFIDENCE);
        EnsembleResult sampled = figures.prepared(
                        Ensemble.of(model, ParticleNumber.of(n), settings.replicas(), settings.seed() + 1)
                                .threads(settings.threads())
                                .confidence(CONFIDENCE))
                .run(observables, times);
        SectionBuilder section = new SectionBuilder("Convergence in the number of particles")
                .say(
                        "The deviation of $\\mathbb E_N\\,\\varphi$ from its limit: exact for polynomials and for waves with a convergent power series, from the moment hierarchy; otherwise sampled with"
                                + " control variates where they help, against the limit by its Hermite series, or against a reference of ten times the largest $N$.");
        section.show(table(study)).show(rates(study)).show(deviations(study, observables));
        String label = "sampled, N = " + n;
        for (int o = 0; o < observables.size(); o++) {
            Observable observable = observables.get(o);
            section.show(figures.timeSeries(
                    "time-series-" + (o + 1),
                    label,
                    observable,
                    ParticleNumber.of(n),
                    Arrays.stream(times)
                            .mapToObj(t -> sampled.estimate(observable, t))
                            .toList(),
                    observable.polynomial()
                            ? Optional.of(MomentSystem.of(model, List.of(observable)))
                            : Optional.empty()));
        }
        if (figures.histogram()) {
            section.show(figures.histogram("histogram", label, sampled.histogram(1, times[times.length - 1])));
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("N", settings.particles().toString());
        parameters.put("replicas", Integer.toString(settings.replicas()));
        parameters.put("seed", Long.toString(settings.seed()));
        return new Study(
                model.name(),
                "Convergence in N: " + model.name(),
                description.yaml(),
                parameters,
                List.of(section.build()));
    }

    private static Table table(ConvergenceStudy study) {
        List<List<Object>> rows = new ArrayList<>();
        for (ConvergenceStudy.Row r : study.rows()) {
            rows.add(List.of(
                    r.observable().text(),
                    r.n(),
                    r.t(),
                    r.value(),
                    r.deviation(),
                    r.standardError(),
                    r.source().word(),
                    r.verdict().word()));
        }
        return new Table(
                "deviations",
                "Expectations and their deviations from the limit.",
                List.of("observable", "$N$", "$t$", "value", "deviation", "standard error", "source", "verdict"),
                rows);
    }

    private static Table rates(ConvergenceStudy study) {
        List<List<Object>> rows = new ArrayList<>();
        for (ConvergenceStudy.Rate r : study.rates()) {
            rows.add(List.of(
                    r.observable().text(),
                    r.t(),
                    r.rate(),
                    r.low(),
                    r.high(),
                    r.limit(),
                    r.extrapolated(),
                    r.verdict().word(),
                    r.reason()));
        }
        return new Table(
                "rates",
                "The power of $N$: without noise the exact one as $N \\to \\infty$, with the range of the exponents between neighbouring $N$; otherwise fitted, with the 99 % interval of the noise. The limit, and what exact values extrapolate to at $1/N = 0$.",
                List.of("observable", "$t$", "power", "low", "high", "limit", "extrapolated", "verdict", "reason"),
                rows);
    }

    private static Figure deviations(ConvergenceStudy study, List<Observable> observables) {
        List<Figure.Curve> curves = new ArrayList<>();
        for (ConvergenceStudy.Rate rate : study.rates()) {
            List<Double> x = new ArrayList<>();
            List<Double> y = new ArrayList<>();
            for (ConvergenceStudy.Row row : study.rows(rate.observable(), rate.t())) {
                if (row.verdict() == Verdict.HOLDS) {
                    x.add((double) row.n());
                    y.add(Math.abs(row.deviation()));
                }
            }
            if (!x.isEmpty() && observables.contains(rate.observable())) {
                curves.add(Figure.Curve.of(
                        String.format(Locale.ROOT, "%s, t = %s: N^%.3f", rate.observable(), rate.t(), rate.rate()),
                        Figure.Style.POINTS_AND_LINE,
                        x,
                        y));
            }
        }
        return new Figure(
                "deviation-against-N",
                "Deviation from the limit against the number of particles",
                "Resolved deviations from the limit, with the powers of $N$.",
                new Figure.Axis("number of particles N", true),
                new Figure.Axis("deviation", true),
                curves);
    }
}
