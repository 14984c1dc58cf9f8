package stosszahl.verify;

/** Writes a finding: the claim first, then how it was decided. */
final class Claim {
    private final String name;
    private final String statement;
    private final String source;
    private String witness = "";
    private String note = "";
    private boolean expected = true;
    private double slack;
    private double floor;

    private Claim(String name, String statement, String source) {
        this.name = name;
        this.statement = statement;
        this.source = source;
    }

    static Claim of(String name, String statement, String source) {
        return new Claim(name, statement, source);
    }

    Claim witness(String text) {
        witness = text;
        return this;
    }

    Claim note(String text) {
        note = text;
        return this;
    }

    /** Rounding may exceed the bound by this much of it. */
    Claim relatively(double rounding) {
        slack = rounding;
        return this;
    }

    /** What is measured is itself uncertain by this much, whatever the bound: beside a bound of 0 nothing is smaller. */
    Claim absolutely(double uncertainty) {
        floor = uncertainty;
        return this;
    }

    /** The model is built to break this claim: a refutation is what it should show. */
    Claim expectedToFail(boolean yes) {
        expected = !yes;
        return this;
    }

    /** Measured in floating point: holds if {@code measured <= bound}; not a number is a refutation, never a pass. */
    Finding atMost(double measured, double bound) {
        boolean holds = measured <= bound + slack * Math.abs(bound) + floor;
        return decide(holds ? Verdict.HOLDS : Verdict.REFUTED, measured, bound);
    }

    /** Decided by exact arithmetic. */
    Finding exactly(boolean isTrue, double measured, double bound) {
        return decide(isTrue ? Verdict.PROVED : Verdict.REFUTED, measured, bound);
    }

    Finding notApplicable(String why) {
        note = why;
        return decide(Verdict.NOT_APPLICABLE, Double.NaN, Double.NaN);
    }

    Finding unresolved(double measured, double bound) {
        return decide(Verdict.UNRESOLVED, measured, bound);
    }

    private Finding decide(Verdict verdict, double measured, double bound) {
        return new Finding(
                name, statement, source, verdict, measured, bound, bound - measured, witness, note, expected);
    }
}
