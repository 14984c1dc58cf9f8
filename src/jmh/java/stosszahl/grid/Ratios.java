package stosszahl.grid;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks whose names match the first argument, and prints the ratio of every pair {@code x}, {@code xFull} of that one run. */
public final class Ratios {
    private Ratios() {}

    /**
     * Runs and prints.
     *
     * @param args one regular expression
     * @throws RunnerException if a benchmark fails
     */
    public static void main(String[] args) throws RunnerException {
        Map<String, double[]> figures = new TreeMap<>();
        for (RunResult run : new Runner(new OptionsBuilder()
                        .include(args[0])
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .build())
                .run()) {
            String name = run.getParams().getBenchmark();
            Result<?> bytes = run.getSecondaryResults().get("gc.alloc.rate.norm");
            figures.put(name.substring(name.lastIndexOf('.') + 1), new double[] {
                run.getPrimaryResult().getScore(), bytes == null ? Double.NaN : bytes.getScore()
            });
        }
        System.out.printf("%n%-16s %12s %12s %8s %14s %14s%n", "", "ms", "full, ms", "ratio", "bytes", "full, bytes");
        figures.forEach((name, ours) -> {
            double[] full = figures.get(name + "Full");
            if (full != null) {
                System.out.printf(
                        Locale.ROOT,
                        "%-16s %12.3f %12.3f %8.1f %14.0f %14.0f%n",
                        name,
                        ours[0],
                        full[0],
                        full[0] / ours[0],
                        ours[1],
                        full[1]);
            }
        });
    }
}
