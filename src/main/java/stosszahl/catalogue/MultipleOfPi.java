package stosszahl.catalogue;

import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import stosszahl.polynomial.Fractions;

/**
 * Reads a formula without variables as {@code r pi} with a rational {@code r}, exactly: {@code pi/3}, {@code -5*pi/40}, {@code 2*(pi - pi/7)}, {@code 0.1*pi}.
 *
 * <p>Every part is {@code x + y pi} with fractions {@code x}, {@code y}; sums, products with a fraction, quotients by one and whole powers of fractions stay so, and nothing else is read.
 */
final class MultipleOfPi {
    private static final int MOST_DIGITS = 40;

    private final String text;
    private int at;

    private MultipleOfPi(String text) {
        this.text = text;
    }

    private record Sum(BigFraction plain, BigFraction pi) {
        Sum plus(Sum other) {
            return new Sum(plain.add(other.plain), pi.add(other.pi));
        }

        Sum times(BigFraction c) {
            return new Sum(plain.multiply(c), pi.multiply(c));
        }

        boolean rational() {
            return pi.signum() == 0;
        }
    }

    /** The multiple {@code r}; empty if the text is not read as one. */
    static Optional<BigFraction> of(String text) {
        MultipleOfPi reader = new MultipleOfPi(text.replace("\u03c0", "pi"));
        try {
            Sum sum = reader.sum();
            reader.blanks();
            boolean whole = reader.at == reader.text.length();
            return whole && sum != null && sum.plain.signum() == 0 ? Optional.of(sum.pi) : Optional.empty();
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty(); // A division by zero, say: the formula itself complains.
        }
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean next(char c) {
        blanks();
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private @Nullable Sum sum() {
        Sum left = product();
        while (left != null) {
            boolean minus = next('-');
            if (!minus && !next('+')) {
                return left;
            }
            Sum right = product();
            left = right == null ? null : left.plus(right.times(BigFraction.of(minus ? -1 : 1)));
        }
        return null;
    }

    private @Nullable Sum product() {
        Sum left = signed();
        while (left != null) {
            blanks();
            boolean over = next('/');
            // exp4j reads 5pi and 2(..) as products.
            boolean beside = !over
                    && !next('*')
                    && at < text.length()
                    && (text.charAt(at) == '(' || Character.isLetter(text.charAt(at)));
            if (!over && !beside && (at == 0 || text.charAt(at - 1) != '*')) {
                return left;
            }
            Sum right = signed();
            if (right == null) {
                return null;
            }
            if (over) {
                left = right.rational() ? left.times(BigFraction.ONE.divide(right.plain)) : null;
            } else if (right.rational()) {
                left = left.times(right.plain);
            } else {
                left = left.rational() ? right.times(left.plain) : null;
            }
        }
        return null;
    }

    private @Nullable Sum signed() {
        if (next('-')) {
            Sum sum = signed();
            return sum == null ? null : sum.times(BigFraction.of(-1));
        }
        return next('+') ? signed() : atom();
    }

    private @Nullable Sum atom() {
        blanks();
        if (next('(')) {
            Sum inner = sum();
            return next(')') ? inner : null;
        }
        if (text.startsWith("pi", at)) {
            at += 2;
            boolean more = at < text.length() && Character.isLetterOrDigit(text.charAt(at));
            return more ? null : new Sum(BigFraction.ZERO, BigFraction.ONE);
        }
        int start = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        int mantissa = at;
        if (at > start && at < text.length() && "eE".indexOf(text.charAt(at)) >= 0) {
            at++;
            if (at < text.length() && "+-".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            int exponent = at;
            while (at < text.length() && Character.isDigit(text.charAt(at))) {
                at++;
            }
            at = at == exponent ? mantissa : at; // 2e is twice the variable e, if anything.
        }
        return at == start || at - start > MOST_DIGITS
                ? null
                : new Sum(Fractions.parse(text.substring(start, at)), BigFraction.ZERO);
    }
}
