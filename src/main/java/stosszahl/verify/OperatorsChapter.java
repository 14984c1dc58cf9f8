package stosszahl.verify;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.claim.Claim;
import stosszahl.claim.Figure;
import stosszahl.claim.Section;
import stosszahl.claim.SectionBuilder;
import stosszahl.claim.Table;
import stosszahl.grid.GridModel;
import stosszahl.grid.GridSpace;
import stosszahl.grid.KacHierarchy;
import stosszahl.kac.CollisionRates;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;

/** (A3): the operators of the N-hierarchy converge to those of the limit. */
final class OperatorsChapter {
    /** Relative rounding of a norm: sums of some thousand products. */
    private static final double ROUNDING = 1e-12;

    private OperatorsChapter() {}

    static Section write(GridModel grid, List<Long> particles, int levels) {
        KacModel model = grid.model();
        SectionBuilder section = new SectionBuilder("(A3): convergence of the operators")
                .say(
                        "Convergence in the sense of Definition 4 follows, level by level, from $\\|\\mathscr C^N_{s,s+k} -"
                                + " \\mathscr C^\\infty_{s,s+k}\\| \\to 0$. The norms are exact on the grid. They are bounded by $2s\\,|w_N(s;k,1) -"
                                + " \\beta_{k+1}(k+1)| + 2\\sum_{n\\ge 2} w_N(s;k,n)\\binom sn = O(s^2/N)$, computed in exact fractions; at $s = 1$ the operators"
                                + " are equal for every $N$, since $\\binom{N-1}{k}/\\binom{N-1}{k} = 1$ and no pair of one particle collides.");
        GridSpace space = GridSpace.of(grid.grid(), levels + model.reach());
        KacHierarchy limit = KacHierarchy.of(grid, space, ParticleNumber.INFINITE);
        double[] numbers = particles.stream().mapToDouble(n -> n).toArray();
        double[][] total = new double[levels + 1][particles.size()];
        double worstRatio = Double.NEGATIVE_INFINITY;
        double measured = 0;
        double bound = 0;
        String witness = "";
        double first = 0;
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < particles.size(); i++) {
            ParticleNumber n = ParticleNumber.of(particles.get(i));
            KacHierarchy hierarchy = KacHierarchy.of(grid, space, n);
            for (int s = 1; s <= levels && s + model.reach() <= n.count(); s++) {
                for (int k = 0; k <= model.reach(); k++) {
                    double norm = hierarchy.differenceNorm(limit, s, k).value();
                    double most = difference(model, n, s, k).doubleValue();
                    total[s][i] += norm;
                    rows.add(List.of(n.count(), s, k, norm, most));
                    if (s == 1) {
                        first = Math.max(first, norm);
                    } else if (most > 0 && norm / most > worstRatio) {
                        worstRatio = norm / most;
                        measured = norm;
                        bound = most;
                        witness = "s = " + s + ", k = " + k + ", N = " + n;
                    }
                }
            }
        }
        section.find(Claim.of(
                        "A3/s=1",
                        "$\\mathscr C^N_{1,1+k} = \\mathscr C^\\infty_{1,1+k}$ for every $N$ and $k$",
                        "(6.27), (2.26)")
                .note("rounding of rates of size " + model.highestOrder())
                .atMost(first, 1e-13));
        if (levels > 1) {
            section.find(Claim.of(
                            "A3/bound",
                            "$\\|\\mathscr C^N_{s,s+k} - \\mathscr C^\\infty_{s,s+k}\\| \\le 2s\\,|w_N(s;k,1)-\\beta_{k+1}(k+1)| + 2\\sum_{n\\ge2}w_N(s;k,n)\\binom sn$",
                            "Lemma 6.5; (6.50) with exact rates")
                    .witness(witness)
                    .relatively(ROUNDING)
                    .atMost(measured, bound));
        }
        List<Figure.Curve> curves = new ArrayList<>();
        for (int s = 2; s <= levels; s++) {
            section.find(Rates.finding(
                    Claim.of(
                            "A3/rate/s=" + s,
                            "$\\sum_k\\|\\mathscr C^N_{" + s + "," + s + "+k} - \\mathscr C^\\infty_{" + s + "," + s
                                    + "+k}\\| \\to 0$, with slope $-1$ in $N$",
                            "Theorem 2.1, (A3); Lemma 6.5"),
                    numbers,
                    total[s]));
            curves.addAll(Rates.curves("s = " + s, numbers, total[s]));
        }
        return section.show(new Table(
                        "operator-differences",
                        "Norms of the differences of the operators on the grid and their exact bounds.",
                        List.of("$N$", "$s$", "$k$", "$\\|\\mathscr C^N - \\mathscr C^\\infty\\|$", "bound"),
                        rows))
                .show(new Figure(
                        "operator-convergence",
                        "The operators converge like 1/N",
                        "The sum over $k$ of the norms of the differences, for each level $s$, with the fitted slope in $N$.",
                        new Figure.Axis("number of particles N", true),
                        new Figure.Axis("norm of the difference", true),
                        curves))
                .build();
    }

    /** {@code 2 s |w_N(s;k,1) - beta_{k+1}(k+1)| + 2 sum_{n>=2} w_N(s;k,n) C(s,n)}, exactly. */
    static BigFraction difference(KacModel model, ParticleNumber n, int s, int k) {
        CollisionRates rates = CollisionRates.of(model, n);
        BigFraction sum = rates.exactRate(s, k, 1)
                .subtract(model.beta(k + 1).multiply(k + 1))
                .abs()
                .multiply(s);
        for (int j = 2; j <= model.highestOrder() - k; j++) {
            sum = sum.add(rates.exactRate(s, k, j).multiply(CollisionRates.binomial(s, j)));
        }
        return sum.multiply(2);
    }
}
