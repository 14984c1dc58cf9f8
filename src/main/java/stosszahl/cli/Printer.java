package stosszahl.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.kac.ParticleNumber;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Prints results: one JSON document, or tables for people. */
final class Printer {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** The keys that say of what a number is one. */
    private static final List<String> PLACES = List.of("observable", "model", "N", "s", "n", "degree", "t");

    private Printer() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static void json(PrintWriter out, JsonNode document) {
        check(document);
        out.println(JSON.writeValueAsString(document));
        out.flush();
    }

    /** {@code N} in JSON is a number or the string "inf". */
    static void put(ObjectNode node, String key, ParticleNumber n) {
        if (n.finite()) {
            node.put(key, n.count());
        } else {
            node.put(key, "inf");
        }
    }

    /** A fraction without spaces: {@code -2/3}. */
    static String fraction(BigFraction value) {
        return value.toString().replace(" ", "");
    }

    /** A number that may be missing, as the command's help says: not a number becomes null. An infinite one is kept, and refused by {@link #check}. */
    static JsonNode optional(double x) {
        return Double.isNaN(x) ? JsonNodeFactory.instance.nullNode() : JsonNodeFactory.instance.numberNode(x);
    }

    /** A bound or a time that may be infinite, the word "inf", or missing. */
    static JsonNode bound(double x) {
        return Double.isInfinite(x) ? JsonNodeFactory.instance.stringNode(x > 0 ? "inf" : "-inf") : optional(x);
    }

    /**
     * Refuses a document with a number that is none: what overflows is no answer. Every command asks before it prints, JSON or tables. What may be missing or infinite went through {@link #optional} or
     * {@link #bound}.
     */
    static void check(JsonNode document) {
        check(document, "the result", new LinkedHashMap<>());
    }

    private static void check(JsonNode node, String name, Map<String, String> where) {
        if (node.isObject()) {
            Map<String, String> here = new LinkedHashMap<>(where);
            for (String key : PLACES) {
                if (node.has(key) && node.get(key).isValueNode()) {
                    here.put(key, node.get(key).asString());
                }
            }
            node.properties().forEach(p -> check(p.getValue(), p.getKey(), here));
        } else if (node.isArray()) {
            node.forEach(n -> check(n, name, where));
        } else if ((node.isDouble() || node.isFloat()) && !Double.isFinite(node.doubleValue())) {
            String of = where.getOrDefault("observable", where.getOrDefault("model", ""));
            String at = where.entrySet().stream()
                    .filter(e -> !e.getKey().equals("observable") && !e.getKey().equals("model"))
                    .map(e -> e.getKey() + " = " + e.getValue())
                    .collect(Collectors.joining(", "));
            finite(node.doubleValue(), name + (of.isEmpty() ? "" : " of " + of) + (at.isEmpty() ? "" : " at " + at));
        }
    }

    /** A number that is one, or nothing is printed: what overflows is no answer. */
    static double finite(double x, String what) {
        if (!Double.isFinite(x)) {
            throw new IllegalArgumentException(what + " is " + x
                    + ", beyond double precision; ask for a smaller multiple, a lower power or a shorter time");
        }
        return x;
    }

    /** A bound in a sentence: infinite is "inf", as in tables and JSON. */
    static String word(double x) {
        return Double.isInfinite(x) ? (x > 0 ? "inf" : "-inf") : Double.toString(x);
    }

    /** An aligned table: numbers to the right, words to the left. */
    static void table(PrintWriter out, List<String> headings, List<List<Object>> rows) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(headings);
        for (List<Object> row : rows) {
            cells.add(row.stream().map(Printer::cell).toList());
        }
        int[] width = new int[headings.size()];
        for (List<String> row : cells) {
            for (int c = 0; c < width.length; c++) {
                width[c] = Math.max(width[c], row.get(c).length());
            }
        }
        for (int r = 0; r < cells.size(); r++) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < width.length; c++) {
                boolean right = !rows.isEmpty() && rows.get(0).get(c) instanceof Number;
                String text = cells.get(r).get(c);
                String pad = " ".repeat(width[c] - text.length());
                line.append(c == 0 ? "" : "  ").append(right ? pad + text : text + pad);
            }
            out.println(line.toString().stripTrailing());
        }
        out.flush();
    }

    private static String cell(Object value) {
        if (value instanceof Double x) {
            return Double.isNaN(x)
                    ? "-"
                    : Double.isInfinite(x) ? (x > 0 ? "inf" : "-inf") : String.format(Locale.ROOT, "%.10g", x);
        }
        return value.toString();
    }
}
