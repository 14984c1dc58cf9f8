package stosszahl.cli;

import picocli.CommandLine.Parameters;
import stosszahl.catalogue.ModelCatalogue;
import stosszahl.catalogue.ModelDescription;

/** The argument MODEL of the commands that look at one model. */
final class ModelArgument {
    @Parameters(paramLabel = "MODEL", description = "A built-in model or a YAML file.")
    private String name = "";

    /** Reads the model. */
    ModelDescription load() {
        return ModelCatalogue.load(name);
    }
}
