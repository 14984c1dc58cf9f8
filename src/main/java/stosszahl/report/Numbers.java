package stosszahl.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * Numbers for people: {@code 3.2 x 10^-13} instead of {@code 3.2e-13}.
 *
 * <p>A number that a few digits give exactly is printed with those digits ("0.25", "3"); any other is rounded to
 * five significant digits, three in scientific notation, and keeps its zeros ("3.0000"), so that a rounded number is not
 * taken for an exact one; a difference of a few units in the last place of a double counts as exact.
 */
final class Numbers {
    /** Stands for a number that is not there. */
    static final String NONE = "–";

    private static final int DIGITS = 5;
    private static final int SCIENTIFIC_DIGITS = 3;
    private static final int SMALLEST_EXPONENT = -3;
    private static final int LARGEST_EXPONENT = 5;
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private Numbers() {}

    /** The number with Unicode superscripts, for Markdown and text. */
    static String text(Number number) {
        Decimal decimal = decimal(number);
        return decimal.exponent == null ? decimal.digits : times(decimal.digits) + "10" + superscript(decimal.exponent);
    }

    /** The number as HTML; needs no escaping. */
    static String html(Number number) {
        Decimal decimal = decimal(number);
        return decimal.exponent == null
                ? Formulas.escape(decimal.digits)
                : times(decimal.digits) + "10<sup>" + minus(Integer.toString(decimal.exponent)) + "</sup>";
    }

    /** All digits, as a program would print them: "3.2E-13", "NaN" as nothing, "inf", "-inf". */
    static String full(Number number) {
        if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            if (Double.isNaN(value)) {
                return "";
            }
            if (Double.isInfinite(value)) {
                return value > 0 ? "inf" : "-inf";
            }
        }
        return number.toString();
    }

    /** Does {@link #text} leave something out that {@link #full} says. */
    static boolean rounded(Number number) {
        String full = full(number);
        return !full.isEmpty() && !isExact(number);
    }

    private static boolean isExact(Number number) {
        if (!(number instanceof Double || number instanceof Float)) {
            return true;
        }
        double value = number.doubleValue();
        if (Double.isInfinite(value)) {
            return true;
        }
        return new BigDecimal(number.toString()).stripTrailingZeros().precision()
                <= (isPlain(stripped(number)) ? DIGITS : SCIENTIFIC_DIGITS);
    }

    /** Digits, and the power of ten they are multiplied with, if any; no digits for a bare power of ten. */
    private record Decimal(String digits, @Nullable Integer exponent) {}

    private static Decimal decimal(Number number) {
        if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            if (Double.isNaN(value)) {
                return new Decimal(NONE, null);
            }
            if (Double.isInfinite(value)) {
                return new Decimal(value > 0 ? "∞" : "−∞", null);
            }
            return decimal(stripped(number));
        }
        if (number instanceof Integer
                || number instanceof Long
                || number instanceof Short
                || number instanceof Byte
                || number instanceof BigInteger) {
            return integer(new BigDecimal(number.toString()));
        }
        // Fractions and whatever else a user brings: exact in its own words.
        return new Decimal(minus(number.toString()), null);
    }

    private static Decimal integer(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        if (stripped.unscaledValue().abs().equals(BigInteger.ONE) && exponent(stripped) > LARGEST_EXPONENT) {
            return new Decimal(stripped.signum() < 0 ? "−" : "", exponent(stripped));
        }
        return new Decimal(grouped(minus(value.toPlainString())), null);
    }

    private static Decimal decimal(BigDecimal value) {
        if (value.signum() == 0) {
            return new Decimal("0", null);
        }
        if (isPlain(value)) {
            BigDecimal shown = value.precision() <= DIGITS ? value : value.round(new MathContext(DIGITS));
            return new Decimal(grouped(minus(shown.toPlainString())), null);
        }
        BigDecimal shown =
                value.precision() <= SCIENTIFIC_DIGITS ? value : value.round(new MathContext(SCIENTIFIC_DIGITS));
        int exponent = exponent(shown);
        BigDecimal mantissa = shown.movePointLeft(exponent);
        if (value.precision() == 1 && value.unscaledValue().abs().equals(BigInteger.ONE)) {
            return new Decimal(value.signum() < 0 ? "−" : "", exponent);
        }
        return new Decimal(minus(mantissa.toPlainString()), exponent);
    }

    /** The shortest decimal that names this number; what four units in the last place turn into a short one, is noise of rounding. */
    private static BigDecimal stripped(Number number) {
        double value = number.doubleValue();
        if (value == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal exact = new BigDecimal(number.toString()).stripTrailingZeros();
        BigDecimal few = exact.round(new MathContext(isPlain(exact) ? DIGITS : SCIENTIFIC_DIGITS))
                .stripTrailingZeros();
        return exact.subtract(few).abs().doubleValue() <= 4 * Math.ulp(value) ? few : exact;
    }

    private static boolean isPlain(BigDecimal value) {
        int exponent = exponent(value);
        return value.signum() == 0 || (exponent >= SMALLEST_EXPONENT && exponent <= LARGEST_EXPONENT);
    }

    private static int exponent(BigDecimal value) {
        return value.precision() - value.scale() - 1;
    }

    private static String times(String digits) {
        return digits.isEmpty() || digits.equals("−") ? digits : digits + " × ";
    }

    /** Five digits and more before the point in groups of three, held together by narrow spaces. */
    private static String grouped(String digits) {
        int point = digits.indexOf('.');
        int end = point < 0 ? digits.length() : point;
        int start = digits.startsWith("−") ? 1 : 0;
        if (end - start < 5) {
            return digits;
        }
        StringBuilder result = new StringBuilder(digits);
        for (int i = end - 3; i > start; i -= 3) {
            result.insert(i, '\u202f');
        }
        return result.toString();
    }

    private static String minus(String digits) {
        return digits.replace('-', '−');
    }

    private static String superscript(int exponent) {
        StringBuilder result = new StringBuilder();
        for (char c : Integer.toString(exponent).toCharArray()) {
            result.append(c == '-' ? '⁻' : SUPERSCRIPTS.charAt(c - '0'));
        }
        return result.toString();
    }
}
