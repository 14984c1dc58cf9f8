/** Sections 4 and 6 of the paper, pure combinatorics: the generalised Kac model, its rates and its constants. */
@NullMarked
package stosszahl.kac;

import org.jspecify.annotations.NullMarked;
