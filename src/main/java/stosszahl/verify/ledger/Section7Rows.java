package stosszahl.verify.ledger;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.rng.UniformRandomProvider;
import stosszahl.boltzmann.PicardIteration;
import stosszahl.grid.CellMasses;
import stosszahl.grid.GridModel;
import stosszahl.hierarchy.GradedElement;
import stosszahl.hierarchy.GrowthConstants;
import stosszahl.hierarchy.Hierarchy;
import stosszahl.hierarchy.PicardMap;
import stosszahl.hierarchy.PolynomialPath;

/** Section 7: well-posedness of the hierarchies and of the Boltzmann equation. */
final class Section7Rows {
    private Section7Rows() {}

    static List<Statement> rows() {
        return List.of(
                Statement.of(
                        "(7.1), time integral",
                        "$\\int_0^te^{\\tau(s+k)/T}d\\tau\\le\\frac T{s+k}e^{t(s+k)/T}$",
                        Section7Rows::timeIntegral),
                Statement.of(
                        "(7.1), last step",
                        "$\\frac s{s+k}e^{-\\boldsymbol\\mu(t)(s+k)}\\le e^ke^{-\\boldsymbol\\mu(t)s}$ for $0\\le t\\le T$",
                        Section7Rows::lastStep),
                Statement.of(
                        "(7.1)",
                        "$\\|(\\int_0^t\\mathscr CF)^{(s)}\\|\\le\\theta\\,e^{-\\boldsymbol\\mu(t)s}\\|F\\|_{\\boldsymbol\\mu}$, $\\theta=T\\sum\\rho_ke^k$",
                        Section7Rows::chain),
                Statement.of(
                        "after (7.1)",
                        "$\\|\\mathcal M[F]-\\mathcal M[G]\\|_{\\boldsymbol\\mu}\\le\\theta\\|F-G\\|_{\\boldsymbol\\mu}$",
                        Section7Rows::contraction),
                Statement.of(
                        "after (7.1)",
                        "$\\mathcal M$ maps the ball of radius $R=\\frac\\theta{1-\\theta}\\|F_0\\|_0$ around $F_0$ into itself",
                        Section7Rows::ball),
                Statement.of(
                        "Lemma 7.1",
                        "there is a unique mild solution on some $[0,T_*(\\|f_0\\|)]$, for signed $f_0$ too: Picard's map contracts by 1/2",
                        Section7Rows::local),
                Statement.of("(7.2)", "$\\|Q_K(f)\\|\\le2K\\|f\\|^K$", Section7Rows::growth),
                Statement.of(
                        "(7.3)",
                        "$\\|Q_K(f)-Q_K(g)\\|\\le2K^2(\\|f\\|^{K-1}+\\|g\\|^{K-1})\\|f-g\\|$",
                        Section7Rows::lipschitz),
                Statement.of(
                        "Lemma 7.2, (7.4), (7.5)",
                        "$\\int Q_K(f)=0$, so the mass is conserved; signed $f$",
                        Section7Rows::mass),
                Statement.of("(7.6)", "$Q_K(f)=Q_K^{(+)}(f)-Kf$ for $\\int f=1$", Section7Rows::loss),
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
                        Section7Rows::equation),
                Statement.of(
                        "(7.9)",
                        "$f(t)=e^{-\\alpha t}f_0+\\int_0^te^{-\\alpha(t-s)}\\sum_K\\beta_KQ_K^{(+)}[f(s),..,f(s)]\\,ds$",
                        Section7Rows::duhamel),
                Statement.of(
                                "(7.10), (7.11)",
                                "$f_0(t)=f_0$ and the recursion for $n\\ge1$ define all iterates: none of the first ten is undefined",
                                (b, s) -> s.atMost(
                                        (long) undefined(1),
                                        0,
                                        () -> "f_{n+1} from f_n for n >= 1 needs f_1, which nothing defines"))
                        .fault(
                                "the recursion must start at $n=0$",
                                "the recursion for $n\\ge0$",
                                (b, s) -> s.atMost((long) undefined(0), 0, () -> "f_{n+1} from f_n for n >= 0")),
                Statement.of(
                        "after (7.11)",
                        "$\\|f_n(t)\\|_{L^1}\\le1$ for all $n\\ge0$, $0<t<T_*$",
                        Section7Rows::iterates),
                Statement.of(
                        "(7.12)",
                        "$\\sup\\|f_{n+1}-f_n\\|\\le\\lambda\\sup\\|f_n-f_{n-1}\\|$; with $\\lambda=\\sum\\beta_KK^2(1-e^{-\\alpha T})/\\alpha<1$",
                        Section7Rows::picard));
    }

    private static void timeIntegral(Bench bench, Sides sides) {
        for (double share : new double[] {0, 0.01, 0.5, 1}) {
            for (int s : new int[] {1, 2, 10, 100}) {
                for (int k = 0; k <= bench.reach(); k++) {
                    int q = s + k;
                    String where = "divided by e^(t(s+k)/T): T = 1, t = " + share + ", s = " + s + ", k = " + k;
                    sides.atMost(-Math.expm1(-share * q) / q, 1.0 / q, () -> where);
                }
            }
        }
        sides.note(
                "so the factor T s/(s+k) is right; (7.1) prints the norm of $f^{(s+k)}$ in $X^{(s)}$ for $X^{(s+k)}$");
    }

    private static void lastStep(Bench bench, Sides sides) {
        for (double share : new double[] {0, 0.5, 1}) {
            for (int s : new int[] {1, 10, 1000}) {
                for (int k = 0; k <= bench.reach(); k++) {
                    String where = "divided by e^(st/T): t/T = " + share + ", s = " + s + ", k = " + k;
                    sides.atMost((double) s / (s + k) * Math.exp(share * k), Math.exp(k), () -> where);
                }
            }
        }
        sides.note("sharp at t = T as s grows; equality at k = 0");
    }

    /** The path that is largest at every time and level, {@code f^(s)(t) = e^{st/T}}, in the extremal hierarchy: the integral is elementary. */
    private static void chain(Bench bench, Sides sides) {
        GrowthConstants r = bench.limitConstants();
        for (double theta : new double[] {0.1, 0.9}) {
            double end = theta * r.lifeSpan();
            for (double share : new double[] {0.1, 0.5, 1}) {
                for (int s : new int[] {1, 2, 10, 100}) {
                    double left = 0;
                    for (int k = 0; k <= r.reach(); k++) {
                        left += s * r.constant(k) * end / (s + k) * Math.expm1(share * (s + k));
                    }
                    String where = "C_{s,s+k} = rho_k s, f^(s)(t) = e^(st/T), t/T = " + share + ", s = " + s
                            + ", theta = " + theta;
                    double sum = left;
                    sides.atMost(sum, theta * Math.exp(share * s), () -> where);
                }
            }
        }
    }

    private static void contraction(Bench bench, Sides sides) {
        GrowthConstants r = bench.growthConstants();
        for (double theta : new double[] {0.2, 0.9}) {
            double end = theta * r.lifeSpan();
            for (long seed = 0; seed <= 3; seed++) {
                Hierarchy<double[]> h = seed == 0 ? Abstract.extremal(r) : Abstract.random(seed, r);
                UniformRandomProvider rng = bench.random((int) (120 + seed));
                int levels = 3 + r.reach();
                GradedElement<double[]> start = Abstract.random(h, levels, rng);
                PolynomialPath<double[]> f = PolynomialPath.constant(Abstract.largest(h, 0, levels));
                PolynomialPath<double[]> g = PolynomialPath.of(List.of(start, Abstract.random(h, levels, rng)));
                PicardMap.Contraction c = PicardMap.of(h, start).contraction(r, f, g, end, 40);
                String where = (seed == 0 ? "extremal" : "random") + " hierarchy " + seed + ", theta = " + theta;
                sides.atMost(c.image(), theta * c.differenceBound(), () -> where);
            }
        }
    }

    private static void ball(Bench bench, Sides sides) {
        GrowthConstants r = bench.growthConstants();
        for (double theta : new double[] {0.2, 0.9}) {
            double end = theta * r.lifeSpan();
            double radius = theta / (1 - theta);
            Hierarchy<double[]> h = Abstract.extremal(r);
            int levels = 3 + r.reach();
            GradedElement<double[]> start = Abstract.largest(h, 0, levels);
            // F_0 scaled by 1 + R lies on the edge of the ball: it is R F_0 away from F_0.
            PolynomialPath<double[]> edge = PolynomialPath.constant(start.combine(1 + radius, 0, start));
            PolynomialPath<double[]> image = PicardMap.of(h, start).iterate(edge);
            double left = image.combine(1, -1, PolynomialPath.constant(start)).norm(end, 60);
            sides.atMost(left, radius, () -> "extremal hierarchy, F = (1 + R) F_0 on the edge, theta = " + theta);
        }
    }

    private static double[] signed(GridModel grid, UniformRandomProvider rng, double norm) {
        double[] f = rng.doubles(grid.grid().cells()).map(x -> 2 * x - 1).toArray();
        double scale = norm / FullTensor.norm(f);
        return Arrays.stream(f).map(x -> x * scale).toArray();
    }

    /** {@code Q_K(f)}, (1.6), and its gain, on the coarse grid. */
    private static double[] q(Bench bench, int order, double[] f) {
        double[] gain = gain(bench.coarse(), order, f);
        double mass = Math.pow(Arrays.stream(f).sum(), order - 1.0);
        return FullTensor.combine(1, gain, -order * mass, f);
    }

    private static double[] gain(GridModel grid, int order, double[] f) {
        double[][] same = new double[order][];
        Arrays.fill(same, f);
        double[] gain = grid.gain(order, same);
        return Arrays.stream(gain).map(x -> order * x).toArray();
    }

    private static double[] total(Bench bench, double[] f) {
        double[] sum = new double[f.length];
        for (int order : bench.orders()) {
            sum = FullTensor.combine(1, sum, bench.beta(order).doubleValue(), q(bench, order, f));
        }
        return sum;
    }

    private static void local(Bench bench, Sides sides) {
        UniformRandomProvider rng = bench.random(130);
        for (double norm : new double[] {0.5, 1, 2}) {
            double slope = 0;
            for (int order : bench.orders()) {
                slope += bench.beta(order).doubleValue() * 4 * order * order * Math.pow(2 * norm, order - 1.0);
            }
            double end = 0.5 / slope;
            // In the ball ||f|| <= 2 ||f_0|| the Lipschitz constant of sum beta_K Q_K is below `slope`, by (7.3).
            for (int trial = 0; trial < 5; trial++) {
                double[] f = signed(bench.coarse(), rng, 2 * norm);
                double[] g = signed(bench.coarse(), rng, 2 * norm);
                double left = end * FullTensor.distance(total(bench, f), total(bench, g));
                sides.atMost(
                        left,
                        0.5 * FullTensor.distance(f, g),
                        () -> "||f_0|| = " + norm + ", T_* = " + Sides.show(end)
                                + ", random signed f, g of norm 2 ||f_0||");
            }
        }
        sides.note("T_* depends on the beta_K too");
    }

    private static List<double[]> candidates(Bench bench, int stream) {
        List<double[]> all = new java.util.ArrayList<>();
        int g = bench.coarse().grid().cells();
        for (int c = 0; c < g; c++) {
            all.add(Backward.unit(bench.coarse(), c));
            double[] pair = Backward.unit(bench.coarse(), c);
            pair[(c + 1) % g] -= 1;
            all.add(pair);
        }
        UniformRandomProvider rng = bench.random(stream);
        for (int trial = 0; trial < 20; trial++) {
            all.add(signed(bench.coarse(), rng, trial % 4 + 0.5));
        }
        return all;
    }

    private static void growth(Bench bench, Sides sides) {
        for (int order : bench.orders()) {
            for (double[] f : candidates(bench, 131)) {
                sides.atMost(
                        FullTensor.norm(q(bench, order, f)),
                        2 * order * Math.pow(FullTensor.norm(f), order),
                        () -> "K = " + order + ", f = " + show(f));
            }
        }
        sides.note("unit masses, differences of neighbours and random signed functions on the grid");
    }

    private static String show(double[] f) {
        return Arrays.toString(
                Arrays.stream(f).map(x -> Math.rint(1000 * x) / 1000).toArray());
    }

    private static void lipschitz(Bench bench, Sides sides) {
        for (int order : bench.orders()) {
            List<double[]> all = candidates(bench, 132);
            for (int i = 0; i < all.size(); i++) {
                double[] f = all.get(i);
                for (double[] g : List.of(all.get((i + 1) % all.size()), FullTensor.combine(1.01, f, 0, f))) {
                    double right = 2.0
                            * order
                            * order
                            * (Math.pow(FullTensor.norm(f), order - 1.0) + Math.pow(FullTensor.norm(g), order - 1.0))
                            * FullTensor.distance(f, g);
                    sides.atMost(
                            FullTensor.distance(q(bench, order, f), q(bench, order, g)),
                            right,
                            () -> "K = " + order + ", f = " + show(f) + ", g = " + show(g));
                }
            }
        }
        sides.note(
                "half the constant would do: by telescoping, 2K sum_j ||f||^j ||g||^(K-1-j) <= K^2 (||f||^(K-1) + ||g||^(K-1))");
    }

    private static void mass(Bench bench, Sides sides) {
        for (int order : bench.orders()) {
            for (double[] f : candidates(bench, 133)) {
                double scale = 2 * order * Math.pow(FullTensor.norm(f), order);
                sides.equal(
                        Arrays.stream(q(bench, order, f)).sum(), 0, scale, () -> "K = " + order + ", f = " + show(f));
            }
        }
        sides.note("(7.4) prints $[0,T]$ for $[0,T_*]$");
    }

    private static void loss(Bench bench, Sides sides) {
        FiniteModel finite = new FiniteModel(bench);
        FullTensor tensor = bench.tensor();
        StringBuilder other = new StringBuilder();
        for (int order : bench.orders()) {
            int[] all = new int[order];
            Arrays.setAll(all, j -> j);
            for (double mass : new double[] {1, 0.5}) {
                double[] f = Arrays.stream(finite.law(false)).map(x -> mass * x).toArray();
                double[] left = tensor.trace(tensor.omega(Section1Rows.product(tensor, f, order), order, all), 1);
                double[] right = FullTensor.combine(1, gain(tensor.grid(), order, f), -order, f);
                double distance = FullTensor.norm(FullTensor.combine(order, left, -1, right));
                if (mass == 1) {
                    sides.equal(distance, 0, 2.0 * order, () -> "K = " + order + ", mass 1, (1.6) tuple by tuple");
                } else if (order > 1) {
                    other.append(other.isEmpty() ? "" : ", ")
                            .append("K = ")
                            .append(order)
                            .append(": ")
                            .append(Sides.show(distance));
                }
            }
        }
        sides.note(
                other.isEmpty()
                        ? "order 1 only"
                        : "mass 1 is needed: for mass 1/2 the sides differ in norm by, " + other);
    }

    private static void gain(Bench bench, Sides sides, boolean literal) {
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
                        FullTensor.distance(one, gain(tensor.grid(), order, f)),
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
            sum = FullTensor.combine(1, sum, bench.beta(order).doubleValue(), gain(grid, order, f));
        }
        return sum;
    }

    private static void equation(Bench bench, Sides sides) {
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
            sides.tolerance(1e-7)
                    .equal(
                            FullTensor.distance(left, gains(bench, finite.grid(), f[2])),
                            0,
                            2 * alpha,
                            () -> "t = " + t + ", along the solution");
        }
    }

    private static void duhamel(Bench bench, Sides sides) {
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
            sides.tolerance(1e-10)
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

    private static void iterates(Bench bench, Sides sides) {
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

    private static void picard(Bench bench, Sides sides) {
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
                            () -> "unit mass on cell " + cell + ", T = " + Sides.show(window) + ", n = " + number);
                }
            }
        }
        if (sides.places() == 0) {
            sides.atMost(0.0, 0.0, () -> "the iteration ends after one step");
        }
    }
}
