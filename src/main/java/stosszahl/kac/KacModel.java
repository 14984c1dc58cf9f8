package stosszahl.kac;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.LawMixture;
import stosszahl.initial.InitialLaw;
import stosszahl.initial.ManyParticleLaw;

/**
 * The generalised Kac model of Section 4: laws of collision with their probabilities {@code beta_K}, (4.2), and the law of the
 * velocities at time 0.
 *
 * <p>The system of {@code N} particles collides at rate {@code N}; a collision is of order {@code K} with probability {@code beta_K}. Several laws of one order are
 * one law, their weighted mixture.
 */
public final class KacModel {
    private final String name;
    private final List<WeightedLaw> collisions;
    private final List<WeightedLaw> laws;
    private final ManyParticleLaw start;

    private KacModel(String name, List<WeightedLaw> collisions, ManyParticleLaw start) {
        this.name = name;
        this.collisions = collisions;
        this.laws = byOrder(collisions);
        this.start = start;
    }

    private static List<WeightedLaw> byOrder(List<WeightedLaw> collisions) {
        Map<Integer, List<WeightedLaw>> orders = new LinkedHashMap<>();
        collisions.forEach(c ->
                orders.computeIfAbsent(c.law().order(), k -> new ArrayList<>()).add(c));
        return orders.values().stream()
                .map(list -> new WeightedLaw(
                        list.stream().map(WeightedLaw::weight).reduce(BigFraction.ZERO, BigFraction::add),
                        LawMixture.of(
                                list.stream().map(WeightedLaw::law).toList(),
                                list.stream().map(WeightedLaw::weight).toList())))
                .toList();
    }

    /**
     * A law of collision and its probability among all collisions.
     *
     * @param weight the probability, not negative
     * @param law the law
     */
    public record WeightedLaw(BigFraction weight, CollisionLaw law) {}

    /**
     * The model with the given collisions; collisions of weight 0 are dropped.
     *
     * @param name the name of the model
     * @param collisions the laws and their weights, of one dimension; the weights are not negative and sum to exactly 1
     * @param initial the law of the velocities at time 0
     * @return the model
     * @throws IllegalArgumentException if a weight is negative, the weights do not sum to 1, or dimensions differ
     */
    public static KacModel of(String name, List<WeightedLaw> collisions, InitialLaw initial) {
        return of(name, collisions, (ManyParticleLaw) initial);
    }

    /**
     * The model with the given collisions and any law of the velocities at time 0, the energy sphere included.
     *
     * @param name the name of the model
     * @param collisions the laws and their weights, as above
     * @param initial the law of the velocities at time 0
     * @return the model
     * @throws IllegalArgumentException if a weight is negative, the weights do not sum to 1, or dimensions differ
     */
    public static KacModel of(String name, List<WeightedLaw> collisions, ManyParticleLaw initial) {
        BigFraction sum = BigFraction.ZERO;
        List<WeightedLaw> kept = new ArrayList<>();
        for (WeightedLaw collision : collisions) {
            if (collision.weight().signum() < 0) {
                throw new IllegalArgumentException(
                        "weight " + collision.weight().doubleValue() + " of the law "
                                + collision.law().name() + " is negative; use weights >= 0 that sum to 1");
            }
            if (collision.law().dimension() != initial.dimension()) {
                throw new IllegalArgumentException("the law " + collision.law().name() + " is of dimension "
                        + collision.law().dimension() + " and the initial data of dimension " + initial.dimension()
                        + "; use one dimension");
            }
            sum = sum.add(collision.weight());
            if (collision.weight().signum() > 0) {
                kept.add(collision);
            }
        }
        if (!sum.equals(BigFraction.ONE)) {
            throw new IllegalArgumentException(
                    "the weights of the collisions sum to " + sum.doubleValue() + ", not to 1: "
                            + collisions.stream()
                                    .map(c -> c.law().name() + " " + c.weight().doubleValue())
                                    .collect(Collectors.joining(", "))
                            + "; fractions like 1/3 are read exactly");
        }
        return new KacModel(name, List.copyOf(kept), initial);
    }

    /**
     * The same model with other initial data.
     *
     * @param other the law of the velocities at time 0
     * @return the model
     */
    public KacModel startingFrom(InitialLaw other) {
        return of(name, collisions, other);
    }

    /**
     * The name of the model.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * The laws of positive weight.
     *
     * @return the laws and their weights
     */
    public List<WeightedLaw> collisions() {
        return collisions;
    }

    /**
     * The law of each order, as the paper has it: one, which the hypotheses speak of; the mixture where the model lists several.
     *
     * @return for each order its law and {@code beta_K}, in the order in which the model lists them
     */
    public List<WeightedLaw> laws() {
        return laws;
    }

    /**
     * The laws of one order.
     *
     * @param order the order {@code K}
     * @return the laws of that order with their weights, which sum to {@code beta_K}
     */
    public List<WeightedLaw> collisions(int order) {
        return collisions.stream().filter(c -> c.law().order() == order).toList();
    }

    /**
     * The law of the velocities at time 0, if it is a product or a mixture of products.
     *
     * @return the initial law
     * @throws IllegalArgumentException if it is another, whose marginals depend on {@code N}: see {@link #start()}
     */
    public InitialLaw initial() {
        if (start instanceof InitialLaw products) {
            return products;
        }
        throw new IllegalArgumentException("the model " + name + " starts from " + start.name()
                + ", which is no mixture of products; use moments or samples of it, or ensemble: product");
    }

    /**
     * The law of the velocities at time 0, whatever its kind.
     *
     * @return the law
     */
    public ManyParticleLaw start() {
        return start;
    }

    /**
     * The dimension of the velocities.
     *
     * @return {@code d}
     */
    public int dimension() {
        return start.dimension();
    }

    /**
     * The highest order {@code M} of a collision: the largest {@code K} with {@code beta_K > 0}.
     *
     * @return {@code M}
     */
    public int highestOrder() {
        return collisions.stream().mapToInt(c -> c.law().order()).max().orElseThrow();
    }

    /**
     * The reach {@code m = M - 1}, (2.5).
     *
     * @return {@code m}
     */
    public int reach() {
        return highestOrder() - 1;
    }

    /**
     * The probability {@code beta_K} that a collision is of order {@code K}.
     *
     * @param order the order {@code K}
     * @return {@code beta_K}, zero where there is no such law
     */
    public BigFraction beta(int order) {
        return collisions(order).stream().map(WeightedLaw::weight).reduce(BigFraction.ZERO, BigFraction::add);
    }

    /**
     * The rate {@code alpha = sum_K K beta_K} at which one particle takes part in collisions, (7.8).
     *
     * @return {@code alpha}
     */
    public BigFraction alpha() {
        return collisions.stream()
                .map(c -> c.weight().multiply(c.law().order()))
                .reduce(BigFraction.ZERO, BigFraction::add);
    }

    /**
     * Refuses a number of particles that is smaller than the highest order.
     *
     * @param n the number of particles
     * @return {@code n}
     * @throws IllegalArgumentException if {@code N < M}
     */
    public ParticleNumber check(ParticleNumber n) {
        if (n.finite() && n.count() < highestOrder()) {
            throw new IllegalArgumentException("N = " + n + " is less than the highest order M = " + highestOrder()
                    + " of a collision in " + name + "; use N >= " + highestOrder());
        }
        return n;
    }

    @Override
    public String toString() {
        return name;
    }
}
