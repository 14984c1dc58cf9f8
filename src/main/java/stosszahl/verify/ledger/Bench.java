package stosszahl.verify.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import stosszahl.grid.GridModel;
import stosszahl.grid.GridSpace;
import stosszahl.grid.KacHierarchy;
import stosszahl.grid.VelocityGrid;
import stosszahl.hierarchy.GrowthConstants;
import stosszahl.initial.InitialLaw;
import stosszahl.kac.CollisionRates;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.polynomial.MultiIndex;

/** What the evaluators work on: a model, its constants, a coarse grid for norms and a smaller one for full tensors. */
final class Bench {
    /** Highest level of an image whose norm is computed. */
    static final int LEVELS = 4;

    /** The seed of everything random in the ledger. */
    static final long SEED = 0x1ed6e5L;

    private final KacModel model;
    private final GridModel coarse;
    private final GridSpace space;
    private final FullTensor tensor;
    private final TreeMap<Integer, BigFraction> beta = new TreeMap<>();

    private Bench(KacModel model, GridModel coarse, GridSpace space, FullTensor tensor) {
        this.model = model;
        this.coarse = coarse;
        this.space = space;
        this.tensor = tensor;
        for (int order = 1; order <= model.highestOrder(); order++) {
            beta.put(order, model.beta(order));
        }
    }

    static Bench of(KacModel model) {
        double half = halfWidth(model);
        int cells = model.dimension() > 1 ? 2 : model.highestOrder() <= 2 ? 6 : model.highestOrder() == 3 ? 5 : 4;
        GridModel coarse = GridModel.of(model, VelocityGrid.of(model.dimension(), cells, half));
        GridModel tiny = model.dimension() > 1
                ? coarse
                : GridModel.of(model, VelocityGrid.of(model.dimension(), model.highestOrder() > 5 ? 2 : 3, half));
        return new Bench(model, coarse, GridSpace.of(coarse.grid(), LEVELS + model.reach()), new FullTensor(tiny));
    }

    /** Four standard deviations of the initial energy; 4 if the initial law is no mixture of products. */
    private static double halfWidth(KacModel model) {
        double square = 0;
        if (model.start() instanceof InitialLaw initial) {
            for (InitialLaw.Part part : initial.parts()) {
                for (int c = 0; c < initial.dimension(); c++) {
                    int[] two = new int[initial.dimension()];
                    two[c] = 2;
                    square = Math.max(
                            square, part.law().moment(MultiIndex.of(two)).doubleValue());
                }
            }
        }
        return square > 0 ? 4 * Math.sqrt(square) : 4;
    }

    KacModel model() {
        return model;
    }

    /** The highest order {@code M}. */
    int highest() {
        return model.highestOrder();
    }

    /** The reach {@code m = M - 1}. */
    int reach() {
        return model.reach();
    }

    BigFraction beta(int order) {
        return beta.getOrDefault(order, BigFraction.ZERO);
    }

    /** The orders {@code K} with {@code beta_K > 0}. */
    List<Integer> orders() {
        return beta.keySet().stream().filter(k -> beta(k).signum() > 0).toList();
    }

    GridModel coarse() {
        return coarse;
    }

    GridSpace space() {
        return space;
    }

    /** Functions on all of {@code G^s}, on a few cells. */
    FullTensor tensor() {
        return tensor;
    }

    KacHierarchy hierarchy(ParticleNumber n) {
        return KacHierarchy.of(coarse, space, n);
    }

    /** Particle numbers {@code N > M}, from the smallest on. */
    List<Long> particles() {
        long top = highest();
        return List.copyOf(new TreeSet<>(List.of(top + 1, 2 * top, 4 * top + 3, 20 * top, 100 * top, 10_000 * top)));
    }

    /** {@code w_N(s;k,n)} as a fraction, computed here from the print of (6.27) and not taken from {@link CollisionRates}. */
    BigFraction rate(long particles, long s, int k, int n) {
        if (s + k > particles) {
            return BigFraction.ZERO;
        }
        return beta(k + n)
                .multiply(BigFraction.of(
                        java.math.BigInteger.valueOf(particles).multiply(binomial(particles - s, k)),
                        binomial(particles, k + n)));
    }

    /** {@code 2 sum_{n>=least} w_N(s;k,n) C(s,n)}, (6.39): at least the norm of the part {@code n >= least} of {@code C^N_{s,s+k}}, and equal to it where collisions scatter smoothly. */
    BigFraction triangle(long particles, long s, int k, int least) {
        BigFraction sum = BigFraction.ZERO;
        for (int n = least; n <= highest() - k; n++) {
            sum = sum.add(rate(particles, s, k, n).multiply(binomial(s, n)));
        }
        return sum.multiply(2);
    }

    /** The {@code R_k} of (6.35). */
    BigFraction growth(int k, BigFraction epsilon) {
        return tail(k, k + 1, epsilon).multiply(2);
    }

    /** {@code sum_{l>=least} beta_l (1-eps)^-l C(l,k)}. */
    BigFraction tail(int k, int least, BigFraction epsilon) {
        BigFraction sum = BigFraction.ZERO;
        for (int l = least; l <= highest(); l++) {
            sum = sum.add(beta(l).multiply(binomial(l, k))
                    .divide(BigFraction.ONE.subtract(epsilon).pow(l)));
        }
        return sum;
    }

    /** {@code rho_k = 2 beta_{k+1} (k+1)}. */
    BigFraction limit(int k) {
        return beta(k + 1).multiply(2 * (k + 1));
    }

    /** The smallest {@code eps} that Lemma 6.4 allows for this {@code N}. */
    BigFraction epsilon(long particles) {
        return BigFraction.of(java.math.BigInteger.valueOf(highest()), java.math.BigInteger.valueOf(particles));
    }

    /** The constants {@code R_k} for {@code eps = M/N} with {@code N = 20 M}. */
    GrowthConstants growthConstants() {
        BigFraction epsilon = BigFraction.of(1, 20);
        double[] r = new double[reach() + 1];
        for (int k = 0; k < r.length; k++) {
            r[k] = growth(k, epsilon).doubleValue();
        }
        return GrowthConstants.of(r);
    }

    GrowthConstants limitConstants() {
        double[] r = new double[reach() + 1];
        for (int k = 0; k < r.length; k++) {
            r[k] = limit(k).doubleValue();
        }
        return GrowthConstants.of(r);
    }

    /** Levels to try up to {@code N}: the first ones, the last ones and some between. */
    List<Long> levels(long particles) {
        TreeSet<Long> levels = new TreeSet<>();
        for (long j = 0; j < 6; j++) {
            levels.add(1 + j);
            levels.add(particles - j);
            levels.add(particles * (j + 1) / 7);
        }
        levels.removeIf(s -> s < 1 || s > particles);
        return new ArrayList<>(levels);
    }

    /** Do the laws of all orders from {@code least} on scatter every velocity to places that never repeat, in 64 collisions of one random {@code V}: no atoms. */
    boolean scatters(int least) {
        UniformRandomProvider rng = random(7);
        for (var weighted : model.collisions()) {
            var law = weighted.law();
            if (law.order() < least) {
                continue;
            }
            double[] v = rng.doubles((long) law.order() * law.dimension()).toArray();
            double[] out = new double[v.length];
            double[] angle = new double[law.kernel().angleDimension()];
            java.util.Set<Double> seen = new java.util.HashSet<>();
            for (double x : v) {
                seen.add(x);
            }
            for (int i = 0; i < 64; i++) {
                law.kernel().sample(rng, angle);
                law.transform(angle, v, out);
                if (!seen.add(out[0])) {
                    return false;
                }
            }
        }
        return true;
    }

    UniformRandomProvider random(int stream) {
        return RandomSource.L64_X128_MIX.create(SEED + stream);
    }

    static java.math.BigInteger binomial(long n, int k) {
        return CollisionRates.binomial(n, k);
    }
}
