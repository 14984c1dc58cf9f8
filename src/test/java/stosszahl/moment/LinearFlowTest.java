package stosszahl.moment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;

class LinearFlowTest {
    private static SparseMatrix sparse(double[][] a) {
        int n = a.length;
        int[] rows = new int[n * n];
        int[] columns = new int[n * n];
        double[] values = new double[n * n];
        for (int i = 0; i < n * n; i++) {
            rows[i] = i / n;
            columns[i] = i % n;
            values[i] = a[i / n][i % n];
        }
        return new SparseMatrix.Pattern(n, rows, columns).fill(values);
    }

    /** Rows of sum zero with entries of both signs, not too many negative ones: like a generator in the units of {@link BlockFlow}. */
    private static double[][] random(int n, long seed) {
        Random random = new Random(seed);
        double[][] a = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (i != j) {
                    a[i][j] = random.nextDouble() - 0.1;
                    a[i][i] -= a[i][j];
                }
            }
        }
        return a;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theTwoWaysAgree(long seed) {
        double[][] a = random(30, seed);
        double[] y = new Random(seed + 100).doubles(30).toArray();
        double[] times = {2, 0, 0.01, 0.3, 20};
        double[][] taylor = LinearFlow.byTaylor(sparse(a), y, times);
        double[][] matrix = LinearFlow.byMatrix(sparse(a), y, times);
        double[][] other = LinearFlow.byMatrix(sparse(random(30, seed + 1)), y, times);
        for (int k = 0; k < times.length; k++) {
            for (int i = 0; i < 30; i++) {
                // seed is in the name; entries of y are below 1, the promise is 1e-12.
                assertThat(taylor[k][i]).as("t = %s", times[k]).isCloseTo(matrix[k][i], within(1e-13));
            }
        }
        assertThat(taylor[3][0]).as("another matrix").isNotCloseTo(other[3][0], within(1e-6));
        assertThat(taylor[1]).isEqualTo(y);
    }

    /** {@code exp(t J)} of a rotation and of a Jordan block: no decay, and growth like {@code t}. */
    @Test
    void rotationsAndJordanBlocksAreExact() {
        double[][] a = {{0, 1, 0, 0}, {-1, 0, 0, 0}, {0, 0, 0, 1}, {0, 0, 0, 0}};
        double[] y = {1, 0, 0, 1};
        double[] times = {0.5, 3, 30};
        for (double[][] out :
                new double[][][] {LinearFlow.byTaylor(sparse(a), y, times), LinearFlow.byMatrix(sparse(a), y, times)}) {
            for (int k = 0; k < times.length; k++) {
                double t = times[k];
                // Rounding of one unit per unit of t.
                assertThat(out[k][0]).isCloseTo(Math.cos(t), within(1e-13));
                assertThat(out[k][1]).isCloseTo(-Math.sin(t), within(1e-13));
                assertThat(out[k][2]).isCloseTo(t, within(1e-13 * t));
            }
        }
    }

    /** What is conserved stays, however long: {@code y(inf) = P y}. Squaring alone loses it, which is why the kernel is split off. */
    @Test
    void longTimesKeepWhatIsConserved() {
        double[][] a = random(30, 7);
        double[] y = new Random(8).doubles(30).toArray();
        double[] at = LinearFlow.byTaylor(sparse(a), y, new double[] {20})[0];
        for (double t : new double[] {1e3, 1e9, 1e100}) {
            double[] out = LinearFlow.byMatrix(sparse(a), y, new double[] {t})[0];
            for (int i = 0; i < 30; i++) {
                // Relaxed at t = 20 already: the gap is above 5.
                assertThat(out[i]).isCloseTo(at[i], within(1e-13));
            }
        }
        R064Store naive = R064Store.FACTORY.make(30, 30);
        for (int i = 0; i < 30; i++) {
            for (int j = 0; j < 30; j++) {
                naive.set(i, j, a[i][j]);
            }
        }
        R064Store squared = DeflatedExponential.exponential(naive, 1e9);
        double sum = 0;
        for (int j = 0; j < 30; j++) {
            sum += squared.doubleValue(0, j);
        }
        assertThat(Math.abs(sum - 1)).as("the row sum by squaring alone").isGreaterThan(1e-10);
    }
}
