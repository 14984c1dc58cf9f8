package stosszahl.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A reader in a real browser, without a network: folds a table, points at a plot, switches the theme. The browser is Chromium, started without a window; the visitor is a script at
 * the end of the page, which writes what it saw into the page.
 */
class BrowserTest {
    /** Runs before the page's own scripts, so that no error escapes. */
    private static final String WATCH = """
            <script>
            window.seen = {errors: []};
            addEventListener("error", e => seen.errors.push(String(e.message || e.target.outerHTML)), true);
            addEventListener("unhandledrejection", e => seen.errors.push(String(e.reason)));
            for (const kind of ["error", "warn"]) { const say = console[kind]; console[kind] = (...a) => { seen.errors.push(a.join(" ")); say.apply(console, a); }; }
            </script>
            """;

    private static final String VISIT = """
            <script>
            addEventListener("load", () => setTimeout(() => {
              const details = document.querySelector("details.findings");
              const open = details.open;
              details.querySelector("summary").click();
              seen.folds = open && !details.open;
              const plot = document.querySelector(".plot .u-over");
              const legend = () => [...document.querySelectorAll(".plot .u-legend")].map(l => l.textContent).join();
              const before = legend();
              const box = plot.getBoundingClientRect();
              for (const kind of ["mouseenter", "mousemove"]) {
                plot.dispatchEvent(new MouseEvent(kind, {bubbles: true, clientX: box.left + box.width / 2, clientY: box.top + box.height / 2}));
              }
              setTimeout(() => {
                seen.hovers = legend() !== before;
                const colour = () => getComputedStyle(document.body).backgroundColor;
                const button = document.getElementById("theme");
                button.click();
                const light = colour();
                button.click();
                seen.themes = light !== colour() && document.documentElement.dataset.theme === "dark";
                seen.requests = performance.getEntriesByType("resource").map(r => r.name).filter(n => !n.startsWith("data:"));
                seen.formulas = document.querySelectorAll(".katex").length;
                const result = document.createElement("pre");
                result.id = "seen";
                result.textContent = "<<<" + JSON.stringify(seen) + ">>>";
                document.body.append(result);
              }, 300);
            }, 300));
            </script>
            """;

    @TempDir
    Path directory;

    private static Optional<String> chromium() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(d -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(n -> Path.of(d, n)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private JsonNode visit(String page) throws IOException, InterruptedException {
        Optional<String> browser = chromium();
        Assumptions.assumeTrue(
                browser.isPresent(),
                "no Chromium on the PATH, so no browser opens the report; apt-get install chromium");
        Path file = Files.writeString(
                directory.resolve("report.html"),
                page.replaceFirst("<head>", "<head>" + java.util.regex.Matcher.quoteReplacement(WATCH))
                        .replace("</body>", VISIT + "</body>"));
        Path dom = directory.resolve("dom.html");
        Process process = new ProcessBuilder(List.of(
                        browser.orElseThrow(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + directory.resolve("profile"),
                        "--host-resolver-rules=MAP * ~NOTFOUND",
                        "--window-size=1200,900",
                        "--virtual-time-budget=8000",
                        "--dump-dom",
                        file.toUri().toString()))
                .redirectOutput(dom.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("the browser did not end within 120 seconds");
        }
        String text = Files.readString(dom, StandardCharsets.UTF_8);
        int from = text.lastIndexOf("&lt;&lt;&lt;{");
        assertThat(from).as("the visitor wrote down what it saw").isPositive();
        String json = text.substring(from + 12, text.indexOf("&gt;&gt;&gt;", from))
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
        return JsonMapper.shared().readTree(json);
    }

    @Test
    void aReaderFoldsATablePointsAtAPlotAndSwitchesTheThemeWithoutANetwork() throws Exception {
        JsonNode seen = visit(HtmlReport.withDefaults().page(SampleStudy.realistic()));
        assertThat(seen.path("folds").asBoolean()).as("a table folds").isTrue();
        assertThat(seen.path("hovers").asBoolean())
                .as("a plot answers the mouse")
                .isTrue();
        assertThat(seen.path("themes").asBoolean()).as("the theme changes").isTrue();
        assertThat(seen.path("formulas").asInt()).as("formulas are typeset").isPositive();
        assertThat(seen.path("errors").size())
                .as("errors: %s", seen.path("errors"))
                .isZero();
        assertThat(seen.path("requests").size())
                .as("requests: %s", seen.path("requests"))
                .isZero();
    }

    @Test
    void aPageThatAsksTheNetworkOrFailsIsNoticed() throws Exception {
        String page = HtmlReport.withDefaults().page(SampleStudy.realistic());
        JsonNode seen = visit(page.replace("</body>", "<script src=\"https://example.org/x.js\"></script></body>"));
        assertThat(seen.path("requests").size() + seen.path("errors").size()).isPositive();
        JsonNode broken = visit(page.replace("</body>", "<script>console.error('broken')</script></body>"));
        assertThat(broken.path("errors").toString()).contains("broken");
    }
}
