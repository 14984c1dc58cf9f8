package stosszahl.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import stosszahl.claim.Figure;
import stosszahl.claim.Finding;
import stosszahl.claim.Section;
import stosszahl.claim.Study;
import stosszahl.claim.Table;
import stosszahl.claim.Verdict;

/**
 * What the template shows. Texts named {@code ..Html} are escaped already; the template escapes all others.
 *
 * @param title the title
 * @param model the model's name
 * @param status the style of the overall verdict: "bad", "open" or "good"
 * @param sentence the overall verdict
 * @param tiles the counts
 * @param alarms refutations that nobody expected
 * @param shown refutations that the model is built to show
 * @param keyFigures the figures of the first screen
 * @param sections the sections
 * @param parameters the parameters
 * @param yaml the model
 * @param style the style sheets
 * @param script the scripts
 * @param data the data of the figures, for the script
 */
record Page(
        String title,
        String model,
        String status,
        String sentence,
        List<Tile> tiles,
        List<Link> alarms,
        List<Link> shown,
        List<Plot> keyFigures,
        List<Part> sections,
        List<Entry> parameters,
        String yaml,
        String style,
        String script,
        String data) {

    /** Longer tables are folded. */
    private static final int LONG_TABLE = 24;

    /** Figures with more rows of data are thinned out in the page; the CSV files have all. */
    private static final int MOST_ROWS = 120;

    /** A count of the first screen. */
    record Tile(String css, String mark, String word, int count, boolean none) {}

    /** A finding to go to. */
    record Link(String id, String claim, String statementHtml, String witness) {}

    /** A parameter. */
    record Entry(String key, String value) {}

    /** A number as the page shows it, with all its digits where it was rounded. */
    record Num(String html, String full, boolean rounded) {
        static Num of(Number number) {
            return new Num(Numbers.html(number), Numbers.full(number), Numbers.rounded(number));
        }
    }

    /** A row of findings. */
    record Row(
            String id,
            String css,
            String mark,
            String word,
            String claim,
            String statementHtml,
            String sourceHtml,
            Num measured,
            Num bound,
            Num margin,
            String witness,
            String trusts,
            String noteHtml,
            boolean more,
            boolean open) {}

    /** A cell of a table. */
    record Cell(boolean number, String html, String full, boolean rounded) {
        private static final char DIGIT_SPACE = '\u2007';
        private static final char POINT_SPACE = '\u2008';
        private static final Pattern PLAIN = Pattern.compile("−?[0-9\u202f]+(\\.[0-9]+)?");

        /** Digits after the point, the point among them; none in other notations. */
        int decimals() {
            return number && PLAIN.matcher(html).matches() && html.indexOf('.') >= 0
                    ? html.length() - html.indexOf('.')
                    : 0;
        }

        Cell padded(int width) {
            if (!number || !PLAIN.matcher(html).matches() || decimals() == width) {
                return this;
            }
            String spaces = decimals() == 0
                    ? POINT_SPACE + String.valueOf(DIGIT_SPACE).repeat(width - 1)
                    : String.valueOf(DIGIT_SPACE).repeat(width - decimals());
            return new Cell(true, html + spaces, full, rounded);
        }
    }

    /** A table. */
    record Grid(
            String label,
            int number,
            String captionHtml,
            List<Cell> columns,
            List<List<Cell>> rows,
            boolean folded,
            int count) {}

    /** A figure. */
    record Plot(
            String id,
            int index,
            int number,
            String titleHtml,
            String captionHtml,
            String alternative,
            Grid data,
            String note) {}

    /** A section. */
    record Part(
            String id,
            String titleHtml,
            List<String> proseHtml,
            boolean hasFindings,
            int claims,
            boolean one,
            String tally,
            String status,
            List<Row> findings,
            List<Grid> tables,
            List<Plot> figures,
            List<Plot> elsewhere) {}

    static Page of(Study study, List<Figure> keys) {
        Summary summary = Summary.of(study);
        // Numbered as they appear: those of the first screen first.
        List<Figure> figures = Stream.concat(
                        keys.stream(),
                        study.sections().stream()
                                .flatMap(s -> s.figures().stream())
                                .filter(f -> indexOfSame(keys, f) < 0))
                .toList();
        List<Finding> findings = study.findings();
        List<Part> parts = new ArrayList<>();
        int finding = 0;
        int table = 0;
        for (Section section : study.sections()) {
            List<Row> rows = new ArrayList<>();
            for (Finding f : section.findings()) {
                rows.add(row(f, finding++));
            }
            List<Grid> grids = new ArrayList<>();
            for (Table t : section.tables()) {
                grids.add(grid(t, ++table));
            }
            List<Plot> here = new ArrayList<>();
            List<Plot> elsewhere = new ArrayList<>();
            for (Figure f : section.figures()) {
                (indexOfSame(keys, f) < 0 ? here : elsewhere).add(plot(f, indexOfSame(figures, f)));
            }
            Summary own = Summary.of(section.findings());
            parts.add(new Part(
                    "section-" + (parts.size() + 1),
                    Formulas.html(section.title()),
                    section.prose().stream().map(Formulas::html).toList(),
                    !rows.isEmpty(),
                    rows.size(),
                    rows.size() == 1,
                    own.tally(),
                    status(own),
                    rows,
                    grids,
                    here,
                    elsewhere));
        }
        return new Page(
                study.title(),
                study.model(),
                status(summary),
                summary.sentence(),
                tiles(summary),
                links(findings, summary.alarming()),
                links(findings, summary.expectedRefutations()),
                keys.stream().map(k -> plot(k, indexOfSame(figures, k))).toList(),
                parts,
                study.parameters().entrySet().stream()
                        .map(e -> new Entry(e.getKey(), e.getValue()))
                        .toList(),
                study.yaml().stripTrailing(),
                styleSheets(),
                scripts(),
                JsonReport.forScript(figures));
    }

    private static String styleSheets() {
        return Assets.katexStyle() + Assets.plotStyle() + Assets.ours("report.css");
    }

    private static String scripts() {
        return String.join(
                "\n",
                Assets.katexScript(),
                Assets.plotScript(),
                Assets.embeddable("plots.js", Assets.ours("plots.js")),
                Assets.embeddable("report.js", Assets.ours("report.js")));
    }

    private static String status(Summary summary) {
        if (!summary.alarming().isEmpty()) {
            return "bad";
        }
        return summary.count(Verdict.UNRESOLVED) > 0 ? "open" : "good";
    }

    private static List<Tile> tiles(Summary summary) {
        int expected = summary.expectedRefutations().size();
        List<Tile> tiles = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            int count = verdict == Verdict.REFUTED ? summary.alarming().size() : summary.count(verdict);
            tiles.add(new Tile(verdict.word(), mark(verdict), spaced(verdict), count, count == 0));
            if (verdict == Verdict.REFUTED && expected > 0) {
                tiles.add(new Tile("expected", mark(verdict), "refuted as expected", expected, false));
            }
        }
        return tiles;
    }

    private static List<Link> links(List<Finding> all, List<Finding> some) {
        return some.stream()
                .map(f -> new Link(
                        "finding-" + (indexOfSame(all, f) + 1), f.claim(), Formulas.html(f.statement()), f.witness()))
                .toList();
    }

    private static Row row(Finding f, int index) {
        boolean asExpected = f.verdict() == Verdict.REFUTED && !f.expected();
        return new Row(
                "finding-" + (index + 1),
                asExpected ? "expected" : f.verdict().word(),
                mark(f.verdict()),
                Summary.word(f),
                f.claim(),
                Formulas.html(f.statement()),
                Formulas.html(f.source()),
                Num.of(f.measured()),
                Num.of(f.bound()),
                Num.of(f.margin()),
                f.witness(),
                f.trusts(),
                Formulas.html(note(f)),
                !f.witness().isEmpty() || !f.note().isEmpty(),
                f.verdict() == Verdict.REFUTED || f.verdict() == Verdict.UNRESOLVED);
    }

    /** The note, with the number of places unless the note counts them itself. */
    static String note(Finding f) {
        String places = f.places() + (f.places() == 1 ? " place" : " places");
        if (f.places() == 0 || f.note().contains(places)) {
            return f.note();
        }
        return f.note().isEmpty() ? places + " compared" : f.note() + "; " + places + " compared";
    }

    private static String spaced(Verdict verdict) {
        return verdict.word().replace('-', ' ');
    }

    /** Verdicts are told apart by a mark as well as by colour. */
    private static String mark(Verdict verdict) {
        return switch (verdict) {
            case PROVED -> "∎";
            case HOLDS -> "✓";
            case REFUTED -> "✗";
            case UNRESOLVED -> "?";
            case NOT_APPLICABLE -> "–";
        };
    }

    private static Grid grid(Table table, int number) {
        List<Boolean> numeric = IntStream.range(0, table.columns().size())
                .mapToObj(c -> table.rows().stream().anyMatch(r -> r.get(c) instanceof Number))
                .toList();
        List<Cell> columns = IntStream.range(0, table.columns().size())
                .mapToObj(c ->
                        new Cell(numeric.get(c), Formulas.html(table.columns().get(c)), "", false))
                .toList();
        List<List<Cell>> rows = aligned(table.rows().stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(c -> cell(row.get(c), numeric.get(c)))
                        .toList())
                .toList());
        return new Grid(
                Formulas.plain(table.caption()),
                number,
                Formulas.html(table.caption()),
                columns,
                rows,
                rows.size() > LONG_TABLE,
                rows.size());
    }

    private static Cell cell(Object value, boolean right) {
        return value instanceof Number number
                ? new Cell(true, Numbers.html(number), Numbers.full(number), Numbers.rounded(number))
                : new Cell(right, Formulas.escape(value.toString()), "", false);
    }

    /** Puts the decimal points of a column below each other: spaces as wide as a digit where others have digits. */
    private static List<List<Cell>> aligned(List<List<Cell>> rows) {
        if (rows.isEmpty()) {
            return rows;
        }
        int[] most = new int[rows.get(0).size()];
        for (List<Cell> row : rows) {
            for (int c = 0; c < most.length; c++) {
                most[c] = Math.max(most[c], row.get(c).decimals());
            }
        }
        return rows.stream()
                .map(row -> IntStream.range(0, most.length)
                        .mapToObj(c -> row.get(c).padded(most[c]))
                        .toList())
                .toList();
    }

    private static Plot plot(Figure figure, int index) {
        PointTable points = PointTable.of(figure, MOST_ROWS);
        List<Cell> columns = points.columns().stream()
                .map(c -> new Cell(true, Formulas.escape(c), "", false))
                .toList();
        List<List<Cell>> rows = aligned(points.rows().stream()
                .map(row -> row.stream().map(v -> cell(v, true)).toList())
                .toList());
        Grid data = new Grid("Data of figure " + (index + 1), 0, "", columns, rows, true, rows.size());
        String alternative = Formulas.plain(figure.title()) + ". " + Formulas.plain(figure.caption()) + " Curves: "
                + String.join(
                        ", ", figure.curves().stream().map(Figure.Curve::name).toList()) + ".";
        return new Plot(
                "figure-" + (index + 1),
                index,
                index + 1,
                Formulas.html(figure.title()),
                Formulas.html(figure.caption()),
                alternative,
                data,
                points.note());
    }

    /** Two equal findings or figures are still two: compared by identity. */
    private static int indexOfSame(List<?> all, Object one) {
        return IntStream.range(0, all.size())
                .filter(i -> isSame(all.get(i), one))
                .findFirst()
                .orElse(-1);
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(Object a, Object b) {
        return a == b;
    }
}
