package stosszahl.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import stosszahl.kac.ConvergenceRate;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.kac.ParticlesNeeded;
import stosszahl.verify.MeasuredDefect;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code rate MODEL}: a proved bound for the distance from the limit at any time, or the number of particles that it asks for. */
@Command(
        name = "rate",
        mixinStandardHelpOptions = true,
        description = {
            "A proved bound for ||f_N^(s)(t) - f^(s)(t)|| in L^1 at any time, beyond the paper, beside the true distance in a",
            "small finite instance of the model; or the number of particles that brings the bound down to a tolerance.",
            "The bounds need chaotic data and none of the hypotheses H1, H2 and H3."
        },
        footer = {
            "",
            "Example: stosszahl rate kac --until 1 --order 1 --tolerance 0.01",
            "         stosszahl rate kac --until 1 --order 1 --N 10,1000,1e6"
        })
final class RateCommand implements Callable<Integer> {
    private static final String STATEMENT =
            "||f_N^(s)(t) - f^(s)(t)||_1 <= (3G/(N-1)) int_0^t b_s(u) du for every N >= M, s <= N, t >= 0, with b_s(t) = s(s-1) e^(2Gt) + (2G+G_3) s (e^(2Gt) - e^(Gt))/G";

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelArgument model = new ModelArgument();

    @Option(names = "--until", required = true, paramLabel = "T", description = "The time, at least 0.")
    private double until;

    @Option(names = "--order", required = true, paramLabel = "S", description = "The order s of the marginal.")
    private int order;

    @ArgGroup(multiplicity = "1")
    private Question question = new Question();

    @Mixin
    private JsonOption json = new JsonOption();

    /** How far for so many particles, or how many particles for a tolerance. */
    static final class Question {
        @Option(names = "--N", required = true, paramLabel = "N,..", description = "Numbers of particles.")
        private @Nullable String particles;

        @Option(
                names = "--tolerance",
                required = true,
                paramLabel = "X",
                description = "The L^1 distance asked for: prints the number of particles.")
        private @Nullable Double tolerance;
    }

    /** One number of particles: the best bound, the looser ones, and the distance in the finite instance, measured or extrapolated. */
    private record Row(
            long n,
            double bound,
            double feynmanKac,
            double closedForm,
            double sectionNine,
            double everyNumber,
            double measured,
            double extrapolated) {
        double ratio() {
            double beside = Double.isNaN(measured) ? extrapolated : measured;
            return beside > 0 ? bound / beside : Double.NaN;
        }
    }

    @Override
    public Integer call() {
        KacModel kac = model.load().model();
        kac.initial(); // Other initial laws have a distance at time 0 that is not known: refused with its reason.
        PrintWriter out = spec.commandLine().getOut();
        ObjectNode document = Printer.object().put("model", kac.name()).put("verdict", "proved");
        List<Long> numbers = new ArrayList<>();
        if (question.tolerance != null) {
            ParticlesNeeded needed = ParticlesNeeded.of(kac, order, until, question.tolerance);
            document.put("tolerance", question.tolerance)
                    .put("order", order)
                    .put("until", until)
                    .put("particles", needed.particles())
                    .put("sectionNine", needed.sectionNine());
            numbers.add(needed.particles());
            if (!json.asked()) {
                out.println(needed.particles() + " particles are enough for ||f_N^(" + order + ")(t) - f^(" + order
                        + ")(t)|| <= " + question.tolerance + " at all t <= " + until + ": proved");
                out.println(needed.sectionNine() + " by the closed form with delta_N(s)");
                out.println();
            }
        } else {
            numbers.addAll(Arguments.finite(String.valueOf(question.particles), kac));
        }
        List<Row> rows = rows(kac, numbers);
        ConvergenceRate theorem =
                ConvergenceRate.of(kac, ParticleNumber.of(Math.max(Math.max(2, kac.highestOrder()), order)));
        double constant = theorem.everyNumberTimes(order, until);
        document.putArray("hypotheses").add("chaotic data, or a mixture of such, with densities");
        document.putObject("theorem")
                .put("statement", STATEMENT)
                .put("G", theorem.coupling().doubleValue())
                .put("G3", theorem.thirdCoupling().doubleValue())
                .put("s", order)
                .put("t", until)
                .put("from", Math.max(kac.highestOrder(), order))
                .put("trusts", "the proof at ConvergenceRate, evaluated with outward rounding")
                .set("constant", Printer.bound(constant));
        put(document.putArray("rows"), rows);
        Printer.check(document);
        if (json.asked()) {
            Printer.json(out, document);
        } else {
            print(out, rows);
            out.println("hypotheses: chaotic data with a density, or a mixture of such; none of H1, H2 and H3");
            out.println("theorem: " + STATEMENT);
            out.println("         G = " + theorem.coupling() + ", G_3 = " + theorem.thirdCoupling() + ": at most "
                    + Printer.word(constant) + "/(N-1) at s = " + order + ", t = " + until + " for every N >= "
                    + Math.max(kac.highestOrder(), order));
            out.flush();
        }
        return Stosszahl.OK;
    }

    private List<Row> rows(KacModel kac, List<Long> numbers) {
        MeasuredDefect defect = MeasuredDefect.of(kac);
        List<Row> rows = new ArrayList<>();
        for (long n : numbers) {
            ConvergenceRate rate = ConvergenceRate.of(kac, ParticleNumber.of(n));
            double bound = rate.bound(order, until);
            OptionalDouble measured = defect.at(n, order, until);
            rows.add(new Row(
                    n,
                    bound,
                    rate.feynmanKac(order, until),
                    rate.closedForm(order, until),
                    rate.sectionNine(order, until),
                    rate.everyNumber(order, until),
                    measured.orElse(Double.NaN),
                    measured.isPresent()
                            ? Double.NaN
                            : defect.extrapolated(n, order, until).orElse(Double.NaN)));
        }
        return rows;
    }

    private void put(ArrayNode array, List<Row> rows) {
        for (Row row : rows) {
            ObjectNode node = array.addObject()
                    .put("N", row.n())
                    .put("s", order)
                    .put("t", until)
                    .put("bound", row.bound())
                    .put("feynmanKac", row.feynmanKac())
                    .put("closedForm", row.closedForm())
                    .put("sectionNine", row.sectionNine())
                    .put("everyNumber", row.everyNumber());
            node.set("measured", Printer.optional(row.measured()));
            node.set("extrapolated", Printer.optional(row.extrapolated()));
            node.set("ratio", Printer.optional(row.ratio()));
        }
    }

    private void print(PrintWriter out, List<Row> rows) {
        List<List<Object>> table = new ArrayList<>();
        for (Row row : rows) {
            table.add(List.of(
                    row.n(),
                    order,
                    until,
                    row.bound(),
                    row.feynmanKac(),
                    row.closedForm(),
                    row.sectionNine(),
                    row.everyNumber(),
                    row.measured(),
                    row.extrapolated(),
                    row.ratio()));
        }
        Printer.table(
                out,
                List.of(
                        "N",
                        "s",
                        "t",
                        "bound",
                        "Feynman-Kac",
                        "closed",
                        "section 9",
                        "every N",
                        "measured",
                        "extrapolated",
                        "ratio"),
                table);
        out.println(
                "bound: the least proved one; measured: the distance in the model on a few cells, where N is small;");
        out.println("extrapolated: the same from the largest such N, as if N times the distance were constant");
        out.flush();
    }
}
