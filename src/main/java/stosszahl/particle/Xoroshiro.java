package stosszahl.particle;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * The generator xoroshiro128++ of D. Blackman and S. Vigna (ACM TOMS 47(4), 2021), period {@code 2^128 - 1}, with its state in sight: hot loops keep the two words in registers,
 * and a checkpoint writes them down.
 *
 * <p>{@link #jump} moves on by {@code 2^64} steps, so streams taken by jumps from one seed do not overlap.
 */
final class Xoroshiro implements UniformRandomProvider {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final long LOW = 0xffffffffL;
    private static final long[] JUMP = {0x2bd7a6a6e99c2ddcL, 0x0992ccaf6a6fca05L};

    /** The state; hot loops read it, go on from it and write it back. */
    long s0;

    long s1;

    private Xoroshiro(long s0, long s1) {
        this.s0 = s0;
        this.s1 = s1;
    }

    /** The state that SplitMix64 makes of a seed; all zeros, the one state that never changes, is no pair of successive outputs of it. */
    static Xoroshiro seeded(long seed) {
        long first = seed + GOLDEN;
        return new Xoroshiro(mix(first), mix(first + GOLDEN));
    }

    /** A generator of this kind for any source: the source itself if it is one, otherwise its next two numbers are the state. */
    static Xoroshiro from(UniformRandomProvider rng) {
        return rng instanceof Xoroshiro ours ? ours : of(rng.nextLong(), rng.nextLong());
    }

    /** A state that was read from another generator. */
    static Xoroshiro of(long s0, long s1) {
        if ((s0 | s1) == 0) {
            throw new IllegalArgumentException("the state 0, 0 of xoroshiro128++ yields zeros only; use any other");
        }
        return new Xoroshiro(s0, s1);
    }

    private static long mix(long z) {
        long y = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        y = (y ^ (y >>> 27)) * 0x94d049bb133111ebL;
        return y ^ (y >>> 31);
    }

    @Override
    public long nextLong() {
        long a = s0;
        long b = s1;
        long result = Long.rotateLeft(a + b, 17) + a;
        b ^= a;
        s0 = Long.rotateLeft(a, 49) ^ b ^ (b << 21);
        s1 = Long.rotateLeft(b, 28);
        return result;
    }

    // Loops over a batch keep the state in registers. Each number waits for the one before it, and what is made of a
    // number costs nothing meanwhile.

    /** Fills with numbers uniform on the multiples of {@code 2^-52} in {@code [-1,1)}. */
    void symmetric(double[] out, int size) {
        long a = s0;
        long b = s1;
        for (int k = 0; k < size; k++) {
            out[k] = ((Long.rotateLeft(a + b, 17) + a) >> 11) * 0x1p-52;
            b ^= a;
            a = Long.rotateLeft(a, 49) ^ b ^ (b << 21);
            b = Long.rotateLeft(b, 28);
        }
        s0 = a;
        s1 = b;
    }

    /** Fills with numbers uniform on the multiples of {@code 2^-53} in {@code [0,1)}. */
    void unit(double[] out, int size) {
        long a = s0;
        long b = s1;
        for (int k = 0; k < size; k++) {
            out[k] = ((Long.rotateLeft(a + b, 17) + a) >>> 11) * 0x1p-53;
            b ^= a;
            a = Long.rotateLeft(a, 49) ^ b ^ (b << 21);
            b = Long.rotateLeft(b, 28);
        }
        s0 = a;
        s1 = b;
    }

    /**
     * Fills with pairs of numbers, {@code x} uniform on {@code 0 .. n-1} and {@code y} on {@code 0 .. m-1}, independent.
     *
     * <p>With {@code u} uniform on 32 bits, {@code u n = x 2^32 + r}; for {@code r >= 2^32 mod n} the {@code x} is exactly uniform, otherwise it is drawn again (probability below {@code n/2^32}). That some pair
     * of a batch must be drawn again is found out once for the batch, so there is no branch in the loop. Source: D. Lemire, ACM TOMACS 29(1), 2019.
     */
    void below(long n, int[] x, long m, int[] y, int size) {
        long rejectX = (1L << 32) % n;
        long rejectY = (1L << 32) % m;
        long rejected = 0;
        long a = s0;
        long b = s1;
        for (int k = 0; k < size; k++) {
            long word = Long.rotateLeft(a + b, 17) + a;
            b ^= a;
            a = Long.rotateLeft(a, 49) ^ b ^ (b << 21);
            b = Long.rotateLeft(b, 28);
            long p = (word >>> 32) * n;
            long q = (word & LOW) * m;
            // Negative if one of the two is.
            rejected |= ((p & LOW) - rejectX) | ((q & LOW) - rejectY);
            x[k] = (int) (p >>> 32);
            y[k] = (int) (q >>> 32);
        }
        long startA = s0;
        long startB = s1;
        s0 = a;
        s1 = b;
        if (rejected < 0) {
            again(new Xoroshiro(startA, startB), n, x, m, y, size);
        }
    }

    /** Goes through the numbers of a batch a second time and draws anew, after its end, where one was rejected. */
    private void again(Xoroshiro batch, long n, int[] x, long m, int[] y, int size) {
        long rejectX = (1L << 32) % n;
        long rejectY = (1L << 32) % m;
        for (int k = 0; k < size; k++) {
            long word = batch.nextLong();
            boolean redrawn = false;
            while ((((word >>> 32) * n & LOW) - rejectX | ((word & LOW) * m & LOW) - rejectY) < 0) {
                word = nextLong();
                redrawn = true;
            }
            if (redrawn) {
                x[k] = (int) (((word >>> 32) * n) >>> 32);
                y[k] = (int) (((word & LOW) * m) >>> 32);
            }
        }
    }

    /** Moves on by {@code 2^64} steps and returns a generator that starts where this one was. */
    Xoroshiro jump() {
        Xoroshiro here = new Xoroshiro(s0, s1);
        long a = 0;
        long b = 0;
        for (long word : JUMP) {
            for (int bit = 0; bit < 64; bit++) {
                if ((word & (1L << bit)) != 0) {
                    a ^= s0;
                    b ^= s1;
                }
                nextLong();
            }
        }
        s0 = a;
        s1 = b;
        return here;
    }
}
