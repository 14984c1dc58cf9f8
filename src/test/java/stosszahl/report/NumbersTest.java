package stosszahl.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void smallAndLargeNumbersArePowersOfTen() {
        assertThat(Numbers.text(3.2e-13)).isEqualTo("3.2 × 10⁻¹³");
        assertThat(Numbers.html(3.2e-13)).isEqualTo("3.2 × 10<sup>−13</sup>");
        assertThat(Numbers.text(-2.220446049250313e-16)).isEqualTo("−2.22 × 10⁻¹⁶");
        assertThat(Numbers.text(1e-12)).isEqualTo("10⁻¹²");
        assertThat(Numbers.text(-1e-12)).isEqualTo("−10⁻¹²");
        assertThat(Numbers.text(9.9996e-5)).isEqualTo("1.00 × 10⁻⁴");
        assertThat(Numbers.text(1_000_000_000_000_000L)).isEqualTo("10¹⁵");
    }

    @Test
    void roundedNumbersKeepTheirZerosAndExactOnesHaveNone() {
        assertThat(Numbers.text(3.0)).isEqualTo("3");
        assertThat(Numbers.text(2.99999999)).isEqualTo("3.0000");
        assertThat(Numbers.text(0.25)).isEqualTo("0.25");
        assertThat(Numbers.text(0.1 + 0.2)).isEqualTo("0.3");
        assertThat(Numbers.rounded(2.99999999)).isTrue();
        assertThat(Numbers.rounded(0.1 + 0.2)).isTrue();
        assertThat(Numbers.rounded(0.25)).isFalse();
    }

    @Test
    void whatIsNotANumberIsADashAndInfinityIsItself() {
        assertThat(Numbers.text(Double.NaN)).isEqualTo("–");
        assertThat(Numbers.rounded(Double.NaN)).isFalse();
        assertThat(Numbers.text(Double.POSITIVE_INFINITY)).isEqualTo("∞");
        assertThat(Numbers.text(Double.NEGATIVE_INFINITY)).isEqualTo("−∞");
        assertThat(Numbers.full(Double.NEGATIVE_INFINITY)).isEqualTo("-inf");
        assertThat(Numbers.text(-0.0)).isEqualTo("0");
    }

    @Test
    void integersAreWholeAndGrouped() {
        assertThat(Numbers.text(1000)).isEqualTo("1000");
        assertThat(Numbers.text(490_314)).isEqualTo("490\u202f314");
        assertThat(Numbers.text(-12_345)).isEqualTo("−12\u202f345");
        assertThat(Numbers.text(BigInteger.TEN.pow(30).add(BigInteger.ONE))).endsWith("001");
        assertThat(Numbers.text(Double.MAX_VALUE)).isEqualTo("1.80 × 10³⁰⁸");
        assertThat(Numbers.text(Double.MIN_VALUE)).isEqualTo("4.9 × 10⁻³²⁴");
    }
}
