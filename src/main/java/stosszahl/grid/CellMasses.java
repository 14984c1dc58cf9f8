package stosszahl.grid;

import java.util.Arrays;
import java.util.List;
import stosszahl.initial.VelocityLaw;
import stosszahl.observable.Factor;
import stosszahl.polynomial.MultiIndex;

/** A function {@code f} of one velocity on a grid, as the masses of the cells: an element of {@code l^1(G)}. */
public final class CellMasses {
    private final VelocityGrid grid;
    private final double[] mass;

    private CellMasses(VelocityGrid grid, double[] mass) {
        this.grid = grid;
        this.mass = mass;
    }

    /**
     * The function with the given masses.
     *
     * @param grid the grid
     * @param masses one mass per cell; copied
     * @return the function
     * @throws IllegalArgumentException if their number is not that of the cells
     */
    public static CellMasses of(VelocityGrid grid, double... masses) {
        if (masses.length != grid.cells()) {
            throw new IllegalArgumentException(masses.length + " masses on a grid of " + grid.cells() + " cells");
        }
        return new CellMasses(grid, masses.clone());
    }

    /**
     * A law conditioned on the box: the masses of the cells divided by the mass of the box. What this leaves out is {@link #outside}.
     *
     * @param grid the grid
     * @param law the law, of the same dimension
     * @return a probability on the grid
     * @throws IllegalArgumentException if the dimensions differ or the box has no mass
     */
    public static CellMasses of(VelocityGrid grid, VelocityLaw law) {
        double[] masses = integrate(grid, law);
        double sum = Arrays.stream(masses).sum();
        if (!(sum > 0)) {
            throw new IllegalArgumentException(
                    "the law " + law.name() + " has no mass on " + grid + "; use a wider box");
        }
        for (int i = 0; i < masses.length; i++) {
            masses[i] /= sum;
        }
        return new CellMasses(grid, masses);
    }

    /**
     * The mass that a law has outside the box of a grid.
     *
     * @param grid the grid
     * @param law the law, of the same dimension
     * @return the mass, accurate relative to itself also when it is tiny
     */
    public static double outside(VelocityGrid grid, VelocityLaw law) {
        int d = dimension(grid, law);
        // The complement in disjoint pieces: the first component to leave the box, below or above it.
        double sum = 0;
        for (int c = 0; c < d; c++) {
            for (int side = 0; side < 2; side++) {
                double[] lower = new double[d];
                double[] upper = new double[d];
                Arrays.fill(lower, Double.NEGATIVE_INFINITY);
                Arrays.fill(upper, Double.POSITIVE_INFINITY);
                Arrays.fill(lower, 0, c, -grid.halfWidth());
                Arrays.fill(upper, 0, c, grid.halfWidth());
                if (side == 0) {
                    upper[c] = -grid.halfWidth();
                } else {
                    lower[c] = grid.halfWidth();
                }
                sum += law.mass(lower, upper);
            }
        }
        return sum;
    }

    private static int dimension(VelocityGrid grid, VelocityLaw law) {
        if (law.dimension() != grid.dimension()) {
            throw new IllegalArgumentException("the law " + law.name() + " is of dimension " + law.dimension()
                    + " and the grid of dimension " + grid.dimension());
        }
        return law.dimension();
    }

    private static double[] integrate(VelocityGrid grid, VelocityLaw law) {
        int d = dimension(grid, law);
        double[] masses = new double[grid.cells()];
        double[] lower = new double[d];
        double[] upper = new double[d];
        for (int cell = 0; cell < masses.length; cell++) {
            for (int c = 0; c < d; c++) {
                lower[c] = grid.lower(cell, c);
                upper[c] = grid.upper(cell, c);
            }
            masses[cell] = law.mass(lower, upper);
        }
        return masses;
    }

    /**
     * The grid.
     *
     * @return {@code G}
     */
    public VelocityGrid grid() {
        return grid;
    }

    /**
     * The masses.
     *
     * @return a copy, one mass per cell
     */
    public double[] masses() {
        return mass.clone();
    }

    /**
     * The mass of a cell.
     *
     * @param cell the cell
     * @return its mass
     */
    public double mass(int cell) {
        return mass[cell];
    }

    /**
     * The total mass.
     *
     * @return {@code sum_x f(x)}
     */
    public double total() {
        return Arrays.stream(mass).sum();
    }

    /**
     * The norm.
     *
     * @return {@code ||f||_1}
     */
    public double norm() {
        return Arrays.stream(mass).map(Math::abs).sum();
    }

    /**
     * The smallest mass of a cell: negative if the function is.
     *
     * @return the minimum
     */
    public double min() {
        return Arrays.stream(mass).min().orElse(0);
    }

    /**
     * The distance from another function.
     *
     * @param other a function on the same grid
     * @return {@code ||f - other||_1}
     * @throws IllegalArgumentException if the grids differ
     */
    public double distance(CellMasses other) {
        if (!grid.equals(other.grid)) {
            throw new IllegalArgumentException("functions on " + grid + " and on " + other.grid + " have no distance");
        }
        double sum = 0;
        for (int i = 0; i < mass.length; i++) {
            sum += Math.abs(mass[i] - other.mass[i]);
        }
        return sum;
    }

    /**
     * The moment {@code int v^a f}, for masses spread uniformly over their cells.
     *
     * @param exponents the exponents {@code a}, {@code d} of them
     * @return the moment
     */
    public double moment(int... exponents) {
        double[] averages = CellAverages.of(grid, List.<Factor>of(new Factor.Power(MultiIndex.of(exponents))));
        double sum = 0;
        for (int i = 0; i < mass.length; i++) {
            sum += mass[i] * averages[i];
        }
        return sum;
    }

    /**
     * The energy {@code int |v|^2 f}, for masses spread uniformly over their cells.
     *
     * @return the energy
     */
    public double energy() {
        double sum = 0;
        for (int c = 0; c < grid.dimension(); c++) {
            int[] exponents = new int[grid.dimension()];
            exponents[c] = 2;
            sum += moment(exponents);
        }
        return sum;
    }

    @Override
    public String toString() {
        return "function on " + grid;
    }
}
