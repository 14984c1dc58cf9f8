package stosszahl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** Every command explains itself with an example, and completes. */
class HelpTest extends CommandTest {
    @Test
    void everyCommandHasHelpWithAnExampleThatNamesIt() {
        Stosszahl.commands().getSubcommands().forEach((name, command) -> {
            if (!name.equals("help")) {
                StringWriter help = new StringWriter();
                command.usage(new PrintWriter(help));
                assertThat(help.toString()).as(name).containsPattern("Example: .*stosszahl " + name);
                assertThat(run(name, "--help").status()).as(name).isZero();
            }
        });
    }

    @Test
    void theCompletionScriptKnowsEveryCommandAndItsOptions() {
        Outcome outcome = run("completion");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out())
                .startsWith("#!/usr/bin/env bash")
                .contains("complete -F")
                .contains("--replicas");
        assertThat(outcome.out()).contains(Stosszahl.commands().getSubcommands().keySet());
    }
}
