package stosszahl.collision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Holds the averages of a rule on the sphere of {@code R^q}, {@code q >= 3}, against sample means that share no node with it: two rules that agree may both have missed a narrow peak.
 *
 * <p>Half of the points are uniform; the other half lie about the highest place found by climbing from the best of the first points, at a distance whose logarithm is uniform, so that a peak of any width
 * down to {@code 1e-6} is hit by many. Each counts with the inverse of the mixture's density. A peak in which no start lies within reach of the climb is not found.
 */
final class SampledCheck {
    private static final int POINTS = 1 << 16;
    private static final int STARTS = 8;
    private static final double NEAREST = 1e-6;
    /** A true rule fails once in {@code 5e8} means. */
    private static final double DEVIATIONS = 6;

    private final int q;
    private final ToDoubleFunction<double[]> density;
    private final UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(0x5eedL);
    private final ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(rng);

    private SampledCheck(int q, ToDoubleFunction<double[]> density) {
        this.q = q;
        this.density = density;
    }

    /**
     * Compares.
     *
     * @param name the density's name, for the complaint
     * @param q the number of coordinates
     * @param density a function of the points of the sphere, not normalised
     * @param mass the rule's mean of the density under the uniform law
     * @param error the rule's own relative error, allowed besides the noise
     * @param summits other places where a peak may be
     * @throws IllegalArgumentException if the mean is more than 6 standard errors away
     */
    static void mass(
            String name, int q, ToDoubleFunction<double[]> density, double mass, double error, List<double[]> summits) {
        SampledCheck check = new SampledCheck(q, density);
        check.compare(name, check.peak(), mass, error);
        for (double[] summit : summits) {
            check.compare(name, summit, mass, error);
        }
    }

    /**
     * Do samples agree with the mass and with averages of degree 1 to 4.
     *
     * @param q the number of coordinates
     * @param density a function of the points of the sphere, not normalised
     * @param rule the rule for the averages
     * @param mass its mean of the density under the uniform law
     * @param error its relative error
     * @param summits other places where a peak may be
     * @return whether none is more than 6 standard errors away
     */
    static boolean agrees(
            int q,
            ToDoubleFunction<double[]> density,
            Quadrature rule,
            double mass,
            double error,
            List<double[]> summits) {
        SampledCheck check = new SampledCheck(q, density);
        return check.averages(check.peak(), rule, mass, error)
                && summits.stream().allMatch(s -> check.averages(s, rule, mass, error));
    }

    private boolean averages(double[] peak, Quadrature rule, double mass, double error) {
        double[] right = TurnedRules.Probes.averages(rule);
        double[] values = new double[right.length];
        double[] sums = new double[right.length + 1];
        double[] squares = new double[right.length + 1];
        for (int j = 0; j < POINTS; j++) {
            double[] w = j % 2 == 0 ? uniform() : near(peak);
            double weight = 1 / (0.5 + 0.5 * about(peak, w));
            double f = value(w) / mass;
            TurnedRules.Probes.fill(w, values);
            for (int i = 0; i < sums.length; i++) {
                // The average of the last is the mass; less the right ones, so that all have mean zero.
                double y = weight * (i == right.length ? f - 1 : f * (values[i] - right[i]));
                sums[i] += y;
                squares[i] += y * y;
            }
        }
        for (int i = 0; i < sums.length; i++) {
            double mean = sums[i] / POINTS;
            double deviation = Math.sqrt(Math.max(0, squares[i] / POINTS - mean * mean) / POINTS);
            if (!near(mean, DEVIATIONS * deviation + error + 1e-12)) {
                return false;
            }
        }
        return true;
    }

    private void compare(String name, double[] peak, double mass, double error) {
        double sum = 0;
        double squares = 0;
        for (int j = 0; j < POINTS; j++) {
            double[] w = j % 2 == 0 ? uniform() : near(peak);
            // Less the rule's mean, so that the noise is that of the density's variation only.
            double y = (value(w) / mass - 1) / (0.5 + 0.5 * about(peak, w));
            sum += y;
            squares += y * y;
        }
        double mean = sum / POINTS;
        double deviation = Math.sqrt(Math.max(0, squares / POINTS - mean * mean) / POINTS);
        if (!near(mean, DEVIATIONS * deviation + error + 1e-12)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the density %s cannot be integrated on the sphere of R^%d: its mean is %.6g by the rule and %.6g"
                            + " +- %.2g by samples, probably for a narrow peak or a singularity near w = %s;"
                            + " give a smoother density",
                    name,
                    q,
                    mass,
                    mass * (1 + mean),
                    mass * deviation,
                    Arrays.toString(Arrays.stream(peak)
                            .mapToObj(x -> String.format(Locale.ROOT, "%.4g", x))
                            .toArray())));
        }
    }

    /** A deviation that has overflown allows anything, and so allows nothing. */
    private static boolean near(double mean, double allowed) {
        return Double.isFinite(allowed) && Math.abs(mean) <= allowed;
    }

    private double value(double[] w) {
        double y = density.applyAsDouble(w);
        return Double.isFinite(y) && y > 0 ? y : 0;
    }

    private static void normalise(double[] w) {
        double square = 0;
        for (double x : w) {
            square += x * x;
        }
        double norm = Math.sqrt(square);
        for (int i = 0; i < w.length; i++) {
            w[i] /= norm;
        }
    }

    private double[] uniform() {
        double[] w = new double[q];
        for (int i = 0; i < q; i++) {
            w[i] = normal.sample();
        }
        normalise(w);
        return w;
    }

    /** The places that climbing from the best of many points leads to. */
    static List<double[]> tops(int q, ToDoubleFunction<double[]> density) {
        return new SampledCheck(q, density).tops();
    }

    /** The highest place found from the best starts. */
    private double[] peak() {
        double[] best = null;
        for (double[] top : tops()) {
            best = best == null || value(top) > value(best) ? top : best;
        }
        return Objects.requireNonNull(best);
    }

    private List<double[]> tops() {
        double[][] starts = new double[STARTS][];
        double[] values = new double[STARTS];
        Arrays.fill(values, -1);
        for (int j = 0; j < POINTS; j++) {
            double[] w = uniform();
            double y = value(w);
            int least = 0;
            for (int i = 1; i < STARTS; i++) {
                least = values[i] < values[least] ? i : least;
            }
            if (y > values[least]) {
                values[least] = y;
                starts[least] = w;
            }
        }
        return Arrays.stream(starts).map(this::climb).toList();
    }

    /** Places to which the density goes on growing on the last steps that numbers allow, as a power of a distance does and a smooth peak does not. */
    static List<double[]> unbounded(int q, ToDoubleFunction<double[]> density) {
        SampledCheck check = new SampledCheck(q, density);
        List<double[]> places = new ArrayList<>();
        for (double[] top : check.tops()) {
            double[] higher = check.climb(top, NEAREST, 1e-14);
            if (check.value(higher) > 1.3 * check.value(top)) {
                places.add(higher);
            }
        }
        return places;
    }

    private double[] climb(double[] from) {
        return climb(from, 0.05, 0.1 * NEAREST);
    }

    private double[] climb(double[] from, double first, double last) {
        double[] best = from;
        for (double step = first; step > last; step *= 0.5) {
            boolean better = true;
            for (int round = 0; round < 8 && better; round++) {
                better = false;
                for (int i = 0; i < 2 * q; i++) {
                    double[] next = best.clone();
                    next[i / 2] += i % 2 == 0 ? step : -step;
                    normalise(next);
                    if (value(next) > value(best)) {
                        best = next;
                        better = true;
                    }
                }
            }
        }
        return best;
    }

    /** A point whose angle from the peak is {@code NEAREST (pi / NEAREST)^U}. */
    private double[] near(double[] peak) {
        double r = NEAREST * Math.pow(Math.PI / NEAREST, rng.nextDouble());
        double[] u = uniform();
        double dot = 0;
        for (int i = 0; i < q; i++) {
            dot += u[i] * peak[i];
        }
        for (int i = 0; i < q; i++) {
            u[i] -= dot * peak[i];
        }
        normalise(u);
        for (int i = 0; i < q; i++) {
            u[i] = Math.cos(r) * peak[i] + Math.sin(r) * u[i];
        }
        return u;
    }

    /** The density of {@link #near} relative to the uniform law: {@code B((q-1)/2, 1/2) / (r ln(pi/NEAREST) sin^(q-2) r)}. */
    private double about(double[] peak, double[] w) {
        double square = 0;
        for (int i = 0; i < q; i++) {
            square += (w[i] - peak[i]) * (w[i] - peak[i]);
        }
        double r = 2 * Math.asin(Math.min(1, 0.5 * Math.sqrt(square)));
        if (r < NEAREST) {
            return 0;
        }
        // The integral of sin^(q-2) over (0, pi) by parts.
        double beta = q % 2 == 0 ? Math.PI : 2;
        for (int n = q % 2 == 0 ? 2 : 3; n <= q - 2; n += 2) {
            beta *= (n - 1.0) / n;
        }
        return beta / (r * Math.log(Math.PI / NEAREST) * Math.pow(Math.sin(r), q - 2));
    }
}
