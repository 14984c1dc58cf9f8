package stosszahl.collision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import stosszahl.polynomial.MultiIndex;
import stosszahl.polynomial.Polynomial;

/**
 * The equations that every angle of a kernel satisfies, {@code |w|^2 = 1} and the like, as rules that reduce a polynomial in the angle: a remainder of 0
 * proves that the polynomial vanishes at every angle.
 *
 * <p>Each rule replaces a monomial by a polynomial of lower degree in one chosen coordinate, so that the reduction ends. For spheres the remainder is a normal form: one
 * that is not 0 is a polynomial that does not vanish on the support.
 */
public final class AngleSupport {
    private final int q;
    private final String text;
    private final List<Polynomial> equations;
    private final List<Rule> rules;
    private final @Nullable CollisionKernel uniform;

    private record Rule(MultiIndex leading, Polynomial replacement) {}

    private AngleSupport(
            int q, String text, List<Polynomial> equations, List<Rule> rules, @Nullable CollisionKernel uniform) {
        this.q = q;
        this.text = text;
        this.equations = List.copyOf(equations);
        this.rules = List.copyOf(rules);
        this.uniform = uniform;
    }

    private static MultiIndex product(int q, int... places) {
        int[] e = new int[q];
        for (int place : places) {
            e[place]++;
        }
        return MultiIndex.of(e);
    }

    /**
     * The unit sphere of {@code R^q}.
     *
     * @param q the dimension, at least 1
     * @return the equation {@code |w|^2 = 1}
     */
    public static AngleSupport sphere(int q) {
        Polynomial.Builder equation = new Polynomial.Builder(q).add(product(q), BigFraction.of(-1));
        Polynomial.Builder rest = new Polynomial.Builder(q).add(product(q), BigFraction.ONE);
        for (int i = 0; i < q; i++) {
            equation.add(product(q, i, i), BigFraction.ONE);
            rest.add(product(q, i, i), BigFraction.of(i < q - 1 ? -1 : 0));
        }
        return new AngleSupport(
                q,
                "|w|^2 = 1",
                List.of(equation.build()),
                List.of(new Rule(product(q, q - 1, q - 1), rest.build())),
                SphereKernel.uniform(q));
    }

    /**
     * The set {@code S'_K} (3.10).
     *
     * @param order the order {@code K >= 2}
     * @param dimension the dimension {@code d}
     * @return the equations {@code |w|^2 = 1}, {@code w_1 + .. + w_K = 0}
     */
    public static AngleSupport zeroSumSphere(int order, int dimension) {
        int q = order * dimension;
        List<Polynomial> equations = new ArrayList<>(sphere(q).equations);
        List<Rule> rules = new ArrayList<>();
        for (int c = 0; c < dimension; c++) {
            Polynomial.Builder sum = new Polynomial.Builder(q);
            Polynomial.Builder last = new Polynomial.Builder(q);
            for (int i = 0; i < order; i++) {
                sum.add(product(q, i * dimension + c), BigFraction.ONE);
                last.add(product(q, i * dimension + c), BigFraction.of(i < order - 1 ? -1 : 0));
            }
            equations.add(sum.build());
            rules.add(new Rule(product(q, q - dimension + c), last.build()));
        }
        // With w_K gone, |w|^2 = 1 has twice the square of the last coordinate that is left.
        Polynomial left = reduce(equations.get(0), rules);
        int pivot = q - dimension - 1;
        MultiIndex square = product(q, pivot, pivot);
        BigFraction leading = left.coefficient(square);
        Polynomial rest = left.plus(Polynomial.monomial(leading.negate(), square))
                .times(BigFraction.ONE.divide(leading).negate());
        rules.add(new Rule(square, rest));
        return new AngleSupport(
                q, "|w|^2 = 1, w_1 + .. + w_K = 0", equations, rules, ZeroSumSphereKernel.uniform(order, dimension));
    }

    /**
     * The orthogonal matrices by rows.
     *
     * @param dimension the dimension {@code d}
     * @return the equations {@code Q^t Q = 1}
     */
    public static AngleSupport orthogonal(int dimension) {
        int q = dimension * dimension;
        List<Polynomial> equations = new ArrayList<>();
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < dimension; i++) {
            for (int j = i; j < dimension; j++) {
                BigFraction unit = i == j ? BigFraction.ONE : BigFraction.ZERO;
                Polynomial.Builder columns = new Polynomial.Builder(q).add(product(q), unit.negate());
                Polynomial.Builder rows = new Polynomial.Builder(q).add(product(q), unit.negate());
                Polynomial.Builder rest = new Polynomial.Builder(q).add(product(q), unit);
                for (int r = 0; r < dimension; r++) {
                    MultiIndex term = product(q, r * dimension + i, r * dimension + j);
                    columns.add(term, BigFraction.ONE);
                    rows.add(product(q, i * dimension + r, j * dimension + r), BigFraction.ONE);
                    rest.add(term, BigFraction.of(r < dimension - 1 ? -1 : 0));
                }
                equations.add(columns.build());
                rules.add(new Rule(
                        product(q, (dimension - 1) * dimension + i, (dimension - 1) * dimension + j), rest.build()));
            }
        }
        return new AngleSupport(q, "Q^t Q = 1", equations, rules, OrthogonalKernel.haar(dimension));
    }

    /**
     * A box, some of whose sides may have length 0.
     *
     * @param lower its lower corner
     * @param upper its upper corner
     * @return the equations {@code w_i = c} of the sides of length 0
     */
    public static AngleSupport box(List<BigFraction> lower, List<BigFraction> upper) {
        int q = lower.size();
        List<Polynomial> equations = new ArrayList<>();
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < q; i++) {
            if (lower.get(i).equals(upper.get(i))) {
                Polynomial value = Polynomial.monomial(lower.get(i), product(q));
                equations.add(
                        Polynomial.monomial(BigFraction.ONE, product(q, i)).plus(value.times(BigFraction.of(-1))));
                rules.add(new Rule(product(q, i), value));
            }
        }
        return new AngleSupport(q, "w in the box", equations, rules, null);
    }

    /**
     * The dimension of the space that the angles are vectors of.
     *
     * @return {@code q}
     */
    public int size() {
        return q;
    }

    /**
     * The remainder of a polynomial.
     *
     * @param f a polynomial in the angle
     * @return a polynomial that takes the same values on the support; 0 proves that {@code f} vanishes there
     */
    public Polynomial reduce(Polynomial f) {
        return reduce(f, rules);
    }

    private static Polynomial reduce(Polynomial f, List<Rule> rules) {
        Polynomial left = f;
        while (true) {
            Polynomial.Builder next = new Polynomial.Builder(f.variables());
            boolean changed = false;
            for (Map.Entry<MultiIndex, BigFraction> term : left.terms().entrySet()) {
                Optional<Rule> rule = rules.stream()
                        .filter(r -> divides(r.leading(), term.getKey()))
                        .findFirst();
                if (rule.isEmpty()) {
                    next.add(term.getKey(), term.getValue());
                    continue;
                }
                changed = true;
                int[] e = term.getKey().toArray();
                for (int i = 0; i < e.length; i++) {
                    e[i] -= rule.get().leading().get(i);
                }
                next.add(Polynomial.monomial(term.getValue(), MultiIndex.of(e))
                        .times(rule.get().replacement()));
            }
            left = next.build();
            if (!changed) {
                return left;
            }
        }
    }

    private static boolean divides(MultiIndex a, MultiIndex b) {
        for (int i = 0; i < a.size(); i++) {
            if (a.get(i) > b.get(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Does a map of angles take the support into itself: each equation, composed with the map, has the remainder 0. The transpose keeps the orthogonal
     * matrices because {@code Q^t Q = 1} and {@code Q Q^t = 1} are one equation, which no reduction by these rules shows.
     *
     * @param map the map
     * @return true if this is proved
     */
    public boolean keeps(AngleMap map) {
        if (map.size() != q) {
            return false;
        }
        if (uniform instanceof OrthogonalKernel && map.equals(transpose(q))) {
            return true;
        }
        return equations.stream().allMatch(e -> reduce(map.apply(e)).terms().isEmpty());
    }

    /**
     * The transpose of a matrix by rows.
     *
     * @param q the number of its entries, a square
     * @return the map {@code Q -> Q^t}
     */
    static AngleMap transpose(int q) {
        int d = (int) Math.round(Math.sqrt(q));
        int[] places = new int[q];
        int[] signs = new int[q];
        for (int r = 0; r < d; r++) {
            for (int c = 0; c < d; c++) {
                places[r * d + c] = c * d + r;
                signs[r * d + c] = 1;
            }
        }
        return AngleMap.of(places, signs);
    }

    /**
     * The uniform law on the support.
     *
     * @return the kernel; empty if there is none that a density could refer to
     */
    public Optional<CollisionKernel> uniform() {
        return Optional.ofNullable(uniform);
    }

    /** The equations in words. */
    @Override
    public String toString() {
        return text;
    }
}
