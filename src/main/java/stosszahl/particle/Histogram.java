package stosszahl.particle;

/**
 * The empirical marginal of order 1 or 2 at one time on given cells: the mean over the replicas of the share of particles in a cell, or of ordered
 * pairs of distinct particles in a pair of cells, with standard errors.
 *
 * <p>With {@code c_j} particles in cell {@code j} the share of pairs is {@code (c_i c_j - delta_ij c_i) / (N (N-1))}, which is unbiased for the mass of {@code f_N^{(2)}} on the product of the cells.
 */
public final class Histogram {
    private final int order;
    private final Cells cells;
    private final int replicas;
    private final double[] means;
    private final double[] squares;

    /** Takes the running means and the running sums of squared deviations from them. */
    Histogram(int order, Cells cells, int replicas, double[] means, double[] squares) {
        this.order = order;
        this.cells = cells;
        this.replicas = replicas;
        this.means = means;
        this.squares = squares;
    }

    /**
     * The order of the marginal.
     *
     * @return 1 or 2
     */
    public int order() {
        return order;
    }

    /**
     * The cells.
     *
     * @return the cells
     */
    public Cells cells() {
        return cells;
    }

    /**
     * The number of replicas.
     *
     * @return the number
     */
    public int replicas() {
        return replicas;
    }

    /**
     * The mass of the marginal on a cell, or on the product of two cells.
     *
     * @param cell the numbers of the cells, {@link #order()} of them
     * @return the estimated mass
     */
    public double mass(int... cell) {
        return means[place(cell)];
    }

    /**
     * The standard error of {@link #mass}.
     *
     * @param cell the numbers of the cells, {@link #order()} of them
     * @return the standard error of the mean over the replicas
     */
    public double standardError(int... cell) {
        return Math.sqrt(squares[place(cell)] / (replicas - 1.0) / replicas);
    }

    /**
     * The mass outside of the cells.
     *
     * @return what is missing from mass 1
     */
    public double outside() {
        double sum = 0;
        for (double mean : means) {
            sum += mean;
        }
        return 1 - sum;
    }

    private int place(int... cell) {
        if (cell.length != order) {
            throw new IllegalArgumentException(
                    cell.length + " cells for a marginal of order " + order + "; give as many as the order");
        }
        int place = 0;
        for (int j : cell) {
            if (j < 0 || j >= cells.size()) {
                throw new IllegalArgumentException("cell " + j + " of " + cells.size() + "; use 0 <= j < size");
            }
            place = place * cells.size() + j;
        }
        return place;
    }
}
