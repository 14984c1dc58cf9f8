package stosszahl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class LedgerCommandTest extends CommandTest {
    @Test
    void theLedgerOfKacsModelIsOneDocumentAndAPage(@TempDir Path directory) throws IOException {
        Path page = directory.resolve("pages").resolve("ledger.md");
        var result = run("ledger", "kac", "--json", "--page", page.toString());
        assertThat(result.status()).isZero();
        JsonNode json = result.json();
        assertThat(json.get("rows").size()).isGreaterThan(145);
        for (JsonNode row : json.get("rows")) {
            for (String field :
                    new String[] {"statement", "equation", "verdict", "measured", "bound", "margin", "witness", "note"
                    }) {
                assertThat(row.has(field)).as(field).isTrue();
            }
            assertThat(row.get("verdict").asString())
                    .isIn("proved", "holds", "refuted", "unresolved", "not-applicable");
            boolean applies = !row.get("verdict").asString().equals("not-applicable");
            assertThat(row.get("places").asLong() > 0)
                    .as(row.get("equation").asString())
                    .isEqualTo(applies);
            assertThat(row.get("trusts").asString().isEmpty())
                    .as(row.get("equation").asString())
                    .isNotEqualTo(row.get("verdict").asString().equals("proved"));
            if (row.get("verdict").asString().equals("refuted")) {
                assertThat(row.get("correction").get("places").asLong()).isPositive();
                assertThat(row.get("correction").get("verdict").asString()).isIn("proved", "holds");
            }
        }
        assertThat(Files.readString(page))
                .contains(
                        "# The ledger",
                        "| places | trusts |",
                        "**(6.51).**",
                        "**Definition 13.**",
                        "**(A.9).**",
                        "Proposition 2.3",
                        "## kac")
                .doesNotContain("NaN");
    }

    @Test
    void oneDocumentIsForOneModel() {
        var result = run("ledger", "kac", "binary-ternary", "--json");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("--json").hasLineCount(1);
    }
}
