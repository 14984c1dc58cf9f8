package stosszahl.theorem;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import stosszahl.claim.Claim;
import stosszahl.claim.Comparison;
import stosszahl.claim.Figure;
import stosszahl.claim.Finding;
import stosszahl.claim.Tolerance;
import stosszahl.claim.Verdict;

/**
 * Errors without noise against {@code N}: do they decay, judged by the local exponents {@code log(e_{i+1}/e_i) / log(N_{i+1}/N_i)} between neighbours.
 *
 * <p>Each error carries its rounding, and what a truncated series may lack. Rounding decides what is seen at all; a truncation that is no tenth of the error leaves the claim unresolved.
 */
final class Decay {
    /** Of the expected exponent, what local exponents must reach: the second order in {@code 1/N} bends them by hardly more than a quarter over tens of particles. */
    private static final double REACHED = 0.75;

    /** Of the expected exponent, what an error that does not decay stays below. In between nothing can be said: more particles are needed. */
    private static final double STALLED = 0.25;

    /** An error is seen if it is so many times its rounding, and resolved if it is so many times what the series may lack. */
    private static final double SEEN = 10;

    /** Limits extrapolated from two pairs that differ by no more than this power of {@code N} are the same. */
    private static final double SETTLED = 0.15;

    private final double rate;
    private final List<Point> points = new ArrayList<>();

    Decay(double rate) {
        this.rate = rate;
    }

    private record Point(long n, double error, double rounding, double truncation) {
        boolean seen() {
            return error > SEEN * rounding;
        }

        /** The error, or the largest that it can be where it is not seen. */
        double atMost() {
            return Math.max(error, SEEN * rounding);
        }
    }

    /** Adds the error at the next {@code N}, with its rounding and what the series may lack. */
    Decay add(long n, double error, double rounding, double truncation) {
        points.add(new Point(n, error, rounding, truncation));
        return this;
    }

    /** A local exponent, between two places. */
    private record Local(Point from, Point to) {
        double exponent() {
            return Math.log(to.atMost() / from.error) / Math.log((double) to.n / from.n);
        }

        String show() {
            return String.format(
                    Locale.ROOT,
                    "error %.6g at N = %d, %.6g at N = %d: local exponent %.4f",
                    from.error,
                    from.n,
                    to.error,
                    to.n,
                    exponent());
        }
    }

    /** The local exponents of what is seen. */
    private List<Local> locals() {
        List<Local> locals = new ArrayList<>();
        for (int i = 0; i + 1 < points.size(); i++) {
            if (points.get(i).seen()) {
                locals.add(new Local(points.get(i), points.get(i + 1)));
            }
        }
        return locals;
    }

    /** Holds if the local exponents of the larger half of the numbers reach the rate; refuted if the error does not decay; unresolved in between, or where the series lacks too much. */
    Finding judge(Claim claim) {
        for (Point p : points) {
            if (p.truncation != 0 && !(p.truncation <= Math.max(p.error / SEEN, SEEN * p.rounding))) {
                return claim.witness("N = " + p.n)
                        .unresolved(
                                p.error,
                                Double.NaN,
                                points.size(),
                                String.format(
                                        Locale.ROOT,
                                        "the truncated series may lack %.3g, the error is %.3g; use more levels or an earlier end",
                                        p.truncation,
                                        p.error));
            }
            if (!(p.error < Double.POSITIVE_INFINITY)) {
                return claim.judge(Comparison.start().atMost(p.error, 0, () -> "N = " + p.n));
            }
        }
        if (points.size() < 3) {
            return claim.unresolved(Double.NaN, Double.NaN, points.size(), "a rate needs three values of N");
        }
        return points.stream().noneMatch(Point::seen) ? agreement(claim) : decay(claim);
    }

    /** No error is seen: both sides agree to rounding. */
    private Finding agreement(Claim claim) {
        Comparison equal = Comparison.within(Tolerance.relative(0, "the bound is rounding of the sums"))
                .note("no error is seen: N and the limit agree to rounding");
        points.forEach(p -> equal.atMost(p.error, SEEN * p.rounding, () -> "N = " + p.n));
        return claim.judge(equal);
    }

    private Finding decay(Claim claim) {
        List<Local> locals = locals();
        if (locals.isEmpty()) {
            Point last = points.get(points.size() - 1);
            return claim.unresolved(
                    last.error, SEEN * last.rounding, 1, "an error is seen at the largest N only; more N are needed");
        }
        Comparison decay =
                Comparison.within(Tolerance.relative(0, "the bound leaves room for the second order in 1/N"));
        for (Local local : locals.subList(locals.size() / 2, locals.size())) {
            decay.atMost(local.exponent(), -REACHED * rate, local::show);
        }
        if (stalled(locals)) {
            return claim.judge(decay);
        }
        if (decay.verdict() == Verdict.HOLDS) {
            double floor = limit();
            return floor == 0
                    ? claim.judge(decay)
                    : claim.witness(decay.witness())
                            .unresolved(
                                    decay.measured(),
                                    -REACHED * rate,
                                    decay.places(),
                                    String.format(
                                            Locale.ROOT,
                                            "the error falls, but as it does it points to %.3g at N = infinity, not to 0; larger N will tell",
                                            floor));
        }
        return claim.witness(decay.witness())
                .unresolved(
                        decay.measured(),
                        -REACHED * rate,
                        decay.places(),
                        String.format(
                                Locale.ROOT,
                                "the error decays, but not yet like N^-%.3g; more particles are needed",
                                rate));
    }

    /** Over the whole range, over the last step, and as the trend of the exponents goes on. */
    private boolean stalled(List<Local> locals) {
        Local last = locals.get(locals.size() - 1);
        double overall = new Local(locals.get(0).from, last.to).exponent();
        double trend = last.exponent();
        if (locals.size() > 1) {
            Local before = locals.get(locals.size() - 2);
            double x = 1 / Math.sqrt((double) last.from.n * last.to.n);
            double y = 1 / Math.sqrt((double) before.from.n * before.to.n);
            trend += (last.exponent() - before.exponent()) * x / (y - x);
        }
        return last.exponent() > -STALLED * rate && overall > -STALLED * rate && trend > -2 * STALLED * rate;
    }

    /**
     * The number other than 0 that the last three errors point to, if there is one: where {@code e = c + a/N}, two neighbours give {@code c = (N_2 e_2 - N_1 e_1)/(N_2 - N_1)}, the same from both pairs;
     * where {@code e} is a power of {@code N}, or {@code a/N + b/N^2}, what they give falls like that power, or like {@code 1/N^2}.
     */
    private double limit() {
        int last = points.size() - 1;
        if (!points.subList(last - 2, last + 1).stream().allMatch(Point::seen)) {
            return 0;
        }
        double first = extrapolated(points.get(last - 2), points.get(last - 1));
        double second = extrapolated(points.get(last - 1), points.get(last));
        double exponent = Math.log(second / first) / Math.log((double) points.get(last).n / points.get(last - 1).n);
        // The logarithm of a negative ratio is not a number: the two do not agree.
        return Math.abs(exponent) <= SETTLED ? second : 0;
    }

    private static double extrapolated(Point a, Point b) {
        double n = (double) b.n - a.n;
        double value = (b.n * b.error - a.n * a.error) / n;
        double uncertain = (b.n * (b.rounding + b.truncation) + a.n * (a.rounding + a.truncation)) / n;
        return Math.abs(value) > SEEN * uncertain ? value : Double.NaN;
    }

    /** The errors that are seen, with the last local exponent in the name. */
    List<Figure.Curve> curve(String name) {
        List<Point> seen = points.stream()
                .filter(p -> p.seen() && p.error < Double.POSITIVE_INFINITY)
                .toList();
        if (seen.size() < 2) {
            return List.of();
        }
        Local last = new Local(seen.get(seen.size() - 2), seen.get(seen.size() - 1));
        return List.of(Figure.Curve.of(
                String.format(Locale.ROOT, "%s: N^%.3f", name, last.exponent()),
                Figure.Style.POINTS_AND_LINE,
                seen.stream().map(p -> (double) p.n).toList(),
                seen.stream().map(Point::error).toList()));
    }

    /** The errors as rows of a table. */
    List<List<Object>> rows(String name) {
        return points.stream()
                .map(p -> List.<Object>of(name, p.n, p.error, p.truncation))
                .toList();
    }
}
