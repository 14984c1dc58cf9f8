package stosszahl.kac;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * The constants of Conditions 1 and 2 for the generalised Kac model, as exact fractions; norms are those of {@code L^1}.
 *
 * <ul>
 *   <li>beyond the paper, without {@code eps}: {@code R_k^u = 2 sum_{l=k+1}^M beta_l l/(l-k)}, for every {@code N >= M}, {@link #uniform};
 *   <li>Lemma 6.4, (6.35): {@code R_k = 2 sum_{l=k+1}^M beta_l (1-eps)^{-l} C(l,k)}, for every {@code N >= M/eps};
 *   <li>the limit: {@code rho_k = 2 beta_{k+1} (k+1)};
 *   <li>beyond the paper, for one {@code N}: {@code R_k^sharp(N) = max_{1<=s<=N-k} (2/s) sum_n w_N(s;k,n) C(s,n)}.
 * </ul>
 */
public final class KacConstants {
    private KacConstants() {}

    /**
     * The uniform constants {@code R_k^u = 2 sum_{l=k+1}^M beta_l l/(l-k)}: {@code 2 sum_n w_N(s;k,n) C(s,n) <= R_k^u s} for all {@code N >= M} and all {@code s}, without {@code eps}.
     *
     * <p>Proof. Let {@code H_l} count how many of {@code l} particles, drawn from {@code N} without replacement, lie among the first {@code s}. Then
     * {@code w_N(s;k,n) C(s,n) = N beta_l P(H_l = n)} with {@code l = k + n}, and Markov's {@code n P(H_l = n) <= E H_l = l s/N}, the hypergeometric mean, gives
     * {@code N beta_l P(H_l = n) <= beta_l l s/(l-k)}. Sum over {@code l > k} and double.
     *
     * <p>Never above (6.35), as {@code l/(l-k) <= C(l,k)} for {@code k < l}; attained for {@code M <= 2}: at {@code s = N} for {@code k = 0}, at {@code s = 1} for {@code k = 1}.
     *
     * @param model the model
     * @return {@code R_0^u, .., R_m^u}
     */
    public static List<BigFraction> uniform(KacModel model) {
        List<BigFraction> constants = new ArrayList<>();
        for (int k = 0; k <= model.reach(); k++) {
            BigFraction sum = BigFraction.ZERO;
            for (int l = k + 1; l <= model.highestOrder(); l++) {
                sum = sum.add(model.beta(l).multiply(BigFraction.of(l, l - k)));
            }
            constants.add(sum.multiply(2));
        }
        return constants;
    }

    /**
     * The bound {@code 2 s |w_N(s;k,1) - beta_{k+1}(k+1)| + 2 sum_{n>=2} w_N(s;k,n) C(s,n)} for {@code ||C^N_{s,s+k} - C^inf_{s,s+k}||}, (6.50) with exact rates.
     *
     * @param model the model
     * @param particles the number of particles
     * @param s the level
     * @param k the distance above the diagonal
     * @return the bound
     */
    public static BigFraction difference(KacModel model, ParticleNumber particles, long s, int k) {
        CollisionRates rates = CollisionRates.of(model, particles);
        BigFraction sum = rates.exactRate(s, k, 1)
                .subtract(model.beta(k + 1).multiply(k + 1))
                .abs()
                .multiply(s);
        for (int n = 2; n <= model.highestOrder() - k; n++) {
            sum = sum.add(rates.exactRate(s, k, n).multiply(CollisionRates.binomial(s, n)));
        }
        return sum.multiply(2);
    }

    /**
     * The bound {@code 3 G s(s-1)/(N-1)}, {@code G = sum_K beta_K K(K-1)}, for the sum over {@code k} of {@link #difference}: for all {@code N >= M} and {@code s <= N}.
     *
     * <p>Proof. With {@code H_K} as in {@link #uniform}, {@code s w_N(s;K-1,1) = N beta_K P(H_K = 1)} and {@code s beta_K K = N beta_K E H_K}, so the terms of order {@code K} add up to
     * {@code 2 N beta_K E[(H_K + 1) 1(H_K >= 2)]}. As {@code n + 1 <= 3 C(n,2)} for {@code n >= 2} and {@code E C(H_K,2) = C(K,2) s(s-1)/(N(N-1))}, that is at most
     * {@code 3 beta_K K(K-1) s(s-1)/(N-1)}.
     *
     * @param model the model
     * @param particles the finite number {@code N}; at {@code N = 1}, where no two particles collide, the bound is 0
     * @param s the level, at most {@code N}
     * @return the bound
     */
    public static BigFraction allDifferences(KacModel model, ParticleNumber particles, long s) {
        BigFraction pairs = BigFraction.ZERO;
        for (int order = 2; order <= model.highestOrder(); order++) {
            pairs = pairs.add(model.beta(order).multiply(order * (order - 1)));
        }
        if (particles.count() == 1) {
            return BigFraction.ZERO;
        }
        return pairs.multiply(3)
                .multiply(BigInteger.valueOf(s).multiply(BigInteger.valueOf(s - 1)))
                .divide(BigInteger.valueOf(particles.count() - 1));
    }

    /**
     * The constants {@code R_k} of (6.35).
     *
     * @param model the model
     * @param epsilon the number {@code eps} with {@code M/N <= eps < 1}
     * @return {@code R_0, .., R_m}
     * @throws IllegalArgumentException unless {@code 0 <= eps < 1}
     */
    public static List<BigFraction> growth(KacModel model, BigFraction epsilon) {
        if (epsilon.signum() < 0 || epsilon.compareTo(BigFraction.ONE) >= 0) {
            throw new IllegalArgumentException("epsilon = " + epsilon.doubleValue()
                    + " is outside [0, 1); (6.35) needs M/N <= epsilon < 1, so take N larger than M = "
                    + model.highestOrder());
        }
        BigFraction base = BigFraction.ONE.subtract(epsilon);
        List<BigFraction> constants = new ArrayList<>();
        for (int k = 0; k <= model.reach(); k++) {
            BigFraction sum = BigFraction.ZERO;
            for (int l = k + 1; l <= model.highestOrder(); l++) {
                sum = sum.add(
                        model.beta(l).multiply(CollisionRates.binomial(l, k)).divide(base.pow(l)));
            }
            constants.add(sum.multiply(2));
        }
        return constants;
    }

    /**
     * The constants {@code rho_k} of Condition 2.
     *
     * @param model the model
     * @return {@code rho_0, .., rho_m}
     */
    public static List<BigFraction> limit(KacModel model) {
        List<BigFraction> constants = new ArrayList<>();
        for (int k = 0; k <= model.reach(); k++) {
            constants.add(model.beta(k + 1).multiply(2 * (k + 1)));
        }
        return constants;
    }

    /**
     * The bound {@code 2 sum_n w_N(s;k,n) C(s,n)} for {@code ||C^N_{s,s+k}||}, (6.39), which uses of the operators only {@code ||C_I|| <= 2}.
     *
     * @param rates the rates for {@code N} or the limit
     * @param highestOrder the highest order {@code M}
     * @param s the level
     * @param k the distance above the diagonal
     * @return the bound
     */
    public static BigFraction level(CollisionRates rates, int highestOrder, long s, int k) {
        BigFraction sum = BigFraction.ZERO;
        for (int n = 1; n <= highestOrder - k; n++) {
            sum = sum.add(rates.exactRate(s, k, n).multiply(CollisionRates.binomial(s, n)));
        }
        return sum.multiply(2);
    }

    /**
     * The sharpest constant in {@code 2 sum_n w_N(s;k,n) C(s,n) <= R s} for one {@code N}, and where it is reached.
     *
     * @param k the distance above the diagonal
     * @param constant {@code R_k^sharp(N)}
     * @param level a level {@code s} at which it is reached
     */
    public record Sharp(int k, BigFraction constant, long level) {}

    /**
     * The sharp constants for {@code N} particles.
     *
     * <p>{@code (2/s) sum_n w_N(s;k,n) C(s,n)} is a polynomial in {@code s} of degree at most {@code m}. Its largest value on the integers
     * of {@code [1, N-k]} is at an end or where its first difference changes sign, and those places are found by bisection between the sign
     * changes of the next difference: exact for {@code N = 10^15} in a few hundred evaluations.
     *
     * @param model the model
     * @param particles the number of particles; the limit gives {@code rho_k}
     * @return one constant for each {@code k = 0..m}
     */
    public static List<Sharp> sharp(KacModel model, ParticleNumber particles) {
        model.check(particles);
        List<Sharp> all = new ArrayList<>();
        for (int k = 0; k <= model.reach(); k++) {
            int distance = k;
            if (!particles.finite()) {
                all.add(new Sharp(k, limit(model).get(k), 1));
                continue;
            }
            if (particles.count() - k < 1) {
                all.add(new Sharp(k, BigFraction.ZERO, 1));
                continue;
            }
            LongFunction<BigFraction> perLevel = s -> perLevel(model, particles.count(), s, distance);
            TreeSet<Long> candidates = new TreeSet<>();
            candidates.add(1L);
            candidates.add(particles.count() - k);
            turns(perLevel, 1, model.reach(), 1, particles.count() - k, candidates);
            Sharp best = new Sharp(k, BigFraction.ZERO, 1);
            for (long s : candidates) {
                BigFraction value = perLevel.apply(s);
                if (value.compareTo(best.constant()) > 0) {
                    best = new Sharp(k, value, s);
                }
            }
            all.add(best);
        }
        return all;
    }

    /** {@code (2/s) sum_n w_N(s;k,n) C(s,n)} as a polynomial in {@code s}, also where {@code s + k > N} and the rates themselves vanish. */
    private static BigFraction perLevel(KacModel model, long count, long s, int k) {
        BigFraction sum = BigFraction.ZERO;
        for (int n = 1; n <= model.highestOrder() - k; n++) {
            BigInteger numerator = BigInteger.valueOf(count)
                    .multiply(CollisionRates.binomial(count - s, k))
                    .multiply(CollisionRates.binomial(s - 1, n - 1));
            sum = sum.add(model.beta(k + n)
                    .multiply(BigFraction.of(numerator, CollisionRates.binomial(count, k + n)))
                    .divide(n));
        }
        return sum.multiply(2);
    }

    /**
     * Collects the integers next to the sign changes of the {@code j}-th difference of a polynomial {@code p} of degree at most {@code degree} on
     * {@code [low, high]}; between two neighbours of the result that difference keeps its sign.
     */
    private static void turns(LongFunction<BigFraction> p, int j, int degree, long low, long high, Set<Long> found) {
        if (j > degree) {
            return; // A difference of the order of the degree is constant.
        }
        TreeSet<Long> pieces = new TreeSet<>(List.of(low, high));
        turns(p, j + 1, degree, low, high, pieces);
        long left = low;
        for (long right : pieces) {
            // On [left, right] the j-th difference is monotone. It reads p at up to j places further right.
            int sign = difference(p, j, left).signum();
            if (sign != difference(p, j, right).signum()) {
                long a = left;
                long b = right;
                while (b - a > 1) {
                    long middle = a + (b - a) / 2;
                    if (difference(p, j, middle).signum() == sign) {
                        a = middle;
                    } else {
                        b = middle;
                    }
                }
                found.add(a);
                found.add(b);
            }
            left = right;
        }
    }

    private static BigFraction difference(LongFunction<BigFraction> p, int j, long s) {
        BigFraction sum = BigFraction.ZERO;
        for (int i = 0; i <= j; i++) {
            BigFraction term = p.apply(s + i).multiply(CollisionRates.binomial(j, i));
            sum = (j - i) % 2 == 0 ? sum.add(term) : sum.subtract(term);
        }
        return sum;
    }
}
