package stosszahl.verify;

import java.util.ArrayList;
import java.util.List;

/** Collects one section of a study. */
final class SectionBuilder {
    private final String title;
    private final List<String> prose = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();

    SectionBuilder(String title) {
        this.title = title;
    }

    SectionBuilder say(String paragraph) {
        prose.add(paragraph);
        return this;
    }

    SectionBuilder find(Finding finding) {
        findings.add(finding);
        return this;
    }

    SectionBuilder show(Table table) {
        tables.add(table);
        return this;
    }

    SectionBuilder show(Figure figure) {
        figures.add(figure);
        return this;
    }

    Section build() {
        return new Section(title, prose, findings, tables, figures);
    }
}
