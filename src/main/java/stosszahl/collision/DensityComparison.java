package stosszahl.collision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import stosszahl.claim.Comparison;
import stosszahl.claim.Tolerance;

/**
 * A density on a sphere against its image {@code g(j w)}, at many points: equidistributed ones at irrational distances, random ones, angles drawn from the kernel itself, which find its
 * peaks, and points that climb to the peaks and lie densely where the density is steep.
 *
 * <p>Only values on a set of positive measure matter: a difference at a point is believed if the points about it, at some distance, differ too and in the same sense. So the jump of a
 * density, a pole and the rounding of a formula near its zeros refute nothing. What a formula hides between all these points, on a set of little weight, is not found: the verdict is never a proof.
 */
final class DensityComparison {
    static final Tolerance VALUES =
            Tolerance.relative(1e-9, "rounding of the formula of a density at an angle, relative to its values there");

    private static final double SAME = 1e-9;
    /** A formula that cancels is wrong by some rounding units of what it cancels, which is about the size of the density nearby. */
    private static final double CANCELLED = 1e-14;
    /** And of its mean: {@code 1 - cos theta} is good to a rounding unit of 1. Laws whose densities differ by less than this everywhere differ by no more in total variation. */
    private static final double MEAN = 1e-15;

    /** Below this the numbers of a formula have few digits left, and a density that small has no weight. */
    private static final double UNDERFLOW = 1e-298;

    private static final double NEARBY = 1e-3;
    private static final int ABOUT = 48;
    private static final int KEPT = 300;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final CollisionKernel kernel;
    private final CollisionKernel reference;
    private final ToDoubleFunction<double[]> density;
    private final AngleMap j;
    private final Comparison sides;
    private final UniformRandomProvider rng = RandomSource.L64_X128_MIX.create(0xd115L);
    private final PriorityQueue<Place> far = new PriorityQueue<>(Comparator.comparingDouble(Place::defect));
    private final PriorityQueue<Place> unlike = new PriorityQueue<>(Comparator.comparingDouble(Place::share));
    private final PriorityQueue<Place> high = new PriorityQueue<>(Comparator.comparingDouble(Place::size));
    private long exceptions;
    private double sum;
    private long seen;
    private boolean uniform = true;

    /** An angle, the density there and at its image. */
    private static final class Place {
        private final double[] w;
        private final double x;
        private final double y;

        Place(double[] w, double x, double y) {
            this.w = w;
            this.x = x;
            this.y = y;
        }

        double defect() {
            return Math.abs(x - y);
        }

        double size() {
            return Math.max(x, y);
        }

        double share() {
            return defect() / size();
        }
    }

    private DensityComparison(
            CollisionKernel kernel,
            CollisionKernel reference,
            ToDoubleFunction<double[]> density,
            AngleMap j,
            Comparison sides) {
        this.kernel = kernel;
        this.reference = reference;
        this.density = density;
        this.j = j;
        this.sides = sides;
    }

    /**
     * Compares the density with its image, and writes every point into the comparison.
     *
     * @param kernel the kernel with its density
     * @param reference the uniform law on a sphere that the density refers to
     * @param even is {@code T^{-w} = T^w}, so that only the even part of the density matters
     * @param j the map of angles
     * @param budget the number of points, about
     * @param sides the comparison; modified
     * @return true if they agree
     */
    static boolean compare(
            CollisionKernel kernel, CollisionKernel reference, boolean even, AngleMap j, int budget, Comparison sides) {
        ToDoubleFunction<double[]> g = kernel.density().orElseThrow();
        DensityComparison comparison = new DensityComparison(
                kernel, reference, even ? w -> g.applyAsDouble(w) + g.applyAsDouble(negative(w)) : g, j, sides);
        sides.tolerance(VALUES);
        comparison.spread(budget);
        comparison.climb();
        return comparison.decide();
    }

    private static double[] negative(double[] w) {
        double[] minus = new double[w.length];
        for (int i = 0; i < w.length; i++) {
            minus[i] = -w[i];
        }
        return minus;
    }

    /** The density, not a number where the formula has no value. */
    private double value(double[] w) {
        try {
            double value = density.applyAsDouble(w);
            return Double.isInfinite(value) ? Double.NaN : value;
        } catch (RuntimeException e) {
            return Double.NaN; // 1/0 at one angle; on an interval the kernel is refused when it is made.
        }
    }

    private double see(double[] w) {
        Place place = new Place(w, value(w), value(j.apply(w)));
        if (Double.isNaN(place.x) || Double.isNaN(place.y)) {
            exceptions++;
            return 0;
        }
        if (uniform) {
            sum += place.size();
            seen++;
        }
        if (place.size() < UNDERFLOW) {
            return 0;
        }
        if (place.defect() <= SAME * place.size()) {
            sides.equal(place.x, place.y, place.size(), () -> where(place));
        } else {
            keep(far, place);
            keep(unlike, place);
        }
        keep(high, place);
        return place.size();
    }

    private static void keep(PriorityQueue<Place> queue, Place place) {
        if (queue.size() < KEPT) {
            queue.add(place);
        } else if (queue.comparator().compare(queue.peek(), place) < 0) {
            queue.poll();
            queue.add(place);
        }
    }

    private String where(Place place) {
        double[] w = place.w;
        double[] image = j.apply(w);
        String angle = w.length == 2
                ? String.format(Locale.ROOT, "theta = %.9g", Math.atan2(w[1], w[0]))
                : "w = " + Witnesses.show(w);
        String other = w.length == 2
                ? String.format(Locale.ROOT, "theta = %.9g", Math.atan2(image[1], image[0]))
                : "w = " + Witnesses.show(image);
        return "the density at " + angle + " and at its image " + other;
    }

    private void spread(int budget) {
        int q = reference.angleDimension();
        if (q == 2) {
            circle(budget);
        } else {
            for (int n = 0; n < budget / 2; n++) {
                see(drawn(reference));
            }
            // Great circles, on which no harmonic of a formula in the coordinates can hide between the points.
            for (int circle = 0; circle < 64; circle++) {
                double[] w = drawn(reference);
                double[] u = drawn(reference);
                for (int n = 0; n < budget / 128; n++) {
                    double t = 2 * Math.PI * fraction((n + 0.5) * GOLDEN);
                    see(combined(Math.cos(t), w, Math.sin(t), u));
                }
            }
        }
        uniform = false;
        try {
            for (int n = 0; n < budget / 8; n++) {
                see(drawn(kernel));
            }
        } catch (IllegalStateException e) {
            sides.note("no angles were drawn from the kernel: " + e.getMessage());
        }
    }

    private void circle(int budget) {
        double before = Double.NaN;
        List<double[]> steep = new ArrayList<>();
        PriorityQueue<double[]> steepest = new PriorityQueue<>(Comparator.comparingDouble(s -> s[0]));
        double offset = Math.PI * GOLDEN / budget;
        for (int n = 0; n < budget; n++) {
            double theta = 2 * Math.PI * n / budget - Math.PI + offset;
            double size = see(point(theta));
            double change = Math.abs(size - before);
            if (change > 0) {
                steepest.add(new double[] {change, theta});
                if (steepest.size() > 64) {
                    steepest.poll();
                }
            }
            before = size;
        }
        steep.addAll(steepest);
        uniform = false;
        double step = 2 * Math.PI / budget;
        for (double[] s : steep) {
            for (int n = 0; n < 64; n++) {
                see(point(s[1] - 2 * step + 3 * step * fraction((n + 0.5) * GOLDEN)));
            }
        }
        for (int n = 0; n < budget / 4; n++) {
            see(point(Math.PI * (2 * rng.nextDouble() - 1)));
        }
        // Formulas like to be special at multiples of a quarter turn and at whole numbers.
        for (int centre = -4; centre <= 4; centre++) {
            for (int n = 0; n < 256; n++) {
                double near = Math.pow(10, -12 * rng.nextDouble()) * (n % 2 == 0 ? 1 : -1);
                see(point(centre * Math.PI / 4 + near));
                if (Math.abs(centre) <= 3) {
                    see(point(centre + near));
                }
            }
        }
    }

    private static double fraction(double x) {
        return x - Math.floor(x);
    }

    private static double[] point(double theta) {
        return new double[] {Math.cos(theta), Math.sin(theta)};
    }

    private double[] drawn(CollisionKernel from) {
        double[] w = new double[from.angleDimension()];
        from.sample(rng, w);
        return w;
    }

    /** {@code a w + b u} on the unit sphere; both vectors are of the subspace that the sphere lies in. */
    private static double[] combined(double a, double[] w, double b, double[] u) {
        double[] sum = new double[w.length];
        double square = 0;
        for (int i = 0; i < sum.length; i++) {
            sum[i] = a * w[i] + b * u[i];
            square += sum[i] * sum[i];
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= Math.sqrt(square);
        }
        return sum;
    }

    /** From the highest places uphill, comparing on the way: a narrow peak with tails is found from its tails. */
    private void climb() {
        List<Place> starts = new ArrayList<>(high);
        starts.sort(Comparator.comparingDouble(Place::size).reversed());
        for (int s = 0; s < Math.min(32, starts.size()); s++) {
            double[] w = starts.get(s * Math.max(1, starts.size() / 32)).w;
            double best = value(w);
            double reach = 0.1;
            for (int n = 0; n < 150; n++) {
                double[] next = combined(1, w, reach * rng.nextDouble(), drawn(reference));
                if (see(next) > best && value(next) > best) {
                    w = next;
                    best = value(next);
                } else {
                    reach = Math.max(1e-8, reach * 0.85);
                    if (reach == 1e-8) {
                        reach = 0.01;
                    }
                }
            }
        }
    }

    private boolean decide() {
        List<Place> suspects = new ArrayList<>(far);
        suspects.sort(Comparator.comparingDouble(Place::defect).reversed());
        List<Place> more = new ArrayList<>(unlike);
        more.sort(Comparator.comparingDouble(Place::share).reversed());
        suspects.addAll(more);
        for (Place place : suspects) {
            if (confirmed(place)) {
                sides.equal(place.x, place.y, place.size(), () -> where(place));
                return false;
            }
        }
        long left = suspects.size() + exceptions;
        if (left > 0) {
            sides.note(left
                    + " exceptional points with no neighbourhood that agrees with them, or with no value, left out");
        }
        return true;
    }

    /** Do nine in ten of the points about a place differ, in one sense and by more than cancellation can make. */
    private boolean confirmed(Place place) {
        double nearby = place.size();
        for (int n = 0; n < ABOUT; n++) {
            double size = value(combined(1, place.w, NEARBY * (2 * rng.nextDouble() - 1), drawn(reference)));
            nearby = Double.isNaN(size) ? nearby : Math.max(nearby, size);
        }
        for (double radius = 1e-2; radius > 1e-10; radius /= 10) {
            int same = 0;
            double difference = 0;
            for (int n = 0; n < ABOUT; n++) {
                double[] w = combined(1, place.w, radius * (2 * rng.nextDouble() - 1), drawn(reference));
                double x = value(w);
                double y = value(j.apply(w));
                if (Math.signum(x - y) == Math.signum(place.x - place.y)
                        && Math.abs(x - y) > SAME * Math.max(x, y)
                        && Math.abs(x - y) > rounding(w, x)) {
                    same++;
                    difference += Math.abs(x - y) / ABOUT;
                }
            }
            if (same >= 0.9 * ABOUT && difference > CANCELLED * nearby && difference > MEAN * sum / seen) {
                return true;
            }
        }
        return false;
    }

    /** What rounding of the angle and in the formula may do where the density is steep: some times its change over a few units in the last place. */
    private double rounding(double[] w, double x) {
        double most = 0;
        for (int n = 0; n < 4; n++) {
            double change = Math.abs(value(combined(1, w, 1e-15, drawn(reference))) - x);
            most = Double.isNaN(change) ? Double.POSITIVE_INFINITY : Math.max(most, change);
        }
        return 8 * most;
    }
}
