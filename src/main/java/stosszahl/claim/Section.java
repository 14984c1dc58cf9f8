package stosszahl.claim;

import java.util.List;

/**
 * A section of a study: prose, findings, tables and figures on one subject.
 *
 * @param title the heading
 * @param prose paragraphs of plain text; formulas in LaTeX between dollar signs
 * @param findings the claims of this section and what was found
 * @param tables the tables
 * @param figures the figures
 */
public record Section(
        String title, List<String> prose, List<Finding> findings, List<Table> tables, List<Figure> figures) {
    /** Copies the lists. */
    public Section {
        prose = List.copyOf(prose);
        findings = List.copyOf(findings);
        tables = List.copyOf(tables);
        figures = List.copyOf(figures);
    }
}
