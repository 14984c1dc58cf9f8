package stosszahl.particle;

import org.apache.commons.rng.UniformRandomProvider;

/** The collision of order one under Haar measure on {@code O(1)}: a random sign. */
final class SignCollisions implements Collisions {
    private final UnitVectors points;
    private final double[][] sign;
    private int next;

    SignCollisions(int batch, UniformRandomProvider rng) {
        this.points = new UnitVectors(1, batch, rng);
        this.sign = new double[1][batch];
    }

    @Override
    public void prepare(int count) {
        points.draw(sign, count);
        next = 0;
    }

    @Override
    public void run(double[] v, int[] chosen, int stride, int from, int to) {
        for (int e = from; e < to; e++) {
            v[chosen[e * stride]] *= sign[0][next++];
        }
    }
}
