package stosszahl.verify.ledger;

import java.util.function.Supplier;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import stosszahl.verify.Verdict;

/**
 * The two sides of a statement at many places: keeps the place with the least room and decides the verdict.
 *
 * <p>If all comparisons are of fractions the statement is proved on the places shown; one comparison in floating point makes it {@code holds}. Not a number refutes.
 */
final class Sides {
    /** What rounding may add to a side, relative to its size, unless an evaluator asks for more: sums of some thousand products. */
    static final double ROUNDING = 1e-12;

    private double tolerance = ROUNDING;
    private boolean exact = true;
    private int places;
    private boolean violated;
    private boolean identity;
    private double room = Double.POSITIVE_INFINITY;
    private double measured = Double.NaN;
    private double bound = Double.NaN;
    private String witness = "";
    private String note = "";
    private @Nullable String reason;
    private final double strain;

    Sides() {
        this(0);
    }

    /** Sides whose left one is moved beyond the right one by a share {@code strain}: what a wrong evaluator would show. */
    Sides(double strain) {
        this.strain = strain;
    }

    /** Allows another relative rounding for the comparisons that follow. */
    Sides tolerance(double relative) {
        tolerance = relative;
        return this;
    }

    /** Adds a remark to the row. */
    Sides note(String text) {
        note = note.isEmpty() ? text : note + "; " + text;
        return this;
    }

    /** The statement says nothing here. */
    void notApplicable(String why) {
        reason = why;
    }

    /** {@code left <= right}, up to rounding. */
    void atMost(double left, double right, Supplier<String> where) {
        double l = strain == 0 ? left : strained(left, right);
        exact = false;
        see(l, right, l <= right + tolerance * Math.max(Math.abs(right), Math.abs(l)), where);
    }

    /** {@code left <= right}, exactly. */
    void atMost(BigFraction left, BigFraction right, Supplier<String> where) {
        if (strain != 0) {
            atMost(left.doubleValue(), right.doubleValue(), where);
            return;
        }
        see(left.doubleValue(), right.doubleValue(), left.compareTo(right) <= 0, where);
    }

    /** {@code left = right} up to rounding of numbers of size {@code scale}. */
    void equal(double left, double right, double scale, Supplier<String> where) {
        identity = true;
        exact = false;
        double l = strain == 0 ? left : left + strain * (1 + scale);
        double defect = Math.abs(l - right);
        double allowed = tolerance * Math.max(scale, Double.MIN_NORMAL);
        see(defect, allowed, defect <= allowed, () -> where.get() + ": " + show(l) + " and " + show(right));
    }

    /** {@code left = right}, exactly. */
    void equal(BigFraction left, BigFraction right, Supplier<String> where) {
        if (strain != 0) {
            equal(left.doubleValue(), right.doubleValue(), Math.abs(right.doubleValue()), where);
            return;
        }
        identity = true;
        double defect = left.subtract(right).abs().doubleValue();
        see(
                defect,
                0,
                left.equals(right),
                () -> where.get() + ": " + show(left.doubleValue()) + " and " + show(right.doubleValue()));
    }

    /** {@code left = right} as integers. */
    void equal(long left, long right, Supplier<String> where) {
        equal(BigFraction.of(left), BigFraction.of(right), where);
    }

    /** {@code left <= right} as integers. */
    void atMost(long left, long right, Supplier<String> where) {
        atMost(BigFraction.of(left), BigFraction.of(right), where);
    }

    private double strained(double left, double right) {
        return Math.max(left, right) + strain * (1 + Math.abs(right));
    }

    private void see(double left, double right, boolean fits, Supplier<String> where) {
        places++;
        double size = Math.max(Math.abs(left), Math.abs(right));
        // 0 <= 0 says least: any other place is a better witness.
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

    boolean identity() {
        return identity;
    }

    int places() {
        return places;
    }

    Verdict verdict() {
        if (reason != null) {
            return Verdict.NOT_APPLICABLE;
        }
        if (places == 0) {
            throw new IllegalStateException("an evaluator showed no place and gave no reason");
        }
        return violated ? Verdict.REFUTED : exact ? Verdict.PROVED : Verdict.HOLDS;
    }

    double measured() {
        return measured;
    }

    double bound() {
        return bound;
    }

    String witness() {
        return witness;
    }

    /** The remarks, with the number of places and the tolerance. */
    String note() {
        String count = reason != null
                ? reason
                : places
                        + (places == 1 ? " place" : " places")
                        + (exact ? ", exact fractions" : ", rounding " + tolerance + " relative");
        return note.isEmpty() ? count : note + "; " + count;
    }

    static String show(double x) {
        return String.format(java.util.Locale.ROOT, "%.9g", x);
    }
}
