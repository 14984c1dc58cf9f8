package stosszahl.notebook;

import java.io.File;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.execution.LocalExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.BaseKernelBuilder;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.history.HistoryManager;
import org.dflib.jjava.jupyter.kernel.magic.MagicParser;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;

/** A Jupyter kernel for Java: cells go to a JShell in this process, and {@link Shown} objects become HTML. */
public final class Kernel extends BaseKernel {
    private final JShell shell;
    private final Values values = new Values();
    private volatile Thread running = Thread.currentThread();

    private Kernel(HistoryManager history, JupyterIO io, CommManager comm, Renderer renderer, MagicParser parser, MagicsRegistry magics, StringStyler errors) {
        super(
                "stosszahl",
                "1",
                new LanguageInfo.Builder("Java")
                        .version(Runtime.version().toString())
                        .mimetype("text/x-java-source")
                        .fileExtension(".jshell")
                        .pygments("java")
                        .codemirror("text/x-java")
                        .build(),
                List.of(),
                history,
                io,
                comm,
                renderer,
                parser,
                magics,
                false,
                errors);
        shell = JShell.builder().executionEngine(values, Map.of()).build();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            shell.addToClasspath(entry);
        }
    }

    /** The parts that every kernel has. */
    private static final class Builder extends BaseKernelBuilder<Builder, Kernel> {
        @Override
        public Kernel build() {
            return new Kernel(
                    buildHistoryManager(),
                    buildJupyterIO(buildJupyterIOEncoding()),
                    buildCommManager(),
                    buildRenderer(),
                    // No magics: "%" is Java's remainder, and a cell is Java and nothing else.
                    new MagicParser("(?!)", "(?!)", buildMagicTranspiler()),
                    buildMagicsRegistry(),
                    buildErrorStyler());
        }
    }

    /** Runs snippets in this process and keeps the object that the last one gave, which JShell shows as text only. */
    private static final class Values extends LocalExecutionControl implements ExecutionControlProvider {
        private volatile Object last;

        @Override
        public String name() {
            return "stosszahl";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
            return this;
        }

        @Override
        protected String invoke(Method method) throws Exception {
            try {
                last = method.invoke(null);
                return valueString(last);
            } catch (InvocationTargetException e) {
                // The caller unwraps exceptions of the user's code, and knows no errors.
                throw e.getCause() instanceof Exception ? e : new InvocationTargetException(new RuntimeException(e.getCause()));
            }
        }
    }

    @Override
    public Object evalRaw(String cell) {
        running = Thread.currentThread();
        values.last = null;
        SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
        Object result = null;
        String rest = cell;
        while (!rest.isBlank()) {
            SourceCodeAnalysis.CompletionInfo next = analysis.analyzeCompletion(rest);
            String source = next.completeness().isComplete() ? next.source() : rest;
            values.last = null;
            for (SnippetEvent event : shell.eval(source)) {
                result = outcome(event);
            }
            rest = next.completeness().isComplete() ? next.remaining() : "";
        }
        return result;
    }

    private Object outcome(SnippetEvent event) {
        Snippet snippet = event.snippet();
        if (event.exception() != null) {
            throw new CellFailure(describe(event.exception()));
        }
        if (event.causeSnippet() == null && event.status() == Snippet.Status.REJECTED) {
            List<String> lines = new ArrayList<>();
            for (Diag diag : shell.diagnostics(snippet).toList()) {
                String source = snippet.source();
                int from = (int) Math.max(0, Math.min(source.length(), diag.getStartPosition()));
                lines.add(diag.getMessage(Locale.ROOT) + "  at: " + source.substring(from).lines().findFirst().orElse(""));
            }
            throw new CellFailure(String.join("\n", lines));
        }
        if (event.status() == Snippet.Status.RECOVERABLE_DEFINED || event.status() == Snippet.Status.RECOVERABLE_NOT_DEFINED) {
            throw new CellFailure("not defined yet: "
                    + String.join(", ", shell.unresolvedDependencies((jdk.jshell.DeclarationSnippet) snippet).toList()));
        }
        // A value is shown for a bare expression only, as in every notebook.
        boolean bare = snippet.kind() == Snippet.Kind.EXPRESSION
                || snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
        // printf returns its stream, which nobody wants to see.
        return bare && !(values.last instanceof PrintStream) ? values.last : null;
    }

    private static String describe(JShellException exception) {
        StringBuilder text = new StringBuilder();
        for (Throwable e = exception; e != null; e = e.getCause()) {
            text.append(text.length() == 0 ? "" : "\ncaused by ");
            if (e instanceof EvalException thrown) {
                text.append(thrown.getExceptionClassName()).append(": ").append(thrown.getMessage());
            } else if (e instanceof UnresolvedReferenceException) {
                text.append("a definition that is missing: ").append(e.getMessage());
            } else {
                text.append(e);
            }
        }
        return text.toString();
    }

    /** A cell that did not compile or threw; its message is all that the reader needs. */
    private static final class CellFailure extends RuntimeException {
        CellFailure(String message) {
            super(message, null, false, false);
        }
    }

    @Override
    public List<String> formatError(Throwable failure) {
        return failure instanceof CellFailure ? failure.getMessage().lines().toList() : super.formatError(failure);
    }

    @Override
    public DisplayData eval(String cell) {
        Object value = evalRaw(cell);
        return value == null ? null : data(value);
    }

    private static DisplayData data(Object value) {
        DisplayData data = new DisplayData(value instanceof Shown shown ? shown.text() : String.valueOf(value));
        if (value instanceof Shown shown) {
            data.putHTML(shown.html());
        }
        return data;
    }

    /**
     * Shows an object in the middle of a cell.
     *
     * @param value the object
     */
    public static void show(Object value) {
        notebookKernel().display(data(value));
    }

    @Override
    public DisplayData inspect(String code, int at, boolean extra) {
        StringBuilder text = new StringBuilder();
        shell.sourceCodeAnalysis()
                .documentation(code, at, true)
                .forEach(d -> text.append(d.signature()).append('\n').append(d.javadoc() == null ? "" : d.javadoc()));
        return new DisplayData(text.toString());
    }

    @Override
    public ReplacementOptions complete(String code, int at) {
        int[] anchor = {at};
        List<String> found = shell.sourceCodeAnalysis().completionSuggestions(code, at, anchor).stream()
                .map(SourceCodeAnalysis.Suggestion::continuation)
                .distinct()
                .toList();
        return new ReplacementOptions(found, anchor[0], at);
    }

    @Override
    public String isComplete(String code) {
        return switch (shell.sourceCodeAnalysis().analyzeCompletion(code).completeness()) {
            case COMPLETE, COMPLETE_WITH_SEMI, CONSIDERED_INCOMPLETE, EMPTY -> IS_COMPLETE_YES;
            case DEFINITELY_INCOMPLETE -> "incomplete";
            case UNKNOWN -> IS_COMPLETE_BAD;
        };
    }

    @Override
    public void interrupt() {
        running.interrupt();
    }

    /**
     * Starts the kernel; Jupyter does this.
     *
     * @param arguments the connection file
     * @throws Exception if the file cannot be read or the sockets cannot be opened
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 1) {
            System.err.println("Kernel: Jupyter starts me with its connection file; to install me run src/notebooks/install");
            System.exit(2);
        }
        Locale.setDefault(Locale.ROOT);
        KernelConnectionProperties properties = KernelConnectionProperties.parse(Files.readString(Path.of(arguments[0])));
        JupyterConnection connection = new JupyterConnection(properties);
        Kernel kernel = new Builder().name("stosszahl").version("1").build();
        kernel.onStartup();
        kernel.becomeHandlerForConnection(connection);
        connection.connect();
        connection.waitUntilClose();
    }
}
