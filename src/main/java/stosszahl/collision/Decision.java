package stosszahl.collision;

import stosszahl.claim.Claim;
import stosszahl.claim.Comparison;
import stosszahl.claim.Finding;
import stosszahl.claim.Verdict;

/** What was found of one hypothesis of one law, with what a proof of it would rest on. */
public final class Decision {
    private final Comparison sides;
    private final String trusts;

    private Decision(Comparison sides, String trusts) {
        this.sides = sides;
        this.trusts = trusts;
    }

    /** A decision, complete; {@code trusts} counts only if the comparison is a proof. */
    static Decision of(Comparison sides, String trusts) {
        return new Decision(sides, trusts);
    }

    Comparison sides() {
        return sides;
    }

    /**
     * The verdict.
     *
     * @return proved, holds or refuted
     */
    public Verdict verdict() {
        return sides.verdict();
    }

    /**
     * Does the hypothesis hold as far as is known.
     *
     * @return true if proved or measured to hold
     */
    public boolean holds() {
        return verdict() == Verdict.PROVED || verdict() == Verdict.HOLDS;
    }

    /**
     * What the hypothesis misses by at the worst place.
     *
     * @return the defect, 0 if proved
     */
    public double defect() {
        return sides.measured();
    }

    /**
     * How many places were compared.
     *
     * @return the number
     */
    public long places() {
        return sides.places();
    }

    /**
     * What a proof rests on.
     *
     * @return empty unless proved
     */
    public String trusts() {
        return verdict() == Verdict.PROVED ? trusts : "";
    }

    /**
     * Why, in one line: what a proof trusts, the witness of a refutation, or how it was measured.
     *
     * @return the reason
     */
    public String reason() {
        return switch (verdict()) {
            case PROVED -> trusts + "; " + sides.note();
            case REFUTED -> sides.witness() + "; " + sides.note();
            default -> sides.note();
        };
    }

    /**
     * The decision as a finding.
     *
     * @param claim the claim, with its statement
     * @return the finding
     */
    public Finding finding(Claim claim) {
        return claim.trusts(trusts()).judge(sides);
    }
}
