package stosszahl.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Errors against the number of particles: the fitted rate as a finding and as curves. */
final class Rates {
    /** Errors below this are rounding of sums of numbers of size 1, and say nothing about a rate. */
    static final double FLOOR = 1e-12;

    /**
     * The rates {@code w_N} differ from their limit by {@code O(1/N)}, so the error is {@code c_1/N + c_2/N^2 + ..}; over the smallest {@code N} the second
     * term bends the fitted slope by up to a quarter, never to the slope 0 of an error that does not decay, nor to the -1/2 of a noise.
     */
    static final double EXPECTED = -0.75;

    private Rates() {}

    /** Does the error decay like {@code 1/N}: the fitted slope is at most {@link #EXPECTED}. Its interval stands in the witness. */
    static Finding finding(Claim claim, double[] n, double[] error) {
        double largest = 0;
        for (double e : error) {
            largest = Math.max(largest, e);
        }
        if (largest <= FLOOR) {
            return claim.note(
                            "the error is below " + FLOOR + " for every N: this observable does not see the difference")
                    .notApplicable("the error is at most " + largest + ", rounding, for every N: nothing to converge");
        }
        double[] used = new double[error.length];
        double[] numbers = new double[error.length];
        int count = 0;
        for (int i = 0; i < error.length; i++) {
            if (error[i] > FLOOR) {
                used[count] = error[i];
                numbers[count++] = n[i];
            }
        }
        if (count < 3) {
            return claim.note("a slope needs three numbers of particles with errors above rounding, here are " + count)
                    .unresolved(largest, Double.NaN);
        }
        PowerLaw law = PowerLaw.fit(Arrays.copyOf(numbers, count), Arrays.copyOf(used, count));
        return claim.witness(String.format(
                        Locale.ROOT,
                        "error %.4g at N = %.0f, %.4g at N = %.0f; slope %.4f, 99 %% interval %.4f to %.4f",
                        used[0],
                        numbers[0],
                        used[count - 1],
                        numbers[count - 1],
                        law.slope(),
                        law.low(),
                        law.high()))
                .atMost(law.slope(), EXPECTED);
    }

    /** The measurements and the fitted line. */
    static List<Figure.Curve> curves(String name, double[] n, double[] error) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = 0; i < n.length; i++) {
            if (error[i] > FLOOR) {
                x.add(n[i]);
                y.add(error[i]);
            }
        }
        List<Figure.Curve> curves = new ArrayList<>();
        if (x.size() >= 3) {
            PowerLaw law = PowerLaw.fit(
                    x.stream().mapToDouble(v -> v).toArray(),
                    y.stream().mapToDouble(v -> v).toArray());
            curves.add(Figure.Curve.of(
                    String.format(Locale.ROOT, "%s: N^%.3f", name, law.slope()), Figure.Style.POINTS_AND_LINE, x, y));
        }
        return curves;
    }
}
