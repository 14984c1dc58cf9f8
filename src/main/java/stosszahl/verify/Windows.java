package stosszahl.verify;

/**
 * The two windows of time of a verification.
 *
 * @param guaranteed the end of the window on which everything is checked whose proof needs {@code T < T_*}{@code /m}, (2.16)
 * @param until the end of the long window, on which Theorem 2.3 is checked
 */
record Windows(double guaranteed, double until) {
    /** The guaranteed window ends a little before {@code T_*}{@code /m}, which is excluded; without coupling there is no end. */
    private static final double SAFE = 0.9;

    static Windows of(double guaranteedTime, double until) {
        return new Windows(Double.isInfinite(guaranteedTime) ? until : SAFE * guaranteedTime, until);
    }
}
