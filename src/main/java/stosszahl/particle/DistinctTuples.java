package stosszahl.particle;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Uniform ordered tuples of distinct particles, elements of {@code I(K)}, (1.7).
 *
 * <p>The {@code m}-th particle is the {@code x}-th of those not yet chosen, {@code x} uniform on {@code N - m} values, found by stepping over the chosen
 * ones in increasing order: {@code O(K^2)}, no rejection, so {@code N = K} costs no more than {@code N = 10^8}.
 */
final class DistinctTuples {
    private final int particles;
    private final UniformRandomProvider rng;
    private final int[] sorted;

    /** Tuples of at most {@code longest <= particles} of the particles {@code 0 .. particles - 1}. */
    DistinctTuples(int particles, int longest, UniformRandomProvider rng) {
        this.particles = particles;
        this.rng = rng;
        this.sorted = new int[longest];
    }

    /** Writes a tuple into {@code chosen[0 .. order - 1]}. */
    void draw(int order, int[] chosen) {
        for (int m = 0; m < order; m++) {
            int x = rng.nextInt(particles - m);
            int place = 0;
            while (place < m && x >= sorted[place]) {
                x++;
                place++;
            }
            System.arraycopy(sorted, place, sorted, place + 1, m - place);
            sorted[place] = x;
            chosen[m] = x;
        }
    }
}
