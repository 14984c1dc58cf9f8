package stosszahl.testkit;

import org.assertj.core.api.AbstractAssert;
import stosszahl.hierarchy.GrowthCheck;
import stosszahl.hierarchy.GrowthConstants;
import stosszahl.hierarchy.Hierarchy;
import stosszahl.hierarchy.OperatorNorms;

/**
 * Assertions about a hierarchy that knows its operator norms.
 *
 * @param <E> the elements of the levels
 */
public final class HierarchyAssert<E> extends AbstractAssert<HierarchyAssert<E>, Hierarchy<E>> {
    private int levels = 6;

    HierarchyAssert(Hierarchy<E> hierarchy) {
        super(hierarchy, HierarchyAssert.class);
    }

    /**
     * Looks at more levels, or fewer, than 6.
     *
     * @param highest the highest level, at least 1
     * @return this
     */
    public HierarchyAssert<E> upToLevel(int highest) {
        levels = highest;
        return this;
    }

    /**
     * Condition 1, (2.9), on the levels looked at.
     *
     * @param constants the constants {@code R_k}
     * @return this
     * @throws IllegalArgumentException if the hierarchy knows no norms
     */
    public HierarchyAssert<E> satisfiesCondition1(GrowthConstants constants) {
        return condition("Condition 1", "R", constants);
    }

    /**
     * Condition 2, (2.14), on the levels looked at.
     *
     * @param constants the constants {@code rho_k}
     * @return this
     * @throws IllegalArgumentException if the hierarchy knows no norms
     */
    public HierarchyAssert<E> satisfiesCondition2(GrowthConstants constants) {
        return condition("Condition 2", "rho", constants);
    }

    private HierarchyAssert<E> condition(String name, String letter, GrowthConstants constants) {
        isNotNull();
        OperatorNorms norms = HierarchyChecks.normsOf(actual)
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                actual
                                        + " gives no operator norms; implement OperatorNorms, or use HierarchyContract, which tries random elements"));
        // A hierarchy on a grid has no levels beyond its space.
        int top = actual.space() instanceof stosszahl.grid.GridSpace grid
                ? Math.min(levels, grid.levels() - actual.reach())
                : levels;
        if (constants.reach() < actual.reach()) {
            throw failure(
                    "%s needs %s_0 to %s_%d and has only %d constants",
                    name, letter, letter, actual.reach(), constants.reach() + 1);
        }
        GrowthCheck check =
                HierarchyChecks.exact(constants, (s, k) -> (long) s + k > actual.levels() ? 0 : norms.norm(s, k), top);
        for (GrowthCheck.Row row : check.rows()) {
            if (!check.holds() && row.ratio() > 1 + 1e-11) {
                throw failure(
                        "%s fails: ||C_{%d,%d}|| = %s exceeds %s_%d s = %s at s = %d, k = %d; worst of all: %s",
                        name,
                        row.s(),
                        row.s() + row.k(),
                        row.norm(),
                        letter,
                        row.k(),
                        row.bound(),
                        row.s(),
                        row.k(),
                        check.worst());
            }
        }
        return this;
    }
}
