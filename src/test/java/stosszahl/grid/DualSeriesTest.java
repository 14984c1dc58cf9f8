package stosszahl.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import stosszahl.hierarchy.DuhamelSeries;
import stosszahl.hierarchy.GradedElement;
import stosszahl.hierarchy.Majorant;
import stosszahl.kac.CollisionRates;
import stosszahl.kac.KacConstants;
import stosszahl.kac.ParticleNumber;

class DualSeriesTest {
    private final GridModel model = Scenes.small(Scenes.binaryTernary(), 4);
    private final GridSpace space = GridSpace.of(model.grid(), 8);
    private final GradedElement<SymmetricMasses> data =
            space.marginals(space.random(8, RandomSource.L64_X128_MIX.create(5)));

    /** {@code <pi_s C^l F_0, phi> = <F_0, (C^*)^l phi>}, term by term, as deep as the levels reach, for finite and infinite hierarchies. */
    @Test
    void itsCoefficientsAreThoseOfTheSeriesOnData() {
        for (ParticleNumber n :
                new ParticleNumber[] {ParticleNumber.of(8), ParticleNumber.of(30), ParticleNumber.INFINITE}) {
            KacHierarchy hierarchy = KacHierarchy.of(model, space, n);
            DuhamelSeries<SymmetricMasses> forward = DuhamelSeries.of(hierarchy, data);
            for (int s = 1; s <= 3; s++) {
                GridObservable phi = GridObservable.signs(space, s, RandomSource.L64_X128_MIX.create(60 + s));
                DualSeries dual = DualSeries.of(hierarchy, phi);
                assertThat(dual.depth()).isEqualTo(forward.depth(s));
                for (int l = 0; l <= Math.min(6, dual.depth()); l++) {
                    double left = phi.apply(forward.taylor(l).component(s));
                    double scale = space.level(s).norm(forward.taylor(l).component(s));
                    assertThat(dual.coefficient(l, data))
                            .as("N = %s, s = %d, l = %d, seeds 5, %d", n, s, l, 60 + s)
                            .isCloseTo(left, within(1e-12 * Math.max(1, scale)));
                }
            }
        }
    }

    /** The order that the majorant chooses for a tolerance does keep it, and the one before is not known to. */
    @Test
    void theDepthForAToleranceKeepsIt() {
        ParticleNumber n = ParticleNumber.of(8);
        KacHierarchy hierarchy = KacHierarchy.of(model, space, n);
        CollisionRates rates = CollisionRates.of(model.model(), n);
        Majorant majorant =
                Majorant.of((s, k) -> KacConstants.level(rates, 3, s, k).doubleValue(), 2, Majorant.densities(8));
        double t = 0.1;
        int order = majorant.order(2, t, 1e-6, 100).orElseThrow();
        assertThat(majorant.bound(2, t, order - 1)).isGreaterThan(1e-6);
        GridObservable phi = GridObservable.signs(space, 2, RandomSource.L64_X128_MIX.create(9));
        DualSeries dual = DualSeries.of(hierarchy, phi);
        double exact = dual.partialSum(data, t, 60);
        assertThat(Math.abs(dual.partialSum(data, t, order) - exact)).isLessThanOrEqualTo(1e-6);
        assertThat(Math.abs(dual.partialSum(data, t, 2) - exact)).isGreaterThan(1e-6);
        // Where the bounds do not tend to 0 within reach there is no such order.
        assertThat(majorant.order(2, 5, 1e-6, 20)).isEmpty();
    }

    @Test
    void depthsBeyondTheLevelsAndForeignObservablesAreRefused() {
        KacHierarchy limit = KacHierarchy.of(model, space, ParticleNumber.INFINITE);
        GridObservable phi = GridObservable.signs(space, 2, RandomSource.L64_X128_MIX.create(9));
        assertThat(DualSeries.of(limit, phi).depth()).isEqualTo(3);
        assertThatThrownBy(() -> DualSeries.of(limit, phi).partialSum(data, 0.1, 4))
                .hasMessageContaining("0 <= l <= 3, or at least 10 levels");
        assertThatThrownBy(() -> DualSeries.of(limit, phi).partialSum(data, Double.NaN, 1))
                .hasMessageContaining("t = NaN");
        GridSpace other = GridSpace.of(VelocityGrid.of(1, 5, 3), 3);
        assertThatThrownBy(
                        () -> DualSeries.of(limit, GridObservable.signs(other, 2, RandomSource.L64_X128_MIX.create(9))))
                .hasMessageContaining("where one of level 2 on");
        KacHierarchy few = KacHierarchy.of(model, space, ParticleNumber.of(3));
        assertThatThrownBy(
                        () -> DualSeries.of(few, GridObservable.signs(space, 4, RandomSource.L64_X128_MIX.create(9))))
                .hasMessageContaining("is of 4 particles");
    }
}
