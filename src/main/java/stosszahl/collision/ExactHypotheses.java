package stosszahl.collision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.claim.Comparison;
import stosszahl.collision.Hypotheses.Defect;
import stosszahl.polynomial.MultiIndex;
import stosszahl.polynomial.Polynomial;

/**
 * The hypotheses H1, H2 and H3 and the conservation laws, decided on the averages {@code E[(T^w V)^a] = sum_b c(a,b) V^b} of a law: with exact
 * averages a defect of 0 is a proof.
 *
 * <ul>
 *   <li>Energy and H1: {@code E(|TV|^2 - |V|^2)^2 = 0} as a polynomial in {@code V}, which needs degree 4 only and holds if and only if almost every {@code T^w} is an isometry.
 *   <li>Momentum: {@code E|sum_i v_i* - sum_i v_i|^2 = 0}, of degree 2.
 *   <li>H2, given H1: {@code (T^w)^{-1}} is the transpose, so {@code E<u, T^{-1}V>^p = E<V, T u>^p}; compared with {@code E<u, TV>^p = sum p!/a! c(a,b) u^a V^b} the hypothesis
 *       is the symmetry {@code c(a,b)/a! = c(b,a)/b!}.
 *   <li>H3: {@code c(sigma a, sigma b) = c(a,b)} for the exchanges {@code sigma} of neighbouring particles, which generate all permutations.
 * </ul>
 *
 * <p>Equality of the coefficients of all degrees is equality in law, as {@code TV} is bounded; to a degree it is necessary. The cost is {@code C(q+p-1, p)} averages for
 * each degree {@code p}, {@code q = dK}.
 */
public final class ExactHypotheses {
    private final CollisionLaw law;
    private final int degree;
    private final Map<MultiIndex, Polynomial> averages = new HashMap<>();
    private final Map<Integer, List<MultiIndex>> byDegree = new HashMap<>();

    private ExactHypotheses(CollisionLaw law, int degree) {
        this.law = law;
        this.degree = degree;
    }

    /**
     * The hypotheses of a law.
     *
     * @param law the law; where its averages are not exact, defects of the size of their errors remain
     * @param degree the degree up to which moments are compared for H2 and H3, at least 1
     * @return the measurement, not yet made
     */
    public static ExactHypotheses of(CollisionLaw law, int degree) {
        if (degree < 1) {
            throw new IllegalArgumentException("degree = " + degree + " compares nothing; use at least 1");
        }
        return new ExactHypotheses(law, degree);
    }

    /**
     * The highest degree up to a wanted one whose averages are few enough.
     *
     * @param law the law
     * @param wanted the degree wanted, at least 1
     * @param most the largest number of averages of one degree
     * @return the degree, at least 1
     */
    public static int affordableDegree(CollisionLaw law, int wanted, int most) {
        int q = law.order() * law.dimension();
        double count = q;
        int degree = 1;
        while (degree < wanted && count * (q + degree) / (degree + 1) <= most) {
            count *= (double) (q + degree) / (degree + 1);
            degree++;
        }
        return degree;
    }

    /**
     * The degree up to which moments are compared.
     *
     * @return the degree
     */
    public int degree() {
        return degree;
    }

    private Polynomial average(MultiIndex a) {
        return averages.computeIfAbsent(a, law::average);
    }

    private static MultiIndex unit(int size, int... places) {
        int[] e = new int[size];
        for (int place : places) {
            e[place]++;
        }
        return MultiIndex.of(e);
    }

    /**
     * Energy and H1.
     *
     * @return the largest coefficient of {@code E(|TV|^2 - |V|^2)^2}
     */
    public Defect energy() {
        return largest(heating(), "E(|TV|^2 - |V|^2)^2");
    }

    /**
     * Energy and H1, coefficient by coefficient in fractions.
     *
     * @param sides the comparison; modified
     */
    void energy(Comparison sides) {
        Polynomial defect = heating();
        int q = law.order() * law.dimension();
        for (MultiIndex b : Averages.powerOfSum(q, 4).keySet().stream().sorted().toList()) {
            sides.equal(defect.coefficient(b), BigFraction.ZERO, () -> "E(|TV|^2 - |V|^2)^2, coefficient of V^" + b);
        }
    }

    private Polynomial heating() {
        int q = law.order() * law.dimension();
        Polynomial.Builder squares = new Polynomial.Builder(q);
        Polynomial.Builder mean = new Polynomial.Builder(q);
        Polynomial.Builder fourth = new Polynomial.Builder(q);
        for (int i = 0; i < q; i++) {
            squares.add(unit(q, i, i), BigFraction.ONE);
            mean.add(average(unit(q, i, i)));
            for (int j = i; j < q; j++) {
                fourth.add(average(unit(q, i, i, j, j)).times(BigFraction.of(i == j ? 1 : 2)));
            }
        }
        Polynomial square = squares.build();
        return fourth.build()
                .plus(square.times(mean.build()).times(BigFraction.of(-2)))
                .plus(square.times(square));
    }

    /**
     * Momentum (1.5).
     *
     * @return the largest coefficient of {@code E (sum_i v_i* - sum_i v_i)_c^2}, over components {@code c}
     */
    public Defect momentum() {
        int d = law.dimension();
        int q = law.order() * d;
        Defect worst = new Defect(0, "");
        for (int c = 0; c < d; c++) {
            Polynomial.Builder before = new Polynomial.Builder(q);
            Polynomial.Builder mean = new Polynomial.Builder(q);
            Polynomial.Builder second = new Polynomial.Builder(q);
            for (int i = c; i < q; i += d) {
                before.add(unit(q, i), BigFraction.ONE);
                mean.add(average(unit(q, i)));
                for (int j = c; j < q; j += d) {
                    second.add(average(unit(q, i, j)));
                }
            }
            Polynomial sum = before.build();
            Polynomial defect = second.build()
                    .plus(sum.times(mean.build()).times(BigFraction.of(-2)))
                    .plus(sum.times(sum));
            Defect found = largest(defect, "E(sum v* - sum v)^2 in component " + (c + 1));
            worst = found.size() >= worst.size() ? found : worst;
        }
        return worst;
    }

    private static Defect largest(Polynomial polynomial, String what) {
        Defect worst = new Defect(0, what + " = 0");
        for (Map.Entry<MultiIndex, BigFraction> term : polynomial.terms().entrySet()) {
            double size = size(term.getValue());
            if (size > worst.size()) {
                worst = new Defect(
                        size, what + " has the term " + term.getValue().doubleValue() + " V^" + term.getKey());
            }
        }
        return worst;
    }

    /** A nonzero fraction is never reported as zero. */
    private static double size(BigFraction x) {
        return x.signum() == 0 ? 0 : Math.max(Double.MIN_NORMAL, Math.abs(x.doubleValue()));
    }

    /**
     * H2 (1.2), for a law that satisfies H1.
     *
     * @return the largest difference {@code |c(a,b) - (a!/b!) c(b,a)|}
     */
    public Defect inverse() {
        Defect worst = new Defect(0, "moments of T V and its inverse agree to degree " + degree);
        for (MultiIndex a : exponents()) {
            for (MultiIndex b : exponents(a.degree())) {
                if (a.compareTo(b) < 0) {
                    BigFraction x = average(a).coefficient(b);
                    BigFraction y = average(b).coefficient(a).multiply(ratioOfFactorials(a, b));
                    worst = worse(worst, x, y, "E[(TV)^" + a + "] and E[(T^-1 V)^" + a + "] at V^" + b);
                }
            }
        }
        return worst;
    }

    /** {@code a!/b!}. */
    private static BigFraction ratioOfFactorials(MultiIndex a, MultiIndex b) {
        BigFraction ratio = BigFraction.ONE;
        for (int i = 0; i < a.size(); i++) {
            for (int n = 2; n <= a.get(i); n++) {
                ratio = ratio.multiply(n);
            }
            for (int n = 2; n <= b.get(i); n++) {
                ratio = ratio.divide(n);
            }
        }
        return ratio;
    }

    /**
     * H3 (1.3).
     *
     * @return the largest difference {@code |c(sigma a, sigma b) - c(a,b)|}
     */
    public Defect permutation() {
        Defect worst = new Defect(
                0,
                law.order() == 1
                        ? "order 1 has one permutation"
                        : "moments of T V and its conjugates agree to degree " + degree);
        for (int i = 0; i + 1 < law.order(); i++) {
            int neighbour = i;
            for (MultiIndex a : exponents()) {
                Polynomial plain = average(a);
                Polynomial other = average(exchanged(a, i));
                // Terms of either side: a term of one only must not be missed.
                Map<MultiIndex, BigFraction> all = new TreeMap<>(plain.terms());
                other.terms().forEach((b, c) -> all.putIfAbsent(exchanged(b, neighbour), c));
                for (MultiIndex b : all.keySet()) {
                    worst = worse(
                            worst,
                            plain.coefficient(b),
                            other.coefficient(exchanged(b, i)),
                            "E[(TV)^" + a + "] at V^" + b + " and its conjugate by the exchange of particles " + (i + 1)
                                    + " and " + (i + 2));
                }
            }
        }
        return worst;
    }

    private MultiIndex exchanged(MultiIndex a, int i) {
        int d = law.dimension();
        int[] e = a.toArray();
        for (int c = 0; c < d; c++) {
            e[i * d + c] = a.get((i + 1) * d + c);
            e[(i + 1) * d + c] = a.get(i * d + c);
        }
        return MultiIndex.of(e);
    }

    private static Defect worse(Defect worst, BigFraction x, BigFraction y, String what) {
        double size = size(x.subtract(y));
        return size > worst.size()
                ? new Defect(size, what + ": " + x.doubleValue() + " and " + y.doubleValue())
                : worst;
    }

    private List<MultiIndex> exponents() {
        List<MultiIndex> all = new ArrayList<>();
        for (int p = 1; p <= degree; p++) {
            all.addAll(exponents(p));
        }
        return all;
    }

    private List<MultiIndex> exponents(int p) {
        return byDegree.computeIfAbsent(
                p,
                n -> Averages.powerOfSum(law.order() * law.dimension(), n).keySet().stream()
                        .sorted()
                        .toList());
    }
}
