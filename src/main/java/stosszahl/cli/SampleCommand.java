package stosszahl.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import stosszahl.catalogue.ModelCatalogue;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.observable.Observable;
import stosszahl.particle.Ensemble;
import stosszahl.particle.EnsembleResult;
import stosszahl.particle.Estimate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code sample MODEL}: the jump process and its empirical marginals. */
@Command(
        name = "sample",
        mixinStandardHelpOptions = true,
        description =
                "Runs independent replicas of the N-particle jump process, exact in law, and averages observables.",
        footer = {"", "Example: stosszahl sample kac --N 1000 --replicas 200 --times 1,2 --observable v1^4"})
final class SampleCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = "A built-in model or a YAML file.")
    private String model = "";

    @Option(names = "--N", required = true, paramLabel = "N,..", description = "Numbers of particles, finite.")
    private String particles = "";

    @Option(
            names = "--replicas",
            defaultValue = "100",
            paramLabel = "R",
            description = "Independent replicas, at least 2 (default: ${DEFAULT-VALUE}).")
    private int replicas;

    @Option(names = "--times", required = true, paramLabel = "T,..", description = "Increasing times >= 0.")
    private String times = "";

    @Option(
            names = "--observable",
            required = true,
            paramLabel = "O",
            description = "An observable like v1^4, cos(0.5*v1), [v1<0]*[v2<0]; may be repeated.")
    private List<String> observables = List.of();

    @Option(
            names = "--threads",
            paramLabel = "K",
            description = "Threads; the numbers do not depend on it (default: all).")
    private @Nullable Integer threads;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "S",
            description = "The seed (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--confidence",
            defaultValue = "0.99",
            paramLabel = "C",
            description = "Level of each interval (default: ${DEFAULT-VALUE}).")
    private double confidence;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        KacModel kac = ModelCatalogue.load(model).model();
        List<Observable> asked = Arguments.observables(observables, kac);
        double[] at = Arguments.times(times).stream().mapToDouble(t -> t).toArray();
        PrintWriter out = spec.commandLine().getOut();
        int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        ObjectNode document = Printer.object()
                .put("model", kac.name())
                .put("seed", seed)
                .put("replicas", replicas)
                .put("confidence", confidence);
        ArrayNode rows = document.putArray("rows");
        List<List<Object>> table = new ArrayList<>();
        long collisions = 0;
        long start = System.nanoTime();
        try (TerminalProgress progress = new TerminalProgress()) {
            for (long n : Arguments.finite(particles, kac)) {
                EnsembleResult result = Ensemble.of(kac, ParticleNumber.of(n), replicas, seed)
                        .threads(workers)
                        .confidence(confidence)
                        .watchedBy((done, all, made, expected) -> progress.at("N = " + n, done, all))
                        .run(asked, at);
                collisions += result.collisions();
                for (Estimate e : result.estimates()) {
                    rows.addObject()
                            .put("observable", e.quantity())
                            .put("N", n)
                            .put("t", e.time())
                            .put("mean", e.mean())
                            .put("standardError", e.standardError())
                            .put("low", e.low())
                            .put("high", e.high());
                    table.add(List.of(e.quantity(), n, e.time(), e.mean(), e.standardError(), e.low(), e.high()));
                }
                result.energyDrift().ifPresent(d -> document.put("energyDrift", d));
                result.momentumDrift().ifPresent(d -> document.put("momentumDrift", d));
            }
        }
        double seconds = (System.nanoTime() - start) * 1e-9;
        document.put("collisions", collisions).put("seconds", seconds);
        if (json) {
            Printer.json(out, document);
        } else {
            Printer.table(out, List.of("observable", "N", "t", "mean", "standard error", "low", "high"), table);
            out.printf(
                    Locale.ROOT,
                    "%d replicas, seed %d, intervals at level %s; %d collisions in %.2f s%n",
                    replicas,
                    seed,
                    confidence,
                    collisions,
                    seconds);
            out.flush();
        }
        return Stosszahl.OK;
    }
}
