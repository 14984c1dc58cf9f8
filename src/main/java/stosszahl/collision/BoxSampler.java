package stosszahl.collision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Draws from a density on a box by rejection under an envelope that is constant on smaller boxes, those halved first whose envelope stands highest above the density.
 *
 * <p>The envelope of a box is 1.25 times the largest value at points of the box and beside it, and is tried on a million points before it is used; a box in which it was exceeded then is raised. A value above
 * the envelope later on is an error that says so, except in boxes of less than {@code 1e-9} of the average volume, which lie about places where the density is infinite: there it is cut at the envelope, so
 * that an unbounded density is not drawn exactly.
 */
final class BoxSampler {
    private static final int MOST_BOXES = 1 << 14;
    private static final double HEADROOM = 1.25;
    private static final double ACCEPTANCE = 0.4;
    private static final int TRIALS = 1 << 19;

    private final String name;
    private final ToDoubleFunction<double[]> density;
    private final List<Box> boxes;
    private final double[] upTo;

    /** A box with its envelope and an estimate of the mean. */
    private static final class Box {
        final double[] low;
        final double[] high;
        double top;
        double mean;

        Box(double[] low, double[] high) {
            this.low = low;
            this.high = high;
        }

        double volume() {
            double product = 1;
            for (int i = 0; i < low.length; i++) {
                product *= high[i] - low[i];
            }
            return product;
        }

        double waste() {
            return (top - mean) * volume();
        }
    }

    private BoxSampler(String name, ToDoubleFunction<double[]> density, List<Box> boxes) {
        this.name = name;
        this.density = density;
        this.boxes = boxes;
        this.upTo = new double[boxes.size()];
        sum();
    }

    private void sum() {
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += boxes.get(i).top * boxes.get(i).volume();
            upTo[i] = sum;
        }
    }

    static BoxSampler of(String name, ToDoubleFunction<double[]> density, double[] low, double[] high) {
        ToDoubleFunction<double[]> finite = x -> {
            double y = density.applyAsDouble(x);
            return Double.isFinite(y) && y > 0 ? y : 0;
        };
        PriorityQueue<Box> queue = new PriorityQueue<>(Comparator.comparingDouble(b -> -b.waste()));
        Box whole = new Box(low.clone(), high.clone());
        look(finite, whole, low, high);
        queue.add(whole);
        double top = whole.top * whole.volume();
        double mass = whole.mean * whole.volume();
        while (queue.size() < MOST_BOXES && (queue.size() < 256 || mass < ACCEPTANCE * top)) {
            Box box = queue.remove();
            top -= box.top * box.volume();
            mass -= box.mean * box.volume();
            int best = 0;
            Box[] halves = new Box[2];
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < low.length; i++) {
                double middle = 0.5 * (box.low[i] + box.high[i]);
                Box left = new Box(box.low, box.high.clone());
                left.high[i] = middle;
                Box right = new Box(box.low.clone(), box.high);
                right.low[i] = middle;
                look(finite, left, low, high);
                look(finite, right, low, high);
                double waste = left.top * left.volume() + right.top * right.volume();
                if (waste < least * (1 - 1e-9) || best < 0) {
                    least = waste;
                    best = i;
                    halves = new Box[] {left, right};
                }
            }
            for (Box half : halves) {
                queue.add(half);
                top += half.top * half.volume();
                mass += half.mean * half.volume();
            }
        }
        BoxSampler sampler = new BoxSampler(name, finite, new ArrayList<>(queue));
        sampler.tryOut();
        return sampler;
    }

    /** Looks at the corners, at points of a lattice in the box and half a box beside it. */
    private static void look(ToDoubleFunction<double[]> density, Box box, double[] low, double[] high) {
        int d = low.length;
        int n = d <= 2 ? 7 : d == 3 ? 5 : 3;
        int points = (int) Math.pow(n, d);
        double[] x = new double[d];
        double most = 0;
        for (int p = 0; p < points; p++) {
            int left = p;
            for (int i = 0; i < d; i++, left /= n) {
                double s = n == 3 ? left % n * 0.5 : -0.5 + 2.0 * (left % n) / (n - 1);
                x[i] = Math.max(low[i], Math.min(high[i], box.low[i] + s * (box.high[i] - box.low[i])));
            }
            most = Math.max(most, density.applyAsDouble(x));
        }
        double sum = 0;
        int many = 24;
        for (int p = 0; p < many; p++) {
            for (int i = 0; i < d; i++) {
                // Kronecker's sequence with the root of x^(d+1) = x + 1.
                double s = (0.5 + (p + 1) * Math.pow(root(d), -(i + 1))) % 1;
                x[i] = box.low[i] + s * (box.high[i] - box.low[i]);
            }
            double y = density.applyAsDouble(x);
            most = Math.max(most, y);
            sum += y;
        }
        box.top = HEADROOM * most;
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
        double[] x = new double[boxes.get(0).low.length];
        boolean raised = true;
        for (int round = 0; round < 8 && raised; round++) {
            raised = false;
            for (int t = 0; t < TRIALS / (round == 0 ? 1 : 4); t++) {
                // Half by the envelope, half box by box, so that boxes of low envelope are tried as well.
                Box box = t % 2 == 0 ? boxes.get(choose(rng)) : boxes.get(rng.nextInt(boxes.size()));
                double y = place(rng, box, x);
                if (y > box.top) {
                    box.top = 2 * HEADROOM * y;
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
        for (int i = 0; i < x.length; i++) {
            x[i] = box.low[i] + (box.high[i] - box.low[i]) * rng.nextDouble();
        }
        return density.applyAsDouble(x);
    }

    /** Draws a point of the box into {@code x}. */
    void draw(UniformRandomProvider rng, double[] x) {
        while (true) {
            Box box = boxes.get(choose(rng));
            double y = place(rng, box, x);
            if (y > box.top && box.volume() > 1e-9 * boxes.size()) {
                throw new IllegalArgumentException("the density " + name + " has a peak that was not found before (" + y
                        + " above " + box.top + "); give a density without such a peak");
            }
            if (box.top * rng.nextDouble() < y) {
                return;
            }
        }
    }
}
