package stosszahl.trial;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Programs that are right but for one check, each wrong in a way that looks reasonable. */
final class FaultyPrograms {
    private FaultyPrograms() {}

    /**
     * A fault.
     *
     * @param name what is done wrong
     * @param program the program that does it
     * @param complaint what the trial must complain about, by a word of its failure
     */
    record Fault(String name, Program program, String complaint) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Fault> all() {
        List<Fault> faults = new ArrayList<>(hypotheses());
        faults.addAll(answers());
        faults.addAll(moments());
        return faults;
    }

    private static List<Fault> hypotheses() {
        return List.of(
                even("H2 from moments up to degree 6", "H2", law -> Odd.moments(law, 6)),
                even("H3 from moments up to degree 6", "H3", law -> Odd.moments(law, 6)),
                even("H2 from moments up to degree 8", "H2", law -> Odd.moments(law, 8)),
                even("H2 from 200 random angles", "H2", Odd::atRandomAngles),
                even("H3 from 200 random angles", "H3", Odd::atRandomAngles),
                even("the density compared at 512 fixed angles", "H2", law -> Odd.atLattice(law, 512)),
                even("the density compared at 1024 fixed angles", "H3", law -> Odd.atLattice(law, 1024)),
                even("the density compared to 1e-5", "H2", law -> Odd.toTolerance(law, 1e-5)),
                even("the density compared to its largest value, which may be infinite", "H2", Odd::relativeToLargest),
                even("weights compared to 1e-6", "H2", law -> Odd.weights(law, 1e-6)),
                even("weights compared to 1e-8", "H3", law -> Odd.weights(law, 1e-8)),
                even("angles compared without turns", "H2", Odd::withoutTurns),
                law(
                        "H1 at 200 random angles",
                        "H1",
                        (law, right) -> law instanceof Atoms atoms
                                ? drawn(atoms).stream().allMatch(j -> isometry(atoms, j, 1e-12))
                                : right),
                law(
                        "H1 to 1e-6",
                        "H1",
                        (law, right) -> law instanceof Atoms atoms ? allIsometries(atoms, 1e-6) : right),
                law(
                        "energy on average",
                        "energy",
                        (law, right) -> law instanceof Atoms atoms ? keptOnAverage(atoms) : right),
                law(
                        "energy whenever momentum is kept",
                        "energy",
                        (law, right) -> law.truth().momentum() || right),
                law("H2 whenever H1", "H2", (law, right) -> law.truth().h1()),
                law(
                        "H3 of the density itself, not of its even part",
                        "H3",
                        (law, right) -> right && !law.looksAsymmetric()),
                law(
                        "H3 of a density up to degree 6",
                        "H3",
                        (law, right) -> right
                                || law instanceof Reflection r
                                        && r.eta() instanceof Directions.Weighted w
                                        && w.polynomial().terms().stream()
                                                .allMatch(t -> t.powers().stream()
                                                                .mapToInt(i -> i)
                                                                .sum()
                                                        > 6)),
                law(
                        "H3 of the ternary law, which is its own inverse",
                        "H3",
                        (law, right) -> right || law.name().startsWith("non-symmetric")));
    }

    private static List<Fault> answers() {
        return List.of(
                law("H3 always holds", "H3", (law, right) -> true),
                law("H2 is never true", "H2", (law, right) -> false),
                law("momentum always holds", "momentum", (law, right) -> true),
                words("everything is refuted", "H1", word -> "refuted"),
                words("everything holds", "H1", word -> "holds"),
                words("everything is proved", "H2", word -> "proved"),
                words("nothing is decided", "left open", word -> "unresolved"),
                words(
                        "what is false is left open",
                        "left open",
                        word -> word.equals("refuted") ? "not-applicable" : word),
                words("what is exact only holds", "exact fractions", word -> word.equals("proved") ? "holds" : word),
                words("words of its own", "verdict", word -> word.equals("holds") ? "true" : word),
                new Fault(
                        "says nothing of energy",
                        new Oracle() {
                            @Override
                            public Map<String, String> verdicts(GasModel model) {
                                Map<String, String> words = super.verdicts(model);
                                words.keySet().removeIf(c -> c.startsWith("energy"));
                                return words;
                            }
                        },
                        "energy"),
                new Fault(
                        "refuses peaks",
                        new Oracle() {
                            @Override
                            public Map<String, String> verdicts(GasModel model) {
                                if (model.yaml().contains("exp(")) {
                                    throw new Refused("a peak", new IllegalArgumentException());
                                }
                                return super.verdicts(model);
                            }
                        },
                        "refused"));
    }

    private static List<Fault> moments() {
        return List.of(
                rotations("moments by a rule of 70 nodes", rotation -> coarse(rotation, 70)),
                rotations("moments by a rule of 4096 nodes", rotation -> coarse(rotation, 4096)),
                values("moments off by 5e-9", (question, value) -> value * (1 + 5e-9)),
                values(
                        "no number at two particles",
                        (question, value) -> question.particles() == 2 ? Double.NaN : value),
                values("no number at many", (question, value) -> question.particles() == 1e6 ? Double.NaN : value),
                new Fault(
                        "the limit for a finite number",
                        new Oracle() {
                            @Override
                            public double[] expectations(GasModel model, List<Question> questions) {
                                return super.expectations(
                                        model,
                                        questions.stream()
                                                .map(q -> new Question(
                                                        q.monomial(),
                                                        q.particles() > 1e5 ? Double.POSITIVE_INFINITY : q.particles(),
                                                        q.time()))
                                                .toList());
                            }
                        },
                        "N = 1000000"),
                new Fault(
                        "one law of several",
                        new Oracle() {
                            @Override
                            public double[] expectations(GasModel model, List<Question> questions) {
                                GasModel.Part first = model.collisions().get(0);
                                return super.expectations(
                                        new GasModel(
                                                model.name(),
                                                List.of(new GasModel.Part(Ratio.ONE, first.law())),
                                                model.start()),
                                        questions);
                            }
                        },
                        "off by"));
    }

    /** Decides one hypothesis of every rotation by a wrong test of its law's evenness. */
    private static Fault even(String name, String hypothesis, Predicate<GasLaw> looksEven) {
        return law(name, hypothesis, (law, right) -> law.name().equals(Atoms.ROTATION) ? looksEven.test(law) : right);
    }

    private static Fault law(String name, String hypothesis, BiFunction<GasLaw, Boolean, Boolean> decision) {
        return new Fault(
                name,
                new Oracle() {
                    @Override
                    public Map<String, String> verdicts(GasModel model) {
                        Map<String, String> words = super.verdicts(model);
                        for (GasModel.Part part : model.collisions()) {
                            String claim = GasModel.claim(hypothesis, part.law());
                            boolean right = model.truth().get(claim);
                            words.put(claim, word(model, claim, decision.apply(part.law(), right)));
                        }
                        return words;
                    }
                },
                hypothesis + "/");
    }

    private static Fault words(String name, String complaint, UnaryOperator<String> change) {
        return new Fault(
                name,
                new Oracle() {
                    @Override
                    public Map<String, String> verdicts(GasModel model) {
                        Map<String, String> words = super.verdicts(model);
                        words.replaceAll((claim, word) -> change.apply(word));
                        return words;
                    }
                },
                complaint);
    }

    private static Fault values(String name, BiFunction<Program.Question, Double, Double> change) {
        return new Fault(
                name,
                new Oracle() {
                    @Override
                    public double[] expectations(GasModel model, List<Question> questions) {
                        double[] values = super.expectations(model, questions);
                        for (int i = 0; i < values.length; i++) {
                            values[i] = change.apply(questions.get(i), values[i]);
                        }
                        return values;
                    }
                },
                "off by");
    }

    private static Fault rotations(String name, UnaryOperator<Rotation> change) {
        return new Fault(
                name,
                new Oracle() {
                    @Override
                    public double[] expectations(GasModel model, List<Question> questions) {
                        List<GasModel.Part> parts = model.collisions().stream()
                                .map(p -> new GasModel.Part(
                                        p.weight(), p.law() instanceof Rotation r ? change.apply(r) : p.law()))
                                .toList();
                        return super.expectations(new GasModel(model.name(), parts, model.start()), questions);
                    }
                },
                "off by");
    }

    /** Midpoints of equal cells: good for analytic densities, and for nothing else. */
    private static Rotation coarse(Rotation rotation, int nodes) {
        Map<List<Integer>, Double> moments = new HashMap<>();
        double[] theta = new double[nodes];
        double[] weight = new double[nodes];
        double mass = 0;
        for (int j = 0; j < nodes; j++) {
            theta[j] = Math.PI * (2 * j + 1 - nodes) / nodes;
            weight[j] = rotation.density().at(theta[j]);
            mass += weight[j];
        }
        for (int a = 0; a <= 8; a++) {
            for (int b = 0; a + b <= 8; b++) {
                double sum = 0;
                for (int j = 0; j < nodes; j++) {
                    sum += weight[j] * Math.pow(Math.cos(theta[j]), a) * Math.pow(Math.sin(theta[j]), b);
                }
                moments.put(List.of(a, b), sum / mass);
            }
        }
        return new Rotation(rotation.density(), moments);
    }

    private static List<Integer> drawn(Atoms atoms) {
        Random random = new Random(1);
        List<Integer> drawn = new ArrayList<>();
        for (int k = 0; k < 200; k++) {
            double u = random.nextDouble();
            int j = 0;
            for (double w = atoms.weights().get(0).value();
                    u > w && j + 1 < atoms.weights().size(); ) {
                w += atoms.weights().get(++j).value();
            }
            drawn.add(j);
        }
        return drawn;
    }

    private static boolean allIsometries(Atoms atoms, double tolerance) {
        for (int j = 0; j < atoms.pairs().size(); j++) {
            if (!isometry(atoms, j, tolerance)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isometry(Atoms atoms, int atom, double tolerance) {
        return deviation(atoms.numbers(atom)) <= tolerance;
    }

    private static double deviation(double[][] t) {
        double worst = 0;
        for (int i = 0; i < t.length; i++) {
            for (int j = 0; j < t.length; j++) {
                double sum = i == j ? -1 : 0;
                for (double[] row : t) {
                    sum += row[i] * row[j];
                }
                worst = Math.max(worst, Math.abs(sum));
            }
        }
        return worst;
    }

    /** {@code E T^t T = 1}. */
    private static boolean keptOnAverage(Atoms atoms) {
        for (int i = 0; i < atoms.order(); i++) {
            for (int j = 0; j < atoms.order(); j++) {
                double sum = i == j ? -1 : 0;
                for (int a = 0; a < atoms.pairs().size(); a++) {
                    for (double[] row : atoms.numbers(a)) {
                        sum += atoms.weights().get(a).value() * row[i] * row[j];
                    }
                }
                if (Math.abs(sum) > 1e-12) {
                    return false;
                }
            }
        }
        return true;
    }
}
