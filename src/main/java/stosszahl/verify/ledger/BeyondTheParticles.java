package stosszahl.verify.ledger;

import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.claim.Comparison;
import stosszahl.grid.GridSpace;
import stosszahl.grid.KacHierarchy;
import stosszahl.kac.ParticleNumber;

/**
 * Levels {@code s > N}. Definition 6 is for {@code s <= N}; Remark 6.2 and the proof of Lemma 6.4 speak of all {@code s}.
 *
 * <p>For {@code k >= 1} part (3) of Definition 5 makes every term vanish, {@code r = k} and {@code s + r > N}. For {@code k = 0} it does not apply: {@code r = 0}, {@code C(N-s,0) = 1}, and
 * {@code sum_n beta_n N/C(N,n) sum_{i_1<..<i_n<=s} Omega_{i_1..i_n}} is the generator of more particles than there are.
 */
final class BeyondTheParticles {
    private BeyondTheParticles() {}

    static Statement statement() {
        return Statement.of(
                        "Remark 6.2, $k=0$",
                        "$\\mathscr C^N_{s,s}=0$ for $s>N$: the rate $\\sum_n\\beta_n\\frac N{\\binom Nn}\\binom{N-s}0\\binom sn$ of (6.27) vanishes",
                        BeyondTheParticles::literal)
                .fault(
                        "(6.27) read for $s>N$ does not vanish at $k=0$: $\\binom{N-s}0=1$ and Definition 5 (3) is about $r\\ge1$ only. For $k\\ge1$ it vanishes by"
                                + " Definition 5 (3), not by the binomial, as $\\binom{-1}k=(-1)^k$ in the usual convention",
                        "with the convention $\\mathscr C^N_{s,s+k}:=0$ for $s>N$, as $f_N^{(s)}=0$ there (2.20) and Definition 6 stops at $s=N$; the program has it so",
                        BeyondTheParticles::convention);
    }

    private static void literal(Bench bench, Comparison sides) {
        for (long n = bench.highest(); n <= bench.highest() + 2L; n++) {
            for (long s = n + 1; s <= n + 3; s++) {
                BigFraction rate = BigFraction.ZERO;
                for (int order : bench.orders()) {
                    rate = rate.add(bench.beta(order)
                            .multiply(BigFraction.of(
                                    Bench.binomial(s, order).multiply(java.math.BigInteger.valueOf(n)),
                                    Bench.binomial(n, order))));
                }
                String where = "N = " + n + ", s = " + s;
                sides.equal(rate, BigFraction.ZERO, () -> where);
            }
        }
    }

    /** The operators of the program beyond {@code s = N}, beside {@code s = N}, where they are all of {@code Omega}. */
    private static void convention(Bench bench, Comparison sides) {
        int n = bench.highest();
        GridSpace space = GridSpace.of(bench.tensor().grid().grid(), n + 1 + bench.reach());
        KacHierarchy hierarchy = KacHierarchy.of(bench.tensor().grid(), space, ParticleNumber.of(n));
        for (int k = 0; k <= bench.reach(); k++) {
            String where = "N = " + n + ", s = " + (n + 1) + ", k = " + k;
            sides.equal(hierarchy.norm(n + 1, k), 0, 2.0 * n, () -> where);
        }
    }
}
