package stosszahl.collision;

/**
 * The sub-expressions of the formula of a density. They vary slowly even where the density is a needle: the places where one of them vanishes or is extremal are where narrow peaks and jumps
 * may be, see {@link Landmarks}.
 */
@FunctionalInterface
public interface Parts {
    /** Of a density of which nothing is known but its values. */
    Parts NONE = x -> new double[0];

    /**
     * The values of all sub-expressions that depend on the variables; infinite or not a number where they have none.
     *
     * @param x the variables of the formula; not modified
     * @return as many numbers at all places, in the same order
     */
    double[] at(double... x);
}
