package stosszahl.grid;

import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import stosszahl.kac.CollisionRates;
import stosszahl.kac.ParticleNumber;

/**
 * The straightforward version that the grid engine is measured against: functions on all {@code g^s} ordered tuples, collisions as dense {@code g^K x g^K} matrices of ojAlgo, operators by (6.27) as it is
 * written, one {@code C_I} after the other.
 */
final class FullTensors {
    private final int cells;
    private final int highestOrder;
    private final CollisionRates rates;
    private final R064Store[] dense;

    FullTensors(GridModel model, ParticleNumber particles) {
        this.cells = model.grid().cells();
        this.highestOrder = model.model().highestOrder();
        this.rates = CollisionRates.of(model.model(), particles);
        this.dense = new R064Store[highestOrder + 1];
        for (int order = 1; order <= highestOrder; order++) {
            if (!model.model().collisions(order).isEmpty()) {
                dense[order] = dense(model.collisions(order));
            }
        }
    }

    int power(int s) {
        int product = 1;
        for (int j = 0; j < s; j++) {
            product *= cells;
        }
        return product;
    }

    private R064Store dense(CollisionMatrix matrix) {
        int order = matrix.order();
        R064Store a = R064Store.FACTORY.make(power(order), power(order));
        double[] orbit = matrix.multisets().orbit(order);
        int[] before = new int[order];
        int[] after = new int[order];
        for (int x = 0; x < power(order); x++) {
            decode(x, before);
            for (int y = 0; y < power(order); y++) {
                decode(y, after);
                int[] sorted = after.clone();
                java.util.Arrays.sort(sorted);
                a.set(y, x, matrix.probability(before, after) / orbit[matrix.multisets().rank(sorted, order)]);
            }
        }
        return a;
    }

    private void decode(int t, int[] x) {
        for (int j = 0, rest = t; j < x.length; j++, rest /= cells) {
            x[j] = rest % cells;
        }
    }

    /** {@code C_{s,s+k} f} on full tensors. */
    double[] apply(int s, int k, double[] f) {
        double[] out = new double[power(s)];
        for (int mask = 1; mask < 1 << s; mask++) {
            int n = Integer.bitCount(mask);
            double w = k + n <= highestOrder ? rates.rate(s, k, n) : 0;
            if (w != 0) {
                single(s, k, mask, w, f, out);
            }
        }
        return out;
    }

    /** Adds {@code w C_I f}: the colliding particles become the rows, the others the columns. */
    private void single(int s, int k, int mask, double w, double[] f, double[] out) {
        int n = Integer.bitCount(mask);
        int[] x = new int[s + k];
        R064Store columns = R064Store.FACTORY.make(power(k + n), power(s - n));
        for (int t = 0; t < f.length; t++) {
            decode(t, x);
            columns.set(row(x, s, mask), column(x, s, mask), f[t]);
        }
        MatrixStore<Double> collided = dense[k + n].multiply(columns);
        for (int t = 0; t < f.length; t++) {
            decode(t, x);
            double change = collided.doubleValue(row(x, s, mask), column(x, s, mask)) - f[t];
            out[t % out.length] += w * change;
        }
    }

    private int row(int[] x, int s, int mask) {
        int row = 0;
        int place = 1;
        for (int j = 0; j < x.length; j++) {
            if (j >= s || (mask >> j & 1) == 1) {
                row += place * x[j];
                place *= cells;
            }
        }
        return row;
    }

    private int column(int[] x, int s, int mask) {
        int column = 0;
        int place = 1;
        for (int j = 0; j < s; j++) {
            if ((mask >> j & 1) == 0) {
                column += place * x[j];
                place *= cells;
            }
        }
        return column;
    }

    /** {@code C F} on the levels that {@code F} determines; entry {@code s - 1} is level {@code s}. */
    double[][] apply(double[][] f, int levels) {
        double[][] out = new double[f.length >= levels ? levels : Math.max(0, f.length - highestOrder + 1)][];
        for (int s = 1; s <= out.length; s++) {
            out[s - 1] = new double[power(s)];
            for (int k = 0; k < highestOrder && s + k <= levels; k++) {
                double[] term = apply(s, k, f[s + k - 1]);
                for (int i = 0; i < term.length; i++) {
                    out[s - 1][i] += term[i];
                }
            }
        }
        return out;
    }

    /** {@code ||C_{s,s+k}||} by the images of all unit masses, symmetrised by averaging over arrangements. */
    double norm(int s, int k, GridSpace space) {
        double worst = 0;
        for (int r = 0; r < space.dimension(s + k); r++) {
            double[] unit = new double[space.dimension(s + k)];
            unit[r] = 1;
            double sum = 0;
            for (double mass : apply(s, k, space.element(s + k, unit).toTensor())) {
                sum += Math.abs(mass);
            }
            worst = Math.max(worst, sum);
        }
        return worst;
    }
}
