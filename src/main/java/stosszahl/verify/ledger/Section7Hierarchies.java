package stosszahl.verify.ledger;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import stosszahl.claim.Comparison;
import stosszahl.hierarchy.GradedElement;
import stosszahl.hierarchy.GrowthConstants;
import stosszahl.hierarchy.Hierarchy;
import stosszahl.hierarchy.PicardMap;
import stosszahl.hierarchy.PolynomialPath;

/** Section 7: well-posedness of the hierarchies, (7.1) and the contraction that follows. */
final class Section7Hierarchies {
    private Section7Hierarchies() {}

    static List<Statement> rows() {
        return List.of(
                Statement.of(
                        "(7.1), time integral",
                        "$\\int_0^te^{\\tau(s+k)/T}d\\tau\\le\\frac T{s+k}e^{t(s+k)/T}$",
                        Section7Hierarchies::timeIntegral),
                Statement.of(
                        "(7.1), last step",
                        "$\\frac s{s+k}e^{-\\boldsymbol\\mu(t)(s+k)}\\le e^ke^{-\\boldsymbol\\mu(t)s}$ for $0\\le t\\le T$",
                        Section7Hierarchies::lastStep),
                Statement.of(
                        "(7.1)",
                        "$\\|(\\int_0^t\\mathscr CF)^{(s)}\\|\\le\\theta\\,e^{-\\boldsymbol\\mu(t)s}\\|F\\|_{\\boldsymbol\\mu}$, $\\theta=T\\sum\\rho_ke^k$",
                        Section7Hierarchies::chain),
                Statement.of(
                        "after (7.1)",
                        "$\\|\\mathcal M[F]-\\mathcal M[G]\\|_{\\boldsymbol\\mu}\\le\\theta\\|F-G\\|_{\\boldsymbol\\mu}$",
                        Section7Hierarchies::contraction),
                Statement.of(
                        "after (7.1)",
                        "$\\mathcal M$ maps the ball of radius $R=\\frac\\theta{1-\\theta}\\|F_0\\|_0$ around $F_0$ into itself",
                        Section7Hierarchies::ball));
    }

    private static void timeIntegral(Bench bench, Comparison sides) {
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

    private static void lastStep(Bench bench, Comparison sides) {
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
    private static void chain(Bench bench, Comparison sides) {
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

    private static void contraction(Bench bench, Comparison sides) {
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

    private static void ball(Bench bench, Comparison sides) {
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
}
