package stosszahl.verify.ledger;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import stosszahl.boltzmann.PicardIteration;
import stosszahl.claim.Comparison;
import stosszahl.claim.Tolerance;
import stosszahl.grid.CellMasses;
import stosszahl.grid.GridModel;

/** Section 7: the Boltzmann equation in gain form, (7.6) to (7.12), and Picard's iteration for it. */
final class Section7GainForm {
    private Section7GainForm() {}

    static List<Statement> rows() {
        return List.of(
                Statement.of("(7.6)", "$Q_K(f)=Q_K^{(+)}(f)-Kf$ for $\\int f=1$", Section7GainForm::loss),
                Statement.of(
                                "(7.7)",
                                "$Q_K^{(+)}[f_1,..,f_K](v_1)=K\\int_{\\mathbb S_K\\times\\mathbb R^{dK}}(\\otimes f_\\ell)(T_K^\\omega V)$",
                                (b, s) -> gain(b, s, true))
                        .fault(
                                "the integral is over $v_2,..,v_K$, that is $\\mathbb R^{d(K-1)}$; over $\\mathbb R^{dK}$ it is a constant in $v_1$, not integrable on"
                                        + " $\\mathbb R^d$. Measured: the norm of the literal integral on the grid, against $K$ for a density",
                                "over $\\mathbb S_K\\times\\mathbb R^{d(K-1)}$",
                                (b, s) -> gain(b, s, false)),
                Statement.of(
                        "(7.8)",
                        "$\\partial_tf+\\alpha f=\\sum_K\\beta_KQ_K^{(+)}[f,..,f]$, $\\alpha=\\sum_KK\\beta_K$",
                        Section7GainForm::equation),
                Statement.of(
                        "(7.9)",
                        "$f(t)=e^{-\\alpha t}f_0+\\int_0^te^{-\\alpha(t-s)}\\sum_K\\beta_KQ_K^{(+)}[f(s),..,f(s)]\\,ds$",
                        Section7GainForm::duhamel),
                Statement.of(
                                "(7.10), (7.11)",
                                "$f_0(t)=f_0$ and the recursion for $n\\ge1$ define all iterates: of $f_0,..,f_{10}$ all eleven",
                                (b, s) -> s.equal(
                                        11L - undefined(1),
                                        11L,
                                        () -> "f_{n+1} from f_n for n >= 1 needs f_1, which nothing defines"))
                        .fault(
                                "the recursion must start at $n=0$",
                                "the recursion for $n\\ge0$",
                                (b, s) -> s.equal(11L - undefined(0), 11L, () -> "f_{n+1} from f_n for n >= 0")),
                Statement.of(
                        "after (7.11)",
                        "$\\|f_n(t)\\|_{L^1}\\le1$ for all $n\\ge0$, $0<t<T_*$",
                        Section7GainForm::iterates),
                Statement.of(
                        "(7.12)",
                        "$\\sup\\|f_{n+1}-f_n\\|\\le\\lambda\\sup\\|f_n-f_{n-1}\\|$; with $\\lambda=\\sum\\beta_KK^2(1-e^{-\\alpha T})/\\alpha<1$",
                        Section7GainForm::picard));
    }

    private static void loss(Bench bench, Comparison sides) {
        FiniteModel finite = new FiniteModel(bench);
        FullTensor tensor = bench.tensor();
        StringBuilder other = new StringBuilder();
        for (int order : bench.orders()) {
            int[] all = new int[order];
            Arrays.setAll(all, j -> j);
            for (double mass : new double[] {1, 0.5}) {
                double[] f = Arrays.stream(finite.law(false)).map(x -> mass * x).toArray();
                double[] left = tensor.trace(tensor.omega(Section1Rows.product(tensor, f, order), order, all), 1);
                double[] right = FullTensor.combine(1, Section7Collisions.gain(tensor.grid(), order, f), -order, f);
                double distance = FullTensor.norm(FullTensor.combine(order, left, -1, right));
                if (mass == 1) {
                    sides.equal(distance, 0, 2.0 * order, () -> "K = " + order + ", mass 1, (1.6) tuple by tuple");
                } else if (order > 1) {
                    other.append(other.isEmpty() ? "" : ", ")
                            .append("K = ")
                            .append(order)
                            .append(": ")
                            .append(Comparison.show(distance));
                }
            }
        }
        sides.note(
                other.isEmpty()
                        ? "order 1 only"
                        : "mass 1 is needed: for mass 1/2 the sides differ in norm by, " + other);
    }

    private static void gain(Bench bench, Comparison sides, boolean literal) {
        FullTensor tensor = bench.tensor();
        double[] f = new FiniteModel(bench).law(true);
        for (int order : bench.orders()) {
            int[] all = new int[order];
            Arrays.setAll(all, j -> j);
            double[] after = tensor.gain(Section1Rows.product(tensor, f, order), order, all);
            double[] one =
                    Arrays.stream(tensor.trace(after, 1)).map(x -> order * x).toArray();
            if (literal) {
                double constant = Arrays.stream(one).sum();
                sides.equal(
                        constant * tensor.cells(),
                        order,
                        order,
                        () -> "K = " + order + ", norm of the constant on " + tensor.cells() + " cells");
            } else {
                sides.equal(
                        FullTensor.distance(one, Section7Collisions.gain(tensor.grid(), order, f)),
                        0,
                        order,
                        () -> "K = " + order + ", tuple by tuple against the grid's gain");
                sides.equal(FullTensor.norm(one), order, order, () -> "K = " + order + ", norm");
            }
        }
    }

    private static double[] gains(Bench bench, GridModel grid, double[] f) {
        double[] sum = new double[f.length];
        for (int order : bench.orders()) {
            sum = FullTensor.combine(1, sum, bench.beta(order).doubleValue(), Section7Collisions.gain(grid, order, f));
        }
        return sum;
    }

    private static void equation(Bench bench, Comparison sides) {
        FiniteModel finite = new FiniteModel(bench);
        double alpha = bench.model().alpha().doubleValue();
        double h = 1e-3;
        for (double t : new double[] {0.1, 0.7}) {
            double[][] f = new double[5][];
            for (int j = 0; j < 5; j++) {
                f[j] = finite.flow(finite.law(true), t + (j - 2) * h);
            }
            // Central difference of order 4: an error of h^4/30 ||f^(5)||, some 1e-10, and 1e-13/h from the solver.
            double[] derivative = FullTensor.combine(
                    8 / (12 * h),
                    FullTensor.combine(1, f[3], -1, f[1]),
                    -1 / (12 * h),
                    FullTensor.combine(1, f[4], -1, f[0]));
            double[] left = FullTensor.combine(1, derivative, alpha, f[2]);
            sides.tolerance(Tolerance.relative(1e-7, "a central difference of order 4"))
                    .equal(
                            FullTensor.distance(left, gains(bench, finite.grid(), f[2])),
                            0,
                            2 * alpha,
                            () -> "t = " + t + ", along the solution");
        }
    }

    private static void duhamel(Bench bench, Comparison sides) {
        FiniteModel finite = new FiniteModel(bench);
        double alpha = bench.model().alpha().doubleValue();
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(12, 0, 1);
        for (double t : new double[] {0.2, 0.6}) {
            double[] f0 = finite.law(true);
            double[] sum = FullTensor.combine(Math.exp(-alpha * t), f0, 0, f0);
            for (int q = 0; q < rule.getNumberOfPoints(); q++) {
                double u = t * rule.getPoint(q);
                sum = FullTensor.combine(
                        1,
                        sum,
                        t * rule.getWeight(q) * Math.exp(-alpha * (t - u)),
                        gains(bench, finite.grid(), finite.flow(f0, u)));
            }
            double[] right = sum;
            sides.tolerance(Tolerance.relative(1e-10, "12 Gauss points in time"))
                    .equal(
                            FullTensor.distance(finite.flow(f0, t), right),
                            0,
                            1,
                            () -> "t = " + t + ", 12 Gauss points in time");
        }
    }

    /** How many of {@code f_0, .., f_10} the definition (7.10) with the recursion for {@code n >= first} leaves undefined. */
    private static int undefined(int first) {
        boolean[] defined = new boolean[11];
        defined[0] = true;
        for (int n = first; n < 10; n++) {
            defined[n + 1] |= defined[n];
        }
        int missing = 0;
        for (boolean d : defined) {
            missing += d ? 0 : 1;
        }
        return missing;
    }

    private static double square(Bench bench) {
        return bench.orders().stream()
                .mapToDouble(k -> k * k * bench.beta(k).doubleValue())
                .sum();
    }

    private static void iterates(Bench bench, Comparison sides) {
        double end = 1 / bench.model().alpha().doubleValue();
        for (int c = 0; c < bench.coarse().grid().cells(); c++) {
            int cell = c;
            PicardIteration.Result result = PicardIteration.of(bench.coarse(), end, 24)
                    .run(CellMasses.of(bench.coarse().grid(), Backward.unit(bench.coarse(), c)), 1e-9, 20);
            for (PicardIteration.Iterate iterate : result.iterates()) {
                sides.atMost(iterate.norm(), 1, () -> "unit mass on cell " + cell + ", n = " + iterate.n());
            }
        }
        sides.note("at 25 Chebyshev times");
    }

    private static void picard(Bench bench, Comparison sides) {
        double alpha = bench.model().alpha().doubleValue();
        for (double lambda : new double[] {0.5, 0.9}) {
            double end = -Math.log1p(-lambda * alpha / square(bench)) / alpha;
            if (!Double.isFinite(end)) {
                end = 1 / alpha; // order 1 only: the factor is below 1 for every T.
            }
            double window = end;
            for (boolean second : new boolean[] {false, true}) {
                int cell = second
                        ? bench.coarse().grid().cells() - 1
                        : bench.coarse().grid().cells() / 2;
                PicardIteration.Result result = PicardIteration.of(bench.coarse(), end, 24)
                        .run(CellMasses.of(bench.coarse().grid(), Backward.unit(bench.coarse(), cell)), 1e-10, 60);
                for (int n = 2;
                        n < result.iterates().size()
                                && result.iterates().get(n - 1).change() > 1e-9;
                        n++) {
                    int number = n - 1;
                    sides.atMost(
                            result.iterates().get(n).change(),
                            lambda * result.iterates().get(n - 1).change(),
                            () -> "unit mass on cell " + cell + ", T = " + Comparison.show(window) + ", n = " + number);
                }
            }
        }
        if (sides.places() == 0) {
            sides.notApplicable("the iteration ends after one step");
        }
    }
}
