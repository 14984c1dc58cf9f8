package stosszahl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs commands as a user would, without a process. */
abstract class CommandTest {
    /** What a command printed, and its exit status. */
    record Outcome(int status, String out, String err) {
        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }

    static Outcome run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Stosszahl.run(new PrintWriter(out), new PrintWriter(err), args);
        return new Outcome(status, out.toString(), err.toString());
    }

    /** The program in a process of its own, for what a process alone shows: signals and devices. */
    static ProcessBuilder process(List<String> args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "stosszahl.cli.Stosszahl"));
        command.addAll(args);
        return new ProcessBuilder(command);
    }

    /** Bad input exits with status 2 and one line that holds the given words; nothing is printed on standard output. */
    static void refused(String words, String... args) {
        Outcome outcome = run(args);
        assertThat(outcome.status()).as(String.join(" ", args)).isEqualTo(2);
        assertThat(outcome.err().lines())
                .as(String.join(" ", args))
                .singleElement()
                .asString()
                .contains(words);
        assertThat(outcome.out()).isEmpty();
    }
}
