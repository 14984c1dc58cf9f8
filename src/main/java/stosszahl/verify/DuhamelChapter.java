package stosszahl.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import stosszahl.boltzmann.BoltzmannFlow;
import stosszahl.claim.Claim;
import stosszahl.claim.Comparison;
import stosszahl.claim.Figure;
import stosszahl.claim.Finding;
import stosszahl.claim.Section;
import stosszahl.claim.SectionBuilder;
import stosszahl.claim.Table;
import stosszahl.claim.Tolerance;
import stosszahl.grid.GridModel;
import stosszahl.grid.GridSpace;
import stosszahl.grid.InitialData;
import stosszahl.grid.KacHierarchy;
import stosszahl.grid.MasterEquation;
import stosszahl.grid.SymmetricMasses;
import stosszahl.hierarchy.BanachSpace;
import stosszahl.hierarchy.DuhamelSeries;
import stosszahl.hierarchy.GradedElement;
import stosszahl.hierarchy.LifeSpan;
import stosszahl.hierarchy.Majorant;
import stosszahl.hierarchy.RemainderBound;
import stosszahl.kac.KacModel;
import stosszahl.kac.ModelConstants;
import stosszahl.kac.ParticleNumber;

/** The Duhamel series (5.17)-(5.18) on a grid: its remainder measured against the finite model and against its bounds. */
final class DuhamelChapter {
    private static final int TERMS = 24;

    /** Below this share of the terms' norms a remainder is rounding and says nothing. */
    private static final double ROUNDING = 1e-13;

    private static final Tolerance BOUNDS = Tolerance.relative(1e-12, "rounding of two recursions of positive terms");

    private DuhamelChapter() {}

    static Section write(GridModel grid, ModelConstants constants, Windows windows, int particles) {
        KacModel model = grid.model();
        double t = end(constants, windows);
        SectionBuilder section = new SectionBuilder("The Duhamel series and its remainder")
                .say(String.format(
                        Locale.ROOT,
                        "With all $N = %d$ levels the partial sums of the series are exact to every order, without closure, so at"
                                + " $t = %.4g$, the end of the guaranteed window, they must come to the marginals of the finite model's own"
                                + " master equation, solved by uniformisation on occupation numbers. The infinite hierarchy on the levels"
                                + " at hand is exact to the order $(S-s)/m$; its reference is the limit equation.",
                        particles,
                        t))
                .say(
                        "Three bounds for the remainder after order $n$: the paper's (5.23) at $T = t$; the bound of Lemma 5.1 before it is simplified,"
                                + " $b_{j+1}(s) = s\\sum_k R_k b_j(s+k)$; and the same with $2\\sum_n w_N(s;k,n)\\binom sn$ in place of $s R_k$.");
        GridSpace space = GridSpace.of(grid.grid(), particles);
        InitialData data = InitialData.of(space, model.initial());
        KacHierarchy finite = KacHierarchy.of(grid, space, ParticleNumber.of(particles));
        DuhamelSeries<SymmetricMasses> series = DuhamelSeries.of(finite, data.sequence(particles));
        SymmetricMasses law = MasterEquation.of(grid, ParticleNumber.of(particles))
                .solve(data.marginal(particles), t, 1e-16)
                .law();
        GradedElement<SymmetricMasses> reference = space.marginals(law);
        List<List<Object>> rows = new ArrayList<>();
        List<Figure.Curve> curves = new ArrayList<>();
        Order order = new Order();
        section.find(masterEquation(series, reference, t));
        for (int s = 1; s <= Math.min(3, particles); s++) {
            int level = s;
            Run run = new Run(model, ParticleNumber.of(particles), series, constants, s, t);
            for (int n = 0; n <= TERMS; n++) {
                Remainder r = run.remainder(n, reference.component(s));
                order.see(r, run.magnitude(n), "N = " + particles + ", s = " + s + ", n = " + n);
                rows.add(r.row(Integer.toString(particles), s, n));
            }
            if (s == 2) {
                curves.addAll(run.curves("N = " + particles, n -> reference.component(level)));
            }
        }
        infinite(section, grid, constants, windows, order, rows, curves);
        order.findings(section, model.reach());
        PicardClaims.write(section, series, constants, t);
        return section.show(new Table(
                        "duhamel-remainders",
                        "The remainder after order $n$ at the end of the guaranteed window: measured, and its bounds.",
                        List.of("$N$", "$s$", "$n$", "measured", "sharp bound", "Lemma 5.1", "(5.23)"),
                        rows))
                .show(new Figure(
                        "duhamel-remainders",
                        "Remainder of the Duhamel series",
                        "For order $s = 2$: the measured remainder falls to rounding, far below its bounds; the paper's (5.23) is by far the largest.",
                        new Figure.Axis("order n of the partial sum", false),
                        new Figure.Axis("remainder in norm", true),
                        curves))
                .build();
    }

    /** The end of the guaranteed window; without coupling (m = 0) that has no end, and the series is looked at up to {@code T_*}. */
    private static double end(ModelConstants constants, Windows windows) {
        return Math.min(windows.guaranteed(), 0.9 * constants.lifeSpan().existenceTime());
    }

    private static void infinite(
            SectionBuilder section,
            GridModel grid,
            ModelConstants constants,
            Windows windows,
            Order order,
            List<List<Object>> rows,
            List<Figure.Curve> curves) {
        KacModel model = grid.model();
        int levels = 1 + 7 * Math.max(1, Math.min(model.reach(), 2));
        double t = end(constants, windows);
        GridSpace space = GridSpace.of(grid.grid(), levels);
        InitialData data = InitialData.of(space, model.initial());
        KacHierarchy limit = KacHierarchy.of(grid, space, ParticleNumber.INFINITE);
        DuhamelSeries<SymmetricMasses> series = DuhamelSeries.of(limit, data.sequence(levels));
        Comparison limitEquation = Comparison.start();
        for (int s = 1; s <= 2; s++) {
            int level = s;
            SymmetricMasses reference = space.level(s).zero();
            for (int j = 0; j < data.parts().size(); j++) {
                double[] f = BoltzmannFlow.of(grid)
                        .solve(data.parts().get(j), t)
                        .states()
                        .get(0)
                        .masses();
                double weight = model.initial().parts().get(j).weight().doubleValue();
                reference = space.level(s).combine(1, reference, weight, space.product(s, f));
            }
            SymmetricMasses f = reference;
            Run run = new Run(model, ParticleNumber.INFINITE, series, constants, s, t);
            int depth = Math.min(TERMS, series.depth(s));
            for (int n = 0; n <= depth; n++) {
                Remainder r = run.remainder(n, reference);
                order.see(r, run.magnitude(n), "N = inf, s = " + s + ", n = " + n);
                rows.add(r.row("inf", s, n));
                limit(limitEquation, r, run.magnitude(n), run.moves(n), "s = " + s + ", n = " + n);
            }
            if (level == 2) {
                curves.add(run.measured("N = inf", n -> f, depth));
            }
        }
        section.find(Claim.of(
                        "duhamel/limit-equation",
                        "the partial sums of the infinite hierarchy approach $f(t)^{\\otimes s}$ (or the mixture) within the remainder's bound",
                        "(5.18), Section 2.4")
                .note("guaranteed window; levels up to " + levels + "; every order at hand")
                .judge(limitEquation));
    }

    /** At every order the remainder is within its bound, beyond the rounding of the partial sum. */
    static void limit(Comparison comparison, Remainder r, double magnitude, boolean moves, String where) {
        if (moves || !(r.measured() <= ROUNDING * magnitude)) {
            comparison
                    .tolerance(BOUNDS.and(ROUNDING * magnitude, "rounding of a partial sum relative to its terms"))
                    .atMost(r.measured(), r.sharp(), () -> where);
        }
    }

    /** The partial sum of order {@link #TERMS} is the master equation's marginal, at every level; data that do not move compare nothing. */
    static Finding masterEquation(
            DuhamelSeries<SymmetricMasses> series, GradedElement<SymmetricMasses> reference, double t) {
        Comparison comparison = Comparison.within(Tolerance.relative(
                1e-12,
                "rounding and truncation, relative to the sum of the norms of the terms; the rest after " + TERMS
                        + " terms is below it"));
        for (int s = 1; s <= reference.levels(); s++) {
            BanachSpace<SymmetricMasses> space = series.hierarchy().space().level(s);
            SymmetricMasses data = series.taylor(0).component(s);
            double magnitude = series.magnitude(s, t, TERMS);
            double moved = space.norm(space.combine(1, reference.component(s), -1, data));
            double defect = RemainderBound.measured(space, reference.component(s), series.partialSum(s, t, TERMS));
            int level = s;
            if (moved <= ROUNDING * magnitude && magnitude - space.norm(data) <= ROUNDING * magnitude) {
                continue;
            }
            comparison.equal(defect, 0, magnitude, () -> "s = " + level + ", n = " + TERMS);
        }
        if (comparison.places() == 0) {
            comparison.note("the data do not move");
        }
        return Claim.of(
                        "duhamel/master-equation",
                        "the partial sums come to the marginals of the master equation",
                        "(5.17), Lemma 6.3")
                .note("end of the guaranteed window; every level; uniformisation on occupation numbers")
                .judge(comparison);
    }

    /** One remainder and its bounds; NaN where a bound means nothing. */
    record Remainder(double measured, double sharp, double lemma, double paper) {
        List<Object> row(String n, int s, int order) {
            return List.of(n, s, order, measured, sharp, lemma, paper);
        }
    }

    /** One level of one series. */
    static final class Run {
        private final DuhamelSeries<SymmetricMasses> series;
        private final BanachSpace<SymmetricMasses> space;
        private final Majorant sharp;
        private final Majorant lemma;
        private final LifeSpan life;
        private final int s;
        private final double t;

        Run(
                KacModel model,
                ParticleNumber number,
                DuhamelSeries<SymmetricMasses> series,
                ModelConstants constants,
                int s,
                double t) {
            long particles = number.finite() ? number.count() : Long.MAX_VALUE;
            this.series = series;
            this.space = series.hierarchy().space().level(s);
            this.lemma = Majorant.of(constants.growthConstants(), Majorant.densities(particles));
            this.sharp = Majorant.of(
                    (level, k) -> number.finite() && level + (long) k > particles
                            ? 0
                            : ConditionsChapter.sharpBound(model, number, level, k),
                    model.reach(),
                    Majorant.densities(particles));
            this.life = constants.lifeSpan();
            this.s = s;
            this.t = t;
        }

        /** What rounding is relative to: the sum of the norms of the terms. */
        double magnitude(int n) {
            return series.magnitude(s, t, n);
        }

        /** Is there a term beyond the data. */
        boolean moves(int n) {
            return magnitude(n) - space.norm(series.taylor(0).component(s)) > ROUNDING * magnitude(n);
        }

        Remainder remainder(int n, SymmetricMasses reference) {
            double paper = RemainderBound.paper(s, n, t, life.existenceTime(), life.reach(), 1)
                    .orElse(Double.NaN);
            return new Remainder(
                    RemainderBound.measured(space, reference, series.partialSum(s, t, n)),
                    sharp.bound(s, t, n),
                    lemma.bound(s, t, n),
                    paper);
        }

        Figure.Curve measured(String name, IntFunction<SymmetricMasses> reference, int last) {
            return curve(
                    "measured, " + name,
                    Figure.Style.POINTS_AND_LINE,
                    last,
                    n -> remainder(n, reference.apply(n)).measured());
        }

        List<Figure.Curve> curves(String name, IntFunction<SymmetricMasses> reference) {
            return List.of(
                    measured(name, reference, TERMS),
                    curve("sharp bound, " + name, Figure.Style.DASHED, TERMS, n -> sharp.bound(s, t, n)),
                    curve("Lemma 5.1", Figure.Style.DASHED, TERMS, n -> lemma.bound(s, t, n)),
                    curve(
                            "(5.23)",
                            Figure.Style.DASHED,
                            TERMS,
                            n -> RemainderBound.paper(s, n, t, life.existenceTime(), life.reach(), 1)
                                    .orElse(Double.NaN)));
        }

        private static Figure.Curve curve(String name, Figure.Style style, int last, IntFunction<Double> y) {
            return Figure.Curve.of(
                    name,
                    style,
                    IntStream.rangeClosed(0, last).mapToObj(n -> (double) n).toList(),
                    IntStream.rangeClosed(0, last).mapToObj(y).toList());
        }
    }

    /** The chain measured, sharp, Lemma 5.1, (5.23), link by link. */
    static final class Order {
        private final Comparison sharp = Comparison.start();
        private final Comparison lemma = Comparison.within(BOUNDS);
        private final Comparison paper = Comparison.within(BOUNDS);

        void see(Remainder r, double magnitude, String where) {
            // A remainder below the rounding of the partial sum compares nothing; not a number is compared, and
            // refutes.
            if (!(r.measured() <= ROUNDING * magnitude)) {
                sharp.tolerance(BOUNDS.and(ROUNDING * magnitude, "rounding of a partial sum relative to its terms"))
                        .atMost(r.measured(), r.sharp(), () -> where);
            }
            lemma.atMost(r.sharp(), r.lemma(), () -> where);
            paper.atMost(r.lemma(), r.paper(), () -> where);
        }

        Finding sharp() {
            if (sharp.places() == 0) {
                sharp.note("every remainder is rounding: the data do not move");
            }
            return Claim.of("duhamel/sharp-bound", "measured remainder $\\le$ sharp bound", "(5.17), (6.39)")
                    .note("guaranteed window; every s and n with a remainder above rounding")
                    .judge(sharp);
        }

        Finding lemma(int reach) {
            Claim claim = Claim.of(
                            "duhamel/lemma-5.1", "sharp bound $\\le$ bound of Lemma 5.1", "Lemma 5.1, (5.4)-(5.5)")
                    .note("guaranteed window");
            return reach == 0
                    ? claim.notApplicable("M = 1: the levels are not coupled and both bounds are one recursion")
                    : claim.judge(lemma);
        }

        Finding paper(int reach) {
            Claim claim = Claim.of("duhamel/(5.23)", "bound of Lemma 5.1 $\\le$ the paper's bound", "(5.22)-(5.23)")
                    .note("guaranteed window, T = t, both with the same R_k");
            return reach == 0
                    ? claim.notApplicable("M = 1: the exponent s/m of (5.23) means nothing")
                    : claim.judge(paper);
        }

        void findings(SectionBuilder section, int reach) {
            section.find(sharp()).find(lemma(reach)).find(paper(reach));
        }
    }
}
