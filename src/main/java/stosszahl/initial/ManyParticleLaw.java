package stosszahl.initial;

import java.util.List;
import java.util.OptionalLong;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import stosszahl.polynomial.MultiIndex;

/**
 * An exchangeable law {@code f_{N,0}} of {@code N} velocities, for every {@code N}, with the limit of its marginals as {@code N -> infinity}: products and
 * mixtures of products ({@link InitialLaw}), whose marginals do not depend on {@code N}, and the uniform law on the energy sphere ({@link EnergySphere}).
 *
 * <p>All are probability laws, so their marginals have norm 1 in {@code L^1}, or in the space of measures where they have no density: (A1) holds with the constant 1.
 */
public sealed interface ManyParticleLaw permits InitialLaw, EnergySphere {
    /**
     * The law in words.
     *
     * @return a short description
     */
    String name();

    /**
     * The dimension of the velocities.
     *
     * @return {@code d}
     */
    int dimension();

    /**
     * Are the limits of the marginals products, so that chaos can be propagated (Theorem 2.3).
     *
     * @return true if they are
     */
    boolean chaotic();

    /**
     * The moment {@code E[prod_i v_i^{a_i}]} of the first particles.
     *
     * @param particles the number {@code N}, at least as large as the number of exponents; empty for the limit
     * @param exponents the exponents {@code a_1, a_2, ..}, each with {@code d} components
     * @return the exact moment
     * @throws IllegalArgumentException if there are more exponents than particles
     */
    BigFraction jointMoment(OptionalLong particles, List<MultiIndex> exponents);

    /**
     * The moment {@code E[prod_i v_i^{a_i}]} as a series in {@code x = 1/N}.
     *
     * @param exponents the exponents {@code a_1, a_2, ..}, each with {@code d} components
     * @param order the last power {@code q >= 0}
     * @return the exact coefficients of {@code 1, x, .., x^q}; the first is the moment of the limit
     */
    List<BigFraction> momentSeries(List<MultiIndex> exponents, int order);

    /**
     * Draws all velocities.
     *
     * @param rng the source of randomness
     * @param particles the number {@code N}
     * @param v where they are written, particle by particle; modified at {@code 0 .. dN - 1}
     */
    void sample(UniformRandomProvider rng, int particles, double[] v);

    /**
     * Does the marginal of order {@code s} have a density, so that it is an element of {@code L^1}.
     *
     * @param particles the number {@code N}; empty for the limit
     * @param s the order
     * @return true if it has
     */
    boolean hasDensity(OptionalLong particles, long s);

    /**
     * A bound for the {@code L^1} distance between the marginal of order {@code s} and its limit; that it tends to 0 gives (A2), even in norm.
     *
     * @param particles the number {@code N}; empty for the limit
     * @param s the order
     * @return the bound, at most 2
     */
    double distanceFromLimit(OptionalLong particles, long s);
}
