package stosszahl.particle;

import stosszahl.collision.CircleKernel;

/** Kac's rotations (3.5); no trigonometric function but what the density of the angle has. */
final class RotationCollisions implements Collisions {
    private final Turns turns;
    private final double[] turn;
    private final double[] cosine;
    private final double[] sine;

    /** Writes angles as multiples of {@code pi}, in {@code [-1,1)}. */
    @FunctionalInterface
    private interface Turns {
        void draw(double[] turn, int size);
    }

    private RotationCollisions(Turns turns, int batch) {
        this.turns = turns;
        this.turn = new double[batch];
        this.cosine = new double[batch];
        this.sine = new double[batch];
    }

    static RotationCollisions uniform(int batch, Xoroshiro rng) {
        return new RotationCollisions(rng::symmetric, batch);
    }

    static RotationCollisions of(CircleKernel kernel, int batch, Xoroshiro rng) {
        return new RotationCollisions(
                (turn, size) -> {
                    for (int k = 0; k < size; k++) {
                        turn[k] = kernel.sampleAngle(rng) / Math.PI;
                    }
                },
                batch);
    }

    @Override
    public void prepare(int count) {
        turns.draw(turn, count);
        UnitVectors.directions(turn, cosine, sine, count);
    }

    @Override
    public void collide(double[] v, int[][] chosen, int e, int k) {
        int i = chosen[0][e];
        int j = chosen[1][e];
        double x = v[i];
        double y = v[j];
        v[i] = cosine[k] * x + sine[k] * y;
        v[j] = cosine[k] * y - sine[k] * x;
    }

    @Override
    public void run(double[] v, int[][] chosen, int size) {
        for (int e = 0; e < size; e++) {
            collide(v, chosen, e, e);
        }
    }
}
