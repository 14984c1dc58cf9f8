package stosszahl.collision;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws from the polynomials of some panels: a panel by its mass, a place in it by rejection below a number that the polynomial exceeds nowhere. No formula is evaluated, and nothing can fail;
 * the law differs from the density's by {@link AdaptiveIntegral.Result#distance()} over the integral, in total variation.
 */
final class PanelSampler {
    private final double[] upTo;
    private final double[] a;
    private final double[] length;
    private final double[][] coefficients;
    private final double[] bounds;

    PanelSampler(List<Panel> panels) {
        List<Panel> some = panels.stream().filter(p -> p.integral > 0).toList();
        int n = some.size();
        upTo = new double[n];
        a = new double[n];
        length = new double[n];
        coefficients = new double[n][];
        bounds = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            Panel p = some.get(i);
            sum += p.integral;
            upTo[i] = sum;
            a[i] = p.a;
            length[i] = p.b - p.a;
            coefficients[i] = p.coefficients();
            bounds[i] = Panel.bound(coefficients[i]);
        }
    }

    double draw(UniformRandomProvider rng) {
        int i = Arrays.binarySearch(upTo, upTo[upTo.length - 1] * rng.nextDouble());
        i = Math.min(upTo.length - 1, i < 0 ? -i - 1 : i + 1);
        while (true) {
            double u = rng.nextDouble();
            if (bounds[i] * rng.nextDouble() < Panel.series(coefficients[i], 2 * u - 1)) {
                return a[i] + length[i] * u;
            }
        }
    }
}
