package stosszahl.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import stosszahl.catalogue.ModelCatalogue;
import stosszahl.claim.Verdict;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.moment.Deviation;
import stosszahl.moment.ExactExpectation;
import stosszahl.observable.Observable;

/** Intervals of sampled deviations hold the truth as often as they say, and noise is not taken for a rate. */
class SampledStudyTest {
    private static final List<Long> N = List.of(5L, 10L, 20L);

    private static final int SEEDS = 200;

    private static Settings settings(long seed, int replicas) {
        return new Settings(N, OptionalDouble.empty(), seed, replicas, 1, OptionalInt.empty());
    }

    /** How many of the intervals of the deviations hold the truth, over all seeds and {@code N}; the truth from the power series, which shares nothing with the sampler. */
    private static double coverage(KacModel model, String phi, int replicas) {
        Observable observable = Observable.parse(phi, 1).canonical();
        double[] times = {1};
        ExactExpectation exact = ExactExpectation.of(model, observable, ParticleNumber.of(5), times)
                .orElseThrow();
        List<Double> truth = new ArrayList<>();
        for (long n : N) {
            Deviation d = exact.deviations(ParticleNumber.of(n), times).get(0);
            truth.add(d.value() / n);
        }
        int inside = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            List<ConvergenceStudy.Row> rows = SampledStudy.run(
                            model, List.of(observable), N, times, settings(seed, replicas), Progress.SILENT)
                    .get(observable)
                    .rows();
            for (int i = 0; i < N.size(); i++) {
                inside += rows.get(i).low() <= truth.get(i)
                                && truth.get(i) <= rows.get(i).high()
                        ? 1
                        : 0;
            }
        }
        return (double) inside / (SEEDS * N.size());
    }

    /** 99 % intervals; the three of one seed are dependent, and 200 seeds leave a noise of less than 1 %. */
    @Test
    void intervalsAgainstTheLimitHoldTheTruth() {
        assertThat(coverage(ModelCatalogue.load("kac").model(), "cos(v1)", 60)).isBetween(0.95, 1.0);
    }

    /** The economic game fails H1, so that there is no Hermite series and a reference of ten times the particles takes the place of the limit. */
    @Test
    void intervalsAgainstAReferenceHoldTheTruth() {
        assertThat(coverage(ModelCatalogue.load("economic-game").model(), "cos(0.5*v1)", 200))
                .isBetween(0.95, 1.0);
    }

    private static ConvergenceStudy.Row row(long n, double deviation, double error) {
        double half = 2.576 * error;
        return new ConvergenceStudy.Row(
                Observable.parse("[v1>1]", 1),
                n,
                1,
                0.5 + deviation,
                deviation,
                error,
                deviation - half,
                deviation + half,
                ConvergenceStudy.Source.SAMPLED,
                Math.abs(deviation) > half ? Verdict.HOLDS : Verdict.UNRESOLVED);
    }

    private static ConvergenceStudy.Rate rate(ConvergenceStudy.Row... rows) {
        return SampledStudy.rate(Observable.parse("[v1>1]", 1), 1, List.of(rows), 0.5);
    }

    @Test
    void aWideIntervalIsUnresolved() {
        ConvergenceStudy.Rate wide = rate(row(10, 0.01, 0.003), row(20, 0.005, 0.0015), row(40, 0.002, 0.0007));
        assertThat(wide.verdict()).isEqualTo(Verdict.UNRESOLVED);
        assertThat(wide.reason()).contains("wider");
        ConvergenceStudy.Rate narrow = rate(row(10, 0.1, 0.001), row(20, 0.05, 0.001), row(40, 0.025, 0.001));
        assertThat(narrow.verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(narrow.low()).isLessThan(-1);
        assertThat(narrow.high()).isGreaterThan(-1);
    }

    @Test
    void whatDoesNotDecayOrChangesItsSignDoesNotHold() {
        ConvergenceStudy.Rate stays = rate(row(10, 0.1, 0.001), row(20, 0.1, 0.001), row(40, 0.1, 0.001));
        assertThat(stays.verdict()).isEqualTo(Verdict.UNRESOLVED);
        assertThat(stays.reason()).contains("does not show a decay");
        ConvergenceStudy.Rate changes = rate(row(10, 0.1, 0.001), row(20, 0.01, 0.001), row(40, -0.01, 0.001));
        assertThat(changes.verdict()).isEqualTo(Verdict.UNRESOLVED);
        assertThat(changes.reason()).contains("changes its sign");
    }

    /** To skip the hidden one and fit the others would pick what fluctuates upwards. */
    @Test
    void deviationsAfterOneThatNoiseHidesAreNotPicked() {
        ConvergenceStudy.Rate gap =
                rate(row(10, 0.1, 0.001), row(20, 0.05, 0.001), row(40, 0.001, 0.001), row(80, 0.004, 0.001));
        assertThat(gap.verdict()).isEqualTo(Verdict.UNRESOLVED);
        assertThat(gap.rate()).isNaN();
    }
}
