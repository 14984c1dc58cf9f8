package stosszahl.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import stosszahl.hierarchy.GrowthCheck;
import stosszahl.hierarchy.GrowthConstants;
import stosszahl.kac.KacModel;
import stosszahl.kac.ModelConstants;
import stosszahl.kac.ParticleNumber;

/** Condition 1 on a grid, with exact norms; and sizes that are refused. */
class GridConditionsTest {
    /** Bounds hold up to the defect of the matrices and rounding. */
    private static final double SLACK = 1e-12;

    private static final int LEVELS = 9;

    private static GrowthConstants constants(KacModel kac, ParticleNumber n) {
        return ModelConstants.of(kac, List.of(n), null).growthConstants();
    }

    /** The sharpest ratio, and the multiset at which it is reached. */
    @Test
    void conditionOneHoldsAndTheSharpestRatioHasAWitness() {
        for (KacModel kac : List.of(Scenes.kac(), Scenes.binaryTernary())) {
            GridModel model = Scenes.small(kac, 4);
            GridSpace space = GridSpace.of(model.grid(), LEVELS + kac.reach());
            for (ParticleNumber n : List.of(
                    ParticleNumber.of(kac.highestOrder() + 1), ParticleNumber.of(30), ParticleNumber.INFINITE)) {
                KacHierarchy hierarchy = KacHierarchy.of(model, space, n);
                GrowthCheck check = GrowthCheck.of(constants(kac, n), hierarchy::norm, LEVELS, SLACK);
                GrowthCheck.Row worst = check.worst();
                OperatorNorm norm = hierarchy.operatorNorm(worst.s(), worst.k());
                assertThat(check.holds()).as("%s, N = %s: %s", kac, n, check).isTrue();
                // Small at N = M + 1, where (6.35) has the factor (1 - M/N)^{-M}.
                assertThat(worst.ratio()).isBetween(0.005, 1 + SLACK);
                double[] unit = new double[space.dimension(worst.s() + worst.k())];
                int[] cells = norm.witness().stream().mapToInt(i -> i).toArray();
                unit[space.multisets().rank(cells, cells.length)] = 1;
                SymmetricMasses image = hierarchy.apply(worst.s(), worst.k(), space.element(cells.length, unit));
                assertThat(space.level(worst.s()).norm(image)).isCloseTo(worst.norm(), within(1e-12));
            }
        }
    }

    /**
     * A gas in which every pair collides at rate 1 and not at {@code 2/(N-1)}: the mean-field scaling is forgotten. Its operators {@code sum_{|I|=2} C_I} grow like {@code s^2}, so Condition 1 fails with
     * every constant; the check says where.
     */
    @Test
    void withoutTheMeanFieldScalingConditionOneIsRefuted() {
        KacModel kac = Scenes.kac();
        GridModel model = Scenes.small(kac, 4);
        GridSpace space = GridSpace.of(model.grid(), LEVELS + 1);
        ParticleNumber n = ParticleNumber.of(LEVELS + 1);
        KacHierarchy hierarchy = KacHierarchy.of(model, space, n);
        GrowthConstants constants = constants(kac, n);
        double scaling = (n.count() - 1) / 2.0;
        GrowthCheck check = GrowthCheck.of(
                constants, (s, k) -> k == 0 ? scaling * hierarchy.norm(s, 0) : hierarchy.norm(s, k), LEVELS, SLACK);
        assertThat(check.holds()).isFalse();
        assertThat(check.worst().k()).isZero();
        assertThat(check.worst().s()).isEqualTo(LEVELS);
        assertThat(check.toString()).contains("fails", "C_{9,9}");
        // The measured constant grows with the levels looked at: no R_0 will do.
        double few = GrowthCheck.measure((s, k) -> k == 0 ? scaling * hierarchy.norm(s, 0) : 0, 1, 4)
                .constant(0);
        double many = GrowthCheck.measure((s, k) -> k == 0 ? scaling * hierarchy.norm(s, 0) : 0, 1, LEVELS)
                .constant(0);
        assertThat(many).isGreaterThan(1.5 * few);
        assertThat(GrowthCheck.measure(hierarchy::norm, 1, LEVELS).constant(0))
                .isLessThanOrEqualTo(constants.constant(0));
    }

    @Test
    void everyEntryRefusesWhatDoesNotFitBeforeWorkStarts() {
        KacModel ternary = Scenes.binaryTernary();
        // No array of 4000^3/6 multisets exists.
        assertThatThrownBy(() -> GridModel.of(ternary, VelocityGrid.of(1, 4000, 3), new Resolution(1, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("collisions of order 3 on 4000 cells need")
                .hasMessageContaining("the largest that fits is n cells per axis, n = ");
        // A budget of 1 MB: a full matrix of 25 cells does not fit, and a few rows show that neither does the sparse
        // one.
        assertThatThrownBy(() -> CollisionMatrix.guard(
                        ternary.collisions(3), VelocityGrid.of(1, 25, 3), new Resolution(2, 12), 1e6))
                .hasMessageContaining("on 25 cells need")
                .hasMessageContaining("more than the 1.0 MiB at hand")
                .hasMessageMatching(".*the largest that fits is n cells per axis, n = ([5-9]|1[0-9])");
        CollisionMatrix.guard(ternary.collisions(3), VelocityGrid.of(1, 5, 3), new Resolution(2, 12), 1e6);
        GridModel model = Scenes.small(ternary, 6);
        assertThatThrownBy(() -> MasterEquation.of(model, ParticleNumber.of(1_000_000)))
                .hasMessageContaining("need")
                .hasMessageContaining("the largest that fits is N = ");
        assertThatThrownBy(() -> GridSpace.of(model.grid(), 1_000_000))
                .hasMessageContaining("the largest that fits is s = ");
        assertThat(GridSpace.bytes(VelocityGrid.of(1, 16, 5), 8)).isBetween(2e7, 2e8);
        int largest = GridSpace.largest(model.grid(), 1_000_000);
        assertThat(GridSpace.bytes(model.grid(), largest)).isLessThanOrEqualTo(Memory.available());
        assertThatThrownBy(() -> GridSpace.of(model.grid(), largest + 1)).hasMessageContaining("s = " + largest);
        GridSpace space = GridSpace.of(model.grid(), 4);
        KacHierarchy hierarchy = KacHierarchy.of(model, space, ParticleNumber.INFINITE);
        SymmetricMasses f = space.random(4, RandomSource.L64_X128_MIX.create(1));
        assertThatThrownBy(() -> hierarchy.apply(4, 2, f)).hasMessageContaining("level s = 6 of a space");
        assertThatThrownBy(() -> space.random(4, RandomSource.L64_X128_MIX.create(1))
                        .space()
                        .level(5))
                .hasMessageContaining("level s = 5");
    }
}
