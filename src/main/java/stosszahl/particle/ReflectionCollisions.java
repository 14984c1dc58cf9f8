package stosszahl.particle;

import java.util.Arrays;

/**
 * The laws of Section 3 that are reflections, {@code V - 2 <eta,V> eta}, with a uniform angle: binary (3.2), symmetric (3.8), symmetric on {@code S'_K} (3.10), and the non-symmetric ternary one (3.12)-(3.14).
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
        ZERO_SUM,
        /** {@code eta} is {@code (w_1+w_2, -w_1, -w_2)}, normalised. */
        NON_SYMMETRIC
    }

    private final Shape shape;
    private final int order;
    private final int dimension;
    private final UnitVectors points;
    /** The uniform points, component by component. */
    private final double[][] w;
    /** The unit vectors, component by component; the points themselves where they are that. */
    private final double[][] eta;

    private final double[] scale;

    ReflectionCollisions(Shape shape, int order, int dimension, int batch, Xoroshiro rng) {
        this.shape = shape;
        this.order = order;
        this.dimension = dimension;
        int q = switch (shape) {
            case BINARY -> dimension;
            case SYMMETRIC -> order * dimension;
            case ZERO_SUM, NON_SYMMETRIC -> (order - 1) * dimension;
        };
        this.points = new UnitVectors(q, batch, rng);
        this.w = new double[q][batch];
        this.scale = new double[batch];
        boolean own = shape == Shape.ZERO_SUM || shape == Shape.NON_SYMMETRIC;
        this.eta = own ? new double[order * dimension][batch] : w;
    }

    @Override
    public void prepare(int count) {
        points.draw(w, count);
        if (shape == Shape.ZERO_SUM) {
            helmert(count);
        } else if (shape == Shape.NON_SYMMETRIC) {
            nonSymmetric(count);
        }
    }

    /** Helmert's basis: the vectors {@code (1, .., 1, -h, 0, .., 0)} with {@code h} ones, normalised. */
    private void helmert(int count) {
        for (int c = 0; c < dimension; c++) {
            double[] sum = eta[c];
            Arrays.fill(sum, 0, count, 0);
            // What the later vectors add to the first h particles is known when the h-th is met.
            for (int h = order - 1; h >= 1; h--) {
                double scale = 1 / Math.sqrt(h * (h + 1.0));
                double[] x = w[(h - 1) * dimension + c];
                double[] out = eta[h * dimension + c];
                for (int k = 0; k < count; k++) {
                    double y = x[k] * scale;
                    out[k] = sum[k] - h * y;
                    sum[k] += y;
                }
            }
        }
    }

    private void nonSymmetric(int count) {
        int d = dimension;
        double[] square = scale;
        Arrays.fill(square, 0, count, 0);
        for (int c = 0; c < d; c++) {
            for (int k = 0; k < count; k++) {
                double sum = w[c][k] + w[d + c][k];
                square[k] += sum * sum;
            }
        }
        for (int k = 0; k < count; k++) {
            // |w_1|^2 + |w_2|^2 = 1.
            scale[k] = 1 / Math.sqrt(1 + square[k]);
        }
        for (int c = 0; c < d; c++) {
            for (int k = 0; k < count; k++) {
                double x = w[c][k] * scale[k];
                double y = w[d + c][k] * scale[k];
                eta[c][k] = x + y;
                eta[d + c][k] = -x;
                eta[2 * d + c][k] = -y;
            }
        }
    }

    @Override
    public void collide(double[] v, int[][] chosen, int e, int k) {
        if (shape == Shape.BINARY) {
            if (dimension == 3) {
                binary3(v, chosen, e, k);
            } else {
                binary(v, chosen, e, k);
            }
            return;
        }
        switch (dimension == 1 ? order : 0) {
            case 3 -> reflect3(v, chosen, e, k);
            case 4 -> reflect4(v, chosen, e, k);
            case 5 -> reflect5(v, chosen, e, k);
            default -> reflect(v, chosen, e, k);
        }
    }

    // The choice is made once for a batch.
    @Override
    public void run(double[] v, int[][] chosen, int size) {
        if (shape == Shape.BINARY && dimension == 3) {
            for (int e = 0; e < size; e++) {
                binary3(v, chosen, e, e);
            }
        } else if (shape != Shape.BINARY && dimension == 1 && order == 3) {
            for (int e = 0; e < size; e++) {
                reflect3(v, chosen, e, e);
            }
        } else if (shape != Shape.BINARY && dimension == 1 && order == 4) {
            for (int e = 0; e < size; e++) {
                reflect4(v, chosen, e, e);
            }
        } else if (shape != Shape.BINARY && dimension == 1 && order == 5) {
            for (int e = 0; e < size; e++) {
                reflect5(v, chosen, e, e);
            }
        } else {
            for (int e = 0; e < size; e++) {
                collide(v, chosen, e, e);
            }
        }
    }

    private void binary3(double[] v, int[][] chosen, int e, int k) {
        double x = w[0][k];
        double y = w[1][k];
        double z = w[2][k];
        int i = chosen[0][e];
        int j = chosen[1][e];
        double xi = v[i];
        double yi = v[i + 1];
        double zi = v[i + 2];
        double xj = v[j];
        double yj = v[j + 1];
        double zj = v[j + 2];
        double dot = x * (xj - xi) + y * (yj - yi) + z * (zj - zi);
        v[i] = xi + dot * x;
        v[i + 1] = yi + dot * y;
        v[i + 2] = zi + dot * z;
        v[j] = xj - dot * x;
        v[j + 1] = yj - dot * y;
        v[j + 2] = zj - dot * z;
    }

    private void binary(double[] v, int[][] chosen, int e, int k) {
        int i = chosen[0][e];
        int j = chosen[1][e];
        double dot = 0;
        for (int c = 0; c < dimension; c++) {
            dot += w[c][k] * (v[j + c] - v[i + c]);
        }
        for (int c = 0; c < dimension; c++) {
            v[i + c] += dot * w[c][k];
            v[j + c] -= dot * w[c][k];
        }
    }

    // The same for d = 1 and the orders that are met most, with the velocities in registers: about half the time of the
    // loops of reflect.

    private void reflect3(double[] v, int[][] chosen, int e, int k) {
        double x0 = eta[0][k];
        double x1 = eta[1][k];
        double x2 = eta[2][k];
        int a = chosen[0][e];
        int b = chosen[1][e];
        int c = chosen[2][e];
        double va = v[a];
        double vb = v[b];
        double vc = v[c];
        double dot = 2 * (x0 * va + x1 * vb + x2 * vc);
        v[a] = va - dot * x0;
        v[b] = vb - dot * x1;
        v[c] = vc - dot * x2;
    }

    private void reflect4(double[] v, int[][] chosen, int e, int k) {
        double x0 = eta[0][k];
        double x1 = eta[1][k];
        double x2 = eta[2][k];
        double x3 = eta[3][k];
        int a = chosen[0][e];
        int b = chosen[1][e];
        int c = chosen[2][e];
        int d = chosen[3][e];
        double va = v[a];
        double vb = v[b];
        double vc = v[c];
        double vd = v[d];
        double dot = 2 * (x0 * va + x1 * vb + (x2 * vc + x3 * vd));
        v[a] = va - dot * x0;
        v[b] = vb - dot * x1;
        v[c] = vc - dot * x2;
        v[d] = vd - dot * x3;
    }

    private void reflect5(double[] v, int[][] chosen, int e, int k) {
        double x0 = eta[0][k];
        double x1 = eta[1][k];
        double x2 = eta[2][k];
        double x3 = eta[3][k];
        double x4 = eta[4][k];
        int a = chosen[0][e];
        int b = chosen[1][e];
        int c = chosen[2][e];
        int d = chosen[3][e];
        int f = chosen[4][e];
        double va = v[a];
        double vb = v[b];
        double vc = v[c];
        double vd = v[d];
        double vf = v[f];
        double dot = 2 * (x0 * va + x1 * vb + (x2 * vc + x3 * vd) + x4 * vf);
        v[a] = va - dot * x0;
        v[b] = vb - dot * x1;
        v[c] = vc - dot * x2;
        v[d] = vd - dot * x3;
        v[f] = vf - dot * x4;
    }

    private void reflect(double[] v, int[][] chosen, int e, int k) {
        int d = dimension;
        double dot = 0;
        for (int i = 0; i < order; i++) {
            int at = chosen[i][e];
            for (int c = 0; c < d; c++) {
                dot += eta[i * d + c][k] * v[at + c];
            }
        }
        dot *= 2;
        for (int i = 0; i < order; i++) {
            int at = chosen[i][e];
            for (int c = 0; c < d; c++) {
                v[at + c] -= dot * eta[i * d + c][k];
            }
        }
    }
}
