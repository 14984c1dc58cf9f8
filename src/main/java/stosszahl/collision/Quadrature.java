package stosszahl.collision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A quadrature rule {@code int g db ~ sum_j weight_j g(angle_j)} for a collision kernel; the weights are positive and sum to 1. */
public final class Quadrature {
    private final List<double[]> angles;
    private final double[] weights;

    private Quadrature(List<double[]> angles, double[] weights) {
        this.angles = angles;
        this.weights = weights;
    }

    /**
     * The rule with the given nodes; the weights are normalised to sum 1.
     *
     * @param angles the nodes; not copied, not to be modified any more
     * @param weights the weights, as many, none negative, not all zero; copied
     * @return the rule
     * @throws IllegalArgumentException if a weight is negative, or all are zero, or the numbers differ
     */
    public static Quadrature of(List<double[]> angles, double[] weights) {
        if (angles.size() != weights.length) {
            throw new IllegalArgumentException(angles.size() + " angles and " + weights.length + " weights");
        }
        double sum = 0;
        for (double w : weights) {
            if (!(w >= 0)) {
                throw new IllegalArgumentException("weight " + w + " of a collision kernel is negative");
            }
            sum += w;
        }
        if (!(sum > 0) || Double.isInfinite(sum)) {
            throw new IllegalArgumentException(
                    "the weights of a collision kernel sum to " + sum + "; a probability needs a positive, finite sum");
        }
        double[] normalised = weights.clone();
        for (int j = 0; j < weights.length; j++) {
            normalised[j] /= sum;
        }
        return new Quadrature(List.copyOf(angles), normalised);
    }

    /**
     * The rule that multiplies every weight by a density, and normalises.
     *
     * @param density the density, as a function of the angle
     * @return the reweighted rule, without the nodes where the density is zero
     */
    public Quadrature times(ToDoubleFunction<double[]> density) {
        List<double[]> kept = new ArrayList<>();
        double[] products = new double[weights.length];
        for (int j = 0; j < weights.length; j++) {
            double w = weights[j] * density.applyAsDouble(angles.get(j));
            if (w != 0) {
                products[kept.size()] = w;
                kept.add(angles.get(j));
            }
        }
        return of(kept, Arrays.copyOf(products, kept.size()));
    }

    /**
     * The number of nodes.
     *
     * @return the number of nodes
     */
    public int size() {
        return weights.length;
    }

    /**
     * A node.
     *
     * @param j its place, from 0
     * @return the angle; not to be modified
     */
    public double[] angle(int j) {
        return angles.get(j);
    }

    /**
     * A weight.
     *
     * @param j its place, from 0
     * @return the weight
     */
    public double weight(int j) {
        return weights[j];
    }

    /**
     * The integral of a function.
     *
     * @param g the function
     * @return {@code sum_j weight_j g(angle_j)}
     */
    public double integrate(ToDoubleFunction<double[]> g) {
        double sum = 0;
        for (int j = 0; j < weights.length; j++) {
            sum += weights[j] * g.applyAsDouble(angles.get(j));
        }
        return sum;
    }
}
