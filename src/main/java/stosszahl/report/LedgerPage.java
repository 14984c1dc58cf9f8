package stosszahl.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import stosszahl.claim.Verdict;
import stosszahl.verify.ledger.Ledger;
import stosszahl.verify.ledger.LedgerRow;

/** The page on the ledger, in Markdown: what was found in the paper's text, then every row. */
public final class LedgerPage {
    private LedgerPage() {}

    /**
     * The page of some ledgers.
     *
     * @param ledgers one ledger for each model, all of the same statements, at least one
     * @return the page in Markdown with formulas between dollar signs
     * @throws IllegalArgumentException if there is no ledger
     */
    public static String text(List<Ledger> ledgers) {
        if (ledgers.isEmpty()) {
            throw new IllegalArgumentException("a page on no ledger; give at least one model");
        }
        StringBuilder page = new StringBuilder();
        List<String> names = ledgers.stream().map(Ledger::model).toList();
        page.append("# The ledger\n\n")
                .append(
                        "Every numbered statement of Sections 1 to 7 and Appendix A of arXiv:2211.02758v2, evaluated as printed, for the models ")
                .append(String.join(", ", names))
                .append(". Written by `stosszahl ledger ")
                .append(String.join(" ", names))
                .append(" --page reports/ledger.md`.\n\n")
                .append(
                        "A row gives both sides at the place where the right side exceeds the left one least, over all places tried. *Proved* means exact fractions on")
                .append(
                        " every place tried; the range is in the note, and outside it nothing is claimed. *Holds* means floating point within the stated rounding. Norms")
                .append(
                        " of operators are exact on a finite set of velocities, which is an instance of the paper's theorems: a refutation there is a refutation.")
                .append(
                        " Abstract lemmas are also tried on the extremal hierarchy, in which every assumed bound is attained, and on random ones. For an identity the left")
                .append(" column is the difference of its sides and the right one what rounding may make of it.\n\n");
        for (Ledger ledger : ledgers) {
            page.append("- **")
                    .append(ledger.model())
                    .append("**: ")
                    .append(ledger.sentence())
                    .append(".\n");
        }
        page.append("\n## What was found\n\n");
        findings(page, ledgers);
        cleared(page, ledgers);
        for (Ledger ledger : ledgers) {
            table(page, ledger);
        }
        return page.toString();
    }

    /** What a reader may suspect to be wrong and is not: said only of equations that no ledger refutes. */
    private static final List<Map.Entry<String, String>> SUSPECTS = List.of(
            Map.entry("(6.36)", "the binomial bounds (6.36), at $k=n$ too"),
            Map.entry("(6.37)", "the chain (6.37)"),
            Map.entry("(6.48)", "the prefactor of (6.48), as $\\beta_{k+1}(k+1)$ sits in $\\mathcal D$"),
            Map.entry("(6.49)", "the limit 1 of the prefactor in (6.49)"),
            Map.entry(
                    "(5.10), line 5",
                    "the step from $n-1$ to $n$ in (5.10), which costs the factor $mn+s$ and nothing else"),
            Map.entry("Lemma 5.2, small n", "(5.8) and (5.9) below $n=10$, where (5.22) uses them"),
            Map.entry(
                    "Remark 2.1",
                    "the vanishing of the remainders without the factor $1/m$ of (2.16), like $\\theta^{n+1}$ for every $T<T_*$"),
            Map.entry(
                    "after (5.24)",
                    "the bound after (5.24), although $\\theta_2$ does not follow from Proposition 2.1, which gives $\\theta_1$: the factor $(1-\\theta)^{-1}$ can be dropped"),
            Map.entry("(7.1), time integral", "the factor $T\\,s/(s+k)$ in (7.1)"),
            Map.entry("(7.2)", "(7.2)"),
            Map.entry("(7.3)", "(7.3)"));

    private static void cleared(StringBuilder page, List<Ledger> ledgers) {
        page.append("\n## Suspected, and cleared\n\nThese hold as printed, or where they are used:\n\n");
        for (Map.Entry<String, String> suspect : SUSPECTS) {
            boolean refuted = ledgers.stream()
                    .flatMap(l -> l.rows().stream())
                    .anyMatch(r -> r.equation().equals(suspect.getKey()) && r.verdict() == Verdict.REFUTED);
            if (!refuted) {
                page.append("- ").append(suspect.getValue()).append("\n");
            }
        }
    }

    private static void findings(StringBuilder page, List<Ledger> ledgers) {
        List<String> done = new ArrayList<>();
        for (Ledger ledger : ledgers) {
            for (LedgerRow row : ledger.misprints()) {
                if (done.contains(row.equation())) {
                    continue;
                }
                done.add(row.equation());
                LedgerRow.Correction c = row.correction().orElseThrow();
                page.append("**")
                        .append(row.equation())
                        .append(".** Printed: ")
                        .append(row.statement())
                        .append(". Refuted (")
                        .append(where(ledgers, row.equation()))
                        .append("): ")
                        .append(number(row.measured()))
                        .append(" against ")
                        .append(number(row.bound()))
                        .append(" at ")
                        .append(code(row.witness()))
                        .append(". ")
                        .append(sentence(row.note()))
                        .append(" Corrected: ")
                        .append(c.statement())
                        .append("; ")
                        .append(c.verdict().word())
                        .append(" at ")
                        .append(c.places())
                        .append(c.places() == 1 ? " place" : " places")
                        .append(c.trusts().isEmpty() ? "" : " (trusts " + c.trusts() + ")")
                        .append(", least margin ")
                        .append(number(c.margin()))
                        .append(" at ")
                        .append(code(c.witness()))
                        .append(".\n\n");
            }
        }
        if (done.isEmpty()) {
            page.append("No printed statement is refuted.\n");
        }
        for (Ledger ledger : ledgers) {
            for (LedgerRow row : ledger.alarming()) {
                page.append("**Unexpected, ")
                        .append(ledger.model())
                        .append(", ")
                        .append(row.equation())
                        .append(".** ")
                        .append(code(row.witness()))
                        .append("\n\n");
            }
        }
    }

    private static String where(List<Ledger> ledgers, String equation) {
        return String.join(
                ", ",
                ledgers.stream()
                        .filter(l -> l.misprints().stream()
                                .anyMatch(r -> r.equation().equals(equation)))
                        .map(Ledger::model)
                        .toList());
    }

    private static void table(StringBuilder page, Ledger ledger) {
        page.append("\n## ")
                .append(ledger.model())
                .append("\n\n")
                .append(
                        "| § | equation | statement | verdict | left | right | margin | least margin at | places | trusts | note |\n|---|---|---|---|---|---|---|---|---|---|---|\n");
        for (LedgerRow r : ledger.rows()) {
            page.append("| ")
                    .append(r.section())
                    .append(" | ")
                    .append(cell(r.equation()))
                    .append(" | ")
                    .append(cell(r.statement()))
                    .append(" | ")
                    .append(
                            r.verdict() == Verdict.REFUTED
                                    ? "**refuted**"
                                    : r.verdict().word())
                    .append(r.correction()
                            .map(c -> "; corrected: " + c.verdict().word())
                            .orElse(""))
                    .append(" | ")
                    .append(number(r.measured()))
                    .append(" | ")
                    .append(number(r.bound()))
                    .append(" | ")
                    .append(number(r.margin()))
                    .append(" | ")
                    .append(cell(code(r.witness())))
                    .append(" | ")
                    .append(r.places())
                    .append(" | ")
                    .append(cell(r.trusts()))
                    .append(" | ")
                    .append(cell(r.note()))
                    .append(" |\n");
        }
    }

    private static String sentence(String text) {
        return text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text.replace("`", "'") + "`";
    }

    /** A bar would end the cell; inside formulas it is a norm. */
    private static String cell(String text) {
        return text.replace("\\|", "\\Vert ").replace("|", "\\vert ").replace("\n", " ");
    }

    private static String number(double x) {
        return Double.isNaN(x) ? "" : String.format(Locale.ROOT, "%.4g", x);
    }
}
