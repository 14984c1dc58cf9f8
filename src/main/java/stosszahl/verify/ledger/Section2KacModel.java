package stosszahl.verify.ledger;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import stosszahl.boltzmann.BoltzmannFlow;
import stosszahl.claim.Comparison;
import stosszahl.grid.CellMasses;
import stosszahl.grid.GridSpace;
import stosszahl.grid.KacHierarchy;
import stosszahl.grid.MasterEquation;
import stosszahl.grid.SymmetricMasses;
import stosszahl.hierarchy.LifeSpan;
import stosszahl.kac.ParticleNumber;

/** Section 2 from (2.19) on: the hierarchies of the Kac model, Theorems 2.2 and 2.3, and norms of the solutions. */
final class Section2KacModel {
    /** Sums over all states, and the truncation of the master equation, leave a defect uncertain by this much. */
    private static final double ROUNDING = 1e-11;

    private Section2KacModel() {}

    static List<Statement> rows() {
        return List.of(
                Statement.of(
                        "(2.19)-(2.21)",
                        "traces compose, keep the integral, do not increase norms and keep symmetry",
                        Section2KacModel::traces),
                Statement.of(
                        "(2.22)-(2.25)",
                        "$\\mathscr C^N_{s,s+k}$ is its leading term with $\\beta_K N\\binom{N-s}{K-1}/\\binom NK$ plus $\\mathcal R^N_{s,s+k}$",
                        Section2KacModel::operators),
                Statement.of(
                        "(2.26), (2.27)",
                        "$\\mathscr C^\\infty_{s,s+k} = \\beta_K K\\sum_i C_i$",
                        Section2KacModel::limitOperators),
                Statement.of(
                        "Theorem 2.2",
                        "from BBGKY to Boltzmann, data not chaotic (a mixture of two products): the defects on $[0,T]$ vanish",
                        (b, s) -> convergence(b, s, 0.4, end(b))),
                Statement.of(
                        "(2.28), Section 2.4",
                        "$\\partial_t f^{\\otimes s} = \\sum_k\\mathscr C^\\infty_{s,s+k}f^{\\otimes(s+k)}$ if $\\partial_t f=\\sum_K\\beta_K Q_K(f)$",
                        Section2KacModel::ansatz),
                Statement.of(
                                "Proposition 2.3",
                                "$\\|f(t)\\|_{L^1}\\le1$ for all $t\\in\\mathbb R$",
                                Section2KacModel::allTimes)
                        .fault(
                                "false for negative times, unless $f_0$ is special: where $f_0=0$ the loss vanishes and $\\partial_tf=Q^+\\ge0$, so $f$ is negative just"
                                        + " before; mass is conserved, so the norm exceeds 1. The proof treats $t>0$ only, and Theorem 2.3 needs no other",
                                "$\\|f(t)\\|_{L^1}\\le1$ and $\\int f(t)=1$ for all $t\\ge0$",
                                Section2KacModel::forward),
                BkwBackward.statement(),
                Statement.of(
                                "Proposition 2.3, data",
                                "$\\int f_0=1$ and $\\|f_0\\|_{L^1}\\le1$ say that $f_0$ is a density: $\\int f^-=\\frac12(\\|f\\|-\\int f)$",
                                (b, s) -> negative(b, s, BigFraction.of(1, 2)))
                        .trusts("|f| - f = 2 f^- pointwise, for every f; exact rational arithmetic at the f counted"),
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

    private static void traces(Bench bench, Comparison sides) {
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

    private static void operators(Bench bench, Comparison sides) {
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

    private static void limitOperators(Bench bench, Comparison sides) {
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

    private static double end(Bench bench) {
        LifeSpan life = LifeSpan.of(bench.growthConstants(), bench.limitConstants());
        return Math.min(1, 0.99 * life.guaranteedTime());
    }

    private static void convergence(Bench bench, Comparison sides, double p, double t) {
        FiniteModel finite = new FiniteModel(bench);
        List<Integer> numbers = finite.particles();
        for (int s = 1; s <= 2; s++) {
            double[] defects = new double[numbers.size()];
            for (int i = 0; i < defects.length; i++) {
                defects[i] = finite.defect(numbers.get(i), p, t, s);
            }
            halving(
                    sides,
                    numbers,
                    defects,
                    "s = " + s + ", t = " + Comparison.show(t) + " on "
                            + finite.grid().grid());
        }
        sides.note(
                "norms, so all observables of norm 1; each doubling of N must divide the defect by 2^0.8 at least, down to rounding");
    }

    /** Does each doubling of {@code N} divide the defect by {@code 2^0.8}, until it is rounding; one {@code N} alone says nothing. */
    static void halving(Comparison sides, List<Integer> numbers, double[] defects, String where) {
        if (numbers.size() < 2) {
            sides.notApplicable("only one N fits the budget of states, N = " + numbers
                    + ", and a decay needs two: nothing was compared");
        }
        for (int i = 1; i < defects.length; i++) {
            String step = where + ", N = " + numbers.get(i - 1) + " to " + numbers.get(i);
            double most = defects[i - 1] * Math.pow(2, -Section2Hierarchies.RATE);
            sides.atMost(
                    defects[i], Math.max(most, ROUNDING), () -> most > ROUNDING ? step : step + ", rounding already");
        }
    }

    private static void ansatz(Bench bench, Comparison sides) {
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

    private static void allTimes(Bench bench, Comparison sides) {
        Backward backward = Backward.of(bench);
        forward(bench, sides);
        sides.atMost(backward.lower(), 1, backward::witness);
    }

    static void negative(Bench bench, Comparison sides, BigFraction half) {
        UniformRandomProvider rng = bench.random(25);
        for (int trial = 0; trial < 12; trial++) {
            BigFraction norm = BigFraction.ZERO;
            BigFraction total = BigFraction.ZERO;
            BigFraction below = BigFraction.ZERO;
            for (int i = 0; i < 5; i++) {
                BigFraction x = BigFraction.of(rng.nextInt(40) - 4 * trial, 7);
                norm = norm.add(x.abs());
                total = total.add(x);
                below = x.signum() < 0 ? below.subtract(x) : below;
            }
            BigFraction excess = norm.subtract(total).multiply(half);
            BigFraction negative = below;
            int number = trial;
            sides.equal(negative, excess, () -> "random signed f on five cells, trial " + number);
        }
    }

    private static void forward(Bench bench, Comparison sides) {
        for (int c = 0; c < bench.coarse().grid().cells(); c++) {
            int cell = c;
            BoltzmannFlow.Trajectory run = BoltzmannFlow.of(bench.coarse())
                    .solve(CellMasses.of(bench.coarse().grid(), Backward.unit(bench.coarse(), c)), 1, 3);
            sides.atMost(run.norm(), 1, () -> "unit mass on cell " + cell + ", every Runge-Kutta step up to t = 3");
            sides.atMost(run.massDefect(), 1e-12, () -> "mass from cell " + cell);
        }
    }

    private static void density(Bench bench, Comparison sides, int sign) {
        FiniteModel finite = new FiniteModel(bench);
        int n = bench.highest() + 1;
        GridSpace space = GridSpace.of(finite.grid().grid(), n);
        MasterEquation equation = MasterEquation.of(finite.grid(), ParticleNumber.of(n));
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
            String where = "N = " + n + ", unit mass on " + Arrays.toString(sum.cells(r)) + ", t = " + sign * step;
            sides.equal(norm, 1, 1, () -> where);
            sides.equal(sum.total(), 1, 1, () -> where + ", integral");
        }
    }
}
