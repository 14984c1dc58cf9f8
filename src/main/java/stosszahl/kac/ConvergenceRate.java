package stosszahl.kac;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.function.LongToDoubleFunction;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.hierarchy.Upward;

/**
 * A rate for Theorems 2.2 and 2.3 that holds for all times: proved upper bounds for {@code e_s(t) = ||f_N^{(s)}(t) - f^{(s)}(t)||_{L^1}}, {@code f_N} a symmetric density of {@code N} particles and
 * {@code f^{(s)} = sum_j p_j f_j(t)^{(x)s}} the products (or mixtures of products) of solutions of (1.1). The paper gives no rate. Every result is rounded up ({@link Upward}): never below the exact
 * value of the formula.
 *
 * <p><b>Theorem</b> ({@link #feynmanKac}). {@code e_s(t) <= E_s[e_{S_t}(0)] + int_0^t E_s[delta_N(S_u)] du} with {@link JumpGenerator}'s process and {@code delta_N}.
 * <i>Proof.</i> {@code C^N} and {@code C^inf} are bounded on each level, so {@code D^{(s)} = f_N^{(s)} - f^{(s)}} is {@code C^1} into {@code L^1} and
 * {@code D' = C^N D + (C^N - C^inf) f} for {@code s <= N}. Both sequences are consistent, {@code Tr_k D^{(s+k)} = D^{(s)}}: here {@code int f = 1} and the symmetry of {@code f_N} enter. So
 * the loss is {@code -lambda(s) D^{(s)}}; the gains, averaged push-forwards, do not increase {@code L^1} norms, whatever the law (no hypothesis H1 or H2; the norm is that of total variation where a law makes measures of densities). Hence {@code e_s(t) <= e^{-lambda t} e_s(0) + int_0^t
 * e^{-lambda (t-u)} (sum_k q(s,k) e_{s+k}(u) + delta_N(s)) du}, and by iteration {@code e} is below the solution of the equation with equality. It is unique and given by
 * the formula of Feynman and Kac since the rates are bounded, {@code lambda <= N}; at the edge {@code s + k > N} they vanish, and what the limit still does there is in {@code delta_N}. On a hitting
 * time of high levels the process may be stopped at the price {@code e <= 2}, which needs {@code f_N >= 0}.
 *
 * <p><b>Sharper</b> ({@link #coupled}). {@code e_s(t) <= 2 (1 - E_s[exp(-int_0^t Q_N(S'_u) du)])} for {@code f_N(0) = f_0^{(x)N}}, where {@code S'} jumps from {@code s} to
 * {@code s + k} at rate {@code s w_N(s;k,1)}. <i>Proof.</i> Let {@code h} solve {@code h' = sum_k w_N(s;k,1) sum_i G_i h^{(s+k)} - alpha s h}, {@code h(0) = min(f_N^{(.)}(0), f^{(.)}(0))}, with {@code G_i} the
 * gains with one of the {@code s}. All gains of {@code h} are gains of {@code f_N} and, for {@code w_N(s;k,1) <= beta_{k+1}(k+1)}, of {@code f}; neither loses faster, for
 * {@code lambda(s) <= alpha s}. So {@code 0 <= h <= f_N} and {@code h <= f}, and {@code e_s <= 2 (1 - p_s)} with the mass {@code p_s} of {@code h^{(s)}}, which obeys {@code p' = sum_k s w_N(s;k,1) p_{s+k} - alpha s p}: the
 * formula. It is at most 2 by itself, never above the first bound, decreasing in {@code N} (the {@code w_N(s;k,1)} increase), and recollisions cost nothing.
 *
 * <p><b>Closed form</b> ({@link #closedForm}). {@code S} and {@code S'} grow at most like the branching process with rates {@code b_k = beta_{k+1}(k+1)} per particle, {@code Q_N(s) <= s(s-1) q_N} with {@code q_N = sum_k b_k
 * sum_{i<k} 1/(N-1-i)}, and {@code P_N(s) <= s(s-1) gamma/(2(N-1))}, {@code gamma = sum_k k b_k}, counting pairs. With {@code kappa = sum_k k(k+1) b_k}, {@code E = e^{gamma t}},
 *
 * <pre>{@code F_s(t) = int_0^t E_s[S_u (S_u - 1)] du = s(s-1) (E^2 - 1)/(2 gamma) + kappa s (E - 1)^2/(2 gamma^2)}</pre>
 *
 * the bounds are {@code 2 q_N F_s} and {@code (2 q_N + gamma/(N-1)) F_s}; for binary collisions and {@code s = 1} they are {@code 2 (e^{2t}-1)^2/(N-1)} and {@code 3 (e^{2t}-1)^2/(N-1)}.
 *
 * <p><b>Every {@code N} at once</b> ({@link #everyNumber}). With {@code G = gamma = sum_K beta_K K(K-1)} and {@code G_3 = sum_K beta_K K(K-1)(K-2)}, for all {@code N >= M}, {@code s <= N}, {@code t >= 0} and
 * {@code f_N(0) = f_0^{(x)N}},
 *
 * <pre>{@code e_s(t) <= 3 G/(N-1) F_s(t) = (3 G/(N-1)) int_0^t b_s(u) du,   b_s(t) = s(s-1) e^{2Gt} + (2G + G_3) s (e^{2Gt} - e^{Gt})/G.}</pre>
 *
 * <i>Proof.</i> Let {@code H_K} count how many of {@code K} particles, drawn from {@code N} without replacement, are among the first {@code s}; then {@code w_N(s;k,n) C(s,n) = N beta_K P(H_K = n)}, {@code K = k + n}.
 * (i) {@code P_N(s) = sum_K N beta_K P(H_K >= 2) <= sum_K N beta_K E C(H_K,2) = sum_K N beta_K C(K,2) s(s-1)/(N(N-1)) = G s(s-1)/(2(N-1))}. (ii) {@code 1 - C(N-s,k)/C(N-1,k)} is the probability that one of {@code k} drawn
 * from {@code N-1} is among {@code s-1} of them, at most {@code k(s-1)/(N-1)}, so {@code Q_N(s) <= G s(s-1)/(N-1)}. Hence {@code delta_N(s) = 2 Q_N + 2 P_N <= 3 G s(s-1)/(N-1)}. (iii) A jump adds {@code k = K - H_K <= K - 1} at
 * rate {@code N beta_K P(H_K >= 1) <= beta_K K s}, since {@code P(H_K >= 1) <= E H_K = K s/N}; so {@code (E S)' <= G E S} and, with {@code (s+k)(s+k-1) - s(s-1) = 2sk + k(k-1)}, {@code (E S(S-1))' <= 2G E S(S-1) + (2G + G_3) E S}.
 * Gronwall gives {@code E_s S_t(S_t-1) <= b_s(t)}; the theorem of Feynman and Kac above with {@code e(0) = 0} is the claim, and {@code 2G + G_3 = kappa}. It uses positivity, the symmetry of {@code f_N} and the mass 1, and none of H1, H2, H3.
 */
public final class ConvergenceRate {
    private static final int FIRST_LEVELS = 64;

    /** Multiplications that one bound may take, about a second; beyond, fewer levels and the closed form give a looser bound. */
    private static final double BUDGET = 1e8;

    private final KacModel model;
    private final ParticleNumber particles;
    private final long count;
    private final double[] growth;
    private final double[] growthBelow;

    private ConvergenceRate(KacModel model, ParticleNumber particles) {
        this.model = model;
        this.particles = particles;
        this.count = particles.count();
        this.growth = new double[model.highestOrder()];
        this.growthBelow = new double[model.highestOrder()];
        for (int k = 0; k < growth.length; k++) {
            BigFraction exact = model.beta(k + 1).multiply(k + 1);
            growth[k] = above(exact);
            growthBelow[k] = below(exact);
        }
    }

    /**
     * The rate of convergence of a model with {@code N} particles.
     *
     * @param model the model
     * @param particles a finite number {@code N >= M}
     * @return the rate
     * @throws IllegalArgumentException if {@code N < M} or {@code N} is infinite
     */
    public static ConvergenceRate of(KacModel model, ParticleNumber particles) {
        JumpGenerator.of(model, particles); // Refuses what is out of range.
        return new ConvergenceRate(model, particles);
    }

    /**
     * The least of {@link #coupled} and {@link #closedForm}, for initial data that are products or mixtures of products.
     *
     * @param s the order of the marginal, {@code 1 <= s <= N}
     * @param t the time {@code t >= 0}
     * @return a proved bound for {@code ||f_N^{(s)}(t) - f^{(s)}(t)||_{L^1}}, at most 2
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public double bound(int s, double t) {
        return Math.min(coupled(s, t), closedForm(s, t));
    }

    /**
     * The bound {@code 2 (1 - E_s[exp(-int_0^t Q_N(S'_u) du)])}, for data without initial defect.
     *
     * @param s the order of the marginal
     * @param t the time {@code t >= 0}
     * @return the bound, at most 2. Levels above a truncation count as 2; it is raised until that changes less than 0.1 % or costs too much, so the result is always proved
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public double coupled(int s, double t) {
        return refine(s, t, levels -> coupled(s, t, j -> 0, levels)).value();
    }

    /**
     * The same with an initial defect: the system of {@code v_s = e_s/2 <= 1} starts from {@code e_s(0)/2}, and {@code S'} is stopped above a level.
     *
     * @param s the order of the marginal
     * @param t the time {@code t >= 0}
     * @param initial at least {@code e_s(0)}
     * @param levels the level above which the bound is 2
     * @return the bound, at most 2; decreasing in {@code levels} and, for the same {@code levels}, in {@code N}
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public double coupled(int s, double t, LongToDoubleFunction initial, int levels) {
        return regenerating(s, t, initial, levels, new double[growth.length + 1]);
    }

    /**
     * The coupled bound where collisions forget: if {@code A_K >= eta_K nu_K (x) int}, a share {@code eta_K} of the collisions of order {@code K} gives the {@code K} particles fresh velocities, and the
     * particle that collided needs no history: {@code S'} goes down by one at rate {@code s sum_k w_N(s;k,1) eta_{k+1}} and up at the rest. The proof is the same, with {@code eta nu (x) h^{(s-1)}} in place of that share of the
     * gain. If more die than are born the bound is uniform in time.
     *
     * @param s the order of the marginal
     * @param t the time {@code t >= 0}
     * @param initial at least {@code e_s(0)}
     * @param levels the level above which the bound is 2
     * @param eta the shares, {@code eta[K]} for order {@code K}, {@code 0 <= eta <= 1}; not modified. The bound is as good as they are
     * @return the bound, at most 2
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public double regenerating(int s, double t, LongToDoubleFunction initial, int levels, double[] eta) {
        check(s, t);
        if (levels < s || eta.length != growth.length + 1) {
            throw new IllegalArgumentException("levels up to " + levels + " for s = " + s + " and " + eta.length
                    + " shares; use at least s levels and M + 1 shares");
        }
        int top = (int) Math.min(levels, count);
        double[][] up = new double[growth.length][top + 1];
        double[] down = new double[top + 1];
        double[] source = new double[top + 1];
        double[] leaving = new double[top + 1];
        double[] start = new double[top + 1];
        boolean forgets = Arrays.stream(eta).anyMatch(e -> e > 0);
        for (int j = 1; j <= top; j++) {
            start[j] = Math.min(1, initial.applyAsDouble(j) / 2);
            for (int k = forgets ? 0 : 1; k < growth.length; k++) {
                double[] ratio = ratio(j, k);
                double rate = Upward.multiply(Upward.multiply(j, growth[k]), ratio[0]);
                source[j] = Upward.add(source[j], Upward.multiply(Upward.multiply(j, growth[k]), ratio[1]));
                leaving[j] += Math.nextDown(j * growthBelow[k]);
                leaving[j] = Math.nextDown(leaving[j]);
                down[j] = Upward.add(down[j], Upward.multiply(eta[k + 1], rate));
                if (k > 0) {
                    up[k][j] = Upward.multiply(Upward.subtract(1, eta[k + 1]), rate);
                } else {
                    // Order one without regeneration changes no level: it is no jump.
                    leaving[j] = Math.nextDown(leaving[j] - Upward.multiply(Upward.subtract(1, eta[1]), rate));
                }
            }
            leaving[j] = Math.max(0, leaving[j]);
        }
        return 2 * new UniformisedBound(up, down, source, leaving, 1, 1).at(start, t)[s];
    }

    /**
     * The bound {@code E_s[e_{S_t}(0)] + int_0^t E_s[delta_N(S_u)] du} of the theorem above, for data without initial defect.
     *
     * @param s the order of the marginal
     * @param t the time {@code t >= 0}
     * @return the bound, at most 2; above a truncation as in {@link #coupled}
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public double feynmanKac(int s, double t) {
        return Math.min(
                sectionNine(s, t),
                refine(s, t, levels -> feynmanKac(s, t, j -> 0, levels)).value());
    }

    /**
     * The same with an initial defect, {@code S} stopped above a level. Its coefficients are the exact fractions of {@link JumpGenerator}, rounded outward once.
     *
     * @param s the order of the marginal
     * @param t the time {@code t >= 0}
     * @param initial at least {@code e_s(0)}
     * @param levels the level above which the price is 2
     * @return the bound, at most 2
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public double feynmanKac(int s, double t, LongToDoubleFunction initial, int levels) {
        check(s, t);
        JumpGenerator generator = JumpGenerator.of(model, particles);
        int top = (int) Math.min(Math.max(levels, s), count);
        double[][] up = new double[growth.length][top + 1];
        double[] source = new double[top + 1];
        double[] leaving = new double[top + 1];
        double[] start = new double[top + 1];
        for (int j = 1; j <= top; j++) {
            start[j] = Math.min(2, initial.applyAsDouble(j));
            source[j] = above(generator.defect(j));
            BigFraction out = BigFraction.ZERO;
            for (int k = 1; k < growth.length; k++) {
                BigFraction rate = generator.rate(j, k);
                up[k][j] = above(rate);
                out = out.add(rate);
            }
            leaving[j] = below(out);
        }
        UniformisedBound system =
                new UniformisedBound(up, new double[top + 1], source, leaving, 2, Double.POSITIVE_INFINITY);
        return Math.min(2, system.at(start, t)[s]);
    }

    /**
     * The bound {@code 2 q_N F_s(t)}.
     *
     * @param s the order of the marginal
     * @param t the time {@code t >= 0}
     * @return the bound, at most 2
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public double closedForm(int s, double t) {
        return Math.min(2, Upward.multiply(2 * perPair(), pairs(s, t)));
    }

    /**
     * The looser closed form {@code (2 q_N + gamma/(N-1)) F_s(t)} that bounds the excess and the recollisions apart: {@code 3 (e^{2t}-1)^2/(N-1)} for binary collisions and {@code s = 1}.
     *
     * @param s the order of the marginal
     * @param t the time {@code t >= 0}
     * @return the bound, at most 2
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public double sectionNine(int s, double t) {
        double pairs = pairs(s, t);
        double recollisions = sum(k -> k) == 0 ? 0 : Upward.divide(sum(k -> k), count - 1.0);
        return Math.min(2, Upward.multiply(Upward.add(2 * perPair(), recollisions), pairs));
    }

    /**
     * The bound {@code 3 G F_s(t)/(N-1)} for every {@code N >= M} at once, {@code G = sum_K beta_K K(K-1)}: never above {@link #sectionNine}, and equal to it for binary collisions.
     *
     * @param s the order of the marginal
     * @param t the time {@code t >= 0}
     * @return the bound, at most 2
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public double everyNumber(int s, double t) {
        return Math.min(2, Upward.divide(everyNumberTimes(s, t), count - 1.0));
    }

    /**
     * The constant of {@link #everyNumber}: {@code 3 G F_s(t)}, which does not depend on {@code N}.
     *
     * @param s the order of the marginal
     * @param t the time {@code t >= 0}
     * @return at least {@code (N-1) ||f_N^{(s)}(t) - f^{(s)}(t)||_1} for every {@code N >= max(M, s)}; 0 without coupling
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public double everyNumberTimes(int s, double t) {
        return Upward.multiply(Upward.multiply(3, sum(k -> k)), pairs(s, t));
    }

    /**
     * The bound {@code 3 G s(s-1)/(N-1)} for {@link JumpGenerator#defect}, exactly.
     *
     * @param s the order of the marginal
     * @return the bound
     */
    public BigFraction everyNumberDefect(long s) {
        return count == 1
                ? BigFraction.ZERO
                : coupling()
                        .multiply(BigInteger.valueOf(3 * s))
                        .multiply(BigInteger.valueOf(s - 1))
                        .divide(BigInteger.valueOf(count - 1));
    }

    /**
     * {@code G = sum_K beta_K K(K-1)}: how fast the number of particles met grows.
     *
     * @return the exact constant; 0 without coupling
     */
    public BigFraction coupling() {
        return fraction();
    }

    /**
     * {@code G_3 = sum_K beta_K K(K-1)(K-2)}.
     *
     * @return the exact constant
     */
    public BigFraction thirdCoupling() {
        BigFraction sum = BigFraction.ZERO;
        for (int k = 2; k < growth.length; k++) {
            sum = sum.add(model.beta(k + 1).multiply((k + 1) * k * (k - 1)));
        }
        return sum;
    }

    /** {@code q_N}. */
    private double perPair() {
        double sum = 0;
        for (int k = 1; k < growth.length; k++) {
            double inner = 0;
            for (int i = 0; i < k; i++) {
                inner = Upward.add(inner, Upward.divide(1, count - 1.0 - i));
            }
            sum = Upward.add(sum, Upward.multiply(growth[k], inner));
        }
        return sum;
    }

    /** {@code F_s(t)}; {@code gamma} is rounded up in the exponent and down where it divides. */
    private double pairs(int s, double t) {
        check(s, t);
        double gamma = sum(k -> k);
        if (gamma == 0) {
            return 0; // No coupling: every factor in front is 0 too.
        }
        double low = below(fraction());
        double exponent = Upward.multiply(gamma, t);
        double grown = Upward.expm1(exponent);
        double first = Upward.divide(
                Upward.multiply(Upward.multiply(s, s - 1.0), Upward.expm1(2 * exponent)), Math.nextDown(2 * low));
        double second = Upward.divide(
                Upward.multiply(Upward.multiply(sum(k -> k * (k + 1.0)), s), Upward.multiply(grown, grown)),
                Math.nextDown(2 * Math.nextDown(low * low)));
        return Upward.add(first, second);
    }

    private BigFraction fraction() {
        BigFraction sum = BigFraction.ZERO;
        for (int k = 1; k < growth.length; k++) {
            sum = sum.add(model.beta(k + 1).multiply(k * (k + 1)));
        }
        return sum;
    }

    private double sum(IntToDoubleFunction factor) {
        double sum = 0;
        for (int k = 1; k < growth.length; k++) {
            sum = Upward.add(sum, Upward.multiply(growth[k], factor.applyAsDouble(k)));
        }
        return sum;
    }

    /**
     * The ratio {@code r = prod_{i<k} (N-s-i)/(N-1-i) = C(N-s,k)/C(N-1,k)} and {@code 1 - r = sum_i (s-1)/(N-1-i) prod_{j<i} (N-s-j)/(N-1-j)}, both from above: sums of positive terms made of whole
     * numbers below {@code 2^53}, so {@code 1 - r} does not cancel.
     */
    private double[] ratio(long s, int k) {
        double product = 1;
        double missing = 0;
        for (int i = 0; i < k; i++) {
            missing = Upward.add(missing, Upward.multiply(product, Upward.divide(s - 1.0, count - 1.0 - i)));
            product = s + i >= count
                    ? 0
                    : Upward.multiply(product, Upward.divide((double) (count - s - i), count - 1.0 - i));
        }
        return new double[] {Math.min(1, product), Math.min(1, missing)};
    }

    /** A bound and the truncation that gave it; 0 levels where even the first is too costly. */
    private record Refined(double value, int levels) {}

    private Refined refine(int s, double t, IntToDoubleFunction atLevels) {
        check(s, t);
        int levels = (int) Math.min(count, Math.max(FIRST_LEVELS, 2L * s));
        if (UniformisedBound.cost(cost(levels), levels, t) > BUDGET) {
            return new Refined(2, 0);
        }
        double best = atLevels.applyAsDouble(levels);
        while (levels < count && UniformisedBound.cost(cost(2.0 * levels), 2.0 * levels, t) <= BUDGET) {
            levels = (int) Math.min(count, 2L * levels);
            double next = Math.min(best, atLevels.applyAsDouble(levels));
            boolean settled = best < 2 && next > 0.999 * best;
            best = next;
            if (settled) {
                break;
            }
        }
        return new Refined(best, levels);
    }

    /** The truncation that {@link #coupled(int, double)} chooses; 0 where it would be too costly. */
    int levels(int s, double t) {
        return refine(s, t, levels -> coupled(s, t, j -> 0, levels)).levels();
    }

    private double cost(double levels) {
        return 2 * levels * Arrays.stream(growth).sum();
    }

    private void check(int s, double t) {
        if (s < 1 || s > count) {
            throw new IllegalArgumentException(
                    "order s = " + s + " of a marginal of N = " + count + " particles; use 1 <= s <= N");
        }
        if (!(t >= 0) || Double.isInfinite(t)) {
            throw new IllegalArgumentException("t = " + t + "; use a finite time t >= 0");
        }
    }

    private static double above(BigFraction exact) {
        double x = exact.doubleValue();
        while (BigFraction.from(x).compareTo(exact) < 0) {
            x = Math.nextUp(x);
        }
        return x;
    }

    private static double below(BigFraction exact) {
        double x = exact.doubleValue();
        while (BigFraction.from(x).compareTo(exact) > 0) {
            x = Math.nextDown(x);
        }
        return x;
    }
}
