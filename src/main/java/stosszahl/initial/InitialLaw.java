package stosszahl.initial;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import stosszahl.polynomial.MultiIndex;

/**
 * An exchangeable initial law of {@code N} velocities: a mixture of products {@code f_{N,0} = sum_j p_j f_j^{(x) N}}, whose marginals
 * {@code f_{N,0}^{(s)} = sum_j p_j f_j^{(x) s}} do not depend on {@code N}.
 *
 * <p>One part makes a product law, the hypothesis of Theorem 2.3. Several parts are exchangeable and not chaotic: the case for which
 * the paper has Theorem 2.2; the limit is then the mixture of the Boltzmann flows of the parts.
 */
public final class InitialLaw implements ManyParticleLaw {
    private final List<Part> parts;

    private InitialLaw(List<Part> parts) {
        this.parts = parts;
    }

    /**
     * One part of the mixture.
     *
     * @param weight its probability {@code p_j > 0}
     * @param law the law {@code f_j} of one velocity
     */
    public record Part(BigFraction weight, VelocityLaw law) {}

    /**
     * The product law {@code f_0^{(x) N}}.
     *
     * @param law the law {@code f_0} of one velocity
     * @return the law
     */
    public static InitialLaw product(VelocityLaw law) {
        return new InitialLaw(List.of(new Part(BigFraction.ONE, law)));
    }

    /**
     * A mixture of products.
     *
     * @param parts the parts, of one dimension, their weights positive and of sum 1
     * @return the law
     * @throws IllegalArgumentException if a weight is not positive, the weights do not sum to 1, or the dimensions differ
     */
    public static InitialLaw mixture(List<Part> parts) {
        Weights.check("mixture of products", parts.stream().map(Part::weight).toList());
        if (parts.stream().mapToInt(p -> p.law().dimension()).distinct().count() != 1) {
            throw new IllegalArgumentException("the parts of a mixture of products have different dimensions");
        }
        return new InitialLaw(List.copyOf(parts));
    }

    /**
     * The parts of the mixture.
     *
     * @return one part for a product law
     */
    public List<Part> parts() {
        return parts;
    }

    /**
     * Is this a product law, so that chaos can be propagated.
     *
     * @return true if there is one part
     */
    @Override
    public boolean chaotic() {
        return parts.size() == 1;
    }

    /**
     * The dimension of the velocities.
     *
     * @return {@code d}
     */
    @Override
    public int dimension() {
        return parts.get(0).law().dimension();
    }

    /**
     * The law in words.
     *
     * @return a short description
     */
    @Override
    public String name() {
        return chaotic()
                ? parts.get(0).law().name()
                : "mixture of products: "
                        + parts.stream()
                                .map(p ->
                                        Numbers.text(p.weight()) + " " + p.law().name())
                                .collect(Collectors.joining(", "));
    }

    /** {@code sum_j p_j prod_i int v^{a_i} f_j}, the same for every {@code N}. */
    @Override
    public BigFraction jointMoment(OptionalLong particles, List<MultiIndex> exponents) {
        if (particles.isPresent() && particles.getAsLong() < exponents.size()) {
            throw new IllegalArgumentException("a moment of " + exponents.size() + " particles among N = "
                    + particles.getAsLong() + "; use N >= " + exponents.size());
        }
        BigFraction sum = BigFraction.ZERO;
        for (Part part : parts) {
            BigFraction product = part.weight();
            for (MultiIndex a : exponents) {
                product = product.multiply(part.law().moment(a));
            }
            sum = sum.add(product);
        }
        return sum;
    }

    /** The moment, and zeros: it does not depend on {@code N}. */
    @Override
    public List<BigFraction> momentSeries(List<MultiIndex> exponents, int order) {
        List<BigFraction> series = new ArrayList<>(Collections.nCopies(order + 1, BigFraction.ZERO));
        series.set(0, jointMoment(OptionalLong.empty(), exponents));
        return series;
    }

    /** Draws a part, and then all velocities from it. */
    @Override
    public void sample(UniformRandomProvider rng, int particles, double[] v) {
        double u = rng.nextDouble();
        int j = 0;
        while (j < parts.size() - 1 && u >= parts.get(j).weight().doubleValue()) {
            u -= parts.get(j).weight().doubleValue();
            j++;
        }
        for (int i = 0; i < particles; i++) {
            parts.get(j).law().sample(rng, v, i * dimension());
        }
    }

    /** Always. */
    @Override
    public boolean hasDensity(OptionalLong particles, long s) {
        return true;
    }

    /** 0: the marginals do not depend on {@code N}. */
    @Override
    public double distanceFromLimit(OptionalLong particles, long s) {
        return 0;
    }

    @Override
    public String toString() {
        return name();
    }
}
