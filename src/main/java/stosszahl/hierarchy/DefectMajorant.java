package stosszahl.hierarchy;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * A rate of convergence for any pair of hierarchies: a proved bound for {@code d_s(t) = ||f_N^(s)(t) - f^(s)(t)||} from numbers {@code a_k(s) >= ||C^N_{s,s+k}||} and
 * {@code delta_k(s) >= ||C^N_{s,s+k} - C^inf_{s,s+k}||}. Beyond the paper, which gives no rate.
 *
 * <p>The difference {@code D = F_N - F} obeys {@code D' = C^N D + (C^N - C^inf) F}, so in norms {@code d_s(t) <= d_s(0) + int_0^t sum_k (a_k(s) d_{s+k}(u) + delta_k(s) phi_{s+k}) du} with
 * {@code phi_s >= sup_(u<=t) ||f^(s)(u)||}. Picard's iteration of this scalar system from an a-priori bound {@code B_s >= sup_(u<=t) d_s(u)} gives, with {@code A} and {@code Delta} the two upper triangular
 * matrices of numbers {@code >= 0},
 *
 * <pre>{@code d(t) <= sum_{l<=n} t^l/l! A^l d(0) + sum_{l<=n} t^{l+1}/(l+1)! A^l Delta phi + t^{n+1}/(n+1)! A^{n+1} B,}</pre>
 *
 * a polynomial of degree {@code n + 1} in {@code t} that is a bound for every {@code n}: the last term is the remainder, not an estimate of it. Component {@code s} reads the levels up to {@code s + (n+1) m}. Everything is
 * {@code >= 0} and rounded up ({@link Upward}). It uses no sign and no loss, so it is good for short times where the norms grow with {@code s}.
 */
public final class DefectMajorant {
    private final Majorant.Coefficients norms;
    private final Majorant.Coefficients differences;
    private final int reach;

    private DefectMajorant(Majorant.Coefficients norms, Majorant.Coefficients differences, int reach) {
        this.norms = norms;
        this.differences = differences;
        this.reach = reach;
    }

    /**
     * The majorant of given numbers.
     *
     * @param norms the numbers {@code a_k(s) >= ||C^N_{s,s+k}||}
     * @param differences the numbers {@code delta_k(s) >= ||C^N_{s,s+k} - C^inf_{s,s+k}||}, also where only the limit has an operator
     * @param reach the larger reach {@code m >= 0} of the two hierarchies
     * @return the majorant
     * @throws IllegalArgumentException if {@code m < 0}
     */
    public static DefectMajorant of(Majorant.Coefficients norms, Majorant.Coefficients differences, int reach) {
        return new DefectMajorant(norms, differences, Checks.atLeast(0, "reach m", reach));
    }

    /**
     * What is known of the solutions.
     *
     * @param initial at least {@code d_s(0)}
     * @param solution at least {@code phi_s = sup_(u<=t) ||f^(s)(u)||}
     * @param apriori at least {@code B_s = sup_(u<=t) d_s(u)}: 2 for densities, the sum of the norms of both solutions in general
     */
    public record Data(IntToDoubleFunction initial, IntToDoubleFunction solution, IntToDoubleFunction apriori) {
        /**
         * Probability densities with the same data at time 0.
         *
         * @return {@code d(0) = 0}, {@code phi = 1}, {@code B = 2}
         */
        public static Data densities() {
            return new Data(s -> 0, s -> 1, s -> 2);
        }
    }

    /**
     * The polynomial {@code sum_l c_l t^l} that bounds {@code d_s(t)}.
     *
     * @param s the level, {@code s >= 1}
     * @param n the number of iterations, {@code n >= 0}
     * @param data what is known of the solutions, for all times up to the one at which the polynomial will be used
     * @return the coefficients {@code c_0, .., c_{n+1}}, {@code >= 0}, rounded up; the remainder is in the last. Cost {@code n^2 m^2}
     * @throws IllegalArgumentException if an argument or a number is out of its range
     */
    public double[] polynomial(int s, int n, Data data) {
        Checks.atLeast(1, "level s", s);
        Checks.atLeast(0, "number of iterations n", n);
        int width = Math.toIntExact(Math.addExact(1L, Math.multiplyExact(n + 1L, (long) reach)));
        double[] start = values("d_", s, width, data.initial());
        double[] source = apply(differences, "delta", s, values("phi_", s, width + reach, data.solution()));
        double[] apriori = values("B_", s, width, data.apriori());
        double[] polynomial = new double[n + 2];
        double factorial = 1; // 1/l!, from above
        for (int l = 0; l <= n + 1; l++) {
            double next = Upward.divide(factorial, l + 1.0);
            if (l <= n) {
                polynomial[l] = Upward.add(polynomial[l], Upward.multiply(factorial, start[0]));
                polynomial[l + 1] = Upward.multiply(next, source[0]);
                start = apply(norms, "a", s, start);
                source = l < n ? apply(norms, "a", s, source) : source;
                apriori = apply(norms, "a", s, apriori);
            } else {
                polynomial[l] = Upward.add(polynomial[l], Upward.multiply(factorial, apriori[0]));
            }
            factorial = next;
        }
        return polynomial;
    }

    /**
     * The bound for {@code d_s(t)}.
     *
     * @param s the level, {@code s >= 1}
     * @param t the time {@code t >= 0}
     * @param n the number of iterations, {@code n >= 0}
     * @param data what is known of the solutions up to {@code t}
     * @return the polynomial's value, rounded up; infinite if it leaves the range of a double
     * @throws IllegalArgumentException if an argument or a number is out of its range
     */
    public double bound(int s, double t, int n, Data data) {
        Checks.nonNegative("time t", t);
        double[] c = polynomial(s, n, data);
        double sum = 0;
        for (int l = c.length - 1; l >= 0; l--) {
            sum = Upward.add(c[l], Upward.multiply(sum, t));
        }
        return sum;
    }

    /** {@code y_r = sum_k x_k(r) v_{r+k}}: the result is shorter by the reach. */
    private double[] apply(Majorant.Coefficients coefficients, String name, int s, double[] v) {
        double[] image = new double[Math.max(0, v.length - reach)];
        for (int i = 0; i < image.length; i++) {
            for (int k = 0; k <= reach; k++) {
                double a = Checks.nonNegative(name + "_" + k + "(" + (s + i) + ")", coefficients.a(s + i, k));
                image[i] = Upward.add(image[i], Upward.multiply(a, v[i + k]));
            }
        }
        return image;
    }

    private static double[] values(String name, int s, int width, IntToDoubleFunction f) {
        double[] values = new double[width];
        Arrays.setAll(values, i -> Checks.nonNegative(name + (s + i), f.applyAsDouble(s + i)));
        return values;
    }
}
