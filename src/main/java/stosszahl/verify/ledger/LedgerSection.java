package stosszahl.verify.ledger;

import java.util.ArrayList;
import java.util.List;
import stosszahl.catalogue.ModelDescription;
import stosszahl.claim.Finding;
import stosszahl.claim.Section;
import stosszahl.claim.Table;

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
                    r.witness()));
        }
        List<String> prose = new ArrayList<>();
        prose.add("Every numbered statement of Sections 1, 2, 5, 6 and 7, evaluated as printed: "
                + ledger.sentence()
                + ". A misprint whose correction holds is a finding about the text, not about the model. For an identity the measured"
                + " value is the difference of its sides.");
        for (LedgerRow r : ledger.misprints()) {
            prose.add(r.equation() + ": " + r.statement() + " is refuted as printed; " + r.note() + ". Corrected: "
                    + r.correction().orElseThrow().statement() + ".");
        }
        int alarms = ledger.alarming().size();
        String witness = alarms == 0
                ? ""
                : ledger.alarming().get(0).equation() + ": "
                        + ledger.alarming().get(0).witness();
        Finding finding = new Finding(
                "ledger",
                "every printed statement, or its nearest correction, withstands the search for a counterexample",
                "Sections 1, 2, 5, 6, 7",
                alarms == 0 ? stosszahl.claim.Verdict.HOLDS : stosszahl.claim.Verdict.REFUTED,
                alarms,
                0,
                -alarms,
                witness,
                "measured: the number of unexpected refutations among "
                        + ledger.rows().size() + " rows; " + ledger.misprints().size() + " misprints",
                true,
                ledger.rows().stream().mapToLong(LedgerRow::places).sum(),
                "");
        return new Section(
                "The ledger: every numbered statement",
                prose,
                List.of(finding),
                List.of(new Table(
                        "ledger",
                        "Every row of the ledger; 'corrected' is the verdict of the nearest corrected statement.",
                        List.of("equation", "as printed", "left", "right", "margin", "corrected", "least margin at"),
                        rows)),
                List.of());
    }
}
