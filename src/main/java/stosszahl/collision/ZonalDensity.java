package stosszahl.collision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A density on the unit sphere of {@code R^q}, {@code q >= 3}, that depends on the height {@code t = a.w} along one axis only: {@code w = t a + sqrt(1 - t^2) y}, {@code t} of density
 * {@code g(t) (1 - t^2)^((q-3)/2)} and {@code y} uniform on the sphere about the axis. Jumps, narrow peaks and singularities are met by the adaptive rule in {@code t}; the law drawn from is the panels', as on a circle.
 */
final class ZonalDensity {
    private static final int COARSE = 2048;
    private static final int PARTS = 512;

    private final int q;
    private final double[] axis;
    private final double[][] frame;
    private final double[] heights;
    private final double[] weights;
    private final double error;
    private final PanelSampler sampler;
    private final Map<Integer, Quadrature> rules = new ConcurrentHashMap<>();

    private ZonalDensity(double[] axis, AdaptiveIntegral.Result result, double error) {
        this.q = axis.length;
        this.axis = axis;
        this.frame = SphereAxes.frame(axis);
        this.error = error;
        int n = Panel.NODES * result.panels().size();
        this.heights = new double[n];
        this.weights = new double[n];
        for (int j = 0; j < n; j++) {
            Panel p = result.panels().get(j / Panel.NODES);
            heights[j] = p.node(j % Panel.NODES);
            weights[j] = Math.max(0, p.weight(j % Panel.NODES)) / result.integral();
        }
        this.sampler = new PanelSampler(result.panels());
    }

    /**
     * Looks for an axis of symmetry, and integrates.
     *
     * @param name the name, for complaints
     * @param q the number of coordinates
     * @param density a function of the points of the sphere
     * @param parts its sub-expressions
     * @param landmarks what they say of it
     * @return empty if no axis of symmetry is found
     * @throws IllegalArgumentException if there is one, and the density is negative, infinite or undefined on a set of positive size, not integrable, or zero
     */
    static Optional<ZonalDensity> of(
            String name, int q, ToDoubleFunction<double[]> density, Parts parts, SphereLandmarks landmarks) {
        Optional<double[]> symmetry = SphereAxes.symmetry(q, density, landmarks);
        if (symmetry.isEmpty()) {
            return Optional.empty();
        }
        double[] axis = symmetry.get();
        // Two meridians: what an axis that is slightly off does to them is seen in their difference.
        AdaptiveIntegral.Result one = along(name, axis, density, parts, 1);
        AdaptiveIntegral.Result other = along(name, axis, density, parts, -1);
        if (!(one.integral() > 0)) {
            throw new IllegalArgumentException(
                    "the density " + name + " is zero everywhere it was looked at; give one with mass");
        }
        double apart = 0;
        for (int power = 1; power <= 4; power++) {
            apart = Math.max(apart, Math.abs(mean(one, power) - mean(other, power)));
        }
        apart = Math.max(apart, Math.abs(one.integral() - other.integral()) / one.integral());
        return Optional.of(new ZonalDensity(axis, one, 4 * (one.error() / one.integral() + apart) + 4e-15));
    }

    private static double mean(AdaptiveIntegral.Result result, int power) {
        double sum = 0;
        for (Panel p : result.panels()) {
            for (int j = 0; j < Panel.NODES; j++) {
                sum += p.weight(j) * Math.pow(p.node(j), power);
            }
        }
        return sum / result.integral();
    }

    /** A direction orthogonal to the axis: a coordinate axis if there is one, so that nothing rounds; otherwise one without pattern. */
    private static double[] meridian(double[] axis) {
        double[] y = new double[axis.length];
        for (int i = 0; i < y.length; i++) {
            if (axis[i] == 0) {
                y[i] = 1;
                return y;
            }
        }
        for (int i = 0; i < y.length - 1; i++) {
            y[i] = Math.cos(1 + 1.7 * i);
        }
        SphereAxes.normalise(y);
        return SphereAxes.combine(SphereAxes.frame(axis), y);
    }

    private static AdaptiveIntegral.Result along(
            String name, double[] axis, ToDoubleFunction<double[]> density, Parts parts, double sign) {
        int q = axis.length;
        double[] side = meridian(axis);
        boolean oblique = Arrays.stream(axis).filter(x -> x != 0).count() > 1;
        DoubleFunction<double[]> point = t -> {
            double s = Math.sqrt((1 - t) * (1 + t));
            double[] w = new double[q];
            for (int i = 0; i < q; i++) {
                w[i] = t * axis[i] + sign * s * side[i];
            }
            return w;
        };
        ToDoubleFunction<Double> profile = t -> density.applyAsDouble(point.apply(t));
        // Where the density is infinite at a pole that no floating-point number hits, a power of the distance goes on.
        double near = sign > 0 ? 1e-6 : 3e-6;
        double[] powers = new double[2];
        for (int end = 0; end < 2 && oblique; end++) {
            double pole = 2 * end - 1;
            double fall = profile.applyAsDouble(pole * (1 - near)) / profile.applyAsDouble(pole * (1 - 2 * near));
            powers[end] = fall > 1.05 && fall < 2 ? Math.log(fall) / Math.log(2) : 0;
        }
        TreeSet<Double> cuts = new TreeSet<>();
        for (double x : new double[] {-1, 0, 1}) {
            for (double h : new double[] {0, 1e-8, 1e-6, 1e-4}) {
                cuts.add(x - h);
                cuts.add(x + h);
            }
        }
        return LandmarkIntegral.of(
                name,
                t -> {
                    double gap = 1 - Math.abs(t);
                    double power = powers[t > 0 ? 1 : 0];
                    double y = power > 0 && gap < near
                            ? profile.applyAsDouble(Math.copySign(1 - near, t)) * Math.pow(gap / near, -power)
                            : profile.applyAsDouble(t);
                    return q == 3 || y == 0 ? y : y * Math.pow((1 - t) * (1 + t), 0.5 * (q - 3));
                },
                t -> String.format(Locale.ROOT, "height %.6g along %s", t, DensityKernel.show(axis)),
                cuts.stream().mapToDouble(x -> x).filter(x -> Math.abs(x) <= 1).toArray(),
                COARSE,
                AdaptiveIntegral.TOLERANCE,
                0,
                t -> parts.at(point.apply(t[0])),
                PARTS);
    }

    /** An estimate of the relative error of averages. */
    double error() {
        return error;
    }

    /** A rule that averages polynomials up to a degree right: Gauss's rule of the heights times the uniform rule about the axis. */
    Quadrature rule(int degree) {
        return rules.computeIfAbsent(degree, p -> {
            List<double[]> points = GaussRule.of(heights, weights, 0, heights.length, p / 2 + 1);
            Quadrature around = SphereKernel.uniform(q - 1).quadrature(p);
            List<double[]> nodes = new ArrayList<>();
            double[] all = new double[points.size() * around.size()];
            for (double[] point : points) {
                double t = point[0];
                double s = Math.sqrt(Math.max(0, (1 - t) * (1 + t)));
                for (int k = 0; k < around.size(); k++) {
                    double[] y = new double[q];
                    for (int i = 0; i < q - 1; i++) {
                        y[i] = s * around.angle(k)[i];
                    }
                    y[q - 1] = t;
                    all[nodes.size()] = point[1] * around.weight(k);
                    nodes.add(SphereAxes.combine(frame, y));
                }
            }
            return Quadrature.of(nodes, all);
        });
    }

    /** Draws a point of the sphere. */
    double[] draw(UniformRandomProvider rng) {
        double t = sampler.draw(rng);
        double s = Math.sqrt(Math.max(0, (1 - t) * (1 + t)));
        double[] around = new double[q - 1];
        SphereKernel.uniform(q - 1).sample(rng, around);
        double[] y = new double[q];
        for (int i = 0; i < q - 1; i++) {
            y[i] = s * around[i];
        }
        y[q - 1] = t;
        return SphereAxes.combine(frame, y);
    }

    @Override
    public String toString() {
        return "zonal about " + DensityKernel.show(axis);
    }
}
