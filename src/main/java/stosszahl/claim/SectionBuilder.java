package stosszahl.claim;

import java.util.ArrayList;
import java.util.List;

/** Collects one section of a study. */
public final class SectionBuilder {
    private final String title;
    private final List<String> prose = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();

    /**
     * An empty section.
     *
     * @param title the heading
     */
    public SectionBuilder(String title) {
        this.title = title;
    }

    /**
     * Adds a paragraph.
     *
     * @param paragraph plain text; formulas in LaTeX between dollar signs
     * @return this
     */
    public SectionBuilder say(String paragraph) {
        prose.add(paragraph);
        return this;
    }

    /**
     * Adds a finding.
     *
     * @param finding the finding
     * @return this
     */
    public SectionBuilder find(Finding finding) {
        findings.add(finding);
        return this;
    }

    /**
     * Adds a table.
     *
     * @param table the table
     * @return this
     */
    public SectionBuilder show(Table table) {
        tables.add(table);
        return this;
    }

    /**
     * Adds a figure.
     *
     * @param figure the figure
     * @return this
     */
    public SectionBuilder show(Figure figure) {
        figures.add(figure);
        return this;
    }

    /**
     * The section.
     *
     * @return what was collected so far
     */
    public Section build() {
        return new Section(title, prose, findings, tables, figures);
    }
}
