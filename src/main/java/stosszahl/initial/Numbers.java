package stosszahl.initial;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.commons.numbers.fraction.BigFraction;

/** How rational parameters are written. */
final class Numbers {
    private Numbers() {}

    /** "0.6" where the decimal is short and exact, otherwise "1/3". */
    static String text(BigFraction x) {
        BigDecimal decimal = BigDecimal.valueOf(x.doubleValue());
        boolean exact = BigFraction.of(
                        decimal.unscaledValue().multiply(BigInteger.TEN.pow(Math.max(0, -decimal.scale()))),
                        BigInteger.TEN.pow(Math.max(0, decimal.scale())))
                .equals(x);
        return exact ? decimal.stripTrailingZeros().toPlainString() : x.getNumerator() + "/" + x.getDenominator();
    }
}
