package stosszahl.particle;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.numbers.fraction.BigFraction;
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
import stosszahl.catalogue.ModelCatalogue;
import stosszahl.collision.BinaryCollision;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.KacRotation;
import stosszahl.collision.SphereKernel;
import stosszahl.collision.SymmetricCollision;
import stosszahl.initial.Gaussian;
import stosszahl.initial.InitialLaw;
import stosszahl.kac.KacModel;

/**
 * Nanoseconds per collision and thread; every thread has a system of its own.
 *
 * <p>Command: {@code mvn -q -Pbench -DskipTests verify -Djmh.args=CollisionBenchmark}; with two threads {@code -Djmh.args="CollisionBenchmark -t 2"}. Beside the C program:
 * {@code src/bench/run.sh}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 9, time = 1)
@Fork(value = 1, jvmArgsAppend = {"-Xmx2g", "-XX:+UseTransparentHugePages"})
public class CollisionBenchmark {
    private static final int COLLISIONS = 1 << 18;

    /** The number of particles. */
    @Param({"1000", "100000", "1000000", "10000000"})
    public int particles;

    /** The law, or the built-in model whose laws are mixed. */
    @Param({"kac", "binary-3d", "symmetric-3", "symmetric-5"})
    public String law;

    private double[] v = new double[0];
    private Scattering scattering = (velocities, events) -> {};

    private static List<KacModel.WeightedLaw> laws(String name) {
        return switch (name) {
            case "kac" -> one(KacRotation.of(SphereKernel.uniform(2)));
            case "binary-3d" -> one(BinaryCollision.uniform(3));
            case "symmetric-3" -> one(SymmetricCollision.uniform(3, 1));
            case "symmetric-4" -> one(SymmetricCollision.uniform(4, 1));
            case "symmetric-5" -> one(SymmetricCollision.uniform(5, 1));
            case "symmetric-3-3d" -> one(SymmetricCollision.uniform(3, 3));
            default -> ModelCatalogue.load(name).model().collisions();
        };
    }

    private static List<KacModel.WeightedLaw> one(CollisionLaw law) {
        return List.of(new KacModel.WeightedLaw(BigFraction.ONE, law));
    }

    /** Draws the velocities. */
    @Setup
    public void start() {
        List<KacModel.WeightedLaw> collisions = laws(law);
        int d = collisions.get(0).law().dimension();
        KacModel model = KacModel.of(
                law,
                collisions,
                InitialLaw.product(Gaussian.centred(Collections.nCopies(d, BigFraction.ONE))));
        Xoroshiro rng = Xoroshiro.seeded(1);
        v = new double[particles * d];
        model.start().sample(rng, particles, v);
        scattering = new BatchedCollisions(model, particles, rng);
    }

    /**
     * Collisions of the process.
     *
     * @return a velocity, so that the work is not optimised away
     */
    @Benchmark
    @OperationsPerInvocation(COLLISIONS)
    public double collision() {
        scattering.run(v, COLLISIONS);
        return v[0];
    }
}
