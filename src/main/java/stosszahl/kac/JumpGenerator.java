package stosszahl.kac;

import java.math.BigInteger;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * The jump process {@code (S_t)} on {@code {1..N}} behind the rate of convergence, in exact fractions: it goes from {@code s} to {@code s + k} at rate
 * {@code q(s,k) = sum_n w_N(s;k,n) C(s,n)}, and at level {@code s} the operators {@code C^N} and {@code C^inf} differ by at most {@code delta_N(s)} on densities.
 *
 * <p>Read backwards in time, {@code S} counts the particles that the first {@code s} have met: a collision of {@code n} known particles brings {@code k} new ones. {@link JumpProbabilities} says where it is after a time.
 */
public final class JumpGenerator {
    private final KacModel model;
    private final CollisionRates rates;
    private final long count;

    private JumpGenerator(KacModel model, CollisionRates rates) {
        this.model = model;
        this.rates = rates;
        this.count = rates.particles().count();
    }

    /**
     * The generator for {@code N} particles.
     *
     * @param model the model
     * @param particles a finite number {@code N >= M}
     * @return the generator
     * @throws IllegalArgumentException if {@code N < M} or {@code N} is infinite
     */
    public static JumpGenerator of(KacModel model, ParticleNumber particles) {
        if (!particles.finite()) {
            throw new IllegalArgumentException(
                    "N = inf: the limit does not differ from itself; use a finite number of particles");
        }
        return new JumpGenerator(model, CollisionRates.of(model, particles));
    }

    /**
     * The rate of the jump from {@code s} to {@code s + k}; for {@code k = 0} the rate of the collisions that bring nobody new, which is no jump.
     *
     * @param s the state, {@code 1 <= s <= N}
     * @param k the distance, {@code 0 <= k <= m}
     * @return {@code q(s,k)}; zero for {@code s + k > N}
     * @throws IllegalArgumentException if {@code s} is no state
     */
    public BigFraction rate(long s, int k) {
        return KacConstants.level(rates, model.highestOrder(), check(s), k).divide(2);
    }

    /**
     * The rate {@code lambda(s) = sum_k q(s,k) = N P(a collision touches one of s given particles)}, at most {@code min(N, alpha s)}: a bounded generator for each {@code N}.
     *
     * @param s the state
     * @return {@code lambda(s)}
     * @throws IllegalArgumentException if {@code s} is no state
     */
    public BigFraction total(long s) {
        BigFraction sum = BigFraction.ZERO;
        for (int k = 0; k <= model.reach(); k++) {
            sum = sum.add(rate(s, k));
        }
        return sum;
    }

    /**
     * What the limit's tree grows faster: {@code Q_N(s) = s sum_k (beta_{k+1}(k+1) - w_N(s;k,1)) = s sum_k beta_{k+1} (k+1) (1 - C(N-s,k)/C(N-1,k))}.
     *
     * @param s the state
     * @return {@code Q_N(s) >= 0}
     * @throws IllegalArgumentException if {@code s} is no state
     */
    public BigFraction excess(long s) {
        check(s);
        BigFraction sum = BigFraction.ZERO;
        for (int k = 0; k <= model.reach(); k++) {
            sum = sum.add(model.beta(k + 1).multiply(k + 1).subtract(rates.exactRate(s, k, 1)));
        }
        return sum.multiply(BigInteger.valueOf(s));
    }

    /**
     * The rate of recollisions, of two or more of the {@code s} particles: {@code P_N(s) = sum_k sum_{n>=2} w_N(s;k,n) C(s,n)}.
     *
     * @param s the state
     * @return {@code P_N(s)}, at most {@code Q_N(s)}, for {@code Q_N(s) - P_N(s) = alpha s - lambda(s) >= 0}
     * @throws IllegalArgumentException if {@code s} is no state
     */
    public BigFraction recollisions(long s) {
        check(s);
        BigFraction sum = BigFraction.ZERO;
        for (int k = 0; k <= model.reach(); k++) {
            for (int n = 2; n <= model.highestOrder() - k; n++) {
                sum = sum.add(rates.exactRate(s, k, n).multiply(CollisionRates.binomial(s, n)));
            }
        }
        return sum;
    }

    /**
     * The bound {@code delta_N(s) = sum_k {2 s |w_N(s;k,1) - beta_{k+1}(k+1)| + 2 sum_{n>=2} w_N(s;k,n) C(s,n)} = 2 Q_N(s) + 2 P_N(s)} for {@code ||(C^N - C^inf) f^{(x).}||} at level {@code s}, for every
     * density {@code f}. The terms {@code k} with {@code s + k > N}, where only the limit collides, are in it.
     *
     * @param s the state
     * @return {@code delta_N(s) = O(s^2/N)}
     * @throws IllegalArgumentException if {@code s} is no state
     */
    public BigFraction defect(long s) {
        return excess(s).add(recollisions(s)).multiply(2);
    }

    /**
     * The sharper bound {@code 2 Q_N(s)} for the same norm: gains of mass {@code P} against gains of mass {@code Q}, and the losses, which are all multiples of the same {@code f^{(x)s}},
     * leave {@code Q - P} of the sign of {@code P}'s.
     *
     * @param s the state
     * @return {@code 2 max(P, Q) = 2 Q_N(s)}
     * @throws IllegalArgumentException if {@code s} is no state
     */
    public BigFraction sharpDefect(long s) {
        return excess(s).multiply(2);
    }

    private long check(long s) {
        if (s < 1 || s > count) {
            throw new IllegalArgumentException(
                    "order s = " + s + " of a marginal of N = " + count + " particles; use 1 <= s <= N");
        }
        return s;
    }
}
