package stosszahl.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import stosszahl.claim.Finding;
import stosszahl.claim.Verdict;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class JsonReportTest {
    private static final JsonNode ROOT = new JsonMapper().readTree(JsonReport.text(SampleStudy.realistic()));

    @Test
    void verdictsHaveTheFieldsThatOthersRelyOn() {
        JsonNode verdict = ROOT.get("verdicts").get(0);
        assertThat(verdict.propertyNames())
                .contains(
                        "claim",
                        "statement",
                        "verdict",
                        "measured",
                        "bound",
                        "margin",
                        "witness",
                        "source",
                        "note",
                        "expected");
        assertThat(ROOT.get("verdicts").size())
                .isEqualTo(SampleStudy.realistic().findings().size());
        assertThat(ROOT.get("model").asString()).isEqualTo("binary-ternary mixture");
        assertThat(ROOT.get("parameters").get("seed").asString()).isEqualTo("20221102758");
        assertThat(ROOT.get("counts").get("refuted").asInt()).isEqualTo(1);
        assertThat(ROOT.get("counts").get("alarming").asInt()).isZero();
    }

    @Test
    void everyVerdictIsItsWord() {
        for (Verdict verdict : Verdict.values()) {
            assertThat(JsonReport.finding(SampleStudy.finding("c", verdict, true))
                            .get("verdict")
                            .asString())
                    .isEqualTo(verdict.word());
        }
    }

    @Test
    void numbersThatJsonLacksAreNullOrWords() {
        Finding finding = new Finding(
                "c",
                "",
                "",
                Verdict.UNRESOLVED,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                "",
                "",
                true,
                7,
                "");
        ObjectNode node = JsonReport.finding(finding);
        assertThat(node.get("measured").isNull()).isTrue();
        assertThat(node.get("bound").asString()).isEqualTo("inf");
        assertThat(node.get("margin").asString()).isEqualTo("-inf");
        assertThat(JsonReport.text(SampleStudy.of(finding)))
                .doesNotContain("NaN")
                .doesNotContain("Infinity");
    }

    @Test
    void numbersKeepAllTheirDigits() {
        assertThat(JsonReport.number(0.1 + 0.2).asDouble()).isEqualTo(0.1 + 0.2);
        assertThat(JsonReport.number(1_000_000_000_000_001L).asLong()).isEqualTo(1_000_000_000_000_001L);
        assertThat(ROOT.get("verdicts").get(1).get("measured").asDouble()).isEqualTo(2.220446049250313e-16);
    }

    @Test
    void tablesAndFiguresBringTheirData() {
        JsonNode table = ROOT.get("tables").get(0);
        assertThat(table.get("name").asString()).isEqualTo("constants");
        assertThat(table.get("rows").get(1).get(4).asString()).isEqualTo("inf");
        JsonNode figure = ROOT.get("figures").get(0);
        assertThat(figure.get("x").get("logarithmic").asBoolean()).isFalse();
        assertThat(figure.get("curves").get(2).get("style").asString()).isEqualTo("dashed");
        assertThat(figure.get("curves").get(0).get("x").size()).isEqualTo(7);
        assertThat(figure.get("section").asString()).isEqualTo("Norms of the operators");
    }

    @Test
    void aCallerMayAddFields() {
        ObjectNode tree = JsonReport.tree(SampleStudy.realistic());
        tree.put("report", "out/report.html");
        assertThat(new JsonMapper().readValue(JsonReport.text(tree), Map.class)).containsKeys("report", "verdicts");
        assertThat(List.of(tree.get("title").asString())).isNotEmpty();
    }
}
