package stosszahl.testkit;

import org.assertj.core.api.AbstractAssert;
import stosszahl.collision.CollisionLaw;

/** Assertions about a collision law; each is the check of that id in {@link CollisionLawContract}. */
public final class CollisionLawAssert extends AbstractAssert<CollisionLawAssert, CollisionLaw> {
    private static final int TRIES = 50;

    CollisionLawAssert(CollisionLaw law) {
        super(law, CollisionLawAssert.class);
    }

    /**
     * Every {@code T^w} is an isometry (H1), which is conservation of energy.
     *
     * @return this
     */
    public CollisionLawAssert satisfiesH1() {
        return check("H1");
    }

    /**
     * {@code T^w V} and {@code (T^w)^-1 V} have one law, (H2) and (1.2).
     *
     * @return this
     */
    public CollisionLawAssert satisfiesH2() {
        return check("H2");
    }

    /**
     * {@code T^w V} and its conjugates by permutations of the particles have one law, (H3) and (1.3).
     *
     * @return this
     */
    public CollisionLawAssert satisfiesH3() {
        return check("H3");
    }

    /**
     * The sum of the velocities is conserved, (1.5).
     *
     * @return this
     */
    public CollisionLawAssert conservesMomentum() {
        return check("momentum");
    }

    private CollisionLawAssert check(String id) {
        isNotNull();
        for (Check check : LawChecks.of(actual, true, 2211_02758L, TRIES)) {
            if (check.id().equals(id)) {
                check.refutation().ifPresent(e -> {
                    throw failure(
                            "%s",
                            "the law " + actual.name() + " breaks " + id + ", " + check.statement() + ": "
                                    + e.getMessage());
                });
            }
        }
        return this;
    }
}
