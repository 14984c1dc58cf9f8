package stosszahl.moment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static stosszahl.moment.Models.INF;
import static stosszahl.moment.Models.kac;
import static stosszahl.moment.Models.n;
import static stosszahl.moment.Models.observable;

import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stosszahl.initial.BobylevKrookWu;
import stosszahl.initial.Gaussian;
import stosszahl.initial.InitialLaw;
import stosszahl.kac.KacModel;

/** Expectations of waves by their power series, and of bounded observables in the limit by Hermite series. */
class ExactExpectationTest {
    /** The Fourier transform of the Bobylev-Krook-Wu solution, {@code e^{-c xi^2/2} (1 - (1-c) xi^2/2)}, {@code c = 1 - a e^{-t/4}}. */
    private static double transform(double xi, double t) {
        double c = 1 - 0.6 * Math.exp(-t / 4);
        return Math.exp(-c * xi * xi / 2) * (1 - (1 - c) * xi * xi / 2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 1, 1.5})
    void aWaveHasTheTransformOfTheLimitDensity(double xi) {
        double[] times = {0, 0.3, 1, 5, 40};
        List<Deviation> found = ExactExpectation.of(kac(), observable("cos(" + xi + "*v1)"), n(10), times)
                .orElseThrow()
                .values(INF, times);
        for (int k = 0; k < times.length; k++) {
            assertThat(found.get(k).value())
                    .isCloseTo(transform(xi, times[k]), within(found.get(k).error()));
            assertThat(found.get(k).error()).isLessThan(1e-9);
        }
    }

    /** From product data the limit of a product is the product; at finite {@code N} it is not. */
    @Test
    void aProductOfWavesFactorisesInTheLimitOnly() {
        ExactExpectation two = ExactExpectation.of(kac(), observable("cos(0.5*v1)*cos(v2)"), n(10), 1)
                .orElseThrow();
        assertThat(two.values(INF, 1).get(0).value()).isCloseTo(transform(0.5, 1) * transform(1, 1), within(1e-11));
        Deviation d = two.deviations(n(10), 1).get(0);
        assertThat(d.resolved()).isTrue();
        assertThat(two.values(n(10), 1).get(0).value())
                .isCloseTo(transform(0.5, 1) * transform(1, 1) + d.value() / 10, within(1e-11));
    }

    /** The value that a program without common code found with sixty digits: the deviation of {@code cos(0.5 v1)} at {@code N = 20}, {@code t = 1}. */
    @Test
    void theDeviationOfAWaveIsTheKnownOne() {
        ExactExpectation wave =
                ExactExpectation.of(kac(), observable("cos(0.5*v1)"), n(20), 1).orElseThrow();
        assertThat(wave.deviations(n(20), 1).get(0).value() / 20).isCloseTo(-3.60866e-5, within(5e-11));
        assertThat(wave.values(INF, 1).get(0).value()).isCloseTo(0.88093155432, within(5e-12));
    }

    @Test
    void whatHasNoConvergentSeriesIsNotGivenOne() {
        for (String phi : List.of("cos(9*v1)", "[v1>0]", "cos(0.5*v1)*[v2<1]")) {
            assertThat(ExactExpectation.of(kac(), observable(phi), n(10), 1))
                    .as(phi)
                    .isEmpty();
        }
    }

    /** Odd waves of symmetric data vanish, for every {@code N} and all times. */
    @Test
    void anOddWaveOfSymmetricDataIsZero() {
        Deviation d = ExactExpectation.of(kac(), observable("sin(0.5*v1)"), n(10), 1)
                .orElseThrow()
                .deviations(n(10), 1)
                .get(0);
        assertThat(d.zero()).isTrue();
    }

    /** The mass of the Bobylev-Krook-Wu solution, in closed form, at times at which its series is worst and best. */
    @ParameterizedTest
    @ValueSource(strings = {"-2", "0.5", "1", "3", "6", "9"})
    void anIndicatorHasTheMassOfTheLimitDensityWithinItsError(String x) {
        double[] times = {0, 1, 4, 20};
        Optional<List<Deviation>> found = LimitByHermite.of(kac(), observable("[v1>" + x + "]"), times);
        for (int k = 0; k < times.length; k++) {
            Deviation d = found.orElseThrow().get(k);
            double exact = BobylevKrookWu.of(1, BigFraction.from(0.6 * Math.exp(-times[k] / 4)))
                    .mass(new double[] {Double.parseDouble(x)}, new double[] {60});
            assertThat(d.value()).isCloseTo(exact, within(d.error()));
            assertThat(d.error()).isLessThan(times[k] < 1 ? 0.02 : 1e-3);
            assertThat(d.value()).as("a probability").isBetween(0.0, 1.0);
        }
    }

    @Test
    void waveAndIndicatorOfTwoParticlesMultiplyInTheLimit() {
        List<Deviation> found =
                LimitByHermite.of(kac(), observable("[v2>1]*cos(3*v1)"), 4).orElseThrow();
        double mass =
                BobylevKrookWu.of(1, BigFraction.from(0.6 * Math.exp(-1))).mass(new double[] {1}, new double[] {60});
        assertThat(found.get(0).value())
                .isCloseTo(mass * transform(3, 4), within(found.get(0).error()));
        assertThat(found.get(0).error()).isLessThan(1e-4);
    }

    /** A Gaussian narrower than half of the mean energy's, beside one that is wider than twice: its series diverges at time 0, and no limit is made up. */
    @Test
    void aSeriesThatDivergesGivesNoLimit() {
        KacModel wide = kac().startingFrom(InitialLaw.product(stosszahl.initial.VelocityMixture.of(List.of(
                new stosszahl.initial.VelocityMixture.Part(
                        BigFraction.of(9, 10), Gaussian.centred(List.of(BigFraction.of(1, 10)))),
                new stosszahl.initial.VelocityMixture.Part(
                        BigFraction.of(1, 10), Gaussian.centred(List.of(BigFraction.of(9))))))));
        assertThat(LimitByHermite.of(wide, observable("[v1>1]"), 0.1)).isEmpty();
    }
}
