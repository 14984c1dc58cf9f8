package stosszahl.testkit;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import stosszahl.collision.CollisionLaw;

/**
 * What Section 1.1 asks of a collision law, and what the rest of the program relies on: {@code H1}, {@code H2}, {@code H3}, {@code momentum} if the law says so, and {@code law/linear},
 * {@code law/arguments}, {@code law/matrix}, {@code law/kernel}, {@code law/collider}, {@code law/average}, {@code law/exchangeable}.
 *
 * <pre>
 * class MyLawTest implements CollisionLawContract {
 *     public CollisionLaw law() { return new MyLaw(); }
 * }
 * </pre>
 *
 * <p>H2 and H3 compare moments up to degree 6 where angles have at most 3 dimensions, up to degree 4 where averages are exact, and samples by a test of level {@code 1e-6} otherwise; where the
 * hypothesis holds for every single map that decides it.
 */
@FunctionalInterface
public interface CollisionLawContract extends Contract {
    /**
     * The law under test.
     *
     * @return the law
     */
    CollisionLaw law();

    /**
     * Does the law claim to conserve momentum (1.5), which the paper does not ask for.
     *
     * @return false, unless overridden
     */
    default boolean conservesMomentum() {
        return false;
    }

    /**
     * The tests.
     *
     * @return one for each check
     */
    @TestFactory
    default Stream<DynamicTest> collisionLaw() {
        return DynamicChecks.tests(LawChecks.of(law(), conservesMomentum(), seed(), tries()), expectedFailures());
    }

    /**
     * The contract for one law of a list, for a {@link TestFactory} of one's own.
     *
     * @param law the law
     * @param expected the laws that it is known to break
     * @return the tests
     */
    static DynamicContainer of(CollisionLaw law, ExpectedFailures expected) {
        CollisionLawContract contract = () -> law;
        return DynamicChecks.container(
                law.name() + ", K = " + law.order() + ", d = " + law.dimension() + ", "
                        + law.kernel().name(),
                LawChecks.of(law, false, contract.seed(), contract.tries()),
                expected);
    }
}
