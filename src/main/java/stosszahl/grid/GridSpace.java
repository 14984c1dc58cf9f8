package stosszahl.grid;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import stosszahl.hierarchy.BanachSpace;
import stosszahl.hierarchy.GradedElement;
import stosszahl.hierarchy.GradedSpace;

/**
 * The graded space {@code X = (+)_{s <= S} l^1_sym(G^s)} of symmetric functions on a velocity grid {@code G}: elements are {@link SymmetricMasses}, the norm of a level is
 * {@code ||f||_1 = sum_{x in G^s} |f(x)|}, (2.1) with cell masses in place of densities.
 */
public final class GridSpace implements GradedSpace<SymmetricMasses> {
    private final VelocityGrid grid;
    private final Multisets multisets;

    private GridSpace(VelocityGrid grid, Multisets multisets) {
        this.grid = grid;
        this.multisets = multisets;
    }

    /**
     * The levels {@code 1..S} over a grid.
     *
     * @param grid the grid
     * @param levels the highest level {@code S >= 1}
     * @return the space
     * @throws IllegalArgumentException if its tables and a few sequences do not fit memory; the message names the largest {@code S} that does
     */
    public static GridSpace of(VelocityGrid grid, int levels) {
        if (levels < 1) {
            throw new IllegalArgumentException("levels up to S = " + levels + "; use S >= 1");
        }
        return new GridSpace(grid, Multisets.of(grid.cells(), levels, Memory.available()));
    }

    /**
     * The memory that {@link #of} reserves: the tables of the levels and six sequences over them.
     *
     * @param grid the grid
     * @param levels the highest level {@code S >= 1}
     * @return the bytes
     */
    public static double bytes(VelocityGrid grid, int levels) {
        return Multisets.size(grid.cells(), levels).bytes();
    }

    /**
     * The largest number of levels over a grid that fits memory.
     *
     * @param grid the grid
     * @param most the number not to exceed
     * @return the largest {@code S <= most} that {@link #of} does not refuse, 0 if there is none
     */
    public static int largest(VelocityGrid grid, int most) {
        return Memory.largest(most, 1, s -> Multisets.size(grid.cells(), s), Memory.available());
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
     * The highest level.
     *
     * @return {@code S}
     */
    public int levels() {
        return multisets.maxSize();
    }

    /**
     * The dimension of a level.
     *
     * @param s the level, {@code 1 <= s <= S}
     * @return {@code C(g + s - 1, s)}, the number of multisets
     */
    public int dimension(int s) {
        return multisets.count(check(s));
    }

    @Override
    public BanachSpace<SymmetricMasses> level(int s) {
        check(s);
        return new Level(s);
    }

    /**
     * The function with the given orbit masses.
     *
     * @param s the level
     * @param masses one mass per multiset, in the order of {@link SymmetricMasses#cells(int)}; copied
     * @return the function
     * @throws IllegalArgumentException if the number of masses is not {@link #dimension(int)}
     */
    public SymmetricMasses element(int s, double... masses) {
        if (masses.length != dimension(s)) {
            throw new IllegalArgumentException(
                    masses.length + " masses for the " + dimension(s) + " multisets of level s = " + s);
        }
        return wrap(s, masses.clone());
    }

    /**
     * The product {@code f^{(x) s}}.
     *
     * @param s the level
     * @param f the masses of the cells; not modified
     * @return the product
     */
    public SymmetricMasses product(int s, double[] f) {
        if (f.length != grid.cells()) {
            throw new IllegalArgumentException(f.length + " masses on a grid of " + grid.cells() + " cells");
        }
        return wrap(s, Gains.power(multisets, check(s), f));
    }

    /**
     * A random symmetric probability on {@code G^s}, no product: exponential weights on the multisets, normalised.
     *
     * @param s the level
     * @param rng the source of randomness
     * @return the probability
     */
    public SymmetricMasses random(int s, UniformRandomProvider rng) {
        double[] masses = new double[dimension(s)];
        double sum = 0;
        for (int r = 0; r < masses.length; r++) {
            masses[r] = -Math.log1p(-rng.nextDouble());
            sum += masses[r];
        }
        for (int r = 0; r < masses.length; r++) {
            masses[r] /= sum;
        }
        return wrap(s, masses);
    }

    /**
     * The symmetrisation of a function given on all of {@code G^s}.
     *
     * @param s the level
     * @param tensor the {@code g^s} masses, {@code (x_1, .., x_s)} at {@code sum_j x_j g^{j-1}}; not modified
     * @return its symmetric part
     * @throws IllegalArgumentException if their number is not {@code g^s}
     */
    public SymmetricMasses symmetrise(int s, double[] tensor) {
        double[] masses = new double[dimension(s)];
        if (tensor.length != Math.pow(grid.cells(), s)) {
            throw new IllegalArgumentException(tensor.length + " masses for " + grid.cells() + "^" + s + " places");
        }
        int[] x = new int[s];
        for (int t = 0; t < tensor.length; t++) {
            for (int j = 0, rest = t; j < s; j++, rest /= grid.cells()) {
                x[j] = rest % grid.cells();
            }
            Arrays.sort(x);
            masses[multisets.rank(x, s)] += tensor[t];
        }
        return wrap(s, masses);
    }

    /**
     * The sequence of marginals {@code (Tr_{s-1} f, .., f)} of a function of level {@code s}, (2.20).
     *
     * @param f the function
     * @return its marginals of the levels {@code 1..s}
     */
    public GradedElement<SymmetricMasses> marginals(SymmetricMasses f) {
        SymmetricMasses[] all = new SymmetricMasses[f.order()];
        SymmetricMasses current = f;
        for (int s = f.order(); s >= 1; s--) {
            all[s - 1] = current;
            current = s > 1 ? current.trace(1) : current;
        }
        return GradedElement.of(this, Arrays.asList(all));
    }

    Multisets multisets() {
        return multisets;
    }

    /** Keeps the array. */
    SymmetricMasses wrap(int s, double[] masses) {
        return new SymmetricMasses(this, s, masses);
    }

    int check(int s) {
        if (s < 1 || s > levels()) {
            throw new IllegalArgumentException("level s = " + s + " of a space with the levels 1.." + levels()
                    + " over " + grid + "; make the space with more levels");
        }
        return s;
    }

    private final class Level implements BanachSpace<SymmetricMasses> {
        private final int s;

        Level(int s) {
            this.s = s;
        }

        @Override
        public String name() {
            return "l^1_sym(G^" + s + "), " + grid.cells() + " cells";
        }

        @Override
        public SymmetricMasses zero() {
            return wrap(s, new double[multisets.count(s)]);
        }

        @Override
        public SymmetricMasses combine(double a, SymmetricMasses x, double b, SymmetricMasses y) {
            double[] p = x.on(grid, s);
            double[] q = y.on(grid, s);
            double[] sum = new double[p.length];
            for (int r = 0; r < sum.length; r++) {
                sum[r] = a * p[r] + b * q[r];
            }
            return wrap(s, sum);
        }

        @Override
        public double norm(SymmetricMasses x) {
            double sum = 0;
            for (double mass : x.on(grid, s)) {
                sum += Math.abs(mass);
            }
            return sum;
        }

        @Override
        public String toString() {
            return name();
        }
    }

    @Override
    public String toString() {
        return "l^1_sym over " + grid + ", levels 1.." + levels();
    }
}
