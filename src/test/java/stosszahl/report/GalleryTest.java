package stosszahl.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stosszahl.catalogue.ModelCatalogue;
import stosszahl.catalogue.ModelDescription;
import stosszahl.claim.Study;
import stosszahl.verify.Progress;
import stosszahl.verify.Settings;
import stosszahl.verify.Verification;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The gallery shares what its pages share, and the one that is shipped is what the program computes. */
class GalleryTest {
    @TempDir
    Path directory;

    @Test
    void pagesShareTheirLargePartsAndLoseNothing() {
        String page = HtmlReport.withDefaults().page(SampleStudy.realistic());
        Map<String, String> files = new HashMap<>();
        String small = Gallery.shared(page, files);
        assertThat(files).hasSize(2);
        assertThat(small.length()).isLessThan(page.length() / 2);
        String whole = small;
        for (Map.Entry<String, String> file : files.entrySet()) {
            whole = whole.replace(
                            "<link rel=\"stylesheet\" href=\"../" + file.getKey() + "\">",
                            "<style>" + file.getValue() + "</style>")
                    .replace(
                            "<script src=\"../" + file.getKey() + "\"></script>",
                            "<script>" + file.getValue() + "</script>");
        }
        // A page alone forbids everything from outside; the same policy would forbid a page of the gallery its style
        // and its scripts.
        assertThat(page).contains("Content-Security-Policy");
        assertThat(small).doesNotContain("Content-Security-Policy");
        assertThat(whole).isEqualTo(page.replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>\\R?", ""));
    }

    @Test
    void aGalleryHasAnIndexThatNamesItsModelsAndEscapesThem() throws IOException {
        Map<String, Study> studies = new LinkedHashMap<>();
        studies.put("one", SampleStudy.realistic());
        studies.put("two", SampleStudy.realistic());
        String index = Files.readString(Gallery.write(studies, directory));
        assertThat(index).contains("one/report.html").contains("two/report.html");
        assertThat(directory.resolve("one/report.html")).exists();
        assertThat(directory.resolve("two/report.json")).exists();
        assertThatThrownBy(() -> Gallery.write(Map.of("../x", SampleStudy.realistic()), directory))
                .hasMessageContaining("'../x'");
        assertThatThrownBy(() -> Gallery.write(Map.of(), directory)).hasMessageContaining("no model");
    }

    /** The settings are those of {@code verify kac}, so that whoever runs it in the project finds the same report. */
    @Test
    void theShippedReportIsWhatTheProgramComputes() throws IOException {
        JsonNode shipped = JsonMapper.shared().readTree(Files.readString(Path.of("reports/kac/report.json")));
        ModelDescription kac = ModelCatalogue.load("kac");
        Study study = Verification.run(
                kac,
                new Settings(
                        Settings.defaultParticles(kac.model().highestOrder()),
                        OptionalDouble.empty(),
                        1,
                        2000,
                        2,
                        OptionalInt.empty()),
                Progress.SILENT);
        assertThat(ReportComparison.of(shipped, JsonReport.tree(study), 1e-5)).isEmpty();
        ObjectNode other = JsonReport.tree(study);
        ((ObjectNode) other.path("verdicts").get(0)).put("verdict", "unresolved");
        assertThat(ReportComparison.of(shipped, other, 1e-5))
                .as("a verdict that changed is seen")
                .hasSize(1);
    }
}
