package stosszahl.verify;

/**
 * One claim and what was found of it. Numbers that a claim does not have are {@code NaN}; texts that it does not have are empty.
 *
 * @param claim the stable name of the claim: "condition-1", "H2/kac-rotation"
 * @param statement the claim in words; formulas in LaTeX between dollar signs
 * @param source where the paper states it: "Condition 1, (2.9)"
 * @param verdict what was found
 * @param measured the left side: what was measured
 * @param bound the right side: what the claim allows
 * @param margin {@code bound - measured}, or the smallest of them over all cases tried
 * @param witness where the margin is smallest, or the counterexample
 * @param note the range of the check, the window of time, the tolerance and its reason
 * @param expected false where a refutation is what the model is built to show
 */
public record Finding(
        String claim,
        String statement,
        String source,
        Verdict verdict,
        double measured,
        double bound,
        double margin,
        String witness,
        String note,
        boolean expected) {

    /**
     * Does this finding speak against the theory, or the program: refuted, and not expected to be.
     *
     * @return true for an unexpected refutation
     */
    public boolean alarming() {
        return verdict == Verdict.REFUTED && expected;
    }
}
