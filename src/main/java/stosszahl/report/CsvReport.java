package stosszahl.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import stosszahl.claim.Figure;
import stosszahl.claim.Finding;
import stosszahl.claim.Section;
import stosszahl.claim.Study;
import stosszahl.claim.Table;

/**
 * A study as comma-separated values (RFC 4180), in full precision: {@code verdicts.csv}, one file per table, and one per figure with the columns
 * curve, x, y, low, high. {@code NaN} is an empty cell; infinities are "inf" and "-inf".
 */
public final class CsvReport {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180;

    private CsvReport() {}

    /**
     * All files of a study.
     *
     * @param study the study
     * @return the files' texts by name, in order: "verdicts.csv", "table-NAME.csv", "figure-NAME.csv"
     */
    public static Map<String, String> files(Study study) {
        Map<String, String> files = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        files.put(fileName("verdicts", "", taken), verdicts(study.findings()));
        for (Section section : study.sections()) {
            for (Table table : section.tables()) {
                files.put(fileName("table-", table.name(), taken), table(table));
            }
            for (Figure figure : section.figures()) {
                files.put(fileName("figure-", figure.name(), taken), figure(figure));
            }
        }
        return Collections.unmodifiableMap(files);
    }

    /**
     * The findings, one a row.
     *
     * @param findings the findings
     * @return CSV with a heading
     */
    public static String verdicts(List<Finding> findings) {
        List<List<?>> rows = new ArrayList<>();
        rows.add(List.of(
                "claim",
                "statement",
                "source",
                "verdict",
                "measured",
                "bound",
                "margin",
                "witness",
                "note",
                "expected",
                "places",
                "trusts"));
        for (Finding f : findings) {
            rows.add(List.of(
                    f.claim(),
                    f.statement(),
                    f.source(),
                    f.verdict().word(),
                    f.measured(),
                    f.bound(),
                    f.margin(),
                    f.witness(),
                    f.note(),
                    f.expected(),
                    f.places(),
                    f.trusts()));
        }
        return print(rows);
    }

    /**
     * A table.
     *
     * @param table the table
     * @return CSV with a heading
     */
    public static String table(Table table) {
        List<List<?>> rows = new ArrayList<>();
        rows.add(table.columns());
        rows.addAll(table.rows());
        return print(rows);
    }

    /**
     * The data of a figure, one point a row.
     *
     * @param figure the figure
     * @return CSV with a heading
     */
    public static String figure(Figure figure) {
        List<List<?>> rows = new ArrayList<>();
        rows.add(List.of("curve", "x", "y", "low", "high"));
        for (Figure.Curve curve : figure.curves()) {
            boolean band = !curve.low().isEmpty();
            for (int i = 0; i < curve.x().size(); i++) {
                rows.add(List.of(
                        curve.name(),
                        curve.x().get(i),
                        curve.y().get(i),
                        band ? curve.low().get(i) : "",
                        band ? curve.high().get(i) : ""));
            }
        }
        return print(rows);
    }

    private static String print(List<? extends List<?>> rows) {
        StringBuilder csv = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(csv, FORMAT)) {
            for (List<?> row : rows) {
                printer.printRecord(row.stream()
                        .map(c -> c instanceof Number n ? Numbers.full(n) : c.toString())
                        .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return csv.toString();
    }

    /** A name that every file system takes, and takes once, also where "N" and "n" are one. */
    private static String fileName(String kind, String name, Set<String> taken) {
        return fileName(kind, name, ".csv", taken);
    }

    static String fileName(String kind, String name, String suffix, Set<String> taken) {
        String stem = kind + name.replaceAll("[^A-Za-z0-9_-]+", "-");
        stem = stem.substring(0, Math.min(stem.length(), 100));
        String unique = stem;
        for (int i = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); i++) {
            unique = stem + "-" + i;
        }
        return unique + suffix;
    }
}
