package stosszahl.claim;

import java.util.Locale;

/**
 * What two sides may differ by, with the reason: a share of their size, and, where the size itself is uncertain, an absolute amount.
 *
 * @param relative the share of the larger side, at least 0
 * @param absolute what is allowed whatever the size, at least 0; in the units of what is compared
 * @param reason where the number comes from: "rounding of a sum of 4096 products"
 */
public record Tolerance(double relative, double absolute, String reason) {
    /** Checks the numbers. */
    public Tolerance {
        if (!(relative >= 0 && absolute >= 0) || Double.isInfinite(relative) || Double.isInfinite(absolute)) {
            throw new IllegalArgumentException("a tolerance of " + relative + " relative and " + absolute
                    + " absolute; use finite numbers that are not negative");
        }
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a tolerance of " + relative + " relative and " + absolute
                    + " absolute without a reason; say where it comes from");
        }
    }

    /** What rounding may add to a side, relative to its size: sums of some thousand products in binary64. */
    public static final Tolerance ROUNDING = relative(1e-12, "rounding of sums of some thousand products");

    /**
     * A share of the size of what is compared.
     *
     * @param share the share
     * @param reason where it comes from
     * @return the tolerance
     */
    public static Tolerance relative(double share, String reason) {
        return new Tolerance(share, 0, reason);
    }

    /**
     * An absolute uncertainty: of a distance that is computed as a difference of numbers of size 1, say.
     *
     * @param amount the amount, in the units of what is compared
     * @param reason where it comes from
     * @return the tolerance
     */
    public static Tolerance absolute(double amount, String reason) {
        return new Tolerance(0, amount, reason);
    }

    /**
     * This tolerance and an absolute uncertainty besides.
     *
     * @param amount the amount
     * @param why where it comes from
     * @return the wider tolerance
     */
    public Tolerance and(double amount, String why) {
        return new Tolerance(relative, absolute + amount, reason + "; " + why);
    }

    /**
     * What is allowed for sides of a given size.
     *
     * @param size the larger of the two sides, in absolute value
     * @return {@code relative size + absolute}
     */
    public double allowed(double size) {
        return relative * size + absolute;
    }

    @Override
    public String toString() {
        String share = relative == 0 ? "" : String.format(Locale.ROOT, "%.3g relative", relative);
        String amount = absolute == 0 ? "" : String.format(Locale.ROOT, "%.3g absolute", absolute);
        String both = share.isEmpty() ? amount : amount.isEmpty() ? share : share + " and " + amount;
        return (both.isEmpty() ? "no tolerance" : "tolerance " + both) + " (" + reason + ")";
    }
}
