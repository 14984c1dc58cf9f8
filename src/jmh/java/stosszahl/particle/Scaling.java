package stosszahl.particle;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import stosszahl.catalogue.ModelCatalogue;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.observable.Observable;

/**
 * An ensemble of Kac's model on one thread and on two, in turn, and the ratio of the medians; beside it what the machine gives to two threads that share nothing and touch no memory, each with a generator
 * of random numbers in registers: no program can ask for more.
 *
 * <p>Command: {@code mvn -q -Pbench -DskipTests verify -Djmh.main=stosszahl.particle.Scaling -Djmh.args="1000 100000 10000000"}.
 */
public final class Scaling {
    private static final int TURNS = 11;
    private static final double COLLISIONS = 1e8;

    private Scaling() {}

    /**
     * Measures and prints.
     *
     * @param args numbers of particles
     */
    public static void main(String[] args) {
        System.out.printf("%10s %12s %13s %8s %12s%n", "N", "1 thread, s", "2 threads, s", "ratio", "of machine");
        KacModel kac = ModelCatalogue.load("kac").model();
        List<Observable> observables = List.of(Observable.parse("v1^4", 1));
        for (String n : args) {
            ParticleNumber particles = ParticleNumber.of(Long.parseLong(n));
            int replicas = (int) Math.max(4, Math.min(1024, COLLISIONS / (4 * particles.count())));
            double until = Math.max(1, COLLISIONS / particles.count() / replicas);
            Ensemble ensemble = Ensemble.of(kac, particles, replicas, 1);
            print(n, threads -> ensemble.threads(threads).run(observables, until));
        }
    }

    private interface Work {
        void run(int threads);
    }

    private static double seconds(Work work, int threads) {
        long begin = System.nanoTime();
        work.run(threads);
        return 1e-9 * (System.nanoTime() - begin);
    }

    private static void print(String name, Work work) {
        double[][] seconds = new double[4][TURNS];
        for (int turn = -2; turn < TURNS; turn++) {
            for (int place = 0; place < 4; place++) {
                double each = seconds(place < 2 ? work : Scaling::alone, 1 + place % 2);
                if (turn >= 0) {
                    seconds[place][turn] = each;
                }
            }
        }
        double[] medians = Arrays.stream(seconds).mapToDouble(new Median()::evaluate).toArray();
        System.out.printf(
                Locale.ROOT,
                "%10s %12.3f %13.3f %8.2f %12.2f%n",
                name,
                medians[0],
                medians[1],
                medians[0] / medians[1],
                medians[2] / medians[3]);
    }

    /** The same work, cut into sixteen pieces that threads take. */
    private static void alone(int threads) {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            long sum = pool.submit(() -> IntStream.range(0, 16)
                            .parallel()
                            .mapToLong(piece -> spin(piece + 1))
                            .sum())
                    .join();
            if (sum == 0) {
                throw new IllegalStateException("random numbers cancel; use another seed");
            }
        } finally {
            pool.shutdown();
        }
    }

    private static long spin(long seed) {
        long a = seed;
        long b = 1;
        long sum = 0;
        for (int k = 0; k < 30_000_000; k++) {
            sum ^= Long.rotateLeft(a + b, 17) + a;
            b ^= a;
            a = Long.rotateLeft(a, 49) ^ b ^ (b << 21);
            b = Long.rotateLeft(b, 28);
        }
        return sum;
    }
}
