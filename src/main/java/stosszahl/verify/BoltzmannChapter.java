package stosszahl.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.boltzmann.BoltzmannFlow;
import stosszahl.boltzmann.PicardIteration;
import stosszahl.boltzmann.ProductSolution;
import stosszahl.claim.Claim;
import stosszahl.claim.Figure;
import stosszahl.claim.PowerLaw;
import stosszahl.claim.Section;
import stosszahl.claim.SectionBuilder;
import stosszahl.claim.Table;
import stosszahl.collision.CollisionLaw;
import stosszahl.grid.CellMasses;
import stosszahl.grid.GridModel;
import stosszahl.grid.GridSpace;
import stosszahl.grid.KacHierarchy;
import stosszahl.grid.VelocityGrid;
import stosszahl.initial.BobylevKrookWu;
import stosszahl.initial.InitialLaw;
import stosszahl.initial.VelocityLaw;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.moment.MomentSystem;
import stosszahl.observable.Observable;

/** Proposition 2.3: the Boltzmann equation on fine grids, its invariants, and how far a grid is from the continuum. */
final class BoltzmannChapter {
    /** Standard deviations from the centre to the wall of the box, over the four of the coarse grids: what is cut off is below the error of the grids used here. */
    private static double wider(KacModel model) {
        return model.dimension() == 1 ? 1.5 : 1.125;
    }

    private BoltzmannChapter() {}

    static Section write(KacModel model, Windows windows, Sampling sampling, GridModel coarse, Progress progress) {
        SectionBuilder section = new SectionBuilder(
                        "Proposition 2.3: the Boltzmann equation, and the grid's distance from the continuum")
                .say(
                        "On a grid the limit equation $\\partial_t f = \\sum_K \\beta_K(K\\,\\mathrm{Tr}_{K-1}A_K f^{\\otimes K} - K f)$ is solved by an adaptive"
                                + " Runge-Kutta method (Dormand and Prince, order 8) and by the Picard iterates (7.10)-(7.11). A grid is an exact instance of the"
                                + " theorem; from the continuous velocities it differs by a discretisation error of second order in the cell $h$, and it heats: the"
                                + " energy of the gas grows by $O(h^2)$, and a grid relaxes to the uniform law of the box in the end.");
        List<Integer> sizes = sizes(model);
        double half = wider(model) * GridSetting.halfWidth(model.initial());
        double[] times = sampling.times();
        List<BoltzmannFlow.Trajectory> runs = new ArrayList<>();
        List<GridModel> grids = new ArrayList<>();
        VelocityLaw law = model.initial().parts().get(0).law();
        for (int n : sizes) {
            progress.at("limit equation, " + n + " cells per axis", runs.size(), sizes.size());
            GridModel grid = GridModel.of(model, VelocityGrid.of(model.dimension(), n, half));
            grids.add(grid);
            runs.add(BoltzmannFlow.of(grid).solve(CellMasses.of(grid.grid(), law), times));
        }
        invariants(section, runs);
        products(section, coarse);
        picard(section, coarse, law);
        discretisation(section, model, sizes, half, times, runs);
        if (model.dimension() == 1) {
            section.show(densities(model, grids, runs, sampling, windows));
        }
        return section.build();
    }

    /** Cells per axis of three grids, as fine as the collision matrix of the highest order allows. */
    private static List<Integer> sizes(KacModel model) {
        if (model.dimension() == 1) {
            return switch (model.highestOrder()) {
                case 1, 2 -> List.of(16, 32, 64);
                case 3 -> List.of(12, 18, 27);
                default -> List.of(8);
            };
        }
        if (model.dimension() == 3 && model.highestOrder() > 2) {
            return List.of(model.highestOrder() == 3 ? 3 : 2); // 64 cells have 45,760 triples: 11 GB of collisions.
        }
        return model.dimension() == 2 && model.highestOrder() <= 2 ? List.of(9, 11, 14) : List.of(4);
    }

    private static void invariants(SectionBuilder section, List<BoltzmannFlow.Trajectory> runs) {
        double mass = 0;
        double negative = Double.NEGATIVE_INFINITY;
        double norm = 0;
        int steps = 0;
        for (BoltzmannFlow.Trajectory run : runs) {
            mass = Math.max(mass, run.massDefect());
            negative = Math.max(negative, -run.min());
            norm = Math.max(norm, run.norm());
            steps += run.steps();
        }
        String note = "long window; at each of " + steps + " Runge-Kutta steps on " + runs.size()
                + " grids; rounding of a sum of cells";
        section.find(Claim.of("proposition-2.3/mass", "$\\int f(t) = 1$", "Proposition 2.3, (7.4)")
                .note(note)
                .atMost(mass, 1e-12));
        section.find(Claim.of("proposition-2.3/positivity", "$f(t) \\ge 0$", "Section 7.2")
                .note(note + "; measured: minus the least cell mass; nothing is repaired")
                .atMost(negative, 1e-13));
        section.find(Claim.of("proposition-2.3/norm", "$\\|f(t)\\|_{L^1} \\le 1$", "Proposition 2.3")
                .note(note)
                .relatively(1e-12)
                .atMost(norm, 1));
    }

    private static void products(SectionBuilder section, GridModel coarse) {
        KacModel model = coarse.model();
        GridSpace space = GridSpace.of(coarse.grid(), 3 + model.reach());
        KacHierarchy limit = KacHierarchy.of(coarse, space, ParticleNumber.INFINITE);
        double worst = 0;
        for (InitialLaw.Part part : model.initial().parts()) {
            for (int s = 1; s <= 3; s++) {
                worst = Math.max(worst, ProductSolution.residual(limit, CellMasses.of(coarse.grid(), part.law()), s));
            }
        }
        section.find(Claim.of(
                        "boltzmann/product",
                        "$(f^{\\otimes s})_s$ solves the Boltzmann hierarchy if $f$ solves the Boltzmann equation",
                        "Section 2.4; proof of Theorem 2.3")
                .note("residual in norm at the initial law, s = 1, 2, 3; rounding")
                .atMost(worst, 1e-12));
    }

    private static void picard(SectionBuilder section, GridModel coarse, VelocityLaw law) {
        double end = 1 / coarse.model().alpha().doubleValue();
        CellMasses f0 = CellMasses.of(coarse.grid(), law);
        PicardIteration.Result result = PicardIteration.of(coarse, end, 20).run(f0, 1e-14, 80);
        CellMasses reference = BoltzmannFlow.of(coarse).solve(f0, end).states().get(0);
        section.find(Claim.of("proposition-2.3/picard", "the Picard iterates converge to the solution", "(7.10)-(7.12)")
                .note(String.format(
                        Locale.ROOT,
                        "on [0, 1/alpha] = [0, %.4g], %d iterates; measured: distance of the last from Runge-Kutta",
                        end,
                        result.iterates().size() - 1))
                .atMost(reference.distance(result.end()), 1e-11));
        section.find(Claim.of(
                        "proposition-2.3/contraction",
                        "$\\|f_{n+1} - f_n\\| \\le \\lambda\\,\\|f_n - f_{n-1}\\|$ with $\\lambda < 1$",
                        "(7.12)")
                .note("measured: the largest quotient of successive changes")
                .atMost(result.contraction(), 1));
    }

    private static void discretisation(
            SectionBuilder section,
            KacModel model,
            List<Integer> sizes,
            double half,
            double[] times,
            List<BoltzmannFlow.Trajectory> runs) {
        Observable phi = Observed.polynomials(model.dimension()).get(0);
        Observable energy = Observable.parse(model.dimension() == 1 ? "v1^2" : "v1x^2", model.dimension());
        KacModel part = model.startingFrom(
                InitialLaw.product(model.initial().parts().get(0).law()));
        MomentSystem exact = MomentSystem.of(part, List.of(phi, energy));
        // Early in the window: later the truncation of the box and the grid's own equilibrium take over.
        int at = 0;
        double fourth = exact.expectation(phi, ParticleNumber.INFINITE, times[at]);
        double second = exact.expectation(energy, ParticleNumber.INFINITE, times[at]);
        int[] four = new int[model.dimension()];
        four[0] = 4;
        int[] two = new int[model.dimension()];
        two[0] = 2;
        double[] n = sizes.stream().mapToDouble(s -> s).toArray();
        double[] error = new double[n.length];
        double[] heat = new double[n.length];
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < n.length; i++) {
            CellMasses f = runs.get(i).states().get(at);
            error[i] = Math.abs(f.moment(four) - fourth);
            heat[i] = Math.abs(f.moment(two) - second);
            double last = runs.get(i).states().get(times.length - 1).moment(two);
            rows.add(List.of(sizes.get(i), 2 * half / n[i], f.moment(four), error[i], heat[i], last - second));
        }
        section.show(new Table(
                "discretisation",
                String.format(
                        Locale.ROOT,
                        "Grids on $[-%.4g, %.4g]$ against the exact limit %.8g of %s at $t = %.4g$, and the heating of the grid: its second moment less the conserved"
                                + " one, at that time and at the end of the window.",
                        half,
                        half,
                        fourth,
                        phi.text(),
                        times[at]),
                List.of("cells", "$h$", "moment of degree 4", "error", "heating", "heating at the end"),
                rows));
        if (n.length < 3) {
            section.find(Claim.of(
                            "boltzmann/order",
                            "the grid converges at second order in $h$",
                            "discretisation, beyond the paper")
                    .notApplicable("collision matrices of this order and dimension leave room for one grid only"));
            return;
        }
        order(
                section,
                "boltzmann/order",
                "the grid's " + phi.text() + " converges to the exact one at second order in $h$",
                n,
                error);
        order(section, "boltzmann/heating", "the grid heats by $O(h^2)$", n, heat);
    }

    private static void order(SectionBuilder section, String name, String statement, double[] n, double[] error) {
        Claim claim = Claim.of(name, statement, "discretisation, beyond the paper")
                .note(
                        "measured: slope of the error in the number of cells; the bound leaves room for higher orders in h");
        section.find(
                Arrays.stream(error).allMatch(e -> e > Rates.FLOOR)
                        ? claim.atMost(PowerLaw.fit(n, error).slope(), -1.7)
                        : claim.notApplicable("the error is rounding"));
    }

    private static Figure densities(
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
        for (double v = -view; v <= view + 1e-9; v += view / 60) {
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
        exact(model, times[middle])
                .ifPresent(solution -> curves.add(Figure.Curve.of(
                        String.format(Locale.ROOT, "Bobylev-Krook-Wu, t = %.3g", times[middle]),
                        Figure.Style.LINE,
                        x,
                        x.stream().map(v -> solution.density(v)).toList())));
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

    /** The Bobylev-Krook-Wu solution {@code a(t) = a e^{-t/4}} of Kac's caricature with the uniform angle, where that is the model. */
    private static Optional<VelocityLaw> exact(KacModel model, double t) {
        CollisionLaw law = model.collisions().get(0).law();
        boolean kac = model.collisions().size() == 1
                && law.name().equals("kac-rotation")
                && law.kernel().exact();
        VelocityLaw initial = model.initial().parts().get(0).law();
        return kac && model.initial().chaotic() && initial instanceof BobylevKrookWu bkw
                ? Optional.of(BobylevKrookWu.of(1, bkw.parameter().multiply(BigFraction.from(Math.exp(-t / 4)))))
                : Optional.empty();
    }
}
