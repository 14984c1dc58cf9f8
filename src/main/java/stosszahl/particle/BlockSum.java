package stosszahl.particle;

/**
 * Sums over particles by blocks: the rounding error grows like the length of a block plus the number of blocks, not like the number of
 * particles, and a block stays in the cache while several functions are summed over it.
 */
final class BlockSum {
    /** Particles in a block. */
    static final int PARTICLES = 1024;

    private BlockSum() {}

    /** The sum over the part {@code from .. to - 1} of an array. */
    @FunctionalInterface
    interface Block {
        double sum(int from, int to);
    }

    /** The sum over {@code 0 .. length - 1}, in blocks of whole particles. */
    static double over(int length, int dimension, Block block) {
        double sum = 0;
        int step = PARTICLES * dimension;
        for (long from = 0; from < length; from += step) {
            sum += block.sum((int) from, (int) Math.min(length, from + step));
        }
        return sum;
    }
}
