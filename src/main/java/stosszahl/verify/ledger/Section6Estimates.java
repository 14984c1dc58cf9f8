package stosszahl.verify.ledger;

import java.math.BigInteger;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.claim.Comparison;
import stosszahl.grid.KacHierarchy;
import stosszahl.grid.OperatorNorm;
import stosszahl.kac.ParticleNumber;

/** Section 6: Lemma 6.4, the norms of the operators, in exact fractions and on the grid. */
final class Section6Estimates {
    private Section6Estimates() {}

    static List<Statement> rows() {
        return List.of(
                Statement.of(
                        "Lemma 6.4, (6.35)",
                        "$2\\sum_nw_N(s;k,n)\\binom sn\\le R_ks$ for $M/N\\le\\varepsilon<1$, which is Condition 1 with $\\|C_I\\|\\le2$",
                        Section6Estimates::lemmaFour),
                Statement.of(
                        "(6.36)",
                        "$(1-k/n)^kn^k/k!\\le\\binom nk\\le n^k/k!$ for all $k\\le n$",
                        Section6Estimates::binomials),
                Statement.of(
                        "(6.37)",
                        "$(1-k/n)^kn^k=(n-k)^k\\le n(n-1)\\cdots(n-(k-1))\\le n^k$",
                        Section6Estimates::falling),
                Statement.of(
                        "(6.38), (6.39)",
                        "$\\|\\mathscr C^N_{s,s+k}\\|\\le2\\sum_{n=1}^{M-k}\\beta_{k+n}\\frac N{\\binom N{k+n}}\\binom{N-s}k\\binom sn$",
                        (b, s) -> norms(b, s, 1)),
                Statement.of(
                        "(6.40)",
                        "$N\\binom{N-s}k\\binom sn\\le N\\binom Nk\\binom sn\\le\\frac{N^{k+1}}{k!}\\frac{s^n}{n!}$",
                        Section6Estimates::numerators),
                Statement.of(
                        "(6.41)",
                        "$\\binom N{n+k}\\ge(1-\\frac{n+k}N)^{n+k}\\frac{N^{n+k}}{(n+k)!}\\ge(1-\\varepsilon)^{n+k}\\frac{N^{n+k}}{(n+k)!}$",
                        Section6Estimates::denominators),
                Statement.of(
                        "(6.42)",
                        "$2\\sum_n\\beta_{k+n}(1-\\varepsilon)^{-(n+k)}\\binom{n+k}k\\frac{s^n}{N^{n-1}}\\le R_ks$, as $s^nN^{-(n-1)}\\le s$ for $s\\le N$",
                        Section6Estimates::lastStep));
    }

    static BigFraction power(long base, int exponent) {
        return BigFraction.of(BigInteger.valueOf(base).pow(exponent));
    }

    private static BigFraction factorial(int n) {
        BigFraction product = BigFraction.ONE;
        for (int j = 2; j <= n; j++) {
            product = product.multiply(j);
        }
        return product;
    }

    private static void lemmaFour(Bench bench, Comparison sides) {
        for (long n : bench.particles()) {
            for (int k = 0; k <= bench.reach(); k++) {
                BigFraction r = bench.growth(k, bench.epsilon(n));
                for (long s : bench.levels(n)) {
                    String where = "N = " + n + ", eps = M/N, s = " + s + ", k = " + k;
                    sides.atMost(bench.triangle(n, s, k, 1), r.multiply(BigFraction.of(s)), () -> where);
                }
            }
        }
        sides.note(
                "eps = M/N is the smallest allowed; N = M is excluded, so for M <= N < M/eps the lemma gives no constant, and 'for N >= M' in Definition 6 is wider");
    }

    private static void binomials(Bench bench, Comparison sides) {
        for (int n = 1; n <= 60; n++) {
            for (int k = 0; k <= n; k++) {
                String where = "n = " + n + ", k = " + k;
                BigFraction middle = BigFraction.of(Bench.binomial(n, k));
                sides.atMost(power(n - k, k).divide(factorial(k)), middle, () -> where + ", left");
                sides.atMost(middle, power(n, k).divide(factorial(k)), () -> where + ", right");
            }
        }
        sides.note("k = n included, where the left side is 0 (and 0^0 = 1 at k = 0)");
    }

    private static void falling(Bench bench, Comparison sides) {
        for (int n = 1; n <= 60; n++) {
            for (int k = 0; k <= n; k++) {
                String where = "n = " + n + ", k = " + k;
                BigFraction product = BigFraction.ONE;
                for (int j = 0; j < k; j++) {
                    product = product.multiply(n - j);
                }
                sides.atMost(power(n - k, k), product, () -> where + ", left");
                sides.atMost(product, power(n, k), () -> where + ", right");
            }
        }
        sides.note("each factor n - j, j < k, is at least n - k: the chain is right");
    }

    private static void norms(Bench bench, Comparison sides, int least) {
        for (long n : bench.particles()) {
            KacHierarchy hierarchy = bench.hierarchy(ParticleNumber.of(n));
            for (int k = 0; k <= bench.reach(); k++) {
                for (int s = 1; s <= Bench.LEVELS && s + k <= n; s++) {
                    OperatorNorm norm = least == 1 ? hierarchy.operatorNorm(s, k) : hierarchy.remainderNorm(s, k);
                    String where =
                            "N = " + n + ", s = " + s + ", k = " + k + ", unit mass on the cells " + norm.witness();
                    sides.atMost(norm.value(), bench.triangle(n, s, k, least).doubleValue(), () -> where);
                }
            }
        }
        sides.note("exact norms on the grid; equality in the continuum where kernels have no atoms");
    }

    private static void numerators(Bench bench, Comparison sides) {
        for (long n : bench.particles()) {
            for (long s : bench.levels(n)) {
                for (int k = 0; k <= bench.reach(); k++) {
                    for (int j = 1; j <= bench.highest() - k; j++) {
                        String where = "N = " + n + ", s = " + s + ", k = " + k + ", n = " + j;
                        BigFraction c = BigFraction.of(BigInteger.valueOf(n).multiply(Bench.binomial(s, j)));
                        BigFraction middle = c.multiply(Bench.binomial(n, k));
                        sides.atMost(c.multiply(Bench.binomial(n - s, k)), middle, () -> where + ", first");
                        sides.atMost(
                                middle,
                                power(n, k + 1)
                                        .divide(factorial(k))
                                        .multiply(power(s, j))
                                        .divide(factorial(j)),
                                () -> where + ", second");
                    }
                }
            }
        }
    }

    private static void denominators(Bench bench, Comparison sides) {
        for (long n : bench.particles()) {
            BigFraction epsilon = bench.epsilon(n);
            for (int j = 1; j <= bench.highest(); j++) {
                String where = "N = " + n + ", n + k = " + j;
                BigFraction middle = power(n - j, j).divide(factorial(j));
                sides.atMost(middle, BigFraction.of(Bench.binomial(n, j)), () -> where + ", first");
                sides.atMost(
                        BigFraction.ONE
                                .subtract(epsilon)
                                .pow(j)
                                .multiply(power(n, j))
                                .divide(factorial(j)),
                        middle,
                        () -> where + ", second, eps = M/N");
            }
        }
    }

    /** {@code 2 sum_{n>=least} beta_{k+n} (1-eps)^{-(n+k)} C(n+k,k) s^n / N^{n-1}}. */
    static BigFraction powers(Bench bench, long n, long s, int k, int least) {
        BigFraction sum = BigFraction.ZERO;
        BigFraction base = BigFraction.ONE.subtract(bench.epsilon(n));
        for (int j = least; j <= bench.highest() - k; j++) {
            sum = sum.add(bench.beta(k + j)
                    .divide(base.pow(k + j))
                    .multiply(Bench.binomial(k + j, k))
                    .multiply(power(s, j))
                    .divide(power(n, j - 1)));
        }
        return sum.multiply(2);
    }

    private static void lastStep(Bench bench, Comparison sides) {
        for (long n : bench.particles()) {
            for (int k = 0; k <= bench.reach(); k++) {
                for (long s : bench.levels(n)) {
                    String where = "N = " + n + ", s = " + s + ", k = " + k;
                    BigFraction middle = powers(bench, n, s, k, 1);
                    sides.atMost(bench.triangle(n, s, k, 1), middle, () -> where + ", first");
                    sides.atMost(
                            middle,
                            bench.growth(k, bench.epsilon(n)).multiply(BigFraction.of(s)),
                            () -> where + ", second");
                }
            }
        }
        sides.note("equality at s = N in the second step");
    }
}
