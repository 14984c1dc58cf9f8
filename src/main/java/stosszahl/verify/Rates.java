package stosszahl.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import stosszahl.claim.Claim;
import stosszahl.claim.Comparison;
import stosszahl.claim.Figure;
import stosszahl.claim.Finding;
import stosszahl.claim.Tolerance;
import stosszahl.claim.Verdict;

/**
 * Errors without noise against the number of particles: do they decay like {@code 1/N}, judged by the local exponents {@code log(e_{i+1}/e_i) / log(N_{i+1}/N_i)} between neighbours.
 *
 * <p>The rates {@code w_N} are analytic in {@code 1/N}, so an error is {@code c_1/N + c_2/N^2 + ..} and its local exponents tend to -1, or to -2 where {@code c_1} vanishes; nothing is random, and a
 * regression's interval would mean nothing.
 */
final class Rates {
    /** The uncertainty of an error of numbers of size 1, such as masses of cells: their rounding over some thousand steps. */
    static final double FLOOR = 1e-12;

    /** Local exponents up to this are called {@code 1/N}: the second term bends them over tens of particles, by {@code c_2/(c_1 N)}, and hardly by more than a quarter. */
    static final double EXPECTED = -0.75;

    /** An error with local exponents above this does not decay. In between nothing can be said: more particles are needed. */
    static final double STALLED = -0.25;

    /** An error is seen if it is so many times its uncertainty; a local exponent is then wrong by a tenth over the logarithm of the ratio of the numbers at most. */
    private static final double SEEN = 10;

    private final double[] n;
    private final double[] error;
    private final double[] floor;

    private Rates(double[] n, double[] error, double[] floor) {
        this.n = n;
        this.error = error;
        this.floor = floor;
    }

    /** Errors with an uncertainty each. */
    static Rates of(double[] n, double[] error, double[] uncertainty) {
        return new Rates(n.clone(), error.clone(), uncertainty.clone());
    }

    /** Errors of numbers of size 1, uncertain by {@link #FLOOR}. */
    static Rates of(double[] n, double[] error) {
        double[] floor = new double[n.length];
        Arrays.fill(floor, FLOOR);
        return of(n, error, floor);
    }

    /** {@link #judge} of errors of numbers of size 1. */
    static Finding finding(Claim claim, double[] n, double[] error) {
        return of(n, error).judge(claim);
    }

    /** Visits the numbers with their errors. */
    void forEach(Visitor visitor) {
        for (int i = 0; i < n.length; i++) {
            visitor.at(n[i], error[i]);
        }
    }

    /** Is given a number of particles and its error. */
    @FunctionalInterface
    interface Visitor {
        void at(double n, double error);
    }

    private boolean seen(int i) {
        return error[i] > SEEN * floor[i];
    }

    private int count() {
        int count = 0;
        for (int i = 0; i < n.length; i++) {
            count += seen(i) ? 1 : 0;
        }
        return count;
    }

    /** A local exponent, between the numbers at two places. What is not seen counts as its largest possible value. */
    private record Local(int from, int to, double exponent) {}

    private List<Local> locals() {
        List<Local> locals = new ArrayList<>();
        for (int i = 0; i + 1 < n.length; i++) {
            if (seen(i)) {
                locals.add(local(i, i + 1));
            }
        }
        return locals;
    }

    private Local local(int i, int j) {
        double later = Math.max(error[j], SEEN * floor[j]);
        return new Local(i, j, Math.log(later / error[i]) / Math.log(n[j] / n[i]));
    }

    /**
     * Does the error decay like {@code 1/N}: the local exponents of the larger half of the numbers are at most {@link #EXPECTED}. Refuted if the error does not decay, over the whole range, over its last
     * step, and as the trend of the exponents goes on; unresolved in between. Not a number refutes.
     */
    Finding judge(Claim claim) {
        for (int i = 0; i < n.length; i++) {
            if (!(error[i] < Double.POSITIVE_INFINITY)) {
                int place = i;
                return claim.judge(Comparison.start().atMost(error[i], 0, () -> String.format("N = %.0f", n[place])));
            }
        }
        if (n.length < 3) {
            return claim.unresolved(
                    n.length == 0 ? Double.NaN : error[0], Double.NaN, n.length, "a rate needs three values of N");
        }
        if (count() < 2) {
            return claim.notApplicable(String.format(
                    Locale.ROOT,
                    "the error is at most %.3g, and its uncertainty %.3g: here this observable does not tell N particles from the limit",
                    largest(error),
                    largest(floor)));
        }
        List<Local> locals = locals();
        List<Local> tail = locals.subList(locals.size() / 2, locals.size());
        Comparison decay =
                Comparison.within(Tolerance.relative(0, "the bound leaves room for the second order in 1/N"));
        for (Local local : tail) {
            decay.atMost(local.exponent(), EXPECTED, () -> show(local));
        }
        return decay.verdict() == Verdict.HOLDS || stalled(locals)
                ? claim.judge(decay)
                : claim.witness(decay.witness())
                        .unresolved(
                                decay.measured(),
                                EXPECTED,
                                decay.places(),
                                "the error decays, but not yet like 1/N; more particles are needed");
    }

    private boolean stalled(List<Local> locals) {
        Local last = locals.get(locals.size() - 1);
        double overall = local(locals.get(0).from(), last.to()).exponent();
        double limit = last.exponent();
        if (locals.size() > 1) {
            Local before = locals.get(locals.size() - 2);
            double x = 1 / Math.sqrt(n[last.from()] * n[last.to()]);
            double y = 1 / Math.sqrt(n[before.from()] * n[before.to()]);
            limit += (last.exponent() - before.exponent()) * x / (y - x);
        }
        return last.exponent() > STALLED && overall > STALLED && limit > 2 * STALLED;
    }

    private String show(Local local) {
        return String.format(
                Locale.ROOT,
                "error %.4g at N = %.0f, %.4g at N = %.0f: local exponent %.4f",
                error[local.from()],
                n[local.from()],
                error[local.to()],
                n[local.to()],
                local.exponent());
    }

    private static double largest(double[] values) {
        double most = 0;
        for (double x : values) {
            most = Math.max(most, x);
        }
        return most;
    }

    /** The errors that are seen, with the last local exponent in the name. */
    List<Figure.Curve> curve(String name) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = 0; i < n.length; i++) {
            if (seen(i)) {
                x.add(n[i]);
                y.add(error[i]);
            }
        }
        if (y.size() < 3) {
            return List.of();
        }
        int k = y.size() - 1;
        double exponent = Math.log(y.get(k) / y.get(k - 1)) / Math.log(x.get(k) / x.get(k - 1));
        return List.of(Figure.Curve.of(
                String.format(Locale.ROOT, "%s: N^%.3f", name, exponent), Figure.Style.POINTS_AND_LINE, x, y));
    }

    /** {@link #curve} of errors of numbers of size 1. */
    static List<Figure.Curve> curves(String name, double[] n, double[] error) {
        return of(n, error).curve(name);
    }
}
