package stosszahl.polynomial;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.commons.numbers.fraction.BigFraction;

/** Reads numbers exactly as they are written: {@code 0.1} is a tenth, {@code 1/3} is a third. */
public final class Fractions {
    /** Powers of ten beyond this are no numbers of double precision, and would take long to write out. */
    private static final int LARGEST_SCALE = 400;

    private Fractions() {}

    /**
     * A decimal number as a fraction.
     *
     * @param decimal the number
     * @return the same number
     * @throws ArithmeticException if its scale is not in {@code [-400, 400]}
     */
    public static BigFraction of(BigDecimal decimal) {
        if (Math.abs((long) decimal.scale()) > LARGEST_SCALE) {
            throw new ArithmeticException(
                    decimal + " is out of the range of double precision; use exponents from -400 to 400");
        }
        return BigFraction.of(
                decimal.unscaledValue().multiply(BigInteger.TEN.pow(Math.max(0, -decimal.scale()))),
                BigInteger.TEN.pow(Math.max(0, decimal.scale())));
    }

    /**
     * Reads a decimal number or a quotient of such: {@code 0.25}, {@code 1e-3} or {@code 1/4}, blanks around each allowed.
     *
     * @param text the text
     * @return the number
     * @throws NumberFormatException if a part of the text is no decimal number
     * @throws ArithmeticException if a divisor is 0 or the scale of a part is not in {@code [-400, 400]}
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
