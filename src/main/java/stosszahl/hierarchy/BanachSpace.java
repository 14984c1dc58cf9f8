package stosszahl.hierarchy;

import java.util.List;

/**
 * A real Banach space: the vector operations and the norm. Elements are values: no operation modifies its arguments.
 *
 * @param <E> the elements
 */
public interface BanachSpace<E> {
    /**
     * What the space is, for messages: "l^1_sym(G^3), 8 cells".
     *
     * @return a short name
     */
    String name();

    /**
     * The zero of this space.
     *
     * @return the element {@code 0}
     */
    E zero();

    /**
     * The linear combination {@code a x + b y}.
     *
     * @param a the factor of {@code x}
     * @param x an element of this space
     * @param b the factor of {@code y}
     * @param y an element of this space
     * @return a new element
     * @throws IllegalArgumentException if {@code x} or {@code y} is not in this space
     */
    E combine(double a, E x, double b, E y);

    /**
     * The norm {@code ||x||}.
     *
     * @param x an element of this space
     * @return a number {@code >= 0}
     * @throws IllegalArgumentException if {@code x} is not in this space
     */
    double norm(E x);

    /**
     * Elements {@code e} of norm 1 whose closed absolutely convex hull is the unit ball, if the space can list them: a
     * bounded linear map {@code C} on it then has {@code ||C|| = max ||C e||} exactly, as its largest column sum on
     * {@code l^1(n)}.
     *
     * @return the elements; empty if they are not listed
     */
    default List<E> extremePoints() {
        return List.of();
    }
}
