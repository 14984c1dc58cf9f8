package stosszahl.moment;

/**
 * A number from the moment hierarchy with what rounding may have done to it.
 *
 * @param value the number
 * @param error an estimate of its absolute error, not below what rounding does; not an enclosure
 * @param zero the number is exactly 0, for every time: decided by exact fractions
 */
public record Deviation(double value, double error, boolean zero) {
    /** Exactly 0 for every time. */
    static final Deviation NONE = new Deviation(0, 0, true);

    /**
     * Does the number stand out of its error, with a digit to spare.
     *
     * @return true if {@code |value| > 10 error}; false for 0 and for what is not a number
     */
    public boolean resolved() {
        return Math.abs(value) > 10 * error && Double.isFinite(value);
    }

    Deviation plus(Deviation other) {
        return new Deviation(value + other.value, error + other.error, zero && other.zero);
    }

    /**
     * A multiple.
     *
     * @param c the factor
     * @return {@code c} times the number, with its error
     */
    public Deviation times(double c) {
        return new Deviation(c * value, Math.abs(c) * error, zero);
    }
}
