package stosszahl.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import stosszahl.claim.Claim;
import stosszahl.claim.Figure;
import stosszahl.claim.Finding;
import stosszahl.claim.Section;
import stosszahl.claim.SectionBuilder;
import stosszahl.claim.Table;
import stosszahl.grid.GridModel;
import stosszahl.grid.GridSpace;
import stosszahl.grid.KacHierarchy;
import stosszahl.grid.OperatorNorm;
import stosszahl.kac.CollisionRates;
import stosszahl.kac.KacConstants;
import stosszahl.kac.KacModel;
import stosszahl.kac.ModelConstants;
import stosszahl.kac.ParticleNumber;

/** Conditions 1 and 2: the exact norms of the operators on a grid against their bounds. */
final class ConditionsChapter {
    /** Relative rounding of a norm: sums of some thousand products. */
    private static final double ROUNDING = 1e-12;

    private ConditionsChapter() {}

    static Section write(GridModel grid, ModelConstants constants, int levels) {
        KacModel model = grid.model();
        SectionBuilder section = new SectionBuilder("Conditions 1 and 2: the growth of the operators")
                .say(
                        "On the grid the space $X^{(s)}$ is $\\ell^1_{\\mathrm{sym}}$ of "
                                + grid.grid().cells()
                                + " cells to the power $s$, and the norm of an operator is the largest norm of the image of a symmetrised unit"
                                + " mass: exact, up to rounding. All terms $n = 1, \\dots, M-k$ of (6.27) are there, not only the leading one.");
        GridSpace space = GridSpace.of(grid.grid(), levels + model.reach());
        List<List<Object>> rows = new ArrayList<>();
        single(section, KacHierarchy.of(grid, space, ParticleNumber.INFINITE), model, levels);
        List<Figure.Curve> curves = new ArrayList<>();
        TreeSet<ParticleNumber> numbers = new TreeSet<>(constants.sharp().keySet());
        numbers.add(ParticleNumber.INFINITE);
        for (int k = 0; k <= model.reach(); k++) {
            Worst paper = new Worst();
            Worst sharp = new Worst();
            Worst limit = new Worst();
            for (ParticleNumber n : numbers) {
                KacHierarchy hierarchy = KacHierarchy.of(grid, space, n);
                double growth = constants.growth().get(k).doubleValue();
                double rho = constants.limit().get(k).doubleValue();
                double best = n.finite() ? constants.sharp(n, k).constant().doubleValue() : rho;
                List<Double> levelsSeen = new ArrayList<>();
                List<Double> norms = new ArrayList<>();
                for (int s = 1; s <= levels && (!n.finite() || s + k <= n.count()); s++) {
                    OperatorNorm norm = hierarchy.operatorNorm(s, k);
                    String where = "s = " + s + ", N = " + n + ", unit mass on the cells " + norm.witness();
                    if (n.finite()) {
                        paper.see(norm.value(), growth * s, where);
                        sharp.see(norm.value(), best * s, where);
                    } else {
                        limit.see(norm.value(), rho * s, where);
                    }
                    levelsSeen.add((double) s);
                    norms.add(norm.value());
                    rows.add(List.of(k, ModelChapter.number(n), s, norm.value(), best * s, growth * s));
                }
                if (n.equals(numbers.first()) || !n.finite()) {
                    curves.add(Figure.Curve.of(
                            "‖C‖, k = " + k + ", N = " + n, Figure.Style.POINTS_AND_LINE, levelsSeen, norms));
                }
                if (n.equals(numbers.first())) {
                    curves.add(Figure.Curve.of(
                            "R" + k + " s",
                            Figure.Style.DASHED,
                            levelsSeen,
                            levelsSeen.stream().map(s -> growth * s).toList()));
                }
            }
            section.find(paper.finding(
                    "condition-1/k=" + k,
                    "$\\|\\mathscr C^N_{s,s+" + k + "}\\| \\le R_" + k + "\\, s$",
                    "Condition 1, (2.9); Lemma 6.4, (6.35)"));
            section.find(sharp.finding(
                    "condition-1-sharp/k=" + k,
                    "$\\|\\mathscr C^N_{s,s+" + k + "}\\| \\le R_" + k + "^\\sharp(N)\\, s$",
                    "(6.39), before it is simplified"));
            section.find(limit.finding(
                    "condition-2/k=" + k,
                    "$\\|\\mathscr C^\\infty_{s,s+" + k + "}\\| \\le \\rho_" + k + "\\, s$",
                    "Condition 2, (2.14)"));
        }
        return section.show(new Table(
                        "operator-norms",
                        "Norms of the operators on the grid, with the sharp bound of each $N$ and the paper's.",
                        List.of(
                                "$k$",
                                "$N$",
                                "$s$",
                                "$\\|\\mathscr C_{s,s+k}\\|$",
                                "$R_k^\\sharp(N)\\,s$",
                                "$R_k\\,s$"),
                        rows))
                .show(new Figure(
                        "operator-norms",
                        "Norms of the operators against the level",
                        "The exact norms on the grid grow at most linearly in $s$, below $R_k s$ of (6.35); the limit's are straight lines"
                                + " through 0.",
                        new Figure.Axis("level s", false),
                        new Figure.Axis("operator norm", false),
                        curves))
                .build();
    }

    private static void single(SectionBuilder section, KacHierarchy hierarchy, KacModel model, int levels) {
        Worst worst = new Worst();
        for (int order = 1; order <= model.highestOrder(); order++) {
            if (model.beta(order).signum() == 0) {
                continue;
            }
            for (int n = 1; n <= order && n <= levels; n++) {
                OperatorNorm norm = hierarchy.singleNorm(n, order, n);
                worst.see(
                        norm.value(), 2, "K = " + order + ", n = " + n + ", unit mass on the cells " + norm.witness());
            }
        }
        section.find(worst.finding(
                "remark-6.1", "$\\|C^{s,K,n}_{i_1\\cdots i_n}\\| \\le 2$", "Definition 5, Remarks 6.1 (ii)"));
    }

    /** The case with the least room. */
    private static final class Worst {
        private double measured = Double.NaN;
        private double bound = Double.NaN;
        private double ratio = Double.NEGATIVE_INFINITY;
        private String witness = "";

        void see(double norm, double most, String where) {
            double r = most == 0 ? (norm == 0 ? 0 : Double.POSITIVE_INFINITY) : norm / most;
            if (!(r <= ratio)) {
                ratio = r;
                measured = norm;
                bound = most;
                witness = where;
            }
        }

        Finding finding(String name, String statement, String source) {
            Claim claim = Claim.of(name, statement, source)
                    .witness(witness)
                    .note("the case with the largest ratio of norm to bound; rounding " + ROUNDING + " relative");
            if (Double.isNaN(measured)) {
                return claim.notApplicable("no level to try: s + k exceeds every N of the list");
            }
            return claim.relatively(ROUNDING).atMost(measured, bound);
        }
    }

    /** The bound {@code 2 sum_n w_N(s;k,n) C(s,n)} for the norms, as a number. */
    static double sharpBound(KacModel model, ParticleNumber n, int s, int k) {
        return KacConstants.level(CollisionRates.of(model, n), model.highestOrder(), s, k)
                .doubleValue();
    }
}
