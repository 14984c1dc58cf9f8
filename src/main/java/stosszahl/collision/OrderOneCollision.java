package stosszahl.collision;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.polynomial.MultiIndex;
import stosszahl.polynomial.Polynomial;

/**
 * A collision of order one, {@code v* = Q v} with a random isometry {@code Q} of {@code R^d}: a single particle meets its medium
 * (Remark 1.1 (ii)). By default {@code Q} is Haar distributed on {@code O(d)}; for {@code d = 1} a random sign.
 *
 * <p>H1 holds if the kernel charges isometries only; H2 holds if {@code Q} and {@code Q^{-1}} have the same law, as under Haar measure; H3 is
 * void. Energy is conserved, momentum is not.
 */
public final class OrderOneCollision implements CollisionLaw {
    private final int dimension;
    private final CollisionKernel kernel;

    private OrderOneCollision(int dimension, CollisionKernel kernel) {
        this.dimension = dimension;
        this.kernel = kernel;
    }

    /**
     * The collision with Haar measure on {@code O(d)}.
     *
     * @param dimension the dimension {@code d >= 1}
     * @return the law
     */
    public static OrderOneCollision haar(int dimension) {
        return new OrderOneCollision(dimension, OrthogonalKernel.haar(dimension));
    }

    /**
     * The collision with a given law of the matrix.
     *
     * @param dimension the dimension {@code d >= 1}
     * @param kernel a law of {@code d x d} matrices by rows
     * @return the law
     * @throws IllegalArgumentException if the angles do not have {@code d^2} numbers
     */
    public static OrderOneCollision of(int dimension, CollisionKernel kernel) {
        if (dimension < 1 || kernel.angleDimension() != dimension * dimension) {
            throw new IllegalArgumentException("a collision of order one in dimension " + dimension
                    + " needs a kernel of " + dimension + " x " + dimension + " matrices, not " + kernel.name()
                    + " in R^" + kernel.angleDimension());
        }
        return new OrderOneCollision(dimension, kernel);
    }

    @Override
    public String name() {
        return "order-one";
    }

    @Override
    public int order() {
        return 1;
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
        for (int r = 0; r < dimension; r++) {
            double sum = 0;
            for (int c = 0; c < dimension; c++) {
                sum += angle[r * dimension + c] * v[c];
            }
            out[r] = sum;
        }
    }

    @Override
    public boolean exact() {
        return kernel instanceof OrthogonalKernel || kernel.exact();
    }

    /** That of the moments of the kernel, which the averages are sums of. */
    @Override
    public double averageError() {
        return exact() ? 0 : Math.max(1e-15, kernel.error());
    }

    /**
     * Under Haar measure {@code Q v} is uniform on the sphere of radius {@code |v|}: {@code E[(Qv)^a] = |v|^p E[w^a]}, {@code p = |a|}, with
     * {@code |v|^p} a polynomial as the moment of the sphere vanishes for odd {@code p}. Otherwise the rows of {@code Q} are multiplied out.
     */
    @Override
    public Polynomial average(MultiIndex a) {
        if (!(kernel instanceof OrthogonalKernel)) {
            return rows(a);
        }
        BigFraction moment = SphereKernel.uniform(dimension).moment(a);
        Polynomial.Builder average = new Polynomial.Builder(dimension);
        if (moment.signum() != 0) {
            Averages.powerOfSum(dimension, a.degree() / 2)
                    .forEach((l, c) -> average.add(l.plus(l), c.multiply(moment)));
        }
        return average.build();
    }

    /** {@code prod_r (sum_c Q_rc v_c)^{a_r}} by the multinomial theorem, row by row. */
    private Polynomial rows(MultiIndex a) {
        Polynomial.Builder average = new Polynomial.Builder(dimension);
        rows(a, 0, new int[dimension * dimension], BigFraction.ONE, MultiIndex.of(new int[dimension]), average);
        return average.build();
    }

    private void rows(
            MultiIndex a, int row, int[] e, BigFraction coefficient, MultiIndex v, Polynomial.Builder average) {
        if (row == dimension) {
            average.add(v, coefficient.multiply(kernel.moment(MultiIndex.of(e))));
            return;
        }
        Averages.powerOfSum(dimension, a.get(row)).forEach((l, c) -> {
            for (int column = 0; column < dimension; column++) {
                e[row * dimension + column] = l.get(column);
            }
            rows(a, row + 1, e, coefficient.multiply(c), v.plus(l), average);
        });
    }

    @Override
    public Optional<StatedMap> stated() {
        int q = dimension * dimension;
        List<List<Polynomial>> rows = IntStream.range(0, dimension)
                .mapToObj(r -> IntStream.range(0, dimension)
                        .mapToObj(c -> PolynomialMatrix.coordinate(q, r * dimension + c))
                        .toList())
                .toList();
        return Optional.of(new StatedMap(
                PolynomialMatrix.of(rows, PolynomialMatrix.constant(q, BigFraction.ONE)),
                Optional.of(AngleSupport.transpose(q)),
                List.of(),
                true,
                false));
    }

    @Override
    public String toString() {
        return "order-one (" + kernel.name() + ")";
    }
}
