package stosszahl.grid;

import java.util.List;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import stosszahl.observable.Factor;

/** Averages of functions of one velocity over the cells of a grid. */
final class CellAverages {
    private CellAverages() {}

    /** The average of a product of factors over each cell. */
    static double[] of(VelocityGrid grid, List<Factor> factors) {
        double[] averages = new double[grid.cells()];
        for (int cell = 0; cell < averages.length; cell++) {
            averages[cell] = average(grid, cell, factors);
        }
        return averages;
    }

    private static double average(VelocityGrid grid, int cell, List<Factor> factors) {
        int d = grid.dimension();
        double[] lower = new double[d];
        double[] upper = new double[d];
        for (int c = 0; c < d; c++) {
            lower[c] = grid.lower(cell, c);
            upper[c] = grid.upper(cell, c);
        }
        // Indicators jump: they cut the cell down to the box where they are 1, and the rest is smooth.
        for (Factor factor : factors) {
            if (factor instanceof Factor.Indicator indicator) {
                int c = indicator.component();
                if (indicator.below()) {
                    upper[c] = Math.min(upper[c], indicator.threshold());
                } else {
                    lower[c] = Math.max(lower[c], indicator.threshold());
                }
            }
        }
        List<Factor> smooth =
                factors.stream().filter(f -> !(f instanceof Factor.Indicator)).toList();
        int nodes = d == 1 ? 16 : 8;
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(nodes);
        double share = 1;
        for (int c = 0; c < d; c++) {
            boolean cut = lower[c] != grid.lower(cell, c) || upper[c] != grid.upper(cell, c);
            share *= cut ? Math.max(0, upper[c] - lower[c]) / grid.side() : 1;
        }
        if (smooth.isEmpty() || share == 0) {
            return share;
        }
        double sum = 0;
        double[] v = new double[d];
        int all = (int) Math.round(Math.pow(nodes, d));
        for (int node = 0; node < all; node++) {
            double weight = 1;
            for (int c = 0, rest = node; c < d; c++, rest /= nodes) {
                double x = rule.getPoint(rest % nodes);
                weight *= rule.getWeight(rest % nodes) / 2;
                v[c] = (lower[c] + upper[c]) / 2 + x * (upper[c] - lower[c]) / 2;
            }
            sum += weight * Factor.product(smooth, v, 0);
        }
        return share * sum;
    }
}
