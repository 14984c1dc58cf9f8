package stosszahl.moment;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

    /**
     * A factor of the characteristic polynomial.
     *
     * @param root the eigenvalue {@code r} of a linear factor {@code x - r}; empty for the others
     * @param polynomial the factor, monic
     * @param multiplicity how often it divides
     */
    public record Factor(Optional<BigFraction> root, Polynomial polynomial, int multiplicity) {
        /** The factor in brackets, {@code (x + 2/3)^2}; {@code x} stands without. */
        @Override
        public String toString() {
            String text = text(polynomial);
            String power = multiplicity > 1 ? "^" + multiplicity : "";
            return text.equals("x") ? text + power : "(" + text + ")" + power;
        }
    }

    /**
     * The characteristic polynomial in factors, equal ones together: linear ones by falling root, then the others by degree.
     *
     * @return the factors; their product is {@link #characteristicPolynomial()}
     */
    public List<Factor> factors() {
        List<Factor> factors = new ArrayList<>();
        for (Root root : roots) {
            Polynomial linear = new Polynomial.Builder(1)
                    .add(MultiIndex.of(1), BigFraction.ONE)
                    .add(MultiIndex.of(0), root.value().negate())
                    .build();
            factors.add(new Factor(Optional.of(root.value()), linear, root.multiplicity()));
        }
        Map<Polynomial, Integer> multiplicity = new LinkedHashMap<>();
        remaining.stream()
                .sorted(Comparator.comparingInt(ExactSpectrum::degree))
                .forEach(p -> multiplicity.merge(p, 1, Integer::sum));
        multiplicity.forEach((p, times) -> factors.add(new Factor(Optional.empty(), p, times)));
        return List.copyOf(factors);
    }

    private static int degree(Polynomial p) {
        return p.terms().keySet().stream().mapToInt(MultiIndex::degree).max().orElse(0);
    }

    /**
     * A polynomial in {@code x}, highest power first, as it is written by hand: {@code x^2 + 8/3 x + 100/81}.
     *
     * @param polynomial a polynomial in one variable
     * @return its text
     */
    public static String text(Polynomial polynomial) {
        StringBuilder text = new StringBuilder();
        for (int i = degree(polynomial); i >= 0; i--) {
            BigFraction c = polynomial.coefficient(MultiIndex.of(i));
            if (c.signum() == 0) {
                continue;
            }
            boolean first = text.length() == 0;
            text.append(first ? (c.signum() < 0 ? "-" : "") : c.signum() < 0 ? " - " : " + ");
            BigFraction size = c.abs();
            boolean hidden = i > 0 && size.equals(BigFraction.ONE);
            text.append(hidden ? "" : size.toString().replace(" ", "") + (i > 0 ? " " : ""));
            text.append(i == 0 ? "" : i == 1 ? "x" : "x^" + i);
        }
        return text.length() == 0 ? "0" : text.toString();
    }

    /** The factors side by side: {@code x (x + 2/3) (x + 34/9)^2}. */
    @Override
    public String toString() {
        return factors().isEmpty()
                ? "1"
                : factors().stream().map(Factor::toString).collect(Collectors.joining(" "));
    }
}
