package stosszahl.particle;

import java.util.Arrays;

/**
 * Cells of velocity space for histograms: {@code [x_j, x_{j+1})} on every axis, products of them for {@code d > 1}. The cell with the places {@code j_1, .., j_d} on the axes has the
 * number {@code j_1 + j_2 n + .. + j_d n^{d-1}}.
 */
public final class Cells {
    private final int dimension;
    private final double[] edges;
    private final int size;

    private Cells(int dimension, double[] edges, int size) {
        this.dimension = dimension;
        this.edges = edges;
        this.size = size;
    }

    /**
     * Cells with the same edges on every axis.
     *
     * @param dimension the dimension {@code d} of the velocities
     * @param edges the edges, finite and strictly increasing, at least two; copied
     * @return the cells
     * @throws IllegalArgumentException if the edges do not increase, or there are more than {@code 10^8} cells
     */
    public static Cells of(int dimension, double... edges) {
        if (dimension < 1 || edges.length < 2) {
            throw new IllegalArgumentException(
                    edges.length + " edges in dimension " + dimension + " make no cells; use at least 2, and d >= 1");
        }
        for (int j = 0; j < edges.length; j++) {
            if (!Double.isFinite(edges[j]) || (j > 0 && !(edges[j] > edges[j - 1]))) {
                throw new IllegalArgumentException("the edges " + Arrays.toString(edges)
                        + " are not finite and increasing at place " + (j + 1) + "; sort them and drop doubles");
            }
        }
        double size = Math.pow(edges.length - 1, dimension);
        if (size > 1e8) {
            throw new IllegalArgumentException((edges.length - 1) + " cells on each of " + dimension + " axes are "
                    + size + " cells; use at most 1e8");
        }
        return new Cells(dimension, edges.clone(), (int) size);
    }

    /**
     * Cells of one size.
     *
     * @param dimension the dimension {@code d} of the velocities
     * @param lower the lower end on every axis
     * @param upper the upper end
     * @param cells the number of cells on every axis, at least 1
     * @return the cells
     * @throws IllegalArgumentException if {@code lower < upper} or {@code cells >= 1} fails
     */
    public static Cells uniform(int dimension, double lower, double upper, int cells) {
        if (cells < 1) {
            throw new IllegalArgumentException(cells + " cells on an axis; use at least 1");
        }
        double[] edges = new double[cells + 1];
        for (int j = 0; j <= cells; j++) {
            edges[j] = ((cells - j) * lower + j * upper) / cells;
        }
        return of(dimension, edges);
    }

    /**
     * The number of cells.
     *
     * @return {@code n^d}
     */
    public int size() {
        return size;
    }

    /**
     * The dimension of the velocities.
     *
     * @return {@code d}
     */
    public int dimension() {
        return dimension;
    }

    /**
     * The edges on each axis.
     *
     * @return a copy, {@code n + 1} numbers
     */
    public double[] edges() {
        return edges.clone();
    }

    /**
     * The cell in which a velocity lies. Cost: a binary search on each axis.
     *
     * @param v an array that holds the velocity; not modified
     * @param offset where its first component stands
     * @return the number of the cell, or -1 outside of all
     */
    public int cell(double[] v, int offset) {
        int n = edges.length - 1;
        int cell = 0;
        for (int c = dimension - 1; c >= 0; c--) {
            int found = Arrays.binarySearch(edges, v[offset + c]);
            int place = found >= 0 ? found : -found - 2;
            if (place < 0 || place >= n) {
                return -1;
            }
            cell = cell * n + place;
        }
        return cell;
    }

    /** The numbers of particles in the cells; those outside are in none. */
    int[] count(double[] v) {
        int[] counts = new int[size];
        for (int i = 0; i < v.length; i += dimension) {
            int cell = cell(v, i);
            if (cell >= 0) {
                counts[cell]++;
            }
        }
        return counts;
    }
}
