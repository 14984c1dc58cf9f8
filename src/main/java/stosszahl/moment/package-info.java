/**
 * Polynomial observables, exact for every number of particles: the closed linear systems that the moments of the generalised Kac model obey, their values in time,
 * spectra, expansions in {@code 1/N} and Duhamel coefficients (beyond the paper). The oracle that everything else is held against.
 */
@NullMarked
package stosszahl.moment;

import org.jspecify.annotations.NullMarked;
