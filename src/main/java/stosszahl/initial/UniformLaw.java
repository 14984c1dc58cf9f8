package stosszahl.initial;

import java.util.Arrays;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import stosszahl.polynomial.MultiIndex;

/** The uniform law on the box {@code [-l, l]^d}. */
public final class UniformLaw implements VelocityLaw {
    private final int dimension;
    private final BigFraction halfwidth;
    private final double half;

    private UniformLaw(int dimension, BigFraction halfwidth) {
        this.dimension = dimension;
        this.halfwidth = halfwidth;
        this.half = halfwidth.doubleValue();
    }

    /**
     * The uniform law.
     *
     * @param dimension the dimension {@code d >= 1}
     * @param halfwidth half the width {@code l > 0} of the box
     * @return the law
     * @throws IllegalArgumentException if {@code l} is not positive
     */
    public static UniformLaw of(int dimension, BigFraction halfwidth) {
        if (dimension < 1 || halfwidth.signum() <= 0) {
            throw new IllegalArgumentException("uniform law with halfwidth " + Numbers.text(halfwidth)
                    + " in dimension " + dimension + "; use a halfwidth > 0 and a dimension >= 1");
        }
        return new UniformLaw(dimension, halfwidth);
    }

    @Override
    public String name() {
        return "uniform(halfwidth = " + Numbers.text(halfwidth) + ")";
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public double density(double... v) {
        return Arrays.stream(v).allMatch(x -> Math.abs(x) <= half) ? Math.pow(2 * half, -dimension) : 0;
    }

    @Override
    public double mass(double[] lower, double[] upper) {
        double product = 1;
        for (int i = 0; i < dimension; i++) {
            product *= Math.max(0, Math.min(upper[i], half) - Math.max(lower[i], -half)) / (2 * half);
        }
        return product;
    }

    @Override
    public BigFraction moment(MultiIndex a) {
        BigFraction product = BigFraction.ONE;
        for (int i = 0; i < dimension; i++) {
            product = a.get(i) % 2 == 1
                    ? BigFraction.ZERO
                    : product.multiply(halfwidth.pow(a.get(i))).divide(a.get(i) + 1);
        }
        return product;
    }

    @Override
    public void sample(UniformRandomProvider rng, double[] v, int offset) {
        for (int i = 0; i < dimension; i++) {
            v[offset + i] = half * (2 * rng.nextDouble() - 1);
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
