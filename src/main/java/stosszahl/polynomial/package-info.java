/** Sparse polynomials over the rational numbers: the exact arithmetic that averages of collisions are written in. */
@NullMarked
package stosszahl.polynomial;

import org.jspecify.annotations.NullMarked;
