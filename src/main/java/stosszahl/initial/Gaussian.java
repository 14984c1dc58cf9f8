package stosszahl.initial;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.util.FastMath;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import stosszahl.polynomial.MultiIndex;

/** A Gaussian law with independent components of given means and variances. */
public final class Gaussian implements VelocityLaw {
    private final List<BigFraction> means;
    private final List<BigFraction> variances;
    private final double[] mean;
    private final double[] deviation;

    private Gaussian(List<BigFraction> means, List<BigFraction> variances) {
        this.means = List.copyOf(means);
        this.variances = List.copyOf(variances);
        this.mean = means.stream().mapToDouble(BigFraction::doubleValue).toArray();
        this.deviation =
                variances.stream().mapToDouble(x -> Math.sqrt(x.doubleValue())).toArray();
    }

    /**
     * The centred Gaussian law with one variance per axis.
     *
     * @param variances the variances, all positive
     * @return the law
     */
    public static Gaussian centred(List<BigFraction> variances) {
        return of(variances.stream().map(v -> BigFraction.ZERO).toList(), variances);
    }

    /**
     * The Gaussian law with one mean and one variance per axis.
     *
     * @param means the means
     * @param variances the variances, as many, all positive
     * @return the law
     * @throws IllegalArgumentException if a variance is not positive, or the numbers differ
     */
    public static Gaussian of(List<BigFraction> means, List<BigFraction> variances) {
        if (means.isEmpty() || means.size() != variances.size()) {
            throw new IllegalArgumentException("a gaussian needs one mean and one variance per axis, not "
                    + means.size() + " and " + variances.size());
        }
        for (BigFraction variance : variances) {
            if (variance.signum() <= 0) {
                throw new IllegalArgumentException(
                        "variance " + variance.doubleValue() + " of a gaussian is not positive; use a number > 0");
            }
        }
        return new Gaussian(means, variances);
    }

    @Override
    public String name() {
        String axes = variances.stream().map(Numbers::text).collect(Collectors.joining(", "));
        boolean centred = means.stream().allMatch(m -> m.signum() == 0);
        String centre = means.stream().map(Numbers::text).collect(Collectors.joining(", "));
        return "gaussian(" + (centred ? "" : "mean = " + centre + "; ") + "variance = " + axes + ")";
    }

    @Override
    public int dimension() {
        return mean.length;
    }

    @Override
    public double density(double... v) {
        double product = 1;
        for (int i = 0; i < mean.length; i++) {
            double x = (v[i] - mean[i]) / deviation[i];
            product *= FastMath.exp(-0.5 * x * x) / (deviation[i] * Math.sqrt(2 * Math.PI));
        }
        return product;
    }

    @Override
    public double mass(double[] lower, double[] upper) {
        double product = 1;
        for (int i = 0; i < mean.length; i++) {
            product *= interval((lower[i] - mean[i]) / deviation[i], (upper[i] - mean[i]) / deviation[i]);
        }
        return product;
    }

    /** The standard Gaussian mass of {@code [x, y]}, from the tail that does not cancel. */
    static double interval(double x, double y) {
        double r = Math.sqrt(0.5);
        if (x > 0) {
            return 0.5 * (Erf.erfc(x * r) - Erf.erfc(y * r));
        }
        if (y < 0) {
            return 0.5 * (Erf.erfc(-y * r) - Erf.erfc(-x * r));
        }
        return 0.5 * (Erf.erf(y * r) - Erf.erf(x * r));
    }

    /** {@code E[(m + sigma g)^p] = sum_j C(p,2j) m^{p-2j} sigma^{2j} (2j-1)!!} in each component. */
    @Override
    public BigFraction moment(MultiIndex a) {
        BigFraction product = BigFraction.ONE;
        for (int i = 0; i < mean.length; i++) {
            product = product.multiply(moment(means.get(i), variances.get(i), a.get(i)));
        }
        return product;
    }

    private static BigFraction moment(BigFraction mean, BigFraction variance, int p) {
        // E x^p = m E x^{p-1} + (p-1) sigma^2 E x^{p-2}, by parts.
        BigFraction before = BigFraction.ZERO;
        BigFraction now = BigFraction.ONE;
        for (int n = 1; n <= p; n++) {
            BigFraction next = mean.multiply(now).add(variance.multiply(n - 1).multiply(before));
            before = now;
            now = next;
        }
        return now;
    }

    @Override
    public void sample(UniformRandomProvider rng, double[] v, int offset) {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(rng);
        for (int i = 0; i < mean.length; i++) {
            v[offset + i] = mean[i] + deviation[i] * normal.sample();
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
