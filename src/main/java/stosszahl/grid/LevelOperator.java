package stosszahl.grid;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * An operator {@code sum_n a_n (mean of C_I over |I| = n) : l^1_sym(G^{s+k}) -> l^1_sym(G^s)}, {@code n = 1..M-k}, with {@code C_I} of Definition 5. With
 * {@code a_n = w_N(s;k,n) C(s,n)} it is {@code C^N_{s,s+k}} (6.27).
 *
 * <p>In orbit masses, with {@code rho} the particles that do not collide,
 *
 * <pre>out(rho + eta) += a_n orbit(rho) sum_kappa S_{K,n}(eta, kappa) orbit(kappa) f(rho + kappa),   |rho| = s - n, |kappa| = K = k + n,</pre>
 *
 * <p>minus {@code sum_n a_n Tr_k f}. Costs {@code count(s-n) nnz(S_{K,n})} multiplications. Blocks of {@code rho} form dense columns, so that the sparse product runs along
 * contiguous memory; the blocks of a chunk are computed in parallel and scattered one after the other, so the result does not depend on the number of threads.
 */
final class LevelOperator {
    private static final int BLOCKS = 64;

    /** What the buffers of all blocks of a chunk may take together; the result does not depend on the number of blocks in a chunk. */
    private static final double BUFFERS = 256 << 20;

    private final GridModel model;
    private final Multisets sets;
    private final int s;
    private final int k;
    private final double[] factors;
    private final double loss;

    /** The operator with {@code factors[n] = a_n}, entry 0 not used; its gain alone if {@code withLoss} is false. */
    LevelOperator(GridModel model, Multisets sets, int s, int k, double[] factors, boolean withLoss) {
        this.model = model;
        this.sets = sets;
        this.s = s;
        this.k = k;
        this.factors = factors;
        this.loss = withLoss ? Arrays.stream(factors).skip(1).sum() : 0;
    }

    /** The image of the orbit masses {@code mass} of level {@code s + k} (not modified): orbit masses of level {@code s}. */
    double[] apply(double[] mass) {
        double[] values = values(sets, s + k, mass);
        double[] orbit = sets.orbit(s);
        double[] out = new double[orbit.length];
        if (loss != 0) {
            double[] traced = values;
            for (int j = s + k - 1; j >= s; j--) {
                traced = traceValues(sets, j, traced);
            }
            for (int r = 0; r < out.length; r++) {
                out[r] = -loss * orbit[r] * traced[r];
            }
        }
        for (int n = 1; n < factors.length; n++) {
            if (factors[n] != 0) {
                sweep(n, true, values, out);
            }
        }
        return out;
    }

    /** The adjoint, from values of a function {@code phi} on multisets of size {@code s} (not modified) to values on multisets of size {@code s + k}. */
    double[] adjoint(double[] phi) {
        double[] lifted = times(phi, sets.orbit(s));
        for (int j = s; j < s + k; j++) {
            double[] above = new double[sets.count(j + 1)];
            int[] raise = sets.raise(j);
            for (int t = 0; t < raise.length; t++) {
                above[raise[t]] += lifted[t / sets.cells()];
            }
            lifted = above;
        }
        for (int r = 0; r < lifted.length; r++) {
            lifted[r] *= -loss;
        }
        for (int n = 1; n < factors.length; n++) {
            if (factors[n] != 0) {
                sweep(n, false, phi, lifted);
            }
        }
        double[] orbit = sets.orbit(s + k);
        for (int r = 0; r < lifted.length; r++) {
            lifted[r] /= orbit[r];
        }
        return lifted;
    }

    static double[] values(Multisets sets, int s, double[] mass) {
        double[] orbit = sets.orbit(s);
        double[] values = new double[mass.length];
        for (int r = 0; r < values.length; r++) {
            values[r] = mass[r] / orbit[r];
        }
        return values;
    }

    static double[] times(double[] x, double[] y) {
        double[] product = new double[x.length];
        for (int r = 0; r < product.length; r++) {
            product[r] = x[r] * y[r];
        }
        return product;
    }

    /** {@code (Tr_1 f)(x) = sum_i f(x, i)} from values of level {@code s + 1} to values of level {@code s}. */
    static double[] traceValues(Multisets sets, int s, double[] values) {
        int g = sets.cells();
        int[] raise = sets.raise(s);
        double[] traced = new double[sets.count(s)];
        IntStream range = IntStream.range(0, traced.length);
        (traced.length > 10_000 ? range.parallel() : range).forEach(r -> {
            double sum = 0;
            for (int i = 0; i < g; i++) {
                sum += values[raise[r * g + i]];
            }
            traced[r] = sum;
        });
        return traced;
    }

    /** Adds the gain of {@code n}, or its adjoint before the division by {@code orbit(s+k)}, to {@code out} (modified). */
    private void sweep(int n, boolean forward, double[] in, double[] out) {
        Sweep sweep = new Sweep(n, forward, in, factors[n]);
        int blocks = (sweep.total + sweep.width - 1) / sweep.width;
        double bytes = 20.0 * sweep.width * (sweep.inScale.length + sweep.outScale.length);
        Block[] slots = new Block[(int) Math.max(1, Math.min(Math.min(BLOCKS, blocks), BUFFERS / bytes))];
        for (int first = 0; first < blocks; first += slots.length) {
            int start = first;
            int used = Math.min(slots.length, blocks - start);
            IntStream.range(0, used).parallel().forEach(slot -> {
                Block block = slots[slot];
                if (block == null) {
                    block = new Block(sweep);
                    slots[slot] = block;
                }
                block.compute(sweep, (start + slot) * sweep.width);
            });
            for (int slot = 0; slot < used; slot++) {
                slots[slot].scatter(out);
            }
        }
    }

    /** What the blocks of one gain share. */
    private final class Sweep {
        final double[] in;
        final double factor;
        final int total;
        final int width;
        final SparseMatrix matrix;
        final int inSize;
        final int outSize;
        final double[] inScale;
        final double[] outScale;
        final double[] rhoOrbit;
        final int[][] raise;
        final int order;

        Sweep(int n, boolean forward, double[] in, double factor) {
            CollisionMatrix collisions = model.collisions(k + n);
            this.in = in;
            this.factor = factor;
            this.order = k + n;
            this.total = sets.count(s - n);
            this.rhoOrbit = sets.orbit(s - n);
            this.matrix = forward ? collisions.toAfter(n) : collisions.fromBefore(n);
            this.inSize = forward ? order : n;
            this.outSize = forward ? n : order;
            double[] ones = new double[sets.count(n)];
            Arrays.fill(ones, 1);
            this.inScale = forward ? sets.orbit(order) : ones;
            this.outScale = forward ? ones : sets.orbit(order);
            // Both dense sides of a block should stay in the second-level cache.
            int side = Math.max(inScale.length, outScale.length);
            this.width = side <= 256 ? 64 : side <= 1024 ? 32 : 8;
            this.raise = new int[order][];
            for (int j = 0; j < order; j++) {
                raise[j] = sets.raise(s - n + j);
            }
        }
    }

    /** The buffers of one block of {@code rho}: entry {@code (i, b)} at {@code i width + b}. */
    private final class Block {
        private final int[][] chain;
        private final double[] u;
        private final double[] y;
        private final int[] target;
        private final int width;
        private int used;

        Block(Sweep sweep) {
            width = sweep.width;
            chain = new int[sweep.order + 1][];
            for (int j = 0; j <= sweep.order; j++) {
                chain[j] = new int[sets.count(j)];
            }
            u = new double[sweep.inScale.length * width];
            y = new double[sweep.outScale.length * width];
            target = new int[y.length];
        }

        void compute(Sweep sweep, int first) {
            used = Math.min(width, sweep.total - first);
            for (int b = 0; b < used; b++) {
                ranks(sweep, first + b);
                int[] from = chain[sweep.inSize];
                for (int i = 0; i < from.length; i++) {
                    u[i * width + b] = sweep.in[from[i]] * sweep.inScale[i];
                }
                int[] to = chain[sweep.outSize];
                double scale = sweep.factor * sweep.rhoOrbit[first + b];
                for (int i = 0; i < to.length; i++) {
                    target[i * width + b] = to[i];
                    y[i * width + b] = scale * sweep.outScale[i];
                }
            }
            double[] row = new double[width];
            SparseMatrix m = sweep.matrix;
            for (int i = 0; i < m.rows; i++) {
                Arrays.fill(row, 0);
                for (int p = m.start[i]; p < m.start[i + 1]; p++) {
                    axpy(m.value[p], u, m.index[p] * width, row);
                }
                for (int b = 0; b < used; b++) {
                    y[i * width + b] *= row[b];
                }
            }
        }

        /** Fills {@code chain[j][rank(kappa)] = rank(rho + kappa)}: a multiset of largest cell {@code a} is one of the first smaller ones with {@code a} added. */
        private void ranks(Sweep sweep, int rho) {
            int g = sets.cells();
            chain[0][0] = rho;
            for (int j = 1; j < chain.length; j++) {
                int[] below = chain[j - 1];
                int[] here = chain[j];
                int[] raise = sweep.raise[j - 1];
                int r = 0;
                for (int a = 0; a < g; a++) {
                    int parents = sets.count(a + 1, j - 1);
                    for (int p = 0; p < parents; p++) {
                        here[r++] = raise[below[p] * g + a];
                    }
                }
            }
        }

        void scatter(double[] out) {
            for (int i = 0; i < y.length; i += width) {
                for (int b = i; b < i + used; b++) {
                    out[target[b]] += y[b];
                }
            }
        }
    }

    /** {@code row += w u[at..]}; {@code row} is modified. A method of its own, so that the compiler sees one loop over contiguous memory. */
    private static void axpy(double w, double[] u, int at, double[] row) {
        for (int b = 0; b < row.length; b++) {
            row[b] += w * u[at + b];
        }
    }

    /** The exact norm {@code l^1_sym -> l^1_sym}; see {@link OperatorNorm}. Norms are homogeneous, so operators with one term share one pass for all {@code N}. */
    OperatorNorm norm() {
        double scale = Arrays.stream(factors).skip(1).map(Math::abs).max().orElse(0);
        double[] unit = factors.clone();
        for (int n = 1; n < unit.length && scale > 0; n++) {
            unit[n] /= scale;
        }
        OperatorNorm norm = model.unitNorm(
                s, k, unit, () -> ColumnNorms.of(model, sets, s, k, unit, scale == 0 ? 0 : loss / scale));
        return new OperatorNorm(scale * norm.value(), norm.witness());
    }
}
