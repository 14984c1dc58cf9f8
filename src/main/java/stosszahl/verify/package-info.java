/** Claims and verdicts: the statements of the paper held against what was computed, and studies in the number of particles. */
@NullMarked
package stosszahl.verify;

import org.jspecify.annotations.NullMarked;
