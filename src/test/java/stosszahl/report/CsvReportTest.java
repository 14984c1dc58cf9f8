package stosszahl.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import stosszahl.claim.Finding;
import stosszahl.claim.Section;
import stosszahl.claim.Study;
import stosszahl.claim.Table;
import stosszahl.claim.Verdict;

class CsvReportTest {
    @Test
    void everyTableAndFigureHasAFile() {
        assertThat(CsvReport.files(SampleStudy.realistic()).keySet())
                .containsExactly(
                        "verdicts.csv",
                        "table-constants.csv",
                        "table-operator-norms.csv",
                        "figure-operator-norms.csv",
                        "figure-duhamel-terms.csv",
                        "figure-densities.csv",
                        "figure-error-against-N.csv",
                        "figure-fourth-moment.csv");
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        String text = "a, \"quoted\"\nsecond line; $x$ <b>";
        Finding finding = new Finding(
                text,
                text,
                "",
                Verdict.UNRESOLVED,
                0.1 + 0.2,
                Double.NaN,
                Double.NEGATIVE_INFINITY,
                text,
                "",
                true,
                7,
                "");
        CSVRecord row = parse(CsvReport.verdicts(List.of(finding))).get(1);
        assertThat(row.get(0)).isEqualTo(text);
        assertThat(row.get(3)).isEqualTo("unresolved");
        assertThat(Double.parseDouble(row.get(4))).isEqualTo(0.1 + 0.2);
        assertThat(row.get(5)).isEmpty();
        assertThat(row.get(6)).isEqualTo("-inf");
        assertThat(row.get(7)).isEqualTo(text);
    }

    @Test
    void theRoundTripWouldNoticeALostDigit() {
        assertThat(Double.parseDouble("0.3")).isNotEqualTo(0.1 + 0.2);
    }

    @Test
    void figuresGiveOnePointARow() throws IOException {
        Map<String, String> files = CsvReport.files(SampleStudy.realistic());
        List<CSVRecord> rows = parse(files.get("figure-error-against-N.csv"));
        assertThat(rows.get(0)).containsExactly("curve", "x", "y", "low", "high");
        assertThat(rows).hasSize(1 + 3 * 6);
        assertThat(rows.get(1).get(3)).isEmpty();
        assertThat(rows.get(7).get(3)).isNotEmpty();
    }

    @Test
    void namesOfFilesAreTamedAndUnique() {
        Table table = new Table("../../etc/N ü", "", List.of("x"), List.of());
        Table same = new Table("../../etc/n ü", "", List.of("x"), List.of());
        Study study = new Study(
                "m",
                "t",
                "",
                Map.of(),
                List.of(new Section("s", List.of(), List.of(), List.of(table, same), List.of())));
        assertThat(CsvReport.files(study).keySet())
                .containsExactly("verdicts.csv", "table--etc-N-.csv", "table--etc-n--2.csv");
    }

    private static List<CSVRecord> parse(String csv) throws IOException {
        try (CSVParser parser = CSVParser.parse(new StringReader(csv), CSVFormat.RFC4180)) {
            return parser.getRecords();
        }
    }
}
