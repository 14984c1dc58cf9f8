package stosszahl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code diff} exits with 0, 1 or 2. */
class DiffCommandTest extends CommandTest {
    private static final String REPORT = """
            {"format": "stosszahl-report/1", "model": "kac", "parameters": {"seed": "1", "version": "%s"},
             "verdicts": [{"claim": "H1", "verdict": "%s", "expected": true, "measured": %s, "bound": 1, "margin": null}],
             "tables": [], "figures": []}""";

    @TempDir
    Path directory;

    private String report(String name, String version, String verdict, String measured) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, REPORT.formatted(version, verdict, measured));
        return file.toString();
    }

    @Test
    void theSameReportIsTheSame() throws IOException {
        String a = report("a/report.json", "1", "holds", "0.5");
        report("b/report.json", "2", "holds", "0.50000001");
        assertThat(run("diff", a, directory.resolve("b").toString()).status()).isZero();
        assertThat(run("diff", a, directory.resolve("b").toString(), "--tolerance", "1e-9")
                        .status())
                .isOne();
    }

    @Test
    void aVerdictThatChangedIsPrinted() throws IOException {
        String a = report("a.json", "1", "holds", "0.5");
        String b = report("b.json", "1", "refuted", "0.5");
        Outcome words = run("diff", a, b);
        assertThat(words.status()).isOne();
        assertThat(words.out()).contains("verdict H1").contains("refuted");
        Outcome json = run("diff", a, b, "--json");
        assertThat(json.json().path("same").asBoolean()).isFalse();
        assertThat(json.json().path("changes").get(0).path("after").asString()).isEqualTo("refuted");
    }

    @Test
    void badInputIsRefusedInOneLine() throws IOException {
        String a = report("a.json", "1", "holds", "0.5");
        refused("cannot read", "diff", a, directory.resolve("none").toString());
        Path text = Files.writeString(directory.resolve("text.json"), "no json {");
        refused("is not JSON", "diff", a, text.toString());
        Path other = Files.writeString(directory.resolve("other.json"), "{\"a\": 1}");
        refused("not a report", "diff", a, other.toString());
        refused("tolerance", "diff", a, a, "--tolerance", "-1");
        refused("B", "diff", a);
    }
}
