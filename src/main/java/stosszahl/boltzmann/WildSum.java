package stosszahl.boltzmann;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import stosszahl.grid.CellMasses;
import stosszahl.grid.GridModel;

/**
 * Wild's sum for the Boltzmann equation (2.28) on a grid: {@code f(t) = e^{-alpha t} sum_n tau^n c_n} with {@code tau = (1 - e^{-alpha m t})/m}, {@code c_0 = f_0} and, with
 * {@code p_K = K beta_K / alpha},
 *
 * <pre>(n+1) c_{n+1} = sum_K p_K sum_{n_1+..+n_K+j = n} b_{K,j} Tr_{K-1} A_K (c_{n_1} (x) .. (x) c_{n_K}),   (1 - m tau)^{-(M-K)/m} = sum_j b_{K,j} tau^j.</pre>
 *
 * <p>For {@code M = 2} this is E. Wild's sum (Proc. Camb. Phil. Soc. 47, 1951); for mixed orders the powers of {@code e^{-alpha (K-1) t}} are expanded in the same {@code tau}. For {@code m = 0},
 * {@code tau = alpha t}. All coefficients of a probability are non-negative, so what is left out of the sum is exactly the missing mass: {@link Value#missing()} is the {@code l^1} error, proved.
 */
public final class WildSum {
    private final CollisionOperator operator;
    private final int reach;
    private final List<double[]> coefficients;
    private final CellMasses initial;

    private WildSum(CollisionOperator operator, CellMasses initial, List<double[]> coefficients) {
        this.operator = operator;
        this.reach = operator.model().model().reach();
        this.initial = initial;
        this.coefficients = coefficients;
    }

    /**
     * A value of the sum.
     *
     * @param state the partial sum at a time
     * @param missing {@code 1 - sum f}, the {@code l^1} distance from the solution if the data are a probability
     */
    public record Value(CellMasses state, double missing) {}

    /**
     * The coefficients {@code c_0, .., c_n} for given data.
     *
     * <p>Costs {@code O(n^K)} gains of order {@code K}, for each order that occurs.
     *
     * @param model the model on a grid
     * @param initial a probability on the grid
     * @param terms the number {@code n >= 0} of the last coefficient
     * @return the sum
     * @throws IllegalArgumentException if the grids differ, the data have a negative mass, or there are no terms
     */
    public static WildSum of(GridModel model, CellMasses initial, int terms) {
        if (!initial.grid().equals(model.grid()) || initial.min() < 0 || terms < 0) {
            throw new IllegalArgumentException("Wild's sum of " + terms + " terms from data on " + initial.grid()
                    + " with smallest mass " + initial.min() + " in " + model
                    + "; use a non-negative function on the model's grid");
        }
        CollisionOperator operator = new CollisionOperator(model);
        List<double[]> c = new ArrayList<>();
        c.add(initial.masses());
        double[] share = operator.shares();
        int m = model.model().reach();
        for (int n = 0; n < terms; n++) {
            double[] next = new double[c.get(0).length];
            for (int order = 1; order < share.length; order++) {
                if (share[order] > 0) {
                    double b = 1;
                    for (int j = 0; j <= n; j++) {
                        addGains(model, c, new int[order], 0, n - j, share[order] * b / (n + 1), next);
                        // (1 - m tau)^{-a/m}: the ratio of successive coefficients is (a + j m)/(j + 1).
                        b *= (m + 1 - order + (double) j * m) / (j + 1);
                    }
                }
            }
            c.add(next);
        }
        return new WildSum(operator, initial, List.copyOf(c));
    }

    /** Adds {@code factor} times the gains of all {@code n_1 <= .. <= n_K} of sum {@code total}, as often as they can be arranged; {@code sum} is modified. */
    private static void addGains(
            GridModel model, List<double[]> c, int[] indices, int at, int total, double factor, double[] sum) {
        int least = at == 0 ? 0 : indices[at - 1];
        if (at == indices.length - 1) {
            if (total < least || factor == 0) {
                return;
            }
            indices[at] = total;
            double arrangements = 1;
            int run = 0;
            for (int j = 0; j < indices.length; j++) {
                run = j > 0 && indices[j] == indices[j - 1] ? run + 1 : 1;
                arrangements = arrangements * (j + 1) / run;
            }
            double[][] f = new double[indices.length][];
            Arrays.setAll(f, j -> c.get(indices[j]));
            double[] gain = model.gain(indices.length, f);
            for (int x = 0; x < sum.length; x++) {
                sum[x] += factor * arrangements * gain[x];
            }
            return;
        }
        for (int i = least; i * (indices.length - at) <= total; i++) {
            indices[at] = i;
            addGains(model, c, indices, at + 1, total - i, factor, sum);
        }
    }

    /**
     * The partial sum at a time.
     *
     * @param t the time {@code t >= 0}
     * @return the sum and what it lacks
     */
    public Value at(double t) {
        if (!(t >= 0)) {
            throw new IllegalArgumentException("t = " + t + " in Wild's sum; use t >= 0");
        }
        double alpha = operator.alpha();
        double tau = reach == 0 ? alpha * t : -Math.expm1(-alpha * reach * t) / reach;
        double[] sum = new double[coefficients.get(0).length];
        for (int n = coefficients.size() - 1; n >= 0; n--) {
            for (int x = 0; x < sum.length; x++) {
                sum[x] = sum[x] * tau + coefficients.get(n)[x];
            }
        }
        for (int x = 0; x < sum.length; x++) {
            sum[x] *= Math.exp(-alpha * t);
        }
        CellMasses state = CellMasses.of(initial.grid(), sum);
        return new Value(state, 1 - state.total());
    }
}
