package stosszahl.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import stosszahl.claim.Figure;
import stosszahl.claim.Finding;
import stosszahl.claim.Section;
import stosszahl.claim.Study;
import stosszahl.claim.Table;
import stosszahl.claim.Verdict;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A study as JSON, in full precision: {@code title}, {@code model}, {@code summary}, {@code counts}, {@code parameters}, {@code yaml},
 * {@code sections}, {@code verdicts}, {@code tables} and {@code figures}, the last three flat and each with its {@code section}.
 *
 * <p>A number that is not there ({@code NaN}) is {@code null}; infinities are the strings {@code "inf"} and {@code "-inf"}; a fraction
 * is the string that it prints.
 */
public final class JsonReport {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonReport() {}

    /**
     * The study as a tree, to which a caller may add fields.
     *
     * @param study the study
     * @return a new tree
     */
    public static ObjectNode tree(Study study) {
        ObjectNode root = NODES.objectNode();
        root.put("format", "stosszahl-report/1");
        root.put("title", study.title());
        root.put("model", study.model());
        Summary summary = Summary.of(study);
        root.put("summary", summary.sentence());
        ObjectNode counts = root.putObject("counts");
        for (Verdict verdict : Verdict.values()) {
            counts.put(verdict.word(), summary.count(verdict));
        }
        counts.put("alarming", summary.alarming().size());
        ObjectNode parameters = root.putObject("parameters");
        study.parameters().forEach(parameters::put);
        root.put("yaml", study.yaml());
        ArrayNode sections = root.putArray("sections");
        ArrayNode verdicts = root.putArray("verdicts");
        ArrayNode tables = root.putArray("tables");
        ArrayNode figures = root.putArray("figures");
        for (Section section : study.sections()) {
            ObjectNode node = sections.addObject().put("title", section.title());
            ArrayNode prose = node.putArray("prose");
            section.prose().forEach(prose::add);
            section.findings().forEach(f -> verdicts.add(finding(f).put("section", section.title())));
            section.tables().forEach(t -> tables.add(table(t).put("section", section.title())));
            section.figures().forEach(f -> figures.add(figure(f).put("section", section.title())));
        }
        return root;
    }

    /**
     * The study as indented text.
     *
     * @param study the study
     * @return JSON
     */
    public static String text(Study study) {
        return text(tree(study));
    }

    /**
     * A tree as indented text, as {@link #text(Study)} prints it.
     *
     * @param tree the tree
     * @return JSON
     */
    public static String text(JsonNode tree) {
        return MAPPER.writeValueAsString(tree);
    }

    /**
     * One finding.
     *
     * @param finding the finding
     * @return a new tree
     */
    public static ObjectNode finding(Finding finding) {
        ObjectNode node = NODES.objectNode();
        node.put("claim", finding.claim());
        node.put("statement", finding.statement());
        node.put("verdict", finding.verdict().word());
        node.set("measured", number(finding.measured()));
        node.set("bound", number(finding.bound()));
        node.set("margin", number(finding.margin()));
        node.put("witness", finding.witness());
        node.put("source", finding.source());
        node.put("note", finding.note());
        node.put("expected", finding.expected());
        node.put("places", finding.places());
        node.put("trusts", finding.trusts());
        return node;
    }

    /**
     * A number, with {@code NaN} as null and infinities as the strings "inf" and "-inf".
     *
     * @param number the number
     * @return a node
     */
    public static JsonNode number(Number number) {
        if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return NODES.numberNode(number.intValue());
        }
        if (number instanceof Long) {
            return NODES.numberNode(number.longValue());
        }
        if (number instanceof BigInteger integer) {
            return NODES.numberNode(integer);
        }
        if (number instanceof BigDecimal decimal) {
            return NODES.numberNode(decimal);
        }
        if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            if (Double.isNaN(value)) {
                return NODES.nullNode();
            }
            return Double.isInfinite(value) ? NODES.stringNode(Numbers.full(value)) : NODES.numberNode(value);
        }
        return NODES.stringNode(number.toString());
    }

    private static ObjectNode table(Table table) {
        ObjectNode node = NODES.objectNode();
        node.put("name", table.name());
        node.put("caption", table.caption());
        ArrayNode columns = node.putArray("columns");
        table.columns().forEach(columns::add);
        ArrayNode rows = node.putArray("rows");
        for (List<Object> row : table.rows()) {
            ArrayNode cells = rows.addArray();
            for (Object cell : row) {
                cells.add(cell instanceof Number number ? number(number) : NODES.stringNode(cell.toString()));
            }
        }
        return node;
    }

    private static ObjectNode figure(Figure figure) {
        ObjectNode node = NODES.objectNode();
        node.put("name", figure.name());
        node.put("title", figure.title());
        node.put("caption", figure.caption());
        node.set("x", axis(figure.x()));
        node.set("y", axis(figure.y()));
        node.set("curves", curves(figure));
        return node;
    }

    private static ObjectNode axis(Figure.Axis axis) {
        return NODES.objectNode().put("label", axis.label()).put("logarithmic", axis.logarithmic());
    }

    private static ArrayNode curves(Figure figure) {
        ArrayNode curves = NODES.arrayNode();
        for (Figure.Curve curve : figure.curves()) {
            ObjectNode node = curves.addObject();
            node.put("name", curve.name());
            node.put("style", curve.style().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            numbers(node.putArray("x"), curve.x());
            numbers(node.putArray("y"), curve.y());
            numbers(node.putArray("low"), curve.low());
            numbers(node.putArray("high"), curve.high());
        }
        return curves;
    }

    private static void numbers(ArrayNode array, List<Double> values) {
        values.forEach(value -> array.add(number(value)));
    }

    /**
     * What the page's plots are drawn from: all figures, compact, and safe between script tags.
     *
     * @param figures the figures
     * @return JSON without the character {@code <}
     */
    static String forScript(List<Figure> figures) {
        ArrayNode array = NODES.arrayNode();
        figures.forEach(f -> array.add(figure(f)));
        return new JsonMapper()
                .writeValueAsString(array)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
