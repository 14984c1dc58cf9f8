package stosszahl.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import stosszahl.claim.Verdict;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The published schema says what report.json is, and a broken report does not satisfy it. */
class ReportSchemaTest {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(ReportSchemaTest.class.getResourceAsStream("/stosszahl/report/report.schema.json"));

    private static List<Error> errors(JsonNode report) {
        // As a reader gets it: through text.
        return SCHEMA.validate(JsonMapper.shared().readTree(JsonReport.text(report)));
    }

    @Test
    void aRealisticReportSatisfiesTheSchema() {
        assertThat(errors(JsonReport.tree(SampleStudy.realistic()))).isEmpty();
    }

    @Test
    void everyVerdictAndNumbersThatAreNoneOrInfiniteSatisfyTheSchema() {
        for (Verdict verdict : Verdict.values()) {
            assertThat(errors(JsonReport.tree(SampleStudy.of(SampleStudy.finding("claim", verdict, true)))))
                    .as(verdict.word())
                    .isEmpty();
        }
        ObjectNode report = JsonReport.tree(SampleStudy.of(SampleStudy.finding("claim", Verdict.HOLDS, true)));
        ObjectNode finding = (ObjectNode) report.path("verdicts").get(0);
        finding.set("bound", JsonReport.number(Double.POSITIVE_INFINITY));
        finding.set("measured", JsonReport.number(Double.NaN));
        assertThat(errors(report)).isEmpty();
    }

    @Test
    void whatVerifyPrintsSatisfiesTheSchemaToo() {
        assertThat(errors(JsonReport.tree(SampleStudy.realistic()).put("report", "reports/kac/report.html")))
                .isEmpty();
    }

    @Test
    void aBrokenReportDoesNot() {
        ObjectNode unknown = JsonReport.tree(SampleStudy.realistic()).put("surprise", 1);
        assertThat(errors(unknown)).isNotEmpty();
        ObjectNode format = JsonReport.tree(SampleStudy.realistic()).put("format", "stosszahl-report/2");
        assertThat(errors(format)).isNotEmpty();
        ObjectNode missing = JsonReport.tree(SampleStudy.realistic());
        missing.remove("verdicts");
        assertThat(errors(missing)).isNotEmpty();
        ObjectNode word = JsonReport.tree(SampleStudy.realistic());
        ((ObjectNode) word.path("verdicts").get(0)).put("verdict", "maybe");
        assertThat(errors(word)).isNotEmpty();
        ObjectNode number = JsonReport.tree(SampleStudy.realistic());
        ((ObjectNode) number.path("verdicts").get(0)).put("measured", "1.0");
        assertThat(errors(number)).isNotEmpty();
    }
}
