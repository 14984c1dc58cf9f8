package stosszahl.particle;

import org.apache.commons.rng.UniformRandomProvider;
import stosszahl.collision.CollisionLaw;

/** Collisions of any law by its own collider, which draws each angle when it is needed. */
final class OtherCollisions implements Collisions {
    private final int order;
    private final int dimension;
    private final CollisionLaw.Collider collider;
    /** Of the exact length: laws may read the length of what they are given. */
    private final double[] w;

    OtherCollisions(CollisionLaw law, UniformRandomProvider rng) {
        this.order = law.order();
        this.dimension = law.dimension();
        this.collider = law.collider(rng);
        this.w = new double[order * dimension];
    }

    @Override
    public void prepare(int count) {}

    @Override
    public void collide(double[] v, int[][] chosen, int e, int k) {
        int d = dimension;
        for (int i = 0; i < order; i++) {
            System.arraycopy(v, chosen[i][e], w, i * d, d);
        }
        collider.collide(w);
        for (int i = 0; i < order; i++) {
            System.arraycopy(w, i * d, v, chosen[i][e], d);
        }
    }

    @Override
    public void run(double[] v, int[][] chosen, int size) {
        for (int e = 0; e < size; e++) {
            collide(v, chosen, e, e);
        }
    }
}
