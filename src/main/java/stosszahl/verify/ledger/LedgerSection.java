package stosszahl.verify.ledger;

import java.util.ArrayList;
import java.util.List;
import stosszahl.catalogue.ModelDescription;
import stosszahl.claim.Claim;
import stosszahl.claim.Comparison;
import stosszahl.claim.Finding;
import stosszahl.claim.Section;
import stosszahl.claim.Table;
import stosszahl.claim.Tolerance;
import stosszahl.claim.Verdict;

/** The ledger as a section of a study. */
public final class LedgerSection {
    private LedgerSection() {}

    /**
     * Evaluates the ledger of a model and writes it as a section: one table, and one finding for the whole.
     *
     * @param description the model
     * @return the section; takes some seconds
     */
    public static Section write(ModelDescription description) {
        Ledger ledger = Ledger.of(description);
        List<List<Object>> rows = new ArrayList<>();
        for (LedgerRow r : ledger.rows()) {
            rows.add(List.of(
                    r.equation(),
                    r.verdict().word(),
                    r.measured(),
                    r.bound(),
                    r.margin(),
                    r.correction().map(c -> c.verdict().word()).orElse(""),
                    r.places(),
                    r.trusts(),
                    r.witness()));
        }
        List<String> prose = new ArrayList<>();
        prose.add("Every numbered statement of Sections 1 to 7 and Appendix A, evaluated as printed: "
                + ledger.sentence()
                + ". A misprint whose correction holds is a finding about the text, not about the model. For an identity the measured"
                + " value is the difference of its sides.");
        for (LedgerRow r : ledger.misprints()) {
            prose.add(r.equation() + ": " + r.statement() + " is refuted as printed; " + r.note() + ". Corrected: "
                    + r.correction().orElseThrow().statement() + ".");
        }
        return new Section(
                "The ledger: every numbered statement",
                prose,
                List.of(judge(ledger.rows())),
                List.of(new Table(
                        "ledger",
                        "Every row of the ledger; 'corrected' is the verdict of the nearest corrected statement.",
                        List.of(
                                "equation",
                                "as printed",
                                "left",
                                "right",
                                "margin",
                                "corrected",
                                "places",
                                "trusts",
                                "least margin at"),
                        rows)),
                List.of());
    }

    /**
     * The finding for a whole ledger: each row that compared something is one place, at which the number of unexpected refutations must be 0.
     *
     * @param rows the rows
     * @return the finding {@code ledger}; refuted by the first alarming row, not applicable if no row compared anything
     */
    static Finding judge(List<LedgerRow> rows) {
        Comparison comparison = Comparison.within(Tolerance.absolute(0, "rows are counted"));
        long misprints = rows.stream().filter(LedgerRow::misprint).count();
        for (LedgerRow r : rows) {
            boolean empty =
                    r.verdict() == Verdict.NOT_APPLICABLE && r.correction().isEmpty();
            if (r.alarming() || !empty) {
                // A half lies between no alarm and one, so that the place counts.
                comparison.atMost(r.alarming() ? 1 : 0, 0.5, () -> r.equation() + ": " + alarm(r));
            }
        }
        return Claim.of(
                        "ledger",
                        "every printed statement, or its nearest correction, withstands the search for a counterexample",
                        "Sections 1 to 7, Appendix A")
                .note("at each row: 1 if it is refuted unexpectedly, or if its correction is refuted too, else 0; "
                        + misprints + " misprints among " + rows.size() + " rows")
                .judge(comparison);
    }

    private static String alarm(LedgerRow r) {
        if (!r.alarming()) {
            return "no alarm";
        }
        return r.verdict() == Verdict.REFUTED && r.correction().isEmpty()
                ? r.witness()
                : "the corrected statement is refuted: "
                        + r.correction().map(LedgerRow.Correction::witness).orElse("");
    }
}
