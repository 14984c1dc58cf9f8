package stosszahl.collision;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import stosszahl.polynomial.MultiIndex;

/**
 * A collision kernel {@code b_K}: a probability measure on scattering angles, which are vectors {@code w} of {@code R^q}
 * (a point of a sphere, the pair {@code (cos theta, sin theta)}, the coefficients of a random map).
 */
public interface CollisionKernel {
    /**
     * What the kernel is, as in a model file: "uniform".
     *
     * @return a short description
     */
    String name();

    /**
     * The dimension {@code q} of the space that the angles are vectors of.
     *
     * @return {@code q}
     */
    int angleDimension();

    /**
     * Draws an angle.
     *
     * @param rng the source of randomness
     * @param angle where the angle is written, {@code q} numbers; modified
     */
    void sample(UniformRandomProvider rng, double[] angle);

    /**
     * A quadrature rule for this kernel.
     *
     * @param degree the fineness: for a uniform kernel the rule is exact for polynomials in the angle up to this degree;
     *     for a smooth density it converges faster than any power
     * @return the rule
     */
    Quadrature quadrature(int degree);

    /**
     * Are the {@link #moment moments} exact rational numbers, and not the result of a quadrature.
     *
     * @return true if they are exact
     */
    default boolean exact() {
        return false;
    }

    /**
     * How wrong the {@link #moment moments} may be, angles being at most of length 1.
     *
     * @return an estimate of the absolute error of any moment: 0 if they are exact, a few units in the last place where angles are rounded, that of the quadrature otherwise; not a number if nothing
     *     is known
     */
    default double error() {
        return exact() ? 0 : Double.NaN;
    }

    /**
     * The density with respect to a uniform law, not normalised.
     *
     * @return the density as a function of the angle that {@link #sample} hands out; empty if there is none, or the kernel is uniform
     */
    default Optional<ToDoubleFunction<double[]>> density() {
        return Optional.empty();
    }

    /**
     * The moment {@code E[w^e]}.
     *
     * @param e the exponents, {@code q} of them
     * @return the moment: exact if {@link #exact()}, otherwise the value of a quadrature rule, as the fraction that equals
     *     that floating-point number
     */
    default BigFraction moment(MultiIndex e) {
        return BigFraction.from(quadrature(e.degree() + 64).integrate(w -> {
            double product = 1;
            for (int i = 0; i < e.size(); i++) {
                product *= Math.pow(w[i], e.get(i));
            }
            return product;
        }));
    }
}
