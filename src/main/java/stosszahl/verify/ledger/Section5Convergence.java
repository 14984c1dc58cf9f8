package stosszahl.verify.ledger;

import java.util.List;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.util.CombinatoricsUtils;
import stosszahl.claim.Comparison;
import stosszahl.hierarchy.DuhamelSeries;
import stosszahl.hierarchy.GradedElement;
import stosszahl.hierarchy.GrowthConstants;
import stosszahl.hierarchy.Hierarchy;
import stosszahl.hierarchy.RemainderBound;
import stosszahl.hierarchy.ScalarHierarchy;

/** Section 5: the remainders of the Duhamel series, Lemma 5.3 and the end of the proof of Theorem 2.1, on the scalar hierarchy with its closed solution, the extremal one and random ones. */
final class Section5Convergence {
    private Section5Convergence() {}

    static List<Statement> rows() {
        return List.of(
                Statement.of(
                        "(5.15)-(5.18)",
                        "$F(t)=\\sum_{\\ell\\le n}\\frac{t^\\ell}{\\ell!}\\mathscr C^\\ell F_0+\\int_0^t\\cdots\\int_0^{t_n}\\mathscr C^{n+1}F(t_{n+1})$",
                        Section5Convergence::iterated),
                Statement.of(
                        "(5.19)-(5.21)",
                        "$|\\langle\\pi_sF_N(t),\\varphi\\rangle-\\langle\\pi_sF(t),\\varphi\\rangle|\\le\\mathcal S_{N,n}(t)+\\mathcal I_{N,n}(t)$",
                        Section5Convergence::split),
                Statement.of(
                        "(5.22)",
                        "$\\|\\pi_s\\mathscr C^{n+1}F(t)\\|\\le s\\,e^{-\\boldsymbol\\mu(t)s}(n+1)!(mT_*^{-1})^{n+1}[e(n+1)]^{s/m}\\|F(t)\\|_{\\boldsymbol\\mu(t)}$, for all $n$",
                        Section5Convergence::estimate),
                Statement.of(
                        "(5.23), last step",
                        "$\\int_0^t\\cdots\\int_0^{t_n}e^{st_{n+1}/T}\\le e^s\\,T^{n+1}/(n+1)!$",
                        Section5Convergence::simplex),
                Statement.of(
                        "(5.23)",
                        "the remainder is at most $s(mTT_*^{-1})^{n+1}[e(n+1)]^{s/m}e^s\\|F\\|_{\\boldsymbol\\mu}$",
                        Section5Convergence::remainder),
                Statement.of(
                        "Lemma 5.3",
                        "$(\\mathscr C^N)^\\ell F_N\\to(\\mathscr C^\\infty)^\\ell F$ pointwise weakly",
                        Section5Convergence::lemmaThree),
                Statement.of(
                        "(5.24)",
                        "$\\limsup_N|\\langle\\pi_sF_N,\\varphi\\rangle-\\langle\\pi_sF,\\varphi\\rangle|\\le s(mTT_*^{-1})^{n+1}[e(n+1)]^{s/m}e^s(\\|F\\|_{\\boldsymbol\\mu}+\\sup_N\\|F_N\\|_{\\boldsymbol\\mu})$",
                        Section5Convergence::conclusion),
                Statement.of(
                        "after (5.24)",
                        "$\\|F_N\\|_{\\boldsymbol\\mu}\\le(1-\\theta_2)^{-1}\\|F_{N,0}\\|_0$",
                        Section5Convergence::thetaTwo));
    }

    private static void iterated(Bench bench, Comparison sides) {
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

    private static void split(Bench bench, Comparison sides) {
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

    private static void estimate(Bench bench, Comparison sides) {
        if (bench.reach() == 0) {
            sides.notApplicable(Section5Growth.NO_COUPLING);
            return;
        }
        GrowthConstants r = bench.growthConstants();
        double end = 0.9 * r.lifeSpan() / r.reach();
        for (int n = 0; n <= 30; n += n < 12 ? 1 : 9) {
            for (int s : new int[] {1, 2, 10}) {
                for (double t : new double[] {0, 0.5 * end, end}) {
                    int order = n;
                    double y = Abstract.growth(r, t);
                    double left = Abstract.logExtremal(r, s, n + 1, -Math.log(y));
                    double norm = y * Math.exp(-t / end);
                    double right = Math.log(RemainderBound.lemmaFiveTwo(
                                    s, n + 1, -t / end, r.lifeSpan(), r.reach(), Math.max(norm, 1e-300))
                            .orElseThrow());
                    sides.atMost(
                            Math.exp(left - right),
                            1,
                            () -> "ratio of the sides, extremal solution y(t)^s, n = " + order + ", s = " + s + ", t = "
                                    + Comparison.show(t));
                }
            }
        }
        sides.note("Lemma 5.2 is stated for n >= 10 and used here for all n, which is right");
    }

    private static void simplex(Bench bench, Comparison sides) {
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

    private static void remainder(Bench bench, Comparison sides) {
        if (bench.reach() == 0) {
            sides.notApplicable(Section5Growth.NO_COUPLING);
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

    private static void lemmaThree(Bench bench, Comparison sides) {
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

    private static void conclusion(Bench bench, Comparison sides) {
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

    private static void thetaTwo(Bench bench, Comparison sides) {
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
