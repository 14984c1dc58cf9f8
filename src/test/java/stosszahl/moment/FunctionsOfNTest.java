package stosszahl.moment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static stosszahl.moment.Models.INF;
import static stosszahl.moment.Models.kac;
import static stosszahl.moment.Models.n;
import static stosszahl.moment.Models.observable;
import static stosszahl.moment.Models.system;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stosszahl.collision.CircleKernel;
import stosszahl.collision.KacRotation;
import stosszahl.initial.EnergySphere;
import stosszahl.initial.InitialLaw;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;

class FunctionsOfNTest {
    /** By hand: {@code c_l = (x_0 - x_inf(N)) (-gap)^l} with {@code gap = (N+2)/(2(N-1))}, so {@code c_1 = 27/50} for every {@code N}. */
    @Test
    void theFourthMomentHasTheCoefficientsByHand() {
        assertThat(system(kac(), "v1^4").duhamelFunctions(observable("v1^4"), 4))
                .extracting(RationalFunction::toString)
                .containsExactly(
                        "48 / 25", "27 / 50", "-27 (N + 2) / (100 (N - 1))", "27 (N^2 + 4 N + 4) / (200 (N - 1)^2)");
    }

    /** At numbers of particles that the interpolation has not seen, the largest included, and in the limit. */
    @ParameterizedTest
    @CsvSource({"2, v1^4*v2^2", "3, v1^6", "4, v1^4 - 2*v1^3*v2"})
    void theFunctionsAgreeWithTheCoefficientsAtEveryN(int highest, String text) {
        KacModel model = Models.symmetric(1, highest);
        MomentSystem system = system(model, text);
        List<RationalFunction> functions = system.duhamelFunctions(observable(text), 4);
        for (ParticleNumber count : List.of(n(7), n(29), n(1_000_000_000_000_000L), INF)) {
            List<BigFraction> c = system.duhamelCoefficients(observable(text), count, 4);
            for (int l = 0; l < 4; l++) {
                assertThat(functions.get(l).at(count))
                        .as("c_%d at N = %s", l, count)
                        .isEqualTo(c.get(l));
            }
        }
        assertThat(functions.get(3).at(n(7))).isNotEqualTo(functions.get(3).at(n(8)));
    }

    /** The multilinear eigenfunctions by hand, {@code -N(1 - C(N-j,2)/C(N,2))}, and the gap. */
    @Test
    void kacsRationalEigenvaluesAreFunctionsOfN() {
        String functions = Spectrum.of(kac(), 4).functions().stream()
                .map(f -> f.value() + " x " + f.multiplicity())
                .collect(Collectors.joining("; "));
        assertThat(functions)
                .isEqualTo("0 x 1; -(N + 2) / (2 (N - 1)) x 1; -2 (2 N - 3) / (N - 1) x 2; -4 (2 N - 5) / (N - 1) x 1");
    }

    @Test
    void eigenvalueFunctionsAreRootsAtOtherN() {
        for (Spectrum.Function f : Spectrum.of(Models.symmetric(2, 3), 2).functions()) {
            for (long count : new long[] {11, 64, 123_456_789}) {
                ExactSpectrum exact = Spectrum.of(Models.symmetric(2, 3), 2).exact(n(count));
                assertThat(exact.roots())
                        .contains(new ExactSpectrum.Root(f.value().at(n(count)), f.multiplicity()));
            }
        }
        assertThat(Spectrum.of(Models.symmetric(2, 3), 2).functions()).isNotEmpty();
    }

    /** No eigenvalue of the game on quadratic forms is rational for every N: its discriminant is no square. */
    @Test
    void irrationalEigenvaluesAreLeftOut() {
        KacModel game = stosszahl.catalogue.ModelCatalogue.load("economic-game").model();
        assertThat(Spectrum.of(game, 2).functions()).isEmpty();
    }

    @Test
    void theFactorsMultiplyToTheCharacteristicPolynomialAndReadWell() {
        ExactSpectrum exact = Spectrum.of(kac(), 6).exact(n(10));
        assertThat(exact).hasToString("x (x + 2/3) (x + 7/6) (x + 34/9)^4 (x + 13/3) (x + 20/3)^2 (x + 26/3)");
        ExactSpectrum game = Spectrum.of(
                        stosszahl.catalogue.ModelCatalogue.load("economic-game").model(), 2)
                .exact(n(10));
        assertThat(game).hasToString("(x^2 + 8/9 x - 28/1875)");
        for (ExactSpectrum each : List.of(exact, game)) {
            var product =
                    stosszahl.polynomial.Polynomial.monomial(BigFraction.ONE, stosszahl.polynomial.MultiIndex.of(0));
            for (ExactSpectrum.Factor factor : each.factors()) {
                for (int i = 0; i < factor.multiplicity(); i++) {
                    product = product.times(factor.polynomial());
                }
            }
            assertThat(product).isEqualTo(each.characteristicPolynomial());
        }
    }

    @Test
    void whatIsNoFunctionOfNIsRefused() {
        KacModel peaked = Models.single(
                KacRotation.of(CircleKernel.density("peaked", x -> 1 + 0.5 * Math.cos(4 * x))), Models.bkw("3/5"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> system(peaked, "v1^4").duhamelFunctions(observable("v1^4"), 2))
                .withMessageContaining("quadrature");
        KacModel sphere = KacModel.of("sphere", kac().collisions(), EnergySphere.of(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> system(sphere, "v1^4").duhamelFunctions(observable("v1^4"), 2))
                .withMessageContaining("depends on N");
        RationalFunction pole =
                system(kac(), "v1^4").duhamelFunctions(observable("v1^4"), 3).get(2);
        assertThatIllegalArgumentException().isThrownBy(() -> pole.at(n(1))).withMessageContaining("pole");
        assertThat(pole.at(INF)).isEqualTo(BigFraction.of(-27, 100));
        assertThat(kac().initial()).isInstanceOf(InitialLaw.class);
    }
}
