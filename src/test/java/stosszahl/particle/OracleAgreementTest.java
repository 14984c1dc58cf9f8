package stosszahl.particle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import stosszahl.catalogue.ModelCatalogue;
import stosszahl.initial.InitialLaw;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.moment.MomentSystem;
import stosszahl.observable.Observable;

/**
 * The jump process has the moments that the exact hierarchy says, for every built-in model, few particles and many: one test over all comparisons. Seed {@value #SEED}.
 *
 * <p>The least number of particles is 4, and 5 for the model with collisions of five.
 */
class OracleAgreementTest {
    /** Probability to refute anything, over all models, numbers of particles, observables and times, if everything is right. */
    private static final double LEVEL = 1e-4;

    private static final long SEED = 20221104;
    private static final int[] PARTICLES = {4, 10, 1000};
    private static final int[] REPLICAS = {20_000, 20_000, 200};
    private static final double[] TIMES = {0.5, 2};
    private static final List<String> LINE = List.of(
            "v1",
            "v1^2",
            "v1^3",
            "v1^4",
            "v1^6",
            "v1*v2",
            "v1^3*v2",
            "v1^2*v2^2",
            "v1^4*v2^2",
            "v1*v2*v3",
            "v1^2*v2*v3",
            "v1^2*v2^2*v3^2");
    private static final List<String> SPACE = List.of(
            "v1x",
            "v1x^2",
            "v1x*v1y",
            "v1x^4",
            "v1x^2*v1y^2",
            "v1y^2*v1x",
            "v1x*v2x",
            "v1x^2*v2x^2",
            "v1x^2*v2y^2",
            "v1x*v1y*v2x*v2y",
            "v1x^2*v2x*v3x",
            "v1x^2*v2y^2*v3x^2");

    /** The built-in models, and Kac's from two narrow bells, whose moments have little noise. */
    private static List<KacModel> models() {
        List<KacModel> models = new ArrayList<>();
        for (String name : ModelCatalogue.names()) {
            models.add(ModelCatalogue.load(name).model());
        }
        models.add(twoBells());
        return models;
    }

    private static KacModel twoBells() {
        KacModel kac = ModelCatalogue.load("kac").model();
        return KacModel.of("kac from two bells", kac.collisions(), InitialLaw.product(Gases.TWO_BELLS));
    }

    private static List<Observable> observables(KacModel model) {
        return (model.dimension() == 1 ? LINE : SPACE)
                .stream().map(o -> Observable.parse(o, model.dimension())).toList();
    }

    /** Samples for one number of particles against expectations for another, the same if all is right. */
    private static List<SimultaneousTest.Item> compared(
            KacModel model, MomentSystem oracle, int size, Ensemble.Start start, ParticleNumber reference) {
        List<Observable> observables = observables(model);
        int n = Math.max(PARTICLES[size], model.highestOrder());
        EnsembleResult result = Ensemble.of(model, ParticleNumber.of(n), REPLICAS[size], SEED)
                .threads(2)
                .startedBy(start)
                .run(observables, TIMES);
        double[][] exact =
                oracle.expectations(observables, reference.finite() ? ParticleNumber.of(n) : reference, TIMES);
        List<SimultaneousTest.Item> items = new ArrayList<>();
        for (int o = 0; o < observables.size(); o++) {
            for (int t = 0; t < TIMES.length; t++) {
                Estimate e = result.estimate(observables.get(o), TIMES[t]);
                items.add(new SimultaneousTest.Item(
                        model + ": " + e.quantity() + " at N = " + n + ", t = " + e.time(),
                        e.mean(),
                        e.standardError(),
                        e.replicas(),
                        exact[o][t],
                        // Rounding of the hierarchy, and of kernels by quadrature.
                        1e-9 * Math.abs(exact[o][t])));
            }
        }
        return items;
    }

    @Test
    void everyModelAgreesWithTheHierarchyAtEveryNumberOfParticles() {
        List<SimultaneousTest.Item> items = new ArrayList<>();
        Map<String, List<SimultaneousTest.Item>> limits = new HashMap<>();
        for (KacModel model : models()) {
            MomentSystem oracle = MomentSystem.of(model, observables(model));
            for (int size = 0; size < PARTICLES.length; size++) {
                items.addAll(compared(model, oracle, size, JumpProcess::fresh, ParticleNumber.of(PARTICLES[2])));
            }
            if (model.name().equals("maxwell-2d") || model.name().equals("kac from two bells")) {
                limits.put(model.name(), compared(model, oracle, 0, JumpProcess::fresh, ParticleNumber.INFINITE));
            }
        }
        assertThat(items).hasSize(models().size() * PARTICLES.length * LINE.size() * TIMES.length);
        SimultaneousTest.Agreement agreement = SimultaneousTest.atLevel(LEVEL).test(items);
        assertThat(agreement.outcome())
                .as("seed %d: %s", SEED, agreement.witness())
                .isEqualTo(SimultaneousTest.Outcome.AGREES);
        // The same test tells four particles from the limit: it would see an effect of the finite size that is missing.
        limits.forEach((name, wrong) -> assertThat(refuted(wrong)).as(name).isTrue());
    }

    /** Refuted within the whole family: with Bonferroni's level for all comparisons of the test above, not only for these. */
    private static boolean refuted(List<SimultaneousTest.Item> items) {
        int family = models().size() * PARTICLES.length * LINE.size() * TIMES.length;
        return items.stream().anyMatch(i -> i.p() < LEVEL / family);
    }

    @ParameterizedTest
    @EnumSource(WrongSampler.class)
    void aWrongSamplerIsRefutedWithTheSameReplicas(WrongSampler wrong) {
        KacModel model = twoBells();
        MomentSystem oracle = MomentSystem.of(model, observables(model));
        List<SimultaneousTest.Item> items = new ArrayList<>();
        for (int size = 0; size < 2; size++) {
            items.addAll(compared(model, oracle, size, wrong::start, ParticleNumber.of(PARTICLES[size])));
        }
        assertThat(refuted(items))
                .as(
                        "seed %d: %s",
                        SEED, SimultaneousTest.atLevel(LEVEL).test(items).witness())
                .isTrue();
    }
}
