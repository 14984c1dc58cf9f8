package stosszahl.verify.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.claim.Comparison;
import stosszahl.grid.GridSpace;
import stosszahl.grid.SymmetricMasses;
import stosszahl.hierarchy.GradedElement;
import stosszahl.hierarchy.GrowthConstants;
import stosszahl.hierarchy.RemainderBound;

/** Section 5: Lemma 5.2, how fast the powers of the hierarchy grow, on the extremal hierarchy and in fractions. */
final class Section5Growth {
    static final String NO_COUPLING =
            "m = 0: 1/m has no meaning; no levels are coupled and the series is exp(t C_{s,s})";

    private Section5Growth() {}

    static List<Statement> rows() {
        return List.of(
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
                        Section5Growth::lineOne),
                Statement.of(
                        "(5.10), lines 2-4",
                        "$s(s+m)\\cdots(s+(n-1)m) = s\\,m^{n-1}(n-1)!\\,(\\alpha+1)\\cdots(\\frac\\alpha{n-1}+1)$, $\\alpha=s/m$",
                        Section5Growth::lineFour),
                Statement.of(
                        "(5.10), line 5",
                        "replacing $n-1$ by $n$ is harmless: $\\le s\\,m^n n!\\,(\\alpha+1)\\cdots(\\frac\\alpha n+1)$",
                        Section5Growth::lineFive),
                Statement.of(
                        "(5.11)",
                        "$(\\alpha+1)\\cdots(\\frac\\alpha n+1)\\le\\exp(\\alpha(1+\\frac12+..+\\frac1n))$",
                        Section5Growth::exponential),
                Statement.of(
                        "before (5.12)",
                        "$\\sum_{j\\le n}1/j\\le\\log n+1$ for $n\\ge10$ (it holds from $n=1$ on)",
                        Section5Growth::harmonic),
                Statement.of(
                        "(5.12)", "$(\\alpha+1)\\cdots(\\frac\\alpha n+1)\\le(en)^{s/m}$", Section5Growth::bracket),
                Statement.of(
                        "(5.13)",
                        "$\\|\\pi_{s+k_1+..+k_n}F\\|\\le\\exp(-\\mu(s+k_1+..+k_n))\\|F\\|_\\mu$",
                        Section5Growth::weights),
                Statement.of(
                                "(5.14)",
                                "$\\|\\pi_s\\mathscr C^nF\\|\\le s\\,m^nn!\\,(en)^{s/m}\\sum\\exp(-\\mu(s+k_1+..+k_{n-1}))\\rho_{k_1}\\cdots\\rho_{k_n}\\|F\\|_\\mu$",
                                (b, s) -> sumOver(s, false))
                        .fault(
                                "the exponent must end in $k_n$, by (5.13); as printed the inequality fails for $\\mu<0$ once $e^m$ exceeds the slack of (5.10). The search"
                                        + " runs over all hierarchies, so it is the same for every model",
                                "the same with $k_1+..+k_n$",
                                (b, s) -> sumOver(s, true)));
    }

    private static void lemmaTwo(Bench bench, Comparison sides, int from, int to) {
        if (bench.reach() == 0) {
            sides.notApplicable(NO_COUPLING);
            return;
        }
        for (GrowthConstants r : List.of(bench.growthConstants(), Abstract.farthest(bench.reach()))) {
            for (int n = from; n <= to; n += n < 14 ? 1 : 23) {
                for (int s : new int[] {1, 2, 3, 10, 100}) {
                    for (double mu : new double[] {-1, -0.5, 0, 1}) {
                        int order = n;
                        double left = Abstract.logExtremal(r, s, n, mu);
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

    private static void lineOne(Bench bench, Comparison sides) {
        int m = bench.reach();
        if (m == 0) {
            sides.notApplicable(NO_COUPLING);
            return;
        }
        SplittableRandom rng = new SplittableRandom(Bench.SEED);
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

    private static void lineFour(Bench bench, Comparison sides) {
        for (int m = 1; m <= 6; m++) {
            for (int s : new int[] {1, 2, 3, 10, 100}) {
                for (int n = 1; n <= 20; n++) {
                    String where = "m = " + m + ", s = " + s + ", n = " + n;
                    sides.equal(rising(s, m, n), factored(s, m, n - 1), () -> where);
                }
            }
        }
    }

    private static void lineFive(Bench bench, Comparison sides) {
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

    private static void exponential(Bench bench, Comparison sides) {
        for (double alpha : new double[] {0.1, 0.25, 0.5, 1, 2, 10, 100}) {
            for (int n : new int[] {1, 2, 5, 10, 100, 1000}) {
                sides.atMost(
                        Math.exp(product(alpha, n) - alpha * sum(n)),
                        1,
                        () -> "ratio of the sides, alpha = " + alpha + ", n = " + n);
            }
        }
    }

    private static void harmonic(Bench bench, Comparison sides) {
        for (int n = 1; n <= 1_000_000; n = n < 30 ? n + 1 : 3 * n) {
            int order = n;
            sides.atMost(sum(n), Math.log(n) + 1, () -> "n = " + order);
        }
        sides.note("equality at n = 1; the difference of the sides grows, as log(n+1) - log n >= 1/(n+1)");
    }

    private static void bracket(Bench bench, Comparison sides) {
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

    private static void weights(Bench bench, Comparison sides) {
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
    private static void sumOver(Comparison sides, boolean corrected) {
        for (int m = 1; m <= 8; m++) {
            GrowthConstants r = Abstract.farthest(m);
            for (int n = 10; n <= 40; n += 15) {
                for (int s : new int[] {1, 2, 10}) {
                    for (double mu : new double[] {-1, 0, 1}) {
                        double left = Abstract.logExtremal(r, s, n, mu);
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
}
