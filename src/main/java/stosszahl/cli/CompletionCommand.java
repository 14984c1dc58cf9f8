package stosszahl.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code completion}: a script that completes commands and options in bash and zsh. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = {
            "Prints a script for bash and zsh that completes commands and options of 'stosszahl', an alias or a wrapper of",
            "'java -jar stosszahl.jar'."
        },
        footer = {"", "Example: source <(stosszahl completion)"})
final class CompletionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        out.print(AutoComplete.bash("stosszahl", spec.root().commandLine()));
        out.flush();
        return Stosszahl.OK;
    }
}
