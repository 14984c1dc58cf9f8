package stosszahl.moment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static stosszahl.moment.Models.INF;
import static stosszahl.moment.Models.kac;
import static stosszahl.moment.Models.n;

import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stosszahl.catalogue.ModelCatalogue;
import stosszahl.collision.BinaryCollision;
import stosszahl.initial.BobylevKrookWu;
import stosszahl.initial.Gaussian;
import stosszahl.initial.InitialLaw;
import stosszahl.initial.VelocityLaw;
import stosszahl.kac.KacModel;
import stosszahl.polynomial.MultiIndex;

class HermiteSeriesTest {
    private static BobylevKrookWu bkw(int d, double a0, double t) {
        // The rate 2(d-1)/(d(d+2)) of binary collisions with a uniform direction, 1/4 for Kac's rotation.
        double rate = d == 1 ? 0.25 : 2.0 * (d - 1) / (d * (d + 2));
        return BobylevKrookWu.of(d, BigFraction.from(a0 * Math.exp(-rate * t)));
    }

    /** Bobylev (1975), Krook and Wu (1976): the whole density of the limit, not only its moments. */
    @ParameterizedTest
    @CsvSource({"1, 2e-3", "2, 1e-4", "5, 1e-7", "20, 1e-14"})
    void theLimitFromTheBobylevKrookWuLawKeepsItsForm(double t, double tolerance) {
        HermiteSeries.At series = HermiteSeries.of(kac(), 1, 20).at(INF, t);
        VelocityLaw exact = bkw(1, 0.6, t);
        assertThat(series.settled()).isTrue();
        for (double v = -3; v <= 3; v += 0.25) {
            // The tail is geometric of ratio a(t) per two degrees; at degree 20 below the tolerance.
            assertThat(series.density(v)).as("v = %s", v).isCloseTo(exact.density(v), within(tolerance));
        }
        assertThat(series.density(0)).isNotCloseTo(bkw(1, 0.6, t + 0.5).density(0), within(Math.exp(-t / 2) / 200));
    }

    @Test
    void theLimitOfMaxwellMoleculesInThePlaneKeepsItsForm() {
        KacModel model = Models.single(
                BinaryCollision.uniform(2), InitialLaw.product(BobylevKrookWu.of(2, BigFraction.of(1, 4))));
        HermiteSeries.At series = HermiteSeries.of(model, 1, 6).at(INF, 3);
        VelocityLaw exact = bkw(2, 0.25, 3);
        // a(3) = 0.118; the terms of degree 8 and more are of size 7 a^4, as small as 2e-4.
        assertThat(series.density(0.3, -1)).isCloseTo(exact.density(0.3, -1), within(5e-4));
        assertThat(series.density(0.3, -1)).isNotCloseTo(bkw(2, 0.25, 0).density(0.3, -1), within(8e-4));
    }

    @Test
    void theMarginalOfTwoIsTheProductInTheLimitAndNotBefore() {
        HermiteSeries two = HermiteSeries.of(kac(), 2, 20);
        HermiteSeries one = HermiteSeries.of(kac(), 1, 20);
        HermiteSeries.At limit = two.at(INF, 4);
        HermiteSeries.At single = one.at(INF, 4);
        HermiteSeries.At few = two.at(n(5), 4);
        double product = single.density(0.5) * single.density(-1.5);
        // a(4)^10 is below 1e-6.
        assertThat(limit.density(0.5, -1.5)).isCloseTo(product, within(1e-6));
        assertThat(few.density(0.5, -1.5)).isNotCloseTo(product, within(1e-4));
        assertThat(few.density(0.5, -1.5)).isCloseTo(few.density(-1.5, 0.5), within(1e-15));
        MultiIndex a = MultiIndex.of(4);
        assertThat(limit.coefficient(a, a)).isCloseTo(single.coefficient(a) * single.coefficient(a), within(1e-12));
    }

    /** Lemma: {@code f_N^{(1)}} is the trace of {@code f_N^{(2)}}: the coefficients with one part are shared. */
    @Test
    void theSecondMarginalTracesToTheFirst() {
        HermiteSeries.At two = HermiteSeries.of(Models.binaryTernary(), 2, 10).at(n(6), 1);
        HermiteSeries.At one = HermiteSeries.of(Models.binaryTernary(), 1, 10).at(n(6), 1);
        for (int p = 1; p <= 10; p++) {
            assertThat(two.coefficient(MultiIndex.of(p))).isCloseTo(one.coefficient(MultiIndex.of(p)), within(1e-11));
        }
        double sum = 0;
        for (double w = -12; w <= 12; w += 0.05) {
            sum += 0.05 * two.density(0.7, w); // Spectrally accurate for a Gaussian times a polynomial.
        }
        assertThat(sum).isCloseTo(one.density(0.7), within(1e-12));
    }

    /** Monic Hermite polynomials of the velocities after the collision: against the moments themselves. */
    @ParameterizedTest
    @ValueSource(longs = {2, 7, 1_000_000})
    void theCoefficientsAreTheHermiteMoments(long count) {
        KacModel model = Models.symmetric(1, 3);
        HermiteSeries series = HermiteSeries.of(model, 1, 4);
        double theta = series.theta().doubleValue();
        long particles = Math.max(3, count);
        double m2 = Models.value(model, "v1^2", n(particles), 0.8);
        double m4 = Models.value(model, "v1^4", n(particles), 0.8);
        double expected = m4 - 6 * theta * m2 + 3 * theta * theta;
        assertThat(series.at(n(particles), 0.8).coefficient(MultiIndex.of(4))).isCloseTo(expected, within(1e-12));
        assertThat(expected).isNotCloseTo(m4 - 6 * theta * m2, within(1e-3));
    }

    /** A Gaussian mixture with a part of variance above {@code 2 theta} has no such series, and this is said. */
    @Test
    void aSeriesThatDivergesIsNotSettled() {
        InitialLaw wide = InitialLaw.product(stosszahl.initial.VelocityMixture.of(List.of(
                new stosszahl.initial.VelocityMixture.Part(
                        BigFraction.of(4, 5), Gaussian.centred(List.of(BigFraction.of(1, 10)))),
                new stosszahl.initial.VelocityMixture.Part(
                        BigFraction.of(1, 5), Gaussian.centred(List.of(BigFraction.of(4)))))));
        HermiteSeries.At diverging = HermiteSeries.of(
                        Models.single(kac().collisions().get(0).law(), wide), 1, 24)
                .at(INF, 0);
        assertThat(diverging.settled()).isFalse();
        assertThat(diverging.tail(24)).isGreaterThan(diverging.tail(12));
        HermiteSeries.At converging = HermiteSeries.of(kac(), 1, 24).at(INF, 0);
        assertThat(converging.settled()).isTrue();
        assertThat(converging.tail(24)).isLessThan(0.2 * converging.tail(12));
    }

    /** Binary collisions: {@code int_R^inf dy/(2(y^2 - y)) = -log(1 - 1/R)/2}. */
    @ParameterizedTest
    @ValueSource(doubles = {1.01, 1.5, 4, 100})
    void convergenceInTheLimitIsProvedUntilTheMajorantBlowsUp(double norm) {
        HermiteSeries series = HermiteSeries.of(kac(), 1, 2);
        double expected = -Math.log1p(-1 / norm) / 2;
        assertThat(series.provedUntil(norm)).isCloseTo(expected, within(1e-12 * expected));
        assertThat(HermiteSeries.of(Models.binaryTernary(), 1, 2).provedUntil(norm))
                .isLessThan(0.9 * expected);
        assertThat(series.provedUntil(1)).isInfinite();
    }

    @Test
    void whatHasNoSeriesIsRefused() {
        KacModel game = ModelCatalogue.load("economic-game").model();
        refuses(() -> HermiteSeries.of(game, 1, 6), "fails H1");
        refuses(() -> HermiteSeries.of(kac(), 3, 6), "orders 1 and 2");
        refuses(() -> HermiteSeries.of(kac(), 1, 1), "at least 2");
        refuses(() -> HermiteSeries.of(kac(), 1, 60), "degree");
        HermiteSeries series = HermiteSeries.of(kac(), 2, 4);
        refuses(() -> series.at(n(1), 0), "N = 1");
        refuses(() -> series.at(INF, Double.NaN), "t = NaN");
        refuses(() -> series.at(INF, 0).density(1), "give 2");
        refuses(() -> series.at(INF, 0).coefficient(MultiIndex.of(6)), "no coefficient");
        refuses(() -> series.provedUntil(0.5), "at least 1");
    }

    private static void refuses(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String part) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(part);
    }
}
