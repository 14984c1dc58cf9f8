package stosszahl.boltzmann;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import stosszahl.grid.CellMasses;
import stosszahl.grid.GridModel;

/**
 * The Picard iterates (7.10)-(7.11) of Proposition 2.3 on {@code [0, T]}:
 *
 * <pre>f_0(t) = f_0,   f_{n+1}(t) = e^{-alpha t} f_0 + int_0^t e^{-alpha (t-u)} sum_K beta_K Q_K^(+)[f_n(u), .., f_n(u)] du.</pre>
 *
 * <p>Functions of time are their values at the Chebyshev points of {@code [0, T]}; the integral of {@code e^{alpha u}} times the interpolating polynomial is exact. So each iterate is the paper's up to the
 * interpolation error, which falls geometrically with the number of points.
 */
public final class PicardIteration {
    private final CollisionOperator operator;
    private final double end;
    private final double[] times;
    /** {@code weights[i][j]}: the integral over {@code [0, t_i]} of {@code alpha e^{-alpha(t_i-u)}} times the Lagrange polynomial of point {@code j}. */
    private final double[][] weights;

    private PicardIteration(CollisionOperator operator, double end, int degree) {
        this.operator = operator;
        this.end = end;
        this.times = new double[degree + 1];
        for (int i = 0; i <= degree; i++) {
            double s = Math.sin(0.5 * Math.PI * i / degree);
            times[i] = end * s * s;
        }
        this.weights = Collocation.weights(times, operator.alpha());
    }

    /**
     * The iteration on {@code [0, T]}.
     *
     * @param model the model on a grid
     * @param end the end {@code T > 0} of the interval
     * @param degree the degree of the polynomials in time, at least 2; about {@code 16 + 4 alpha T} reaches rounding
     * @return the iteration
     * @throws IllegalArgumentException if a number is out of range
     */
    public static PicardIteration of(GridModel model, double end, int degree) {
        if (!(end > 0) || Double.isInfinite(end) || degree < 2) {
            throw new IllegalArgumentException("Picard iteration on [0, " + end + "] with polynomials of degree "
                    + degree + "; use a finite T > 0 and a degree of at least 2");
        }
        return new PicardIteration(new CollisionOperator(model), end, degree);
    }

    /**
     * One iterate.
     *
     * @param n its number
     * @param change {@code max_t ||f_n(t) - f_{n-1}(t)||_1} over the points, (7.12); 0 for {@code n = 0}
     * @param massDefect the largest {@code |sum f_n(t) - 1|} over the points
     * @param min the smallest mass of a cell
     * @param norm the largest {@code ||f_n(t)||_1}
     */
    public record Iterate(int n, double change, double massDefect, double min, double norm) {}

    /**
     * What came of the iteration.
     *
     * @param iterates the iterates, from {@code n = 0} on
     * @param end the last iterate at time {@code T}
     */
    public record Result(List<Iterate> iterates, CellMasses end) {
        /** Copies the list. */
        public Result {
            iterates = List.copyOf(iterates);
        }

        /**
         * The observed contraction, {@code lambda} of (7.12).
         *
         * @return the largest ratio of successive changes, over changes above {@code 1e-12}
         */
        public double contraction() {
            double worst = 0;
            // Not a number goes on, and comes out as not a number.
            for (int n = 2; n < iterates.size() && !(iterates.get(n).change() <= 1e-12); n++) {
                worst = Math.max(
                        worst, iterates.get(n).change() / iterates.get(n - 1).change());
            }
            return worst;
        }
    }

    /**
     * Iterates from the constant {@code f_0} until the change is below a tolerance.
     *
     * @param initial the data {@code f_0}, a function on the grid
     * @param tolerance the change to stop at, positive
     * @param most the largest number of iterations
     * @return the iterates and the last one at {@code T}; the last change tells whether the tolerance was reached
     */
    public Result run(CellMasses initial, double tolerance, int most) {
        if (!initial.grid().equals(operator.model().grid())) {
            throw new IllegalArgumentException(
                    "a function on " + initial.grid() + " in the equation of " + operator.model());
        }
        double[] f0 = initial.masses();
        double[][] f = new double[times.length][];
        Arrays.fill(f, f0);
        List<Iterate> iterates = new ArrayList<>();
        iterates.add(describe(0, 0, f));
        for (int n = 1; n <= most; n++) {
            double[][] next = step(f0, f);
            double change = 0;
            for (int i = 0; i < f.length; i++) {
                double distance = 0;
                for (int x = 0; x < f0.length; x++) {
                    distance += Math.abs(next[i][x] - f[i][x]);
                }
                change = Math.max(change, distance);
            }
            f = next;
            iterates.add(describe(n, change, f));
            if (change <= tolerance) {
                break;
            }
        }
        return new Result(iterates, CellMasses.of(initial.grid(), f[f.length - 1]));
    }

    private double[][] step(double[] f0, double[][] f) {
        double[][] gains = new double[f.length][];
        for (int j = 0; j < f.length; j++) {
            gains[j] = operator.gain(f[j]);
        }
        double[][] next = new double[f.length][f0.length];
        for (int i = 0; i < f.length; i++) {
            double decay = Math.exp(-operator.alpha() * times[i]);
            for (int x = 0; x < f0.length; x++) {
                next[i][x] = decay * f0[x];
            }
            for (int j = 0; j < f.length; j++) {
                for (int x = 0; x < f0.length; x++) {
                    next[i][x] += weights[i][j] * gains[j][x];
                }
            }
        }
        return next;
    }

    private static Iterate describe(int n, double change, double[][] f) {
        double massDefect = 0;
        double min = Double.POSITIVE_INFINITY;
        double norm = 0;
        for (double[] at : f) {
            massDefect = Math.max(massDefect, Math.abs(Arrays.stream(at).sum() - 1));
            min = Math.min(min, Arrays.stream(at).min().orElse(0));
            norm = Math.max(norm, Arrays.stream(at).map(Math::abs).sum());
        }
        return new Iterate(n, change, massDefect, min, norm);
    }

    /**
     * The end of the interval.
     *
     * @return {@code T}
     */
    public double end() {
        return end;
    }
}
