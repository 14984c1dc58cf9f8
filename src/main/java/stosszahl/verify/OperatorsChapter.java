package stosszahl.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.apache.commons.numbers.fraction.BigFraction;
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
import stosszahl.grid.KacHierarchy;
import stosszahl.kac.KacConstants;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;

/** (A3): the operators of the N-hierarchy converge to those of the limit. */
final class OperatorsChapter {
    private static final Tolerance NORM =
            Tolerance.relative(1e-12, "rounding of a norm: sums of some thousand products");

    private OperatorsChapter() {}

    /** The norms of the differences and of the limit's operators. */
    interface Differences {
        double difference(ParticleNumber n, int s, int k);

        double limit(int s, int k);
    }

    /** One difference measured. */
    record Measured(ParticleNumber n, int s, int k, double norm, double limit, double bound) {
        String where() {
            return "s = " + s + ", k = " + k + ", N = " + n;
        }
    }

    static Section write(GridModel grid, List<Long> particles, int levels) {
        KacModel model = grid.model();
        SectionBuilder section = new SectionBuilder("(A3): convergence of the operators")
                .say(
                        "Convergence in the sense of Definition 4 follows, level by level, from $\\|\\mathscr C^N_{s,s+k} -"
                                + " \\mathscr C^\\infty_{s,s+k}\\| \\to 0$. The norms are exact on the grid. They are bounded by $2s\\,|w_N(s;k,1) -"
                                + " \\beta_{k+1}(k+1)| + 2\\sum_{n\\ge 2} w_N(s;k,n)\\binom sn = O(s^2/N)$, computed in exact fractions, and these bounds add"
                                + " up to at most $3Gs(s-1)/(N-1)$, $G = \\sum_K\\beta_K K(K-1)$, for every $N$ and $s$; at $s = 1$ the operators"
                                + " are equal for every $N$, since $\\binom{N-1}{k}/\\binom{N-1}{k} = 1$ and no pair of one particle collides.");
        double[] numbers = particles.stream().mapToDouble(n -> n).toArray();
        List<Measured> all = measure(onGrid(grid, levels), model, particles, levels);
        section.find(first(all))
                .find(bound(all))
                .find(everyNumber(model, particles, n -> s -> KacConstants.allDifferences(model, n, s)));
        double[][] total = totals(all, particles, levels);
        List<List<Object>> rows = new ArrayList<>();
        all.forEach(m -> rows.add(List.of(m.n().count(), m.s(), m.k(), m.norm(), m.bound())));
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

    private static Differences onGrid(GridModel grid, int levels) {
        GridSpace space = GridSpace.of(grid.grid(), levels + grid.model().reach());
        KacHierarchy limit = KacHierarchy.of(grid, space, ParticleNumber.INFINITE);
        return new Differences() {
            @Override
            public double difference(ParticleNumber n, int s, int k) {
                return KacHierarchy.of(grid, space, n)
                        .differenceNorm(limit, s, k)
                        .value();
            }

            @Override
            public double limit(int s, int k) {
                return limit.norm(s, k);
            }
        };
    }

    static List<Measured> measure(Differences differences, KacModel model, List<Long> particles, int levels) {
        List<Measured> all = new ArrayList<>();
        for (long count : particles) {
            ParticleNumber n = ParticleNumber.of(count);
            for (int s = 1; s <= levels && s + model.reach() <= count; s++) {
                for (int k = 0; k <= model.reach(); k++) {
                    all.add(new Measured(
                            n,
                            s,
                            k,
                            differences.difference(n, s, k),
                            differences.limit(s, k),
                            KacConstants.difference(model, n, s, k).doubleValue()));
                }
            }
        }
        return all;
    }

    /** The sums over {@code k} of the norms, for each level and each number of particles. */
    static double[][] totals(List<Measured> all, List<Long> particles, int levels) {
        double[][] total = new double[levels + 1][particles.size()];
        for (Measured m : all) {
            total[m.s()][particles.indexOf(m.n().count())] += m.norm();
        }
        return total;
    }

    static Finding first(List<Measured> all) {
        Comparison comparison = Comparison.within(NORM);
        for (Measured m : all) {
            if (m.s() == 1) {
                comparison.equal(m.norm(), 0, m.limit(), m::where);
            }
        }
        return Claim.of(
                        "A3/s=1",
                        "$\\mathscr C^N_{1,1+k} = \\mathscr C^\\infty_{1,1+k}$ for every $N$ and $k$",
                        "(6.27), (2.26)")
                .note("the norm of the difference, relative to the norm of the limit's operator")
                .judge(comparison);
    }

    static Finding bound(List<Measured> all) {
        Comparison comparison = Comparison.within(NORM);
        for (Measured m : all) {
            if (m.s() > 1) {
                comparison.atMost(m.norm(), m.bound(), m::where);
            }
        }
        if (comparison.places() == 0) {
            comparison.note("where no two particles collide, or at s = 1, the operators are equal");
        }
        return Claim.of(
                        "A3/bound",
                        "$\\|\\mathscr C^N_{s,s+k} - \\mathscr C^\\infty_{s,s+k}\\| \\le 2s\\,|w_N(s;k,1)-\\beta_{k+1}(k+1)| + 2\\sum_{n\\ge2}w_N(s;k,n)\\binom sn$",
                        "Lemma 6.5; (6.50) with exact rates")
                .judge(comparison);
    }

    /** The theorem {@code delta_N(s) <= 3 G s(s-1)/(N-1)}, its inequality in exact fractions on a range. */
    static Finding everyNumber(
            KacModel model, List<Long> particles, Function<ParticleNumber, LongFunction<BigFraction>> bound) {
        Comparison comparison = Comparison.start();
        List<ParticleNumber> given = particles.stream().map(ParticleNumber::of).toList();
        for (ParticleNumber n : ConditionsChapter.range(model, given)) {
            for (long s = 1; s <= Math.min(n.count(), ConditionsChapter.EVERY_LEVEL); s++) {
                BigFraction sum = BigFraction.ZERO;
                for (int k = 0; k <= model.reach(); k++) {
                    sum = sum.add(KacConstants.difference(model, n, s, k));
                }
                long level = s;
                comparison.atMost(sum, bound.apply(n).apply(s), () -> "s = " + level + ", N = " + n);
            }
        }
        return Claim.of(
                        "A3/all-N",
                        "$\\delta_N(s) = \\sum_k\\{2s\\,|w_N(s;k,1)-\\beta_{k+1}(k+1)| + 2\\sum_{n\\ge2}w_N(s;k,n)\\binom sn\\} \\le 3Gs(s-1)/(N-1)$ for every $N \\ge M$ and every $s \\le N$",
                        "Lemma 6.5, (A3); beyond the paper")
                .note("the inequality of the theorem at every s up to " + ConditionsChapter.EVERY_LEVEL + ", N = M.."
                        + ConditionsChapter.EVERY_LEVEL + " and the N of the list")
                .trusts(
                        "the theorem of KacConstants.allDifferences (hypergeometric second factorial moment, all N >= M and all s <= N); exact fractions at the places compared")
                .judge(comparison);
    }
}
