package stosszahl.trial;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The linear equations of {@code E prod_i v_i^{a_i}} over distinct particles, for one number of particles.
 *
 * <p>An event picks an ordered tuple of {@code K} distinct particles. If it contains {@code n} of the {@code j} particles of the monomial, at given places of
 * the tuple, the average of {@code (T^w V)^a} over the law is a polynomial in the {@code K} velocities, each term of which is a monomial of the same kind again.
 * That happens at rate {@code beta_K N C(N-j, K-n)/C(N, K)} for each choice of the {@code n}, and every assignment of places is equally likely. Unknowns are
 * found by following the terms; time steps are Taylor series.
 */
final class MomentEquations {
    /** Averages of powers that have been computed: they depend on the law alone, and six questions about a model need the same ones. */
    static final class Averages {
        private final Map<GasLaw, Map<List<Integer>, Map<List<Integer>, Double>>> known = new IdentityHashMap<>();

        Map<List<Integer>, Double> of(GasLaw law, int[] a) {
            return known.computeIfAbsent(law, l -> new HashMap<>()).computeIfAbsent(Powers.key(a), k -> law.average(a));
        }
    }

    private final GasModel model;
    private final double particles; // infinite for the limit
    private final List<List<List<Integer>>> unknowns = new ArrayList<>();
    private final Map<List<List<Integer>>, Integer> index = new HashMap<>();
    private final List<Map<Integer, Double>> rows = new ArrayList<>();
    private final Averages averages;

    /**
     * The closed system that contains one monomial.
     *
     * @param model the model
     * @param particles the number of particles, {@code Double.POSITIVE_INFINITY} for the limit
     * @param monomial the exponents of each particle, per axis
     * @param averages those of the model's laws that are known already; more are added
     */
    MomentEquations(GasModel model, double particles, List<List<Integer>> monomial, Averages averages) {
        this.model = model;
        this.averages = averages;
        this.particles = particles;
        Deque<List<List<Integer>>> open = new ArrayDeque<>();
        place(canonical(monomial), open);
        while (!open.isEmpty()) {
            List<List<Integer>> state = open.poll();
            Map<Integer, Double> row = new HashMap<>();
            derivative(state).forEach((to, rate) -> row.merge(place(to, open), rate, Double::sum));
            rows.add(row);
        }
    }

    private int place(List<List<Integer>> state, Deque<List<List<Integer>>> open) {
        Integer known = index.get(state);
        if (known != null) {
            return known;
        }
        index.put(state, unknowns.size());
        unknowns.add(state);
        open.add(state);
        return unknowns.size() - 1;
    }

    private static List<List<Integer>> canonical(List<List<Integer>> blocks) {
        List<List<Integer>> kept = new ArrayList<>();
        for (List<Integer> block : blocks) {
            if (block.stream().anyMatch(e -> e > 0)) {
                kept.add(List.copyOf(block));
            }
        }
        kept.sort(Comparator.comparing(Object::toString));
        return List.copyOf(kept);
    }

    private Map<List<List<Integer>>, Double> derivative(List<List<Integer>> state) {
        Map<List<List<Integer>>, Double> sum = new HashMap<>();
        for (int part = 0; part < model.collisions().size(); part++) {
            int order = model.collisions().get(part).law().order();
            double beta = model.collisions().get(part).weight().value();
            for (int subset = 1; subset < 1 << state.size(); subset++) {
                int n = Integer.bitCount(subset);
                double rate = n > order ? 0 : beta * rate(state.size(), order, n);
                if (rate != 0) {
                    collide(state, subset, part, rate, sum);
                    sum.merge(canonical(state), -rate, Double::sum);
                }
            }
        }
        return sum;
    }

    /** {@code N C(N-j, K-n)/C(N, K)}; {@code K} for {@code n = 1} and 0 otherwise in the limit. */
    private double rate(int j, int order, int n) {
        if (Double.isInfinite(particles)) {
            return n == 1 ? order : 0;
        }
        double rate = particles;
        for (int i = 0; i < order - n; i++) {
            rate *= Math.max(0, particles - j - i) / (i + 1);
        }
        for (int i = 0; i < order; i++) {
            rate *= (i + 1) / (particles - i);
        }
        return rate;
    }

    private void collide(
            List<List<Integer>> state, int subset, int part, double rate, Map<List<List<Integer>>, Double> sum) {
        int order = model.collisions().get(part).law().order();
        int d = model.dimension();
        List<List<Integer>> colliding = new ArrayList<>();
        List<List<Integer>> others = new ArrayList<>();
        for (int i = 0; i < state.size(); i++) {
            ((subset >> i & 1) == 1 ? colliding : others).add(state.get(i));
        }
        List<int[]> placings = new ArrayList<>();
        placings(colliding, 0, new int[order * d], new boolean[order], order, d, placings);
        for (int[] a : placings) {
            for (Map.Entry<List<Integer>, Double> term :
                    averages.of(model.collisions().get(part).law(), a).entrySet()) {
                List<List<Integer>> blocks = new ArrayList<>(others);
                for (int i = 0; i < order; i++) {
                    blocks.add(term.getKey().subList(i * d, (i + 1) * d));
                }
                sum.merge(canonical(blocks), rate * term.getValue() / placings.size(), Double::sum);
            }
        }
    }

    private static void placings(
            List<List<Integer>> colliding, int next, int[] slots, boolean[] used, int order, int d, List<int[]> all) {
        if (next == colliding.size()) {
            all.add(slots.clone());
            return;
        }
        for (int place = 0; place < order; place++) {
            if (!used[place]) {
                used[place] = true;
                for (int c = 0; c < d; c++) {
                    slots[place * d + c] = colliding.get(next).get(c);
                }
                placings(colliding, next + 1, slots, used, order, d, all);
                for (int c = 0; c < d; c++) {
                    slots[place * d + c] = 0;
                }
                used[place] = false;
            }
        }
    }

    /** The first unknown, that of the constructor, at a time: {@code exp(tA)} by Taylor series over steps of norm at most 1/2. */
    double at(double t) {
        double[] y = new double[unknowns.size()];
        for (int i = 0; i < y.length; i++) {
            y[i] = model.start().moment(unknowns.get(i));
        }
        double norm = 0;
        for (Map<Integer, Double> row : rows) {
            norm = Math.max(norm, row.values().stream().mapToDouble(Math::abs).sum());
        }
        int steps = (int) Math.ceil(2 * norm * t) + 1;
        double h = t / steps;
        for (int step = 0; step < steps; step++) {
            double[] term = y.clone();
            for (int k = 1; k <= 24; k++) {
                term = times(term, h / k);
                for (int i = 0; i < y.length; i++) {
                    y[i] += term[i];
                }
            }
        }
        return y[0];
    }

    private double[] times(double[] y, double factor) {
        double[] out = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            double sum = 0;
            for (Map.Entry<Integer, Double> entry : rows.get(i).entrySet()) {
                sum += entry.getValue() * y[entry.getKey()];
            }
            out[i] = factor * sum;
        }
        return out;
    }
}
