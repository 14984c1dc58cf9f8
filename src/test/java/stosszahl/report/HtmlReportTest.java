package stosszahl.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import stosszahl.claim.Figure;
import stosszahl.claim.Finding;
import stosszahl.claim.Section;
import stosszahl.claim.Study;
import stosszahl.claim.Table;
import stosszahl.claim.Verdict;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HtmlReportTest {
    private static final String NASTY = "<script>alert(\"x\")</script> & $x$ </script>";
    private static final String PAGE = HtmlReport.withDefaults().page(SampleStudy.realistic());

    @Test
    void thePageIsSelfContained() {
        assertThat(loads(PAGE)).isEmpty();
        assertThat(PAGE).contains("default-src 'none'");
        assertThat(count(PAGE, "data:font/woff2;base64,")).isEqualTo(20);
        assertThat(PAGE).doesNotContain(".woff)").doesNotContain(".ttf");
    }

    @Test
    void whatLoadsSomethingIsFound() {
        assertThat(loads("<img src=\"https://example.org/x.png\">")).hasSize(1);
        assertThat(loads("<link rel=stylesheet href='style.css'>")).hasSize(1);
        assertThat(loads("<style>@font-face{src:url(fonts/a.woff2)}</style>")).hasSize(1);
        assertThat(loads("<style>@import 'x.css';</style>")).hasSize(1);
        assertThat(loads("<a href=\"https://example.org\">x</a>")).hasSize(1);
        assertThat(loads("<script src=x.js></script>")).hasSize(1);
        assertThat(loads("<a href=\"#finding-1\">x</a><style>a{src:url(data:x)}</style>"))
                .isEmpty();
    }

    /** A reader sees how many comparisons a verdict rests on, and what a proof trusts. */
    @Test
    void placesAndTrustAreShown() {
        assertThat(PAGE)
                .contains("<span class=\"label\">Trusts</span> exact fractions")
                .contains("7 places compared");
        String silent = HtmlReport.withDefaults()
                .page(SampleStudy.of(SampleStudy.finding("claim", Verdict.NOT_APPLICABLE, true)));
        assertThat(silent).doesNotContain("Trusts</span>").doesNotContain("places compared");
    }

    @Test
    void thePageStaysBelowOneMegabyte() {
        assertThat(PAGE.getBytes(StandardCharsets.UTF_8).length).isLessThan(1_000_000);
    }

    @Test
    void textOfUsersIsNeverMarkup() {
        String page = HtmlReport.withDefaults().page(everywhere(NASTY));
        String quiet = HtmlReport.withDefaults().page(everywhere("quiet"));
        assertThat(tags(page)).isEqualTo(tags(quiet));
        assertThat(page)
                .doesNotContain("<script>alert")
                .contains("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; ");
    }

    @Test
    void markupThatWasNotEscapedWouldBeFound() {
        String page = HtmlReport.withDefaults().page(everywhere("quiet"));
        assertThat(tags(page.replace("Model <strong>quiet", "Model <strong>" + NASTY)))
                .isNotEqualTo(tags(page));
    }

    @Test
    void theDataOfThePlotsComeBackAsTheyWere() {
        String page = HtmlReport.withDefaults().page(everywhere(NASTY));
        Matcher data = Pattern.compile("id=\"figure-data\">(.*?)</script>", Pattern.DOTALL)
                .matcher(page);
        assertThat(data.find()).isTrue();
        JsonNode figure = new JsonMapper().readTree(data.group(1)).get(0);
        assertThat(figure.get("curves").get(0).get("name").asString()).isEqualTo(NASTY);
        assertThat(figure.get("curves").get(0).get("y").get(1).isNull()).isTrue();
    }

    @Test
    void dollarSignsMakeFormulasInProseButNotInNames() {
        String page = HtmlReport.withDefaults().page(everywhere("$x$"));
        assertThat(page).contains("<p class=\"prose\"><span class=\"math\">x</span></p>");
        assertThat(page).contains("Model <strong>$x$</strong>");
    }

    @Test
    void theFirstScreenHasTheVerdictAndTheKeyFigure() {
        String first = PAGE.substring(PAGE.indexOf("<header"), PAGE.indexOf("</header>"));
        assertThat(first)
                .contains(
                        "<h1>", "binary-ternary mixture", "No claim is refuted against expectation, but 1 remains open")
                .contains("id=\"figure-1\"", "Largest error over", "H3/non-symmetric-ternary");
        String other = HtmlReport.withDefaults().withKeyFigures("densities").page(SampleStudy.realistic());
        assertThat(other.substring(other.indexOf("<header"), other.indexOf("</header>")))
                .contains("Densities against the limit")
                .doesNotContain("Largest error over");
    }

    @Test
    void everyFigureHasItsDataAndItsAlternativeText() {
        assertThat(count(PAGE, "class=\"plot\"")).isEqualTo(5);
        assertThat(count(PAGE, "class=\"points\"")).isEqualTo(5);
        assertThat(PAGE).contains("data-alternative=\"Duhamel remainder and its bounds. The measured remainder");
    }

    @Test
    void everyIdIsThereOnceAndEveryLinkLeadsSomewhere() {
        List<String> ids = matches(PAGE.substring(PAGE.indexOf("<body")), " id=\"([^\"]*)\"");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids).containsAll(matches(PAGE, "href=\"#([^\"]*)\""));
    }

    @Test
    void numbersAreForPeopleAndAllTheirDigitsAreThere() {
        assertThat(PAGE).contains("title=\"2.220446049250313E-16\">2.22 × 10<sup>−16</sup></td>");
        assertThat(PAGE).contains("data-label=\"Bound\">–</td>");
    }

    @Test
    void aStudyOfNothingIsAPageToo() {
        String page = HtmlReport.withDefaults().page(new Study("", "", "", Map.of(), List.of()));
        assertThat(page).contains("No claim was checked.").contains("id=\"figure-data\">[]</script>");
    }

    @Test
    void scriptsThatEndTheirElementAreRefused() {
        assertThat(Assets.embeddable("fine", "a < b")).isEqualTo("a < b");
        assertThatThrownBy(() -> Assets.embeddable("broken", "x = '</script>'")).hasMessageContaining("broken");
    }

    /** A study with the same text in every place that a user's text can reach. */
    private static Study everywhere(String text) {
        List<Double> x = List.of(1.0, 2.0);
        Figure figure = new Figure(
                text,
                text,
                text,
                new Figure.Axis(text, false),
                new Figure.Axis(text, true),
                List.of(Figure.Curve.of(text, Figure.Style.LINE, x, List.of(1.0, Double.NaN))));
        Finding alarm = new Finding(text, text, text, Verdict.REFUTED, 1, 2, 3, text, text, true, 7, "");
        Finding shown = new Finding(text, text, text, Verdict.REFUTED, 1, 2, 3, text, text, false, 7, "");
        return new Study(
                text,
                text,
                text,
                Map.of(text, text),
                List.of(new Section(
                        text,
                        List.of(text),
                        List.of(alarm, shown),
                        List.of(new Table(text, text, List.of(text), List.of(List.of(text)))),
                        List.of(figure, figure))));
    }

    /** What a browser would fetch: sources, links that are not within the page, and urls in styles that are not data. Scripts are bound by the page's policy. */
    private static List<String> loads(String html) {
        String markup = html.replaceAll("(?s)<script.*?</script>", "");
        List<String> loads = new ArrayList<>();
        loads.addAll(matches(markup, "(\\ssrc(?:set)?\\s*=\\s*[\"']?[^\"'>]*)"));
        loads.addAll(matches(markup, "(<link[^>]*>)"));
        loads.addAll(matches(markup, "(<a\\b[^>]*\\shref\\s*=\\s*[\"']?[^#\"'][^>]*)"));
        loads.addAll(matches(markup, "(url\\((?![\"']?data:)[^)]*\\))"));
        loads.addAll(matches(markup, "(@import[^;]*)"));
        loads.addAll(matches(html, "(<script[^>]*\\ssrc[^>]*>)"));
        return loads;
    }

    /** The sequence of tags, as a browser reads it: scripts and styles end at their first end tag. */
    private static List<String> tags(String html) {
        String markup = html.replaceAll("(?s)(<(script|style)\\b[^>]*>).*?</\\2>", "$1");
        return matches(markup, "<(/?[a-zA-Z]+)[^<>]*>").stream()
                .filter(t -> !t.equals("span") && !t.equals("/span"))
                .toList();
    }

    private static List<String> matches(String text, String pattern) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static int count(String text, String part) {
        return matches(text, "(" + Pattern.quote(part) + ")").size();
    }
}
