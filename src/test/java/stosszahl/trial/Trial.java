package stosszahl.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import stosszahl.trial.Program.Question;

/**
 * Puts random models to a program and compares.
 *
 * <p>What is true must be {@code proved} or {@code holds}, what is false {@code refuted}; for atoms that are exact fractions nothing but {@code proved} and
 * {@code refuted} will do. {@code unresolved} and {@code not-applicable} are no errors one by one, but more than {@value #UNDECIDED} of all answers are. A false
 * conservation of momentum is no fault of a law (Kac's has it), so there the program may also say nothing. A legal model that is refused is an error. Moments
 * agree to {@value #AGREEMENT} of their own size or, where they nearly vanish, of the size of moments of their degree, or to the error that the program states; one above {@value #VAGUE} of that size is no answer.
 *
 * <p>Before the program is asked, what is known from the making of a model is held against a decision from the finished law: the trial does not trust itself.
 */
final class Trial {
    /** The share of answers that may leave a question open. */
    static final double UNDECIDED = 0.03;

    /** Quadrature of the program (1e-13 of the integral of the absolute value), powers of it, and the formula's rounding at a singularity away from 0. */
    static final double AGREEMENT = 2e-9;

    /** An error that the program states and that is larger than this says nothing: the question is left open. */
    static final double VAGUE = 1e-3;

    private final Program program;
    private final Oracle oracle = new Oracle();
    private final List<String> failures = new ArrayList<>();
    private final Map<String, Integer> answers = new LinkedHashMap<>();
    private int open;
    private int asked;

    private Trial(Program program) {
        this.program = program;
    }

    /**
     * What came of a trial.
     *
     * @param failures each with the model's file
     * @param answers how often each answer was given, for a look at the whole
     * @param asked the number of answers
     */
    record Outcome(List<String> failures, Map<String, Integer> answers, int asked) {
        /** The failures' first lines. */
        String summary() {
            return failures.size() + " failures of " + asked + " answers " + answers + "\n"
                    + failures.stream()
                            .map(f -> "  " + f.lines().findFirst().orElse(""))
                            .collect(Collectors.joining("\n"));
        }
    }

    /** Puts the models {@code from, .., to - 1} of a seed to a program. */
    static Outcome run(Program program, long seed, int from, int to, boolean moments) {
        Trial trial = new Trial(program);
        for (int number = from; number < to; number++) {
            GasModel model = RandomModels.model(seed, number);
            long start = System.nanoTime();
            trial.model(model, moments, new Random(seed + number));
            if (Boolean.getBoolean("trial.times")) {
                System.out.printf(Locale.ROOT, "%.2f s: %s%n", (System.nanoTime() - start) / 1e9, model.yaml());
            }
        }
        if (trial.open > UNDECIDED * trial.asked) {
            trial.failures.add(trial.open + " of " + trial.asked + " questions are left open, more than "
                    + UNDECIDED * 100 + " %");
        }
        return new Outcome(List.copyOf(trial.failures), trial.answers, trial.asked);
    }

    /** Puts one model to a program. */
    static Outcome run(Program program, GasModel model) {
        Trial trial = new Trial(program);
        trial.model(model, true, new Random(1));
        return new Outcome(List.copyOf(trial.failures), trial.answers, trial.asked);
    }

    private void model(GasModel model, boolean moments, Random random) {
        if (!model.truth().equals(model.decided())) {
            throw new IllegalStateException("the trial contradicts itself: made to be " + model.truth()
                    + ", found to be " + model.decided() + "\n" + model.yaml());
        }
        answered(model, () -> program.verdicts(model), given -> verdicts(model, given));
        if (moments && model.degree() > 0) {
            List<Question> questions = questions(model, random);
            answered(
                    model,
                    () -> List.of(program.expectations(model, questions), program.errors(model, questions)),
                    given -> expectations(model, questions, given.get(0), given.get(1)));
        }
    }

    /** A program that breaks off has given no answer, which is as bad as a wrong one. */
    private <T> void answered(GasModel model, Supplier<T> program, Consumer<T> judge) {
        T answer;
        try {
            answer = program.get();
        } catch (Program.Refused e) {
            fail(model, "a legal model is refused: " + e.getMessage());
            return;
        } catch (RuntimeException e) {
            fail(model, "the program breaks off: " + e);
            return;
        }
        judge.accept(answer);
    }

    private void verdicts(GasModel model, Map<String, String> verdicts) {
        model.truth().forEach((claim, holds) -> {
            String word = verdicts.getOrDefault(claim, "missing");
            count(claim.substring(0, claim.indexOf('/')) + " " + (holds ? "true" : "false") + ": " + word);
            boolean excused = claim.startsWith("momentum") && !holds;
            switch (word) {
                case "proved" -> wrong(model, claim, word, holds);
                case "holds" ->
                    wrong(model, claim, word, holds && !model.rational().contains(claim));
                case "refuted" -> wrong(model, claim, word, !holds);
                case "unresolved", "not-applicable", "missing" -> {
                    if (!excused) {
                        open++;
                        wrong(
                                model,
                                claim,
                                word,
                                !word.equals("missing") && !model.rational().contains(claim));
                    }
                }
                default -> fail(model, claim + " has the verdict '" + word + "'");
            }
        });
    }

    private void wrong(GasModel model, String claim, String word, boolean right) {
        if (!right) {
            boolean holds = model.truth().get(claim);
            boolean exactly = model.rational().contains(claim);
            fail(model, claim + " is " + holds + (exactly ? " (exact fractions)" : "") + ", the program says " + word);
        }
    }

    private void expectations(GasModel model, List<Question> questions, double[] given, double[] errors) {
        double[] right = oracle.expectations(model, questions);
        for (int i = 0; i < right.length; i++) {
            double scale = Math.max(Math.abs(right[i]), Oracle.scale(model, questions.get(i)));
            double miss = Math.abs(given[i] - right[i]) / scale;
            boolean vague = !(errors[i] <= VAGUE * scale);
            boolean agree = miss <= AGREEMENT || miss * scale <= errors[i];
            open += vague ? 1 : 0;
            count("moments: " + (vague ? "vague" : agree ? "agree" : "differ"));
            if (!agree) {
                fail(
                        model,
                        String.format(
                                Locale.ROOT,
                                "%s: %.12g, the program says %.12g +- %.2g (off by %.2g)",
                                questions.get(i),
                                right[i],
                                given[i],
                                errors[i],
                                miss));
            }
        }
    }

    private void count(String answer) {
        asked++;
        answers.merge(answer, 1, Integer::sum);
    }

    private void fail(GasModel model, String what) {
        failures.add(model.name() + ": " + what + "\n" + model.yaml());
    }

    private static final List<List<List<Integer>>> ON_THE_LINE = List.of(
            List.of(List.of(4)),
            List.of(List.of(2)),
            List.of(List.of(2), List.of(2)),
            List.of(List.of(3), List.of(1)),
            List.of(List.of(6)));

    /** Three numbers of particles for each of two observables, at one of two times. */
    static List<Question> questions(GasModel model, Random random) {
        int d = model.dimension();
        List<Integer> last = new ArrayList<>();
        List<Integer> first = new ArrayList<>();
        List<Integer> both = new ArrayList<>();
        for (int c = 0; c < d; c++) {
            last.add(c == d - 1 ? 2 : 0);
            first.add(c == 0 ? 4 : 0);
            both.add(c == 0 || c == 1 ? 2 : 0);
        }
        List<List<List<Integer>>> all =
                d == 1 ? ON_THE_LINE : List.of(List.of(first), List.of(both), List.of(last, last), List.of(last));
        List<List<List<Integer>>> affordable = all.stream()
                .filter(q -> q.stream().flatMap(List::stream).mapToInt(e -> e).sum() <= model.degree())
                .toList();
        int m = model.highestOrder();
        List<Question> questions = new ArrayList<>();
        for (int k = 0; k < 2; k++) {
            // The fourth power sees every law; the other is drawn.
            List<List<Integer>> monomial =
                    k == 0 ? affordable.get(0) : affordable.get(random.nextInt(affordable.size()));
            double t = random.nextBoolean() ? 0.3 : 2;
            double few = Math.max(m, monomial.size()) + random.nextInt(3);
            double many = random.nextBoolean() ? 10 : 1e6;
            for (double n : new double[] {few, many, Double.POSITIVE_INFINITY}) {
                questions.add(new Question(monomial, n, t));
            }
        }
        return questions;
    }
}
