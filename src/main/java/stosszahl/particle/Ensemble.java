package stosszahl.particle;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.observable.Observable;

/**
 * Independent replicas of the jump process with {@code N} particles, run over threads, and averages over them.
 *
 * <p>Replica {@code r} draws all its numbers from a stream that depends on the seed and on {@code r} alone: the generator xoroshiro128++ after {@code r} jumps of {@code 2^64} steps, so that streams do not
 * overlap (D. Blackman and S. Vigna, ACM TOMS 47(4), 2021). Averages are taken in the order of the replicas. So results are the same, bit for bit, for any number of threads, and more replicas
 * continue fewer.
 *
 * <p>Ensembles of different {@code N} with one seed have common random numbers: replica {@code r} of the smaller system begins with the first velocities of replica {@code r} of the larger one. Collisions then
 * differ, but what a system remembers of its beginning stays common: for Kac's model {@code v1^4} at {@code N} and {@code 2N} is correlated by 0.7 at time 0 and by 0.56 at time 1. Different seeds are independent.
 *
 * <p>A replica contributes U-statistics, {@link EmpiricalMarginals}: unbiased for the marginals {@code f_N^{(s)}} at every {@code N}, so the confidence intervals, which measure noise, need no allowance for a bias.
 * Intervals are those of Student's t, exact for Gaussian replicas; the averages over many particles are nearly that, and for a handful of particles some thousands of replicas are needed for heavy-tailed
 * observables like {@code v1^4}.
 */
public final class Ensemble {
    /** What a machine with many threads does in a year. */
    private static final double MOST_COLLISIONS = 1e16;

    private final KacModel model;
    private final ParticleNumber particles;
    private final int replicas;
    private final long seed;
    private final Settings settings;

    /** What has a default. */
    record Settings(
            int threads,
            double confidence,
            Optional<Cells> cells,
            int histogramOrder,
            Progress progress,
            BooleanSupplier stop,
            Start start,
            Optional<Checkpoints> checkpoints) {}

    /** Where the state of a run is kept, and how often. */
    record Checkpoints(Path file, Duration every, String model) {}

    /** How a replica begins: the seam at which tests plant samplers that are wrong. */
    @FunctionalInterface
    interface Start {
        JumpProcess start(KacModel model, double[] v, Xoroshiro rng);
    }

    private Ensemble(KacModel model, ParticleNumber particles, int replicas, long seed, Settings settings) {
        this.model = model;
        this.particles = particles;
        this.replicas = replicas;
        this.seed = seed;
        this.settings = settings;
    }

    /**
     * An ensemble, not yet run: on one thread, with confidence 0.99, without histograms.
     *
     * @param model the model
     * @param particles the number {@code N} of particles, finite
     * @param replicas the number of replicas, at least 2: one has no standard error
     * @param seed the seed
     * @return the ensemble
     * @throws IllegalArgumentException if there are fewer than 2 replicas, or {@code N} is infinite, less than the highest order of a collision or too large for memory
     */
    public static Ensemble of(KacModel model, ParticleNumber particles, int replicas, long seed) {
        if (replicas < 2) {
            throw new IllegalArgumentException(
                    "replicas = " + replicas + " give no standard error; use at least 2, better 30 or more");
        }
        JumpProcess.size(model, particles, 1);
        return new Ensemble(
                model,
                particles,
                replicas,
                seed,
                new Settings(
                        1,
                        0.99,
                        Optional.empty(),
                        1,
                        (done, all, c, e) -> {},
                        () -> false,
                        JumpProcess::fresh,
                        Optional.empty()));
    }

    /**
     * The same on several threads.
     *
     * @param threads the number of threads, at least 1; each needs memory for {@code d N} numbers
     * @return the ensemble
     * @throws IllegalArgumentException if it is less than 1
     */
    public Ensemble threads(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads = " + threads + "; use at least 1");
        }
        Settings s = settings;
        return with(new Settings(
                threads,
                s.confidence(),
                s.cells(),
                s.histogramOrder(),
                s.progress(),
                s.stop(),
                s.start(),
                s.checkpoints()));
    }

    /**
     * The same with confidence intervals at another level.
     *
     * @param confidence the probability of each single interval to contain the expectation, between 0 and 1
     * @return the ensemble
     * @throws IllegalArgumentException if it is not strictly between 0 and 1
     */
    public Ensemble confidence(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "confidence = " + confidence + "; use a number like 0.99, between 0 and 1");
        }
        Settings s = settings;
        return with(new Settings(
                s.threads(),
                confidence,
                s.cells(),
                s.histogramOrder(),
                s.progress(),
                s.stop(),
                s.start(),
                s.checkpoints()));
    }

    /**
     * The same with histograms of the empirical marginals.
     *
     * @param cells the cells
     * @param highestOrder 1, or 2 for pairs too: the square of the number of cells at every time
     * @return the ensemble
     * @throws IllegalArgumentException if the order is neither, or the dimension is not that of the model
     */
    public Ensemble histograms(Cells cells, int highestOrder) {
        if (highestOrder < 1 || highestOrder > 2) {
            throw new IllegalArgumentException("histograms of order " + highestOrder + "; use 1 or 2");
        }
        if (cells.dimension() != model.dimension()) {
            throw new IllegalArgumentException(
                    "cells in dimension " + cells.dimension() + " for velocities in dimension " + model.dimension());
        }
        Settings s = settings;
        return with(new Settings(
                s.threads(),
                s.confidence(),
                Optional.of(cells),
                highestOrder,
                s.progress(),
                s.stop(),
                s.start(),
                s.checkpoints()));
    }

    /**
     * The same, telling how far it has come.
     *
     * @param progress is told
     * @return the ensemble
     */
    public Ensemble watchedBy(Progress progress) {
        Settings s = settings;
        return with(new Settings(
                s.threads(),
                s.confidence(),
                s.cells(),
                s.histogramOrder(),
                progress,
                s.stop(),
                s.start(),
                s.checkpoints()));
    }

    /**
     * The same, stopping when asked.
     *
     * @param stop asked by every thread between replicas and after every {@code 2^18} collisions, so within some ten milliseconds; true means stop
     * @return the ensemble
     */
    public Ensemble stoppedBy(BooleanSupplier stop) {
        Settings s = settings;
        return with(new Settings(
                s.threads(),
                s.confidence(),
                s.cells(),
                s.histogramOrder(),
                s.progress(),
                stop,
                s.start(),
                s.checkpoints()));
    }

    /**
     * The same, keeping the state of the run in a file: at the beginning, now and then, when it stops and at the end. If the file is there already the run goes on from it, and ends with the same bits as
     * one that was never broken off, for any number of threads; a run that is killed loses what was done since the last time.
     *
     * <p>The state are the results of the replicas that have ended and, for those under way, the velocities and the generator: {@code 8 d N} bytes for each thread. The file is replaced as a whole or not at all.
     * Laws of one's own must keep no random numbers between two collisions.
     *
     * @param file the file
     * @param every how much time passes between two writings, at least; positive. Writing takes at most a tenth of the time: it is put off where it takes long
     * @param model a text that identifies the model, its YAML say: a file that belongs to another model, or to other numbers, is refused
     * @return the ensemble
     * @throws IllegalArgumentException if the time is not positive
     */
    public Ensemble keptIn(Path file, Duration every, String model) {
        if (every.isZero() || every.isNegative()) {
            throw new IllegalArgumentException("a checkpoint every " + every + "; use a positive time");
        }
        Settings s = settings;
        return with(new Settings(
                s.threads(),
                s.confidence(),
                s.cells(),
                s.histogramOrder(),
                s.progress(),
                s.stop(),
                s.start(),
                Optional.of(new Checkpoints(file, every, model))));
    }

    /** The same with replicas that begin otherwise. */
    Ensemble startedBy(Start start) {
        Settings s = settings;
        return with(new Settings(
                s.threads(),
                s.confidence(),
                s.cells(),
                s.histogramOrder(),
                s.progress(),
                s.stop(),
                start,
                s.checkpoints()));
    }

    private Ensemble with(Settings changed) {
        return new Ensemble(model, particles, replicas, seed, changed);
    }

    /**
     * Runs all replicas up to the last time. Cost: {@code replicas N t} collisions, and {@code O(N)} for each distinct function of one velocity at each time.
     *
     * @param observables what is averaged; none is fine if there are histograms
     * @param times when, strictly increasing, the first at least 0; in the time scale of the model
     * @return the averages
     * @throws IllegalArgumentException if times do not increase, would take years, {@code N} is less than the number of particles in an observable, or memory does not suffice for all threads
     * @throws CancellationException if it was asked to stop, or the calling thread was interrupted
     */
    public EnsembleResult run(List<Observable> observables, double... times) {
        for (int t = 0; t < times.length; t++) {
            if (!(times[t] >= 0) || Double.isInfinite(times[t]) || (t > 0 && !(times[t] > times[t - 1]))) {
                throw new IllegalArgumentException("the times " + Arrays.toString(times)
                        + " do not increase from 0 on at place " + (t + 1) + "; use finite times >= 0 in order");
            }
        }
        double expected = times.length == 0 ? 0 : times[times.length - 1] * particles.count() * replicas;
        if (expected > MOST_COLLISIONS) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%d replicas of N = %s particles up to t = %s are %.1e collisions, more than the %.0e of a year; use a shorter time, fewer particles or replicas",
                    replicas,
                    particles,
                    times[times.length - 1],
                    expected,
                    MOST_COLLISIONS));
        }
        EmpiricalMarginals marginals = EmpiricalMarginals.of(observables, model.dimension());
        if (particles.count() < marginals.order()) {
            throw new IllegalArgumentException("N = " + particles + " particles have no tuple of " + marginals.order()
                    + " distinct ones, as an observable asks for; use N >= " + marginals.order());
        }
        int workers = Math.min(settings.threads(), replicas);
        int size = JumpProcess.size(model, particles, workers);
        EnsembleRun run = new EnsembleRun(model, replicas, seed, settings, marginals, size, times.clone());
        String identity = settings.checkpoints()
                .map(c -> "N = " + particles + "; replicas = " + replicas + "; seed = " + seed + "; times = "
                        + Arrays.toString(times) + "; observables = " + observables + "; histograms = "
                        + settings.cells()
                                .map(x -> settings.histogramOrder() + " on " + Arrays.toString(x.edges()))
                                .orElse("none")
                        + "; model = " + c.model().replace("; ", ";"))
                .orElse("");
        run.execute(workers, identity);
        return run.result(particles, List.copyOf(observables));
    }
}
