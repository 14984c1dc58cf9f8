package stosszahl.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import stosszahl.claim.Figure;

/**
 * The points of a figure as one table: a row for each abscissa that any curve has, {@code NaN} where a curve has none.
 *
 * @param columns the headings
 * @param rows the rows, thinned out evenly if there are too many
 * @param note what was thinned out, or empty
 */
record PointTable(List<String> columns, List<List<Double>> rows, String note) {
    static PointTable of(Figure figure, int mostRows) {
        List<String> columns = new ArrayList<>();
        columns.add(figure.x().label());
        for (Figure.Curve curve : figure.curves()) {
            columns.add(curve.name());
            if (!curve.low().isEmpty()) {
                columns.add("low");
                columns.add("high");
            }
        }
        TreeMap<Double, Double[]> byAbscissa = new TreeMap<>();
        int column = 1;
        for (Figure.Curve curve : figure.curves()) {
            boolean band = !curve.low().isEmpty();
            for (int i = 0; i < curve.x().size(); i++) {
                Double[] row = byAbscissa.computeIfAbsent(curve.x().get(i), x -> blank(columns.size(), x));
                row[column] = curve.y().get(i);
                if (band) {
                    row[column + 1] = curve.low().get(i);
                    row[column + 2] = curve.high().get(i);
                }
            }
            column += band ? 3 : 1;
        }
        List<List<Double>> all = byAbscissa.values().stream().map(List::of).toList();
        int step = Math.max(1, (all.size() + mostRows - 1) / mostRows);
        if (step == 1) {
            return new PointTable(List.copyOf(columns), all, "");
        }
        List<List<Double>> some = new ArrayList<>();
        for (int i = 0; i < all.size(); i += step) {
            some.add(all.get(i));
        }
        return new PointTable(
                List.copyOf(columns),
                List.copyOf(some),
                "One row in " + step + " of " + all.size() + "; the CSV file has all.");
    }

    private static Double[] blank(int length, double x) {
        Double[] row = new Double[length];
        Arrays.fill(row, Double.NaN);
        row[0] = x;
        return row;
    }
}
