package stosszahl.claim;

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
 * @param places how many comparisons the verdict rests on; at least 1 for proved and holds
 * @param trusts what a proof rests on: exact arithmetic and its range, a theorem with its proof, an enclosure; empty unless proved
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
        boolean expected,
        long places,
        String trusts) {

    /** A verdict that nothing was compared for, and a proof that does not say what it trusts, are mistakes of the program. */
    public Finding {
        boolean positive = verdict == Verdict.PROVED || verdict == Verdict.HOLDS;
        if (positive && places < 1) {
            throw new IllegalArgumentException(
                    claim + ": " + verdict.word() + " with nothing compared; say not-applicable, with the reason");
        }
        if (positive && (Double.isNaN(measured) || Double.isNaN(bound))) {
            throw new IllegalArgumentException(claim + ": " + verdict.word() + " of " + measured + " <= " + bound);
        }
        if (verdict == Verdict.PROVED && trusts.isBlank()) {
            throw new IllegalArgumentException(claim + ": proved, but by trusting what");
        }
        if (verdict != Verdict.PROVED && !trusts.isEmpty()) {
            throw new IllegalArgumentException(claim + ": " + verdict.word() + " trusts nothing, not " + trusts);
        }
    }

    /**
     * Does this finding speak against the theory, or the program: refuted, and not expected to be.
     *
     * @return true for an unexpected refutation
     */
    public boolean alarming() {
        return verdict == Verdict.REFUTED && expected;
    }
}
