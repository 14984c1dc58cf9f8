package stosszahl.particle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stosszahl.catalogue.ModelCatalogue;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.observable.Observable;

/** What few replicas show is no certainty: intervals of rare events cover as often as they say. */
class RareEventsTest {
    private static final double LEVEL = 0.99;

    /** The probability, summed over all counts, that Hoeffding's interval contains {@code p}. */
    @ParameterizedTest
    @CsvSource({
        "2,1e-9",
        "2,0.3",
        "10,0.001",
        "10,0.05",
        "10,0.5",
        "100,1e-6",
        "100,0.001",
        "100,0.01",
        "100,0.1",
        "100,0.97",
        "1000,1e-4",
        "1000,0.003",
        "1000,0.02",
        "1000,0.999",
        "100000,1e-5",
        "100000,1e-4"
    })
    void hoeffdingsIntervalCoversAsOftenAsItSays(int n, double p) {
        BinomialDistribution law = new BinomialDistribution(null, n, p);
        double covered = 0;
        for (int k = 0; k <= Math.min(n, (int) (n * p + 40 * Math.sqrt(n * p) + 40)); k++) {
            double[] interval = RareEvents.interval((double) k / n, n, LEVEL);
            covered += interval[0] <= p && p <= interval[1] ? law.probability(k) : 0;
        }
        assertThat(covered).isGreaterThanOrEqualTo(LEVEL);
    }

    /** The rule as a whole: Student's interval where enough replicas differ, the wider of both elsewhere. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 10, 30, 59, 60, 100, 300, 1000})
    void theRuleCoversForEveryProbability(int n) {
        for (double p : new double[] {1e-6, 1e-3, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5}) {
            BinomialDistribution law = new BinomialDistribution(null, n, p);
            double covered = 0;
            for (int k = 0; k <= n; k++) {
                double[] interval = interval(k, n);
                covered += interval[0] <= p && p <= interval[1] ? law.probability(k) : 0;
            }
            assertThat(covered).as("n = %d, p = %s", n, p).isGreaterThan(0.97);
            if (n * p < 5) {
                assertThat(covered).as("n = %d, p = %s", n, p).isGreaterThanOrEqualTo(LEVEL);
            }
        }
    }

    /** As {@link EnsembleResult} does it, for {@code k} ones among {@code n} values. */
    private static double[] interval(int k, int n) {
        double[] values = new double[n];
        Arrays.fill(values, 0, k, 1);
        double m = (double) k / n;
        double half = Math.sqrt(m * (1 - m) / (n - 1))
                * new TDistribution(null, n - 1.0).inverseCumulativeProbability(0.5 + LEVEL / 2);
        if (!RareEvents.few(values, 1)) {
            return new double[] {m - half, m + half};
        }
        double[] certain = RareEvents.interval(m, n, LEVEL);
        return new double[] {Math.min(m - half, certain[0]), Math.max(m + half, certain[1])};
    }

    /** With {@code m = 0} and {@code m = 1} the ends are known in closed form; tiny means have an interval too, for any number of replicas. */
    @Test
    void theEndsAreThoseInClosedForm() {
        double end = -Math.expm1(-Math.log(200) / 100);
        assertThat(RareEvents.interval(0, 100, LEVEL)[0]).isZero();
        assertThat(RareEvents.interval(0, 100, LEVEL)[1]).isCloseTo(end, within(1e-13));
        assertThat(RareEvents.interval(1, 100, LEVEL)[0]).isCloseTo(1 - end, within(1e-13));
        assertThat(RareEvents.interval(1, 100, LEVEL)[1]).isEqualTo(1);
        for (double m : new double[] {1e-300, 1e-18, 1e-6, 0.3, 1 - 1e-12}) {
            for (int n : new int[] {2, 100, 1_000_000}) {
                double[] interval = RareEvents.interval(m, n, LEVEL);
                assertThat(interval[0]).isBetween(0.0, m);
                assertThat(interval[1]).isBetween(m, 1.0).isGreaterThan(m);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[v1>6] | 0 | 1",
                "-1*[v1>6] | -1 | 0",
                "1-[v1>6] | 0 | 1",
                "[v1>6]+[v2>6] | 0 | 2",
                "[v1>6]*cos(v1) | -1 | 1",
                "2*[v1>6]*[v2<0]-3*sin(v1) | -3 | 5",
                "[v1>6]-[v2>6] | 0 | 0",
                "3 | 3 | 3",
                "[v1>6]*v1^2 | -Infinity | Infinity"
            })
    void theTermsSayBetweenWhatAnObservableLies(String text, double low, double high) {
        assertThat(RareEvents.range(Observable.parse(text, 1))).containsExactly(low, high);
    }

    private static EnsembleResult run(int replicas, List<Observable> observables) {
        KacModel kac = ModelCatalogue.load("kac").model();
        return Ensemble.of(kac, ParticleNumber.of(10), replicas, 7).run(observables, 0, 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[v1>60]",
                "-1*[v1>60]",
                "1-[v1>60]",
                "[v1>60]+[v2>60]",
                "[v1>60]*cos(v1)",
                "[v1>60]*[v2>60]",
                "5+2*[v1>60]",
                "cos(1e-200*v1)"
            })
    void noHitIsNoCertainty(String text) {
        Observable observable = Observable.parse(text, 1);
        double[] range = RareEvents.range(observable);
        for (int replicas : new int[] {2, 20, 200}) {
            for (Estimate e : run(replicas, List.of(observable)).estimates()) {
                double width = RareEvents.interval(0, replicas, LEVEL)[1] * (range[1] - range[0]);
                assertThat(e.high() - e.low()).isGreaterThan(0.99 * width);
                assertThat(e.low()).isBetween(range[0] - 1e-9, e.mean());
                assertThat(e.high()).isBetween(e.mean(), range[1] + 1e-9);
            }
        }
    }

    @Test
    void whatIsNotBoundedHasNoIntervalWhereNoReplicaHasBeen() {
        Observable energy = Observable.parse("[v1>60]*v1^2", 1);
        EnsembleResult result = run(100, List.of(energy));
        Estimate e = result.estimate(energy, 1);
        assertThat(result.rare(energy, 1)).isTrue();
        assertThat(e.mean()).isZero();
        assertThat(e.low()).isNaN();
        assertThat(e.high()).isNaN();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> e.replicasFor(0.1))
                .withMessageContaining("use more replicas");
    }

    /** Polynomials, frequent events and a handful of replicas that all differ keep Student's interval; a constant is certain. */
    @Test
    void whatIsNotRareKeepsStudentsInterval() {
        List<Observable> observables = List.of(
                Observable.parse("v1^2", 1),
                Observable.parse("cos(v1)", 1),
                Observable.parse("[v1>0]", 1),
                Observable.parse("[v1>0]*v1^2", 1),
                Observable.parse("[v1>6]-[v2>6]", 1));
        for (int replicas : new int[] {5, 200}) {
            EnsembleResult result = run(replicas, observables);
            double quantile = new TDistribution(null, replicas - 1.0).inverseCumulativeProbability(0.5 + LEVEL / 2);
            for (Estimate e : result.estimates()) {
                assertThat(e.high() - e.mean()).as(e.toString()).isCloseTo(quantile * e.standardError(), within(1e-12));
            }
        }
    }
}
