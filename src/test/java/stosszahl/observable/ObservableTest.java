package stosszahl.observable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Observables are read as they are written, evaluated as they are read, and refused with the place of the mistake. */
class ObservableTest {
    /** One rounding per operation of a handful of operations on numbers of size at most 100. */
    private static final double ROUNDING = 1e-13;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v1^4 | 1 | 16",
                "v1^2*v2^2 | 1 | 36",
                "v1^2*v2^2 - 0.5*v1^4 | 1 | 28",
                "-v1 + 1/2 | 1 | -1.5",
                "+3*v1*v1 | 1 | 12",
                "2. * v2 | 1 | 6",
                ".5*v2 | 1 | 1.5",
                "1e-1*v1 | 1 | 0.2",
                "[v1 < 0]*[v2 > 1] | 1 | 0",
                "[v1 > -1.5]*[v2 > 1] | 1 | 1",
                "v1x^2*v2y | 2 | 20",
                "7 | 1 | 7"
            })
    void theValueIsThatOfTheFormula(String text, int dimension, double value) {
        // Particle by particle: v1 = 2, v2 = 3 in one dimension; v1 = (2, 3), v2 = (4, 5) in two.
        assertThat(Observable.parse(text, dimension).value(2, 3, 4, 5)).isCloseTo(value, within(ROUNDING));
    }

    @Test
    void wavesAreTrigonometricFunctions() {
        assertThat(Observable.parse("cos(0.5*v1)*sin(-v2)", 1).value(2, 3))
                .isCloseTo(Math.cos(1) * Math.sin(-3), within(ROUNDING));
        assertThat(Observable.parse("sin(2*v1z)", 3).value(9, 9, 0.25)).isCloseTo(Math.sin(0.5), within(ROUNDING));
    }

    @Test
    void theTextComesBackWithoutSpaces() {
        assertThat(Observable.parse(" v1^2 * v2^2 ", 1)).hasToString("v1^2*v2^2");
        assertThat(Observable.parse("v1^2*v2^2", 1)).isEqualTo(Observable.parse("v1 ^2*v2^2", 1));
        assertThat(Observable.parse("v1^2", 1)).isNotEqualTo(Observable.parse("v1^3", 1));
    }

    @Test
    void theOrderIsTheLargestParticleAndPolynomialsAreRecognised() {
        assertThat(Observable.parse("v1 + v3^2", 1).order()).isEqualTo(3);
        assertThat(Observable.parse("4", 1).order()).isEqualTo(1);
        assertThat(Observable.parse("v1*v2", 1).polynomial()).isTrue();
        assertThat(Observable.parse("v1*cos(v2)", 1).polynomial()).isFalse();
        assertThat(Observable.parse("v1*v1*v2^0", 1).terms().get(0).monomial().orElseThrow())
                .hasSize(1)
                .containsEntry(1, stosszahl.polynomial.MultiIndex.of(2));
    }

    @Test
    void theBoundIsTheSumOfTheBoundsOfTheTerms() {
        assertThat(Observable.parse("2*cos(v1) - 3*[v1<0]*[v2<0]", 1).bound()).isEqualTo(5);
        assertThat(Observable.parse("v1^2", 1).bound()).isInfinite();
        // 0 times infinity is no bound, and no NaN either.
        assertThat(Observable.parse("0*v1^2 + cos(v1)", 1).bound()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\" | 1 | expected a velocity like v1 at place 1, found the end",
                "v1^ | 1 | expected an exponent at place 4, found the end",
                "v1^-2 | 1 | expected an exponent at place 4, found '-2'",
                "v1 v2 | 1 | blank between 'v1' and 'v2'",
                "v1 2 | 1 | blank between 'v1' and '2'",
                "v1) | 1 | expected '+', '-', '*' or the end at place 3, found ')'",
                "v1+ | 1 | expected a velocity like v1 at place 4",
                "w1 | 1 | expected a velocity like v1 at place 1, found 'w1'",
                "v0 | 1 | expected a velocity like v1 at place 1",
                "v1y | 1 | v1y is no number in dimension 1; use v1",
                "v1 | 2 | v1 is no number in dimension 2; use v1x or v1y",
                "v1z | 2 | v1z is no number in dimension 2; use v1x or v1y",
                "v1 | 3 | use v1x, v1y or v1z",
                "cos(0.5v1) | 1 | expected '*'",
                "cos(v1 | 1 | expected ')' at place 7, found the end",
                "[v1=0] | 1 | expected '>'",
                "[v1<x] | 1 | expected a number",
                "[v1<0 | 1 | expected ']'",
                "1/0*v1 | 1 | divisor other than 0",
                "1e999*v1 | 1 | range of double precision",
                "1e99999999999*v1 | 1 | range of double precision"
            })
    void aMistakeIsNamedWithItsPlaceAndARemedy(String text, int dimension, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Observable.parse(text, dimension))
                .withMessageStartingWith("observable '")
                .withMessageContaining(message);
    }

    /** Particles are exchangeable: renaming them, sorting factors and adding what is 0 changes nothing. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v2^2*v1^2 | v1^2*v2^2 | 1",
                "1*v1^4 | v1^4 | 1",
                "v3^4 | v1^4 | 1",
                "v1^4 + 0*v1 | v1^4 | 1",
                "v1^2*v3^4*v1 | v1^4*v2^3 | 1",
                "v1*v2^2 + v2*v1^2 | 2*v1^2*v2 | 1",
                "v1^2 - v2^2 | 0 | 1",
                "v1^0*v2 | v1 | 1",
                "cos(-0.5*v2) | cos(0.5*v1) | 1",
                "sin(-v1) | -sin(v3) | 1",
                "[v2<0]*[v1>1] | [v1<0]*[v2>1] | 1",
                "[v1<0]*[v1<-0.0] | [v2<0] | 1",
                "v2y*v2x^2*v1x | v1x^2*v1y*v3x | 2"
            })
    void equivalentObservablesHaveOneForm(String one, String other, int dimension) {
        Observable a = Observable.parse(one, dimension).canonical();
        assertThat(a).isEqualTo(Observable.parse(other, dimension).canonical());
        assertThat(a).hasToString(one.replace(" ", ""));
        assertThat(a.canonical()).isEqualTo(a);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v1^2*v2^2 | v1^4 | 1",
                "v1*v2^2 | v1*v1^2 | 1",
                "[v1<0] | [v1>0] | 1",
                "[v1<0]*[v1>-1] | [v1<0]*[v2>-1] | 1",
                "cos(v1) | sin(v1) | 1",
                "v1x^2*v2y | v1x^2*v1y | 2",
                "2*v1^4 | v1^4 | 1"
            })
    void whatIsNotEquivalentStaysApart(String one, String other, int dimension) {
        assertThat(Observable.parse(one, dimension).canonical())
                .isNotEqualTo(Observable.parse(other, dimension).canonical());
    }
}
