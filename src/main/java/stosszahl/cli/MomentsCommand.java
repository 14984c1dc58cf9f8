package stosszahl.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import stosszahl.catalogue.ModelCatalogue;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
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

    @Parameters(paramLabel = "MODEL", description = "A built-in model or a YAML file.")
    private String model = "";

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

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        KacModel kac = ModelCatalogue.load(model).model();
        List<Observable> asked = Arguments.observables(observables, kac);
        List<ParticleNumber> numbers = Arguments.particles(particles, kac);
        double[] at = Arguments.times(times).stream().mapToDouble(t -> t).toArray();
        MomentSystem system = MomentSystem.of(kac, asked);
        ObjectNode document = Printer.object().put("model", kac.name()).put("exact", system.exact());
        ArrayNode rows = document.putArray("rows");
        List<List<Object>> table = new ArrayList<>();
        for (ParticleNumber n : numbers) {
            double[][] values = system.expectations(asked, n, at);
            for (int o = 0; o < asked.size(); o++) {
                for (int t = 0; t < at.length; t++) {
                    ObjectNode row =
                            rows.addObject().put("observable", asked.get(o).text());
                    Printer.put(row, "N", n);
                    row.put("t", at[t]);
                    row.set("value", Printer.number(values[o][t]));
                    table.add(List.of(asked.get(o).text(), n, at[t], values[o][t]));
                }
            }
        }
        if (json) {
            Printer.json(spec.commandLine().getOut(), document);
        } else {
            Printer.table(spec.commandLine().getOut(), List.of("observable", "N", "t", "expectation"), table);
        }
        return Stosszahl.OK;
    }
}
