package stosszahl.verify.ledger;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import stosszahl.boltzmann.BoltzmannFlow;
import stosszahl.claim.Comparison;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.Decision;
import stosszahl.collision.Hypothesis;
import stosszahl.collision.LawHypotheses;
import stosszahl.collision.NonSymmetricTernary;
import stosszahl.grid.CellMasses;
import stosszahl.grid.GridSpace;
import stosszahl.grid.MasterEquation;
import stosszahl.grid.SymmetricMasses;
import stosszahl.kac.KacModel.WeightedLaw;
import stosszahl.kac.ParticleNumber;

/** Section 1: the hypotheses, the collision operators, the N-particle maps and the generator; with the formulas (3.1) and (3.12)-(3.14) that lean on them. */
final class Section1Rows {
    private Section1Rows() {}

    static List<Statement> rows() {
        return List.of(
                Statement.of("(1.1), (4.2)", "$\\sum_K \\beta_K = 1$, $\\beta_K \\ge 0$", Section1Rows::weights),
                Statement.of("Hypothesis", "$T_K^\\omega$ is linear for every $\\omega$", Section1Rows::linear),
                Statement.of("(H1)", "$T_K^\\omega$ is an isometry", (b, s) -> decide(b, s, Hypothesis.H1))
                        .restsOn("H1"),
                Statement.of(
                                "(H2), (1.2)",
                                "$\\int\\varphi[(T_K^\\omega)^{-1}V]\\,db_K = \\int\\varphi[T_K^\\omega V]\\,db_K$",
                                (b, s) -> decide(b, s, Hypothesis.H2))
                        .restsOn("H1 H2"),
                Statement.of(
                                "(H3), (1.3)",
                                "$\\int\\varphi[\\sigma T_K^\\omega\\sigma^{-1}V]\\,db_K = \\int\\varphi[T_K^\\omega V]\\,db_K$",
                                (b, s) -> decide(b, s, Hypothesis.H3))
                        .restsOn("H3"),
                Statement.of(
                        "(1.5), Remarks 1.1 (iii)",
                        "$\\sum_i v_i^* = \\sum_i v_i$, which the paper does not ask for",
                        Section1Rows::momentum),
                Statement.of(
                        "(1.6), (1.1)",
                        "the right-hand side of (1.1) is $\\sum_K\\beta_K Q_K$ with $Q_K$ as in (1.6)",
                        Section1Rows::collisionOperator),
                Statement.of("(1.7)", "$|\\mathcal I(K)| = K!\\binom NK$", Section1Rows::tuples),
                Statement.of(
                                "(1.8)",
                                "$\\sigma\\circ(T_K^\\omega\\times\\mathrm{id})\\circ\\sigma^{-1}$, $\\sigma(1)=i_1,..$, with $\\sigma(V) = (V_{\\sigma(1)},..)$,"
                                        + " updates the particles $i_1,..,i_K$",
                                (bench, sides) -> extension(bench, sides, false))
                        .fault(
                                "with the action $\\sigma(V)=(V_{\\sigma(1)},..,V_{\\sigma(K)})$ of Section 1.1 the first entries of $\\sigma^{-1}V$ are the particles"
                                        + " $\\sigma^{-1}(1),..,\\sigma^{-1}(K)$, so that the map updates these, and depends on how $\\sigma$ is completed; (6.8)-(6.9) use the"
                                        + " opposite order, rightly",
                                "the same with $\\sigma^{-1}\\circ(T_K^\\omega\\times\\mathrm{id})\\circ\\sigma$ (or with the action $(\\sigma V)_{\\sigma(j)} = V_j$)",
                                (bench, sides) -> extension(bench, sides, true)),
                Statement.of(
                        "Remark 1.1, (1.9)",
                        "for $i_1<\\cdots<i_K$ the map is $(v_1,..,v_{i_1}^*,..,v_{i_K}^*,..,v_N)$",
                        Section1Rows::ordered),
                Statement.of(
                        "(1.10), (1.11)",
                        "$\\Omega f = N\\sum_K\\beta_K\\sum_{\\mathcal I(K)}\\frac1{K!\\binom NK}\\int(f\\circ T-f)\\,db_K$",
                        Section1Rows::generator),
                Statement.of("(1.11)", "$\\Omega$ is bounded: $\\|\\Omega\\| \\le 2N$", Section1Rows::bounded),
                Statement.of(
                        "(3.1)",
                        "$(\\sigma\\circ T\\circ\\sigma^{-1})_{ij} = T_{\\sigma(i)\\sigma(j)}$",
                        Section1Rows::blocks),
                Statement.of(
                                "(3.12)-(3.14)",
                                "the ternary law conserves energy",
                                (bench, sides) -> energy(
                                        sides,
                                        NonSymmetricTernary.asPrinted(
                                                bench.model().dimension())))
                        .fault(
                                "the signs of $c$ are opposite: the printed map sends $\\eta=(\\omega_1+\\omega_2,-\\omega_1,-\\omega_2)$ to $3\\eta$; for every model the same",
                                "$v_1^* = v_1 + c(\\omega_1+\\omega_2)$, $v_2^* = v_2 - c\\,\\omega_1$, $v_3^* = v_3 - c\\,\\omega_2$",
                                (bench, sides) -> energy(
                                        sides,
                                        NonSymmetricTernary.uniform(
                                                bench.model().dimension()))));
    }

    private static List<CollisionLaw> laws(Bench bench) {
        return bench.model().laws().stream().map(WeightedLaw::law).toList();
    }

    private static void weights(Bench bench, Comparison sides) {
        BigFraction sum = BigFraction.ZERO;
        for (int order : bench.orders()) {
            sum = sum.add(bench.beta(order));
        }
        sides.equal(sum, BigFraction.ONE, () -> "the weights of the model");
    }

    private static void linear(Bench bench, Comparison sides) {
        for (CollisionLaw law : laws(bench)) {
            LawHypotheses.of(law).linearity(sides);
        }
        sides.note("at random angles and velocities of lengths from 1e-6 to 1e6");
    }

    /** The same checks as in {@code verify} and {@code laws}. */
    static void decide(Bench bench, Comparison sides, Hypothesis hypothesis) {
        for (CollisionLaw law : laws(bench)) {
            String trusts = LawHypotheses.of(law).decide(hypothesis, sides);
            if (!trusts.isEmpty()) {
                sides.trusting(law.name() + ", K = " + law.order() + ": " + trusts);
            }
        }
    }

    private static void energy(Comparison sides, CollisionLaw law) {
        String trusts = LawHypotheses.of(law).decide(Hypothesis.ENERGY, sides);
        if (!trusts.isEmpty()) {
            sides.trusting(trusts);
        }
    }

    private static void momentum(Bench bench, Comparison sides) {
        StringBuilder all = new StringBuilder();
        for (CollisionLaw law : laws(bench)) {
            Decision decision = LawHypotheses.of(law).decide(Hypothesis.MOMENTUM);
            all.append(all.isEmpty() ? "" : ", ")
                    .append(law.name())
                    .append(" K = ")
                    .append(law.order())
                    .append(": ")
                    .append(decision.verdict().word())
                    .append(", defect ")
                    .append(Comparison.show(decision.defect()));
        }
        sides.notApplicable("nothing is claimed; " + all);
    }

    private static void collisionOperator(Bench bench, Comparison sides) {
        FullTensor tensor = bench.tensor();
        UniformRandomProvider rng = bench.random(2);
        for (int trial = 0; trial < 5; trial++) {
            double[] f = rng.doubles(tensor.cells()).map(x -> x - 0.2).toArray();
            double[] right = new double[f.length];
            for (int order : bench.orders()) {
                double[] product = product(tensor, f, order);
                int[] all = new int[order];
                Arrays.setAll(all, j -> j);
                double weight = bench.beta(order).multiply(order).doubleValue();
                right = FullTensor.combine(1, right, weight, tensor.trace(tensor.omega(product, order, all), 1));
            }
            double[] left = BoltzmannFlow.of(tensor.grid())
                    .rate(CellMasses.of(tensor.grid().grid(), f))
                    .masses();
            sides.equal(
                    FullTensor.distance(left, right),
                    0,
                    2 * bench.highest() * Math.pow(FullTensor.norm(f), bench.highest()) + 1,
                    () -> "signed f of norm " + Comparison.show(FullTensor.norm(f)));
        }
        sides.note("the solver's right-hand side against (1.6) summed tuple by tuple");
    }

    static double[] product(FullTensor tensor, double[] f, int n) {
        double[] product = new double[tensor.size(n)];
        for (int i = 0; i < product.length; i++) {
            product[i] = 1;
            for (int j = 0, rest = i; j < n; j++, rest /= tensor.cells()) {
                product[i] *= f[rest % tensor.cells()];
            }
        }
        return product;
    }

    private static void tuples(Bench bench, Comparison sides) {
        for (int n = 1; n <= 7; n++) {
            for (int order = 1; order <= Math.min(n, Math.max(bench.highest(), 3)); order++) {
                int particles = n;
                int k = order;
                long factorial = 1;
                for (int j = 2; j <= k; j++) {
                    factorial *= j;
                }
                sides.equal(
                        Tuples.ordered(n, k).size(),
                        factorial * Bench.binomial(n, k).longValueExact(),
                        () -> "N = " + particles + ", K = " + k);
            }
        }
    }

    /** Distance of the printed composition from the map that updates {@code i_1 .. i_K}, over all {@code sigma} of {@code N = K + 1} particles. */
    private static void extension(Bench bench, Comparison sides, boolean corrected) {
        UniformRandomProvider rng = bench.random(3);
        for (CollisionLaw law : laws(bench)) {
            int d = law.dimension();
            int n = law.order() + 1;
            double[] angle = new double[law.kernel().angleDimension()];
            law.kernel().sample(rng, angle);
            double[] v = rng.doubles((long) n * d).map(x -> 2 * x - 1).toArray();
            for (int[] sigma : Tuples.ordered(n, n)) {
                int[] inverse = inverse(sigma);
                int[] first = corrected ? sigma : inverse;
                double[] composed = act(first, v, d);
                collide(law, angle, composed, natural(law.order()));
                composed = act(corrected ? inverse : sigma, composed, d);
                double[] meant = v.clone();
                collide(law, angle, meant, Arrays.copyOf(sigma, law.order()));
                sides.equal(
                        FullTensor.distance(composed, meant),
                        0,
                        n * d,
                        () -> law.name() + ", K = " + law.order() + ", N = " + n + ", sigma = " + oneBased(sigma));
            }
        }
        sides.note("all permutations of $K+1$ particles, one random angle for each law");
    }

    private static void ordered(Bench bench, Comparison sides) {
        UniformRandomProvider rng = bench.random(4);
        for (CollisionLaw law : laws(bench)) {
            int d = law.dimension();
            int n = law.order() + 2;
            double[] angle = new double[law.kernel().angleDimension()];
            law.kernel().sample(rng, angle);
            double[] v = rng.doubles((long) n * d).map(x -> 2 * x - 1).toArray();
            for (int[] tuple : Tuples.increasing(n, law.order())) {
                // sigma maps 1..K to the tuple and the others, in order, to the rest.
                int[] sigma = Arrays.copyOf(tuple, n);
                int next = law.order();
                for (int i = 0; i < n; i++) {
                    if (Arrays.binarySearch(tuple, i) < 0) {
                        sigma[next++] = i;
                    }
                }
                double[] composed = act(sigma, v, d);
                collide(law, angle, composed, natural(law.order()));
                double[] left = act(inverse(sigma), composed, d);
                double[] right = v.clone();
                collide(law, angle, right, tuple);
                sides.equal(FullTensor.distance(left, right), 0, n * d, () -> law.name() + ", " + oneBased(tuple));
            }
        }
        sides.note("by the corrected (1.8); the last entry is printed $v_n$ and is $v_N$");
    }

    private static void collide(CollisionLaw law, double[] angle, double[] v, int[] tuple) {
        int d = law.dimension();
        double[] in = new double[tuple.length * d];
        for (int j = 0; j < tuple.length; j++) {
            System.arraycopy(v, tuple[j] * d, in, j * d, d);
        }
        double[] out = new double[in.length];
        law.transform(angle, in, out);
        for (int j = 0; j < tuple.length; j++) {
            System.arraycopy(out, j * d, v, tuple[j] * d, d);
        }
    }

    /** {@code sigma(V) = (V_sigma(1), .., V_sigma(n))}. */
    private static double[] act(int[] sigma, double[] v, int d) {
        double[] out = new double[v.length];
        for (int j = 0; j < sigma.length; j++) {
            System.arraycopy(v, sigma[j] * d, out, j * d, d);
        }
        return out;
    }

    private static int[] inverse(int[] sigma) {
        int[] inverse = new int[sigma.length];
        for (int j = 0; j < sigma.length; j++) {
            inverse[sigma[j]] = j;
        }
        return inverse;
    }

    private static int[] natural(int n) {
        int[] natural = new int[n];
        Arrays.setAll(natural, j -> j);
        return natural;
    }

    private static String oneBased(int[] tuple) {
        return Arrays.toString(Arrays.stream(tuple).map(i -> i + 1).toArray());
    }

    private static void generator(Bench bench, Comparison sides) {
        FullTensor tensor = bench.tensor();
        int n = bench.highest() + 1;
        GridSpace space = GridSpace.of(tensor.grid().grid(), n);
        MasterEquation equation = MasterEquation.of(tensor.grid(), ParticleNumber.of(n));
        double[] f = tensor.symmetric(n, bench.random(5));
        SymmetricMasses left = equation.derivative(space.symmetrise(n, f));
        double[] right = tensor.generator(bench, f, n);
        sides.equal(
                FullTensor.distance(left.toTensor(), right),
                0,
                2.0 * n,
                () -> "N = " + n + ", signed symmetric f of norm 1");
        sides.note("the jump process on occupation numbers against the sum over all ordered tuples");
    }

    private static void bounded(Bench bench, Comparison sides) {
        FullTensor tensor = bench.tensor();
        int n = bench.highest() + 1;
        GridSpace space = GridSpace.of(tensor.grid().grid(), n);
        MasterEquation equation = MasterEquation.of(tensor.grid(), ParticleNumber.of(n));
        for (int r = 0; r < space.dimension(n); r++) {
            double[] unit = new double[space.dimension(n)];
            unit[r] = 1;
            SymmetricMasses f = space.element(n, unit);
            sides.atMost(
                    space.level(n).norm(equation.derivative(f)),
                    2.0 * n,
                    () -> "N = " + n + ", unit mass on "
                            + Arrays.toString(f.cells(Arrays.asList(box(unit)).indexOf(1.0))));
        }
        sides.note("every extreme point of the unit ball");
    }

    private static Double[] box(double[] x) {
        return Arrays.stream(x).boxed().toArray(Double[]::new);
    }

    private static void blocks(Bench bench, Comparison sides) {
        UniformRandomProvider rng = bench.random(6);
        for (CollisionLaw law : laws(bench)) {
            int d = law.dimension();
            double[] angle = new double[law.kernel().angleDimension()];
            law.kernel().sample(rng, angle);
            double[][] t = law.matrix(angle);
            for (int[] sigma : Tuples.ordered(law.order(), law.order())) {
                double[] v = rng.doubles(t.length).toArray();
                double[] left = act(inverse(sigma), v, d);
                collide(law, angle, left, natural(law.order()));
                left = act(sigma, left, d);
                double[] right = new double[v.length];
                for (int i = 0; i < v.length; i++) {
                    for (int j = 0; j < v.length; j++) {
                        right[i] += t[sigma[i / d] * d + i % d][sigma[j / d] * d + j % d] * v[j];
                    }
                }
                sides.equal(
                        FullTensor.distance(left, right),
                        0,
                        v.length,
                        () -> law.name() + ", sigma = " + oneBased(sigma));
            }
        }
    }
}
