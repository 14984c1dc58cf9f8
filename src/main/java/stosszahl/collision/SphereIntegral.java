package stosszahl.collision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * The integral of a density over the unit sphere of {@code R^3}, by circles of latitude: adaptive in the latitude, and on each circle adaptive in the longitude, so that jumps, kinks and singularities on any
 * curves are met where they are. The polar axis is the coordinate axis around which the density costs least.
 *
 * <p>The outer rule follows the integral over a circle times a fixed smooth function without symmetry, so that nothing cancels that a moment would see.
 */
final class SphereIntegral {
    /** Tried one after another, until one is reached within the evaluations allowed. */
    private static final double[] TOLERANCES = {1e-9, 1e-7, 1e-5, 1e-3};

    private static final long EVALUATIONS = 12_000_000;
    private static final int OUTER_PANELS = 16;
    private static final int INNER_PANELS = 64;
    /** Points looked at for peaks, spread evenly. */
    private static final int SCAN = 1 << 15;

    private final String name;
    private final ToDoubleFunction<double[]> density;
    private final int axis;
    private final double floor;
    private final double tolerance;
    private long left = EVALUATIONS;
    private final double[] longitudes;
    private final Map<Double, Double> known = new HashMap<>();

    /** One circle of latitude. */
    private record Circle(List<Panel> panels, double monitored, double relative) {}

    private SphereIntegral(
            String name,
            ToDoubleFunction<double[]> density,
            int axis,
            double floor,
            double tolerance,
            List<double[]> peaks) {
        this.tolerance = tolerance;
        this.name = name;
        this.density = density;
        this.axis = axis;
        this.floor = floor;
        TreeSet<Double> cuts = new TreeSet<>(List.of(-Math.PI, 0.0, Math.PI));
        for (double[] peak : peaks) {
            cuts.add(Math.atan2(peak[(axis + 2) % 3], peak[(axis + 1) % 3]));
        }
        this.longitudes = cuts.stream().mapToDouble(x -> x).toArray();
    }

    /** Nodes, their weights of sum 1, and the estimated relative error. */
    record Result(Quadrature rule, double error) {}

    /**
     * Integrates.
     *
     * @param name the name, for complaints
     * @param density a function of the points of the sphere
     * @throws IllegalArgumentException if it is negative, infinite or undefined on a set of positive size, not integrable, or zero
     */
    static Result of(String name, ToDoubleFunction<double[]> density) {
        List<double[]> peaks = new ArrayList<>();
        double mean = scan(density, peaks);
        double floor = 1e-4 * mean;
        int axis = 2;
        long least = Long.MAX_VALUE;
        for (int candidate = 2; candidate >= 0; candidate--) {
            long[] count = {0};
            SphereIntegral tried = new SphereIntegral(
                    name,
                    w -> {
                        count[0]++;
                        return density.applyAsDouble(w);
                    },
                    candidate,
                    floor,
                    TOLERANCES[0],
                    peaks);
            for (double latitude : new double[] {0.7, 1.3, 2.2}) {
                try {
                    tried.circle(latitude);
                } catch (IllegalArgumentException e) {
                    count[0] += 1_000_000; // It may be integrable all the same, around another axis.
                }
            }
            if (count[0] < least) {
                least = count[0];
                axis = candidate;
            }
        }
        for (double tolerance : TOLERANCES) {
            try {
                return new SphereIntegral(name, density, axis, floor, tolerance, peaks).integrate(peaks);
            } catch (Exhausted e) {
                // Coarser then; the error says so.
            }
        }
        throw new IllegalArgumentException("the density " + name + " cannot be integrated on the sphere of R^3 to "
                + TOLERANCES[TOLERANCES.length - 1] + "; give a smoother one");
    }

    /** More evaluations than are allowed. */
    private static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Exhausted() {
            super("too many evaluations", null, false, false);
        }
    }

    private double value(double latitude, double phi) {
        if (--left < 0) {
            throw new Exhausted();
        }
        return density.applyAsDouble(point(latitude, phi));
    }

    /** Coarser circles for a coarser tolerance. */
    private int panels() {
        return tolerance > 1e-6 ? INNER_PANELS / 8 : tolerance > 1e-8 ? INNER_PANELS / 2 : INNER_PANELS;
    }

    /** Is the density the same at irregular points of a circle: then a few panels will do. */
    private boolean constant(double latitude) {
        double first = value(latitude, 0.1);
        for (int j = 1; j < 48; j++) {
            double other = value(latitude, 2 * Math.PI * (j * 0.6180339887498949 % 1));
            if (!(Math.abs(other - first) <= 1e-13 * Math.abs(first))) {
                return false;
            }
        }
        return true;
    }

    /** The mean over evenly spread points; fills in where a narrow peak is, if there is one. */
    private static double scan(ToDoubleFunction<double[]> density, List<double[]> peaks) {
        double[][] points = new double[SCAN][];
        double[] values = new double[SCAN];
        double sum = 0;
        for (int j = 0; j < SCAN; j++) {
            // Fibonacci's lattice.
            double z = 1 - (2 * j + 1.0) / SCAN;
            double phi = 2 * Math.PI * (j * 0.6180339887498949 % 1);
            double r = Math.sqrt(1 - z * z);
            points[j] = new double[] {r * Math.cos(phi), r * Math.sin(phi), z};
            values[j] = density.applyAsDouble(points[j]);
            if (!Double.isFinite(values[j]) || values[j] < 0) {
                values[j] = 0; // The rules decide what to say of it.
            }
            sum += values[j];
        }
        double mean = sum / SCAN;
        for (int tries = 0; tries < 4; tries++) {
            int best = -1;
            for (int j = 0; j < SCAN; j++) {
                if (values[j] > 20 * mean && (best < 0 || values[j] > values[best])) {
                    best = j;
                }
            }
            if (best < 0) {
                break;
            }
            double[] peak = climb(density, points[best]);
            peaks.add(peak);
            for (int j = 0; j < SCAN; j++) {
                double x = points[j][0] - peak[0];
                double y = points[j][1] - peak[1];
                double z = points[j][2] - peak[2];
                if (x * x + y * y + z * z < 0.04) {
                    values[j] = 0;
                }
            }
        }
        return mean;
    }

    /** Goes uphill in smaller and smaller steps. */
    private static double[] climb(ToDoubleFunction<double[]> density, double[] from) {
        double[] best = from.clone();
        double most = density.applyAsDouble(best);
        for (double step = 0.02; step > 1e-7; step *= 0.5) {
            boolean better = true;
            for (int round = 0; round < 8 && better; round++) {
                better = false;
                for (int i = 0; i < 6; i++) {
                    double[] next = best.clone();
                    next[i / 2] += i % 2 == 0 ? step : -step;
                    double norm = Math.sqrt(Arrays.stream(next).map(x -> x * x).sum());
                    for (int c = 0; c < 3; c++) {
                        next[c] /= norm;
                    }
                    double value = density.applyAsDouble(next);
                    if (value > most && Double.isFinite(value)) {
                        most = value;
                        best = next;
                        better = true;
                    }
                }
            }
        }
        return best;
    }

    private double[] point(double latitude, double phi) {
        double[] w = new double[3];
        double r = Math.sin(latitude);
        w[axis] = Math.cos(latitude);
        w[(axis + 1) % 3] = r * Math.cos(phi);
        w[(axis + 2) % 3] = r * Math.sin(phi);
        return w;
    }

    private String show(double latitude, double phi) {
        double[] w = point(latitude, phi);
        return String.format(Locale.ROOT, "w = (%.4g, %.4g, %.4g)", w[0], w[1], w[2]);
    }

    /** A function without symmetry that is nowhere near zero. */
    private static double monitor(double[] w) {
        return Math.exp(0.31 * w[0] + 0.53 * w[1] + 0.42 * w[2]);
    }

    private Circle circle(double x) {
        AdaptiveIntegral.Result result = AdaptiveIntegral.of(
                name,
                phi -> value(x, phi),
                phi -> show(x, phi),
                longitudes,
                constant(x) ? 1 : panels(),
                Math.max(1e-12, 1e-3 * tolerance),
                floor);
        double sum = 0;
        for (Panel panel : result.panels()) {
            for (int j = 0; j < Panel.NODES; j++) {
                sum += Math.max(0, panel.weight(j)) * monitor(point(x, panel.node(j)));
            }
        }
        return new Circle(
                result.panels(), sum, result.integral() > 0 ? result.error() / Math.max(result.integral(), floor) : 0);
    }

    private Result integrate(List<double[]> peaks) {
        TreeSet<Double> cuts = new TreeSet<>(List.of(0.0, 0.5 * Math.PI, Math.PI));
        for (double[] peak : peaks) {
            cuts.add(Math.acos(Math.max(-1, Math.min(1, peak[axis]))));
        }
        AdaptiveIntegral.Result outer = AdaptiveIntegral.of(
                name,
                x -> Math.sin(x) * known.computeIfAbsent(x, y -> circle(y).monitored()),
                x -> show(x, 0),
                cuts.stream().mapToDouble(x -> x).toArray(),
                OUTER_PANELS,
                tolerance,
                floor);
        if (!(outer.integral() > 0)) {
            throw new IllegalArgumentException(
                    "the density " + name + " is zero everywhere it was looked at; give one with mass");
        }
        List<double[]> nodes = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        double inner = 0;
        for (Panel panel : outer.panels()) {
            for (int j = 0; j < Panel.NODES; j++) {
                if (!(panel.weight(j) > 0)) {
                    continue;
                }
                double latitude = panel.node(j);
                Circle circle = circle(latitude);
                // What the panel's weight says of this circle: usually its length, less where a tail was cut to its
                // limit.
                double scale = panel.weight(j) / circle.monitored();
                inner = Math.max(inner, circle.relative());
                for (Panel part : circle.panels()) {
                    for (int k = 0; k < Panel.NODES; k++) {
                        if (part.weight(k) > 0) {
                            nodes.add(point(latitude, part.node(k)));
                            weights.add(scale * part.weight(k));
                        }
                    }
                }
            }
        }
        double[] all = weights.stream().mapToDouble(x -> x).toArray();
        // The difference of two rules, and what the tolerance lets pass where a curve of jumps touches a circle.
        double error = 4 * (outer.error() / outer.integral() + inner) + (tolerance > TOLERANCES[0] ? tolerance : 0);
        return new Result(Quadrature.of(nodes, all), error);
    }
}
