package stosszahl.testkit;

import java.util.Arrays;
import java.util.function.DoubleFunction;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.data.Offset;
import stosszahl.claim.PowerLaw;
import stosszahl.hierarchy.Convergence;
import stosszahl.hierarchy.GradedElement;

/**
 * Assertions about a family of hierarchies.
 *
 * @param <E> the elements of the levels
 */
public final class ConvergentFamilyAssert<E> extends AbstractAssert<ConvergentFamilyAssert<E>, ConvergentFamily<E>> {
    private double[] errors = {};

    ConvergentFamilyAssert(ConvergentFamily<E> family) {
        super(family, ConvergentFamilyAssert.class);
    }

    /**
     * Convergence in observables, Definition 3 (2): the errors fall at the family's rate from each {@code N} to the next.
     *
     * @param limit the path {@code t -> F(t)}, such as {@link ConvergentFamily#limitPath()}
     * @return this
     */
    public ConvergentFamilyAssert<E> convergesInObservablesTo(DoubleFunction<GradedElement<E>> limit) {
        isNotNull();
        Convergence table =
                Convergence.inObservables(actual::path, limit, actual.observables(), actual.numbers(), actual.times());
        errors = table.largestErrors();
        if (!table.decays(actual.rate(), 1e-11)) {
            throw failure(
                    "no convergence in observables on [0, %s]: the largest errors at N = %s are %s, which do not fall like N^-%s",
                    actual.end(), actual.particles(), Arrays.toString(errors), actual.rate());
        }
        return this;
    }

    /**
     * The rate: minus the least-squares slope of the logarithm of the largest error on that of {@code N}.
     *
     * @param rate the rate, 1 for errors like {@code 1/N}
     * @param offset how far the slope may be off
     * @return this
     * @throws IllegalStateException if no convergence was asserted before
     */
    public ConvergentFamilyAssert<E> atRate(double rate, Offset<Double> offset) {
        if (errors.length == 0) {
            throw new IllegalStateException("a rate of what? call convergesInObservablesTo(..) before atRate(..)");
        }
        PowerLaw law = PowerLaw.fit(
                actual.particles().stream().mapToDouble(Long::doubleValue).toArray(), errors);
        if (!(Math.abs(-law.slope() - rate) <= offset.value)) {
            throw failure(
                    "the errors %s at N = %s fall like %s, not like N^-%s within %s",
                    Arrays.toString(errors), actual.particles(), law, rate, offset.value);
        }
        return this;
    }
}
