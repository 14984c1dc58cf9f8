package stosszahl.grid;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.numbers.fraction.BigFraction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import stosszahl.collision.KacRotation;
import stosszahl.collision.SphereKernel;
import stosszahl.collision.SymmetricCollision;
import stosszahl.hierarchy.GradedElement;
import stosszahl.initial.BobylevKrookWu;
import stosszahl.initial.InitialLaw;
import stosszahl.kac.KacModel;
import stosszahl.kac.KacModel.WeightedLaw;
import stosszahl.kac.ParticleNumber;

/**
 * The sizes that the engine is built for: one application of {@code C^N} to the levels 1..8 on 16 cells with binary collisions, in a heap of 1 GiB, and the ternary collision matrix on 32 cells. Full tensors
 * would have {@code 16^8 = 4.3e9} entries on the top level alone. The bandwidth benchmark gives the time of reading and scattering the same numbers and nothing else.
 *
 * <pre>{@code mvn -Pbench -DskipTests verify -Djmh.args="TargetBenchmark -prof gc"}</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class TargetBenchmark {
    private static final InitialLaw INITIAL = InitialLaw.product(BobylevKrookWu.of(1, BigFraction.of(3, 5)));

    private KacHierarchy hierarchy;
    private GradedElement<SymmetricMasses> data;
    private int[] target;
    private double[] from;
    private double[] to;

    /** Assembles the binary matrix and the data. */
    @Setup
    public void setUp() {
        KacModel kac = KacModel.of(
                "kac", List.of(new WeightedLaw(BigFraction.ONE, KacRotation.of(SphereKernel.uniform(2)))), INITIAL);
        GridModel model = GridModel.of(kac, VelocityGrid.of(1, 16, 5));
        GridSpace space = GridSpace.of(model.grid(), 8);
        hierarchy = KacHierarchy.of(model, space, ParticleNumber.of(8));
        data = InitialData.of(space, kac.initial()).sequence(8);
        target = space.multisets().raise(7);
        from = new double[space.dimension(7)];
        to = new double[space.dimension(8)];
    }

    /** {@code C^N F} on the levels 1..8, {@code N = 8}: all its terms. */
    @Benchmark
    public GradedElement<SymmetricMasses> application() {
        return hierarchy.apply(data);
    }

    /** One gather and one scatter through the largest table, 2.7 million entries: the unit that the application is made of. */
    @Benchmark
    public double[] gather() {
        for (int i = 0; i < target.length; i++) {
            to[target[i]] += from[i / 16];
        }
        return to;
    }

    /** The ternary collision matrix on 32 cells at the standard resolution; ten shots would take minutes. */
    @Benchmark
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(value = 1, jvmArgsAppend = "-Xmx4g")
    public GridModel ternaryAssembly() {
        KacModel ternary = KacModel.of(
                "ternary", List.of(new WeightedLaw(BigFraction.ONE, SymmetricCollision.uniform(3, 1))), INITIAL);
        return GridModel.of(ternary, VelocityGrid.of(1, 32, 5));
    }
}
