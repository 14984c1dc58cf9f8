package stosszahl.verify.ledger;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import stosszahl.grid.CollisionMatrix;
import stosszahl.grid.GridModel;

/**
 * Functions on all of {@code G^n}, value by value, and the operators of Section 6 written out as printed. Only the probabilities of one collision are shared with the
 * grid; no rank of multisets, no weights {@code w_N}.
 *
 * <p>A function of {@code n} velocities has {@code g^n} values, {@code (x_1, .., x_n)} at {@code sum_j x_j g^(j-1)}. Positions count from 0.
 */
final class FullTensor {
    private final GridModel grid;
    private final int cells;
    /** {@code kernel[x * size + y]}: the probability of the ordered result {@code y} of a collision of {@code x}. */
    private final Map<Integer, double[]> kernels = new HashMap<>();

    FullTensor(GridModel grid) {
        this.grid = grid;
        this.cells = grid.grid().cells();
    }

    GridModel grid() {
        return grid;
    }

    int cells() {
        return cells;
    }

    int size(int n) {
        int size = 1;
        for (int j = 0; j < n; j++) {
            size *= cells;
        }
        return size;
    }

    /** The collision of ordered {@code K}-tuples whose results are in random order: on symmetric functions the same as the law. */
    double[] kernel(int order) {
        return kernels.computeIfAbsent(order, k -> {
            CollisionMatrix matrix = grid.collisions(k);
            int size = size(k);
            double[] kernel = new double[size * size];
            for (int x = 0; x < size; x++) {
                for (int y = 0; y < size; y++) {
                    int[] after = tuple(y, k);
                    kernel[x * size + y] = matrix.probability(tuple(x, k), after) / arrangements(after);
                }
            }
            return kernel;
        });
    }

    private static double arrangements(int[] tuple) {
        double count = 1;
        int[] sorted = tuple.clone();
        Arrays.sort(sorted);
        int run = 0;
        for (int j = 0; j < sorted.length; j++) {
            run = j > 0 && sorted[j] == sorted[j - 1] ? run + 1 : 1;
            count = count * (j + 1) / run;
        }
        return count;
    }

    private int[] tuple(int index, int n) {
        int[] tuple = new int[n];
        for (int j = 0, rest = index; j < n; j++, rest /= cells) {
            tuple[j] = rest % cells;
        }
        return tuple;
    }

    /** A random function of either sign, symmetric in all its variables, of norm 1. */
    double[] symmetric(int n, UniformRandomProvider rng) {
        Map<String, Double> seen = new HashMap<>();
        double[] f = new double[size(n)];
        for (int i = 0; i < f.length; i++) {
            int[] sorted = tuple(i, n);
            Arrays.sort(sorted);
            f[i] = seen.computeIfAbsent(Arrays.toString(sorted), key -> rng.nextDouble() - 0.3);
        }
        double norm = norm(f);
        Arrays.setAll(f, i -> f[i] / norm);
        return f;
    }

    /** The gain {@code int f o T_{i_1 .. i_K} db} of (6.5): {@code positions} collide, the others stay. */
    double[] gain(double[] f, int n, int... positions) {
        int k = positions.length;
        int block = size(k);
        double[] kernel = kernel(k);
        int[] offset = new int[block];
        for (int x = 0; x < block; x++) {
            int[] tuple = tuple(x, k);
            for (int j = 0; j < k; j++) {
                offset[x] += tuple[j] * size(positions[j]);
            }
        }
        double[] out = new double[f.length];
        for (int base = 0; base < f.length; base++) {
            if (!zeroAt(base, positions)) {
                continue;
            }
            for (int x = 0; x < block; x++) {
                double value = f[base + offset[x]];
                if (value != 0) {
                    for (int y = 0; y < block; y++) {
                        out[base + offset[y]] += value * kernel[x * block + y];
                    }
                }
            }
        }
        return out;
    }

    /** {@code int phi(T_{i_1 .. i_K} V) db} for every {@code V}, (4.4): the mean of {@code phi} after a collision, read by rows where {@link #gain} writes by columns. */
    double[] expected(double[] phi, int n, int... positions) {
        int k = positions.length;
        int block = size(k);
        double[] kernel = kernel(k);
        int[] offset = new int[block];
        for (int x = 0; x < block; x++) {
            int[] tuple = tuple(x, k);
            for (int j = 0; j < k; j++) {
                offset[x] += tuple[j] * size(positions[j]);
            }
        }
        double[] out = new double[size(n)];
        for (int base = 0; base < out.length; base++) {
            if (zeroAt(base, positions)) {
                for (int x = 0; x < block; x++) {
                    for (int y = 0; y < block; y++) {
                        out[base + offset[x]] += kernel[x * block + y] * phi[base + offset[y]];
                    }
                }
            }
        }
        return out;
    }

    private boolean zeroAt(int index, int[] positions) {
        for (int p : positions) {
            if (index / size(p) % cells != 0) {
                return false;
            }
        }
        return true;
    }

    /** {@code Omega_{i_1 .. i_K} f}, (6.3). */
    double[] omega(double[] f, int n, int... positions) {
        return combine(1, gain(f, n, positions), -1, f);
    }

    /** {@code Tr_{s+1, .., n} f}, (2.20). */
    double[] trace(double[] f, int s) {
        double[] out = new double[size(s)];
        for (int i = 0; i < f.length; i++) {
            out[i % out.length] += f[i];
        }
        return out;
    }

    /** {@code C^{s,K,n}_{i_1 .. i_n} f}, Definition 5, with {@code f} of {@code s + K - n} velocities. */
    double[] single(double[] f, int s, int order, int... chosen) {
        int r = order - chosen.length;
        int[] positions = Arrays.copyOf(chosen, order);
        for (int j = 0; j < r; j++) {
            positions[chosen.length + j] = s + j;
        }
        return trace(omega(f, s + r, positions), s);
    }

    /** {@code C^N_{s,s+k} f} or a part {@code from <= n <= to} of it, (6.27), as printed. */
    double[] operator(Bench bench, double[] f, int particles, int s, int k, int from, int to) {
        double[] sum = new double[size(s)];
        for (int n = from; n <= Math.min(to, bench.highest() - k); n++) {
            if (bench.beta(k + n).signum() == 0) {
                continue;
            }
            double w = bench.rate(particles, s, k, n).doubleValue();
            for (int[] chosen : Tuples.increasing(s, n)) {
                sum = combine(1, sum, w, single(f, s, k + n, chosen));
            }
        }
        return sum;
    }

    /** {@code C^inf_{s,s+k} f}, (2.26), as printed. */
    double[] limit(Bench bench, double[] f, int s, int k) {
        double[] sum = new double[size(s)];
        if (bench.beta(k + 1).signum() != 0) {
            double w = bench.beta(k + 1).multiply(k + 1).doubleValue();
            for (int i = 0; i < s; i++) {
                sum = combine(1, sum, w, single(f, s, k + 1, i));
            }
        }
        return sum;
    }

    /** {@code Omega f}, (1.11), as printed: over all ordered tuples. */
    double[] generator(Bench bench, double[] f, int particles) {
        double[] sum = new double[f.length];
        for (int order : bench.orders()) {
            List<int[]> tuples = Tuples.ordered(particles, order);
            double w = particles * bench.beta(order).doubleValue() / tuples.size();
            for (int[] tuple : tuples) {
                sum = combine(1, sum, w, omega(f, particles, tuple));
            }
        }
        return sum;
    }

    /** The {@code i}-th term of {@code D_{s+k,s} phi} in the proof of Lemma 6.5, {@code int (phi (x) 1_k)(V^{*i}) - (phi (x) 1_k)(V) db}, with {@code K = k + 1}. */
    double[] adjoint(double[] phi, int s, int i, int order) {
        int k = order - 1;
        int[] positions = new int[order];
        positions[0] = i;
        for (int j = 0; j < k; j++) {
            positions[j + 1] = s + j;
        }
        int block = size(order);
        double[] kernel = kernel(order);
        double[] out = new double[size(s + k)];
        int[] offset = new int[block];
        for (int x = 0; x < block; x++) {
            int[] tuple = tuple(x, order);
            for (int j = 0; j < order; j++) {
                offset[x] += tuple[j] * size(positions[j]);
            }
        }
        int low = size(s);
        for (int base = 0; base < out.length; base++) {
            if (!zeroAt(base, positions)) {
                continue;
            }
            for (int x = 0; x < block; x++) {
                double sum = -phi[(base + offset[x]) % low];
                for (int y = 0; y < block; y++) {
                    sum += kernel[x * block + y] * phi[(base + offset[y]) % low];
                }
                out[base + offset[x]] = sum;
            }
        }
        return out;
    }

    static double[] combine(double a, double[] x, double b, double[] y) {
        double[] sum = new double[x.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = a * x[i] + b * y[i];
        }
        return sum;
    }

    static double norm(double[] f) {
        return Arrays.stream(f).map(Math::abs).sum();
    }

    static double distance(double[] f, double[] g) {
        return norm(combine(1, f, -1, g));
    }

    static double pair(double[] f, double[] phi) {
        double sum = 0;
        for (int i = 0; i < f.length; i++) {
            sum += f[i] * phi[i];
        }
        return sum;
    }
}
