package stosszahl.testkit;

import java.util.Optional;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.Quadrature;

/**
 * The mixed moments {@code E<u, T^w V>^p} of a law and of its conjugates and inverses, by the kernel's quadrature. As a polynomial in {@code (u, V)} the moment of degree {@code p} holds every
 * {@code E[(TV)^a]}, {@code |a| = p}.
 */
final class LawMoments {
    private final CollisionLaw law;
    private final double[][][] maps;
    private final double[] weights;
    private final double[] @org.jspecify.annotations.Nullable [][] inverses;

    private LawMoments(
            CollisionLaw law,
            double[][][] maps,
            double[] weights,
            double[] @org.jspecify.annotations.Nullable [][] inverses) {
        this.law = law;
        this.maps = maps;
        this.weights = weights;
        this.inverses = inverses;
    }

    /** Empty where angles have too many dimensions for a quadrature. */
    static Optional<LawMoments> of(CollisionLaw law, int degree) {
        int q = law.kernel().angleDimension();
        if (q > 3) {
            return Optional.empty();
        }
        Quadrature rule = law.kernel().quadrature(q <= 2 ? 2 * degree + 96 : 2 * degree + 8);
        double[][][] maps = new double[rule.size()][][];
        double[] weights = new double[rule.size()];
        double[] @org.jspecify.annotations.Nullable [][] inverses = new double[rule.size()][][];
        for (int j = 0; j < maps.length; j++) {
            maps[j] = law.matrix(rule.angle(j));
            weights[j] = rule.weight(j);
            var solver = new LUDecomposition(MatrixUtils.createRealMatrix(maps[j]), 1e-14).getSolver();
            inverses[j] = solver.isNonSingular() ? solver.getInverse().getData() : null;
        }
        return Optional.of(new LawMoments(law, maps, weights, inverses));
    }

    double weight() {
        double sum = 0;
        for (double w : weights) {
            sum += w;
        }
        return sum;
    }

    double moment(double[] u, double[] v, int p) {
        double sum = 0;
        for (int j = 0; j < maps.length; j++) {
            sum += weights[j] * Math.pow(form(u, maps[j], v), p);
        }
        return sum;
    }

    /** {@code E<u, T^-1 V>^p}; fails where a map of positive weight is singular. */
    double inverseMoment(double[] u, double[] v, int p) {
        double sum = 0;
        for (int j = 0; j < maps.length; j++) {
            double[][] inverse = inverses[j];
            if (inverse == null) {
                throw new AssertionError("T^w is singular at node " + j + " of the kernel's quadrature: "
                        + java.util.Arrays.deepToString(maps[j]));
            }
            sum += weights[j] * Math.pow(form(u, inverse, v), p);
        }
        return sum;
    }

    /** {@code E<u, sigma T sigma^-1 V>^p = E<sigma u, T sigma V>^p} for the exchange of particles {@code i} and {@code i + 1}. */
    double conjugateMoment(double[] u, double[] v, int p, int i) {
        return moment(exchanged(u, law.dimension(), i), exchanged(v, law.dimension(), i), p);
    }

    static double[] exchanged(double[] v, int d, int i) {
        double[] w = v.clone();
        for (int c = 0; c < d; c++) {
            w[i * d + c] = v[(i + 1) * d + c];
            w[(i + 1) * d + c] = v[i * d + c];
        }
        return w;
    }

    static double form(double[] u, double[][] t, double[] v) {
        double sum = 0;
        for (int i = 0; i < u.length; i++) {
            double row = 0;
            for (int j = 0; j < v.length; j++) {
                row += t[i][j] * v[j];
            }
            sum += u[i] * row;
        }
        return sum;
    }
}
