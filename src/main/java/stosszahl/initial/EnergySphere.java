package stosszahl.initial;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import stosszahl.polynomial.MultiIndex;

/**
 * The uniform law of {@code N} velocities on the energy sphere {@code |V| = sqrt(dN)} of {@code R^{dN}}, (4.1) with temperature 1 in every dimension.
 *
 * <p>Laws that satisfy H1 leave it invariant. The law itself has no density, so level {@code N} is outside {@code L^1}: claims about it do not apply. The
 * marginals of order {@code s < N} have densities {@code c (1 - |x|^2/(dN))^{(d(N-s)-2)/2}} and tend to products of standard Gaussians (Maxwell, Poincare, Borel).
 */
public final class EnergySphere implements ManyParticleLaw {
    private final int dimension;

    private EnergySphere(int dimension) {
        this.dimension = dimension;
    }

    /**
     * The law in a dimension.
     *
     * @param dimension the dimension {@code d >= 1} of the velocities
     * @return the law
     * @throws IllegalArgumentException if {@code d < 1}
     */
    public static EnergySphere of(int dimension) {
        if (dimension < 1) {
            throw new IllegalArgumentException("dimension " + dimension + " of a velocity; use at least 1");
        }
        return new EnergySphere(dimension);
    }

    @Override
    public String name() {
        return "energy-sphere";
    }

    @Override
    public int dimension() {
        return dimension;
    }

    /** The limit is a product of Gaussians. */
    @Override
    public boolean chaotic() {
        return true;
    }

    /**
     * The limit of the marginals of order 1: the standard Gaussian of {@code R^d}.
     *
     * @return the Gaussian law
     */
    public VelocityLaw limit() {
        return Gaussian.centred(java.util.Collections.nCopies(dimension, BigFraction.ONE));
    }

    /**
     * {@code prod (a_{ic} - 1)!! prod_{j=0}^{p/2-1} q/(q + 2j)} for even exponents of sum {@code p}, with {@code q = dN}; without the second product in
     * the limit; 0 if some exponent is odd.
     */
    @Override
    public BigFraction jointMoment(OptionalLong particles, List<MultiIndex> exponents) {
        if (particles.isPresent() && particles.getAsLong() < exponents.size()) {
            throw new IllegalArgumentException("a moment of " + exponents.size() + " particles among N = "
                    + particles.getAsLong() + "; use N >= " + exponents.size());
        }
        BigFraction product = BigFraction.ONE;
        int p = 0;
        for (MultiIndex a : exponents) {
            for (int c = 0; c < dimension; c++) {
                if (a.get(c) % 2 == 1) {
                    return BigFraction.ZERO;
                }
                for (int odd = a.get(c) - 1; odd > 1; odd -= 2) {
                    product = product.multiply(odd);
                }
            }
            p += a.degree();
        }
        if (particles.isPresent()) {
            long q = Math.multiplyExact(dimension, particles.getAsLong());
            for (int j = 0; j < p; j += 2) {
                product = product.multiply(BigFraction.of(
                        java.math.BigInteger.valueOf(q), java.math.BigInteger.valueOf(Math.addExact(q, j))));
            }
        }
        return product;
    }

    /** The limit times {@code prod_{j<p/2} 1/(1 + 2jx/d)}, each factor a geometric series. */
    @Override
    public List<BigFraction> momentSeries(List<MultiIndex> exponents, int order) {
        BigFraction[] c = new BigFraction[order + 1];
        Arrays.fill(c, BigFraction.ZERO);
        c[0] = jointMoment(OptionalLong.empty(), exponents);
        int p = exponents.stream().mapToInt(MultiIndex::degree).sum();
        for (int j = 2; j < p; j += 2) {
            for (int i = 1; i <= order; i++) {
                c[i] = c[i].subtract(c[i - 1].multiply(BigFraction.of(j, dimension)));
            }
        }
        return List.of(c);
    }

    /** A Gaussian vector, scaled to the sphere. */
    @Override
    public void sample(UniformRandomProvider rng, int particles, double[] v) {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(rng);
        int q = dimension * particles;
        double square;
        do {
            square = 0;
            for (int i = 0; i < q; i++) {
                v[i] = normal.sample();
                square += v[i] * v[i];
            }
        } while (square == 0);
        double scale = Math.sqrt(q / square);
        for (int i = 0; i < q; i++) {
            v[i] *= scale;
        }
    }

    /** Below level {@code N}, and in the limit. */
    @Override
    public boolean hasDensity(OptionalLong particles, long s) {
        return particles.isEmpty() || s < particles.getAsLong();
    }

    /**
     * {@code 2 (k+3)/(n-k-3)} with {@code k = ds}, {@code n = dN}, for {@code k <= n-4}; otherwise 2, which bounds every distance of probabilities.
     *
     * <p>Source: P. Diaconis and D. Freedman, A dozen de Finetti-style results in search of a theory, Ann. Inst. H. Poincare Probab. Statist. 23 (1987), Theorem 1.
     */
    @Override
    public double distanceFromLimit(OptionalLong particles, long s) {
        if (particles.isEmpty()) {
            return 0;
        }
        double n = (double) dimension * particles.getAsLong();
        double k = (double) dimension * s;
        return k <= n - 4 ? Math.min(2, 2 * (k + 3) / (n - k - 3)) : 2;
    }

    @Override
    public String toString() {
        return name();
    }
}
