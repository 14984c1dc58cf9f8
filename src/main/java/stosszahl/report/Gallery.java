package stosszahl.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import stosszahl.claim.Study;

/**
 * Reports of several models side by side: {@code index.html}, {@code MODEL/report.html} and {@code MODEL/report.json}, and the schema of the latter. Pages share their
 * fonts and scripts in {@code assets/}, so that a gallery is small; it works from a disk, without a network.
 */
public final class Gallery {
    /** A style sheet or a script without attributes; what is as long as this is KaTeX and uPlot. */
    private static final Pattern POLICY = Pattern.compile("<meta http-equiv=\"Content-Security-Policy\"[^>]*>\\R?");

    /** The figure that a reader sees first, kept beside the page for others to show. */
    private static final String KEY_FIGURE = "error-against-N";

    private static final Pattern BLOCK = Pattern.compile("(?s)<(style|script)>(.*?)</\\1>");

    private static final int LARGE = 50_000;

    private Gallery() {}

    /**
     * Writes a gallery; files of the same names are replaced, others left alone.
     *
     * @param studies the studies by the names of their directories
     * @param directory where to
     * @return the path of index.html
     * @throws IllegalArgumentException if there is no study, or a name is not made of letters, digits, dots, dashes and underscores
     * @throws IOException if writing fails
     */
    public static Path write(Map<String, Study> studies, Path directory) throws IOException {
        if (studies.isEmpty()) {
            throw new IllegalArgumentException("a gallery of no model; name at least one");
        }
        Map<String, String> files = new LinkedHashMap<>();
        for (Map.Entry<String, Study> each : studies.entrySet()) {
            if (!each.getKey().matches("[A-Za-z0-9_-][A-Za-z0-9._-]*")) {
                throw new IllegalArgumentException(
                        "'" + each.getKey()
                                + "' is no name for a directory of the gallery; use letters, digits, dots, dashes and underscores");
            }
            files.put(each.getKey() + "/report.json", JsonReport.text(each.getValue()) + "\n");
            files.put(
                    each.getKey() + "/report.html",
                    shared(HtmlReport.withDefaults().page(each.getValue()), files));
            each.getValue().sections().stream()
                    .flatMap(section -> section.figures().stream())
                    .filter(figure -> figure.name().equals(KEY_FIGURE))
                    .forEach(figure -> files.put(each.getKey() + "/" + KEY_FIGURE + ".svg", SvgFigure.text(figure)));
        }
        files.put("report.schema.json", schema());
        files.put("index.html", index(studies));
        // Everything is made before the first file is written, and the index, which names the others, comes last.
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path target = directory.resolve(file.getKey());
            Files.createDirectories(target.toAbsolutePath().getParent());
            Path fresh = target.resolveSibling(target.getFileName() + ".partial");
            Files.writeString(fresh, file.getValue(), StandardCharsets.UTF_8);
            Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
        }
        return directory.resolve("index.html");
    }

    /** The page with its large style sheets and scripts taken out into files, once for all pages. */
    static String shared(String page, Map<String, String> files) {
        Matcher block = BLOCK.matcher(page);
        StringBuilder result = new StringBuilder();
        while (block.find()) {
            String text = block.group(2);
            String link = block.group();
            if (text.length() >= LARGE) {
                boolean style = block.group(1).equals("style");
                String name = String.format("assets/report-%08x.%s", text.hashCode(), style ? "css" : "js");
                files.put(name, text);
                link = style
                        ? "<link rel=\"stylesheet\" href=\"../" + name + "\">"
                        : "<script src=\"../" + name + "\"></script>";
            }
            block.appendReplacement(result, Matcher.quoteReplacement(link));
        }
        // The policy of a page that stands alone forbids everything from outside, its own files beside it included.
        return POLICY.matcher(block.appendTail(result)).replaceFirst("");
    }

    private static String index(Map<String, Study> studies) {
        StringBuilder html = new StringBuilder("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Reports</title>
                <style>
                :root { color-scheme: light dark; }
                body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1.05rem/1.55 Charter, Cambria, Georgia, serif; }
                h1, h2 { line-height: 1.25; font-family: system-ui, sans-serif; font-weight: 600; } h2 { font-size: 1.1rem; margin: 1.6rem 0 .2rem; }
                p { margin: .2rem 0; } .tally { font: .85rem/1.5 system-ui, sans-serif; opacity: .8; }
                </style>
                </head>
                <body>
                <h1>Models held against the paper</h1>
                <p>Each page is what <code>stosszahl verify MODEL</code> writes; <code>stosszahl gallery</code> makes them all. Beside each page its numbers,
                <a href="report.schema.json">described by a schema</a>.</p>
                """);
        studies.forEach((name, study) -> {
            Summary summary = Summary.of(study);
            html.append("<h2><a href=\"")
                    .append(name)
                    .append("/report.html\">")
                    .append(Formulas.escape(name))
                    .append("</a></h2>\n<p>")
                    .append(Formulas.escape(summary.sentence()))
                    .append("</p>\n<p class=\"tally\">")
                    .append(Formulas.escape(summary.tally()))
                    .append(" · <a href=\"")
                    .append(name)
                    .append("/report.json\">report.json</a></p>\n");
        });
        return html.append("</body>\n</html>\n").toString();
    }

    private static String schema() throws IOException {
        try (InputStream in = Gallery.class.getResourceAsStream("/stosszahl/report/report.schema.json")) {
            if (in == null) {
                throw new IOException("report.schema.json is not on the class path; build with mvn package");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * The models that the shipped gallery shows: sound ones, one that is not chaotic, and two that break a hypothesis.
     *
     * @return names of built-in models
     */
    public static List<String> models() {
        return List.of(
                "kac",
                "binary-ternary",
                "all-orders",
                "maxwell-2d",
                "maxwell-3d",
                "mixture-not-chaotic",
                "skewed-kac",
                "non-symmetric-ternary");
    }
}
