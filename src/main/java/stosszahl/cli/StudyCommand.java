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
import stosszahl.observable.Observable;
import stosszahl.report.ReportWriter;
import stosszahl.verify.ConvergenceReport;
import stosszahl.verify.ConvergenceStudy;
import stosszahl.verify.Settings;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code study MODEL}: convergence in the number of particles. */
@Command(
        name = "study",
        mixinStandardHelpOptions = true,
        description = {
            "Convergence of observables in the number of particles. Polynomials, and waves like cos(0.5*v1) whose power series",
            "converges, are exact: the power of N is that of the expansion in 1/N, and low and high are the range of the",
            "exponents between neighbouring N (local), with that limit. Other observables are sampled, with control variates",
            "where they help, against the limit where it is known: the power is fitted, low and high are its 99 %% interval."
        },
        footer = {
            "",
            "Example: stosszahl study kac --observable v1^4 --N 10,20,50,100 --times 1,2",
            "",
            "JSON: rows [{observable, N, t, value, deviation, standardError, low, high, source, verdict}], low and high those of",
            "the deviation; rates [{observable, t, rate, low, high, limit, extrapolated, source, local: [{N1, N2, exponent}],",
            "verdict, reason}]. Verdicts: holds (the decay that the reason states), refuted (status 1), unresolved,",
            "not-applicable (the deviation is exactly 0). What has no value is null: a power or its ends that are not resolved, a",
            "deviation's interval where nearly all replicas are the same and the others are not bounded. A repeated request is one request;",
            "equivalent observables, like v1^2*v2^2 and v2^2*v1^2, are worked out once and reported under each name."
        })
final class StudyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelArgument model = new ModelArgument();

    @Option(
            names = "--observable",
            required = true,
            paramLabel = "O",
            description = "An observable like v1^4 or cos(0.5*v1); may be repeated.")
    private List<String> observables = List.of();

    @Option(names = "--N", required = true, paramLabel = "N,..", description = "At least three numbers of particles.")
    private String particles = "";

    @Option(names = "--times", required = true, paramLabel = "T,..", description = "Increasing times >= 0.")
    private String times = "";

    @Option(
            names = "--replicas",
            defaultValue = "2000",
            paramLabel = "R",
            description = "Replicas of what is sampled (default: ${DEFAULT-VALUE}).")
    private int replicas;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Mixin
    private SeedOption seed = new SeedOption();

    @Option(names = "--out", paramLabel = "DIR", description = "Write a report with figures into this directory.")
    private @Nullable Path out;

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public Integer call() throws IOException {
        ModelDescription description = model.load();
        List<Observable> asked = Arguments.observables(observables, description.model());
        double[] at = Arguments.times(times).stream().mapToDouble(t -> t).toArray();
        Settings settings = new Settings(
                Arguments.finite(particles, description.model()),
                OptionalDouble.empty(),
                seed.value(),
                replicas,
                threads.count(),
                OptionalInt.empty());
        if (out != null) {
            ReportWriter.checkPlace(out);
        }
        ConvergenceStudy study;
        try (TerminalProgress progress = new TerminalProgress()) {
            study = ConvergenceStudy.run(description.model(), asked, settings.particles(), at, settings, progress);
        }
        ObjectNode document = document(description, study);
        Printer.check(document); // Before a report is written.
        Path report = out == null
                ? null
                : ReportWriter.write(
                        ConvergenceReport.write(description, study, asked, settings, at[at.length - 1]), out);
        PrintWriter printer = spec.commandLine().getOut();
        if (report != null) {
            document.put("report", report.toString());
        }
        if (json.asked()) {
            Printer.json(printer, document);
        } else {
            print(printer, study, report);
        }
        return study.refuted() ? Stosszahl.REFUTED : Stosszahl.OK;
    }

    private ObjectNode document(ModelDescription description, ConvergenceStudy study) {
        ObjectNode document =
                Printer.object().put("model", description.model().name()).put("seed", seed.value());
        ArrayNode rows = document.putArray("rows");
        for (ConvergenceStudy.Row r : study.rows()) {
            ObjectNode row = rows.addObject()
                    .put("observable", r.observable().text())
                    .put("N", r.n())
                    .put("t", r.t())
                    .put("value", r.value())
                    .put("deviation", r.deviation())
                    .put("standardError", r.standardError());
            row.set("low", Printer.optional(r.low()));
            row.set("high", Printer.optional(r.high()));
            row.put("source", r.source().word()).put("verdict", r.verdict().word());
        }
        ArrayNode rates = document.putArray("rates");
        for (ConvergenceStudy.Rate r : study.rates()) {
            ObjectNode row =
                    rates.addObject().put("observable", r.observable().text()).put("t", r.t());
            row.set("rate", Printer.optional(r.rate()));
            row.set("low", Printer.optional(r.low()));
            row.set("high", Printer.optional(r.high()));
            row.put("limit", r.limit());
            row.set("extrapolated", Printer.optional(r.extrapolated()));
            row.put("source", r.source().word());
            ArrayNode local = row.putArray("local");
            for (ConvergenceStudy.Local l : r.local()) {
                ObjectNode pair = local.addObject().put("N1", l.first()).put("N2", l.second());
                pair.set("exponent", Printer.optional(l.exponent()));
            }
            row.put("verdict", r.verdict().word()).put("reason", r.reason());
        }
        return document;
    }

    private static void print(PrintWriter out, ConvergenceStudy study, @Nullable Path report) {
        List<List<Object>> rows = new ArrayList<>();
        for (ConvergenceStudy.Row r : study.rows()) {
            rows.add(List.of(
                    r.observable().text(),
                    r.n(),
                    r.t(),
                    r.value(),
                    r.deviation(),
                    r.standardError(),
                    r.source().word(),
                    r.verdict().word()));
        }
        Printer.table(
                out,
                List.of("observable", "N", "t", "value", "deviation", "standard error", "source", "verdict"),
                rows);
        out.println();
        List<List<Object>> rates = new ArrayList<>();
        for (ConvergenceStudy.Rate r : study.rates()) {
            rates.add(List.of(
                    r.observable().text(),
                    r.t(),
                    r.rate(),
                    r.low(),
                    r.high(),
                    r.limit(),
                    r.extrapolated(),
                    r.verdict().word(),
                    r.reason()));
        }
        Printer.table(
                out,
                List.of("observable", "t", "power of N", "low", "high", "limit", "extrapolated", "verdict", "because"),
                rates);
        if (report != null) {
            out.println("report: " + report);
        }
        out.flush();
    }
}
