package stosszahl.collision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The Haar probability on the orthogonal group {@code O(d)}; an angle is the matrix by rows, {@code d^2} numbers. For {@code d = 1} it is a
 * random sign.
 */
public final class OrthogonalKernel implements CollisionKernel {
    private final int dimension;

    private OrthogonalKernel(int dimension) {
        this.dimension = dimension;
    }

    /**
     * The Haar probability.
     *
     * @param dimension the dimension {@code d >= 1}
     * @return the kernel
     * @throws IllegalArgumentException if {@code d < 1}
     */
    public static OrthogonalKernel haar(int dimension) {
        if (dimension < 1) {
            throw new IllegalArgumentException("no orthogonal group in dimension " + dimension + "; use d >= 1");
        }
        return new OrthogonalKernel(dimension);
    }

    @Override
    public String name() {
        return "haar";
    }

    @Override
    public int angleDimension() {
        return dimension * dimension;
    }

    /** Gram and Schmidt applied to independent uniform directions: each row is uniform on the unit sphere orthogonal to those before it. */
    @Override
    public void sample(UniformRandomProvider rng, double[] angle) {
        SphereKernel sphere = SphereKernel.uniform(dimension);
        double[] row = new double[dimension];
        for (int r = 0; r < dimension; r++) {
            double square;
            do {
                sphere.sample(rng, row);
                // Twice, as once loses digits where the row is close to the span of the others.
                for (int pass = 0; pass < 2; pass++) {
                    for (int before = 0; before < r; before++) {
                        double dot = 0;
                        for (int c = 0; c < dimension; c++) {
                            dot += row[c] * angle[before * dimension + c];
                        }
                        for (int c = 0; c < dimension; c++) {
                            row[c] -= dot * angle[before * dimension + c];
                        }
                    }
                }
                square = 0;
                for (double x : row) {
                    square += x * x;
                }
            } while (square < 1e-20);
            for (int c = 0; c < dimension; c++) {
                angle[r * dimension + c] = row[c] / Math.sqrt(square);
            }
        }
    }

    /**
     * Rotations times {@code +-} reflections of the first axis: equally spaced angles for {@code d = 2}, unit quaternions for {@code d = 3}.
     *
     * @throws IllegalArgumentException for {@code d > 3}
     */
    @Override
    public Quadrature quadrature(int degree) {
        List<double[]> angles = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        switch (dimension) {
            case 1 -> add(new double[] {1}, 1, angles, weights);
            case 2 -> {
                Quadrature circle = SphereKernel.uniform(2).quadrature(degree);
                for (int j = 0; j < circle.size(); j++) {
                    double[] w = circle.angle(j);
                    add(new double[] {w[0], -w[1], w[1], w[0]}, circle.weight(j), angles, weights);
                }
            }
            case 3 -> {
                // Entries of the rotation are of degree 2 in the quaternion.
                Quadrature sphere = SphereKernel.uniform(4).quadrature(2 * degree);
                for (int j = 0; j < sphere.size(); j++) {
                    add(rotation(sphere.angle(j)), sphere.weight(j), angles, weights);
                }
            }
            default ->
                throw new IllegalArgumentException("no quadrature on O(" + dimension
                        + ") is built in; use d <= 3, or the exact averages, which need none");
        }
        return Quadrature.of(
                angles, weights.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static void add(double[] rotation, double weight, List<double[]> angles, List<Double> weights) {
        double[] reflected = rotation.clone();
        int d = (int) Math.round(Math.sqrt(rotation.length));
        for (int c = 0; c < d; c++) {
            reflected[c] = -reflected[c];
        }
        angles.add(rotation);
        angles.add(reflected);
        weights.add(weight);
        weights.add(weight);
    }

    private static double[] rotation(double[] u) {
        double a = u[0];
        double b = u[1];
        double c = u[2];
        double d = u[3];
        return new double[] {
            a * a + b * b - c * c - d * d,
            2 * (b * c - a * d),
            2 * (b * d + a * c),
            2 * (b * c + a * d),
            a * a - b * b + c * c - d * d,
            2 * (c * d - a * b),
            2 * (b * d - a * c),
            2 * (c * d + a * b),
            a * a - b * b - c * c + d * d
        };
    }

    @Override
    public Optional<AngleSupport> support() {
        return Optional.of(AngleSupport.orthogonal(dimension));
    }

    @Override
    public boolean uniform() {
        return true;
    }

    @Override
    public String toString() {
        return "Haar measure on O(" + dimension + ")";
    }
}
