package stosszahl.particle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.rng.JumpableUniformRandomProvider;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.jspecify.annotations.Nullable;
import stosszahl.collision.Hypotheses;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.observable.Observable;

/** One run of an {@link Ensemble}: hands out replicas to threads and collects what they found. */
final class EnsembleRun {
    /** Entries of {@code T^T T - 1} for matrices made of rounded numbers of size 1 are far below this, and the broken ones far above. */
    private static final double CONSERVED = 1e-12;

    private final KacModel model;
    private final int replicas;
    private final Ensemble.Settings settings;
    private final EmpiricalMarginals marginals;
    private final int size;
    private final double[] times;
    private final boolean energyConserved;
    private final boolean momentumConserved;
    private final @Nullable HistogramTally tally;
    /** By replica, then time, then observable; each row is written by one thread and read after all have ended. */
    private final double[][] values;

    private final double expected;

    // Guarded by this.
    private final JumpableUniformRandomProvider streams;
    private int handedOut;
    private int done;
    private long collisions;
    private double energyDrift;
    private double momentumDrift;
    private boolean stopped;

    EnsembleRun(
            KacModel model,
            int replicas,
            long seed,
            Ensemble.Settings settings,
            EmpiricalMarginals marginals,
            int size,
            double[] times) {
        this.model = model;
        this.replicas = replicas;
        this.settings = settings;
        this.marginals = marginals;
        this.size = size;
        this.times = times;
        int particles = size / model.dimension();
        this.energyConserved = model.collisions().stream()
                .allMatch(c -> Hypotheses.of(c.law(), 1).energy().size() < CONSERVED);
        this.momentumConserved = model.collisions().stream()
                .allMatch(c -> Hypotheses.of(c.law(), 1).momentum().size() < CONSERVED);
        this.tally = settings.cells()
                .map(cells -> new HistogramTally(cells, settings.histogramOrder(), particles, times.length))
                .orElse(null);
        this.values = new double[replicas][];
        this.expected = times.length == 0 ? 0 : (double) replicas * particles * times[times.length - 1];
        this.streams = (JumpableUniformRandomProvider) RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    }

    /** A replica and its stream. */
    private record Ticket(int replica, UniformRandomProvider rng) {}

    /** The next replica, empty at the end; {@code jump} hands out the present state and moves on by {@code 2^64} steps. */
    private synchronized Optional<Ticket> next() {
        checkStop();
        return handedOut == replicas ? Optional.empty() : Optional.of(new Ticket(handedOut++, streams.jump()));
    }

    private synchronized void checkStop() {
        if (stopped || Thread.currentThread().isInterrupted() || settings.stop().getAsBoolean()) {
            stopped = true;
            throw cancelled();
        }
    }

    private CancellationException cancelled() {
        return new CancellationException(
                "stopped after " + done + " of " + replicas + " replicas; nothing is averaged over a part of them");
    }

    /** Runs all replicas. */
    void execute(int workers) {
        ExecutorService pool = Executors.newFixedThreadPool(workers, task -> {
            Thread thread = new Thread(task, "replicas");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int w = 0; w < workers; w++) {
                all.add(pool.submit(this::work));
            }
            for (Future<?> worker : all) {
                worker.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CancellationException cancelled = abandon();
            cancelled.initCause(e);
            throw cancelled;
        } catch (ExecutionException e) {
            abandon();
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private synchronized CancellationException abandon() {
        stopped = true;
        return cancelled();
    }

    private void work() {
        double[] v = new double[size];
        for (Optional<Ticket> ticket = next(); ticket.isPresent(); ticket = next()) {
            replica(ticket.get(), v);
        }
    }

    private void replica(Ticket ticket, double[] v) {
        JumpProcess path = settings.start().start(model, v, ticket.rng());
        double energy = path.energy();
        double[] momentum = path.momentum();
        // |P| <= sqrt(N sum |v|^2), the scale for a momentum that may be zero itself.
        double scale = Math.sqrt((double) v.length / model.dimension() * 2 * energy);
        double[] row = null;
        int[][] counts = new int[times.length][];
        double worstEnergy = 0;
        double worstMomentum = 0;
        for (int t = 0; t < times.length; t++) {
            path.advance(times[t] - path.time(), this::collided);
            double[] snapshot = marginals.values(v);
            if (row == null) {
                row = new double[times.length * snapshot.length];
            }
            System.arraycopy(snapshot, 0, row, t * snapshot.length, snapshot.length);
            if (tally != null) {
                counts[t] = settings.cells().orElseThrow().count(v);
            }
            worstEnergy = Math.max(worstEnergy, Math.abs(path.energy() - energy) / energy);
            double[] now = path.momentum();
            for (int c = 0; c < now.length; c++) {
                worstMomentum = Math.max(worstMomentum, Math.abs(now[c] - momentum[c]) / scale);
            }
        }
        values[ticket.replica()] = row == null ? new double[0] : row;
        if (tally != null) {
            tally.add(ticket.replica(), counts);
        }
        ended(worstEnergy, worstMomentum);
    }

    private synchronized void collided(long events) {
        checkStop();
        collisions += events;
        // Short replicas would spend their time on reports; they are told about as they end.
        if (events >= 1 << 19) {
            settings.progress().update(done, replicas, collisions, expected);
        }
    }

    private synchronized void ended(double energy, double momentum) {
        energyDrift = Math.max(energyDrift, energy);
        momentumDrift = Math.max(momentumDrift, momentum);
        done++;
        if (done == replicas || done % Math.max(1, replicas / 1000) == 0) {
            settings.progress().update(done, replicas, collisions, expected);
        }
    }

    /** The averages, after {@link #execute}. */
    synchronized EnsembleResult result(ParticleNumber particles, List<Observable> observables) {
        return new EnsembleResult(
                particles,
                observables,
                times,
                settings.confidence(),
                values,
                tally,
                settings.cells().isPresent() ? settings.histogramOrder() : 0,
                collisions,
                energyConserved ? OptionalDouble.of(energyDrift) : OptionalDouble.empty(),
                momentumConserved ? OptionalDouble.of(momentumDrift) : OptionalDouble.empty());
    }
}
