package stosszahl.collision;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import stosszahl.polynomial.MultiIndex;
import stosszahl.polynomial.Polynomial;

/**
 * A collision law {@code (S_K, b_K, T_K)}: a probability {@code b_K} on scattering angles {@code w} and for each angle a linear map
 * {@code T^w} of {@code R^{dK}}, {@code (v_1, .., v_K) -> (v_1*, .., v_K*)}, (1.4).
 *
 * <p>Velocities of {@code K} particles are stored particle by particle: component {@code c} of particle {@code i} stands at
 * {@code i d + c}. A law of one's own implements the first five methods; the others follow from them.
 */
public interface CollisionLaw {
    /**
     * The name of the law, as in a model file: "kac-rotation".
     *
     * @return the name
     */
    String name();

    /**
     * The order {@code K}: how many particles collide.
     *
     * @return {@code K >= 1}
     */
    int order();

    /**
     * The dimension {@code d} of the velocities.
     *
     * @return {@code d >= 1}
     */
    int dimension();

    /**
     * The law {@code b_K} of the scattering angle.
     *
     * @return the kernel
     */
    CollisionKernel kernel();

    /**
     * The map {@code T^w}, linear in {@code v}.
     *
     * @param angle the angle {@code w}; not modified
     * @param v the velocities before the collision, {@code dK} numbers; not modified
     * @param out where {@code T^w v} is written, another array; modified
     */
    void transform(double[] angle, double[] v, double[] out);

    /**
     * The matrix of {@code T^w}.
     *
     * @param angle the angle {@code w}
     * @return the matrix by rows, {@code dK x dK}
     */
    default double[][] matrix(double[] angle) {
        int size = order() * dimension();
        double[][] matrix = new double[size][size];
        double[] unit = new double[size];
        double[] column = new double[size];
        for (int j = 0; j < size; j++) {
            unit[j] = 1;
            transform(angle, unit, column);
            unit[j] = 0;
            for (int i = 0; i < size; i++) {
                matrix[i][j] = column[i];
            }
        }
        return matrix;
    }

    /**
     * A collider that draws an angle from {@code b_K} and replaces {@code V} by {@code T^w V}.
     *
     * @param rng the source of randomness
     * @return a collider with a workspace of its own, for one thread
     */
    default Collider collider(UniformRandomProvider rng) {
        double[] angle = new double[kernel().angleDimension()];
        double[] out = new double[order() * dimension()];
        return v -> {
            kernel().sample(rng, angle);
            transform(angle, v, out);
            System.arraycopy(out, 0, v, 0, out.length);
        };
    }

    /**
     * Are the {@link #average averages} exact rational numbers.
     *
     * @return true if they are exact
     */
    default boolean exact() {
        return false;
    }

    /**
     * Is H3 known to hold, so that no average over the arrangements of the particles is needed: it costs {@code K!} times as much.
     *
     * @return true if it is known; false costs time only
     */
    default boolean exchangeable() {
        return order() == 1;
    }

    /**
     * What the law states of its maps, so that its hypotheses can be proved. It is checked, not believed.
     *
     * @return the statement; empty if there is none, and then the hypotheses can be measured only, but for atoms
     */
    default Optional<StatedMap> stated() {
        return Optional.empty();
    }

    /**
     * A refutation of H2 that the law knows for its kernel.
     *
     * @return a place where the densities of the laws of {@code T^w} and of its inverse differ; empty if the law knows none
     */
    default Optional<InverseDensity> inverseDensity() {
        return Optional.empty();
    }

    /**
     * Are the {@link #average averages} of low degree quick and good to rounding.
     *
     * @return true if they are exact, unless overridden
     */
    default boolean quickAverages() {
        return exact();
    }

    /**
     * How wrong the coefficients of the {@link #average averages} of degree up to 4 may be.
     *
     * <p>The default holds them against rules of several finenesses, and against averages over a rule that is refined where the map jumps.
     *
     * @return an estimate of the absolute error of a coefficient: 0 if they are exact; not a number if nothing is known
     */
    default double averageError() {
        return exact() ? 0 : Averages.error(this);
    }

    /**
     * A rule for averages of functions of the map: that of the kernel for a map that the law {@link #stated states}; for others one that is refined where the map jumps, if the angle is on the circle.
     *
     * @param degree the fineness, as of the kernel's rule
     * @return the rule
     */
    default Quadrature rule(int degree) {
        return stated().isPresent() ? kernel().quadrature(degree) : Averages.rule(this, degree);
    }

    /**
     * The average {@code E_b[(T^w V)^a]} of a monomial of the velocities after the collision, a homogeneous polynomial of degree
     * {@code |a|} in the velocities {@code V} before it.
     *
     * <p>The default integrates products of the rows of {@code T^w} by the kernel's quadrature; its coefficients are then the
     * fractions that equal those floating-point numbers.
     *
     * @param a the exponents, {@code dK} of them
     * @return the average: exact if {@link #exact()}
     */
    default Polynomial average(MultiIndex a) {
        return Averages.byQuadrature(this, a);
    }

    /** Carries out random collisions in place. */
    @FunctionalInterface
    interface Collider {
        /**
         * Draws an angle and replaces the velocities.
         *
         * @param v the velocities of the {@code K} particles, {@code dK} numbers; modified
         */
        void collide(double[] v);
    }
}
