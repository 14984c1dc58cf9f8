package stosszahl.collision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The integral of a density over the unit sphere of {@code R^3}, by circles of latitude: adaptive in the height, and on each circle adaptive in the longitude, so that jumps, kinks and singularities on any
 * curves are met where they are.
 * The polar axis is the one around which the density costs least, of the coordinate axes and those of {@link SphereAxes}.
 *
 * <p>The outer rule follows the integral over a circle times a fixed smooth function without symmetry, so that nothing cancels that a moment would see.
 */
final class SphereIntegral {
    /** Tried one after another, until one is reached within the evaluations allowed. */
    private static final double[] TOLERANCES = {1e-9, 1e-7, 1e-5, 1e-3};

    private static final long EVALUATIONS = 12_000_000;
    static final double NEAR = 1e-9;
    private static final Quadrature EMPTY = Quadrature.of(List.of(new double[3]), new double[] {1});

    private static final int OUTER_PANELS = 16;
    private static final int INNER_PANELS = 64;
    private static final int EQUAL = 128;
    /** Points looked at for peaks, spread evenly. */
    private static final int SCAN = 1 << 15;

    private final String name;
    private final ToDoubleFunction<double[]> density;
    private final double[][] frame;
    private final List<Double> crests;
    private final Parts parts;
    private final double floor;
    private final double tolerance;
    private long left = EVALUATIONS;
    private final double[] longitudes;
    private final Map<Double, Double> known = new HashMap<>();

    /** One circle of latitude. */
    private static final class Circle {
        final double[] angles;
        final double[] weights;
        final double monitored;
        final double relative;

        Circle(double[] angles, double[] weights, double monitored, double relative) {
            this.angles = angles;
            this.weights = weights;
            this.monitored = monitored;
            this.relative = relative;
        }
    }

    private SphereIntegral(
            String name,
            ToDoubleFunction<double[]> density,
            double[][] frame,
            List<Double> crests,
            double floor,
            double tolerance,
            List<double[]> peaks,
            Parts parts) {
        this.parts = parts;
        this.tolerance = tolerance;
        this.name = name;
        this.density = density;
        this.frame = frame;
        this.crests = crests;
        this.floor = floor;
        TreeSet<Double> cuts = new TreeSet<>(List.of(-Math.PI, 0.0, Math.PI));
        for (double[] peak : peaks) {
            cuts.add(Math.atan2(SphereAxes.dot(peak, frame[1]), SphereAxes.dot(peak, frame[0])));
        }
        this.longitudes = cuts.stream().mapToDouble(x -> x).toArray();
    }

    /** Nodes, their weights of sum 1, the estimated relative error, the frame whose last column is the polar axis, and heights where the density is infinite. */
    static final class Result {
        private final Quadrature rule;
        private final double error;
        private final double[][] frame;
        private final List<Double> crests;

        private final double mass;
        private final List<PeakedSphere.Component> components;

        Result(
                Quadrature rule,
                double mass,
                double error,
                double[][] frame,
                List<Double> crests,
                List<PeakedSphere.Component> components) {
            this.mass = mass;
            this.components = components;
            this.crests = crests;
            this.rule = rule;
            this.error = error;
            this.frame = frame;
        }

        Quadrature rule() {
            return rule;
        }

        /** The integral. */
        double mass() {
            return mass;
        }

        /** The parts about narrow peaks and the rest; empty if it was integrated in one. */
        List<PeakedSphere.Component> components() {
            return components;
        }

        double error() {
            return error;
        }

        double[][] frame() {
            return frame;
        }

        List<Double> crests() {
            return crests;
        }
    }

    /**
     * Integrates.
     *
     * @param name the name, for complaints
     * @param density a function of the points of the sphere
     * @param all its sub-expressions
     * @param landmarks what they say of it
     * @return null if the integral needs too many evaluations
     * @throws IllegalArgumentException if it is negative, infinite or undefined on a set of positive size, not integrable, or zero
     */
    static @Nullable Result of(String name, ToDoubleFunction<double[]> density, Parts all, SphereLandmarks landmarks) {
        List<double[]> peaks = new ArrayList<>();
        double mean = scan(density, peaks);
        double floor = 1e-4 * mean;
        Result peaked = PeakedSphere.of(name, density, landmarks, mean);
        if (peaked != null) {
            return peaked;
        }
        // Only where something narrow was seen are the parts looked at along every circle.
        Parts parts = landmarks.needles().isEmpty() ? Parts.NONE : all;
        peaks.addAll(0, landmarks.summits());
        return search(name, density, parts, peaks, landmarks.summits(), floor);
    }

    /** Of a density without narrow peaks; an empty rule of mass 0 if there is nothing. */
    static @Nullable Result plain(String name, ToDoubleFunction<double[]> density) {
        List<double[]> peaks = new ArrayList<>();
        double mean = scan(density, peaks);
        return mean == 0
                ? new Result(EMPTY, 0, 0, new double[0][], List.of(), List.of())
                : search(name, density, Parts.NONE, peaks, List.of(), 1e-4 * mean);
    }

    /** Of a density with a narrow peak at a place, by circles about it. */
    static @Nullable Result about(String name, ToDoubleFunction<double[]> density, double[] centre) {
        return refine(name, density, Parts.NONE, List.of(), List.of(centre), 0, SphereAxes.frame(centre), List.of());
    }

    private static @Nullable Result search(
            String name,
            ToDoubleFunction<double[]> density,
            Parts parts,
            List<double[]> peaks,
            List<double[]> summits,
            double floor) {
        List<double[][]> frames = new ArrayList<>();
        List<List<Double>> crests = new ArrayList<>();
        for (int k = 2; k >= 0; k--) {
            double[][] turned = new double[3][3];
            for (int i = 0; i < 3; i++) {
                turned[i][(k + 1 + i) % 3] = 1;
            }
            frames.add(turned);
            crests.add(List.of());
        }
        for (SphereAxes.Axis axis : SphereAxes.oblique(3, density)) {
            frames.add(SphereAxes.frame(axis.direction()));
            crests.add(axis.crests());
        }
        int best = 0;
        long least = Long.MAX_VALUE;
        for (int candidate = 0; candidate < frames.size(); candidate++) {
            long[] count = {0};
            SphereIntegral tried = new SphereIntegral(
                    name,
                    w -> {
                        count[0]++;
                        return density.applyAsDouble(w);
                    },
                    frames.get(candidate),
                    crests.get(candidate),
                    floor,
                    TOLERANCES[0],
                    peaks,
                    parts);
            for (double height : new double[] {0.765, 0.267, -0.589}) {
                try {
                    tried.circle(height);
                } catch (IllegalArgumentException e) {
                    count[0] += 1_000_000; // It may be integrable all the same, around another axis.
                }
            }
            // An axis across which the density is infinite comes before one that is as cheap at the heights tried.
            long cost = 2 * count[0] + (crests.get(candidate).isEmpty() ? 1 : 0);
            if (cost < least) {
                least = cost;
                best = candidate;
            }
        }
        return refine(name, density, parts, peaks, summits, floor, frames.get(best), crests.get(best));
    }

    private static @Nullable Result refine(
            String name,
            ToDoubleFunction<double[]> density,
            Parts parts,
            List<double[]> peaks,
            List<double[]> summits,
            double floor,
            double[][] frame,
            List<Double> crests) {
        for (double tolerance : TOLERANCES) {
            try {
                return new SphereIntegral(name, density, frame, crests, floor, tolerance, peaks, parts)
                        .integrate(peaks, summits);
            } catch (Exhausted e) {
                // Coarser then; the error says so.
            }
        }
        return null;
    }

    /** More evaluations than are allowed. */
    private static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Exhausted() {
            super("too many evaluations", null, false, false);
        }
    }

    private double value(double height, double phi) {
        if (--left < 0) {
            throw new Exhausted();
        }
        return density.applyAsDouble(point(height, phi));
    }

    /** Coarser circles for a coarser tolerance. */
    private int panels() {
        return tolerance > 1e-6 ? INNER_PANELS / 8 : tolerance > 1e-8 ? INNER_PANELS / 2 : INNER_PANELS;
    }

    /** Is the density the same at irregular points of a circle: then a few panels will do. */
    private boolean constant(double height) {
        double first = value(height, 0.1);
        for (int j = 1; j < 48; j++) {
            double other = value(height, 2 * Math.PI * (j * 0.6180339887498949 % 1));
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

    private double[] point(double height, double phi) {
        double r = Math.sqrt((1 - height) * (1 + height));
        return SphereAxes.combine(frame, new double[] {r * Math.cos(phi), r * Math.sin(phi), height});
    }

    private String show(double height, double phi) {
        double[] w = point(height, phi);
        return String.format(Locale.ROOT, "w = (%.4g, %.4g, %.4g)", w[0], w[1], w[2]);
    }

    /** A function without symmetry that is nowhere near zero. */
    private static double monitor(double[] w) {
        return Math.exp(0.31 * w[0] + 0.53 * w[1] + 0.42 * w[2]);
    }

    private Circle circle(double x) {
        Circle equal = needle(x) ? null : equal(x);
        if (equal != null) {
            return equal;
        }
        AdaptiveIntegral.Result result = LandmarkIntegral.of(
                name,
                phi -> value(x, phi),
                phi -> show(x, phi),
                longitudes,
                panels(),
                Math.max(1e-12, 1e-3 * tolerance),
                floor,
                phi -> parts.at(point(x, phi[0])),
                EQUAL);
        int n = Panel.NODES * result.panels().size();
        double[] angles = new double[n];
        double[] weights = new double[n];
        for (int j = 0; j < n; j++) {
            Panel panel = result.panels().get(j / Panel.NODES);
            angles[j] = panel.node(j % Panel.NODES);
            weights[j] = Math.max(0, panel.weight(j % Panel.NODES));
        }
        double relative = result.integral() > 0 ? result.error() / Math.max(result.integral(), floor) : 0;
        return new Circle(angles, weights, monitored(x, angles, weights), relative);
    }

    /** Does the circle cross something narrow. */
    private boolean needle(double x) {
        double[] places = Landmarks.on(-Math.PI, Math.PI, EQUAL, phi -> parts.at(point(x, phi[0])));
        return Arrays.stream(places).anyMatch(phi -> !Double.isNaN(SphereLandmarks.needle(y -> value(x, y), phi)));
    }

    private double monitored(double x, double[] angles, double[] weights) {
        double sum = 0;
        for (int j = 0; j < angles.length; j++) {
            sum += weights[j] * monitor(point(x, angles[j]));
        }
        return sum;
    }

    /** What the integral over a circle changes by if points of it are rounded: next to a plane where the density is infinite that is much. */
    private double rounding(double x) {
        double here = value(x, 0.37);
        double slope = 0;
        for (double step = 1e-15; step < 1e-2; step *= 10) {
            for (int side = -1; side <= 1; side += 2) {
                double there = Math.abs(x + side * step) < 1 ? value(x + side * step, 0.37) : here;
                slope = Math.max(slope, Double.isFinite(there) ? Math.abs(there - here) / step : 0);
            }
        }
        return 2 * Math.PI * 4e-16 * slope;
    }

    /** Equally spaced angles, where half of them say the same: for smooth densities without narrow peaks. */
    private @Nullable Circle equal(double x) {
        for (int n = constant(x) ? EQUAL / 4 : EQUAL; n <= 4 * EQUAL; n *= 2) {
            double[] angles = new double[n];
            double[] weights = new double[n];
            double[] sums = new double[4];
            double most = 0;
            for (int j = 0; j < n; j++) {
                angles[j] = 2 * Math.PI * (j + 0.37) / n - Math.PI;
                double y = value(x, angles[j]);
                if (!(y >= 0) || Double.isInfinite(y)) {
                    return null;
                }
                most = Math.max(most, y);
                weights[j] = 2 * Math.PI / n * y;
                sums[j % 2] += weights[j];
                sums[2 + j % 2] += weights[j] * monitor(point(x, angles[j]));
            }
            double total = sums[0] + sums[1];
            double apart = Math.abs(sums[0] - sums[1]) + Math.abs(sums[2] - sums[3]);
            if (apart <= 1e-13 * total + 1e-17 * floor + rounding(x)) {
                for (double peak : longitudes) {
                    if (!(value(x, peak) <= 1.5 * most)) {
                        return null;
                    }
                }
                return new Circle(angles, weights, sums[2] + sums[3], 1e-15 + (total > 0 ? apart / total : 0));
            }
            if (apart > 1e-4 * total) {
                return null;
            }
        }
        return null;
    }

    /** Circles nearer to a plane where the density is infinite than rounding lets one look are replaced by the one at this distance, times a power of the distance. */
    private double base(double height) {
        for (double crest : crests) {
            if (Math.abs(height - crest) < NEAR) {
                return crest + Math.copySign(NEAR, height - crest);
            }
        }
        return height;
    }

    private double monitored(double height) {
        double base = base(height);
        double there = known.computeIfAbsent(base, y -> circle(y).monitored);
        if (base == height) {
            return there;
        }
        double crest = crests.stream()
                .min(Comparator.comparingDouble(c -> Math.abs(c - height)))
                .orElseThrow();
        double beside = known.computeIfAbsent(crest + 64 * (base - crest), y -> circle(y).monitored);
        double power = Math.max(0, Math.log(there / beside) / Math.log(64));
        return there * Math.pow(Math.abs(height - crest) / NEAR, -power);
    }

    private Result integrate(List<double[]> peaks, List<double[]> summits) {
        TreeSet<Double> cuts = new TreeSet<>(List.of(-1.0, 0.0, 1.0));
        for (double[] peak : peaks) {
            cuts.add(Math.max(-1, Math.min(1, SphereAxes.dot(peak, frame[2]))));
        }
        for (double[] summit : summits) {
            double height = SphereAxes.dot(summit, frame[2]);
            for (double h = 1e-2; h > 1e-12; h *= 0.1) {
                cuts.add(Math.max(-1, height - h));
                cuts.add(Math.min(1, height + h));
            }
        }
        cuts.addAll(crests);
        AdaptiveIntegral.Result outer = AdaptiveIntegral.of(
                name,
                this::monitored,
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
                double height = panel.node(j);
                Circle circle = circle(base(height));
                // What the panel's weight says of this circle: usually its length, less where a tail was cut to its
                // limit.
                double scale = panel.weight(j) / circle.monitored;
                inner += panel.weight(j) / outer.integral() * circle.relative;
                for (int k = 0; k < circle.angles.length; k++) {
                    if (circle.weights[k] > 0) {
                        nodes.add(point(base(height), circle.angles[k]));
                        weights.add(scale * circle.weights[k]);
                    }
                }
            }
        }
        double[] all = weights.stream().mapToDouble(x -> x).toArray();
        // The difference of two rules, and what the tolerance lets pass where a curve of jumps touches a circle.
        double error = 4 * (outer.error() / outer.integral() + inner) + (tolerance > TOLERANCES[0] ? tolerance : 0);
        return new Result(Quadrature.of(nodes, all), Arrays.stream(all).sum(), error, frame, crests, List.of());
    }
}
