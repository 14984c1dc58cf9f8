package stosszahl.collision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.polynomial.MultiIndex;
import stosszahl.polynomial.Polynomial;

/**
 * The binary collision (3.2)-(3.3): {@code v_1* = v_1 + <w, v_2 - v_1> w}, {@code v_2* = v_2 - <w, v_2 - v_1> w} with {@code w} on the unit
 * sphere of {@code R^d}; the reflection of {@code R^{2d}} in {@code eta = (w, -w)/sqrt 2}.
 *
 * <p>H1 holds; H2 holds because {@code T^w} is its own inverse; H3 because {@code T^w} commutes with the exchange of the particles, for
 * every kernel. Energy and momentum are conserved. In {@code d = 1} it exchanges the velocities, which changes no symmetric density.
 */
public final class BinaryCollision implements CollisionLaw {
    private final int dimension;
    private final CollisionKernel kernel;
    private final ReflectionAverages averages;

    private BinaryCollision(int dimension, CollisionKernel kernel) {
        this.dimension = dimension;
        this.kernel = kernel;
        this.averages = new ReflectionAverages(2 * dimension, -2, this::moment);
    }

    /**
     * The collision with the uniform law of {@code w}: Maxwell molecules with a uniform direction.
     *
     * @param dimension the dimension {@code d >= 1}
     * @return the law
     */
    public static BinaryCollision uniform(int dimension) {
        return of(dimension, SphereKernel.uniform(dimension));
    }

    /**
     * The collision with a given law of {@code w}.
     *
     * @param dimension the dimension {@code d >= 1}
     * @param kernel a law of unit vectors of {@code R^d}; only its even part matters, as {@code T^w} is even in {@code w}
     * @return the law
     * @throws IllegalArgumentException if the angles are not vectors of {@code R^d}
     */
    public static BinaryCollision of(int dimension, CollisionKernel kernel) {
        if (dimension < 1 || kernel.angleDimension() != dimension) {
            throw new IllegalArgumentException("a binary collision in dimension " + dimension
                    + " needs a kernel of unit vectors of R^" + dimension + ", not " + kernel.name() + " in R^"
                    + kernel.angleDimension());
        }
        return new BinaryCollision(dimension, kernel);
    }

    @Override
    public String name() {
        return "binary";
    }

    @Override
    public int order() {
        return 2;
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public CollisionKernel kernel() {
        return kernel;
    }

    @Override
    public void transform(double[] angle, double[] v, double[] out) {
        double dot = 0;
        for (int c = 0; c < dimension; c++) {
            dot += angle[c] * (v[dimension + c] - v[c]);
        }
        for (int c = 0; c < dimension; c++) {
            out[c] = v[c] + dot * angle[c];
            out[dimension + c] = v[dimension + c] - dot * angle[c];
        }
    }

    /** The exchange of the particles commutes with every map, (3.4). */
    @Override
    public boolean exchangeable() {
        return true;
    }

    @Override
    public boolean exact() {
        return kernel.exact();
    }

    /** That of the moments of the kernel, which the averages are sums of. */
    @Override
    public double averageError() {
        return exact() ? 0 : Math.max(1e-15, kernel.error());
    }

    /** Binomial and multinomial sums over the moments of {@code eta}. */
    @Override
    public Polynomial average(MultiIndex a) {
        return averages.average(a);
    }

    /** {@code E[eta^e] = (-1)^{|e_2|} 2^{-|e|/2} E[w^{e_1+e_2}]}. */
    private BigFraction moment(MultiIndex e) {
        int[] sum = new int[dimension];
        int second = 0;
        for (int c = 0; c < dimension; c++) {
            sum[c] = e.get(c) + e.get(dimension + c);
            second += e.get(dimension + c);
        }
        BigFraction moment =
                kernel.moment(MultiIndex.of(sum)).divide(BigFraction.of(2).pow(e.degree() / 2));
        return second % 2 == 0 ? moment : moment.negate();
    }

    @Override
    public Optional<StatedMap> stated() {
        List<Polynomial> eta = new ArrayList<>();
        for (int i = 0; i < 2 * dimension; i++) {
            Polynomial w = PolynomialMatrix.coordinate(dimension, i % dimension);
            eta.add(i < dimension ? w : w.times(BigFraction.of(-1)));
        }
        // The maps commute with the exchange of the particles: no map of angles is needed.
        return Optional.of(new StatedMap(
                PolynomialMatrix.rankOne(eta, -1, PolynomialMatrix.constant(dimension, BigFraction.ONE)),
                Optional.empty(),
                List.of(),
                true,
                true));
    }

    @Override
    public String toString() {
        return "binary (" + kernel.name() + ")";
    }
}
