package stosszahl.polynomial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers are read as they are written. */
class FractionsTest {
    @ParameterizedTest
    @CsvSource({
        "0.1, 1, 10",
        "-2.50, -5, 2",
        "1e-3, 1, 1000",
        "2E3, 2000, 1",
        ".5, 1, 2",
        "' 1 / 3 ', 1, 3",
        "0.5/1.5, 1, 3",
        "1/2/3, 1, 6",
        "+1/-4, -1, 4",
        "0, 0, 1"
    })
    void numbersAreReadExactly(String text, int numerator, int denominator) {
        assertThat(Fractions.parse(text)).isEqualTo(BigFraction.of(numerator, denominator));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1/", "/2", "1 2", "1e99999999999"})
    void whatIsNoNumberIsRefused(String text) {
        assertThatThrownBy(() -> Fractions.parse(text)).isInstanceOf(NumberFormatException.class);
    }

    /** At once, and not after writing out a billion digits. */
    @Test
    void divisionByZeroAndExponentsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> Fractions.parse("1/0")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Fractions.parse("1e999999999"))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("use exponents from -400 to 400");
        assertThatThrownBy(() -> Fractions.of(new BigDecimal("1e-401"))).isInstanceOf(ArithmeticException.class);
        assertThat(Fractions.of(new BigDecimal("1e-400")).multiply(Fractions.of(new BigDecimal("1e400"))))
                .isEqualTo(BigFraction.ONE);
    }
}
