package stosszahl.notebook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A table written in one expression. Each call adds to a copy. */
public final class Rows implements Shown {
    private final List<String> headings;
    private final List<List<String>> rows;

    private Rows(List<String> headings, List<List<String>> rows) {
        this.headings = List.copyOf(headings);
        this.rows = List.copyOf(rows);
    }

    /**
     * A table without rows.
     *
     * @param headings the headings; formulas in LaTeX between dollar signs
     * @return the table
     */
    public static Rows of(String... headings) {
        return new Rows(List.of(headings), List.of());
    }

    /**
     * A row: numbers are rounded to five digits, everything else is shown as it says itself.
     *
     * @param cells as many as there are headings
     * @return the table with the row
     */
    public Rows row(Object... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException(cells.length + " cells under " + headings.size() + " headings");
        }
        List<List<String>> more = new ArrayList<>(rows);
        more.add(Arrays.stream(cells).map(Rows::cell).toList());
        return new Rows(headings, more);
    }

    private static String cell(Object value) {
        if (value instanceof Double d) {
            if (d.isInfinite()) {
                return d > 0 ? "∞" : "-∞";
            }
            String text = String.format(Locale.ROOT, "%.5g", d);
            return d == Math.rint(d) && Math.abs(d) < 1e6 ? String.valueOf(Math.round(d)) : text;
        }
        return String.valueOf(value);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    @Override
    public String html() {
        StringBuilder html = new StringBuilder("<div style=\"overflow-x:auto\"><table><thead><tr>");
        headings.forEach(h -> html.append("<th scope=\"col\">").append(escape(h)).append("</th>"));
        html.append("</tr></thead><tbody>");
        for (List<String> row : rows) {
            html.append("<tr>");
            row.forEach(c -> html.append("<td>").append(escape(c)).append("</td>"));
            html.append("</tr>");
        }
        return html.append("</tbody></table></div>").toString();
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder(String.join(" | ", headings));
        rows.forEach(row -> text.append('\n').append(String.join(" | ", row)));
        return text.toString();
    }
}
