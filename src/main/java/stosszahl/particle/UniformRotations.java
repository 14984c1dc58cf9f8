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
 * order, so a particle that occurs twice in a batch is read after it was written. Two 64-bit numbers are drawn for a collision.
 *
 * <p>A pair. With {@code x} uniform on {@code 64} bits, {@code x N (N-1) = (i (N-1) + j) 2^64 + r}; for {@code r >= 2^64 mod N(N-1)} the pair {@code (i,j)} is exactly uniform on
 * {@code {0..N-1} x {0..N-2}}, otherwise {@code x} is drawn again (probability below {@code 6e-4} for {@code N = 10^8}). {@code j >= i} is then raised by one. Source: D. Lemire, ACM TOMACS 29(1),
 * 2019; N. Brackett-Rozinsky and D. Lemire, Batched Ranged Random Integer Generation, Software: Practice and Experience, 2024.
 *
 * <p>An angle. With {@code u} uniform on {@code [-1,1)} and {@code x = pi u/8}, {@code tan x = p/q} by the Pade approximant of order 7/6, relative error below {@code 1e-17}; the eighth power
 * of {@code q + i p}, normalised, is {@code e^{i pi u}}. Whatever {@code p} and {@code q} are, the last squaring and the division give a unit vector up to rounding: an error of the
 * approximant would move the angle by {@code 1e-17}, and no energy drifts, as it would with separate approximations of sine and cosine.
 */
final class UniformRotations implements Scattering {
    static final int BATCH = 256;

    /** Above this the velocities (1 MB) leave the cache next to the core, and it pays to ask for those of a batch ahead. */
    private static final int CACHED = 1 << 17;

    private final UniformRandomProvider rng;
    private final long particles;
    private final int[] first = new int[BATCH];
    private final int[] second = new int[BATCH];
    private final double[] turn = new double[BATCH];
    private final double[] cosine = new double[BATCH];
    private final double[] sine = new double[BATCH];

    UniformRotations(int particles, UniformRandomProvider rng) {
        this.particles = particles;
        this.rng = rng;
    }

    /** Is every collision of the model Kac's rotation by a uniform angle. */
    static boolean suit(KacModel model) {
        return model.collisions().stream()
                .allMatch(c -> c.law() instanceof KacRotation && c.law().kernel() instanceof SphereKernel);
    }

    @Override
    public void run(double[] v, long events) {
        for (long left = events; left > 0; left -= BATCH) {
            int size = (int) Math.min(BATCH, left);
            pairs(rng, particles, first, second, size);
            if (particles > CACHED) {
                load(v, first, second, size);
            }
            turns(rng, turn, size);
            directions(turn, cosine, sine, size);
            rotate(v, first, second, cosine, sine, size);
        }
    }

    /** Draws {@code size} uniform ordered pairs of distinct numbers below {@code n} into {@code first} and {@code second}. */
    static void pairs(UniformRandomProvider rng, long n, int[] first, int[] second, int size) {
        long all = n * (n - 1);
        // compareUnsigned(r, t) < 0 is a comparison of both shifted by 2^63.
        long threshold = Long.remainderUnsigned(-all, all) + Long.MIN_VALUE;
        for (int k = 0; k < size; k++) {
            long i;
            long j;
            long rest;
            do {
                long x = rng.nextLong();
                i = high(x, n);
                long y = x * n;
                j = high(y, n - 1);
                rest = y * (n - 1);
            } while (rest + Long.MIN_VALUE < threshold);
            first[k] = (int) i;
            second[k] = (int) (j + 1 + ((j - i) >> 63));
        }
    }

    /** The upper half of the product of an unsigned {@code x} and a positive {@code n}. */
    private static long high(long x, long n) {
        return Math.multiplyHigh(x, n) + ((x >> 63) & n);
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

    /** Draws {@code size} numbers uniform on the multiples of {@code 2^-52} in {@code [-1,1)} into {@code turn}. */
    private static void turns(UniformRandomProvider rng, double[] turn, int size) {
        for (int k = 0; k < size; k++) {
            turn[k] = (rng.nextLong() >> 11) * 0x1p-52;
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
