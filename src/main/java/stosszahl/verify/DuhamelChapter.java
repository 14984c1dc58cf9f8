package stosszahl.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import stosszahl.boltzmann.BoltzmannFlow;
import stosszahl.claim.Claim;
import stosszahl.claim.Figure;
import stosszahl.claim.Section;
import stosszahl.claim.SectionBuilder;
import stosszahl.claim.Table;
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
import stosszahl.hierarchy.PicardMap;
import stosszahl.hierarchy.PolynomialPath;
import stosszahl.hierarchy.RemainderBound;
import stosszahl.kac.KacModel;
import stosszahl.kac.ModelConstants;
import stosszahl.kac.ParticleNumber;

/** The Duhamel series (5.17)-(5.18) on a grid: its remainder measured against the finite model and against its bounds. */
final class DuhamelChapter {
    private static final int TERMS = 24;

    /** Rounding of a partial sum of terms of norm about 1. */
    private static final double ROUNDING = 1e-13;

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
        double closest = 0;
        String at = "";
        Order order = new Order();
        for (int s = 1; s <= Math.min(3, particles); s++) {
            int level = s;
            Run run = new Run(finite, series, constants, s, t, particles);
            double best = Double.POSITIVE_INFINITY;
            for (int n = 0; n <= TERMS; n++) {
                Remainder r = run.remainder(n, reference.component(s));
                order.see(r, "N = " + particles + ", s = " + s + ", n = " + n);
                rows.add(r.row(Integer.toString(particles), s, n));
                best = Math.min(best, r.measured());
            }
            if (best >= closest) {
                closest = best;
                at = "s = " + s;
            }
            if (s == 2) {
                curves.addAll(run.curves("N = " + particles, n -> reference.component(level)));
            }
        }
        section.find(Claim.of(
                        "duhamel/master-equation",
                        "the partial sums come to the marginals of the master equation",
                        "(5.17), Lemma 6.3")
                .witness(at)
                .note("guaranteed window; the least remainder over n <= " + TERMS + ", worst over s")
                .atMost(closest, 1e-12));
        infinite(section, grid, constants, windows, order, rows, curves);
        order.findings(section, model.reach());
        picard(section, series, constants, t);
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
        double rest = 0;
        double bound = 0;
        double ratio = Double.NEGATIVE_INFINITY;
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
            Run run = new Run(limit, series, constants, s, t, Long.MAX_VALUE);
            int depth = Math.min(TERMS, series.depth(s));
            for (int n = 0; n <= depth; n++) {
                Remainder r = run.remainder(n, reference);
                order.see(r, "N = inf, s = " + s + ", n = " + n);
                rows.add(r.row("inf", s, n));
                if (n == depth && !((r.measured() - ROUNDING) / r.sharp() <= ratio)) {
                    ratio = (r.measured() - ROUNDING) / r.sharp();
                    rest = r.measured();
                    bound = r.sharp();
                }
            }
            if (level == 2) {
                curves.add(run.measured("N = inf", n -> f, depth));
            }
        }
        section.find(Claim.of(
                        "duhamel/limit-equation",
                        "the partial sums of the infinite hierarchy approach $f(t)^{\\otimes s}$ (or the mixture) within the remainder's bound",
                        "(5.18), Section 2.4")
                .note("guaranteed window; levels up to " + levels
                        + "; remainder at the deepest order and its sharp bound, of s = 1, 2 where they are closest, beyond rounding "
                        + ROUNDING)
                .atMost(rest, Math.max(bound, ROUNDING)));
    }

    /** The same numbers by Picard's map, and how much it contracts. */
    private static void picard(
            SectionBuilder section, DuhamelSeries<SymmetricMasses> series, ModelConstants constants, double t) {
        PicardMap<SymmetricMasses> map = PicardMap.of(series.hierarchy(), series.term(0));
        int iterates = 6;
        List<PolynomialPath<SymmetricMasses>> paths = map.iterates(iterates);
        double difference = 0;
        for (int n = 0; n <= iterates; n++) {
            GradedElement<SymmetricMasses> a = paths.get(n).value(t);
            difference = Math.max(
                    difference, a.combine(1, -1, series.partialSum(t, n)).norm(0));
        }
        section.find(Claim.of(
                        "picard/series",
                        "Picard's iterates from $F(t) = F_0$ are the partial sums of the series",
                        "Proposition 2.1; (5.17)")
                .note("guaranteed window; iterates 0 to " + iterates + ", all levels")
                .atMost(difference, ROUNDING));
        PicardMap.Contraction contraction =
                map.contraction(constants.growthConstants(), paths.get(iterates), paths.get(iterates - 1), t, 64);
        section.find(Claim.of(
                        "picard/contraction",
                        "$\\|\\mathcal M F - \\mathcal M G\\|_{\\boldsymbol\\mu} \\le \\theta\\,\\|F - G\\|_{\\boldsymbol\\mu}$ with $\\theta = T\\sum_k R_k e^k < 1$",
                        "Propositions 2.1 and 2.2, (7.1)")
                .note("guaranteed window; F and G two successive iterates, norms (2.4) at 65 times")
                .atMost(contraction.ratio(), contraction.theta()));
    }

    /** One remainder and its bounds; NaN where a bound means nothing. */
    private record Remainder(double measured, double sharp, double lemma, double paper) {
        List<Object> row(String n, int s, int order) {
            return List.of(n, s, order, measured, sharp, lemma, paper);
        }
    }

    /** One level of one series. */
    private static final class Run {
        private final DuhamelSeries<SymmetricMasses> series;
        private final BanachSpace<SymmetricMasses> space;
        private final Majorant sharp;
        private final Majorant lemma;
        private final LifeSpan life;
        private final int s;
        private final double t;

        Run(
                KacHierarchy hierarchy,
                DuhamelSeries<SymmetricMasses> series,
                ModelConstants constants,
                int s,
                double t,
                long particles) {
            KacModel model = hierarchy.model().model();
            this.series = series;
            this.space = hierarchy.space().level(s);
            this.lemma = Majorant.of(constants.growthConstants(), Majorant.densities(particles));
            this.sharp = Majorant.of(
                    (level, k) -> ConditionsChapter.sharpBound(model, hierarchy.particles(), level, k),
                    model.reach(),
                    Majorant.densities(particles));
            this.life = constants.lifeSpan();
            this.s = s;
            this.t = t;
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

    /** The chain measured, sharp, Lemma 5.1, (5.23): the worst ratio of each link. */
    private static final class Order {
        private final double[] ratio = {0, 0, 0};
        private final String[] witness = {"", "", ""};

        void see(Remainder r, String where) {
            link(0, r.measured() - ROUNDING, r.sharp(), where);
            link(1, r.sharp(), r.lemma(), where);
            link(2, r.lemma(), r.paper(), where);
        }

        private void link(int i, double left, double right, String where) {
            // Both sides below rounding, or no right side: nothing to compare.
            if (left <= 0 || Double.isNaN(right)) {
                return;
            }
            double quotient = left / right;
            if (!(quotient <= ratio[i])) {
                ratio[i] = quotient;
                witness[i] = where;
            }
        }

        void findings(SectionBuilder section, int reach) {
            String note = "guaranteed window; measured: the largest ratio of the two sides over s and n; ";
            section.find(Claim.of("duhamel/sharp-bound", "measured remainder $\\le$ sharp bound", "(5.17), (6.39)")
                    .witness(witness[0])
                    .note(note + "rounding " + ROUNDING + " of the measured side is left out")
                    .atMost(ratio[0], 1));
            section.find(
                    Claim.of("duhamel/lemma-5.1", "sharp bound $\\le$ bound of Lemma 5.1", "Lemma 5.1, (5.4)-(5.5)")
                            .witness(witness[1])
                            .note(note + "rounding 1e-12")
                            .relatively(1e-12)
                            .atMost(ratio[1], 1));
            Claim paper = Claim.of("duhamel/(5.23)", "bound of Lemma 5.1 $\\le$ the paper's bound", "(5.22)-(5.23)")
                    .witness(witness[2])
                    .note(note + "T = t");
            section.find(
                    reach == 0
                            ? paper.notApplicable("M = 1: the exponent s/m of (5.23) means nothing")
                            : paper.relatively(1e-12).atMost(ratio[2], 1));
        }
    }
}
