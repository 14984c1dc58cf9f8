package stosszahl.collision;

import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * H2 and H3 by a statistical test: samples of {@code <u, T V>} and of {@code <u, T^{-1} V>} or {@code <u, sigma T sigma^{-1} V>} for random {@code u}, {@code V}
 * and {@code sigma}, compared by Kolmogorov's and Smirnov's two-sample test.
 *
 * <p>Two vectors have one law if and only if all their projections on {@code u} do (Cramer and Wold). P-values are multiplied by the number of projections (Bonferroni).
 * It needs samples only, so it reaches where quadrature does not; what it cannot see is a small difference.
 */
public final class LawComparison {
    private static final int PROJECTIONS = 6;

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
     * @param pValue the smallest p-value of a projection times the number of projections, at most 1
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
        return worst((t, v, out, sigma) -> {
            LUDecomposition lu = new LUDecomposition(MatrixUtils.createRealMatrix(t), 1e-12);
            if (!lu.getSolver().isNonSingular()) {
                return false;
            }
            double[] x = lu.getSolver().solve(MatrixUtils.createRealVector(v)).toArray();
            System.arraycopy(x, 0, out, 0, x.length);
            return true;
        });
    }

    /**
     * H3: {@code T V} against {@code sigma T sigma^{-1} V}.
     *
     * @return the result
     */
    public Result permutation() {
        int d = law.dimension();
        return worst((t, v, out, sigma) -> {
            for (int i = 0; i < out.length; i++) {
                out[i] = 0;
                for (int j = 0; j < out.length; j++) {
                    out[i] += t[sigma[i / d] * d + i % d][sigma[j / d] * d + j % d] * v[j];
                }
            }
            return true;
        });
    }

    /** What is compared with {@code T V}; false if it does not exist. */
    private interface Other {
        boolean apply(double[][] t, double[] v, double[] out, int[] sigma);
    }

    private Result worst(Other other) {
        UniformRandomProvider rng = RandomSource.L64_X128_MIX.create(seed);
        int size = law.order() * law.dimension();
        double[] angle = new double[law.kernel().angleDimension()];
        double[] u = new double[size];
        double[] v = new double[size];
        double[] out = new double[size];
        double[] first = new double[samples];
        double[] second = new double[samples];
        SphereKernel sphere = SphereKernel.uniform(size);
        Result worst = new Result(1, "no projection differs");
        for (int projection = 1; projection <= PROJECTIONS; projection++) {
            sphere.sample(rng, u);
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
                first[n] = project(u, out);
                law.kernel().sample(rng, angle);
                if (!other.apply(law.matrix(angle), v, out, sigma)) {
                    return new Result(0, "T^w is singular at w = " + Arrays.toString(angle));
                }
                second[n] = project(u, out);
            }
            double p = Math.min(1, PROJECTIONS * new KolmogorovSmirnovTest().kolmogorovSmirnovTest(first, second));
            if (p < worst.pValue()) {
                worst = new Result(
                        p,
                        String.format(
                                Locale.ROOT,
                                "p = %.3g (%d projections, %d samples, seed %d) at V = %s, u = %s, sigma = %s",
                                p,
                                PROJECTIONS,
                                samples,
                                seed,
                                Arrays.toString(v),
                                Arrays.toString(u),
                                Arrays.toString(sigma)));
            }
        }
        return worst;
    }

    /** Rounded to 1e-9, so that an atom of a discrete law is one value on both sides in spite of rounding. */
    private static double project(double[] u, double[] x) {
        double sum = 0;
        for (int i = 0; i < u.length; i++) {
            sum += u[i] * x[i];
        }
        return Math.rint(sum * 1e9) * 1e-9;
    }
}
