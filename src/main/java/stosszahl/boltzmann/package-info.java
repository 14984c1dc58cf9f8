/** The limit equation (1.1), (2.28) on a velocity grid: Runge-Kutta, Picard's iterates (7.10)-(7.11), Wild's sum, and the product solution of the Boltzmann hierarchy. */
@NullMarked
package stosszahl.boltzmann;

import org.jspecify.annotations.NullMarked;
