package stosszahl.claim;

/** Writes a finding: the claim first, then how it was decided. */
public final class Claim {
    /** What a verdict on fractions trusts if the claim does not say more. */
    private static final String FRACTIONS = "exact rational arithmetic at every place compared";

    private final String name;
    private final String statement;
    private final String source;
    private String witness = "";
    private String note = "";
    private String trusts = "";
    private boolean expected = true;

    private Claim(String name, String statement, String source) {
        this.name = name;
        this.statement = statement;
        this.source = source;
    }

    /**
     * A claim that is not decided yet.
     *
     * @param name its stable name
     * @param statement the claim in words; formulas in LaTeX between dollar signs
     * @param source where the paper states it
     * @return the claim
     */
    public static Claim of(String name, String statement, String source) {
        return new Claim(name, statement, source);
    }

    /**
     * Names the place; instead of the one that a comparison found.
     *
     * @param text the place, or the counterexample
     * @return this
     */
    public Claim witness(String text) {
        witness = text;
        return this;
    }

    /**
     * Adds a remark: the range, the window of time.
     *
     * @param text the remark
     * @return this
     */
    public Claim note(String text) {
        note = note.isEmpty() ? text : note + "; " + text;
        return this;
    }

    /**
     * Says what a proof rests on.
     *
     * @param what exact arithmetic and its range, a theorem with its proof, an enclosure
     * @return this
     */
    public Claim trusts(String what) {
        trusts = what;
        return this;
    }

    /**
     * The model is built to break this claim, or the paper does not ask for it: a refutation is no surprise.
     *
     * @param yes true if so
     * @return this
     */
    public Claim expectedToFail(boolean yes) {
        expected = !yes;
        return this;
    }

    /**
     * Decided by a comparison: proved if every place was exact.
     *
     * @param comparison the comparison, complete
     * @return the finding
     */
    public Finding judge(Comparison comparison) {
        note(comparison.note());
        if (witness.isEmpty()) {
            witness = comparison.witness();
        }
        return decide(comparison.verdict(), comparison.measured(), comparison.bound(), comparison.places());
    }

    /**
     * Says nothing about this model.
     *
     * @param why the reason
     * @return the finding
     */
    public Finding notApplicable(String why) {
        note(why);
        return decide(Verdict.NOT_APPLICABLE, Double.NaN, Double.NaN, 0);
    }

    /**
     * Compared without a result: noise or truncation exceeds the effect.
     *
     * @param measured what was measured
     * @param bound what the claim allows, {@code NaN} if it does not say
     * @param places how many comparisons were made
     * @param why the reason
     * @return the finding
     */
    public Finding unresolved(double measured, double bound, long places, String why) {
        note(why);
        return decide(Verdict.UNRESOLVED, measured, bound, places);
    }

    private Finding decide(Verdict verdict, double measured, double bound, long places) {
        boolean proved = verdict == Verdict.PROVED;
        return new Finding(
                name,
                statement,
                source,
                verdict,
                measured,
                bound,
                bound - measured,
                witness,
                note,
                expected,
                places,
                proved ? (trusts.isEmpty() ? FRACTIONS : trusts) : "");
    }
}
