package stosszahl.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import stosszahl.boltzmann.BoltzmannFlow;
import stosszahl.boltzmann.KnownSolution;
import stosszahl.claim.Figure;
import stosszahl.grid.CellMasses;
import stosszahl.grid.GridModel;
import stosszahl.grid.VelocityGrid;
import stosszahl.initial.VelocityLaw;
import stosszahl.kac.KacModel;

/** The density of one velocity in dimension 1: on a grid, sampled, and in closed form where the model has a {@link KnownSolution}. */
final class DensityFigure {
    private DensityFigure() {}

    static Figure of(
            KacModel model,
            List<GridModel> grids,
            List<BoltzmannFlow.Trajectory> runs,
            Sampling sampling,
            Windows windows) {
        int last = grids.size() - 1;
        VelocityGrid grid = grids.get(last).grid();
        double view = GridSetting.halfWidth(model.initial());
        int middle = 1;
        double[] times = sampling.times();
        List<Figure.Curve> curves = new ArrayList<>();
        VelocityLaw law = model.initial().parts().get(0).law();
        List<Double> x = new ArrayList<>();
        List<Double> start = new ArrayList<>();
        for (int i = -60; i <= 60; i++) {
            double v = view * i / 60;
            x.add(v);
            start.add(law.density(v));
        }
        curves.add(Figure.Curve.of("t = 0", Figure.Style.DASHED, x, start));
        for (int i : new int[] {middle, times.length - 1}) {
            curves.add(density(
                    String.format(Locale.ROOT, "grid, t = %.3g", times[i]),
                    grid,
                    runs.get(last).states().get(i),
                    view));
        }
        KnownSolution.of(model)
                .ifPresent(solution -> curves.add(Figure.Curve.of(
                        String.format(Locale.ROOT, "%s, t = %.3g", solution.name(), times[middle]),
                        Figure.Style.LINE,
                        x,
                        x.stream()
                                .map(v -> solution.at(times[middle]).density(v))
                                .toList())));
        if (model.initial().chaotic()) {
            var histogram = sampling.many().histogram(1, times[middle]);
            double[] edges = histogram.cells().edges();
            List<Double> centre = new ArrayList<>();
            List<Double> mean = new ArrayList<>();
            List<Double> low = new ArrayList<>();
            List<Double> high = new ArrayList<>();
            for (int c = 0; c + 1 < edges.length; c++) {
                double width = edges[c + 1] - edges[c];
                double error = 3 * histogram.standardError(c) / width;
                centre.add((edges[c] + edges[c + 1]) / 2);
                mean.add(histogram.mass(c) / width);
                low.add(histogram.mass(c) / width - error);
                high.add(histogram.mass(c) / width + error);
            }
            curves.add(new Figure.Curve(
                    String.format(Locale.ROOT, "sampled, N = %d, t = %.3g", Sampling.MANY, times[middle]),
                    Figure.Style.POINTS,
                    centre,
                    mean,
                    low,
                    high));
        }
        return new Figure(
                "densities",
                "The density of one velocity",
                "The solution of the limit equation on the finest grid at three times up to "
                        + String.format(Locale.ROOT, "%.3g", windows.until())
                        + ", and the first marginal of the sampled system with three standard errors.",
                new Figure.Axis("velocity v", false),
                new Figure.Axis("density", false),
                curves);
    }

    private static Figure.Curve density(String name, VelocityGrid grid, CellMasses f, double view) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int cell = 0; cell < grid.cells(); cell++) {
            double centre = (grid.lower(cell, 0) + grid.upper(cell, 0)) / 2;
            if (Math.abs(centre) <= view) {
                x.add(centre);
                y.add(f.mass(cell) / grid.side());
            }
        }
        return Figure.Curve.of(name, Figure.Style.POINTS_AND_LINE, x, y);
    }
}
