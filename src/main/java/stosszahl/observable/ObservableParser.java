package stosszahl.observable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import stosszahl.polynomial.Fractions;
import stosszahl.polynomial.MultiIndex;

/**
 * Reads observables. Grammar, blanks ignored except inside words and numbers:
 *
 * <pre>
 * sum     = ["+"|"-"] product {("+"|"-") product}
 * product = item {"*" item}
 * item    = number ["/" number] | velocity ["^" integer] | ("cos"|"sin") "(" [number "*"] velocity ")" | "[" velocity ("&lt;"|"&gt;") ["-"] number "]"
 * velocity = "v" particle [x|y|z]
 * </pre>
 */
final class ObservableParser {
    private static final Pattern NUMBER = Pattern.compile("(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
    private static final Pattern BROKEN_WORD = Pattern.compile("([A-Za-z0-9.]+)\\s+([A-Za-z0-9.]+)");
    private static final Pattern VELOCITY = Pattern.compile("v([1-9][0-9]?)([xyz]?)");
    private static final Pattern INTEGER = Pattern.compile("[0-9]{1,3}");

    private static final String IN_RANGE =
            "numbers and products of them of a size from 1e-307 to 1e308, the range of double precision, before this place";

    private final String text;
    private final int dimension;
    private int at;

    private ObservableParser(String text, int dimension) {
        this.text = text.replaceAll("\\s", "");
        this.dimension = dimension;
    }

    static List<Observable.Term> parse(String text, int dimension) {
        Matcher broken = BROKEN_WORD.matcher(text);
        if (broken.find()) {
            // Without this, "v1 2" would be read as particle 12.
            throw new IllegalArgumentException("observable '" + text.trim() + "': blank between '" + broken.group(1)
                    + "' and '" + broken.group(2) + "'; write an operator there, as in v1*v2, or close the gap");
        }
        return new ObservableParser(text, dimension).sum();
    }

    private List<Observable.Term> sum() {
        List<Observable.Term> terms = new ArrayList<>();
        boolean minus = take("-");
        if (!minus) {
            take("+");
        }
        terms.add(product(minus));
        while (at < text.length()) {
            if (take("+")) {
                terms.add(product(false));
            } else if (take("-")) {
                terms.add(product(true));
            } else {
                throw wrong("'+', '-', '*' or the end");
            }
        }
        return terms;
    }

    private Observable.Term product(boolean minus) {
        BigFraction coefficient = minus ? BigFraction.ONE.negate() : BigFraction.ONE;
        Map<Integer, List<Factor>> factors = new TreeMap<>();
        do {
            if (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
                coefficient = coefficient.multiply(number());
                if (take("/")) {
                    BigFraction divisor = number();
                    if (divisor.signum() == 0) {
                        throw wrong("a divisor other than 0 before this place");
                    }
                    coefficient = coefficient.divide(divisor);
                }
            } else {
                factor(factors);
            }
        } while (take("*"));
        return new Observable.Term(inRange(coefficient), factors);
    }

    private void factor(Map<Integer, List<Factor>> factors) {
        boolean sine = text.startsWith("sin(", at);
        if (sine || text.startsWith("cos(", at)) {
            at += 4;
            double sign = take("-") ? -1 : 1;
            double frequency = sign;
            if (at < text.length() && text.charAt(at) != 'v') {
                frequency = sign * number().doubleValue();
                expect("*");
            }
            Velocity v = velocity();
            expect(")");
            add(factors, v, new Factor.Wave(sine, frequency, v.component()));
        } else if (take("[")) {
            Velocity v = velocity();
            boolean below = take("<");
            if (!below) {
                expect(">");
            }
            double sign = take("-") ? -1 : 1;
            double threshold = sign * number().doubleValue();
            expect("]");
            add(factors, v, new Factor.Indicator(v.component(), below, threshold));
        } else {
            Velocity v = velocity();
            int[] exponents = new int[dimension];
            exponents[v.component()] = take("^") ? integer() : 1;
            add(factors, v, new Factor.Power(MultiIndex.of(exponents)));
        }
    }

    private static void add(Map<Integer, List<Factor>> factors, Velocity v, Factor factor) {
        factors.computeIfAbsent(v.particle(), i -> new ArrayList<>()).add(factor);
    }

    private record Velocity(int particle, int component) {}

    private Velocity velocity() {
        Matcher matcher = match(VELOCITY, dimension == 1 ? "a velocity like v1" : "a velocity like v1x");
        String axis = matcher.group(2);
        int component = axis.isEmpty() ? 0 : "xyz".indexOf(axis);
        if ((axis.isEmpty() && dimension > 1) || component >= dimension) {
            throw new IllegalArgumentException(
                    "observable '" + text + "': " + matcher.group() + " is no number in dimension " + dimension
                            + "; use " + (dimension == 1 ? "v1" : dimension == 2 ? "v1x or v1y" : "v1x, v1y or v1z"));
        }
        return new Velocity(Integer.parseInt(matcher.group(1)), component);
    }

    private BigFraction number() {
        String digits = match(NUMBER, "a number").group();
        try {
            return inRange(Fractions.parse(digits));
        } catch (NumberFormatException | ArithmeticException e) {
            // The pattern leaves only exponents that are too large.
            throw wrong(IN_RANGE, e);
        }
    }

    /** A coefficient is computed with as a double, which would be infinite or lose its digits otherwise. */
    private BigFraction inRange(BigFraction value) {
        if (!Fractions.representable(value)) {
            throw wrong(IN_RANGE);
        }
        return value;
    }

    private int integer() {
        return Integer.parseInt(match(INTEGER, "an exponent").group());
    }

    private Matcher match(Pattern pattern, String expected) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw wrong(expected);
        }
        at = matcher.end();
        return matcher;
    }

    private boolean take(String token) {
        boolean here = text.startsWith(token, at);
        at += here ? token.length() : 0;
        return here;
    }

    private void expect(String token) {
        if (!take(token)) {
            throw wrong("'" + token + "'");
        }
    }

    private IllegalArgumentException wrong(String expected) {
        return wrong(expected, null);
    }

    private IllegalArgumentException wrong(String expected, @Nullable Throwable cause) {
        String found = at < text.length() ? "'" + text.substring(at) + "'" : "the end";
        return new IllegalArgumentException(
                "observable '" + text + "': expected " + expected + " at place " + (at + 1) + ", found " + found
                        + "; write sums of products like v1^2*v2^2, cos(0.5*v1), [v1<0]",
                cause);
    }
}
