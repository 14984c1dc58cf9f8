package stosszahl.theorem;

import java.util.OptionalDouble;
import stosszahl.hierarchy.GrowthConstants;
import stosszahl.hierarchy.Hierarchy;
import stosszahl.hierarchy.MatrixHierarchy;

/** Epidemics that break one hypothesis of Theorem 2.1 each. */
public final class BrokenEpidemics {
    private BrokenEpidemics() {}

    /** The last person infects {@code N^2} times as fast as claimed: no constants do for every N, yet at every fixed level nothing changes once N is larger. */
    public static final class ConditionOne extends Epidemic {
        @Override
        double[][] matrix(double n, int s, int k) {
            double[][] c = super.matrix(n, s, k);
            if (k == 1 && s == n - 1) {
                for (double[] row : c) {
                    for (int j = 0; j < row.length; j++) {
                        row[j] *= n * n;
                    }
                }
            }
            return c;
        }
    }

    /** The limit claims half of its rate of infection. */
    public static final class ConditionTwo extends Epidemic {
        @Override
        public GrowthConstants limitConstants() {
            return GrowthConstants.of(1, 0.5);
        }
    }

    /** The limit starts from nobody infected. */
    public static final class DataA1 extends Epidemic {
        @Override
        public double[] limitData(int s) {
            double[] f = new double[s + 1];
            f[0] = 1;
            return f;
        }
    }

    /** The law of level N/2 is counted N times; every fixed level is left alone once N is larger. */
    public static class DataA2 extends Epidemic {
        @Override
        public double[] data(long n, int s) {
            double[] f = super.data(n, s);
            if (2L * s == n) {
                for (int j = 0; j < f.length; j++) {
                    f[j] *= n;
                }
            }
            return f;
        }
    }

    /** The same, with the bound 1 claimed. */
    public static final class ClaimedA2 extends DataA2 {
        @Override
        public OptionalDouble dataBound() {
            return OptionalDouble.of(1);
        }
    }

    /** The limit infects at half the rate. */
    public static final class OperatorsA3 extends Epidemic {
        @Override
        public Hierarchy<double[]> limit() {
            return MatrixHierarchy.of(1, Hierarchy.INFINITE, s -> s + 1, (s, k) -> {
                double[][] c = matrix(Double.POSITIVE_INFINITY, s, k);
                for (double[] row : c) {
                    for (int j = 0; j < row.length; j++) {
                        row[j] *= k == 1 ? 0.5 : 1;
                    }
                }
                return c;
            });
        }
    }

    /** The window ends past the guaranteed time. */
    public static final class TooLong extends Epidemic {
        @Override
        public double end() {
            return 1.2 * super.end() / 0.9;
        }
    }

    /** Code of the user's that throws. */
    public static final class Throws extends Epidemic {
        @Override
        public double[] data(long n, int s) {
            throw new IllegalStateException("no data for N = " + n);
        }
    }

    /** No public constructor without arguments. */
    public static final class NotMade extends Epidemic {
        NotMade(int ignored) {
            assert ignored == 0;
        }
    }
}
