package stosszahl.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the page is made of besides the study: our style and script, KaTeX, uPlot and their licences, read from the class path. */
final class Assets {
    private static final String OURS = "/stosszahl/report/";
    private static final Pattern FONT_SOURCES = Pattern.compile("src:([^;}]*)");
    private static final Pattern WOFF2 = Pattern.compile("url\\(([^)]*\\.woff2)\\)");

    private Assets() {}

    /** Our own file. */
    static String ours(String name) {
        return text(OURS + name);
    }

    /** KaTeX's style sheet with its fonts as data, woff2 alone: every browser that can show the page reads it. */
    static String katexStyle() {
        String dist = webjar("katex") + "dist/";
        Matcher sources = FONT_SOURCES.matcher(text(dist + "katex.min.css"));
        StringBuilder css = new StringBuilder();
        while (sources.find()) {
            Matcher font = WOFF2.matcher(sources.group(1));
            if (!font.find()) {
                throw new IllegalStateException("katex.min.css names a font without woff2: " + sources.group(1));
            }
            String data = Base64.getEncoder().encodeToString(bytes(dist + font.group(1)));
            sources.appendReplacement(css, "src:url(data:font/woff2;base64," + data + ") format(\"woff2\")");
        }
        return sources.appendTail(css).toString();
    }

    /** KaTeX's script behind its licence. */
    static String katexScript() {
        return script("katex", "dist/katex.min.js");
    }

    /** The style sheet of uPlot. */
    static String plotStyle() {
        return text(webjar("uplot") + "dist/uPlot.min.css");
    }

    /** uPlot's script behind its licence. */
    static String plotScript() {
        return script("uplot", "dist/uPlot.iife.min.js");
    }

    /** A script that can stand in a page: nothing in it ends the element that holds it. */
    static String embeddable(String name, String script) {
        if (script.contains("</script") || script.contains("<!--")) {
            throw new IllegalStateException(name + " cannot be embedded: it contains </script or <!--");
        }
        return script;
    }

    private static String script(String name, String path) {
        String root = webjar(name);
        return embeddable(name, "/*\n" + name + "\n" + text(root + "LICENSE").strip() + "\n*/\n" + text(root + path));
    }

    /** The root of a WebJar, whatever its version: it says so in its own properties. */
    private static String webjar(String name) {
        Properties properties = new Properties();
        String path = "/META-INF/maven/org.webjars.npm/" + name + "/pom.properties";
        try (InputStream in = open(path)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
        return "/META-INF/resources/webjars/" + name + "/" + properties.getProperty("version") + "/";
    }

    private static String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String path) {
        try (InputStream in = open(path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    private static InputStream open(String path) {
        InputStream in = Assets.class.getResourceAsStream(path);
        if (in == null) {
            throw new IllegalStateException(path + " is not on the class path; build with mvn package");
        }
        return in;
    }
}
