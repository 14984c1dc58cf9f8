package stosszahl.collision;

import org.apache.commons.numbers.fraction.BigFraction;

/**
 * A place where the laws of {@code T^w} and of {@code (T^w)^{-1}} have densities that differ, and so on a neighbourhood: a refutation of H2.
 *
 * @param left the density of the law of {@code T^w} there, in units of its own
 * @param right the density of the law of the inverse there, in the same units
 * @param where the place in words
 */
public record InverseDensity(BigFraction left, BigFraction right, String where) {}
