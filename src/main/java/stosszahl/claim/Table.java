package stosszahl.claim;

import java.util.List;

/**
 * A table of results.
 *
 * @param name a stable name, fit for a file: "operator-norms"
 * @param caption what it shows; formulas in LaTeX between dollar signs
 * @param columns the headings, which may hold LaTeX between dollar signs
 * @param rows the rows, each as long as {@code columns}; a cell is a {@link Number} or a {@link String}
 */
public record Table(String name, String caption, List<String> columns, List<List<Object>> rows) {
    /** Copies the lists and checks the shape. */
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Object> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "table " + name + ": a row of " + row.size() + " cells under " + columns.size() + " headings");
            }
        }
    }
}
