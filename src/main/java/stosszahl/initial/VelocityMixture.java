package stosszahl.initial;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import stosszahl.polynomial.MultiIndex;

/** A mixture {@code sum_j p_j f_j} of laws of one velocity: a Gaussian mixture, say. */
public final class VelocityMixture implements VelocityLaw {
    private final List<Part> parts;

    private VelocityMixture(List<Part> parts) {
        this.parts = parts;
    }

    /**
     * One part of the mixture.
     *
     * @param weight its probability {@code p_j > 0}
     * @param law its law {@code f_j}
     */
    public record Part(BigFraction weight, VelocityLaw law) {}

    /**
     * The mixture of the given parts.
     *
     * @param parts the parts, of one dimension, their weights positive and of sum 1
     * @return the law
     * @throws IllegalArgumentException if a weight is not positive, the weights do not sum to 1, or the dimensions differ
     */
    public static VelocityMixture of(List<Part> parts) {
        Weights.check("mixture", parts.stream().map(Part::weight).toList());
        if (parts.stream().mapToInt(p -> p.law().dimension()).distinct().count() != 1) {
            throw new IllegalArgumentException("the parts of a mixture have different dimensions; give them all one");
        }
        return new VelocityMixture(List.copyOf(parts));
    }

    @Override
    public String name() {
        return parts.stream()
                .map(p -> Numbers.text(p.weight()) + " " + p.law().name())
                .collect(Collectors.joining(" + "));
    }

    @Override
    public int dimension() {
        return parts.get(0).law().dimension();
    }

    @Override
    public double density(double... v) {
        return average(law -> law.density(v));
    }

    @Override
    public double mass(double[] lower, double[] upper) {
        return average(law -> law.mass(lower, upper));
    }

    private double average(ToDoubleFunction<VelocityLaw> f) {
        return parts.stream()
                .mapToDouble(p -> p.weight().doubleValue() * f.applyAsDouble(p.law()))
                .sum();
    }

    @Override
    public BigFraction moment(MultiIndex a) {
        return parts.stream()
                .map(p -> p.weight().multiply(p.law().moment(a)))
                .reduce(BigFraction.ZERO, BigFraction::add);
    }

    @Override
    public void sample(UniformRandomProvider rng, double[] v, int offset) {
        double u = rng.nextDouble();
        int j = 0;
        while (j < parts.size() - 1 && u >= parts.get(j).weight().doubleValue()) {
            u -= parts.get(j).weight().doubleValue();
            j++;
        }
        parts.get(j).law().sample(rng, v, offset);
    }

    @Override
    public String toString() {
        return name();
    }
}
