package stosszahl.trial;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The right answers, as a program: what is known from the making of a model, and the moment equations written again. */
class Oracle implements Program {
    private final Map<List<Object>, MomentEquations> systems = new HashMap<>();
    private MomentEquations.Averages averages = new MomentEquations.Averages();
    private GasModel current;

    @Override
    public Map<String, String> verdicts(GasModel model) {
        Map<String, String> words = new TreeMap<>();
        model.truth().forEach((claim, holds) -> words.put(claim, word(model, claim, holds)));
        return words;
    }

    /** "proved" or "holds" for what is true. */
    static String word(GasModel model, String claim, boolean holds) {
        return !holds ? "refuted" : model.rational().contains(claim) ? "proved" : "holds";
    }

    @Override
    public double[] expectations(GasModel model, List<Question> questions) {
        if (current != model) {
            systems.clear();
            averages = new MomentEquations.Averages();
            current = model;
        }
        return questions.stream()
                .mapToDouble(q -> systems.computeIfAbsent(
                                List.of(q.particles(), q.monomial()),
                                k -> new MomentEquations(model, q.particles(), q.monomial(), averages))
                        .at(q.time()))
                .toArray();
    }

    /** The size of an expectation of this degree: {@code E} of the same power of one axis of one particle at time 0. */
    static double scale(GasModel model, Question question) {
        int d = model.dimension();
        int degree = question.monomial().stream()
                .flatMap(List::stream)
                .mapToInt(Integer::intValue)
                .sum();
        double most = 0;
        for (int c = 0; c < d; c++) {
            List<Integer> power = new ArrayList<>();
            for (int i = 0; i < d; i++) {
                power.add(i == c ? degree : 0);
            }
            most = Math.max(most, model.start().moment(List.of(power)));
        }
        return most;
    }
}
