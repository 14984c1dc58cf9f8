package stosszahl.collision;

import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.jspecify.annotations.Nullable;

/**
 * The hypotheses H1, H2 and H3 of Section 1.1 and the conservation laws, measured on a collision law.
 *
 * <p>H1 and the conservation laws are identities in the angle, tried at random angles. H2 and H3 say that
 * two random vectors have the same law; here all their mixed moments up to a degree {@code p} are compared, by way of
 * {@code E[<u, T V>^p]}, which as a polynomial in {@code (u, V)} holds every coefficient of {@code E[(T V)^a]}, {@code |a| = p}: two different such
 * polynomials differ at almost every {@code (u, V)}, so a handful of random pairs tells them apart.
 */
public final class Hypotheses {
    private static final int PAIRS = 12;
    private static final int ANGLES = 200;

    private final CollisionLaw law;
    private final int degree;
    private @Nullable Quadrature rule;

    private Hypotheses(CollisionLaw law, int degree) {
        this.law = law;
        this.degree = degree;
    }

    /** Built when first needed: H1 and the conservation laws need none, and on spheres of high dimension there is none. */
    private Quadrature rule() {
        Quadrature known = rule;
        if (known == null) {
            // Entries of T are of degree at most 2 in the angle for every law of the paper whose entries are
            // polynomials.
            known = law.kernel().quadrature(law.kernel().angleDimension() <= 2 ? 2 * degree + 96 : 2 * degree);
            rule = known;
        }
        return known;
    }

    /**
     * What a hypothesis misses by.
     *
     * @param size the largest deviation found, relative to the size of what is compared
     * @param witness where it was found
     */
    public record Defect(double size, String witness) {}

    /**
     * The hypotheses of a law.
     *
     * @param law the law
     * @param degree the degree up to which moments are compared for H2 and H3, at least 1
     * @return the measurement, not yet made
     */
    public static Hypotheses of(CollisionLaw law, int degree) {
        if (degree < 1) {
            throw new IllegalArgumentException("degree = " + degree + " compares nothing; use at least 1");
        }
        return new Hypotheses(law, degree);
    }

    /**
     * The degree up to which moments are compared.
     *
     * @return the degree
     */
    public int degree() {
        return degree;
    }

    /**
     * H1, {@code T^w} is an isometry: the largest entry of {@code (T^w)^T T^w - 1}.
     *
     * @return the defect
     */
    public Defect isometry() {
        return worstAngle(t -> {
            double worst = 0;
            for (int i = 0; i < t.length; i++) {
                for (int j = 0; j < t.length; j++) {
                    double entry = i == j ? -1 : 0;
                    for (double[] row : t) {
                        entry += row[i] * row[j];
                    }
                    worst = Math.max(worst, Math.abs(entry));
                }
            }
            return worst;
        });
    }

    /**
     * Conservation of energy, {@code |T^w V|^2 = |V|^2}: for linear maps the same as H1.
     *
     * @return the defect
     */
    public Defect energy() {
        return isometry();
    }

    /**
     * Conservation of momentum (1.5): the largest entry of {@code sum_i (T^w)_{ij} - 1_d} over particles {@code j}.
     *
     * @return the defect
     */
    public Defect momentum() {
        int d = law.dimension();
        return worstAngle(t -> {
            double worst = 0;
            for (int column = 0; column < t.length; column++) {
                for (int c = 0; c < d; c++) {
                    double sum = column % d == c ? -1 : 0;
                    for (int i = 0; i < law.order(); i++) {
                        sum += t[i * d + c][column];
                    }
                    worst = Math.max(worst, Math.abs(sum));
                }
            }
            return worst;
        });
    }

    /**
     * H2 (1.2), {@code T^w V} and {@code (T^w)^{-1} V} have the same law.
     *
     * @return the defect in the moments up to the degree; infinite if some {@code T^w} is singular
     */
    public Defect inverse() {
        return inverse(degree);
    }

    /** H2 in the moments up to a degree, by the rule of this object. */
    Defect inverse(int highest) {
        double[][][] maps = maps();
        double[][][] inverses = new double[maps.length][][];
        for (int j = 0; j < maps.length; j++) {
            LUDecomposition lu = new LUDecomposition(MatrixUtils.createRealMatrix(maps[j]), 1e-14);
            if (!lu.getSolver().isNonSingular()) {
                return new Defect(Double.POSITIVE_INFINITY, "T^w is singular at the angle " + show(rule().angle(j)));
            }
            inverses[j] = lu.getSolver().getInverse().getData();
        }
        return worstMoment(maps, inverses, highest, "T V and its inverse");
    }

    /**
     * H3 (1.3), {@code sigma T^w sigma^{-1} V} and {@code T^w V} have the same law for every permutation of the particles; it is
     * enough to try the transpositions of neighbours, which generate them.
     *
     * @return the defect in the moments up to the degree
     */
    public Defect permutation() {
        return permutation(degree);
    }

    /** H3 in the moments up to a degree, by the rule of this object. */
    Defect permutation(int highest) {
        double[][][] maps = maps();
        Defect worst = new Defect(0, "order 1 has one permutation");
        for (int i = 0; i + 1 < law.order(); i++) {
            int[] sigma = PermutationSampler.natural(law.order());
            sigma[i] = i + 1;
            sigma[i + 1] = i;
            double[][][] conjugates = new double[maps.length][][];
            for (int j = 0; j < maps.length; j++) {
                conjugates[j] = conjugate(maps[j], sigma);
            }
            Defect defect = worstMoment(
                    maps,
                    conjugates,
                    highest,
                    "T V and its conjugate by the exchange of particles " + (i + 1) + " and " + (i + 2));
            if (i == 0 || !(defect.size() <= worst.size())) {
                worst = defect;
            }
        }
        return worst;
    }

    /**
     * H3 without the average: the largest entry of {@code sigma T^w sigma^{-1} - T^w}. It vanishes for some laws (binary collisions) and
     * not for others that satisfy H3 (Kac's rotation).
     *
     * @return the defect as a map
     */
    public Defect permutationOfTheMap() {
        return worstAngle(t -> {
            double worst = 0;
            for (int i = 0; i + 1 < law.order(); i++) {
                int[] sigma = PermutationSampler.natural(law.order());
                sigma[i] = i + 1;
                sigma[i + 1] = i;
                double[][] c = conjugate(t, sigma);
                for (int r = 0; r < t.length; r++) {
                    for (int s = 0; s < t.length; s++) {
                        worst = Math.max(worst, Math.abs(c[r][s] - t[r][s]));
                    }
                }
            }
            return worst;
        });
    }

    /**
     * H2 without the average: the largest entry of {@code T^w T^w - 1}, which vanishes if every {@code T^w} is its own inverse.
     *
     * @return the defect as a map
     */
    public Defect involution() {
        return worstAngle(t -> {
            double worst = 0;
            for (int i = 0; i < t.length; i++) {
                for (int j = 0; j < t.length; j++) {
                    double entry = i == j ? -1 : 0;
                    for (int l = 0; l < t.length; l++) {
                        entry += t[i][l] * t[l][j];
                    }
                    worst = Math.max(worst, Math.abs(entry));
                }
            }
            return worst;
        });
    }

    private double[][][] maps() {
        double[][][] maps = new double[rule().size()][][];
        for (int j = 0; j < maps.length; j++) {
            maps[j] = law.matrix(rule().angle(j));
        }
        return maps;
    }

    /** {@code (sigma T sigma^{-1})_{ij} = T_{sigma(i) sigma(j)}} in blocks, (3.1). */
    private double[][] conjugate(double[][] t, int[] sigma) {
        int d = law.dimension();
        double[][] conjugate = new double[t.length][t.length];
        for (int i = 0; i < t.length; i++) {
            for (int j = 0; j < t.length; j++) {
                conjugate[i][j] = t[sigma[i / d] * d + i % d][sigma[j / d] * d + j % d];
            }
        }
        return conjugate;
    }

    private Defect worstMoment(double[][][] first, double[][][] second, int highest, String what) {
        UniformRandomProvider rng = RandomSource.L64_X128_MIX.create(0x5eedL);
        Defect worst = new Defect(0, "moments up to degree " + highest + " agree");
        for (int pair = 0; pair < PAIRS; pair++) {
            double[] u = unit(rng);
            double[] v = unit(rng);
            double[] x = new double[highest + 1];
            double[] y = new double[highest + 1];
            double[] scale = new double[highest + 1];
            for (int j = 0; j < first.length; j++) {
                double a = form(u, first[j], v);
                double b = form(u, second[j], v);
                for (int p = 1; p <= highest; p++) {
                    x[p] += rule().weight(j) * Math.pow(a, p);
                    y[p] += rule().weight(j) * Math.pow(b, p);
                    scale[p] += rule().weight(j) * (Math.pow(Math.abs(a), p) + Math.pow(Math.abs(b), p)) / 2;
                }
            }
            for (int p = 1; p <= highest; p++) {
                double size = scale[p] == 0 ? 0 : Math.abs(x[p] - y[p]) / scale[p];
                if (!(size <= worst.size()) && !Double.isNaN(worst.size())) {
                    worst = new Defect(
                            size,
                            String.format(
                                    Locale.ROOT,
                                    "E<u, .>^%d of %s: %.12g and %.12g at V = %s, u = %s",
                                    p,
                                    what,
                                    x[p],
                                    y[p],
                                    show(v),
                                    show(u)));
                }
            }
        }
        return worst;
    }

    private double[] unit(UniformRandomProvider rng) {
        double[] v = new double[law.order() * law.dimension()];
        SphereKernel.uniform(v.length).sample(rng, v);
        return v;
    }

    private static double form(double[] u, double[][] t, double[] v) {
        double sum = 0;
        for (int i = 0; i < u.length; i++) {
            double row = 0;
            for (int j = 0; j < v.length; j++) {
                row += t[i][j] * v[j];
            }
            sum += u[i] * row;
        }
        return sum;
    }

    /** A quantity of a single map {@code T^w}. */
    private interface OfTheMap {
        double size(double[][] t);
    }

    private Defect worstAngle(OfTheMap quantity) {
        UniformRandomProvider rng = RandomSource.L64_X128_MIX.create(0xa11e5L);
        double[] angle = new double[law.kernel().angleDimension()];
        Defect worst = new Defect(-1, "");
        for (int j = 0; j < ANGLES; j++) {
            law.kernel().sample(rng, angle);
            double size = quantity.size(law.matrix(angle));
            if (!(size <= worst.size()) && !Double.isNaN(worst.size())) {
                worst = new Defect(size, "angle w = " + show(angle));
            }
        }
        return worst;
    }

    private static String show(double[] x) {
        return Arrays.toString(Arrays.stream(x)
                .mapToObj(e -> String.format(Locale.ROOT, "%.6g", e))
                .toArray());
    }
}
