package stosszahl.testkit;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
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
     * A random symmetric bistochastic permutation-equivariant kernel on {@code G^K}, as probabilities between multisets: a mixture of exchanges. An exchange pairs the multisets and moves
     * {@code min(orbit, orbit')} of the mass between two partners, so {@code orbit(kappa) A(kappa -> kappa')} is symmetric with the right row sums, with no balancing.
     *
     * @param draw where the numbers come from; shrinks towards the kernel that does nothing
     * @param grid the velocities
     * @param order the order {@code K}
     * @return row {@code r} holds the probabilities out of the multiset number {@code r}
     */
    public static double[][] kernel(Draw draw, VelocityGrid grid, int order) {
        SymmetricMasses zero = GridSpace.of(grid, order).level(order).zero();
        int count = zero.size();
        double[] orbit = new double[count];
        for (int r = 0; r < count; r++) {
            orbit[r] = orbit(zero.cells(r));
        }
        double[][] p = new double[count][count];
        int exchanges = draw.integer("exchanges", 0, 4);
        for (int r = 0; r < count; r++) {
            p[r][r] = exchanges == 0 ? 1 : 0;
        }
        for (int e = 0; e < exchanges; e++) {
            var rng = draw.generator("exchange");
            int[] partner = java.util.stream.IntStream.range(0, count).toArray();
            for (int r = 0; r < count; r++) {
                int other = rng.nextInt(count);
                if (partner[r] == r && partner[other] == other) {
                    partner[r] = other;
                    partner[other] = r;
                }
            }
            for (int r = 0; r < count; r++) {
                double moved = Math.min(orbit[r], orbit[partner[r]]) / orbit[r];
                p[r][partner[r]] += moved / exchanges;
                p[r][r] += (1 - moved) / exchanges;
            }
        }
        return p;
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
