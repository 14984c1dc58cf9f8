package stosszahl.verify.ledger;

import java.util.List;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.rng.UniformRandomProvider;
import stosszahl.boltzmann.BoltzmannFlow;
import stosszahl.grid.CellMasses;
import stosszahl.grid.GridSpace;
import stosszahl.grid.KacHierarchy;
import stosszahl.grid.OperatorNorm;
import stosszahl.grid.SymmetricMasses;
import stosszahl.hierarchy.BanachSpace;
import stosszahl.hierarchy.DuhamelSeries;
import stosszahl.hierarchy.GradedElement;
import stosszahl.hierarchy.GrowthConstants;
import stosszahl.hierarchy.Hierarchy;
import stosszahl.hierarchy.LifeSpan;
import stosszahl.hierarchy.PolynomialPath;
import stosszahl.hierarchy.RemainderBound;
import stosszahl.kac.ParticleNumber;

/** Section 2: norms, mild solutions, the two conditions, times, and the theorems. */
final class Section2Rows {
    /** A rate of convergence a little below the true one, so that the next order in {@code 1/N} does not refute it. */
    private static final double RATE = 0.8;

    private Section2Rows() {}

    static List<Statement> rows() {
        return List.of(
                Statement.of(
                        "(2.1), (2.2)",
                        "$\\|\\cdot\\|_\\mu$ is a norm: $\\|F+G\\|_\\mu \\le \\|F\\|_\\mu+\\|G\\|_\\mu$, $\\|cF\\|_\\mu=|c|\\,\\|F\\|_\\mu$, and"
                                + " $\\|F\\|_\\mu\\le\\|F\\|_{\\mu'}$ for $\\mu\\le\\mu'$",
                        Section2Rows::norms),
                Statement.of(
                        "(2.3), (2.4)",
                        "$\\|F\\|_{\\boldsymbol\\mu} = \\|F\\|_0$ for the constant path, since $\\boldsymbol\\mu(t)=-t/T\\in[-1,0]$",
                        Section2Rows::paths),
                Statement.of("(2.5)", "$M = m+1$", (b, s) -> s.equal(b.highest(), b.reach() + 1L, () -> "the model")),
                Statement.of(
                        "Definition 1, (2.6)-(2.8)",
                        "the marginals of the master equation are a mild solution: $F_N(t) = F_{N,0}+\\int_0^t\\mathscr C^N F_N(\\tau)\\,d\\tau$",
                        Section2Rows::mild),
                Statement.of(
                        "Condition 1, (2.9)",
                        "$\\|\\mathscr C^N_{s,s+k}\\| \\le R_k s$ with (6.35), $\\varepsilon = M/N$",
                        (b, s) -> condition(b, s, true)),
                Statement.of(
                        "Proposition 2.1, (2.10)",
                        "$\\|F_N\\|_{\\boldsymbol\\mu} \\le (1-\\theta_1)^{-1}\\|F_{N,0}\\|_0$",
                        (b, s) -> apriori(s, b.growthConstants())),
                Statement.of(
                        "Definition 2, (2.11)-(2.13)",
                        "$(f^{\\otimes s})_s$ is a mild solution of the infinite hierarchy: $F(t)=F_0+\\int_0^t\\mathscr C^\\infty F(\\tau)\\,d\\tau$",
                        Section2Rows::mildLimit),
                Statement.of(
                        "Condition 2, (2.14)",
                        "$\\|\\mathscr C^\\infty_{s,s+k}\\| \\le \\rho_k s$",
                        (b, s) -> condition(b, s, false)),
                Statement.of(
                        "Proposition 2.2, (2.15)",
                        "$\\|F\\|_{\\boldsymbol\\mu} \\le (1-\\theta_2)^{-1}\\|F_0\\|_0$",
                        (b, s) -> apriori(s, b.limitConstants())),
                Statement.of(
                        "Propositions 2.1, 2.2, sharper",
                        "beyond the paper: $\\|F\\|_{\\boldsymbol\\mu} \\le \\|F_0\\|_0$, the factor $(1-\\theta)^{-1}$ can be dropped",
                        Section2Rows::noFactor),
                Statement.of(
                        "(2.16)",
                        "$T_*$ is a minimum; for the Kac model it is always the first, $\\rho_k\\le R_k$",
                        Section2Rows::times),
                Statement.of(
                        "(2.16)",
                        "$T < m^{-1}T_*$ gives $\\theta_1,\\theta_2<1$ and a positive window",
                        Section2Rows::window),
                Statement.of(
                        "Remark 2.1",
                        "the factor $1/m$ is needed for the integral remainders to vanish (as (5.23) bounds them);"
                                + " beyond the paper: for every $T<T_*$ they are at most $e^{s}\\theta^{n+1}\\|F\\|_{\\boldsymbol\\mu}$",
                        Section2Rows::picard),
                Statement.of(
                        "Definition 3, Theorem 2.1",
                        "$F_N$ converges in observables to $F$, uniformly on $[0,T]$, $T<T_*/m$",
                        Section2Rows::abstractTheorem),
                Statement.of(
                        "(2.19)-(2.21)",
                        "traces compose, keep the integral, do not increase norms and keep symmetry",
                        Section2Rows::traces),
                Statement.of(
                        "(2.22)-(2.25)",
                        "$\\mathscr C^N_{s,s+k}$ is its leading term with $\\beta_K N\\binom{N-s}{K-1}/\\binom NK$ plus $\\mathcal R^N_{s,s+k}$",
                        Section2Rows::operators),
                Statement.of(
                        "(2.26), (2.27)",
                        "$\\mathscr C^\\infty_{s,s+k} = \\beta_K K\\sum_i C_i$",
                        Section2Rows::limitOperators),
                Statement.of(
                        "Theorem 2.2",
                        "from BBGKY to Boltzmann, data not chaotic (a mixture of two products): the defects on $[0,T]$ vanish",
                        (b, s) -> convergence(b, s, 0.4, end(b))),
                Statement.of(
                        "(2.28), Section 2.4",
                        "$\\partial_t f^{\\otimes s} = \\sum_k\\mathscr C^\\infty_{s,s+k}f^{\\otimes(s+k)}$ if $\\partial_t f=\\sum_K\\beta_K Q_K(f)$",
                        Section2Rows::ansatz),
                Statement.of(
                                "Proposition 2.3",
                                "$\\|f(t)\\|_{L^1}\\le1$ for all $t\\in\\mathbb R$",
                                Section2Rows::allTimes)
                        .fault(
                                "false for negative times, unless $f_0$ is special: where $f_0=0$ the loss vanishes and $\\partial_tf=Q^+\\ge0$, so $f$ is negative just"
                                        + " before; mass is conserved, so the norm exceeds 1. The proof treats $t>0$ only, and Theorem 2.3 needs no other",
                                "$\\|f(t)\\|_{L^1}\\le1$ and $\\int f(t)=1$ for all $t\\ge0$",
                                Section2Rows::forward),
                Statement.of(
                        "Theorem 2.3, (2.29), (1.13)",
                        "propagation of chaos at long times: $\\|f_N^{(s)}(t)-f(t)^{\\otimes s}\\|\\to0$",
                        (b, s) -> convergence(b, s, 1, 2.0)),
                Statement.of(
                                "Remark 2.2, (2.30)",
                                "$\\|f_N(t)\\|_{L^1}=\\int f_N(t)=1$ for all $t\\in\\mathbb R$",
                                (b, s) -> density(b, s, -1))
                        .fault(
                                "false for negative times, for the same reason: $e^{t\\Omega}$ is a semigroup of probabilities for $t\\ge0$ only; Remark 2.1's"
                                        + " 'convergence for all $t\\in\\mathbb R$' is for $t\\ge0$ likewise",
                                "the same for all $t\\ge0$",
                                (b, s) -> density(b, s, 1)));
    }

    private static void norms(Bench bench, Sides sides) {
        UniformRandomProvider rng = bench.random(20);
        GridSpace space = bench.space();
        for (double mu : new double[] {-1, -0.3, 0, 0.7}) {
            for (int trial = 0; trial < 5; trial++) {
                GradedElement<SymmetricMasses> f = random(space, rng);
                GradedElement<SymmetricMasses> g = random(space, rng);
                sides.atMost(f.combine(1, -1, g).norm(mu), f.norm(mu) + g.norm(mu), () -> "triangle, mu = " + mu);
                sides.atMost(
                        Math.abs(f.combine(-3, 0, f).norm(mu) - 3 * f.norm(mu)),
                        1e-12 * f.norm(mu),
                        () -> "-3 F, mu = " + mu);
                sides.atMost(f.norm(mu), f.norm(mu + 0.5), () -> "mu = " + mu + " against mu + 1/2");
            }
        }
    }

    private static GradedElement<SymmetricMasses> random(GridSpace space, UniformRandomProvider rng) {
        return GradedElement.generate(
                space, Bench.LEVELS, s -> space.level(s).combine(1, space.random(s, rng), -0.4, space.random(s, rng)));
    }

    private static void paths(Bench bench, Sides sides) {
        GradedElement<SymmetricMasses> f = random(bench.space(), bench.random(21));
        for (double end : new double[] {0.01, 1, 30}) {
            sides.equal(PolynomialPath.constant(f).norm(end, 64), f.norm(0), f.norm(0), () -> "T = " + end);
        }
        sides.note(
                "(2.4) as printed asks for no measurability in time, without which the integrals of (2.8) have no meaning; continuity is meant");
    }

    private static void mild(Bench bench, Sides sides) {
        FiniteModel finite = new FiniteModel(bench);
        int n = bench.highest() + 1;
        GridSpace space = GridSpace.of(finite.grid().grid(), n);
        KacHierarchy hierarchy = KacHierarchy.of(finite.grid(), space, ParticleNumber.of(n));
        mild(sides, hierarchy, t -> finite.finite(n, 0.4, t, n), n, "N = " + n);
    }

    private static void mildLimit(Bench bench, Sides sides) {
        FiniteModel finite = new FiniteModel(bench);
        int levels = 2 + bench.reach();
        GridSpace space = GridSpace.of(finite.grid().grid(), levels);
        KacHierarchy hierarchy = KacHierarchy.of(finite.grid(), space, ParticleNumber.INFINITE);
        mild(sides.tolerance(1e-10), hierarchy, t -> finite.limit(1, t, levels), 2, "limit");
        sides.note("the Boltzmann equation is solved to about 1e-11");
    }

    private static void mild(
            Sides sides,
            KacHierarchy hierarchy,
            java.util.function.DoubleFunction<GradedElement<SymmetricMasses>> path,
            int levels,
            String what) {
        double end = 0.3;
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(14, 0, end);
        List<BanachSpace<SymmetricMasses>> spaces = new java.util.ArrayList<>();
        List<SymmetricMasses> sums = new java.util.ArrayList<>();
        GradedElement<SymmetricMasses> start = path.apply(0);
        for (int s = 1; s <= levels; s++) {
            spaces.add(hierarchy.space().level(s));
            sums.add(start.component(s));
        }
        for (int q = 0; q < rule.getNumberOfPoints(); q++) {
            GradedElement<SymmetricMasses> at = path.apply(rule.getPoint(q));
            for (int s = 1; s <= levels; s++) {
                sums.set(
                        s - 1,
                        spaces.get(s - 1).combine(1, sums.get(s - 1), rule.getWeight(q), hierarchy.component(s, at)));
            }
        }
        GradedElement<SymmetricMasses> last = path.apply(end);
        for (int s = 1; s <= levels; s++) {
            int level = s;
            double defect =
                    spaces.get(s - 1).norm(spaces.get(s - 1).combine(1, last.component(s), -1, sums.get(s - 1)));
            sides.equal(defect, 0, 10, () -> what + ", s = " + level + ", t = " + end + ", 14 Gauss points in time");
        }
    }

    private static void condition(Bench bench, Sides sides, boolean finite) {
        for (int k = 0; k <= bench.reach(); k++) {
            int distance = k;
            List<Long> numbers = finite ? bench.particles() : List.of(1L);
            for (long n : numbers) {
                KacHierarchy hierarchy = bench.hierarchy(finite ? ParticleNumber.of(n) : ParticleNumber.INFINITE);
                for (int s = 1; s <= Bench.LEVELS && (!finite || s + k <= n); s++) {
                    int level = s;
                    OperatorNorm norm = hierarchy.operatorNorm(s, k);
                    double right = (finite ? bench.growth(k, bench.epsilon(n)) : bench.limit(k)).doubleValue() * s;
                    sides.atMost(
                            norm.value(),
                            right,
                            () -> "k = " + distance + ", s = " + level + (finite ? ", N = " + n : "")
                                    + ", unit mass on the cells " + norm.witness());
                }
            }
        }
        sides.note("exact norms on the grid" + (finite ? "; Lemma 6.4 proves it in fractions" : ""));
    }

    private static void apriori(Sides sides, GrowthConstants r) {
        for (double theta : new double[] {0.1, 0.5, 0.9, 0.99}) {
            double end = theta * r.lifeSpan();
            sides.atMost(
                    largest(r, end),
                    1 / (1 - theta),
                    () -> "extremal hierarchy C_{s,s+k} = R_k s, F_0 = 1, theta = " + theta);
        }
        // Order 40 leaves theta^41 = 5e-13 at theta = 1/2, which is added to the left side.
        double end = r.lifeSpan() / 2;
        int order = 40;
        for (long seed = 1; seed <= 3; seed++) {
            Hierarchy<double[]> h = Abstract.random(Bench.SEED + seed, r);
            long number = seed;
            DuhamelSeries<double[]> series = DuhamelSeries.of(h, Abstract.largest(h, 0, 3 + order * r.reach()));
            double left = 0;
            for (int s = 1; s <= 3; s++) {
                for (int i = 0; i <= 8; i++) {
                    double t = end * i / 8;
                    double norm = h.space().level(s).norm(series.partialSum(s, t, order))
                            + RemainderBound.picard(s, order, t, end, r.lifeSpan(), 2);
                    left = Math.max(left, Math.exp(-s * t / end) * norm);
                }
            }
            sides.atMost(left, 2, () -> "random hierarchy " + number + ", theta = 1/2, levels 1..3");
        }
    }

    /** {@code ||F||_mu} of the extremal hierarchy: {@code sup_t sup_s (y(t) e^{-t/T})^s}, reached at {@code s = 1} where the base is at most 1. */
    private static double largest(GrowthConstants r, double end) {
        double sup = 0;
        for (int i = 0; i <= 40; i++) {
            double t = end * i / 40;
            double base = Abstract.growth(r, t) * Math.exp(-t / end);
            sup = Math.max(sup, base <= 1 + 1e-12 ? base : Double.POSITIVE_INFINITY);
        }
        return sup;
    }

    private static void noFactor(Bench bench, Sides sides) {
        for (double theta : new double[] {0.1, 0.5, 0.9, 0.99, 1}) {
            GrowthConstants r = bench.growthConstants();
            sides.atMost(
                    largest(r, theta * r.lifeSpan()),
                    1,
                    () -> "extremal hierarchy, T = theta / sum R_k e^k, theta = " + theta);
        }
        sides.note(
                "$\\|f^{(s)}(t)\\|\\le y(t)^s\\|F_0\\|_0$ with $y'=\\sum R_ky^{k+1}$, and $(\\log y)'\\le\\sum R_ke^k\\le1/T$ while $y\\le e$");
    }

    private static void times(Bench bench, Sides sides) {
        for (long n : bench.particles()) {
            for (int k = 0; k <= bench.reach(); k++) {
                int distance = k;
                sides.atMost(
                        bench.limit(k), bench.growth(k, bench.epsilon(n)), () -> "k = " + distance + ", eps = M/" + n);
            }
        }
    }

    private static void window(Bench bench, Sides sides) {
        LifeSpan life = LifeSpan.of(bench.growthConstants(), bench.limitConstants());
        if (bench.reach() == 0) {
            sides.notApplicable("m = 0: 1/m has no meaning, no levels are coupled and every T will do");
            return;
        }
        for (double share : new double[] {0.01, 0.5, 0.999}) {
            double end = share * life.guaranteedTime();
            sides.atMost(
                    life.theta(end), 1.0 / bench.reach(), () -> "T = " + Sides.show(end) + " = " + share + " T_*/m");
        }
    }

    private static void picard(Bench bench, Sides sides) {
        GrowthConstants r = bench.growthConstants();
        if (r.reach() == 0) {
            sides.notApplicable("m = 0: 1/m has no meaning; the Picard bound is e^s theta^(n+1)");
            return;
        }
        Hierarchy<double[]> h = Abstract.extremal(r);
        for (double theta : new double[] {0.3, 0.9}) {
            double end = theta * r.lifeSpan();
            for (int s = 1; s <= 3; s++) {
                for (int n : new int[] {0, 1, 5, 20}) {
                    int level = s;
                    DuhamelSeries<double[]> series = DuhamelSeries.of(h, Abstract.largest(h, 0, s + n * r.reach()));
                    double left = Math.pow(Abstract.growth(r, end), s) - series.partialSum(s, end, n)[0];
                    double right = RemainderBound.picard(s, n, end, end, r.lifeSpan(), 1);
                    sides.tolerance(1e-9)
                            .atMost(
                                    left,
                                    right,
                                    () -> "extremal hierarchy, theta = " + theta + ", s = " + level + ", n = " + n);
                }
            }
        }
        sides.note(
                "so the factor 1/m is not needed: partial sum n is Picard's iterate n, whose distance from the fixed point shrinks by theta each time");
    }

    private static void abstractTheorem(Bench bench, Sides sides) {
        GrowthConstants r = bench.growthConstants();
        double end = 0.8 * r.lifeSpan() / Math.max(1, r.reach());
        int order = 24;
        int s = 2;
        int levels = s + order * r.reach();
        for (long seed = 11; seed <= 12; seed++) {
            Hierarchy<double[]> limit = Abstract.random(seed, r);
            DuhamelSeries<double[]> f = DuhamelSeries.of(limit, Abstract.largest(limit, 0, levels));
            long[] numbers = {500, 2000, 8000, 32000};
            double last = Double.NaN;
            for (long n : numbers) {
                Hierarchy<double[]> finite = Abstract.randomFinite(seed, r, n);
                DuhamelSeries<double[]> g = DuhamelSeries.of(finite, Abstract.largest(finite, 0, levels));
                double worst = 0;
                for (int i = 1; i <= 4; i++) {
                    double t = end * i / 4;
                    worst = Math.max(worst, FullTensor.distance(f.partialSum(s, t, order), g.partialSum(s, t, order)));
                }
                double previous = last;
                double error = worst;
                if (!Double.isNaN(previous)) {
                    sides.atMost(
                            error,
                            previous * Math.pow(4, -RATE),
                            () -> "random hierarchies, N = " + n / 4 + " to " + n + ", s = 2, all observables");
                }
                last = worst;
            }
        }
        sides.note("each fourfold N must divide the defect by 4^0.8 at least; (A1)-(A3) hold by construction");
    }

    private static void traces(Bench bench, Sides sides) {
        GridSpace space = bench.space();
        UniformRandomProvider rng = bench.random(22);
        for (int s = 3; s <= Bench.LEVELS; s++) {
            int level = s;
            SymmetricMasses f = space.level(s).combine(1, space.random(s, rng), -0.7, space.random(s, rng));
            SymmetricMasses twice = f.trace(1).trace(1);
            sides.atMost(
                    FullTensor.distance(twice.masses(), f.trace(2).masses()), 1e-13, () -> "Tr Tr f, s = " + level);
            sides.atMost(Math.abs(twice.total() - f.total()), 1e-13, () -> "integral, s = " + level);
            sides.atMost(space.level(s - 2).norm(twice), space.level(s).norm(f), () -> "norm, s = " + level);
        }
        sides.note("(2.20) is printed for $f\\in L^1_{sym}(\\mathbb R^d)$ and meant for $\\mathbb R^{dN}$");
    }

    private static void operators(Bench bench, Sides sides) {
        FullTensor tensor = bench.tensor();
        int n = bench.highest() + 1;
        GridSpace space = GridSpace.of(tensor.grid().grid(), n);
        KacHierarchy hierarchy = KacHierarchy.of(tensor.grid(), space, ParticleNumber.of(n));
        UniformRandomProvider rng = bench.random(23);
        for (int k = 0; k <= bench.reach(); k++) {
            for (int s = 1; s + k <= n; s++) {
                String where = "N = " + n + ", s = " + s + ", k = " + k;
                double[] f = tensor.symmetric(s + k, rng);
                double[] left =
                        hierarchy.apply(s, k, space.symmetrise(s + k, f)).toTensor();
                double[] right = FullTensor.combine(
                        1,
                        tensor.operator(bench, f, n, s, k, 1, 1),
                        1,
                        tensor.operator(bench, f, n, s, k, 2, bench.highest()));
                sides.equal(FullTensor.distance(left, right), 0, 2.0 * n, () -> where);
            }
        }
        sides.note(
                "(2.25) prints the remainder without its argument, and $v_{s+1}^*$ for $v_{s+k}$ in the line after (2.24)");
    }

    private static void limitOperators(Bench bench, Sides sides) {
        FullTensor tensor = bench.tensor();
        int top = bench.highest() + 1;
        GridSpace space = GridSpace.of(tensor.grid().grid(), top);
        KacHierarchy hierarchy = KacHierarchy.of(tensor.grid(), space, ParticleNumber.INFINITE);
        UniformRandomProvider rng = bench.random(24);
        for (int k = 0; k <= bench.reach(); k++) {
            for (int s = 1; s + k <= top; s++) {
                String where = "s = " + s + ", k = " + k;
                double[] f = tensor.symmetric(s + k, rng);
                double[] left =
                        hierarchy.apply(s, k, space.symmetrise(s + k, f)).toTensor();
                sides.equal(FullTensor.distance(left, tensor.limit(bench, f, s, k)), 0, 2.0 * top * top, () -> where);
            }
        }
    }

    static double end(Bench bench) {
        LifeSpan life = LifeSpan.of(bench.growthConstants(), bench.limitConstants());
        return Math.min(1, 0.99 * life.guaranteedTime());
    }

    private static void convergence(Bench bench, Sides sides, double p, double t) {
        FiniteModel finite = new FiniteModel(bench);
        List<Integer> numbers = finite.particles();
        for (int s = 1; s <= 2; s++) {
            int level = s;
            double last = Double.NaN;
            for (int n : numbers) {
                double defect = finite.defect(n, p, t, s);
                double previous = last;
                if (!Double.isNaN(previous) && previous > 1e-11) {
                    sides.atMost(
                            defect,
                            previous * Math.pow(2, -RATE),
                            () -> "s = " + level + ", t = " + Sides.show(t) + ", N = " + n / 2 + " to " + n + " on "
                                    + finite.grid().grid());
                }
                last = defect;
            }
        }
        if (sides.places() == 0) {
            sides.atMost(finite.defect(numbers.get(0), p, t, 1), 1e-11, () -> "the defect is rounding already");
        }
        sides.note("norms, so all observables of norm 1; each doubling of N must divide the defect by 2^0.8 at least");
    }

    private static void ansatz(Bench bench, Sides sides) {
        FullTensor tensor = bench.tensor();
        double[] f = new FiniteModel(bench).law(true);
        double[] q = Backward.rate(tensor.grid(), f);
        for (int s = 1; s <= 2; s++) {
            int level = s;
            double[] right = new double[tensor.size(s)];
            for (int k = 0; k <= bench.reach(); k++) {
                right = FullTensor.combine(
                        1, right, 1, tensor.limit(bench, Section1Rows.product(tensor, f, s + k), s, k));
            }
            double[] left = new double[tensor.size(s)];
            for (int i = 0; i < left.length; i++) {
                int a = i % tensor.cells();
                int b = i / tensor.cells();
                left[i] = s == 1 ? q[a] : q[a] * f[b] + f[a] * q[b];
            }
            sides.equal(FullTensor.distance(left, right), 0, 2.0 * bench.highest(), () -> "s = " + level);
        }
    }

    private static void allTimes(Bench bench, Sides sides) {
        Backward backward = Backward.of(bench);
        forward(bench, sides);
        sides.atMost(backward.lower(), 1, backward::witness);
    }

    private static void forward(Bench bench, Sides sides) {
        for (int c = 0; c < bench.coarse().grid().cells(); c++) {
            int cell = c;
            BoltzmannFlow.Trajectory run = BoltzmannFlow.of(bench.coarse())
                    .solve(CellMasses.of(bench.coarse().grid(), Backward.unit(bench.coarse(), c)), 1, 3);
            sides.atMost(run.norm(), 1, () -> "unit mass on cell " + cell + ", every Runge-Kutta step up to t = 3");
            sides.atMost(run.massDefect(), 1e-12, () -> "mass from cell " + cell);
        }
    }

    private static void density(Bench bench, Sides sides, int sign) {
        FiniteModel finite = new FiniteModel(bench);
        int n = bench.highest() + 1;
        GridSpace space = GridSpace.of(finite.grid().grid(), n);
        stosszahl.grid.MasterEquation equation = stosszahl.grid.MasterEquation.of(finite.grid(), ParticleNumber.of(n));
        double step = 0.25 / n;
        for (int r = 0; r < space.dimension(n); r++) {
            double[] unit = new double[space.dimension(n)];
            unit[r] = 1;
            SymmetricMasses sum = space.element(n, unit);
            SymmetricMasses term = sum;
            // ||Omega|| <= 2N, so 25 terms of the exponential leave (1/2)^25/25!, far below rounding.
            for (int l = 1; l <= 25; l++) {
                SymmetricMasses image = equation.derivative(term);
                term = space.level(n).combine(sign * step / l, image, 0, image);
                sum = space.level(n).combine(1, sum, 1, term);
            }
            double norm = space.level(n).norm(sum);
            String where =
                    "N = " + n + ", unit mass on " + java.util.Arrays.toString(sum.cells(r)) + ", t = " + sign * step;
            sides.equal(norm, 1, 1, () -> where);
            sides.equal(sum.total(), 1, 1, () -> where + ", integral");
        }
    }
}
