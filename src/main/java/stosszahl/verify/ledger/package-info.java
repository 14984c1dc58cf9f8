/** The ledger: one row for each numbered statement of the paper, evaluated as printed, and corrected where the print fails. */
@NullMarked
package stosszahl.verify.ledger;

import org.jspecify.annotations.NullMarked;
