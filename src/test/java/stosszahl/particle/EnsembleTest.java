package stosszahl.particle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import stosszahl.initial.Gaussian;
import stosszahl.initial.InitialLaw;
import stosszahl.initial.VelocityMixture;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.observable.Observable;

/** Replicas are independent, reproducible and honestly averaged. */
class EnsembleTest {
    private static final Observable FOURTH = Observable.parse("v1^4", 1);
    private static final Observable SQUARES = Observable.parse("v1^2*v2^2", 1);
    private static final Cells CELLS = Cells.uniform(1, -4, 4, 16);

    private static Ensemble ensemble(int replicas, long seed) {
        return Ensemble.of(Gases.binaryTernary(), ParticleNumber.of(50), replicas, seed);
    }

    private static double[] masses(EnsembleResult result) {
        Histogram pairs = result.histogram(2, 1);
        double[] masses = new double[2 * 16 * 16];
        for (int i = 0; i < 16; i++) {
            for (int j = 0; j < 16; j++) {
                masses[16 * i + j] = pairs.mass(i, j);
                masses[256 + 16 * i + j] = pairs.standardError(i, j);
            }
        }
        return masses;
    }

    @Test
    void resultsAreTheSameBitsForAnyNumberOfThreads() {
        EnsembleResult one = ensemble(60, 3).histograms(CELLS, 2).run(List.of(FOURTH, SQUARES), 0, 1);
        for (int threads : new int[] {2, 3}) {
            EnsembleResult many =
                    ensemble(60, 3).histograms(CELLS, 2).threads(threads).run(List.of(FOURTH, SQUARES), 0, 1);
            assertThat(many.estimates()).isEqualTo(one.estimates());
            assertThat(many.collisions()).isEqualTo(one.collisions());
            assertThat(many.energyDrift()).isEqualTo(one.energyDrift());
            assertThat(masses(many)).isEqualTo(masses(one));
        }
        assertThat(ensemble(60, 4).run(List.of(FOURTH, SQUARES), 0, 1).estimates())
                .as("another seed")
                .doesNotContainAnyElementsOf(one.estimates());
    }

    /** Without the order of the replicas the last bits of an average depend on the threads; the tally puts them in order. */
    @Test
    void replicasThatEndOutOfOrderAreTakenInOrder() {
        int[][] counts = {{1, 6}, {3, 4}, {0, 7}, {5, 2}, {2, 5}, {4, 3}, {6, 0}};
        HistogramTally inOrder = new HistogramTally(Cells.uniform(1, 0, 1, 2), 1, 7, 1);
        HistogramTally backwards = new HistogramTally(Cells.uniform(1, 0, 1, 2), 1, 7, 1);
        HistogramTally renumbered = new HistogramTally(Cells.uniform(1, 0, 1, 2), 1, 7, 1);
        for (int r = 0; r < counts.length; r++) {
            int last = counts.length - 1 - r;
            inOrder.add(r, new int[][] {counts[r]});
            backwards.add(last, new int[][] {counts[last]});
            renumbered.add(r, new int[][] {counts[last]});
        }
        assertThat(backwards.histogram(1, 0).standardError(1))
                .isEqualTo(inOrder.histogram(1, 0).standardError(1))
                .isNotEqualTo(renumbered.histogram(1, 0).standardError(1))
                .isCloseTo(renumbered.histogram(1, 0).standardError(1), within(1e-15));
    }

    @Test
    void moreReplicasContinueFewer() {
        double[] few = ensemble(10, 5).run(List.of(FOURTH), 1).replicaValues(FOURTH, 1);
        double[] more = ensemble(25, 5).threads(2).run(List.of(FOURTH), 1).replicaValues(FOURTH, 1);
        assertThat(Arrays.copyOf(more, 10)).isEqualTo(few);
        assertThat(Arrays.stream(more).distinct().count()).as("streams differ").isEqualTo(25);
    }

    /** Common random numbers: {@code N = 20} and {@code N = 40} share half of their velocities at first, and remember them. */
    @Test
    void systemsOfDifferentSizeWithOneSeedAreCorrelated() {
        double[] small = fourths(20, 1);
        PearsonsCorrelation correlation = new PearsonsCorrelation();
        assertThat(correlation.correlation(small, fourths(40, 1))).isBetween(0.35, 0.65);
        // Five standard errors of the correlation of 2000 independent pairs.
        assertThat(correlation.correlation(small, fourths(40, 2))).isBetween(-0.11, 0.11);
    }

    private static double[] fourths(long n, long seed) {
        return Ensemble.of(Gases.kac(), ParticleNumber.of(n), 2000, seed)
                .run(List.of(FOURTH), 1)
                .replicaValues(FOURTH, 1);
    }

    @Test
    void anEstimateIsTheMeanWithStudentsInterval() {
        Observable square = Observable.parse("v1^2", 1);
        EnsembleResult result = ensemble(5, 6).confidence(0.95).run(List.of(square), 0.5);
        double[] x = result.replicaValues(square, 0.5);
        double mean = Arrays.stream(x).average().orElseThrow();
        double error =
                Math.sqrt(Arrays.stream(x).map(y -> (y - mean) * (y - mean)).sum() / (4 * 5));
        Estimate estimate = result.estimate(square, 0.5);
        assertThat(estimate.mean()).isCloseTo(mean, within(1e-14));
        assertThat(estimate.standardError()).isCloseTo(error, within(1e-14));
        // The 0.975 quantile of Student's t with 4 degrees of freedom is 2.776445 (any table); the Gaussian's 1.96
        // would be too narrow.
        assertThat((estimate.high() - estimate.low()) / 2 / error).isCloseTo(2.776445, within(1e-6));
        assertThat(estimate.replicasFor((estimate.high() - estimate.low()) / 4)).isBetween(20L, 21L);
    }

    @Test
    void oneReplicaOfAMixtureOfProductsHasOnePart() {
        Gaussian cold = Gaussian.centred(List.of(BigFraction.of(1, 4)));
        Gaussian hot = Gaussian.centred(List.of(BigFraction.of(7, 4)));
        BigFraction half = BigFraction.of(1, 2);
        KacModel chaotic = Gases.kac()
                .startingFrom(InitialLaw.product(VelocityMixture.of(
                        List.of(new VelocityMixture.Part(half, cold), new VelocityMixture.Part(half, hot)))));
        KacModel mixed = chaotic.startingFrom(
                InitialLaw.mixture(List.of(new InitialLaw.Part(half, cold), new InitialLaw.Part(half, hot))));
        // E v1^2 v2^2 = (1/16 + 49/16) / 2 for the mixture of products, 1 for the product of mixtures.
        assertThat(squares(mixed, 25 / 16.0)).isEqualTo(SimultaneousTest.Outcome.AGREES);
        assertThat(squares(chaotic, 1)).isEqualTo(SimultaneousTest.Outcome.AGREES);
        assertThat(squares(chaotic, 25 / 16.0)).isEqualTo(SimultaneousTest.Outcome.REFUTED);
    }

    private static SimultaneousTest.Outcome squares(KacModel model, double reference) {
        Estimate estimate = Ensemble.of(model, ParticleNumber.of(20), 2000, 8)
                .run(List.of(SQUARES), 0)
                .estimate(SQUARES, 0);
        return SimultaneousTest.atLevel(1e-4)
                .test(List.of(SimultaneousTest.Item.of(estimate, reference)))
                .outcome();
    }

    @Test
    void driftsOfConservedQuantitiesAreReported() {
        EnsembleResult result = ensemble(20, 9).run(List.of(), 5, 10);
        assertThat(result.energyDrift().orElseThrow()).isLessThan(1e-13);
        assertThat(result.momentumDrift())
                .as("Kac's rotation does not conserve it")
                .isEmpty();
        EnsembleResult broken = ensemble(20, 9)
                .startedBy((model, v, rng) -> {
                    model.start().sample(rng, v.length / model.dimension(), v);
                    return new JumpProcess(v, 1, v.length, (x, events) -> x[0] += 1e-6, rng);
                })
                .run(List.of(), 5);
        assertThat(broken.energyDrift().orElseThrow()).isGreaterThan(1e-9);
    }

    @Test
    void histogramsHaveTheMassesOfTheMarginals() {
        EnsembleResult result = Ensemble.of(Gases.kac(), ParticleNumber.of(50), 2000, 10)
                .histograms(CELLS, 2)
                .run(List.of(), 0);
        Histogram one = result.histogram(1, 0);
        Histogram two = result.histogram(2, 0);
        List<SimultaneousTest.Item> right = new ArrayList<>();
        List<SimultaneousTest.Item> biased = new ArrayList<>();
        // The bells around +-0.96 of width 0.28 lie in the cells 4..11 of [-2, 2); further cells may stay empty.
        for (int i = 4; i < 12; i++) {
            double mass = mass(i);
            right.add(new SimultaneousTest.Item("cell " + i, one.mass(i), one.standardError(i), 2000, mass, 0));
            for (int j = 4; j < 12; j++) {
                double product = mass * mass(j);
                right.add(new SimultaneousTest.Item("pair", two.mass(i, j), two.standardError(i, j), 2000, product, 0));
                // What repeated pairs would add.
                double repeated = product * 49 / 50 + (i == j ? mass / 50 : 0);
                biased.add(
                        new SimultaneousTest.Item("pair", two.mass(i, j), two.standardError(i, j), 2000, repeated, 0));
            }
        }
        SimultaneousTest test = SimultaneousTest.atLevel(1e-4);
        assertThat(test.test(right).outcome())
                .as(test.test(right).witness())
                .isEqualTo(SimultaneousTest.Outcome.AGREES);
        assertThat(test.test(biased).outcome()).isEqualTo(SimultaneousTest.Outcome.REFUTED);
        assertThat(one.outside()).isCloseTo(0, within(1e-12));
        assertThat(two.mass(5, 9)).isCloseTo(two.mass(9, 5), within(1e-15));
        assertThatThrownBy(() -> two.mass(5)).hasMessageContaining("order 2");
    }

    private static double mass(int cell) {
        return Gases.TWO_BELLS.mass(new double[] {-4 + 0.5 * cell}, new double[] {-3.5 + 0.5 * cell});
    }

    @Test
    void cellsAreHalfOpenProducts() {
        Cells plane = Cells.of(2, -1, 0, 2);
        assertThat(plane.size()).isEqualTo(4);
        assertThat(plane.cell(new double[] {-1, 0}, 0)).isEqualTo(2);
        assertThat(plane.cell(new double[] {9, 1.9, -0.1}, 1)).isEqualTo(1);
        assertThat(plane.cell(new double[] {2, 0}, 0)).isEqualTo(-1);
        assertThat(plane.cell(new double[] {0, -1.1}, 0)).isEqualTo(-1);
        assertThatThrownBy(() -> Cells.of(1, 0, 0)).hasMessageContaining("increasing");
        assertThatThrownBy(() -> Cells.uniform(1, 0, 1, 0)).hasMessageContaining("at least 1");
    }

    @Test
    void anEnsembleStopsWhenAsked() {
        AtomicInteger asked = new AtomicInteger();
        assertThatThrownBy(() -> ensemble(1000, 11)
                        .threads(2)
                        .stoppedBy(() -> asked.incrementAndGet() > 100)
                        .run(List.of(FOURTH), 1))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("of 1000 replicas");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> ensemble(1000, 11).run(List.of(FOURTH), 1)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).as("the interrupt is still to be seen").isTrue();
    }

    @Test
    void anErrorInAReplicaIsTheErrorOfTheEnsemble() {
        assertThatThrownBy(() -> ensemble(10, 11)
                        .startedBy((model, v, rng) -> {
                            throw new IllegalStateException("planted");
                        })
                        .run(List.of(FOURTH), 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("planted");
    }

    @Test
    void progressGrowsToTheEnd() {
        AtomicLong last = new AtomicLong();
        AtomicInteger replicas = new AtomicInteger();
        EnsembleResult result = ensemble(40, 12)
                .threads(2)
                .watchedBy((done, all, collisions, expected) -> {
                    assertThat(collisions).isGreaterThanOrEqualTo(last.get());
                    assertThat(expected).isEqualTo(40 * 50 * 2.0);
                    last.set(collisions);
                    replicas.set(done);
                })
                .run(List.of(FOURTH), 2);
        assertThat(replicas).hasValue(40);
        assertThat(last).hasValue(result.collisions());
    }

    @Test
    void whatCannotBeRunIsRefusedWithAdvice() {
        assertThatThrownBy(() -> ensemble(1, 1)).hasMessageContaining("at least 2");
        assertThatThrownBy(() -> ensemble(2, 1).run(List.of(FOURTH), 1, 0.5)).hasMessageContaining("in order");
        assertThatThrownBy(() -> ensemble(2, 1).run(List.of(FOURTH), -1)).hasMessageContaining(">= 0");
        assertThatThrownBy(() -> ensemble(2, 1).threads(0)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> ensemble(2, 1).confidence(99)).hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> Ensemble.of(Gases.kac(), ParticleNumber.of(2), 2, 1)
                        .run(List.of(Observable.parse("v1*v2*v3", 1)), 1))
                .hasMessageContaining("use N >= 3");
        assertThatThrownBy(() -> ensemble(2, 1).run(List.of(FOURTH), 1).estimate(SQUARES, 1))
                .hasMessageContaining("was not asked for");
        assertThatThrownBy(() -> ensemble(2, 1).run(List.of(FOURTH), 1).histogram(1, 1))
                .hasMessageContaining("Ensemble.histograms");
    }
}
