package stosszahl.particle;

/** Collisions of one law, whose angles are drawn ahead in batches. They are carried out in order, so that a particle that occurs twice is read after it was written. */
interface Collisions {
    /** Draws the angles of the next {@code count} collisions, at most a batch. */
    void prepare(int count);

    /**
     * Carries out one collision.
     *
     * @param v the velocities; modified
     * @param chosen where the velocities of the colliding particles begin in {@code v}: {@code chosen[m][e]} for the {@code m}-th particle of collision {@code e}, {@code m < K}
     * @param e the place of the collision in the batch
     * @param k the number of the angle among those prepared
     */
    void collide(double[] v, int[][] chosen, int e, int k);

    /** Carries out all collisions of a batch of this law alone, {@code k = e} for each: a loop of its own in every class, for the compiler. */
    void run(double[] v, int[][] chosen, int size);
}
