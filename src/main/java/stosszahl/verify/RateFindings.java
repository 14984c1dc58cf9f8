package stosszahl.verify;

import java.util.List;
import java.util.Locale;
import stosszahl.claim.Claim;
import stosszahl.claim.Comparison;
import stosszahl.claim.Finding;
import stosszahl.claim.Tolerance;
import stosszahl.kac.ConvergenceRate;
import stosszahl.kac.JumpGenerator;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;

/** Judges the rate of convergence, from figures alone: the expansion in {@code 1/N}, its behaviour in time and in {@code s}, and the proved bounds beside true distances. */
final class RateFindings {
    static final String BEYOND = "beyond the paper";

    /** What remains after 20 relaxation times of the limit, of modes that are slower for finite {@code N} by half at worst: below e^-10, and a quarter is left for the shape of the curve between the times looked at. */
    static final double UNIFORM = 1.25;

    private static final double RELATIVE = 1e-8;

    private RateFindings() {}

    /**
     * The expansion {@code N (E_N - E_inf) = c_1 + c_2/N + c_3/N^2 + ..} of one observable at some times.
     *
     * @param n the numbers of particles
     * @param scaled rows {@code N (E_N - E_inf)}, one for each number, columns the times
     * @param c the coefficients {@code c_1, c_2, c_3}, rows, by times
     * @param scale the size of the observable
     */
    @SuppressWarnings("ArrayRecordComponent") // Plain figures on their way to a judgement; never compared.
    record Expansion(double[] times, long[] n, double[][] scaled, double[][] c, double scale) {}

    /** {@code N (N (E_N - E_inf) - c_1)} is {@code c_2} within twice {@code c_3/N}: a wrong first coefficient is multiplied by {@code N}. */
    static Finding coefficient(Claim claim, Expansion e) {
        Comparison next = Comparison.start();
        double third = MeasuredRates.largest(e.c()[2]);
        double seen = MeasuredRates.largest(e.c()[0]);
        for (int j = 0; j < e.n().length; j++) {
            long n = e.n()[j];
            seen = Math.max(seen, MeasuredRates.largest(e.scaled()[j]));
            next.tolerance(Tolerance.absolute(2 * third / n, "twice the third coefficient over N")
                    .and(n * MeasuredRates.ACCURACY * e.scale(), "N times the accuracy of the moments"));
            for (int i = 0; i < e.times().length; i++) {
                double t = e.times()[i];
                next.equal(
                        n * (e.scaled()[j][i] - e.c()[0][i]),
                        e.c()[1][i],
                        e.scale(),
                        () -> String.format(Locale.ROOT, "N = %d, t = %.4g", n, t));
            }
        }
        if (seen <= MeasuredRates.ACCURACY * e.scale()) {
            next.notApplicable("N (E_N - E_inf) is " + seen + ", rounding of values of size " + e.scale()
                    + ": this observable does not see the difference");
        }
        return claim.judge(next);
    }

    /** The claim that {@link #coefficient} judges. */
    static Claim coefficientClaim(String phi) {
        return Claim.of(
                "rate/coefficient/" + phi,
                "$N(E_N\\varphi - E_\\infty\\varphi) = c_1 + c_2/N + O(1/N^2)$ with the coefficients of the expansion in $1/N$",
                BEYOND);
    }

    /**
     * The largest {@code N |E_N - E_inf|} at late times is no larger than that within 20 relaxation times.
     *
     * @param early the largest over the first 20 relaxation times, one for each {@code N}
     * @param late the largest at later times
     */
    static Finding uniform(Claim claim, List<Long> n, double[] early, double[] late, double scale) {
        Comparison bounded = Comparison.start();
        for (int i = 0; i < early.length; i++) {
            long number = n.get(i);
            double before = early[i];
            double after = late[i];
            if (!(Math.max(before, after) <= MeasuredRates.ACCURACY * scale)) {
                bounded.atMost(
                        after,
                        UNIFORM * before + MeasuredRates.ACCURACY * scale,
                        () -> String.format(
                                Locale.ROOT,
                                "N = %d: %.6g within 20 relaxation times, %.6g later",
                                number,
                                before,
                                after));
            }
        }
        if (bounded.places() == 0) {
            bounded.notApplicable("for no N does this observable see the difference from the limit");
        }
        return claim.judge(bounded);
    }

    /** The claim that {@link #uniform} judges. */
    static Claim uniformClaim(String phi) {
        return Claim.of(
                        "rate/uniform-in-time/" + phi,
                        "$N|E_N\\varphi - E_\\infty\\varphi|$ stays bounded as $t$ grows: the rate $1/N$ is uniform in time",
                        BEYOND)
                .note("the largest at 40, 100 and 400 relaxation times of the limit against " + UNIFORM
                        + " times the largest up to 20, whatever the long window is");
    }

    /** From {@code a_s(t_i)}, the coefficients of {@code 1/N} relative to the limit, rows {@code s} from 1 on, columns the times: {@code a_s} is the quadratic polynomial through {@code s = 0, 1, 2}. */
    static Finding quadratic(double[][] relative) {
        Comparison predicted = Comparison.within(
                Tolerance.relative(RELATIVE, "coefficients are accurate to 1e-12, and some digits cancel"));
        double size = 0;
        for (int i = 0; i < relative[1].length; i++) {
            double one = relative[1][i];
            double two = relative[2][i];
            for (int s = 1; s < relative.length; s++) {
                size = Math.max(size, Math.abs(relative[s][i]));
            }
            for (int s = 3; s < relative.length; s++) {
                int order = s;
                int time = i;
                double square = s * s;
                // A coefficient below rounding is compared with what would be seen, not with itself.
                double scale =
                        square * Math.max(Math.max(Math.abs(one), Math.abs(two)), MeasuredRates.ACCURACY / RELATIVE);
                predicted.equal(
                        relative[s][i],
                        s * (s - 1) / 2.0 * two - s * (s - 2.0) * one,
                        scale,
                        () -> "s = " + order + ", time number " + time);
            }
        }
        if (size <= MeasuredRates.ACCURACY) {
            predicted.notApplicable("the coefficients are " + size + ": these observables do not see the difference");
        }
        return quadraticClaim().judge(predicted);
    }

    /** The claim that {@link #quadratic} judges. */
    static Claim quadraticClaim() {
        return Claim.of(
                "rate/s-squared",
                "the relative coefficient of $1/N$ of $\\prod_{i\\le s} v_i^2$ is exactly quadratic in $s$, so that orders 3 and 4 follow from 1 and 2: the $s^2/N$ of (6.51)",
                BEYOND);
    }

    /** A true distance and a bound for it. */
    record Bounded(String where, double distance, double bound) {}

    /** Distances are at most their bounds. A distance that is rounding, and a bound of 2, that no distance exceeds, compare nothing. */
    static Finding bounded(Claim claim, List<Bounded> places) {
        Comparison below = Comparison.within(Tolerance.relative(RELATIVE, "uncertainty of a distance of 1e-4")
                .and(Rates.FLOOR, "a distance is known to so much"));
        for (Bounded place : places) {
            if (!(place.distance() <= Rates.FLOOR) && place.bound() != 2) {
                below.atMost(place.distance(), place.bound(), place::where);
            }
        }
        if (below.places() == 0) {
            below.notApplicable("at all " + places.size() + " places the distance is rounding, at most " + Rates.FLOOR
                    + ", or the bound is 2, above every distance");
        }
        return claim.judge(below);
    }

    /**
     * The lemma of the theorem for every {@code N}: {@code delta_N(s) <= 3 G s(s-1)/(N-1)}, in exact fractions.
     *
     * @param model the model whose {@code delta_N} is computed
     * @param constants the model whose {@code G} it is held against: the same
     */
    static Finding theorem(KacModel model, KacModel constants, int most) {
        Comparison lemma = Comparison.start();
        int first = Math.max(2, model.highestOrder());
        for (int n = first; n <= first + most; n++) {
            ConvergenceRate rate = ConvergenceRate.of(constants, ParticleNumber.of(n));
            JumpGenerator generator = JumpGenerator.of(model, ParticleNumber.of(n));
            for (int s = 1; s <= n; s++) {
                String where = "N = " + n + ", s = " + s;
                lemma.atMost(generator.defect(s), rate.everyNumberDefect(s), () -> where);
            }
        }
        ConvergenceRate rate = ConvergenceRate.of(constants, ParticleNumber.of(first));
        if (rate.coupling().signum() == 0) {
            lemma.notApplicable("without coupling, M = 1, particles stay independent and the distance is 0");
        }
        return Claim.of(
                        "rate/theorem",
                        "$\\|f_N^{(s)}(t) - f(t)^{\\otimes s}\\|_1 \\le \\frac{3G}{N-1}\\int_0^t b_s(u)\\,du$ for every $N \\ge M$, $s \\le N$, $t \\ge 0$",
                        BEYOND)
                .note(String.format(
                        Locale.ROOT,
                        "G = %s, G_3 = %s, b_s(t) = s(s-1) e^{2Gt} + (2G+G_3) s (e^{2Gt} - e^{Gt})/G; at s = 1, t = 1 the bound is %.6g/(N-1); chaotic data, none of H1, H2, H3; compared: delta_N(s) with 3G s(s-1)/(N-1)",
                        rate.coupling(),
                        rate.thirdCoupling(),
                        rate.everyNumberTimes(1, 1)))
                .trusts("the proof at ConvergenceRate, and its lemma in exact fractions for N = " + first + " to "
                        + (first + most) + " and all s")
                .judge(lemma);
    }
}
