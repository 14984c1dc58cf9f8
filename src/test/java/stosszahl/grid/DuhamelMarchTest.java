package stosszahl.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import stosszahl.boltzmann.BoltzmannFlow;
import stosszahl.hierarchy.BanachSpace;
import stosszahl.hierarchy.DuhamelSeries;
import stosszahl.hierarchy.GradedElement;
import stosszahl.hierarchy.Hierarchy;
import stosszahl.kac.KacModel;
import stosszahl.kac.ModelConstants;
import stosszahl.kac.ParticleNumber;

/** The Duhamel series started again past the guaranteed time, with its bound. */
class DuhamelMarchTest {
    /** Some twenty windows, in each of which terms of size up to {@code e^4} are added. */
    private static final double ROUNDING = 1e-12;

    private static SymmetricMasses random(GridSpace space, int n, long seed) {
        return space.random(n, RandomSource.L64_X128_MIX.create(seed));
    }

    private static double distance(GridSpace space, SymmetricMasses a, SymmetricMasses b) {
        BanachSpace<SymmetricMasses> x = space.level(a.order());
        return x.norm(x.combine(1, a, -1, b));
    }

    private static double guaranteed(KacModel kac, int n) {
        return ModelConstants.of(kac, List.of(ParticleNumber.of(n)), null)
                .lifeSpan()
                .guaranteedTime();
    }

    /** With all {@code N} levels nothing is cut off, and the march goes on at will: here beyond ten guaranteed times. */
    @Test
    void withAllLevelsItFollowsTheMasterEquationPastTheGuaranteedTime() {
        for (KacModel kac : List.of(Scenes.kac(), Scenes.binaryTernary())) {
            GridModel model = Scenes.small(kac, 4);
            for (int n = kac.highestOrder(); n <= 6; n++) {
                double t = 1.5;
                assertThat(t).isGreaterThan(10 * guaranteed(kac, n));
                GridSpace space = GridSpace.of(model.grid(), n);
                SymmetricMasses f = random(space, n, 70 + n);
                MasterEquation master = MasterEquation.of(model, ParticleNumber.of(n));
                DuhamelMarch.Result march = DuhamelMarch.of(KacHierarchy.of(model, space, ParticleNumber.of(n)))
                        .solve(space.marginals(f), t);
                GradedElement<SymmetricMasses> reference =
                        master.marginals(master.solve(f, t, 1e-15).law());
                assertThat(march.marginals().combine(1, -1, reference).norm(0))
                        .as("%s, N = %d, seed %d", kac, n, 70 + n)
                        .isLessThan(ROUNDING);
                assertThat(march.bound(1)).isLessThanOrEqualTo(1e-14);
                assertThat(march.windows()).isGreaterThan(1);
            }
        }
    }

    /** With fewer levels the error is not merely below the bound: for probability densities it is the bound. */
    @Test
    void withFewerLevelsTheErrorIsTheBound() {
        for (KacModel kac : List.of(Scenes.kac(), Scenes.binaryTernary())) {
            GridModel model = Scenes.small(kac, 3);
            int n = 9;
            GridSpace all = GridSpace.of(model.grid(), n);
            MasterEquation master = MasterEquation.of(model, ParticleNumber.of(n));
            SymmetricMasses f = random(all, n, 81);
            double t = 3 * guaranteed(kac, n);
            GradedElement<SymmetricMasses> reference =
                    master.marginals(master.solve(f, t, 1e-15).law());
            double before = 1;
            for (int levels = 3; levels <= 8; levels++) {
                GridSpace space = GridSpace.of(model.grid(), levels);
                DuhamelMarch.Result march = DuhamelMarch.of(KacHierarchy.of(model, space, ParticleNumber.of(n)))
                        .solve(master.marginals(f).truncate(levels), t);
                for (int s = 1; s <= levels; s++) {
                    assertThat(distance(
                                    space,
                                    reference.component(s),
                                    march.marginals().component(s)))
                            .as("%s, S = %d, s = %d, seed 81", kac, levels, s)
                            .isCloseTo(march.bound(s), within(ROUNDING));
                }
                assertThat(march.bound(1)).isBetween(1e-9, before);
                before = march.bound(1);
            }
        }
    }

    /** In the limit the reference is the Boltzmann equation on the same grid, by Runge and Kutta. */
    @Test
    void inTheLimitItFollowsTheBoltzmannEquation() {
        GridModel model = Scenes.small(Scenes.kac(), 4);
        GridSpace space = GridSpace.of(model.grid(), 14);
        CellMasses initial =
                InitialData.of(space, model.model().initial()).parts().get(0);
        GradedElement<SymmetricMasses> data =
                GradedElement.generate(space, 14, s -> space.product(s, initial.masses()));
        DuhamelMarch march = DuhamelMarch.of(KacHierarchy.of(model, space, ParticleNumber.INFINITE));
        // The guaranteed time is 1/(4e) = 0.092, and even the series for densities stops at 1/4.
        for (double t : new double[] {0.3, 0.6}) {
            DuhamelMarch.Result result = march.solve(data, t);
            double[] f =
                    BoltzmannFlow.of(model).solve(initial, t).states().get(0).masses();
            for (int s = 1; s <= 3; s++) {
                double error =
                        distance(space, space.product(s, f), result.marginals().component(s));
                assertThat(error).as("t = %s, s = %d", t, s).isCloseTo(result.bound(s), within(ROUNDING));
            }
            // Yule's process of rate 2: one particle has a geometric number of descendants.
            assertThat(result.truncation().get(0)).isCloseTo(Math.pow(1 - Math.exp(-2 * t), 14), within(1e-14));
        }
        // The bound is about this hierarchy and no other: that of N = 20 misses it by much more.
        double[] f = BoltzmannFlow.of(model).solve(initial, 0.3).states().get(0).masses();
        DuhamelMarch.Result wrong = DuhamelMarch.of(KacHierarchy.of(model, space, ParticleNumber.of(20)))
                .solve(data, 0.3);
        assertThat(distance(space, space.product(2, f), wrong.marginals().component(2)))
                .isGreaterThan(100 * wrong.bound(2));
    }

    /**
     * Cut off with the loss as it stands in (6.27), the same levels are no contraction: from one cell, at a time when the series for densities has long diverged, the result is not even of
     * norm 1. This is why the loss goes onto the diagonal.
     */
    @Test
    void cuttingOffTheHierarchyAsItStandsBreaksTheBound() {
        GridModel model = Scenes.small(Scenes.kac(), 3);
        GridSpace space = GridSpace.of(model.grid(), 8);
        KacHierarchy limit = KacHierarchy.of(model, space, ParticleNumber.INFINITE);
        CellMasses initial = CellMasses.of(model.grid(), 1, 0, 0);
        GradedElement<SymmetricMasses> data = GradedElement.generate(space, 8, s -> space.product(s, initial.masses()));
        double t = 2;
        double[] f = BoltzmannFlow.of(model).solve(initial, t).states().get(0).masses();
        SymmetricMasses plain = DuhamelSeries.of(cutOff(limit, 8), data).partialSum(1, t, 20);
        DuhamelMarch.Result march = DuhamelMarch.of(limit).solve(data, t);
        assertThat(distance(space, space.product(1, f), march.marginals().component(1)))
                .isLessThan(march.bound(1) + ROUNDING);
        assertThat(distance(space, space.product(1, f), plain)).isGreaterThan(2);
    }

    private static Hierarchy<SymmetricMasses> cutOff(KacHierarchy hierarchy, int levels) {
        return new Hierarchy<>() {
            @Override
            public GridSpace space() {
                return hierarchy.space();
            }

            @Override
            public int reach() {
                return hierarchy.reach();
            }

            @Override
            public int levels() {
                return levels;
            }

            @Override
            public SymmetricMasses apply(int s, int k, SymmetricMasses f) {
                return hierarchy.apply(s, k, f);
            }
        };
    }

    /** A rough series is as far off as its own bound allows, and no further. */
    @Test
    void theToleranceOfTheSeriesIsKept() {
        GridModel model = Scenes.small(Scenes.binaryTernary(), 4);
        GridSpace space = GridSpace.of(model.grid(), 5);
        KacHierarchy hierarchy = KacHierarchy.of(model, space, ParticleNumber.of(5));
        GradedElement<SymmetricMasses> data = space.marginals(random(space, 5, 3));
        GradedElement<SymmetricMasses> exact =
                DuhamelMarch.of(hierarchy).solve(data, 1).marginals();
        int order = Integer.MAX_VALUE;
        double before = 0;
        for (double tolerance : new double[] {1e-8, 1e-4, 1e-1}) {
            DuhamelMarch.Result rough =
                    DuhamelMarch.of(hierarchy).withTolerance(tolerance).solve(data, 1);
            double error = rough.marginals().combine(1, -1, exact).norm(0);
            assertThat(rough.series()).isLessThanOrEqualTo(tolerance);
            assertThat(error).isBetween(before, rough.series());
            assertThat(rough.order()).isLessThan(order);
            order = rough.order();
            before = error;
        }
        // Above rounding, so there was something to bound.
        assertThat(before).isGreaterThan(1e-12);
    }

    @Test
    void theDepthForAToleranceIsTheLeastThatWillDo() {
        KacModel kac = Scenes.kac();
        // (1 - e^{-2t})^S <= 1e-6 at t = 0.3.
        int expected = (int) Math.ceil(Math.log(1e-6) / Math.log(1 - Math.exp(-0.6)));
        assertThat(DuhamelMarch.levels(kac, ParticleNumber.INFINITE, 1, 0.3, 1e-6))
                .isEqualTo(expected);
        for (ParticleNumber n : List.of(ParticleNumber.of(1_000_000_000_000L), ParticleNumber.of(40))) {
            int levels = DuhamelMarch.levels(Scenes.binaryTernary(), n, 2, 0.3, 1e-6);
            assertThat(DuhamelMarch.truncation(Scenes.binaryTernary(), n, levels, 2, 0.3))
                    .isLessThanOrEqualTo(1e-6);
            assertThat(DuhamelMarch.truncation(Scenes.binaryTernary(), n, levels - 1, 2, 0.3))
                    .isGreaterThan(1e-6);
        }
        // N levels are always enough.
        assertThat(DuhamelMarch.levels(kac, ParticleNumber.of(4), 2, 100, 1e-12))
                .isEqualTo(4);
        GridModel model = Scenes.small(kac, 3);
        DuhamelMarch march = DuhamelMarch.forTolerance(model, ParticleNumber.INFINITE, 1, 0.2, 1e-4);
        GridSpace space = GridSpace.of(model.grid(), march.levels());
        DuhamelMarch.Result result =
                march.solve(InitialData.of(space, model.model().initial()).sequence(march.levels()), 0.2);
        assertThat(result.bound(1)).isBetween(1e-6, 1e-4);
    }

    @Test
    void whatDoesNotFitIsRefusedWithTheErrorThatWouldRemain() {
        GridModel model = Scenes.small(Scenes.kac(), 12);
        assertThatThrownBy(() -> DuhamelMarch.forTolerance(model, ParticleNumber.INFINITE, 1, 1, 1e-6))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs S = 1")
                .hasMessageContaining("GiB")
                .hasMessageContaining("fit; the error is then");
        assertThatThrownBy(() -> DuhamelMarch.levels(Scenes.kac(), ParticleNumber.INFINITE, 1, 6, 1e-6))
                .hasMessageContaining("needs more than 1024 levels");
        GridSpace space = GridSpace.of(model.grid(), 3);
        DuhamelMarch march = DuhamelMarch.of(KacHierarchy.of(model, space, ParticleNumber.of(9)));
        GradedElement<SymmetricMasses> data = space.marginals(random(space, 3, 1));
        assertThatThrownBy(() -> march.solve(data, -1)).hasMessageContaining("t = -1.0");
        assertThatThrownBy(() -> march.solve(data.truncate(2), 1)).hasMessageContaining("the levels 1..2 where 1..3");
        assertThatThrownBy(() -> march.solve(data.combine(2, 0, data), 1)).hasMessageContaining("divide the data by");
    }
}
