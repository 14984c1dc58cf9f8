package stosszahl.verify.ledger;

import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import stosszahl.claim.Comparison;
import stosszahl.claim.Tolerance;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.NonSymmetricTernary;
import stosszahl.collision.PermutationAverage;
import stosszahl.collision.SphereKernel;
import stosszahl.polynomial.MultiIndex;

/** Section 3.2: the economic game (3.11) and the ternary collision (3.12)-(3.16). The signs of (3.12)-(3.14) have a row of their own. */
final class Section3Models {
    private Section3Models() {}

    static List<Statement> rows() {
        return List.of(
                Statement.of(
                                "(3.11)",
                                "$[\\sigma\\circ T_{a,b}\\circ\\sigma^{-1}]_{ij}=[T_{a,b}]_{\\sigma(i)\\sigma(j)}=[T_{a,b}]_{ij}$, for every $a$, $b$",
                                (b, s) -> anonymous(b, s, PrintedLaws::game))
                        .trusts(
                                "exact rational arithmetic at the (a, b) counted; for all of them: a permutation moves neither the diagonal a nor the b beside it"),
                Statement.of(
                                "(3.11), energy",
                                "for $K=2$ conservation of energy forces $|a^2-b^2|=1$",
                                (b, s) -> energy(s, 1))
                        .trusts(
                                "an isometry has |det| = 1, and det T_{a,b} = a^2 - b^2 for K = 2; in exact rational arithmetic at the isometries counted"),
                Statement.of(
                        "3.2.1, $Q_K$",
                        "the gain density $d(\\omega)^{-1}f^{\\otimes K}(T_{a,b}^{-1}V)$, $d=|\\det T_{a,b}|$, is that of $T_{a,b}V$",
                        (b, s) -> pushForward(b, s, true)),
                Statement.of(
                                "(3.13)",
                                "$c$ is defined for all $\\omega\\in\\mathbb S^{2d-1}$: $1+\\langle\\omega_1,\\omega_2\\rangle\\ge\\frac12$",
                                (b, s) -> denominator(b, s, BigFraction.of(1, 2)))
                        .trusts(
                                "2 <w_1,w_2> >= -|w_1|^2 - |w_2|^2 = -1 for all angles; in exact rational arithmetic at those counted"),
                Statement.of(
                                "3.2.2, momentum",
                                "the ternary law conserves momentum, with either sign of $c$",
                                (b, s) -> momentum(b, s, PrintedLaws::ternary))
                        .trusts(
                                "(w_1 + w_2) - w_1 - w_2 = 0 for all angles; in exact rational arithmetic at those counted"),
                Statement.of(
                        "3.2.2, symmetry",
                        "the ternary law is not symmetric in the velocities: $E[T_{11}]\\ne E[T_{22}]$; quantified: in each component they differ by $1/(4d)$ at least",
                        (b, s) -> anonymity(
                                b, s, NonSymmetricTernary.uniform(b.model().dimension()))),
                Statement.of(
                                "3.2.2, measure",
                                "the usual surface measure of $\\mathbb S^{2d-1}$ is a probability measure, as Section 1.1 asks of $b_3$",
                                (b, s) -> surface(b, s, false))
                        .fault(
                                "its mass is $2\\pi^d/(d-1)!$; without the normalisation every rate of collisions is multiplied by it",
                                "the same divided by its mass",
                                (b, s) -> surface(b, s, true)),
                Statement.of(
                                "(3.15), (3.16)",
                                "$f\\in L^1(\\mathbb R)$ and the integrals run over $\\mathbb R^2$: the dimensions of one and of $K-1=2$ velocities",
                                (b, s) -> spaces(b, s, false))
                        .fault(
                                "the velocities are in $\\mathbb R^d$: $f\\in L^1(\\mathbb R^d)$, integrals over $\\mathbb R^{2d}$. ($Q^{(2)}_3$ is a function of its own $v_2$:"
                                        + " in the sum both are taken at one $v$)",
                                "$f\\in L^1(\\mathbb R^d)$, $\\mathbb R^{2d}$",
                                (b, s) -> spaces(b, s, true)),
                Statement.of(
                        "before (3.15)",
                        "$Q_3=Q_3^{(1)}+2Q_3^{(2)}$, each with factor 1, is (1.6) with factor $K=3$ for the average of the law over permutations",
                        (b, s) -> roles(b, s, 2)));
    }

    interface Game {
        ExactMatrix matrix(int order, BigFraction a, BigFraction b);
    }

    private static BigFraction random(UniformRandomProvider rng) {
        return BigFraction.of(rng.nextInt(19) - 9, 1 + rng.nextInt(5));
    }

    static void anonymous(Bench bench, Comparison sides, Game game) {
        UniformRandomProvider rng = bench.random(360);
        for (int k = 2; k <= 4; k++) {
            for (int trial = 0; trial < 5; trial++) {
                BigFraction a = random(rng);
                BigFraction b = random(rng);
                ExactMatrix t = game.matrix(k, a, b);
                for (int[] sigma : Tuples.ordered(k, k)) {
                    String where = "K = " + k + ", a = " + a + ", b = " + b + ", sigma = "
                            + java.util.Arrays.toString(sigma) + " (from 0)";
                    sides.equal(t.conjugated(sigma, 1).distance(t), BigFraction.ZERO, () -> where);
                    BigFraction printed = BigFraction.ZERO;
                    for (int i = 0; i < k; i++) {
                        for (int j = 0; j < k; j++) {
                            BigFraction difference = t.at(sigma[i], sigma[j])
                                    .subtract(t.at(i, j))
                                    .abs();
                            printed = difference.compareTo(printed) > 0 ? difference : printed;
                        }
                    }
                    sides.equal(printed, BigFraction.ZERO, () -> where + ", entries");
                }
            }
        }
    }

    /** Of order 2 the isometries {@code T_{a,b}} are {@code +-(1, 0)} and {@code +-(0, 1)}: {@code a^2 + b^2 = 1} and {@code 2ab = 0}. */
    static void energy(Comparison sides, int claimed) {
        for (int[] ab : new int[][] {{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
            BigFraction a = BigFraction.of(ab[0]);
            BigFraction b = BigFraction.of(ab[1]);
            String where = "K = 2, (a, b) = (" + a + ", " + b + ")";
            sides.equal(PrintedLaws.game(2, a, b).energyDefect(), BigFraction.ZERO, () -> where + ", isometry");
            sides.equal(
                    a.multiply(a).subtract(b.multiply(b)).abs(),
                    BigFraction.of(claimed),
                    () -> where + ", |a^2 - b^2|");
            sides.equal(PrintedLaws.game(2, a, b).determinant().abs(), BigFraction.ONE, () -> where + ", |det|");
        }
        BigFraction five = BigFraction.of(5, 4);
        BigFraction three = BigFraction.of(3, 4);
        BigFraction defect = PrintedLaws.game(2, five, three).energyDefect();
        sides.note("necessary, and far from sufficient: (a, b) = (5/4, 3/4) has $a^2-b^2=1$ and misses $T^tT=1$ by "
                + defect + "; for general $K$ what is forced is $|(a-b)^{K-1}(a+(K-1)b)|=1$, the isometries being"
                + " $\\pm(1,0)$ and $\\pm(1-\\frac2K,-\\frac2K)$");
    }

    /** The density of {@code T V} for {@code V} standard normal, which is normal with covariance {@code T T^t}, against the printed one. */
    static void pushForward(Bench bench, Comparison sides, boolean divide) {
        UniformRandomProvider rng = bench.random(361);
        for (int k = 2; k <= 4; k++) {
            int order = k;
            for (int trial = 0; trial < 6; trial++) {
                double a = 0.4 + rng.nextDouble();
                double b = 0.1 + 0.2 * rng.nextDouble();
                double det = Math.pow(a - b, k - 1) * (a + (k - 1) * b);
                double[] v = rng.doubles(k).map(x -> 2 * x - 1).toArray();
                double sum = java.util.Arrays.stream(v).sum();
                // T^{-1} has the same shape: eigenvalues 1/(a-b) on sum 0 and 1/(a+(k-1)b) on (1,..,1).
                double along = sum / k;
                double inner = 0;
                for (double x : v) {
                    double back = (x - along) / (a - b) + along / (a + (k - 1) * b);
                    inner += back * back;
                }
                double printed = Math.exp(-inner / 2) / (divide ? Math.abs(det) : 1);
                RealMatrix t = game(k, a, b);
                LUDecomposition covariance = new LUDecomposition(t.multiply(t.transpose()));
                double form = FullTensor.pair(
                        v, covariance.getSolver().solve(new ArrayRealVector(v)).toArray());
                double normal = Math.exp(-form / 2) / Math.sqrt(covariance.getDeterminant());
                sides.equal(
                        printed,
                        normal,
                        normal,
                        () -> "K = " + order + ", a = " + Comparison.show(a) + ", b = " + Comparison.show(b));
            }
        }
        sides.note(
                "$f$ standard normal, up to the common factor $(2\\pi)^{-K/2}$; singular $T_{a,b}$ have no such density");
    }

    private static RealMatrix game(int k, double a, double b) {
        ExactMatrix t = PrintedLaws.game(k, BigFraction.from(a), BigFraction.from(b));
        double[][] entries = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                entries[i][j] = t.at(i, j).doubleValue();
            }
        }
        return MatrixUtils.createRealMatrix(entries);
    }

    static void denominator(Bench bench, Comparison sides, BigFraction least) {
        int d = bench.model().dimension();
        for (BigFraction[] w : PrintedLaws.sphere(2 * d, bench.random(362))) {
            sides.atMost(
                    least,
                    BigFraction.ONE.add(PrintedLaws.product(w)),
                    () -> "d = " + d + ", omega = " + ExactMatrix.text(w));
        }
    }

    interface Ternary {
        ExactMatrix matrix(int sign, BigFraction... w);
    }

    static void momentum(Bench bench, Comparison sides, Ternary law) {
        int d = bench.model().dimension();
        for (BigFraction[] w : PrintedLaws.sphere(2 * d, bench.random(363))) {
            for (int sign : new int[] {1, -1}) {
                sides.equal(
                        law.matrix(sign, w).momentumDefect(d),
                        BigFraction.ZERO,
                        () -> "d = " + d + ", " + (sign > 0 ? "printed" : "opposite") + " sign, omega = "
                                + ExactMatrix.text(w));
            }
        }
    }

    /**
     * With {@code x = <w_1,w_2>}, {@code |x| <= 1/2} and {@code E x = 0}: {@code E tr T_11 - E tr T_22 = -(4 - 3 c)/2}, {@code c = E 1/(1+x) = E 1/(1-x^2)}; {@code c = 2/sqrt 3} for
     * {@code d = 1} and smaller above, so the difference is at least {@code (2 - sqrt 3)/d > 1/(4d)} in each component, and 0 only if {@code |x| = 1/2} always.
     */
    static void anonymity(Bench bench, Comparison sides, CollisionLaw law) {
        int d = bench.model().dimension();
        double[] mean = new double[2];
        for (int role = 0; role < 2; role++) {
            int[] e = new int[law.order() * d];
            e[role * d] = 1;
            mean[role] =
                    law.average(MultiIndex.of(e)).coefficient(MultiIndex.of(e)).doubleValue();
        }
        sides.atMost(
                0.25 / d,
                Math.abs(mean[0] - mean[1]),
                () -> "d = " + d + ": E T_11 = " + Comparison.show(mean[0]) + ", E T_22 = " + Comparison.show(mean[1]));
    }

    private static void surface(Bench bench, Comparison sides, boolean normalised) {
        int d = bench.model().dimension();
        if (normalised) {
            sides.equal(
                    SphereKernel.uniform(2 * d).moment(MultiIndex.of(new int[2 * d])),
                    BigFraction.ONE,
                    () -> "d = " + d + ": mass of the uniform law of the program");
            return;
        }
        // The Gaussian integral pi^d = int e^{-|x|^2} dx = |S^{2d-1}| int_0^inf r^{2d-1} e^{-r^2} dr, the last being
        // (d-1)!/2.
        double mass = 2 * Math.pow(Math.PI, d);
        for (int j = 2; j < d; j++) {
            mass /= j;
        }
        sides.equal(mass, 1, 1, () -> "d = " + d + ": surface of the sphere in R^" + 2 * d);
    }

    private static void spaces(Bench bench, Comparison sides, boolean corrected) {
        int d = bench.model().dimension();
        for (int dimension : new int[] {d, Math.max(2, d)}) {
            long one = corrected ? dimension : 1L;
            spaces(
                    sides,
                    PrintedLaws.ternary(
                            1,
                            PrintedLaws.sphere(2 * dimension, bench.random(364)).get(0)),
                    one,
                    2 * one);
        }
    }

    /** The dimensions of {@code v_1} and of {@code (v_2, v_3)}, claimed and as the map of three velocities has them. */
    static void spaces(Comparison sides, ExactMatrix ternary, long one, long two) {
        long velocity = ternary.size() / 3;
        String where = "d = " + velocity + ", the law (3.12)-(3.14) being stated for every d";
        sides.equal(one, velocity, () -> where + ": one velocity");
        sides.equal(two, ternary.size() - velocity, () -> where + ": two velocities");
    }

    /** The rates of {@code E v^2} and {@code E v^4} for independent velocities, from (3.15)-(3.16) and from (1.6) with the permutation average. */
    static void roles(Bench bench, Comparison sides, int weight) {
        int d = bench.model().dimension();
        CollisionLaw law = NonSymmetricTernary.uniform(d);
        CollisionLaw average = PermutationAverage.of(law);
        sides.tolerance(Tolerance.relative(1e-10, "averages by quadrature"));
        for (int degree : new int[] {2, 4}) {
            double[] rate = new double[3];
            for (int role = 0; role < 3; role++) {
                rate[role] = mean(law, role, degree) - single(degree);
            }
            double general = 3 * (mean(average, 0, degree) - single(degree));
            double scale = 3 * single(degree);
            sides.equal(rate[0] + weight * rate[1], general, scale, () -> "d = " + d + ", rate of E v_1^" + degree);
            sides.equal(rate[1], rate[2], scale, () -> "d = " + d + ", particles 2 and 3, E v^" + degree);
        }
        sides.note("velocities with independent components of variance 1, fourth moment 5 and third moment 1");
    }

    private static double single(int degree) {
        return degree == 2 ? 1 : 5;
    }

    private static double mean(CollisionLaw law, int role, int degree) {
        int d = law.dimension();
        int[] e = new int[3 * d];
        e[role * d] = degree;
        double[] moments = {1, 0, 1, 1, 5};
        double sum = 0;
        for (Map.Entry<MultiIndex, BigFraction> term :
                law.average(MultiIndex.of(e)).terms().entrySet()) {
            double product = term.getValue().doubleValue();
            for (int x : term.getKey().toArray()) {
                product *= moments[x];
            }
            sum += product;
        }
        return sum;
    }
}
