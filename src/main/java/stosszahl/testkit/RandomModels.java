package stosszahl.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import stosszahl.collision.CircleKernel;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.OrderOneCollision;
import stosszahl.collision.SymmetricCollision;
import stosszahl.grid.CollisionMatrix;
import stosszahl.grid.GridModel;
import stosszahl.grid.GridSpace;
import stosszahl.grid.SymmetricMasses;
import stosszahl.grid.VelocityGrid;
import stosszahl.initial.InitialLaw;
import stosszahl.initial.UniformLaw;
import stosszahl.kac.KacModel;

/** Random Kac models: weights {@code beta}, angle densities, and finite velocity models with random kernels. */
public final class RandomModels {
    private RandomModels() {}

    /**
     * Random weights {@code beta_1, .., beta_M}: fractions with small denominators that sum to 1, the last one positive; shrinks towards {@code M = 1} and equal weights.
     *
     * @param draw where the numbers come from
     * @param mostOrder the largest {@code M}
     * @return the weights
     */
    public static List<BigFraction> weights(Draw draw, int mostOrder) {
        int m = draw.integer("M", 1, mostOrder);
        int[] parts = new int[m];
        int sum = 0;
        for (int k = 0; k < m; k++) {
            parts[k] = draw.integer("parts of beta_" + (k + 1), k == m - 1 ? 1 : 0, 4);
            sum += parts[k];
        }
        List<BigFraction> weights = new ArrayList<>();
        for (int part : parts) {
            weights.add(BigFraction.of(part, sum));
        }
        return weights;
    }

    /**
     * A random even density of the angle, {@code 1 + sum_j a_j cos(j theta)} with {@code sum_j |a_j| <= 1}: Kac's rotation with it satisfies H1, H2 and H3.
     *
     * @param draw where the numbers come from
     * @return the kernel
     */
    public static CircleKernel angleDensity(Draw draw) {
        double[] a = draw.reals("a", draw.integer("harmonics", 1, 3), -0.3, 0.3);
        return CircleKernel.density("even density", theta -> {
            double sum = 1;
            for (int j = 0; j < a.length; j++) {
                sum += a[j] * Math.cos((j + 1) * theta);
            }
            return sum;
        });
    }

    /**
     * A random finite velocity model: {@code g} velocities, orders up to {@code M}, and for each order a random symmetric bistochastic permutation-equivariant matrix.
     *
     * @param draw where the numbers come from
     * @param mostVelocities the largest {@code g}, at least 2
     * @param mostOrder the largest {@code M}
     * @return the model
     */
    public static GridModel finiteModel(Draw draw, int mostVelocities, int mostOrder) {
        VelocityGrid grid = VelocityGrid.of(1, draw.integer("velocities", 2, mostVelocities), 1);
        List<BigFraction> beta = weights(draw, mostOrder);
        List<KacModel.WeightedLaw> laws = new ArrayList<>();
        List<CollisionMatrix> matrices = new ArrayList<>();
        for (int order = 1; order <= beta.size(); order++) {
            if (beta.get(order - 1).signum() > 0) {
                // Only the order and the weight of these laws count: the collisions are the matrix.
                CollisionLaw law = order == 1 ? OrderOneCollision.haar(1) : SymmetricCollision.uniform(order, 1);
                laws.add(new KacModel.WeightedLaw(beta.get(order - 1), law));
                matrices.add(CollisionMatrix.of(grid, order, kernel(draw, grid, order)));
            }
        }
        KacModel model =
                KacModel.of("random finite model", laws, InitialLaw.product(UniformLaw.of(1, BigFraction.ONE)));
        return GridModel.withMatrices(model, grid, matrices);
    }

    /**
     * A finite velocity model with given weights: the orders and probabilities {@code beta_K} of a model, and for each order a random matrix as in {@link #finiteModel(Draw, int, int)}, but full, in
     * place of its laws. The paper's theorems hold for it as for any other; it has no continuous counterpart.
     *
     * @param model the model whose {@code beta_K} and name are taken
     * @param grid the velocities
     * @param rng the source of randomness
     * @return the model
     */
    public static GridModel finiteModel(KacModel model, VelocityGrid grid, UniformRandomProvider rng) {
        List<CollisionMatrix> matrices = new ArrayList<>();
        for (int order = 1; order <= model.highestOrder(); order++) {
            if (!model.collisions(order).isEmpty()) {
                matrices.add(CollisionMatrix.of(grid, order, full(rng, grid, order)));
            }
        }
        return GridModel.withMatrices(model, grid, matrices);
    }

    /**
     * A random symmetric bistochastic permutation-equivariant kernel on {@code G^K}, as probabilities between multisets: a mixture of exchanges. An exchange pairs the multisets and moves
     * {@code min(orbit, orbit')} of the mass between two partners, so {@code orbit(kappa) A(kappa -> kappa')} is symmetric with the right row sums, with no balancing.
     *
     * @param draw where the numbers come from; shrinks towards the kernel that does nothing
     * @param grid the velocities
     * @param order the order {@code K}
     * @return row {@code r} holds the probabilities out of the multiset number {@code r}
     */
    public static double[][] kernel(Draw draw, VelocityGrid grid, int order) {
        double[] orbit = orbits(grid, order);
        int exchanges = draw.integer("exchanges", 0, 4);
        double[][] p = new double[orbit.length][orbit.length];
        for (int r = 0; r < orbit.length; r++) {
            p[r][r] = exchanges == 0 ? 1 : 0;
        }
        for (int e = 0; e < exchanges; e++) {
            exchange(p, orbit, 1.0 / exchanges, draw.generator("exchange"));
        }
        return p;
    }

    /** A mixture of many exchanges, a few of them much more likely than the others: most probabilities are positive, most of them small. */
    private static double[][] full(UniformRandomProvider rng, VelocityGrid grid, int order) {
        double[] orbit = orbits(grid, order);
        double[] share = rng.doubles(2L * orbit.length).map(u -> Math.pow(u, 4)).toArray();
        double sum = Arrays.stream(share).sum();
        double[][] p = new double[orbit.length][orbit.length];
        for (double one : share) {
            exchange(p, orbit, one / sum, rng);
        }
        return p;
    }

    /** Adds a share of an exchange to the probabilities {@code p} (modified). */
    private static void exchange(double[][] p, double[] orbit, double share, UniformRandomProvider rng) {
        int[] partner = IntStream.range(0, orbit.length).toArray();
        for (int r = 0; r < partner.length; r++) {
            int other = rng.nextInt(partner.length);
            if (partner[r] == r && partner[other] == other) {
                partner[r] = other;
                partner[other] = r;
            }
        }
        for (int r = 0; r < partner.length; r++) {
            double moved = Math.min(orbit[r], orbit[partner[r]]) / orbit[r];
            p[r][partner[r]] += moved * share;
            p[r][r] += (1 - moved) * share;
        }
    }

    private static double[] orbits(VelocityGrid grid, int order) {
        SymmetricMasses zero = GridSpace.of(grid, order).level(order).zero();
        return IntStream.range(0, zero.size())
                .mapToDouble(r -> orbit(zero.cells(r)))
                .toArray();
    }

    /** How many ordered lists sort to this one. */
    static double orbit(int[] cells) {
        double size = 1;
        int run = 0;
        for (int j = 0; j < cells.length; j++) {
            run = j > 0 && cells[j] == cells[j - 1] ? run + 1 : 1;
            size = size * (j + 1) / run;
        }
        return size;
    }
}
