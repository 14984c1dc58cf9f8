/**
 * Truncated symmetric tensor grids: the collisions of a model on a finite set of velocities, where the paper's theorems hold word for word, both
 * hierarchies on {@code l^1_sym(G^s)}, their norms, and the master equation of the finite model.
 */
@NullMarked
package stosszahl.grid;

import org.jspecify.annotations.NullMarked;
