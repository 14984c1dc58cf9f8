package stosszahl.collision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.claim.Comparison;
import stosszahl.polynomial.Polynomial;

/**
 * Identities between the maps of a law as polynomials in the angle modulo the equations of its support: with {@code T = N/D}, {@code T^t T = 1} is {@code N^t N - D^2 = 0}, and so on.
 * A remainder of 0 proves the identity at every angle where {@code D} does not vanish.
 */
final class PolynomialIdentities {
    private final CollisionLaw law;
    private final PolynomialMatrix matrix;
    private final AngleSupport support;
    private final boolean degenerate;
    private final Map<Identity, List<Polynomial>> remainders = new TreeMap<>();

    PolynomialIdentities(CollisionLaw law, PolynomialMatrix matrix, AngleSupport support) {
        this.law = law;
        this.matrix = matrix;
        this.support = support;
        // A denominator that vanishes on the support would make every identity true.
        this.degenerate = support.reduce(matrix.denominator()).terms().isEmpty();
    }

    /** Identities of the map itself. */
    enum Identity {
        /** {@code T^t T = 1}. */
        ISOMETRY,
        /** {@code T T = 1}. */
        INVOLUTION,
        /** {@code sum_i T_ij = 1}. */
        MOMENTUM,
        /** {@code T^{-w} = T^w}. */
        EVEN
    }

    AngleSupport support() {
        return support;
    }

    private Polynomial product(PolynomialMatrix a, boolean transposed, PolynomialMatrix b, int i, int j) {
        Polynomial.Builder sum = new Polynomial.Builder(matrix.variables());
        for (int l = 0; l < matrix.size(); l++) {
            sum.add((transposed ? a.numerator(l, i) : a.numerator(i, l)).times(b.numerator(l, j)));
        }
        return sum.build();
    }

    private static Polynomial minus(Polynomial a, Polynomial b) {
        return a.plus(b.times(BigFraction.of(-1)));
    }

    private List<Polynomial> remainders(Identity identity) {
        List<Polynomial> known = remainders.get(identity);
        if (known == null) {
            known = identity == Identity.MOMENTUM
                    ? momentum()
                    : identity == Identity.EVEN ? difference(negative(), -1) : squares(identity == Identity.ISOMETRY);
            remainders.put(identity, known);
        }
        return known;
    }

    private AngleMap negative() {
        int[] places = new int[matrix.variables()];
        int[] signs = new int[places.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = i;
            signs[i] = -1;
        }
        return AngleMap.of(places, signs);
    }

    private List<Polynomial> squares(boolean transposed) {
        return inverses(matrix, transposed);
    }

    private List<Polynomial> inverses(PolynomialMatrix other, boolean transposed) {
        Polynomial unit = other.denominator().times(matrix.denominator());
        List<Polynomial> all = new ArrayList<>();
        for (int i = 0; i < matrix.size(); i++) {
            for (int j = 0; j < matrix.size(); j++) {
                Polynomial entry = product(other, transposed, matrix, i, j);
                all.add(support.reduce(i == j ? minus(entry, unit) : entry));
            }
        }
        return all;
    }

    private List<Polynomial> momentum() {
        int d = law.dimension();
        List<Polynomial> all = new ArrayList<>();
        for (int column = 0; column < matrix.size(); column++) {
            for (int c = 0; c < d; c++) {
                Polynomial sum = column % d == c
                        ? matrix.denominator().times(BigFraction.of(-1))
                        : Polynomial.zero(matrix.variables());
                for (int i = c; i < matrix.size(); i += d) {
                    sum = sum.plus(matrix.numerator(i, column));
                }
                all.add(support.reduce(sum));
            }
        }
        return all;
    }

    /** {@code T^{j w}} less the conjugate of {@code T^w} by an exchange, or less {@code T^w} itself if {@code exchanged < 0}. */
    private List<Polynomial> difference(AngleMap j, int exchanged) {
        PolynomialMatrix other = matrix.at(j);
        int d = law.dimension();
        List<Polynomial> all = new ArrayList<>();
        for (int r = 0; r < matrix.size(); r++) {
            for (int c = 0; c < matrix.size(); c++) {
                Polynomial conjugate = exchanged < 0
                        ? matrix.numerator(r, c)
                        : matrix.numerator(
                                AtomComparison.swapped(r, d, exchanged), AtomComparison.swapped(c, d, exchanged));
                all.add(support.reduce(minus(
                        other.numerator(r, c).times(matrix.denominator()), conjugate.times(other.denominator()))));
            }
        }
        return all;
    }

    private boolean zero(List<Polynomial> all) {
        return !degenerate && all.stream().allMatch(p -> p.terms().isEmpty());
    }

    boolean vanishes(Identity identity) {
        return zero(remainders(identity));
    }

    /** Is {@code T^{j w} T^w = 1}. */
    boolean inverts(AngleMap j) {
        return zero(inverses(matrix.at(j), false));
    }

    /** Is {@code T^{j w} = sigma T^w sigma^{-1}}, {@code sigma} the exchange of the particles {@code i} and {@code i+1}. */
    boolean exchanges(AngleMap j, int i) {
        return zero(difference(j, i));
    }

    /** Is every {@code T^w} the exchange of two velocities, as for binary collisions in dimension 1. */
    boolean onlyExchanges() {
        if (law.order() != 2) {
            return false;
        }
        List<Polynomial> all = new ArrayList<>();
        for (int i = 0; i < matrix.size(); i++) {
            for (int j = 0; j < matrix.size(); j++) {
                boolean one = AtomComparison.swapped(i, law.dimension(), 0) == j;
                all.add(support.reduce(
                        one ? minus(matrix.numerator(i, j), matrix.denominator()) : matrix.numerator(i, j)));
            }
        }
        return zero(all);
    }

    void compare(Identity identity, Comparison sides, String what) {
        write(remainders(identity), sides, what);
    }

    void compareExchange(AngleMap j, int i, Comparison sides) {
        write(
                difference(j, i),
                sides,
                "sigma T^w sigma^-1 - T^{j w}, sigma the exchange of particles " + (i + 1) + " and " + (i + 2));
    }

    void compareInverse(AngleMap j, Comparison sides) {
        write(inverses(matrix.at(j), false), sides, "T^{j w} T^w - 1");
    }

    private void write(List<Polynomial> all, Comparison sides, String what) {
        for (int n = 0; n < all.size(); n++) {
            int place = n;
            BigFraction largest = largest(all.get(n));
            sides.equal(
                    largest,
                    BigFraction.ZERO,
                    () -> "the largest coefficient of entry " + (place + 1) + " of " + what
                            + " as a polynomial in w modulo " + support);
        }
    }

    private static BigFraction largest(Polynomial p) {
        BigFraction worst = BigFraction.ZERO;
        for (BigFraction c : p.terms().values()) {
            worst = c.abs().compareTo(worst) > 0 ? c.abs() : worst;
        }
        return worst;
    }

    /** The equations of the support after {@code j}: remainders that vanish. */
    static void keeps(AngleSupport support, AngleMap j, Comparison sides) {
        sides.equal(support.keeps(j) ? 0L : 1L, 0L, () -> "equations of the support that " + j + " breaks");
    }

    /** The identity at one rational atom, entry by entry. */
    static void compare(
            CollisionLaw law, PolynomialMatrix matrix, Identity identity, Atom atom, Comparison sides, String what) {
        List<List<BigFraction>> t = matrix.at(atom.point().orElseThrow());
        int d = law.dimension();
        int rows = identity == Identity.MOMENTUM ? d : t.size();
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < t.size(); j++) {
                BigFraction entry =
                        (identity == Identity.MOMENTUM ? j % d == i : i == j) ? BigFraction.of(-1) : BigFraction.ZERO;
                for (int l = 0; l < t.size(); l++) {
                    if (identity == Identity.MOMENTUM) {
                        entry = l % d == i ? entry.add(t.get(l).get(j)) : entry;
                    } else {
                        entry = entry.add(t.get(l).get(i).multiply(t.get(l).get(j)));
                    }
                }
                sides.equal(
                        entry,
                        BigFraction.ZERO,
                        () -> "an entry of " + what + " at the angle " + atom + " of weight " + atom.weight());
            }
        }
    }
}
