package stosszahl.particle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.observable.Observable;

/** The sampler has the moments of order four that {@link Gases#moments} derives by hand, and samplers that are wrong on purpose do not. */
class KnownMomentsTest {
    private static final double LEVEL = 1e-4;
    private static final long SEED = 20221105;
    private static final int SMALL = 10;
    private static final int REPLICAS = 60_000;
    private static final double[] TIMES = {0.5, 1.5, 3};
    private static final Observable FOURTH = Observable.parse("v1^4", 1);
    private static final Observable SQUARES = Observable.parse("v1^2*v2^2", 1);

    private static SimultaneousTest.Agreement compare(Ensemble ensemble, double kappa, int n) {
        EnsembleResult result = ensemble.threads(2).run(List.of(FOURTH, SQUARES), TIMES);
        List<SimultaneousTest.Item> items = new ArrayList<>();
        for (double t : TIMES) {
            double[] exact = Gases.moments(kappa, n, t);
            items.add(SimultaneousTest.Item.of(result.estimate(FOURTH, t), exact[0]));
            items.add(SimultaneousTest.Item.of(result.estimate(SQUARES, t), exact[1]));
        }
        return SimultaneousTest.atLevel(LEVEL).resolving(0.1).test(items);
    }

    private static Ensemble ensemble(KacModel model, int n, int replicas) {
        return Ensemble.of(model, ParticleNumber.of(n), replicas, SEED);
    }

    private static void agrees(SimultaneousTest.Agreement agreement) {
        assertThat(agreement.outcome()).as(agreement.witness()).isEqualTo(SimultaneousTest.Outcome.AGREES);
    }

    @Test
    void theFormulaHasItsEndsRight() {
        assertThat(Gases.moments(0.5, 10, 0)).containsExactly(Gases.FOURTH, 1);
        // In the limit of time A = 3B, and the square of the energy is what it was.
        double[] late = Gases.moments(0.5, 10, 200);
        assertThat(late[0]).isCloseTo(3 * late[1], within(1e-12));
        assertThat(late[0] + 9 * late[1]).isCloseTo(Gases.FOURTH + 9, within(1e-12));
    }

    @Test
    void kacWithTenParticles() {
        agrees(compare(ensemble(Gases.kac(), SMALL, REPLICAS), 0.5, SMALL));
    }

    @Test
    void kacWithAThousandParticles() {
        agrees(compare(ensemble(Gases.kac(), 1000, 2000), 0.5, 1000));
    }

    /** The way for any law, on the same law. */
    @Test
    void kacTheGeneralWay() {
        agrees(compare(ensemble(Gases.kac(), SMALL, REPLICAS).startedBy(KnownMomentsTest::general), 0.5, SMALL));
    }

    @Test
    void ternaryWithTenParticles() {
        agrees(compare(ensemble(Gases.ternary(), SMALL, REPLICAS), 3 * 16 / 45.0, SMALL));
    }

    @Test
    void binaryTernaryWithTenAndAThousandParticles() {
        double kappa = 0.5 * 2 / 4 + 0.5 * 3 * 16 / 45;
        agrees(compare(ensemble(Gases.binaryTernary(), SMALL, REPLICAS), kappa, SMALL));
        agrees(compare(ensemble(Gases.binaryTernary(), 1000, 1000), kappa, 1000));
    }

    private static JumpProcess general(KacModel model, double[] v, Xoroshiro rng) {
        model.start().sample(rng, v.length / model.dimension(), v);
        return new JumpProcess(v, 1, v.length, new AnyCollisions(model, v.length, rng), rng);
    }

    @ParameterizedTest
    @EnumSource(WrongSampler.class)
    void wrongSamplersAreRefuted(WrongSampler wrong) {
        SimultaneousTest.Agreement agreement =
                compare(ensemble(Gases.kac(), SMALL, REPLICAS).startedBy(wrong::start), 0.5, SMALL);
        assertThat(agreement.outcome()).as(agreement.witness()).isEqualTo(SimultaneousTest.Outcome.REFUTED);
    }
}
