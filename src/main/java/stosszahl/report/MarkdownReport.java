package stosszahl.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import stosszahl.claim.Figure;
import stosszahl.claim.Finding;
import stosszahl.claim.Section;
import stosszahl.claim.Study;
import stosszahl.claim.Table;

/** A study as GitHub flavoured Markdown: formulas stay between dollar signs, figures become tables of their points. */
public final class MarkdownReport {
    /** Figures with more rows are thinned out; the CSV files have all. */
    private static final int MOST_ROWS = 40;

    private final StringBuilder out = new StringBuilder();

    private MarkdownReport() {}

    /**
     * The report.
     *
     * @param study the study
     * @return Markdown
     */
    public static String text(Study study) {
        return new MarkdownReport().study(study);
    }

    private String study(Study study) {
        line("# " + words(study.title()));
        line("Model: **" + words(study.model()) + "**");
        line("> " + words(Summary.of(study).sentence()));
        study.sections().forEach(this::section);
        if (!study.parameters().isEmpty()) {
            line("## Parameters");
            List<List<String>> rows = new ArrayList<>();
            for (Map.Entry<String, String> entry : study.parameters().entrySet()) {
                rows.add(List.of(words(entry.getKey()), words(entry.getValue())));
            }
            table(List.of("parameter", "value"), List.of(false, false), rows);
        }
        line("## Model");
        String fence = "`".repeat(Math.max(3, longestRun(study.yaml(), '`') + 1));
        line(fence + "yaml\n" + study.yaml().stripTrailing() + "\n" + fence);
        return out.toString();
    }

    private void section(Section section) {
        line("## " + rich(section.title(), false));
        section.prose().forEach(p -> line(rich(p, false)));
        if (!section.findings().isEmpty()) {
            findings(section.findings());
        }
        section.tables().forEach(this::table);
        section.figures().forEach(this::figure);
    }

    private void findings(List<Finding> findings) {
        List<List<String>> rows = new ArrayList<>();
        for (Finding f : findings) {
            String verdict = Summary.word(f) + (f.alarming() ? " (!)" : "");
            String source = f.source().isEmpty() ? "" : " [" + rich(f.source(), true) + "]";
            rows.add(List.of(
                    "**" + verdict + "**",
                    code(f.claim()),
                    rich(f.statement(), true) + source,
                    Numbers.text(f.measured()),
                    Numbers.text(f.bound()),
                    Numbers.text(f.margin()),
                    words(f.witness()),
                    rich(f.trusts().isEmpty() ? Page.note(f) : Page.note(f) + "; trusts " + f.trusts(), true)));
        }
        table(
                List.of("verdict", "claim", "statement", "measured", "bound", "margin", "witness", "note"),
                List.of(false, false, false, true, true, true, false, false),
                rows);
    }

    private void table(Table table) {
        List<Boolean> right = new ArrayList<>();
        for (int c = 0; c < table.columns().size(); c++) {
            int column = c;
            right.add(table.rows().stream().anyMatch(r -> r.get(column) instanceof Number));
        }
        line("**" + rich(table.caption(), false) + "**");
        table(
                table.columns().stream().map(c -> rich(c, true)).toList(),
                right,
                table.rows().stream()
                        .map(row -> row.stream().map(MarkdownReport::cell).toList())
                        .toList());
    }

    private void figure(Figure figure) {
        line("**" + rich(figure.title(), false) + "**");
        line(rich(figure.caption(), false));
        PointTable points = PointTable.of(figure, MOST_ROWS);
        List<List<String>> rows = points.rows().stream()
                .map(row -> row.stream().map(Numbers::text).toList())
                .toList();
        table(
                points.columns().stream().map(MarkdownReport::words).toList(),
                points.columns().stream().map(c -> true).toList(),
                rows);
        if (!points.note().isEmpty()) {
            line(words(points.note()));
        }
    }

    private void table(List<String> columns, List<Boolean> right, List<List<String>> rows) {
        StringBuilder table = new StringBuilder();
        table.append(row(columns));
        table.append(row(right.stream().map(r -> r ? "---:" : "---").toList()));
        rows.forEach(r -> table.append(row(r)));
        line(table.toString().stripTrailing());
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private void line(String text) {
        out.append(text).append("\n\n");
    }

    private static String cell(Object cell) {
        return cell instanceof Number number ? Numbers.text(number) : words(cell.toString());
    }

    private static String code(String text) {
        return text.indexOf('`') >= 0 || text.indexOf('|') >= 0 || text.indexOf('\n') >= 0
                ? words(text)
                : "`" + text + "`";
    }

    /** Text with formulas; in a table a formula must not hold a bar, nor any text a line's end. */
    private static String rich(String text, boolean inTable) {
        StringBuilder result = new StringBuilder();
        for (Formulas.Piece piece : Formulas.split(text)) {
            if (piece.formula()) {
                String formula = piece.text().replaceAll("\\s+", " ").strip();
                if (inTable) {
                    formula = formula.replace("\\|", "\\Vert ").replace("|", "\\vert ");
                }
                // Two on each side would need lines of their own.
                result.append('$').append(formula).append('$');
            } else {
                result.append(words(piece.text()));
            }
        }
        return result.toString();
    }

    /** Text that Markdown, HTML and GitHub's formulas must leave as it is. */
    static String words(String text) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> result.append("&amp;");
                case '<' -> result.append("&lt;");
                case '>' -> result.append("&gt;");
                case '$' -> result.append("<span>$</span>");
                case '|', '*', '_', '`', '[', ']', '\\', '#', '~' ->
                    result.append('\\').append(c);
                case '\n', '\r' -> result.append(' ');
                default -> result.append(c);
            }
        }
        return result.toString();
    }

    private static int longestRun(String text, char c) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == c ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
