package stosszahl.particle;

import java.util.Arrays;

/**
 * Uniform points of the unit sphere of {@code R^q}, many at a time, component by component: {@code w[c][k]} is component {@code c} of point {@code k}. No rejection, no branch and no function but the root, in
 * loops that the compiler vectorises.
 *
 * <p>A direction of the plane. With {@code u} uniform on {@code [-1,1)} and {@code x = pi u/8}, {@code tan x = p/q} by the Pade approximant of order 7/6, relative error below {@code 1e-17}; the eighth power
 * of {@code q + i p}, normalised, is {@code e^{i pi u}}. Whatever {@code p} and {@code q} are, the last squaring and the division give a unit vector up to rounding: an error of the
 * approximant would move the angle by {@code 1e-17}, and no energy drifts, as it would with separate approximations of sine and cosine.
 *
 * <p>In space each coordinate is uniform on {@code [-1,1]} (Archimedes), and the other two are a direction of the plane.
 *
 * <p>In even dimension {@code q = 2m} a uniform point is a Gaussian vector divided by its length: {@code m} planar vectors of independent uniform directions, whose squared lengths are independent exponential
 * numbers divided by their sum. These have the law of the gaps that {@code m - 1} uniform numbers leave in {@code [0,1]}; source: L. Devroye, Non-Uniform Random Variate Generation, 1986, Section V.2. In odd
 * dimension {@code q} a point of the sphere of {@code R^{q+1}} without its last coordinate has a uniform direction.
 */
final class UnitVectors {
    private final int q;
    private final Xoroshiro rng;
    private final double[] turn;
    /** The ends of the gaps in increasing order, the first 0 and the last 1. */
    private final double[][] ends;
    /** The coordinate that an odd dimension drops. */
    private final double[] dropped;

    /** At most {@code batch} points of the sphere of {@code R^q} at a time. */
    UnitVectors(int q, int batch, Xoroshiro rng) {
        this.q = q;
        this.rng = rng;
        this.turn = new double[batch];
        this.ends = new double[(q + 1) / 2 + 1][batch];
        Arrays.fill(ends[ends.length - 1], 1);
        this.dropped = new double[batch];
    }

    /** Writes {@code size} points; {@code w} has {@code q} rows. */
    void draw(double[][] w, int size) {
        switch (q) {
            case 1 -> signs(w[0], size);
            case 2 -> directions(w[0], w[1], size);
            case 3 -> space(w[0], w[1], w[2], size);
            default -> planes(w, size);
        }
    }

    private void signs(double[] x, int size) {
        rng.symmetric(x, size);
        for (int k = 0; k < size; k++) {
            x[k] = Math.copySign(1, x[k]);
        }
    }

    private void directions(double[] x, double[] y, int size) {
        rng.symmetric(turn, size);
        directions(turn, x, y, size);
    }

    private void space(double[] x, double[] y, double[] z, int size) {
        rng.symmetric(x, size);
        directions(y, z, size);
        for (int k = 0; k < size; k++) {
            double length = Math.sqrt(1 - x[k] * x[k]);
            y[k] *= length;
            z[k] *= length;
        }
    }

    private void planes(double[][] w, int size) {
        gaps(size);
        for (int c = 0; c < q; c += 2) {
            double[] x = w[c];
            double[] y = c + 1 < q ? w[c + 1] : dropped;
            directions(x, y, size);
            double[] from = ends[c / 2];
            double[] to = ends[c / 2 + 1];
            for (int k = 0; k < size; k++) {
                double length = Math.sqrt(to[k] - from[k]);
                x[k] *= length;
                y[k] *= length;
            }
        }
        if (q % 2 == 1) {
            normalise(w, size);
        }
    }

    private void normalise(double[][] w, int size) {
        double[] square = dropped;
        Arrays.fill(square, 0, size, 0);
        for (int c = 0; c < q; c++) {
            double[] x = w[c];
            for (int k = 0; k < size; k++) {
                square[k] += x[k] * x[k];
            }
        }
        for (int k = 0; k < size; k++) {
            square[k] = 1 / Math.sqrt(square[k]);
        }
        for (int c = 0; c < q; c++) {
            double[] x = w[c];
            for (int k = 0; k < size; k++) {
                x[k] *= square[k];
            }
        }
    }

    /** Draws the inner ends and sorts them, by insertion, all tuples at once. */
    private void gaps(int size) {
        for (int i = 1; i < ends.length - 1; i++) {
            rng.unit(ends[i], size);
            for (int j = i; j > 1; j--) {
                exchange(ends[j - 1], ends[j], size);
            }
        }
    }

    private static void exchange(double[] lower, double[] higher, int size) {
        for (int k = 0; k < size; k++) {
            double a = lower[k];
            double b = higher[k];
            lower[k] = Math.min(a, b);
            higher[k] = Math.max(a, b);
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
}
