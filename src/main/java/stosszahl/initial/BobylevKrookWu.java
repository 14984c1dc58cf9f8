package stosszahl.initial;

import java.util.Collections;
import java.util.Optional;
import org.apache.commons.math3.util.FastMath;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import stosszahl.polynomial.MultiIndex;

/**
 * The Bobylev-Krook-Wu law in {@code R^d} with temperature 1: with {@code c = 1 - a},
 * {@code f(v) = (2 pi c)^{-d/2} e^{-|v|^2/(2c)} [ ((d+2)c - d)/(2c) + (1-c)|v|^2/(2c^2) ]}.
 *
 * <p>It is a mixture: with probability {@code q = d(1-c)/(2c)} the density {@code |v|^2/(dc)} times the Gaussian of variance {@code c}, otherwise that
 * Gaussian. The Boltzmann equation of Maxwell molecules, and Kac's caricature, keep this form with {@code a} decreasing exponentially.
 *
 * <p>Sources: A. V. Bobylev, Dokl. Akad. Nauk SSSR 225 (1975); M. Krook and T. T. Wu, Phys. Rev. Lett. 36 (1976).
 */
public final class BobylevKrookWu implements VelocityLaw {
    private final int dimension;
    private final BigFraction a;
    private final double c;
    private final double share;

    private BobylevKrookWu(int dimension, BigFraction a) {
        this.dimension = dimension;
        this.a = a;
        this.c = BigFraction.ONE.subtract(a).doubleValue();
        this.share = share(dimension, a).doubleValue();
    }

    private static BigFraction share(int d, BigFraction a) {
        return a.multiply(d).divide(BigFraction.ONE.subtract(a).multiply(2));
    }

    /**
     * The law with parameter {@code a}.
     *
     * @param dimension the dimension {@code d >= 1}
     * @param a the parameter, {@code 0 <= a <= 2/(d+2)}: beyond that the density is negative at 0
     * @return the law
     * @throws IllegalArgumentException if {@code a} is out of range
     */
    public static BobylevKrookWu of(int dimension, BigFraction a) {
        if (dimension < 1) {
            throw new IllegalArgumentException("dimension " + dimension + " of a velocity; use at least 1");
        }
        if (a.signum() < 0 || a.compareTo(BigFraction.of(2, dimension + 2)) > 0) {
            throw new IllegalArgumentException("bkw parameter a = " + Numbers.text(a)
                    + " gives no density in dimension " + dimension + "; use 0 <= a <= 2/" + (dimension + 2));
        }
        return new BobylevKrookWu(dimension, a);
    }

    /**
     * The parameter {@code a = 1 - c}.
     *
     * @return {@code a}
     */
    public BigFraction parameter() {
        return a;
    }

    @Override
    public String name() {
        return "bkw(a = " + Numbers.text(a) + ")";
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public double density(double... v) {
        double square = 0;
        for (double x : v) {
            square += x * x;
        }
        return FastMath.pow(2 * Math.PI * c, -0.5 * dimension)
                * FastMath.exp(-square / (2 * c))
                * (1 - share + share * square / (dimension * c));
    }

    @Override
    public double mass(double[] lower, double[] upper) {
        double[] plain = new double[dimension];
        double[] square = new double[dimension];
        double r = 1 / Math.sqrt(c);
        for (int i = 0; i < dimension; i++) {
            double x = lower[i] * r;
            double y = upper[i] * r;
            plain[i] = Gaussian.interval(x, y);
            // int u^2 phi(u) du = Phi(u) - u phi(u)
            square[i] = Math.max(0, plain[i] + edge(x) - edge(y));
        }
        double all = 1;
        for (double p : plain) {
            all *= p;
        }
        double sum = 0;
        for (int i = 0; i < dimension; i++) {
            double product = square[i];
            for (int j = 0; j < dimension; j++) {
                product *= j == i ? 1 : plain[j];
            }
            sum += product;
        }
        return (1 - share) * all + share * sum / dimension;
    }

    private static double edge(double x) {
        return Double.isInfinite(x) ? 0 : x * FastMath.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
    }

    @Override
    public BigFraction moment(MultiIndex e) {
        BigFraction variance = BigFraction.ONE.subtract(a);
        BigFraction q = share(dimension, a);
        BigFraction weighted = BigFraction.ZERO;
        for (int i = 0; i < dimension; i++) {
            int[] raised = e.toArray();
            raised[i] += 2;
            weighted = weighted.add(gaussian(variance, MultiIndex.of(raised)));
        }
        return BigFraction.ONE
                .subtract(q)
                .multiply(gaussian(variance, e))
                .add(q.multiply(weighted).divide(variance.multiply(dimension)));
    }

    private BigFraction gaussian(BigFraction variance, MultiIndex e) {
        return Gaussian.centred(Collections.nCopies(dimension, variance)).moment(e);
    }

    @Override
    public Optional<VelocityLaw> relaxed(double factor) {
        return Optional.of(of(dimension, a.multiply(BigFraction.from(factor))));
    }

    /** The second part of the mixture is a direction times the length of a Gaussian vector in {@code R^{d+2}}. */
    @Override
    public void sample(UniformRandomProvider rng, double[] v, int offset) {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(rng);
        double square = 0;
        for (int i = 0; i < dimension; i++) {
            double x = normal.sample();
            v[offset + i] = x;
            square += x * x;
        }
        double scale = Math.sqrt(c);
        if (rng.nextDouble() < share) {
            double x = normal.sample();
            double y = normal.sample();
            // The direction and the length are independent, so the first d coordinates give both.
            scale *= Math.sqrt((square + x * x + y * y) / square);
        }
        for (int i = 0; i < dimension; i++) {
            v[offset + i] *= scale;
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
