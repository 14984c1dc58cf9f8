package stosszahl.grid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import stosszahl.kac.KacModel;

/** A Kac model on a finite set of velocities: a grid and a collision matrix for each order that occurs. */
public final class GridModel {
    private final KacModel model;
    private final VelocityGrid grid;
    private final SortedMap<Integer, CollisionMatrix> matrices;
    /** Norms found so far, by level, distance and coefficients of the terms; the same for every {@code N} where there is one term. */
    private final Map<List<Double>, OperatorNorm> unitNorms = new ConcurrentHashMap<>();

    private GridModel(KacModel model, VelocityGrid grid, SortedMap<Integer, CollisionMatrix> matrices) {
        this.model = model;
        this.grid = grid;
        this.matrices = matrices;
    }

    /**
     * The model on a grid, its collision matrices integrated at the {@link Resolution#standard standard} resolution.
     *
     * @param model the model
     * @param grid a grid of the same dimension
     * @return the model on the grid
     * @throws IllegalArgumentException if the dimensions differ or a matrix does not fit memory
     */
    public static GridModel of(KacModel model, VelocityGrid grid) {
        return assemble(model, grid, null, null);
    }

    /**
     * The model on a grid, its collision matrices integrated at a given resolution.
     *
     * @param model the model
     * @param grid a grid of the same dimension
     * @param resolution the resolution for all laws
     * @return the model on the grid
     * @throws IllegalArgumentException if the dimensions differ or a matrix does not fit memory
     */
    public static GridModel of(KacModel model, VelocityGrid grid, Resolution resolution) {
        return assemble(model, grid, resolution, null);
    }

    /**
     * The model on a grid at the {@link Resolution#standard standard} resolution, with the collision matrices that a cache holds; what it lacks is assembled and added.
     *
     * @param model the model
     * @param grid a grid of the same dimension
     * @param cache where matrices are kept between runs
     * @return the model on the grid, the same in every bit as without a cache
     * @throws IllegalArgumentException if the dimensions differ or a matrix does not fit memory
     */
    public static GridModel of(KacModel model, VelocityGrid grid, MatrixCache cache) {
        return assemble(model, grid, null, cache);
    }

    /**
     * The model on a grid at a given resolution, with the collision matrices that a cache holds; what it lacks is assembled and added.
     *
     * @param model the model
     * @param grid a grid of the same dimension
     * @param resolution the resolution for all laws
     * @param cache where matrices are kept between runs
     * @return the model on the grid, the same in every bit as without a cache
     * @throws IllegalArgumentException if the dimensions differ or a matrix does not fit memory
     */
    public static GridModel of(KacModel model, VelocityGrid grid, Resolution resolution, MatrixCache cache) {
        return assemble(model, grid, resolution, cache);
    }

    /**
     * A finite model with given collision matrices: the orders and weights are those of {@code model}, the collisions are the matrices and not the model's laws.
     *
     * @param model the orders {@code K} and their weights {@code beta_K}
     * @param grid the velocities, of the model's dimension
     * @param matrices one matrix for each order that occurs, on that grid
     * @return the model on the grid
     * @throws IllegalArgumentException unless there is exactly one matrix for each order that occurs, on as many cells as the grid has
     */
    public static GridModel withMatrices(KacModel model, VelocityGrid grid, List<CollisionMatrix> matrices) {
        SortedMap<Integer, CollisionMatrix> byOrder = new TreeMap<>();
        for (CollisionMatrix matrix : matrices) {
            if (matrix.multisets().cells() != grid.cells() || byOrder.put(matrix.order(), matrix) != null) {
                throw new IllegalArgumentException(matrix + " does not fit " + grid
                        + " or is not the only one of its order; give one matrix per order on the cells of the grid");
            }
        }
        for (int order = 1;
                order <= model.highestOrder() || byOrder.tailMap(order).size() > 0;
                order++) {
            if (byOrder.containsKey(order) == model.collisions(order).isEmpty()) {
                throw new IllegalArgumentException("order K = " + order + " has weight beta_K = "
                        + model.beta(order).doubleValue() + (byOrder.containsKey(order) ? " and a" : " and no")
                        + " collision matrix; give a matrix exactly where beta_K > 0");
            }
        }
        return new GridModel(model, grid, byOrder);
    }

    private static GridModel assemble(
            KacModel model, VelocityGrid grid, @Nullable Resolution resolution, @Nullable MatrixCache cache) {
        if (model.dimension() != grid.dimension()) {
            throw new IllegalArgumentException("the model " + model.name() + " is of dimension " + model.dimension()
                    + " and the grid of dimension " + grid.dimension() + "; use a grid of the model's dimension");
        }
        // The highest order first: it needs the most, and nothing is to be assembled in vain.
        for (int order = model.highestOrder(); order >= 1; order--) {
            if (!model.collisions(order).isEmpty()) {
                CollisionMatrix.guard(model.collisions(order), grid, resolution, Memory.available());
            }
        }
        SortedMap<Integer, CollisionMatrix> matrices = new TreeMap<>();
        for (int order = 1; order <= model.highestOrder(); order++) {
            if (!model.collisions(order).isEmpty()) {
                matrices.put(order, CollisionMatrix.of(model.collisions(order), grid, resolution, cache));
            }
        }
        return new GridModel(model, grid, matrices);
    }

    /**
     * The continuous model.
     *
     * @return the model
     */
    public KacModel model() {
        return model;
    }

    /**
     * The grid.
     *
     * @return the grid
     */
    public VelocityGrid grid() {
        return grid;
    }

    /**
     * The collision matrix of one order.
     *
     * @param order the order {@code K}
     * @return the matrix
     * @throws IllegalArgumentException if {@code beta_K = 0}
     */
    public CollisionMatrix collisions(int order) {
        CollisionMatrix matrix = matrices.get(order);
        if (matrix == null) {
            throw new IllegalArgumentException("the model " + model.name() + " has no collisions of order " + order
                    + "; use " + matrices.keySet());
        }
        return matrix;
    }

    /**
     * The largest {@link CollisionMatrix#defect() defect} of a collision matrix.
     *
     * @return {@code delta}
     */
    public double defect() {
        return matrices.values().stream()
                .mapToDouble(CollisionMatrix::defect)
                .max()
                .orElse(0);
    }

    /**
     * Writes the one-particle gain {@code Tr_{K-1} A_K (f_1 (x) .. (x) f_K)}, symmetrised, which is {@code Q_K^(+) / K} of (7.7).
     *
     * @param order the order {@code K}
     * @param f the {@code K} functions, each the masses of {@code g} cells; not modified
     * @return the masses of the gain
     * @throws IllegalArgumentException unless there are {@code K} functions on the grid
     */
    public double[] gain(int order, double[]... f) {
        if (f.length != order) {
            throw new IllegalArgumentException(f.length + " functions collide at order " + order);
        }
        for (double[] one : f) {
            if (one.length != grid.cells()) {
                throw new IllegalArgumentException(one.length + " masses on a grid of " + grid.cells() + " cells");
            }
        }
        return Gains.gain(collisions(order), f);
    }

    /**
     * How far {@code n} of {@code K} independent particles are from independence after a collision: {@code ||Tr_{K-n} A_K f^{(x)K} - f^{(x)n}||_1}. This is {@code ||C_I f^{(x)s}||} for
     * {@code |I| = n} and every {@code s}, if {@code f} is a probability; it vanishes in equilibrium.
     *
     * @param order the order {@code K}
     * @param n the number of particles kept, {@code 1 <= n <= K}
     * @param f the masses of the cells; not modified
     * @return the norm, at most 2 for a probability
     * @throws IllegalArgumentException if there are no collisions of that order, {@code n} is out of range, or {@code f} is not on the grid
     */
    public double productDefect(int order, int n, double[] f) {
        CollisionMatrix matrix = collisions(order);
        if (n < 1 || n > order || f.length != grid.cells()) {
            throw new IllegalArgumentException("n = " + n + " of " + order + " particles, " + f.length + " masses on "
                    + grid.cells() + " cells; use 1 <= n <= K and one mass per cell");
        }
        double[] before = Gains.power(matrix.multisets(), order, f);
        double[] same = Gains.power(matrix.multisets(), n, f);
        SparseMatrix toAfter = matrix.toAfter(n);
        double sum = 0;
        for (int r = 0; r < same.length; r++) {
            sum += Math.abs(toAfter.row(r, before) - same[r]);
        }
        return sum;
    }

    OperatorNorm unitNorm(int s, int k, double[] coefficients, Supplier<OperatorNorm> pass) {
        List<Double> key = new ArrayList<>(List.of((double) s, (double) k));
        Arrays.stream(coefficients).skip(1).forEach(key::add);
        // Not computeIfAbsent: the pass is long and parallel, and must not hold a lock of the map.
        OperatorNorm known = unitNorms.get(key);
        if (known == null) {
            known = pass.get();
            unitNorms.put(List.copyOf(key), known);
        }
        return known;
    }

    @Override
    public String toString() {
        return model.name() + " on " + grid;
    }
}
