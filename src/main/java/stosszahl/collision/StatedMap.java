package stosszahl.collision;

import java.util.List;
import java.util.Optional;

/**
 * What a law states of its maps, so that its hypotheses can be proved: the matrix of {@code T^w} in polynomials of the angle, and the maps of angles that take {@code T^w} to its
 * inverse and to its conjugates. Nothing of it is believed: the matrix is compared with the map at random angles, the maps of angles are checked as identities of polynomials.
 *
 * @param matrix the matrix of {@code T^w}
 * @param inverse a map {@code j} of angles with {@code T^{j w} = (T^w)^{-1}}; empty if none is known, and not needed if {@code T^w} is its own inverse
 * @param exchanges for each {@code i < K-1} a map {@code j} with {@code T^{j w} = sigma T^w sigma^{-1}}, {@code sigma} the exchange of the particles {@code i} and {@code i+1}; empty if
 *     none is known, and not needed if the maps commute with permutations
 * @param faithful do different angles have different maps, up to the sign of {@code w} if {@code T^{-w} = T^w}: then a density that {@code j} changes refutes
 * @param momentum does the law mean to conserve momentum (1.5), so that a failure is a fault
 */
public record StatedMap(
        PolynomialMatrix matrix,
        Optional<AngleMap> inverse,
        List<AngleMap> exchanges,
        boolean faithful,
        boolean momentum) {
    /** Copies the list. */
    public StatedMap {
        exchanges = List.copyOf(exchanges);
    }

    /** A reflection with the density of its vector: its own inverse, exchanged with the vectors of the particles. */
    static StatedMap reflection(PolynomialMatrix matrix, int order, int dimension, boolean momentum) {
        return new StatedMap(
                matrix,
                Optional.empty(),
                java.util.stream.IntStream.range(0, order - 1)
                        .mapToObj(i -> AngleMap.exchange(order, dimension, i))
                        .toList(),
                true,
                momentum);
    }
}
