package stosszahl.kac;

import java.math.BigInteger;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * The rates of the BBGKY hierarchy (6.27): {@code w_N(s;k,n) = beta_{k+n} N C(N-s,k) / C(N,k+n)}, the rate at which {@code n} given ones of the first
 * {@code s} particles collide with {@code k} of the others.
 *
 * <p>The limit (2.26) is {@code w_inf(s;k,1) = beta_{k+1} (k+1)}, and 0 for {@code n >= 2}, where {@code w_N = O(N^{1-n})}.
 */
public final class CollisionRates {
    private final KacModel model;
    private final ParticleNumber particles;
    private final double[] beta;

    private CollisionRates(KacModel model, ParticleNumber particles) {
        this.model = model;
        this.particles = particles;
        this.beta = new double[model.highestOrder() + 1];
        for (int order = 1; order < beta.length; order++) {
            beta[order] = model.beta(order).doubleValue();
        }
    }

    /**
     * The rates of a model with {@code N} particles.
     *
     * @param model the model
     * @param particles the number {@code N >= M}, or infinity
     * @return the rates
     * @throws IllegalArgumentException if {@code N < M}
     */
    public static CollisionRates of(KacModel model, ParticleNumber particles) {
        return new CollisionRates(model, model.check(particles));
    }

    /**
     * The number of particles.
     *
     * @return {@code N}
     */
    public ParticleNumber particles() {
        return particles;
    }

    /**
     * The rate {@code w_N(s;k,n)}.
     *
     * <p>With falling factorials {@code w_N = beta_{k+n} (k+n)!/k! prod_{i=0}^{k-1} (N-s-i)/(N-1-i) prod_{i=k}^{k+n-2} 1/(N-1-i)}: products of exact differences, so the
     * relative error is a few units in the last place for every {@code N} up to {@code 10^15}.
     *
     * @param s the order of the marginal, {@code 1 <= s}
     * @param k the number of traced particles, {@code 0 <= k}
     * @param n the number of particles among the first {@code s}, {@code 1 <= n}
     * @return the rate, 0 if {@code k + n > M} or {@code s + k > N}
     */
    public double rate(int s, int k, int n) {
        if (k + n >= beta.length || (!particles.finite() && n > 1)) {
            return 0;
        }
        double rate = beta[k + n];
        for (int i = k + 1; i <= k + n; i++) {
            rate *= i;
        }
        if (!particles.finite()) {
            return rate;
        }
        long count = particles.count();
        if (s + k > count) {
            return 0;
        }
        for (int i = 0; i < k + n - 1; i++) {
            rate *= i < k ? (double) (count - s - i) / (count - 1 - i) : 1.0 / (count - 1 - i);
        }
        return rate;
    }

    /**
     * The rate as an exact fraction.
     *
     * @param s the order of the marginal, which may be as large as {@code N}
     * @param k the number of traced particles
     * @param n the number of particles among the first {@code s}
     * @return {@code w_N(s;k,n)}
     */
    public BigFraction exactRate(long s, int k, int n) {
        BigFraction weight = model.beta(k + n);
        if (!particles.finite()) {
            return n == 1 ? weight.multiply(k + 1) : BigFraction.ZERO;
        }
        long count = particles.count();
        if (weight.signum() == 0 || s + k > count) {
            return BigFraction.ZERO;
        }
        BigInteger numerator = BigInteger.valueOf(count).multiply(binomial(count - s, k));
        return weight.multiply(BigFraction.of(numerator, binomial(count, k + n)));
    }

    /**
     * The binomial coefficient {@code C(n, k)} for small {@code k} and any {@code n >= 0}.
     *
     * @param n the upper index
     * @param k the lower index, small
     * @return the coefficient, 0 for {@code k > n}
     */
    public static BigInteger binomial(long n, int k) {
        BigInteger product = BigInteger.ONE;
        for (int i = 0; i < k; i++) {
            product = product.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1L));
        }
        return product;
    }
}
