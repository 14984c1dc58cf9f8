package stosszahl.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import stosszahl.catalogue.ModelCatalogue;
import stosszahl.claim.Verdict;
import stosszahl.initial.BobylevKrookWu;
import stosszahl.initial.Gaussian;
import stosszahl.initial.InitialLaw;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.moment.MomentSystem;
import stosszahl.observable.Observable;

/** The rate as the exact moments have it. */
class MeasuredRatesTest {
    private static KacModel model(String name) {
        return ModelCatalogue.load(name).model();
    }

    /**
     * Kac's long-time limit by hand: the uniform law on the sphere of each energy has {@code E v1^2 v2^2 = (sum v^2)^2 / (N (N+2))}, and for product data
     * {@code E (sum v^2)^2 = N m4 + N(N-1)} with {@code m2 = 1}, so {@code N (E_N - 1) -> N (m4 - 3)/(N+2)}, and the coefficient is {@code m4 - 3}.
     */
    @Test
    void theLongTimeCoefficientIsThatOfTheEnergySphere() {
        MeasuredRates rates = MeasuredRates.of(model("kac"));
        Observable pair = rates.observables().get(1);
        Observable fourth = rates.observables().get(0);
        double m4 = MomentSystem.of(model("kac"), List.of(fourth)).expectation(fourth, ParticleNumber.INFINITE, 0);
        double late = rates.coefficient(pair, 1, 200)[0];
        assertThat(late).isCloseTo(m4 - 3, within(1e-10));
        assertThat(rates.scaled(pair, 50, 200)[0]).isCloseTo(50 * (m4 - 3) / 52, within(1e-10));
    }

    @Test
    void theCoefficientIsQuadraticInTheOrder() {
        for (String name : new String[] {"kac", "binary-ternary"}) {
            MeasuredRates rates = MeasuredRates.of(model(name));
            assertThat(RateFindings.quadratic(rates.relative(0.3, 2, 30)).verdict())
                    .isEqualTo(Verdict.HOLDS);
            for (double t : new double[] {0.3, 2, 30}) {
                // With the energy conserved it is C(s,2) times that of pairs, and no linear law.
                assertThat(rates.relative(4, t) / rates.relative(2, t)).isCloseTo(6, within(1e-6));
            }
            assertThat(rates.conservesEnergy(5, 10)).isTrue();
        }
    }

    /** A mixture of products has correlations of order 1, and the check sees that it has no quadratic law. */
    @Test
    void aMixtureHasNoQuadraticLaw() {
        BigFraction half = BigFraction.of(1, 2);
        KacModel mixture = model("kac")
                .startingFrom(InitialLaw.mixture(List.of(
                        new InitialLaw.Part(half, BobylevKrookWu.of(1, half)),
                        new InitialLaw.Part(half, Gaussian.centred(List.of(half))))));
        assertThat(RateFindings.quadratic(MeasuredRates.of(mixture).relative(1)).verdict())
                .isEqualTo(Verdict.REFUTED);
    }
}
