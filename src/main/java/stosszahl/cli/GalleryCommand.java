package stosszahl.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import stosszahl.catalogue.ModelCatalogue;
import stosszahl.catalogue.ModelDescription;
import stosszahl.claim.Study;
import stosszahl.report.Gallery;
import stosszahl.report.ReportWriter;
import stosszahl.verify.Settings;
import stosszahl.verify.Verification;

/** {@code gallery}: reports of several models with an index page. */
@Command(
        name = "gallery",
        mixinStandardHelpOptions = true,
        description = {
            "Verifies several models and writes their reports side by side, with an index page. A model that cannot be verified",
            "is named on standard error and left out; the exit status is then 1, as for a claim that is refuted."
        },
        footer = {"", "Example: stosszahl gallery --out reports"})
final class GalleryCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--models",
            split = ",",
            paramLabel = "MODEL",
            description = "Built-in models or YAML files (default: those of the shipped gallery).")
    private @Nullable List<String> models;

    @Option(
            names = "--out",
            defaultValue = "reports",
            paramLabel = "DIR",
            description = "Where to (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("reports");

    @Option(
            names = "--replicas",
            defaultValue = "2000",
            paramLabel = "R",
            description = "As for verify (default: ${DEFAULT-VALUE}).")
    private int replicas;

    @Mixin
    private SeedOption seed = new SeedOption();

    @Override
    public Integer call() throws IOException {
        Map<String, ModelDescription> chosen = new LinkedHashMap<>();
        for (String name : models == null ? Gallery.models() : models) {
            ModelDescription description = ModelCatalogue.load(name);
            chosen.put(description.model().name().replaceAll("[^A-Za-z0-9._-]+", "-"), description);
        }
        ReportWriter.checkPlace(out);
        Map<String, Study> studies = new LinkedHashMap<>();
        List<String> failed = new ArrayList<>();
        for (Map.Entry<String, ModelDescription> each : chosen.entrySet()) {
            ModelDescription description = each.getValue();
            Settings settings = new Settings(
                    Settings.defaultParticles(description.model().highestOrder()),
                    OptionalDouble.empty(),
                    seed.value(),
                    replicas,
                    Runtime.getRuntime().availableProcessors(),
                    OptionalInt.empty());
            try (TerminalProgress progress = new TerminalProgress()) {
                studies.put(each.getKey(), Verification.run(description, settings, progress));
            } catch (IllegalArgumentException e) {
                failed.add(each.getKey());
                spec.commandLine().getErr().println("stosszahl: " + each.getKey() + " is left out: " + e.getMessage());
            }
        }
        if (studies.isEmpty()) {
            throw new IllegalArgumentException("none of the models can be verified: " + String.join(", ", failed));
        }
        var printer = spec.commandLine().getOut();
        printer.println("gallery: " + Gallery.write(studies, out));
        printer.flush();
        return failed.isEmpty() && studies.values().stream().noneMatch(Study::refuted)
                ? Stosszahl.OK
                : Stosszahl.REFUTED;
    }
}
