/** Observables: what is averaged over the velocities of a few particles, as sums of products over particles. */
@NullMarked
package stosszahl.observable;

import org.jspecify.annotations.NullMarked;
