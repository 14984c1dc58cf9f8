package stosszahl.observable;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.polynomial.MultiIndex;

/**
 * An observable {@code phi(v_1, .., v_s) = sum_j c_j prod_i phi_{j,i}(v_i)}: a sum of products of functions of single velocities of distinct particles.
 *
 * <p>{@link #parse} reads {@code v1^4}, {@code v1^2*v2^2 - 0.5*v1^4}, {@code cos(0.5*v1)}, {@code [v1 < 0]*[v2 < 0]}, and for {@code d > 1} the components
 * {@code v1x^2*v2y}.
 */
public final class Observable {
    private final String text;
    private final int dimension;
    private final List<Term> terms;

    private Observable(String text, int dimension, List<Term> terms) {
        this.text = text;
        this.dimension = dimension;
        this.terms = List.copyOf(terms);
    }

    /**
     * A product over particles.
     *
     * @param coefficient the coefficient {@code c_j}
     * @param factors the functions of the velocity of each particle that occurs, by its number {@code i >= 1}
     */
    public record Term(BigFraction coefficient, Map<Integer, List<Factor>> factors) {
        /** Copies the map. */
        public Term {
            factors = Collections.unmodifiableMap(new TreeMap<>(factors));
        }

        /**
         * The order of the term: the largest number of a particle in it.
         *
         * @return the order, 0 for a constant
         */
        public int order() {
            return factors.keySet().stream().mapToInt(i -> i).max().orElse(0);
        }

        /**
         * The value of the term.
         *
         * @param v the velocities of the particles 1, 2, .., particle by particle; not modified
         * @param dimension the dimension {@code d}
         * @return the value
         */
        public double value(double[] v, int dimension) {
            double product = coefficient.doubleValue();
            for (Map.Entry<Integer, List<Factor>> entry : factors.entrySet()) {
                product *= Factor.product(entry.getValue(), v, (entry.getKey() - 1) * dimension);
            }
            return product;
        }

        /**
         * The exponents of each particle, if the term is a monomial.
         *
         * @return exponents by particle, without the particles that do not occur; empty if some factor is not a power
         */
        public Optional<Map<Integer, MultiIndex>> monomial() {
            Map<Integer, MultiIndex> exponents = new TreeMap<>();
            for (Map.Entry<Integer, List<Factor>> entry : factors.entrySet()) {
                for (Factor factor : entry.getValue()) {
                    if (!(factor instanceof Factor.Power power)) {
                        return Optional.empty();
                    }
                    exponents.merge(entry.getKey(), power.exponents(), MultiIndex::plus);
                }
            }
            exponents.values().removeIf(a -> a.degree() == 0);
            return Optional.of(exponents);
        }
    }

    /**
     * Reads an observable.
     *
     * @param text the observable as a sum of products
     * @param dimension the dimension {@code d} of the velocities, at most 3
     * @return the observable
     * @throws IllegalArgumentException if the text is not an observable; the message names the place
     */
    public static Observable parse(String text, int dimension) {
        return of(text.replaceAll("\\s", ""), dimension, ObservableParser.parse(text, dimension));
    }

    /**
     * The observable with the given terms.
     *
     * @param text how it is written in tables
     * @param dimension the dimension {@code d} of the velocities
     * @param terms the terms
     * @return the observable
     */
    public static Observable of(String text, int dimension, List<Term> terms) {
        return new Observable(text, dimension, terms);
    }

    /**
     * The observable as it was asked for, without spaces.
     *
     * @return its text
     */
    public String text() {
        return text;
    }

    /**
     * The dimension of the velocities.
     *
     * @return {@code d}
     */
    public int dimension() {
        return dimension;
    }

    /**
     * The terms of the sum.
     *
     * @return the terms
     */
    public List<Term> terms() {
        return terms;
    }

    /**
     * The order {@code s}: the largest number of a particle that occurs.
     *
     * @return {@code s}, at least 1
     */
    public int order() {
        return Math.max(1, terms.stream().mapToInt(Term::order).max().orElse(0));
    }

    /**
     * Is this a polynomial, so that the moment hierarchy gives it exactly.
     *
     * @return true if every factor is a power
     */
    public boolean polynomial() {
        return terms.stream().allMatch(t -> t.monomial().isPresent());
    }

    /**
     * The same observable in one form for all that have the same expectations under every symmetric law, as far as renaming particles and sorting factors shows: {@code v2^2*v1^2}, {@code 1*v1^2*v3^2} and
     * {@code v1^2*v2^2} are equal then. It keeps the text. An observable that vanishes has no terms.
     *
     * @return the canonical form
     */
    public Observable canonical() {
        return new Observable(text, dimension, CanonicalForm.of(terms));
    }

    /**
     * The value at given velocities.
     *
     * @param v the velocities of the particles {@code 1..order()}, particle by particle; not modified
     * @return {@code phi(v_1, .., v_s)}
     */
    public double value(double... v) {
        double sum = 0;
        for (Term term : terms) {
            sum += term.value(v, dimension);
        }
        return sum;
    }

    /**
     * A bound for the largest absolute value.
     *
     * @return the sum of the bounds of the terms, infinite for a polynomial
     */
    public double bound() {
        double sum = 0;
        for (Term term : terms) {
            double product = Math.abs(term.coefficient().doubleValue());
            if (product == 0) {
                continue; // 0 times an unbounded power is 0, not NaN.
            }
            for (List<Factor> factors : term.factors().values()) {
                for (Factor factor : factors) {
                    product *= factor.bound();
                }
            }
            sum += product;
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Observable that && dimension == that.dimension && terms.equals(that.terms);
    }

    @Override
    public int hashCode() {
        return terms.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
