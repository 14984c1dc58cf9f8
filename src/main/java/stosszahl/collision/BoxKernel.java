package stosszahl.collision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import stosszahl.polynomial.MultiIndex;

/** The uniform probability on a box of {@code R^q}: coefficients {@code (a,b)} that are independent and uniform on intervals, say. */
public final class BoxKernel implements CollisionKernel {
    private final List<BigFraction> lower;
    private final List<BigFraction> upper;
    private final double[] least;
    private final double[] width;

    private BoxKernel(List<BigFraction> lower, List<BigFraction> upper) {
        this.lower = List.copyOf(lower);
        this.upper = List.copyOf(upper);
        this.least = lower.stream().mapToDouble(BigFraction::doubleValue).toArray();
        this.width = new double[least.length];
        for (int i = 0; i < width.length; i++) {
            width[i] = upper.get(i).doubleValue() - least[i];
        }
    }

    /**
     * The uniform kernel on a box.
     *
     * @param lower its lower corner
     * @param upper its upper corner, no coordinate below that of the lower one; equal coordinates are constant
     * @return the kernel
     * @throws IllegalArgumentException if the corners have different dimensions or are exchanged
     */
    public static BoxKernel uniform(List<BigFraction> lower, List<BigFraction> upper) {
        if (lower.isEmpty() || lower.size() != upper.size()) {
            throw new IllegalArgumentException("a box with corners of " + lower.size() + " and " + upper.size()
                    + " coordinates; give as many for each, at least one");
        }
        for (int i = 0; i < lower.size(); i++) {
            if (lower.get(i).compareTo(upper.get(i)) > 0) {
                throw new IllegalArgumentException(
                        "the interval from " + lower.get(i).doubleValue() + " to "
                                + upper.get(i).doubleValue() + " is empty; give the smaller end first");
            }
        }
        return new BoxKernel(lower, upper);
    }

    @Override
    public String name() {
        return "uniform-range";
    }

    @Override
    public int angleDimension() {
        return lower.size();
    }

    @Override
    public void sample(UniformRandomProvider rng, double[] angle) {
        for (int i = 0; i < angle.length; i++) {
            angle[i] = least[i] + width[i] * rng.nextDouble();
        }
    }

    @Override
    public boolean exact() {
        return true;
    }

    /** {@code prod_i (u_i^{e_i+1} - l_i^{e_i+1}) / ((e_i+1)(u_i - l_i))}. */
    @Override
    public BigFraction moment(MultiIndex e) {
        BigFraction product = BigFraction.ONE;
        for (int i = 0; i < e.size(); i++) {
            BigFraction low = lower.get(i);
            BigFraction high = upper.get(i);
            BigFraction factor = low.equals(high)
                    ? low.pow(e.get(i))
                    : high.pow(e.get(i) + 1)
                            .subtract(low.pow(e.get(i) + 1))
                            .divide(high.subtract(low))
                            .divide(e.get(i) + 1);
            product = product.multiply(factor);
        }
        return product;
    }

    /** The product of Gauss-Legendre rules. */
    @Override
    public Quadrature quadrature(int degree) {
        List<double[]> angles = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(degree / 2 + 1);
        product(rule, new double[lower.size()], 0, 1, angles, weights);
        return Quadrature.of(
                angles, weights.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private void product(
            GaussIntegrator rule, double[] w, int axis, double weight, List<double[]> angles, List<Double> weights) {
        if (axis == w.length) {
            angles.add(w.clone());
            weights.add(weight);
            return;
        }
        double low = lower.get(axis).doubleValue();
        double width = upper.get(axis).doubleValue() - low;
        for (int j = 0; j < (width == 0 ? 1 : rule.getNumberOfPoints()); j++) {
            w[axis] = width == 0 ? low : low + width * (1 + rule.getPoint(j)) / 2;
            product(rule, w, axis + 1, width == 0 ? weight : weight * rule.getWeight(j) / 2, angles, weights);
        }
    }

    @Override
    public Optional<AngleSupport> support() {
        return Optional.of(AngleSupport.box(lower, upper));
    }

    /** A box that is a point is an atom. */
    @Override
    public Optional<List<Atom>> atoms() {
        return lower.equals(upper) ? Optional.of(List.of(Atom.at(lower, BigFraction.ONE))) : Optional.empty();
    }

    /**
     * The interval of a coordinate.
     *
     * @param i the place, from 0
     * @return its two ends
     */
    List<BigFraction> side(int i) {
        return List.of(lower.get(i), upper.get(i));
    }

    @Override
    public String toString() {
        return "uniform on the box from " + lower + " to " + upper;
    }
}
