package stosszahl.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Extreme numbers give numbers, or one line and status 2: never a number that is none, and never an interval that claims certainty. */
class ExtremesTest extends CommandTest {
    @TempDir
    Path directory;

    /** Splits at blanks; WIDE and NARROW are models. */
    private Outcome command(String line) throws IOException {
        for (String[] model : new String[][] {{"WIDE", "1e155"}, {"NARROW", "1e-160"}}) {
            Files.writeString(
                    directory.resolve(model[0]),
                    "collisions:\n  - {weight: 1, law: kac-rotation}\ninitial: {type: uniform, halfwidth: " + model[1]
                            + "}\n");
        }
        return run(Arrays.stream(line.trim().split(" +"))
                .map(w -> w.equals("WIDE") || w.equals("NARROW")
                        ? directory.resolve(w).toString()
                        : w)
                .toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "duhamel kac --observable 1e300*v1^28 --time 1 --N 10,inf --terms 4",
                "duhamel kac --observable v1^4 --time 1e300 --N 10,inf --terms 4",
                "duhamel kac --observable cos(v1) --time 1e300 --N 4,inf --terms 2",
                "duhamel NARROW --observable v1^4 --time 1 --N 4,inf --terms 2",
                "moments kac --chaos --observable 1e300*v1^4 --times 0,1 --N 10,inf",
                "moments kac --chaos --observable 1e-300*v1^4 --times 0,1 --N 10,inf",
                "moments kac --observable 1e300*v1^28 --times 0,1 --N 10,inf",
                "moments NARROW --observable v1^4 --times 0 --N 10,inf",
                "moments WIDE --observable v1^4 --times 1 --N 10,inf",
                "spectrum kac --degree 2000000000 --N 10",
                "study kac --observable 1e300*v1^20 --N 10,20,40 --times 1",
                "study NARROW --observable v1^4 --N 10,20,40 --times 1",
                "sample kac --N 10 --times 1e300 --observable v1^4",
                "sample NARROW --N 10 --times 1 --observable v1^2",
                "sample WIDE --N 10 --times 1 --observable v1",
                "sample kac --N 10 --times 1 --observable [v1>60]*v1^2 --tolerance 1",
                "rate kac --until 1 --order 1 --tolerance 1e-300",
                "rate WIDE --until 1 --order 1 --N 10"
            })
    void whatIsBeyondDoublePrecisionIsRefused(String line) throws IOException {
        for (String json : new String[] {"", " --json"}) {
            Outcome outcome = command(line + json);
            assertThat(outcome.status()).as(line + outcome.out()).isEqualTo(2);
            assertThat(outcome.err().lines()).as(line).hasSize(1);
            assertThat(outcome.err()).contains("; ").doesNotContain("Exception");
            assertThat(outcome.out()).as(line).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "duhamel kac --observable v1^4 --time 1e-300 --N 2,1e15,inf --terms 4",
                "duhamel kac --observable 1e-307*v1^4 --time 0 --N 2,1e15,inf --terms 4",
                "duhamel kac --observable 1e300*cos(v1) --time 1e-300 --N 4,inf --terms 2",
                "moments kac --chaos --observable v1^4 --times 0,1e-300,1e300 --N 2,1e15,inf",
                "study kac --observable 1e300*v1^4 --N 10,20,40 --times 0,1e-300,1e300",
                "study kac --observable 1e-307*v1^4 --N 2,1e10,1e15 --times 0,1",
                "study kac --observable 1e-300*[v1>0] --observable 1e300*[v1>0] --N 4,8,16 --times 1 --replicas 100",
                "sample kac --N 2 --times 0,1e-300 --observable v1^60 --observable 1e300*v1 --observable 1e-300*v1",
                "sample kac --N 10 --times 1 --observable 1e300*[v1>0] --control-variates",
                "constants kac --N 2,1e15,inf",
                "rate kac --until 1e300 --order 1 --N 10,1e15"
            })
    void whatIsPrintedAreNumbers(String line) throws IOException {
        Outcome outcome = command(line + " --json");
        assertThat(outcome.status()).as(line + outcome.err()).isZero();
        assertThat(outcome.out()).doesNotContain("NaN").doesNotContain("Infinity");
        Outcome table = command(line);
        assertThat(table.status()).isZero();
        assertThat(table.out()).doesNotContain("NaN").doesNotContain("Infinity");
        for (JsonNode row : outcome.json().path("rows")) {
            if (row.path("observable").asString("").startsWith("v1^60")) {
                assertThat(row.get("low").isNull() && row.get("high").isNull())
                        .as("100 replicas say nothing of so high a power: " + row)
                        .isTrue();
            } else if (row.path("standardError").asDouble(0) > 0) {
                assertThat(row.get("low").asDouble())
                        .as(line + row)
                        .isLessThan(row.get("high").asDouble());
            }
        }
    }

    /** No replica hits, and nothing is certain. */
    @ParameterizedTest
    @CsvSource({
        "-1*[v1>60],true",
        "1-[v1>60],true",
        "[v1>60]+[v2>60],true",
        "[v1>60]*cos(v1),true",
        "[v1>60]*v1^2,false"
    })
    void noHitIsNoCertainty(String observable, boolean interval) throws IOException {
        for (String line : new String[] {
            "sample kac --N 10 --times 1 --json --observable ",
            "study skewed-kac --N 3,4,5 --times 1 --replicas 100 --json --observable "
        }) {
            for (JsonNode row : command(line + observable).json().get("rows")) {
                assertThat(row.get("low").isNull()).isEqualTo(!interval);
                if (interval) {
                    assertThat(row.get("high").asDouble() - row.get("low").asDouble())
                            .as(line + row)
                            .isGreaterThan(0.05);
                }
            }
        }
    }

    @Test
    void oneNumberOfParticlesGivesNoRangeOfExponents() throws IOException {
        JsonNode rate = command("study kac --observable v1^4 --N 10 --times 1 --json")
                .json()
                .get("rates")
                .get(0);
        assertThat(rate.get("verdict").asString()).isEqualTo("unresolved");
        for (String key : new String[] {"low", "high", "extrapolated"}) {
            assertThat(rate.get(key).isNull()).as(key).isTrue();
        }
    }

    /** The one place that all commands pass: it names the number and where it stands. */
    @Test
    void aNumberThatIsNoneIsNamedWithItsPlace() {
        ObjectNode document = Printer.object().put("model", "kac");
        document.putArray("rows")
                .addObject()
                .put("observable", "v1^4")
                .put("N", 10)
                .put("t", 2.0)
                .put("value", Double.NaN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Printer.check(document))
                .withMessageStartingWith("value of v1^4 at N = 10, t = 2.0 is NaN, beyond double precision");
        document.putArray("rows").add(Double.NEGATIVE_INFINITY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Printer.check(document))
                .withMessageStartingWith("rows of kac is -Infinity");
        document.putArray("rows").add(Printer.optional(Double.NaN)).add(Printer.bound(Double.POSITIVE_INFINITY));
        Printer.check(document);
        document.putArray("rows").add(Printer.optional(Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> Printer.check(document));
    }
}
