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

    /** Writes the next {@code count} numbers into {@code out}; the same as so many calls of {@link #nextLong}. */
    void fill(long[] out, int count) {
        long a = s0;
        long b = s1;
        for (int k = 0; k < count; k++) {
            out[k] = Long.rotateLeft(a + b, 17) + a;
            b ^= a;
            a = Long.rotateLeft(a, 49) ^ b ^ (b << 21);
            b = Long.rotateLeft(b, 28);
        }
        s0 = a;
        s1 = b;
    }

    /** Fills from any generator, the fast way if it is this one. */
    static void fill(UniformRandomProvider rng, long[] out, int count) {
        if (rng instanceof Xoroshiro fast) {
            fast.fill(out, count);
            return;
        }
        for (int k = 0; k < count; k++) {
            out[k] = rng.nextLong();
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
