package stosszahl.verify;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a verification is run with.
 *
 * @param particles the numbers of particles for the moment oracle; where there are fewer than three, multiples of the largest decide the rates
 * @param until the end of the long window of time, at most 1000, empty for three relaxation times of the limit equation
 * @param seed the seed of everything random
 * @param replicas the replicas of the particle system for each number of particles
 * @param threads the threads of the sampler; the numbers do not depend on it
 * @param cells the cells per axis of the grid of the operators and the series, empty for a size that suits the model
 */
public record Settings(
        List<Long> particles, OptionalDouble until, long seed, int replicas, int threads, OptionalInt cells) {
    private static final double LONGEST = 1000;

    /**
     * The default numbers of particles: from ten, or twice the highest order, to a million.
     *
     * @param highestOrder the highest order {@code M} of a collision
     * @return the numbers
     */
    public static List<Long> defaultParticles(int highestOrder) {
        long least = Math.max(10, 2L * highestOrder);
        return List.of(least, 2 * least, 5 * least, 10 * least, 100 * least, 1000 * least, 100_000 * least);
    }

    /** Validates. */
    public Settings {
        particles = particles.stream().sorted().distinct().toList();
        if (particles.isEmpty()) {
            throw new IllegalArgumentException("no numbers of particles; use e.g. --N 10,20,50,100");
        }
        if (until.isPresent() && !(until.getAsDouble() > 0 && until.getAsDouble() < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "the end of the time window is " + until.getAsDouble() + "; use a time > 0, like --until 6");
        }
        if (until.isPresent() && until.getAsDouble() > LONGEST) {
            throw new IllegalArgumentException("the end of the time window is " + until.getAsDouble()
                    + ": the work grows with it, by about a minute for 100 units, and systems are at rest long before; use at most "
                    + LONGEST);
        }
        if (cells.isPresent() && cells.getAsInt() < 2) {
            throw new IllegalArgumentException("cells = " + cells.getAsInt()
                    + " per axis: on one cell all densities are equal and nothing is compared; use at least --cells 2");
        }
        if (replicas < 2 || threads < 1) {
            throw new IllegalArgumentException(
                    "replicas = " + replicas + ", threads = " + threads + "; use at least 2 replicas and 1 thread");
        }
    }
}
