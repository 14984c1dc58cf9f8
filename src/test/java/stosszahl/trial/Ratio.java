package stosszahl.trial;

import java.math.BigInteger;

/**
 * A fraction in lowest terms with a positive denominator.
 *
 * @param p the numerator
 * @param q the denominator
 */
record Ratio(BigInteger p, BigInteger q) {
    static final Ratio ZERO = of(0, 1);
    static final Ratio ONE = of(1, 1);

    Ratio {
        if (q.signum() == 0) {
            throw new ArithmeticException("division by zero");
        }
        BigInteger g = p.gcd(q).multiply(BigInteger.valueOf(q.signum()));
        p = p.divide(g);
        q = q.divide(g);
    }

    static Ratio of(long p, long q) {
        return new Ratio(BigInteger.valueOf(p), BigInteger.valueOf(q));
    }

    Ratio plus(Ratio o) {
        return new Ratio(p.multiply(o.q).add(o.p.multiply(q)), q.multiply(o.q));
    }

    Ratio minus(Ratio o) {
        return plus(o.negated());
    }

    Ratio negated() {
        return new Ratio(p.negate(), q);
    }

    Ratio times(Ratio o) {
        return new Ratio(p.multiply(o.p), q.multiply(o.q));
    }

    Ratio over(Ratio o) {
        return new Ratio(p.multiply(o.q), q.multiply(o.p));
    }

    boolean isZero() {
        return p.signum() == 0;
    }

    double value() {
        return p.doubleValue() / q.doubleValue();
    }

    @Override
    public String toString() {
        return q.equals(BigInteger.ONE) ? p.toString() : p + "/" + q;
    }
}
