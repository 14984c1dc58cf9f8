package stosszahl.collision;

import java.util.List;

/**
 * What is left of sums whose terms fall like a power of their number: the masses of a density like {@code 1/(|x| |log(|x|/a)|^p)} in intervals that shrink by halves are {@code c int_u^{u+1} v^-p dv} at
 * {@code u = k + u_0}. The terms of a power of {@code |x|} fall by a fixed ratio {@code r_k}, those by one that comes nearer and nearer to 1, with {@code 1/(1 - r_k)} growing like {@code k/p}.
 */
final class LogarithmicTail {
    private static final int LEAST_TERMS = 10;

    private final double rest;
    private final double error;
    private final double power;

    private LogarithmicTail(double rest, double error, double power) {
        this.rest = rest;
        this.error = error;
        this.power = power;
    }

    double rest() {
        return rest;
    }

    double error() {
        return error;
    }

    double power() {
        return power;
    }

    /** Do the last terms fall like a power of their number. */
    static boolean isOne(List<Double> masses) {
        int n = masses.size();
        if (n < LEAST_TERMS) {
            return false;
        }
        double early = inverseFall(masses, n / 2);
        double middle = inverseFall(masses, (n / 2 + n - 2) / 2);
        double late = inverseFall(masses, n - 2);
        double rise = late - early;
        return late > 4 && rise > 0.02 * (n - 2 - n / 2) && Math.abs(middle - 0.5 * (early + late)) < 0.2 * rise;
    }

    private static double inverseFall(List<Double> masses, int k) {
        return 1 / (1 - masses.get(k + 1) / masses.get(k));
    }

    /** The rest after the last term, by two fits to different terms, the difference of which makes the error; the power is the lower one, infinite rests come with a power of at most 1. */
    static LogarithmicTail of(List<Double> masses) {
        int n = masses.size();
        double[] late = fit(masses, n / 2, 3 * n / 4, n - 1);
        int last = 4 * n / 5;
        double[] early = fit(masses, 2 * n / 5, 3 * n / 5, last);
        double between = 0;
        for (int k = last + 1; k < n; k++) {
            between += masses.get(k);
        }
        double error = 10 * Math.abs(late[0] - (early[0] - between)) + 1e-12 * Math.abs(late[0]);
        double power = late[1] - 10 * Math.abs(late[1] - early[1]);
        return new LogarithmicTail(late[0], Double.isNaN(error) ? Double.POSITIVE_INFINITY : error, power);
    }

    /** The rest after the last of three terms, and the power, by Newton's method. */
    private static double[] fit(List<Double> masses, int a, int b, int c) {
        double first = Math.log(masses.get(b) / masses.get(a));
        double second = Math.log(masses.get(c) / masses.get(b));
        double late = inverseFall(masses, c - 1);
        double early = inverseFall(masses, a);
        double p = (c - 1 - a) / (late - early);
        double shift = p * late - (c - 1);
        for (int k = 0; k < 60; k++) {
            double f = term(p, shift + b) - term(p, shift + a) - first;
            double g = term(p, shift + c) - term(p, shift + b) - second;
            double h = 1e-6;
            double fp = (term(p + h, shift + b) - term(p + h, shift + a) - first - f) / h;
            double gp = (term(p + h, shift + c) - term(p + h, shift + b) - second - g) / h;
            double fs = (term(p, shift + h + b) - term(p, shift + h + a) - first - f) / h;
            double gs = (term(p, shift + h + c) - term(p, shift + h + b) - second - g) / h;
            double determinant = fp * gs - fs * gp;
            double dp = (f * gs - g * fs) / determinant;
            double ds = (g * fp - f * gp) / determinant;
            p -= dp;
            shift = Math.max(shift - ds, 0.1 - a);
            if (!(Math.abs(dp) > 1e-13 * p)) {
                break;
            }
        }
        double u = shift + c;
        double rest = p > 1
                ? masses.get(c) * Math.exp((1 - p) * Math.log1p(u) - term(p, u)) / (p - 1)
                : Double.POSITIVE_INFINITY;
        return new double[] {rest, p};
    }

    /** The logarithm of {@code int_u^{u+1} v^-p dv}. */
    private static double term(double p, double u) {
        double step = Math.log1p(1 / u);
        double x = (1 - p) * step;
        return (1 - p) * Math.log(u) + Math.log(step) + (Math.abs(x) < 1e-12 ? 0 : Math.log(Math.expm1(x) / x));
    }
}
