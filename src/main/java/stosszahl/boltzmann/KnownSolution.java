package stosszahl.boltzmann;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.collision.CollisionLaw;
import stosszahl.initial.InitialLaw;
import stosszahl.initial.VelocityLaw;
import stosszahl.kac.KacModel;
import stosszahl.kac.KacModel.WeightedLaw;
import stosszahl.polynomial.MultiIndex;
import stosszahl.polynomial.Polynomial;

/**
 * A solution of the Boltzmann equation (1.1) in closed form, where the laws, their kernels and the initial law have one: the Bobylev-Krook-Wu form, which decays at a rate that the kernels say.
 *
 * <p>The transform of the form is {@code phi(k) = (1 - a |k|^2/2) e^{-(1-a)|k|^2/2}}. After a collision particle {@code i} has velocity {@code sum_j T_ij V_j}, whose transform for independent velocities is
 * {@code prod_j phi(T_ij^t k)}. Under H1 {@code sum_j |T_ij^t k|^2 = |k|^2}, so the Gaussian factors out, and with at most two particles
 *
 * <pre>{@code E prod_j (1 - (a/2) |T_ij^t k|^2) - (1 - (a/2) |k|^2) = (a/2)^2 E |T_i1^t k|^2 |T_i2^t k|^2.}</pre>
 *
 * <p>If this is {@code (a/2)^2 mu_K |k|^4} for every {@code k}, the form solves (1.1) with {@code a' = -lambda a}, {@code lambda = sum_K K beta_K mu_K}, since {@code d_t phi = -(a'/2)(a/2) |k|^4 e^{..}}. So it
 * does for Kac's caricature with <i>every</i> kernel, {@code mu = E cos^2 sin^2} (1/8 and {@code a e^{-t/4}} for the uniform one), and for binary collisions with an isotropic kernel, {@code mu = (d-1)/(d(d+2))} for the uniform one.
 * Three particles leave a term in {@code a^3 |k|^6}, so no law of order 3 or more has it, unless it mixes two velocities only; such laws are not looked at.
 *
 * <p>Sources: A. V. Bobylev, Dokl. Akad. Nauk SSSR 225 (1975); M. Krook and T. T. Wu, Phys. Rev. Lett. 36 (1976); M. H. Ernst, Phys. Rep. 78 (1981) for Kac's caricature.
 */
public final class KnownSolution {
    /** Averages that are not exact come from a quadrature; what they differ by from an identity is its error. */
    private static final double QUADRATURE = 1e-9;

    private final VelocityLaw initial;
    private final double rate;
    private final boolean uniform;

    private KnownSolution(VelocityLaw initial, double rate, boolean uniform) {
        this.initial = initial;
        this.rate = rate;
        this.uniform = uniform;
    }

    /**
     * The solution of a model.
     *
     * @param model the model
     * @return its solution from its initial law; empty if the law is no single one of the form, or a collision law does not keep it
     */
    public static Optional<KnownSolution> of(KacModel model) {
        if (!(model.start() instanceof InitialLaw start) || !start.chaotic()) {
            return Optional.empty();
        }
        VelocityLaw initial = start.parts().get(0).law();
        if (initial.relaxed(1).isEmpty()) {
            return Optional.empty();
        }
        BigFraction rate = BigFraction.ZERO;
        for (WeightedLaw weighted : model.collisions()) {
            Optional<BigFraction> mixing = mixing(weighted.law());
            if (mixing.isEmpty()) {
                return Optional.empty();
            }
            rate = rate.add(mixing.get()
                    .multiply(weighted.weight())
                    .multiply(weighted.law().order()));
        }
        boolean uniform =
                model.collisions().stream().allMatch(w -> w.law().kernel().uniform());
        return Optional.of(new KnownSolution(initial, rate.doubleValue(), uniform));
    }

    /**
     * The name of the solution, for legends.
     *
     * @return that of its discoverers for uniform kernels, which they solved; else its rate
     */
    public String name() {
        return uniform ? "Bobylev-Krook-Wu" : String.format(Locale.ROOT, "closed form of rate %.4g", rate);
    }

    /**
     * The rate {@code lambda}: {@code a(t) = a e^{-lambda t}}.
     *
     * @return {@code sum_K K beta_K mu_K}
     */
    public double rate() {
        return rate;
    }

    /**
     * The solution at a time.
     *
     * @param t the time {@code t >= 0}
     * @return the law of one velocity
     */
    public VelocityLaw at(double t) {
        return initial.relaxed(Math.exp(-rate * t)).orElseThrow();
    }

    /**
     * {@code mu_K}, where {@code T} is an isometry and {@code E |g_1|^2 |g_2|^2 = mu_K |k|^4}, {@code g_j = T_ij^t k}, averaged over the particles {@code i}. With {@code u = (T V)_i} and {@code (k . u)^p = (sum_j g_j . V_j)^p},
     * Laplacians in {@code V} take these averages out of those of monomials: {@code Delta_1 Delta_2 E (k . u)^4 = 24 E |g_1|^2 |g_2|^2}, {@code Delta^2 E (k . u)^4 = 24 E |g|^4}, {@code Delta E (k . u)^2 = 2 E |g|^2}.
     */
    private static Optional<BigFraction> mixing(CollisionLaw law) {
        if (law.order() > 2) {
            return Optional.empty();
        }
        int d = law.dimension();
        int[] first = new int[d];
        first[0] = 4;
        BigFraction mu = crossed(law, averaged(law, first)).divide(24);
        boolean kept = true;
        for (int[] a : exponents(d, 4)) {
            Polynomial average = averaged(law, a);
            int even = ofSquare(a);
            kept &= same(law, crossed(law, average), mu.multiply(even))
                    && same(law, twice(average), BigFraction.of(even));
        }
        for (int[] a : exponents(d, 2)) {
            kept &= same(law, once(averaged(law, a)), BigFraction.of(ofSquare(a)));
        }
        return kept ? Optional.of(mu) : Optional.empty();
    }

    /** {@code a!} times the coefficient of {@code k^a} in {@code |k|^2} or {@code |k|^4}. */
    private static int ofSquare(int[] a) {
        int factor = 1;
        int parts = 0;
        int degree = 0;
        for (int e : a) {
            if (e % 2 != 0) {
                return 0;
            }
            factor *= e == 4 ? 24 : e == 2 ? 2 : 1;
            parts += e > 0 ? 1 : 0;
            degree += e;
        }
        return degree == 4 && parts == 2 ? 2 * factor : factor;
    }

    private static List<int[]> exponents(int d, int degree) {
        List<int[]> all = new ArrayList<>();
        add(all, new int[d], 0, degree);
        return all;
    }

    private static void add(List<int[]> all, int[] a, int place, int left) {
        if (place == a.length - 1) {
            a[place] = left;
            all.add(a.clone());
            return;
        }
        for (int e = 0; e <= left; e++) {
            a[place] = e;
            add(all, a, place + 1, left - e);
        }
    }

    /** {@code E (TV)_i^a}, averaged over the particles. */
    private static Polynomial averaged(CollisionLaw law, int[] a) {
        int d = law.dimension();
        Polynomial sum = Polynomial.zero(law.order() * d);
        for (int i = 0; i < law.order(); i++) {
            int[] e = new int[law.order() * d];
            System.arraycopy(a, 0, e, i * d, d);
            sum = sum.plus(law.average(MultiIndex.of(e)));
        }
        return sum.times(BigFraction.of(1, law.order()));
    }

    /** {@code Delta_1 Delta_2} of a polynomial of degree 4. */
    private static BigFraction crossed(CollisionLaw law, Polynomial p) {
        BigFraction sum = BigFraction.ZERO;
        for (Map.Entry<MultiIndex, BigFraction> term : p.terms().entrySet()) {
            int one = 0;
            int square = 0;
            for (int v = 0; v < p.variables(); v++) {
                int e = term.getKey().get(v);
                square += e == 2 ? 1 : 0;
                one += e == 2 && v < law.dimension() ? 1 : 0;
            }
            sum = square == 2 && one == 1 ? sum.add(term.getValue().multiply(4)) : sum;
        }
        return sum;
    }

    /** {@code Delta^2} of a polynomial of degree 4. */
    private static BigFraction twice(Polynomial p) {
        return powers(p, 4, 24).add(powers(p, 2, 8));
    }

    /** {@code Delta} of a polynomial of degree 2. */
    private static BigFraction once(Polynomial p) {
        return powers(p, 2, 2);
    }

    /** The sum of the coefficients of the monomials of which every exponent is 0 or {@code e}, times a factor. */
    private static BigFraction powers(Polynomial p, int e, int factor) {
        BigFraction sum = BigFraction.ZERO;
        for (Map.Entry<MultiIndex, BigFraction> term : p.terms().entrySet()) {
            boolean all = true;
            for (int v = 0; v < p.variables(); v++) {
                all &= term.getKey().get(v) == 0 || term.getKey().get(v) == e;
            }
            sum = all ? sum.add(term.getValue().multiply(factor)) : sum;
        }
        return sum;
    }

    private static boolean same(CollisionLaw law, BigFraction x, BigFraction y) {
        return law.exact() ? x.equals(y) : Math.abs(x.subtract(y).doubleValue()) <= QUADRATURE;
    }
}
