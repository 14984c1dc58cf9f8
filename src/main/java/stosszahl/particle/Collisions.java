package stosszahl.particle;

/** Collisions of one law, whose angles are drawn ahead in batches. */
interface Collisions {
    /** Draws the angles of the next {@code count} collisions, at most a batch. */
    void prepare(int count);

    /**
     * Carries out the next collisions that were prepared, in order, so that a particle that occurs twice is read after it was written.
     *
     * @param v the velocities; modified
     * @param chosen where the velocities of the colliding particles begin in {@code v}, {@code stride} numbers for every collision, of which the first {@code K} count
     * @param stride the distance from one collision to the next in {@code chosen}
     * @param from the place in the batch of the first collision
     * @param to the place after the last
     */
    void run(double[] v, int[] chosen, int stride, int from, int to);
}
