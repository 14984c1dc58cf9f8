package stosszahl.verify.ledger;

import stosszahl.claim.Comparison;

/** Evaluates both sides of a statement, at as many places as it takes to find the worst. */
@FunctionalInterface
interface Evaluator {
    /**
     * Evaluates.
     *
     * @param bench the model, its grids and its constants
     * @param sides is shown both sides at each place
     */
    void evaluate(Bench bench, Comparison sides);
}
