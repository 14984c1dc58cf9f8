package stosszahl.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import stosszahl.report.SvgFigure;
import stosszahl.claim.Figure;

/** A plot written in one expression: a {@link Figure} drawn as SVG. Each call adds to a copy. */
public final class Plot implements Shown {
    private final String title;
    private final String caption;
    private final Figure.Axis x;
    private final Figure.Axis y;
    private final List<Figure.Curve> curves;

    private Plot(String title, String caption, Figure.Axis x, Figure.Axis y, List<Figure.Curve> curves) {
        this.title = title;
        this.caption = caption;
        this.x = x;
        this.y = y;
        this.curves = List.copyOf(curves);
    }

    /**
     * An empty plot.
     *
     * @param title the title
     * @param x the label of the horizontal axis; "log " in front makes it logarithmic
     * @param y the label of the vertical axis, likewise
     * @return the plot
     */
    public static Plot of(String title, String x, String y) {
        return new Plot(title, "", axis(x), axis(y), List.of());
    }

    private static Figure.Axis axis(String label) {
        boolean log = label.startsWith("log ");
        return new Figure.Axis(log ? label.substring(4) : label, log);
    }

    /**
     * The sentence below the plot, which is its text alternative too.
     *
     * @param text plain text
     * @return the plot with the caption
     */
    public Plot caption(String text) {
        return new Plot(title, text, x, y, curves);
    }

    private Plot with(Figure.Curve curve) {
        List<Figure.Curve> more = new ArrayList<>(curves);
        more.add(curve);
        return new Plot(title, caption, x, y, more);
    }

    /**
     * A line through points.
     *
     * @param name the name in the legend
     * @param a the abscissas
     * @param b the ordinates
     * @return the plot with the curve
     */
    public Plot line(String name, double[] a, double[] b) {
        return with(Figure.Curve.of(name, Figure.Style.LINE, list(a), list(b)));
    }

    /**
     * The graph of a function.
     *
     * @param name the name in the legend
     * @param a the abscissas
     * @param f the function
     * @return the plot with the curve
     */
    public Plot line(String name, double[] a, DoubleUnaryOperator f) {
        return line(name, a, DoubleStream.of(a).map(f).toArray());
    }

    /**
     * A dashed line, for bounds and limits.
     *
     * @param name the name in the legend
     * @param a the abscissas
     * @param b the ordinates
     * @return the plot with the curve
     */
    public Plot dashed(String name, double[] a, double[] b) {
        return with(Figure.Curve.of(name, Figure.Style.DASHED, list(a), list(b)));
    }

    /**
     * The dashed graph of a function.
     *
     * @param name the name in the legend
     * @param a the abscissas
     * @param f the function
     * @return the plot with the curve
     */
    public Plot dashed(String name, double[] a, DoubleUnaryOperator f) {
        return dashed(name, a, DoubleStream.of(a).map(f).toArray());
    }

    /**
     * Marks.
     *
     * @param name the name in the legend
     * @param a the abscissas
     * @param b the ordinates
     * @return the plot with the curve
     */
    public Plot points(String name, double[] a, double[] b) {
        return with(Figure.Curve.of(name, Figure.Style.POINTS, list(a), list(b)));
    }

    /**
     * Marks joined by a line, with a band.
     *
     * @param name the name in the legend
     * @param a the abscissas
     * @param b the ordinates
     * @param low the lower end of the band
     * @param high the upper end of the band
     * @return the plot with the curve
     */
    public Plot band(String name, double[] a, double[] b, double[] low, double[] high) {
        return with(new Figure.Curve(name, Figure.Style.POINTS_AND_LINE, list(a), list(b), list(low), list(high)));
    }

    /**
     * Equally spaced numbers.
     *
     * @param from the first
     * @param to the last
     * @param count how many, at least 2
     * @return the numbers
     */
    public static double[] range(double from, double to, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = from + (to - from) * i / (count - 1);
        }
        return values;
    }

    private static List<Double> list(double[] values) {
        return DoubleStream.of(values).boxed().toList();
    }

    @Override
    public String html() {
        Figure figure = new Figure("plot", title, caption, x, y, curves);
        String below = caption.isEmpty() ? "" : "<figcaption>" + Rows.escape(caption) + "</figcaption>";
        return "<figure class=\"plot\" style=\"max-width:720px;margin:0\">" + fluid(SvgFigure.text(figure)) + below
                + "</figure>";
    }

    /** As wide as the column, at most as wide as drawn. */
    private static String fluid(String svg) {
        return svg.replaceFirst("<svg ", "<svg style=\"max-width:100%;height:auto\" ");
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder("plot: " + title);
        for (Figure.Curve curve : curves) {
            int last = curve.y().size() - 1;
            text.append(String.format(
                    Locale.ROOT, "%n  %s: %d points, ends at (%.6g, %.6g)", curve.name(), last + 1,
                    curve.x().get(last), curve.y().get(last)));
        }
        return text.toString();
    }
}
