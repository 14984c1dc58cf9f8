package stosszahl.particle;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Uniform points of the unit sphere of {@code R^q}, many at a time, component by component: {@code w[c][k]} is component {@code c} of point {@code k}.
 *
 * <p>Up to {@code q = 6} no rejection, no branch and no function but the root, in loops that the compiler vectorises. In even dimension {@code q = 2m} the squared lengths of the {@code m} planar parts of a
 * uniform point are uniform on the simplex and its {@code m} angles uniform and independent; a share with the law Beta(1, n) is the least of {@code n} uniform numbers. In odd dimension the first
 * coordinate has the density {@code (1-z^2)^{(q-3)/2}}, that of the median of {@code q - 2} uniform numbers on {@code [-1,1]}, and the others are a uniform point of the sphere of radius
 * {@code sqrt(1-z^2)}, {@code q - 1} even. For {@code q > 6} normalised Gaussians cost less.
 */
final class UnitVectors {
    /** The largest {@code q} without Gaussians. */
    private static final int DIRECT = 6;

    private final int q;
    private final UniformRandomProvider rng;
    private final ZigguratSampler.NormalizedGaussian normal;
    private final long[] bits;
    private final double[] turn;
    private final double[] square;

    /** At most {@code batch} points of the sphere of {@code R^q} at a time. */
    UnitVectors(int q, int batch, UniformRandomProvider rng) {
        this.q = q;
        this.rng = rng;
        this.normal = ZigguratSampler.NormalizedGaussian.of(rng);
        this.bits = new long[batch];
        this.turn = new double[batch];
        this.square = new double[batch];
    }

    /** Writes {@code size} points; {@code w} has {@code q} rows. */
    void draw(double[][] w, int size) {
        if (q > DIRECT) {
            gaussians(w, size);
            return;
        }
        if (q == 1) {
            signs(w[0], size);
            return;
        }
        for (int k = 0; k < size; k++) {
            square[k] = 1;
        }
        if (q == 3) {
            symmetric(w[0], size);
        } else if (q == 5) {
            median(w[0], w[1], w[2], size);
        }
        int first = q % 2;
        if (first == 1) {
            for (int k = 0; k < size; k++) {
                square[k] = 1 - w[0][k] * w[0][k];
            }
        }
        for (int c = first; c < q; c += 2) {
            symmetric(turn, size);
            UniformRotations.directions(turn, w[c], w[c + 1], size);
            share(w[c], w[c + 1], (q - c) / 2 - 1, size);
        }
    }

    /** Scales a planar direction to a share of the square that is left, Beta(1, others) of it, or all of it if there are no others. */
    private void share(double[] x, double[] y, int others, int size) {
        if (others == 0) {
            for (int k = 0; k < size; k++) {
                double length = Math.sqrt(square[k]);
                x[k] *= length;
                y[k] *= length;
            }
            return;
        }
        unit(turn, size);
        if (others == 2) {
            Xoroshiro.fill(rng, bits, size);
            for (int k = 0; k < size; k++) {
                turn[k] = Math.min(turn[k], (bits[k] >>> 11) * 0x1p-53);
            }
        }
        for (int k = 0; k < size; k++) {
            double length = Math.sqrt(turn[k] * square[k]);
            square[k] *= 1 - turn[k];
            x[k] *= length;
            y[k] *= length;
        }
    }

    private void median(double[] out, double[] second, double[] third, int size) {
        symmetric(out, size);
        symmetric(second, size);
        symmetric(third, size);
        for (int k = 0; k < size; k++) {
            double a = out[k];
            double b = second[k];
            out[k] = Math.max(Math.min(a, b), Math.min(Math.max(a, b), third[k]));
        }
    }

    /** Uniform on the multiples of {@code 2^-53} in {@code [0,1)}. */
    private void unit(double[] out, int size) {
        Xoroshiro.fill(rng, bits, size);
        for (int k = 0; k < size; k++) {
            out[k] = (bits[k] >>> 11) * 0x1p-53;
        }
    }

    /** Uniform on the multiples of {@code 2^-52} in {@code [-1,1)}. */
    private void symmetric(double[] out, int size) {
        Xoroshiro.fill(rng, bits, size);
        for (int k = 0; k < size; k++) {
            out[k] = (bits[k] >> 11) * 0x1p-52;
        }
    }

    private void signs(double[] out, int size) {
        Xoroshiro.fill(rng, bits, size);
        for (int k = 0; k < size; k++) {
            out[k] = 1 + 2.0 * (bits[k] >> 63);
        }
    }

    private void gaussians(double[][] w, int size) {
        for (int k = 0; k < size; k++) {
            double sum;
            do {
                sum = 0;
                for (int c = 0; c < q; c++) {
                    double x = normal.sample();
                    w[c][k] = x;
                    sum += x * x;
                }
            } while (sum == 0);
            double scale = 1 / Math.sqrt(sum);
            for (int c = 0; c < q; c++) {
                w[c][k] *= scale;
            }
        }
    }
}
