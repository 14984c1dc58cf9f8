package stosszahl.particle;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Where the time of a collision goes, in nanoseconds: the random numbers alone, the tuples, the angles, and the collisions with tuples and angles drawn once for all. One thousand particles, so nothing
 * waits for memory.
 *
 * <p>Command: {@code mvn -q -Pbench -DskipTests verify -Djmh.args=PhaseBenchmark}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PhaseBenchmark {
    private static final int SIZE = BatchedCollisions.BATCH;
    private static final int PARTICLES = 1000;

    /** The law. */
    @Param({"kac", "binary-3d", "symmetric-3", "symmetric-5"})
    public String law;

    private final Xoroshiro rng = Xoroshiro.seeded(1);
    private final double[] numbers = new double[SIZE];
    private int order;
    private int dimension;
    private double[] v = new double[0];
    private int[][] chosen = new int[0][0];
    private DistinctTuples tuples = new DistinctTuples(1, 1, 1, rng);
    private Collisions collisions = RotationCollisions.uniform(1, rng);

    /** Draws tuples and angles. */
    @Setup
    public void start() {
        dimension = law.equals("binary-3d") ? 3 : 1;
        order = law.equals("symmetric-5") ? 5 : law.equals("symmetric-3") ? 3 : 2;
        ReflectionCollisions.Shape shape =
                dimension == 3 ? ReflectionCollisions.Shape.BINARY : ReflectionCollisions.Shape.SYMMETRIC;
        collisions = law.equals("kac")
                ? RotationCollisions.uniform(SIZE, rng)
                : new ReflectionCollisions(shape, order, dimension, SIZE, rng);
        tuples = new DistinctTuples(PARTICLES, order, SIZE, rng);
        chosen = new int[order][SIZE];
        v = new double[PARTICLES * dimension];
        rng.symmetric(v, v.length);
        tuples();
        angles();
    }

    /**
     * One number for each collision.
     *
     * @return the numbers
     */
    @Benchmark
    @OperationsPerInvocation(SIZE)
    public double[] number() {
        rng.symmetric(numbers, SIZE);
        return numbers;
    }

    /**
     * The tuples.
     *
     * @return the tuples
     */
    @Benchmark
    @OperationsPerInvocation(SIZE)
    public final int[][] tuples() {
        tuples.draw(order, chosen, SIZE, dimension);
        return chosen;
    }

    /**
     * The angles.
     *
     * @return the law
     */
    @Benchmark
    @OperationsPerInvocation(SIZE)
    public final Object angles() {
        collisions.prepare(SIZE);
        return collisions;
    }

    /**
     * The collisions.
     *
     * @return the velocities
     */
    @Benchmark
    @OperationsPerInvocation(SIZE)
    public double[] velocities() {
        collisions.run(v, chosen, SIZE);
        return v;
    }
}
