package stosszahl.verify.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import stosszahl.claim.Comparison;
import stosszahl.claim.Tolerance;
import stosszahl.collision.CollisionLaw;
import stosszahl.kac.KacModel.WeightedLaw;

/**
 * Appendix A: Markov processes, chains and jump processes, on chains of finitely many states whose paths are enumerated; {@link AppendixPoisson} has the Poisson process. The statements are about general
 * spaces: what fails on finitely many states, or on the integers, is refuted; what holds there is not proved in general.
 */
final class AppendixRows {
    /** Counts from 0 to 17, at a mean of at most 1: what is left out has probability 1/18! = 2e-16. */
    static final int MOST = 18;

    /** Divided by the probability of what is conditioned on, 1e-3 at least. */
    static final Tolerance COUNTS =
            Tolerance.absolute(1e-12, "counts above 17 left out, probability 2e-16, conditioned on 1e-3 at least");

    private static final double LEAST = 1e-3;

    private static final String CHAINS =
            "exact rational arithmetic over all paths of the two chains and the lengths shown";

    private AppendixRows() {}

    static List<Statement> rows() {
        return List.of(
                Statement.of(
                        "Definition 7, (A.1)",
                        "$\\mathbb P(V(t+s)\\in B\\,|\\,\\mathscr F_t)=\\mathbb P(V(t+s)\\in B\\,|\\,\\sigma(V(t)))$ for the jump process $V=Y(M)$ of (A.7): given two times, the law at a third",
                        (b, s) -> memoryless(b, s, JumpLaws.poisson(rate(b)))),
                Statement.of(
                        "Definition 8, (A.2)",
                        "$\\mathbb E[\\varphi(V(t+s))\\,|\\,\\mathscr F_t]=(T(s)\\varphi)(V(t))$ with $T(s)=\\exp(s\\lambda(P-\\mathrm{Id}))$",
                        (b, s) -> corresponds(b, s, JumpLaws.poisson(rate(b)))),
                Statement.of(
                        "Proposition A.1",
                        "the finite dimensional distributions are $\\nu T(t_1)1_aT(t_2-t_1)1_bT(t_3-t_2)1_c$",
                        (b, s) -> distributions(b, s, JumpLaws.poisson(rate(b)))),
                Statement.of(
                                "Definition 9, (A.3)",
                                "$\\mathbb P(Y(n+k)\\in B\\,|\\,\\mathscr F_n)=\\mathbb P(Y(n+k)\\in A\\,|\\,\\sigma(Y(n)))$ for all $B$, and all $A$, which nothing binds",
                                (b, s) -> chains(b).forEach(c -> markov(s, c, true)))
                        .fault(
                                "$A$ is printed for $B$ on the right",
                                "the same set $B$ on both sides",
                                (b, s) -> chains(b).forEach(c -> markov(s, c, false)))
                        .trusts(CHAINS),
                Statement.of(
                                "Definition 10, (A.4)",
                                "$\\mu(x,\\cdot)$ is a probability, for the chain $Y_N$ of Section 4 on two cells and another",
                                (b, s) -> chains(b).forEach(c -> probability(s, c)))
                        .trusts("exact rational arithmetic over all states of the two chains"),
                Statement.of(
                                "Definition 11, (A.5)",
                                "$\\mathbb P(Y(n+k)\\in B\\,|\\,\\mathscr F_n)=\\mu(Y(n),B)$ for $n,k\\in\\mathbb N_0$",
                                (b, s) -> chains(b).forEach(c -> transition(s, c, c, false)))
                        .fault(
                                "$k$ is on the left only, and (A.5) binds none: read as in (A.3), for every $k$, it is false for $k\\ne1$",
                                "$n+1$ for $n+k$; then $\\mu^k(Y(n),B)$, the $k$-step function, for $n+k$",
                                (b, s) -> chains(b).forEach(c -> transition(s, c, c, true)))
                        .trusts(CHAINS),
                Statement.of(
                                "Proposition A.2",
                                "for $\\mu$ and $\\nu$ there is a chain: the probabilities $\\nu(x_0)\\mu(x_0,x_1)\\cdots$ are consistent, sum to 1, and start from $\\nu$",
                                (b, s) -> chains(b).forEach(c -> consistent(s, c, c::start)))
                        .trusts(CHAINS + "; then Kolmogorov's extension"),
                Statement.of(
                                "Definition 12, (A.6), domain",
                                "$P\\varphi=\\int\\varphi\\,d\\mu(x,\\cdot)$ is defined on $C(E)$: the sum over $y\\in E=\\mathbb N_0$, $\\mu(x,y)=2^{-y-1}$, converges, its part from $n$ to $2n$ being at most $1/n$",
                                (b, s) -> tails(s, y -> BigFraction.of(2).pow(y)))
                        .fault(
                                "$\\varphi(y)=2^y$ is continuous on $\\mathbb N_0$ and not integrable: the space is $C_b(E)$, as (A.6) itself says after the formula, and as in (4.4)."
                                        + " (What is called the generator of the chain is its transition operator; the generator is $P-\\mathrm{Id}$)",
                                "for bounded $\\varphi$; then $|P\\varphi|\\le\\|\\varphi\\|_\\infty$",
                                AppendixRows::bounded)
                        .trusts("exact rational arithmetic at the n, and the states of two chains, counted"),
                Statement.of(
                                "Definition 12, (A.6), range",
                                "$P$ maps continuous functions to continuous ones, for every transition function of Definition 10: for $E=\\mathbb R$, $\\mu(x,\\cdot)=\\delta_{\\mathrm{sgn}\\,x}$",
                                (b, s) -> jump(s))
                        .fault(
                                "(A.4) asks that $\\mu(\\cdot,B)$ be measurable only (and $L^\\infty(E)$ needs a measure on $E$, which is not given: bounded measurable functions are meant)."
                                        + " $P$ acts on those; it maps $C_b(E)$ to itself if $\\mu$ is Feller, as $\\mu_N$ of (4.3) is: $T^\\omega$ is linear",
                                "for $\\mu_N$: $|\\varphi(T^\\omega V)-\\varphi(T^\\omega U)|\\le\\|T^\\omega\\|\\,|V-U|$ for $|\\varphi(x)-\\varphi(y)|\\le|x-y|$",
                                AppendixRows::feller),
                Statement.of(
                        "Proposition A.3, (A.7)",
                        "$\\sum_ke^{-\\lambda t}\\frac{(\\lambda t)^k}{k!}P^k=\\exp(t\\lambda(P-\\mathrm{Id}))$",
                        (b, s) -> series(b, s, 1)),
                Statement.of(
                                "(A.8), last line",
                                "$T(s)\\phi(V(t))=\\exp(t\\lambda(P-\\mathrm{Id}))\\phi(V(t))$",
                                (b, s) -> lastLine(b, s, true))
                        .fault(
                                "$t$ is printed for $s$ in the last line; the sum before it has $s$",
                                "$\\exp(s\\lambda(P-\\mathrm{Id}))\\phi(V(t))$",
                                (b, s) -> lastLine(b, s, false)));
    }

    static List<ExactChain> chains(Bench bench) {
        return List.of(ExactChain.triangle(), cells(bench));
    }

    static ExactChain cells(Bench bench) {
        return ExactChain.cells(bench, Math.max(2, bench.highest()));
    }

    /** The rate {@code N} of (4.6). */
    static double rate(Bench bench) {
        return cells(bench).states() - 1.0;
    }

    /** Durations in which at most one jump is expected. */
    static double[] durations(Bench bench) {
        double n = rate(bench);
        return new double[] {0.6 / n, 0.8 / n, 1 / n};
    }

    static void memoryless(Bench bench, Comparison sides, JumpLaws.Counts counts) {
        sides.tolerance(COUNTS);
        for (ExactChain chain : chains(bench)) {
            double[][][] joint = JumpLaws.joint(chain, counts, durations(bench), MOST);
            int n = chain.states();
            for (int b = 0; b < n; b++) {
                double[] alone = new double[n];
                for (int a = 0; a < n; a++) {
                    alone = FullTensor.combine(1, alone, 1, joint[a][b]);
                }
                double now = FullTensor.norm(alone);
                for (int a = 0; a < n; a++) {
                    double past = FullTensor.norm(joint[a][b]);
                    for (int c = 0; c < n && past > LEAST; c++) {
                        String where = n + " states, V(t_1) = " + a + ", V(t_2) = " + b + ", V(t_3) = " + c;
                        sides.equal(joint[a][b][c] / past, alone[c] / now, 1, () -> where);
                    }
                }
            }
        }
        sides.note("two times of the past stand for all of $\\mathscr F_t$");
    }

    static void corresponds(Bench bench, Comparison sides, JumpLaws.Counts counts) {
        sides.tolerance(COUNTS);
        double[] durations = durations(bench);
        for (ExactChain chain : chains(bench)) {
            double[][][] joint = JumpLaws.joint(chain, counts, durations, MOST);
            int n = chain.states();
            double[] phi = bench.random(400).doubles(n).toArray();
            double[] image = JumpLaws.apply(JumpLaws.semigroup(chain.matrix(), rate(bench) * durations[2]), phi);
            for (int a = 0; a < n; a++) {
                for (int b = 0; b < n; b++) {
                    double past = FullTensor.norm(joint[a][b]);
                    if (past > LEAST) {
                        String where = n + " states, V(t_1) = " + a + ", V(t_2) = " + b;
                        sides.equal(FullTensor.pair(joint[a][b], phi) / past, image[b], 1, () -> where);
                    }
                }
            }
        }
    }

    static void distributions(Bench bench, Comparison sides, JumpLaws.Counts counts) {
        sides.tolerance(Tolerance.absolute(1e-14, "counts above 17 left out, and rounding of numbers below 1"));
        double[] durations = durations(bench);
        for (ExactChain chain : chains(bench)) {
            double[][][] joint = JumpLaws.joint(chain, counts, durations, MOST);
            double[][][] t = new double[3][][];
            for (int j = 0; j < 3; j++) {
                t[j] = JumpLaws.semigroup(chain.matrix(), rate(bench) * durations[j]);
            }
            int n = chain.states();
            for (int a = 0; a < n; a++) {
                double first = 0;
                for (int x = 0; x < n; x++) {
                    first += chain.start(x).doubleValue() * t[0][x][a];
                }
                for (int b = 0; b < n; b++) {
                    for (int c = 0; c < n; c++) {
                        String where = n + " states, " + a + ", " + b + ", " + c;
                        sides.equal(joint[a][b][c], first * t[1][a][b] * t[2][b][c], 1, () -> where);
                    }
                }
            }
        }
    }

    static void markov(Comparison sides, PathLaw law, boolean anySet) {
        for (int k = 1; k <= 2; k++) {
            int steps = k;
            int length = 2 + k;
            law.paths(2, past -> {
                BigFraction before = total(law, past, 0, length);
                BigFraction now = total(law, new int[] {past[1]}, 1, length);
                for (int b = 0; b < law.states() && before.signum() > 0; b++) {
                    BigFraction left = law.reaching(past, 0, length, b).divide(before);
                    for (int a = 0; a < law.states(); a++) {
                        if (anySet || a == b) {
                            String where = law.states() + " states, n = 1, k = " + steps + ", past "
                                    + Arrays.toString(past) + ", B = {" + b + "}" + (a == b ? "" : ", A = {" + a + "}");
                            sides.equal(
                                    left,
                                    law.reaching(new int[] {past[1]}, 1, length, a)
                                            .divide(now),
                                    () -> where);
                        }
                    }
                }
            });
        }
    }

    private static BigFraction total(PathLaw law, int[] past, int from, int length) {
        BigFraction sum = BigFraction.ZERO;
        for (int b = 0; b < law.states(); b++) {
            sum = sum.add(law.reaching(past, from, length, b));
        }
        return sum;
    }

    static void probability(Comparison sides, ExactChain chain) {
        for (int x = 0; x < chain.states(); x++) {
            int from = x;
            BigFraction sum = BigFraction.ZERO;
            for (int y = 0; y < chain.states(); y++) {
                int to = y;
                sum = sum.add(chain.step(x, y));
                sides.atMost(
                        chain.step(x, y).negate(),
                        BigFraction.ZERO,
                        () -> "-mu(" + from + ", " + to + "), " + chain.states() + " states");
            }
            sides.equal(sum, BigFraction.ONE, () -> "mu(" + from + ", E), " + chain.states() + " states");
        }
    }

    /** Is {@code mu} the transition function of a process: one step, or {@code mu} for any number of them. */
    static void transition(Comparison sides, PathLaw law, ExactChain mu, boolean corrected) {
        for (int k = 1; k <= 3; k++) {
            int steps = k;
            int length = 2 + k;
            if (Math.pow(law.states(), length) > 3000) {
                break;
            }
            law.paths(2, past -> {
                BigFraction before = total(law, past, 0, length);
                for (int b = 0; b < law.states() && before.signum() > 0; b++) {
                    String where = law.states() + " states, n = 1, k = " + steps + ", past " + Arrays.toString(past)
                            + ", B = {" + b + "}";
                    sides.equal(
                            law.reaching(past, 0, length, b).divide(before),
                            corrected ? mu.steps(past[1], b, steps) : mu.step(past[1], b),
                            () -> where);
                }
            });
        }
    }

    static void consistent(Comparison sides, PathLaw law, IntFunction<BigFraction> start) {
        for (int x = 0; x < law.states(); x++) {
            int first = x;
            sides.equal(law.probability(x), start.apply(x), () -> "P(Y(0) = " + first + ")");
        }
        for (int length = 1; length <= 3; length++) {
            BigFraction[] sum = {BigFraction.ZERO};
            law.paths(length, path -> {
                BigFraction longer = BigFraction.ZERO;
                int[] more = Arrays.copyOf(path, path.length + 1);
                for (int x = 0; x < law.states(); x++) {
                    more[path.length] = x;
                    longer = longer.add(law.probability(more));
                }
                sides.equal(longer, law.probability(path), () -> "extensions of " + Arrays.toString(path));
                sum[0] = sum[0].add(law.probability(path));
            });
            int l = length;
            sides.equal(sum[0], BigFraction.ONE, () -> "all paths of length " + l + ", " + law.states() + " states");
        }
    }

    static void tails(Comparison sides, IntFunction<BigFraction> phi) {
        for (int n : new int[] {4, 16, 64}) {
            BigFraction sum = BigFraction.ZERO;
            for (int y = n; y < 2 * n; y++) {
                sum = sum.add(phi.apply(y)
                        .abs()
                        .multiply(BigFraction.ONE.divide(BigFraction.of(2).pow(y + 1))));
            }
            sides.atMost(sum, BigFraction.of(1, n), () -> "the sum over " + n + " <= y < " + 2 * n);
        }
    }

    private static void bounded(Bench bench, Comparison sides) {
        tails(sides, y -> BigFraction.of(y % 2 == 0 ? 1 : -1));
        UniformRandomProvider rng = bench.random(401);
        for (ExactChain chain : chains(bench)) {
            BigFraction[] phi = new BigFraction[chain.states()];
            BigFraction norm = BigFraction.ZERO;
            for (int y = 0; y < phi.length; y++) {
                phi[y] = BigFraction.of(rng.nextInt(21) - 10, 10);
                norm = phi[y].abs().compareTo(norm) > 0 ? phi[y].abs() : norm;
            }
            for (int x = 0; x < phi.length; x++) {
                BigFraction image = BigFraction.ZERO;
                for (int y = 0; y < phi.length; y++) {
                    image = image.add(chain.step(x, y).multiply(phi[y]));
                }
                int from = x;
                sides.atMost(
                        image.abs(), norm, () -> "|P phi(" + from + ")|, " + chain.states() + " states, random phi");
            }
        }
    }

    private static void jump(Comparison sides) {
        for (int j = 1; j <= 3; j++) {
            double x = Math.pow(10, -2 * j);
            // phi(y) = y between -1 and 1: P phi(x) = sgn x.
            sides.atMost(
                    Math.abs(Math.signum(x) - Math.signum(-x)),
                    2 * Math.sqrt(x),
                    () -> "phi(y) = y on [-1,1]: |P phi(x) - P phi(-x)| at x = " + x + " against 2 sqrt(x)");
        }
    }

    private static void feller(Bench bench, Comparison sides) {
        UniformRandomProvider rng = bench.random(402);
        for (WeightedLaw weighted : bench.model().collisions()) {
            feller(sides, weighted.law(), rng);
        }
    }

    static void feller(Comparison sides, CollisionLaw law, UniformRandomProvider rng) {
        int q = law.order() * law.dimension();
        double[] angle = new double[law.kernel().angleDimension()];
        for (int trial = 0; trial < 20; trial++) {
            law.kernel().sample(rng, angle);
            double size = 0;
            for (double[] row : law.matrix(angle)) {
                size += FullTensor.pair(row, row);
            }
            double step = Math.pow(10, -trial / 4.0);
            double[] v = rng.doubles(q).map(x -> 2 * x - 1).toArray();
            double[] u = Arrays.stream(v)
                    .map(x -> x + step * (2 * rng.nextDouble() - 1))
                    .toArray();
            double[] tv = new double[q];
            double[] tu = new double[q];
            law.transform(angle, v, tv);
            law.transform(angle, u, tu);
            double[] before = FullTensor.combine(1, v, -1, u);
            double[] after = FullTensor.combine(1, tv, -1, tu);
            sides.atMost(
                    Math.sqrt(FullTensor.pair(after, after)),
                    Math.sqrt(size * FullTensor.pair(before, before)),
                    () -> law.name() + ", |V - U| = " + Comparison.show(Math.sqrt(FullTensor.pair(before, before))));
        }
    }

    static void series(Bench bench, Comparison sides, double factor) {
        for (ExactChain chain : chains(bench)) {
            for (double mean : new double[] {0.3, 1, 5}) {
                // At mean 5 and below, 60 counts leave 5^60/60! = 1e-40.
                double[][] left = JumpLaws.mixture(chain.matrix(), JumpLaws.poisson(factor * mean, 60));
                double[][] right = JumpLaws.semigroup(chain.matrix(), mean);
                for (int x = 0; x < chain.states(); x++) {
                    int from = x;
                    sides.equal(
                            FullTensor.distance(left[x], right[x]),
                            0,
                            1,
                            () -> chain.states() + " states, from " + from + ", lambda t = " + mean);
                }
            }
        }
        sides.note("the sum over counts against Taylor's series of the exponential, scaled and squared");
    }

    private static void lastLine(Bench bench, Comparison sides, boolean printed) {
        sides.tolerance(COUNTS);
        double[] durations = durations(bench);
        for (ExactChain chain : chains(bench)) {
            double[][][] joint = JumpLaws.joint(chain, JumpLaws.poisson(rate(bench)), durations, MOST);
            int n = chain.states();
            double time = printed ? durations[0] + durations[1] : durations[2];
            double[] phi = bench.random(403).doubles(n).toArray();
            double[] right = JumpLaws.apply(JumpLaws.semigroup(chain.matrix(), rate(bench) * time), phi);
            for (int b = 0; b < n; b++) {
                double[] alone = new double[n];
                for (int a = 0; a < n; a++) {
                    alone = FullTensor.combine(1, alone, 1, joint[a][b]);
                }
                String where = n + " states, V(t) = " + b + ", lambda t = 1.4, lambda s = 1";
                double[] law = alone;
                if (FullTensor.norm(law) > LEAST) {
                    sides.equal(FullTensor.pair(law, phi) / FullTensor.norm(law), right[b], 1, () -> where);
                }
            }
        }
    }
}
