package stosszahl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import org.junit.jupiter.api.Test;
import stosszahl.catalogue.ModelCatalogue;

/** The README says what is so: its Java runs, its model is the built-in one, its pictures are there. */
class ReadmeTest {
    private static final Path README = Path.of("README.md");

    private static List<String> blocks(String language) throws IOException {
        Matcher matcher = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(README));
        List<String> blocks = new ArrayList<>();
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        return blocks;
    }

    @Test
    void thereAreExactlyTwoCommands() throws IOException {
        assertThat(blocks("sh"))
                .hasSize(2)
                .allSatisfy(b -> assertThat(b.lines()).hasSize(1));
    }

    @Test
    void itsJavaRunsAndTheSampledValueIsNearTheExactOne() throws IOException {
        String code = String.join("\n", blocks("java"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream before = System.out;
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            shell.addToClasspath(System.getProperty("java.class.path"));
            String rest = code;
            while (!rest.isBlank()) {
                SourceCodeAnalysis.CompletionInfo info =
                        shell.sourceCodeAnalysis().analyzeCompletion(rest);
                for (SnippetEvent event : shell.eval(info.source())) {
                    assertThat(event.exception()).as(info.source()).isNull();
                    assertThat(event.status()).as(info.source()).isEqualTo(Snippet.Status.VALID);
                }
                rest = info.remaining();
            }
        } finally {
            System.setOut(before);
        }
        Matcher numbers = Pattern.compile("([0-9.]+) exact, ([0-9.]+) sampled; limit ([0-9.]+)")
                .matcher(out.toString(StandardCharsets.UTF_8));
        assertThat(numbers.find()).as(out.toString(StandardCharsets.UTF_8)).isTrue();
        double exact = Double.parseDouble(numbers.group(1));
        // 20 000 replicas of 10 particles: one standard error is 0.011.
        assertThat(Double.parseDouble(numbers.group(2))).isBetween(exact - 0.05, exact + 0.05);
        assertThat(numbers.group(3))
                .isEqualTo(String.format(Locale.ROOT, "%.4f", 3 - 3 * Math.pow(0.6, 2) * Math.exp(-0.5)));
    }

    @Test
    void itsModelIsTheBuiltInOne() throws IOException {
        String built = ModelCatalogue.yaml("binary-ternary")
                .lines()
                .filter(l -> !l.startsWith("#"))
                .reduce("", (a, b) -> a + b + "\n");
        assertThat(blocks("yaml")).containsExactly(built);
    }

    @Test
    void itsPicturesAreThere() throws IOException {
        Matcher matcher = Pattern.compile("!\\[[^]]+]\\(([^)]+)\\)").matcher(Files.readString(README));
        List<String> missing = new ArrayList<>();
        int pictures = 0;
        while (matcher.find()) {
            pictures++;
            if (!Files.isRegularFile(Path.of(matcher.group(1)))) {
                missing.add(matcher.group(1));
            }
        }
        assertThat(pictures).isPositive();
        assertThat(missing).isEmpty();
    }
}
