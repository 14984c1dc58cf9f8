package stosszahl.verify.ledger;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.grid.GridSpace;
import stosszahl.grid.KacHierarchy;
import stosszahl.grid.SymmetricMasses;
import stosszahl.hierarchy.DuhamelSeries;
import stosszahl.hierarchy.GradedElement;
import stosszahl.hierarchy.GrowthConstants;
import stosszahl.hierarchy.Hierarchy;
import stosszahl.hierarchy.RemainderBound;
import stosszahl.hierarchy.ScalarHierarchy;
import stosszahl.kac.ParticleNumber;

/** Section 5: the proof of Theorem 2.1, on the extremal hierarchy, random ones, the scalar one with its closed solution, and the grid. */
final class Section5Rows {
    private static final String NO_COUPLING =
            "m = 0: 1/m has no meaning; no levels are coupled and the series is exp(t C_{s,s})";

    private Section5Rows() {}

    static List<Statement> rows() {
        return List.of(
                Statement.of(
                        "(5.1)-(5.3)",
                        "$\\pi_s(\\mathscr C^n F)$ iterates component by component",
                        Section5Rows::powers),
                Statement.of(
                        "Lemma 5.1, (5.4), (5.5)",
                        "$\\|\\pi_s\\mathscr C^\\ell F\\| \\le \\sum_{k_1..k_\\ell}s(s+k_1)\\cdots(s+k_1+..+k_{\\ell-1})R_{k_1}\\cdots R_{k_\\ell}\\|\\pi_{s+k_1+..+k_\\ell}F\\|$",
                        Section5Rows::lemmaOne),
                Statement.of(
                        "(5.6), (5.7)",
                        "the steps of the induction: the sum of order $\\ell+1$ is the sum of order $\\ell$ of $\\|\\pi\\,\\mathscr C F\\|$",
                        Section5Rows::induction),
                Statement.of(
                        "Lemma 5.2, (5.8), (5.9)",
                        "$\\|\\pi_s\\mathscr C^nF\\|\\le s\\,e^{-\\mu s}n!\\,(mT_*^{-1})^n(en)^{s/m}\\|F\\|_\\mu$ for $n\\ge10$, $\\mu\\ge-1$",
                        (b, s) -> lemmaTwo(b, s, 10, 60)),
                Statement.of(
                        "Lemma 5.2, small n",
                        "beyond the paper, and used by (5.22): the same for $1\\le n<10$ (at $n=0$ the right side is 0 and the inequality false)",
                        (b, s) -> lemmaTwo(b, s, 1, 9)),
                Statement.of(
                        "(5.10), line 1",
                        "$s(s+k_1)\\cdots(s+k_1+..+k_{n-1})\\le s(s+m)\\cdots(s+(n-1)m)$",
                        Section5Rows::lineOne),
                Statement.of(
                        "(5.10), lines 2-4",
                        "$s(s+m)\\cdots(s+(n-1)m) = s\\,m^{n-1}(n-1)!\\,(\\alpha+1)\\cdots(\\frac\\alpha{n-1}+1)$, $\\alpha=s/m$",
                        Section5Rows::lineFour),
                Statement.of(
                        "(5.10), line 5",
                        "replacing $n-1$ by $n$ is harmless: $\\le s\\,m^n n!\\,(\\alpha+1)\\cdots(\\frac\\alpha n+1)$",
                        Section5Rows::lineFive),
                Statement.of(
                        "(5.11)",
                        "$(\\alpha+1)\\cdots(\\frac\\alpha n+1)\\le\\exp(\\alpha(1+\\frac12+..+\\frac1n))$",
                        Section5Rows::exponential),
                Statement.of(
                        "before (5.12)",
                        "$\\sum_{j\\le n}1/j\\le\\log n+1$ for $n\\ge10$ (it holds from $n=1$ on)",
                        Section5Rows::harmonic),
                Statement.of("(5.12)", "$(\\alpha+1)\\cdots(\\frac\\alpha n+1)\\le(en)^{s/m}$", Section5Rows::bracket),
                Statement.of(
                        "(5.13)",
                        "$\\|\\pi_{s+k_1+..+k_n}F\\|\\le\\exp(-\\mu(s+k_1+..+k_n))\\|F\\|_\\mu$",
                        Section5Rows::weights),
                Statement.of(
                                "(5.14)",
                                "$\\|\\pi_s\\mathscr C^nF\\|\\le s\\,m^nn!\\,(en)^{s/m}\\sum\\exp(-\\mu(s+k_1+..+k_{n-1}))\\rho_{k_1}\\cdots\\rho_{k_n}\\|F\\|_\\mu$",
                                (b, s) -> sumOver(s, false))
                        .fault(
                                "the exponent must end in $k_n$, by (5.13); as printed the inequality fails for $\\mu<0$ once $e^m$ exceeds the slack of (5.10). The search"
                                        + " runs over all hierarchies, so it is the same for every model",
                                "the same with $k_1+..+k_n$",
                                (b, s) -> sumOver(s, true)),
                Statement.of(
                        "(5.15)-(5.18)",
                        "$F(t)=\\sum_{\\ell\\le n}\\frac{t^\\ell}{\\ell!}\\mathscr C^\\ell F_0+\\int_0^t\\cdots\\int_0^{t_n}\\mathscr C^{n+1}F(t_{n+1})$",
                        Section5Rows::iterated),
                Statement.of(
                        "(5.19)-(5.21)",
                        "$|\\langle\\pi_sF_N(t),\\varphi\\rangle-\\langle\\pi_sF(t),\\varphi\\rangle|\\le\\mathcal S_{N,n}(t)+\\mathcal I_{N,n}(t)$",
                        Section5Rows::split),
                Statement.of(
                        "(5.22)",
                        "$\\|\\pi_s\\mathscr C^{n+1}F(t)\\|\\le s\\,e^{-\\boldsymbol\\mu(t)s}(n+1)!(mT_*^{-1})^{n+1}[e(n+1)]^{s/m}\\|F(t)\\|_{\\boldsymbol\\mu(t)}$, for all $n$",
                        Section5Rows::estimate),
                Statement.of(
                        "(5.23), last step",
                        "$\\int_0^t\\cdots\\int_0^{t_n}e^{st_{n+1}/T}\\le e^s\\,T^{n+1}/(n+1)!$",
                        Section5Rows::simplex),
                Statement.of(
                        "(5.23)",
                        "the remainder is at most $s(mTT_*^{-1})^{n+1}[e(n+1)]^{s/m}e^s\\|F\\|_{\\boldsymbol\\mu}$",
                        Section5Rows::remainder),
                Statement.of(
                        "Lemma 5.3",
                        "$(\\mathscr C^N)^\\ell F_N\\to(\\mathscr C^\\infty)^\\ell F$ pointwise weakly",
                        Section5Rows::lemmaThree),
                Statement.of(
                        "(5.24)",
                        "$\\limsup_N|\\langle\\pi_sF_N,\\varphi\\rangle-\\langle\\pi_sF,\\varphi\\rangle|\\le s(mTT_*^{-1})^{n+1}[e(n+1)]^{s/m}e^s(\\|F\\|_{\\boldsymbol\\mu}+\\sup_N\\|F_N\\|_{\\boldsymbol\\mu})$",
                        Section5Rows::conclusion),
                Statement.of(
                        "after (5.24)",
                        "$\\|F_N\\|_{\\boldsymbol\\mu}\\le(1-\\theta_2)^{-1}\\|F_{N,0}\\|_0$",
                        Section5Rows::thetaTwo));
    }

    private static void powers(Bench bench, Sides sides) {
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
    private static double enumerate(GrowthConstants r, int s, int l, java.util.function.IntToDoubleFunction norm) {
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

    private static void lemmaOne(Bench bench, Sides sides) {
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

    private static void grid(Bench bench, Sides sides) {
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

    private static void induction(Bench bench, Sides sides) {
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

    /** {@code log ||pi_s C^n F||} of the extremal hierarchy on the data {@code e^{-mu s}}, by the recursion of the majorant. */
    private static double logExtremal(GrowthConstants r, int s, int n, double mu) {
        int m = r.reach();
        double[] c = new double[n * m + 1];
        Arrays.setAll(c, j -> Math.exp(-mu * j));
        double log = -mu * s;
        for (int l = 1; l <= n; l++) {
            double top = 0;
            for (int j = 0; j + m < c.length - (l - 1) * m; j++) {
                double sum = 0;
                for (int k = 0; k <= m; k++) {
                    sum += (s + j) * r.constant(k) * c[j + k];
                }
                c[j] = sum;
                top = Math.max(top, sum);
            }
            for (int j = 0; j + m < c.length - (l - 1) * m; j++) {
                c[j] /= top;
            }
            log += Math.log(top);
        }
        return log + Math.log(c[0]);
    }

    private static void lemmaTwo(Bench bench, Sides sides, int from, int to) {
        if (bench.reach() == 0) {
            sides.notApplicable(NO_COUPLING);
            return;
        }
        for (GrowthConstants r : List.of(bench.growthConstants(), Abstract.farthest(bench.reach()))) {
            for (int n = from; n <= to; n += n < 14 ? 1 : 23) {
                for (int s : new int[] {1, 2, 3, 10, 100}) {
                    for (double mu : new double[] {-1, -0.5, 0, 1}) {
                        int order = n;
                        double left = logExtremal(r, s, n, mu);
                        double right = Math.log(RemainderBound.lemmaFiveTwo(s, n, mu, r.lifeSpan(), r.reach(), 1)
                                .orElseThrow());
                        if (right < 700) {
                            sides.atMost(
                                    Math.exp(left - right),
                                    1,
                                    () -> "ratio of the sides, extremal hierarchy " + r + ", n = " + order + ", s = "
                                            + s + ", mu = " + mu);
                        }
                    }
                }
            }
        }
        sides.note("left: the ratio of the two sides, which range over hundreds of orders of magnitude");
    }

    private static void lineOne(Bench bench, Sides sides) {
        int m = bench.reach();
        if (m == 0) {
            sides.notApplicable(NO_COUPLING);
            return;
        }
        java.util.SplittableRandom rng = new java.util.SplittableRandom(Bench.SEED);
        for (int s : new int[] {1, 2, 7, 50}) {
            for (int n = 1; n <= 12; n++) {
                for (int trial = 0; trial < 6; trial++) {
                    int[] k = new int[n];
                    int last = trial;
                    Arrays.setAll(k, j -> last == 0 ? m : rng.nextInt(m + 1));
                    BigFraction left = BigFraction.ONE;
                    int at = s;
                    for (int j = 0; j < n; j++) {
                        left = left.multiply(at);
                        at += k[j];
                    }
                    sides.atMost(left, rising(s, m, n), () -> "s = " + s + ", k = " + Arrays.toString(k));
                }
            }
        }
    }

    private static BigFraction rising(int s, int m, int n) {
        BigFraction product = BigFraction.ONE;
        for (int j = 0; j < n; j++) {
            product = product.multiply(s + j * m);
        }
        return product;
    }

    /** {@code s m^p p! prod_{j<=p} (alpha/j + 1)}. */
    private static BigFraction factored(int s, int m, int p) {
        BigFraction product = BigFraction.of(s);
        for (int j = 1; j <= p; j++) {
            product = product.multiply(m)
                    .multiply(j)
                    .multiply(BigFraction.of(s, (long) m * j).add(1));
        }
        return product;
    }

    private static void lineFour(Bench bench, Sides sides) {
        for (int m = 1; m <= 6; m++) {
            for (int s : new int[] {1, 2, 3, 10, 100}) {
                for (int n = 1; n <= 20; n++) {
                    String where = "m = " + m + ", s = " + s + ", n = " + n;
                    sides.equal(rising(s, m, n), factored(s, m, n - 1), () -> where);
                }
            }
        }
    }

    private static void lineFive(Bench bench, Sides sides) {
        for (int m = 1; m <= 6; m++) {
            for (int s : new int[] {1, 2, 3, 10, 100}) {
                for (int n = 1; n <= 20; n++) {
                    String where = "m = " + m + ", s = " + s + ", n = " + n;
                    sides.atMost(factored(s, m, n - 1), factored(s, m, n), () -> where);
                }
            }
        }
        sides.note(
                "the two sides differ by the factor mn + s >= 2, so this holds for all arguments; it is lost in every later bound");
    }

    private static double product(double alpha, int n) {
        double log = 0;
        for (int j = 1; j <= n; j++) {
            log += Math.log1p(alpha / j);
        }
        return log;
    }

    private static double sum(int n) {
        double h = 0;
        for (int j = n; j >= 1; j--) {
            h += 1.0 / j;
        }
        return h;
    }

    private static void exponential(Bench bench, Sides sides) {
        for (double alpha : new double[] {0.1, 0.25, 0.5, 1, 2, 10, 100}) {
            for (int n : new int[] {1, 2, 5, 10, 100, 1000}) {
                sides.atMost(
                        Math.exp(product(alpha, n) - alpha * sum(n)),
                        1,
                        () -> "ratio of the sides, alpha = " + alpha + ", n = " + n);
            }
        }
    }

    private static void harmonic(Bench bench, Sides sides) {
        for (int n = 1; n <= 1_000_000; n = n < 30 ? n + 1 : 3 * n) {
            int order = n;
            sides.atMost(sum(n), Math.log(n) + 1, () -> "n = " + order);
        }
        sides.note("equality at n = 1; the difference of the sides grows, as log(n+1) - log n >= 1/(n+1)");
    }

    private static void bracket(Bench bench, Sides sides) {
        for (double alpha : new double[] {0.1, 0.25, 0.5, 1, 2, 10, 100}) {
            for (int n : new int[] {1, 2, 5, 10, 100, 1000}) {
                sides.atMost(
                        Math.exp(product(alpha, n) - alpha * (1 + Math.log(n))),
                        1,
                        () -> "ratio of the sides, alpha = s/m = " + alpha + ", n = " + n);
            }
        }
        sides.note(
                "printed as an equality of exp(alpha log n + alpha) and (en)^(s/m), which it is; as an inequality from n = 1 on");
    }

    private static void weights(Bench bench, Sides sides) {
        GridSpace space = bench.space();
        GradedElement<SymmetricMasses> f = GradedElement.generate(
                space,
                Bench.LEVELS,
                s -> space.level(s)
                        .combine(
                                1,
                                space.random(s, bench.random(80 + s)),
                                -0.3 * s,
                                space.random(s, bench.random(90 + s))));
        for (double mu : new double[] {-1, -0.5, 0, 0.5}) {
            for (int s = 1; s <= Bench.LEVELS; s++) {
                int level = s;
                sides.atMost(
                        space.level(s).norm(f.component(s)),
                        Math.exp(-mu * s) * f.norm(mu),
                        () -> "s + k_1 + .. + k_n = " + level + ", mu = " + mu);
            }
        }
    }

    /** (5.14) over the hierarchies {@code C_{s,s+m} = s}, for each {@code m}: the sum has one term, {@code exp(-mu (s + j m))} with {@code j = n - 1} or {@code n}. */
    private static void sumOver(Sides sides, boolean corrected) {
        for (int m = 1; m <= 8; m++) {
            GrowthConstants r = Abstract.farthest(m);
            for (int n = 10; n <= 40; n += 15) {
                for (int s : new int[] {1, 2, 10}) {
                    for (double mu : new double[] {-1, 0, 1}) {
                        double left = logExtremal(r, s, n, mu);
                        double right = Math.log(s)
                                + n * Math.log(m)
                                + CombinatoricsUtils.factorialLog(n)
                                + (double) s / m * (1 + Math.log(n))
                                - mu * (s + (corrected ? n : n - 1) * m);
                        String where = "ratio of the sides, C_{s,s+m} = s, m = " + m + ", n = " + n + ", s = " + s
                                + ", mu = " + mu;
                        sides.atMost(Math.exp(left - right), 1, () -> where);
                    }
                }
            }
        }
    }

    private static void iterated(Bench bench, Sides sides) {
        ScalarHierarchy limit = ScalarHierarchy.limit(1);
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(30, 0, 1);
        for (double t : new double[] {0.1, 0.3}) {
            for (int s = 1; s <= 3; s++) {
                for (int n = 0; n <= 6; n++) {
                    double partial =
                            DuhamelSeries.of(limit, limit.powers(1, s + n)).partialSum(s, t, n);
                    double remainder = 0;
                    for (int q = 0; q < rule.getNumberOfPoints(); q++) {
                        double u = t * rule.getPoint(q);
                        double product = 1;
                        for (int j = 0; j <= n; j++) {
                            product *= (s + j) * (j == 0 ? 1 : (t - u) / j);
                        }
                        remainder += t * rule.getWeight(q) * product * limit.solution(s + n + 1, u, 1);
                    }
                    String where = "scalar hierarchy, t = " + t + ", s = " + s + ", n = " + n;
                    sides.equal(partial + remainder, limit.solution(s, t, 1), limit.solution(s, t, 1), () -> where);
                }
            }
        }
        sides.note(
                "the simplex integral is $\\int_0^t\\frac{(t-u)^n}{n!}\\mathscr C^{n+1}F(u)\\,du$, with the closed solution under it");
    }

    private static void split(Bench bench, Sides sides) {
        ScalarHierarchy limit = ScalarHierarchy.limit(1);
        double t = 0.3;
        for (long particles : new long[] {5, 50, 5000}) {
            ScalarHierarchy finite = ScalarHierarchy.finite(1, particles);
            for (int s = 1; s <= 3; s++) {
                for (int n = 0; n <= 5; n++) {
                    DuhamelSeries<Double> f = DuhamelSeries.of(limit, limit.powers(1, s + n));
                    DuhamelSeries<Double> g = DuhamelSeries.of(finite, finite.powers(1, s + n));
                    double sum = 0;
                    double factor = 1;
                    for (int l = 0; l <= n; l++) {
                        double b = s + l <= particles ? g.term(l).component(s) : 0;
                        sum += factor * Math.abs(f.term(l).component(s) - b);
                        factor *= t / (l + 1);
                    }
                    double i = limit.solution(s, t, 1)
                            - f.partialSum(s, t, n)
                            + finite.solution(s, t, 1)
                            - g.partialSum(s, t, n);
                    String where = "scalar hierarchy, N = " + particles + ", s = " + s + ", n = " + n;
                    sides.atMost(Math.abs(limit.solution(s, t, 1) - finite.solution(s, t, 1)), sum + i, () -> where);
                }
            }
        }
    }

    private static void estimate(Bench bench, Sides sides) {
        if (bench.reach() == 0) {
            sides.notApplicable(NO_COUPLING);
            return;
        }
        GrowthConstants r = bench.growthConstants();
        double end = 0.9 * r.lifeSpan() / r.reach();
        for (int n = 0; n <= 30; n += n < 12 ? 1 : 9) {
            for (int s : new int[] {1, 2, 10}) {
                for (double t : new double[] {0, 0.5 * end, end}) {
                    int order = n;
                    double y = Abstract.growth(r, t);
                    double left = logExtremal(r, s, n + 1, -Math.log(y));
                    double norm = y * Math.exp(-t / end);
                    double right = Math.log(RemainderBound.lemmaFiveTwo(
                                    s, n + 1, -t / end, r.lifeSpan(), r.reach(), Math.max(norm, 1e-300))
                            .orElseThrow());
                    sides.atMost(
                            Math.exp(left - right),
                            1,
                            () -> "ratio of the sides, extremal solution y(t)^s, n = " + order + ", s = " + s + ", t = "
                                    + Sides.show(t));
                }
            }
        }
        sides.note("Lemma 5.2 is stated for n >= 10 and used here for all n, which is right");
    }

    private static void simplex(Bench bench, Sides sides) {
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(40, 0, 1);
        for (int n = 0; n <= 8; n++) {
            for (int s : new int[] {1, 3, 10}) {
                double sum = 0;
                double factorial = CombinatoricsUtils.factorialDouble(n);
                for (int q = 0; q < rule.getNumberOfPoints(); q++) {
                    double u = rule.getPoint(q);
                    sum += rule.getWeight(q) * Math.pow(1 - u, n) / factorial * Math.exp(s * u);
                }
                int order = n;
                double left = sum;
                sides.atMost(left, Math.exp(s) / (factorial * (n + 1)), () -> "t = T = 1, n = " + order + ", s = " + s);
            }
        }
    }

    private static void remainder(Bench bench, Sides sides) {
        if (bench.reach() == 0) {
            sides.notApplicable(NO_COUPLING);
            return;
        }
        GrowthConstants r = bench.growthConstants();
        Hierarchy<double[]> h = Abstract.extremal(r);
        for (double share : new double[] {0.5, 0.99}) {
            double end = share * r.lifeSpan() / r.reach();
            for (int s = 1; s <= 3; s++) {
                for (int n : new int[] {0, 1, 2, 5, 10, 20}) {
                    int level = s;
                    DuhamelSeries<double[]> series = DuhamelSeries.of(h, Abstract.largest(h, 0, s + n * r.reach()));
                    double left = Math.abs(Math.pow(Abstract.growth(r, end), s) - series.partialSum(s, end, n)[0]);
                    double right = RemainderBound.paper(s, n, end, r.lifeSpan(), r.reach(), 1)
                            .orElseThrow();
                    sides.atMost(
                            left,
                            right,
                            () -> "extremal hierarchy, T = " + share + " T_*/m, s = " + level + ", n = " + n);
                }
            }
        }
        sides.note("the extremal solution has norm 1");
    }

    private static void lemmaThree(Bench bench, Sides sides) {
        GrowthConstants r = bench.growthConstants();
        for (long seed = 31; seed <= 32; seed++) {
            for (int l = 1; l <= 4; l++) {
                int order = l;
                double last = Double.NaN;
                for (long n = 1000; n <= 64_000; n *= 8) {
                    Hierarchy<double[]> limit = Abstract.random(seed, r);
                    Hierarchy<double[]> finite = Abstract.randomFinite(seed, r, n);
                    int levels = 2 + l * r.reach();
                    GradedElement<double[]> f = Abstract.random(limit, levels, bench.random(99));
                    GradedElement<double[]> g =
                            Abstract.largest(finite, 0, levels).combine(1.0 / n, 1, f);
                    double error = FullTensor.distance(
                            DuhamelSeries.of(limit, f).term(l).component(2),
                            DuhamelSeries.of(finite, g).term(l).component(2));
                    double previous = last;
                    long particles = n;
                    if (!Double.isNaN(previous)) {
                        sides.atMost(
                                error,
                                previous * Math.pow(8, -0.8),
                                () -> "random hierarchies, l = " + order + ", s = 2, N = " + particles / 8 + " to "
                                        + particles);
                    }
                    last = error;
                }
            }
        }
        sides.note("each eightfold N must divide the defect by 8^0.8 at least");
    }

    private static void conclusion(Bench bench, Sides sides) {
        ScalarHierarchy limit = ScalarHierarchy.limit(1);
        double life = limit.constants().lifeSpan();
        double end = 0.9 * life;
        for (long particles : new long[] {1000, 1_000_000}) {
            ScalarHierarchy finite = ScalarHierarchy.finite(1, particles);
            for (int s = 1; s <= 3; s++) {
                for (int n : new int[] {0, 2, 10}) {
                    int level = s;
                    double left = Math.abs(limit.solution(s, end, 1) - finite.solution(s, end, 1));
                    double right = RemainderBound.paper(s, n, end, life, 1, 2).orElseThrow();
                    sides.atMost(
                            left,
                            right,
                            () -> "scalar hierarchy, N = " + particles + ", s = " + level + ", n = " + n
                                    + ", T = 0.9 T_*");
                }
            }
        }
    }

    private static void thetaTwo(Bench bench, Sides sides) {
        GrowthConstants r = bench.growthConstants();
        GrowthConstants rho = bench.limitConstants();
        for (double share : new double[] {0.1, 0.5, 0.99}) {
            double end = share * r.lifeSpan();
            double sup = 0;
            for (int i = 0; i <= 40; i++) {
                double t = end * i / 40;
                sup = Math.max(sup, Abstract.growth(r, t) * Math.exp(-t / end));
            }
            double left = sup;
            sides.atMost(left, 1 / (1 - rho.theta(end)), () -> "extremal N-hierarchy, T = " + share + " / sum R_k e^k");
        }
        sides.note(
                "Proposition 2.1 gives $\\theta_1$, not the smaller $\\theta_2$: as printed it does not follow from what it cites; it is true, because the factor can be dropped"
                        + " altogether (row 'sharper')");
    }
}
