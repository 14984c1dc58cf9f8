package stosszahl.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
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
import stosszahl.grid.MasterEquation;
import stosszahl.grid.OperatorNorm;
import stosszahl.grid.SymmetricMasses;
import stosszahl.hierarchy.BanachSpace;
import stosszahl.hierarchy.GradedElement;
import stosszahl.hierarchy.Hierarchy;
import stosszahl.kac.CollisionRates;
import stosszahl.kac.KacConstants;
import stosszahl.kac.KacModel;
import stosszahl.kac.ModelConstants;
import stosszahl.kac.ParticleNumber;

/** Conditions 1 and 2: a theorem checked in exact fractions, and the norms and the origin of the operators on a grid. */
final class ConditionsChapter {
    /** Every level is looked at for these numbers of particles; above, the places where the sharp constant is attained. */
    static final int EVERY_LEVEL = 40;

    private static final long SEED = 628;

    private static final Tolerance NORM =
            Tolerance.relative(1e-12, "rounding of a norm: sums of some thousand products");

    private ConditionsChapter() {}

    /** The norm of an operator of the hierarchy of {@code N} particles. */
    interface Norms {
        OperatorNorm of(ParticleNumber n, int s, int k);
    }

    /** One norm measured. */
    record Measured(int k, ParticleNumber n, int s, OperatorNorm norm) {
        String where() {
            return "s = " + s + ", k = " + k + ", N = " + n + ", unit mass on the cells " + norm.witness();
        }
    }

    static Section write(GridModel grid, ModelConstants constants, int levels) {
        KacModel model = grid.model();
        TreeSet<ParticleNumber> numbers = new TreeSet<>(constants.sharp().keySet());
        numbers.add(ParticleNumber.INFINITE);
        GridSpace space = GridSpace.of(grid.grid(), levels + model.reach());
        List<Measured> norms = measure(
                (n, s, k) -> KacHierarchy.of(grid, space, n).operatorNorm(s, k), numbers, model.reach(), levels);
        SectionBuilder section = new SectionBuilder("Conditions 1 and 2: the growth of the operators")
                .say(
                        "Condition 1 needs of the operators only $\\|C_I\\| \\le 2$, the triangle inequality and a push-forward, which does not increase the"
                                + " norm; the rest is $2\\sum_n w_N(s;k,n)\\binom sn \\le R_k s$. With $w_N(s;k,n)\\binom sn = N\\beta_\\ell P(H_\\ell = n)$ for a"
                                + " hypergeometric $H_\\ell$, $\\ell = k + n$, and $n P(H_\\ell = n) \\le E H_\\ell = \\ell s/N$ it holds with"
                                + " $R_k = 2\\sum_{\\ell>k}\\beta_\\ell\\,\\ell/(\\ell-k)$ for every $N \\ge M$ and every $s$, without $\\varepsilon$.")
                .say(
                        "On the grid the space $X^{(s)}$ is $\\ell^1_{\\mathrm{sym}}$ of "
                                + grid.grid().cells()
                                + " cells to the power $s$, and the norm of an operator is the largest norm of the image of a symmetrised unit"
                                + " mass: exact, up to rounding. All terms $n = 1, \\dots, M-k$ of (6.27) are there, not only the leading one.");
        int particles = model.highestOrder() + 2;
        GridSpace all = GridSpace.of(grid.grid(), particles);
        section.find(generator(
                KacHierarchy.of(grid, all, ParticleNumber.of(particles)),
                MasterEquation.of(grid, ParticleNumber.of(particles)),
                all));
        for (int k = 0; k <= model.reach(); k++) {
            section.find(
                    theorem(model, constants, k, range(model, constants.sharp().keySet())));
            section.find(sharp(model, norms, k));
            section.find(limit(constants.limit(), norms, k));
        }
        return section.show(table(model, constants, norms))
                .show(new Figure(
                        "operator-norms",
                        "Norms of the operators against the level",
                        "The exact norms on the grid grow at most linearly in $s$, below $R_k s$; the limit's are straight lines"
                                + " through 0.",
                        new Figure.Axis("level s", false),
                        new Figure.Axis("operator norm", false),
                        curves(constants, numbers.first(), norms)))
                .build();
    }

    static List<Measured> measure(Norms norms, Collection<ParticleNumber> numbers, int reach, int levels) {
        List<Measured> all = new ArrayList<>();
        for (int k = 0; k <= reach; k++) {
            for (ParticleNumber n : numbers) {
                for (int s = 1; s <= levels && (!n.finite() || s + k <= n.count()); s++) {
                    all.add(new Measured(k, n, s, norms.of(n, s, k)));
                }
            }
        }
        return all;
    }

    /** {@code M..}{@link #EVERY_LEVEL} and the finite numbers given. */
    static Collection<ParticleNumber> range(KacModel model, Collection<ParticleNumber> given) {
        TreeSet<ParticleNumber> numbers = new TreeSet<>();
        given.stream().filter(ParticleNumber::finite).forEach(numbers::add);
        for (int n = model.highestOrder(); n <= EVERY_LEVEL; n++) {
            numbers.add(ParticleNumber.of(n));
        }
        return numbers;
    }

    /** Condition 1: the theorem, its inequality checked in exact fractions at every level of a range of numbers of particles. */
    static Finding theorem(KacModel model, ModelConstants constants, int k, Collection<ParticleNumber> numbers) {
        BigFraction growth = constants.growth().get(k);
        Comparison comparison = Comparison.start();
        for (ParticleNumber n : numbers) {
            if (n.count() <= EVERY_LEVEL) {
                CollisionRates rates = CollisionRates.of(model, n);
                for (long s = 1; s + k <= n.count(); s++) {
                    long level = s;
                    comparison.atMost(
                            KacConstants.level(rates, model.highestOrder(), s, k),
                            growth.multiply(BigFraction.of(s)),
                            () -> "s = " + level + ", N = " + n);
                }
            } else {
                KacConstants.Sharp best = KacConstants.sharp(model, n).get(k);
                comparison.atMost(
                        best.constant(), growth, () -> "s = " + best.level() + ", N = " + n + ", the largest over s");
            }
        }
        return Claim.of(
                        "condition-1/k=" + k,
                        "$\\|\\mathscr C^N_{s,s+" + k + "}\\| \\le R_" + k + "\\, s$"
                                + (constants.byPaper() ? "" : " for every $N \\ge M$ and every $s$"),
                        "Condition 1, (2.9); Lemma 6.4")
                .note("R_k by " + constants.source() + "; the inequality of the theorem at every s, N = M.."
                        + EVERY_LEVEL + " and the N of the list")
                .trusts(
                        "the theorem of KacConstants.uniform (hypergeometric mean, all N >= M and all s); ||C_I|| <= 2 by the triangle inequality, as a push-forward"
                                + " and a marginal do not increase the L1 norm; exact fractions at the places compared")
                .judge(comparison);
    }

    /** The operators as they are implemented stay below the bound of their own rates, computed apart in exact fractions. */
    static Finding sharp(KacModel model, List<Measured> norms, int k) {
        Comparison comparison = Comparison.within(NORM);
        for (Measured m : norms) {
            if (m.k() == k && m.n().finite()) {
                comparison.atMost(m.norm().value(), sharpBound(model, m.n(), m.s(), k), m::where);
            }
        }
        return Claim.of(
                        "condition-1-sharp/k=" + k,
                        "$\\|\\mathscr C^N_{s,s+" + k + "}\\| \\le 2\\sum_n w_N(s;" + k
                                + ",n)\\binom sn$ for the operators on the grid",
                        "(6.39), before it is simplified")
                .judge(comparison);
    }

    /** Condition 2; where {@code rho_k = 0} the operator itself must vanish. */
    static Finding limit(List<BigFraction> rho, List<Measured> norms, int k) {
        double all = rho.stream().mapToDouble(BigFraction::doubleValue).sum();
        double constant = rho.get(k).doubleValue();
        Comparison comparison = Comparison.within(NORM);
        for (Measured m : norms) {
            if (m.k() != k || m.n().finite()) {
                continue;
            }
            if (constant == 0) {
                comparison.equal(m.norm().value(), 0, all * m.s(), m::where);
            } else {
                comparison.atMost(m.norm().value(), constant * m.s(), m::where);
            }
        }
        return Claim.of(
                        "condition-2/k=" + k,
                        "$\\|\\mathscr C^\\infty_{s,s+" + k + "}\\| \\le \\rho_" + k + "\\, s$",
                        "Condition 2, (2.14)")
                .judge(comparison);
    }

    /** (6.28): the marginals of the generator of all particles, applied to a law of any sign, are the operators applied to its marginals. */
    static Finding generator(Hierarchy<SymmetricMasses> hierarchy, MasterEquation master, GridSpace space) {
        Comparison comparison = Comparison.within(
                Tolerance.relative(
                        1e-12,
                        "rounding of sums of some thousand products, relative to the operators' size times the norm of the law"));
        UniformRandomProvider rng = RandomSource.XO_SHI_RO_256_PP.create(SEED);
        int particles = master.particles();
        for (int trial = 0; trial < 3; trial++) {
            SymmetricMasses law = space.random(particles, rng);
            GradedElement<SymmetricMasses> marginals = space.marginals(law);
            GradedElement<SymmetricMasses> derivative = space.marginals(master.derivative(law));
            double scale = 2.0 * particles * space.level(particles).norm(law);
            for (int s = 1; s <= particles; s++) {
                BanachSpace<SymmetricMasses> level = space.level(s);
                double defect =
                        level.norm(level.combine(1, hierarchy.component(s, marginals), -1, derivative.component(s)));
                int at = s;
                int number = trial;
                comparison.equal(defect, 0, scale, () -> "s = " + at + ", N = " + particles + ", random law " + number);
            }
        }
        return Claim.of(
                        "lemma-6.3/generator",
                        "$\\sum_k \\mathscr C^N_{s,s+k} f^{(s+k)}$ is the marginal of order $s$ of $\\Omega f$",
                        "Lemma 6.3, (6.27), (6.28)")
                .note(
                        "random symmetric f of both signs; the generator acts on occupation numbers and shares only the collision matrices")
                .judge(comparison);
    }

    private static Table table(KacModel model, ModelConstants constants, List<Measured> norms) {
        List<List<Object>> rows = new ArrayList<>();
        for (Measured m : norms) {
            rows.add(List.of(
                    m.k(),
                    ModelChapter.number(m.n()),
                    m.s(),
                    m.norm().value(),
                    sharpBound(model, m.n(), m.s(), m.k()),
                    constants.growth().get(m.k()).doubleValue() * m.s()));
        }
        return new Table(
                "operator-norms",
                "Norms of the operators on the grid, with the bound by their own rates and the uniform one.",
                List.of(
                        "$k$",
                        "$N$",
                        "$s$",
                        "$\\|\\mathscr C_{s,s+k}\\|$",
                        "$2\\sum_n w_N(s;k,n)\\binom sn$",
                        "$R_k\\,s$"),
                rows);
    }

    private static List<Figure.Curve> curves(ModelConstants constants, ParticleNumber first, List<Measured> norms) {
        List<Figure.Curve> curves = new ArrayList<>();
        for (int k = 0; k < constants.growth().size(); k++) {
            int distance = k;
            for (ParticleNumber n : new TreeSet<>(List.of(first, ParticleNumber.INFINITE))) {
                List<Measured> line = norms.stream()
                        .filter(m -> m.k() == distance && m.n().equals(n))
                        .toList();
                List<Double> levels = line.stream().map(m -> (double) m.s()).toList();
                curves.add(Figure.Curve.of(
                        "‖C‖, k = " + k + ", N = " + n,
                        Figure.Style.POINTS_AND_LINE,
                        levels,
                        line.stream().map(m -> m.norm().value()).toList()));
                if (n.equals(first)) {
                    double growth = constants.growth().get(k).doubleValue();
                    curves.add(Figure.Curve.of(
                            "R" + k + " s",
                            Figure.Style.DASHED,
                            levels,
                            levels.stream().map(s -> growth * s).toList()));
                }
            }
        }
        return curves;
    }

    /** The bound {@code 2 sum_n w_N(s;k,n) C(s,n)} for the norms, as a number. */
    static double sharpBound(KacModel model, ParticleNumber n, int s, int k) {
        return KacConstants.level(CollisionRates.of(model, n), model.highestOrder(), s, k)
                .doubleValue();
    }
}
