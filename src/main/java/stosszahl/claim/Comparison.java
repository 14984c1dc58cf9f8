package stosszahl.claim;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * The two sides of a statement at many places: keeps the place with the least room and decides the verdict. The only such tracker of the program.
 *
 * <ul>
 *   <li>It counts the places. A place where {@code 0 <= 0} or where the scale is 0 compares nothing and is counted apart; if there is no other, the statement is not applicable.
 *   <li>Not a number on either side, or an infinite left side, refutes; so does an equality relative to a size that is infinite or not a number, which would allow anything.
 *   <li>An infinite right side bounds nothing and counts as a place that compares nothing.
 *   <li>If all places compare fractions the statement is proved on the places shown; one comparison in floating point makes it {@code holds}.
 * </ul>
 */
public final class Comparison {
    private Tolerance tolerance = Tolerance.ROUNDING;
    private boolean exact = true;
    private long places;
    private long empty;
    private boolean violated;
    private boolean identity;
    private double room = Double.POSITIVE_INFINITY;
    private double measured = Double.NaN;
    private double bound = Double.NaN;
    private String witness = "";
    private String note = "";
    private final Set<String> trusted = new LinkedHashSet<>();
    private @Nullable String reason;
    private @Nullable String doubt;
    private final double strain;

    private Comparison(double strain) {
        this.strain = strain;
    }

    /**
     * A comparison with nothing compared yet, and {@link Tolerance#ROUNDING}.
     *
     * @return the comparison
     */
    public static Comparison start() {
        return new Comparison(0);
    }

    /**
     * A comparison with nothing compared yet.
     *
     * @param tolerance what the sides of the places to come may differ by
     * @return the comparison
     */
    public static Comparison within(Tolerance tolerance) {
        return new Comparison(0).tolerance(tolerance);
    }

    /**
     * A comparison whose left side is moved beyond the right one at every place: what a wrong evaluator would show. For tests of evaluators.
     *
     * @param strain the share by which it is moved
     * @return the comparison
     */
    public static Comparison strained(double strain) {
        return new Comparison(strain);
    }

    /**
     * Allows another tolerance for the places that follow.
     *
     * @param other the tolerance
     * @return this
     */
    public Comparison tolerance(Tolerance other) {
        tolerance = other;
        return this;
    }

    /**
     * Adds a remark.
     *
     * @param text the remark
     * @return this
     */
    public Comparison note(String text) {
        note = note.isEmpty() ? text : note + "; " + text;
        return this;
    }

    /**
     * Names what the places shown so far rest on if they prove something: more than the fractions themselves, a theorem or an identity of polynomials.
     *
     * @param what what is trusted
     * @return this
     */
    public Comparison trusting(String what) {
        trusted.add(what);
        return this;
    }

    /**
     * What was named by {@link #trusting}.
     *
     * @return one line, empty if nothing was named
     */
    public String trusts() {
        return String.join("; ", trusted);
    }

    /**
     * The statement says nothing here.
     *
     * @param why the reason
     */
    public void notApplicable(String why) {
        reason = why;
    }

    /**
     * What was compared does not decide the statement: a place that violates it refutes all the same, but if none does, it is not known to hold.
     *
     * @param why the reason
     * @return this
     */
    public Comparison unresolved(String why) {
        doubt = doubt == null || doubt.equals(why) ? why : doubt + "; " + why;
        return this;
    }

    /**
     * {@code left <= right}, within the tolerance relative to the larger side.
     *
     * @param left the left side
     * @param right the right side
     * @param where the place, for the witness
     * @return this
     */
    public Comparison atMost(double left, double right, Supplier<String> where) {
        exact = false;
        boolean vacuous = right == Double.POSITIVE_INFINITY && left < Double.POSITIVE_INFINITY;
        if (strain == 0 && (vacuous || (left == 0 && right == 0))) {
            empty++;
            return this;
        }
        double l = strain == 0 ? left : Math.max(left, right) + strain * (1 + Math.abs(right));
        double size = Math.max(Math.abs(right), Math.abs(l));
        see(l, right, Double.isFinite(l) && l <= right + tolerance.allowed(size), where);
        return this;
    }

    /**
     * {@code left <= right}, exactly.
     *
     * @param left the left side
     * @param right the right side
     * @param where the place
     * @return this
     */
    public Comparison atMost(BigFraction left, BigFraction right, Supplier<String> where) {
        if (strain != 0) {
            return atMost(left.doubleValue(), right.doubleValue(), where);
        }
        if (left.signum() == 0 && right.signum() == 0) {
            empty++;
            return this;
        }
        see(left.doubleValue(), right.doubleValue(), left.compareTo(right) <= 0, where);
        return this;
    }

    /**
     * {@code left = right} within the tolerance relative to a scale, which is that of the terms that the sides are made of. The measured side is their difference.
     *
     * @param left the left side
     * @param right the right side
     * @param scale the size of what was added up; at 0 nothing is compared
     * @param where the place
     * @return this
     */
    public Comparison equal(double left, double right, double scale, Supplier<String> where) {
        identity = true;
        exact = false;
        double l = strain == 0 ? left : left + strain * (1 + scale);
        double defect = Math.abs(l - right);
        if (scale == 0 && defect == 0) {
            empty++;
            return this;
        }
        double allowed = tolerance.allowed(scale);
        // A size that has overflown allows anything: then nothing is small beside it.
        boolean bounded = Double.isFinite(allowed);
        see(
                defect,
                bounded ? allowed : 0,
                bounded && defect <= allowed,
                () -> where.get() + ": " + sides(l, right)
                        + (bounded
                                ? ""
                                : ", relative to a size of " + show(scale) + ", which is no number to compare"));
        return this;
    }

    /**
     * {@code left = right}, exactly.
     *
     * @param left the left side
     * @param right the right side
     * @param where the place
     * @return this
     */
    public Comparison equal(BigFraction left, BigFraction right, Supplier<String> where) {
        if (strain != 0) {
            return equal(left.doubleValue(), right.doubleValue(), Math.abs(right.doubleValue()), where);
        }
        identity = true;
        double defect = left.subtract(right).abs().doubleValue();
        see(
                left.equals(right) ? 0 : Math.max(defect, Double.MIN_NORMAL),
                0,
                left.equals(right),
                () -> where.get() + ": " + sides(left, right));
        return this;
    }

    /** Two sides; where nine digits do not tell them apart, all digits of the two. */
    private static String sides(double left, double right) {
        String nine = show(left) + " and " + show(right);
        return left == right || !show(left).equals(show(right)) ? nine : left + " and " + right;
    }

    /** Two sides; where nine digits do not tell them apart, with their difference. */
    private static String sides(BigFraction left, BigFraction right) {
        String l = show(left.doubleValue());
        String r = show(right.doubleValue());
        if (left.equals(right) || !l.equals(r)) {
            return l + " and " + r;
        }
        BigFraction difference = left.subtract(right);
        double size = difference.doubleValue();
        return l + " and " + r + ", the first " + "less the second is "
                + (size == 0 ? difference.toString() : show(size));
    }

    /**
     * {@code left = right} as integers.
     *
     * @param left the left side
     * @param right the right side
     * @param where the place
     * @return this
     */
    public Comparison equal(long left, long right, Supplier<String> where) {
        return equal(BigFraction.of(left), BigFraction.of(right), where);
    }

    /**
     * {@code left <= right} as integers.
     *
     * @param left the left side
     * @param right the right side
     * @param where the place
     * @return this
     */
    public Comparison atMost(long left, long right, Supplier<String> where) {
        return atMost(BigFraction.of(left), BigFraction.of(right), where);
    }

    private void see(double left, double right, boolean fits, Supplier<String> where) {
        places++;
        double size = Math.max(Math.abs(left), Math.abs(right));
        // An exact 0 = 0 says least: any other place is a better witness.
        double r = size == 0 ? 1 : (right - left) / size;
        // A violation displaces whatever held; among equals the smaller room wins, and not a number is the smallest.
        boolean worse = (!fits && !violated) || (fits != violated && !(r >= room));
        violated |= !fits;
        if (worse) {
            room = r;
            measured = left;
            bound = right;
            witness = where.get();
        }
    }

    /**
     * Were two sides claimed to be equal.
     *
     * @return true after an {@code equal}
     */
    public boolean identity() {
        return identity;
    }

    /**
     * How many places were compared, without those that compare nothing.
     *
     * @return the number
     */
    public long places() {
        return reason == null ? places : 0;
    }

    /**
     * Were all places compared in exact fractions.
     *
     * @return true if so
     */
    public boolean exact() {
        return exact;
    }

    /**
     * The verdict.
     *
     * @return refuted if a place violates the statement; unresolved after {@link #unresolved}; not-applicable if no place compares anything; else proved if every place is exact, or holds
     */
    public Verdict verdict() {
        if (doubt != null && reason == null && !violated) {
            return Verdict.UNRESOLVED;
        }
        if (reason != null || places == 0) {
            return Verdict.NOT_APPLICABLE;
        }
        return violated ? Verdict.REFUTED : exact ? Verdict.PROVED : Verdict.HOLDS;
    }

    /**
     * The left side where the room is least; of an identity the difference of its sides.
     *
     * @return the number, {@code NaN} if nothing was compared
     */
    public double measured() {
        return measured;
    }

    /**
     * The right side there; of an identity what the tolerance allows.
     *
     * @return the number, {@code NaN} if nothing was compared
     */
    public double bound() {
        return bound;
    }

    /**
     * The place where the room is least.
     *
     * @return the place, empty if nothing was compared
     */
    public String witness() {
        return witness;
    }

    /**
     * The remarks, with the number of places and the tolerance.
     *
     * @return one line
     */
    public String note() {
        String count;
        if (reason != null) {
            count = reason;
        } else if (places == 0) {
            count = empty == 0
                    ? "no place to compare"
                    : "nothing was compared: both sides vanish, or the right one is infinite, at all " + empty
                            + (empty == 1 ? " place" : " places");
        } else {
            count = places + (places == 1 ? " place" : " places") + ", " + (exact ? "exact fractions" : tolerance);
        }
        if (doubt != null) {
            count = places == 0 ? doubt : doubt + "; " + count;
        }
        return note.isEmpty() ? count : note + "; " + count;
    }

    /**
     * A number as witnesses show it, with nine digits.
     *
     * @param x the number
     * @return the text
     */
    public static String show(double x) {
        return String.format(Locale.ROOT, "%.9g", x);
    }
}
