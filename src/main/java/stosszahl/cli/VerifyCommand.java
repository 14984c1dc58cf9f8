package stosszahl.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import stosszahl.catalogue.ModelCatalogue;
import stosszahl.catalogue.ModelDescription;
import stosszahl.catalogue.ModelException;
import stosszahl.catalogue.UserClass;
import stosszahl.claim.Finding;
import stosszahl.claim.Study;
import stosszahl.report.JsonReport;
import stosszahl.report.ReportWriter;
import stosszahl.report.Summary;
import stosszahl.theorem.HierarchyFamily;
import stosszahl.theorem.TheoremStudy;
import stosszahl.verify.Settings;
import stosszahl.verify.Verification;
import tools.jackson.databind.node.ObjectNode;

/** {@code verify MODEL}: the main job; {@code verify --family CLASS}: Theorem 2.1 for any family of hierarchies. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "The main job: holds a model against the paper, from the hypotheses on one collision (H1-H3) over Conditions 1",
            "and 2 and (A1)-(A3) to Theorems 2.1-2.3, and writes a report. With --family, the same for any family of hierarchies",
            "under Theorem 2.1: Conditions 1 and 2, (A1)-(A3), the window, the Duhamel series, convergence in observables."
        },
        footer = {
            "",
            "Example: stosszahl verify binary-ternary --out reports/binary-ternary",
            "Example: java -cp stosszahl.jar:YOUR.jar stosszahl.cli.Stosszahl verify --family org.example.MyFamily"
        })
final class VerifyCommand implements Callable<Integer> {
    /** Options that say nothing about a family of hierarchies. */
    private static final List<String> OF_A_GAS = List.of("--replicas", "--threads", "--cells");

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL", arity = "0..1", description = "A built-in model or a YAML file.")
    private @Nullable String model;

    @Option(
            names = "--family",
            paramLabel = "CLASS",
            description = "Instead of MODEL: any family of hierarchies, a class on the class path that implements"
                    + " stosszahl.theorem.HierarchyFamily and has a public constructor without arguments.")
    private @Nullable String family;

    @Option(
            names = "--N",
            paramLabel = "N,..",
            description = "Numbers of particles for the exact moments, or of the family; a rate needs three.")
    private @Nullable String particles;

    @Option(
            names = "--until",
            paramLabel = "T",
            description = "End of the long window (default: three relaxation times), or of the family's window.")
    private @Nullable Double until;

    @Option(names = "--out", paramLabel = "DIR", description = "Where the report goes (default: reports/NAME).")
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
        if ((model == null) == (family == null)) {
            throw new IllegalArgumentException(
                    model == null
                            ? "verify what? Give a MODEL, or --family CLASS"
                            : "MODEL and --family exclude each other; leave out " + model + " or --family " + family);
        }
        Study study = model == null ? ofFamily(Objects.requireNonNull(family)) : ofModel(model);
        Path directory = directory(study.model());
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

    private Path directory(String name) {
        return out == null ? Path.of("reports", name.replaceAll("[^A-Za-z0-9._-]+", "-")) : out;
    }

    private Study ofModel(String name) throws IOException {
        ModelDescription description = ModelCatalogue.load(name);
        Settings settings = new Settings(
                particles == null
                        ? Settings.defaultParticles(description.model().highestOrder())
                        : Arguments.finite(particles, description.model()),
                until == null ? OptionalDouble.empty() : OptionalDouble.of(until),
                seed.value(),
                replicas,
                threads.count(),
                cells == null ? OptionalInt.empty() : OptionalInt.of(cells));
        ReportWriter.checkPlace(directory(description.model().name()));
        try (TerminalProgress progress = new TerminalProgress()) {
            return Verification.run(description, settings, progress);
        }
    }

    private Study ofFamily(String className) throws IOException {
        for (String option : OF_A_GAS) {
            if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw new IllegalArgumentException(
                        option + " is about a gas; a family of hierarchies has no such thing, leave it out");
            }
        }
        HierarchyFamily<?> asked = UserClass.withoutArguments("--family", className, HierarchyFamily.class);
        try {
            ReportWriter.checkPlace(directory(asked.name()));
            return TheoremStudy.run(
                    asked,
                    particles == null ? asked.particles() : Arguments.finite(particles),
                    until == null ? OptionalDouble.empty() : OptionalDouble.of(until),
                    seed.value());
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException e) {
            // The family is the user's code: what it throws is said with its place, as bad input.
            throw new ModelException(
                    "--family: the study of " + className + " failed: " + e
                            + (e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0]),
                    e);
        }
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
