package stosszahl.collision;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * H2 and H3 by a statistical test: samples of {@code T V} and of {@code T^{-1} V} or {@code sigma T sigma^{-1} V} for random {@code V} and {@code sigma}, projected on random directions {@code u} and on the
 * angle in random planes, which turns with a rotation and so shows every harmonic of it. Each pair of samples is compared by Kolmogorov's and Smirnov's two-sample test and by chi-square over cells of
 * equal probability, from few to many.
 *
 * <p>Two vectors have one law if and only if all their projections on {@code u} do (Cramer and Wold). P-values are multiplied by the number of tests (Bonferroni).
 * It needs samples only, so it reaches where quadrature does not; what it cannot see is a small difference, see {@link #visible}.
 */
public final class LawComparison {
    /** Each with a direction and a plane. */
    private static final int FRAMES = 3;

    private static final int PROJECTIONS = 2 * FRAMES;

    /** Cells of equal probability. */
    private static final int[] CELLS = {32, 1024, 32_768};

    /** Samples of each law in a cell, at least. */
    private static final int OCCUPIED = 10;

    /** What rounding may do to a projection, relative to the largest: an atom of a discrete law stays one value on both sides. */
    private static final double ROUNDED = 1e-9;

    private static final Map<CollisionLaw, Map<String, Result>> KNOWN =
            Collections.synchronizedMap(new WeakHashMap<>());

    private final CollisionLaw law;
    private final int samples;
    private final long seed;

    private LawComparison(CollisionLaw law, int samples, long seed) {
        this.law = law;
        this.samples = samples;
        this.seed = seed;
    }

    /**
     * What a test found.
     *
     * @param pValue the smallest p-value of a test times the number of tests, at most 1
     * @param witness the projection of that p-value
     */
    public record Result(double pValue, String witness) {
        /**
         * Is equality in law rejected.
         *
         * @param level the level of the test: how often a true hypothesis may be rejected
         * @return true if {@code pValue < level}
         */
        public boolean rejects(double level) {
            return pValue < level;
        }
    }

    /**
     * The tests of a law.
     *
     * @param law the law
     * @param samples the size of each sample, at least 100
     * @param seed the seed, so that a test can be repeated
     * @return the tests, not yet made
     */
    public static LawComparison of(CollisionLaw law, int samples, long seed) {
        if (samples < 100) {
            throw new IllegalArgumentException(samples + " samples decide nothing; use at least 100");
        }
        return new LawComparison(law, samples, seed);
    }

    /**
     * H2: {@code T V} against {@code T^{-1} V}.
     *
     * @return the result, with p-value 0 if a singular {@code T^w} is met
     */
    public Result inverse() {
        return inverse(false);
    }

    /** H2, where {@code T^w} is known to be an isometry or not: the inverse is then the transpose. */
    Result inverse(boolean isometry) {
        return known("inverse " + isometry, (t, v, out, sigma) -> {
            if (isometry) {
                for (int i = 0; i < out.length; i++) {
                    out[i] = 0;
                    for (int j = 0; j < out.length; j++) {
                        out[i] += t[j][i] * v[j];
                    }
                }
                return true;
            }
            try {
                double[] x = new LUDecomposition(MatrixUtils.createRealMatrix(t), 1e-12)
                        .getSolver()
                        .solve(MatrixUtils.createRealVector(v))
                        .toArray();
                System.arraycopy(x, 0, out, 0, x.length);
                return true;
            } catch (SingularMatrixException e) {
                return false;
            }
        });
    }

    /**
     * H3: {@code T V} against {@code sigma T sigma^{-1} V}.
     *
     * @return the result
     */
    public Result permutation() {
        int d = law.dimension();
        return known("permutation", (t, v, out, sigma) -> {
            for (int i = 0; i < out.length; i++) {
                out[i] = 0;
                for (int j = 0; j < out.length; j++) {
                    out[i] += t[sigma[i / d] * d + i % d][sigma[j / d] * d + j % d] * v[j];
                }
            }
            return true;
        });
    }

    /** How many samples of maps of a size take about a second. */
    static int affordable(CollisionLaw law) {
        double size = law.order() * law.dimension();
        return (int) Math.max(50_000, Math.min(500_000, 4e6 / (size * size)));
    }

    /** The cells in which a sample is counted. */
    private List<Integer> cells() {
        List<Integer> all = Arrays.stream(CELLS)
                .filter(c -> c * OCCUPIED <= samples)
                .boxed()
                .toList();
        return all.isEmpty() ? List.of(8) : all;
    }

    /**
     * What the tests see: {@code sum (a-b)^2/(a+b)} exceeds its mean by {@code 2 n x^2} if the laws of a projection are {@code x} apart in total variation and the difference keeps its sign in each cell; its
     * standard deviation is {@code sqrt(2 cells)}, and ten of them are seen at the level of {@code 1e-9} almost surely.
     */
    String visible() {
        StringBuilder text = new StringBuilder();
        for (int cells : cells()) {
            text.append(text.isEmpty() ? "" : ", or ")
                    .append(String.format(
                            Locale.ROOT,
                            "%.2g in total variation if it keeps its sign in cells of probability 1/%d",
                            Math.sqrt(10 * Math.sqrt(2.0 * cells) / (2.0 * samples)),
                            cells));
        }
        return PROJECTIONS + " projections on random directions and angles, " + samples
                + " draws of each law, compared by Kolmogorov-Smirnov and chi-square; seen is a difference of a projection of about "
                + text + "; smaller and finer ones are not";
    }

    /** What is compared with {@code T V}; false if it does not exist. */
    private interface Other {
        boolean apply(double[][] t, double[] v, double[] out, int[] sigma);
    }

    private Result known(String what, Other other) {
        // One law is asked in several chapters and on several grids.
        return KNOWN.computeIfAbsent(law, l -> new ConcurrentHashMap<>())
                .computeIfAbsent(what + " " + samples + " " + seed, key -> worst(other));
    }

    private Result worst(Other other) {
        UniformRandomProvider rng = RandomSource.L64_X128_MIX.create(seed);
        int size = law.order() * law.dimension();
        double[] angle = new double[law.kernel().angleDimension()];
        double[] out = new double[size];
        double[][] first = new double[2][samples];
        double[][] second = new double[2][samples];
        SphereKernel sphere = SphereKernel.uniform(size);
        Result worst = new Result(1, "no projection differs");
        int tests = PROJECTIONS * (1 + cells().size());
        for (int frame = 1; frame <= FRAMES; frame++) {
            double[] u = new double[size];
            double[] w = new double[size];
            double[] v = new double[size];
            sphere.sample(rng, u);
            sphere.sample(rng, w);
            sphere.sample(rng, v);
            int[] sigma = PermutationSampler.natural(law.order());
            // Never the identity, which has nothing to show.
            PermutationSampler.shuffle(rng, sigma);
            if (Arrays.equals(sigma, PermutationSampler.natural(law.order())) && sigma.length > 1) {
                sigma[0] = 1;
                sigma[1] = 0;
            }
            for (int n = 0; n < samples; n++) {
                law.kernel().sample(rng, angle);
                law.transform(angle, v, out);
                project(u, w, out, first, n);
                law.kernel().sample(rng, angle);
                if (!other.apply(law.matrix(angle), v, out, sigma)) {
                    return new Result(0, "T^w is singular at w = " + Witnesses.show(angle));
                }
                project(u, w, out, second, n);
                if (!Double.isFinite(first[0][n]) || !Double.isFinite(second[0][n])) {
                    return new Result(
                            0, "T^w V or what it is compared with is not a number about w = " + Witnesses.show(angle));
                }
            }
            for (int kind = 0; kind < 2; kind++) {
                Found found = compare(first[kind], second[kind]);
                double p = Math.min(1, tests * found.pValue);
                if (p < worst.pValue()) {
                    worst = new Result(
                            p,
                            String.format(
                                    Locale.ROOT,
                                    "p %s by %s (%d tests, %d samples, seed %d) at V = %s, %s, sigma = %s",
                                    p == 0 ? "< 1e-300" : String.format(Locale.ROOT, "= %.3g", p),
                                    found.how,
                                    tests,
                                    samples,
                                    seed,
                                    Arrays.toString(v),
                                    kind == 0
                                            ? "u = " + Arrays.toString(u)
                                            : "the angle of (<u,.>, <w,.>), u = " + Arrays.toString(u) + ", w = "
                                                    + Arrays.toString(w),
                                    Arrays.toString(sigma)));
                }
            }
        }
        return worst;
    }

    private static void project(double[] u, double[] w, double[] x, double[][] to, int n) {
        double a = 0;
        double b = 0;
        for (int i = 0; i < u.length; i++) {
            a += u[i] * x[i];
            b += w[i] * x[i];
        }
        to[0][n] = a;
        // Of one velocity on the line there is no angle.
        to[1][n] = u.length == 1 ? a : Math.atan2(b, a);
    }

    /** The least p-value of two samples, and the test that has it. */
    private record Found(double pValue, String how) {}

    private Found compare(double[] x, double[] y) {
        double largest = 0;
        for (int n = 0; n < samples; n++) {
            largest = Math.max(largest, Math.max(Math.abs(x[n]), Math.abs(y[n])));
        }
        double unit = ROUNDED * (largest == 0 ? 1 : largest);
        for (int n = 0; n < samples; n++) {
            x[n] = Math.rint(x[n] / unit);
            y[n] = Math.rint(y[n] / unit);
        }
        Arrays.sort(x);
        Arrays.sort(y);
        List<Integer> cells = cells();
        double[] sums = new double[cells.size()];
        int[] closed = new int[cells.size()];
        int[] fromX = new int[cells.size()];
        int[] fromY = new int[cells.size()];
        double apart = 0;
        int i = 0;
        int j = 0;
        while (i < samples || j < samples) {
            double value = i == samples ? y[j] : j == samples ? x[i] : Math.min(x[i], y[j]);
            // Values a unit apart may be one that rounding has moved across a boundary.
            double reach = value;
            while ((i < samples && x[i] <= reach + 1) || (j < samples && y[j] <= reach + 1)) {
                if (i < samples && x[i] <= reach + 1) {
                    reach = Math.max(reach, x[i]);
                    i++;
                } else {
                    reach = Math.max(reach, y[j]);
                    j++;
                }
            }
            apart = Math.max(apart, Math.abs(i - j));
            for (int c = 0; c < sums.length; c++) {
                int a = i - fromX[c];
                int b = j - fromY[c];
                boolean end = i == samples && j == samples;
                if (a + b >= 2.0 * samples / cells.get(c) || (end && a + b >= 2 * OCCUPIED)) {
                    sums[c] += (double) (a - b) * (a - b) / (a + b);
                    closed[c]++;
                    fromX[c] = i;
                    fromY[c] = j;
                }
            }
        }
        double lambda = apart / samples * Math.sqrt(0.5 * samples);
        Found best = new Found(Math.min(1, 2 * Math.exp(-2 * lambda * lambda)), "Kolmogorov-Smirnov");
        for (int c = 0; c < sums.length; c++) {
            double p = closed[c] < 2 ? 1 : upperTail(sums[c], closed[c] - 1);
            if (p < best.pValue) {
                best = new Found(p, "chi-square over " + closed[c] + " cells");
            }
        }
        return best;
    }

    /** Of the chi-square law; for many degrees of freedom the cube root is normal (Wilson and Hilferty). */
    private static double upperTail(double x, int degrees) {
        if (degrees < 200) {
            return Gamma.regularizedGammaQ(0.5 * degrees, 0.5 * x);
        }
        double variance = 2.0 / (9.0 * degrees);
        double z = (Math.cbrt(x / degrees) - 1 + variance) / Math.sqrt(variance);
        return 0.5 * Erf.erfc(z / Math.sqrt(2));
    }
}
