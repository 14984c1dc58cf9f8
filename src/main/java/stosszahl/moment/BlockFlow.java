package stosszahl.moment;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import stosszahl.polynomial.MultiIndex;

/**
 * The triangular system {@code y_p' = sum_{i<=p} G_i y_{p-i}}, {@code y_0(0) = y}, {@code y_p(0) = 0} for {@code p >= 1} unless given, solved for the last {@code y_q}.
 *
 * <p>Two changes of units keep the matrix balanced. Each moment is measured in {@code prod (a_c - 1)!!}, for even exponents the moment of the standard Gaussian: under
 * H1 that Gaussian is stationary, so rows then sum to zero and the exponential of the generator is bounded in the norm of the maximum. And {@code y_p} is
 * measured in {@code rho^{-p}}, so that {@code rho^i G_i} is no larger than {@code G_0}.
 */
final class BlockFlow {
    /** Rounding of the flow in units of the largest unknown; the accuracy that {@link MomentSystem} states. */
    private static final double ROUNDING = 1e-12;

    private final MomentGenerator generator;
    private final double[][] starts;
    private final double[] scale;
    private final double[][] entries;
    private double[] last;
    private @Nullable Prepared ready;

    private BlockFlow(MomentGenerator generator, double[] initial, double[] scale, double[][] entries) {
        this.generator = generator;
        this.starts = new double[entries.length][initial.length];
        this.starts[0] = initial;
        this.scale = scale;
        this.entries = entries;
        this.last = entries[0];
    }

    static BlockFlow of(MomentGenerator generator, BigFraction[] initial, double[]... entries) {
        double[] scale = new double[generator.size()];
        double[] scaled = new double[scale.length];
        for (int i = 0; i < scale.length; i++) {
            scale[i] = 1;
            for (MultiIndex a : generator.orbits().get(i).parts()) {
                for (int c = 0; c < a.size(); c++) {
                    for (int odd = a.get(c) - 1; odd > 1; odd -= 2) {
                        scale[i] *= odd;
                    }
                }
            }
            scaled[i] = initial[i].doubleValue() / scale[i];
        }
        return new BlockFlow(generator, scaled, scale, entries);
    }

    /** Another matrix in place of {@code G_0} for the last unknown alone. */
    BlockFlow withLast(double[] other) {
        last = other;
        return this;
    }

    /** Initial values of all unknowns, one array for each, in place of zeros after the first. */
    BlockFlow startingFrom(List<BigFraction[]> values) {
        for (int p = 0; p < starts.length; p++) {
            for (int i = 0; i < scale.length; i++) {
                starts[p][i] = values.get(p)[i].doubleValue() / scale[i];
            }
        }
        return this;
    }

    /** The last unknown at some times, one row for each. */
    double[][] solve(double... times) {
        Prepared ready = prepared();
        double[][] all = LinearFlow.solve(ready.matrix, ready.start, times);
        double[][] out = new double[times.length][];
        for (int k = 0; k < times.length; k++) {
            out[k] = last(ready, all[k], times[k]);
        }
        return out;
    }

    private double[] last(Prepared ready, double[] state, double t) {
        int n = scale.length;
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            out[i] = state[state.length - n + i] * scale[i] / ready.unit;
            if (!Double.isFinite(out[i])) {
                throw new IllegalArgumentException(
                        "the moment " + generator.orbits().get(i)
                                + " grows beyond the range of floating-point numbers before t = " + t
                                + "; use a smaller t");
            }
        }
        return out;
    }

    /** The norm of the matrix in the units of the class comment. */
    double norm() {
        return prepared().matrix.norm(0);
    }

    /** A functional {@code sum_i w_i y_i} of the last unknown, its error {@link #ROUNDING} of the largest unknown of the whole system. */
    Deviation[] values(double[] weights, double... times) {
        Prepared ready = prepared();
        double[][] all = LinearFlow.solve(ready.matrix, ready.start, times);
        Deviation[] out = new Deviation[times.length];
        for (int k = 0; k < times.length; k++) {
            double[] y = last(ready, all[k], times[k]);
            double value = 0;
            for (int i = 0; i < y.length; i++) {
                value += weights[i] * y[i];
            }
            out[k] = new Deviation(value, ROUNDING * size(weights) * largest(all[k]) / ready.unit, false);
        }
        return out;
    }

    /** The part {@code sum_{l>=from} <w, A^l x(0)> t^l/l!} of a functional, for {@code ||A|| t} of the order 1. */
    Deviation[] tail(int from, double[] weights, double... times) {
        Prepared ready = prepared();
        double norm = ready.matrix.norm(0);
        double most = norm * Arrays.stream(times).max().orElse(0);
        double[] value = new double[times.length];
        double[] error = new double[times.length];
        double[] power = new double[times.length];
        Arrays.fill(power, 1);
        double[] x = ready.start;
        double bound = 1;
        // Later terms are below 2^-60 of the first that is kept.
        double first = 0;
        for (int l = 0; l < from || bound > 0x1p-60 * first; l++) {
            if (l > 0) {
                double[] next = new double[x.length];
                ready.matrix.multiply(x, 0, 1, next);
                x = next;
                bound *= most / l;
            }
            first = l == from ? bound : first;
            double a = 0;
            for (int i = 0; i < weights.length; i++) {
                a += weights[i] * scale[i] * x[x.length - weights.length + i];
            }
            double rounding = 0x1p-50 * (l + 1) * size(weights) * largest(x);
            for (int k = 0; k < times.length; k++) {
                power[k] = l == 0 ? 1 : power[k] * times[k] / l;
                if (l >= from) {
                    value[k] += a / ready.unit * power[k];
                    error[k] += rounding / ready.unit * power[k];
                }
            }
        }
        Deviation[] out = new Deviation[times.length];
        Arrays.setAll(out, k -> new Deviation(value[k], error[k], false));
        return out;
    }

    /** The largest unknown at time 0, in the units of the class comment. */
    double largest() {
        return largest(prepared().start) / prepared().unit;
    }

    /** The sum of the absolute values of a functional's terms, were all unknowns 1 in those units. */
    double size(double[] weights) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += Math.abs(weights[i]) * scale[i];
        }
        return sum;
    }

    private static double largest(double[] x) {
        return Arrays.stream(x).map(Math::abs).max().orElse(0);
    }

    /** The matrix and the start in the units of the class comment; the last unknown is measured in {@code 1/unit = rho^-q}. */
    private static final class Prepared {
        private final SparseMatrix matrix;
        private final double[] start;
        private final double unit;

        Prepared(SparseMatrix matrix, double[] start, double unit) {
            this.matrix = matrix;
            this.start = start;
            this.unit = unit;
        }
    }

    private Prepared prepared() {
        if (ready != null) {
            return ready;
        }
        int q = entries.length - 1;
        int n = scale.length;
        SparseMatrix[] matrices =
                Arrays.stream(entries).map(e -> generator.matrix(e, scale)).toArray(SparseMatrix[]::new);
        double rho = ratio(matrices);
        SparseMatrix[][] blocks = new SparseMatrix[q + 1][q + 1];
        for (int p = 0; p <= q; p++) {
            for (int i = 0; i <= p; i++) {
                blocks[p][p - i] = matrices[i].times(Math.pow(rho, i));
            }
        }
        blocks[q][q] = generator.matrix(last, scale);
        double[] start = new double[(q + 1) * n];
        for (int p = 0; p <= q; p++) {
            for (int i = 0; i < n; i++) {
                start[p * n + i] = starts[p][i] * Math.pow(rho, p);
            }
        }
        ready = new Prepared(q == 0 ? blocks[0][0] : SparseMatrix.triangle(blocks), start, Math.pow(rho, q));
        return ready;
    }

    private static double ratio(SparseMatrix[] matrices) {
        double rho = 1;
        double first = matrices[0].norm(0);
        for (int i = 1; i < matrices.length; i++) {
            double norm = matrices[i].norm(0);
            if (first > 0 && norm > 0) {
                rho = Math.min(rho, Math.pow(0.25 * first / norm, 1.0 / i));
            }
        }
        return rho;
    }
}
