package stosszahl.polynomial;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.commons.numbers.fraction.BigFraction;

/** Reads numbers exactly as they are written: {@code 0.1} is a tenth, {@code 1/3} is a third. */
public final class Fractions {
    /** Powers of ten beyond this are no numbers of double precision, and would take long to write out. */
    private static final int LARGEST_SCALE = 400;

    /** More digits would make exact arithmetic slow, and no number of a model has them. */
    private static final int LONGEST = 1000;

    private Fractions() {}

    /**
     * A decimal number as a fraction.
     *
     * @param decimal the number
     * @return the same number
     * @throws ArithmeticException if its scale is not in {@code [-400, 400]} or it has more than 1000 digits
     */
    public static BigFraction of(BigDecimal decimal) {
        if (Math.abs((long) decimal.scale()) > LARGEST_SCALE || decimal.precision() > LONGEST) {
            throw new ArithmeticException(
                    "a number is out of the range of double precision; use exponents from -400 to 400 and up to "
                            + LONGEST + " digits");
        }
        return BigFraction.of(
                decimal.unscaledValue().multiply(BigInteger.TEN.pow(Math.max(0, -decimal.scale()))),
                BigInteger.TEN.pow(Math.max(0, decimal.scale())));
    }

    /**
     * Is a number one that double precision keeps: 0, or of a size from {@code 2.3e-308} to {@code 1.8e308}. Beyond it a double is infinite, and below it loses its digits until it is 0.
     *
     * @param value the number
     * @return true if its double has a relative error of at most {@code 2^-53}
     */
    public static boolean representable(BigFraction value) {
        double x = Math.abs(value.doubleValue());
        return value.signum() == 0 || (x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE);
    }

    /**
     * Reads a decimal number or a quotient of such: {@code 0.25}, {@code 1e-3} or {@code 1/4}, blanks around each allowed.
     *
     * @param text the text
     * @return the number
     * @throws NumberFormatException if a part of the text is no decimal number
     * @throws ArithmeticException if a divisor is 0, the scale of a part is not in {@code [-400, 400]} or it has more than 1000 digits
     */
    public static BigFraction parse(String text) {
        String[] parts = text.split("/", -1);
        BigFraction value = decimal(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            value = value.divide(decimal(parts[i]));
        }
        return value;
    }

    private static BigFraction decimal(String text) {
        return of(new BigDecimal(text.trim()));
    }
}
