package stosszahl.grid;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import stosszahl.hierarchy.Functional;
import stosszahl.observable.Factor;
import stosszahl.observable.Observable;

/**
 * An observable {@code phi in l^inf_sym(G^s)}, the dual of {@code l^1_sym(G^s)}: one value per multiset, paired as {@code <f, phi> = sum_mu f(mu) phi(mu)} with orbit masses {@code f(mu)}. Its dual
 * norm is {@code max |phi|}, exactly.
 */
public final class GridObservable implements Functional<SymmetricMasses> {
    private final GridSpace space;
    private final int order;
    private final String name;
    private final double[] values;

    private GridObservable(GridSpace space, int order, String name, double[] values) {
        this.space = space;
        this.order = order;
        this.name = name;
        this.values = values;
    }

    /**
     * The observable with the given values.
     *
     * @param space the space
     * @param s the level
     * @param name the name, for tables
     * @param values one value per multiset, in the order of {@link SymmetricMasses#cells(int)}; copied
     * @return the observable
     * @throws IllegalArgumentException if their number is not {@code C(g + s - 1, s)}
     */
    public static GridObservable of(GridSpace space, int s, String name, double... values) {
        if (values.length != space.dimension(s)) {
            throw new IllegalArgumentException(
                    values.length + " values for the " + space.dimension(s) + " multisets of level s = " + s);
        }
        return wrap(space, s, name, values.clone());
    }

    /** Keeps the array. */
    static GridObservable wrap(GridSpace space, int s, String name, double[] values) {
        return new GridObservable(space, s, name, values);
    }

    /**
     * The cell averages of an observable of velocities, symmetrised over the particles: paired with cell masses it is the observable's mean for velocities that are uniform in their
     * cells.
     *
     * <p>Averages are by Gauss-Legendre rules on the part of the cell where the indicators are 1: exact up to rounding for indicators, for powers up to degree 15, and for waves of a
     * wave length well above a cell.
     *
     * @param space the space
     * @param observable the observable, of the grid's dimension
     * @param s the level, at least the order of the observable
     * @return its cell averages
     * @throws IllegalArgumentException if the dimensions differ or the level is too low
     */
    public static GridObservable of(GridSpace space, Observable observable, int s) {
        if (observable.dimension() != space.grid().dimension() || s < observable.order()) {
            throw new IllegalArgumentException("the observable " + observable.text() + " of dimension "
                    + observable.dimension() + " and order " + observable.order() + " on level " + s + " over "
                    + space.grid() + "; use the same dimension and a level of at least its order");
        }
        double[] sum = new double[space.dimension(s)];
        int[] x = new int[s];
        for (Observable.Term term : observable.terms()) {
            double[][] averages = new double[s][];
            for (int i = 0; i < s; i++) {
                averages[i] = CellAverages.of(space.grid(), term.factors().getOrDefault(i + 1, List.<Factor>of()));
            }
            for (int r = 0; r < sum.length; r++) {
                space.multisets().unrank(s, r, x);
                sum[r] += term.coefficient().doubleValue() * meanOverArrangements(averages, x);
            }
        }
        return wrap(space, s, observable.text(), sum);
    }

    /** The permanent over {@code s!}, by subsets of the places already filled: {@code 2^s s} steps. */
    private static double meanOverArrangements(double[][] averages, int[] x) {
        double[] sum = new double[1 << x.length];
        sum[0] = 1;
        for (int mask = 1; mask < sum.length; mask++) {
            int particles = Integer.bitCount(mask);
            for (int j = 0; j < x.length; j++) {
                if ((mask >> j & 1) == 1) {
                    sum[mask] += sum[mask ^ 1 << j] * averages[particles - 1][x[j]] / particles;
                }
            }
        }
        return sum[sum.length - 1];
    }

    /**
     * Independent random signs on the multisets: {@code phi = +-1}.
     *
     * @param space the space
     * @param s the level
     * @param rng the source of randomness
     * @return the observable, of norm 1
     */
    public static GridObservable signs(GridSpace space, int s, UniformRandomProvider rng) {
        double[] values = new double[space.dimension(s)];
        Arrays.setAll(values, r -> rng.nextBoolean() ? 1 : -1);
        return wrap(space, s, "random signs of order " + s, values);
    }

    /**
     * A random Lipschitz observable {@code phi(x) = min(1, min_j |x - x_j|_1 / L)} with {@code 2 s} random points {@code x_j}, the distance between sorted tuples of cell centres along all axes.
     * Bounded by 1 and of Lipschitz constant {@code 1/L} for {@code d = 1}.
     *
     * @param space the space
     * @param s the level
     * @param rng the source of randomness
     * @return the observable, of norm at most 1
     */
    public static GridObservable lipschitz(GridSpace space, int s, UniformRandomProvider rng) {
        VelocityGrid grid = space.grid();
        int[] x = new int[s];
        int[][] points = new int[2 * s][s];
        for (int[] point : points) {
            space.multisets().unrank(s, rng.nextInt(space.dimension(s)), point);
        }
        double[] values = new double[space.dimension(s)];
        for (int r = 0; r < values.length; r++) {
            space.multisets().unrank(s, r, x);
            double nearest = grid.halfWidth();
            for (int[] point : points) {
                double distance = 0;
                for (int j = 0; j < s; j++) {
                    for (int c = 0; c < grid.dimension(); c++) {
                        distance += Math.abs(grid.lower(x[j], c) - grid.lower(point[j], c));
                    }
                }
                nearest = Math.min(nearest, distance);
            }
            values[r] = nearest / grid.halfWidth();
        }
        return wrap(space, s, "random Lipschitz function of order " + s, values);
    }

    /**
     * The observable {@code sign f} at which the norm of {@code f} is reached: {@code <f, sign f> = ||f||_1}.
     *
     * @param f a function
     * @return the observable, of norm 1 unless {@code f = 0}
     */
    public static GridObservable sign(SymmetricMasses f) {
        double[] values = f.masses();
        Arrays.setAll(values, r -> Math.signum(values[r]));
        return wrap(f.space(), f.order(), "sign of " + f, values);
    }

    /**
     * The level.
     *
     * @return {@code s}
     */
    public int order() {
        return order;
    }

    /**
     * The values.
     *
     * @return a copy, one value per multiset
     */
    public double[] values() {
        return values.clone();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double apply(SymmetricMasses x) {
        double[] mass = x.on(space.grid(), order);
        double sum = 0;
        for (int r = 0; r < mass.length; r++) {
            sum += mass[r] * values[r];
        }
        return sum;
    }

    /** {@code max |phi|}, exact. */
    @Override
    public double norm() {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    /**
     * The combination {@code a phi + b psi}.
     *
     * @param a the factor of this observable
     * @param b the factor of the other
     * @param psi an observable of the same level on the same grid
     * @return the combination
     */
    public GridObservable combine(double a, double b, GridObservable psi) {
        double[] other = psi.on(space.grid(), order);
        double[] sum = new double[values.length];
        Arrays.setAll(sum, r -> a * values[r] + b * other[r]);
        return wrap(space, order, name, sum);
    }

    /** The array itself, if this is an observable of the given level on the given grid. */
    double[] on(VelocityGrid where, int s) {
        if (s != order || !where.equals(space.grid())) {
            throw new IllegalArgumentException("an observable of level " + order + " on " + space.grid()
                    + " where one of level " + s + " on " + where + " is needed");
        }
        return values;
    }

    @Override
    public String toString() {
        return name;
    }
}
