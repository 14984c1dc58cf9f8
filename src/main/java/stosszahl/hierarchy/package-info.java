/**
 * Section 2 of the paper, with no gas in it: Banach hierarchies, growth conditions, life span, mild solutions by the
 * Duhamel series and by Picard's map, and convergence of observables.
 */
@NullMarked
package stosszahl.hierarchy;

import org.jspecify.annotations.NullMarked;
