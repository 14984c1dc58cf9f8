package stosszahl.particle;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * The laws of Section 3 that are reflections, {@code V - 2 <eta,V> eta}, with a uniform angle: binary (3.2), symmetric (3.8), symmetric on {@code S'_K} (3.10); and the random sign of one velocity, {@code K = d = 1}.
 *
 * <p>Reads the velocities of a collision once and writes them once. The unit vectors of a batch are drawn together, {@link UnitVectors}.
 */
final class ReflectionCollisions implements Collisions {
    /** Which unit vector {@code eta} of {@code R^{dK}} is made of the uniform point. */
    enum Shape {
        /** {@code eta = (w,-w)/sqrt 2}. */
        BINARY,
        /** {@code eta} is the point itself. */
        SYMMETRIC,
        /** {@code eta} has the point as coordinates in Helmert's orthonormal basis of the vectors of sum 0. */
        ZERO_SUM
    }

    private final Shape shape;
    private final int order;
    private final int dimension;
    private final UnitVectors points;
    private final double[][] w;
    private final double[] eta;
    private int next;

    ReflectionCollisions(Shape shape, int order, int dimension, int batch, UniformRandomProvider rng) {
        this.shape = shape;
        this.order = order;
        this.dimension = dimension;
        int q = shape == Shape.BINARY
                ? dimension
                : shape == Shape.SYMMETRIC ? order * dimension : (order - 1) * dimension;
        this.points = new UnitVectors(q, batch, rng);
        this.w = new double[q][batch];
        this.eta = new double[order * dimension];
    }

    @Override
    public void prepare(int count) {
        points.draw(w, count);
        next = 0;
    }

    @Override
    public void run(double[] v, int[] chosen, int stride, int from, int to) {
        if (shape == Shape.BINARY && dimension == 3) {
            binary3(v, chosen, stride, from, to);
        } else if (shape == Shape.BINARY) {
            binary(v, chosen, stride, from, to);
        } else if (shape == Shape.SYMMETRIC && dimension == 1 && order == 3) {
            symmetric3(v, chosen, stride, from, to);
        } else if (shape == Shape.SYMMETRIC && dimension == 1 && order == 5) {
            symmetric5(v, chosen, stride, from, to);
        } else {
            reflect(v, chosen, stride, from, to);
        }
        next += to - from;
    }

    private void binary3(double[] v, int[] chosen, int stride, int from, int to) {
        double[] x = w[0];
        double[] y = w[1];
        double[] z = w[2];
        for (int e = from, k = next; e < to; e++, k++) {
            int i = chosen[e * stride];
            int j = chosen[e * stride + 1];
            double dot = x[k] * (v[j] - v[i]) + y[k] * (v[j + 1] - v[i + 1]) + z[k] * (v[j + 2] - v[i + 2]);
            v[i] += dot * x[k];
            v[i + 1] += dot * y[k];
            v[i + 2] += dot * z[k];
            v[j] -= dot * x[k];
            v[j + 1] -= dot * y[k];
            v[j + 2] -= dot * z[k];
        }
    }

    private void binary(double[] v, int[] chosen, int stride, int from, int to) {
        for (int e = from, k = next; e < to; e++, k++) {
            int i = chosen[e * stride];
            int j = chosen[e * stride + 1];
            double dot = 0;
            for (int c = 0; c < dimension; c++) {
                dot += w[c][k] * (v[j + c] - v[i + c]);
            }
            for (int c = 0; c < dimension; c++) {
                v[i + c] += dot * w[c][k];
                v[j + c] -= dot * w[c][k];
            }
        }
    }

    private void symmetric3(double[] v, int[] chosen, int stride, int from, int to) {
        double[] x = w[0];
        double[] y = w[1];
        double[] z = w[2];
        for (int e = from, k = next; e < to; e++, k++) {
            int a = chosen[e * stride];
            int b = chosen[e * stride + 1];
            int c = chosen[e * stride + 2];
            double dot = 2 * (x[k] * v[a] + y[k] * v[b] + z[k] * v[c]);
            v[a] -= dot * x[k];
            v[b] -= dot * y[k];
            v[c] -= dot * z[k];
        }
    }

    private void symmetric5(double[] v, int[] chosen, int stride, int from, int to) {
        double[] w0 = w[0];
        double[] w1 = w[1];
        double[] w2 = w[2];
        double[] w3 = w[3];
        double[] w4 = w[4];
        for (int e = from, k = next; e < to; e++, k++) {
            int base = e * stride;
            int a = chosen[base];
            int b = chosen[base + 1];
            int c = chosen[base + 2];
            int d = chosen[base + 3];
            int f = chosen[base + 4];
            double dot = 2 * (w0[k] * v[a] + w1[k] * v[b] + w2[k] * v[c] + w3[k] * v[d] + w4[k] * v[f]);
            v[a] -= dot * w0[k];
            v[b] -= dot * w1[k];
            v[c] -= dot * w2[k];
            v[d] -= dot * w3[k];
            v[f] -= dot * w4[k];
        }
    }

    private void reflect(double[] v, int[] chosen, int stride, int from, int to) {
        int d = dimension;
        for (int e = from, k = next; e < to; e++, k++) {
            direction(k);
            int base = e * stride;
            double dot = 0;
            for (int i = 0; i < order; i++) {
                for (int c = 0; c < d; c++) {
                    dot += eta[i * d + c] * v[chosen[base + i] + c];
                }
            }
            dot *= 2;
            for (int i = 0; i < order; i++) {
                for (int c = 0; c < d; c++) {
                    v[chosen[base + i] + c] -= dot * eta[i * d + c];
                }
            }
        }
    }

    private void direction(int k) {
        if (shape == Shape.SYMMETRIC) {
            for (int c = 0; c < eta.length; c++) {
                eta[c] = w[c][k];
            }
            return;
        }
        int d = dimension;
        for (int c = 0; c < d; c++) {
            // Helmert: the vectors (1, .., 1, -h, 0, .., 0) with h ones, normalised; what the later ones add to the
            // first h particles.
            double sum = 0;
            for (int h = order - 1; h >= 1; h--) {
                double x = w[(h - 1) * d + c][k] / Math.sqrt(h * (h + 1.0));
                eta[h * d + c] = sum - h * x;
                sum += x;
            }
            eta[c] = sum;
        }
    }
}
