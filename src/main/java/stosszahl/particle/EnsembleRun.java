package stosszahl.particle;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import stosszahl.collision.Hypothesis;
import stosszahl.collision.LawHypotheses;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.observable.Observable;

/** One run of an {@link Ensemble}: hands out replicas to threads and collects what they found. */
final class EnsembleRun {
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
    private final Xoroshiro streams;
    private final Deque<Flight> waiting = new ArrayDeque<>();
    private final Set<Flight> flights = new LinkedHashSet<>();
    private int handedOut;
    private int done;
    private long collisions;
    private double energyDrift;
    private double momentumDrift;
    private boolean stopped;
    private int running;
    private int parked;
    private long writings;
    private long nextWriting;
    private boolean due;
    private boolean broken;
    private String identity = "";

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
                .allMatch(
                        c -> LawHypotheses.of(c.law()).decide(Hypothesis.ENERGY).holds());
        this.momentumConserved = model.collisions().stream()
                .allMatch(c ->
                        LawHypotheses.of(c.law()).decide(Hypothesis.MOMENTUM).holds());
        this.tally = settings.cells()
                .map(cells -> new HistogramTally(cells, settings.histogramOrder(), particles, times.length))
                .orElse(null);
        this.values = new double[replicas][];
        this.expected = times.length == 0 ? 0 : (double) replicas * particles * times[times.length - 1];
        this.streams = Xoroshiro.seeded(seed);
    }

    /** The next replica, empty at the end; {@code jump} hands out the present state and moves on by {@code 2^64} steps. */
    private Optional<Flight> next(double @Nullable [] v) {
        int replica;
        Xoroshiro rng;
        synchronized (this) {
            look();
            Flight broken = waiting.poll();
            if (broken != null) {
                return Optional.of(broken);
            }
            if (handedOut == replicas) {
                return Optional.empty();
            }
            replica = handedOut++;
            rng = streams.jump();
        }
        int cells = settings.cells().map(Cells::size).orElse(0);
        Flight flight = Flight.start(
                replica,
                model,
                settings.start(),
                v == null ? new double[size] : v,
                rng,
                marginals.count(),
                cells,
                times.length);
        synchronized (this) {
            flights.add(flight);
        }
        return Optional.of(flight);
    }

    /** Between two pieces of work of a thread: stops if asked to, and waits for the others where the state is to be written. */
    private synchronized void look() {
        if (Thread.currentThread().isInterrupted() || settings.stop().getAsBoolean()) {
            stopped = true;
        }
        if (settings.checkpoints().isPresent() && !broken) {
            due |= stopped || System.nanoTime() - nextWriting >= 0;
            if (due) {
                park();
            }
        }
        if (stopped) {
            throw cancelled();
        }
    }

    /** Every thread comes here before the state is written, the last one writes it. */
    private void park() {
        long before = writings;
        parked++;
        writeIfAllAreParked();
        while (writings == before && due) {
            try {
                wait();
            } catch (InterruptedException e) {
                stopped = true; // Written and told as soon as the others have come.
            }
        }
    }

    private void writeIfAllAreParked() {
        if (due && parked == running && parked > 0) {
            write();
            parked = 0;
            writings++;
            due = false;
            notifyAll();
        }
    }

    private void write() {
        Ensemble.Checkpoints where = settings.checkpoints().orElseThrow();
        long begin = System.nanoTime();
        Checkpoint.write(where.file(), identity, this::write);
        long now = System.nanoTime();
        nextWriting = now + Math.max(where.every().toNanos(), 9 * (now - begin));
    }

    private synchronized void write(DataOutputStream out) throws IOException {
        out.writeInt(handedOut);
        out.writeInt(done);
        out.writeLong(collisions);
        out.writeDouble(energyDrift);
        out.writeDouble(momentumDrift);
        out.writeLong(streams.s0);
        out.writeLong(streams.s1);
        for (int r = 0; r < handedOut; r++) {
            out.writeBoolean(values[r] != null);
            if (values[r] != null) {
                Checkpoint.put(out, values[r]);
            }
        }
        out.writeInt(flights.size());
        for (Flight flight : flights) {
            flight.write(out);
        }
        if (tally != null) {
            tally.write(out);
        }
    }

    private synchronized void read(DataInputStream in) throws IOException {
        handedOut = in.readInt();
        done = in.readInt();
        collisions = in.readLong();
        energyDrift = in.readDouble();
        momentumDrift = in.readDouble();
        streams.s0 = in.readLong();
        streams.s1 = in.readLong();
        for (int r = 0; r < handedOut; r++) {
            if (in.readBoolean()) {
                values[r] = Checkpoint.doubles(in, new double[times.length * marginals.count()]);
            }
        }
        int count = in.readInt();
        int cells = settings.cells().map(Cells::size).orElse(0);
        for (int f = 0; f < count; f++) {
            Flight flight = Flight.read(in, model, size, marginals.count(), cells, times.length);
            flights.add(flight);
            waiting.add(flight);
        }
        if (tally != null) {
            tally.read(in);
        }
    }

    private CancellationException cancelled() {
        String how = "stopped after " + done + " of " + replicas + " replicas";
        return new CancellationException(
                settings.checkpoints().isEmpty()
                        ? how + "; nothing is averaged over a part of them"
                        : how + "; these and " + flights.size() + " under way (" + collisions
                                + " collisions in all) are kept in "
                                + settings.checkpoints().get().file());
    }

    /** Runs all replicas. */
    void execute(int workers, String run) {
        synchronized (this) {
            identity = run;
            running = workers;
            settings.checkpoints().ifPresent(c -> {
                if (Files.exists(c.file())) {
                    Checkpoint.read(c.file(), identity, this::read);
                }
                write(); // A place that cannot be written to is found out now, not after hours.
            });
        }
        fly(workers);
        synchronized (this) {
            if (settings.checkpoints().isPresent()) {
                write();
            }
        }
    }

    private void fly(int workers) {
        ExecutorService pool = Executors.newFixedThreadPool(workers, task -> {
            Thread thread = new Thread(task, "replicas");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int w = 0; w < workers; w++) {
                all.add(pool.submit((Runnable) this::work));
            }
            for (Future<?> worker : all) {
                worker.get();
            }
        } catch (InterruptedException e) {
            end(pool);
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

    /** Interrupts the threads and waits until they have written the state, if it is to be kept. */
    private void end(ExecutorService pool) {
        pool.shutdownNow();
        boolean ended = settings.checkpoints().isEmpty();
        while (!ended) {
            try {
                ended = pool.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException again) {
                ended = false; // Once is enough; what is being written is not left half done.
            }
        }
    }

    private synchronized CancellationException abandon() {
        stopped = true;
        return cancelled();
    }

    private void work() {
        boolean failed = true;
        try {
            double[] v = null;
            for (Optional<Flight> flight = next(v); flight.isPresent(); flight = next(v)) {
                fly(flight.get());
                v = flight.get().velocities();
            }
            failed = false;
        } catch (CancellationException e) {
            failed = false;
            throw e;
        } finally {
            leave(failed);
        }
    }

    /** A thread ends; those that wait for it to write the state go on without it, and write nothing if it broke off in the middle of a piece of work. */
    private synchronized void leave(boolean failed) {
        running--;
        if (failed) {
            stopped = true;
            broken = true;
            due = false;
            notifyAll();
        } else {
            writeIfAllAreParked();
        }
    }

    private void fly(Flight flight) {
        flight.proceed(times, marginals, settings.cells().orElse(null), this::collided);
        if (tally != null) {
            tally.add(flight.replica, flight.counts);
        }
        ended(flight);
    }

    private synchronized void collided(long events) {
        collisions += events;
        look();
        // Short replicas would spend their time on reports; they are told about as they end.
        if (events == JumpProcess.CHUNK) {
            settings.progress().update(done, replicas, collisions, expected);
        }
    }

    private synchronized void ended(Flight flight) {
        values[flight.replica] = flight.row;
        flights.remove(flight);
        energyDrift = Math.max(energyDrift, flight.worstEnergy());
        momentumDrift = Math.max(momentumDrift, flight.worstMomentum());
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
