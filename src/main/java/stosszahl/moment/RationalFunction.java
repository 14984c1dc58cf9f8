package stosszahl.moment;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.kac.ParticleNumber;

/**
 * A rational function {@code c p(N) / prod_i (N - i)^{l_i}} of the number of particles, {@code p} with whole coprime coefficients: all that is exact in a Kac model and
 * depends on {@code N} has this form, for the rates have the denominators {@code (N-1)(N-2)..(N-M+1)}.
 */
public final class RationalFunction {
    private final BigFraction[] numerator;
    private final int[] powers;

    /** Lowest power first; {@code powers[i]} is that of {@code N - i - 1}. */
    private RationalFunction(BigFraction[] numerator, int[] powers) {
        this.numerator = numerator;
        this.powers = powers;
    }

    /** {@code p(N) / ((N-1)..(N-m))^l} with common factors taken out. */
    static RationalFunction reduced(BigFraction[] p, int m, int l) {
        int degree = p.length - 1;
        while (degree >= 0 && p[degree].signum() == 0) {
            degree--;
        }
        BigFraction[] rest = Arrays.copyOf(p, degree + 1);
        int[] powers = new int[m];
        Arrays.fill(powers, degree < 0 ? 0 : l);
        for (int i = 0; i < m; i++) {
            BigFraction root = BigFraction.of(i + 1);
            while (powers[i] > 0 && value(rest, root).signum() == 0) {
                rest = divide(rest, root);
                powers[i]--;
            }
        }
        return new RationalFunction(rest, powers);
    }

    /**
     * The polynomial of degree below the number of points through some points, by Newton's divided differences: cost {@code O(n^2)} operations.
     */
    static BigFraction[] interpolate(long[] x, BigFraction[] y) {
        BigFraction[] c = y.clone();
        for (int k = 1; k < c.length; k++) {
            for (int i = c.length - 1; i >= k; i--) {
                c[i] = c[i].subtract(c[i - 1]).divide(BigInteger.valueOf(x[i] - x[i - k]));
            }
        }
        BigFraction[] p = new BigFraction[c.length];
        Arrays.fill(p, BigFraction.ZERO);
        for (int k = c.length - 1; k >= 0; k--) {
            BigInteger point = BigInteger.valueOf(x[k]);
            for (int i = c.length - 1; i > 0; i--) {
                p[i] = p[i - 1].subtract(p[i].multiply(point));
            }
            p[0] = c[k].subtract(p[0].multiply(point));
        }
        return p;
    }

    /** {@code ((N-1)..(N-m))^l}. */
    static BigFraction denominator(long n, int m, int l) {
        BigFraction product = BigFraction.ONE;
        for (int i = 1; i <= m; i++) {
            product = product.multiply(BigInteger.valueOf(n - i));
        }
        return product.pow(l);
    }

    private static BigFraction value(BigFraction[] p, BigFraction x) {
        BigFraction sum = BigFraction.ZERO;
        for (int i = p.length - 1; i >= 0; i--) {
            sum = sum.multiply(x).add(p[i]);
        }
        return sum;
    }

    private static BigFraction[] divide(BigFraction[] p, BigFraction root) {
        BigFraction[] quotient = new BigFraction[p.length - 1];
        BigFraction carry = BigFraction.ZERO;
        for (int i = p.length - 1; i > 0; i--) {
            carry = carry.multiply(root).add(p[i]);
            quotient[i - 1] = carry;
        }
        return quotient;
    }

    /**
     * The value at {@code N}, or the limit.
     *
     * @param n the number of particles, or infinity
     * @return the exact value
     * @throws IllegalArgumentException at a pole, or in the limit if the function grows
     */
    public BigFraction at(ParticleNumber n) {
        int degree = Arrays.stream(powers).sum();
        if (!n.finite()) {
            if (numerator.length - 1 > degree) {
                throw new IllegalArgumentException(this + " has no limit as N -> inf; use a finite N");
            }
            return numerator.length - 1 == degree ? numerator[degree] : BigFraction.ZERO;
        }
        BigFraction product = BigFraction.ONE;
        for (int i = 0; i < powers.length; i++) {
            product = product.multiply(
                    BigFraction.of(BigInteger.valueOf(n.count() - i - 1)).pow(powers[i]));
        }
        if (product.signum() == 0) {
            throw new IllegalArgumentException(this + " has a pole at N = " + n + "; use a larger N");
        }
        return value(numerator, BigFraction.of(BigInteger.valueOf(n.count()))).divide(product);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RationalFunction that
                && Arrays.equals(numerator, that.numerator)
                && Arrays.equals(trimmed(), that.trimmed());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numerator) + 31 * Arrays.hashCode(trimmed());
    }

    private int[] trimmed() {
        int length = powers.length;
        while (length > 0 && powers[length - 1] == 0) {
            length--;
        }
        return Arrays.copyOf(powers, length);
    }

    /** As a formula: {@code -(N + 2) / (2 (N - 1))}. */
    @Override
    public String toString() {
        if (numerator.length == 0) {
            return "0";
        }
        BigInteger unit = BigInteger.ONE;
        for (BigFraction c : numerator) {
            unit = unit.multiply(c.getDenominator().divide(unit.gcd(c.getDenominator())));
        }
        BigInteger content = BigInteger.ZERO;
        BigInteger[] whole = new BigInteger[numerator.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = numerator[i].multiply(unit).getNumerator();
            content = content.gcd(whole[i]);
        }
        boolean negative = whole[whole.length - 1].signum() < 0;
        for (int i = 0; i < whole.length; i++) {
            whole[i] = whole[i].divide(negative ? content.negate() : content);
        }
        List<String> below = new ArrayList<>();
        if (unit.compareTo(BigInteger.ONE) > 0) {
            below.add(unit.toString());
        }
        for (int i = 0; i < powers.length; i++) {
            if (powers[i] > 0) {
                below.add("(N - " + (i + 1) + ")" + (powers[i] > 1 ? "^" + powers[i] : ""));
            }
        }
        String polynomial = text(whole);
        boolean one = polynomial.equals("1");
        String above = content.equals(BigInteger.ONE)
                ? polynomial.contains(" ") && !(below.isEmpty() && !negative) ? "(" + polynomial + ")" : polynomial
                : one
                        ? content.toString()
                        : content + " " + (polynomial.contains(" ") ? "(" + polynomial + ")" : polynomial);
        String quotient = below.isEmpty()
                ? above
                : above + " / " + (below.size() > 1 ? "(" + String.join(" ", below) + ")" : below.get(0));
        return negative ? "-" + quotient : quotient;
    }

    private static String text(BigInteger[] whole) {
        StringBuilder text = new StringBuilder();
        for (int i = whole.length - 1; i >= 0; i--) {
            if (whole[i].signum() == 0) {
                continue;
            }
            boolean first = text.length() == 0;
            text.append(first ? "" : whole[i].signum() < 0 ? " - " : " + ");
            BigInteger size = whole[i].abs();
            boolean hidden = i > 0 && size.equals(BigInteger.ONE);
            text.append(hidden ? "" : size.toString() + (i > 0 ? " " : ""));
            text.append(i == 0 ? "" : i == 1 ? "N" : "N^" + i);
        }
        return text.toString();
    }
}
