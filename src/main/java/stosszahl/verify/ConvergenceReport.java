package stosszahl.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import stosszahl.boltzmann.BoltzmannFlow;
import stosszahl.catalogue.ModelDescription;
import stosszahl.grid.CellMasses;
import stosszahl.grid.GridModel;
import stosszahl.grid.VelocityGrid;
import stosszahl.initial.InitialLaw;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.moment.MomentSystem;
import stosszahl.observable.Observable;
import stosszahl.particle.Cells;
import stosszahl.particle.Ensemble;
import stosszahl.particle.EnsembleResult;
import stosszahl.particle.Estimate;
import stosszahl.particle.Histogram;

/** A {@link ConvergenceStudy} as a report: deviations against {@code N}, time series of the sampled system, and in dimension 1 its histogram against the limit density. */
public final class ConvergenceReport {
    private static final int POINTS = 12;

    private final KacModel model;
    private final List<Observable> observables;
    private final long particles;
    private final double[] times;
    private final EnsembleResult sampled;

    private ConvergenceReport(
            KacModel model, List<Observable> observables, long particles, double[] times, EnsembleResult sampled) {
        this.model = model;
        this.observables = observables;
        this.particles = particles;
        this.times = times;
        this.sampled = sampled;
    }

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
        Ensemble ensemble = Ensemble.of(model, ParticleNumber.of(n), settings.replicas(), settings.seed() + 1)
                .threads(settings.threads());
        boolean histogram = model.dimension() == 1 && model.start() instanceof InitialLaw;
        if (histogram) {
            double half = GridSetting.halfWidth(model.initial());
            ensemble = ensemble.histograms(Cells.uniform(1, -half, half, cells(model)), 1);
        }
        ConvergenceReport report =
                new ConvergenceReport(model, observables, n, times, ensemble.run(observables, times));
        SectionBuilder section = new SectionBuilder("Convergence in the number of particles")
                .say(
                        "The deviation of $\\mathbb E_N\\,\\varphi$ from its limit: exact for polynomials, from the moment hierarchy; otherwise sampled by"
                                + " paired replicas with control variates, against a reference of ten times the largest $N$.");
        section.show(table(study)).show(rates(study)).show(deviations(study, observables));
        for (Observable observable : observables) {
            section.show(report.timeSeries(observable));
        }
        if (histogram) {
            section.show(report.histogram());
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

    private static int cells(KacModel model) {
        return model.highestOrder() <= 2 ? 32 : model.highestOrder() == 3 ? 16 : 8;
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
                    r.exact() ? "exact" : "sampled",
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
                    r.verdict().word()));
        }
        return new Table(
                "rates",
                "Fitted powers of $N$ with 99 % intervals, the limit, and what the values extrapolate to at $1/N = 0$.",
                List.of("observable", "$t$", "power", "low", "high", "limit", "extrapolated", "verdict"),
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
                "Resolved deviations from the limit, with the fitted powers of $N$.",
                new Figure.Axis("number of particles N", true),
                new Figure.Axis("deviation", true),
                curves);
    }

    private Figure timeSeries(Observable observable) {
        List<Double> x = Arrays.stream(times).boxed().toList();
        List<Estimate> seen = Arrays.stream(times)
                .mapToObj(t -> sampled.estimate(observable, t))
                .toList();
        List<Figure.Curve> curves = new ArrayList<>();
        if (observable.polynomial()) {
            MomentSystem oracle = MomentSystem.of(model, List.of(observable));
            curves.add(curve(oracle, observable, ParticleNumber.INFINITE, Figure.Style.DASHED, "limit", x));
            curves.add(curve(
                    oracle, observable, ParticleNumber.of(particles), Figure.Style.LINE, "exact, N = " + particles, x));
        }
        curves.add(new Figure.Curve(
                "sampled, N = " + particles,
                Figure.Style.POINTS,
                x,
                seen.stream().map(Estimate::mean).toList(),
                seen.stream().map(Estimate::low).toList(),
                seen.stream().map(Estimate::high).toList()));
        return new Figure(
                "time-series-" + (observables.indexOf(observable) + 1),
                "Relaxation of " + observable.text(),
                "The sampled mean with its 99 % interval at each time, and for polynomials the exact expectation and its limit.",
                new Figure.Axis("time t", false),
                new Figure.Axis("E " + observable.text(), false),
                curves);
    }

    private Figure.Curve curve(
            MomentSystem oracle,
            Observable observable,
            ParticleNumber n,
            Figure.Style style,
            String name,
            List<Double> x) {
        double[] y = oracle.expectations(observable, n, times);
        return Figure.Curve.of(name, style, x, Arrays.stream(y).boxed().toList());
    }

    private Figure histogram() {
        double last = times[times.length - 1];
        Histogram one = sampled.histogram(1, last);
        double[] edges = one.cells().edges();
        double[] limit = limitMasses(edges.length - 1, edges[edges.length - 1], last);
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        List<Double> low = new ArrayList<>();
        List<Double> high = new ArrayList<>();
        List<Double> density = new ArrayList<>();
        for (int j = 0; j < limit.length; j++) {
            double side = edges[j + 1] - edges[j];
            x.add((edges[j] + edges[j + 1]) / 2);
            y.add(one.mass(j) / side);
            low.add((one.mass(j) - 2.576 * one.standardError(j)) / side);
            high.add((one.mass(j) + 2.576 * one.standardError(j)) / side);
            density.add(limit[j] / side);
        }
        return new Figure(
                "histogram",
                String.format(Locale.ROOT, "The first marginal at t = %.4g", last),
                "The histogram of $f_N^{(1)}$ with 99 % intervals and the limit density, solved for on a grid with the same cells, whose own error is of second order"
                        + " in the cell's side.",
                new Figure.Axis("velocity v", false),
                new Figure.Axis("density", false),
                List.of(
                        new Figure.Curve("sampled, N = " + particles, Figure.Style.POINTS, x, y, low, high),
                        Figure.Curve.of("limit", Figure.Style.LINE, x, density)));
    }

    /** The limit equation on a grid: of a mixture of products the mixture of the flows of its parts. */
    private double[] limitMasses(int cells, double half, double t) {
        VelocityGrid grid = VelocityGrid.of(1, cells, half);
        BoltzmannFlow flow = BoltzmannFlow.of(GridModel.of(model, grid));
        double[] sum = new double[cells];
        for (InitialLaw.Part part : model.initial().parts()) {
            CellMasses start = CellMasses.of(grid, part.law());
            double[] end = t == 0
                    ? start.masses()
                    : flow.solve(start, t).states().get(0).masses();
            for (int j = 0; j < cells; j++) {
                sum[j] += part.weight().doubleValue() * end[j];
            }
        }
        return sum;
    }
}
