package stosszahl.testkit;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The hypotheses and the conclusion of Theorem 2.1: {@code Condition 1}, {@code Condition 2}, {@code A1}, {@code A2}, {@code A3}, {@code window} and {@code Theorem 2.1}. Looked at through finitely many
 * observables, levels and values of {@code N}: it refutes, it does not prove.
 *
 * @param <E> the elements of the levels
 */
@FunctionalInterface
public interface ConvergentFamilyContract<E> extends Contract {
    /**
     * The family under test.
     *
     * @return the family
     */
    ConvergentFamily<E> family();

    /**
     * The tests.
     *
     * @return one for each check
     */
    @TestFactory
    default Stream<DynamicTest> convergentFamily() {
        return DynamicChecks.tests(FamilyChecks.of(family()), expectedFailures());
    }

    /**
     * The contract for one family of a list.
     *
     * @param <E> the elements
     * @param name its name
     * @param family the family
     * @return the tests
     */
    static <E> DynamicContainer of(String name, ConvergentFamily<E> family) {
        return DynamicChecks.container(name, FamilyChecks.of(family), ExpectedFailures.none());
    }
}
