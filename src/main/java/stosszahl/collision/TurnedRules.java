package stosszahl.collision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Averages over the unit sphere of {@code R^q} of densities that jump or peak anywhere: product rules, each turned by a random rotation and so without bias, the spread of which is the error.
 *
 * <p>Besides the uniform rule there are rules drawn together about the highest places by conformal maps {@code tan(theta'/2) = lambda tan(theta/2)}; the density is divided by that of their mixture, the shares in
 * which come from the mass that falls to each.
 */
final class TurnedRules {
    private static final int TURNS = 24;
    private static final int NODES = 20_000;
    private static final int PILOT = 20_000;
    private static final double ACCEPTED = 0.005;
    private static final int TRIALS = 1 << 19;
    private static final double[] LAMBDAS = {0.4, 0.15, 0.06, 0.02, 0.006, 0.002, 0.0003};
    /** Student's law with 23 degrees of freedom exceeds this once in {@code 2e4}. */
    private static final double DEVIATIONS = 5;
    /** No node may carry more: the error of heavier tails is not to be trusted. */
    private static final double HEAVIEST = 5e-3;

    static final double WORST = 2e-2;

    private final int q;
    private final ToDoubleFunction<double[]> density;
    private final UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(0x7ea5L);
    private final ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(rng);
    private final List<double[]> peaks = new ArrayList<>();
    private final List<Double> lambdas = new ArrayList<>();
    private double[] shares = new double[0];

    private TurnedRules(int q, ToDoubleFunction<double[]> density) {
        this.q = q;
        this.density = density;
    }

    /** The rule with its error. */
    record Result(Quadrature rule, double mass, double error) {}

    /**
     * Integrates.
     *
     * @param name the name, for complaints
     * @param q the number of coordinates
     * @param density a function of the points of the sphere
     * @param summits places known to be high
     * @throws IllegalArgumentException if the spread of the rules is too large
     */
    static Result of(String name, int q, ToDoubleFunction<double[]> density, List<double[]> summits) {
        TurnedRules rules = new TurnedRules(q, density);
        rules.components(summits);
        return rules.run(name);
    }

    /** Draws a point of the sphere. */
    @FunctionalInterface
    interface Draws {
        double[] draw(UniformRandomProvider rng);
    }

    /**
     * Rejection under a multiple of the mixture, which is found by climbing from many points and exceeds the density everywhere it was tried on.
     *
     * @param name the name, for complaints
     * @return empty if less than a two-hundredth would be accepted: the density is unbounded, or has many peaks
     */
    static Optional<Draws> draws(String name, int q, ToDoubleFunction<double[]> density) {
        TurnedRules rules = new TurnedRules(q, density);
        rules.components(List.of());
        ToDoubleFunction<double[]> ratio = w -> rules.value(w) / rules.mixture(w);
        double most = 0;
        for (double[] top : SampledCheck.tops(q, ratio)) {
            most = Math.max(most, ratio.applyAsDouble(top));
        }
        double mean = 0;
        for (int j = 0; j < TRIALS; j++) {
            double y = ratio.applyAsDouble(rules.mixed(rules.rng));
            mean += y / TRIALS;
            most = Math.max(most, y);
        }
        double bound = 1.1 * most;
        if (!(mean > ACCEPTED * bound)) {
            return Optional.empty();
        }
        return Optional.of(rng -> {
            while (true) {
                double[] w = rules.mixed(rng);
                double y = ratio.applyAsDouble(w);
                if (y > bound) {
                    throw new IllegalArgumentException("the density " + name
                            + " has a peak or a singularity that was not found before (" + y + " above " + bound
                            + ") and cannot be drawn from exactly; give a density without it");
                }
                if (bound * rng.nextDouble() < y) {
                    return w;
                }
            }
        });
    }

    private double[] mixed(UniformRandomProvider from) {
        int k = 0;
        for (double u = from.nextDouble() - shares[0]; u >= 0 && k < shares.length - 1; u -= shares[k]) {
            k++;
        }
        double[] w = new double[q];
        SphereKernel.uniform(q).sample(from, w);
        // Rounding may end the loop at a component without a share.
        return shares[k] > 0 ? drawn(w, k) : w;
    }

    /** By how much averages of a rule change when it is turned; relative to the largest of the functions. */
    static double spread(int q, ToDoubleFunction<double[]> density, Quadrature uniform, double[] averages) {
        TurnedRules rules = new TurnedRules(q, density);
        double worst = 0;
        for (int turn = 0; turn < 2; turn++) {
            double[][] frame = rules.rotation();
            double[] sums = new double[Probes.count(q)];
            double[] values = new double[sums.length];
            double mass = 0;
            for (int j = 0; j < uniform.size(); j++) {
                double[] w = SphereAxes.combine(frame, uniform.angle(j));
                double f = uniform.weight(j) * rules.value(w);
                mass += f;
                Probes.fill(w, values);
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += f * values[i];
                }
            }
            for (int i = 0; i < sums.length; i++) {
                worst = Math.max(worst, Math.abs(sums[i] / mass - averages[i]));
            }
        }
        return Double.isNaN(worst) ? Double.POSITIVE_INFINITY : worst;
    }

    /** Some functions of the points of a sphere, of degrees 1 to 4. */
    static final class Probes {
        private static final int RANDOM = 8;

        private Probes() {}

        static int count(int q) {
            return RANDOM + 2 * q + q * (q - 1) / 2;
        }

        static void fill(double[] w, double[] values) {
            int q = w.length;
            int at = 0;
            for (int k = 0; k < RANDOM; k++) {
                double dot = 0;
                double norm = 0;
                for (int c = 0; c < q; c++) {
                    double a = Math.cos(1.7 * (k + 1) + 2.3 * c);
                    dot += a * w[c];
                    norm += a * a;
                }
                double x = dot / Math.sqrt(norm);
                values[at++] = k % 2 == 0 ? x * x * x : x * x * x * x;
            }
            for (int i = 0; i < q; i++) {
                values[at++] = w[i];
                values[at++] = w[i] * w[i] * w[i] * w[i];
                for (int k = 0; k < i; k++) {
                    values[at++] = w[i] * w[k];
                }
            }
        }

        static double[] averages(Quadrature rule) {
            int q = rule.angle(0).length;
            double[] sums = new double[count(q)];
            double[] values = new double[sums.length];
            for (int j = 0; j < rule.size(); j++) {
                fill(rule.angle(j), values);
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += rule.weight(j) * values[i];
                }
            }
            return sums;
        }
    }

    private double value(double[] w) {
        double y = density.applyAsDouble(w);
        return Double.isFinite(y) && y > 0 ? y : 0;
    }

    private double[] uniform() {
        double[] w = new double[q];
        for (int i = 0; i < q; i++) {
            w[i] = normal.sample();
        }
        SphereAxes.normalise(w);
        return w;
    }

    private double[][] rotation() {
        double[][] columns = new double[q][];
        for (int k = 0; k < q; k++) {
            columns[k] = uniform();
            for (int twice = 0; twice < 2; twice++) {
                for (int l = 0; l < k; l++) {
                    double dot = SphereAxes.dot(columns[k], columns[l]);
                    for (int i = 0; i < q; i++) {
                        columns[k][i] -= dot * columns[l][i];
                    }
                }
                SphereAxes.normalise(columns[k]);
            }
        }
        return columns;
    }

    /** The peaks with scales that get a share of the mass; the uniform rule always does. */
    private void components(List<double[]> summits) {
        peaks.add(new double[q]);
        lambdas.add(1.0);
        List<double[]> kept = new ArrayList<>();
        List<double[]> tops = new ArrayList<>(summits);
        tops.sort(Comparator.comparingDouble(w -> -value(w)));
        tops.addAll(SampledCheck.tops(q, density));
        for (double[] top : tops) {
            if (kept.size() < 4 && kept.stream().allMatch(p -> SphereAxes.dot(p, top) < 0.995)) {
                kept.add(top);
                for (double lambda : LAMBDAS) {
                    peaks.add(top);
                    lambdas.add(lambda);
                }
            }
        }
        shares = new double[peaks.size()];
        Arrays.fill(shares, 0.5 / (shares.length - 1));
        shares[0] = 0.5;
        for (int round = 0; round < 6; round++) {
            double[] mass = new double[shares.length];
            double all = 0;
            for (int k = 0; k < shares.length; k++) {
                int n = (int) Math.ceil(PILOT * shares[k]);
                for (int j = 0; j < n && shares[k] > 0; j++) {
                    double[] w = drawn(uniform(), k);
                    double mixture = mixture(w);
                    double y = value(w) / mixture * shares[k] / n;
                    all += y;
                    for (int l = 0; l < shares.length; l++) {
                        mass[l] += y * shares[l] * relative(w, l) / mixture;
                    }
                }
            }
            if (!(all > 0)) {
                return;
            }
            double sum = 0;
            for (int k = 0; k < shares.length; k++) {
                double share = mass[k] / all;
                shares[k] = k == 0 ? Math.max(0.1, share) : round > 3 && share < 0.02 ? 0 : share;
                sum += shares[k];
            }
            for (int k = 0; k < shares.length; k++) {
                shares[k] /= sum;
            }
        }
    }

    /** The image of a point under the conformal map of a component. */
    private double[] drawn(double[] u, int k) {
        double lambda = lambdas.get(k);
        if (lambda == 1) {
            return u;
        }
        double[] p = peaks.get(k);
        double c = SphereAxes.dot(u, p);
        double[] w = new double[q];
        double s = 0;
        for (int i = 0; i < q; i++) {
            w[i] = u[i] - c * p[i];
            s += w[i] * w[i];
        }
        s = Math.sqrt(s);
        // sin and cos of the new angle from the tangent of its half.
        double tangent = lambda * s / (1 + c);
        if (!(s > 0) || !Double.isFinite(tangent)) {
            return u;
        }
        double cosine = (1 - tangent * tangent) / (1 + tangent * tangent);
        double sine = 2 * tangent / (1 + tangent * tangent);
        for (int i = 0; i < q; i++) {
            w[i] = cosine * p[i] + sine * w[i] / s;
        }
        return w;
    }

    /** The density of a component relative to the uniform law. */
    private double relative(double[] w, int k) {
        double lambda = lambdas.get(k);
        if (lambda == 1) {
            return 1;
        }
        double[] p = peaks.get(k);
        double square = 0;
        for (int i = 0; i < q; i++) {
            square += (w[i] - p[i]) * (w[i] - p[i]);
        }
        double gap = Math.min(2, 0.5 * square);
        return Math.pow(2 * lambda / (lambda * lambda * (2 - gap) + gap), q - 1.0);
    }

    private double mixture(double[] w) {
        double sum = 0;
        for (int k = 0; k < shares.length; k++) {
            sum += shares[k] > 0 ? shares[k] * relative(w, k) : 0;
        }
        return sum;
    }

    private Result run(String name) {
        List<double[]> nodes = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        int probes = Probes.count(q);
        double[][] sums = new double[TURNS][probes + 1];
        double[] values = new double[probes];
        Quadrature[] rules = new Quadrature[shares.length];
        for (int k = 0; k < shares.length; k++) {
            if (shares[k] > 0) {
                int degree = 2;
                while ((degree + 3) * Math.pow(0.5 * degree + 2, q - 2.0) <= NODES * shares[k]) {
                    degree += 2;
                }
                rules[k] = SphereKernel.uniform(q).quadrature(degree);
            }
        }
        double heaviest = 0;
        for (int turn = 0; turn < TURNS; turn++) {
            for (int k = 0; k < shares.length; k++) {
                double[][] frame = rotation();
                for (int j = 0; shares[k] > 0 && j < rules[k].size(); j++) {
                    double[] w = drawn(SphereAxes.combine(frame, rules[k].angle(j)), k);
                    double y = shares[k] * rules[k].weight(j) * value(w) / mixture(w);
                    if (y > 0) {
                        nodes.add(w);
                        weights.add(y);
                        heaviest = Math.max(heaviest, y);
                        sums[turn][probes] += y;
                        Probes.fill(w, values);
                        for (int i = 0; i < probes; i++) {
                            sums[turn][i] += y * values[i];
                        }
                    }
                }
            }
        }
        double mass = 0;
        for (double[] sum : sums) {
            mass += sum[probes] / TURNS;
        }
        if (!(mass > 0)) {
            throw new IllegalArgumentException(
                    "the density " + name + " is zero everywhere it was looked at; give one with mass");
        }
        double error = deviation(sums, probes, 0);
        for (int i = 0; i < probes; i++) {
            double mean = 0;
            for (double[] sum : sums) {
                mean += sum[i] / TURNS;
            }
            error = Math.max(error, deviation(sums, i, mean / mass));
        }
        error *= DEVIATIONS / mass;
        if (!(error <= WORST) || heaviest > HEAVIEST * TURNS * mass) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the density %s cannot be integrated on the sphere of R^%d: its averages are known to %.2g only, and the"
                            + " heaviest of %d nodes has %.2g of the mass; give an integrable density, a smoother one, or one of a single height",
                    name,
                    q,
                    error,
                    nodes.size(),
                    heaviest / (TURNS * mass)));
        }
        return new Result(
                Quadrature.of(nodes, weights.stream().mapToDouble(x -> x).toArray()), mass, error);
    }

    /** The standard error of the mean of {@code sum_i - ratio mass}; of the mass itself for the last. */
    private static double deviation(double[][] sums, int i, double ratio) {
        int last = sums[0].length - 1;
        double sum = 0;
        double squares = 0;
        for (double[] s : sums) {
            double y = i == last ? s[last] : s[i] - ratio * s[last];
            sum += y;
            squares += y * y;
        }
        double mean = sum / sums.length;
        return Math.sqrt(Math.max(0, squares / sums.length - mean * mean) / (sums.length - 1));
    }
}
