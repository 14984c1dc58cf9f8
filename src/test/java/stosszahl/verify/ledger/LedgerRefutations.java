package stosszahl.verify.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import stosszahl.catalogue.ModelCatalogue;
import stosszahl.claim.Finding;

/** What refutes the one claim of the chapter on the ledger. */
public final class LedgerRefutations {
    private LedgerRefutations() {}

    /**
     * The claims of the chapter, each with what refutes it.
     *
     * @return a finding that is refuted, by claim
     */
    public static Map<String, Supplier<Finding>> all() {
        return Map.of("ledger", LedgerRefutations::oneWrongRow);
    }

    /** The statements of Section 7 for Kac's model, one of them with a factor 2 too much on its left side. */
    private static Finding oneWrongRow() {
        Bench bench = Bench.of(ModelCatalogue.load("kac").model());
        List<LedgerRow> rows = new ArrayList<>();
        Section7GainForm.rows().forEach(s -> rows.add(s.row("7", bench, Set.of())));
        rows.add(Statement.of(
                        "(6.36), doubled",
                        "$2\\binom nk\\le n^k/k!$",
                        (b, s) -> s.atMost(2 * Bench.binomial(7, 2).longValueExact(), 24L, () -> "n = 7, k = 2"))
                .row("6", bench, Set.of()));
        return LedgerSection.judge(rows);
    }
}
