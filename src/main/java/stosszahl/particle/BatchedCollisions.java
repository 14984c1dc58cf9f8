package stosszahl.particle;

import java.util.Arrays;
import java.util.List;
import stosszahl.collision.BinaryCollision;
import stosszahl.collision.CircleKernel;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.KacRotation;
import stosszahl.collision.NonSymmetricTernary;
import stosszahl.collision.OrderOneCollision;
import stosszahl.collision.OrthogonalKernel;
import stosszahl.collision.SphereKernel;
import stosszahl.collision.SymmetricCollision;
import stosszahl.collision.SymmetricMomentumCollision;
import stosszahl.collision.ZeroSumSphereKernel;
import stosszahl.kac.KacModel;

/**
 * Collisions of any model, the generator (1.11): laws, tuples and uniform angles of a batch are drawn ahead, which changes nothing in law as they do not depend on the
 * velocities; the collisions are then carried out in order. Nothing is allocated per collision by the laws of Section 3.
 *
 * <p>Nothing drawn ahead outlives {@link #run}, so the state of a path between two calls is its velocities and its generator.
 */
final class BatchedCollisions implements Scattering {
    static final int BATCH = 256;

    /** Above this the velocities (1 MB) leave the cache next to the core, and it pays to ask for those of a batch ahead. */
    private static final int CACHED = 1 << 17;

    private final int dimension;
    private final double[] upTo;
    private final Collisions[] laws;
    private final DistinctTuples tuples;
    private final Xoroshiro rng;
    private final int[][] chosen;
    private final int batch;
    private final double[] u;
    private final int[] law;
    private final int[] counts;

    BatchedCollisions(KacModel model, int particles, Xoroshiro rng) {
        List<KacModel.WeightedLaw> collisions = model.collisions();
        this.dimension = model.dimension();
        this.upTo = new double[collisions.size()];
        double sum = 0;
        for (int l = 0; l < upTo.length; l++) {
            sum += collisions.get(l).weight().doubleValue();
            upTo[l] = sum;
        }
        this.batch = batch(particles);
        this.u = new double[batch];
        this.law = new int[batch];
        this.laws = collisions.stream().map(c -> fast(c.law(), batch, rng)).toArray(Collisions[]::new);
        this.tuples = new DistinctTuples(particles, model.highestOrder(), batch, rng);
        this.rng = rng;
        this.chosen = new int[model.highestOrder()][batch];
        this.counts = new int[upTo.length];
    }

    /** Few particles have few collisions in a unit of time: large workspaces would cost more than they save. */
    static int batch(int particles) {
        return Math.max(16, Math.min(BATCH, particles));
    }

    /** The fastest way known for a law; any other goes by its own collider. */
    private static Collisions fast(CollisionLaw law, int batch, Xoroshiro rng) {
        int d = law.dimension();
        boolean sphere = law.kernel() instanceof SphereKernel;
        if (law instanceof KacRotation && sphere) {
            return RotationCollisions.uniform(batch, rng);
        }
        if (law instanceof KacRotation && law.kernel() instanceof CircleKernel circle) {
            return RotationCollisions.of(circle, batch, rng);
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
        if (law instanceof NonSymmetricTernary ternary && ternary.reflection()) {
            return new ReflectionCollisions(ReflectionCollisions.Shape.NON_SYMMETRIC, 3, d, batch, rng);
        }
        return law instanceof OrderOneCollision && law.kernel() instanceof OrthogonalKernel
                ? new HaarCollisions(d, batch, rng)
                : new OtherCollisions(law, rng);
    }

    @Override
    public void run(double[] v, long events) {
        for (long left = events; left > 0; left -= batch) {
            int size = (int) Math.min(batch, left);
            tuples.draw(chosen.length, chosen, size, dimension);
            if (laws.length == 1) {
                laws[0].prepare(size);
                load(v, size);
                laws[0].run(v, chosen, size);
            } else {
                mixture(v, size);
            }
        }
    }

    private void mixture(double[] v, int size) {
        rng.unit(u, size);
        Arrays.fill(law, 0, size, 0);
        for (int l = 0; l < upTo.length - 1; l++) {
            double above = upTo[l];
            for (int e = 0; e < size; e++) {
                law[e] += u[e] >= above ? 1 : 0;
            }
        }
        Arrays.fill(counts, 0);
        for (int e = 0; e < size; e++) {
            counts[law[e]]++;
        }
        for (int l = 0; l < laws.length; l++) {
            laws[l].prepare(counts[l]);
        }
        load(v, size);
        Arrays.fill(counts, 0);
        for (int e = 0; e < size; e++) {
            int l = law[e];
            laws[l].collide(v, chosen, e, counts[l]++);
        }
    }

    /**
     * Reads a velocity of every particle of a batch and forgets it: these loads wait for memory side by side, those of the collisions behind one another. The collisions read again,
     * so nothing is stale. The sum is used, so that the loads are not optimised away.
     */
    private void load(double[] v, int size) {
        if (v.length <= CACHED) {
            return;
        }
        double sum = 0;
        for (int[] place : chosen) {
            for (int e = 0; e < size; e++) {
                sum += v[place[e]];
            }
        }
        if (Double.isNaN(sum)) {
            throw new ArithmeticException("velocities have become infinite or no numbers; start from finite ones");
        }
    }
}
