package stosszahl.particle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** The test of agreement keeps its level over many comparisons, has power, and says when it could not have seen. */
class SimultaneousTestTest {
    private static SimultaneousTest.Item item(double mean, double error, double reference) {
        return new SimultaneousTest.Item("x", mean, error, 1000, reference, 0);
    }

    private static List<SimultaneousTest.Item> truth(ZigguratSampler.NormalizedGaussian normal) {
        List<SimultaneousTest.Item> items = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            SummaryStatistics s = new SummaryStatistics();
            for (int r = 0; r < 5; r++) {
                s.addValue(normal.sample());
            }
            items.add(new SimultaneousTest.Item("x", s.getMean(), s.getStandardDeviation() / Math.sqrt(5), 5, 0, 0));
        }
        return items;
    }

    @Test
    void tenTrueComparisonsOfFewReplicasAreRefutedAtTheLevelAndNoMore() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(1L);
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(rng);
        int trials = 4000;
        int refuted = 0;
        int uncorrected = 0;
        int gaussian = 0;
        for (int trial = 0; trial < trials; trial++) {
            List<SimultaneousTest.Item> items = truth(normal);
            refuted += SimultaneousTest.atLevel(0.05).test(items).outcome() == SimultaneousTest.Outcome.REFUTED ? 1 : 0;
            uncorrected += items.stream().anyMatch(i -> i.p() < 0.05) ? 1 : 0;
            // The Gaussian's quantile for 0.05/10, two-sided, is 2.807.
            gaussian += items.stream().anyMatch(i -> Math.abs(i.z()) > 2.807) ? 1 : 0;
        }
        // 1 - 0.995^10 = 0.0489, within four standard errors 0.0034.
        assertThat(refuted / (double) trials).isCloseTo(0.0489, within(0.014));
        assertThat(uncorrected / (double) trials).as("without correction").isGreaterThan(0.3);
        assertThat(gaussian / (double) trials).as("without Student's t").isGreaterThan(0.2);
    }

    @Test
    void theWorstComparisonIsTheWitness() {
        SimultaneousTest.Agreement agreement = SimultaneousTest.atLevel(1e-4)
                .test(List.of(item(1, 0.1, 1.1), item(2, 0.1, 1), item(3, 0.1, 3.2), item(4, 0.001, 3)));
        assertThat(agreement.outcome()).isEqualTo(SimultaneousTest.Outcome.REFUTED);
        assertThat(agreement.z()).isCloseTo(1000, within(1e-9));
        assertThat(agreement.witness())
                .contains("4.0000000 +- 0.0010 against 3.0000000")
                .contains("the least of 4");
        assertThat(agreement.refuted()).extracting(SimultaneousTest.Item::mean).containsExactly(4.0, 2.0);
    }

    @Test
    void noiseAboveTheEffectLeavesItOpen() {
        SimultaneousTest test = SimultaneousTest.atLevel(0.01);
        List<SimultaneousTest.Item> noisy = List.of(item(1, 0.1, 1.1));
        assertThat(test.test(noisy).outcome()).isEqualTo(SimultaneousTest.Outcome.AGREES);
        assertThat(test.resolving(0.1).test(noisy).outcome()).isEqualTo(SimultaneousTest.Outcome.UNRESOLVED);
        assertThat(test.resolving(0.3).test(noisy).outcome()).isEqualTo(SimultaneousTest.Outcome.AGREES);
        // The 0.995 quantile of Student's t with 999 degrees of freedom is 2.5808.
        assertThat(test.test(noisy).halfWidth()).isCloseTo(0.25808, within(1e-5));
        assertThat(test.resolving(0.1).test(List.of(item(1, 0.1, 3))).outcome())
                .isEqualTo(SimultaneousTest.Outcome.REFUTED);
    }

    @Test
    void theErrorOfTheReferenceIsNotHeldAgainstTheEstimate() {
        SimultaneousTest test = SimultaneousTest.atLevel(1e-4);
        assertThat(test.test(List.of(new SimultaneousTest.Item("x", 1, 1e-3, 100, 1.1, 0.1)))
                        .outcome())
                .isEqualTo(SimultaneousTest.Outcome.AGREES);
        assertThat(test.test(List.of(new SimultaneousTest.Item("x", 1, 1e-3, 100, 1.1, 0.05)))
                        .outcome())
                .isEqualTo(SimultaneousTest.Outcome.REFUTED);
    }

    @Test
    void whatDoesNotFluctuateMustBeRightUpToRounding() {
        SimultaneousTest test = SimultaneousTest.atLevel(1e-4);
        assertThat(test.test(List.of(item(1 + 1e-15, 0, 1))).outcome()).isEqualTo(SimultaneousTest.Outcome.AGREES);
        assertThat(test.test(List.of(item(1 + 1e-9, 0, 1))).outcome()).isEqualTo(SimultaneousTest.Outcome.REFUTED);
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> SimultaneousTest.atLevel(1)).hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> SimultaneousTest.atLevel(0.1).test(List.of()))
                .hasMessageContaining("nothing to compare");
        assertThatThrownBy(() -> item(Double.NaN, 1, 1)).hasMessageContaining("cannot be compared");
        assertThatThrownBy(() -> SimultaneousTest.atLevel(0.1).resolving(0)).hasMessageContaining("> 0");
    }
}
