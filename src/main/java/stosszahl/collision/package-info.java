/** Sections 1.1 and 3 of the paper: collision laws {@code (S_K, b_K, T_K)}, their kernels and the hypotheses H1-H3. */
@NullMarked
package stosszahl.collision;

import org.jspecify.annotations.NullMarked;
