package stosszahl.claim;

import java.util.Locale;

/** What was found of a claim. */
public enum Verdict {
    /** True on the stated range, by exact arithmetic or rigorous rounding. */
    PROVED,
    /** Measured to be true within the stated tolerance or at the stated confidence. */
    HOLDS,
    /** False, with a witness. */
    REFUTED,
    /** Noise or truncation exceeds the effect: nothing can be said. */
    UNRESOLVED,
    /** The claim says nothing about this model; the note says why. */
    NOT_APPLICABLE;

    /**
     * The word used in reports and JSON: "proved", "holds", "refuted", "unresolved", "not-applicable".
     *
     * @return the word
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
