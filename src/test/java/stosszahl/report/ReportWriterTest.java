package stosszahl.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {
    @TempDir
    Path directory;

    @Test
    void aReportIsWrittenWhole() throws IOException {
        Path html = ReportWriter.write(SampleStudy.realistic(), directory.resolve("a/b/out"));
        assertThat(html).isEqualTo(directory.resolve("a/b/out/report.html")).isNotEmptyFile();
        assertThat(entries(directory.resolve("a/b"))).containsExactly("out");
        assertThat(entries(directory.resolve("a/b/out")))
                .containsExactlyInAnyOrder("report.html", "report.json", "report.md", "tables.tex", "csv", "figures");
        assertThat(entries(directory.resolve("a/b/out/csv"))).hasSize(8);
    }

    @Test
    void aFailureLeavesNothing() throws IOException {
        Path out = directory.resolve("out");
        assertThatThrownBy(() -> ReportWriter.write(failing(), out)).hasMessage("the disk is full");
        assertThat(entries(directory)).isEmpty();
    }

    @Test
    void aFailureLeavesTheEarlierReport() throws IOException {
        Path out = directory.resolve("out");
        ReportWriter.write(fine("earlier"), out);
        assertThatThrownBy(() -> ReportWriter.write(failing(), out)).hasMessage("the disk is full");
        assertThat(entries(directory)).containsExactly("out");
        assertThat(out.resolve("report.html")).hasContent("earlier");
        assertThat(out.resolve("csv/verdicts.csv")).hasContent("earlier");
    }

    @Test
    void aFailureHalfWayThroughReplacingPutsTheEarlierReportBack() throws IOException {
        Path out = directory.resolve("out");
        ReportWriter.write(fine("earlier"), out);
        Map<String, ReportWriter.Content> incomplete = fine("later");
        incomplete.remove("report.html");
        assertThatThrownBy(() -> ReportWriter.write(incomplete, out)).isInstanceOf(IOException.class);
        assertThat(entries(directory)).containsExactly("out");
        for (String file : fine("").keySet()) {
            assertThat(out.resolve(file)).hasContent("earlier");
        }
    }

    @Test
    void aLaterReportReplacesAnEarlierOneAndLeavesOtherFiles() throws IOException {
        Path out = Files.createDirectory(directory.resolve("out"));
        Files.writeString(out.resolve("notes.txt"), "mine");
        ReportWriter.write(fine("earlier"), out);
        ReportWriter.write(fine("later"), out);
        assertThat(out.resolve("report.json")).hasContent("later");
        assertThat(out.resolve("notes.txt")).hasContent("mine");
        assertThat(entries(directory)).containsExactly("out");
    }

    @Test
    void whatIsNotAReportIsNotOverwritten() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "mine");
        assertThatThrownBy(() -> ReportWriter.write(fine("x"), file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is a file");
        assertThatThrownBy(() -> ReportWriter.write(fine("x"), file.resolve("below")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(file + " is a file");
        Path data = Files.createDirectories(directory.resolve("data/csv")).getParent();
        assertThatThrownBy(() -> ReportWriter.write(fine("x"), data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not an earlier report");
        Path out = directory.resolve("out");
        ReportWriter.write(fine("x"), out);
        Files.writeString(out.resolve("csv/mine.csv"), "1");
        assertThatThrownBy(() -> ReportWriter.write(fine("y"), out)).hasMessageContaining("would be lost");
        assertThat(file).hasContent("mine");
        assertThatThrownBy(() -> ReportWriter.write(fine("x"), Path.of("/")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<String, ReportWriter.Content> fine(String text) {
        Map<String, ReportWriter.Content> files = new LinkedHashMap<>();
        for (String name : List.of("csv/verdicts.csv", "report.md", "report.json", "report.html")) {
            files.put(name, () -> text);
        }
        return files;
    }

    private static Map<String, ReportWriter.Content> failing() {
        Map<String, ReportWriter.Content> files = fine("later");
        files.put("report.html", () -> {
            throw new IOException("the disk is full");
        });
        return files;
    }

    private static List<String> entries(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(e -> e.getFileName().toString()).toList();
        }
    }
}
