package stosszahl.verify.ledger;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import stosszahl.claim.Comparison;
import stosszahl.grid.GridSpace;
import stosszahl.grid.KacHierarchy;
import stosszahl.grid.SymmetricMasses;
import stosszahl.hierarchy.DuhamelSeries;
import stosszahl.hierarchy.GradedElement;
import stosszahl.hierarchy.GrowthConstants;
import stosszahl.hierarchy.Hierarchy;
import stosszahl.kac.ParticleNumber;

/** Section 5: Lemma 5.1, the powers of the hierarchy, on the extremal hierarchy, random ones and the grid. */
final class Section5Powers {
    private Section5Powers() {}

    static List<Statement> rows() {
        return List.of(
                Statement.of(
                        "(5.1)-(5.3)",
                        "$\\pi_s(\\mathscr C^n F)$ iterates component by component",
                        Section5Powers::powers),
                Statement.of(
                        "Lemma 5.1, (5.4), (5.5)",
                        "$\\|\\pi_s\\mathscr C^\\ell F\\| \\le \\sum_{k_1..k_\\ell}s(s+k_1)\\cdots(s+k_1+..+k_{\\ell-1})R_{k_1}\\cdots R_{k_\\ell}\\|\\pi_{s+k_1+..+k_\\ell}F\\|$",
                        Section5Powers::lemmaOne),
                Statement.of(
                        "(5.6), (5.7)",
                        "the steps of the induction: the sum of order $\\ell+1$ is the sum of order $\\ell$ of $\\|\\pi\\,\\mathscr C F\\|$",
                        Section5Powers::induction));
    }

    private static void powers(Bench bench, Comparison sides) {
        int levels = 1 + 2 * bench.reach();
        GridSpace space = GridSpace.of(bench.tensor().grid().grid(), levels);
        KacHierarchy h = KacHierarchy.of(bench.tensor().grid(), space, ParticleNumber.INFINITE);
        GradedElement<SymmetricMasses> f =
                GradedElement.generate(space, levels, s -> space.random(s, bench.random(50 + s)));
        SymmetricMasses left = DuhamelSeries.of(h, f).term(2).component(1);
        double[] right = new double[left.size()];
        for (int k = 0; k <= bench.reach(); k++) {
            for (int j = 0; j <= bench.reach(); j++) {
                right = FullTensor.combine(
                        1,
                        right,
                        1,
                        h.apply(1, k, h.apply(1 + k, j, f.component(1 + k + j))).masses());
            }
        }
        double scale = 4.0 * bench.highest() * bench.highest() * levels;
        sides.equal(
                FullTensor.distance(left.masses(), right),
                0,
                scale,
                () -> "n = 2, s = 1 on the grid, random densities");
    }

    /** The right side of (5.4) and (5.5) with all sums written out. */
    private static double enumerate(GrowthConstants r, int s, int l, IntToDoubleFunction norm) {
        if (l == 0) {
            return norm.applyAsDouble(s);
        }
        double sum = 0;
        for (int k = 0; k <= r.reach(); k++) {
            if (r.constant(k) > 0) {
                sum += s * r.constant(k) * enumerate(r, s + k, l - 1, norm);
            }
        }
        return sum;
    }

    private static void lemmaOne(Bench bench, Comparison sides) {
        for (GrowthConstants r : List.of(bench.growthConstants(), bench.limitConstants())) {
            int m = r.reach();
            for (int l = 1; l <= 4; l++) {
                for (int s = 1; s <= 4; s++) {
                    int order = l;
                    int level = s;
                    for (long seed = 0; seed <= 3; seed++) {
                        String what = seed == 0 ? "extremal hierarchy" : "random hierarchy " + seed;
                        Hierarchy<double[]> h = seed == 0 ? Abstract.extremal(r) : Abstract.random(seed, r);
                        GradedElement<double[]> f = Abstract.random(h, s + l * m, bench.random((int) (51 + seed)));
                        if (seed == 0) {
                            f = Abstract.largest(h, 0.1, s + l * m);
                        }
                        GradedElement<double[]> data = f;
                        double left =
                                FullTensor.norm(DuhamelSeries.of(h, f).term(l).component(s));
                        sides.atMost(
                                left,
                                enumerate(r, s, l, j -> FullTensor.norm(data.component(j))),
                                () -> what + ", l = " + order + ", s = " + level);
                    }
                }
            }
        }
        sides.note("an equality for the extremal hierarchy C_{s,s+k} = R_k s");
        grid(bench, sides);
    }

    private static void grid(Bench bench, Comparison sides) {
        int levels = 1 + 2 * bench.reach();
        GridSpace space = GridSpace.of(bench.tensor().grid().grid(), levels);
        KacHierarchy h = KacHierarchy.of(bench.tensor().grid(), space, ParticleNumber.INFINITE);
        GradedElement<SymmetricMasses> f =
                GradedElement.generate(space, levels, s -> space.random(s, bench.random(60 + s)));
        double left =
                FullTensor.norm(DuhamelSeries.of(h, f).term(2).component(1).masses());
        sides.atMost(
                left,
                enumerate(bench.limitConstants(), 1, 2, j -> 1),
                () -> "on the grid, random densities, l = 2, s = 1");
    }

    private static void induction(Bench bench, Comparison sides) {
        GrowthConstants r = bench.limitConstants();
        Hierarchy<double[]> h = Abstract.random(7, r);
        int m = r.reach();
        for (int s = 1; s <= 3; s++) {
            for (int l = 1; l <= 3; l++) {
                int order = l;
                int level = s;
                GradedElement<double[]> f = Abstract.random(h, s + (l + 1) * m, bench.random(70));
                GradedElement<double[]> image = h.apply(f);
                double left = FullTensor.norm(DuhamelSeries.of(h, f).term(l + 1).component(s));
                double middle = enumerate(r, s, l, j -> FullTensor.norm(image.component(j)));
                double right = enumerate(r, s, l + 1, j -> FullTensor.norm(f.component(j)));
                sides.atMost(left, middle, () -> "first step, l = " + order + ", s = " + level);
                sides.atMost(middle, right, () -> "second step, l = " + order + ", s = " + level);
            }
        }
    }
}
