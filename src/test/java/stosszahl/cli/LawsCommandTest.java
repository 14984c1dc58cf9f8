package stosszahl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code laws} judges as {@code verify} does: what is refuted and not announced exits with 1, and so does what is announced and not refuted. */
class LawsCommandTest extends CommandTest {
    @TempDir
    private Path directory;

    private String model(String announced, String... collisions) throws IOException {
        Path file = directory.resolve("model.yaml");
        Files.writeString(
                file,
                "name: model\ndimension: 1\ncollisions:\n"
                        + String.join(
                                "",
                                List.of(collisions).stream()
                                        .map(c -> "  - {" + c + "}\n")
                                        .toList())
                        + "initial: {type: bkw, a: 0.6}\n" + announced);
        return file.toString();
    }

    private static final String SKEWED =
            "order: 2, weight: 1, law: kac-rotation, kernel: {type: density, density: \"1+0.5*sin(theta)\"}";

    @Test
    void whatIsRefutedAndNotAnnouncedExitsWithOne() throws IOException {
        Outcome outcome = run("laws", model("", SKEWED), "--json");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.json().get("unexpected").size()).isEqualTo(2);
        assertThat(run("laws", model("expected-failures: [H2]\n", SKEWED)).out())
                .contains("UNEXPECTED H3 of kac-rotation, K = 2, is refuted, and not announced")
                .doesNotContain("UNEXPECTED H2");
        assertThat(run("laws", model("expected-failures: [H2, H3]\n", SKEWED)).status())
                .isZero();
    }

    @Test
    void whatIsAnnouncedAndNotRefutedExitsWithOne() throws IOException {
        String kac = model("expected-failures: [H2]\n", "order: 2, weight: 1, law: kac-rotation");
        assertThat(run("laws", kac).status()).isEqualTo(1);
        assertThat(run("laws", kac).out()).contains("H2 is announced to fail, and no law of the model is refuted");
        assertThat(run("laws", "kac").status()).isZero();
        assertThat(run("laws", "non-symmetric-ternary", "--dimension", "1").status())
                .as("the paper says so")
                .isZero();
    }

    @Test
    void entriesOfOneOrderAreOneLaw() throws IOException {
        String mixture = model(
                "",
                "order: 2, weight: 1/2, law: kac-rotation, kernel: {type: discrete, angles: [pi/5], weights: [1]}",
                "order: 2, weight: 1/2, law: kac-rotation, kernel: {type: discrete, angles: [-pi/5], weights: [1]}");
        Outcome outcome = run("laws", mixture, "--json");
        assertThat(outcome.status()).isZero();
        JsonNode laws = outcome.json().get("laws");
        assertThat(laws.size()).isEqualTo(1);
        assertThat(laws.get(0).get("H2").get("verdict").asString()).isEqualTo("proved");
        assertThat(laws.get(0).get("H3").get("verdict").asString()).isEqualTo("proved");
        JsonNode rows = run("ledger", mixture, "--json").json().get("rows");
        for (JsonNode row : rows) {
            String equation = row.get("equation").asString();
            if (List.of("(H2), (1.2)", "(H3), (1.3)", "(4.9), density", "(6.16)")
                            .contains(equation)
                    || equation.startsWith("Lemma 6.1")) {
                assertThat(row.get("verdict").asString()).as(equation).isIn("proved", "holds");
            }
        }
    }

    @Test
    void aUsersLawThatYieldsNoNumbersIsRefutedHereAndRefusedWhereItIsAveraged() throws IOException {
        Outcome outcome = run("laws", "stosszahl.catalogue.UserLaws$Divided");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out()).contains("UNEXPECTED H1 of Divided", "Infinity");
        String model = model("", "order: 2, weight: 1, law: \"stosszahl.catalogue.UserLaws$Divided\"");
        refused("no average of it is a number", "moments", model, "--observable", "v1^4", "--N", "inf", "--times", "1");
    }

    /** Kac's gas in disguise: the moments are Kac's, and where no rule averages them the error says so. */
    @Test
    void aMapThatJumpsHasKacsMoments() throws IOException {
        for (String law : new String[] {"Exchanged", "Torn"}) {
            String model = model("", "order: 2, weight: 1, law: \"stosszahl.catalogue.UserLaws$" + law + "\"");
            JsonNode row = run("moments", model, "--observable", "v1^4", "--N", "inf", "--times", "1", "--json")
                    .json()
                    .get("rows")
                    .get(0);
            double right = 3 - 3 * 0.36 * Math.exp(-0.5);
            double error = row.get("error").asDouble();
            assertThat(Math.abs(row.get("value").asDouble() - right)).as(law).isLessThanOrEqualTo(error);
            assertThat(error < 1e-9).as("%s: %s", law, error).isEqualTo(law.equals("Exchanged"));
        }
    }
}
