package stosszahl.verify;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.commons.math3.distribution.TDistribution;
import stosszahl.boltzmann.BoltzmannFlow;
import stosszahl.claim.Figure;
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
import stosszahl.particle.Estimate;
import stosszahl.particle.Histogram;

/**
 * How a sampled ensemble is drawn: observables against time beside their exact expectations, and in dimension 1 the histogram of the first marginal at the last time beside the limit density.
 */
final class SampledFigures {
    /** Pieces of the time axis on which exact expectations are drawn. */
    private static final int FINE = 50;

    private final KacModel model;
    private final double[] times;
    private final double confidence;
    private final double[] fine;
    private final Optional<Cells> cells;
    private final double[] limit;

    private SampledFigures(KacModel model, double[] times, double confidence) {
        this.model = model;
        this.times = times.clone();
        this.confidence = confidence;
        this.fine = fine(times);
        this.cells = model.dimension() == 1 && model.start() instanceof InitialLaw initial
                ? Optional.of(cells(model, GridSetting.halfWidth(initial)))
                : Optional.empty();
        this.limit = cells.map(c -> limitMasses(c.edges())).orElse(new double[0]);
    }

    /** Solves the limit equation if there is a histogram to be drawn; the times increase, and there is one at least. */
    static SampledFigures of(KacModel model, double[] times, double confidence) {
        return new SampledFigures(model, times, confidence);
    }

    private static Cells cells(KacModel model, double half) {
        return Cells.uniform(1, -half, half, model.highestOrder() <= 2 ? 32 : model.highestOrder() == 3 ? 16 : 8);
    }

    /** Into how many parts the grids of the limit equation divide a cell: as many as their collision matrices allow within seconds. */
    private static int[] parts(KacModel model) {
        return model.highestOrder() <= 2
                ? new int[] {2, 3}
                : model.highestOrder() == 3 ? new int[] {1, 2} : new int[] {1};
    }

    /** The times asked for, and others between them. */
    private static double[] fine(double[] times) {
        double until = times[times.length - 1];
        TreeSet<Double> all = new TreeSet<>();
        Arrays.stream(times).forEach(all::add);
        double near = 1e-9 * until;
        for (int i = 0; i <= FINE; i++) {
            double t = until * i / FINE;
            if (all.subSet(t - near, true, t + near, true).isEmpty()) {
                all.add(t);
            }
        }
        return all.stream().mapToDouble(t -> t).toArray();
    }

    /** Is there a histogram: in dimension 1, for data that have a density in the limit. */
    boolean histogram() {
        return cells.isPresent();
    }

    /** The ensemble, with what the histogram asks for. */
    Ensemble prepared(Ensemble ensemble) {
        return cells.map(c -> ensemble.histograms(c, 1)).orElse(ensemble);
    }

    /** The level in words: "99 %". */
    String percent() {
        return BigDecimal.valueOf(confidence)
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString() + " %";
    }

    /** One observable: the estimates at the times, and what the oracle says, if it knows the observable. */
    Figure timeSeries(
            String name,
            String sampled,
            Observable observable,
            ParticleNumber n,
            List<Estimate> seen,
            Optional<MomentSystem> oracle) {
        List<Figure.Curve> curves = new ArrayList<>();
        oracle.ifPresent(o -> {
            curves.add(curve("limit", Figure.Style.DASHED, o.expectations(observable, ParticleNumber.INFINITE, fine)));
            curves.add(curve("exact, N = " + n, Figure.Style.LINE, o.expectations(observable, n, fine)));
        });
        curves.add(new Figure.Curve(
                sampled,
                Figure.Style.POINTS,
                Arrays.stream(times).boxed().toList(),
                seen.stream().map(Estimate::mean).toList(),
                seen.stream().map(Estimate::low).toList(),
                seen.stream().map(Estimate::high).toList()));
        return new Figure(
                name,
                "Relaxation of " + observable.text(),
                "The sampled mean with its " + percent()
                        + " interval at each time"
                        + (oracle.isPresent() ? ", the exact expectation and its limit." : "."),
                new Figure.Axis("time t", false),
                new Figure.Axis("E " + observable.text(), false),
                curves);
    }

    private Figure.Curve curve(String name, Figure.Style style, double[] y) {
        return Figure.Curve.of(
                name,
                style,
                Arrays.stream(fine).boxed().toList(),
                Arrays.stream(y).boxed().toList());
    }

    /** The histogram at the last time; an interval ends at 0, for no density is negative. */
    Figure histogram(String name, String sampled, Histogram one) {
        double[] edges = one.cells().edges();
        double quantile =
                new TDistribution(null, one.replicas() - 1).inverseCumulativeProbability(0.5 + confidence / 2);
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        List<Double> low = new ArrayList<>();
        List<Double> high = new ArrayList<>();
        List<Double> density = new ArrayList<>();
        for (int j = 0; j < limit.length; j++) {
            double side = edges[j + 1] - edges[j];
            double error = quantile * one.standardError(j);
            x.add((edges[j] + edges[j + 1]) / 2);
            y.add(one.mass(j) / side);
            low.add(Math.max(0, one.mass(j) - error) / side);
            high.add((one.mass(j) + error) / side);
            density.add(limit[j] / side);
        }
        return new Figure(
                name,
                String.format(Locale.ROOT, "The first marginal at t = %.4g", times[times.length - 1]),
                "The histogram of $f_N^{(1)}$ with " + percent()
                        + " intervals and the means of the limit density over its cells, "
                        + (parts(model).length == 1
                                ? "solved for on a grid of these cells, whose own error is of second order in their side."
                                : "solved for on two grids and extrapolated to cells of side 0."),
                new Figure.Axis("velocity v", false),
                new Figure.Axis("density", false),
                List.of(
                        new Figure.Curve(sampled, Figure.Style.POINTS, x, y, low, high),
                        Figure.Curve.of("limit", Figure.Style.LINE, x, density)));
    }

    /** Of two grids the extrapolation to cells of side 0: their errors are of second order in it. */
    private double[] limitMasses(double[] edges) {
        int[] parts = parts(model);
        double[] masses = limitMasses(edges, parts[0]);
        if (parts.length > 1) {
            double[] better = limitMasses(edges, parts[1]);
            double ratio = (double) parts[1] / parts[0];
            for (int j = 0; j < masses.length; j++) {
                masses[j] = Math.max(0, better[j] + (better[j] - masses[j]) / (ratio * ratio - 1));
            }
        }
        return masses;
    }

    /** The limit equation on a grid: of a mixture of products the mixture of the flows of its parts. */
    private double[] limitMasses(double[] edges, int finer) {
        int n = edges.length - 1;
        double t = times[times.length - 1];
        VelocityGrid grid = VelocityGrid.of(1, finer * n, edges[n]);
        BoltzmannFlow flow = BoltzmannFlow.of(GridModel.of(model, grid));
        double[] sum = new double[n];
        for (InitialLaw.Part part : model.initial().parts()) {
            CellMasses start = CellMasses.of(grid, part.law());
            double[] end = t == 0
                    ? start.masses()
                    : flow.solve(start, t).states().get(0).masses();
            for (int j = 0; j < finer * n; j++) {
                sum[j / finer] += part.weight().doubleValue() * end[j];
            }
        }
        return sum;
    }
}
