package stosszahl.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import stosszahl.report.ReportComparison;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code diff A B}: what changed between two reports. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Compares two reports: verdicts that changed, numbers beyond the tolerance, tables and figures that came or went.",
            "Exit status: 0 the same, 1 different, 2 bad input."
        },
        footer = {"", "Example: stosszahl diff reports/kac /tmp/kac --tolerance 1e-6"})
final class DiffCommand implements Callable<Integer> {
    private static final int DIFFERENT = 1;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "A", description = "A report.json, or the directory that holds it.")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "B", description = "Another.")
    private Path after = Path.of("");

    @Option(
            names = "--tolerance",
            defaultValue = "1e-6",
            paramLabel = "R",
            description = "Relative tolerance for numbers; below 1e-10 all are the same (default: ${DEFAULT-VALUE}).")
    private double tolerance;

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public Integer call() {
        List<ReportComparison.Change> changes = ReportComparison.of(read(before), read(after), tolerance);
        var out = spec.commandLine().getOut();
        if (json.asked()) {
            ObjectNode document = Printer.object().put("same", changes.isEmpty());
            ArrayNode list = document.putArray("changes");
            changes.forEach(c -> list.addObject()
                    .put("place", c.place())
                    .put("before", c.before())
                    .put("after", c.after()));
            Printer.json(out, document);
        } else if (changes.isEmpty()) {
            out.println("the reports are the same within " + tolerance);
        } else {
            List<List<Object>> rows = changes.stream()
                    .map(c -> List.<Object>of(c.place(), c.before(), c.after()))
                    .toList();
            Printer.table(out, List.of("where", "before", "after"), rows);
        }
        out.flush();
        return changes.isEmpty() ? Stosszahl.OK : DIFFERENT;
    }

    private static JsonNode read(Path path) {
        Path file = Files.isDirectory(path) ? path.resolve("report.json") : path;
        try {
            return JsonMapper.shared().readTree(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "cannot read " + file + "; give a report.json or the directory that verify wrote", e);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(file + " is not JSON; give a report.json that verify wrote", e);
        }
    }
}
