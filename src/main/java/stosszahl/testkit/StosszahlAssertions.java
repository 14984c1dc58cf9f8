package stosszahl.testkit;

import stosszahl.collision.CollisionLaw;
import stosszahl.hierarchy.Hierarchy;
import stosszahl.particle.Estimate;

/** The entry point of the assertions, to be imported statically beside AssertJ's own. */
public final class StosszahlAssertions {
    private StosszahlAssertions() {}

    /**
     * Assertions about a collision law.
     *
     * @param law the law
     * @return the assertions
     */
    public static CollisionLawAssert assertThat(CollisionLaw law) {
        return new CollisionLawAssert(law);
    }

    /**
     * Assertions about a hierarchy.
     *
     * @param <E> the elements of the levels
     * @param hierarchy the hierarchy
     * @return the assertions
     */
    public static <E> HierarchyAssert<E> assertThat(Hierarchy<E> hierarchy) {
        return new HierarchyAssert<>(hierarchy);
    }

    /**
     * Assertions about a family of hierarchies.
     *
     * @param <E> the elements of the levels
     * @param family the family
     * @return the assertions
     */
    public static <E> ConvergentFamilyAssert<E> assertThat(ConvergentFamily<E> family) {
        return new ConvergentFamilyAssert<>(family);
    }

    /**
     * Assertions about a Monte Carlo estimate.
     *
     * @param estimate the estimate
     * @return the assertions
     */
    public static EstimateAssert assertThat(Estimate estimate) {
        return new EstimateAssert(estimate);
    }
}
