package stosszahl.verify.ledger;

import java.math.BigInteger;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import stosszahl.claim.Comparison;
import stosszahl.grid.KacHierarchy;
import stosszahl.grid.MasterEquation;
import stosszahl.grid.OperatorNorm;
import stosszahl.grid.SymmetricMasses;
import stosszahl.kac.ParticleNumber;

/** Section 6.2: Lemma 6.5, the convergence of the operators, their leading terms and remainders. */
final class Section6Convergence {
    private static final String NO_REMAINDER = "M - k < 2 for every k: there is no term n >= 2";

    private Section6Convergence() {}

    static List<Statement> rows() {
        return List.of(
                Statement.of(
                                "before (6.43)",
                                "$\\mathscr C^\\infty_{s,s+k}$ is defined for $0\\le k\\le M$",
                                (b, s) -> s.atMost(
                                        (long) b.highest() + 1, b.highest(), () -> "k = M asks for order K = M + 1"))
                        .fault(
                                "$k=M$ would need $\\beta_{M+1}$ and $T_{M+1}$, which are not given",
                                "$0\\le k\\le m=M-1$, as in (6.44)",
                                (b, s) -> s.atMost(b.reach() + 1L, b.highest(), () -> "k = m asks for order K = M")),
                Statement.of(
                        "Lemma 6.5, Definition 4, (6.43), (6.44)",
                        "$\\mathscr C^N\\to\\mathscr C^\\infty$: the norm of the difference vanishes, level by level",
                        Section6Convergence::lemmaFive),
                Statement.of(
                        "(6.45)-(6.47)",
                        "$\\mathscr C^N_{s,s+k}=\\widetilde{\\mathscr C}^N_{s,s+k}+\\mathcal R^N_{s,s+k}$, the terms $n=1$ and $n\\ge2$",
                        Section6Convergence::parts),
                Statement.of(
                        "(6.48)",
                        "$\\langle\\widetilde{\\mathscr C}^Nf,\\varphi\\rangle=\\frac1{k+1}\\frac{N\\binom{N-s}k}{\\binom N{k+1}}\\langle f,\\mathcal D_{s+k,s}\\varphi\\rangle$",
                        Section6Convergence::pairing),
                Statement.of(
                        "(6.49)",
                        "$\\lim_N\\frac1{k+1}\\frac{N\\binom{N-s}k}{\\binom N{k+1}}=1$; quantified: $1-\\frac{k(s-1)}{N-k}\\le\\frac{\\binom{N-s}k}{\\binom{N-1}k}\\le1$",
                        Section6Convergence::prefactor),
                Statement.of(
                        "(6.50)",
                        "$\\|\\mathcal R^N_{s,s+k}\\|\\le2\\sum_{n\\ge2}\\frac{\\beta_{n+k}}{(1-\\varepsilon)^{n+k}}\\binom{n+k}k\\frac{s^n}{N^{n-1}}$",
                        Section6Convergence::remainder),
                Statement.of(
                                "(6.51)",
                                "$\\|\\mathcal R^N_{s,s+k}\\|\\le C_k\\frac{s^2}N$, $C_k=\\sum_{\\ell\\ge k+2}(1-\\varepsilon)^{-\\ell}\\beta_\\ell\\binom\\ell k$",
                                (b, s) -> quadratic(b, s, 1))
                        .fault(
                                "$C_k$ lacks the factor 2 of (6.50)",
                                "the same with $2C_k$",
                                (b, s) -> quadratic(b, s, 2)),
                Statement.of(
                                "(6.52)",
                                "$|\\langle\\mathcal R^N_{s,s+k}f_N^{(s+k)},\\varphi_s\\rangle|\\le K_sC_k\\frac{s^2}N\\|\\varphi_s\\|_{L^\\infty}$, $K_s=\\sup_N\\|f_N^{(s)}\\|$",
                                (b, s) -> observed(b, s, false))
                        .fault(
                                "$C_k$ lacks the factor 2, and the constant is $K_{s+k}$: Lemma 6.5 is about all sequences, also those with $f_N^{(s)}=0$ and $f_N^{(s+k)}\\ne0$."
                                        + " Without consequence for densities, where all $K_s=1$",
                                "the same with $2K_{s+k}C_k$",
                                (b, s) -> observed(b, s, true)),
                Statement.of(
                        "(6.53)",
                        "$\\sup_N\\sup_{s\\le N}\\|f_N^{(s)}(t)\\|_{L^1}=1$ for all $t\\ge0$",
                        Section6Convergence::bounds));
    }

    private static void lemmaFive(Bench bench, Comparison sides) {
        KacHierarchy limit = bench.hierarchy(ParticleNumber.INFINITE);
        long first = 8L * bench.highest();
        for (int k = 0; k <= bench.reach(); k++) {
            for (int s = 1; s <= 3; s++) {
                double last = Double.NaN;
                for (long n = first; n <= 4096 * first; n *= 16) {
                    double norm = bench.hierarchy(ParticleNumber.of(n))
                            .differenceNorm(limit, s, k)
                            .value();
                    double previous = last;
                    String where = "k = " + k + ", s = " + s + ", N = " + n / 16 + " to " + n;
                    if (!Double.isNaN(previous)) {
                        sides.atMost(norm, previous * Math.pow(16, -0.9), () -> where);
                    }
                    last = norm;
                }
            }
        }
        sides.note(
                "norms on the grid, the rates subtracted as fractions; each sixteenfold N must divide them by 16^0.9 at least; at s = 1 both sides are 0."
                        + " Convergence in norm at each level, with the uniform boundedness of weakly convergent sequences, is Definition 4");
    }

    private static void parts(Bench bench, Comparison sides) {
        FullTensor tensor = bench.tensor();
        int n = bench.highest() + 1;
        UniformRandomProvider rng = bench.random(110);
        for (int k = 0; k <= bench.reach(); k++) {
            for (int s = 1; s + k <= n; s++) {
                double[] f = tensor.symmetric(s + k, rng);
                double[] whole = tensor.operator(bench, f, n, s, k, 1, bench.highest());
                // The leading term by way of the limit: (6.46) is C(N-s,k)/C(N-1,k) times (2.26).
                double ratio = BigFraction.of(Bench.binomial(n - s, k), Bench.binomial(n - 1L, k))
                        .doubleValue();
                double[] sum = FullTensor.combine(
                        ratio, tensor.limit(bench, f, s, k), 1, tensor.operator(bench, f, n, s, k, 2, bench.highest()));
                String where = "N = " + n + ", s = " + s + ", k = " + k;
                sides.equal(FullTensor.distance(whole, sum), 0, 2.0 * n, () -> where);
            }
        }
    }

    private static void pairing(Bench bench, Comparison sides) {
        FullTensor tensor = bench.tensor();
        int n = bench.highest() + 1;
        UniformRandomProvider rng = bench.random(111);
        for (int k = 0; k <= bench.reach(); k++) {
            if (bench.beta(k + 1).signum() == 0) {
                continue;
            }
            int order = k + 1;
            for (int s = 1; s + k <= n; s++) {
                double[] f = tensor.symmetric(s + k, rng);
                double[] phi = rng.doubles(tensor.size(s)).map(x -> 2 * x - 1).toArray();
                double left = FullTensor.pair(tensor.operator(bench, f, n, s, k, 1, 1), phi);
                double[] dual = new double[tensor.size(s + k)];
                for (int i = 0; i < s; i++) {
                    dual = FullTensor.combine(
                            1, dual, bench.beta(order).doubleValue() * order, tensor.adjoint(phi, s, i, order));
                }
                double factor = BigFraction.of(
                                BigInteger.valueOf(n).multiply(Bench.binomial(n - s, k)), Bench.binomial(n, order))
                        .divide(order)
                        .doubleValue();
                String where = "N = " + n + ", s = " + s + ", k = " + k + ", random f and phi";
                sides.equal(left, factor * FullTensor.pair(f, dual), 2.0 * order * s, () -> where);
            }
        }
        sides.note(
                "the factor beta_{k+1}(k+1) sits in D, so the prefactor is right; '1_k' in D is the constant function 1, not an identity matrix");
    }

    private static void prefactor(Bench bench, Comparison sides) {
        for (long n : bench.particles()) {
            for (int k = 0; k <= bench.reach(); k++) {
                for (long s : bench.levels(n)) {
                    String where = "N = " + n + ", s = " + s + ", k = " + k;
                    BigFraction printed = BigFraction.of(
                                    BigInteger.valueOf(n).multiply(Bench.binomial(n - s, k)), Bench.binomial(n, k + 1))
                            .divide(k + 1);
                    sides.atMost(printed, BigFraction.ONE, () -> where + ", right");
                    sides.atMost(
                            BigFraction.ONE.subtract(
                                    BigFraction.of(BigInteger.valueOf(k * (s - 1)), BigInteger.valueOf(n - k))),
                            printed,
                            () -> where + ", left");
                }
            }
        }
        sides.note(
                "so the limit is 1 for fixed s and k, at rate 1/N, and the factor is 1 for every N at s = 1 or k = 0");
    }

    private static boolean remainders(Bench bench) {
        return bench.highest() >= 2;
    }

    private static void remainder(Bench bench, Comparison sides) {
        if (!remainders(bench)) {
            sides.notApplicable(NO_REMAINDER);
            return;
        }
        for (long n : bench.particles()) {
            for (int k = 0; k <= bench.highest() - 2; k++) {
                for (long s : bench.levels(n)) {
                    String where = "N = " + n + ", eps = M/N, s = " + s + ", k = " + k;
                    sides.atMost(bench.triangle(n, s, k, 2), Section6Estimates.powers(bench, n, s, k, 2), () -> where);
                }
            }
        }
        sides.note("the left side is 2 sum w_N C(s,n), at least the norm");
    }

    private static void quadratic(Bench bench, Comparison sides, int factor) {
        if (!remainders(bench)) {
            sides.notApplicable(NO_REMAINDER);
            return;
        }
        sides.note(
                "on the grid, and in the continuum, where the norm is 2 sum w_N C(s,n) if collisions scatter without atoms: the image of a mass concentrated"
                        + " at different velocities then has its gain away from its loss");
        for (long n : bench.particles()) {
            KacHierarchy hierarchy = bench.hierarchy(ParticleNumber.of(n));
            for (int k = 0; k <= bench.highest() - 2; k++) {
                BigFraction c = bench.tail(k, k + 2, bench.epsilon(n)).multiply(factor);
                if (factor == 2) {
                    for (long s : bench.levels(n)) {
                        String where = "N = " + n + ", s = " + s + ", k = " + k + ", 2 sum w_N C(s,n)";
                        sides.atMost(
                                bench.triangle(n, s, k, 2),
                                c.multiply(Section6Estimates.power(s, 2)).divide(BigFraction.of(n)),
                                () -> where);
                    }
                    continue;
                }
                if (n <= 100L * bench.highest() && bench.scatters(k + 2)) {
                    for (long s : bench.levels(n)) {
                        String where = "N = " + n + ", eps = M/N, s = " + s + ", k = " + k
                                + ", 2 sum w_N C(s,n), the norm in the continuum";
                        sides.atMost(
                                bench.triangle(n, s, k, 2).doubleValue(),
                                c.multiply(Section6Estimates.power(s, 2))
                                        .divide(BigFraction.of(n))
                                        .doubleValue(),
                                () -> where);
                    }
                }
                for (int s = 2; s <= Bench.LEVELS && s + k <= n; s++) {
                    OperatorNorm norm = hierarchy.remainderNorm(s, k);
                    String where = "N = " + n + ", eps = M/N, s = " + s + ", k = " + k + ", unit mass on the cells "
                            + norm.witness() + " of " + bench.coarse().grid();
                    sides.atMost(norm.value(), c.doubleValue() * s * s / n, () -> where);
                }
            }
        }
    }

    /** The largest pairing over {@code |phi| <= 1} is the norm of the image: unit masses at which the norm of the operator is reached, for {@code f_N^{(s+k)}}. */
    private static void observed(Bench bench, Comparison sides, boolean corrected) {
        if (!remainders(bench)) {
            sides.notApplicable(NO_REMAINDER);
            return;
        }
        long n = 100L * bench.highest();
        KacHierarchy hierarchy = bench.hierarchy(ParticleNumber.of(n));
        for (int k = 0; k <= bench.highest() - 2; k++) {
            BigFraction c = bench.tail(k, k + 2, bench.epsilon(n)).multiply(corrected ? 2 : 1);
            for (int s = 2; s <= Bench.LEVELS; s++) {
                double left = hierarchy.remainderNorm(s, k).value();
                // K_(s+k) = 1; K_s = 0 is allowed to any sequence with k >= 1.
                double constant = corrected || k == 0 ? 1 : 0;
                String where = "N = " + n + ", s = " + s + ", k = " + k + ", f_N^(s+k) a unit mass, "
                        + (k == 0 ? "K_s = 1" : corrected ? "K_(s+k) = 1" : "f_N^(s) = 0, so K_s = 0")
                        + ", phi the sign of the image";
                sides.atMost(left, constant * c.doubleValue() * s * s / n, () -> where);
            }
        }
    }

    private static void bounds(Bench bench, Comparison sides) {
        FiniteModel finite = new FiniteModel(bench);
        for (int n :
                finite.particles().subList(0, Math.min(2, finite.particles().size()))) {
            for (double t : new double[] {0, 0.5, 5, 50}) {
                for (int s = 1; s <= Math.min(3, n); s++) {
                    SymmetricMasses f = finite.finite(n, 0.4, t, s).component(s);
                    String where = "N = " + n + ", s = " + s + ", t = " + t;
                    sides.equal(FullTensor.norm(f.masses()), 1, 1, () -> where);
                }
            }
        }
        sides.note("by uniformisation, " + MasterEquation.class.getSimpleName() + " on "
                + finite.grid().grid());
    }
}
