package stosszahl.particle;

import java.util.Locale;
import java.util.function.LongConsumer;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;

/**
 * A path of the {@code N} velocities, Section 4: a Markov jump process with the generator (1.11), exact in law and without a time step.
 *
 * <p>Time is dimensionless: the whole system collides at rate {@code N}. The number of collisions in an interval of length {@code t} is Poisson with mean {@code N t}, and what happens at a collision does
 * not depend on when it happens, so the times of the single collisions are never drawn. Nothing is allocated per collision.
 *
 * <p>One thread at a time; one per replica.
 */
public final class JumpProcess {
    /** Between two looks at whether to stop: some milliseconds. */
    static final long CHUNK = 1 << 18;

    /** The library samples Poisson laws up to a mean of 2^30; sums of independent ones are Poisson again. */
    private static final double LARGEST_MEAN = 1 << 28;

    private final double[] v;
    private final int dimension;
    private final double rate;
    private final Scattering scattering;
    private final Xoroshiro rng;
    private double time;
    private long collisions;
    // What is left of the advance under way: collisions drawn, the mean of those not yet drawn, and where it ends.
    private long eventsLeft;
    private double meanLeft;
    private double until;

    JumpProcess(double[] v, int dimension, double rate, Scattering scattering, Xoroshiro rng) {
        this.v = v;
        this.dimension = dimension;
        this.rate = rate;
        this.scattering = scattering;
        this.rng = rng;
    }

    /**
     * A path that starts at time 0 from velocities drawn from the model's initial law; of a mixture of products one part is drawn for all particles.
     *
     * @param model the model
     * @param particles the number of particles, finite and not less than the highest order of a collision
     * @param rng the source of randomness: its next two numbers are the state of the generator xoroshiro128++ that makes the initial velocities and all collisions
     * @return the process
     * @throws IllegalArgumentException if {@code N} is infinite, less than the highest order, or too large for memory
     */
    public static JumpProcess start(KacModel model, ParticleNumber particles, UniformRandomProvider rng) {
        return fresh(model, new double[size(model, particles, 1)], Xoroshiro.from(rng));
    }

    /** As {@link #start}, in a given array, of {@code d N} numbers, which is overwritten. */
    static JumpProcess fresh(KacModel model, double[] v, Xoroshiro rng) {
        int d = model.dimension();
        int n = v.length / d;
        model.start().sample(rng, n, v);
        return new JumpProcess(v, d, n, new BatchedCollisions(model, n, rng), rng);
    }

    /** A path in the middle of an advance: what {@link #snapshot} said, velocities and generator as they were then. */
    static JumpProcess resume(KacModel model, double[] v, Xoroshiro rng, Snapshot at) {
        int n = v.length / model.dimension();
        JumpProcess path = new JumpProcess(v, model.dimension(), n, new BatchedCollisions(model, n, rng), rng);
        path.time = at.time();
        path.collisions = at.collisions();
        path.eventsLeft = at.eventsLeft();
        path.meanLeft = at.meanLeft();
        path.until = at.until();
        return path;
    }

    /** The state of a path beside its velocities and its generator. */
    record Snapshot(double time, long collisions, long eventsLeft, double meanLeft, double until) {}

    /** The state between two calls of the {@code watch} of {@link #advance(double, LongConsumer)}, or outside of it. */
    Snapshot snapshot() {
        return new Snapshot(time, collisions, eventsLeft, meanLeft, until);
    }

    /**
     * The length {@code d N} of the array of velocities.
     *
     * @throws IllegalArgumentException if {@code copies} of it do not fit into memory
     */
    static int size(KacModel model, ParticleNumber particles, int copies) {
        if (!particles.finite()) {
            throw new IllegalArgumentException(
                    "N = inf has no particles to follow; use a finite N here, and the limit equation for inf");
        }
        long numbers = Math.multiplyExact(model.check(particles).count(), (long) model.dimension());
        double needed = 8.0 * numbers * copies;
        double memory = Runtime.getRuntime().maxMemory();
        if (numbers > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "N = %s particles in dimension %d are %d numbers (%.1f GB), and one array holds at most %d; use N <= %d",
                    particles,
                    model.dimension(),
                    numbers,
                    8e-9 * numbers,
                    Integer.MAX_VALUE - 8,
                    (Integer.MAX_VALUE - 8) / model.dimension()));
        }
        if (needed > 0.8 * memory) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "N = %s particles in dimension %d need %.1f GB (%d threads, %.1f GB each), and the virtual machine has %.1f GB;"
                            + " use fewer particles or threads, or start java with -Xmx%dm",
                    particles,
                    model.dimension(),
                    1e-9 * needed,
                    copies,
                    8e-9 * numbers,
                    1e-9 * memory,
                    (long) Math.ceil(1.3 * needed / (1 << 20))));
        }
        return (int) numbers;
    }

    /**
     * Lets time pass. Cost: {@code N duration} collisions on average.
     *
     * @param duration how long, at least 0, in the time scale of the model
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public void advance(double duration) {
        advance(duration, events -> {});
    }

    /** As {@link #advance(double)}; {@code watch} is told the numbers of collisions in between, and ends the path by throwing. */
    void advance(double duration, LongConsumer watch) {
        aim(duration);
        proceed(watch);
    }

    /** Sets the end of an advance, which {@link #proceed} carries out. */
    void aim(double duration) {
        if (!(duration >= 0) || Double.isInfinite(duration)) {
            throw new IllegalArgumentException(
                    "a path cannot go on for the time " + duration + "; use a finite time >= 0");
        }
        meanLeft = rate * duration;
        until = time + duration;
    }

    /** Goes on with an advance that was broken off; at once at its end if there is none. */
    void proceed(LongConsumer watch) {
        while (eventsLeft > 0 || meanLeft > 0) {
            if (eventsLeft == 0) {
                double part = Math.min(meanLeft, LARGEST_MEAN);
                meanLeft -= part;
                eventsLeft = PoissonSampler.of(rng, part).sample();
                collisions += eventsLeft;
            }
            while (eventsLeft > 0) {
                long chunk = Math.min(eventsLeft, CHUNK);
                scattering.run(v, chunk);
                eventsLeft -= chunk;
                watch.accept(chunk);
            }
        }
        time = until;
    }

    /**
     * The time that has passed.
     *
     * @return the time
     */
    public double time() {
        return time;
    }

    /**
     * The number of collisions so far.
     *
     * @return the number
     */
    public long collisions() {
        return collisions;
    }

    /**
     * The velocities now, particle by particle; the array changes as the path goes on.
     *
     * @return {@code d N} numbers; not to be modified
     */
    public double[] velocities() {
        return v;
    }

    /**
     * The energy {@code sum_i |v_i|^2 / 2}, summed in blocks so that rounding stays below {@code 1e-13} of it.
     *
     * @return the energy
     */
    public double energy() {
        return 0.5
                * BlockSum.over(v.length, 1, (from, to) -> {
                    double sum = 0;
                    for (int i = from; i < to; i++) {
                        sum += v[i] * v[i];
                    }
                    return sum;
                });
    }

    /**
     * The momentum {@code sum_i v_i}.
     *
     * @return its {@code d} components
     */
    public double[] momentum() {
        double[] momentum = new double[dimension];
        for (int c = 0; c < dimension; c++) {
            int component = c;
            momentum[c] = BlockSum.over(v.length, dimension, (from, to) -> {
                double sum = 0;
                for (int i = from + component; i < to; i += dimension) {
                    sum += v[i];
                }
                return sum;
            });
        }
        return momentum;
    }
}
