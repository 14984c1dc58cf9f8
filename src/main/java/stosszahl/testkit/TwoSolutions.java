package stosszahl.testkit;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import stosszahl.hierarchy.Hierarchy;

/**
 * The hierarchy {@code d_t f^(s) = 2 s^2 f^(s+1)}, which grows like {@code s^2}, and a solution from the data 0 that is not 0: {@code f^(s) = g^(s-1)/(2^(s-1) (s-1)!^2)} for any {@code g} that is flat
 * at 0; here {@code g = e^(-1/t)}, whose derivatives are of size {@code 2^n (n!)^2} at most, so that {@code |f^(s)| <= 1}.
 *
 * <p>By Cauchy's formula on circles of radius {@code theta t}: {@code |g^(n)(t)| <= n! (theta t)^-n e^(-1/((1+theta) t)) <= n! (n (1+theta)/(theta e))^n}, and {@code theta -> 1} with {@code n^n <= n! e^n}
 * gives {@code 2^n (n!)^2}.
 */
final class TwoSolutions {
    /** The rate 2 in {@code 2 s^2}. */
    static final double RATE = 2;

    /** {@code g^(n) = p_n(1/t) e^(-1/t)} with {@code p_(n+1)(x) = x^2 (p_n(x) - p_n'(x))}: the coefficients of {@code p_n}, from the constant on. */
    private final List<List<BigInteger>> polynomials;

    private TwoSolutions(List<List<BigInteger>> polynomials) {
        this.polynomials = polynomials;
    }

    static TwoSolutions of(int levels) {
        List<List<BigInteger>> all = new ArrayList<>();
        all.add(List.of(BigInteger.ONE));
        for (int n = 1; n < levels; n++) {
            List<BigInteger> p = all.get(n - 1);
            List<BigInteger> next = new ArrayList<>(List.of(BigInteger.ZERO, BigInteger.ZERO));
            for (int j = 0; j < p.size(); j++) {
                BigInteger slope =
                        j + 1 < p.size() ? p.get(j + 1).multiply(BigInteger.valueOf(j + 1L)) : BigInteger.ZERO;
                next.add(p.get(j).subtract(slope));
            }
            all.add(List.copyOf(next));
        }
        return new TwoSolutions(all);
    }

    Hierarchy<Double> hierarchy() {
        return new Scalars("2 s^2", Hierarchy.INFINITE, s -> RATE * s * s);
    }

    /** The solution that is not 0. */
    double solution(int s, double t) {
        if (t == 0) {
            return 0;
        }
        double x = 1 / t;
        double sum = 0;
        List<BigInteger> p = polynomials.get(s - 1);
        for (int j = 0; j < p.size(); j++) {
            sum += p.get(j).doubleValue() * Math.pow(x, j) * Math.exp(-x);
        }
        double scale = 1;
        for (int r = 1; r < s; r++) {
            scale *= RATE * r * r;
        }
        return sum / scale;
    }

    /** The largest value on all levels at 200 times of {@code (0,1]}. */
    double largest() {
        double largest = 0;
        for (int s = 1; s <= polynomials.size(); s++) {
            for (int i = 1; i <= 200; i++) {
                largest = Math.max(largest, Math.abs(solution(s, i / 200.0)));
            }
        }
        return largest;
    }
}
