package stosszahl.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
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

    /** At six times up to {@code until}: the long window, or a relaxation time where that is longer, for nothing can be told from the initial law before. */
    static Sampling run(KacModel model, Settings settings, double until, Progress progress) {
        List<Observable> observables = new ArrayList<>(Observed.polynomials(model.dimension()));
        observables.addAll(Observed.bounded(model));
        double[] times = new double[6];
        for (int i = 0; i < times.length; i++) {
            times[i] = until * (i + 1) / times.length;
        }
        Sampling sampling = new Sampling(observables, times);
        for (int n : new int[] {Math.max(FEW, model.highestOrder()), MANY}) {
            Ensemble ensemble = Ensemble.of(
                            model,
                            ParticleNumber.of(n),
                            n == MANY ? settings.replicas() : MORE * settings.replicas(),
                            settings.seed())
                    .threads(settings.threads())
                    .watchedBy((done, all, made, expected) -> progress.at("particles, N = " + n, done, all));
            if (model.dimension() == 1) {
                double half =
                        GridSetting.halfWidth(GridSetting.withDensities(model).initial());
                ensemble = ensemble.histograms(Cells.uniform(1, -half, half, 40), 1);
            }
            sampling.results.put(n, ensemble.run(observables, times));
        }
        return sampling;
    }

    List<Observable> observables() {
        return observables;
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
