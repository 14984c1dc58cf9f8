package stosszahl.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import stosszahl.grid.GridModel;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.moment.KernelErrors;
import stosszahl.moment.MomentSystem;
import stosszahl.observable.Observable;
import stosszahl.verify.DuhamelRows;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code duhamel MODEL}: the partial sums of the Duhamel series, their bounds and the measured remainder. */
@Command(
        name = "duhamel",
        mixinStandardHelpOptions = true,
        description =
                "Duhamel partial sums of every order up to n: value, bounds of the remainder, measured remainder.",
        footer = {
            "",
            "Polynomials are exact; bounded observables such as cos(v1) or [v1 < 0] are evaluated on a grid, which is an",
            "exact instance of the theorem and not the continuum.",
            "Example: stosszahl duhamel kac --observable v1^4 --N 10,inf --time 1/4 --terms 8 --exact"
        })
final class DuhamelCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelArgument model = new ModelArgument();

    @Option(
            names = "--observable",
            required = true,
            paramLabel = "O",
            description = "An observable like v1^4 or cos(v1).")
    private String observable = "";

    @Option(
            names = "--N",
            required = true,
            paramLabel = "N,..",
            description = "Numbers of particles; inf for the limit.")
    private String particles = "";

    @Option(names = "--time", required = true, paramLabel = "T", description = "The time >= 0, e.g. 0.1 or 1/10.")
    private String time = "";

    @Option(names = "--terms", required = true, paramLabel = "n", description = "The highest order, 0 to 500.")
    private int terms;

    @Option(names = "--exact", description = "Add the coefficients as fractions (polynomials).")
    private boolean exact;

    @Option(
            names = "--in-N",
            description = "Add the coefficients as rational functions of N (polynomials, uniform kernels).")
    private boolean symbolic;

    @Option(names = "--cells", paramLabel = "g", description = "Cells along an axis of the grid (bounded observables).")
    private @Nullable Integer cells;

    @Option(names = "--levels", paramLabel = "S", description = "Levels on the grid (default: as many as n needs).")
    private @Nullable Integer levels;

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public Integer call() {
        KacModel kac = model.load().model();
        List<ParticleNumber> numbers = Arguments.particles(particles, kac);
        Observable phi = Arguments.observable(observable, kac);
        check(phi);
        DuhamelRows duhamel = DuhamelRows.of(kac, phi, numbers, Arguments.fraction("--time", time), terms);
        GridModel grid = phi.polynomial() ? null : DuhamelRows.grid(kac, cells == null ? 0 : cells);
        ObjectNode document = Printer.object()
                .put("model", kac.name())
                .put("observable", phi.text())
                .put("t", Arguments.fraction("--time", time).doubleValue());
        String note = note(phi, grid) + averages(kac) + "; the bounds use R_k = " + duhamel.constants();
        document.put("note", note);
        ArrayNode rows = document.putArray("rows");
        List<List<Object>> table = new ArrayList<>();
        for (ParticleNumber n : numbers) {
            List<DuhamelRows.Row> each =
                    grid == null ? duhamel.polynomial(n) : duhamel.onGrid(n, grid, levels == null ? 0 : levels);
            for (DuhamelRows.Row row : each) {
                put(rows.addObject(), n, row);
                table.add(List.of(
                        n,
                        row.n(),
                        row.partialSum(),
                        row.remainder(),
                        row.sharpBound(),
                        row.lemmaBound(),
                        row.paperBound()));
            }
        }
        List<String> formulas = formulas(kac, phi, numbers, document);
        Printer.check(document);
        spec.commandLine().getErr().println("note: " + note);
        if (json.asked()) {
            Printer.json(spec.commandLine().getOut(), document);
            return Stosszahl.OK;
        }
        Printer.table(
                spec.commandLine().getOut(),
                List.of("N", "n", "partial sum", "remainder", "sharp bound", "Lemma 5.1", "(5.23)"),
                table);
        formulas.forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().flush();
        return Stosszahl.OK;
    }

    private void check(Observable phi) {
        if (phi.polynomial() && (cells != null || levels != null)) {
            throw new IllegalArgumentException(
                    "the polynomial " + phi
                            + " is exact without a grid; leave out --cells and --levels, or use a bounded observable like cos(v1)");
        }
        if (!phi.polynomial() && (exact || symbolic)) {
            throw new IllegalArgumentException("the observable " + phi
                    + " is no polynomial, so that its coefficients are not rational; leave out --exact and --in-N");
        }
        if (!phi.polynomial() && Double.isInfinite(phi.bound())) {
            throw new IllegalArgumentException("the observable " + phi
                    + " is neither a polynomial nor bounded; use one like v1^4 or one like cos(v1)");
        }
        if (cells != null && cells < 1) {
            throw new IllegalArgumentException("--cells " + cells + "; use at least 1");
        }
        if (levels != null && levels < 1) {
            throw new IllegalArgumentException("--levels " + levels + "; use at least 1");
        }
    }

    private static String averages(KacModel kac) {
        KernelErrors kernels = new KernelErrors(kac);
        double error = kernels.largest();
        return kernels.exact()
                ? ""
                : "; the averages over the kernel come from " + kernels.source() + ", each with "
                        + (Double.isNaN(error)
                                ? "an error that is not known"
                                : String.format(Locale.ROOT, "an error of about %.1e", error));
    }

    private static String note(Observable phi, @Nullable GridModel grid) {
        if (grid != null) {
            return "on " + grid.grid()
                    + ", an exact instance of the theorem; the remainder is held against the grid's own"
                    + " master equation or Boltzmann equation";
        }
        return Double.isInfinite(phi.bound())
                ? "sup |phi| is infinite for a polynomial on R^d, so that the bounds say nothing; the remainder is held"
                        + " against the matrix exponential"
                : "the remainder is held against the matrix exponential";
    }

    private static void put(ObjectNode node, ParticleNumber n, DuhamelRows.Row row) {
        Printer.put(node, "N", n);
        node.put("n", row.n());
        node.put("partialSum", row.partialSum());
        node.set("paperBound", Printer.bound(row.paperBound()));
        node.set("lemmaBound", Printer.bound(row.lemmaBound()));
        node.set("sharpBound", Printer.bound(row.sharpBound()));
        node.set("remainder", Printer.optional(row.remainder()));
    }

    /** The coefficients as fractions and as functions of {@code N}, where asked. */
    private List<String> formulas(KacModel kac, Observable phi, List<ParticleNumber> numbers, ObjectNode document) {
        List<String> lines = new ArrayList<>();
        if (!exact && !symbolic) {
            return lines;
        }
        MomentSystem system = MomentSystem.of(kac, List.of(phi));
        if (exact) {
            if (!system.exact()) {
                throw new IllegalArgumentException("the averages of some law of " + kac.name()
                        + " come from a quadrature, so that there are no exact coefficients; leave out --exact");
            }
            ArrayNode list = document.putArray("coefficients");
            for (ParticleNumber n : numbers) {
                ObjectNode row = list.addObject();
                Printer.put(row, "N", n);
                ArrayNode values = row.putArray("values");
                List<BigFraction> c = system.duhamelCoefficients(phi, n, terms + 1);
                for (int l = 0; l <= terms; l++) {
                    values.add(Printer.fraction(c.get(l)));
                    lines.add("N = " + n + ": c_" + l + " = " + Printer.fraction(c.get(l)));
                }
            }
        }
        if (symbolic) {
            ArrayNode list = document.putArray("functions");
            var functions = system.duhamelFunctions(phi, terms + 1);
            for (int l = 0; l <= terms; l++) {
                list.add(functions.get(l).toString());
                lines.add("every N: c_" + l + " = " + functions.get(l));
            }
        }
        return lines;
    }
}
