package stosszahl.testkit;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What makes a finite velocity model an exact instance of the theorem: {@code grid/probabilities}, {@code grid/symmetry}, {@code grid/mass}, {@code grid/positivity}, {@code grid/adjoint},
 * {@code grid/marginals}, {@code grid/consistency} (the marginals of the master equation obey the BBGKY hierarchy) and {@code Remarks 6.1}.
 */
@FunctionalInterface
public interface DiscretisationContract extends Contract {
    /**
     * The discretisation under test.
     *
     * @return the discretisation; its space has levels up to the {@code N} that is tried, {@code N > M}
     */
    Discretisation discretisation();

    /**
     * The tests.
     *
     * @return one for each check
     */
    @TestFactory
    default Stream<DynamicTest> discretisationLaws() {
        return DynamicChecks.tests(GridChecks.of(discretisation(), seed(), tries()), expectedFailures());
    }

    /**
     * The contract for one discretisation of a list.
     *
     * @param name its name
     * @param discretisation the discretisation
     * @return the tests
     */
    static DynamicContainer of(String name, Discretisation discretisation) {
        return DynamicChecks.container(name, GridChecks.of(discretisation, 2211_02758L, 20), ExpectedFailures.none());
    }
}
