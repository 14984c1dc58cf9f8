package stosszahl.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import stosszahl.catalogue.ModelDescription;
import stosszahl.claim.Finding;
import stosszahl.claim.Study;
import stosszahl.report.JsonReport;
import stosszahl.report.ReportWriter;
import stosszahl.report.Summary;
import stosszahl.verify.Settings;
import stosszahl.verify.Verification;
import tools.jackson.databind.node.ObjectNode;

/** {@code verify MODEL}: the main job. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "The main job: holds a model against the paper, from the hypotheses on one collision (H1-H3) over Conditions 1",
            "and 2 and (A1)-(A3) to Theorems 2.1-2.3, and writes a report."
        },
        footer = {"", "Example: stosszahl verify binary-ternary --out reports/binary-ternary"})
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelArgument model = new ModelArgument();

    @Option(
            names = "--N",
            paramLabel = "N,..",
            description = "Numbers of particles for the exact moments; a rate needs three.")
    private @Nullable String particles;

    @Option(
            names = "--until",
            paramLabel = "T",
            description = "End of the long window (default: three relaxation times).")
    private @Nullable Double until;

    @Option(names = "--out", paramLabel = "DIR", description = "Where the report goes (default: reports/MODEL).")
    private @Nullable Path out;

    @Mixin
    private SeedOption seed = new SeedOption();

    @Option(
            names = "--replicas",
            defaultValue = "2000",
            paramLabel = "R",
            description = "Replicas of 1000 particles; few particles get more (default: ${DEFAULT-VALUE}).")
    private int replicas;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Option(
            names = "--cells",
            paramLabel = "G",
            description = "Cells per axis of the grid of the operators (default: by model).")
    private @Nullable Integer cells;

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public Integer call() throws IOException {
        ModelDescription description = model.load();
        Settings settings = new Settings(
                particles == null
                        ? Settings.defaultParticles(description.model().highestOrder())
                        : Arguments.finite(particles, description.model()),
                until == null ? OptionalDouble.empty() : OptionalDouble.of(until),
                seed.value(),
                replicas,
                threads.count(),
                cells == null ? OptionalInt.empty() : OptionalInt.of(cells));
        Path directory =
                out == null ? Path.of("reports", description.model().name().replaceAll("[^A-Za-z0-9._-]+", "-")) : out;
        ReportWriter.checkPlace(directory);
        Study study;
        try (TerminalProgress progress = new TerminalProgress()) {
            study = Verification.run(description, settings, progress);
        }
        Path report = ReportWriter.write(study, directory);
        PrintWriter printer = spec.commandLine().getOut();
        if (json.asked()) {
            ObjectNode document = JsonReport.tree(study);
            document.put("report", report.toString());
            Printer.json(printer, document);
        } else {
            print(printer, study, report);
        }
        return study.refuted() ? Stosszahl.REFUTED : Stosszahl.OK;
    }

    private static void print(PrintWriter out, Study study, Path report) {
        List<List<Object>> rows = new ArrayList<>();
        for (Finding f : study.findings()) {
            rows.add(List.of(f.measured(), f.bound(), f.verdict().word(), f.claim()));
        }
        Printer.table(out, List.of("measured", "bound", "verdict", "claim"), rows);
        out.println();
        out.println(Summary.of(study).sentence());
        out.println("report: " + report);
        out.flush();
    }
}
