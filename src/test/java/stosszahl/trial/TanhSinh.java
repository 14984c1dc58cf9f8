package stosszahl.trial;

import java.util.List;

/**
 * Double-exponential quadrature, piece by piece between known break points, so that ends may be integrable singularities.
 *
 * <p>{@code x = (a + b)/2 + (b - a)/2 tanh(pi/2 sinh u)}, trapezoidal in {@code u}; the distance to the nearer end is formed without cancellation. Sums are
 * compensated. The step is halved once: an integral of {@code |f|} that moves by more than {@value #ACCURACY} of itself is an error of this oracle.
 */
final class TanhSinh {
    /** Two thousand times below the agreement that is asked of the program. */
    private static final double ACCURACY = 1e-12;

    private static final double STEP = 1.0 / 16;
    private static final double END = 6.1; // beyond it the distance to the end is below 1e-300

    private TanhSinh() {}

    /** Values of several integrands at a point; {@code toNearEnd} is the signed distance from {@code end}: {@code x = end + toNearEnd}. */
    interface Integrands {
        void add(double end, double toNearEnd, double weight, Sum[] sums);
    }

    /** Neumaier's sum. */
    static final class Sum {
        private double sum;
        private double lost;

        void add(double x) {
            double next = sum + x;
            lost += Math.abs(sum) >= Math.abs(x) ? (sum - next) + x : (x - next) + sum;
            sum = next;
        }

        double value() {
            return sum + lost;
        }
    }

    /** The integrals over {@code [breaks_0, breaks_n]}; integral 0 must be that of a non-negative function, the others relative to it. */
    static double[] integrate(Integrands f, int count, List<Double> breaks) {
        double[] coarse = trapezoidal(f, count, breaks, STEP);
        double[] fine = trapezoidal(f, count, breaks, STEP / 2);
        for (int i = 0; i < count; i++) {
            if (!(Math.abs(fine[i] - coarse[i]) <= ACCURACY * fine[0])) {
                throw new IllegalStateException("the oracle's quadrature of integrand " + i + ": " + coarse[i] + " and "
                        + fine[i] + " of " + fine[0]);
            }
        }
        return fine;
    }

    private static double[] trapezoidal(Integrands f, int count, List<Double> breaks, double step) {
        Sum[] sums = new Sum[count];
        for (int i = 0; i < count; i++) {
            sums[i] = new Sum();
        }
        int reach = (int) (END / step);
        for (int piece = 0; piece + 1 < breaks.size(); piece++) {
            double a = breaks.get(piece);
            double b = breaks.get(piece + 1);
            if (!(a < b)) {
                throw new IllegalArgumentException("break points " + breaks);
            }
            double half = (b - a) / 2;
            for (int j = -reach; j <= reach; j++) {
                double u = j * step;
                double s = Math.PI / 2 * Math.sinh(Math.abs(u));
                // 1 - tanh s = 2/(e^{2s} + 1), without cancellation.
                double near = half * 2 / (Math.exp(2 * s) + 1);
                double weight = step * half * Math.PI / 2 * Math.cosh(u) / Math.pow(Math.cosh(s), 2);
                if (near > 1e-300 && weight > 0) {
                    f.add(u < 0 ? a : b, u < 0 ? near : -near, weight, sums);
                }
            }
        }
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = sums[i].value();
        }
        return values;
    }
}
