package stosszahl.hierarchy;

/**
 * Arithmetic on numbers {@code >= 0} that never rounds down: each result is at least the exact result of the same operation on its arguments, so a formula made of these
 * operations alone, increasing in all that it is given, is a proved upper bound.
 *
 * <p>IEEE sums, products and quotients are the doubles nearest to the exact ones, so the next double above is no smaller. {@link StrictMath#exp} and
 * {@link StrictMath#expm1} are fdlibm, in error by less than one unit in the last place: two steps up. Zero stays zero, where it is exact.
 */
public final class Upward {
    private Upward() {}

    /**
     * A sum, from above.
     *
     * @param a a number {@code >= 0}
     * @param b a number {@code >= 0}
     * @return at least {@code a + b}
     */
    public static double add(double a, double b) {
        return a == 0 ? b : b == 0 ? a : Math.nextUp(a + b);
    }

    /**
     * A product, from above.
     *
     * @param a a number {@code >= 0}
     * @param b a number {@code >= 0}
     * @return at least {@code a b}; a product that underflows becomes the smallest double
     */
    public static double multiply(double a, double b) {
        return a == 0 || b == 0 ? 0 : Math.nextUp(a * b);
    }

    /**
     * A quotient, from above.
     *
     * @param a a number {@code >= 0}
     * @param b a number {@code > 0}
     * @return at least {@code a / b}
     */
    public static double divide(double a, double b) {
        return a == 0 ? 0 : Math.nextUp(a / b);
    }

    /**
     * A difference, from above.
     *
     * @param a a number {@code >= b}
     * @param b a number {@code >= 0}
     * @return at least {@code a - b}, and at least 0
     */
    public static double subtract(double a, double b) {
        return b == 0 ? a : Math.max(0, Math.nextUp(a - b));
    }

    /**
     * The exponential function, from above.
     *
     * @param x any number
     * @return at least {@code e^x}
     */
    public static double exp(double x) {
        return Math.nextUp(Math.nextUp(StrictMath.exp(x)));
    }

    /**
     * The exponential function less one, from above.
     *
     * @param x a number {@code >= 0}
     * @return at least {@code e^x - 1}
     */
    public static double expm1(double x) {
        return x == 0 ? 0 : Math.nextUp(Math.nextUp(StrictMath.expm1(x)));
    }
}
