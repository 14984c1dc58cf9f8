package stosszahl.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import stosszahl.claim.Finding;
import stosszahl.claim.Study;
import stosszahl.claim.Verdict;

class MarkdownReportTest {
    private static final String TEXT = MarkdownReport.text(SampleStudy.realistic());

    @Test
    void everyTableIsRectangular() {
        assertThat(ragged(TEXT)).isEmpty();
        assertThat(TEXT.lines().filter(l -> l.startsWith("| ---")).count()).isEqualTo(13);
    }

    @Test
    void aRaggedTableIsFound() {
        assertThat(ragged("| a | b |\n| --- | --- |\n| x |\n")).containsExactly("| x |");
        assertThat(ragged("| a | b |\n| --- | --- |\n| x | y \\| z |\n")).isEmpty();
    }

    @Test
    void barsInFormulasAndWordsDoNotCutCells() {
        Finding finding = new Finding(
                "a|b", "$|x| \\le \\|y\\|$ | and", "(1)", Verdict.HOLDS, 1, 2, 1, "x | y\nz", "", true, 7, "");
        String text = MarkdownReport.text(SampleStudy.of(finding));
        assertThat(ragged(text)).isEmpty();
        assertThat(text).contains("$\\vert x\\vert  \\le \\Vert y\\Vert $ \\| and");
    }

    @Test
    void formulasStayAndTextIsEscaped() {
        assertThat(TEXT).contains("random linear map $T_K^\\omega$ with kernel $b_K$");
        String text = MarkdownReport.text(
                new Study("<script>alert(1)</script> $x$ *b* `c`", "t", "a: 1\n```\nb: 2", Map.of(), List.of()));
        assertThat(text)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; <span>$</span>x<span>$</span> \\*b\\* \\`c\\`")
                .contains("````yaml\na: 1\n```\nb: 2\n````");
    }

    @Test
    void theVerdictComesFirst() {
        assertThat(TEXT.indexOf("No claim is refuted against expectation")).isBetween(0, 300);
        assertThat(TEXT).contains("| **refuted, as expected** | `H3/non-symmetric-ternary` |");
    }

    /** Rows with another number of cells than the row above. */
    private static List<String> ragged(String markdown) {
        List<String> lines = markdown.lines().toList();
        return java.util.stream.IntStream.range(1, lines.size())
                .filter(i -> lines.get(i).startsWith("|") && lines.get(i - 1).startsWith("|"))
                .filter(i -> cells(lines.get(i)) != cells(lines.get(i - 1)))
                .mapToObj(lines::get)
                .toList();
    }

    private static int cells(String row) {
        return row.replaceAll("\\\\.", "").split("\\|", -1).length;
    }
}
