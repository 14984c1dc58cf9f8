package stosszahl.verify.ledger;

import stosszahl.boltzmann.BoltzmannFlow;
import stosszahl.claim.Comparison;
import stosszahl.grid.CellMasses;
import stosszahl.grid.GridModel;

/**
 * The Boltzmann equation at negative times, on a grid.
 *
 * <p>If {@code f_0 >= 0} has mass 1 and vanishes on a set {@code Z}, and collisions carry mass into {@code Z} at rate {@code g > 0}, then {@code f(-h) = f_0 - h Q(f_0) + E} with
 * {@code ||E|| <= h^2 L / 2} is negative on part of {@code Z}; mass is conserved, so {@code ||f(-h)|| >= 1 + 2 h g - h^2 L / 2}, which exceeds 1 for {@code h < 4 g / L}. Here
 * {@code L = sup ||f''||} over functions of norm at most 2, from (7.2) and the Lipschitz bound {@code ||DQ_K(f)|| <= 2 K^2 ||f||^{K-1}}; they stay below 2 for
 * {@code h sum_K beta_K 2 K 2^K <= 1}. Nothing of this needs the grid.
 */
final class Backward {
    private final GridModel grid;
    private final double h;
    private final double gain;
    private final double lower;
    private final int cell;

    private Backward(GridModel grid, double h, double gain, double lower, int cell) {
        this.grid = grid;
        this.h = h;
        this.gain = gain;
        this.lower = lower;
        this.cell = cell;
    }

    /** The unit mass on one cell that loses positivity fastest, and the time at which the lower bound is largest. */
    static Backward of(Bench bench) {
        GridModel grid = bench.coarse();
        double best = -1;
        int at = 0;
        for (int c = 0; c < grid.grid().cells(); c++) {
            double[] rate = rate(grid, unit(grid, c));
            double into = 0;
            for (int i = 0; i < rate.length; i++) {
                into += i == c ? 0 : rate[i];
            }
            if (into > best) {
                best = into;
                at = c;
            }
        }
        double speed = 0;
        double slope = 0;
        for (int order : bench.orders()) {
            double beta = bench.beta(order).doubleValue();
            speed += beta * 2 * order * Math.pow(2, order);
            slope += beta * 2 * order * order * Math.pow(2, order - 1);
        }
        double second = speed * slope;
        double h = Math.min(1 / speed, 2 * best / second);
        return new Backward(grid, h, best, 1 + 2 * h * best - h * h * second / 2, at);
    }

    /** The proved lower bound of {@code ||f(-h)||}. */
    double lower() {
        return lower;
    }

    double time() {
        return -h;
    }

    /** The norm {@code ||f(-t)||} by Runge-Kutta steps of order 4; infinite once it exceeds a million. */
    double norm(double t) {
        double[] f = unit(grid, cell);
        int steps = 400;
        double dt = -t / steps;
        for (int i = 0; i < steps; i++) {
            double[] a = rate(grid, f);
            double[] b = rate(grid, FullTensor.combine(1, f, dt / 2, a));
            double[] c = rate(grid, FullTensor.combine(1, f, dt / 2, b));
            double[] e = rate(grid, FullTensor.combine(1, f, dt, c));
            double[] sum = FullTensor.combine(1, FullTensor.combine(1, a, 2, b), 1, FullTensor.combine(2, c, 1, e));
            f = FullTensor.combine(1, f, dt / 6, sum);
            if (!(FullTensor.norm(f) < 1e6)) {
                return Double.POSITIVE_INFINITY;
            }
        }
        return FullTensor.norm(f);
    }

    String witness() {
        return "f_0 = unit mass on cell " + cell + " of " + grid.grid() + ", t = " + Comparison.show(-h)
                + ": collisions carry mass at rate " + Comparison.show(gain)
                + " where f_0 = 0, so ||f(t)|| >= 1 + 2|t|g - t^2 L/2 = "
                + String.format(java.util.Locale.ROOT, "%.12g", lower) + "; computed: ||f(-0.1)|| = "
                + Comparison.show(norm(0.1))
                + ", ||f(-0.5)|| = " + Comparison.show(norm(0.5));
    }

    static double[] unit(GridModel grid, int cell) {
        double[] unit = new double[grid.grid().cells()];
        unit[cell] = 1;
        return unit;
    }

    static double[] rate(GridModel grid, double[] f) {
        return BoltzmannFlow.of(grid).rate(CellMasses.of(grid.grid(), f)).masses();
    }
}
