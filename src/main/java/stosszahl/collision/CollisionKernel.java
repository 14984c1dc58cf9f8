package stosszahl.collision;

import java.util.List;
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
        return exact() ? 0 : Averages.error(this);
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

    /**
     * The density with respect to the uniform law on the {@link #support support}, for a kernel given by a formula.
     *
     * @return the density as a function of the angle, which it does not modify, up to a factor; empty if there is none
     */
    default Optional<ToDoubleFunction<double[]>> density() {
        return Optional.empty();
    }

    /**
     * The angles of a kernel on finitely many of them; equal angles may be listed more than once.
     *
     * @return the atoms, of positive weights that sum to 1; empty if the kernel has others, or does not say
     */
    default Optional<List<Atom>> atoms() {
        return Optional.empty();
    }

    /**
     * The equations that every angle satisfies.
     *
     * @return the equations; empty if the kernel states none
     */
    default Optional<AngleSupport> support() {
        return Optional.empty();
    }

    /**
     * Is this the uniform law on the {@link #support support}: invariant under all orthogonal maps that keep it, or Haar measure.
     *
     * @return true if it is
     */
    default boolean uniform() {
        return false;
    }
}
