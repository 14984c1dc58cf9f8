package stosszahl.moment;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.apache.commons.math3.util.FastMath;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.collision.Hypothesis;
import stosszahl.collision.LawHypotheses;
import stosszahl.kac.CollisionRates;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.polynomial.MultiIndex;

/**
 * The densities {@code f_N^{(1)}(t,v)} and {@code f_N^{(2)}(t,v,w)} as Hermite series: with the Gaussian {@code G} of variance {@code theta} per axis and the monic Hermite polynomials
 * {@code He_a} orthogonal for it, {@code f = G sum_a c_a He_a / (a! theta^{|a|})}, {@code c_a(t) = E[He_a(v)]}, cut off at a degree {@code p}. Beyond the paper.
 *
 * <p>Under H1 an isometry maps Hermite polynomials as it maps monomials, so the {@code c_a} obey the moment hierarchy with the same matrices; with
 * {@code theta = E|v|^2/d} those of degree 2 and more decay, and long times lose no digits.
 *
 * <p>Convergence. Write {@code R = ||f_0/G||_{L^2(G)}}, the sum of the squares of the normalised coefficients.
 * For finite {@code N} and a law with H1 the generator is a contraction of {@code L^2(G^{(x)N})} and marginals are conditional expectations, so if {@code R} is finite the series converges in
 * {@code L^2(1/G)} at all times. In the limit each gain term is bounded by the product of the norms of its arguments, so {@code R(t)} stays below the solution of
 * {@code y' = sum_K beta_K K (y^K - y)}, {@code y(0) = R}: {@link #provedUntil} is where that blows up; later the series may converge or not, and {@link At#tail} shows which.
 * {@code R} is infinite, and the series diverges, where {@code f_0} has a tail like that of a Gaussian of variance {@code >= 2 theta}.
 */
public final class HermiteSeries {
    private static final int MOST = 4000;

    private final KacModel model;
    private final int order;
    private final int degree;
    private final BigFraction theta;
    private final List<MomentGenerator> components;

    private HermiteSeries(KacModel model, int order, int degree, BigFraction theta, List<MomentGenerator> components) {
        this.model = model;
        this.order = order;
        this.degree = degree;
        this.theta = theta;
        this.components = components;
    }

    /**
     * The series of a marginal.
     *
     * @param model a model whose laws all satisfy H1
     * @param order the order of the marginal, 1 or 2
     * @param degree the degree {@code p >= 2} at which the series is cut off
     * @return the series
     * @throws IllegalArgumentException if a law fails H1, the order is not 1 or 2, or the degree is too large
     */
    public static HermiteSeries of(KacModel model, int order, int degree) {
        if (order < 1 || order > 2) {
            throw new IllegalArgumentException("marginals of order " + order + "; the series are for orders 1 and 2");
        }
        if (degree < 2) {
            throw new IllegalArgumentException("degree " + degree + " of a Hermite series; use at least 2");
        }
        for (KacModel.WeightedLaw collision : model.collisions()) {
            if (!LawHypotheses.of(collision.law()).decide(Hypothesis.H1).holds()) {
                throw new IllegalArgumentException(
                        "the law " + collision.law().name()
                                + " fails H1, and without it Hermite polynomials do not obey the moment hierarchy; use moments");
            }
        }
        if (MomentOrbit.count(model.dimension(), degree, MOST) > MOST) {
            // Before the orbits are listed: there are millions in high degrees.
            throw new IllegalArgumentException("degree " + degree + " of a Hermite series has more than " + MOST
                    + " moments in dimension " + model.dimension() + "; use a lower degree");
        }
        List<MomentOrbit> wanted = new ArrayList<>();
        for (int p = 0; p <= degree; p++) {
            for (MomentOrbit orbit : MomentOrbit.ofDegree(model.dimension(), p)) {
                if (orbit.size() <= order) {
                    wanted.add(orbit);
                }
            }
        }
        BigFraction energy = BigFraction.ZERO;
        for (int c = 0; c < model.dimension(); c++) {
            int[] two = new int[model.dimension()];
            two[c] = 2;
            energy = energy.add(model.start().jointMoment(OptionalLong.empty(), List.of(MultiIndex.of(two))));
        }
        if (energy.signum() <= 0) {
            throw new IllegalArgumentException(
                    "the initial law " + model.start().name() + " has no energy");
        }
        return new HermiteSeries(
                model, order, degree, energy.divide(model.dimension()), MomentGenerator.closure(model, wanted));
    }

    /**
     * The variance of the Gaussian.
     *
     * @return {@code theta = E|v|^2/d}
     */
    public BigFraction theta() {
        return theta;
    }

    /**
     * The series at a time.
     *
     * @param n the number of particles, at least the order, or infinity
     * @param t the time {@code t >= 0}
     * @return the truncated density
     * @throws IllegalArgumentException if {@code N < M}, {@code N} is below the order, or {@code t} is no finite time
     */
    public At at(ParticleNumber n, double t) {
        if (!(t >= 0) || Double.isInfinite(t)) {
            throw new IllegalArgumentException("t = " + t + "; use a finite time t >= 0");
        }
        if (n.finite() && n.count() < order) {
            throw new IllegalArgumentException("a marginal of order " + order + " of N = " + n + " particles");
        }
        CollisionRates rates = CollisionRates.of(model, n);
        Map<MomentOrbit, Double> values = new HashMap<>();
        for (MomentGenerator generator : components) {
            BigFraction[] initial = generator.orbits().stream()
                    .map(orbit -> n.finite() && orbit.size() > n.count() ? BigFraction.ZERO : initial(orbit, n))
                    .toArray(BigFraction[]::new);
            double[] solved = BlockFlow.of(generator, initial, generator.entries(r -> r.at(rates)))
                    .solve(t)[0];
            for (int i = 0; i < solved.length; i++) {
                if (generator.orbits().get(i).size() <= order) {
                    values.put(generator.orbits().get(i), solved[i]);
                }
            }
        }
        return new At(values);
    }

    /** {@code E[prod_i He_{a_i}(v_i)]} at time 0, exactly, by the coefficients {@code (-theta/2)^k n!/(k! (n-2k)!)}. */
    private BigFraction initial(MomentOrbit orbit, ParticleNumber n) {
        int d = model.dimension();
        int[] exponents = orbit.parts().stream()
                .flatMapToInt(a -> Arrays.stream(a.toArray()))
                .toArray();
        return sum(exponents, 0, d, n, BigFraction.ONE);
    }

    private BigFraction sum(int[] exponents, int place, int d, ParticleNumber n, BigFraction weight) {
        if (place == exponents.length) {
            List<MultiIndex> parts = new ArrayList<>();
            for (int i = 0; i < exponents.length; i += d) {
                parts.add(MultiIndex.of(Arrays.copyOfRange(exponents, i, i + d)));
            }
            return weight.multiply(model.start().jointMoment(n.value(), parts));
        }
        BigFraction total = BigFraction.ZERO;
        BigFraction c = weight;
        int e = exponents[place];
        for (int k = 0; 2 * k <= e; k++) {
            int[] lower = exponents.clone();
            lower[place] = e - 2 * k;
            total = total.add(sum(lower, place + 1, d, n, c));
            c = c.multiply(theta.negate().divide(2))
                    .multiply(BigInteger.valueOf((long) (e - 2 * k) * (e - 2 * k - 1)))
                    .divide(k + 1);
        }
        return total;
    }

    /**
     * Up to when convergence of the series of the limit is proved, if the norm {@code R} at time 0 is finite.
     *
     * @param norm the norm {@code R >= 1}; {@link At#norm} at time 0 is a lower bound that grows with the degree
     * @return {@code int_R^inf dy / sum_K beta_K K (y^K - y)}, infinite for {@code R = 1} or if all collisions are of order 1
     * @throws IllegalArgumentException if {@code R < 1}
     */
    public double provedUntil(double norm) {
        if (!(norm >= 1)) {
            throw new IllegalArgumentException("norm R = " + norm + " of a probability density; it is at least 1");
        }
        if (norm == 1 || model.highestOrder() == 1) {
            return Double.POSITIVE_INFINITY;
        }
        // With y = 1/(1 - e^-x) the integrand is 1/sum_K beta_K K (1 + y + .. + y^(K-2)), smooth and bounded; Simpson's
        // rule.
        int steps = 2000;
        double h = -Math.log1p(-1 / norm) / steps;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double y = i == 0 ? Double.MAX_VALUE : -1 / Math.expm1(-i * h);
            double slope = 0;
            double power = 0;
            for (int k = 2; k <= model.highestOrder(); k++) {
                power = k == 2 ? 1 : 1 + y * power;
                slope += model.beta(k).doubleValue() * k * power;
            }
            sum += (i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2) / slope;
        }
        return sum * h / 3;
    }

    /** The series at one time. */
    public final class At {
        private final Map<MomentOrbit, Double> values;

        private At(Map<MomentOrbit, Double> values) {
            this.values = values;
        }

        /**
         * The coefficient {@code E[prod_i He_{a_i}(v_i)]}.
         *
         * @param exponents {@code a_1, ..}, as many as the order, each with {@code d} components
         * @return the coefficient
         * @throws IllegalArgumentException if there are more exponents than the order, or their degree is above that of the series
         */
        public double coefficient(MultiIndex... exponents) {
            MomentOrbit orbit = MomentOrbit.of(List.of(exponents));
            Double value = values.get(orbit);
            if (value == null) {
                throw new IllegalArgumentException(
                        "no coefficient of " + orbit + " in a series of order " + order + " and degree " + degree);
            }
            return value;
        }

        /**
         * The truncated density; it may be negative where the series has not converged.
         *
         * @param v the velocities, {@code d} numbers for each particle; not modified
         * @return {@code f^{(s)}(t, v_1, .., v_s)}
         * @throws IllegalArgumentException unless there are {@code s d} numbers
         */
        public double density(double... v) {
            int d = model.dimension();
            if (v.length != order * d) {
                throw new IllegalArgumentException(
                        v.length + " numbers for " + order + " velocities in dimension " + d + "; give " + order * d);
            }
            double variance = theta.doubleValue();
            double[][] h = new double[v.length][];
            double square = 0;
            for (int i = 0; i < v.length; i++) {
                h[i] = normalised(v[i] / Math.sqrt(variance));
                square += v[i] * v[i] / variance;
            }
            double sum = 0;
            for (Map.Entry<MomentOrbit, Double> entry : values.entrySet()) {
                double size = entry.getValue() / weight(entry.getKey());
                sum += size * symmetric(entry.getKey(), h);
            }
            return sum * FastMath.exp(-square / 2) * Math.pow(2 * Math.PI * variance, -0.5 * v.length);
        }

        /** {@code He_n / sqrt(n!)} for the variance 1, up to the degree. */
        private double[] normalised(double x) {
            double[] h = new double[degree + 1];
            h[0] = 1;
            h[1] = x;
            for (int n = 1; n < degree; n++) {
                h[n + 1] = (x * h[n] - Math.sqrt(n) * h[n - 1]) / Math.sqrt(n + 1.0);
            }
            return h;
        }

        /** {@code sqrt(a! theta^{|a|})}. */
        private double weight(MomentOrbit orbit) {
            double square = Math.pow(theta.doubleValue(), orbit.degree());
            for (MultiIndex a : orbit.parts()) {
                for (int c = 0; c < a.size(); c++) {
                    square *= CombinatoricsUtils.factorialDouble(a.get(c));
                }
            }
            return Math.sqrt(square);
        }

        /** The sum over the distinct ways to give the parts to the particles. */
        private double symmetric(MomentOrbit orbit, double[][] h) {
            List<MultiIndex> parts = orbit.parts();
            if (parts.isEmpty()) {
                return 1;
            }
            if (order == 1) {
                return product(parts.get(0), h, 0);
            }
            if (parts.size() == 1) {
                return product(parts.get(0), h, 0) + product(parts.get(0), h, 1);
            }
            double one = product(parts.get(0), h, 0) * product(parts.get(1), h, 1);
            return parts.get(0).equals(parts.get(1))
                    ? one
                    : one + product(parts.get(0), h, 1) * product(parts.get(1), h, 0);
        }

        private double product(MultiIndex a, double[][] h, int particle) {
            double product = 1;
            for (int c = 0; c < a.size(); c++) {
                product *= h[particle * a.size() + c][a.get(c)];
            }
            return product;
        }

        /**
         * The part of the norm that one degree has: a series that converges has tails that decrease to 0, one that diverges has not.
         *
         * @param p the degree, {@code 0 <= p <=} that of the series
         * @return {@code (sum_{|a| = p} c_a^2 / (a! theta^p))^{1/2}}
         */
        public double tail(int p) {
            double sum = 0;
            for (Map.Entry<MomentOrbit, Double> entry : values.entrySet()) {
                MomentOrbit orbit = entry.getKey();
                if (orbit.degree() == p) {
                    boolean two = order == 2
                            && (orbit.size() == 1
                                    || (orbit.size() == 2
                                            && !orbit.parts()
                                                    .get(0)
                                                    .equals(orbit.parts().get(1))));
                    double size = entry.getValue() / weight(orbit);
                    sum += (two ? 2 : 1) * size * size;
                }
            }
            return Math.sqrt(sum);
        }

        /**
         * The norm {@code ||f/G||_{L^2(G)}} of the truncated series.
         *
         * @return the norm, at least 1
         */
        public double norm() {
            double sum = 0;
            for (int p = 0; p <= degree; p++) {
                sum += tail(p) * tail(p);
            }
            return Math.sqrt(sum);
        }

        /**
         * Do the tails of the highest degrees shrink like a convergent series: the largest of the last four at most half the largest of the four before them, or all below rounding.
         * An estimate, no proof.
         *
         * @return false if they do not, for then the density is not to be trusted
         */
        public boolean settled() {
            double last = 0;
            double before = 0;
            for (int i = 0; i < 4 && degree - 4 - i >= 0; i++) {
                last = Math.max(last, tail(degree - i));
                before = Math.max(before, tail(degree - 4 - i));
            }
            return last <= Math.max(0.5 * before, 1e-12);
        }
    }
}
