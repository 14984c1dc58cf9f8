package stosszahl.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import stosszahl.verify.Verdict;
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
                        "Every numbered statement of Sections 1, 2, 5, 6 and 7 of arXiv:2211.02758v2, evaluated as printed, for the models ")
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
        page.append("\n## Suspected, and cleared\n\n")
                .append(
                        "The table below shows that these hold as printed: the chain (6.37) and (6.36) at $k=n$; the prefactors of (6.48) and (6.49), whose limit is 1;")
                .append(
                        " (5.10), where the step from $n-1$ to $n$ costs the factor $mn+s$ and nothing else; (5.8), (5.9) and (5.22) below $n=10$, since")
                .append(
                        " $1+\\frac12+\\cdots+\\frac1n\\le1+\\log n$ from $n=1$ on; the factor $T\\,s/(s+k)$ in (7.1); (7.2) and (7.3). The bound after (5.24) with")
                .append(
                        " $\\theta_2$ does not follow from Proposition 2.1, which gives $\\theta_1$, but it is true, because the factor $(1-\\theta)^{-1}$ can be dropped. The")
                .append(
                        " factor $1/m$ of (2.16) is not needed: the remainder of order $n$ is Picard's, and falls like $\\theta^{n+1}$ for every $T<T_*$.\n");
        for (Ledger ledger : ledgers) {
            table(page, ledger);
        }
        return page.toString();
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
                        "| § | equation | statement | verdict | left | right | margin | least margin at | note |\n|---|---|---|---|---|---|---|---|---|\n");
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
