package stosszahl.moment;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.polynomial.MultiIndex;
import stosszahl.polynomial.Polynomial;

/**
 * The spectrum of the generator on symmetric polynomials of one degree, in exact arithmetic: the characteristic polynomial {@code det(x - G_N)} as
 * {@code prod (x - r)^m} over its rational roots times factors without rational roots.
 */
public final class ExactSpectrum {
    private final List<Root> roots;
    private final List<Polynomial> remaining;

    private ExactSpectrum(List<Root> roots, List<Polynomial> remaining) {
        this.roots = roots;
        this.remaining = remaining;
    }

    /**
     * A rational eigenvalue.
     *
     * @param value the eigenvalue
     * @param multiplicity its multiplicity in the characteristic polynomial
     */
    public record Root(BigFraction value, int multiplicity) {}

    /** The spectrum of a block triangular matrix with the given diagonal blocks. */
    static ExactSpectrum of(List<BigFraction[][]> blocks) {
        Map<BigFraction, Integer> multiplicity = new TreeMap<>(Collections.reverseOrder());
        List<Polynomial> remaining = new ArrayList<>();
        for (BigFraction[][] block : blocks) {
            // The eigenvalues of an integer matrix that are rational are integers.
            BigInteger unit = BigInteger.ONE;
            for (BigFraction[] row : block) {
                for (BigFraction entry : row) {
                    unit = unit.multiply(entry.getDenominator().divide(unit.gcd(entry.getDenominator())));
                }
            }
            BigInteger[][] integer = new BigInteger[block.length][block.length];
            for (int i = 0; i < block.length; i++) {
                for (int j = 0; j < block.length; j++) {
                    integer[i][j] = block[i][j].multiply(unit).getNumerator();
                }
            }
            BigInteger[] polynomial = IntegerPolynomial.characteristic(integer);
            for (BigInteger root : IntegerPolynomial.integerRoots(polynomial)) {
                while (polynomial.length > 1
                        && IntegerPolynomial.value(polynomial, root).signum() == 0) {
                    multiplicity.merge(BigFraction.of(root, unit), 1, Integer::sum);
                    polynomial = IntegerPolynomial.deflate(polynomial, root);
                }
            }
            if (polynomial.length > 1) {
                remaining.add(inUnits(polynomial, unit));
            }
        }
        List<Root> roots = new ArrayList<>();
        multiplicity.forEach((value, times) -> roots.add(new Root(value, times)));
        return new ExactSpectrum(List.copyOf(roots), List.copyOf(remaining));
    }

    /** {@code u^{-n} p(u x)}. */
    private static Polynomial inUnits(BigInteger[] p, BigInteger unit) {
        Polynomial.Builder builder = new Polynomial.Builder(1);
        for (int i = 0; i < p.length; i++) {
            builder.add(MultiIndex.of(i), BigFraction.of(p[i], unit.pow(p.length - 1 - i)));
        }
        return builder.build();
    }

    /**
     * The rational eigenvalues.
     *
     * @return all of them, largest first
     */
    public List<Root> roots() {
        return roots;
    }

    /**
     * The rest of the characteristic polynomial.
     *
     * @return monic polynomials in one variable, without rational roots and of degree at least 2
     */
    public List<Polynomial> remaining() {
        return remaining;
    }

    /**
     * The characteristic polynomial {@code det(x - G_N)}.
     *
     * @return the monic polynomial in one variable
     */
    public Polynomial characteristicPolynomial() {
        Polynomial product = Polynomial.monomial(BigFraction.ONE, MultiIndex.of(0));
        for (Root root : roots) {
            Polynomial factor = Polynomial.monomial(BigFraction.ONE, MultiIndex.of(1))
                    .plus(Polynomial.monomial(root.value().negate(), MultiIndex.of(0)));
            for (int i = 0; i < root.multiplicity(); i++) {
                product = product.times(factor);
            }
        }
        for (Polynomial factor : remaining) {
            product = product.times(factor);
        }
        return product;
    }

    @Override
    public String toString() {
        return roots + " " + remaining;
    }
}
