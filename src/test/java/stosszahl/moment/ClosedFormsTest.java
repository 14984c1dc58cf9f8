package stosszahl.moment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import stosszahl.catalogue.ModelCatalogue;
import stosszahl.collision.BinaryCollision;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.KacRotation;
import stosszahl.collision.OrderOneCollision;
import stosszahl.collision.SphereKernel;
import stosszahl.collision.SymmetricCollision;
import stosszahl.collision.SymmetricMomentumCollision;
import stosszahl.initial.EnergySphere;
import stosszahl.initial.Gaussian;
import stosszahl.initial.InitialLaw;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.observable.Observable;

/**
 * Closed forms from the literature and derivations by hand, each with its source in the table. The numbers were worked out from the formulas named there, outside this project: they share no code
 * with it.
 */
class ClosedFormsTest {
    private static CollisionLaw law(String name, int d, int order) {
        return switch (name) {
            case "kac-rotation" -> KacRotation.of(SphereKernel.uniform(2));
            case "binary" -> BinaryCollision.uniform(d);
            case "symmetric" -> SymmetricCollision.uniform(order, d);
            case "symmetric-momentum" -> SymmetricMomentumCollision.uniform(order, d);
            case "order-one" -> OrderOneCollision.haar(d);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static InitialLaw anything(int d) {
        return InitialLaw.product(Gaussian.centred(java.util.Collections.nCopies(d, BigFraction.ONE)));
    }

    /** Exactly, and a number that is off by a thousandth is no eigenvalue. */
    @ParameterizedTest
    @CsvFileSource(resources = "/stosszahl/moment/eigenvalues.csv", numLinesToSkip = 1)
    void theEigenvalueIsThatOfTheClosedForm(
            String law, int d, int order, int degree, String n, String eigenvalue, String source) {
        BigFraction expected = BigFraction.parse(eigenvalue.replace("/", " / "));
        Spectrum spectrum = Spectrum.of(Models.single(law(law, d, order), anything(d)), degree);
        List<BigFraction> roots = spectrum.exact(ParticleNumber.parse(n)).roots().stream()
                .map(ExactSpectrum.Root::value)
                .toList();
        assertThat(roots).as(source).contains(expected);
        assertThat(roots).as("a wrong one").doesNotContain(expected.multiply(BigFraction.of(1001, 1000)));
        // Rounding of a symmetric matrix of norm below 20.
        assertThat(spectrum.eigenvalues(ParticleNumber.parse(n)))
                .anyMatch(v -> Math.abs(v.real() - expected.doubleValue()) < 1e-12 && v.imaginary() == 0);
    }

    private static KacModel model(String name) {
        return switch (name) {
            case "kac-sphere" ->
                KacModel.of(name, ModelCatalogue.load("kac").model().collisions(), EnergySphere.of(1));
            case "anisotropic-3d" ->
                ModelCatalogue.load("maxwell-3d")
                        .model()
                        .startingFrom(InitialLaw.product(Gaussian.centred(
                                List.of(BigFraction.of(2), BigFraction.of(1, 2), BigFraction.of(1, 2)))));
            default -> ModelCatalogue.load(name).model();
        };
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/stosszahl/moment/moments.csv", numLinesToSkip = 1)
    void theMomentIsThatOfTheClosedForm(
            String name, String observable, String n, double t, double value, String source) {
        KacModel model = model(name);
        Observable phi = Observable.parse(observable, model.dimension());
        MomentSystem system = MomentSystem.of(model, List.of(phi));
        double computed = system.expectation(phi, ParticleNumber.parse(n), t);
        // The promise of the class.
        assertThat(computed).as(source).isCloseTo(value, within(1e-12 * Math.max(1, value)));
        boolean stationary = name.equals("kac-sphere") || (name.equals("economic-game") && observable.equals("v1"));
        double later = system.expectation(phi, ParticleNumber.parse(n), t + 0.01);
        // The table tells times apart, except where nothing moves.
        assertThat(Math.abs(later - value) < 1e-9).isEqualTo(stationary);
    }
}
