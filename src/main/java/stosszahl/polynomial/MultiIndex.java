package stosszahl.polynomial;

import java.util.Arrays;

/** A multi-index {@code a in N^q}: the exponents of a monomial {@code x^a = prod_i x_i^{a_i}}. */
public final class MultiIndex implements Comparable<MultiIndex> {
    private final int[] exponents;
    private final int degree;
    private final int hash;

    /** The degree and the hash are kept: sparse polynomials ask for them at every comparison. */
    private MultiIndex(int[] exponents) {
        this.exponents = exponents;
        this.hash = Arrays.hashCode(exponents);
        int sum = 0;
        for (int e : exponents) {
            sum += e;
        }
        this.degree = sum;
    }

    /**
     * The multi-index with the given exponents.
     *
     * @param exponents the exponents, none negative; copied
     * @return the multi-index
     * @throws IllegalArgumentException if an exponent is negative
     */
    public static MultiIndex of(int... exponents) {
        for (int e : exponents) {
            if (e < 0) {
                throw new IllegalArgumentException("exponent " + e + " in " + Arrays.toString(exponents)
                        + " is negative; a multi-index has exponents >= 0");
            }
        }
        return new MultiIndex(exponents.clone());
    }

    /**
     * The number {@code q} of exponents.
     *
     * @return {@code q}
     */
    public int size() {
        return exponents.length;
    }

    /**
     * The exponent {@code a_i}.
     *
     * @param i the place, from 0
     * @return the exponent
     */
    public int get(int i) {
        return exponents[i];
    }

    /**
     * All exponents.
     *
     * @return a copy
     */
    public int[] toArray() {
        return exponents.clone();
    }

    /**
     * The degree {@code |a| = sum_i a_i}.
     *
     * @return the degree
     */
    public int degree() {
        return degree;
    }

    /**
     * The sum {@code a + b}, the exponents of the product of two monomials.
     *
     * @param other a multi-index of the same size
     * @return the sum
     */
    public MultiIndex plus(MultiIndex other) {
        int[] sum = exponents.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other.exponents[i];
        }
        return new MultiIndex(sum);
    }

    /** Graded, then lexicographic with large first exponents first. */
    @Override
    public int compareTo(MultiIndex other) {
        int byDegree = Integer.compare(degree, other.degree);
        return byDegree != 0 ? byDegree : Arrays.compare(other.exponents, exponents);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MultiIndex that && hash == that.hash && Arrays.equals(exponents, that.exponents);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return Arrays.toString(exponents);
    }
}
