package stosszahl.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import stosszahl.catalogue.ModelException;

/** The command line {@code stosszahl COMMAND ...}. */
@Command(
        name = "stosszahl",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Checks on a computer that a hierarchy of equations for N particles converges to its limit:",
            "the generalised Kac model with collisions of every order, from BBGKY to Boltzmann."
        },
        footer = {
            "",
            "A MODEL is a built-in name (see 'stosszahl models') or a YAML file.",
            "Exit status: 0 all claims hold, 1 a claim is refuted, 2 bad input, 3 interrupted."
        },
        subcommands = {
            VerifyCommand.class,
            ConstantsCommand.class,
            MomentsCommand.class,
            SpectrumCommand.class,
            LawsCommand.class,
            DuhamelCommand.class,
            RateCommand.class,
            SampleCommand.class,
            LedgerCommand.class,
            StudyCommand.class,
            ModelsCommand.class,
            DiffCommand.class,
            GalleryCommand.class,
            CompletionCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Stosszahl {
    /** All claims hold, or fail where the model says they are expected to. */
    static final int OK = 0;

    /** A claim is refuted. */
    static final int REFUTED = 1;

    /** Bad input. */
    static final int BAD_INPUT = 2;

    /** Interrupted; by {@code sample} with a checkpoint written. */
    static final int INTERRUPTED = 3;

    private Stosszahl() {}

    /** All commands, for a look at them without running one. */
    static CommandLine commands() {
        return new CommandLine(new Stosszahl());
    }

    /**
     * Runs a command and ends the process with its exit status.
     *
     * @param args the command and its options
     */
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        Thread interrupted = new Thread(
                () -> {
                    err.println("stosszahl: interrupted; what was not finished is not kept");
                    Runtime.getRuntime().halt(INTERRUPTED);
                },
                "interrupted");
        // sample writes a checkpoint first, and says how it ends by itself.
        boolean own = args.length > 0 && args[0].equals("sample");
        if (!own) {
            Runtime.getRuntime().addShutdownHook(interrupted);
        }
        int status = run(out, err, args);
        if (!own) {
            try {
                Runtime.getRuntime().removeShutdownHook(interrupted);
            } catch (IllegalStateException e) {
                return; // The process is ending already, by the signal.
            }
        }
        System.exit(
                out.checkError()
                        ? complain(err, "standard output could not be written; is the device full, or the reader gone?")
                        : status);
    }

    /**
     * Runs a command.
     *
     * @param out where results go
     * @param err where messages go
     * @param args the command and its options
     * @return the exit status
     */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new Stosszahl())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, arguments) -> complain(err, Failures.text(e, arguments)))
                .setExecutionExceptionHandler((e, command, result) -> {
                    if (e instanceof ModelException || e instanceof IllegalArgumentException) {
                        return complain(err, e.getMessage());
                    }
                    if (e instanceof IOException file) {
                        return complain(err, Failures.text(file));
                    }
                    if (e instanceof UncheckedIOException && e.getCause() instanceof IOException file) {
                        return complain(err, Failures.text(file));
                    }
                    Optional<String> own = Failures.ofTheUser(e);
                    if (own.isPresent()) {
                        return complain(err, own.get());
                    }
                    throw e;
                });
        if (args.length == 0) {
            line.usage(err);
            return BAD_INPUT;
        }
        try {
            return line.execute(args);
        } catch (OutOfMemoryError e) {
            return complain(
                    err,
                    "out of memory at " + Runtime.getRuntime().maxMemory() / (1 << 20)
                            + " MiB; ask for less (fewer particles, a coarser grid), or give java more with -Xmx");
        }
    }

    /** One line on standard error: a stranger reads it, so no class names and no stack trace. */
    private static int complain(PrintWriter err, @Nullable String message) {
        String line =
                message == null ? "bad input" : message.lines().findFirst().orElse("bad input");
        err.println("stosszahl: " + line);
        return BAD_INPUT;
    }
}
