package stosszahl.testkit;

import stosszahl.grid.GridObservable;
import stosszahl.grid.GridSpace;
import stosszahl.grid.SymmetricMasses;
import stosszahl.hierarchy.Functional;
import stosszahl.hierarchy.SummableVectors;

/** Random elements of the spaces of the project and of their duals. */
public final class RandomElements {
    /** Up to this many numbers are drawn one by one, so that they shrink; more come from one seed. */
    private static final int FEW = 60;

    private RandomElements() {}

    /**
     * A real number of {@code [-1, 1]}, as an element of every level of a hierarchy of scalars.
     *
     * @param s the level
     * @param draw where the numbers come from
     * @return the number
     */
    public static Double scalar(int s, Draw draw) {
        return draw.real("f^(" + s + ")", -1, 1);
    }

    /**
     * A vector with entries in {@code [-1, 1]}.
     *
     * @param draw where the numbers come from
     * @param length the length
     * @return the vector
     */
    public static double[] vector(Draw draw, int length) {
        return draw.reals("x", length, -1, 1);
    }

    /**
     * An observable on vectors with weights in {@code [-1, 1]}.
     *
     * @param draw where the numbers come from
     * @param length the length of the vectors
     * @return the observable
     */
    public static Functional<double[]> functional(Draw draw, int length) {
        return SummableVectors.functional("w", draw.reals("w", length, -1, 1));
    }

    /**
     * A symmetric probability on {@code G^s}; shrinks towards the mass of one multiset, or the uniform one.
     *
     * @param draw where the numbers come from
     * @param space the space
     * @param s the level
     * @return the probability
     */
    public static SymmetricMasses density(Draw draw, GridSpace space, int s) {
        double[] masses = numbers(draw, space.dimension(s), "f^(" + s + ")", 0);
        double sum = 0;
        for (double m : masses) {
            sum += m;
        }
        if (sum == 0) {
            masses[0] = 1;
            sum = 1;
        }
        for (int r = 0; r < masses.length; r++) {
            masses[r] /= sum;
        }
        return space.element(s, masses);
    }

    /**
     * A symmetric function of either sign on {@code G^s}, with masses in {@code [-1, 1]}.
     *
     * @param draw where the numbers come from
     * @param space the space
     * @param s the level
     * @return the function
     */
    public static SymmetricMasses signed(Draw draw, GridSpace space, int s) {
        return space.element(s, numbers(draw, space.dimension(s), "f^(" + s + ")", -1));
    }

    /**
     * An observable on {@code G^s} with values in {@code [-1, 1]}.
     *
     * @param draw where the numbers come from
     * @param space the space
     * @param s the level
     * @return the observable
     */
    public static GridObservable observable(Draw draw, GridSpace space, int s) {
        return GridObservable.of(space, s, "phi", numbers(draw, space.dimension(s), "phi", -1));
    }

    private static double[] numbers(Draw draw, int count, String what, double low) {
        if (count <= FEW) {
            return draw.reals(what, count, low, 1);
        }
        var rng = draw.generator(what);
        double[] x = new double[count];
        for (int i = 0; i < count; i++) {
            x[i] = low + (1 - low) * rng.nextDouble();
        }
        return x;
    }
}
