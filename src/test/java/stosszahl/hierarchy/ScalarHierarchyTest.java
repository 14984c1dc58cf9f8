package stosszahl.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** What the existence time protects from. */
class ScalarHierarchyTest {
    private static final double C = 2;
    private static final ScalarHierarchy LIMIT = ScalarHierarchy.limit(C);

    @Test
    void theSeriesSumsToTheClosedFormUpToTheBlowUp() {
        double x = 0.8;
        // At 60 % of the blow-up time the terms fall like 0.6^l l^(s-1): order 120 leaves less than 1e-20.
        double t = 0.6 * LIMIT.blowUpTime(x);
        DuhamelSeries<Double> series = DuhamelSeries.of(LIMIT, LIMIT.powers(x, 130));
        for (int s = 1; s <= 5; s++) {
            assertThat(series.partialSum(s, t, 120))
                    .as("s = %d", s)
                    .isCloseTo(LIMIT.solution(s, t, x), Percentage.withPercentage(1e-12)); // 120 roundings
        }
    }

    @Test
    void theExistenceTimeStopsShortOfTheBlowUpByTheFactorE() {
        LifeSpan span = LifeSpan.of(LIMIT.constants(), LIMIT.constants());
        assertThat(LIMIT.blowUpTime(1) / span.existenceTime()).isCloseTo(Math.E, within(1e-14));
        assertThat(span.densityTime()).isCloseTo(LIMIT.blowUpTime(1), within(1e-14));
        assertThatThrownBy(() -> LIMIT.solution(1, 0.5, 1)).hasMessageContaining("blows up at t = 0.5");
    }

    @Test
    void beyondTheBlowUpTheSeriesDivergesForDataOfNormOne() {
        DuhamelSeries<Double> series = DuhamelSeries.of(LIMIT, LIMIT.powers(1, 300));
        double t = 1.1 * LIMIT.blowUpTime(1);
        // The terms are 1.1^l: the sums of orders 100 and 200 are 1.1^100/0.1 and 1.1^200/0.1.
        assertThat(series.partialSum(1, t, 200)).isGreaterThan(1e4 * series.partialSum(1, t, 100));
    }

    @Test
    void theNVersionSolvesItsOwnEquations() {
        int n = 12;
        double x = 0.9;
        ScalarHierarchy finite = ScalarHierarchy.finite(C, n);
        FirstOrderDifferentialEquations equations = new FirstOrderDifferentialEquations() {
            @Override
            public int getDimension() {
                return n;
            }

            @Override
            public void computeDerivatives(double t, double[] f, double[] df) {
                for (int s = 1; s <= n; s++) {
                    df[s - 1] = s == n ? 0 : C * s * (n - s) / n * f[s];
                }
            }
        };
        double[] f = new double[n];
        for (int s = 1; s <= n; s++) {
            f[s - 1] = Math.pow(x, s);
        }
        new DormandPrince853Integrator(1e-8, 0.1, 1e-14, 1e-14).integrate(equations, 0, f, 1.0, f);
        DuhamelSeries<Double> series = DuhamelSeries.of(finite, finite.powers(x, 99));
        assertThat(series.depth(n)).isEqualTo(Integer.MAX_VALUE);
        for (int s = 1; s <= n; s++) {
            // The integrator's tolerance over some hundred steps.
            assertThat(finite.solution(s, 1.0, x)).as("s = %d", s).isCloseTo(f[s - 1], Percentage.withPercentage(1e-9));
            assertThat(series.partialSum(s, 1.0, n))
                    .as("s = %d", s)
                    .isCloseTo(finite.solution(s, 1.0, x), Percentage.withPercentage(1e-12));
        }
    }

    @Test
    void theNVersionConvergesAtRateOneOverNBeforeTheBlowUpAndDivergesAfterIt() {
        double limit = LIMIT.solution(2, 0.2, 1);
        double coarse = limit - ScalarHierarchy.finite(C, 1_000_000).solution(2, 0.2, 1);
        double fine = limit - ScalarHierarchy.finite(C, 10_000_000).solution(2, 0.2, 1);
        assertThat(coarse / fine).isCloseTo(10, within(1e-3)); // the next term is of relative size 1/N times a constant
        assertThat(ScalarHierarchy.finite(C, 1_000_000_000_000_000L).solution(2, 0.2, 1))
                .isCloseTo(limit, within(1e-13));
        double before = ScalarHierarchy.finite(C, 100).solution(1, 0.6, 1);
        assertThat(ScalarHierarchy.finite(C, 1000).solution(1, 0.6, 1)).isGreaterThan(1e3 * before);
    }
}
