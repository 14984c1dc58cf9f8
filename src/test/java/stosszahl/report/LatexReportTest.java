package stosszahl.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The LaTeX tables hold what the study holds, and a user's text is text in them. */
class LatexReportTest {
    @Test
    void everyTableIsThereAndEveryRowHasAsManyCellsAsColumns() {
        String tex = LatexReport.tables(SampleStudy.realistic());
        long tables = SampleStudy.realistic().sections().stream()
                .mapToLong(s -> s.tables().size())
                .sum();
        assertThat(tex.split("\\\\begin\\{longtable\\}", -1)).hasSize((int) tables + 2);
        assertThat(tex.split("\\\\end\\{longtable\\}", -1)).hasSize((int) tables + 2);
        Matcher table = Pattern.compile("(?s)\\\\begin\\{longtable\\}(.*?)\\\\end\\{longtable\\}")
                .matcher(tex);
        while (table.find()) {
            var widths = table.group(1)
                    .lines()
                    .filter(l -> l.endsWith(" \\\\"))
                    .map(l -> l.split("(?<!\\\\)&", -1).length)
                    .distinct()
                    .toList();
            assertThat(widths).as(table.group(1)).hasSize(1);
        }
    }

    @Test
    void numbersArePowersOfTenAsAPaperWritesThem() {
        assertThat(LatexReport.number(1.5e-12)).isEqualTo("$1.5 \\times 10^{-12}$");
        assertThat(LatexReport.number(0.25)).isEqualTo("0.25");
        assertThat(LatexReport.number(Double.POSITIVE_INFINITY)).isEqualTo("$\\infty$");
        assertThat(LatexReport.number(-3)).isEqualTo("$-$3");
    }

    @Test
    void formulasStayAndSpecialCharactersAreEscaped() {
        assertThat(LatexReport.escape("rate $\\beta_K \\le 1$ & 50% of #1_a"))
                .isEqualTo("rate $\\beta_K \\le 1$ \\& 50\\% of \\#1\\_a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$\\input{/etc/passwd}$",
                "$\\write18{ls}$",
                "\\input{/etc/passwd}",
                "$x}\\end{longtable}$",
                "$^^5cinput x$",
                "$\\csname input\\endcsname$",
                "$a % b$",
                "a\n\n\\bye"
            })
    void noCommandGetsThroughAUsersText(String hostile) {
        String tex = LatexReport.escape(hostile);
        String rest = tex.replace("\\textbackslash{}", "").replace("\\textasciicircum{}", "");
        assertThat(rest).doesNotContainPattern("\\\\[a-zA-Z]").doesNotContain("\n");
        assertThat(rest.replaceAll("\\\\[{}$%]", "")).doesNotContainPattern("[{}$%]");
    }
}
