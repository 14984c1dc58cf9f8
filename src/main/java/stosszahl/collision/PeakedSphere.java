package stosszahl.collision;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The integral of a density on the unit sphere of {@code R^3} with narrow peaks at known places: a smooth partition of unity cuts a cap about each of them out, in which circles about the peak are nearly constant;
 * what remains has no peak.
 */
final class PeakedSphere {
    private static final int MOST = 8;
    private static final double RADIUS = 0.4;

    private final ToDoubleFunction<double[]> density;
    private final List<double[]> centres;
    private final double radius;

    private PeakedSphere(ToDoubleFunction<double[]> density, List<double[]> centres, double radius) {
        this.density = density;
        this.centres = centres;
        this.radius = radius;
    }

    /** A part of the density, with its share in the mass and the frame to integrate it in. */
    static final class Component {
        private final double mass;
        private final ToDoubleFunction<double[]> density;
        private final double[][] frame;

        private Component(double mass, ToDoubleFunction<double[]> density, double[][] frame) {
            this.mass = mass;
            this.density = density;
            this.frame = frame;
        }

        double mass() {
            return mass;
        }

        ToDoubleFunction<double[]> density() {
            return density;
        }

        double[][] frame() {
            return frame;
        }
    }

    /**
     * Integrates.
     *
     * @param mean the mean of the density without the peaks
     * @return null if there are no peaks, or other narrow features, or one of the parts needs too many evaluations
     */
    static SphereIntegral.@Nullable Result of(
            String name, ToDoubleFunction<double[]> density, SphereLandmarks landmarks, double mean) {
        List<double[]> centres = new ArrayList<>();
        double radius = RADIUS;
        for (double[] summit : landmarks.summits()) {
            double nearest = Double.POSITIVE_INFINITY;
            for (double[] other : centres) {
                nearest = Math.min(nearest, SphereAxes.distance(summit, other));
            }
            if (density.applyAsDouble(summit) > 20 * mean && nearest > 1e-5) {
                centres.add(summit);
                radius = Math.min(radius, 0.45 * nearest);
            }
        }
        double reach = 0.5 * radius;
        if (centres.isEmpty()
                || centres.size() > MOST
                || radius < 0.02
                || !landmarks.needles().stream()
                        .allMatch(w -> centres.stream().anyMatch(c -> SphereAxes.distance(w, c) < reach))) {
            return null;
        }
        return new PeakedSphere(density, centres, radius).integrate(name);
    }

    /** 1 in the inner half of the cap about a centre, 0 outside, smooth between. */
    private double cap(double[] w, double[] centre) {
        double x = 2 * SphereAxes.distance(w, centre) / radius - 1;
        return x <= 0 ? 1 : x >= 1 ? 0 : 1 / (1 + Math.exp(1 / (1 - x) - 1 / x));
    }

    private double outside(double[] w) {
        double rest = 1;
        for (double[] centre : centres) {
            rest -= cap(w, centre);
        }
        return rest <= 0 ? 0 : rest * density.applyAsDouble(w);
    }

    private double inside(double[] w, double[] centre) {
        double cap = cap(w, centre);
        return cap == 0 ? 0 : cap * density.applyAsDouble(w);
    }

    private SphereIntegral.@Nullable Result integrate(String name) {
        List<SphereIntegral.Result> results = new ArrayList<>();
        List<Component> components = new ArrayList<>();
        for (int k = 0; k <= centres.size(); k++) {
            double[] centre = centres.get(Math.min(k, centres.size() - 1));
            ToDoubleFunction<double[]> part = k < centres.size() ? w -> inside(w, centre) : this::outside;
            SphereIntegral.Result result =
                    k < centres.size() ? SphereIntegral.about(name, part, centre) : SphereIntegral.plain(name, part);
            if (result == null) {
                return null;
            }
            if (result.mass() > 0) {
                results.add(result);
                components.add(new Component(result.mass(), part, result.frame()));
            }
        }
        double total = components.stream().mapToDouble(Component::mass).sum();
        List<double[]> nodes = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        double error = 0;
        for (SphereIntegral.Result result : results) {
            double share = result.mass() / total;
            error += share * result.error();
            for (int j = 0; j < result.rule().size(); j++) {
                nodes.add(result.rule().angle(j));
                weights.add(share * result.rule().weight(j));
            }
        }
        Quadrature rule =
                Quadrature.of(nodes, weights.stream().mapToDouble(x -> x).toArray());
        return new SphereIntegral.Result(rule, total, error, results.get(0).frame(), List.of(), components);
    }
}
