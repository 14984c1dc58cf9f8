package stosszahl.collision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.polynomial.MultiIndex;
import stosszahl.polynomial.Polynomial;

/**
 * The ternary collision (3.12)-(3.14) of Ampatzoglou and Pavlovic: {@code v_1* = v_1 + c (w_1 + w_2)}, {@code v_2* = v_2 - c w_1},
 * {@code v_3* = v_3 - c w_2} with {@code c = (<w_1, v_2 - v_1> + <w_2, v_3 - v_1>) / (1 + <w_1, w_2>)} and {@code (w_1, w_2)} on the unit sphere of {@code R^{2d}}.
 *
 * <p>It is the reflection in {@code eta/|eta|}, {@code eta = (w_1+w_2, -w_1, -w_2)}, {@code |eta|^2 = 2 (1 + <w_1,w_2>)}, so H1 and H2 hold and energy and momentum are
 * conserved; H3 fails in every dimension, as particle 1 is not like the others. {@link PermutationAverage} restores it.
 *
 * <p>The signs printed in arXiv:2211.02758v2 are the opposite. That map, {@link #asPrinted}, sends {@code eta} to {@code 3 eta}: it conserves momentum, not
 * energy.
 */
public final class NonSymmetricTernary implements CollisionLaw {
    /** Gauss-Legendre nodes for the integral over the angle; its integrand is analytic and the error below rounding. */
    private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(96, 0, Math.PI / 2);

    private final int dimension;
    private final int strength;
    private final CollisionKernel kernel;
    private final ReflectionAverages averages;

    private NonSymmetricTernary(int dimension, int strength) {
        this.dimension = dimension;
        this.strength = strength;
        this.kernel = SphereKernel.uniform(2 * dimension);
        this.averages = new ReflectionAverages(3 * dimension, strength, this::moment);
    }

    /**
     * The collision with the uniform law of {@code (w_1, w_2)}.
     *
     * @param dimension the dimension {@code d >= 1}
     * @return the law
     */
    public static NonSymmetricTernary uniform(int dimension) {
        return new NonSymmetricTernary(dimension, -2);
    }

    /**
     * The map with the signs printed in the paper, which is no isometry.
     *
     * @param dimension the dimension {@code d >= 1}
     * @return the law, under the name {@code non-symmetric-ternary-as-printed}
     */
    public static NonSymmetricTernary asPrinted(int dimension) {
        return new NonSymmetricTernary(dimension, 2);
    }

    @Override
    public String name() {
        return strength < 0 ? "non-symmetric-ternary" : "non-symmetric-ternary-as-printed";
    }

    @Override
    public int order() {
        return 3;
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public CollisionKernel kernel() {
        return kernel;
    }

    /**
     * Is {@code T^w} the reflection that the paper means.
     *
     * @return false for the formula as it is printed
     */
    public boolean reflection() {
        return strength < 0;
    }

    @Override
    public void transform(double[] angle, double[] v, double[] out) {
        double numerator = 0;
        double dot = 0;
        for (int i = 0; i < dimension; i++) {
            numerator += angle[i] * (v[dimension + i] - v[i]);
            numerator += angle[dimension + i] * (v[2 * dimension + i] - v[i]);
            dot += angle[i] * angle[dimension + i];
        }
        double c = (strength < 0 ? 1 : -1) * numerator / (1 + dot);
        for (int i = 0; i < dimension; i++) {
            out[i] = v[i] + c * (angle[i] + angle[dimension + i]);
            out[dimension + i] = v[dimension + i] - c * angle[i];
            out[2 * dimension + i] = v[2 * dimension + i] - c * angle[dimension + i];
        }
    }

    /** That of the moments of the kernel, which the averages are sums of. */
    @Override
    public double averageError() {
        return exact() ? 0 : Math.max(1e-15, kernel.error());
    }

    /**
     * Sums over the moments of {@code eta/|eta|}, which are integrals over one angle: accurate to rounding, not rational.
     *
     * <p>With {@code x = (w_1+w_2)/sqrt 2}, {@code y = (w_1-w_2)/sqrt 2}: {@code eta = (2x, -x-y, -x+y)/sqrt 2}, {@code |eta|^2 = 3|x|^2 + |y|^2}, and
     * {@code (x, y) = (cos phi u, sin phi u')} with independent uniform directions {@code u}, {@code u'} and the density {@code (cos phi sin phi)^{d-1}} of {@code phi}.
     */
    @Override
    public Polynomial average(MultiIndex a) {
        return averages.average(a);
    }

    private BigFraction moment(MultiIndex e) {
        // eta^e is a polynomial in (x, y): one factor 2x, -x-y or -x+y after the other, componentwise.
        BigFraction sum = BigFraction.ZERO;
        for (var term : expanded(e).terms().entrySet()) {
            int[] x = new int[dimension];
            int[] y = new int[dimension];
            for (int c = 0; c < dimension; c++) {
                x[c] = term.getKey().get(c);
                y[c] = term.getKey().get(dimension + c);
            }
            MultiIndex first = MultiIndex.of(x);
            MultiIndex second = MultiIndex.of(y);
            SphereKernel sphere = SphereKernel.uniform(dimension);
            BigFraction directions = sphere.moment(first).multiply(sphere.moment(second));
            if (directions.signum() != 0) {
                sum = sum.add(term.getValue()
                        .multiply(directions)
                        .multiply(BigFraction.from(radial(first.degree(), second.degree()))));
            }
        }
        return sum.divide(BigFraction.of(2).pow(e.degree() / 2));
    }

    private Polynomial expanded(MultiIndex e) {
        Polynomial product = Polynomial.monomial(BigFraction.ONE, MultiIndex.of(new int[2 * dimension]));
        for (int i = 0; i < e.size(); i++) {
            int particle = i / dimension;
            int[] x = new int[2 * dimension];
            x[i % dimension] = 1;
            int[] y = new int[2 * dimension];
            y[dimension + i % dimension] = 1;
            Polynomial factor = new Polynomial.Builder(2 * dimension)
                    .add(MultiIndex.of(x), BigFraction.of(particle == 0 ? 2 : -1))
                    .add(MultiIndex.of(y), BigFraction.of(particle == 0 ? 0 : particle == 1 ? -1 : 1))
                    .build();
            for (int p = 0; p < e.get(i); p++) {
                product = product.times(factor);
            }
        }
        return product;
    }

    /** {@code E[cos^i sin^j / (3 cos^2 + sin^2)^{(i+j)/2}]} under the density {@code (cos sin)^{d-1}} on {@code (0, pi/2)}. */
    private double radial(int i, int j) {
        double integral = RULE.integrate(phi -> {
            double cos = Math.cos(phi);
            double sin = Math.sin(phi);
            return Math.pow(cos * sin, dimension - 1)
                    * Math.pow(cos, i)
                    * Math.pow(sin, j)
                    / Math.pow(1 + 2 * cos * cos, 0.5 * (i + j));
        });
        double mass = RULE.integrate(phi -> Math.pow(Math.cos(phi) * Math.sin(phi), dimension - 1));
        return integral / mass;
    }

    @Override
    public Optional<StatedMap> stated() {
        int q = 2 * dimension;
        List<Polynomial> first = new ArrayList<>();
        List<Polynomial> rest = new ArrayList<>();
        Polynomial norm = PolynomialMatrix.constant(q, BigFraction.ONE);
        for (int c = 0; c < dimension; c++) {
            Polynomial x = PolynomialMatrix.coordinate(q, c);
            Polynomial y = PolynomialMatrix.coordinate(q, dimension + c);
            first.add(x.plus(y));
            norm = norm.plus(x.times(y));
        }
        for (int c = 0; c < q; c++) {
            rest.add(PolynomialMatrix.coordinate(q, c).times(BigFraction.of(-1)));
        }
        List<Polynomial> eta = new ArrayList<>(first);
        eta.addAll(rest);
        // |eta|^2 = 2 (1 + <w_1, w_2>), so that t = -1 reflects; no map of angles exchanges particle 1 with another.
        return Optional.of(new StatedMap(
                PolynomialMatrix.rankOne(eta, strength / 2, norm), Optional.empty(), List.of(), false, true));
    }

    /** One integral over an angle each. */
    @Override
    public boolean quickAverages() {
        return true;
    }

    @Override
    public String toString() {
        return name() + " (" + kernel.name() + ")";
    }
}
