package stosszahl.observable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.polynomial.MultiIndex;

/**
 * One form for all observables with the same expectations under every symmetric law, as far as renaming particles and sorting factors shows: {@code v2^2*v1^2}, {@code v1^2*v3^2} and
 * {@code v1*v2^2*v1 + 0*v1} are {@code v1^2*v2^2}.
 */
final class CanonicalForm {
    private CanonicalForm() {}

    /** The terms: powers of a velocity multiplied out, waves of frequency at least 0, factors sorted, particles numbered in the order of their factors, equal terms added and those that vanish left out. */
    static List<Observable.Term> of(List<Observable.Term> terms) {
        Map<String, List<List<Factor>>> shapes = new TreeMap<>();
        Map<String, BigFraction> sums = new TreeMap<>();
        for (Observable.Term term : terms) {
            BigFraction coefficient = term.coefficient();
            List<List<Factor>> particles = new ArrayList<>();
            for (List<Factor> factors : term.factors().values()) {
                List<Factor> kept = new ArrayList<>();
                coefficient = coefficient.multiply(simplified(factors, kept));
                if (!kept.isEmpty()) {
                    particles.add(kept);
                }
            }
            particles.sort((a, b) -> b.toString().compareTo(a.toString()));
            String key = particles.toString();
            shapes.putIfAbsent(key, particles);
            sums.merge(key, coefficient, BigFraction::add);
        }
        List<Observable.Term> out = new ArrayList<>();
        shapes.forEach((key, particles) -> {
            BigFraction coefficient = sums.getOrDefault(key, BigFraction.ZERO);
            if (coefficient.signum() != 0) {
                Map<Integer, List<Factor>> factors = new TreeMap<>();
                particles.forEach(p -> factors.put(factors.size() + 1, p));
                out.add(new Observable.Term(coefficient, factors));
            }
        });
        return out;
    }

    /** Adds the factors of one particle to {@code kept} in their canonical form; the sign, or 0, that is taken out of them. */
    private static BigFraction simplified(List<Factor> factors, List<Factor> kept) {
        int sign = 1;
        int[] exponents = new int[0];
        for (Factor factor : factors) {
            if (factor instanceof Factor.Power power) {
                exponents = exponents.length == 0 ? new int[power.exponents().size()] : exponents;
                for (int c = 0; c < exponents.length; c++) {
                    exponents[c] += power.exponents().get(c);
                }
            } else if (factor instanceof Factor.Wave wave) {
                if (wave.frequency() == 0) {
                    sign = wave.sine() ? 0 : sign;
                } else {
                    sign = wave.sine() && wave.frequency() < 0 ? -sign : sign;
                    kept.add(new Factor.Wave(wave.sine(), Math.abs(wave.frequency()), wave.component()));
                }
            } else if (factor instanceof Factor.Indicator indicator) {
                // An indicator is its own square; -0.0 is 0.
                Factor one =
                        new Factor.Indicator(indicator.component(), indicator.below(), indicator.threshold() + 0.0);
                if (!kept.contains(one)) {
                    kept.add(one);
                }
            } else {
                kept.add(factor);
            }
        }
        if (Arrays.stream(exponents).anyMatch(e -> e > 0)) {
            kept.add(new Factor.Power(MultiIndex.of(exponents)));
        }
        kept.sort((a, b) -> a.toString().compareTo(b.toString()));
        return BigFraction.of(sign);
    }
}
