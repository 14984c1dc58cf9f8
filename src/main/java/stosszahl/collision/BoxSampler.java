package stosszahl.collision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Draws from a density on some equal boxes by rejection under an envelope that is constant on smaller boxes, those halved first whose envelope stands highest above the density.
 *
 * <p>The envelope of a box is what the values at points of the box and beside it, and their differences, let expect as the largest; it is tried on half a million points before it is used, and a box in which it was
 * exceeded then is raised. A value above the envelope later on is an error that says so. Boxes with a corner where the density is infinite are halved further, until what the envelope cuts off there is less than
 * {@code 1e-10} of the mass; if that cannot be had, nothing is drawn, and the complaint says so.
 */
final class BoxSampler {
    private static final int MOST_BOXES = 1 << 14;
    /** Most boxes about places where the density is infinite. */
    private static final int MOST_OPEN = 1 << 16;

    private static final double HEADROOM = 1.1;
    private static final double ACCEPTANCE = 0.4;
    private static final int TRIALS = 1 << 19;
    private static final double CUT = 1e-10;
    /** With more cut off nothing is drawn. */
    private static final double WORST = 2e-8;

    private final String name;
    private final ToDoubleFunction<double[]> density;
    private final List<Box> boxes;
    private final double[] upTo;
    private final double cut;

    /** A box with its envelope and an estimate of the mean; the last number of a place is that of the first box it came from. */
    private static final class Box {
        final double[] low;
        final double[] high;
        double top;
        double mean;
        boolean open;

        Box(double[] low, double[] high) {
            this.low = low;
            this.high = high;
        }

        double volume() {
            double product = 1;
            for (int i = 0; i + 1 < low.length; i++) {
                product *= high[i] - low[i];
            }
            return product;
        }

        boolean holds(double[] x) {
            boolean inside = true;
            for (int i = 0; i < x.length; i++) {
                inside &= low[i] <= x[i] && x[i] <= high[i];
            }
            return inside;
        }

        double waste() {
            return (top - mean) * volume();
        }

        /** A bound of what the envelope cuts off. */
        double cut() {
            return open ? 4 * mean * volume() : 0;
        }
    }

    private BoxSampler(String name, ToDoubleFunction<double[]> density, List<Box> boxes) {
        this.name = name;
        this.density = density;
        this.boxes = boxes;
        this.upTo = new double[boxes.size()];
        sum();
        double mass = boxes.stream().mapToDouble(b -> b.mean * b.volume()).sum();
        this.cut = boxes.stream().mapToDouble(Box::cut).sum() / mass;
    }

    private void sum() {
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += boxes.get(i).top * boxes.get(i).volume();
            upTo[i] = sum;
        }
    }

    /**
     * Prepares.
     *
     * @param name the name, for complaints
     * @param density a function of the places, which are followed by the number of the box, from 0
     * @param low the lower corner of all boxes
     * @param high the upper corner
     * @param charts the number of boxes
     */
    static BoxSampler of(String name, ToDoubleFunction<double[]> density, double[] low, double[] high, int charts) {
        PriorityQueue<Box> queue = new PriorityQueue<>(Comparator.comparingDouble(b -> -b.waste()));
        List<Box> all = new ArrayList<>();
        double top = 0;
        double mass = 0;
        int d = low.length;
        for (int chart = 0; chart < charts; chart++) {
            Box whole = new Box(Arrays.copyOf(low, d + 1), Arrays.copyOf(high, d + 1));
            whole.low[d] = chart;
            whole.high[d] = chart;
            look(density, whole, low, high);
            queue.add(whole);
            top += whole.top * whole.volume();
            mass += whole.mean * whole.volume();
        }
        int most = d == 2 ? MOST_BOXES : MOST_BOXES / 4;
        while (queue.size() < most && (queue.size() < 256 || mass < ACCEPTANCE * top)) {
            Box box = queue.remove();
            top -= box.top * box.volume();
            mass -= box.mean * box.volume();
            Box[] halves = halves(density, box, low, high);
            if (halves.length == 0) {
                all.add(box);
            }
            for (Box half : halves) {
                queue.add(half);
                top += half.top * half.volume();
                mass += half.mean * half.volume();
            }
        }
        PriorityQueue<Box> open = new PriorityQueue<>(Comparator.comparingDouble(b -> -b.cut()));
        queue.forEach(b -> (b.open ? open : all).add(b));
        double cut = open.stream().mapToDouble(Box::cut).sum();
        while (cut > CUT * mass && all.size() + open.size() < (d == 2 ? MOST_OPEN : MOST_OPEN / 4) && !open.isEmpty()) {
            Box box = open.remove();
            cut -= box.cut();
            Box[] halves = halves(density, box, low, high);
            if (halves.length == 0) {
                all.add(box);
            }
            for (Box half : halves) {
                (half.open ? open : all).add(half);
                cut += half.cut();
            }
            if (open.size() % 64 == 0) {
                cut = open.stream().mapToDouble(Box::cut).sum(); // Differences of large numbers lose figures.
            }
        }
        all.addAll(open);
        BoxSampler sampler = new BoxSampler(name, y -> finite(density.applyAsDouble(y)), all);
        sampler.tryOut();
        return sampler;
    }

    private static double finite(double y) {
        return Double.isFinite(y) && y > 0 ? y : 0;
    }

    /** The halves in the direction in which the envelope comes out least, or least is cut off; the widest direction if none helps; none if no number lies inside. */
    private static Box[] halves(ToDoubleFunction<double[]> density, Box box, double[] low, double[] high) {
        ToDoubleFunction<Box> cost = b -> box.open ? b.cut() : b.top * b.volume();
        Box[] halves = new Box[0];
        Box[] halvesOfWidest = halves;
        double least = Double.POSITIVE_INFINITY;
        double widest = 0;
        for (int i = 0; i < low.length; i++) {
            double middle = 0.5 * (box.low[i] + box.high[i]);
            if (!(box.low[i] < middle && middle < box.high[i])) {
                continue;
            }
            Box left = new Box(box.low, box.high.clone());
            left.high[i] = middle;
            Box right = new Box(box.low.clone(), box.high);
            right.low[i] = middle;
            look(density, left, low, high);
            look(density, right, low, high);
            double sum = cost.applyAsDouble(left) + cost.applyAsDouble(right);
            if (sum < least) {
                least = sum;
                halves = new Box[] {left, right};
            }
            double width = (box.high[i] - box.low[i]) / (high[i] - low[i]);
            if (width > widest) {
                widest = width;
                halvesOfWidest = new Box[] {left, right};
            }
        }
        if (!(least < 0.99 * cost.applyAsDouble(box))) {
            halves = halvesOfWidest;
        }
        return halves;
    }

    /** Looks at the corners, at points of a lattice in the box and half a box beside it. */
    private static void look(ToDoubleFunction<double[]> density, Box box, double[] low, double[] high) {
        int d = low.length;
        int n = d <= 2 ? 9 : d == 3 ? 5 : 3;
        int points = (int) Math.pow(n, d);
        double[] values = new double[points];
        double[] x = box.low.clone();
        double most = 0;
        for (int p = 0; p < points; p++) {
            int left = p;
            boolean inside = true;
            for (int i = 0; i < d; i++, left /= n) {
                double s = n == 3 ? left % n * 0.5 : -0.5 + 2.0 * (left % n) / (n - 1);
                inside &= s > -1e-9 && s < 1 + 1e-9;
                double place = s == 1 ? box.high[i] : box.low[i] + s * (box.high[i] - box.low[i]);
                x[i] = Math.max(low[i], Math.min(high[i], place));
            }
            double y = density.applyAsDouble(x);
            box.open |= inside && y == Double.POSITIVE_INFINITY;
            values[p] = finite(y);
            most = Math.max(most, values[p]);
        }
        double sum = 0;
        int many = 24;
        for (int p = 0; p < many; p++) {
            for (int i = 0; i < d; i++) {
                // Kronecker's sequence with the root of x^(d+1) = x + 1.
                double s = (0.5 + (p + 1) * Math.pow(root(d), -(i + 1))) % 1;
                x[i] = box.low[i] + s * (box.high[i] - box.low[i]);
            }
            double y = finite(density.applyAsDouble(x));
            most = Math.max(most, y);
            sum += y;
        }
        double step = 0;
        for (int p = 0, stride = 1; stride < points; stride *= n) {
            for (p = 0; p < points; p++) {
                if (p / stride % n + 1 < n) {
                    step = Math.max(step, Math.abs(values[p + stride] - values[p]));
                }
            }
        }
        // Between points of a lattice a parabola rises above them by an eighth of its last difference in each
        // direction.
        box.top = HEADROOM * most + (box.open ? 0 : (d == 2 ? 0.25 : 0.3 * d) * step);
        box.mean = sum / many;
    }

    private static double root(int d) {
        double x = 1.5;
        for (int k = 0; k < 30; k++) {
            x = Math.pow(1 + x, 1.0 / (d + 1));
        }
        return x;
    }

    private void tryOut() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(0xb0cL);
        double[] x = boxes.get(0).low.clone();
        boolean raised = true;
        for (int round = 0; round < 8 && raised; round++) {
            raised = false;
            for (int t = 0; t < TRIALS / (round == 0 ? 1 : 4); t++) {
                // Half by the envelope, half box by box, so that boxes of low envelope are tried as well.
                Box box = t % 2 == 0 ? boxes.get(choose(rng)) : boxes.get(rng.nextInt(boxes.size()));
                double y = place(rng, box, x);
                if (y > box.top && !box.open) {
                    box.top = 1.5 * y;
                    raised = true;
                }
            }
            sum();
        }
    }

    private int choose(UniformRandomProvider rng) {
        int i = Arrays.binarySearch(upTo, upTo[upTo.length - 1] * rng.nextDouble());
        return Math.min(upTo.length - 1, i < 0 ? -i - 1 : i + 1);
    }

    private double place(UniformRandomProvider rng, Box box, double[] x) {
        int d = x.length - 1;
        for (int i = 0; i < d; i++) {
            x[i] = box.low[i] + (box.high[i] - box.low[i]) * rng.nextDouble();
        }
        x[d] = box.low[d];
        return density.applyAsDouble(x);
    }

    /** How far the law drawn from is from the density's at most, in total variation. */
    double cut() {
        return cut;
    }

    /** Does the envelope of the box about a place exceed the density there, or is cut there knowingly. */
    boolean covers(double[] x) {
        double y = density.applyAsDouble(x);
        return boxes.stream().filter(b -> b.holds(x)).anyMatch(b -> b.open || y <= b.top);
    }

    /**
     * Draws a place and the number of its box into {@code x}.
     *
     * @throws IllegalArgumentException if the density is infinite at places where the boxes cannot come near enough, or has a peak that was not found
     */
    void draw(UniformRandomProvider rng, double[] x) {
        if (!(cut <= WORST)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the density %s is infinite on a set of which %.2g of the mass cannot be drawn exactly; averages can be"
                            + " had, draws only if it is infinite on coordinate planes or on planes across one direction",
                    name,
                    cut));
        }
        while (true) {
            Box box = boxes.get(choose(rng));
            double y = place(rng, box, x);
            if (y > box.top && !box.open) {
                throw new IllegalArgumentException("the density " + name
                        + " has a peak or a singularity that was not found before (" + y + " above " + box.top
                        + ") and cannot be drawn from exactly; give a density without it");
            }
            if (box.top * rng.nextDouble() < y) {
                return;
            }
        }
    }
}
