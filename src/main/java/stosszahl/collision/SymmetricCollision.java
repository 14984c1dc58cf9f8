package stosszahl.collision;

import java.util.Map;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.polynomial.MultiIndex;
import stosszahl.polynomial.Polynomial;

/**
 * The symmetric collision of order {@code K} (3.8): {@code v_i* = v_i - 2 (sum_l <w_l, v_l>) w_i}, the reflection of {@code R^{dK}} in
 * the hyperplane orthogonal to the unit vector {@code w = (w_1, .., w_K)}.
 *
 * <p>H1 and H2 hold (a reflection is its own inverse); H3 holds if the density of {@code w} does not change when the particles
 * are permuted. Energy is conserved, momentum is not.
 */
public final class SymmetricCollision implements CollisionLaw {
    private final int order;
    private final int dimension;
    private final CollisionKernel kernel;

    private SymmetricCollision(int order, int dimension, CollisionKernel kernel) {
        this.order = order;
        this.dimension = dimension;
        this.kernel = kernel;
    }

    /**
     * The collision with the uniform law of {@code w} on the unit sphere of {@code R^{dK}}.
     *
     * @param order the order {@code K >= 1}
     * @param dimension the dimension {@code d >= 1}
     * @return the law
     */
    public static SymmetricCollision uniform(int order, int dimension) {
        return of(order, dimension, SphereKernel.uniform(order * dimension));
    }

    /**
     * The collision with a given law of {@code w}.
     *
     * @param order the order {@code K >= 1}
     * @param dimension the dimension {@code d >= 1}
     * @param kernel a law of unit vectors of {@code R^{dK}}
     * @return the law
     * @throws IllegalArgumentException if the angles are not vectors of {@code R^{dK}}
     */
    public static SymmetricCollision of(int order, int dimension, CollisionKernel kernel) {
        if (order < 1 || dimension < 1 || kernel.angleDimension() != order * dimension) {
            throw new IllegalArgumentException("a symmetric collision of order " + order + " in dimension " + dimension
                    + " needs a kernel in R^" + order * dimension + ", not " + kernel.name() + " in R^"
                    + kernel.angleDimension());
        }
        return new SymmetricCollision(order, dimension, kernel);
    }

    @Override
    public String name() {
        return "symmetric";
    }

    @Override
    public int order() {
        return order;
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
        for (int i = 0; i < v.length; i++) {
            dot += angle[i] * v[i];
        }
        for (int i = 0; i < v.length; i++) {
            out[i] = v[i] - 2 * dot * angle[i];
        }
    }

    @Override
    public boolean exact() {
        return kernel.exact();
    }

    /**
     * {@code sum_{j <= a} C(a,j) (-2)^{|j|} v^{a-j} sum_{|l|=|j|} (|j|; l) E[w^{j+l}] v^l}: the powers of
     * {@code v_i - 2 <w,v> w_i} by the binomial theorem, those of {@code <w,v>} by the multinomial one.
     */
    @Override
    public Polynomial average(MultiIndex a) {
        Polynomial.Builder average = new Polynomial.Builder(a.size());
        subtract(a, new int[a.size()], 0, BigFraction.ONE, average);
        return average.build();
    }

    private void subtract(MultiIndex a, int[] j, int place, BigFraction coefficient, Polynomial.Builder average) {
        if (place == j.length) {
            MultiIndex taken = MultiIndex.of(j);
            int[] rest = a.toArray();
            for (int i = 0; i < rest.length; i++) {
                rest[i] -= j[i];
            }
            MultiIndex kept = MultiIndex.of(rest);
            for (Map.Entry<MultiIndex, BigFraction> term :
                    Averages.powerOfSum(j.length, taken.degree()).entrySet()) {
                BigFraction moment = kernel.moment(taken.plus(term.getKey()));
                if (moment.signum() != 0) {
                    average.add(
                            kept.plus(term.getKey()),
                            coefficient.multiply(term.getValue()).multiply(moment));
                }
            }
            return;
        }
        BigFraction factor = coefficient;
        for (int e = 0; e <= a.get(place); e++) {
            j[place] = e;
            subtract(a, j, place + 1, factor, average);
            factor = factor.multiply(-2 * (a.get(place) - e)).divide(e + 1);
        }
        j[place] = 0;
    }

    @Override
    public String toString() {
        return "symmetric of order " + order + " (" + kernel.name() + ")";
    }
}
