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
