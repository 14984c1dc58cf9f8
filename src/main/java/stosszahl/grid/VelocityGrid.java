package stosszahl.grid;

/**
 * A uniform grid {@code G} of {@code g = n^d} cubic cells of side {@code h = 2 L / n} in the box {@code [-L, L]^d} of velocities.
 *
 * <p>Cell {@code sum_c i_c n^c} is {@code prod_c [-L + i_c h, -L + (i_c + 1) h)}.
 *
 * @param dimension the dimension {@code d}
 * @param cellsPerAxis the number {@code n}
 * @param halfWidth the number {@code L}
 */
public record VelocityGrid(int dimension, int cellsPerAxis, double halfWidth) {
    /** Cells beyond this number are refused: even one level of pairs would not fit a machine. */
    private static final int MOST_CELLS = 1 << 16;

    /**
     * The grid; see {@link #of(int, int, double)}.
     *
     * @param dimension the dimension {@code d >= 1}
     * @param cellsPerAxis the number {@code n >= 1} of cells along an axis
     * @param halfWidth half the width {@code L > 0} of the box
     * @throws IllegalArgumentException if a number is out of range or there are more than 65536 cells
     */
    public VelocityGrid {
        if (dimension < 1 || cellsPerAxis < 1 || !(halfWidth > 0) || Double.isInfinite(halfWidth)) {
            throw new IllegalArgumentException("a grid of " + cellsPerAxis + " cells per axis on [-" + halfWidth + ", "
                    + halfWidth + "] in dimension " + dimension + "; use d >= 1, n >= 1 and a finite L > 0");
        }
        if (Math.pow(cellsPerAxis, dimension) > MOST_CELLS) {
            throw new IllegalArgumentException(cellsPerAxis + "^" + dimension + " cells are too many; use at most "
                    + (int) Math.floor(Math.pow(MOST_CELLS, 1.0 / dimension) + 1e-9) + " per axis in dimension "
                    + dimension);
        }
    }

    /**
     * The grid of {@code n^d} cells on {@code [-L, L]^d}.
     *
     * @param dimension the dimension {@code d >= 1}
     * @param cellsPerAxis the number {@code n >= 1} of cells along an axis
     * @param halfWidth half the width {@code L > 0} of the box
     * @return the grid
     * @throws IllegalArgumentException if a number is out of range or there are more than 65536 cells
     */
    public static VelocityGrid of(int dimension, int cellsPerAxis, double halfWidth) {
        return new VelocityGrid(dimension, cellsPerAxis, halfWidth);
    }

    /**
     * The number of cells.
     *
     * @return {@code g = n^d}
     */
    public int cells() {
        int cells = 1;
        for (int c = 0; c < dimension; c++) {
            cells *= cellsPerAxis;
        }
        return cells;
    }

    /**
     * The side of a cell.
     *
     * @return {@code h = 2 L / n}
     */
    public double side() {
        return 2 * halfWidth / cellsPerAxis;
    }

    /**
     * The lower end of a cell along an axis. Neighbours share ends exactly, and the outermost ends are exactly {@code -L} and {@code L}.
     *
     * @param cell the cell, {@code 0 <= cell < cells()}
     * @param axis the axis, {@code 0 <= axis < d}
     * @return the coordinate
     */
    public double lower(int cell, int axis) {
        return edge(place(cell, axis));
    }

    /**
     * The upper end of a cell along an axis.
     *
     * @param cell the cell
     * @param axis the axis
     * @return the coordinate
     */
    public double upper(int cell, int axis) {
        return edge(place(cell, axis) + 1);
    }

    /**
     * The cell that a velocity lies in.
     *
     * @param v an array that holds the velocity; not modified
     * @param offset where its first component stands
     * @return the cell, or -1 outside the box
     */
    public int locate(double[] v, int offset) {
        double perSide = cellsPerAxis / (2 * halfWidth);
        int cell = 0;
        for (int c = dimension - 1; c >= 0; c--) {
            double x = (v[offset + c] + halfWidth) * perSide;
            if (!(x >= 0 && x < cellsPerAxis)) {
                return -1;
            }
            cell = cell * cellsPerAxis + (int) x;
        }
        return cell;
    }

    private double edge(int i) {
        return halfWidth * (2.0 * i / cellsPerAxis - 1);
    }

    private int place(int cell, int axis) {
        int rest = cell;
        for (int c = 0; c < axis; c++) {
            rest /= cellsPerAxis;
        }
        return rest % cellsPerAxis;
    }

    @Override
    public String toString() {
        return cellsPerAxis + (dimension == 1 ? "" : "^" + dimension) + " cells on [-" + halfWidth + ", " + halfWidth
                + "]" + (dimension == 1 ? "" : "^" + dimension);
    }
}
