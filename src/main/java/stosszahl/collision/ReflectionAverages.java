package stosszahl.collision;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.polynomial.MultiIndex;
import stosszahl.polynomial.Polynomial;

/**
 * Averages {@code E[(V + t <eta,V> eta)^a]} over a random vector {@code eta} of {@code R^q} with given moments; {@code t = -2} and unit vectors
 * {@code eta} make the Householder reflections that most laws of Section 3 are.
 *
 * <p>By the binomial theorem the average is {@code sum_{j <= a} C(a,j) t^{|j|} V^{a-j} P_j(V)} with {@code P_j = E[eta^j <eta,V>^{|j|}]}. The
 * {@code P_j} recur in many averages and are kept; they cost {@code C(q+|j|-1, |j|)} moments each, also kept.
 */
final class ReflectionAverages {
    private final int size;
    private final int strength;
    private final Function<MultiIndex, BigFraction> moments;
    private final Map<MultiIndex, BigFraction> known = new ConcurrentHashMap<>();
    private final Map<MultiIndex, Polynomial> projected = new ConcurrentHashMap<>();

    /**
     * The averages for one law.
     *
     * @param size the dimension {@code q} of the space
     * @param strength the factor {@code t}: -2 for a reflection
     * @param moments the moments {@code E[eta^e]} for exponents of even degree
     */
    ReflectionAverages(int size, int strength, Function<MultiIndex, BigFraction> moments) {
        this.size = size;
        this.strength = strength;
        this.moments = moments;
    }

    Polynomial average(MultiIndex a) {
        Polynomial.Builder average = new Polynomial.Builder(size);
        subtract(a, new int[size], 0, BigFraction.ONE, average);
        return average.build();
    }

    private void subtract(MultiIndex a, int[] j, int place, BigFraction coefficient, Polynomial.Builder average) {
        if (place == size) {
            int[] rest = a.toArray();
            for (int i = 0; i < size; i++) {
                rest[i] -= j[i];
            }
            MultiIndex kept = MultiIndex.of(rest);
            projected
                    .computeIfAbsent(MultiIndex.of(j), this::project)
                    .terms()
                    .forEach((l, c) -> average.add(kept.plus(l), coefficient.multiply(c)));
            return;
        }
        BigFraction factor = coefficient;
        for (int e = 0; e <= a.get(place); e++) {
            j[place] = e;
            subtract(a, j, place + 1, factor, average);
            factor = factor.multiply(strength * (a.get(place) - e)).divide(e + 1);
        }
        j[place] = 0;
    }

    private Polynomial project(MultiIndex j) {
        Polynomial.Builder polynomial = new Polynomial.Builder(size);
        Averages.powerOfSum(size, j.degree()).forEach((l, c) -> {
            BigFraction moment = known.computeIfAbsent(j.plus(l), moments);
            if (moment.signum() != 0) {
                polynomial.add(l, c.multiply(moment));
            }
        });
        return polynomial.build();
    }

    /** {@code out = v + t <eta,v> eta / |eta|^2}. */
    static void transform(double strength, double[] eta, double[] v, double[] out) {
        double dot = 0;
        double square = 0;
        for (int i = 0; i < v.length; i++) {
            dot += eta[i] * v[i];
            square += eta[i] * eta[i];
        }
        double step = strength * dot / square;
        for (int i = 0; i < v.length; i++) {
            out[i] = v[i] + step * eta[i];
        }
    }
}
