package stosszahl.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions 1 and 2. */
class GrowthCheckTest {
    @Test
    void theScalarHierarchySatisfiesBothConditionsWithTheSameConstants() {
        ScalarHierarchy limit = ScalarHierarchy.limit(1.7);
        assertThat(GrowthCheck.of(limit.constants(), limit, 500).holds()).isTrue();
        for (long n : new long[] {1, 2, 10, 1_000_000_000_000_000L}) {
            ScalarHierarchy finite = ScalarHierarchy.finite(1.7, n);
            assertThat(GrowthCheck.of(limit.constants(), finite, 500).holds())
                    .as("N = %d", n)
                    .isTrue();
        }
    }

    @Test
    void quadraticGrowthRefutesTheConditionWithAWitness() {
        Fixtures.Quadratic broken = new Fixtures.Quadratic();
        GrowthCheck check = GrowthCheck.of(GrowthConstants.of(0, 10), broken, 30);
        assertThat(check.holds()).isFalse();
        assertThat(check.worst()).isEqualTo(new GrowthCheck.Row(30, 1, 900, 300));
        assertThat(check.toString()).contains("C_{30,31}", "900", "300");
        // Up to the level where s^2 = 10 s nothing is wrong yet: the check speaks of the levels looked at only.
        assertThat(GrowthCheck.of(GrowthConstants.of(0, 10), broken, 10).holds())
                .isTrue();
        // No constant survives: the measured one grows with S.
        assertThat(GrowthCheck.measure(broken, 1, 40).constant(1)).isEqualTo(40);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, Fixtures.SEED})
    void randomMatricesSatisfyBothConditionsByConstruction(long seed) {
        GrowthConstants r = Fixtures.TERNARY;
        MatrixHierarchy limit = MatrixHierarchy.random(seed, r, Fixtures.SIZES);
        GrowthCheck check = GrowthCheck.of(r, limit, 60);
        assertThat(check.holds()).as("seed %d: %s", seed, check).isTrue();
        GrowthCheck finite = GrowthCheck.of(r, MatrixHierarchy.randomFinite(seed, r, Fixtures.SIZES, 40), 60);
        assertThat(finite.holds()).as("seed %d: %s", seed, finite).isTrue();
        // The construction is not slack: some level comes within 5 % of each constant (60 draws of u in [1/2, 1)).
        GrowthConstants measured = GrowthCheck.measure(limit, 2, 60);
        for (int k = 0; k <= 2; k++) {
            assertThat(measured.constant(k))
                    .as("seed %d, k = %d", seed, k)
                    .isBetween(0.95 * r.constant(k), r.constant(k));
        }
    }

    @Test
    void theNormOfAMatrixIsAttainedAndNeverExceeded() {
        MatrixHierarchy h = MatrixHierarchy.random(Fixtures.SEED, Fixtures.BINARY, Fixtures.SIZES);
        double best = 0;
        for (int j = 0; j < 3; j++) {
            double[] unit = new double[3];
            unit[j] = 1;
            best = Math.max(best, h.space().level(1).norm(h.apply(1, 1, unit)));
        }
        // The extreme points of the ball of l^1 are the unit vectors; two sums of three numbers, in the same order.
        assertThat(h.norm(1, 1)).isCloseTo(best, within(1e-15));
    }

    @Test
    void theFinalLevelsOfAFiniteHierarchyHaveNoOperatorsAboveThem() {
        MatrixHierarchy h = MatrixHierarchy.randomFinite(Fixtures.SEED, Fixtures.TERNARY, Fixtures.SIZES, 5);
        assertThat(h.norm(5, 1)).isZero();
        assertThat(h.norm(4, 2)).isZero();
        assertThat(h.norm(4, 1)).isPositive();
        assertThat(h.norm(6, 0)).isZero();
    }

    @Test
    void aToleranceCoversRoundingAndNoMore() {
        OperatorNorms norms = (s, k) -> s * (1 + 1e-14);
        GrowthConstants one = GrowthConstants.of(1);
        assertThat(GrowthCheck.of(one, norms, 3).holds()).isFalse();
        assertThat(GrowthCheck.of(one, norms, 3, 1e-13).holds()).isTrue();
        assertThat(GrowthCheck.of(one, (s, k) -> s * (1 + 1e-12), 3, 1e-13).holds())
                .isFalse();
        assertThat(GrowthCheck.of(GrowthConstants.of(0), norms, 3, 1e-13)
                        .worst()
                        .ratio())
                .isInfinite();
    }

    @Test
    void nonsenseIsRefused() {
        GrowthConstants one = GrowthConstants.of(1);
        assertThatThrownBy(() -> GrowthCheck.of(one, (s, k) -> Double.NaN, 3)).hasMessageContaining("C_{1,1}");
        assertThatThrownBy(() -> GrowthCheck.of(one, (s, k) -> 1, 0)).hasMessageContaining("S = 0");
        assertThatThrownBy(() -> GrowthConstants.of(1, -2)).hasMessageContaining("r_1 = -2");
        assertThatThrownBy(GrowthConstants::of).hasMessageContaining("at least r_0");
        assertThatThrownBy(() -> MatrixHierarchy.of(0, 3, s -> 2, (s, k) -> new double[1][2])
                        .norm(1, 0))
                .hasMessageContaining("2 by 2");
    }
}
