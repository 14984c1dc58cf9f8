package stosszahl.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What changed between two reports, {@code report.json}: verdicts, and numbers beyond a tolerance. Words that only explain (statements, captions, witnesses, notes), the
 * versions and the number of threads do not count.
 *
 * <p>Two numbers agree if {@code |a - b| <= tolerance max(|a|, |b|)}, or if both are at most {@link #FLOOR} in absolute value: below it a report holds rounding errors,
 * whose size depends on the machine. Cost: linear in the size of the reports.
 */
public final class ReportComparison {
    /** Numbers this small are rounding errors of quantities of order one: {@code 1e-10}. */
    public static final double FLOOR = 1e-10;

    private static final String FORMAT = "stosszahl-report/1";
    private static final Set<String> INCIDENTAL = Set.of("version", "threads", "Stosszahl", "Java");

    private final double tolerance;
    private final List<Change> changes = new ArrayList<>();

    private ReportComparison(double tolerance) {
        this.tolerance = tolerance;
    }

    /**
     * A change.
     *
     * @param place where: "verdict CLAIM", "table NAME, row 3, COLUMN", ..
     * @param before what the first report says; "nothing" if it has no such place
     * @param after what the second says
     */
    public record Change(String place, String before, String after) {}

    /**
     * Compares two reports.
     *
     * @param before the first report
     * @param after the second
     * @param tolerance the relative tolerance for numbers, {@code >= 0}
     * @return the changes, in the order of the first report
     * @throws IllegalArgumentException if a tree is not a report, or the tolerance is negative or no number
     */
    public static List<Change> of(JsonNode before, JsonNode after, double tolerance) {
        if (!(tolerance >= 0) || Double.isInfinite(tolerance)) {
            throw new IllegalArgumentException("the tolerance " + tolerance + " is not in [0, inf); use e.g. 1e-6");
        }
        for (JsonNode report : List.of(before, after)) {
            String format = report.path("format").asString("");
            if (!format.equals(FORMAT)) {
                throw new IllegalArgumentException("not a report: its format is '" + format + "' and not '" + FORMAT
                        + "'; give a report.json that verify wrote");
            }
        }
        ReportComparison comparison = new ReportComparison(tolerance);
        comparison.leaf("model", before.path("model"), after.path("model"));
        comparison.leaf("text of the model", before.path("yaml"), after.path("yaml"));
        comparison.leaf("summary", before.path("summary"), after.path("summary"));
        comparison.tree("counts", before.path("counts"), after.path("counts"));
        comparison.parameters(before.path("parameters"), after.path("parameters"));
        comparison.named("verdict ", "claim", before.path("verdicts"), after.path("verdicts"), (place, a, b) -> {
            for (String field : List.of("verdict", "expected", "measured", "bound", "margin", "places", "trusts")) {
                comparison.leaf(place + ", " + field, a.path(field), b.path(field));
            }
        });
        comparison.named("table ", "name", before.path("tables"), after.path("tables"), (place, a, b) -> {
            comparison.tree(place + ", columns", a.path("columns"), b.path("columns"));
            comparison.tree(place + ", rows", a.path("rows"), b.path("rows"));
        });
        comparison.named(
                "figure ",
                "name",
                before.path("figures"),
                after.path("figures"),
                (place, a, b) -> comparison.named(
                        place + ", curve ", "name", a.path("curves"), b.path("curves"), (curve, c, d) -> {
                            for (String field : List.of("x", "y", "low", "high")) {
                                comparison.tree(curve + ", " + field, c.path(field), d.path(field));
                            }
                        }));
        return List.copyOf(comparison.changes);
    }

    /** What to do with two nodes of one name. */
    private interface Pair {
        void compare(String place, JsonNode a, JsonNode b);
    }

    private void parameters(JsonNode a, JsonNode b) {
        Set<String> names = new TreeSet<>(a.propertyNames());
        names.addAll(b.propertyNames());
        names.removeIf(n -> INCIDENTAL.stream().anyMatch(n::startsWith));
        names.forEach(n -> leaf("parameter " + n, a.path(n), b.path(n)));
    }

    private void named(String kind, String key, JsonNode a, JsonNode b, Pair pair) {
        Map<String, JsonNode> before = byName(key, a);
        Map<String, JsonNode> after = byName(key, b);
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            JsonNode x = before.get(name);
            JsonNode y = after.get(name);
            if (x == null || y == null) {
                changes.add(new Change(kind + name, there(x), there(y)));
            } else {
                pair.compare(kind + name, x, y);
            }
        }
    }

    private static String there(@Nullable JsonNode node) {
        return node == null ? "nothing" : "there";
    }

    /** Nodes by name; a name that comes again is told apart by its number. */
    private static Map<String, JsonNode> byName(String key, JsonNode array) {
        Map<String, JsonNode> named = new LinkedHashMap<>();
        for (JsonNode node : array) {
            String name = node.path(key).asString("");
            String unique = name;
            for (int i = 2; named.containsKey(unique); i++) {
                unique = name + " (" + i + ")";
            }
            named.put(unique, node);
        }
        return named;
    }

    private void tree(String place, JsonNode a, JsonNode b) {
        if (a.isArray() && b.isArray()) {
            if (a.size() != b.size()) {
                changes.add(new Change(place, a.size() + " entries", b.size() + " entries"));
                return;
            }
            for (int i = 0; i < a.size(); i++) {
                tree(place + " " + (i + 1), a.get(i), b.get(i));
            }
        } else {
            leaf(place, a, b);
        }
    }

    private void leaf(String place, JsonNode a, JsonNode b) {
        boolean same = (a.isNumber() && b.isNumber()) ? close(a.doubleValue(), b.doubleValue()) : a.equals(b);
        if (!same) {
            changes.add(new Change(place, text(a), text(b)));
        }
    }

    private boolean close(double a, double b) {
        double size = Math.max(Math.abs(a), Math.abs(b));
        return size <= FLOOR || Math.abs(a - b) <= (tolerance * size);
    }

    private static String text(JsonNode node) {
        if (node.isMissingNode()) {
            return "nothing";
        }
        return node.isString() ? node.asString() : node.toString();
    }
}
