package stosszahl.verify.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.claim.Comparison;
import stosszahl.claim.Tolerance;
import stosszahl.collision.BinaryCollision;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.KacRotation;
import stosszahl.collision.NonSymmetricTernary;
import stosszahl.collision.SphereKernel;
import stosszahl.collision.SymmetricCollision;

/** Section 3.1: the binary law, Kac's rotation and the symmetric law, in fractions at rational angles, which are dense. {@link Section3Models} has Section 3.2. */
final class Section3Rows {
    private static final String ANGLES =
            "exact rational arithmetic at the rational angles counted; both sides are polynomials in the angle, so an identity at enough of them, which are dense, is one";

    /** Pythagorean angles: cosine and sine. */
    private static final List<BigFraction[]> TURNS = List.of(
            turn(3, 4, 5), turn(-5, 12, 13), turn(8, -15, 17), turn(0, 1, 1), turn(-20, -21, 29), turn(1, 0, 1));

    private Section3Rows() {}

    static List<Statement> rows() {
        return List.of(
                Statement.of(
                                "(3.2), (3.3)",
                                "$T_B$ is an involution that conserves energy and momentum",
                                (b, s) -> binary(b, s, PrintedLaws::binary))
                        .trusts(ANGLES),
                Statement.of(
                                "(3.4)",
                                "the block form of $T_B$; $\\sigma\\circ T_B^\\omega\\circ\\sigma^{-1}=T_B^\\omega$",
                                (b, s) -> blocks(b, s, PrintedLaws::blocks))
                        .trusts(ANGLES),
                Statement.of("(3.5)", "$T^\\theta_{toy}$ is an isometry", (b, s) -> rotation(s, PrintedLaws::rotation))
                        .trusts(ANGLES),
                Statement.of(
                                "(3.6)",
                                "$\\sigma\\circ T^\\theta\\circ\\sigma^{-1}=[T^\\theta]^{-1}=T^{-\\theta}$, $\\sigma=(1\\,2)$, and $\\ne T^\\theta$ for general $\\theta$",
                                (b, s) -> inverse(s, PrintedLaws::rotation))
                        .trusts(ANGLES),
                Statement.of(
                                "after (3.6)",
                                "$f\\ge0$ integrable and even makes $db_2=f(\\theta)\\,d\\theta$ an admissible kernel, a probability measure (Section 1.1)",
                                (b, s) -> densities(s, false))
                        .fault(
                                "$b_2$ must be a probability measure, so $\\int f=1$ is needed too; (H2) and (H3) do hold without it. ('We now proceed to verify (H2) and (H2)'"
                                        + " is (H2) and (H3))",
                                "$f\\ge0$ even with $\\int_{-\\pi}^\\pi f=1$",
                                (b, s) -> densities(s, true)),
                Statement.of(
                                "(3.7), (3.8)",
                                "$v_i-2\\sum_\\ell\\langle\\omega_\\ell,v_\\ell\\rangle\\omega_i$ is an involution that conserves energy",
                                (b, s) -> symmetric(b, s, PrintedLaws::symmetric))
                        .trusts(ANGLES),
                Statement.of(
                                "(3.9)",
                                "$\\sigma\\circ T_K^\\omega\\circ\\sigma^{-1}=T_K^{\\sigma(\\omega)}$ for all $\\sigma\\in S_K$",
                                (b, s) -> renamed(b, s, false))
                        .trusts(ANGLES),
                Statement.of(
                                "after (3.9)",
                                "$T_K$ does not conserve momentum: its defect is $2\\max_j|\\omega_j|\\,|\\sum_i\\omega_i|$ in components, positive at some $\\omega$",
                                (b, s) -> momentumLost(b, s, (k, d, rng) -> PrintedLaws.sphere(k * d, rng)))
                        .trusts(ANGLES),
                Statement.of(
                                "(3.10)",
                                "on $\\mathbb S_K'=\\{\\sum_i\\omega_i=0\\}$, $K\\ge2$, momentum is conserved",
                                (b, s) -> momentumKept(b, s, PrintedLaws::sumZero))
                        .trusts(ANGLES),
                Statement.of(
                                "(3.10), dimension",
                                "$\\mathbb S_K'$ is a sphere of dimension $d(K-1)-1\\ge0$ for $K=1,..,M$",
                                (b, s) -> dimensions(b, s, 1))
                        .fault(
                                "for $K=1$ it is empty; for $K=2$, $d=1$ it has two points, the collision is the exchange of $v_1$ and $v_2$, and $Q_2=0$",
                                "for $K\\ge2$",
                                (b, s) -> dimensions(b, s, 2))
                        .trusts("the dimension of a linear subspace less one, for the orders counted"),
                Statement.of(
                        "Section 3.1, the program",
                        "the laws that the program calls binary, Kac's, symmetric and ternary are (3.2), (3.5), (3.8) as printed and (3.12)-(3.14) with the sign corrected",
                        Section3Rows::catalogue));
    }

    private static BigFraction[] turn(int c, int s, int r) {
        return new BigFraction[] {BigFraction.of(c, r), BigFraction.of(s, r)};
    }

    private static int highest(Bench bench) {
        // Matrices of (dK)^2 fractions, K! of them: order 4 costs some hundred thousand products.
        return Math.min(4, Math.max(3, bench.highest()));
    }

    static void binary(Bench bench, Comparison sides, Function<BigFraction[], ExactMatrix> law) {
        int d = bench.model().dimension();
        for (BigFraction[] w : PrintedLaws.sphere(d, bench.random(300))) {
            ExactMatrix t = law.apply(w);
            String where = "d = " + d + ", omega = " + ExactMatrix.text(w);
            sides.equal(
                    t.times(t).distance(ExactMatrix.identity(2 * d)), BigFraction.ZERO, () -> where + ", involution");
            sides.equal(t.energyDefect(), BigFraction.ZERO, () -> where + ", energy");
            sides.equal(t.momentumDefect(d), BigFraction.ZERO, () -> where + ", momentum");
        }
    }

    static void blocks(Bench bench, Comparison sides, Function<BigFraction[], ExactMatrix> form) {
        int d = bench.model().dimension();
        for (BigFraction[] w : PrintedLaws.sphere(d, bench.random(301))) {
            ExactMatrix t = PrintedLaws.binary(w);
            String where = "d = " + d + ", omega = " + ExactMatrix.text(w);
            sides.equal(form.apply(w).distance(t), BigFraction.ZERO, () -> where + ", blocks");
            sides.equal(
                    form.apply(w).conjugated(new int[] {1, 0}, d).distance(t),
                    BigFraction.ZERO,
                    () -> where + ", conjugated");
        }
    }

    static void rotation(Comparison sides, BiFunction<BigFraction, BigFraction, ExactMatrix> law) {
        for (BigFraction[] cs : TURNS) {
            ExactMatrix t = law.apply(cs[0], cs[1]);
            sides.equal(t.energyDefect(), BigFraction.ZERO, () -> "(cos, sin) = " + ExactMatrix.text(cs));
        }
    }

    static void inverse(Comparison sides, BiFunction<BigFraction, BigFraction, ExactMatrix> law) {
        boolean different = false;
        for (BigFraction[] cs : TURNS) {
            ExactMatrix t = law.apply(cs[0], cs[1]);
            ExactMatrix turned = t.conjugated(new int[] {1, 0}, 1);
            String where = "(cos, sin) = " + ExactMatrix.text(cs);
            sides.equal(turned.times(t).distance(ExactMatrix.identity(2)), BigFraction.ZERO, () -> where + ", inverse");
            sides.equal(turned.distance(law.apply(cs[0], cs[1].negate())), BigFraction.ZERO, () -> where + ", -theta");
            different |= turned.distance(t).signum() > 0;
        }
        sides.equal(different ? 1L : 0L, 1L, () -> "an angle with sigma T sigma^{-1} != T");
    }

    /** Even densities on the circle by the midpoint rule, exact for trigonometric polynomials of low degree. */
    private static void densities(Comparison sides, boolean normalised) {
        List<Function<Double, Double>> even =
                List.of(x -> 1.0, x -> 1 + Math.cos(x), x -> 1 + Math.cos(3 * x) / 2, x -> Math.pow(Math.cos(x), 2));
        double[] mass = {2 * Math.PI, 2 * Math.PI, 2 * Math.PI, Math.PI};
        String[] name = {"1", "1 + cos theta", "1 + cos(3 theta)/2", "cos^2 theta"};
        int nodes = 64;
        for (int j = 0; j < mass.length; j++) {
            double sum = 0;
            for (int i = 0; i < nodes; i++) {
                double theta = 2 * Math.PI * (i + 0.5) / nodes - Math.PI;
                sum += even.get(j).apply(theta) * 2 * Math.PI / nodes;
            }
            String f = name[j];
            sides.equal(sum / (normalised ? mass[j] : 1), 1, 1, () -> "integral of f = " + f);
        }
    }

    static void symmetric(Bench bench, Comparison sides, Function<BigFraction[], ExactMatrix> law) {
        int d = bench.model().dimension();
        for (int k = 1; k <= highest(bench); k++) {
            for (BigFraction[] w : PrintedLaws.sphere(k * d, bench.random(302 + k))) {
                ExactMatrix t = law.apply(w);
                String where = "d = " + d + ", K = " + k + ", omega = " + ExactMatrix.text(w);
                sides.equal(
                        t.times(t).distance(ExactMatrix.identity(t.size())),
                        BigFraction.ZERO,
                        () -> where + ", involution");
                sides.equal(t.energyDefect(), BigFraction.ZERO, () -> where + ", energy");
            }
        }
    }

    static void renamed(Bench bench, Comparison sides, boolean keepOmega) {
        int d = bench.model().dimension();
        for (int k = 1; k <= Math.min(3, highest(bench)); k++) {
            for (BigFraction[] w : PrintedLaws.sphere(k * d, bench.random(310 + k))) {
                for (int[] sigma : Tuples.ordered(k, k)) {
                    ExactMatrix left = PrintedLaws.symmetric(w).conjugated(sigma, d);
                    ExactMatrix right = PrintedLaws.symmetric(keepOmega ? w : ExactMatrix.act(sigma, w, d));
                    String where = "d = " + d + ", sigma = " + Arrays.toString(sigma) + " (from 0), omega = "
                            + ExactMatrix.text(w);
                    sides.equal(left.distance(right), BigFraction.ZERO, () -> where);
                }
            }
        }
    }

    static void momentumLost(Bench bench, Comparison sides, Angles angles) {
        int d = bench.model().dimension();
        BigFraction most = BigFraction.ZERO;
        for (int k = 1; k <= highest(bench); k++) {
            for (BigFraction[] w : angles.points(k, d, bench.random(320 + k))) {
                BigFraction sum = BigFraction.ZERO;
                BigFraction largest = BigFraction.ZERO;
                for (int j = 0; j < w.length; j++) {
                    largest = w[j].abs().compareTo(largest) > 0 ? w[j].abs() : largest;
                }
                for (int c = 0; c < d; c++) {
                    BigFraction total = BigFraction.ZERO;
                    for (int j = c; j < w.length; j += d) {
                        total = total.add(w[j]);
                    }
                    sum = total.abs().compareTo(sum) > 0 ? total.abs() : sum;
                }
                BigFraction defect = PrintedLaws.symmetric(w).momentumDefect(d);
                String where = "d = " + d + ", K = " + k + ", omega = " + ExactMatrix.text(w);
                sides.equal(defect, largest.multiply(sum).multiply(2), () -> where);
                most = defect.compareTo(most) > 0 ? defect : most;
            }
        }
        BigFraction worst = most;
        sides.atMost(BigFraction.of(1, 10), worst, () -> "largest defect of momentum over all angles tried");
    }

    interface Angles {
        List<BigFraction[]> points(int order, int d, org.apache.commons.rng.UniformRandomProvider rng);
    }

    static void momentumKept(Bench bench, Comparison sides, Angles angles) {
        int d = bench.model().dimension();
        for (int k = 2; k <= highest(bench); k++) {
            for (BigFraction[] eta : angles.points(k, d, bench.random(330 + k))) {
                ExactMatrix t = PrintedLaws.symmetric(eta);
                String where = "d = " + d + ", K = " + k + ", omega parallel to " + ExactMatrix.text(eta);
                sides.equal(t.momentumDefect(d), BigFraction.ZERO, () -> where + ", momentum");
                sides.equal(t.energyDefect(), BigFraction.ZERO, () -> where + ", energy");
            }
        }
    }

    private static void dimensions(Bench bench, Comparison sides, int least) {
        int d = bench.model().dimension();
        for (int k = least; k <= Math.max(3, bench.highest()); k++) {
            int order = k;
            // The solutions of sum w_i = 0 have dimension dK - d; the unit sphere in them needs at least one.
            long free = (long) d * k - Math.min(d, (long) d * k);
            sides.atMost(1L, free, () -> "K = " + order + ", d = " + d + ": dimension of {sum omega_i = 0}");
        }
    }

    private static void catalogue(Bench bench, Comparison sides) {
        int d = bench.model().dimension();
        sides.tolerance(Tolerance.relative(1e-13, "rounding of matrices of size at most 12"));
        for (BigFraction[] w : PrintedLaws.sphere(d, bench.random(340))) {
            match(sides, BinaryCollision.uniform(d), PrintedLaws.binary(w), w);
        }
        for (BigFraction[] cs : TURNS) {
            match(sides, KacRotation.of(SphereKernel.uniform(2)), PrintedLaws.rotation(cs[0], cs[1]), cs);
        }
        for (int k = 1; k <= highest(bench); k++) {
            for (BigFraction[] w : PrintedLaws.sphere(k * d, bench.random(341 + k))) {
                match(sides, SymmetricCollision.uniform(k, d), PrintedLaws.symmetric(w), w);
            }
        }
        for (BigFraction[] w : PrintedLaws.sphere(2 * d, bench.random(350))) {
            match(sides, NonSymmetricTernary.uniform(d), PrintedLaws.ternary(-1, w), w);
            match(sides, NonSymmetricTernary.asPrinted(d), PrintedLaws.ternary(1, w), w);
        }
    }

    private static void match(Comparison sides, CollisionLaw law, ExactMatrix printed, BigFraction... w) {
        double[] angle = Arrays.stream(w).mapToDouble(BigFraction::doubleValue).toArray();
        match(sides, law.matrix(angle), printed, law.name(), w);
    }

    static void match(Comparison sides, double[][] matrix, ExactMatrix printed, String name, BigFraction... w) {
        double worst = 0;
        for (int i = 0; i < printed.size(); i++) {
            for (int j = 0; j < printed.size(); j++) {
                worst = Math.max(worst, Math.abs(matrix[i][j] - printed.at(i, j).doubleValue()));
            }
        }
        double largest = worst;
        sides.equal(largest, 0, printed.size(), () -> name + " at " + ExactMatrix.text(w) + ", largest entry");
    }
}
