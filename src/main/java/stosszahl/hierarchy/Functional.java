package stosszahl.hierarchy;

/**
 * An observable {@code phi} of the dual {@code X*}: a bounded linear functional on a Banach space {@code X}.
 *
 * @param <E> the elements of {@code X}
 */
public interface Functional<E> {
    /**
     * What is observed, for tables and messages.
     *
     * @return a short name
     */
    String name();

    /**
     * The pairing {@code <x, phi>}.
     *
     * @param x an element of the space that this functional acts on
     * @return its value
     * @throws IllegalArgumentException if {@code x} is not in that space
     */
    double apply(E x);

    /**
     * The dual norm {@code ||phi|| = sup |<x, phi>| / ||x||}.
     *
     * @return the norm, or an upper bound for it
     */
    double norm();
}
