package stosszahl.initial;

import java.math.BigDecimal;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.polynomial.Fractions;

/** How rational parameters are written. */
final class Numbers {
    private Numbers() {}

    /** "0.6" where the decimal is short and exact, otherwise "1/3". */
    static String text(BigFraction x) {
        BigDecimal decimal = BigDecimal.valueOf(x.doubleValue());
        boolean exact = Fractions.of(decimal).equals(x);
        return exact ? decimal.stripTrailingZeros().toPlainString() : x.getNumerator() + "/" + x.getDenominator();
    }
}
