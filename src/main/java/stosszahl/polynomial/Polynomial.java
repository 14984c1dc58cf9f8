package stosszahl.polynomial;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;

/** A polynomial in {@code q} variables with rational coefficients; immutable, zero coefficients are not stored. */
public final class Polynomial {
    private final int variables;
    private final Map<MultiIndex, BigFraction> terms;

    private Polynomial(int variables, Map<MultiIndex, BigFraction> terms) {
        this.variables = variables;
        this.terms = terms;
    }

    /**
     * The zero polynomial.
     *
     * @param variables the number {@code q} of variables
     * @return zero
     */
    public static Polynomial zero(int variables) {
        return new Polynomial(variables, Map.of());
    }

    /**
     * The monomial {@code c x^a}.
     *
     * @param c the coefficient
     * @param a the exponents
     * @return the monomial
     */
    public static Polynomial monomial(BigFraction c, MultiIndex a) {
        return new Builder(a.size()).add(a, c).build();
    }

    /**
     * The number of variables.
     *
     * @return {@code q}
     */
    public int variables() {
        return variables;
    }

    /**
     * The terms, in the order of {@link MultiIndex#compareTo}.
     *
     * @return the nonzero coefficients by exponents, unmodifiable
     */
    public Map<MultiIndex, BigFraction> terms() {
        return terms;
    }

    /**
     * The coefficient of {@code x^a}.
     *
     * @param a the exponents
     * @return the coefficient, possibly zero
     */
    public BigFraction coefficient(MultiIndex a) {
        return terms.getOrDefault(a, BigFraction.ZERO);
    }

    /**
     * The sum of this polynomial and another.
     *
     * @param other a polynomial in as many variables
     * @return the sum
     */
    public Polynomial plus(Polynomial other) {
        return new Builder(variables).add(this).add(other).build();
    }

    /**
     * The product of this polynomial and another.
     *
     * @param other a polynomial in as many variables
     * @return the product
     */
    public Polynomial times(Polynomial other) {
        Builder product = new Builder(variables);
        terms.forEach((a, c) -> other.terms.forEach((b, e) -> product.add(a.plus(b), c.multiply(e))));
        return product.build();
    }

    /**
     * This polynomial times a number.
     *
     * @param c the number
     * @return the multiple
     */
    public Polynomial times(BigFraction c) {
        Builder product = new Builder(variables);
        terms.forEach((a, e) -> product.add(a, c.multiply(e)));
        return product.build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Polynomial that && variables == that.variables && terms.equals(that.terms);
    }

    @Override
    public int hashCode() {
        return terms.hashCode();
    }

    @Override
    public String toString() {
        return terms.toString();
    }

    /** Collects terms; not thread-safe. */
    public static final class Builder {
        private final int variables;
        private final Map<MultiIndex, BigFraction> terms = new TreeMap<>();

        /**
         * An empty sum.
         *
         * @param variables the number of variables
         */
        public Builder(int variables) {
            this.variables = variables;
        }

        /**
         * Adds {@code c x^a}.
         *
         * @param a the exponents
         * @param c the coefficient
         * @return this builder
         */
        public Builder add(MultiIndex a, BigFraction c) {
            if (a.size() != variables) {
                throw new IllegalArgumentException(
                        "exponents " + a + " in a polynomial of " + variables + " variables");
            }
            terms.merge(a, c, BigFraction::add);
            return this;
        }

        /**
         * Adds a polynomial.
         *
         * @param other a polynomial in as many variables
         * @return this builder
         */
        public Builder add(Polynomial other) {
            other.terms.forEach(this::add);
            return this;
        }

        /**
         * The sum of what was added.
         *
         * @return the polynomial
         */
        public Polynomial build() {
            Map<MultiIndex, BigFraction> kept = new TreeMap<>(terms);
            kept.values().removeIf(c -> c.compareTo(BigFraction.ZERO) == 0);
            return new Polynomial(variables, Collections.unmodifiableMap(kept));
        }
    }
}
