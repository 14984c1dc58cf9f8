package stosszahl.grid;

import java.util.List;

/**
 * The norm of an operator out of {@code l^1_sym(G^{s+k})}: the largest {@code l^1} norm of the images of its unit orbit masses, which are the extreme points of the unit ball up to
 * sign. It is computed exactly, up to rounding, and reached at the witness.
 *
 * @param value the norm
 * @param witness the cells of a multiset at which it is reached, non-decreasing
 */
public record OperatorNorm(double value, List<Integer> witness) {
    /** Copies the list. */
    public OperatorNorm {
        witness = List.copyOf(witness);
    }
}
