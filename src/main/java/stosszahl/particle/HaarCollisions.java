package stosszahl.particle;

/** The collision of order one under Haar measure on {@code O(d)}: the image of a velocity is uniform on the sphere through it, for {@code d = 1} the velocity with a random sign. */
final class HaarCollisions implements Collisions {
    private final int dimension;
    private final UnitVectors points;
    private final double[][] w;

    HaarCollisions(int dimension, int batch, Xoroshiro rng) {
        this.dimension = dimension;
        this.points = new UnitVectors(dimension, batch, rng);
        this.w = new double[dimension][batch];
    }

    @Override
    public void prepare(int count) {
        points.draw(w, count);
    }

    @Override
    public void collide(double[] v, int[][] chosen, int e, int k) {
        int i = chosen[0][e];
        double square = 0;
        for (int c = 0; c < dimension; c++) {
            square += v[i + c] * v[i + c];
        }
        double speed = Math.sqrt(square);
        for (int c = 0; c < dimension; c++) {
            v[i + c] = speed * w[c][k];
        }
    }

    @Override
    public void run(double[] v, int[][] chosen, int size) {
        for (int e = 0; e < size; e++) {
            collide(v, chosen, e, e);
        }
    }
}
