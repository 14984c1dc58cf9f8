package stosszahl.grid;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.simple.RandomSource;
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
 * The grid engine beside the straightforward version on full tensors with ojAlgo's dense products, each pair {@code x}, {@code xFull} on the same input; both must give the same numbers before anything is
 * measured. Half binary, half ternary collisions, {@code g = 5}, {@code N = 6}, all levels.
 *
 * <pre>{@code mvn -Pbench -DskipTests verify -Djmh.main=stosszahl.grid.Ratios -Djmh.args=GridBenchmark}</pre>
 *
 * <p>prints the times, the bytes allocated per operation and the ratios of each pair in one run; with the default main class and {@code -Djmh.args="GridBenchmark -prof gc"} JMH prints its own table.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
public class GridBenchmark {
    private static final int CELLS = 5;
    private static final int PARTICLES = 6;
    private static final int TERMS = 8;
    private static final double TIME = 0.1;
    private static final VelocityGrid GRID = VelocityGrid.of(1, CELLS, 3);
    private static final Resolution RESOLUTION = new Resolution(3, 24);

    private KacModel kac;
    private GridModel model;
    private GridSpace space;
    private KacHierarchy hierarchy;
    private FullTensors full;
    private SymmetricMasses law;
    private GradedElement<SymmetricMasses> data;
    private double[][] tensors;

    static KacModel binaryTernary() {
        return KacModel.of(
                "binary-ternary",
                List.of(
                        new WeightedLaw(BigFraction.of(1, 2), KacRotation.of(SphereKernel.uniform(2))),
                        new WeightedLaw(BigFraction.of(1, 2), SymmetricCollision.uniform(3, 1))),
                InitialLaw.product(BobylevKrookWu.of(1, BigFraction.of(3, 5))));
    }

    /** Makes both versions and refuses to measure if they differ. */
    @Setup
    public void setUp() {
        kac = binaryTernary();
        model = GridModel.of(kac, GRID, RESOLUTION);
        space = GridSpace.of(GRID, PARTICLES);
        hierarchy = KacHierarchy.of(model, space, ParticleNumber.of(PARTICLES));
        full = new FullTensors(model, ParticleNumber.of(PARTICLES));
        law = space.random(PARTICLES, RandomSource.L64_X128_MIX.create(1));
        data = space.marginals(law);
        tensors = new double[PARTICLES][];
        for (int s = 1; s <= PARTICLES; s++) {
            tensors[s - 1] = data.component(s).toTensor();
        }
        same("application", application(), applicationFull());
        same("series", duhamel(), duhamelFull());
        require("norm", norm() - normFull());
        double[] end = masterEquationFull();
        SymmetricMasses solved = masterEquation().law();
        require("master equation", distance(solved, end));
    }

    private void same(String what, GradedElement<SymmetricMasses> ours, double[][] theirs) {
        for (int s = 1; s <= ours.levels(); s++) {
            require(what + " at s = " + s, distance(ours.component(s), theirs[s - 1]));
        }
    }

    private static double distance(SymmetricMasses ours, double[] theirs) {
        double worst = 0;
        double[] tensor = ours.toTensor();
        for (int i = 0; i < tensor.length; i++) {
            worst = Math.max(worst, Math.abs(tensor[i] - theirs[i]));
        }
        return worst;
    }

    private static void require(String what, double difference) {
        if (!(Math.abs(difference) < 1e-12)) {
            throw new IllegalStateException("the two versions differ by " + difference + " in " + what);
        }
    }

    /** The collision matrices, by multisets. */
    @Benchmark
    public GridModel assembly() {
        return GridModel.of(kac, GRID, RESOLUTION);
    }

    /** The same for every ordered tuple, spread out to dense matrices. */
    @Benchmark
    public FullTensors assemblyFull() {
        Multisets sets = Multisets.of(CELLS, 3, 1e9);
        for (WeightedLaw weighted : kac.collisions()) {
            // Every arrangement of every multiset is one ordered tuple, and costs what it costs there.
            SparseMatrix rows = Assembly.rows(weighted.law(), GRID, sets, RESOLUTION, true);
            require("rows", rows.row(0, ones(rows.columns)) - 1);
        }
        return new FullTensors(model, ParticleNumber.of(PARTICLES));
    }

    private static double[] ones(int size) {
        double[] ones = new double[size];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }

    /** {@code C^N F} on all levels. */
    @Benchmark
    public GradedElement<SymmetricMasses> application() {
        return hierarchy.apply(data);
    }

    /** {@code C^N F} on all levels, full tensors. */
    @Benchmark
    public double[][] applicationFull() {
        return full.apply(tensors, PARTICLES);
    }

    /** An exact norm. Its memory of norms is by model, so a new one is made; its matrices are shared. */
    @Benchmark
    public double norm() {
        return ColumnNorms.of(model, space.multisets(), 3, 1, unit(), unit()[1] + unit()[2]).value();
    }

    private double[] unit() {
        stosszahl.kac.CollisionRates rates =
                stosszahl.kac.CollisionRates.of(kac, ParticleNumber.of(PARTICLES));
        return new double[] {0, 3 * rates.rate(3, 1, 1), 3 * rates.rate(3, 1, 2)};
    }

    /** The same by the images of all unit masses on full tensors. */
    @Benchmark
    public double normFull() {
        return full.norm(3, 1, space);
    }

    /** A Duhamel series of order 8 on all levels. */
    @Benchmark
    public GradedElement<SymmetricMasses> duhamel() {
        GradedElement<SymmetricMasses> term = data;
        GradedElement<SymmetricMasses> sum = data;
        for (int l = 1; l <= TERMS; l++) {
            GradedElement<SymmetricMasses> image = hierarchy.apply(term);
            term = image.combine(TIME / l, 0, image);
            sum = sum.combine(1, 1, term);
        }
        return sum;
    }

    /** A Duhamel series of order 8 on all levels, full tensors. */
    @Benchmark
    public double[][] duhamelFull() {
        double[][] term = tensors;
        double[][] sum = new double[PARTICLES][];
        for (int s = 0; s < PARTICLES; s++) {
            sum[s] = tensors[s].clone();
        }
        for (int l = 1; l <= TERMS; l++) {
            term = full.apply(term, PARTICLES);
            for (int s = 0; s < PARTICLES; s++) {
                for (int i = 0; i < sum[s].length; i++) {
                    term[s][i] *= TIME / l;
                    sum[s][i] += term[s][i];
                }
            }
        }
        return sum;
    }

    /** The master equation on occupation numbers, its matrix included. */
    @Benchmark
    public MasterEquation.Solution masterEquation() {
        return MasterEquation.of(model, ParticleNumber.of(PARTICLES)).solve(law, TIME, 1e-14);
    }

    /** The master equation on {@code g^N} states, by its series with the dense generator. */
    @Benchmark
    public double[] masterEquationFull() {
        double[] sum = tensors[PARTICLES - 1].clone();
        double[] term = sum.clone();
        for (int l = 1; l <= 24; l++) {
            term = full.apply(PARTICLES, 0, term);
            for (int i = 0; i < term.length; i++) {
                term[i] *= TIME / l;
                sum[i] += term[i];
            }
        }
        return sum;
    }
}
