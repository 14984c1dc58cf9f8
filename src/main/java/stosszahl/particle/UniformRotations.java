package stosszahl.particle;

import org.apache.commons.rng.UniformRandomProvider;
import stosszahl.collision.KacRotation;
import stosszahl.collision.SphereKernel;
import stosszahl.kac.KacModel;

/**
 * Kac's rotations (3.5) by a uniform angle, the law of {@link AnyCollisions} at a fraction of its cost: no trigonometric function, no rejection that is
 * ever seen, no unpredictable branch.
 *
 * <p>Pairs and angles of a batch of collisions are drawn ahead, which changes nothing in law as they do not depend on the velocities; the collisions are then carried out in
 * order, so a particle that occurs twice in a batch is read after it was written. Two 64-bit numbers are drawn for a collision, with the state
 * of the generator in registers, {@link Xoroshiro#fill}.
 *
 * <p>A pair. With {@code y} uniform on 32 bits, {@code y N = i 2^32 + r}; for {@code r >= 2^32 mod N} the particle {@code i} is exactly uniform on {@code {0..N-1}}, otherwise it is drawn again
 * (probability below {@code N/2^32}); the other 32 bits make a {@code j} on {@code {0..N-2}}, raised by one for {@code j >= i}. That some pair of a batch must be drawn again is found out once for the
 * batch, so there is no branch in the loop. Source: D. Lemire, ACM TOMACS 29(1), 2019.
 *
 * <p>An angle. With {@code u} uniform on {@code [-1,1)} and {@code x = pi u/8}, {@code tan x = p/q} by the Pade approximant of order 7/6, relative error below {@code 1e-17}; the eighth power
 * of {@code q + i p}, normalised, is {@code e^{i pi u}}. Whatever {@code p} and {@code q} are, the last squaring and the division give a unit vector up to rounding: an error of the
 * approximant would move the angle by {@code 1e-17}, and no energy drifts, as it would with separate approximations of sine and cosine.
 */
final class UniformRotations implements Scattering {
    /** Above this the velocities (1 MB) leave the cache next to the core, and it pays to ask for those of a batch ahead. */
    private static final int CACHED = 1 << 17;

    private static final long LOW = 0xffffffffL;

    private final UniformRandomProvider rng;
    private final long particles;
    private final int batch;
    private final long[] bits;
    private final int[] first;
    private final int[] second;
    private final double[] turn;
    private final double[] cosine;
    private final double[] sine;

    UniformRotations(int particles, UniformRandomProvider rng) {
        this.particles = particles;
        this.batch = BatchedCollisions.batch(particles);
        this.bits = new long[batch];
        this.first = new int[batch];
        this.second = new int[batch];
        this.turn = new double[batch];
        this.cosine = new double[batch];
        this.sine = new double[batch];
        this.rng = rng;
    }

    /** Is every collision of the model Kac's rotation by a uniform angle. */
    static boolean suit(KacModel model) {
        return model.collisions().stream()
                .allMatch(c -> c.law() instanceof KacRotation && c.law().kernel() instanceof SphereKernel);
    }

    @Override
    public void run(double[] v, long events) {
        for (long left = events; left > 0; left -= batch) {
            int size = (int) Math.min(batch, left);
            Xoroshiro.fill(rng, bits, size);
            pairs(rng, particles, bits, first, second, size);
            if (particles > CACHED) {
                load(v, first, second, size);
            }
            Xoroshiro.fill(rng, bits, size);
            turns(bits, turn, size);
            directions(turn, cosine, sine, size);
            rotate(v, first, second, cosine, sine, size);
        }
    }

    /** Makes {@code size} uniform ordered pairs of distinct numbers below {@code n} of as many random numbers; draws more where one must be rejected. */
    static void pairs(UniformRandomProvider rng, long n, long[] bits, int[] first, int[] second, int size) {
        long rejectFirst = (1L << 32) % n;
        long rejectSecond = (1L << 32) % (n - 1);
        long rejected = 0;
        for (int k = 0; k < size; k++) {
            long x = (bits[k] >>> 32) * n;
            long y = (bits[k] & LOW) * (n - 1);
            // Negative if one of the two is.
            rejected |= ((x & LOW) - rejectFirst) | ((y & LOW) - rejectSecond);
            int i = (int) (x >>> 32);
            int j = (int) (y >>> 32);
            first[k] = i;
            second[k] = j + 1 + ((j - i) >> 31);
        }
        if (rejected < 0) {
            again(rng, n, bits, first, second, size);
        }
    }

    private static void again(UniformRandomProvider rng, long n, long[] bits, int[] first, int[] second, int size) {
        long rejectFirst = (1L << 32) % n;
        long rejectSecond = (1L << 32) % (n - 1);
        for (int k = 0; k < size; k++) {
            long x = (bits[k] >>> 32) * n;
            long y = (bits[k] & LOW) * (n - 1);
            if (((x & LOW) - rejectFirst | (y & LOW) - rejectSecond) >= 0) {
                continue;
            }
            do {
                long fresh = rng.nextLong();
                x = (fresh >>> 32) * n;
                y = (fresh & LOW) * (n - 1);
            } while (((x & LOW) - rejectFirst | (y & LOW) - rejectSecond) < 0);
            int i = (int) (x >>> 32);
            int j = (int) (y >>> 32);
            first[k] = i;
            second[k] = j + 1 + ((j - i) >> 31);
        }
    }

    /**
     * Reads the velocities of a batch and forgets them: these loads wait for memory side by side, those of {@link #rotate} behind one another. {@code rotate} reads again, so
     * nothing is stale. The sum is used, so that the loads are not optimised away.
     */
    private static void load(double[] v, int[] first, int[] second, int size) {
        double a = 0;
        double b = 0;
        for (int k = 0; k < size; k++) {
            a += v[first[k]];
            b += v[second[k]];
        }
        if (Double.isNaN(a + b)) {
            throw new ArithmeticException("velocities have become infinite or no numbers; start from finite ones");
        }
    }

    /** Makes numbers uniform on the multiples of {@code 2^-52} in {@code [-1,1)} of random bits. */
    private static void turns(long[] bits, double[] turn, int size) {
        for (int k = 0; k < size; k++) {
            turn[k] = (bits[k] >> 11) * 0x1p-52;
        }
    }

    /** Writes {@code cos(pi u)} and {@code sin(pi u)} for each {@code u} of {@code turn}; a plain loop that the compiler vectorises. */
    static void directions(double[] turn, double[] cosine, double[] sine, int size) {
        for (int k = 0; k < size; k++) {
            double x = turn[k] * (Math.PI / 8);
            double y = x * x;
            double p = x * (135135 + y * (-17325 + y * (378 - y)));
            double q = 135135 + y * (-62370 + y * (3150 - 28 * y));
            double p2 = 2 * p * q;
            double q2 = q * q - p * p;
            double p4 = 2 * p2 * q2;
            double q4 = q2 * q2 - p2 * p2;
            double pp = p4 * p4;
            double qq = q4 * q4;
            double scale = 1 / (pp + qq);
            cosine[k] = (qq - pp) * scale;
            sine[k] = 2 * p4 * q4 * scale;
        }
    }

    /** Rotates the pairs one after the other; {@code v} is modified. */
    private static void rotate(double[] v, int[] first, int[] second, double[] cosine, double[] sine, int size) {
        for (int k = 0; k < size; k++) {
            int i = first[k];
            int j = second[k];
            double x = v[i];
            double y = v[j];
            v[i] = cosine[k] * x + sine[k] * y;
            v[j] = cosine[k] * y - sine[k] * x;
        }
    }
}
