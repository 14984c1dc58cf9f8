package stosszahl.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import stosszahl.catalogue.ModelCatalogue;
import stosszahl.catalogue.ModelDescription;
import stosszahl.catalogue.ModelException;
import stosszahl.claim.Verdict;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.Hypothesis;
import stosszahl.collision.LawHypotheses;
import stosszahl.collision.LawTable;
import stosszahl.kac.KacModel;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code laws [NAME]}: which hypotheses each law of the paper satisfies, and why. */
@Command(
        name = "laws",
        mixinStandardHelpOptions = true,
        description = "H1, H2, H3, conservation of energy and of momentum for each collision law of the paper.",
        footer = {
            "",
            "Example: stosszahl laws symmetric-momentum --dimension 1,2 --order 3",
            "The laws of a model: stosszahl laws model.yaml",
            "Exit status 1 if a hypothesis of a model or of a class of your own is refuted and the model does not announce it,",
            "or if it announces one that is not refuted; the laws of the paper fail what the paper says that they fail.",
            "A class of your own: java -cp stosszahl.jar:YOUR.jar stosszahl.cli.Stosszahl laws org.example.MyLaw"
        })
final class LawsCommand implements Callable<Integer> {
    private static final int MOST_DIMENSIONS = 3;

    /** The whole table to this order takes half a minute; the averages of higher orders grow like factorials. */
    private static final int HIGHEST_ORDER = 5;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "One law only, e.g. kac-rotation; a class of your own by its full name; or a model, built in"
                    + " or a YAML file, for the laws of its collisions.")
    private @Nullable String name;

    @Option(
            names = "--dimension",
            split = ",",
            paramLabel = "D,..",
            description = "Dimensions of the velocities, 1 to 3 (default: all).")
    private List<Integer> dimensions = List.of(1, 2, 3);

    @Option(
            names = "--order",
            split = ",",
            paramLabel = "K,..",
            description = "Orders of the collisions, 1 to 5 (default: all).")
    private List<Integer> orders = List.of(1, 2, 3, 4, 5);

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public Integer call() {
        check("--dimension", dimensions, MOST_DIMENSIONS);
        check("--order", orders, HIGHEST_ORDER);
        Optional<ModelDescription> described =
                name != null && model(name) ? Optional.of(ModelCatalogue.load(name)) : Optional.empty();
        List<CollisionLaw> asked = described
                .map(d ->
                        d.model().laws().stream().map(KacModel.WeightedLaw::law).toList())
                .orElseGet(this::asked);
        List<LawTable.Row> rows = asked.parallelStream().map(LawTable::row).toList();
        Set<String> announced =
                described.map(ModelDescription::expectedFailures).orElse(Set.of());
        // The table of the paper's laws has their failures as the paper states them.
        boolean table = described.isEmpty() && (name == null || !name.contains("."));
        List<String> unexpected = table ? List.of() : unexpected(asked, rows, announced);
        if (json.asked()) {
            ObjectNode document = Printer.object();
            ArrayNode laws = document.putArray("laws");
            rows.forEach(row -> put(laws.addObject(), row));
            unexpected.forEach(document.putArray("unexpected")::add);
            Printer.json(spec.commandLine().getOut(), document);
        } else {
            print(spec.commandLine().getOut(), rows);
            unexpected.forEach(line -> spec.commandLine().getOut().println("UNEXPECTED " + line));
            spec.commandLine().getOut().flush();
        }
        return unexpected.isEmpty() ? Stosszahl.OK : Stosszahl.REFUTED;
    }

    /** As {@code verify} judges: what is refuted and not announced, and what is announced and not refuted. Momentum is asked of laws that mean to conserve it. */
    private static List<String> unexpected(List<CollisionLaw> laws, List<LawTable.Row> rows, Set<String> announced) {
        List<String> lines = new ArrayList<>();
        Set<Hypothesis> failed = EnumSet.noneOf(Hypothesis.class);
        for (int i = 0; i < rows.size(); i++) {
            LawTable.Row row = rows.get(i);
            for (Hypothesis h : Hypothesis.values()) {
                if (entry(row, h).verdict() != Verdict.REFUTED) {
                    continue;
                }
                failed.add(h);
                boolean unasked = h == Hypothesis.MOMENTUM
                        && !LawHypotheses.of(laws.get(i)).meansMomentum();
                if (!unasked && !h.announcedIn(announced)) {
                    lines.add(h.word() + " of " + row.name() + ", K = " + row.order()
                            + ", is refuted, and not announced");
                }
            }
        }
        for (String word : announced.stream().sorted().toList()) {
            if (Hypothesis.of(word).map(h -> !failed.contains(h)).orElse(false)) {
                lines.add(word + " is announced to fail, and no law of the model is refuted");
            }
        }
        return lines;
    }

    private static LawTable.Entry entry(LawTable.Row row, Hypothesis h) {
        return switch (h) {
            case H1 -> row.h1();
            case H2 -> row.h2();
            case H3 -> row.h3();
            case ENERGY -> row.energy();
            case MOMENTUM -> row.momentum();
        };
    }

    private static void check(String option, List<Integer> values, int most) {
        for (int value : values) {
            if (value < 1 || value > most) {
                throw new IllegalArgumentException(
                        option + " " + value + " is not in the table; use numbers from 1 to " + most);
            }
        }
    }

    /** A law of the user's, in every dimension and order asked for that it can be made in. */
    private List<CollisionLaw> own(String className) {
        boolean orderAsked = spec.commandLine().getParseResult().hasMatchedOption("--order");
        Map<List<Integer>, CollisionLaw> made = new LinkedHashMap<>();
        List<RuntimeException> failures = new ArrayList<>();
        if (!orderAsked) {
            make(className, List.of(0), made, failures);
        }
        if (made.isEmpty()) {
            make(className, orders, made, failures);
        }
        if (!made.isEmpty()) {
            return List.copyOf(made.values());
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        CollisionLaw law = ModelCatalogue.law(className, dimensions.get(0), orders.get(0));
        throw new IllegalArgumentException("the class " + className + " is of dimension " + law.dimension()
                + " and order " + law.order() + ", not of dimension " + dimensions + " and order " + orders
                + "; ask for what it is");
    }

    private void make(
            String className,
            List<Integer> wanted,
            Map<List<Integer>, CollisionLaw> made,
            List<RuntimeException> failures) {
        for (int d : dimensions.stream().distinct().toList()) {
            for (int order : wanted) {
                try {
                    CollisionLaw law = ModelCatalogue.law(className, d, order);
                    if (law.dimension() == d && (order == 0 || law.order() == order)) {
                        made.put(List.of(d, law.order()), law);
                    }
                } catch (ModelException e) {
                    failures.add(e); // A law of the plane, say, is not made on the line: another dimension may do.
                }
            }
        }
    }

    private static boolean model(String name) {
        return ModelCatalogue.names().contains(name)
                || name.endsWith(".yaml")
                || name.endsWith(".yml")
                || Files.isRegularFile(Path.of(name));
    }

    private List<CollisionLaw> asked() {
        if (name != null && name.contains(".")) {
            return own(name);
        }
        List<CollisionLaw> asked = new ArrayList<>();
        for (int d : dimensions.stream().distinct().toList()) {
            LawTable.laws(d, HIGHEST_ORDER).stream()
                    .filter(law -> name == null || law.name().equals(name))
                    .filter(law -> orders.contains(law.order()))
                    .forEach(asked::add);
        }
        if (asked.isEmpty()) {
            List<String> names = LawTable.laws(1, HIGHEST_ORDER).stream()
                    .map(CollisionLaw::name)
                    .distinct()
                    .toList();
            String what = name != null && !names.contains(name)
                    ? "unknown law '" + name + "'"
                    : "no law" + (name == null ? "" : " '" + name + "'") + " of order " + orders + " in dimension "
                            + dimensions;
            throw new IllegalArgumentException(what + "; the laws are " + String.join(", ", names)
                    + " (kac-rotation and bobylev-cercignani-gamba in dimension 1 only)");
        }
        return asked;
    }

    private static void put(ObjectNode node, LawTable.Row row) {
        node.put("name", row.name())
                .put("dimension", row.dimension())
                .put("order", row.order())
                .put("kernel", row.kernel());
        put(node.putObject("H1"), row.h1());
        put(node.putObject("H2"), row.h2());
        put(node.putObject("H3"), row.h3());
        put(node.putObject("energy"), row.energy());
        put(node.putObject("momentum"), row.momentum());
    }

    private static void put(ObjectNode node, LawTable.Entry entry) {
        node.put("verdict", word(entry));
        node.set("defect", Printer.bound(entry.defect()));
        node.put("places", entry.places());
        node.put("trusts", entry.trusts());
        node.put("reason", entry.reason());
    }

    private static String word(LawTable.Entry entry) {
        return entry.verdict().word();
    }

    private void print(PrintWriter out, List<LawTable.Row> rows) {
        List<List<Object>> table = new ArrayList<>();
        for (LawTable.Row row : rows) {
            table.add(List.of(
                    row.name(),
                    row.dimension(),
                    row.order(),
                    word(row.h1()),
                    word(row.h2()),
                    word(row.h3()),
                    word(row.energy()),
                    word(row.momentum())));
        }
        Printer.table(out, List.of("law", "d", "K", "H1", "H2", "H3", "energy", "momentum"), table);
        out.println();
        out.println("Reasons and witnesses:");
        for (LawTable.Row row : rows) {
            out.println(row.name() + ", d = " + row.dimension() + ", K = " + row.order() + ", kernel " + row.kernel());
            out.println("  H1 " + row.h1().reason());
            out.println("  H2 " + row.h2().reason());
            out.println("  H3 " + row.h3().reason());
            out.println("  momentum " + row.momentum().reason());
        }
        out.flush();
    }
}
