package stosszahl.report;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import stosszahl.claim.Figure;
import stosszahl.claim.Section;
import stosszahl.claim.Study;

/** A figure as a static SVG, fit for a paper or a page without scripts; formulas in titles are left as they are written. */
public final class SvgFigure {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 430;
    private static final int LEFT = 78;
    private static final int RIGHT = 16;
    private static final int TOP = 40;
    private static final int LINE = 18;

    /** The palette of Okabe and Ito, darkened for thin lines: told apart by readers of every colour vision. */
    private static final List<String> COLOURS =
            List.of("#0072b2", "#d55e00", "#009e73", "#a9568a", "#b37d00", "#3a3d44");

    private final Figure figure;
    private final XMLStreamWriter svg;
    private final Scale x;
    private final Scale y;
    private final int bottom;

    private SvgFigure(Figure figure, XMLStreamWriter svg) {
        this.figure = figure;
        this.svg = svg;
        this.bottom = HEIGHT - 52 - LINE * ((figure.curves().size() + 1) / 2);
        this.x = Scale.of(
                figure.curves().stream().flatMap(c -> c.x().stream()).mapToDouble(v -> v),
                figure.x().logarithmic(),
                LEFT,
                WIDTH - RIGHT);
        this.y = Scale.of(
                figure.curves().stream()
                        .flatMap(c -> List.of(c.y(), c.low(), c.high()).stream().flatMap(List::stream))
                        .mapToDouble(v -> v),
                figure.y().logarithmic(),
                bottom,
                TOP);
    }

    /**
     * The figure as an SVG document.
     *
     * @param figure the figure
     * @return the document
     */
    public static String text(Figure figure) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter svg = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            new SvgFigure(figure, svg).draw();
            svg.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a figure cannot be written to memory", e);
        }
        return text.append('\n').toString();
    }

    /** All figures of a study by the names of their files, "NAME.svg". */
    static Map<String, String> files(Study study) {
        Map<String, String> files = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (Section section : study.sections()) {
            for (Figure figure : section.figures()) {
                files.put(CsvReport.fileName("", figure.name(), ".svg", taken), text(figure));
            }
        }
        return files;
    }

    /** An axis: from values to places on the page. */
    private record Scale(double low, double high, boolean logarithmic, double from, double to) {
        static Scale of(DoubleStream values, boolean logarithmic, double from, double to) {
            double[] used = values.filter(v -> Double.isFinite(v) && (!logarithmic || v > 0))
                    .map(logarithmic ? Math::log10 : DoubleUnaryOperator.identity())
                    .toArray();
            double low = DoubleStream.of(used).min().orElse(0);
            double high = DoubleStream.of(used).max().orElse(1);
            double margin = high > low ? 0.04 * (high - low) : 0.5;
            return new Scale(low - margin, high + margin, logarithmic, from, to);
        }

        boolean shows(double value) {
            return Double.isFinite(value) && (!logarithmic || value > 0);
        }

        double place(double value) {
            double v = logarithmic ? Math.log10(value) : value;
            return from + (to - from) * (v - low) / (high - low);
        }

        /** Round values: powers of ten, or 1, 2, 5 times one, at most about seven of them. */
        List<Double> ticks() {
            List<Double> ticks = new ArrayList<>();
            double raw = (high - low) / 6;
            if (logarithmic && raw >= 0.15) {
                double step = Math.max(1, Math.ceil(raw));
                for (double k = Math.ceil(low / step) * step; k <= high; k += step) {
                    ticks.add(Math.pow(10, k));
                }
                return ticks;
            }
            double a = logarithmic ? Math.pow(10, low) : low;
            double b = logarithmic ? Math.pow(10, high) : high;
            raw = (b - a) / 6;
            double unit = Math.pow(10, Math.floor(Math.log10(raw)));
            double step = unit * (raw / unit < 1.5 ? 1 : raw / unit < 3.5 ? 2 : raw / unit < 7.5 ? 5 : 10);
            for (double k = Math.ceil(a / step); k * step <= b; k++) {
                ticks.add(k * step);
            }
            return ticks;
        }
    }

    private void draw() throws XMLStreamException {
        svg.writeStartElement("svg");
        svg.writeDefaultNamespace("http://www.w3.org/2000/svg");
        attributes("viewBox", "0 0 " + WIDTH + " " + HEIGHT, "width", WIDTH, "height", HEIGHT, "role", "img");
        attributes("font-family", "Helvetica, Arial, sans-serif", "font-size", 13, "fill", "#1b1d21");
        element("title", figure.title());
        element("desc", figure.caption());
        empty("rect", "width", WIDTH, "height", HEIGHT, "fill", "#ffffff");
        label(figure.title(), LEFT, 24, "start", "font-size", 15, "font-weight", "bold");
        axes();
        int number = 0;
        for (Figure.Curve curve : figure.curves()) {
            String colour = COLOURS.get(number % COLOURS.size());
            curve(curve, colour);
            legend(curve, colour, number++);
        }
        svg.writeEndElement();
    }

    private void axes() throws XMLStreamException {
        for (double tick : x.ticks()) {
            double p = x.place(tick);
            empty("line", "x1", p, "x2", p, "y1", TOP, "y2", bottom, "stroke", "#e6e7ea");
            label(tick(tick), p, bottom + 17, "middle", "fill", "#565b64");
        }
        for (double tick : y.ticks()) {
            double p = y.place(tick);
            empty("line", "x1", LEFT, "x2", WIDTH - RIGHT, "y1", p, "y2", p, "stroke", "#e6e7ea");
            label(tick(tick), LEFT - 7, p + 4, "end", "fill", "#565b64");
        }
        empty(
                "rect",
                "x",
                LEFT,
                "y",
                TOP,
                "width",
                WIDTH - RIGHT - LEFT,
                "height",
                bottom - TOP,
                "fill",
                "none",
                "stroke",
                "#a7adb8");
        label(figure.x().label(), (LEFT + WIDTH - RIGHT) / 2.0, bottom + 37, "middle");
        label(figure.y().label(), 0, 0, "middle", "transform", "translate(17 " + (TOP + bottom) / 2 + ") rotate(-90)");
    }

    private static String tick(double value) {
        return Numbers.text(Double.valueOf(String.format(Locale.ROOT, "%.6g", value)));
    }

    private void curve(Figure.Curve curve, String colour) throws XMLStreamException {
        StringBuilder line = new StringBuilder();
        StringBuilder upper = new StringBuilder();
        StringBuilder lower = new StringBuilder();
        List<double[]> marks = new ArrayList<>();
        for (int i = 0; i < curve.x().size(); i++) {
            if (!x.shows(curve.x().get(i)) || !y.shows(curve.y().get(i))) {
                continue;
            }
            double px = x.place(curve.x().get(i));
            double py = y.place(curve.y().get(i));
            line.append(point(px, py));
            marks.add(new double[] {px, py});
            if (!curve.low().isEmpty()
                    && y.shows(curve.low().get(i))
                    && y.shows(curve.high().get(i))) {
                upper.append(point(px, y.place(curve.high().get(i))));
                lower.insert(0, point(px, y.place(curve.low().get(i))));
            }
        }
        if (!upper.isEmpty()) {
            // The stroke is all that is seen of the interval at a single point.
            empty(
                    "polygon",
                    "points",
                    upper.append(lower).toString().trim(),
                    "fill",
                    colour,
                    "fill-opacity",
                    0.18,
                    "stroke",
                    marks.size() == 1 ? colour : "none");
        }
        if (curve.style() != Figure.Style.POINTS) {
            String dash = curve.style() == Figure.Style.DASHED ? "6 4" : "none";
            empty(
                    "polyline",
                    "points",
                    line.toString().trim(),
                    "fill",
                    "none",
                    "stroke",
                    colour,
                    "stroke-width",
                    1.8,
                    "stroke-dasharray",
                    dash);
        }
        if (curve.style() == Figure.Style.POINTS || curve.style() == Figure.Style.POINTS_AND_LINE) {
            for (double[] mark : marks) {
                empty("circle", "cx", mark[0], "cy", mark[1], "r", 3.2, "fill", colour);
            }
        }
    }

    private void legend(Figure.Curve curve, String colour, int number) throws XMLStreamException {
        double left = LEFT + (number % 2) * (WIDTH - RIGHT - LEFT) / 2.0;
        double height = bottom + 56 + LINE * (number / 2);
        if (curve.style() != Figure.Style.POINTS) {
            empty(
                    "line",
                    "x1",
                    left,
                    "x2",
                    left + 22,
                    "y1",
                    height - 4,
                    "y2",
                    height - 4,
                    "stroke",
                    colour,
                    "stroke-width",
                    1.8,
                    "stroke-dasharray",
                    curve.style() == Figure.Style.DASHED ? "6 4" : "none");
        }
        if (curve.style() == Figure.Style.POINTS || curve.style() == Figure.Style.POINTS_AND_LINE) {
            empty("circle", "cx", left + 11, "cy", height - 4, "r", 3.2, "fill", colour);
        }
        label(curve.name(), left + 29, height, "start");
    }

    private static String point(double px, double py) {
        return number(px) + "," + number(py) + " ";
    }

    private static String number(Object value) {
        return value instanceof Double d ? String.format(Locale.ROOT, "%.2f", d) : value.toString();
    }

    private void label(String text, double px, double py, String anchor, Object... more) throws XMLStreamException {
        svg.writeStartElement("text");
        attributes("x", px, "y", py, "text-anchor", anchor);
        attributes(more);
        svg.writeCharacters(text);
        svg.writeEndElement();
    }

    private void element(String name, String text) throws XMLStreamException {
        svg.writeStartElement(name);
        svg.writeCharacters(text);
        svg.writeEndElement();
    }

    private void empty(String name, Object... attributes) throws XMLStreamException {
        svg.writeEmptyElement(name);
        attributes(attributes);
    }

    private void attributes(Object... pairs) throws XMLStreamException {
        for (int i = 0; i < pairs.length; i += 2) {
            svg.writeAttribute(pairs[i].toString(), number(pairs[i + 1]));
        }
    }
}
