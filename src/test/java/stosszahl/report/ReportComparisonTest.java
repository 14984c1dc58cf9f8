package stosszahl.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import stosszahl.report.ReportComparison.Change;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Two reports are the same if their verdicts are and their numbers agree to the tolerance; nothing else is overlooked. */
class ReportComparisonTest {
    private static ObjectNode report() {
        return JsonReport.tree(SampleStudy.realistic());
    }

    private static ObjectNode verdict(ObjectNode report) {
        return (ObjectNode) report.path("verdicts").get(0);
    }

    @Test
    void aReportIsTheSameAsItself() {
        assertThat(ReportComparison.of(report(), report(), 0)).isEmpty();
    }

    @Test
    void aVerdictThatChangedIsNamed() {
        ObjectNode changed = report();
        verdict(changed).put("verdict", "refuted");
        assertThat(ReportComparison.of(report(), changed, 1e-6))
                .containsExactly(new Change("verdict H1/kac-rotation, verdict", "proved", "refuted"));
    }

    /** The text of another model, other counts and another summary are no incidentals. */
    @Test
    void theTextOfTheModelAndTheCountsCount() {
        for (String field : new String[] {"yaml", "summary", "model"}) {
            assertThat(ReportComparison.of(report(), report().put(field, "another"), 1e-6))
                    .as(field)
                    .hasSize(1);
        }
        ObjectNode changed = report();
        ((ObjectNode) changed.path("counts")).put("proved", 99);
        assertThat(ReportComparison.of(report(), changed, 1e-6))
                .singleElement()
                .extracting(Change::place)
                .isEqualTo("counts");
    }

    @Test
    void numbersMayDifferByTheTolerance() {
        ObjectNode one = report();
        ObjectNode other = report();
        verdict(one).put("measured", 2.0);
        verdict(other).put("measured", 2.0 + 1e-6);
        assertThat(ReportComparison.of(one, other, 1e-6)).isEmpty();
        assertThat(ReportComparison.of(one, other, 1e-7))
                .singleElement()
                .extracting(Change::place)
                .isEqualTo("verdict H1/kac-rotation, measured");
    }

    @Test
    void roundingErrorsDoNotCountAndANumberThatLeavesThemDoes() {
        ObjectNode one = report();
        ObjectNode other = report();
        verdict(one).put("measured", 3e-16);
        verdict(other).put("measured", 8e-13);
        assertThat(ReportComparison.of(one, other, 1e-6)).isEmpty();
        verdict(other).put("measured", 2e-10);
        assertThat(ReportComparison.of(one, other, 1e-6)).hasSize(1);
    }

    @Test
    void aNumberOfATableOrACurveThatChangedIsFound() {
        ObjectNode changed = report();
        ArrayNode row = (ArrayNode) changed.path("tables").get(0).path("rows").get(0);
        row.set(row.size() - 1, JsonReport.number(12345.5));
        assertThat(ReportComparison.of(report(), changed, 1e-6))
                .singleElement()
                .satisfies(c -> assertThat(c.place()).startsWith("table "));
        ObjectNode curve = report();
        ((ArrayNode) curve.path("figures").get(0).path("curves").get(0).path("y")).set(0, JsonReport.number(-7.5));
        assertThat(ReportComparison.of(report(), curve, 1e-6))
                .singleElement()
                .satisfies(c -> assertThat(c.place()).startsWith("figure "));
    }

    @Test
    void whatCameOrWentIsNamed() {
        ObjectNode fewer = report();
        ((ArrayNode) fewer.path("verdicts")).remove(0);
        assertThat(ReportComparison.of(report(), fewer, 1e-6))
                .containsExactly(new Change("verdict H1/kac-rotation", "there", "nothing"));
        assertThat(ReportComparison.of(fewer, report(), 1e-6))
                .containsExactly(new Change("verdict H1/kac-rotation", "nothing", "there"));
    }

    @Test
    void theVersionDoesNotCountAndTheSeedDoes() {
        ObjectNode other = report();
        ((ObjectNode) other.path("parameters")).put("version", "9.9");
        assertThat(ReportComparison.of(report(), other, 0)).isEmpty();
        ((ObjectNode) other.path("parameters")).put("seed", "2");
        assertThat(ReportComparison.of(report(), other, 0)).hasSize(1);
    }

    @Test
    void whatIsNoReportIsRefused() {
        assertThatThrownBy(() -> ReportComparison.of(report(), report().put("format", "x"), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a report");
        assertThatThrownBy(() -> ReportComparison.of(report(), report(), -1)).hasMessageContaining("tolerance -1.0");
    }
}
