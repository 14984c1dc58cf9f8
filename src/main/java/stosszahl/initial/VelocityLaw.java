package stosszahl.initial;

import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import stosszahl.polynomial.MultiIndex;

/** A probability law {@code f_0} of one velocity in {@code R^d}, with a density. */
public interface VelocityLaw {
    /**
     * The law in words: "bkw(a = 0.6)".
     *
     * @return a short description
     */
    String name();

    /**
     * The dimension {@code d}.
     *
     * @return {@code d >= 1}
     */
    int dimension();

    /**
     * The density {@code f_0(v)}.
     *
     * @param v a velocity, {@code d} numbers
     * @return the density
     */
    double density(double... v);

    /**
     * The mass {@code int f_0} of a box.
     *
     * @param lower its lower corner, {@code d} numbers
     * @param upper its upper corner, {@code d} numbers
     * @return the mass, accurate relative to the mass also in the tails
     */
    double mass(double[] lower, double[] upper);

    /**
     * The moment {@code E[v^a]}.
     *
     * @param a the exponents, {@code d} of them
     * @return the exact moment
     */
    BigFraction moment(MultiIndex a);

    /**
     * The law with the Bobylev-Krook-Wu form's distance {@code a} from the Gaussian of the same energy multiplied by a factor, if the law is of that form: what it becomes under collisions that keep the form.
     *
     * @param factor the factor, between 0 and 1
     * @return the law; empty, as for most laws, if it is not of that form
     */
    default Optional<VelocityLaw> relaxed(double factor) {
        return Optional.empty();
    }

    /**
     * Draws a velocity.
     *
     * @param rng the source of randomness
     * @param v where it is written; modified at {@code offset .. offset + d - 1}
     * @param offset the place of its first component
     */
    void sample(UniformRandomProvider rng, double[] v, int offset);
}
