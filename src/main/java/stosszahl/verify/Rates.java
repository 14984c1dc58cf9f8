package stosszahl.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import stosszahl.claim.Claim;
import stosszahl.claim.Figure;
import stosszahl.claim.Finding;
import stosszahl.claim.PowerLaw;

/** Errors against the number of particles: the fitted rate as a finding and as curves. */
final class Rates {
    /** Errors below this are rounding of sums of numbers of size 1, and say nothing about a rate. */
    static final double FLOOR = 1e-12;

    /**
     * The rates {@code w_N} differ from their limit by {@code O(1/N)}, so the error is {@code c_1/N + c_2/N^2 + ..}; the second term bends a slope that is fitted over
     * tens of particles, but hardly by more than a quarter.
     */
    static final double EXPECTED = -0.75;

    /** An error with a slope above this does not decay. In between nothing can be said: more particles are needed. */
    static final double STALLED = -0.25;

    private Rates() {}

    /** Errors that are above rounding, and the numbers of particles that they belong to. */
    private record Points(List<Double> n, List<Double> error) {
        static Points of(double[] n, double[] error) {
            Points points = new Points(new ArrayList<>(), new ArrayList<>());
            for (int i = 0; i < n.length; i++) {
                if (error[i] > FLOOR) {
                    points.n.add(n[i]);
                    points.error.add(error[i]);
                }
            }
            return points;
        }

        boolean enough() {
            return n.size() >= 3;
        }

        /** The law of the larger half of the numbers, at least three of them: a rate is a statement about large {@code N}. */
        PowerLaw tail() {
            int from = Math.min(n.size() / 2, n.size() - 3);
            return PowerLaw.fit(
                    n.stream().skip(from).mapToDouble(v -> v).toArray(),
                    error.stream().skip(from).mapToDouble(v -> v).toArray());
        }
    }

    /**
     * Does the error decay like {@code 1/N}: the slope of its larger half is at most {@link #EXPECTED}. Above {@link #STALLED} it is refuted. The interval stands in
     * the witness.
     */
    static Finding finding(Claim claim, double[] n, double[] error) {
        Points points = Points.of(n, error);
        if (points.error().isEmpty()) {
            return claim.notApplicable("the error is rounding, below " + FLOOR
                    + ", for every N: here this observable does not tell N particles from the limit");
        }
        if (!points.enough()) {
            return claim.note("a slope needs three numbers of particles with errors above rounding, here are "
                            + points.n().size())
                    .unresolved(points.error().get(0), Double.NaN);
        }
        PowerLaw law = points.tail();
        int last = points.n().size() - 1;
        claim.witness(String.format(
                Locale.ROOT,
                "error %.4g at N = %.0f, %.4g at N = %.0f; slope of the larger half %.4f, 99 %% interval %.4f to %.4f",
                points.error().get(0),
                points.n().get(0),
                points.error().get(last),
                points.n().get(last),
                law.slope(),
                law.low(),
                law.high()));
        return law.slope() > EXPECTED && law.slope() <= STALLED
                ? claim.unresolved(law.slope(), EXPECTED)
                : claim.atMost(law.slope(), EXPECTED);
    }

    /** The measurements, with the fitted slope in the name. */
    static List<Figure.Curve> curves(String name, double[] n, double[] error) {
        Points points = Points.of(n, error);
        return points.enough()
                ? List.of(Figure.Curve.of(
                        String.format(
                                Locale.ROOT, "%s: N^%.3f", name, points.tail().slope()),
                        Figure.Style.POINTS_AND_LINE,
                        points.n(),
                        points.error()))
                : List.of();
    }
}
