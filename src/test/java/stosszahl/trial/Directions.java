package stosszahl.trial;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The random unit vector {@code eta} of {@code R^{dK}} of a reflection {@code V - f <eta, V> eta}. */
interface Directions {
    /** {@code E eta^m}. */
    double moment(int[] m);

    /** A vector under the reference measure, the one without the density. */
    double[] draw(Random random);

    /** The density of the law of {@code eta} relative to that measure, up to a factor. */
    default double density(double[] eta) {
        return 1;
    }

    /** Is the reference measure kept by permutations of the particles. */
    default boolean permutable() {
        return true;
    }

    /** A uniform unit vector. */
    static double[] unit(int q, Random random) {
        double[] w = new double[q];
        double square = 0;
        for (int i = 0; i < q; i++) {
            w[i] = random.nextGaussian();
            square += w[i] * w[i];
        }
        for (int i = 0; i < q; i++) {
            w[i] /= Math.sqrt(square);
        }
        return w;
    }

    /** Uniform on the unit sphere of {@code R^q}. */
    record Sphere(int q) implements Directions {
        @Override
        public double moment(int[] m) {
            return Powers.sphere(m);
        }

        @Override
        public double[] draw(Random random) {
            return unit(q, random);
        }
    }

    /** Uniform on the vectors of the unit sphere of {@code R^{dK}} whose {@code K} parts sum to 0. */
    record ZeroSum(int particles, int dimension, Map<List<Integer>, Double> pairings) implements Directions {
        ZeroSum(int particles, int dimension) {
            this(particles, dimension, new HashMap<>());
        }

        /** A Gaussian with covariance {@code (1 - J/K) (x) 1} is its length times {@code eta}, and the length is independent of it. */
        @Override
        public double moment(int[] m) {
            if (Powers.degree(m) % 2 != 0) {
                return 0;
            }
            double product = 1;
            for (int c = 0; c < dimension; c++) {
                List<Integer> e = new ArrayList<>();
                for (int i = 0; i < particles; i++) {
                    e.add(m[i * dimension + c]);
                }
                product *= gaussian(e);
            }
            return product / Powers.rising(dimension * (particles - 1), Powers.degree(m));
        }

        /** Isserlis: the first factor pairs with each other one. */
        private double gaussian(List<Integer> e) {
            Double known = pairings.get(e);
            if (known != null) {
                return known;
            }
            int first = 0;
            while (first < e.size() && e.get(first) == 0) {
                first++;
            }
            double sum = first == e.size() ? 1 : 0;
            if (first < e.size()) {
                List<Integer> rest = new ArrayList<>(e);
                rest.set(first, rest.get(first) - 1);
                for (int i = 0; i < e.size(); i++) {
                    if (rest.get(i) > 0) {
                        List<Integer> less = new ArrayList<>(rest);
                        less.set(i, less.get(i) - 1);
                        sum += ((i == first ? 1 : 0) - 1.0 / particles) * rest.get(i) * gaussian(List.copyOf(less));
                    }
                }
            }
            pairings.put(List.copyOf(e), sum);
            return sum;
        }

        @Override
        public double[] draw(Random random) {
            double[] w = new double[particles * dimension];
            double square = 0;
            for (int c = 0; c < dimension; c++) {
                double mean = 0;
                for (int i = 0; i < particles; i++) {
                    w[i * dimension + c] = random.nextGaussian();
                    mean += w[i * dimension + c] / particles;
                }
                for (int i = 0; i < particles; i++) {
                    w[i * dimension + c] -= mean;
                    square += Math.pow(w[i * dimension + c], 2);
                }
            }
            for (int i = 0; i < w.length; i++) {
                w[i] /= Math.sqrt(square);
            }
            return w;
        }
    }

    /** A polynomial density over a reference measure. */
    record Weighted(Directions reference, Density polynomial) implements Directions {
        @Override
        public double moment(int[] m) {
            return polynomial.average(reference, m) / polynomial.average(reference, new int[m.length]);
        }

        @Override
        public double[] draw(Random random) {
            return reference.draw(random);
        }

        @Override
        public double density(double[] eta) {
            return polynomial.at(eta);
        }
    }

    /** The binary collision's {@code eta = (w, -w)/sqrt 2}. */
    record Opposite(Directions w) implements Directions {
        @Override
        public double moment(int[] m) {
            int d = m.length / 2;
            int[] sum = new int[d];
            int second = 0;
            for (int c = 0; c < d; c++) {
                sum[c] = m[c] + m[d + c];
                second += m[d + c];
            }
            return (second % 2 == 0 ? 1 : -1) * Math.pow(2, -Powers.degree(m) / 2.0) * w.moment(sum);
        }

        @Override
        public double[] draw(Random random) {
            double[] one = w.draw(random);
            double[] eta = new double[2 * one.length];
            for (int c = 0; c < one.length; c++) {
                eta[c] = one[c] / Math.sqrt(2);
                eta[one.length + c] = -eta[c];
            }
            return eta;
        }
    }

    /** A density of the last component of a unit vector of {@code R^d}, {@code d = 2, 3}. */
    record Axial(int dimension, Profile profile, Map<List<Integer>, Double> cache) implements Directions {
        Axial(int dimension, Profile profile) {
            this(dimension, profile, new HashMap<>());
        }

        /** {@code w = (cos x u, sin x)}, {@code u} uniform on the sphere of dimension {@code d - 2}, surface element {@code cos^{d-2} x dx}. */
        @Override
        public double moment(int[] m) {
            int last = m[dimension - 1];
            int rest = Powers.degree(m) - last;
            int[] others = java.util.Arrays.copyOf(m, dimension - 1);
            return Powers.sphere(others)
                    * cache.computeIfAbsent(List.of(last, rest), k -> latitude(last, rest) / mass());
        }

        private double mass() {
            return latitude(0, 0);
        }

        private double latitude(int last, int rest) {
            List<Double> breaks = new ArrayList<>();
            profile.breaks(-1, 1).forEach(z -> breaks.add(Math.asin(z)));
            return TanhSinh.integrate(
                    (end, near, weight, sums) -> {
                        double x = end + near;
                        double f = weight * profile.at(Math.sin(x)) * Math.pow(Math.cos(x), dimension - 2);
                        sums[0].add(f);
                        sums[1].add(f * Math.pow(Math.sin(x), last) * Math.pow(Math.cos(x), rest));
                    },
                    2,
                    breaks)[1];
        }

        @Override
        public double[] draw(Random random) {
            return unit(dimension, random);
        }
    }

    /** The ternary collision's {@code eta = (w1 + w2, -w1, -w2)/|..|}, {@code (w1, w2)} uniform on the unit sphere of {@code R^{2d}}. */
    record Ternary(int dimension, boolean adapted) implements Directions {
        private static final int NODES = 256;

        /** {@code d = 1}: the integrand is analytic and periodic, so that the trapezoidal rule converges geometrically. */
        @Override
        public double moment(int[] m) {
            if (dimension != 1) {
                throw new UnsupportedOperationException("averages of the ternary law in dimension " + dimension);
            }
            double sum = 0;
            for (int j = 0; j < NODES; j++) {
                double phi = 2 * Math.PI * j / NODES;
                double[] eta = direction(Math.cos(phi), Math.sin(phi));
                sum += Math.pow(eta[0], m[0]) * Math.pow(eta[1], m[1]) * Math.pow(eta[2], m[2]) / NODES;
            }
            return sum;
        }

        private double[] direction(double... w) {
            double[] eta = new double[3 * dimension];
            double square = 0;
            for (int c = 0; c < dimension; c++) {
                eta[c] = w[c] + w[dimension + c];
                eta[dimension + c] = -w[c];
                eta[2 * dimension + c] = -w[dimension + c];
                square += eta[c] * eta[c] + w[c] * w[c] + w[dimension + c] * w[dimension + c];
            }
            for (int i = 0; i < eta.length; i++) {
                eta[i] /= Math.sqrt(square);
            }
            return eta;
        }

        @Override
        public double[] draw(Random random) {
            double[] eta = direction(unit(2 * dimension, random));
            if (adapted) {
                List<Integer> order = new ArrayList<>(List.of(0, 1, 2));
                java.util.Collections.shuffle(order, random);
                double[] moved = new double[eta.length];
                for (int i = 0; i < 3; i++) {
                    System.arraycopy(eta, i * dimension, moved, order.get(i) * dimension, dimension);
                }
                return moved;
            }
            return eta;
        }

        @Override
        public boolean permutable() {
            return false;
        }
    }
}
