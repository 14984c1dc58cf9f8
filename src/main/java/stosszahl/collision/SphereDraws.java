package stosszahl.collision;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Draws from a density on the unit sphere of {@code R^q}, by rejection under an envelope in small boxes of hyperspherical coordinates. */
final class SphereDraws {
    private SphereDraws() {}

    /** Under an envelope in boxes; on spheres of more than three coordinates, of which boxes are few, under a mixture if that is near enough. */
    static TurnedRules.Draws of(
            String name, ToDoubleFunction<double[]> onSphere, double[][] frame, List<Double> crests) {
        int q = frame.length;
        if (q == 1) {
            Quadrature ends = SphereKernel.uniform(1).quadrature(1).times(onSphere);
            return rng -> ends.angle(rng.nextDouble() < ends.weight(0) ? 0 : 1).clone();
        }
        List<double[]> unbounded = SampledCheck.unbounded(q, onSphere);
        Optional<TurnedRules.Draws> mixture =
                q > 3 && unbounded.isEmpty() ? TurnedRules.draws(name, q, onSphere) : Optional.empty();
        return mixture.orElseGet(() -> {
            BoxSampler boxes = boxes(name, q, onSphere, frame, crests);
            if (!unbounded.stream().allMatch(w -> boxes.covers(place(w, frame)))) {
                throw new IllegalArgumentException(
                        "the density " + name + " is infinite on a curved surface and cannot be drawn from exactly;"
                                + " averages can be had, draws only if it is infinite on coordinate planes or on planes"
                                + " across one direction");
            }
            return rng -> {
                double[] x = new double[q];
                boxes.draw(rng, x);
                return point(x, frame);
            };
        });
    }

    /** From the parts of a density, each about its own peak. */
    static TurnedRules.Draws ofParts(String name, List<PeakedSphere.Component> parts) {
        List<TurnedRules.Draws> draws = parts.stream()
                .map(part -> {
                    BoxSampler boxes = boxes(name, 3, part.density(), part.frame(), List.of());
                    return (TurnedRules.Draws) rng -> {
                        double[] x = new double[3];
                        boxes.draw(rng, x);
                        return point(x, part.frame());
                    };
                })
                .toList();
        double total = parts.stream().mapToDouble(PeakedSphere.Component::mass).sum();
        return rng -> {
            int k = 0;
            for (double u = total * rng.nextDouble() - parts.get(0).mass();
                    u >= 0 && k < parts.size() - 1;
                    u -= parts.get(k).mass()) {
                k++;
            }
            return draws.get(k).draw(rng);
        };
    }

    /**
     * Hyperspherical coordinates in a frame: the heights along its last {@code q - 2} columns, the last one first, and the angle to the nearest of four half axes, the number of which follows; the density in them carries their Jacobian {@code prod (1 - t_i^2)^((r_i - 3)/2)}.
     */
    private static BoxSampler boxes(
            String name, int q, ToDoubleFunction<double[]> onSphere, double[][] frame, List<Double> crests) {
        double[] low = new double[q - 1];
        double[] high = new double[q - 1];
        Arrays.fill(low, -1);
        Arrays.fill(high, 1);
        low[q - 2] = -0.25 * Math.PI;
        high[q - 2] = 0.25 * Math.PI;
        ToDoubleFunction<double[]> density = x -> {
            double jacobian = 1;
            for (int i = 0; i < q - 2; i++) {
                int twice = q - i - 3;
                double square = (1 - x[i]) * (1 + x[i]);
                jacobian *= twice == 0 ? 1 : twice == 1 ? Math.sqrt(square) : Math.pow(square, 0.5 * twice);
            }
            return jacobian == 0 ? 0 : jacobian * onSphere.applyAsDouble(point(x, frame));
        };
        return BoxSampler.of(name, x -> beyondRounding(density, x, crests), low, high, 4);
    }

    /** The density; nearer to a height where it is infinite than rounding lets one look, a power of the distance goes on, as in {@link SphereIntegral}. */
    private static double beyondRounding(ToDoubleFunction<double[]> density, double[] x, List<Double> crests) {
        for (double crest : crests) {
            double distance = Math.abs(x[0] - crest);
            if (distance < SphereIntegral.NEAR) {
                double step = Math.copySign(SphereIntegral.NEAR, x[0] - crest);
                double[] place = x.clone();
                place[0] = crest + step;
                double there = density.applyAsDouble(place);
                place[0] = crest + 64 * step;
                double power = Math.log(there / density.applyAsDouble(place)) / Math.log(64);
                return power > 0 ? there * Math.pow(distance / SphereIntegral.NEAR, -power) : there;
            }
        }
        return density.applyAsDouble(x);
    }

    private static double[] point(double[] x, double[][] frame) {
        int q = frame.length;
        double[] y = new double[q];
        double radius = 1;
        for (int i = 0; i < q - 2; i++) {
            y[q - 1 - i] = radius * x[i];
            radius *= Math.sqrt((1 - x[i]) * (1 + x[i]));
        }
        double along = radius * Math.cos(x[q - 2]);
        double across = radius * Math.sin(x[q - 2]);
        int quarter = (int) x[q - 1];
        y[0] = quarter == 0 ? along : quarter == 1 ? -across : quarter == 2 ? -along : across;
        y[1] = quarter == 0 ? across : quarter == 1 ? along : quarter == 2 ? -across : -along;
        return SphereAxes.combine(frame, y);
    }

    /** The place of a point, see {@link #point}. */
    private static double[] place(double[] w, double[][] frame) {
        int q = frame.length;
        double[] x = new double[q];
        double radius = 1;
        for (int i = 0; i < q - 2; i++) {
            x[i] = Math.max(-1, Math.min(1, SphereAxes.dot(w, frame[q - 1 - i]) / radius));
            radius *= Math.sqrt((1 - x[i]) * (1 + x[i]));
        }
        double angle = Math.atan2(SphereAxes.dot(w, frame[1]), SphereAxes.dot(w, frame[0]));
        long quarter = Math.round(angle / (0.5 * Math.PI));
        x[q - 2] = angle - quarter * 0.5 * Math.PI;
        x[q - 1] = (quarter + 4) % 4;
        return x;
    }
}
