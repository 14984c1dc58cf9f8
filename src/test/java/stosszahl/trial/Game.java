package stosszahl.trial;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The game (3.11) with {@code a} and {@code b} uniform in ranges of tenths: never an isometry but on a null set, its own inverse in law never. */
record Game(int order, List<Integer> a, List<Integer> b) implements GasLaw {
    @Override
    public String name() {
        return Atoms.GAME;
    }

    @Override
    public int dimension() {
        return 1;
    }

    @Override
    public String kernel() {
        return "{type: uniform-range, a: " + range(a) + ", b: " + range(b) + "}";
    }

    private static String range(List<Integer> r) {
        return "[" + r.get(0) / 10.0 + ", " + r.get(1) / 10.0 + "]";
    }

    @Override
    public Truth truth() {
        return new Truth(false, false, true, false);
    }

    /** The range of {@code a - b}, an eigenvalue of {@code T}, is {@code [l, h]} and must be that of its inverse; H3 holds as the matrix commutes. */
    @Override
    public Truth decided() {
        double low = (a.get(0) - b.get(1)) / 10.0;
        double high = (a.get(1) - b.get(0)) / 10.0;
        if (low <= 0) {
            throw new IllegalStateException("singular maps");
        }
        return new Truth(low == high && high == 1, Math.abs(low * high - 1) < 1e-12, true, false);
    }

    /** {@code a} and {@code b} each to a power, {@code T = (a - b) 1 + b J} expanded slot by slot. */
    @Override
    public Map<List<Integer>, Double> average(int[] exponents) {
        // Two letters beside the velocities: x^i y^j stand for a^i b^j.
        Map<List<Integer>, Map<List<Integer>, Double>> sum = new HashMap<>();
        sum.put(Powers.key(new int[order]), Map.of(List.of(0, 0), 1.0));
        for (int i = 0; i < order; i++) {
            for (int p = 0; p < exponents[i]; p++) {
                sum = timesRow(sum, i);
            }
        }
        Map<List<Integer>, Double> averages = new HashMap<>();
        sum.forEach((e, letters) -> averages.put(
                e,
                letters.entrySet().stream()
                        .mapToDouble(l -> l.getValue()
                                * uniform(a, l.getKey().get(0))
                                * uniform(b, l.getKey().get(1)))
                        .sum()));
        return averages;
    }

    private Map<List<Integer>, Map<List<Integer>, Double>> timesRow(
            Map<List<Integer>, Map<List<Integer>, Double>> sum, int row) {
        Map<List<Integer>, Map<List<Integer>, Double>> next = new HashMap<>();
        sum.forEach((e, letters) -> {
            for (int c = 0; c < order; c++) {
                int[] moved = e.stream().mapToInt(Integer::intValue).toArray();
                moved[c]++;
                boolean own = c == row;
                Map<List<Integer>, Double> target = next.computeIfAbsent(Powers.key(moved), k -> new HashMap<>());
                letters.forEach((l, x) -> target.merge(
                        own ? List.of(l.get(0) + 1, l.get(1)) : List.of(l.get(0), l.get(1) + 1), x, Double::sum));
            }
        });
        return next;
    }

    private static double uniform(List<Integer> range, int power) {
        double low = range.get(0) / 10.0;
        double high = range.get(1) / 10.0;
        return (Math.pow(high, power + 1) - Math.pow(low, power + 1)) / ((power + 1) * (high - low));
    }
}
