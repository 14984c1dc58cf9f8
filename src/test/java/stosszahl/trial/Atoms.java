package stosszahl.trial;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A law with finitely many maps, each a square matrix of exact fractions, {@code d = 1}: Kac's rotation at rational points of the circle, and the game of
 * Bobylev, Cercignani and Gamba (3.11).
 *
 * @param name the word of the model file
 * @param order the order {@code K}
 * @param pairs what the file gives: points {@code (cos, sin)}, or pairs {@code (a, b)}
 * @param weights their weights
 * @param truth what is true, from how they were chosen
 */
record Atoms(String name, int order, List<List<Ratio>> pairs, List<Ratio> weights, Truth truth) implements GasLaw {
    Atoms {
        pairs = List.copyOf(pairs);
        weights = List.copyOf(weights);
        if (!weights.stream().reduce(Ratio.ZERO, Ratio::plus).equals(Ratio.ONE)) {
            throw new IllegalArgumentException("weights " + weights);
        }
    }

    static final String ROTATION = "kac-rotation";
    static final String GAME = "bobylev-cercignani-gamba";

    @Override
    public int dimension() {
        return 1;
    }

    @Override
    public boolean rational() {
        return true;
    }

    @Override
    public String kernel() {
        StringBuilder list = new StringBuilder();
        for (List<Ratio> pair : pairs) {
            list.append(list.isEmpty() ? "" : ", ").append("[" + pair.get(0) + ", " + pair.get(1) + "]");
        }
        return "{type: discrete, " + (name.equals(GAME) ? "pairs" : "points") + ": [" + list + "], weights: " + weights
                + "}";
    }

    /** The matrix of an atom. */
    List<List<Ratio>> matrix(int atom) {
        Ratio a = pairs.get(atom).get(0);
        Ratio b = pairs.get(atom).get(1);
        if (name.equals(ROTATION)) {
            return List.of(List.of(a, b.negated()), List.of(b, a));
        }
        List<List<Ratio>> rows = new ArrayList<>();
        for (int i = 0; i < order; i++) {
            List<Ratio> row = new ArrayList<>();
            for (int j = 0; j < order; j++) {
                row.add(i == j ? a : b);
            }
            rows.add(row);
        }
        return rows;
    }

    double[][] numbers(int atom) {
        return matrix(atom).stream()
                .map(row -> row.stream().mapToDouble(Ratio::value).toArray())
                .toArray(double[][]::new);
    }

    /** The finite measures on matrices are compared, in fractions: inverses by elimination, permutations entry by entry. */
    @Override
    public Truth decided() {
        boolean isometry = true;
        boolean momentum = true;
        Map<List<List<Ratio>>, Ratio> law = new HashMap<>();
        Map<List<List<Ratio>>, Ratio> inverse = new HashMap<>();
        for (int j = 0; j < pairs.size(); j++) {
            if (weights.get(j).isZero()) {
                continue;
            }
            List<List<Ratio>> t = matrix(j);
            isometry &= product(transposed(t), t).equals(identity());
            for (int c = 0; c < order; c++) {
                int column = c;
                momentum &= t.stream()
                        .map(row -> row.get(column))
                        .reduce(Ratio.ZERO, Ratio::plus)
                        .equals(Ratio.ONE);
            }
            law.merge(t, weights.get(j), Ratio::plus);
            inverse.merge(inverse(t), weights.get(j), Ratio::plus);
        }
        boolean symmetric = true;
        for (int k = 1; k < order; k++) {
            Map<List<List<Ratio>>, Ratio> exchanged = new HashMap<>();
            for (Map.Entry<List<List<Ratio>>, Ratio> atom : law.entrySet()) {
                exchanged.merge(conjugated(atom.getKey(), k), atom.getValue(), Ratio::plus);
            }
            symmetric &= exchanged.equals(law);
        }
        return new Truth(isometry, law.equals(inverse), symmetric, momentum);
    }

    private List<List<Ratio>> identity() {
        List<List<Ratio>> rows = new ArrayList<>();
        for (int i = 0; i < order; i++) {
            List<Ratio> row = new ArrayList<>();
            for (int j = 0; j < order; j++) {
                row.add(i == j ? Ratio.ONE : Ratio.ZERO);
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<List<Ratio>> transposed(List<List<Ratio>> t) {
        List<List<Ratio>> rows = new ArrayList<>();
        for (int i = 0; i < t.size(); i++) {
            int column = i;
            rows.add(t.stream().map(row -> row.get(column)).toList());
        }
        return rows;
    }

    private static List<List<Ratio>> product(List<List<Ratio>> a, List<List<Ratio>> b) {
        List<List<Ratio>> columns = transposed(b);
        List<List<Ratio>> rows = new ArrayList<>();
        for (List<Ratio> row : a) {
            List<Ratio> out = new ArrayList<>();
            for (List<Ratio> column : columns) {
                Ratio sum = Ratio.ZERO;
                for (int i = 0; i < row.size(); i++) {
                    sum = sum.plus(row.get(i).times(column.get(i)));
                }
                out.add(sum);
            }
            rows.add(out);
        }
        return rows;
    }

    /** Conjugation by the exchange of particles 1 and k + 1. */
    private static List<List<Ratio>> conjugated(List<List<Ratio>> t, int k) {
        List<List<Ratio>> rows = new ArrayList<>();
        for (int i = 0; i < t.size(); i++) {
            List<Ratio> row = new ArrayList<>();
            for (int j = 0; j < t.size(); j++) {
                row.add(t.get(exchange(i, k)).get(exchange(j, k)));
            }
            rows.add(row);
        }
        return rows;
    }

    private static int exchange(int i, int k) {
        return i == 0 ? k : i == k ? 0 : i;
    }

    /** Gauss and Jordan. */
    private List<List<Ratio>> inverse(List<List<Ratio>> t) {
        List<List<Ratio>> left = new ArrayList<>();
        List<List<Ratio>> right = new ArrayList<>();
        t.forEach(row -> left.add(new ArrayList<>(row)));
        identity().forEach(row -> right.add(new ArrayList<>(row)));
        for (int p = 0; p < order; p++) {
            int pivot = p;
            while (left.get(pivot).get(p).isZero()) {
                pivot++; // Singular maps are not made.
            }
            java.util.Collections.swap(left, p, pivot);
            java.util.Collections.swap(right, p, pivot);
            Ratio head = left.get(p).get(p);
            left.get(p).replaceAll(x -> x.over(head));
            right.get(p).replaceAll(x -> x.over(head));
            for (int i = 0; i < order; i++) {
                if (i != p) {
                    Ratio f = left.get(i).get(p);
                    for (int j = 0; j < order; j++) {
                        left.get(i)
                                .set(
                                        j,
                                        left.get(i)
                                                .get(j)
                                                .minus(f.times(left.get(p).get(j))));
                        right.get(i)
                                .set(
                                        j,
                                        right.get(i)
                                                .get(j)
                                                .minus(f.times(right.get(p).get(j))));
                    }
                }
            }
        }
        return right;
    }

    @Override
    public Map<List<Integer>, Double> average(int[] a) {
        Map<List<Integer>, Double> sum = new HashMap<>();
        for (int j = 0; j < pairs.size(); j++) {
            double w = weights.get(j).value();
            Powers.mapped(a, numbers(j)).forEach((e, c) -> sum.merge(e, w * c, Double::sum));
        }
        return sum;
    }
}
