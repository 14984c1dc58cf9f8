package stosszahl.report;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import stosszahl.claim.Figure;
import stosszahl.claim.Study;

/**
 * A study as one HTML page that needs nothing else: style, fonts, scripts and data are in the page, and its content security policy forbids it to
 * ask the network for anything.
 */
public final class HtmlReport {
    private static final Mustache PAGE = new DefaultMustacheFactory("stosszahl/report").compile("page.mustache");

    private final List<String> keyFigures;

    private HtmlReport(List<String> keyFigures) {
        this.keyFigures = List.copyOf(keyFigures);
    }

    /**
     * A report whose first screen shows one figure: the first whose name begins with "error-against", or else the first of all.
     *
     * @return the report's maker
     */
    public static HtmlReport withDefaults() {
        return new HtmlReport(List.of());
    }

    /**
     * The same with other figures on the first screen, which stand there instead of in their sections.
     *
     * @param names names of figures; those that a study does not have are passed over
     * @return a copy
     */
    public HtmlReport withKeyFigures(String... names) {
        return new HtmlReport(List.of(names));
    }

    /**
     * The page of a study.
     *
     * @param study the study
     * @return HTML
     */
    public String page(Study study) {
        StringWriter html = new StringWriter();
        try {
            PAGE.execute(html, Page.of(study, keys(study))).flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return html.toString();
    }

    private List<Figure> keys(Study study) {
        List<Figure> all =
                study.sections().stream().flatMap(s -> s.figures().stream()).toList();
        if (!keyFigures.isEmpty()) {
            return all.stream().filter(f -> keyFigures.contains(f.name())).toList();
        }
        return all.stream()
                .filter(f -> f.name().startsWith("error-against"))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .stream()
                .toList();
    }
}
