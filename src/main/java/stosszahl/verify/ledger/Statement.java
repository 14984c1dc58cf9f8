package stosszahl.verify.ledger;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import stosszahl.claim.Comparison;
import stosszahl.claim.Verdict;

/** A statement of the paper with its evaluator; if the print has a known fault, also what is wrong and the nearest corrected statement. */
final class Statement {
    private static final String FRACTIONS =
            "exact rational arithmetic at the places counted, and says nothing of others";

    private final String equation;
    private final String text;
    private final Evaluator evaluator;
    private final String restsOn;
    private final String fault;
    private final String corrected;
    private final @Nullable Evaluator correction;
    private final String trusts;

    private Statement(
            String equation,
            String text,
            Evaluator evaluator,
            String restsOn,
            String fault,
            String corrected,
            @Nullable Evaluator correction,
            String trusts) {
        this.equation = equation;
        this.text = text;
        this.evaluator = evaluator;
        this.restsOn = restsOn;
        this.fault = fault;
        this.corrected = corrected;
        this.correction = correction;
        this.trusts = trusts;
    }

    /** A statement that is expected to be true. */
    static Statement of(String equation, String text, Evaluator evaluator) {
        return new Statement(equation, text, evaluator, "", "", "", null, "");
    }

    /** The same statement, which says nothing about models that break the hypotheses named. */
    Statement restsOn(String hypotheses) {
        return new Statement(equation, text, evaluator, hypotheses, fault, corrected, correction, trusts);
    }

    /** The same statement, whose print is known to be at fault for some models. */
    Statement fault(String what, String correctedText, Evaluator correctedEvaluator) {
        return new Statement(equation, text, evaluator, restsOn, what, correctedText, correctedEvaluator, trusts);
    }

    /** The same statement, with what its proof rests on where that is more than fractions at the places shown: a one-line proof for all of them, say. */
    Statement trusts(String what) {
        return new Statement(equation, text, evaluator, restsOn, fault, corrected, correction, what);
    }

    String equation() {
        return equation;
    }

    /** The row of a model. */
    LedgerRow row(String section, Bench bench, Set<String> broken) {
        return row(section, bench, broken, 0);
    }

    /** The row as it would be if the evaluator were wrong by a share {@code strain}. */
    LedgerRow row(String section, Bench bench, Set<String> broken, double strain) {
        Comparison sides = evaluate(evaluator, bench, strain);
        boolean excused = broken.stream().anyMatch(restsOn::contains);
        Optional<LedgerRow.Correction> other = Optional.empty();
        if (correction != null) {
            Comparison c = evaluate(correction, bench, 0);
            other = Optional.of(new LedgerRow.Correction(
                    corrected,
                    c.verdict(),
                    c.measured(),
                    c.bound(),
                    c.bound() - c.measured(),
                    c.witness(),
                    c.places(),
                    trust(c)));
        }
        boolean known =
                excused || other.map(c -> c.verdict() != Verdict.REFUTED).orElse(false);
        String note = sides.note();
        if (!fault.isEmpty() && sides.verdict() != Verdict.NOT_APPLICABLE) {
            note = (sides.verdict() == Verdict.REFUTED ? "" : "the fault does not show in this model: ") + fault + "; "
                    + note;
        }
        if (sides.verdict() == Verdict.HOLDS && !sides.trusts().isEmpty()) {
            note = note + "; proved in part: " + sides.trusts();
        }
        if (excused) {
            note = note + "; the model is built to break " + restsOn;
        }
        return new LedgerRow(
                section,
                text,
                equation,
                sides.identity(),
                sides.verdict(),
                sides.measured(),
                sides.bound(),
                sides.bound() - sides.measured(),
                sides.witness(),
                note,
                other,
                !known,
                sides.places(),
                trust(sides));
    }

    private String trust(Comparison sides) {
        if (sides.verdict() != Verdict.PROVED) {
            return "";
        }
        String named = trusts.isEmpty() ? sides.trusts() : trusts;
        return named.isEmpty() ? FRACTIONS : named;
    }

    private static Comparison evaluate(Evaluator evaluator, Bench bench, double strain) {
        Comparison sides = Comparison.strained(strain);
        evaluator.evaluate(bench, sides);
        return sides;
    }
}
