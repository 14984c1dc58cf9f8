package stosszahl.collision;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.polynomial.MultiIndex;
import stosszahl.polynomial.Polynomial;

/**
 * The symmetric collision of order {@code K} (3.8): {@code v_i* = v_i - 2 (sum_l <w_l, v_l>) w_i}, the reflection of {@code R^{dK}} in
 * the hyperplane orthogonal to the unit vector {@code w = (w_1, .., w_K)}.
 *
 * <p>H1 and H2 hold (a reflection is its own inverse); H3 holds if the density of {@code w} does not change when the particles
 * are permuted. Energy is conserved, momentum is not.
 */
public final class SymmetricCollision implements CollisionLaw {
    private final int order;
    private final int dimension;
    private final CollisionKernel kernel;

    private SymmetricCollision(int order, int dimension, CollisionKernel kernel) {
        this.order = order;
        this.dimension = dimension;
        this.kernel = kernel;
    }

    /**
     * The collision with the uniform law of {@code w} on the unit sphere of {@code R^{dK}}.
     *
     * @param order the order {@code K >= 1}
     * @param dimension the dimension {@code d >= 1}
     * @return the law
     */
    public static SymmetricCollision uniform(int order, int dimension) {
        return of(order, dimension, SphereKernel.uniform(order * dimension));
    }

    /**
     * The collision with a given law of {@code w}.
     *
     * @param order the order {@code K >= 1}
     * @param dimension the dimension {@code d >= 1}
     * @param kernel a law of unit vectors of {@code R^{dK}}
     * @return the law
     * @throws IllegalArgumentException if the angles are not vectors of {@code R^{dK}}
     */
    public static SymmetricCollision of(int order, int dimension, CollisionKernel kernel) {
        if (order < 1 || dimension < 1 || kernel.angleDimension() != order * dimension) {
            throw new IllegalArgumentException("a symmetric collision of order " + order + " in dimension " + dimension
                    + " needs a kernel in R^" + order * dimension + ", not " + kernel.name() + " in R^"
                    + kernel.angleDimension());
        }
        return new SymmetricCollision(order, dimension, kernel);
    }

    @Override
    public String name() {
        return "symmetric";
    }

    @Override
    public int order() {
        return order;
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public CollisionKernel kernel() {
        return kernel;
    }

    @Override
    public void transform(double[] angle, double[] v, double[] out) {
        double dot = 0;
        for (int i = 0; i < v.length; i++) {
            dot += angle[i] * v[i];
        }
        for (int i = 0; i < v.length; i++) {
            out[i] = v[i] - 2 * dot * angle[i];
        }
    }

    /** The uniform law does not change when the particles are permuted. */
    @Override
    public boolean exchangeable() {
        return kernel instanceof SphereKernel;
    }

    @Override
    public boolean exact() {
        return kernel.exact();
    }

    /** That of the moments of the kernel, which the averages are sums of. */
    @Override
    public double averageError() {
        return exact() ? 0 : Math.max(1e-15, kernel.error());
    }

    /**
     * {@inheritDoc}
     *
     * <p>For the uniform kernel, with {@code q = dK} and {@code p = |a|},
     * {@code E[(T^w v)^a] = sum_{2h <= a} kappa_{|h|} prod_c C(a_c, 2 h_c) (2 h_c - 1)!! v^{a-2h} |v|^{2|h|}}, see {@link #kappa}: exact, and at most as
     * many terms as there are monomials with the parities of {@code a}.
     *
     * <p>For another kernel {@code sum_{j <= a} C(a,j) (-2)^{|j|} v^{a-j} sum_{|l|=|j|} (|j|; l) E[w^{j+l}] v^l}: the powers of
     * {@code v_i - 2 <w,v> w_i} by the binomial theorem, those of {@code <w,v>} by the multinomial one.
     */
    @Override
    public Polynomial average(MultiIndex a) {
        if (kernel instanceof SphereKernel) {
            return uniformAverage(a);
        }
        Polynomial.Builder average = new Polynomial.Builder(a.size());
        subtract(a, new int[a.size()], 0, BigFraction.ONE, average);
        return average.build();
    }

    private static Polynomial uniformAverage(MultiIndex a) {
        int half = a.degree() / 2;
        BigInteger denominator = BigInteger.ONE;
        for (int p = 0; p < a.degree(); p++) {
            denominator = denominator.multiply(BigInteger.valueOf(a.size() + 2L * p));
        }
        List<Map<MultiIndex, BigInteger>> rest = new ArrayList<>();
        for (int h = 0; h <= half; h++) {
            rest.add(new HashMap<>());
        }
        lower(a, a.toArray(), 0, 0, BigInteger.ONE, rest);
        // Whole numbers over one denominator: a fraction reduced at every sum would cost ten times as much.
        Map<MultiIndex, BigInteger> sum = new HashMap<>();
        for (int h = 0; h <= half; h++) {
            if (rest.get(h).isEmpty()) {
                continue;
            }
            BigInteger kappa =
                    kappa(a.size(), a.degree(), h).multiply(denominator).getNumerator();
            Map<MultiIndex, BigInteger> power = new HashMap<>();
            squares(new int[a.size()], 0, h, kappa, power);
            rest.get(h)
                    .forEach((b, c) -> power.forEach((e, m) -> sum.merge(b.plus(e), c.multiply(m), BigInteger::add)));
        }
        Polynomial.Builder average = new Polynomial.Builder(a.size());
        for (Map.Entry<MultiIndex, BigInteger> term : sum.entrySet()) {
            average.add(term.getKey(), BigFraction.of(term.getValue(), denominator));
        }
        return average.build();
    }

    /** Sorts {@code prod_c C(a_c, 2 h_c) (2 h_c - 1)!! v^{a-2h}} by {@code |h|}. */
    private static void lower(
            MultiIndex a,
            int[] left,
            int place,
            int taken,
            BigInteger coefficient,
            List<Map<MultiIndex, BigInteger>> rest) {
        if (place == left.length) {
            rest.get(taken).put(MultiIndex.of(left), coefficient);
            return;
        }
        BigInteger factor = coefficient;
        for (int h = 0; 2 * h <= a.get(place); h++) {
            left[place] = a.get(place) - 2 * h;
            lower(a, left, place + 1, taken + h, factor, rest);
            // C(a,2h+2) (2h+1)!! / (C(a,2h) (2h-1)!!) = (a-2h)(a-2h-1) / (2(h+1))
            factor = factor.multiply(BigInteger.valueOf((long) left[place] * (left[place] - 1)))
                    .divide(BigInteger.valueOf(2L * (h + 1)));
        }
        left[place] = a.get(place);
    }

    /** The terms of {@code c |v|^{2h}}, which are multinomial coefficients. */
    private static void squares(int[] e, int place, int left, BigInteger c, Map<MultiIndex, BigInteger> all) {
        if (left == 0 || place == e.length - 1) {
            e[place] = 2 * left;
            all.put(MultiIndex.of(e), c);
            e[place] = 0;
            return;
        }
        BigInteger binomial = c;
        for (int h = 0; h <= left; h++) {
            e[place] = 2 * h;
            squares(e, place + 1, left - h, binomial, all);
            binomial = binomial.multiply(BigInteger.valueOf(left - h)).divide(BigInteger.valueOf(h + 1L));
        }
        e[place] = 0;
    }

    /**
     * {@code kappa_h = (2h-1)!! sum_{n=0}^{p-2h} C(p-2h, n) (-2)^m m!/(2h)! / (q(q+2)..(q+2m-2))}, {@code m = n + 2h}.
     *
     * <p>Derivation: expand {@code prod (v_c - 2 <w,v> w_c)^{a_c}}, put {@code w = g/|g|} with a Gaussian {@code g}, and pair by Wick's rule: {@code n} of the
     * {@code m} factors {@code <g,v>} pair with a {@code g_c} and give {@code v_c}, the other {@code 2h} pair among themselves and give {@code |v|^{2h}}. The sum
     * over the ways to share out {@code n} is Vandermonde's, which leaves {@code C(p-2h, n)}.
     */
    private static BigFraction kappa(int q, int p, int h) {
        BigFraction term = BigFraction.ONE;
        for (int m = 0; m < 2 * h; m++) {
            term = term.multiply(-2).divide(q + 2 * m);
        }
        for (int odd = 2 * h - 1; odd > 1; odd -= 2) {
            term = term.multiply(odd);
        }
        BigFraction sum = BigFraction.ZERO;
        for (int n = 0; n <= p - 2 * h; n++) {
            sum = sum.add(term);
            int m = n + 2 * h;
            term = term.multiply(-2L * (p - 2 * h - n) * (m + 1)).divide((long) (n + 1) * (q + 2 * m));
        }
        return sum;
    }

    private void subtract(MultiIndex a, int[] j, int place, BigFraction coefficient, Polynomial.Builder average) {
        if (place == j.length) {
            MultiIndex taken = MultiIndex.of(j);
            int[] rest = a.toArray();
            for (int i = 0; i < rest.length; i++) {
                rest[i] -= j[i];
            }
            MultiIndex kept = MultiIndex.of(rest);
            for (Map.Entry<MultiIndex, BigFraction> term :
                    Averages.powerOfSum(j.length, taken.degree()).entrySet()) {
                BigFraction moment = kernel.moment(taken.plus(term.getKey()));
                if (moment.signum() != 0) {
                    average.add(
                            kept.plus(term.getKey()),
                            coefficient.multiply(term.getValue()).multiply(moment));
                }
            }
            return;
        }
        BigFraction factor = coefficient;
        for (int e = 0; e <= a.get(place); e++) {
            j[place] = e;
            subtract(a, j, place + 1, factor, average);
            factor = factor.multiply(-2 * (a.get(place) - e)).divide(e + 1);
        }
        j[place] = 0;
    }

    @Override
    public Optional<StatedMap> stated() {
        int q = order * dimension;
        List<Polynomial> w = IntStream.range(0, q)
                .mapToObj(i -> PolynomialMatrix.coordinate(q, i))
                .toList();
        return Optional.of(StatedMap.reflection(
                PolynomialMatrix.rankOne(w, -2, PolynomialMatrix.constant(q, BigFraction.ONE)),
                order,
                dimension,
                false));
    }

    @Override
    public String toString() {
        return "symmetric of order " + order + " (" + kernel.name() + ")";
    }
}
