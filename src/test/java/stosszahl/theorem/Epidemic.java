package stosszahl.theorem;

import java.util.List;
import stosszahl.hierarchy.Convergence;
import stosszahl.hierarchy.GrowthConstants;
import stosszahl.hierarchy.Hierarchy;
import stosszahl.hierarchy.MatrixHierarchy;
import stosszahl.hierarchy.SummableVectors;

/** A mean-field epidemic: each infected one infects each healthy one at rate 1/N, and recovers at rate 1/2. Level s is the law of the number infected among s of the N. */
public class Epidemic implements HierarchyFamily<double[]> {
    @Override
    public Hierarchy<double[]> at(long n) {
        return MatrixHierarchy.of(1, (int) n, s -> s + 1, (s, k) -> matrix((double) n, s, k));
    }

    @Override
    public Hierarchy<double[]> limit() {
        return MatrixHierarchy.of(1, Hierarchy.INFINITE, s -> s + 1, (s, k) -> matrix(Double.POSITIVE_INFINITY, s, k));
    }

    /** For k = 0, recovery and infection among the s; for k = 1, infection by one of the others: the last of s + 1. */
    double[][] matrix(double n, int s, int k) {
        double[][] c = new double[s + 1][s + k + 1];
        for (int j = 0; j <= s; j++) {
            double infection = k == 0 ? j * (s - j) / n : (1 - s / n) * (s - j) * (j + 1) / (s + 1);
            double recovery = k == 0 ? 0.5 * j : 0;
            c[j][j + k] -= infection + recovery;
            c[Math.min(j + 1, s)][j + k] += infection;
            c[Math.max(j - 1, 0)][j + k] += recovery;
        }
        return c;
    }

    /** One in ten is infected, drawn without replacement from N; from infinitely many for the limit. */
    @Override
    public double[] data(long n, int s) {
        double[] f = new double[s + 1];
        f[0] = 1;
        for (int r = 0; r < s; r++) {
            for (int j = r; j >= 0; j--) {
                double infected = n == Long.MAX_VALUE ? 0.1 : Math.max(0, n / 10 - j) / (double) (n - r);
                f[j + 1] += f[j] * infected;
                f[j] *= 1 - infected;
            }
        }
        return f;
    }

    @Override
    public double[] limitData(int s) {
        return data(Long.MAX_VALUE, s);
    }

    @Override
    public GrowthConstants constants() {
        return GrowthConstants.of(1.5, 1);
    }

    @Override
    public GrowthConstants limitConstants() {
        return GrowthConstants.of(1, 1);
    }

    @Override
    public List<Convergence.Observable<double[]>> observables() {
        return List.of(new Convergence.Observable<>(1, SummableVectors.functional("infected", 0, 1)));
    }
}
