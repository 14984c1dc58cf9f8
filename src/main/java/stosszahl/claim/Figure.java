package stosszahl.claim;

import java.util.List;

/**
 * A plot as data: what is drawn is decided by the report.
 *
 * @param name a stable name, fit for a file: "error-against-N"
 * @param title the title
 * @param caption what a reader should see in it; formulas in LaTeX between dollar signs; also the text alternative
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param curves what is drawn
 */
public record Figure(String name, String title, String caption, Axis x, Axis y, List<Curve> curves) {
    /** Copies the list. */
    public Figure {
        curves = List.copyOf(curves);
    }

    /**
     * An axis.
     *
     * @param label the label, plain text with Unicode
     * @param logarithmic true for a logarithmic axis; values that are not positive are then left out
     */
    public record Axis(String label, boolean logarithmic) {}

    /** How a curve is drawn. */
    public enum Style {
        /** A line through the points. */
        LINE,
        /** A dashed line: bounds and limits. */
        DASHED,
        /** Marks without a line: measurements. */
        POINTS,
        /** Marks joined by a line. */
        POINTS_AND_LINE
    }

    /**
     * A curve, with a band around it where {@code low} and {@code high} are not empty.
     *
     * @param name the name in the legend
     * @param style how it is drawn
     * @param x the abscissas, increasing
     * @param y the ordinates, as many
     * @param low the lower end of the band, as many or none
     * @param high the upper end of the band, as many or none
     */
    public record Curve(String name, Style style, List<Double> x, List<Double> y, List<Double> low, List<Double> high) {
        /** Copies the lists. */
        public Curve {
            if (x.size() != y.size() || low.size() != high.size() || (!low.isEmpty() && low.size() != x.size())) {
                throw new IllegalArgumentException("curve " + name + ": " + x.size() + " abscissas, " + y.size()
                        + " ordinates, " + low.size() + " and " + high.size() + " ends of the band");
            }
            x = List.copyOf(x);
            y = List.copyOf(y);
            low = List.copyOf(low);
            high = List.copyOf(high);
        }

        /**
         * A curve without a band.
         *
         * @param name the name in the legend
         * @param style how it is drawn
         * @param x the abscissas, increasing
         * @param y the ordinates
         * @return the curve
         */
        public static Curve of(String name, Style style, List<Double> x, List<Double> y) {
            return new Curve(name, style, x, y, List.of(), List.of());
        }
    }
}
