package stosszahl.collision;

import java.util.Arrays;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * A function on an interval, known at the 15 Gauss-Legendre nodes: its integral, and the polynomial of degree 14 through the nodes.
 *
 * <p>A panel is good if that polynomial agrees, in {@code L^1}, with the values at the 30 nodes of its halves.
 */
final class Panel {
    static final int NODES = 15;
    private static final double[] X = new double[NODES];
    private static final double[] W = new double[NODES];
    /** The factors of the recurrence {@code (k+1) P_{k+1} = (2k+1) x P_k - k P_{k-1}}. */
    private static final double[] UP = new double[NODES];

    private static final double[] DOWN = new double[NODES];
    /** Takes the values at the nodes to those at the nodes of the two halves. */
    private static final double[][] HALVES = new double[2 * NODES][NODES];
    /** Take the values at the nodes to those at the left end, at the middle and at the right end. */
    private static final double[][] ENDS = new double[3][NODES];
    /** The distance of an end from the next of the 30 nodes of the halves, on {@code [-1,1]}; of the middle as well. */
    private static final double GAP;
    /** Takes the values at the nodes to the coefficients of Legendre's polynomials. */
    private static final double[][] LEGENDRE = new double[NODES][NODES];

    /**
     * A polynomial of degree {@code n} is nowhere larger than the largest of its values at {@code m} Chebyshev nodes over {@code cos(pi n / 2m)} (Ehlich and Zeller, Math. Z. 86, 1964).
     */
    private static final int CHEBYSHEV = 56;

    private static final double EHLICH_ZELLER = 1 / Math.cos(Math.PI * (NODES - 1) / (2.0 * CHEBYSHEV));

    static {
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(NODES);
        for (int j = 0; j < NODES; j++) {
            X[j] = rule.getPoint(j);
            W[j] = rule.getWeight(j);
            UP[j] = (2 * j + 1.0) / (j + 1);
            DOWN[j] = (j + 1.0) / (j + 2);
        }
        for (int j = 0; j < NODES; j++) {
            double[] unit = new double[NODES];
            double before = 0;
            double legendre = 1;
            for (int k = 0; k < NODES; k++) {
                LEGENDRE[k][j] = (k + 0.5) * W[j] * legendre;
                unit[k] = LEGENDRE[k][j];
                double next = UP[k] * X[j] * legendre - k / (k + 1.0) * before;
                before = legendre;
                legendre = next;
            }
            for (int i = 0; i < NODES; i++) {
                HALVES[i][j] = series(unit, 0.5 * (X[i] - 1));
                HALVES[NODES + i][j] = series(unit, 0.5 * (X[i] + 1));
            }
            for (int end = 0; end < 3; end++) {
                ENDS[end][j] = series(unit, end - 1.0);
            }
        }
        GAP = 0.5 * (1 + X[0]);
    }

    final double a;
    final double b;
    final double[] values;
    final double integral;
    /** The estimated error of the integral. */
    double error;
    /** The integral of the distance to the polynomial. */
    double distance;
    /** Its nodes agree with those of its halves, but a value near an end, which none of them sees, does not. */
    boolean jump;
    /** Too narrow to be halved. */
    boolean last;

    private Panel(double a, double b, double[] values) {
        this.a = a;
        this.b = b;
        this.values = values;
        double sum = 0;
        for (int j = 0; j < NODES; j++) {
            sum += W[j] * values[j];
        }
        this.integral = 0.5 * (b - a) * sum;
    }

    /** A function of one variable that may refuse a place. */
    @FunctionalInterface
    interface Values {
        double at(double x);
    }

    static Panel of(double a, double b, Values f) {
        double[] values = new double[NODES];
        for (int j = 0; j < NODES; j++) {
            values[j] = f.at(node(a, b, j));
        }
        return new Panel(a, b, values);
    }

    static double node(double a, double b, int j) {
        double x = 0.5 * (a + b) + 0.5 * (b - a) * X[j];
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), x));
    }

    double node(int j) {
        return node(a, b, j);
    }

    double weight(int j) {
        return 0.5 * (b - a) * W[j] * values[j];
    }

    /** The same function times a factor. */
    Panel times(double factor) {
        Panel scaled =
                new Panel(a, b, Arrays.stream(values).map(v -> factor * v).toArray());
        scaled.error = factor * error;
        scaled.distance = factor * distance;
        scaled.last = last;
        return scaled;
    }

    boolean finite() {
        return Double.isFinite(integral);
    }

    /** The integral of the distance between the polynomial and the values on the two halves. */
    double distance(Panel left, Panel right) {
        double sum = 0;
        for (int i = 0; i < NODES; i++) {
            double l = -left.values[i];
            double r = -right.values[i];
            for (int j = 0; j < NODES; j++) {
                l += HALVES[i][j] * values[j];
                r += HALVES[NODES + i][j] * values[j];
            }
            sum += W[i] * (Math.abs(l) + Math.abs(r));
        }
        return 0.25 * (b - a) * sum;
    }

    /**
     * What a jump between the ends, or the middle, and the nodes next to them would change the integral by: no node of the panel or of its halves sees it, so that the values close to those places are held
     * against the polynomial.
     *
     * @param f the function
     * @param close how near a place the function is looked at
     */
    double unseen(Values f, double close) {
        double sum = 0;
        for (int k = 0; k < 4; k++) {
            double x = k == 0 ? a + close : k == 3 ? b - close : 0.5 * (a + b) + (k == 1 ? -close : close);
            double off = -f.at(x);
            for (int j = 0; j < NODES; j++) {
                off += ENDS[(k + 1) / 2][j] * values[j];
            }
            sum += Math.abs(off);
        }
        return 0.5 * (b - a) * GAP * sum;
    }

    double most() {
        return Arrays.stream(values).max().orElse(0);
    }

    double least() {
        return Arrays.stream(values).min().orElse(0);
    }

    /** The coefficients of the polynomial in Legendre's polynomials of {@code (2x-a-b)/(b-a)}. */
    double[] coefficients() {
        double[] c = new double[NODES];
        for (int k = 0; k < NODES; k++) {
            for (int j = 0; j < NODES; j++) {
                c[k] += LEGENDRE[k][j] * values[j];
            }
        }
        return c;
    }

    /** A number that the polynomial with these coefficients exceeds nowhere on {@code [-1,1]}. */
    static double bound(double[] coefficients) {
        double most = 0;
        for (int j = 0; j < CHEBYSHEV; j++) {
            most = Math.max(most, Math.abs(series(coefficients, Math.cos(Math.PI * (j + 0.5) / CHEBYSHEV))));
        }
        return most * EHLICH_ZELLER * (1 + 1e-12);
    }

    /** {@code sum_k c_k P_k(x)}, by Clenshaw's recurrence. */
    static double series(double[] c, double x) {
        double next = 0;
        double afterNext = 0;
        for (int k = NODES - 1; k >= 1; k--) {
            double now = c[k] + UP[k] * x * next - DOWN[k] * afterNext;
            afterNext = next;
            next = now;
        }
        return c[0] + x * next - 0.5 * afterNext;
    }
}
