package stosszahl.testkit;

import java.util.List;
import org.assertj.core.annotation.CheckReturnValue;
import org.assertj.core.api.AbstractAssert;
import stosszahl.particle.Estimate;
import stosszahl.particle.SimultaneousTest;

/** Assertions about a Monte Carlo estimate. */
public final class EstimateAssert extends AbstractAssert<EstimateAssert, Estimate> {
    EstimateAssert(Estimate estimate) {
        super(estimate, EstimateAssert.class);
    }

    /**
     * Prepares the comparison with a reference; {@link Reference#atLevel} makes it.
     *
     * @param reference what the estimate should be
     * @return the comparison, not yet made
     */
    @CheckReturnValue
    public Reference agreesWith(double reference) {
        return new Reference(reference);
    }

    /** A reference that an estimate is to be compared with. */
    public final class Reference {
        private final double value;

        private Reference(double value) {
            this.value = value;
        }

        /**
         * Student's test.
         *
         * @param level the probability to refute a right estimate
         * @return the assertions about the estimate
         * @throws IllegalArgumentException if the level is not between 0 and 1
         */
        public EstimateAssert atLevel(double level) {
            isNotNull();
            var agreement = SimultaneousTest.atLevel(level).test(List.of(SimultaneousTest.Item.of(actual, value)));
            if (agreement.outcome() == SimultaneousTest.Outcome.REFUTED) {
                throw failure("refuted at level %s: %s", level, agreement.witness());
            }
            return EstimateAssert.this;
        }
    }
}
