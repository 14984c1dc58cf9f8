package stosszahl.testkit;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import stosszahl.hierarchy.GrowthConstants;
import stosszahl.hierarchy.Hierarchy;
import stosszahl.hierarchy.OperatorNorms;

/**
 * What Section 2 asks of a hierarchy and what Section 5 draws from it: {@code hierarchy/linear}, {@code hierarchy/arguments}, {@code hierarchy/norms}, {@code Condition 1} for a hierarchy with
 * finitely many levels and {@code Condition 2} for another, {@code Lemma 5.1}, {@code Lemma 5.2}, {@code Proposition 2.1} or {@code Proposition 2.2}, and the {@code mild equation}.
 *
 * <p>The Conditions are about all levels; looked at are those up to {@link #levels()}. Lemma 5.2 is held to its proof, which needs {@code n >= 1} and not {@code n >= 10}.
 *
 * @param <E> the elements of the levels
 */
public interface HierarchyContract<E> extends Contract {
    /**
     * Random elements of the levels.
     *
     * @param <E> the elements
     */
    @FunctionalInterface
    interface Elements<E> {
        /**
         * An element of level {@code s}.
         *
         * @param s the level
         * @param draw where the numbers come from
         * @return the element
         */
        E element(int s, Draw draw);
    }

    /**
     * The hierarchy under test.
     *
     * @return the hierarchy
     */
    Hierarchy<E> hierarchy();

    /**
     * The constants {@code R_k} or {@code rho_k} that it claims.
     *
     * @return the constants
     */
    GrowthConstants constants();

    /**
     * A random element of level {@code s}.
     *
     * @param s the level
     * @param draw where the numbers come from
     * @return the element
     */
    E element(int s, Draw draw);

    /**
     * The operator norms, if they are known.
     *
     * @return the hierarchy itself if it implements {@link OperatorNorms}, the exact norms on a grid, or nothing: then random elements stand in
     */
    default Optional<OperatorNorms> norms() {
        return HierarchyChecks.normsOf(hierarchy());
    }

    /**
     * The highest level that is looked at, more than the reach {@code m}.
     *
     * @return 6, unless overridden
     */
    default int levels() {
        return 6;
    }

    /**
     * The tests.
     *
     * @return one for each check
     */
    @TestFactory
    default Stream<DynamicTest> hierarchyLaws() {
        return DynamicChecks.tests(
                HierarchyChecks.of(hierarchy(), constants(), this::element, norms(), levels(), seed(), tries()),
                expectedFailures());
    }

    /**
     * The contract for one hierarchy of a list.
     *
     * @param <E> the elements
     * @param hierarchy the hierarchy
     * @param constants the constants that it claims
     * @param elements gives random elements
     * @param levels the highest level looked at
     * @return the tests
     */
    static <E> DynamicContainer of(
            Hierarchy<E> hierarchy, GrowthConstants constants, Elements<E> elements, int levels) {
        return DynamicChecks.container(
                hierarchy.toString(),
                HierarchyChecks.of(
                        hierarchy, constants, elements, HierarchyChecks.normsOf(hierarchy), levels, 2211_02758L, 20),
                ExpectedFailures.none());
    }
}
