package stosszahl.collision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.polynomial.MultiIndex;
import stosszahl.polynomial.Polynomial;

/** Averages {@code E_b[(T^w V)^a]} for laws that have no closed form for them. */
final class Averages {
    private static final Map<CollisionKernel, Double> ERRORS = Collections.synchronizedMap(new WeakHashMap<>());

    private static final Map<CollisionLaw, Double> OF_LAWS = Collections.synchronizedMap(new WeakHashMap<>());

    /** Nodes of a rule in more than two coordinates, about. */
    private static final double MANY = 20_000;

    /** Powers of larger entries overflow. */
    private static final double LARGEST = 1e30;

    private Averages() {}

    /** Expands {@code prod_i (sum_j T_ij V_j)^{a_i}} at every node; the rule is far finer than the degree asks for, and on the circle refined where the map jumps. */
    static Polynomial byQuadrature(CollisionLaw law, MultiIndex a) {
        return byRule(law, a, rule(law, a.degree()));
    }

    static Quadrature rule(CollisionLaw law, int degree) {
        Optional<CircleRule.Result> circle = CircleRule.of(law);
        if (circle.isPresent()) {
            return circle.get().rule();
        }
        int q = law.kernel().angleDimension();
        for (int more = 64; more > 0; more /= 2) {
            double fine = 2.0 * degree + more;
            if (q <= 2 || fine * Math.pow(0.5 * fine + 1, q - 2.0) <= MANY) {
                Optional<Quadrature> found = rule(law.kernel(), 2 * degree + more);
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        return law.kernel().quadrature(2 * degree);
    }

    private static Optional<Quadrature> rule(CollisionKernel kernel, int degree) {
        try {
            return Optional.of(kernel.quadrature(degree));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // No rule so fine.
        }
    }

    private static Polynomial byRule(CollisionLaw law, MultiIndex a, Quadrature rule) {
        int size = law.order() * law.dimension();
        Map<MultiIndex, Double> sum = new HashMap<>();
        for (int node = 0; node < rule.size(); node++) {
            double[][] t = matrix(law, rule.angle(node));
            Map<MultiIndex, Double> product = Map.of(MultiIndex.of(new int[size]), rule.weight(node));
            for (int i = 0; i < size; i++) {
                for (int power = 0; power < a.get(i); power++) {
                    product = times(product, t[i]);
                }
            }
            product.forEach((b, c) -> sum.merge(b, c, Double::sum));
        }
        Polynomial.Builder average = new Polynomial.Builder(size);
        sum.forEach((b, c) -> average.add(b, BigFraction.from(c)));
        return average.build();
    }

    /** The matrix of a map, refused if it holds what is no number: nothing can be averaged then. */
    static double[][] matrix(CollisionLaw law, double[] angle) {
        double[][] t = law.matrix(angle);
        for (double[] row : t) {
            for (double x : row) {
                if (!(Math.abs(x) <= LARGEST)) {
                    throw new IllegalArgumentException("the map of the law " + law.name() + " has the entry " + x
                            + " at the angle w = " + Witnesses.show(angle)
                            + ", and no average of it is a number; see 'laws' for the hypotheses");
                }
            }
        }
        return t;
    }

    private static Map<MultiIndex, Double> times(Map<MultiIndex, Double> polynomial, double[] row) {
        Map<MultiIndex, Double> product = new HashMap<>();
        for (int j = 0; j < row.length; j++) {
            if (row[j] == 0) {
                continue;
            }
            int[] unit = new int[row.length];
            unit[j] = 1;
            MultiIndex variable = MultiIndex.of(unit);
            double factor = row[j];
            polynomial.forEach((b, c) -> product.merge(b.plus(variable), c * factor, Double::sum));
        }
        return product;
    }

    /** How far the averages of a law are from those by rules of several finenesses, twice, in degrees 1, 2 and 4; not a number if there are no such rules. */
    static double error(CollisionLaw law) {
        return OF_LAWS.computeIfAbsent(law, Averages::compared);
    }

    private static double compared(CollisionLaw law) {
        Optional<CircleRule.Result> circle = CircleRule.of(law);
        int q = law.kernel().angleDimension();
        int size = law.order() * law.dimension();
        List<Quadrature> rules = new ArrayList<>();
        circle.ifPresent(c -> rules.add(c.rule()));
        for (int degree : circle.isPresent() ? new int[0] : q <= 2 ? DEGREES : new int[] {18, 24, 31}) {
            if (q <= 2 || degree * Math.pow(0.5 * degree + 1, q - 2.0) <= 4 * MANY) {
                rule(law.kernel(), degree).ifPresent(rules::add);
            }
        }
        if (rules.isEmpty() || (circle.isEmpty() && rules.size() < 2)) {
            return Double.NaN;
        }
        double apart = 0;
        for (MultiIndex a : probes(size)) {
            Polynomial average = law.average(a);
            for (Quadrature rule : rules) {
                for (BigFraction c : average.plus(byRule(law, a, rule).times(BigFraction.of(-1)))
                        .terms()
                        .values()) {
                    apart = Math.max(apart, Math.abs(c.doubleValue()));
                }
            }
        }
        // Coefficients of degree 4 are sums of up to 4!/(2! 2!) averages of products of entries.
        return 2 * apart + circle.map(c -> 6 * c.error()).orElse(1e-15);
    }

    private static List<MultiIndex> probes(int size) {
        List<MultiIndex> all = new ArrayList<>();
        for (int i = 0; i < Math.min(size, 3); i++) {
            int next = (i + 1) % size;
            for (int[] powers : new int[][] {{1, 0}, {2, 0}, {1, 1}, {4, 0}, {2, 2}, {3, 1}}) {
                int[] e = new int[size];
                e[i] += powers[0];
                e[next] += powers[1];
                all.add(MultiIndex.of(e));
            }
        }
        return all;
    }

    /** Degrees without a common pattern: two rules may agree by chance on a density that jumps. */
    private static final int[] DEGREES = {38, 44, 48, 54, 58, 64, 68, 74};

    /** The range of the moments of degree 1 to 4 by rules of several degrees, twice; not a number if the kernel has no such rules. Kept, as rules may be large. */
    static double error(CollisionKernel kernel) {
        return ERRORS.computeIfAbsent(kernel, Averages::range);
    }

    private static double range(CollisionKernel kernel) {
        try {
            double[] least = TurnedRules.Probes.averages(kernel.quadrature(DEGREES[0]));
            double[] most = least.clone();
            double apart = 0;
            for (int degree : DEGREES) {
                double[] now = TurnedRules.Probes.averages(kernel.quadrature(degree));
                for (int i = 0; i < now.length; i++) {
                    least[i] = Math.min(least[i], now[i]);
                    most[i] = Math.max(most[i], now[i]);
                    apart = Math.max(apart, most[i] - least[i]);
                }
            }
            return 2 * apart + 1e-15;
        } catch (IllegalArgumentException e) {
            return Double.NaN; // No rule so fine.
        }
    }

    /** The multinomial sum {@code (sum_j x_j)^p}: all exponents of degree {@code p} in {@code size} variables, with their coefficients. */
    static Map<MultiIndex, BigFraction> powerOfSum(int size, int p) {
        Map<MultiIndex, BigFraction> all = new HashMap<>();
        expand(new int[size], 0, p, BigFraction.ONE, all);
        return all;
    }

    private static void expand(
            int[] exponents, int place, int left, BigFraction coefficient, Map<MultiIndex, BigFraction> all) {
        if (place == exponents.length - 1) {
            exponents[place] = left;
            all.put(MultiIndex.of(exponents), coefficient);
            return;
        }
        // C(left, e) is built up as e grows; the product over the places is the multinomial coefficient.
        BigFraction binomial = coefficient;
        for (int e = 0; e <= left; e++) {
            exponents[place] = e;
            expand(exponents, place + 1, left - e, binomial, all);
            binomial = binomial.multiply(left - e).divide(e + 1);
        }
        exponents[place] = 0;
    }
}
