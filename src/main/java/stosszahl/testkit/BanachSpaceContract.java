package stosszahl.testkit;

import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import stosszahl.hierarchy.BanachSpace;
import stosszahl.hierarchy.Functional;

/**
 * A Banach space and its dual: {@code space/vector-space}, {@code space/values}, {@code space/norm}, {@code space/duality}. Completeness is nothing that finitely many elements could show.
 *
 * @param <E> the elements
 */
public interface BanachSpaceContract<E> extends Contract {
    /**
     * The space under test.
     *
     * @return the space
     */
    BanachSpace<E> space();

    /**
     * A random element.
     *
     * @param draw where the numbers come from
     * @return an element of the space
     */
    E element(Draw draw);

    /**
     * A random observable of the dual.
     *
     * @param draw where the numbers come from
     * @return an observable with its norm, or an upper bound for it
     */
    Functional<E> functional(Draw draw);

    /**
     * The tests.
     *
     * @return one for each check
     */
    @TestFactory
    default Stream<DynamicTest> banachSpace() {
        return DynamicChecks.tests(
                SpaceChecks.of(space(), this::element, this::functional, seed(), tries()), expectedFailures());
    }

    /**
     * The contract for one space of a list.
     *
     * @param <E> the elements
     * @param space the space
     * @param element gives random elements
     * @param functional gives random observables
     * @return the tests
     */
    static <E> DynamicContainer of(
            BanachSpace<E> space, Function<Draw, E> element, Function<Draw, Functional<E>> functional) {
        return DynamicChecks.container(
                space.name(), SpaceChecks.of(space, element, functional, 2211_02758L, 50), ExpectedFailures.none());
    }
}
