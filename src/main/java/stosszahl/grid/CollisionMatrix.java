package stosszahl.grid;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.Hypothesis;
import stosszahl.collision.LawHypotheses;
import stosszahl.kac.KacModel.WeightedLaw;

/**
 * The collisions of order {@code K} on a grid: the probabilities {@code A(kappa -> kappa')} that {@code K} particles in the cells {@code kappa}, a multiset, are in the cells
 * {@code kappa'} after a collision. This is the averaged push-forward {@code A_K} on symmetric functions of {@code G^K}, in orbit masses.
 *
 * <p>Columns of {@code A_K} sum to 1 ({@link #defect()} says how nearly). For laws with H1 and H2, exact integration gives
 * {@code orbit(kappa) A(kappa -> kappa') = orbit(kappa') A(kappa' -> kappa)} and the uniform law is invariant; quadrature breaks that and {@link #bistochastic() balancing} restores it.
 */
public final class CollisionMatrix {
    private static final int SAMPLES = 12;

    private final Multisets multisets;
    private final int order;
    private final SparseMatrix rows;
    private final boolean bistochastic;
    private final double defect;
    private final SparseMatrix[] traces;
    private final SparseMatrix[] transposed;

    private CollisionMatrix(Multisets multisets, int order, SparseMatrix rows, boolean bistochastic) {
        this.multisets = multisets;
        this.order = order;
        this.rows = rows;
        this.bistochastic = bistochastic;
        double[] ones = new double[rows.columns];
        Arrays.fill(ones, 1);
        double worst = 0;
        for (int i = 0; i < rows.rows; i++) {
            worst = Math.max(worst, Math.abs(rows.row(i, ones) - 1));
        }
        this.defect = worst;
        this.traces = new SparseMatrix[order + 1];
        this.transposed = new SparseMatrix[order + 1];
        for (int n = 1; n <= order; n++) {
            traces[n] = n == order ? rows : rows.times(hypergeometric(n));
            transposed[n] = traces[n].transpose();
        }
    }

    /**
     * The collision matrix with given probabilities: a finite velocity model of one's own.
     *
     * @param grid the velocities
     * @param order the order {@code K >= 1}
     * @param probabilities row {@code r} holds {@code A(kappa_r -> .)} for the multiset number {@code r} in the order of {@link SymmetricMasses#cells(int)}; not negative, each row of sum 1
     *     within {@code 1e-12}
     * @return the matrix; {@link #bistochastic()} if {@code orbit(kappa) A(kappa -> kappa')} is symmetric within {@code 1e-12}
     * @throws IllegalArgumentException if the matrix is not square of size {@code C(g + K - 1, K)}, an entry is negative, or a row does not sum to 1
     */
    public static CollisionMatrix of(VelocityGrid grid, int order, double[][] probabilities) {
        Multisets multisets = Multisets.of(grid.cells(), order, Memory.available());
        double[] orbit = multisets.orbit(order);
        SparseMatrix.Row[] rows = new SparseMatrix.Row[orbit.length];
        if (probabilities.length != rows.length) {
            throw new IllegalArgumentException(probabilities.length + " rows of probabilities for the " + rows.length
                    + " multisets of " + order + " cells; give one row for each");
        }
        boolean symmetric = true;
        for (int r = 0; r < rows.length; r++) {
            double sum = 0;
            if (probabilities[r].length != rows.length) {
                throw new IllegalArgumentException("row " + r + " of probabilities has " + probabilities[r].length
                        + " entries; give " + rows.length);
            }
            for (int c = 0; c < rows.length; c++) {
                double p = probabilities[r][c];
                if (!(p >= 0)) {
                    throw new IllegalArgumentException(
                            "probability " + p + " in row " + r + ", column " + c + "; use numbers >= 0");
                }
                sum += p;
                symmetric &= Math.abs(orbit[r] * p - orbit[c] * probabilities[c][r]) <= 1e-12 * orbit[r];
            }
            if (!(Math.abs(sum - 1) <= 1e-12)) {
                throw new IllegalArgumentException(
                        "row " + r + " of probabilities sums to " + sum + "; make every row sum to 1");
            }
            rows[r] = new SparseMatrix.Row(probabilities[r]);
        }
        return new CollisionMatrix(multisets, order, SparseMatrix.stack(rows.length, rows), symmetric);
    }

    /** Assembles the mixture of laws of one order, each balanced where it has H1 and H2, and each read from the cache if there is one. */
    static CollisionMatrix of(
            List<WeightedLaw> laws, VelocityGrid grid, @Nullable Resolution resolution, @Nullable MatrixCache cache) {
        int order = laws.get(0).law().order();
        Multisets multisets = Multisets.of(grid.cells(), order, Memory.available());
        BigFraction total = laws.stream().map(WeightedLaw::weight).reduce(BigFraction.ZERO, BigFraction::add);
        boolean all = true;
        SparseMatrix sum = SparseMatrix.zero(multisets.count(order));
        for (WeightedLaw weighted : laws) {
            CollisionLaw law = weighted.law();
            boolean reversible = reversible(law);
            Assembly assembly = assembly(law, grid, multisets, resolution);
            Supplier<SparseMatrix> build =
                    () -> reversible ? balance(assembly.rows(), multisets.orbit(order), law.name()) : assembly.rows();
            SparseMatrix one =
                    cache == null ? build.get() : cache.get(law.name() + "-" + order, key(assembly, reversible), build);
            all &= reversible;
            double share = weighted.weight().divide(total).doubleValue();
            sum = laws.size() == 1 ? one : sum.plus(1, share, one);
        }
        return new CollisionMatrix(multisets, order, sum, all);
    }

    private static byte[] key(Assembly assembly, boolean balanced) {
        MessageDigest digest = MatrixCache.digest();
        assembly.identify(digest);
        digest.update((byte) (balanced ? 1 : 0));
        return digest.digest();
    }

    private static Assembly assembly(
            CollisionLaw law, VelocityGrid grid, Multisets multisets, @Nullable Resolution resolution) {
        return Assembly.of(
                law,
                grid,
                multisets,
                resolution == null ? Resolution.standard(law, grid) : resolution,
                !law.exchangeable()
                        && !LawHypotheses.of(law).decide(Hypothesis.H3).holds());
    }

    /**
     * Refuses, before anything is integrated, a matrix that does not fit.
     *
     * @throws IllegalArgumentException if it does not; the message names the size and the largest grid that fits
     */
    static void guard(List<WeightedLaw> laws, VelocityGrid grid, @Nullable Resolution resolution, double budget) {
        int order = laws.get(0).law().order();
        Memory.check(
                "collisions of order " + order + " on " + grid.cellsPerAxis()
                        + (grid.dimension() == 1 ? "" : "^" + grid.dimension()) + " cells",
                grid.cellsPerAxis(),
                1,
                n -> size(laws, VelocityGrid.of(grid.dimension(), n, grid.halfWidth()), resolution, budget),
                budget,
                "n cells per axis, n");
    }

    /**
     * What the matrix takes while it is made: itself, its transpose, their mean, its traces, and the rows before they are put together, at 12 bytes an entry. A full matrix is the bound; if that does not fit, a few
     * rows are integrated to see how full it is.
     */
    private static Memory.Size size(
            List<WeightedLaw> laws, VelocityGrid grid, @Nullable Resolution resolution, double budget) {
        int order = laws.get(0).law().order();
        Memory.Size tables = Multisets.size(grid.cells(), order);
        double count = Occupations.count(grid.cells(), order);
        Memory.Size full = size(tables, count * count);
        if (full.fits(budget) || !tables.fits(budget)) {
            return full;
        }
        Multisets multisets = Multisets.of(grid.cells(), order, budget);
        double entries = 0;
        for (WeightedLaw weighted : laws) {
            entries += assembly(weighted.law(), grid, multisets, resolution).estimate(SAMPLES);
        }
        return size(tables, Math.min(count * count, entries));
    }

    private static Memory.Size size(Memory.Size tables, double entries) {
        return new Memory.Size(tables.bytes() + 6 * 12 * entries, Math.max(tables.longest(), entries));
    }

    /** H1 and H2. */
    private static boolean reversible(CollisionLaw law) {
        LawHypotheses hypotheses = LawHypotheses.of(law);
        return hypotheses.decide(Hypothesis.H1).holds()
                && hypotheses.decide(Hypothesis.H2).holds();
    }

    private static SparseMatrix balance(SparseMatrix rows, double[] orbit, String name) {
        double[] ones = new double[orbit.length];
        Arrays.fill(ones, 1);
        double[] inverse = new double[orbit.length];
        Arrays.setAll(inverse, i -> 1 / orbit[i]);
        return Balancing.symmetric(rows.scale(orbit, ones), orbit, name).scale(inverse, ones);
    }

    /** Keeping {@code n} of {@code K} particles at random: from a multiset of size {@code K} to its part of size {@code n}. */
    private SparseMatrix hypergeometric(int n) {
        double ways = 1;
        for (int j = 0; j < n; j++) {
            ways = ways * (order - j) / (j + 1);
        }
        SparseMatrix.Row[] all = new SparseMatrix.Row[rows.rows];
        int[] list = new int[order];
        int[] part = new int[n];
        for (int r = 0; r < all.length; r++) {
            double[] dense = new double[multisets.count(n)];
            multisets.unrank(order, r, list);
            for (int mask = 0; mask < 1 << order; mask++) {
                if (Integer.bitCount(mask) == n) {
                    int size = 0;
                    for (int j = 0; j < order; j++) {
                        if ((mask >> j & 1) == 1) {
                            part[size++] = list[j];
                        }
                    }
                    dense[multisets.rank(part, n)] += 1 / ways;
                }
            }
            all[r] = new SparseMatrix.Row(dense);
        }
        return SparseMatrix.stack(multisets.count(n), all);
    }

    /**
     * The order of the collisions.
     *
     * @return {@code K}
     */
    public int order() {
        return order;
    }

    /**
     * How many probabilities are not zero.
     *
     * @return the number of entries stored
     */
    public int entries() {
        return rows.entries();
    }

    /**
     * How far the columns of {@code A_K} are from summing to 1: {@code delta = max_kappa |sum_kappa' A(kappa -> kappa') - 1|}, so that {@code ||A_K|| <= 1 + delta}.
     *
     * @return {@code delta}, computed with compensated sums
     */
    public double defect() {
        return defect;
    }

    /**
     * Is the matrix balanced: symmetric and bistochastic on {@code G^K}, because every law in it has H1 and H2.
     *
     * @return true if it is
     */
    public boolean bistochastic() {
        return bistochastic;
    }

    /**
     * How much every collision forgets, Doeblin's number {@code eta = sum_kappa' min_kappa A(kappa -> kappa')}: {@code A_K >= eta nu (x) int} with a probability {@code nu} on {@code G^K}.
     *
     * @return {@code eta}, from 0 to 1, rounded as {@link #defect()} is; 0 if some result is out of reach of some state for each
     */
    public double forgetting() {
        double[] least = new double[rows.columns];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        double[] dense = new double[rows.columns];
        for (int i = 0; i < rows.rows; i++) {
            Arrays.fill(dense, 0);
            for (int p = rows.start[i]; p < rows.start[i + 1]; p++) {
                dense[rows.index[p]] = rows.value[p];
            }
            for (int j = 0; j < dense.length; j++) {
                least[j] = Math.min(least[j], dense[j]);
            }
        }
        return Math.min(1, Arrays.stream(least).sum());
    }

    /**
     * The probability {@code A(kappa -> kappa')}.
     *
     * @param before the cells before the collision, in any order
     * @param after the cells after it, in any order
     * @return the probability
     * @throws IllegalArgumentException unless both are {@code K} cells of the grid
     */
    public double probability(int[] before, int[] after) {
        int p = Arrays.binarySearch(rows.index, rows.start[rank(before)], rows.start[rank(before) + 1], rank(after));
        return p < 0 ? 0 : rows.value[p];
    }

    private int rank(int[] cells) {
        int[] sorted = cells.clone();
        Arrays.sort(sorted);
        if (sorted.length != order || sorted[0] < 0 || sorted[order - 1] >= multisets.cells()) {
            throw new IllegalArgumentException(
                    Arrays.toString(cells) + " are not " + order + " of the cells 0.." + (multisets.cells() - 1));
        }
        return multisets.rank(sorted, order);
    }

    Multisets multisets() {
        return multisets;
    }

    /** Row {@code kappa} is the law of {@code n} of the {@code K} particles, picked at random, after a collision of {@code kappa}. */
    SparseMatrix fromBefore(int n) {
        return traces[n];
    }

    /** The same with one row per multiset of size {@code n}: the projection {@code S_{K,n}}. */
    SparseMatrix toAfter(int n) {
        return transposed[n];
    }

    @Override
    public String toString() {
        return "collisions of order " + order + " on " + multisets.cells() + " cells, " + entries() + " entries";
    }
}
