package stosszahl.collision;

import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.polynomial.MultiIndex;
import stosszahl.polynomial.Polynomial;

/**
 * Kac's collision (3.5) in dimension 1: {@code (v_1, v_2)} is rotated by {@code theta},
 * {@code v_1* = v_1 cos theta + v_2 sin theta}, {@code v_2* = -v_1 sin theta + v_2 cos theta}.
 *
 * <p>H1 holds; H2 and H3 hold if the density of {@code theta} is even. Energy is conserved, momentum is not.
 */
public final class KacRotation implements CollisionLaw {
    private final CollisionKernel kernel;

    private KacRotation(CollisionKernel kernel) {
        this.kernel = kernel;
    }

    /**
     * The rotation with a given law of {@code (cos theta, sin theta)}.
     *
     * @param kernel a kernel on the circle: {@code SphereKernel.uniform(2)} or a {@link CircleKernel}
     * @return the law
     * @throws IllegalArgumentException if the angles of the kernel are not in {@code R^2}
     */
    public static KacRotation of(CollisionKernel kernel) {
        if (kernel.angleDimension() != 2) {
            throw new IllegalArgumentException("Kac's rotation needs a kernel on the circle, not " + kernel.name()
                    + " in R^" + kernel.angleDimension());
        }
        return new KacRotation(kernel);
    }

    @Override
    public String name() {
        return "kac-rotation";
    }

    @Override
    public int order() {
        return 2;
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
        out[0] = angle[0] * v[0] + angle[1] * v[1];
        out[1] = -angle[1] * v[0] + angle[0] * v[1];
    }

    /** The uniform law is even. */
    @Override
    public boolean exchangeable() {
        return kernel instanceof SphereKernel;
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

    /** {@code sum_{i,j} C(a_1,i) C(a_2,j) (-1)^j E[cos^{i+a_2-j} sin^{a_1-i+j}] v_1^{i+j} v_2^{a_1+a_2-i-j}}, by the binomial theorem. */
    @Override
    public Polynomial average(MultiIndex a) {
        Polynomial.Builder average = new Polynomial.Builder(2);
        BigFraction first = BigFraction.ONE;
        for (int i = 0; i <= a.get(0); i++) {
            BigFraction second = first;
            for (int j = 0; j <= a.get(1); j++) {
                BigFraction moment = kernel.moment(MultiIndex.of(i + a.get(1) - j, a.get(0) - i + j));
                average.add(MultiIndex.of(i + j, a.degree() - i - j), second.multiply(moment));
                second = second.multiply(a.get(1) - j).divide(j + 1).negate();
            }
            first = first.multiply(a.get(0) - i).divide(i + 1);
        }
        return average.build();
    }

    @Override
    public Optional<StatedMap> stated() {
        Polynomial cos = PolynomialMatrix.coordinate(2, 0);
        Polynomial sin = PolynomialMatrix.coordinate(2, 1);
        AngleMap negative = AngleMap.of(new int[] {0, 1}, new int[] {1, -1});
        return Optional.of(new StatedMap(
                PolynomialMatrix.of(
                        List.of(List.of(cos, sin), List.of(sin.times(BigFraction.of(-1)), cos)),
                        PolynomialMatrix.constant(2, BigFraction.ONE)),
                Optional.of(negative),
                List.of(negative),
                true,
                false));
    }

    @Override
    public String toString() {
        return "kac-rotation (" + kernel.name() + ")";
    }
}
