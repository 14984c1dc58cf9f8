package stosszahl.hierarchy;

import java.util.ArrayList;
import java.util.List;

/**
 * A path {@code F(t) = sum_l t^l F_l} of sequences, polynomial in time: what Picard's map makes out of a constant path.
 *
 * <p>The coefficients may have different numbers of levels; a value has the levels that all coefficients have.
 *
 * @param <E> the elements of the levels
 */
public final class PolynomialPath<E> {
    private final List<GradedElement<E>> coefficients;

    private PolynomialPath(List<GradedElement<E>> coefficients) {
        this.coefficients = List.copyOf(coefficients);
    }

    /**
     * The path {@code sum_l t^l F_l}.
     *
     * @param <E> the elements of the levels
     * @param coefficients the sequences {@code F_0, F_1, ..}, at least one
     * @return the path
     * @throws IllegalArgumentException if there is no coefficient
     */
    public static <E> PolynomialPath<E> of(List<GradedElement<E>> coefficients) {
        if (coefficients.isEmpty()) {
            throw new IllegalArgumentException("a path needs at least its value at t = 0: no coefficient given");
        }
        return new PolynomialPath<>(coefficients);
    }

    /**
     * The constant path {@code F(t) = F_0}.
     *
     * @param <E> the elements of the levels
     * @param value the sequence {@code F_0}
     * @return the path
     */
    public static <E> PolynomialPath<E> constant(GradedElement<E> value) {
        return new PolynomialPath<>(List.of(value));
    }

    /**
     * The degree of the path as a polynomial, counting coefficients that are zero.
     *
     * @return one less than the number of coefficients
     */
    public int degree() {
        return coefficients.size() - 1;
    }

    /**
     * The coefficient of {@code t^l}.
     *
     * @param l the power, {@code 0 <= l <= degree()}
     * @return the sequence {@code F_l}
     * @throws IndexOutOfBoundsException if there is no such power
     */
    public GradedElement<E> coefficient(int l) {
        return coefficients.get(l);
    }

    /**
     * The number of levels that all coefficients have.
     *
     * @return the number of levels
     */
    public int levels() {
        return coefficients.stream().mapToInt(GradedElement::levels).min().orElse(0);
    }

    /**
     * The value {@code F(t)} by Horner's rule.
     *
     * @param t the time, finite
     * @return the sequence, on {@link #levels()} levels
     */
    public GradedElement<E> value(double t) {
        Checks.finite("time t", t);
        GradedElement<E> sum = coefficients.get(degree()).truncate(levels());
        for (int l = degree() - 1; l >= 0; l--) {
            sum = coefficients.get(l).combine(1, t, sum);
        }
        return sum;
    }

    /**
     * The combination {@code a F + b G} of paths.
     *
     * @param a the factor of this path
     * @param b the factor of {@code other}
     * @param other the path {@code G}
     * @return the path; its coefficients have the levels that both paths' coefficients have
     */
    public PolynomialPath<E> combine(double a, double b, PolynomialPath<E> other) {
        List<GradedElement<E>> sum = new ArrayList<>();
        for (int l = 0; l <= Math.max(degree(), other.degree()); l++) {
            // A missing coefficient is zero at every level, so it costs no levels.
            if (l > other.degree()) {
                sum.add(coefficients.get(l).combine(a, 0, coefficients.get(l)));
            } else if (l > degree()) {
                sum.add(other.coefficient(l).combine(b, 0, other.coefficient(l)));
            } else {
                sum.add(coefficients.get(l).combine(a, b, other.coefficient(l)));
            }
        }
        return new PolynomialPath<>(sum);
    }

    /**
     * The norm (2.4), {@code sup_(0<=t<=T) sup_s e^(-s t/T) ||f^(s)(t)||}, evaluated at {@code intervals + 1} equidistant
     * times and on the levels at hand: a lower estimate of the supremum.
     *
     * @param finalTime the end {@code T > 0} of the window
     * @param intervals the number of intervals, at least 1
     * @return the estimate; cost {@code intervals (degree + 1)} combinations of sequences
     * @throws IllegalArgumentException if {@code T <= 0} or {@code intervals < 1}
     */
    public double norm(double finalTime, int intervals) {
        Checks.positive("final time T", finalTime);
        Checks.atLeast(1, "number of intervals", intervals);
        double sup = 0;
        for (int i = 0; i <= intervals; i++) {
            double share = (double) i / intervals;
            sup = Math.max(sup, value(share * finalTime).norm(-share));
        }
        return sup;
    }

    /**
     * An upper bound of the norm (2.4) on the levels at hand: {@code sup_s sum_l ||F_l^(s)|| max_(0<=t<=T) t^l
     * e^(-s t/T)}, where the maximum is at {@code t = min(1, l/s) T}. Proved, but for rounding.
     *
     * @param finalTime the end {@code T > 0} of the window
     * @return the bound
     * @throws IllegalArgumentException if {@code T <= 0}
     */
    public double normBound(double finalTime) {
        Checks.positive("final time T", finalTime);
        double sup = 0;
        for (int s = 1; s <= levels(); s++) {
            double sum = 0;
            for (int l = 0; l <= degree(); l++) {
                GradedElement<E> f = coefficients.get(l);
                double share = Math.min(1, (double) l / s);
                sum += f.space().level(s).norm(f.component(s)) * Math.pow(share * finalTime, l) * Math.exp(-s * share);
            }
            sup = Math.max(sup, sum);
        }
        return sup;
    }
}
