package stosszahl.grid;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.stream.IntStream;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.Quadrature;

/**
 * Integrates a collision law over the cells: entry {@code (kappa, kappa')} is the probability that {@code K} velocities, uniform in the cells of a random arrangement of
 * {@code kappa}, are after the collision in the cells {@code kappa'}, in some order. A collision that would leave the box does not happen.
 *
 * <p>Sorting the result averages over the permutations of the output, the random arrangement over those of the input: together that is the average of
 * {@code sigma T sigma^{-1}}, which is the law of a process that picks ordered tuples (H3 or not). With H3 every arrangement gives the same, and one of them will do: {@code K!} times cheaper.
 */
final class Assembly {
    private final VelocityGrid grid;
    private final Multisets multisets;
    private final int order;
    private final int size;
    private final int points;
    private final boolean everyArrangement;
    private final double[] maps;
    private final double[] weights;

    private Assembly(
            CollisionLaw law, VelocityGrid grid, Multisets multisets, Resolution resolution, boolean everyArrangement) {
        this.everyArrangement = everyArrangement;
        this.grid = grid;
        this.multisets = multisets;
        this.order = law.order();
        this.size = order * grid.dimension();
        this.points = resolution.points();
        Quadrature rule = law.kernel().quadrature(resolution.degree());
        this.maps = new double[rule.size() * size * size];
        this.weights = new double[rule.size()];
        for (int j = 0; j < weights.length; j++) {
            weights[j] = rule.weight(j);
            double[][] t = law.matrix(rule.angle(j));
            for (int r = 0; r < size; r++) {
                System.arraycopy(t[r], 0, maps, (j * size + r) * size, size);
            }
        }
    }

    /**
     * The matrix with one row per multiset before the collision, each of sum 1 within a few units in the last place.
     *
     * <p>Costs {@code count(K) points^(dK)} times the number of angles, and {@code K!} times that without H3; rows in parallel, each by one thread, so the result does not depend on their number.
     */
    static SparseMatrix rows(
            CollisionLaw law, VelocityGrid grid, Multisets multisets, Resolution resolution, boolean everyArrangement) {
        return new Assembly(law, grid, multisets, resolution, everyArrangement).rows();
    }

    /** An assembly that has integrated nothing yet. */
    static Assembly of(
            CollisionLaw law, VelocityGrid grid, Multisets multisets, Resolution resolution, boolean everyArrangement) {
        return new Assembly(law, grid, multisets, resolution, everyArrangement);
    }

    SparseMatrix rows() {
        int count = multisets.count(order);
        SparseMatrix.Row[] rows = new SparseMatrix.Row[count];
        IntStream.range(0, count).parallel().forEach(kappa -> rows[kappa] = row(kappa));
        return SparseMatrix.stack(count, rows);
    }

    /** How many entries the matrix will have, from {@code samples} of its rows. */
    double estimate(int samples) {
        long last = multisets.count(order) - 1L;
        double entries = IntStream.range(0, samples)
                .parallel()
                .mapToDouble(j -> row((int) (j * last / (samples - 1))).index.length)
                .sum();
        return entries / samples * (last + 1);
    }

    /** Everything that the matrix depends on, every bit of it; whether it is to be balanced is for the caller to add. */
    void identify(MessageDigest digest) {
        ByteBuffer head = ByteBuffer.allocate(64);
        head.putInt(MatrixCache.VERSION).putInt(grid.dimension()).putInt(grid.cellsPerAxis());
        head.putDouble(grid.halfWidth()).putInt(order).putInt(points).putInt(everyArrangement ? 1 : 0);
        digest.update(head.array());
        for (double[] numbers : new double[][] {weights, maps}) {
            ByteBuffer all = ByteBuffer.allocate(8 * numbers.length);
            all.asDoubleBuffer().put(numbers);
            digest.update(all.array());
        }
    }

    private SparseMatrix.Row row(int kappa) {
        double[] mass = new double[multisets.count(order)];
        int[] cells = new int[order];
        multisets.unrank(order, kappa, cells);
        double weight = everyArrangement ? 1 / multisets.orbit(order)[kappa] : 1;
        do {
            arrangement(cells, kappa, weight, mass);
        } while (everyArrangement && nextArrangement(cells));
        double sum = Arrays.stream(mass).sum();
        for (int j = 0; j < mass.length; j++) {
            mass[j] /= sum;
        }
        return new SparseMatrix.Row(mass);
    }

    /** The next distinct arrangement in lexicographic order, false after the last. */
    private static boolean nextArrangement(int[] a) {
        int i = a.length - 2;
        while (i >= 0 && a[i] >= a[i + 1]) {
            i--;
        }
        if (i < 0) {
            return false;
        }
        int j = a.length - 1;
        while (a[j] <= a[i]) {
            j--;
        }
        swap(a, i, j);
        for (int l = i + 1, r = a.length - 1; l < r; l++, r--) {
            swap(a, l, r);
        }
        return true;
    }

    private static void swap(int[] a, int i, int j) {
        int x = a[i];
        a[i] = a[j];
        a[j] = x;
    }

    /** Adds the collisions of velocities spread over the given cells, of total mass {@code weight}, to {@code mass} (modified). */
    private void arrangement(int[] cells, int kappa, double weight, double[] mass) {
        int d = grid.dimension();
        double[] lower = new double[size];
        for (int i = 0; i < size; i++) {
            lower[i] = grid.lower(cells[i / d], i % d);
        }
        double step = grid.side() / points;
        double each = weight / Math.pow(points, size);
        int[] point = new int[size];
        double[] v = new double[size];
        double[] out = new double[d];
        int[] landed = new int[order];
        while (true) {
            for (int i = 0; i < size; i++) {
                v[i] = lower[i] + (point[i] + 0.5) * step;
            }
            for (int j = 0; j < weights.length; j++) {
                int to = collide(j, v, out, landed) ? multisets.rank(landed, order) : kappa;
                mass[to] += each * weights[j];
            }
            int i = 0;
            while (i < size && ++point[i] == points) {
                point[i++] = 0;
            }
            if (i == size) {
                return;
            }
        }
    }

    /** Writes the cells of {@code T v}, sorted, into {@code landed}; false if the box is left. */
    private boolean collide(int angle, double[] v, double[] out, int[] landed) {
        int d = out.length;
        int entry = angle * size * size;
        for (int i = 0; i < order; i++) {
            for (int c = 0; c < d; c++) {
                double sum = 0;
                for (int j = 0; j < size; j++) {
                    sum += maps[entry++] * v[j];
                }
                out[c] = sum;
            }
            int cell = grid.locate(out, 0);
            if (cell < 0) {
                return false;
            }
            int j = i;
            for (; j > 0 && landed[j - 1] > cell; j--) {
                landed[j] = landed[j - 1];
            }
            landed[j] = cell;
        }
        return true;
    }
}
