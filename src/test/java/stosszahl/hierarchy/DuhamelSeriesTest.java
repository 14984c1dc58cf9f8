package stosszahl.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The expansion (5.17), (5.18). */
class DuhamelSeriesTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, Fixtures.SEED})
    void theSeriesOfAFiniteHierarchyIsItsMatrixExponential(long seed) {
        MatrixHierarchy h = MatrixHierarchy.randomFinite(seed, Fixtures.TERNARY, Fixtures.SIZES, 7);
        GradedElement<double[]> data = Fixtures.unitData(seed, h.space(), 7);
        DuhamelSeries<double[]> series = DuhamelSeries.of(h, data);
        double t = 0.5; // beyond T_*: a finite hierarchy does not care
        for (int s = 1; s <= 7; s++) {
            double error = RemainderBound.measured(
                    h.space().level(s), Witness.solution(h, data, s, t), series.partialSum(s, t, 60));
            // ||tC|| <= 0.5 * 7 * 1.6 = 5.6 and 5.6^61/61! < 1e-37: only rounding is left, relative to the sum of
            // norms.
            assertThat(error).as("seed %d, s = %d", seed, s).isLessThan(1e-14 * (1 + series.magnitude(s, t, 60)));
        }
    }

    @Test
    void aSeriesWithOneWrongBlockIsNotTheExponential() {
        MatrixHierarchy right = MatrixHierarchy.randomFinite(Fixtures.SEED, Fixtures.TERNARY, Fixtures.SIZES, 7);
        MatrixHierarchy wrong = MatrixHierarchy.of(2, 7, Fixtures.SIZES, (s, k) -> {
            double[][] c = right.matrix(s, k);
            c[0][0] += s == 3 && k == 2 ? 1e-3 : 0;
            return c;
        });
        GradedElement<double[]> data = Fixtures.unitData(Fixtures.SEED, right.space(), 7);
        double error = RemainderBound.measured(
                right.space().level(1),
                Witness.solution(right, data, 1, 0.5),
                DuhamelSeries.of(wrong, data).partialSum(1, 0.5, 60));
        assertThat(error).isGreaterThan(1e-8);
    }

    @Test
    void orderNOfLevelSReadsTheLevelsUpToSPlusNMAndNoOthers() {
        MatrixHierarchy h = MatrixHierarchy.random(Fixtures.SEED, Fixtures.TERNARY, Fixtures.SIZES);
        GradedElement<double[]> data = Fixtures.unitData(Fixtures.SEED, h.space(), 20);
        for (int n = 0; n <= 6; n++) {
            for (int s = 1; s <= 3; s++) {
                double[] full = DuhamelSeries.of(h, data).partialSum(s, 0.1, n);
                DuhamelSeries<double[]> cut = DuhamelSeries.of(h, data.truncate(s + 2 * n));
                assertThat(cut.depth(s)).isEqualTo(n);
                assertThat(cut.partialSum(s, 0.1, n)).isEqualTo(full);
            }
        }
        assertThat(DuhamelSeries.of(h, data).partialSum(0.1, 4).levels()).isEqualTo(12);
    }

    @Test
    void anOrderThatTheDataAreTooShortForIsRefusedByTheLargestOne() {
        ScalarHierarchy h = ScalarHierarchy.limit(1);
        DuhamelSeries<Double> series = DuhamelSeries.of(h, h.powers(0.5, 8));
        assertThat(series.depth(1)).isEqualTo(7);
        assertThat(series.depth(8)).isZero();
        assertThatThrownBy(() -> series.partialSum(1, 0.1, 9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the largest order is 7")
                .hasMessageContaining("at least 10 levels");
        assertThatThrownBy(() -> series.depth(9)).hasMessageContaining("1..8");
        assertThatThrownBy(() -> series.partialSum(1, Double.NaN, 1)).hasMessageContaining("time t = NaN");
    }

    @Test
    void withoutCouplingEveryOrderIsExact() {
        MatrixHierarchy h = MatrixHierarchy.random(Fixtures.SEED, GrowthConstants.of(1), Fixtures.SIZES);
        DuhamelSeries<double[]> series = DuhamelSeries.of(h, Fixtures.unitData(Fixtures.SEED, h.space(), 3));
        assertThat(series.depth(3)).isEqualTo(Integer.MAX_VALUE);
        assertThat(series.taylor(40).levels()).isEqualTo(3);
    }

    @Test
    void coefficientsAreTheDerivativesAtTimeZero() {
        ScalarHierarchy h = ScalarHierarchy.limit(3);
        DuhamelSeries<Double> series = DuhamelSeries.of(h, h.powers(0.5, 30));
        // d^l/dt^l (x/(1 - c t x))^s at 0 is s (s+1) .. (s+l-1) c^l x^(s+l).
        double expected = Math.pow(0.5, 2);
        for (int l = 0; l <= 20; l++) {
            Percentage rounding = Percentage.withPercentage(1e-12); // l divisions by j and products with j
            assertThat(series.coefficient(l, 2, RealLine.multiple(-4))).isCloseTo(-4 * expected, rounding);
            assertThat(series.term(l).component(2)).isCloseTo(expected, rounding);
            expected *= (2 + l) * 3 * 0.5;
        }
    }

    @Test
    void highOrdersStayInRangeThoughTheTermsDoNot() {
        ScalarHierarchy h = ScalarHierarchy.limit(1);
        DuhamelSeries<Double> series = DuhamelSeries.of(h, h.powers(1, 900));
        // The geometric sum of 0.99^l up to l = 899, though C^l F_0 is l! there: 900 roundings of a number below 100.
        double expected = (1 - Math.pow(0.99, 900)) / 0.01;
        assertThat(series.partialSum(1, 0.99, 899)).isCloseTo(expected, within(1e-10));
        assertThatThrownBy(() -> series.term(171)).hasMessageContaining("use taylor");
    }
}
