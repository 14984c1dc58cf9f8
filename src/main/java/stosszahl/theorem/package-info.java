/** Theorem 2.1 for any family of hierarchies and its limit: its hypotheses and its conclusion, each measured and judged on the family at hand. Nothing here knows a gas. */
@NullMarked
package stosszahl.theorem;

import org.jspecify.annotations.NullMarked;
