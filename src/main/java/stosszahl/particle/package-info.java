/**
 * Section 4 of the paper as a random process: paths of the {@code N} particles, exact in law, ensembles of them, and the empirical marginals with their
 * statistical errors. It shares no code with the solvers of the hierarchy, whose witness it is.
 */
@NullMarked
package stosszahl.particle;

import org.jspecify.annotations.NullMarked;
