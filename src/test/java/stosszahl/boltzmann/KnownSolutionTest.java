package stosszahl.boltzmann;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import stosszahl.catalogue.ModelCatalogue;
import stosszahl.collision.CircleKernel;
import stosszahl.collision.DiscreteKernel;
import stosszahl.collision.KacRotation;
import stosszahl.kac.KacModel;
import stosszahl.kac.KacModel.WeightedLaw;
import stosszahl.kac.ParticleNumber;
import stosszahl.moment.MomentSystem;
import stosszahl.observable.Observable;
import stosszahl.polynomial.MultiIndex;

/** The Bobylev-Krook-Wu form is a solution for the laws and kernels that keep it, at the rate that they say, and for no other. */
class KnownSolutionTest {
    private static final KacModel KAC = ModelCatalogue.load("kac").model();

    private static KacModel with(KacRotation law) {
        return KacModel.of("k", List.of(new WeightedLaw(BigFraction.ONE, law)), KAC.start());
    }

    /** Known rates: 1/4 for Kac's uniform angle, {@code 2 (d-1)/(d(d+2))} for Maxwell molecules with a uniform direction. */
    @Test
    void theRatesAreThoseOfTheLiterature() {
        assertThat(KnownSolution.of(KAC).orElseThrow().rate()).isCloseTo(0.25, within(1e-15));
        assertThat(KnownSolution.of(ModelCatalogue.load("maxwell-2d").model())
                        .orElseThrow()
                        .rate())
                .isCloseTo(0.25, within(1e-15));
        assertThat(KnownSolution.of(ModelCatalogue.load("maxwell-3d").model())
                        .orElseThrow()
                        .rate())
                .isCloseTo(4.0 / 15, within(1e-15));
    }

    /** Kac's caricature keeps the form for every kernel; on (3/5, +-4/5) the fourth moment relaxes at rate 0.9216, twice 0.4608. */
    @Test
    void everyKernelOfKacsCaricatureHasItsOwnRate() {
        BigFraction half = BigFraction.of(1, 2);
        BigFraction three = BigFraction.of(3, 5);
        BigFraction four = BigFraction.of(4, 5);
        KacModel rational = with(KacRotation.of(
                DiscreteKernel.of(List.of(List.of(three, four), List.of(three, four.negate())), List.of(half, half))));
        assertThat(KnownSolution.of(rational).orElseThrow().rate()).isCloseTo(0.4608, within(1e-15));
        KacModel smooth = with(KacRotation.of(CircleKernel.density("1 + cos(theta)/2", t -> 1 + 0.5 * Math.cos(t))));
        for (KacModel model : List.of(rational, smooth)) {
            for (int degree : new int[] {4, 6, 8}) {
                Observable phi = Observable.parse("v1^" + degree, 1);
                double right = MomentSystem.of(model, List.of(phi)).expectation(phi, ParticleNumber.INFINITE, 1.5);
                double form = KnownSolution.of(model)
                        .orElseThrow()
                        .at(1.5)
                        .moment(MultiIndex.of(degree))
                        .doubleValue();
                // The moments' own accuracy.
                assertThat(form).isCloseTo(right, within(1e-10 * right));
            }
        }
    }

    /** Three particles that mix, collisions that change the energy, other initial laws and mixtures of products have no such solution. */
    @Test
    void nothingElseHasIt() {
        for (String name :
                List.of("binary-ternary", "all-orders", "economic-game", "mixture-not-chaotic", "thermostat")) {
            assertThat(KnownSolution.of(ModelCatalogue.load(name).model()))
                    .as(name)
                    .isEmpty();
        }
    }
}
