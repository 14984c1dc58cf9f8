package stosszahl.verify.ledger;

import java.util.Optional;
import stosszahl.claim.Verdict;

/**
 * One statement of the paper and what was found of it. Numbers that a row does not have are {@code NaN}.
 *
 * @param section the section of the paper: "6"
 * @param statement the statement as printed; formulas in LaTeX between dollar signs
 * @param equation the label in the paper: "(6.51)", "Lemma 6.4, (6.35)"
 * @param identity true if two sides are claimed to be equal, false if one is claimed not to exceed the other
 * @param verdict what was found of the statement as printed
 * @param measured the left side where the margin is smallest; for an identity the difference of its sides there
 * @param bound the right side there; for an identity what rounding may make of 0
 * @param margin {@code bound - measured}
 * @param witness where the margin is smallest, or the counterexample
 * @param note range, tolerance, and what is wrong with the print
 * @param correction the nearest corrected statement, where the print fails
 * @param expected false if a refutation is no surprise: the print has a known fault, or the model is built to break a hypothesis
 * @param places how many comparisons the verdict rests on
 * @param trusts what a proof rests on; empty unless proved
 */
public record LedgerRow(
        String section,
        String statement,
        String equation,
        boolean identity,
        Verdict verdict,
        double measured,
        double bound,
        double margin,
        String witness,
        String note,
        Optional<Correction> correction,
        boolean expected,
        long places,
        String trusts) {

    /**
     * A corrected statement.
     *
     * @param statement the statement
     * @param verdict what was found of it
     * @param measured its left side where the margin is smallest
     * @param bound its right side there
     * @param margin {@code bound - measured}
     * @param witness where the margin is smallest
     * @param places how many comparisons the verdict rests on
     * @param trusts what a proof rests on; empty unless proved
     */
    public record Correction(
            String statement,
            Verdict verdict,
            double measured,
            double bound,
            double margin,
            String witness,
            long places,
            String trusts) {}

    /**
     * Is this a finding about the print: refuted, and a corrected statement holds.
     *
     * @return true if the printed statement is false and its correction is not
     */
    public boolean misprint() {
        return verdict == Verdict.REFUTED
                && correction.map(c -> c.verdict() != Verdict.REFUTED).orElse(false);
    }

    /**
     * Does this row speak against the theory or the program: a refutation that nobody expected, or a correction that fails too.
     *
     * @return true for an unexpected refutation
     */
    public boolean alarming() {
        return (verdict == Verdict.REFUTED && expected)
                || (expected
                        && correction.map(c -> c.verdict() == Verdict.REFUTED).orElse(false));
    }
}
