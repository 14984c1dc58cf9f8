package stosszahl.verify.ledger;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import stosszahl.hierarchy.GradedElement;
import stosszahl.hierarchy.GrowthConstants;
import stosszahl.hierarchy.Hierarchy;
import stosszahl.hierarchy.MatrixHierarchy;

/** Hierarchies with no gas in them, for the abstract statements: the extremal one, in which every bound is attained, and random ones. */
final class Abstract {
    private Abstract() {}

    /** {@code C_{s,s+k} = R_k s} on the real line: the largest hierarchy that Condition 1 allows. */
    static MatrixHierarchy extremal(GrowthConstants r) {
        return MatrixHierarchy.of(r.reach(), Hierarchy.INFINITE, s -> 1, (s, k) -> new double[][] {{r.bound(s, k)}});
    }

    /** Constants whose only one is {@code R_m = 1}: every step reaches as far as it can. */
    static GrowthConstants farthest(int m) {
        double[] r = new double[m + 1];
        r[m] = 1;
        return GrowthConstants.of(r);
    }

    static MatrixHierarchy random(long seed, GrowthConstants r) {
        return MatrixHierarchy.random(seed, r, s -> 2);
    }

    static MatrixHierarchy randomFinite(long seed, GrowthConstants r, long particles) {
        return MatrixHierarchy.randomFinite(seed, r, s -> 2, particles);
    }

    /** The data of norm {@code ||F||_mu = 1} that are largest at every level: {@code f^(s) = e^{-mu s}}. */
    static GradedElement<double[]> largest(Hierarchy<double[]> hierarchy, double mu, int levels) {
        return GradedElement.generate(hierarchy.space(), levels, s -> {
            double[] x = new double[hierarchy.space().level(s).zero().length];
            x[0] = Math.exp(-mu * s);
            return x;
        });
    }

    /** Random data of norm 1 at every level. */
    static GradedElement<double[]> random(Hierarchy<double[]> hierarchy, int levels, UniformRandomProvider rng) {
        return GradedElement.generate(hierarchy.space(), levels, s -> {
            double[] x = rng.doubles(hierarchy.space().level(s).zero().length)
                    .map(u -> 2 * u - 1)
                    .toArray();
            double norm = FullTensor.norm(x);
            for (int i = 0; i < x.length; i++) {
                x[i] /= norm;
            }
            return x;
        });
    }

    /** {@code y(t)} of {@code y' = sum_k R_k y^{k+1}}, {@code y(0) = 1}: the extremal hierarchy's solution from 1 is {@code y(t)^s}. By 2000 steps of order 4. */
    static double growth(GrowthConstants r, double t) {
        double y = 1;
        double dt = t / 2000;
        for (int i = 0; i < 2000; i++) {
            double a = slope(r, y);
            double b = slope(r, y + dt / 2 * a);
            double c = slope(r, y + dt / 2 * b);
            double d = slope(r, y + dt * c);
            y += dt / 6 * (a + 2 * b + 2 * c + d);
        }
        return y;
    }

    private static double slope(GrowthConstants r, double y) {
        double sum = 0;
        for (int k = r.reach(); k >= 0; k--) {
            sum = sum * y + r.constant(k);
        }
        return sum * y;
    }

    /** {@code log ||pi_s C^n F||} of the extremal hierarchy on the data {@code e^{-mu s}}, by the recursion of the majorant. */
    static double logExtremal(GrowthConstants r, int s, int n, double mu) {
        int m = r.reach();
        double[] c = new double[n * m + 1];
        Arrays.setAll(c, j -> Math.exp(-mu * j));
        double log = -mu * s;
        for (int l = 1; l <= n; l++) {
            double top = 0;
            for (int j = 0; j + m < c.length - (l - 1) * m; j++) {
                double sum = 0;
                for (int k = 0; k <= m; k++) {
                    sum += (s + j) * r.constant(k) * c[j + k];
                }
                c[j] = sum;
                top = Math.max(top, sum);
            }
            for (int j = 0; j + m < c.length - (l - 1) * m; j++) {
                c[j] /= top;
            }
            log += Math.log(top);
        }
        return log + Math.log(c[0]);
    }
}
