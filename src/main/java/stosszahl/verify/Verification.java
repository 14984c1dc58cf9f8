package stosszahl.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import stosszahl.catalogue.ModelDescription;
import stosszahl.claim.Section;
import stosszahl.claim.Study;
import stosszahl.grid.GridModel;
import stosszahl.kac.KacModel;
import stosszahl.kac.ModelConstants;
import stosszahl.kac.ParticleNumber;
import stosszahl.moment.MomentSystem;
import stosszahl.moment.Spectrum;
import stosszahl.observable.Observable;
import stosszahl.verify.ledger.LedgerSection;

/**
 * The main job: holds one model against the paper, from the hypotheses on a single collision to propagation of chaos.
 *
 * <p>What needs {@code T < T_*}{@code /m} is checked on that window; Theorem 2.3 holds for all times and is checked on a long one.
 */
public final class Verification {
    /** Relaxation times of the limit equation in the long window, if none is asked for. */
    private static final double RELAXATIONS = 3;

    /** Levels whose norms are computed. */
    private static final int LEVELS = 5;

    private Verification() {}

    /**
     * Verifies a model. Takes some tens of seconds.
     *
     * @param description the model
     * @param settings particle numbers, window, seed, replicas
     * @param progress is told how far it has come
     * @return all findings, tables and figures
     * @throws IllegalArgumentException if a number of particles is less than the highest order
     */
    public static Study run(ModelDescription description, Settings settings, Progress progress) {
        KacModel model = description.model();
        settings.particles().forEach(n -> model.check(ParticleNumber.of(n)));
        ModelConstants constants = ModelConstants.of(model, numbers(settings), null);
        double relaxationTime = Spectrum.relaxationTime(model);
        double until = settings.until().orElse(RELAXATIONS * relaxationTime);
        Windows windows = Windows.of(constants.lifeSpan().guaranteedTime(), until);

        progress.at("hypotheses", 0, 1);
        List<Section> sections = new ArrayList<>();
        sections.add(ModelChapter.write(model, constants, windows));
        sections.add(HypothesesChapter.write(model, description.expectedFailures()));

        progress.at("operators on the grid", 0, 1);
        KacModel onGrid = GridSetting.withDensities(model);
        GridModel coarse = GridSetting.coarse(onGrid, settings.cells().orElse(GridSetting.coarseCells(model)));
        sections.add(ConditionsChapter.write(coarse, constants, LEVELS));
        sections.add(OperatorsChapter.write(coarse, settings.particles(), 4));

        TreeSet<Double> times = new TreeSet<>();
        times.add(0.0);
        for (double t : ConvergenceChapter.times(windows.guaranteed())) {
            times.add(t);
        }
        for (double t : ConvergenceChapter.times(until)) {
            times.add(t);
        }
        GridModel few = GridSetting.coarse(onGrid, GridSetting.fewCells(model));
        FiniteModels finite = FiniteModels.solve(few, 2, List.copyOf(times), GridSetting.particles(few), progress);
        MomentSystem oracle = MomentSystem.of(model, Observed.polynomials(model.dimension()));
        sections.add(InitialChapter.write(finite, model, settings.particles()));
        sections.add(ConvergenceChapter.write(finite, oracle, settings.particles(), windows, settings.seed()));
        progress.at("Duhamel series", 0, 1);
        sections.add(DuhamelChapter.write(coarse, constants, windows, Math.max(6, model.highestOrder())));
        Sampling sampling = Sampling.run(model, oracle, settings, Math.max(until, relaxationTime), progress);
        sections.add(RateChapter.write(finite, model, settings.particles(), windows, relaxationTime));
        sections.add(ChaosChapter.write(oracle, finite, sampling, settings.particles(), windows, settings.seed()));
        sections.add(BoltzmannChapter.write(onGrid, windows, sampling, coarse, progress));
        progress.at("ledger", 0, 1);
        sections.add(LedgerSection.write(description));
        return new Study(
                model.name(),
                model.name() + ": from BBGKY to Boltzmann",
                description.yaml(),
                parameters(settings, windows, coarse, finite),
                sections);
    }

    private static List<ParticleNumber> numbers(Settings settings) {
        return settings.particles().stream().map(ParticleNumber::of).toList();
    }

    private static Map<String, String> parameters(
            Settings settings, Windows windows, GridModel coarse, FiniteModels finite) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("particle numbers", join(settings.particles()));
        parameters.put("particle numbers on the grid", join(finite.particles()));
        parameters.put("guaranteed window", "[0, " + windows.guaranteed() + "]");
        parameters.put("long window", "[0, " + windows.until() + "]");
        parameters.put("grid of the norms and the series", coarse.grid().toString());
        parameters.put("grid of the master equations", finite.model().grid().toString());
        parameters.put(
                "observables",
                Observed.polynomials(coarse.model().dimension()).stream()
                        .map(Observable::text)
                        .collect(Collectors.joining(", ")));
        parameters.put("seed", Long.toString(settings.seed()));
        parameters.put("replicas", Integer.toString(settings.replicas()));
        String version = Verification.class.getPackage().getImplementationVersion();
        parameters.put("Stosszahl", version == null ? "development" : version);
        parameters.put("Java", Runtime.version().toString());
        return parameters;
    }

    private static String join(List<? extends Number> numbers) {
        return numbers.stream().map(Number::toString).collect(Collectors.joining(", "));
    }
}
