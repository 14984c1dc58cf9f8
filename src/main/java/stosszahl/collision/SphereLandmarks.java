package stosszahl.collision;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * What the sub-expressions of a density on the unit sphere of {@code R^q} say of it: places where it may be a needle, the summits of those that are points, and directions about which it may be symmetric.
 *
 * <p>Needles along surfaces are met by random great circles; points are the extrema of a sub-expression, which are found by climbing, as sub-expressions are smooth where the density itself is flat.
 */
final class SphereLandmarks {
    private static final int CIRCLES = 24;
    private static final int PIECES = 128;
    private static final int STARTS = 240;
    private static final int CLIMBS = 3;
    /** So far beside a needle the density is as without. */
    private static final double BESIDE = 4e-3;

    private static final double DIFFERS = 1e-3;
    /** So far beside a layer narrow enough to matter its sub-expression is as without. */
    private static final double LAYER = 1e-2;

    private final int q;
    private final ToDoubleFunction<double[]> density;
    private final Parts parts;
    private final UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(0x1a2dL);
    private final ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(rng);
    private final List<double[]> summits = new ArrayList<>();
    private final List<double[]> needles = new ArrayList<>();
    private final List<double[]> axes = new ArrayList<>();
    private final List<Layer> layersOfParts = new ArrayList<>();
    private double layered;
    private double total;

    private SphereLandmarks(int q, ToDoubleFunction<double[]> density, Parts parts) {
        this.q = q;
        this.density = density;
        this.parts = parts;
    }

    /** Looks for them; nothing is found if there are no parts. */
    static SphereLandmarks of(int q, ToDoubleFunction<double[]> density, Parts parts) {
        SphereLandmarks found = new SphereLandmarks(q, density, parts);
        int count = parts.at(new double[q]).length;
        if (count > 0) {
            found.findAxes(count);
            found.climbAll(count);
            SphereCrossings.of(q, parts, found::uniform).forEach(found::addSummit);
            found.circles();
        }
        return found;
    }

    /** Extrema of sub-expressions where the density is other than beside them. */
    List<double[]> summits() {
        return summits;
    }

    /** Places where the density is other than beside them, the summits among them. */
    List<double[]> needles() {
        return needles;
    }

    /** Which part of the mass, about, is in layers narrower than {@code 1e-3}: random great circles meet layers as often as their area demands. */
    double layers() {
        return layered > 0 ? layered / (total + layered) : 0;
    }

    /** Is some sub-expression a narrow layer where the density shows nothing of it: what it does where it meets another is not known. */
    boolean hidden() {
        return needles.isEmpty() && !layersOfParts.isEmpty();
    }

    /** The same of sub-expressions that do not depend on the height along an axis alone. */
    boolean hidden(double[] axis) {
        return needles.isEmpty() && layersOfParts.stream().anyMatch(layer -> !constantAbout(layer, axis));
    }

    private boolean constantAbout(Layer layer, double[] axis) {
        double height = SphereAxes.dot(layer.place, axis);
        double here = parts.at(layer.place)[layer.part];
        for (int k = 0; k < 4; k++) {
            double[] w = uniform();
            double along = SphereAxes.dot(w, axis);
            for (int i = 0; i < q; i++) {
                w[i] -= along * axis[i];
            }
            SphereAxes.normalise(w);
            for (int i = 0; i < q; i++) {
                w[i] = height * axis[i] + Math.sqrt(Math.max(0, 1 - height * height)) * w[i];
            }
            double there = parts.at(w)[layer.part];
            if (!(Math.abs(there - here) <= DIFFERS * (Math.abs(there) + Math.abs(here)))) {
                return false;
            }
        }
        return true;
    }

    /** A place in a narrow layer of a sub-expression. */
    private static final class Layer {
        private final int part;
        private final double[] place;

        Layer(int part, double[] place) {
            this.part = part;
            this.place = place;
        }
    }

    /** The directions of linear sub-expressions, and of the distance from a point. */
    List<double[]> axes() {
        return axes;
    }

    private void findAxes(int count) {
        double[][] slopes = new double[count][q];
        for (int i = 0; i < q; i++) {
            double[] unit = new double[q];
            unit[i] = 1;
            double[] up = parts.at(unit);
            unit[i] = -1;
            double[] down = parts.at(unit);
            for (int part = 0; part < count; part++) {
                slopes[part][i] = 0.5 * (up[part] - down[part]);
            }
        }
        for (double[] slope : slopes) {
            double norm = Math.sqrt(SphereAxes.dot(slope, slope));
            if (norm > 1e-6 && Double.isFinite(norm)) {
                SphereAxes.normalise(slope);
                if (axes.stream().allMatch(a -> Math.abs(SphereAxes.dot(a, slope)) < 1 - 1e-12)) {
                    axes.add(slope);
                }
            }
        }
    }

    private void climbAll(int count) {
        double[][] starts = new double[STARTS][];
        double[][] values = new double[STARTS][];
        for (int j = 0; j < STARTS; j++) {
            starts[j] = uniform();
            values[j] = parts.at(starts[j]);
        }
        for (int part = 0; part < count; part++) {
            for (int sign = -1; sign <= 1; sign += 2) {
                boolean[] used = new boolean[STARTS];
                for (int climb = 0; climb < CLIMBS; climb++) {
                    int best = -1;
                    for (int j = 0; j < STARTS; j++) {
                        if (!used[j] && (best < 0 || sign * values[j][part] > sign * values[best][part])) {
                            best = j;
                        }
                    }
                    double[] top = climb(part, sign, starts[best]);
                    for (int j = 0; j < STARTS; j++) {
                        used[j] |= j == best || SphereAxes.distance(starts[j], top) < 0.5;
                    }
                    addSummit(top);
                    if (used[STARTS - 1] && allUsed(used)) {
                        break;
                    }
                }
            }
        }
    }

    private static boolean allUsed(boolean[] used) {
        for (boolean u : used) {
            if (!u) {
                return false;
            }
        }
        return true;
    }

    private void addSummit(double[] top) {
        double here = value(top);
        boolean needle = summits.stream().allMatch(s -> SphereAxes.distance(s, top) > 1e-6);
        for (int k = 0; k < 4 && needle; k++) {
            double[] u = uniform();
            double near = value(beside(top, u, 5 * BESIDE));
            double far = value(beside(top, u, 10 * BESIDE));
            double height = Math.abs(near - here);
            // A broad peak falls on and on; the adaptive rules find it without.
            needle = height > DIFFERS * (Math.abs(near) + Math.abs(here)) && Math.abs(far - near) < 0.2 * height;
        }
        if (needle) {
            summits.add(top);
            needles.add(top);
        }
    }

    private double[] beside(double[] top, double[] u, double reach) {
        double[] w = new double[q];
        for (int i = 0; i < q; i++) {
            w[i] = top[i] + reach * u[i];
        }
        SphereAxes.normalise(w);
        return w;
    }

    private double value(double[] w) {
        double y = density.applyAsDouble(w);
        return Double.isNaN(y) ? 0 : Math.min(y, 1e300);
    }

    private double[] climb(int part, int sign, double[] from) {
        double[] best = from;
        double most = sign * parts.at(best)[part];
        for (double step = 0.3; step > 1e-9; step *= 0.5) {
            boolean better = true;
            for (int round = 0; round < 8 && better; round++) {
                better = false;
                for (int i = 0; i < 2 * q; i++) {
                    double[] next = best.clone();
                    next[i / 2] += i % 2 == 0 ? step : -step;
                    SphereAxes.normalise(next);
                    double value = sign * parts.at(next)[part];
                    if (value > most) {
                        most = value;
                        best = next;
                        better = true;
                    }
                }
            }
        }
        return best;
    }

    private void circles() {
        for (int circle = 0; circle < CIRCLES; circle++) {
            double[] u = uniform();
            double[] v = uniform();
            double dot = SphereAxes.dot(u, v);
            for (int i = 0; i < q; i++) {
                v[i] -= dot * u[i];
            }
            SphereAxes.normalise(v);
            double[] places = Landmarks.on(-Math.PI, Math.PI, PIECES, phi -> parts.at(onCircle(u, v, phi[0])));
            DoubleUnaryOperator along = phi -> value(onCircle(u, v, phi));
            for (int j = 0; j < PIECES; j++) {
                total += 2 * Math.PI / PIECES * along.applyAsDouble(2 * Math.PI * j / PIECES);
            }
            double last = Double.NEGATIVE_INFINITY;
            for (double x : places) {
                double off = needle(along, x);
                if (!Double.isNaN(off)) {
                    needles.add(onCircle(u, v, off));
                    layered += x - last > 1e-3 ? excess(along, x) : 0;
                    last = x;
                }
                addLayers(u, v, x);
            }
        }
    }

    /** The sub-expressions that are needles about a place on a circle. */
    private void addLayers(double[] u, double[] v, double x) {
        int count = parts.at(u).length;
        for (int part = 0; part < count; part++) {
            int own = part;
            double off = needle(phi -> parts.at(onCircle(u, v, phi))[own], x, LAYER);
            if (!Double.isNaN(off)) {
                layersOfParts.add(new Layer(part, onCircle(u, v, off)));
            }
        }
    }

    /** About the integral over a needle of what it differs by from the function on both sides. */
    private static double excess(DoubleUnaryOperator f, double x) {
        double middle = 0.5 * (f.applyAsDouble(x - BESIDE) + f.applyAsDouble(x + BESIDE));
        double sum = 0;
        double ratio = 0.7;
        for (double w = 1e-3; w > 1e-16; w *= ratio) {
            for (int side = -1; side <= 1; side += 2) {
                sum += w * (1 - ratio) * Math.abs(f.applyAsDouble(x + side * w) - middle);
            }
        }
        return sum;
    }

    /** A place about another where a function is not what it is on both sides of it; not a number if there is none. */
    static double needle(DoubleUnaryOperator f, double x) {
        return needle(f, x, BESIDE);
    }

    private static double needle(DoubleUnaryOperator f, double x, double beside) {
        double left = f.applyAsDouble(x - beside);
        double right = f.applyAsDouble(x + beside);
        // What bends as much at half the distance is no needle.
        double half = 0.5 * (f.applyAsDouble(x - 0.5 * beside) + f.applyAsDouble(x + 0.5 * beside));
        double allowed = Math.abs(right - left)
                + 4 * Math.abs(half - 0.5 * (left + right))
                + DIFFERS * (Math.abs(left) + Math.abs(right));
        for (int side = -1; side <= 1; side += 2) {
            for (double w = 0.25 * beside; w > 1e-16; w *= 0.3) {
                double y = f.applyAsDouble(x + side * w);
                if (Math.abs(y - 0.5 * (left + right)) > allowed + DIFFERS * Math.abs(y)) {
                    return x + side * w;
                }
            }
        }
        return Double.NaN;
    }

    private static double[] onCircle(double[] u, double[] v, double phi) {
        double[] w = new double[u.length];
        for (int i = 0; i < w.length; i++) {
            w[i] = Math.cos(phi) * u[i] + Math.sin(phi) * v[i];
        }
        return w;
    }

    private double[] uniform() {
        double[] w = new double[q];
        for (int i = 0; i < q; i++) {
            w[i] = normal.sample();
        }
        SphereAxes.normalise(w);
        return w;
    }
}
