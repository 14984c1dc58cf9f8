package stosszahl.particle;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import stosszahl.collision.BinaryCollision;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.KacRotation;
import stosszahl.collision.OrderOneCollision;
import stosszahl.collision.OrthogonalKernel;
import stosszahl.collision.SphereKernel;
import stosszahl.collision.SymmetricCollision;
import stosszahl.collision.SymmetricMomentumCollision;
import stosszahl.collision.ZeroSumSphereKernel;
import stosszahl.kac.KacModel;

/**
 * Collisions of any model, the law of {@link AnyCollisions} at a fraction of its cost: laws, tuples and uniform angles of a batch are drawn ahead, which changes nothing in law as they do not depend on the
 * velocities; the collisions are then carried out in order. Nothing is allocated per collision by the laws of Section 3.
 *
 * <p>Nothing drawn ahead outlives {@link #run}, so the state of a path between two calls is its velocities and its generator.
 */
final class BatchedCollisions implements Scattering {
    static final int BATCH = 256;

    /** Above this the velocities (1 MB) leave the cache next to the core, and it pays to ask for those of a batch ahead. */
    private static final int CACHED = 1 << 17;

    private final int dimension;
    private final int stride;
    private final int[] orders;
    private final double[] upTo;
    private final Collisions[] laws;
    private final DistinctTuples tuples;
    private final UniformRandomProvider rng;
    private final int[] chosen;
    private final int batch;
    private final int[] law;
    private final int[] counts;

    BatchedCollisions(KacModel model, int particles, UniformRandomProvider rng) {
        List<KacModel.WeightedLaw> collisions = model.collisions();
        this.dimension = model.dimension();
        this.stride = model.highestOrder();
        this.orders = collisions.stream().mapToInt(c -> c.law().order()).toArray();
        this.upTo = new double[orders.length];
        double sum = 0;
        for (int l = 0; l < upTo.length; l++) {
            sum += collisions.get(l).weight().doubleValue();
            upTo[l] = sum;
        }
        this.batch = batch(particles);
        this.law = new int[batch];
        this.laws = collisions.stream().map(c -> fast(c.law(), batch, rng)).toArray(Collisions[]::new);
        this.tuples = new DistinctTuples(particles, stride, rng);
        this.rng = rng;
        this.chosen = new int[batch * stride];
        this.counts = new int[orders.length];
    }

    /** Few particles have few collisions in a unit of time: large workspaces would cost more than they save. */
    static int batch(int particles) {
        return Math.max(16, Math.min(BATCH, particles));
    }

    /** The fastest way known for a law; any other goes by its own collider. */
    private static Collisions fast(CollisionLaw law, int batch, UniformRandomProvider rng) {
        int d = law.dimension();
        boolean sphere = law.kernel() instanceof SphereKernel;
        if (law instanceof KacRotation && sphere) {
            return new RotationCollisions(batch, rng);
        }
        if (law instanceof BinaryCollision && sphere) {
            return new ReflectionCollisions(ReflectionCollisions.Shape.BINARY, 2, d, batch, rng);
        }
        if (law instanceof SymmetricCollision && sphere) {
            return new ReflectionCollisions(ReflectionCollisions.Shape.SYMMETRIC, law.order(), d, batch, rng);
        }
        if (law instanceof SymmetricMomentumCollision && law.kernel() instanceof ZeroSumSphereKernel) {
            return new ReflectionCollisions(ReflectionCollisions.Shape.ZERO_SUM, law.order(), d, batch, rng);
        }
        return law instanceof OrderOneCollision && law.kernel() instanceof OrthogonalKernel && d == 1
                ? new SignCollisions(batch, rng)
                : new OtherCollisions(law, rng);
    }

    @Override
    public void run(double[] v, long events) {
        for (long left = events; left > 0; left -= batch) {
            int size = (int) Math.min(batch, left);
            if (laws.length == 1) {
                tuples.draw(orders[0], chosen, 0, size, stride, dimension);
                laws[0].prepare(size);
                load(v, size);
                laws[0].run(v, chosen, stride, 0, size);
            } else {
                mixture(v, size);
            }
        }
    }

    private void mixture(double[] v, int size) {
        Arrays.fill(counts, 0);
        for (int e = 0; e < size; e++) {
            double u = rng.nextDouble();
            int l = 0;
            for (int m = 0; m < upTo.length - 1; m++) {
                l += u >= upTo[m] ? 1 : 0;
            }
            law[e] = l;
            counts[l]++;
            tuples.draw(orders[l], chosen, e, e + 1, stride, dimension);
        }
        for (int l = 0; l < laws.length; l++) {
            laws[l].prepare(counts[l]);
        }
        load(v, size);
        for (int e = 0; e < size; e++) {
            laws[law[e]].run(v, chosen, stride, e, e + 1);
        }
    }

    /**
     * Reads a velocity of every particle of a batch and forgets it: these loads wait for memory side by side, those of the collisions behind one another. The collisions read again,
     * so nothing is stale; places of {@code chosen} that a collision of lower order leaves over hold some particle of an earlier one, which does no harm. The sum is used, so that the loads are not optimised away.
     */
    private void load(double[] v, int size) {
        if (v.length <= CACHED) {
            return;
        }
        double sum = 0;
        for (int k = 0; k < size * stride; k++) {
            sum += v[chosen[k]];
        }
        if (Double.isNaN(sum)) {
            throw new ArithmeticException("velocities have become infinite or no numbers; start from finite ones");
        }
    }
}
