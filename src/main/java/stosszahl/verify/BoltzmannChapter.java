package stosszahl.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.DoubleFunction;
import org.apache.commons.math3.util.MathArrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import stosszahl.boltzmann.BoltzmannFlow;
import stosszahl.boltzmann.KnownSolution;
import stosszahl.boltzmann.PicardIteration;
import stosszahl.boltzmann.ProductSolution;
import stosszahl.claim.Claim;
import stosszahl.claim.Comparison;
import stosszahl.claim.Finding;
import stosszahl.claim.Section;
import stosszahl.claim.SectionBuilder;
import stosszahl.claim.Table;
import stosszahl.claim.Tolerance;
import stosszahl.collision.CollisionLaw;
import stosszahl.grid.CellMasses;
import stosszahl.grid.GridModel;
import stosszahl.grid.GridSpace;
import stosszahl.grid.KacHierarchy;
import stosszahl.grid.VelocityGrid;
import stosszahl.initial.InitialLaw;
import stosszahl.initial.VelocityLaw;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.moment.MomentSystem;
import stosszahl.observable.Observable;

/** Proposition 2.3: the Boltzmann equation on fine grids, its invariants, and how far a grid is from the continuum. */
final class BoltzmannChapter {
    /** The exponent that counts as second order, with room for the next order of {@code h} on grids of finite size. */
    private static final double LEAST_ORDER = -1.7;

    /** A larger step of the exponent from one pair of grids to the next is no settled order. */
    private static final double RISING = 0.05;

    /** The exponent of grids that do not resolve the kernel, with the same room; an error that decays more slowly has another cause. */
    private static final double FIRST_ORDER = -0.8;

    /** Of collisions that move a particle by less than a cell; for the uniform kernels on the grids used here about 0.07. */
    private static final double MOST_SLIGHT = 0.2;

    private static final int DRAWS = 4000;

    private static final Tolerance MOMENTS =
            Tolerance.relative(1e-9, "moments are accurate to 1e-12, averages by quadrature to 1e-10");

    /** Moments that are known less well, relative to their size, decide nothing. */
    private static final double VAGUE = 1e-6;

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
        section.find(positivity(runs)).find(norm(runs)).find(products(coarse, ParticleNumber.INFINITE));
        picard(section, coarse, law);
        known(section, model, times);
        discretisation(section, model, sizes, half, times, runs);
        if (model.dimension() == 1) {
            section.show(DensityFigure.of(model, grids, runs, sampling, windows));
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

    /** Trajectories on some grids conserve mass and norm. */
    static Finding norm(List<BoltzmannFlow.Trajectory> runs) {
        Comparison one = Comparison.start();
        for (int i = 0; i < runs.size(); i++) {
            BoltzmannFlow.Trajectory run = runs.get(i);
            int grid = i + 1;
            one.tolerance(
                    Tolerance.absolute(1e-12 + 1e-15 * run.steps(), "rounding of a sum of cells, and of each step"));
            one.equal(run.norm(), 1, 1, () -> "largest norm on grid " + grid);
            one.equal(run.massDefect(), 0, 1, () -> "largest distance of the mass from 1 on grid " + grid);
        }
        return Claim.of("proposition-2.3/norm", "$\\|f(t)\\|_{L^1} = \\int f(t) = 1$", "Proposition 2.3, (7.4)")
                .note(steps(runs))
                .judge(one);
    }

    /** No cell of a trajectory becomes negative. */
    static Finding positivity(List<BoltzmannFlow.Trajectory> runs) {
        Comparison positive = Comparison.within(Tolerance.absolute(1e-13, "the tolerance of a Runge-Kutta step"));
        for (int i = 0; i < runs.size(); i++) {
            int grid = i + 1;
            double min = runs.get(i).min();
            positive.equal(Math.min(0, min), 0, 1, () -> "negative part of the least cell mass on grid " + grid);
        }
        return Claim.of("proposition-2.3/positivity", "$f(t) \\ge 0$", "Section 7.2")
                .note(steps(runs) + "; nothing is repaired")
                .judge(positive);
    }

    private static String steps(List<BoltzmannFlow.Trajectory> runs) {
        return "at each of "
                + runs.stream().mapToInt(BoltzmannFlow.Trajectory::steps).sum() + " Runge-Kutta steps on " + runs.size()
                + " grids";
    }

    /** The products of the initial law solve a hierarchy: that of the limit. */
    static Finding products(GridModel coarse, ParticleNumber n) {
        KacModel model = coarse.model();
        GridSpace space = GridSpace.of(coarse.grid(), 3 + model.reach());
        KacHierarchy limit = KacHierarchy.of(coarse, space, n);
        Comparison residual =
                Comparison.within(Tolerance.relative(1e-12, "rounding of gains and losses of size alpha s"));
        int part = 0;
        for (InitialLaw.Part law : model.initial().parts()) {
            part++;
            for (int s = 1; s <= 3; s++) {
                String where = "residual of part " + part + ", s = " + s;
                residual.equal(
                        ProductSolution.residual(limit, CellMasses.of(coarse.grid(), law.law()), s),
                        0,
                        s * model.alpha().doubleValue(),
                        () -> where);
            }
        }
        return Claim.of(
                        "boltzmann/product",
                        "$(f^{\\otimes s})_s$ solves the Boltzmann hierarchy if $f$ solves the Boltzmann equation",
                        "Section 2.4; proof of Theorem 2.3")
                .note("in norm at the initial law, s = 1, 2, 3")
                .judge(residual);
    }

    private static void picard(SectionBuilder section, GridModel coarse, VelocityLaw law) {
        double end = 1 / coarse.model().alpha().doubleValue();
        CellMasses f0 = CellMasses.of(coarse.grid(), law);
        PicardIteration.Result result = PicardIteration.of(coarse, end, 20).run(f0, 1e-14, 80);
        CellMasses reference = BoltzmannFlow.of(coarse).solve(f0, end).states().get(0);
        section.find(picard(result, reference, end)).find(contraction(result));
    }

    /** The iterates end at a reference. */
    static Finding picard(PicardIteration.Result result, CellMasses reference, double end) {
        return Claim.of("proposition-2.3/picard", "the Picard iterates converge to the solution", "(7.10)-(7.12)")
                .note(String.format(
                        Locale.ROOT,
                        "on [0, 1/alpha] = [0, %.4g], %d iterates; measured: distance of the last from Runge-Kutta",
                        end,
                        result.iterates().size() - 1))
                .judge(Comparison.within(Tolerance.absolute(1e-11, "collocation with 20 nodes and 80 iterates at most"))
                        .equal(
                                reference.distance(result.end()),
                                0,
                                1,
                                () -> String.format(Locale.ROOT, "t = %.4g", end)));
    }

    /** The changes of the iterates shrink. */
    static Finding contraction(PicardIteration.Result result) {
        Comparison shrinks = Comparison.within(Tolerance.relative(0, "a quotient of 1 is no contraction"));
        if (result.contraction() == 0) {
            shrinks.notApplicable("the data are at rest on this grid, and the first iterate is the last");
        }
        return Claim.of(
                        "proposition-2.3/contraction",
                        "$\\|f_{n+1} - f_n\\| \\le \\lambda\\,\\|f_n - f_{n-1}\\|$ with $\\lambda < 1$",
                        "(7.12)")
                .judge(shrinks.atMost(
                        result.contraction(), Math.nextDown(1.0), () -> "the largest quotient of successive changes"));
    }

    /** The moments of a solution in closed form are those of the moment hierarchy in the limit. */
    static Finding knownSolution(
            DoubleFunction<VelocityLaw> solution, MomentSystem exact, List<Observable> phi, double... times) {
        Comparison moments = Comparison.within(MOMENTS);
        for (Observable observable : phi) {
            double[] right = exact.expectations(observable, ParticleNumber.INFINITE, times);
            double[] errors = exact.kernelErrors(observable, ParticleNumber.INFINITE, times);
            for (int i = 0; i < times.length; i++) {
                double t = times[i];
                VelocityLaw law = solution.apply(t);
                double sum = 0;
                for (Observable.Term term : observable.terms()) {
                    sum += term.monomial()
                            .map(a -> law.moment(Objects.requireNonNull(a.get(1)))
                                    .multiply(term.coefficient())
                                    .doubleValue())
                            .orElse(Double.NaN);
                }
                if (!(errors[i] <= VAGUE * Math.abs(right[i]))) {
                    moments.unresolved("the averages over the collision laws are known to " + Comparison.show(errors[i])
                            + " only in the moments compared");
                    continue;
                }
                moments.tolerance(MOMENTS.and(errors[i], "errors of the averages over the collision laws"));
                moments.equal(
                        sum,
                        right[i],
                        Math.abs(right[i]),
                        () -> String.format(Locale.ROOT, "%s, t = %.4g", observable.text(), t));
            }
        }
        return Claim.of(
                        "boltzmann/known-solution",
                        "the Bobylev-Krook-Wu form with the decay that the kernels give, as it is drawn, solves the Boltzmann equation",
                        "known answer, beyond the paper")
                .note("moments against the limiting moment hierarchy")
                .judge(moments);
    }

    /** Moments of one velocity up to degree 8, up to 6 above dimension 1. */
    static List<Observable> moments(int dimension) {
        List<String> texts = dimension == 1
                ? List.of("v1^2", "v1^4", "v1^6", "v1^8")
                : List.of("v1x^2", "v1x^4", "v1x^2*v1y^2", "v1x^6", "v1x^4*v1y^2");
        return texts.stream().map(t -> Observable.parse(t, dimension)).toList();
    }

    private static void known(SectionBuilder section, KacModel model, double[] times) {
        KnownSolution.of(model)
                .ifPresent(solution -> section.find(knownSolution(
                        solution::at,
                        MomentSystem.of(model, moments(model.dimension())),
                        moments(model.dimension()),
                        times)));
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
        double slight = slight(model, 2 * half / n[n.length - 1]);
        double vague = exact.kernelErrors(phi, ParticleNumber.INFINITE, times[at])[0];
        if (n.length >= 3 && !(vague <= 0.01 * error[n.length - 1])) {
            section.find(
                    Claim.of(
                                    "boltzmann/order",
                                    "the grid converges at second order in $h$",
                                    "discretisation, beyond the paper")
                            .unresolved(
                                    vague,
                                    0.01 * error[n.length - 1],
                                    1,
                                    "the averages over the collision laws are not known well enough beside the error of the finest grid"));
            return;
        }
        if (n.length < 3) {
            section.find(Claim.of(
                            "boltzmann/order",
                            "the grid converges at second order in $h$",
                            "discretisation, beyond the paper")
                    .notApplicable("collision matrices of this order and dimension leave room for one grid only"));
            return;
        }
        section.find(order(
                        "boltzmann/order",
                        "the grid's " + phi.text() + " converges to the exact one at second order in $h$",
                        n,
                        error,
                        fourth,
                        slight))
                .find(order("boltzmann/heating", "the grid heats by $O(h^2)$", n, heat, second, slight));
    }

    /** The share of collisions that move a particle, but by less than {@code h}: a grid of cells {@code h} does not resolve them. */
    private static double slight(KacModel model, double h) {
        UniformRandomProvider rng = RandomSource.L64_X128_MIX.create(0x51197L);
        VelocityLaw law = model.initial().parts().get(0).law();
        int d = model.dimension();
        double share = 0;
        for (KacModel.WeightedLaw part : model.collisions()) {
            CollisionLaw.Collider collider = part.law().collider(rng);
            double[] v = new double[part.law().order() * d];
            int count = 0;
            for (int trial = 0; trial < DRAWS; trial++) {
                for (int i = 0; i < v.length; i += d) {
                    law.sample(rng, v, i);
                }
                double[] before = Arrays.copyOf(v, d);
                collider.collide(v);
                double moved = MathArrays.distance(before, Arrays.copyOf(v, d));
                count += moved > 0 && moved < h ? 1 : 0;
            }
            share += part.weight().doubleValue() * count / DRAWS;
        }
        return share;
    }

    /**
     * The error decays at second order in the number of cells, or faster. The order is a limit, so the two finest grids decide. Where they fall short of it, nothing is
     * decided as long as the order still rises from grid to grid, or the grid does not resolve the collisions: those that move a particle by {@code delta} below {@code h}
     * heat by {@code h delta}, not by {@code h^2}.
     *
     * @param slight the share of such collisions on the finest grid
     */
    static Finding order(String name, String statement, double[] n, double[] error, double scale, double slight) {
        Claim claim = Claim.of(name, statement, "discretisation, beyond the paper")
                .note("measured: exponent of the error in the number of cells, between the two finest grids");
        for (double e : error) {
            if (e <= Rates.FLOOR * Math.abs(scale)) {
                return claim.notApplicable("the error is rounding");
            }
        }
        int last = n.length - 1;
        double exponent = exponent(n, error, last);
        double before = exponent(n, error, last - 1);
        boolean rising = exponent < before - RISING;
        if (exponent > LEAST_ORDER && exponent < FIRST_ORDER && (rising || slight > MOST_SLIGHT)) {
            String why = rising
                    ? String.format(
                            Locale.ROOT,
                            "the order still rises with the grids, from %.3f at %.0f cells to %.3f at %.0f",
                            -before,
                            n[last - 1],
                            -exponent,
                            n[last])
                    : String.format(
                            Locale.ROOT,
                            "%.0f %% of the collisions move a particle by less than a cell of the finest grid, which heats by O(h) until it resolves them",
                            100 * slight);
            return claim.unresolved(exponent, LEAST_ORDER, 1, why + "; more cells would tell");
        }
        return claim.judge(Comparison.within(Tolerance.relative(0, "the bound leaves room for higher orders in h"))
                .atMost(
                        exponent,
                        LEAST_ORDER,
                        () -> String.format(
                                Locale.ROOT,
                                "error %.4g on %.0f cells, %.4g on %.0f, %.4g on %.0f",
                                error[0],
                                n[0],
                                error[last - 1],
                                n[last - 1],
                                error[last],
                                n[last])));
    }

    private static double exponent(double[] n, double[] error, int i) {
        return Math.log(error[i] / error[i - 1]) / Math.log(n[i] / n[i - 1]);
    }
}
