package stosszahl.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import stosszahl.hierarchy.LifeSpan;
import stosszahl.kac.KacModel;
import stosszahl.kac.ModelConstants;
import stosszahl.kac.ParticleNumber;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code constants MODEL}: the constants of Conditions 1 and 2 and the times they give. */
@Command(
        name = "constants",
        mixinStandardHelpOptions = true,
        description =
                "The constants R_k and rho_k of Conditions 1 and 2 and T_* (2.16): uniform in N, by (6.35), and the least R_k(N) for each N.",
        footer = {"", "Example: stosszahl constants kac --N 10,100,1e15"})
final class ConstantsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelArgument model = new ModelArgument();

    @Option(
            names = "--epsilon",
            paramLabel = "E",
            description = "R_k by (6.35), M/N <= E < 1; default: the uniform constants.")
    private @Nullable String epsilon;

    @Option(
            names = "--N",
            paramLabel = "N,..",
            defaultValue = "10,100,1000",
            description = "Numbers of particles (default: ${DEFAULT-VALUE}).")
    private String particles = "";

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public Integer call() {
        KacModel kac = model.load().model();
        List<ParticleNumber> numbers = Arguments.particles(particles, kac);
        ModelConstants constants =
                ModelConstants.of(kac, numbers, epsilon == null ? null : Arguments.fraction("--epsilon", epsilon));
        PrintWriter out = spec.commandLine().getOut();
        ObjectNode document = document(kac, constants);
        Printer.check(document);
        if (json.asked()) {
            Printer.json(out, document);
        } else {
            print(out, kac, constants);
        }
        return Stosszahl.OK;
    }

    private static ObjectNode document(KacModel kac, ModelConstants constants) {
        ObjectNode document = Printer.object().put("model", kac.name()).put("highestOrder", kac.highestOrder());
        document.put("alpha", kac.alpha().doubleValue());
        if (constants.byPaper()) {
            document.put("epsilon", constants.epsilon().orElseThrow().doubleValue());
        }
        numbers(document.putArray("R"), constants.growth());
        numbers(document.putArray("rho"), constants.limit());
        document.put("source", constants.source());
        document.set("existenceTime", Printer.bound(constants.lifeSpan().existenceTime()));
        document.set("guaranteedTime", Printer.bound(constants.lifeSpan().guaranteedTime()));
        document.set("densityTime", Printer.bound(constants.lifeSpan().densityTime()));
        beside(document.putObject("uniform"), constants.uniform(), constants.uniformLifeSpan());
        if (constants.epsilon().isPresent()) {
            ObjectNode paper = document.putObject("paper");
            paper.put("epsilon", constants.epsilon().get().doubleValue());
            beside(
                    paper,
                    constants.paper().orElseThrow(),
                    constants.paperLifeSpan().orElseThrow());
        } else {
            document.putNull("paper");
        }
        ArrayNode sharp = document.putArray("sharp");
        constants.sharp().forEach((n, list) -> {
            ObjectNode row = sharp.addObject();
            Printer.put(row, "N", n);
            numbers(row.putArray("R"), list.stream().map(s -> s.constant()).toList());
            ArrayNode exact = row.putArray("exact");
            list.forEach(s -> exact.add(s.constant().toString()));
            ArrayNode level = row.putArray("level");
            list.forEach(s -> level.add(s.level()));
        });
        return document;
    }

    private static void beside(ObjectNode node, List<BigFraction> constants, LifeSpan life) {
        numbers(node.putArray("R"), constants);
        ArrayNode exact = node.putArray("exact");
        constants.forEach(r -> exact.add(r.toString()));
        node.set("existenceTime", Printer.bound(life.existenceTime()));
        node.set("guaranteedTime", Printer.bound(life.guaranteedTime()));
    }

    private static void numbers(ArrayNode array, List<BigFraction> values) {
        values.forEach(v -> array.add(v.doubleValue()));
    }

    private static void print(PrintWriter out, KacModel kac, ModelConstants constants) {
        out.println(kac.name() + ": M = " + kac.highestOrder() + ", alpha = " + kac.alpha() + "; R_k by "
                + constants.source());
        List<List<Object>> rows = new ArrayList<>();
        for (int k = 0; k <= kac.reach(); k++) {
            rows.add(List.of(
                    k,
                    constants.growth().get(k).doubleValue(),
                    constants.limit().get(k).doubleValue()));
        }
        Printer.table(out, List.of("k", "R_k", "rho_k"), rows);
        out.println();
        out.println(
                "existence time   T_*   = " + Printer.word(constants.lifeSpan().existenceTime()));
        out.println(
                "guaranteed time  T_*/m = " + Printer.word(constants.lifeSpan().guaranteedTime()));
        out.println(
                "for densities          = " + Printer.word(constants.lifeSpan().densityTime()));
        if (!constants.byPaper()) {
            out.println(constants
                    .paperLifeSpan()
                    .map(life -> "the paper's, (6.35) with epsilon = "
                            + constants.epsilon().orElseThrow().toString().replace(" ", "") + ": R = "
                            + constants.paper().orElseThrow() + ", T_* = " + Printer.word(life.existenceTime())
                            + ", T_*/m = "
                            + Printer.word(life.guaranteedTime()))
                    .orElse("the paper's (6.35) says nothing at N = M"));
        } else {
            out.println("without epsilon, for all N >= M: R = " + constants.uniform() + ", T_* = "
                    + Printer.word(constants.uniformLifeSpan().existenceTime()) + ", T_*/m = "
                    + Printer.word(constants.uniformLifeSpan().guaranteedTime()));
        }
        out.println();
        List<List<Object>> sharp = new ArrayList<>();
        constants
                .sharp()
                .forEach((n, list) -> list.forEach(s -> sharp.add(List.of(
                        n, s.k(), s.constant().doubleValue(), s.constant().toString(), s.level()))));
        Printer.table(out, List.of("N", "k", "least R_k(N)", "exactly", "at s"), sharp);
        out.println(
                "least: max over s of (2/s) sum_n w_N(s;k,n) C(s,n), every collision operator counted with the norm 2, whatever its law; near the identity the norms are smaller");
    }
}
