package stosszahl.particle;

/** The size of numbers as a power of two, so that their squares neither overflow nor vanish. */
final class PowersOfTwo {
    private PowersOfTwo() {}

    /**
     * The exponent of the largest of them in absolute value.
     *
     * @param values the numbers; not modified
     * @return the exponent {@code e}, so that {@code 1 <= max 2^-e < 2}; 0 if there is nothing to scale: all are 0, or one is no finite number
     * @throws IllegalArgumentException if the largest has lost digits to underflow
     */
    static int exponent(double[] values) {
        double most = 0;
        for (double x : values) {
            most = Math.max(most, Math.abs(x)); // Not a number stays.
        }
        if (most == 0 || !Double.isFinite(most)) {
            return 0;
        }
        if (most < Double.MIN_NORMAL) {
            throw new IllegalArgumentException("the values of the replicas are at most " + most
                    + " and have lost their digits below double precision; ask for a larger multiple");
        }
        return Math.getExponent(most);
    }
}
