package stosszahl.moment;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.kac.ParticleNumber;

/**
 * The eigenvalues of a Kac model that are rational functions of {@code N}.
 *
 * <p>With {@code G_N = P(N)/D(N)}, {@code D = (N-1)..(N-M+1)} and a matrix {@code P} of polynomials of degree at most {@code M-1}, such an eigenvalue times {@code D} is a root of a
 * monic polynomial over {@code Q[N]}, so by Gauss's lemma a polynomial in {@code N}, and of degree at most {@code M-1} because the eigenvalues stay bounded. Candidates are all
 * polynomials through rational eigenvalues at {@code M} values of {@code N}; what is at {@value #CHECKS} more values, some of them large primes, an eigenvalue again is kept.
 */
final class EigenvalueFunctions {
    private static final int CHECKS = 4;
    private static final long[] FAR = {10_007, 1_000_003};

    private EigenvalueFunctions() {}

    static List<Spectrum.Function> of(Spectrum spectrum, int reach, long least) {
        List<Map<BigFraction, Integer>> roots = new ArrayList<>();
        long[] points = new long[reach + 1 + CHECKS];
        for (int i = 0; i < points.length; i++) {
            points[i] = i < points.length - FAR.length ? least + i : FAR[i - (points.length - FAR.length)];
            roots.add(spectrum.exact(ParticleNumber.of(points[i])).roots().stream()
                    .collect(Collectors.toMap(ExactSpectrum.Root::value, ExactSpectrum.Root::multiplicity)));
        }
        Map<RationalFunction, Integer> found = new HashMap<>();
        combine(roots, points, reach, new ArrayList<>(), found);
        return found.entrySet().stream()
                .map(e -> new Spectrum.Function(e.getKey(), e.getValue()))
                .sorted(Comparator.comparing(
                                (Spectrum.Function f) -> f.value().at(ParticleNumber.of(points[points.length - 1])))
                        .reversed())
                .toList();
    }

    private static void combine(
            List<Map<BigFraction, Integer>> roots,
            long[] points,
            int reach,
            List<BigFraction> chosen,
            Map<RationalFunction, Integer> found) {
        if (chosen.size() <= reach) {
            for (BigFraction root : roots.get(chosen.size()).keySet()) {
                chosen.add(root);
                combine(roots, points, reach, chosen, found);
                chosen.remove(chosen.size() - 1);
            }
            return;
        }
        BigFraction[] y = new BigFraction[reach + 1];
        Arrays.setAll(y, i -> chosen.get(i).multiply(RationalFunction.denominator(points[i], reach, 1)));
        BigFraction[] p = RationalFunction.interpolate(Arrays.copyOf(points, reach + 1), y);
        int multiplicity = Integer.MAX_VALUE;
        for (int i = reach + 1; i < points.length && multiplicity > 0; i++) {
            BigFraction value = BigFraction.ZERO;
            for (int k = p.length - 1; k >= 0; k--) {
                value = value.multiply(BigInteger.valueOf(points[i])).add(p[k]);
            }
            value = value.divide(RationalFunction.denominator(points[i], reach, 1));
            multiplicity = Math.min(multiplicity, roots.get(i).getOrDefault(value, 0));
        }
        if (multiplicity > 0) {
            found.put(RationalFunction.reduced(p, reach, 1), multiplicity);
        }
    }
}
