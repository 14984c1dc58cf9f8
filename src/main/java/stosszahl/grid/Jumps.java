package stosszahl.grid;

import java.util.Arrays;

/** The jumps out of one state of the {@link MasterEquation}, merged by target. */
final class Jumps {
    private final GridModel model;
    private final Occupations occupations;
    private final int[] occupation;
    private final double[] weights;
    private int[] targets = new int[256];
    private double[] probabilities = new double[256];
    private int size;

    Jumps(GridModel model, Occupations occupations, int[] occupation, double[] weights) {
        this.model = model;
        this.occupations = occupations;
        this.occupation = occupation;
        this.weights = weights;
    }

    SparseMatrix.Row row(int particles) {
        for (int order = 1; order < weights.length; order++) {
            if (weights[order] > 0) {
                double ways = Occupations.count(particles - order + 1, order); // C(N, K)
                draw(model.collisions(order), new int[order], 0, 0, weights[order] / ways);
            }
        }
        return merged();
    }

    /** Different collisions lead to one state; sorting by target and place keeps the order of summation fixed. */
    private SparseMatrix.Row merged() {
        long[] keys = new long[size];
        Arrays.setAll(keys, j -> (long) targets[j] << 32 | j);
        Arrays.sort(keys);
        int[] index = new int[size];
        double[] value = new double[size];
        int last = -1;
        for (long key : keys) {
            int target = (int) (key >> 32);
            if (last < 0 || index[last] != target) {
                index[++last] = target;
            }
            value[last] += probabilities[(int) key];
        }
        return new SparseMatrix.Row(Arrays.copyOf(index, last + 1), Arrays.copyOf(value, last + 1));
    }

    /** Draws how many of the colliding particles come from the cells {@code cell, cell + 1, ..}. */
    private void draw(CollisionMatrix matrix, int[] drawn, int size, int cell, double probability) {
        if (size == drawn.length) {
            collide(matrix, drawn, probability);
            return;
        }
        if (cell == occupation.length) {
            return;
        }
        double ways = 1;
        for (int take = 0; take <= occupation[cell] && size + take <= drawn.length; take++) {
            Arrays.fill(drawn, size, size + take, cell);
            draw(matrix, drawn, size + take, cell + 1, probability * ways);
            ways = ways * (occupation[cell] - take) / (take + 1);
        }
    }

    private void collide(CollisionMatrix matrix, int[] drawn, double probability) {
        int order = drawn.length;
        SparseMatrix rows = matrix.fromBefore(order);
        int kappa = matrix.multisets().rank(drawn, order);
        int[] after = new int[order];
        int[] next = occupation.clone();
        for (int cell : drawn) {
            next[cell]--;
        }
        for (int p = rows.start[kappa]; p < rows.start[kappa + 1]; p++) {
            matrix.multisets().unrank(order, rows.index[p], after);
            for (int cell : after) {
                next[cell]++;
            }
            add(occupations.index(next), probability * rows.value[p]);
            for (int cell : after) {
                next[cell]--;
            }
        }
    }

    private void add(int target, double probability) {
        if (size == targets.length) {
            targets = Arrays.copyOf(targets, 2 * size);
            probabilities = Arrays.copyOf(probabilities, 2 * size);
        }
        targets[size] = target;
        probabilities[size++] = probability;
    }
}
