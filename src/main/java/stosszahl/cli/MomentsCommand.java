package stosszahl.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.moment.ChaosDefect;
import stosszahl.moment.MomentSystem;
import stosszahl.observable.Observable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code moments MODEL}: exact expectations of polynomial observables, for any {@code N} and in the limit. */
@Command(
        name = "moments",
        mixinStandardHelpOptions = true,
        description = "Expectations of polynomial observables, exact for every N and in the limit (rounding ~1e-12).",
        footer = {"", "Example: stosszahl moments kac --observable v1^4 --N 10,1e15,inf --times 0,1,10"})
final class MomentsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelArgument model = new ModelArgument();

    @Option(
            names = "--observable",
            required = true,
            paramLabel = "O",
            description = "A polynomial like v1^4 or v1^2*v2^2; may be repeated.")
    private List<String> observables = List.of();

    @Option(
            names = "--N",
            required = true,
            paramLabel = "N,..",
            description = "Numbers of particles; inf for the limit.")
    private String particles = "";

    @Option(names = "--times", required = true, paramLabel = "T,..", description = "Times >= 0.")
    private String times = "";

    @Option(
            names = "--chaos",
            description =
                    "Add E[phi(x)phi] - E[phi]^2, and N times it less its limit beside the exact first correction.")
    private boolean chaos;

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public Integer call() {
        KacModel kac = model.load().model();
        List<Observable> asked = Arguments.observables(observables, kac);
        List<ParticleNumber> numbers = Arguments.particles(particles, kac);
        double[] at = Arguments.times(times).stream().mapToDouble(t -> t).toArray();
        MomentSystem system = MomentSystem.of(kac, asked);
        ObjectNode document = Printer.object().put("model", kac.name()).put("exact", system.exact());
        ArrayNode rows = document.putArray("rows");
        List<List<Object>> table = new ArrayList<>();
        for (ParticleNumber n : numbers) {
            asked.forEach(o -> system.checkSize(o, n));
            double[][] values = system.expectations(asked, n, at);
            for (int o = 0; o < asked.size(); o++) {
                double[] errors = system.kernelErrors(asked.get(o), n, at);
                for (int t = 0; t < at.length; t++) {
                    ObjectNode row =
                            rows.addObject().put("observable", asked.get(o).text());
                    Printer.put(row, "N", n);
                    row.put("t", at[t]);
                    row.put("value", values[o][t]);
                    row.put("source", system.source());
                    row.put("error", errors[t]);
                    List<Object> line = new ArrayList<>(List.of(asked.get(o).text(), n, at[t], values[o][t]));
                    if (!system.exact()) {
                        line.add(String.format(Locale.ROOT, "%.1e", errors[t]));
                    }
                    table.add(line);
                }
            }
        }
        List<List<Object>> defects = chaos ? chaos(kac, asked, numbers, at, document.putArray("chaos")) : List.of();
        Printer.check(document);
        if (json.asked()) {
            Printer.json(spec.commandLine().getOut(), document);
            return Stosszahl.OK;
        }
        List<String> heads = new ArrayList<>(List.of("observable", "N", "t", "expectation"));
        if (!system.exact()) {
            heads.add("error");
        }
        Printer.table(spec.commandLine().getOut(), heads, table);
        if (!system.exact()) {
            spec.commandLine()
                    .getOut()
                    .printf(
                            "averages over the kernel by %s; error: what theirs may do to the value%n",
                            system.source());
        }
        if (chaos) {
            spec.commandLine().getOut().println();
            Printer.table(
                    spec.commandLine().getOut(),
                    List.of("observable", "N", "t", "chaos defect", "N (defect - limit)", "coefficient of 1/N"),
                    defects);
        }
        return Stosszahl.OK;
    }

    private static List<List<Object>> chaos(
            KacModel kac, List<Observable> asked, List<ParticleNumber> numbers, double[] at, ArrayNode rows) {
        List<List<Object>> table = new ArrayList<>();
        for (Observable phi : asked) {
            ChaosDefect defect = ChaosDefect.of(kac, phi);
            double[] first = defect.coefficient(1, at);
            for (ParticleNumber n : numbers) {
                double[] value = defect.at(n, at);
                double[] scaled = n.finite() ? defect.scaledDeviation(n, at) : null;
                for (int t = 0; t < at.length; t++) {
                    double times = scaled == null ? Double.NaN : scaled[t];
                    ObjectNode row = rows.addObject().put("observable", phi.text());
                    Printer.put(row, "N", n);
                    row.put("t", at[t]);
                    row.put("defect", value[t]);
                    row.put("scaled", scaled == null ? null : scaled[t]);
                    row.put("coefficient", first[t]);
                    table.add(List.of(phi.text(), n, at[t], value[t], times, first[t]));
                }
            }
        }
        return table;
    }
}
