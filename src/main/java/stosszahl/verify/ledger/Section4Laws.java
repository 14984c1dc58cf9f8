package stosszahl.verify.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import stosszahl.claim.Comparison;
import stosszahl.claim.Tolerance;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.DiscreteKernel;
import stosszahl.collision.LawMixture;
import stosszahl.collision.Quadrature;
import stosszahl.kac.KacModel.WeightedLaw;
import stosszahl.polynomial.MultiIndex;
import stosszahl.polynomial.Polynomial;

/** Section 4, what rests on the laws: the energy spheres (4.1), and that {@code int f o T db} in (4.9) is the density after a collision. */
final class Section4Laws {
    private static final int ANGLES = 40;

    /** Averages of polynomials of degree 4 of more variables take too long. */
    private static final int MOST_VARIABLES = 6;

    /** Nodes of a rule for one angle: exact for trigonometric polynomials up to this degree. */
    private static final int DEGREE = 64;

    /** A map whose averages of low degree are not known better than this has no rule to decide by. */
    private static final double VAGUE = 1e-10;

    private Section4Laws() {}

    static List<Statement> rows() {
        return List.of(
                Statement.of(
                                "(4.1)",
                                "every $T^\\omega_{i_1..i_K}$ maps the sphere $|V|=\\sqrt N$ into itself: $E(|T^\\omega V|^2-|V|^2)^2=0$ for all $V$",
                                (b, s) -> laws(b).forEach(law -> sphere(s, law, b.random(420))))
                        .restsOn("H1 energy"),
                Statement.of(
                                "(4.9), density",
                                "$\\int f\\circ T^\\omega\\,db_K$ is the density after a collision, $\\int|\\det T^\\omega|^{-1}f\\circ(T^\\omega)^{-1}\\,db_K$",
                                Section4Laws::densities)
                        .restsOn("H1 H2 energy"));
    }

    private static List<CollisionLaw> laws(Bench bench) {
        return bench.model().laws().stream().map(WeightedLaw::law).toList();
    }

    /** The mean over all angles, which no atom escapes, as a polynomial; and single angles. */
    static void sphere(Comparison sides, CollisionLaw law, UniformRandomProvider rng) {
        int q = law.order() * law.dimension();
        String name = law.name() + ", K = " + law.order() + ", d = " + law.dimension();
        if (q <= MOST_VARIABLES) {
            BigFraction worst = BigFraction.ZERO;
            for (BigFraction c : square(law).terms().values()) {
                worst = c.abs().compareTo(worst) > 0 ? c.abs() : worst;
            }
            double size = worst.doubleValue();
            if (law.exact()) {
                BigFraction largest = worst;
                sides.equal(largest, BigFraction.ZERO, () -> name + ", coefficient of E(|TV|^2-|V|^2)^2");
            } else {
                sides.tolerance(Tolerance.absolute(1e-11, "averages by quadrature, coefficients of size 1"))
                        .equal(size, 0, 1, () -> name + ", coefficient of E(|TV|^2-|V|^2)^2");
            }
        }
        double[] angle = new double[law.kernel().angleDimension()];
        for (int a = 0; a < ANGLES; a++) {
            law.kernel().sample(rng, angle);
            double[] v = rng.doubles(q).map(x -> 2 * x - 1).toArray();
            double scale = Math.sqrt(law.order() / FullTensor.pair(v, v));
            double[] on = Arrays.stream(v).map(x -> x * scale).toArray();
            double[] out = new double[q];
            law.transform(angle, on, out);
            sides.tolerance(Tolerance.ROUNDING)
                    .equal(
                            FullTensor.pair(out, out),
                            law.order(),
                            law.order(),
                            () -> name + ", N = K, |TV|^2 at a random angle");
        }
    }

    /** {@code E(|TV|^2 - |V|^2)^2}. */
    private static Polynomial square(CollisionLaw law) {
        int q = law.order() * law.dimension();
        Polynomial plain = Polynomial.zero(q);
        Polynomial mean = Polynomial.zero(q);
        Polynomial fourth = Polynomial.zero(q);
        for (int i = 0; i < q; i++) {
            int[] two = new int[q];
            two[i] = 2;
            plain = plain.plus(Polynomial.monomial(BigFraction.ONE, MultiIndex.of(two)));
            mean = mean.plus(law.average(MultiIndex.of(two)));
            for (int j = 0; j < q; j++) {
                int[] four = two.clone();
                four[j] += 2;
                fourth = fourth.plus(law.average(MultiIndex.of(four)));
            }
        }
        return fourth.plus(plain.times(mean).times(BigFraction.of(-2))).plus(plain.times(plain));
    }

    private static void densities(Bench bench, Comparison sides) {
        StringBuilder left = new StringBuilder();
        for (CollisionLaw law : laws(bench)) {
            if (!density(sides, law, bench.random(421))) {
                left.append(left.isEmpty() ? "" : ", ")
                        .append(law.name())
                        .append(" of order ")
                        .append(law.order());
            }
        }
        if (!left.isEmpty()) {
            sides.note("not decided here, see (H2): " + left);
        }
        if (sides.places() == 0) {
            sides.notApplicable("no law has involutions or few angles: (H1) and (H2) decide, see there");
        }
    }

    /**
     * The laws of {@code T V} and {@code T^{-1} V}: for atoms the weight of every point, at random {@code V}; for involutions equal angle by angle; for one angle the means of
     * {@code e^{<U,e>}}, which has all harmonics, by a rule.
     *
     * @return false if the law has neither
     */
    static boolean density(Comparison sides, CollisionLaw law, UniformRandomProvider rng) {
        boolean atoms = law.kernel() instanceof DiscreteKernel
                || (law instanceof LawMixture && law.kernel().atoms().isPresent());
        String name = law.name() + ", K = " + law.order() + ", d = " + law.dimension();
        if (atoms) {
            points(sides, law, name, rng);
            return true;
        }
        List<double[][]> drawn = maps(law, rng);
        if (drawn.stream().allMatch(t -> distance(JumpLaws.times(t, t)) < 1e-9)) {
            for (double[][] t : drawn) {
                sides.tolerance(Tolerance.ROUNDING)
                        .equal(distance(JumpLaws.times(t, t)), 0, t.length, () -> name + ", T T = 1 at a random angle");
                sides.equal(Math.abs(determinant(t)), 1, 1, () -> name + ", |det T| at a random angle");
            }
            return true;
        }
        if (law.kernel().angleDimension() > 2 || !(law.averageError() <= VAGUE)) {
            return false;
        }
        Quadrature rule = law.rule(DEGREE);
        int q = law.order() * law.dimension();
        for (int trial = 0; trial < 6; trial++) {
            double[] v = direction(q, 4, rng);
            double[] e = direction(q, 5, rng);
            double after = 0;
            double before = 0;
            for (int j = 0; j < rule.size(); j++) {
                double[][] t = law.matrix(rule.angle(j));
                after += rule.weight(j) * Math.exp(FullTensor.pair(e, JumpLaws.apply(t, v)));
                before += rule.weight(j) * Math.exp(FullTensor.pair(e, inverse(t, v))) / Math.abs(determinant(t));
            }
            double left = before;
            double right = after;
            sides.tolerance(Tolerance.relative(1e-9, "a rule of degree 64 for means of exp<U,e>, |U||e| = 20"))
                    .equal(
                            left,
                            right,
                            Math.exp(20),
                            () -> name + ", " + rule.size()
                                    + " nodes, U = TV against T^{-1}V, test function exp<U,e>, V = "
                                    + Arrays.toString(v));
        }
        return true;
    }

    /** At each point that {@code T V} or {@code T^{-1} V} can be, the weights of the angles that lead there. */
    private static void points(Comparison sides, CollisionLaw law, String name, UniformRandomProvider rng) {
        Quadrature atoms = law.kernel().quadrature(1);
        int q = law.order() * law.dimension();
        double[] v = direction(q, 1, rng);
        double[][] after = new double[atoms.size()][];
        double[][] back = new double[atoms.size()][];
        double[] stretch = new double[atoms.size()];
        for (int j = 0; j < atoms.size(); j++) {
            double[][] t = law.matrix(atoms.angle(j));
            after[j] = JumpLaws.apply(t, v);
            back[j] = inverse(t, v);
            stretch[j] = 1 / Math.abs(determinant(t));
        }
        for (int j = 0; j < atoms.size(); j++) {
            double left = 0;
            double right = 0;
            for (int i = 0; i < atoms.size(); i++) {
                left += near(back[i], after[j]) ? atoms.weight(i) * stretch[i] : 0;
                right += near(after[i], after[j]) ? atoms.weight(i) : 0;
            }
            double a = left;
            double b = right;
            int atom = j;
            sides.tolerance(Tolerance.ROUNDING)
                    .equal(
                            a,
                            b,
                            Math.max(a, b),
                            () -> name + ", weights of T^{-1}V and of TV at the point where atom " + atom
                                    + " sends V = " + Arrays.toString(v));
        }
    }

    /** The images of one random unit vector under different maps are not so close by chance; those under one map are, up to rounding. */
    private static boolean near(double[] x, double[] y) {
        return FullTensor.distance(x, y) < 1e-9;
    }

    /** {@code t^{-1} v}, not a number where {@code t} is singular. */
    private static double[] inverse(double[][] t, double[] v) {
        LUDecomposition lu = new LUDecomposition(new Array2DRowRealMatrix(t), 1e-13);
        if (lu.getSolver().isNonSingular()) {
            return lu.getSolver().getInverse().operate(v);
        }
        double[] none = new double[v.length];
        Arrays.fill(none, Double.NaN);
        return none;
    }

    private static List<double[][]> maps(CollisionLaw law, UniformRandomProvider rng) {
        List<double[][]> drawn = new ArrayList<>();
        double[] angle = new double[law.kernel().angleDimension()];
        for (int a = 0; a < ANGLES; a++) {
            law.kernel().sample(rng, angle);
            drawn.add(law.matrix(angle));
        }
        return drawn;
    }

    private static double distance(double[][] t) {
        return Arrays.stream(JumpLaws.combine(1, t, -1, JumpLaws.identity(t.length)))
                .mapToDouble(FullTensor::norm)
                .max()
                .orElseThrow();
    }

    private static double determinant(double[][] t) {
        return new LUDecomposition(new Array2DRowRealMatrix(t)).getDeterminant();
    }

    private static double[] direction(int q, double length, UniformRandomProvider rng) {
        double[] v = rng.doubles(q).map(x -> 2 * x - 1).toArray();
        double scale = length / Math.sqrt(FullTensor.pair(v, v));
        return Arrays.stream(v).map(x -> x * scale).toArray();
    }
}
