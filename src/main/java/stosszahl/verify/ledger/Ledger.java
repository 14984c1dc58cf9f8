package stosszahl.verify.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import stosszahl.catalogue.ModelDescription;
import stosszahl.claim.Verdict;
import stosszahl.collision.Hypothesis;
import stosszahl.collision.LawHypotheses;
import stosszahl.kac.KacModel;

/**
 * The ledger of a model: every numbered statement of Sections 1 to 7 and Appendix A evaluated as printed, with its two sides, its margin and the place where the margin is smallest;
 * where the print fails, the nearest corrected statement and its verdict.
 *
 * <p>To add a row, add a {@code Statement} with a small evaluator to the list of its section.
 */
public final class Ledger {
    private static final Pattern FORMULA = Pattern.compile("\\(\\d\\.(\\d+)");

    private final String model;
    private final List<LedgerRow> rows;
    private final List<String> unfulfilled;

    private Ledger(String model, List<LedgerRow> rows, List<String> unfulfilled) {
        this.model = model;
        this.rows = List.copyOf(rows);
        this.unfulfilled = List.copyOf(unfulfilled);
    }

    /** The statements, by section. */
    static Map<String, List<Statement>> statements() {
        Map<String, List<Statement>> all = new LinkedHashMap<>();
        all.put("1", outside("(3.", Section1Rows.rows()));
        all.put("2", join(List.of(Section2Hierarchies.rows(), Section2KacModel.rows())));
        all.put(
                "3",
                inOrder(join(List.of(inside("(3.", Section1Rows.rows()), Section3Rows.rows(), Section3Models.rows()))));
        all.put("4", inOrder(join(List.of(Section4Laws.rows(), Section4Rows.rows()))));
        all.put("5", join(List.of(Section5Powers.rows(), Section5Growth.rows(), Section5Convergence.rows())));
        all.put("6", join(List.of(Section6Rows.rows(), Section6Estimates.rows(), Section6Convergence.rows())));
        all.put("7", join(List.of(Section7Hierarchies.rows(), Section7Collisions.rows(), Section7GainForm.rows())));
        all.put("A", join(List.of(AppendixRows.rows(), AppendixPoisson.rows())));
        return all;
    }

    /** The formulas of Section 3 that need the tools of Section 1 are written down there. */
    private static List<Statement> inside(String prefix, List<Statement> rows) {
        return rows.stream().filter(s -> s.equation().startsWith(prefix)).toList();
    }

    private static List<Statement> outside(String prefix, List<Statement> rows) {
        return rows.stream().filter(s -> !s.equation().startsWith(prefix)).toList();
    }

    /** By the number of the first formula that a statement names; one that names none stays with the one before it. */
    private static List<Statement> inOrder(List<Statement> rows) {
        IdentityHashMap<Statement, Integer> place = new IdentityHashMap<>();
        int last = 0;
        for (Statement statement : rows) {
            Matcher formula = FORMULA.matcher(statement.equation());
            last = formula.find() ? Integer.parseInt(formula.group(1)) : last;
            place.put(statement, last);
        }
        return rows.stream()
                .sorted(Comparator.comparingInt(s -> place.getOrDefault(s, 0)))
                .toList();
    }

    private static List<Statement> join(List<List<Statement>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }

    /**
     * Evaluates every statement on a model.
     *
     * @param description the model; refutations that rest on a hypothesis in its {@code expectedFailures} are no surprise
     * @return the ledger; takes some seconds to some tens of seconds
     */
    public static Ledger of(ModelDescription description) {
        return of(description.model(), description.expectedFailures());
    }

    private static Ledger of(KacModel model, Set<String> broken) {
        Bench bench = Bench.of(model);
        List<LedgerRow> rows = new ArrayList<>();
        // H1 and conservation of energy are one statement about linear maps.
        Set<String> excused = new TreeSet<>(broken);
        if (broken.contains(Hypothesis.ENERGY.word())) {
            excused.add(Hypothesis.H1.word());
        }
        statements().forEach((section, list) -> list.forEach(s -> rows.add(s.row(section, bench, excused))));
        return new Ledger(model.name(), rows, unfulfilled(model, broken));
    }

    static List<String> unfulfilled(KacModel model, Set<String> broken) {
        return broken.stream()
                .sorted()
                .filter(name -> Hypothesis.of(name)
                        .map(h -> model.laws().stream()
                                .noneMatch(
                                        c -> LawHypotheses.of(c.law()).decide(h).verdict() == Verdict.REFUTED))
                        .orElse(true))
                .toList();
    }

    /**
     * The failures that the model announces and that do not occur.
     *
     * @return their names; empty if all is well
     */
    public List<String> unfulfilled() {
        return unfulfilled;
    }

    /**
     * The name of the model.
     *
     * @return the name
     */
    public String model() {
        return model;
    }

    /**
     * All rows, in the order of the paper.
     *
     * @return the rows
     */
    public List<LedgerRow> rows() {
        return rows;
    }

    /**
     * The statements whose print is refuted and whose correction is not.
     *
     * @return the rows
     */
    public List<LedgerRow> misprints() {
        return rows.stream().filter(LedgerRow::misprint).toList();
    }

    /**
     * The rows that speak against the theory or the program.
     *
     * @return the rows; empty if all is well
     */
    public List<LedgerRow> alarming() {
        return rows.stream().filter(LedgerRow::alarming).toList();
    }

    /**
     * How many rows have a verdict.
     *
     * @param verdict the verdict
     * @return the number
     */
    public long count(Verdict verdict) {
        return rows.stream().filter(r -> r.verdict() == verdict).count();
    }

    /** Rows that are refuted, and neither misprints nor a surprise. */
    private long announced() {
        return rows.stream()
                .filter(r -> r.verdict() == Verdict.REFUTED && !r.misprint() && !r.alarming())
                .count();
    }

    /**
     * The outcome in one sentence.
     *
     * @return "97 statements: 40 proved, ..; 12 refuted as printed, each with a correction that holds"
     */
    public String sentence() {
        return rows.size() + " statements: " + count(Verdict.PROVED) + " proved on their range, " + count(Verdict.HOLDS)
                + " hold, " + count(Verdict.NOT_APPLICABLE) + " not applicable, "
                + (count(Verdict.UNRESOLVED) == 0 ? "" : count(Verdict.UNRESOLVED) + " unresolved, ")
                + misprints().size()
                + " refuted as printed with a correction that holds"
                + (announced() == 0 ? "" : ", " + announced() + " refuted as the model announces or as it must be")
                + (alarming().isEmpty() ? "" : ", " + alarming().size() + " UNEXPECTEDLY refuted")
                + (unfulfilled.isEmpty()
                        ? ""
                        : "; the model announces that " + String.join(", ", unfulfilled)
                                + " fails, and it is NOT refuted");
    }
}
