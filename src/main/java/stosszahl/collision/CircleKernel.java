package stosszahl.collision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import stosszahl.polynomial.MultiIndex;

/**
 * A probability density on the angles {@code theta in (-pi, pi)} of Kac's rotation (3.5), with respect to
 * {@code d theta / (2 pi)}. Angles are handed out as {@code (cos theta, sin theta)}.
 *
 * <p>The uniform density is {@link SphereKernel#uniform(int) SphereKernel.uniform(2)}, whose moments are exact.
 */
public final class CircleKernel implements CollisionKernel {
    private final String name;
    private final DoubleUnaryOperator density;
    private final AngleDensity integrated;
    private final Map<Integer, BigFraction[]> moments = new ConcurrentHashMap<>();

    private CircleKernel(String name, DoubleUnaryOperator density, AngleDensity integrated) {
        this.name = name;
        this.density = density;
        this.integrated = integrated;
    }

    /**
     * The kernel with a given density; it need not be normalised, nor even (an odd part is what breaks H2 and H3), nor bounded.
     *
     * @param name the name, for tables
     * @param density the density as a function of {@code theta}, non-negative and integrable; values at single angles do not matter
     * @param breaks angles where the density jumps, is infinite or has a very narrow peak; most are found without, peaks narrower than {@code 2e-4} are not
     * @return the kernel
     * @throws IllegalArgumentException if the density is negative, infinite or not a number on an interval, not integrable, or zero everywhere
     */
    public static CircleKernel density(String name, DoubleUnaryOperator density, double... breaks) {
        return density(name, density, Parts.NONE, breaks);
    }

    /**
     * The kernel with a density given by a formula, of which peaks and jumps are found however narrow they are; of other densities, those narrower than {@code 2e-4} that are not at a break may be missed.
     *
     * @param name the name, for tables
     * @param density the density as a function of {@code theta}, non-negative and integrable; values at single angles do not matter
     * @param parts its sub-expressions as functions of {@code theta}
     * @param breaks angles where the density jumps, is infinite or has a very narrow peak
     * @return the kernel
     * @throws IllegalArgumentException if the density is negative, infinite or not a number on an interval, not integrable, or zero everywhere
     */
    public static CircleKernel density(String name, DoubleUnaryOperator density, Parts parts, double... breaks) {
        return new CircleKernel(name, density, AngleDensity.of(name, density, parts, breaks));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int angleDimension() {
        return 2;
    }

    /** Cosine and sine of {@link #sampleAngle}. */
    @Override
    public void sample(UniformRandomProvider rng, double[] angle) {
        double theta = sampleAngle(rng);
        angle[0] = Math.cos(theta);
        angle[1] = Math.sin(theta);
    }

    /**
     * Draws {@code theta} from the polynomials of degree 14 that the density agrees with, see {@link #drawError()}; no formula is evaluated.
     *
     * @param rng the source of randomness
     * @return the angle, {@code -pi <= theta <= pi}
     */
    public double sampleAngle(UniformRandomProvider rng) {
        return integrated.sample(rng);
    }

    /**
     * How far the law of {@link #sample} is from the density's.
     *
     * @return an estimate of the distance in total variation, about {@code 1e-13}; {@code 1e-8} where the density is infinite at an angle other than 0, for there the angle itself is rounded
     */
    public double drawError() {
        return integrated.distance();
    }

    /** The mean of the density over the circle. */
    double mean() {
        return integrated.mean();
    }

    @Override
    public double error() {
        return integrated.error();
    }

    /** The density at {@code theta = atan2(sin theta, cos theta)}, not normalised. */
    @Override
    public Optional<ToDoubleFunction<double[]>> density() {
        return Optional.of(w -> density.applyAsDouble(Math.atan2(w[1], w[0])));
    }

    /**
     * {@inheritDoc}
     *
     * <p>From the panels of the adaptive rule; all moments of a degree are kept. Odd powers of the sine are exactly 0 for an even density.
     */
    @Override
    public BigFraction moment(MultiIndex e) {
        return moments.computeIfAbsent(e.degree(), this::ofDegree)[e.get(1)];
    }

    private BigFraction[] ofDegree(int degree) {
        double[] sums = new double[degree + 1];
        for (int j = 0; j < integrated.size(); j++) {
            double cosine = Math.cos(integrated.theta(j));
            double sine = Math.sin(integrated.theta(j));
            for (int i = 0; i <= degree; i++) {
                sums[i] += integrated.weight(j) * power(cosine, degree - i) * power(sine, i);
            }
        }
        if (degree == 0) {
            sums[0] = 1;
        }
        BigFraction[] all = new BigFraction[degree + 1];
        for (int i = 0; i <= degree; i++) {
            all[i] = integrated.even() && i % 2 == 1 ? BigFraction.ZERO : BigFraction.from(sums[i]);
        }
        return all;
    }

    private static double power(double x, int p) {
        double product = 1;
        for (int i = 0; i < p; i++) {
            product *= x;
        }
        return product;
    }

    /**
     * Equally spaced angles, half a step off zero, where the density is smooth enough for them; otherwise about as many angles, Gauss nodes of the density in equal cells, so that peaks and
     * singularities have their mass.
     */
    @Override
    public Quadrature quadrature(int degree) {
        double[][] rule = integrated.rule(degree);
        List<double[]> angles = new ArrayList<>();
        for (double theta : rule[0]) {
            angles.add(new double[] {Math.cos(theta), Math.sin(theta)});
        }
        return Quadrature.of(angles, rule[1]);
    }

    @Override
    public Optional<AngleSupport> support() {
        return Optional.of(AngleSupport.sphere(2));
    }

    @Override
    public String toString() {
        return name + " on the circle";
    }
}
