package stosszahl.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.apache.commons.math3.analysis.integration.RombergIntegrator;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** The existence time (2.16), its neighbours, and the time of the series. */
class LifeSpanTest {
    /** Quadrature and logarithms to a few rounding errors. */
    private static final Percentage ROUNDING = Percentage.withPercentage(1e-11);

    @Test
    void theExistenceTimeIsTheSmallerOfTheTwoLifeSpans() {
        GrowthConstants r = GrowthConstants.of(1, 2, 3);
        GrowthConstants rho = GrowthConstants.of(1, 1, 1);
        double e = Math.E;
        LifeSpan span = LifeSpan.of(r, rho);
        assertThat(span.existenceTime()).isCloseTo(1 / (1 + 2 * e + 3 * e * e), ROUNDING);
        assertThat(LifeSpan.of(rho, r).existenceTime()).isEqualTo(span.existenceTime());
        assertThat(span.guaranteedTime()).isEqualTo(span.existenceTime() / 2);
        assertThat(span.theta(span.existenceTime())).isCloseTo(1, within(1e-15));
        assertThat(span.theta(0)).isZero();
    }

    @Test
    void withoutCouplingTheFactorOneOverMMeansNothing() {
        LifeSpan span = LifeSpan.of(GrowthConstants.of(4), GrowthConstants.of(2));
        assertThat(span.reach()).isZero();
        assertThat(span.existenceTime()).isEqualTo(0.25);
        assertThat(span.guaranteedTime()).isInfinite();
        assertThat(span.densityTime()).isInfinite();
        assertThat(GrowthConstants.of(0, 0).lifeSpan()).isInfinite();
        // Coupled by name only.
        assertThat(GrowthConstants.of(3, 0, 0).densityTime()).isInfinite();
    }

    @Test
    void theDensityTimeHasItsClosedForms() {
        assertThat(GrowthConstants.of(0, 2).densityTime()).isCloseTo(0.5, ROUNDING);
        assertThat(GrowthConstants.of(0, 0, 0, 5).densityTime()).isCloseTo(1.0 / 15, ROUNDING);
        for (double r1 : new double[] {1e-200, 1e-9, 1, 1e9}) {
            assertThat(GrowthConstants.of(3, r1).densityTime())
                    .as("R_1 = %s", r1)
                    .isCloseTo((r1 < 1e-100 ? Math.log(3) - Math.log(r1) : Math.log1p(3 / r1)) / 3, ROUNDING);
        }
        // q is a shift of time: y' = y^2 reaches infinity from q after 1/q.
        assertThat(GrowthConstants.of(0, 1).timeToInfinity(4)).isCloseTo(0.25, ROUNDING);
    }

    @Test
    void theDensityTimeIsTheIntegralInTheVariableOneOverY() {
        // int_0^1 x^(m-1) / sum_k R_k x^(m-k) dx, by another rule in another variable.
        double[] r = {0.8, 0.5, 0.3, 0.2};
        double other = new RombergIntegrator(1e-13, 1e-14, 5, 30)
                .integrate(1_000_000, x -> x * x / (((r[0] * x + r[1]) * x + r[2]) * x + r[3]), 0, 1);
        assertThat(GrowthConstants.of(r).densityTime()).isCloseTo(other, ROUNDING);
    }

    @Test
    void theDensityTimeExceedsTheExistenceTime() {
        SplittableRandom random = new SplittableRandom(Fixtures.SEED);
        for (int i = 0; i < 300; i++) {
            double[] r =
                    random.doubles(random.nextInt(1, 6), -8, 8).map(Math::exp).toArray();
            GrowthConstants constants = GrowthConstants.of(r);
            assertThat(constants.densityTime()).as("%s", constants).isGreaterThan(constants.lifeSpan());
        }
    }

    @Test
    void theAPrioriBoundEndsAtTheLifeSpan() {
        GrowthConstants r = GrowthConstants.of(0, 1);
        assertThat(r.solutionBound(0.5 / Math.E, 3)).isCloseTo(6, ROUNDING);
        assertThatThrownBy(() -> r.solutionBound(0.4, 3))
                .hasMessageContaining("T = 0.4")
                .hasMessageContaining("life span 0.36");
        assertThatThrownBy(() -> r.theta(-1)).hasMessageContaining("T = -1");
    }
}
