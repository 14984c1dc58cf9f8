package stosszahl.grid;

import java.util.Arrays;

/**
 * A symmetric function {@code f} on {@code G^s}, stored as one <em>orbit mass</em> per multiset {@code mu} of {@code s} cells: the sum of the cell masses {@code f(x)} over the
 * {@code s!/prod_c mu_c!} ordered tuples {@code x} that sort to {@code mu}. So {@code ||f||_1} is the sum of the absolute values.
 *
 * <p>As a probability it is the law of occupation numbers of {@code s} exchangeable particles. Made by a {@link GridSpace}.
 */
public final class SymmetricMasses {
    private final GridSpace space;
    private final int order;
    private final double[] mass;

    SymmetricMasses(GridSpace space, int order, double[] mass) {
        this.space = space;
        this.order = order;
        this.mass = mass;
    }

    /**
     * The order.
     *
     * @return the number {@code s} of particles
     */
    public int order() {
        return order;
    }

    /**
     * The grid.
     *
     * @return {@code G}
     */
    public VelocityGrid grid() {
        return space.grid();
    }

    /**
     * The number of multisets.
     *
     * @return {@code C(g + s - 1, s)}
     */
    public int size() {
        return mass.length;
    }

    /**
     * The multiset with a given number.
     *
     * @param rank the number, {@code 0 <= rank < size()}
     * @return its cells, non-decreasing
     */
    public int[] cells(int rank) {
        int[] cells = new int[order];
        space.multisets().unrank(order, rank, cells);
        return cells;
    }

    /**
     * The orbit mass of a multiset.
     *
     * @param rank its number
     * @return the mass of all its arrangements together
     */
    public double mass(int rank) {
        return mass[rank];
    }

    /**
     * The orbit masses.
     *
     * @return a copy, one mass per multiset
     */
    public double[] masses() {
        return mass.clone();
    }

    /**
     * The orbit mass of the multiset of the given cells.
     *
     * @param cells {@code s} cells in any order
     * @return the mass of all their arrangements together
     * @throws IllegalArgumentException unless they are {@code s} cells of the grid
     */
    public double massAt(int... cells) {
        return mass[rank(cells)];
    }

    /**
     * The mass {@code f(x)} of one ordered tuple of cells.
     *
     * @param cells the tuple {@code x}
     * @return {@code f(x)}
     * @throws IllegalArgumentException unless they are {@code s} cells of the grid
     */
    public double valueAt(int... cells) {
        int rank = rank(cells);
        return mass[rank] / space.multisets().orbit(order)[rank];
    }

    private int rank(int[] cells) {
        int[] sorted = cells.clone();
        Arrays.sort(sorted);
        if (sorted.length != order || sorted[0] < 0 || sorted[order - 1] >= grid().cells()) {
            throw new IllegalArgumentException(
                    Arrays.toString(cells) + " are not " + order + " of the cells 0.." + (grid().cells() - 1));
        }
        return space.multisets().rank(sorted, order);
    }

    /**
     * The total mass {@code sum_x f(x)}.
     *
     * @return the mass, 1 for a probability
     */
    public double total() {
        return Arrays.stream(mass).sum();
    }

    /**
     * The smallest orbit mass: negative if the function is.
     *
     * @return the minimum
     */
    public double min() {
        return Arrays.stream(mass).min().orElse(0);
    }

    /**
     * The partial trace {@code Tr_k f}, (2.20): the marginal of order {@code s - k}.
     *
     * @param k how many particles are traced out, {@code 0 <= k < s}
     * @return the marginal
     */
    public SymmetricMasses trace(int k) {
        if (k < 0 || k >= order) {
            throw new IllegalArgumentException("Tr_" + k + " of a function of order " + order + "; use 0 <= k < s");
        }
        if (k == 0) {
            return this;
        }
        Multisets multisets = space.multisets();
        double[] values = LevelOperator.values(multisets, order, mass);
        for (int s = order - 1; s >= order - k; s--) {
            values = LevelOperator.traceValues(multisets, s, values);
        }
        return space.wrap(order - k, LevelOperator.times(values, multisets.orbit(order - k)));
    }

    /**
     * All {@code g^s} values, for those who want to look.
     *
     * @return {@code f(x_1, .., x_s)} at {@code sum_j x_j g^{j-1}}
     * @throws IllegalArgumentException if there are more than {@code 2^27} of them
     */
    public double[] toTensor() {
        int g = grid().cells();
        double size = Math.pow(g, order);
        if (size > 1 << 27) {
            throw new IllegalArgumentException(
                    g + "^" + order + " values do not fit a full tensor; look them up by valueAt");
        }
        double[] tensor = new double[(int) size];
        int[] x = new int[order];
        for (int t = 0; t < tensor.length; t++) {
            for (int j = 0, rest = t; j < order; j++, rest /= g) {
                x[j] = rest % g;
            }
            tensor[t] = valueAt(x);
        }
        return tensor;
    }

    GridSpace space() {
        return space;
    }

    /** The array itself, for arithmetic in this room; not to be modified. */
    double[] raw() {
        return mass;
    }

    /** The array itself, if this is a function of the given order on the given grid. */
    double[] on(VelocityGrid where, int s) {
        if (s != order || !where.equals(grid())) {
            throw new IllegalArgumentException("a function of order " + order + " on " + grid() + " where one of order "
                    + s + " on " + where + " is needed");
        }
        return mass;
    }

    @Override
    public String toString() {
        return "symmetric function of order " + order + " on " + grid();
    }
}
