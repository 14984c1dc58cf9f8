package stosszahl.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import stosszahl.claim.Verdict;
import stosszahl.moment.Deviation;

/**
 * How an exact deviation {@code d(N) = E_N - E_inf} decays: there is no noise, so there is no interval of a regression. With {@code d(N) = c_1/N + c_2/N^2 + ..} the exponent in the limit is {@code -p}, the first {@code
 * c_p} that is not 0. The exponents {@code log(d(N_2)/d(N_1))/log(N_2/N_1)} between neighbours are given beside it.
 *
 * <p>The two are independent: the deviations come from the rates at each {@code N}, the coefficients from the rates expanded in {@code 1/N}. What is held against each other is {@code r(N) = N^p d(N)/c_p},
 * which must tend to 1 like {@code 1 + O(1/N)}.
 *
 * @param rate the exponent {@code -p} in the limit; not a number if it is not known
 * @param low the least of the local exponents and of {@code -p}; not a number if there are none
 * @param high the largest of them
 * @param local the exponents between neighbours
 * @param verdict {@code holds}: {@code r(N)} is seen to tend to 1; {@code refuted}: it does not, at numbers of particles where the terms after the first are small; not applicable: the deviation is exactly 0; unresolved
 * @param reason what the verdict rests on
 */
record ExactRate(double rate, double low, double high, List<Local> local, Verdict verdict, String reason) {
    /** {@code |r - 1|} up to here is near enough, whichever way it moves: the sign of the second term over the first may change there. */
    private static final double NEAR = 0.05;

    /** {@code |r - 1|} beyond this is another power or another coefficient. */
    private static final double FAR = 0.5;

    /** What the expansion says of {@code |r - 1|} may be this large for a refutation: a fifth of {@link #FAR}. */
    private static final double SMALL = 0.1;

    /** Local exponents at fewer numbers than this say nothing of a limit. */
    private static final int LEAST = 3;

    ExactRate {
        local = List.copyOf(local);
    }

    /**
     * The exponent between two numbers of particles.
     *
     * @param first {@code N_1}
     * @param second {@code N_2 > N_1}
     * @param exponent the exponent; not a number if a deviation is not resolved or the sign changes
     * @param error what rounding may have done to it
     */
    record Local(long first, long second, double exponent, double error) {}

    /**
     * Judges.
     *
     * @param n the numbers of particles, increasing
     * @param scaled {@code N d(N)} for each
     * @param coefficients {@code c_1, c_2, ..}, at least two
     * @param atStart is the time 0
     */
    static ExactRate of(List<Long> n, List<Deviation> scaled, List<Deviation> coefficients, boolean atStart) {
        if (scaled.stream().allMatch(d -> exactlyZero(d, atStart))) {
            return none(
                    List.of(),
                    Verdict.NOT_APPLICABLE,
                    coefficients.stream().allMatch(d -> exactlyZero(d, atStart))
                            ? "the deviation is 0 for every N"
                            : "the deviation is exactly 0 at each of these N");
        }
        List<Local> local = locals(n, scaled);
        int p = 1;
        while (p <= coefficients.size() && exactlyZero(coefficients.get(p - 1), atStart)) {
            p++;
        }
        if (p > coefficients.size()) {
            return none(
                    local,
                    Verdict.UNRESOLVED,
                    "the coefficients of 1/N to N^-" + coefficients.size()
                            + " are exactly 0, and the deviation is not");
        }
        Deviation lead = coefficients.get(p - 1);
        if (!lead.resolved()) {
            return none(
                    local,
                    Verdict.UNRESOLVED,
                    String.format(
                            Locale.ROOT,
                            "the coefficient of N^-%d is %.3g with an error of %.1g: rounding, or it changes its sign near this time",
                            p,
                            lead.value(),
                            lead.error()));
        }
        List<Double> numbers = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        List<Double> errors = new ArrayList<>();
        for (int i = 0; i < n.size(); i++) {
            Deviation d = scaled.get(i);
            if (d.resolved()) {
                double power = Math.pow(n.get(i), p - 1.0);
                double ratio = power * d.value() / lead.value();
                numbers.add((double) n.get(i));
                ratios.add(ratio);
                errors.add(power * d.error() / Math.abs(lead.value())
                        + Math.abs(ratio) * lead.error() / Math.abs(lead.value()));
            }
        }
        Verdict verdict = Verdict.UNRESOLVED;
        String reason;
        if (numbers.size() < LEAST) {
            reason = "a rate needs at least three different N with deviations above rounding, here are "
                    + numbers.size();
        } else {
            int last = numbers.size() - 1;
            double off = Math.abs(ratios.get(last) - 1);
            double before = Math.abs(ratios.get(last - 1) - 1);
            double slack = errors.get(last) + errors.get(last - 1);
            double root = Math.sqrt(numbers.get(last - 1) / numbers.get(last));
            boolean nearing = off <= before * root + slack;
            double next = 0;
            for (int q = p; q < coefficients.size(); q++) {
                Deviation c = coefficients.get(q);
                next += (Math.abs(c.value()) + c.error()) / Math.pow(numbers.get(last), (double) q - p + 1);
            }
            next /= Math.abs(lead.value());
            String seen = String.format(
                    Locale.ROOT,
                    "N^%d times the deviation is %.6g of its limit %.6g at N = %.0f",
                    p,
                    ratios.get(last),
                    lead.value(),
                    numbers.get(last));
            if (off <= NEAR + slack || (off <= FAR && nearing)) {
                verdict = Verdict.HOLDS;
                reason = "the deviation decays like N^-" + p + ": " + seen;
            } else if (off > FAR + slack && next <= SMALL) {
                verdict = Verdict.REFUTED;
                reason = "the deviation does not decay like N^-" + p + ": " + seen;
            } else {
                reason = seen + ": the terms after the first still matter; use larger N";
            }
        }
        // Without two neighbours there is no range: the limit alone would look like one of width 0.
        boolean none = local.stream().allMatch(l -> Double.isNaN(l.exponent));
        double low = none ? Double.NaN : -p;
        double high = none ? Double.NaN : -p;
        for (Local l : local) {
            if (!Double.isNaN(l.exponent)) {
                low = Math.min(low, l.exponent - l.error);
                high = Math.max(high, l.exponent + l.error);
            }
        }
        boolean changes = local.stream().anyMatch(l -> Double.isNaN(l.exponent)) && signs(scaled);
        return new ExactRate(
                -p, low, high, local, verdict, changes ? reason + "; the deviation changes its sign with N" : reason);
    }

    private static ExactRate none(List<Local> local, Verdict verdict, String reason) {
        return new ExactRate(Double.NaN, Double.NaN, Double.NaN, local, verdict, reason);
    }

    /** At time 0 the value is a fraction, and 0 is 0; later a float may underflow. */
    static boolean exactlyZero(Deviation d, boolean atStart) {
        return d.zero() || (atStart && d.value() == 0 && d.error() == 0);
    }

    private static boolean signs(List<Deviation> scaled) {
        return scaled.stream().anyMatch(d -> d.resolved() && d.value() > 0)
                && scaled.stream().anyMatch(d -> d.resolved() && d.value() < 0);
    }

    private static List<Local> locals(List<Long> n, List<Deviation> scaled) {
        List<Local> local = new ArrayList<>();
        for (int i = 0; i + 1 < n.size(); i++) {
            Deviation a = scaled.get(i);
            Deviation b = scaled.get(i + 1);
            double exponent = Double.NaN;
            double error = Double.NaN;
            if (a.resolved() && b.resolved() && Math.signum(a.value()) == Math.signum(b.value())) {
                double span = Math.log((double) n.get(i + 1) / n.get(i));
                exponent = Math.log(b.value() / a.value()) / span - 1;
                error = (a.error() / Math.abs(a.value()) + b.error() / Math.abs(b.value()) + 0x1p-51) / span;
            }
            local.add(new Local(n.get(i), n.get(i + 1), exponent, error));
        }
        return local;
    }
}
