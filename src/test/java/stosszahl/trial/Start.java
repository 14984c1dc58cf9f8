package stosszahl.trial;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The law of the velocities at time 0: independent particles, or a mixture of such laws. */
interface Start {
    /** What stands after {@code initial: } or beside it in the file. */
    String yaml();

    /** {@code E prod_i v_i^{a_i}} of distinct particles, each {@code a_i} an exponent per axis. */
    double moment(List<List<Integer>> exponents);

    /** Independent particles with one law. */
    interface Product extends Start {
        /** The law as a mapping. */
        String mapping();

        /** {@code E v^a} of one particle. */
        double one(List<Integer> a);

        @Override
        default String yaml() {
            return "initial: " + mapping() + "\n";
        }

        @Override
        default double moment(List<List<Integer>> exponents) {
            double product = 1;
            for (List<Integer> a : exponents) {
                product *= one(a);
            }
            return product;
        }
    }

    /** A Gaussian with independent axes. */
    record Normal(List<Double> mean, List<Double> variance) implements Product {
        @Override
        public String mapping() {
            return "{type: gaussian, mean: " + mean + ", variance: " + variance + "}";
        }

        @Override
        public double one(List<Integer> a) {
            double product = 1;
            for (int c = 0; c < a.size(); c++) {
                double sum = 0;
                for (int k = 0; k <= a.get(c); k += 2) {
                    sum += Powers.binomial(a.get(c), k)
                            * Powers.doubleFactorial(k - 1)
                            * Math.pow(variance.get(c), k / 2)
                            * Math.pow(mean.get(c), a.get(c) - k);
                }
                product *= sum;
            }
            return product;
        }
    }

    /** Bobylev, Krook and Wu at time 0, {@code d = 1}: {@code c = 1 - a}. */
    record Bkw(double a) implements Product {
        @Override
        public String mapping() {
            return "{type: bkw, a: " + a + "}";
        }

        @Override
        public double one(List<Integer> e) {
            int p = e.get(0);
            double c = 1 - a;
            return p % 2 != 0
                    ? 0
                    : Math.pow(c, p / 2)
                            * Powers.doubleFactorial(p - 1)
                            * ((3 * c - 1) / (2 * c) + (1 - c) * (p + 1) / (2 * c));
        }
    }

    /** Uniform on {@code [-h, h]^d}. */
    record Box(double halfwidth) implements Product {
        @Override
        public String mapping() {
            return "{type: uniform, halfwidth: " + halfwidth + "}";
        }

        @Override
        public double one(List<Integer> a) {
            double product = 1;
            for (int e : a) {
                product *= e % 2 != 0 ? 0 : Math.pow(halfwidth, e) / (e + 1);
            }
            return product;
        }
    }

    /** Exchangeable and not chaotic. */
    record Mixture(Map<Ratio, Product> parts) implements Start {
        @Override
        public String yaml() {
            return parts.entrySet().stream()
                    .map(p -> "  - {weight: " + p.getKey() + ", initial: "
                            + p.getValue().mapping() + "}\n")
                    .collect(Collectors.joining("", "ensemble: mixture-of-products\nparts:\n", ""));
        }

        @Override
        public double moment(List<List<Integer>> exponents) {
            return parts.entrySet().stream()
                    .mapToDouble(p -> p.getKey().value() * p.getValue().moment(exponents))
                    .sum();
        }
    }
}
