package stosszahl.verify.ledger;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import stosszahl.claim.Comparison;
import stosszahl.claim.Tolerance;
import stosszahl.grid.GridSpace;
import stosszahl.grid.MasterEquation;
import stosszahl.grid.SymmetricMasses;
import stosszahl.kac.ParticleNumber;

/** Section 4: the chain {@code Y_N}, the process {@code V_N} and the master equation, on a few cells; {@link Section4Laws} has what rests on the laws themselves. */
final class Section4Rows {
    private static final int MOST_VALUES = 1000;

    private static final String CHAIN =
            "exact rational arithmetic over all tuples, outcomes and paths of the process on two cells, for the N shown";

    private Section4Rows() {}

    static List<Statement> rows() {
        return List.of(
                Statement.of(
                                "(4.2), positive",
                                "the parameters $\\beta_1,..,\\beta_M$ are positive",
                                (b, s) -> positive(b, s, false))
                        .fault(
                                "that excludes Kac's own model, $\\beta_1=0$, and every one without collisions of order 1; nothing needs it",
                                "$\\beta_K\\ge0$, $\\sum_K\\beta_K=1$",
                                (b, s) -> positive(b, s, true))
                        .trusts("exact rational arithmetic on the weights of the model"),
                Statement.of(
                                "Section 4, steps (1)-(4)",
                                "an order $K$ with probability $\\beta_K$, a tuple of $\\mathcal I(K)$ with probability $(K!)^{-1}\\binom NK^{-1}$, an outcome: together the $\\mu_N$ of (4.3)",
                                (b, s) -> steps(b, s, true))
                        .trusts(CHAIN),
                Statement.of(
                        "(4.3)",
                        "$\\mu_N(V,\\cdot)$ is a probability: mixtures of the $V$ keep their mass and sign",
                        (b, s) -> probability(b, s, (f, n) -> step(b, f, n))),
                Statement.of(
                        "(4.4)",
                        "$(P_N\\varphi)(V)=\\int\\varphi\\,d\\mu_N(V,\\cdot)=\\sum_K\\beta_K\\sum\\frac1{K!\\binom NK}\\int\\varphi(T^\\omega_{i_1..i_K}V)\\,db_K$, $|P_N\\varphi|\\le\\|\\varphi\\|_\\infty$",
                        (b, s) -> pairing(b, s, (phi, n) -> mean(b, phi, n))),
                Statement.of(
                                "(4.5)",
                                "$\\mathbb P[Y_N(n+1)\\in B\\,|\\,Y_N(0),..,Y_N(n)]=\\mu_N(Y_N(n),B)$ and $\\mathbb P[Y_N(0)\\in B]=f_{N,0}(B)$",
                                Section4Rows::chain)
                        .trusts(CHAIN),
                Statement.of(
                        "(4.6), (4.7)",
                        "$V_N(t)=Y_N(M(t))$, $M$ a Poisson process with rate $N$, has the semigroup $e^{tN(P_N-\\mathrm{id})}$",
                        (b, s) -> semigroup(b, s, 1)),
                Statement.of(
                        "(4.7), generator",
                        "$\\|(e^{t\\mathscr L_N}-\\mathrm{id})/t-\\mathscr L_N\\|\\le\\frac t2(2N)^2e^{2Nt}$, $\\|\\mathscr L_N\\|\\le2N$",
                        (b, s) -> derivative(b, s, 1)),
                Statement.of(
                                "after (4.7)",
                                "the law $F_N(t)$ of $V_N(t)$ is invariant under permutations, for any initial $f_{N,0}\\in\\mathrm{Prob}(\\mathbb R^{dN})$",
                                (b, s) -> exchange(b, s, false))
                        .fault(
                                "only if $f_{N,0}$ is, which is assumed a sentence later, for the density. Particles that have not collided keep the asymmetry, with probability"
                                        + " $e^{-Nt}$ at least",
                                "for symmetric $f_{N,0}$",
                                (b, s) -> exchange(b, s, true)),
                Statement.of(
                        "(4.8), (4.9)",
                        "$\\partial_tf_N=\\Omega f_N$ with $\\Omega f=N\\sum_K\\beta_K\\sum\\frac1{K!\\binom NK}\\int(f\\circ T-f)\\,db_K$, along the law of $V_N(t)$",
                        (b, s) -> masterEquation(b, s, 1)),
                Statement.of(
                                "Remark 4.1",
                                "the rate $N$ gives each particle $\\alpha=\\sum_KK\\beta_K$ collisions per unit time, in the limit, and in fact for every $N\\ge M$",
                                (b, s) -> collisionsPerParticle(b, s, b.model().alpha()))
                        .trusts(
                                "N C(N-1,K-1) = K C(N,K) for all N and K; exact rational arithmetic over the tuples of the N shown"));
    }

    private static void positive(Bench bench, Comparison sides, boolean corrected) {
        if (!corrected) {
            sides.equal(bench.orders().size(), (long) bench.highest(), () -> "orders K <= M with beta_K > 0, and M");
            return;
        }
        BigFraction sum = BigFraction.ZERO;
        for (int k = 1; k <= bench.highest(); k++) {
            int order = k;
            sum = sum.add(bench.beta(k));
            sides.atMost(BigFraction.ZERO, bench.beta(k), () -> "beta_" + order);
        }
        sides.equal(sum, BigFraction.ONE, () -> "sum of all beta_K");
    }

    static void steps(Bench bench, Comparison sides, boolean ordered) {
        for (int n = bench.highest(); n <= Math.min(6, bench.highest() + 1); n++) {
            int particles = n;
            ExactChain steps = ExactChain.steps(bench, n, ordered);
            ExactChain formula = ExactChain.cells(bench, n);
            for (int x = 0; x <= n; x++) {
                for (int y = 0; y <= n; y++) {
                    String where = "N = " + particles + ", from " + x + " to " + y + " particles in the first cell";
                    sides.equal(steps.step(x, y), formula.step(x, y), () -> where);
                }
            }
        }
        sides.note("every ordered tuple of labelled particles against hypergeometric draws");
    }

    /** {@code M + 1}, or {@code M} where functions on {@code G^(M+1)} with all ordered tuples take seconds. */
    private static int particles(Bench bench) {
        int n = bench.highest();
        return Math.pow(bench.tensor().cells(), n + 1) > MOST_VALUES || n > 4 ? n : n + 1;
    }

    /** {@code mu_N} applied to masses, as printed: over all ordered tuples. */
    static double[] step(Bench bench, double[] f, int n) {
        FullTensor tensor = bench.tensor();
        double[] sum = new double[f.length];
        for (int order : bench.orders()) {
            List<int[]> tuples = Tuples.ordered(n, order);
            for (int[] tuple : tuples) {
                sum = FullTensor.combine(
                        1, sum, bench.beta(order).doubleValue() / tuples.size(), tensor.gain(f, n, tuple));
            }
        }
        return sum;
    }

    /** A map of functions of {@code n} velocities. */
    interface Operator {
        double[] apply(double[] f, int n);
    }

    static void probability(Bench bench, Comparison sides, Operator mu) {
        int n = particles(bench);
        UniformRandomProvider rng = bench.random(410);
        for (int trial = 0; trial < 3; trial++) {
            int number = trial;
            double[] f = rng.doubles(bench.tensor().size(n)).map(x -> x * x * x).toArray();
            double mass = FullTensor.norm(f);
            double[] image = mu.apply(f, n);
            sides.equal(Arrays.stream(image).sum(), mass, mass, () -> "N = " + n + ", mass, random f, trial " + number);
            sides.equal(FullTensor.norm(image), mass, mass, () -> "N = " + n + ", norm, random f, trial " + number);
        }
        sides.note("masses without symmetry on all of $G^N$");
    }

    /** {@code P_N phi}, as printed. */
    private static double[] mean(Bench bench, double[] phi, int n) {
        double[] sum = new double[phi.length];
        for (int order : bench.orders()) {
            List<int[]> tuples = Tuples.ordered(n, order);
            for (int[] tuple : tuples) {
                sum = FullTensor.combine(
                        1,
                        sum,
                        bench.beta(order).doubleValue() / tuples.size(),
                        bench.tensor().expected(phi, n, tuple));
            }
        }
        return sum;
    }

    static void pairing(Bench bench, Comparison sides, Operator transition) {
        int n = particles(bench);
        FullTensor tensor = bench.tensor();
        UniformRandomProvider rng = bench.random(411);
        for (int trial = 0; trial < 3; trial++) {
            int number = trial;
            double[] f = rng.doubles(tensor.size(n)).map(x -> x - 0.4).toArray();
            double[] phi = rng.doubles(tensor.size(n)).map(x -> 2 * x - 1).toArray();
            double[] image = transition.apply(phi, n);
            sides.equal(
                    FullTensor.pair(f, image),
                    FullTensor.pair(step(bench, f, n), phi),
                    FullTensor.norm(f),
                    () -> "N = " + n + ", f and phi random, trial " + number);
            sides.atMost(
                    Arrays.stream(image).map(Math::abs).max().orElseThrow(),
                    Arrays.stream(phi).map(Math::abs).max().orElseThrow(),
                    () -> "N = " + n + ", ||P_N phi||, trial " + number);
        }
    }

    private static void chain(Bench bench, Comparison sides) {
        ExactChain chain = AppendixRows.cells(bench);
        AppendixRows.transition(sides, chain, ExactChain.steps(bench, chain.states() - 1, true), true);
        for (int x = 0; x < chain.states(); x++) {
            int first = x;
            sides.equal(chain.probability(x), chain.start(x), () -> "P(Y(0) = " + first + ")");
        }
        sides.note("$\\mu_N$ from steps (1)-(4); $n=1$, and several steps by powers of $\\mu_N$");
    }

    /** {@code P_N} on symmetric masses, column by column from the program's generator: {@code row x} is the law after one collision of state {@code x}. */
    private static double[][] jumps(MasterEquation equation, GridSpace space, int n) {
        int size = space.dimension(n);
        double[][] p = new double[size][];
        for (int x = 0; x < size; x++) {
            double[] unit = new double[size];
            unit[x] = 1;
            SymmetricMasses f = space.element(n, unit);
            p[x] = FullTensor.combine(1, unit, 1.0 / n, equation.derivative(f).masses());
        }
        return p;
    }

    private static double[] row(double[][] matrix, double[] f) {
        double[] out = new double[f.length];
        for (int x = 0; x < f.length; x++) {
            out = FullTensor.combine(1, out, f[x], matrix[x]);
        }
        return out;
    }

    /** {@code factor} is 1, or what the rate of the Poisson process is wrong by. */
    static void semigroup(Bench bench, Comparison sides, double factor) {
        int n = bench.highest();
        GridSpace space = GridSpace.of(bench.tensor().grid().grid(), n);
        MasterEquation equation = MasterEquation.of(bench.tensor().grid(), ParticleNumber.of(n));
        double[][] p = jumps(equation, space, n);
        double[] start = space.product(n, new FiniteModel(bench).law(true)).masses();
        for (double t : new double[] {0.2, 1}) {
            double[] exponential = row(JumpLaws.semigroup(p, n * t), start);
            // N t <= 7 here: 60 counts leave less than 1e-30.
            double[] counted = row(JumpLaws.mixture(p, JumpLaws.poisson(factor * n * t, 60)), start);
            sides.equal(
                    FullTensor.distance(counted, exponential),
                    0,
                    1,
                    () -> "N = " + n + ", t = " + t + ", Y_N(M(t)) against the exponential");
            double[] solved =
                    equation.solve(space.element(n, start), t, 1e-14).law().masses();
            sides.equal(
                    FullTensor.distance(solved, exponential),
                    0,
                    1,
                    () -> "N = " + n + ", t = " + t + ", the solver against the exponential");
        }
        sides.note("the exponential by Taylor's series, scaled and squared");
    }

    static void derivative(Bench bench, Comparison sides, double factor) {
        int n = bench.highest();
        GridSpace space = GridSpace.of(bench.tensor().grid().grid(), n);
        double[][] p = jumps(MasterEquation.of(bench.tensor().grid(), ParticleNumber.of(n)), space, n);
        double[][] one = JumpLaws.identity(p.length);
        double[][] generator = JumpLaws.combine(factor * n, p, -factor * n, one);
        sides.atMost(norm(generator), 2.0 * n, () -> "N = " + n + ", ||L_N||");
        for (double t : new double[] {1e-1, 1e-2, 1e-3}) {
            double[][] quotient = JumpLaws.combine(1 / t, JumpLaws.semigroup(p, n * t), -1 / t, one);
            // Rounding of the semigroup, divided by t.
            sides.tolerance(Tolerance.absolute(1e-12 / t, "rounding of the exponential, divided by t"))
                    .atMost(
                            norm(JumpLaws.combine(1, quotient, -1, generator)),
                            t / 2 * 4 * n * n * Math.exp(2 * n * t),
                            () -> "N = " + n + ", t = " + t);
        }
    }

    private static double norm(double[][] matrix) {
        return Arrays.stream(matrix).mapToDouble(FullTensor::norm).max().orElseThrow();
    }

    private static void exchange(Bench bench, Comparison sides, boolean symmetric) {
        FullTensor tensor = bench.tensor();
        int n = Math.max(2, bench.highest());
        int cells = tensor.cells();
        double[] f = new double[tensor.size(n)];
        // The first particle in cell 1, the others in cell 0; or every particle in cell 1 with the same probability.
        for (int i = 0; i < n; i++) {
            f[tensor.size(i)] = symmetric ? 1.0 / n : i == 0 ? 1 : 0;
        }
        double t = 0.1;
        double[] sum = f;
        double[] term = f;
        // ||N(P-1)|| t <= 2 N/10 <= 1.4: 20 terms leave 1e-16.
        for (int l = 1; l <= 20; l++) {
            double[] image = step(bench, term, n);
            term = FullTensor.combine(n * t / l, image, -n * t / l, term);
            sum = FullTensor.combine(1, sum, 1, term);
        }
        double[] exchanged = new double[sum.length];
        for (int i = 0; i < sum.length; i++) {
            int a = i % cells;
            int b = i / cells % cells;
            exchanged[i - a - b * cells + b + a * cells] = sum[i];
        }
        double[] law = sum;
        sides.equal(
                FullTensor.distance(law, exchanged),
                0,
                1,
                () -> "N = " + n + ", t = " + t + ", "
                        + (symmetric ? "one particle, any of them" : "the first particle")
                        + " in another cell, exchange of v_1 and v_2");
    }

    static void masterEquation(Bench bench, Comparison sides, double factor) {
        FullTensor tensor = bench.tensor();
        int n = particles(bench);
        GridSpace space = GridSpace.of(tensor.grid().grid(), n);
        MasterEquation equation = MasterEquation.of(tensor.grid(), ParticleNumber.of(n));
        SymmetricMasses start = space.product(n, new FiniteModel(bench).law(true));
        double h = 1e-3 / n;
        double t = 0.3;
        double[][] f = new double[5][];
        for (int j = 0; j < 5; j++) {
            f[j] = equation.solve(start, t + (j - 2) * h, 1e-15).law().toTensor();
        }
        double[] left = FullTensor.combine(
                8 / (12 * h),
                FullTensor.combine(1, f[3], -1, f[1]),
                -1 / (12 * h),
                FullTensor.combine(1, f[4], -1, f[0]));
        double[] right = FullTensor.combine(factor, tensor.generator(bench, f[2], n), 0, f[2]);
        sides.tolerance(Tolerance.relative(1e-8, "a central difference of order 4, and rounding divided by its step"))
                .equal(FullTensor.distance(left, right), 0, 2.0 * n, () -> "N = " + n + ", t = " + t);
    }

    static void collisionsPerParticle(Bench bench, Comparison sides, BigFraction alpha) {
        for (int n = bench.highest(); n <= Math.min(7, bench.highest() + 3); n++) {
            BigFraction rate = BigFraction.ZERO;
            for (int order : bench.orders()) {
                List<int[]> tuples = Tuples.increasing(n, order);
                long mine = tuples.stream().filter(t -> t[0] == 0).count();
                rate = rate.add(bench.beta(order).multiply(n).multiply(BigFraction.of((int) mine, tuples.size())));
            }
            int particles = n;
            sides.equal(rate, alpha, () -> "N = " + particles + ", collisions of particle 1 per unit time, and alpha");
        }
    }
}
