package stosszahl.particle;

import org.apache.commons.rng.UniformRandomProvider;

/** Kac's rotations (3.5) by a uniform angle among collisions of other laws. */
final class RotationCollisions implements Collisions {
    private final UnitVectors points;
    private final double[][] w;
    private int next;

    RotationCollisions(int batch, UniformRandomProvider rng) {
        this.points = new UnitVectors(2, batch, rng);
        this.w = new double[2][batch];
    }

    @Override
    public void prepare(int count) {
        points.draw(w, count);
        next = 0;
    }

    @Override
    public void run(double[] v, int[] chosen, int stride, int from, int to) {
        double[] cosine = w[0];
        double[] sine = w[1];
        for (int e = from, k = next; e < to; e++, k++) {
            int i = chosen[e * stride];
            int j = chosen[e * stride + 1];
            double x = v[i];
            double y = v[j];
            v[i] = cosine[k] * x + sine[k] * y;
            v[j] = cosine[k] * y - sine[k] * x;
        }
        next += to - from;
    }
}
