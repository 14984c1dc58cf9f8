package stosszahl.kac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import stosszahl.collision.SymmetricCollision;
import stosszahl.initial.BobylevKrookWu;
import stosszahl.initial.InitialLaw;
import stosszahl.kac.KacModel.WeightedLaw;

/** The process in floating point is the one whose generator is known in fractions, and its probabilities are right where they are known. */
class JumpProbabilitiesTest {
    private static final InitialLaw INITIAL = InitialLaw.product(BobylevKrookWu.of(1, BigFraction.of(3, 5)));

    private static WeightedLaw law(int order, int percent) {
        return new WeightedLaw(BigFraction.of(percent, 100), SymmetricCollision.uniform(order, 1));
    }

    @Test
    void theRatesAreThoseOfTheGenerator() {
        KacModel model = KacModel.of("mixture", List.of(law(1, 10), law(2, 20), law(3, 30), law(4, 40)), INITIAL);
        for (long n : new long[] {4, 7, 1000, 1_000_000_000_000_000L}) {
            JumpGenerator exact = JumpGenerator.of(model, ParticleNumber.of(n));
            JumpProbabilities process = JumpProbabilities.of(model, ParticleNumber.of(n));
            for (int s = 1; s <= Math.min(n, 9); s++) {
                for (int k = 0; k <= model.reach(); k++) {
                    double rate = exact.rate(s, k).doubleValue();
                    assertThat(process.rate(s, k))
                            .as("N = %d, s = %d, k = %d", n, s, k)
                            .isCloseTo(rate, within(1e-14 * rate));
                }
                double total = exact.total(s).doubleValue();
                assertThat(process.total(s)).as("N = %d, s = %d", n, s).isCloseTo(total, within(1e-14 * total));
            }
        }
        // In the limit k new particles come at rate (k+1) beta_{k+1} for each.
        assertThat(JumpProbabilities.of(model, ParticleNumber.INFINITE).rate(5, 3))
                .isCloseTo(5 * 4 * 0.4, within(1e-14));
    }

    /** Binary collisions in the limit are Yule's process of rate 2, and for N = 2 there is one jump, of rate 2. */
    @Test
    void probabilitiesOfBinaryCollisionsAreKnown() {
        KacModel binary = KacModel.of("binary", List.of(law(2, 100)), INITIAL);
        for (double t : new double[] {0, 0.1, 1, 3}) {
            double grown = -Math.expm1(-2 * t);
            assertThat(JumpProbabilities.of(binary, ParticleNumber.INFINITE).escape(20, t)[0])
                    .as("t = %s", t)
                    .isCloseTo(Math.pow(grown, 20), within(1e-13));
            assertThat(JumpProbabilities.of(binary, ParticleNumber.of(2)).escape(1, t)[0])
                    .as("t = %s", t)
                    .isCloseTo(grown, within(1e-13));
        }
        assertThat(JumpProbabilities.of(binary, ParticleNumber.of(20)).escape(20, 3))
                .containsOnly(0);
    }

    @Test
    void whatHasNoMeaningIsRefused() {
        JumpProbabilities process =
                JumpProbabilities.of(KacModel.of("binary", List.of(law(2, 100)), INITIAL), ParticleNumber.of(5));
        assertThatThrownBy(() -> process.escape(3, -1))
                .hasMessageContaining("t = -1.0; use S >= 1 and a finite t >= 0");
        assertThatThrownBy(() -> process.escape(0, 1)).hasMessageContaining("S = 0");
    }
}
