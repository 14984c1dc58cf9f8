package stosszahl.collision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Directions about which a density on the unit sphere of {@code R^q}, {@code q >= 3}, may be symmetric: the coordinate axes, the direction that all its gradients point to, and the normals of planes on which it
 * jumps.
 */
final class SphereAxes {
    private static final int POINTS = 600;
    private static final int BEST = 60;
    private static final int TESTS = 12_000;
    /** How far an axis may be off: within it a value must lie between those on the meridian. */
    private static final double OFF = 1e-10;

    private final int q;
    private final ToDoubleFunction<double[]> density;
    private final UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(0xa7e5L);
    private final ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(rng);
    private final List<double[]> tops;
    private final List<double[]> needles = new ArrayList<>();
    private final List<Axis> found = new ArrayList<>();

    /** A place, the direction of the gradient there, and how far two formulas for it differ. */
    private static final class Gradient {
        final double[] place;
        final double[] direction;
        final double doubt;

        Gradient(double[] place, double[] direction, double doubt) {
            this.place = place;
            this.direction = direction;
            this.doubt = doubt;
        }
    }

    private SphereAxes(int q, ToDoubleFunction<double[]> density) {
        this.q = q;
        this.density = density;
        this.tops = SampledCheck.tops(q, density);
    }

    /** A direction, with the heights of planes across it on which the density is infinite. */
    static final class Axis {
        private final double[] direction;
        private final List<Double> crests = new ArrayList<>();

        private Axis(double[] direction) {
            this.direction = direction;
        }

        double[] direction() {
            return direction;
        }

        List<Double> crests() {
            return crests;
        }
    }

    /** The directions worth trying as polar axes besides the coordinate axes. */
    static List<Axis> oblique(int q, ToDoubleFunction<double[]> density) {
        SphereAxes axes = new SphereAxes(q, density);
        axes.gradients();
        axes.jumps();
        axes.crests();
        return axes.found;
    }

    /** An axis of symmetry, if there is one; that of a constant density is the last coordinate axis. */
    static Optional<double[]> symmetry(int q, ToDoubleFunction<double[]> density, SphereLandmarks landmarks) {
        SphereAxes axes = new SphereAxes(q, density);
        axes.needles.addAll(landmarks.needles());
        // A narrow factor of which nothing shows may do anything where it does not depend on the height.
        Predicate<double[]> symmetric = axis -> axes.symmetric(axis) && !landmarks.hidden(axis);
        for (int i = q - 1; i >= 0; i--) {
            double[] unit = new double[q];
            unit[i] = 1;
            if (symmetric.test(unit)) {
                return Optional.of(unit);
            }
        }
        landmarks.axes().forEach(axes::add);
        Optional<double[]> known =
                axes.found.stream().map(Axis::direction).filter(symmetric).findFirst();
        if (known.isPresent()) {
            return known;
        }
        axes.gradients();
        axes.jumps();
        axes.crests();
        return axes.found.stream().map(Axis::direction).filter(symmetric).findFirst();
    }

    /** Is the density the same at points of equal height: everywhere, and about its highest places. */
    private boolean symmetric(double[] axis) {
        for (int j = 0; j < TESTS; j++) {
            double[] w = j < 4 * needles.size()
                    ? needles.get(j / 4)
                    : j % 4 == 0 ? near(tops.get(j / 4 % tops.size())) : uniform();
            double t = dot(axis, w);
            double[] u = uniform();
            double c = dot(axis, u);
            for (int i = 0; i < q; i++) {
                u[i] -= c * axis[i];
            }
            normalise(u);
            double here = density.applyAsDouble(w);
            if (same(here, density.applyAsDouble(turned(axis, u, t)))) {
                continue;
            }
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int side = -1; side <= 1; side++) {
                double there = density.applyAsDouble(turned(axis, u, Math.max(-1, Math.min(1, t + side * OFF))));
                if (Double.isNaN(there)) {
                    high = Double.POSITIVE_INFINITY; // Beyond a pole where the density is infinite.
                } else {
                    low = Math.min(low, there);
                    high = Math.max(high, there);
                }
            }
            if (!(here >= low - 1e-10 * Math.abs(low) && here <= high + 1e-10 * Math.abs(high))) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(double x, double y) {
        return x == y || Math.abs(x - y) <= 1e-11 * (Math.abs(x) + Math.abs(y)) || (Double.isNaN(x) && Double.isNaN(y));
    }

    private static double[] turned(double[] axis, double[] u, double t) {
        double[] w = new double[u.length];
        double s = Math.sqrt((1 - t) * (1 + t));
        for (int i = 0; i < w.length; i++) {
            w[i] = t * axis[i] + s * u[i];
        }
        return w;
    }

    /** The direction that lies in the plane of every point and the gradient there. */
    private void gradients() {
        List<Gradient> all = new ArrayList<>();
        for (int j = 0; j < POINTS; j++) {
            double[] w = j % 2 == 0 ? uniform() : near(tops.get(j / 2 % tops.size()));
            double distance = 1;
            if (j % 2 == 1) {
                double[] top = tops.get(j / 2 % tops.size());
                double square = 0;
                for (int i = 0; i < q; i++) {
                    square += (w[i] - top[i]) * (w[i] - top[i]);
                }
                distance = Math.min(1, Math.sqrt(square));
            }
            if (distance > 1e-4) {
                gradient(w, 1e-3 * distance).ifPresent(all::add);
            }
        }
        all.sort(Comparator.comparingDouble(g -> g.doubt));
        if (all.size() < 2 * q) {
            return;
        }
        double[][] sum = new double[q][q];
        for (Gradient g : all.subList(0, Math.min(BEST, all.size()))) {
            for (int i = 0; i < q; i++) {
                sum[i][i] += 1;
                for (int k = 0; k < q; k++) {
                    sum[i][k] -= g.place[i] * g.place[k] + g.direction[i] * g.direction[k];
                }
            }
        }
        add(least(sum));
    }

    private Optional<Gradient> gradient(double[] w, double h) {
        double[] coarse = new double[q];
        double[] fine = new double[q];
        for (int i = 0; i < q; i++) {
            double[] d = {slope(w, i, h), slope(w, i, 0.5 * h), slope(w, i, 0.25 * h)};
            coarse[i] = (4 * d[1] - d[0]) / 3;
            fine[i] = (4 * d[2] - d[1]) / 3;
        }
        // Values are taken on the sphere, so that the gradient is tangential already.
        double size = Math.sqrt(dot(fine, fine));
        double apart = 0;
        for (int i = 0; i < q; i++) {
            apart += (coarse[i] - fine[i]) * (coarse[i] - fine[i]);
        }
        double doubt = Math.sqrt(apart) / size;
        if (!(size * h > 1e-7 * Math.abs(density.applyAsDouble(w))) || !(doubt < 1e-6)) {
            return Optional.empty();
        }
        double radial = dot(fine, w);
        for (int i = 0; i < q; i++) {
            fine[i] -= radial * w[i];
        }
        normalise(fine);
        return Optional.of(new Gradient(w, fine, doubt));
    }

    private double slope(double[] w, int i, double h) {
        double[] up = w.clone();
        up[i] += h;
        normalise(up);
        double[] down = w.clone();
        down[i] -= h;
        normalise(down);
        return (density.applyAsDouble(up) - density.applyAsDouble(down)) / (2 * h);
    }

    /** The normals of planes through places where the density jumps. */
    private void jumps() {
        for (int j = 0, starts = 0; j < 400 && starts < 8; j++) {
            double[] from = j % 2 == 0 ? uniform() : near(tops.get(j / 2 % tops.size()));
            double[] start = jump(from, beside(from, 0.3));
            if (start.length == 0) {
                continue;
            }
            starts++;
            double[][] sum = new double[q + 1][q + 1];
            int places = 0;
            for (int k = 0; k < 200 && places < 4 * q; k++) {
                double reach = starts % 2 == 0 ? 0.5 : 0.1;
                double[] place = jump(beside(start, reach), beside(start, reach));
                if (place.length > 0) {
                    places++;
                    count(place, sum);
                }
            }
            plane(sum, places, new double[0]);
        }
    }

    /** The normals of planes through places where the density is infinite. */
    private void crests() {
        for (int j = 0; j < tops.size(); j++) {
            double[][] sum = new double[q + 1][q + 1];
            int places = 0;
            double[] last = new double[0];
            for (int k = 0; k < 24 * q && places < 4 * q; k++) {
                double reach = j % 2 == 0 ? 0.3 : 0.05;
                double[] from = beside(tops.get(j), reach);
                double[] to = from.clone();
                for (int i = 0; i < q; i++) {
                    to[i] = 2 * tops.get(j)[i] - from[i];
                }
                normalise(to);
                double[] about = beside(tops.get(j), reach);
                for (int i = 0; i < q; i++) {
                    to[i] += about[i] - tops.get(j)[i];
                }
                normalise(to);
                double[] place = crest(from, to);
                if (place.length > 0) {
                    places++;
                    last = place;
                    count(place, sum);
                }
            }
            plane(sum, places, last);
        }
    }

    /** The place of the largest value between two points if it is far above both; empty otherwise. */
    private double[] crest(double[] from, double[] to) {
        double ends = Math.max(value(from), value(to));
        double low = 0;
        double high = 1;
        for (int k = 0; k < 40; k++) {
            int best = 0;
            double most = -1;
            for (int i = 1; i < 8; i++) {
                double y = value(between(from, to, low + (high - low) * i / 8));
                if (y > most) {
                    most = y;
                    best = i;
                }
            }
            double width = (high - low) / 8;
            high = low + (best + 1) * width;
            low = low + (best - 1) * width;
            if (high - low < 1e-15) {
                break;
            }
        }
        double[] place = between(from, to, 0.5 * (low + high));
        double beside = Math.max(
                value(between(from, to, 0.5 * (low + high) - 1e-9)),
                value(between(from, to, 0.5 * (low + high) + 1e-9)));
        // From 1e-9 to 1e-14 a power of the distance grows, a smooth peak does not.
        return value(place) > 1.3 * beside && value(place) > 3 * ends ? place : new double[0];
    }

    private double value(double[] w) {
        double y = density.applyAsDouble(w);
        return Double.isNaN(y) ? 0 : Math.min(y, 1e300);
    }

    private static double[] between(double[] a, double[] b, double u) {
        double[] w = new double[a.length];
        for (int i = 0; i < w.length; i++) {
            w[i] = (1 - u) * a[i] + u * b[i];
        }
        normalise(w);
        return w;
    }

    private static void count(double[] place, double[][] sum) {
        double[] row = Arrays.copyOf(place, sum.length);
        row[sum.length - 1] = -1;
        for (int a = 0; a < row.length; a++) {
            for (int b = 0; b < row.length; b++) {
                sum[a][b] += row[a] * row[b];
            }
        }
    }

    /** The plane nearest to places, the last of which is given where the density is infinite on it. */
    private void plane(double[][] sum, int places, double[] crest) {
        if (places < 2 * q) {
            return;
        }
        EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(sum));
        double[] plane = Arrays.copyOf(eigen.getEigenvector(q).toArray(), q);
        // Places that lie on no common plane are no help.
        if (Math.sqrt(dot(plane, plane)) > 1e-3 && eigen.getRealEigenvalue(q) < 1e-12 * places) {
            normalise(plane);
            Axis axis = add(plane);
            if (crest.length > 0) {
                double height = dot(axis.direction, crest);
                height = Math.abs(height) < 1e-12 ? 0 : height;
                double rounded = height;
                if (axis.crests.stream().noneMatch(c -> Math.abs(c - rounded) < 1e-10)) {
                    axis.crests.add(height);
                }
            }
        }
    }

    /** A place between two points where the density jumps; empty if it does not. */
    private double[] jump(double[] from, double[] to) {
        double[] a = from;
        double[] b = to;
        double left = density.applyAsDouble(a);
        double right = density.applyAsDouble(b);
        double[] middle = a;
        for (int k = 0; k < 60; k++) {
            middle = new double[q];
            for (int i = 0; i < q; i++) {
                middle[i] = a[i] + b[i];
            }
            normalise(middle);
            double value = density.applyAsDouble(middle);
            if (Math.abs(value - left) >= Math.abs(value - right)) {
                b = middle;
                right = value;
            } else {
                a = middle;
                left = value;
            }
            if (!(Math.abs(right - left) > 1e-3 * (Math.abs(right) + Math.abs(left)))) {
                return new double[0];
            }
        }
        return middle;
    }

    private Axis add(double[] raw) {
        double[] axis = snapped(raw);
        for (Axis known : found) {
            if (Math.abs(Math.abs(dot(known.direction, axis)) - 1) < 1e-14) {
                return known;
            }
        }
        Axis added = new Axis(axis);
        found.add(added);
        return added;
    }

    /** Squares of the components in ratios of small numbers if they nearly are: formulas have such. */
    private static double[] snapped(double[] raw) {
        double most = Arrays.stream(raw).map(Math::abs).max().orElse(1);
        double[] axis = raw.clone();
        for (int i = 0; i < axis.length; i++) {
            double square = raw[i] * raw[i] / (most * most);
            double near = Double.NaN;
            for (int m = 1; m <= 64 && Double.isNaN(near); m++) {
                double candidate = Math.rint(m * square) / m;
                if (Math.abs(candidate - square) < 1e-9 && (candidate > 0 || Math.abs(raw[i]) < 1e-9)) {
                    near = candidate;
                }
            }
            if (Double.isNaN(near)) {
                axis = raw.clone();
                break;
            }
            axis[i] = Math.copySign(Math.sqrt(near), raw[i]);
        }
        normalise(axis);
        return axis;
    }

    private static double[] least(double[][] symmetric) {
        EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(symmetric));
        return eigen.getEigenvector(symmetric.length - 1).toArray();
    }

    private double[] uniform() {
        double[] w = new double[q];
        for (int i = 0; i < q; i++) {
            w[i] = normal.sample();
        }
        normalise(w);
        return w;
    }

    private double[] beside(double[] w, double reach) {
        double[] u = uniform();
        for (int i = 0; i < q; i++) {
            u[i] = w[i] + reach * u[i];
        }
        normalise(u);
        return u;
    }

    private double[] near(double[] top) {
        return beside(top, Math.pow(10, -4 * rng.nextDouble()));
    }

    static double distance(double[] a, double[] b) {
        double square = 0;
        for (int i = 0; i < a.length; i++) {
            square += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(square);
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static void normalise(double[] w) {
        double norm = Math.sqrt(dot(w, w));
        for (int i = 0; i < w.length; i++) {
            w[i] /= norm;
        }
    }

    /** The orthogonal matrix, as its columns, of the reflection that exchanges the axis and the last coordinate axis (up to sign): the last column is the axis. */
    static double[][] frame(double[] axis) {
        int q = axis.length;
        double sign = axis[q - 1] > 0 ? -1 : 1;
        double[] v = axis.clone();
        v[q - 1] -= sign;
        double square = dot(v, v);
        double[][] columns = new double[q][q];
        for (int k = 0; k < q; k++) {
            for (int i = 0; i < q; i++) {
                columns[k][i] = (i == k ? 1 : 0) - 2 * v[k] * v[i] / square;
            }
        }
        columns[q - 1] = axis.clone();
        return columns;
    }

    /** {@code sum_k y_k column_k}. */
    static double[] combine(double[][] columns, double[] y) {
        double[] w = new double[y.length];
        for (int k = 0; k < y.length; k++) {
            for (int i = 0; i < w.length; i++) {
                w[i] += y[k] * columns[k][i];
            }
        }
        return w;
    }
}
