package stosszahl.moment;

import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import stosszahl.collision.CollisionKernel;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.Quadrature;
import stosszahl.initial.VelocityLaw;
import stosszahl.polynomial.MultiIndex;

/** Laws with finitely many values, over which a test can sum by hand. */
final class TwoPoint {
    private TwoPoint() {}

    /** Two velocities, equally likely. */
    record Velocities(double[] first, double[] second) implements VelocityLaw {
        @Override
        public String name() {
            return "two points";
        }

        @Override
        public int dimension() {
            return first.length;
        }

        @Override
        public double density(double... v) {
            throw new UnsupportedOperationException("point masses");
        }

        @Override
        public double mass(double[] lower, double[] upper) {
            throw new UnsupportedOperationException("not needed");
        }

        @Override
        public BigFraction moment(MultiIndex a) {
            BigFraction x = BigFraction.of(1, 2);
            BigFraction y = x;
            for (int c = 0; c < first.length; c++) {
                x = x.multiply(BigFraction.from(first[c]).pow(a.get(c)));
                y = y.multiply(BigFraction.from(second[c]).pow(a.get(c)));
            }
            return x.add(y);
        }

        @Override
        public void sample(UniformRandomProvider rng, double[] v, int offset) {
            throw new UnsupportedOperationException("not needed");
        }
    }

    /** Finitely many angles, equally likely. */
    record Angles(List<double[]> angles) implements CollisionKernel {
        @Override
        public String name() {
            return "discrete";
        }

        @Override
        public int angleDimension() {
            return angles.get(0).length;
        }

        @Override
        public void sample(UniformRandomProvider rng, double[] angle) {
            throw new UnsupportedOperationException("not needed");
        }

        @Override
        public Quadrature quadrature(int degree) {
            double[] weights = new double[angles.size()];
            java.util.Arrays.fill(weights, 1.0 / angles.size());
            return Quadrature.of(angles, weights);
        }
    }

    /** {@code v_i* = a v_i + b sum_{j != i} v_j}, (3.11), with {@code (a, b)} as the angle: no isometry. */
    record Game(int order, CollisionKernel kernel) implements CollisionLaw {
        @Override
        public String name() {
            return "game";
        }

        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public void transform(double[] angle, double[] v, double[] out) {
            double sum = 0;
            for (double x : v) {
                sum += x;
            }
            for (int i = 0; i < v.length; i++) {
                out[i] = angle[0] * v[i] + angle[1] * (sum - v[i]);
            }
        }
    }

    /** A fixed rotation of the plane: an order-one law without H2. */
    record Turn(CollisionKernel kernel) implements CollisionLaw {
        @Override
        public String name() {
            return "turn";
        }

        @Override
        public int order() {
            return 1;
        }

        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public void transform(double[] angle, double[] v, double[] out) {
            out[0] = angle[0] * v[0] - angle[1] * v[1];
            out[1] = angle[1] * v[0] + angle[0] * v[1];
        }
    }
}
