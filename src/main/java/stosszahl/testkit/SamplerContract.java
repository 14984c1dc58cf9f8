package stosszahl.testkit;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.observable.Observable;
import stosszahl.particle.Ensemble;
import stosszahl.particle.Estimate;

/**
 * A sampler of the jump process of Section 4 against the exact moments of {@code stosszahl.moment}: {@code sampler/start}, {@code sampler/oracle}, {@code sampler/replay},
 * {@code sampler/independence}, {@code sampler/error}. A right sampler fails a check with probability about {@code 1e-6}; seeds are fixed.
 */
public interface SamplerContract extends Contract {
    /**
     * The model that is sampled.
     *
     * @return the model
     */
    KacModel model();

    /**
     * Runs the sampler.
     *
     * @param model the model
     * @param particles the number {@code N}
     * @param observables what is averaged
     * @param seed the seed
     * @param times when, increasing
     * @return one estimate for each observable and time, the times of the first observable first, each over at least 100 replicas
     */
    List<Estimate> sample(
            KacModel model, ParticleNumber particles, List<Observable> observables, long seed, double... times);

    /**
     * The number of particles.
     *
     * @return 10, unless overridden: small, so that effects of finite {@code N} show
     */
    default ParticleNumber particles() {
        return ParticleNumber.of(10);
    }

    /**
     * Polynomial observables that fluctuate.
     *
     * @return {@code v1^4} and {@code v1^2*v2^2} in dimension 1, with components {@code x} and {@code y} above; unless overridden
     */
    default List<Observable> observables() {
        int d = model().dimension();
        return Stream.of(d == 1 ? "v1^4" : "v1x^4", d == 1 ? "v1^2*v2^2" : "v1x^2*v2y^2")
                .map(text -> Observable.parse(text, d))
                .toList();
    }

    /**
     * The tests.
     *
     * @return one for each check
     */
    @TestFactory
    default Stream<DynamicTest> samplerLaws() {
        return DynamicChecks.tests(SamplerChecks.of(this), expectedFailures());
    }

    /**
     * The contract for the project's own sampler on one model of a list.
     *
     * @param model the model
     * @return the tests
     */
    static DynamicContainer of(KacModel model) {
        return DynamicChecks.container(model.name(), SamplerChecks.of(ensemble(model)), ExpectedFailures.none());
    }

    /**
     * The project's own sampler, {@link Ensemble} with 400 replicas, under its contract.
     *
     * @param model the model
     * @return the contract
     */
    static SamplerContract ensemble(KacModel model) {
        return new SamplerContract() {
            @Override
            public KacModel model() {
                return model;
            }

            @Override
            public List<Estimate> sample(
                    KacModel of, ParticleNumber n, List<Observable> observables, long seed, double... times) {
                return Ensemble.of(of, n, 400, seed).run(observables, times).estimates();
            }
        };
    }
}
