package stosszahl.grid;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Norms out of {@code l^1_sym} by one pass over the columns, each summed in a sparse accumulator. */
final class ColumnNorms {
    private static final int CHUNK = 512;

    private final Multisets sets;
    private final int top;
    private final int[] list;
    private final int[] counts;
    private final int[] part;
    private final int[] rest;

    private ColumnNorms(Multisets sets, int top) {
        this.sets = sets;
        this.top = top;
        this.list = new int[top];
        this.counts = new int[sets.cells()];
        this.part = new int[top];
        this.rest = new int[top];
    }

    /** Takes a part {@code kappa} of a multiset, by rank, what is left of it, and the probability of drawing {@code kappa}. */
    private interface Draw {
        void part(int kappa, int rho, double probability);
    }

    /** The norm of a {@link LevelOperator}. */
    static OperatorNorm of(GridModel model, Multisets sets, int s, int k, double[] factors, double loss) {
        return largest(sets, s + k, () -> new Column(model, sets, s, k, factors, loss)::norm);
    }

    /**
     * The norm of one {@code C_I}, {@code |I| = n}, {@code k = K - n}, as a map into {@code l^1(G^s)}: the image of a unit orbit mass is, for each {@code rho}, the difference of two laws of
     * {@code eta}, and different {@code rho} do not overlap.
     */
    static OperatorNorm ofSingle(CollisionMatrix collisions, Multisets sets, int s, int n) {
        int order = collisions.order();
        double[] moved = moved(collisions, sets, n);
        return largest(sets, s + order - n, () -> {
            ColumnNorms draws = new ColumnNorms(sets, s + order - n);
            return mu -> {
                double[] sum = new double[1];
                draws.forEach(mu, order, (kappa, rho, p) -> sum[0] += p * moved[kappa]);
                return sum[0];
            };
        });
    }

    /** For each {@code kappa}, {@code || Tr_{K-n} (A_K delta_kappa - delta_kappa) ||_1}. */
    private static double[] moved(CollisionMatrix collisions, Multisets sets, int n) {
        double[] moved = new double[sets.count(collisions.order())];
        ColumnNorms draws = new ColumnNorms(sets, collisions.order());
        for (int kappa = 0; kappa < moved.length; kappa++) {
            double[] difference = new double[sets.count(n)];
            collisions.fromBefore(n).addRow(kappa, 1, difference);
            draws.forEach(kappa, n, (eta, rho, p) -> difference[eta] -= p);
            moved[kappa] = Arrays.stream(difference).map(Math::abs).sum();
        }
        return moved;
    }

    private interface NormOfColumn {
        double norm(int mu);
    }

    private interface Workspace {
        NormOfColumn make();
    }

    /** Chunks in parallel, each with a workspace of its own; ties go to the first multiset, so the witness is always the same. */
    private static OperatorNorm largest(Multisets sets, int top, Workspace workspace) {
        int count = sets.count(top);
        int chunks = (count + CHUNK - 1) / CHUNK;
        double[] best = new double[chunks];
        int[] where = new int[chunks];
        IntStream.range(0, chunks).parallel().forEach(c -> {
            NormOfColumn column = workspace.make();
            best[c] = -1;
            for (int mu = c * CHUNK; mu < Math.min(count, (c + 1) * CHUNK); mu++) {
                double norm = column.norm(mu);
                if (norm > best[c]) {
                    best[c] = norm;
                    where[c] = mu;
                }
            }
        });
        int winner = 0;
        for (int c = 1; c < chunks; c++) {
            winner = best[c] > best[winner] ? c : winner;
        }
        int[] cells = new int[top];
        sets.unrank(top, where[winner], cells);
        return new OperatorNorm(best[winner], Arrays.stream(cells).boxed().collect(Collectors.toList()));
    }

    /** Enumerates the parts of size {@code size} of the multiset {@code mu} of size {@code top}. */
    void forEach(int mu, int size, Draw draw) {
        sets.unrank(top, mu, list);
        Arrays.fill(counts, 0);
        for (int cell : list) {
            counts[cell]++;
        }
        double ways = 1;
        for (int j = 0; j < size; j++) {
            ways = ways * (top - j) / (j + 1);
        }
        choose(0, 0, 0, size, 1 / ways, draw);
    }

    /** Chooses how many of the cell {@code list[at]} to take, and goes on at the next different cell. */
    private void choose(int at, int taken, int left, int size, double probability, Draw draw) {
        if (at == top) {
            if (taken == size) {
                draw.part(sets.rank(part, size), sets.rank(rest, left), probability);
            }
            return;
        }
        int cell = list[at];
        int count = counts[cell];
        double ways = 1;
        for (int take = 0; take <= count && taken + take <= size; take++) {
            if (left + count - take <= top - size) {
                Arrays.fill(part, taken, taken + take, cell);
                Arrays.fill(rest, left, left + count - take, cell);
                choose(at + count, taken + take, left + count - take, size, probability * ways, draw);
            }
            ways = ways * (count - take) / (take + 1);
        }
    }

    /** The image of one unit orbit mass. */
    private static final class Column {
        private final GridModel model;
        private final Multisets sets;
        private final int s;
        private final int k;
        private final double[] factors;
        private final double loss;
        private final double[] sum;
        private final int[] touched;
        private final boolean[] seen;
        private final int[][] lists;
        private final int[][] raise;
        private final ColumnNorms draws;
        private int size;

        Column(GridModel model, Multisets sets, int s, int k, double[] factors, double loss) {
            this.model = model;
            this.sets = sets;
            this.s = s;
            this.k = k;
            this.factors = factors;
            this.loss = loss;
            this.sum = new double[sets.count(s)];
            this.touched = new int[sum.length];
            this.seen = new boolean[sum.length];
            this.draws = new ColumnNorms(sets, s + k);
            this.raise = new int[s][];
            for (int j = Math.max(0, s - factors.length + 1); j < s; j++) {
                raise[j] = sets.raise(j);
            }
            this.lists = new int[factors.length][];
            for (int n = 1; n < factors.length; n++) {
                lists[n] = sets.lists(n);
            }
        }

        double norm(int mu) {
            size = 0;
            draws.forEach(mu, s, (sigma, rest, p) -> add(sigma, -loss * p));
            for (int n = 1; n < factors.length; n++) {
                if (factors[n] != 0) {
                    gain(mu, n);
                }
            }
            double norm = 0;
            for (int j = 0; j < size; j++) {
                norm += Math.abs(sum[touched[j]]);
                sum[touched[j]] = 0;
                seen[touched[j]] = false;
            }
            return norm;
        }

        private void gain(int mu, int n) {
            SparseMatrix from = model.collisions(k + n).fromBefore(n);
            int g = sets.cells();
            int[] list = lists[n];
            double factor = factors[n];
            draws.forEach(mu, k + n, (kappa, rho, p) -> {
                int end = from.start[kappa + 1];
                double scale = factor * p;
                for (int e = from.start[kappa]; e < end; e++) {
                    int to = rho;
                    int eta = from.index[e] * n;
                    for (int j = 0; j < n; j++) {
                        to = raise[s - n + j][to * g + list[eta + j]];
                    }
                    add(to, scale * from.value[e]);
                }
            });
        }

        private void add(int at, double x) {
            if (!seen[at]) {
                seen[at] = true;
                touched[size++] = at;
            }
            sum[at] += x;
        }
    }
}
