/** Verdicts and what they rest on: claims, comparisons with their tolerances, tables, figures and sections of a study. The only verdict system of the program. */
@NullMarked
package stosszahl.claim;

import org.jspecify.annotations.NullMarked;
