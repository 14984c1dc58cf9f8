package stosszahl.particle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stosszahl.catalogue.ModelCatalogue;
import stosszahl.initial.Gaussian;
import stosszahl.initial.InitialLaw;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.observable.Observable;

/** Stationary data, {@code E v^p = (p-1)!!}: 99 % intervals of high powers over few replicas hold it, where Student's do not. */
class HeavyTailsTest {
    private static final KacModel KAC = ModelCatalogue.load("kac").model();
    private static final KacModel STATIONARY =
            KacModel.of("stationary", KAC.collisions(), InitialLaw.product(Gaussian.centred(List.of(BigFraction.ONE))));

    private static double expected(int p) {
        double product = 1;
        for (int k = p - 1; k > 1; k -= 2) {
            product *= k;
        }
        return product;
    }

    @ParameterizedTest
    @CsvSource({"6, 100, 0.95", "8, 100, 0.85", "10, 400, 0.9", "8, 20, 0.8"})
    void intervalsOfHighPowersHoldTheExpectation(int p, int replicas, double student) {
        Observable power = Observable.parse("v1^" + p, 1);
        int held = 0;
        int plain = 0;
        int given = 0;
        int trials = 300;
        for (int seed = 0; seed < trials; seed++) {
            Estimate e = Ensemble.of(STATIONARY, ParticleNumber.of(10), replicas, seed)
                    .run(List.of(power), new double[] {0.5})
                    .estimate(power, 0.5);
            double off = Math.abs(e.mean() - expected(p));
            plain += off <= 2.63 * e.standardError() ? 1 : 0;
            if (!Double.isNaN(e.high())) {
                given++;
                held += off <= e.high() - e.mean() ? 1 : 0;
            }
        }
        assertThat(plain / (double) trials)
                .as("the interval of the samples alone")
                .isLessThan(student + 0.03);
        assertThat(held).as("%d of %d intervals", held, given).isGreaterThanOrEqualTo((int) (0.96 * given));
    }

    @Test
    void whereTheMeanIsNoEstimateThereIsNoInterval() {
        List<Observable> asked = List.of(
                Observable.parse("v1^20", 1), Observable.parse("v1^4", 1), Observable.parse("v1^9*v2 - v1^2", 1));
        EnsembleResult result =
                Ensemble.of(STATIONARY, ParticleNumber.of(10), 100, 1).run(asked, new double[] {1});
        assertThat(result.estimate(asked.get(0), 1).high()).isNaN();
        assertThat(result.estimate(asked.get(0), 1).low()).isNaN();
        assertThat(result.enough(asked.get(0))).isFalse();
        assertThat(result.estimate(asked.get(2), 1).high()).isNaN();
        Estimate fourth = result.estimate(asked.get(1), 1);
        assertThat(result.enough(asked.get(1))).isTrue();
        assertThat(fourth.high() - fourth.mean())
                .as("Student's 0.995 quantile with 99 degrees of freedom")
                .isBetween(2.626 * fourth.standardError(), 2.627 * fourth.standardError());
    }
}
