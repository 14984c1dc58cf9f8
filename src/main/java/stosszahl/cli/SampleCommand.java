package stosszahl.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import stosszahl.catalogue.ModelDescription;
import stosszahl.claim.Study;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.observable.Observable;
import stosszahl.particle.Ensemble;
import stosszahl.particle.EnsembleResult;
import stosszahl.particle.Estimate;
import stosszahl.report.ReportWriter;
import stosszahl.verify.PolynomialControls;
import stosszahl.verify.SampleReport;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code sample MODEL}: the jump process and its empirical marginals. */
@Command(
        name = "sample",
        mixinStandardHelpOptions = true,
        description =
                "Runs independent replicas of the N-particle jump process, exact in law, and averages observables.",
        footer = {
            "",
            "Intervals are Student's. Where fewer than 30 replicas, and fewer than half, differ from the most frequent value, as no",
            "hit of [v1>6] in 100 replicas, the normal law says nothing: a sum of products of indicators and waves has Hoeffding's",
            "interval then, exact for all values between the least and the largest that its terms allow. Indicators times powers,",
            "like [v1>6]*v1^2, are not bounded, and what the replicas never saw may be of any size: they have no interval then, low",
            "and high are '-', in JSON null. Means of high powers, like v1^10, are carried by values that few replicas have: with few",
            "replicas their interval is at least as wide as under the normal law, and there is none where that is wider than the mean.",
            "",
            "Example: stosszahl sample kac --N 1000 --replicas 200 --times 1,2 --observable v1^4",
            "         stosszahl sample kac --N 10,1000 --times 0,1 --observable v1^4 --out sampled"
        })
final class SampleCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelArgument model = new ModelArgument();

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

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Mixin
    private SeedOption seed = new SeedOption();

    @Option(
            names = "--confidence",
            defaultValue = "0.99",
            paramLabel = "C",
            description = "Level of each interval (default: ${DEFAULT-VALUE}).")
    private double confidence;

    @Option(
            names = "--tolerance",
            paramLabel = "X",
            description =
                    "Half width asked for: --replicas are then a pilot run that tells how many are needed for every mean to be so close to its expectation, with the confidence asked for (Stein's two stages; an interval itself may come out a bit wider).")
    private @Nullable Double tolerance;

    @Option(
            names = "--control-variates",
            description =
                    "Use polynomials up to degree 4, whose expectations are exact, as control variates for observables that are none. The mean stays plain with fewer than 20 replicas for each polynomial (6 in dimension 1), and where little is gained. Intervals are at least a tenth as wide as plain ones.")
    private boolean controlVariates;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description =
                    "Keep the state of the run in this file, also when interrupted; go on from it if it is there.")
    private @Nullable Path checkpoint;

    @Option(
            names = "--checkpoint-every",
            defaultValue = "60",
            paramLabel = "S",
            description = "Seconds between two checkpoints (default: ${DEFAULT-VALUE}).")
    private double checkpointEvery;

    @Option(names = "--out", paramLabel = "DIR", description = "Write a report with figures into this directory.")
    private @Nullable Path out;

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public Integer call() throws IOException {
        if (checkpoint == null && out == null) {
            return sample(() -> false);
        }
        if (!(checkpointEvery >= 1e-3 && checkpointEvery <= 1e6)) {
            throw new IllegalArgumentException(
                    "--checkpoint-every: " + checkpointEvery + " s; use a number of seconds from 0.001 to 1e6");
        }
        // Also without a checkpoint: a report that is being written is finished.
        Interruption interruption = Interruption.watch();
        int status = Stosszahl.BAD_INPUT;
        try {
            status = sample(interruption::asked);
        } catch (CancellationException e) {
            spec.commandLine()
                    .getErr()
                    .println("stosszahl: " + e.getMessage()
                            + (checkpoint == null ? "" : "; give the same command again to go on"));
            status = Stosszahl.INTERRUPTED;
        } finally {
            interruption.ended(status);
        }
        return status;
    }

    private int sample(BooleanSupplier stop) throws IOException {
        ModelDescription description = model.load();
        KacModel kac = description.model();
        List<Observable> asked = Arguments.observables(observables, kac);
        double[] at = Arguments.times(times).stream().mapToDouble(t -> t).toArray();
        List<Long> numbers = Arguments.finite(particles, kac);
        if (tolerance != null && !(tolerance > 0)) {
            throw new IllegalArgumentException("--tolerance: " + tolerance + "; use a half width > 0");
        }
        SampleReport report = null;
        if (out != null) {
            ReportWriter.checkPlace(out);
            numbers.forEach(n -> ensemble(kac, n, replicas)); // Refuses bad numbers before the limit is solved for.
            report = SampleReport.of(description, asked, at, confidence);
        }
        List<SampleReport.Run> runs = new ArrayList<>();
        List<Path> kept = new ArrayList<>();
        long start = System.nanoTime();
        try (TerminalProgress progress = new TerminalProgress()) {
            for (long n : numbers) {
                PolynomialControls controls =
                        controlVariates ? PolynomialControls.of(kac, n, at) : PolynomialControls.none();
                List<Observable> seen = new ArrayList<>(asked);
                controls.polynomials().stream().filter(c -> !seen.contains(c)).forEach(seen::add);
                String place = numbers.size() == 1 ? "" : "." + n;
                int needed = replicas;
                if (tolerance != null) {
                    Ensemble pilot = watched(ensemble(kac, n, replicas), progress, "pilot, N = " + n, stop);
                    EnsembleResult found =
                            kept(pilot, place + ".pilot", description, kept).run(seen, at);
                    needed = needed(controls.estimates(found, asked, at, confidence), tolerance);
                }
                Ensemble ensemble = watched(ensemble(kac, n, needed), progress, "N = " + n, stop);
                if (report != null) {
                    ensemble = report.prepared(ensemble);
                }
                EnsembleResult result = kept(ensemble, place, description, kept).run(seen, at);
                runs.add(new SampleReport.Run(result, controls.estimates(result, asked, at, confidence)));
            }
        }
        double seconds = (System.nanoTime() - start) * 1e-9;
        Path page = null;
        boolean refuted = false;
        IllegalArgumentException failed = null;
        if (report != null && out != null) {
            try {
                Study study = report.write(runs, parameters());
                refuted = study.refuted();
                page = ReportWriter.write(study, out);
            } catch (IOException | IllegalArgumentException e) {
                failed = new IllegalArgumentException("no report in " + out + ": " + e, e);
            }
        }
        ObjectNode document = document(kac, runs).put("seconds", seconds);
        if (page != null) {
            document.put("report", page.toString());
        }
        Printer.check(document);
        PrintWriter printer = spec.commandLine().getOut();
        if (json.asked()) {
            Printer.json(printer, document);
        } else {
            print(printer, runs, document, page);
        }
        if (failed != null) {
            throw failed; // The numbers are printed, and what was kept is there for another try.
        }
        remove(kept);
        return refuted ? Stosszahl.REFUTED : Stosszahl.OK;
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("N", particles);
        parameters.put("times", times);
        parameters.put("observables", String.join(", ", observables));
        parameters.put(tolerance == null ? "replicas" : "replicas of the pilot run", Integer.toString(replicas));
        if (tolerance != null) {
            parameters.put("tolerance", Double.toString(tolerance));
        }
        if (controlVariates) {
            parameters.put("control variates", "polynomials");
        }
        parameters.put("confidence", Double.toString(confidence));
        parameters.put("seed", Long.toString(seed.value()));
        return parameters;
    }

    private ObjectNode document(KacModel kac, List<SampleReport.Run> runs) {
        ObjectNode document = Printer.object()
                .put("model", kac.name())
                .put("seed", seed.value())
                .put("replicas", replicas)
                .put("confidence", confidence);
        ArrayNode rows = document.putArray("rows");
        long collisions = 0;
        double energyDrift = -1;
        double momentumDrift = -1;
        for (SampleReport.Run run : runs) {
            for (int i = 0; i < run.estimates().size(); i++) {
                Estimate e = run.estimates().get(i);
                ObjectNode row = rows.addObject()
                        .put("observable", e.quantity())
                        .put("N", e.particles().count())
                        .put("t", e.time())
                        .put("mean", e.mean())
                        .put("standardError", e.standardError());
                row.set("low", Printer.optional(e.low()));
                row.set("high", Printer.optional(e.high()));
                row.put("replicas", e.replicas());
                if (controlVariates) {
                    row.put("controlVariates", run.adjusted(i));
                }
                if (tolerance != null) {
                    // Stein's two stages: the tolerance holds at the level even where this interval is a bit wider.
                    row.put("tolerance", tolerance);
                }
            }
            collisions += run.result().collisions();
            energyDrift = Math.max(energyDrift, run.result().energyDrift().orElse(-1));
            momentumDrift = Math.max(momentumDrift, run.result().momentumDrift().orElse(-1));
        }
        if (Double.isNaN(energyDrift) || Double.isNaN(momentumDrift)) {
            throw new IllegalArgumentException(
                    "the energy of the particles is beyond double precision, so that nothing shows whether it is conserved; use a narrower initial law");
        }
        if (energyDrift != -1) {
            document.put("energyDrift", energyDrift);
        }
        if (momentumDrift != -1) {
            document.put("momentumDrift", momentumDrift);
        }
        return document.put("collisions", collisions);
    }

    private void print(PrintWriter printer, List<SampleReport.Run> runs, ObjectNode document, @Nullable Path page) {
        List<List<Object>> table = new ArrayList<>();
        for (SampleReport.Run run : runs) {
            for (Estimate e : run.estimates()) {
                table.add(List.of(
                        e.quantity(),
                        e.particles().count(),
                        e.time(),
                        e.mean(),
                        e.standardError(),
                        e.low(),
                        e.high(),
                        e.replicas()));
            }
        }
        Printer.table(
                printer, List.of("observable", "N", "t", "mean", "standard error", "low", "high", "replicas"), table);
        printer.printf(
                Locale.ROOT,
                "seed %d, intervals at level %s%s; %d collisions in %.2f s%n",
                seed.value(),
                confidence,
                document.has("energyDrift")
                        ? String.format(
                                Locale.ROOT,
                                ", relative energy drift %.2g",
                                document.get("energyDrift").asDouble())
                        : "",
                document.get("collisions").asLong(),
                document.get("seconds").asDouble());
        if (controlVariates) {
            long all = table.size();
            long adjusted = runs.stream()
                    .mapToLong(r -> IntStream.range(0, r.estimates().size())
                            .filter(r::adjusted)
                            .count())
                    .sum();
            printer.println("control variates: " + adjusted + " of " + all + " means"
                    + (adjusted < all
                            ? ", the others are plain: polynomials, rare events, too few replicas or nothing gained"
                            : ""));
        }
        if (page != null) {
            printer.println("report: " + page);
        }
        printer.flush();
    }

    private Ensemble ensemble(KacModel kac, long n, int count) {
        return Ensemble.of(kac, ParticleNumber.of(n), count, seed.value())
                .threads(threads.count())
                .confidence(confidence);
    }

    private static Ensemble watched(Ensemble ensemble, TerminalProgress progress, String what, BooleanSupplier stop) {
        return ensemble.stoppedBy(stop)
                .watchedBy((done, all, made, expected) -> progress.sampled(what, done, all, made, expected));
    }

    /** The same kept in FILE, or in FILE.N with several N, and a suffix; notes the file down. */
    private Ensemble kept(Ensemble ensemble, String suffix, ModelDescription description, List<Path> kept) {
        if (checkpoint == null) {
            return ensemble;
        }
        Path file = checkpoint.resolveSibling(checkpoint.getFileName() + suffix);
        kept.add(file);
        return ensemble.keptIn(file, Duration.ofNanos((long) (1e9 * checkpointEvery)), description.yaml());
    }
    /** C. Stein, Ann. Math. Statist. 16 (1945): with so many replicas, judged by a pilot, the mean is within the half width with the confidence asked for. */
    private static int needed(List<Estimate> pilot, double half) {
        long most = 2;
        for (Estimate e : pilot) {
            most = Math.max(most, Math.max(e.replicas(), e.replicasFor(half)));
        }
        if (most > 100_000_000) {
            throw new IllegalArgumentException(
                    "--tolerance: " + half + " would need " + most
                            + " replicas, judged by the pilot run; use a larger tolerance, more particles or --control-variates");
        }
        return (int) most;
    }

    /** The results are printed; what was kept for going on is not needed any more. */
    private static void remove(List<Path> kept) {
        for (Path file : kept) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new IllegalArgumentException(
                        "the checkpoint " + file + " cannot be removed: " + e.getMessage(), e);
            }
        }
    }
}
