package stosszahl.particle;

/**
 * Uniform ordered tuples of distinct particles, elements of {@code I(K)}, (1.7), a batch at a time and place by place: {@code chosen[m][e]} is the {@code m}-th particle of tuple {@code e}.
 *
 * <p>The {@code m}-th particle is the {@code x}-th of those not yet chosen, {@code x} uniform on {@code N - m} values, found by stepping over the chosen
 * ones in increasing order: {@code O(K^2)}, no rejection of tuples, no unpredictable branch, in loops over the batch that the compiler vectorises; {@code N = K} costs no more than {@code N = 10^8}.
 * A 64-bit number makes two {@code x}, {@link Xoroshiro#below}.
 *
 * <p>The first {@code k} particles of a tuple are a uniform tuple of {@code I(k)}.
 */
final class DistinctTuples {
    private final int particles;
    private final Xoroshiro rng;
    /** Where the second half of a number goes that no particle needs. */
    private final int[] spare;

    /** For each tuple the particles chosen so far in increasing order. */
    private final int[][] sorted;

    /** At most {@code batch} tuples at a time of at most {@code longest <= particles} of the particles {@code 0 .. particles - 1}. */
    DistinctTuples(int particles, int longest, int batch, Xoroshiro rng) {
        this.particles = particles;
        this.rng = rng;
        this.spare = new int[batch];
        this.sorted = new int[Math.max(0, longest - 1)][batch];
    }

    /** Writes {@code size} tuples of {@code order} particles into the first rows of {@code chosen}, each number times {@code scale}. */
    void draw(int order, int[][] chosen, int size, int scale) {
        for (int m = 0; m < order; m++) {
            if (m % 2 == 0) {
                boolean last = m + 1 == order;
                rng.below(particles - m, chosen[m], last ? 1 : particles - m - 1, last ? spare : chosen[m + 1], size);
            }
            for (int p = 0; p < m; p++) {
                stepOver(chosen[m], sorted[p], size);
            }
            if (m + 1 < order) {
                insert(chosen[m], m, size);
            }
        }
        if (scale > 1) {
            for (int m = 0; m < order; m++) {
                multiply(chosen[m], scale, size);
            }
        }
    }

    /** Adds one where {@code x >= chosen}; after the first that is larger no other is stepped over, as they increase. */
    private static void stepOver(int[] x, int[] chosen, int size) {
        for (int e = 0; e < size; e++) {
            x[e] += 1 + ((x[e] - chosen[e]) >> 31);
        }
    }

    private void insert(int[] x, int count, int size) {
        System.arraycopy(x, 0, sorted[count], 0, size);
        for (int p = count; p > 0; p--) {
            exchange(sorted[p - 1], sorted[p], size);
        }
    }

    private static void exchange(int[] lower, int[] higher, int size) {
        for (int e = 0; e < size; e++) {
            int a = lower[e];
            int b = higher[e];
            lower[e] = Math.min(a, b);
            higher[e] = Math.max(a, b);
        }
    }

    private static void multiply(int[] x, int scale, int size) {
        for (int e = 0; e < size; e++) {
            x[e] *= scale;
        }
    }
}
