package stosszahl.particle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import stosszahl.collision.CircleKernel;
import stosszahl.collision.KacRotation;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.observable.Observable;

/** A path has Poisson numbers of collisions, uniform tuples, uniform angles, and conserves energy. Chi-square tests at fixed seeds refuse below 1e-4. */
class JumpProcessTest {
    private static final double LEVEL = 1e-4;

    private static Xoroshiro rng() {
        return Xoroshiro.seeded(42);
    }

    private static double[] drawn(KacModel model, int n, Xoroshiro rng) {
        double[] v = new double[n];
        model.start().sample(rng, v.length / model.dimension(), v);
        return v;
    }

    @Test
    void energyIsConservedAlongPaths() {
        for (KacModel model : List.of(Gases.kac(), Gases.kacOff(0.2), Gases.ternary(), Gases.binaryTernary())) {
            JumpProcess path = JumpProcess.start(model, ParticleNumber.of(100), rng());
            double before = path.energy();
            path.advance(2000);
            // 2e5 collisions, each with a relative rounding error of about 1e-16 on 2 or 3 of 100 particles, of random
            // sign.
            assertThat(path.energy() / before).as(model.name()).isCloseTo(1, within(1e-14));
            assertThat(path.time()).isEqualTo(2000);
        }
        JumpProcess wrong =
                new JumpProcess(drawn(Gases.kac(), 100, rng()), 1, 100, (v, events) -> v[0] *= 1 + 1e-9, rng());
        double before = wrong.energy();
        wrong.advance(1);
        assertThat(wrong.energy() / before).isNotCloseTo(1, within(1e-14));
    }

    /** Rounding is a random walk: {@code 1e9} collisions of {@code N = 1000} particles leave far less than the {@code 1e-12} asked for. */
    @Test
    void energyStaysOverABillionCollisions() {
        JumpProcess path = JumpProcess.start(Gases.kac(), ParticleNumber.of(1000), rng());
        double before = path.energy();
        path.advance(1e6);
        assertThat(path.collisions()).isBetween(999_000_000L, 1_001_000_000L);
        assertThat(path.energy() / before).isCloseTo(1, within(1e-12));
    }

    private static double poissonP(double rate) {
        Xoroshiro rng = rng();
        PoissonDistribution law = new PoissonDistribution(7);
        int last = 16;
        long[] observed = new long[last + 1];
        double[] expected = new double[last + 1];
        for (int r = 0; r < 20_000; r++) {
            JumpProcess path = new JumpProcess(new double[7], 1, rate, (v, events) -> {}, rng);
            path.advance(0.4);
            path.advance(0.6);
            observed[(int) Math.min(last, path.collisions())]++;
        }
        for (int k = 0; k <= last; k++) {
            expected[k] = k < last ? law.probability(k) : 1 - law.cumulativeProbability(last - 1);
        }
        return new ChiSquareTest().chiSquareTest(expected, observed);
    }

    @Test
    void numbersOfCollisionsArePoisson() {
        assertThat(poissonP(7)).isGreaterThan(LEVEL);
        assertThat(poissonP(6.8)).as("a rate that is off is seen").isLessThan(LEVEL);
    }

    /** Means beyond what the library samples at once: mean and variance over 400 paths within five standard errors. */
    @Test
    void largeNumbersOfCollisionsArePoissonToo() {
        Xoroshiro rng = rng();
        double mean = 1e9;
        double sum = 0;
        double squares = 0;
        for (int r = 0; r < 400; r++) {
            JumpProcess path = new JumpProcess(new double[1], 1, mean, (v, events) -> {}, rng);
            path.advance(1);
            double z = (path.collisions() - mean) / Math.sqrt(mean);
            sum += z;
            squares += z * z;
        }
        assertThat(sum / 400).isCloseTo(0, within(5 / Math.sqrt(400)));
        assertThat(squares / 400).isCloseTo(1, within(5 * Math.sqrt(2 / 400.0)));
    }

    /** Draws a tuple of indices. */
    private interface Tuples {
        void draw(int[] tuple);
    }

    /** Tuples by batches of 100, taken one after the other. */
    private static Tuples batched(int n, int order, Xoroshiro rng) {
        DistinctTuples tuples = new DistinctTuples(n, order, 100, rng);
        int[][] chosen = new int[order][100];
        int[] next = {100};
        return tuple -> {
            if (next[0] == 100) {
                tuples.draw(order, chosen, 100, 1);
                next[0] = 0;
            }
            for (int m = 0; m < order; m++) {
                tuple[m] = chosen[m][next[0]];
            }
            next[0]++;
        };
    }

    private static double uniformP(int n, int order, int tuples, Tuples sampler) {
        Map<List<Integer>, Integer> places = new HashMap<>();
        long[] observed = new long[tuples + 1];
        int[] tuple = new int[order];
        for (int r = 0; r < 2000 * tuples; r++) {
            sampler.draw(tuple);
            List<Integer> key = Arrays.stream(tuple).boxed().toList();
            assertThat(key).allMatch(i -> i >= 0 && i < n);
            boolean distinct = key.stream().distinct().count() == order;
            observed[distinct ? places.computeIfAbsent(key, k -> places.size()) : tuples]++;
        }
        if (observed[tuples] > 0) {
            return 0;
        }
        double[] expected = new double[tuples];
        Arrays.fill(expected, 1);
        return new ChiSquareTest().chiSquareTest(expected, Arrays.copyOf(observed, tuples));
    }

    @Test
    void tuplesAreUniformOverOrderedTuplesOfDistinctParticles() {
        Xoroshiro rng = rng();
        assertThat(uniformP(5, 3, 60, batched(5, 3, rng))).isGreaterThan(LEVEL);
        assertThat(uniformP(4, 4, 24, batched(4, 4, rng))).as("N = K").isGreaterThan(LEVEL);
        assertThat(uniformP(6, 5, 720, batched(6, 5, rng))).isGreaterThan(LEVEL);
    }

    @Test
    void biasedAndRepeatedTuplesAreSeen() {
        Xoroshiro rng = rng();
        assertThat(uniformP(7, 2, 42, t -> {
                    t[0] = rng.nextInt(7);
                    t[1] = rng.nextInt(7);
                }))
                .as("repeated indices")
                .isLessThan(LEVEL);
        assertThat(uniformP(7, 2, 42, t -> {
                    t[0] = rng.nextInt(7);
                    int j = rng.nextInt(6);
                    t[1] = j == t[0] ? 6 : rng.nextInt(50) == 0 ? (t[0] + 1) % 7 : j;
                }))
                .as("a partner that is preferred")
                .isLessThan(LEVEL);
    }

    @Test
    void tuplesAreDistinctAndInRangeForTheLargestNumbers() {
        int size = BatchedCollisions.BATCH;
        int[][] chosen = new int[3][size];
        Xoroshiro rng = rng();
        for (int n : new int[] {3, 4, 1_000_003, Integer.MAX_VALUE - 8}) {
            DistinctTuples tuples = new DistinctTuples(n, 3, size, rng);
            for (int batch = 0; batch < 200; batch++) {
                tuples.draw(3, chosen, size, 1);
                for (int k = 0; k < size; k++) {
                    int[] tuple = {chosen[0][k], chosen[1][k], chosen[2][k]};
                    assertThat(Arrays.stream(tuple).distinct().count()).isEqualTo(3);
                    assertThat(Arrays.stream(tuple).allMatch(i -> i >= 0 && i < n))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void directionsAreTheCosineAndSineOfAUniformAngle() {
        int size = 4001;
        double[] turn = new double[size];
        double[] cosine = new double[size];
        double[] sine = new double[size];
        for (int k = 0; k < size; k++) {
            turn[k] = -1 + 2.0 * k / (size - 1);
        }
        UnitVectors.directions(turn, cosine, sine, size);
        double worst = 0;
        for (int k = 0; k < size; k++) {
            // Eight roundings in the power, and the angle itself is rounded at 2e-16.
            assertThat(cosine[k]).isCloseTo(Math.cos(Math.PI * turn[k]), within(3e-15));
            assertThat(sine[k]).isCloseTo(Math.sin(Math.PI * turn[k]), within(3e-15));
            worst = Math.max(worst, Math.abs(cosine[k] * cosine[k] + sine[k] * sine[k] - 1));
        }
        // Three roundings of numbers up to 1.
        assertThat(worst).isLessThan(1e-15);
    }

    /** How far a particle has moved: its velocity alone would hardly tell two symmetric densities of the angle apart. */
    private static double[] late(KacModel model, boolean general) {
        Xoroshiro rng = rng();
        double[] sample = new double[20_000];
        for (int r = 0; r < sample.length; r++) {
            double[] v = drawn(model, 3, rng);
            Scattering scattering = general ? new AnyCollisions(model, 3, rng) : new BatchedCollisions(model, 3, rng);
            JumpProcess path = new JumpProcess(v, 1, 3, scattering, rng);
            double before = v[0];
            path.advance(1);
            sample[r] = v[0] - before;
        }
        return sample;
    }

    @Test
    void theFastWayHasTheLawOfTheGeneralWay() {
        KolmogorovSmirnovTest test = new KolmogorovSmirnovTest();
        double[] fast = late(Gases.kac(), false);
        KacModel smallAngles =
                Gases.single(KacRotation.of(CircleKernel.density("small", theta -> 1 + Math.cos(theta))));
        assertThat(test.kolmogorovSmirnovTest(fast, late(Gases.kac(), true))).isGreaterThan(LEVEL);
        assertThat(test.kolmogorovSmirnovTest(fast, late(smallAngles, true))).isLessThan(LEVEL);
    }

    /** Beyond the cache velocities are asked for ahead; the moments of order four stay those derived by hand. */
    @Test
    void theFastWayIsRightBeyondTheCache() {
        JumpProcess path = JumpProcess.start(Gases.kac(), ParticleNumber.of(400_000), rng());
        double before = path.energy();
        path.advance(1.5);
        assertThat(path.energy() / before).isCloseTo(1, within(1e-13));
        double fourth =
                EmpiricalMarginals.of(List.of(Observable.parse("v1^4", 1)), 1).values(path.velocities())[0];
        // Five standard errors of 4e5 values of variance below 96; at time 0 it is 0.6 lower.
        assertThat(fourth).isCloseTo(Gases.moments(0.5, 400_000, 1.5)[0], within(5 * Math.sqrt(96 / 4e5)));
        assertThat(fourth).isNotCloseTo(Gases.FOURTH, within(0.3));
    }

    @Test
    void whatCannotBeRunIsRefusedWithTheSizeItWouldNeed() {
        assertThatThrownBy(() -> JumpProcess.start(Gases.ternary(), ParticleNumber.of(2), rng()))
                .hasMessageContaining("use N >= 3");
        assertThatThrownBy(() -> JumpProcess.start(Gases.kac(), ParticleNumber.INFINITE, rng()))
                .hasMessageContaining("finite");
        assertThatThrownBy(() -> JumpProcess.start(Gases.kac(), ParticleNumber.of(10_000_000_000L), rng()))
                .hasMessageContaining("80.0 GB");
        assertThatThrownBy(() -> JumpProcess.size(Gases.kac(), ParticleNumber.of(2_000_000_000L), 8))
                .hasMessageContaining("128.0 GB (8 threads, 16.0 GB each)");
        assertThatThrownBy(() -> JumpProcess.start(Gases.kac(), ParticleNumber.of(3), rng())
                        .advance(-1))
                .hasMessageContaining("-1.0");
    }
}
