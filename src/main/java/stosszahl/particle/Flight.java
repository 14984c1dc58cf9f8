package stosszahl.particle;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import stosszahl.kac.KacModel;

/** One replica under way: its path and what was seen of it so far; can be written down between any two pieces of work and taken up again with the same bits. */
final class Flight {
    final int replica;
    final double[] row;
    final int[][] counts;
    private final KacModel model;
    private final Xoroshiro rng;
    private final JumpProcess path;
    private final double energy;
    private final double[] momentum;
    private int next;
    private boolean aimed;
    private double worstEnergy;
    private double worstMomentum;

    private Flight(
            int replica,
            KacModel model,
            Xoroshiro rng,
            JumpProcess path,
            int width,
            int cells,
            int times,
            double energy,
            double[] momentum) {
        this.replica = replica;
        this.model = model;
        this.rng = rng;
        this.path = path;
        this.row = new double[times * width];
        this.counts = new int[times][cells];
        this.energy = energy;
        this.momentum = momentum;
    }

    /** A replica at time 0, in a given array that is overwritten; {@code width} observables are seen, and {@code cells} cells. */
    static Flight start(
            int replica,
            KacModel model,
            Ensemble.Start start,
            double[] v,
            Xoroshiro rng,
            int width,
            int cells,
            int times) {
        JumpProcess path = start.start(model, v, rng);
        return new Flight(replica, model, rng, path, width, cells, times, path.energy(), path.momentum());
    }

    double[] velocities() {
        return path.velocities();
    }

    double worstEnergy() {
        return worstEnergy;
    }

    double worstMomentum() {
        return worstMomentum;
    }

    /** Goes on to the last time; {@code watch} is called between pieces of work and ends it by throwing. */
    void proceed(double[] times, EmpiricalMarginals marginals, @Nullable Cells cells, LongConsumer watch) {
        double[] v = path.velocities();
        // |P| <= sqrt(N sum |v|^2), the scale for a momentum that may be zero itself.
        double scale = Math.sqrt((double) v.length / model.dimension() * 2 * energy);
        for (; next < times.length; next++) {
            if (!aimed) {
                path.aim(times[next] - path.time());
                aimed = true;
            }
            path.proceed(watch);
            aimed = false;
            double[] snapshot = marginals.values(v);
            System.arraycopy(snapshot, 0, row, next * snapshot.length, snapshot.length);
            if (cells != null) {
                counts[next] = cells.count(v);
            }
            worstEnergy = Math.max(worstEnergy, Math.abs(path.energy() - energy) / energy);
            double[] now = path.momentum();
            for (int c = 0; c < now.length; c++) {
                worstMomentum = Math.max(worstMomentum, Math.abs(now[c] - momentum[c]) / scale);
            }
        }
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(replica);
        out.writeLong(rng.s0);
        out.writeLong(rng.s1);
        JumpProcess.Snapshot at = path.snapshot();
        out.writeDouble(at.time());
        out.writeLong(at.collisions());
        out.writeLong(at.eventsLeft());
        out.writeDouble(at.meanLeft());
        out.writeDouble(at.until());
        out.writeInt(next);
        out.writeBoolean(aimed);
        out.writeDouble(energy);
        Checkpoint.put(out, momentum);
        out.writeDouble(worstEnergy);
        out.writeDouble(worstMomentum);
        Checkpoint.put(out, row);
        for (int[] each : counts) {
            Checkpoint.put(out, each);
        }
        Checkpoint.put(out, path.velocities());
    }

    static Flight read(DataInputStream in, KacModel model, int size, int width, int cells, int times)
            throws IOException {
        int replica = in.readInt();
        Xoroshiro rng = Xoroshiro.of(in.readLong(), in.readLong());
        JumpProcess.Snapshot at = new JumpProcess.Snapshot(
                in.readDouble(), in.readLong(), in.readLong(), in.readDouble(), in.readDouble());
        int next = in.readInt();
        boolean aimed = in.readBoolean();
        double energy = in.readDouble();
        double[] momentum = Checkpoint.doubles(in, new double[model.dimension()]);
        double[] v = new double[size];
        Flight flight = new Flight(
                replica, model, rng, JumpProcess.resume(model, v, rng, at), width, cells, times, energy, momentum);
        flight.next = next;
        flight.aimed = aimed;
        flight.worstEnergy = in.readDouble();
        flight.worstMomentum = in.readDouble();
        Checkpoint.doubles(in, flight.row);
        for (int t = 0; t < times; t++) {
            flight.counts[t] = Checkpoint.ints(in, cells);
        }
        Checkpoint.doubles(in, v);
        return flight;
    }
}
