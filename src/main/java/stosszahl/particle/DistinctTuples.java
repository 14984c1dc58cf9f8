package stosszahl.particle;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Uniform ordered tuples of distinct particles, elements of {@code I(K)}, (1.7).
 *
 * <p>The {@code m}-th particle is the {@code x}-th of those not yet chosen, {@code x} uniform on {@code N - m} values, found by stepping over the chosen
 * ones in increasing order: {@code O(K^2)}, no rejection of tuples, no unpredictable branch, so {@code N = K} costs no more than {@code N = 10^8}. Half of a 64-bit number makes an {@code x}: with {@code y}
 * uniform on 32 bits, {@code y n = x 2^32 + r}; for {@code r >= 2^32 mod n} the {@code x} is exactly uniform on {@code n} values, otherwise it is drawn again. Source: D. Lemire, ACM TOMACS 29(1), 2019.
 */
final class DistinctTuples {
    private static final long LOW = 0xffffffffL;

    private final int particles;
    private final UniformRandomProvider rng;
    private final int[] sorted;
    private final long[] threshold;
    private long[] bits = new long[64];

    /** Tuples of at most {@code longest <= particles} of the particles {@code 0 .. particles - 1}. */
    DistinctTuples(int particles, int longest, UniformRandomProvider rng) {
        this.particles = particles;
        this.rng = rng;
        this.sorted = new int[longest];
        this.threshold = new long[longest];
        for (int m = 0; m < longest; m++) {
            threshold[m] = (1L << 32) % (particles - m);
        }
    }

    /** Writes a tuple into {@code chosen[0 .. order - 1]}. */
    void draw(int order, int[] chosen) {
        draw(order, chosen, 0, 1, order, 1);
    }

    /** Writes tuples into {@code chosen[stride e + m]}, {@code from <= e < to}, {@code m < order}, each number times {@code scale}. */
    void draw(int order, int[] chosen, int from, int to, int stride, int scale) {
        int words = (order + 1) / 2;
        int all = words * (to - from);
        if (bits.length < all) {
            bits = new long[all];
        }
        Xoroshiro.fill(rng, bits, all);
        if (order == 2) {
            pairs(chosen, from, to, stride, scale);
            return;
        }
        for (int e = from; e < to; e++) {
            for (int m = 0; m < order; m++) {
                long word = bits[(e - from) * words + m / 2];
                int x = below(m % 2 == 0 ? word & LOW : word >>> 32, particles - m, threshold[m]);
                for (int p = 0; p < m; p++) {
                    // x >= sorted[p] steps over it; after the first that is larger no other is stepped over.
                    x += 1 + ((x - sorted[p]) >> 31);
                }
                chosen[e * stride + m] = x * scale;
                for (int p = 0; p < m; p++) {
                    int lower = Math.min(sorted[p], x);
                    x = Math.max(sorted[p], x);
                    sorted[p] = lower;
                }
                sorted[m] = x;
            }
        }
    }

    private void pairs(int[] chosen, int from, int to, int stride, int scale) {
        for (int e = from; e < to; e++) {
            long word = bits[e - from];
            int i = below(word & LOW, particles, threshold[0]);
            int j = below(word >>> 32, particles - 1, threshold[1]);
            j += 1 + ((j - i) >> 31);
            chosen[e * stride] = i * scale;
            chosen[e * stride + 1] = j * scale;
        }
    }

    private int below(long y, long n, long threshold) {
        long product = y * n;
        while ((product & LOW) < threshold) {
            product = (rng.nextLong() >>> 32) * n;
        }
        return (int) (product >>> 32);
    }
}
