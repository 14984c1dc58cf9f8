package stosszahl.collision;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.polynomial.MultiIndex;
import stosszahl.polynomial.Polynomial;

/**
 * The matrix of {@code T^w} with entries {@code N_ij(w) / D(w)}, polynomials in the coordinates of the angle with rational coefficients: what makes the hypotheses
 * identities that can be checked exactly.
 */
public final class PolynomialMatrix {
    private final int size;
    private final List<List<Polynomial>> numerators;
    private final Polynomial denominator;

    private PolynomialMatrix(List<List<Polynomial>> numerators, Polynomial denominator) {
        this.size = numerators.size();
        this.numerators = numerators.stream().map(List::copyOf).toList();
        this.denominator = denominator;
    }

    /**
     * A matrix.
     *
     * @param numerators the polynomials {@code N_ij} by rows
     * @param denominator the polynomial {@code D}
     * @return the matrix
     * @throws IllegalArgumentException if the rows are not as long as there are rows, or the numbers of variables differ
     */
    public static PolynomialMatrix of(List<List<Polynomial>> numerators, Polynomial denominator) {
        for (List<Polynomial> row : numerators) {
            if (row.size() != numerators.size()) {
                throw new IllegalArgumentException("a matrix of " + numerators.size() + " rows with a row of "
                        + row.size() + " entries; give a square one");
            }
            for (Polynomial entry : row) {
                if (entry.variables() != denominator.variables()) {
                    throw new IllegalArgumentException("entries in " + entry.variables()
                            + " variables over a denominator in " + denominator.variables() + "; use the angle's");
                }
            }
        }
        return new PolynomialMatrix(numerators, denominator);
    }

    /**
     * A coordinate of the angle.
     *
     * @param q the dimension of the angle
     * @param i the place, from 0
     * @return the polynomial {@code w_i}
     */
    public static Polynomial coordinate(int q, int i) {
        int[] e = new int[q];
        e[i] = 1;
        return Polynomial.monomial(BigFraction.ONE, MultiIndex.of(e));
    }

    /**
     * A constant.
     *
     * @param q the dimension of the angle
     * @param c the number
     * @return the polynomial {@code c}
     */
    public static Polynomial constant(int q, BigFraction c) {
        return Polynomial.monomial(c, MultiIndex.of(new int[q]));
    }

    /**
     * The matrix {@code 1 + t eta eta^t / D}: a Householder reflection if {@code t |eta|^2 = -2 D}.
     *
     * @param eta the components of the vector, polynomials in the angle
     * @param t the factor
     * @param denominator the polynomial {@code D}
     * @return the matrix
     */
    public static PolynomialMatrix rankOne(List<Polynomial> eta, int t, Polynomial denominator) {
        List<List<Polynomial>> rows = new ArrayList<>();
        for (int i = 0; i < eta.size(); i++) {
            List<Polynomial> row = new ArrayList<>();
            for (int j = 0; j < eta.size(); j++) {
                Polynomial entry = eta.get(i).times(eta.get(j)).times(BigFraction.of(t));
                row.add(i == j ? entry.plus(denominator) : entry);
            }
            rows.add(row);
        }
        return of(rows, denominator);
    }

    /**
     * The number of rows.
     *
     * @return {@code dK}
     */
    public int size() {
        return size;
    }

    /**
     * The dimension of the angle.
     *
     * @return {@code q}
     */
    public int variables() {
        return denominator.variables();
    }

    Polynomial numerator(int i, int j) {
        return numerators.get(i).get(j);
    }

    Polynomial denominator() {
        return denominator;
    }

    /** The matrix at the angle {@code j w}. */
    PolynomialMatrix at(AngleMap j) {
        return new PolynomialMatrix(
                numerators.stream()
                        .map(row -> row.stream().map(j::apply).toList())
                        .toList(),
                j.apply(denominator));
    }

    /** The matrix at a floating-point angle. */
    double[][] at(double[] w) {
        double d = value(denominator, w);
        double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                matrix[i][j] = value(numerator(i, j), w) / d;
            }
        }
        return matrix;
    }

    private static double value(Polynomial f, double[] w) {
        double sum = 0;
        for (var term : f.terms().entrySet()) {
            double product = term.getValue().doubleValue();
            for (int i = 0; i < w.length; i++) {
                for (int p = term.getKey().get(i); p > 0; p--) {
                    product *= w[i];
                }
            }
            sum += product;
        }
        return sum;
    }

    /** The matrix at a rational angle, by rows; throws {@link ArithmeticException} where the denominator vanishes. */
    List<List<BigFraction>> at(List<BigFraction> w) {
        BigFraction d = value(denominator, w);
        List<List<BigFraction>> matrix = new ArrayList<>();
        for (List<Polynomial> row : numerators) {
            matrix.add(row.stream().map(n -> value(n, w).divide(d)).toList());
        }
        return matrix;
    }

    private static BigFraction value(Polynomial f, List<BigFraction> w) {
        BigFraction sum = BigFraction.ZERO;
        for (var term : f.terms().entrySet()) {
            BigFraction product = term.getValue();
            for (int i = 0; i < w.size(); i++) {
                product = product.multiply(w.get(i).pow(term.getKey().get(i)));
            }
            sum = sum.add(product);
        }
        return sum;
    }
}
