package stosszahl.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import stosszahl.catalogue.ModelCatalogue;
import stosszahl.kac.KacModel;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code models [NAME]}: the built-in models, as YAML to copy. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "Lists the built-in models, or prints one as YAML to copy.",
        footer = {"", "Example: stosszahl models binary-ternary > mine.yaml"})
final class ModelsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The model to print.")
    private @Nullable String name;

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        if (name != null) {
            String yaml = ModelCatalogue.yaml(name);
            if (json.asked()) {
                Printer.json(out, Printer.object().put("name", name).put("yaml", yaml));
            } else {
                out.print(yaml);
                out.flush();
            }
            return Stosszahl.OK;
        }
        ObjectNode document = Printer.object();
        ArrayNode models = document.putArray("models");
        List<List<Object>> rows = new ArrayList<>();
        for (String each : ModelCatalogue.names()) {
            KacModel model = ModelCatalogue.load(each).model();
            String laws = String.join(
                    ", ",
                    model.collisions().stream()
                            .map(c -> c.weight() + " " + c.law().name() + " K="
                                    + c.law().order())
                            .toList());
            models.addObject()
                    .put("name", each)
                    .put("dimension", model.dimension())
                    .put("highestOrder", model.highestOrder())
                    .put("collisions", laws)
                    .put("initial", model.start().name())
                    .put("yaml", ModelCatalogue.yaml(each));
            rows.add(List.of(each, model.dimension(), laws, model.start().name()));
        }
        if (json.asked()) {
            Printer.json(out, document);
        } else {
            Printer.table(out, List.of("name", "d", "collisions", "initial"), rows);
        }
        return Stosszahl.OK;
    }
}
