package stosszahl.collision;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import stosszahl.polynomial.MultiIndex;
import stosszahl.polynomial.Polynomial;

/**
 * The economic game of Bobylev, Cercignani and Gamba (3.11) in dimension 1: {@code v_i* = a v_i + b sum_{j != i} v_j} with random
 * {@code (a, b)}.
 *
 * <p>H3 holds always, as the map commutes with permutations. {@code T} has the eigenvalue {@code a + (K-1) b} on {@code (1,..,1)} and {@code a - b} on the vectors of sum 0, so H1 (energy)
 * holds only if {@code (a,b)} is {@code +-(1,0)} or {@code +-(1-2/K, -2/K)}; momentum is conserved only if {@code a + (K-1) b = 1}; H2 needs the pair of eigenvalues
 * to have the law of its reciprocals.
 */
public final class BobylevCercignaniGamba implements CollisionLaw {
    private final int order;
    private final CollisionKernel kernel;

    private BobylevCercignaniGamba(int order, CollisionKernel kernel) {
        this.order = order;
        this.kernel = kernel;
    }

    /**
     * The game with a given law of {@code (a, b)}.
     *
     * @param order the order {@code K >= 2}
     * @param kernel a law of pairs {@code (a, b)}: {@link DiscreteKernel} or {@link BoxKernel}, usually
     * @return the law
     * @throws IllegalArgumentException if {@code K < 2} or the angles are not pairs
     */
    public static BobylevCercignaniGamba of(int order, CollisionKernel kernel) {
        if (order < 2 || kernel.angleDimension() != 2) {
            throw new IllegalArgumentException("the game (3.11) of order " + order
                    + " needs an order K >= 2 and a kernel of pairs (a, b), not " + kernel.name() + " in R^"
                    + kernel.angleDimension());
        }
        return new BobylevCercignaniGamba(order, kernel);
    }

    /**
     * The determinant of the map, {@code (a-b)^{K-1} (a + (K-1) b)}.
     *
     * @param a the coefficient {@code a}
     * @param b the coefficient {@code b}
     * @return {@code det T_{a,b}}, 0 if the map is singular
     */
    public double jacobian(double a, double b) {
        return Math.pow(a - b, order - 1) * (a + (order - 1) * b);
    }

    @Override
    public String name() {
        return "bobylev-cercignani-gamba";
    }

    @Override
    public int order() {
        return order;
    }

    @Override
    public int dimension() {
        return 1;
    }

    @Override
    public CollisionKernel kernel() {
        return kernel;
    }

    @Override
    public void transform(double[] angle, double[] v, double[] out) {
        double sum = 0;
        for (int i = 0; i < order; i++) {
            sum += v[i];
        }
        for (int i = 0; i < order; i++) {
            out[i] = (angle[0] - angle[1]) * v[i] + angle[1] * sum;
        }
    }

    /** All particles are treated alike, whatever the law of the coefficients. */
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

    /** {@code sum_{j <= a} C(a,j) V^j S^{p-|j|} E[(a-b)^{|j|} b^{p-|j|}]} with {@code S = sum_i v_i}, {@code p = |a|}. */
    @Override
    public Polynomial average(MultiIndex a) {
        Polynomial.Builder average = new Polynomial.Builder(order);
        BigFraction[] mixed = new BigFraction[a.degree() + 1];
        for (int n = 0; n < mixed.length; n++) {
            mixed[n] = mixed(n, a.degree() - n);
        }
        choose(a, new int[order], 0, BigFraction.ONE, mixed, average);
        return average.build();
    }

    /** {@code E[(a-b)^n b^m]}. */
    private BigFraction mixed(int n, int m) {
        BigFraction sum = BigFraction.ZERO;
        BigFraction binomial = BigFraction.ONE;
        for (int i = 0; i <= n; i++) {
            sum = sum.add(binomial.multiply(kernel.moment(MultiIndex.of(n - i, m + i))));
            binomial = binomial.multiply(-(n - i)).divide(i + 1);
        }
        return sum;
    }

    private void choose(
            MultiIndex a,
            int[] j,
            int place,
            BigFraction coefficient,
            BigFraction[] mixed,
            Polynomial.Builder average) {
        if (place == order) {
            MultiIndex kept = MultiIndex.of(j);
            BigFraction factor = coefficient.multiply(mixed[kept.degree()]);
            Averages.powerOfSum(order, a.degree() - kept.degree())
                    .forEach((l, c) -> average.add(kept.plus(l), factor.multiply(c)));
            return;
        }
        BigFraction factor = coefficient;
        for (int e = 0; e <= a.get(place); e++) {
            j[place] = e;
            choose(a, j, place + 1, factor, mixed, average);
            factor = factor.multiply(a.get(place) - e).divide(e + 1);
        }
        j[place] = 0;
    }

    @Override
    public Optional<StatedMap> stated() {
        Polynomial a = PolynomialMatrix.coordinate(2, 0);
        Polynomial b = PolynomialMatrix.coordinate(2, 1);
        List<List<Polynomial>> rows = IntStream.range(0, order)
                .mapToObj(i ->
                        IntStream.range(0, order).mapToObj(j -> i == j ? a : b).toList())
                .toList();
        return Optional.of(new StatedMap(
                PolynomialMatrix.of(rows, PolynomialMatrix.constant(2, BigFraction.ONE)),
                Optional.empty(),
                List.of(),
                true,
                false));
    }

    /**
     * For a box that is no point: the law of {@code T} has constant density on its interior, in the eigenvalues {@code x = a - b}, {@code y = a + (K-1) b}; that of the inverse has the density
     * {@code (xy)^{-2}} where {@code (1/x, 1/y)} is in the box and 0 elsewhere, which is not constant. On a box of one side a single eigenvalue {@code x} is compared, with {@code x^{-2}}.
     */
    @Override
    public Optional<InverseDensity> inverseDensity() {
        if (!(kernel instanceof BoxKernel box) || box.atoms().isPresent()) {
            return Optional.empty();
        }
        @Nullable InverseDensity worst = null;
        BigFraction largest = BigFraction.ZERO;
        for (int n = 1; n < 8; n++) {
            for (int m = 1; m < 8; m++) {
                BigFraction a = inside(box.side(0), n);
                BigFraction b = inside(box.side(1), m);
                BigFraction density = inverseDensity(box, a, b);
                BigFraction defect = density.subtract(BigFraction.ONE).abs();
                if (worst == null || defect.compareTo(largest) > 0) {
                    largest = defect;
                    worst = new InverseDensity(
                            BigFraction.ONE,
                            density,
                            "the densities of the laws of T and of its inverse, in its eigenvalues a-b and a+(K-1)b, at a = "
                                    + a + ", b = " + b + ", relative to the former");
                }
            }
        }
        return Optional.ofNullable(worst);
    }

    private static BigFraction inside(List<BigFraction> side, int eighths) {
        return side.get(0).add(side.get(1).subtract(side.get(0)).multiply(BigFraction.of(eighths, 8)));
    }

    private BigFraction inverseDensity(BoxKernel box, BigFraction a, BigFraction b) {
        BigFraction x = a.subtract(b);
        BigFraction y = a.add(b.multiply(order - 1));
        if (x.signum() == 0 || y.signum() == 0) {
            return BigFraction.ZERO; // No inverse has an eigenvalue that is infinite.
        }
        boolean area = !box.side(0).get(0).equals(box.side(0).get(1))
                && !box.side(1).get(0).equals(box.side(1).get(1));
        // On a segment both eigenvalues are affine in one variable; the one that varies is x, unless a - b is constant,
        // which two sides of a box exclude.
        BigFraction inverseX = BigFraction.ONE.divide(x);
        BigFraction inverseY = BigFraction.ONE.divide(y);
        if (area) {
            BigFraction inverseB = inverseY.subtract(inverseX).divide(order);
            BigFraction inverseA = inverseX.add(inverseB);
            boolean in = within(box.side(0), inverseA) && within(box.side(1), inverseB);
            return in ? inverseX.multiply(inverseY).pow(2) : BigFraction.ZERO;
        }
        BigFraction one = box.side(0).get(0).subtract(box.side(1).get(1));
        BigFraction other = box.side(0).get(1).subtract(box.side(1).get(0));
        return within(List.of(one, other), inverseX) ? inverseX.pow(2) : BigFraction.ZERO;
    }

    private static boolean within(List<BigFraction> side, BigFraction x) {
        return side.get(0).compareTo(x) <= 0 && x.compareTo(side.get(1)) <= 0;
    }

    @Override
    public String toString() {
        return "bobylev-cercignani-gamba of order " + order + " (" + kernel.name() + ")";
    }
}
