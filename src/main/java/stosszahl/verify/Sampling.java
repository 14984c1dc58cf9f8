package stosszahl.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.moment.MomentSystem;
import stosszahl.observable.Observable;
import stosszahl.particle.Cells;
import stosszahl.particle.Ensemble;
import stosszahl.particle.EnsembleResult;

/** The particle system run once for the numbers of particles that the study shows: few, where the finite size is seen, and many. */
final class Sampling {
    static final int FEW = 10;
    static final int MANY = 1000;

    /** Replicas for few particles: cheap, and needed to see the effect of the finite size through the noise. */
    private static final int MORE = 20;

    private final List<Observable> observables;
    private final double[] times;
    private final Map<Integer, EnsembleResult> results = new LinkedHashMap<>();

    private Sampling(List<Observable> observables, double... times) {
        this.observables = observables;
        this.times = times;
    }

    /** Collisions that may be spent on telling few particles from the limit: some seconds, as many as a thousand particles take. */
    private static final double COLLISIONS = 2e8;

    /** Standard errors beyond the quantile at which the limit should stand, so that it is refuted with probability 0.999. */
    private static final double BEYOND = 3;

    /**
     * At six times up to {@code until}: the long window, or a relaxation time where that is longer, for nothing can be told from the initial law before. Few particles run again, with as many replicas as it takes
     * to tell them from the limit, where the first run would not.
     *
     * @param oracle exact expectations of the polynomials observed
     */
    static Sampling run(KacModel model, MomentSystem oracle, Settings settings, double until, Progress progress) {
        List<Observable> observables = new ArrayList<>(Observed.polynomials(model.dimension()));
        observables.addAll(Observed.bounded(model));
        double[] times = new double[6];
        for (int i = 0; i < times.length; i++) {
            times[i] = until * (i + 1) / times.length;
        }
        Sampling sampling = new Sampling(observables, times);
        int few = Math.max(FEW, model.highestOrder());
        EnsembleResult first = sampling.ensemble(model, few, MORE * settings.replicas(), settings, progress);
        double factor =
                SamplerJudge.replicasToTell(first, oracle, sampling.polynomials(), BEYOND, times) / first.replicas();
        // A replica without a collision costs about as much as one with a few.
        boolean again = factor > 1 && factor * (first.collisions() + first.replicas()) <= COLLISIONS;
        sampling.results.put(
                few,
                again
                        ? sampling.ensemble(model, few, (int) Math.ceil(factor * first.replicas()), settings, progress)
                        : first);
        sampling.results.put(MANY, sampling.ensemble(model, MANY, settings.replicas(), settings, progress));
        return sampling;
    }

    private EnsembleResult ensemble(KacModel model, int n, int replicas, Settings settings, Progress progress) {
        Ensemble ensemble = Ensemble.of(model, ParticleNumber.of(n), replicas, settings.seed())
                .threads(settings.threads())
                .watchedBy((done, all, made, expected) -> progress.at("particles, N = " + n, done, all));
        if (model.dimension() == 1) {
            double half = GridSetting.halfWidth(GridSetting.withDensities(model).initial());
            ensemble = ensemble.histograms(Cells.uniform(1, -half, half, 40), 1);
        }
        return ensemble.run(observables, times);
    }

    List<Observable> observables() {
        return observables;
    }

    List<Observable> polynomials() {
        return observables.stream().filter(Observable::polynomial).toList();
    }

    double[] times() {
        return times.clone();
    }

    Map<Integer, EnsembleResult> results() {
        return results;
    }

    EnsembleResult many() {
        EnsembleResult result = results.get(MANY);
        if (result == null) {
            throw new IllegalStateException("no run of " + MANY + " particles");
        }
        return result;
    }
}
