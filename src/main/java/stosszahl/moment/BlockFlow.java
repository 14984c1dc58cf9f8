package stosszahl.moment;

import java.util.Arrays;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.polynomial.MultiIndex;

/**
 * The triangular system {@code y_p' = sum_{i<=p} G_i y_{p-i}}, {@code y_0(0) = y}, {@code y_p(0) = 0} for {@code p >= 1}, solved for the last {@code y_q}.
 *
 * <p>Two changes of units keep the matrix balanced. Each moment is measured in {@code prod (a_c - 1)!!}, for even exponents the moment of the standard Gaussian: under
 * H1 that Gaussian is stationary, so rows then sum to zero and the exponential of the generator is bounded in the norm of the maximum. And {@code y_p} is
 * measured in {@code rho^{-p}}, so that {@code rho^i G_i} is no larger than {@code G_0}.
 */
final class BlockFlow {
    private final MomentGenerator generator;
    private final double[] initial;
    private final double[] scale;
    private final double[][] entries;
    private double[] last;
    private double[] lastInitial;

    private BlockFlow(MomentGenerator generator, double[] initial, double[] scale, double[][] entries) {
        this.generator = generator;
        this.initial = initial;
        this.scale = scale;
        this.entries = entries;
        this.last = entries[0];
        this.lastInitial = new double[initial.length];
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

    /** Initial values of the last unknown, which otherwise starts from 0; only where it is not the first as well. */
    BlockFlow lastFrom(BigFraction[] values) {
        lastInitial = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            lastInitial[i] = values[i].doubleValue() / scale[i];
        }
        return this;
    }

    /** The last unknown at some times, one row for each. */
    double[][] solve(double... times) {
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
        double[] start = Arrays.copyOf(initial, (q + 1) * n);
        for (int i = 0; i < n; i++) {
            start[q * n + i] += lastInitial[i] * Math.pow(rho, q);
        }
        double[][] all = LinearFlow.solve(q == 0 ? blocks[0][0] : SparseMatrix.triangle(blocks), start, times);
        double[][] out = new double[times.length][n];
        for (int k = 0; k < times.length; k++) {
            for (int i = 0; i < n; i++) {
                out[k][i] = all[k][q * n + i] * scale[i] / Math.pow(rho, q);
                if (!Double.isFinite(out[k][i])) {
                    throw new IllegalArgumentException(
                            "the moment " + generator.orbits().get(i)
                                    + " grows beyond the range of floating-point numbers before t = " + times[k]
                                    + "; use a smaller t");
                }
            }
        }
        return out;
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
