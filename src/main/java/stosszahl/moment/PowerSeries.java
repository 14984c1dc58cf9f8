package stosszahl.moment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.observable.Factor;
import stosszahl.observable.Observable;
import stosszahl.polynomial.MultiIndex;

/**
 * An observable of powers and waves as a power series, by total degree: {@code cos(xi v) = sum_k (-1)^k (xi v)^{2k}/(2k)!}, {@code sin} alike. Its expectation is the sum of those of the terms wherever the
 * moments grow more slowly than {@code (2k)!/xi^{2k}}, as those of all laws with Gaussian tails do.
 */
final class PowerSeries {
    private PowerSeries() {}

    /** Is there a series: no factor is an indicator. */
    static boolean exists(Observable observable) {
        return observable.terms().stream()
                .flatMap(t -> t.factors().values().stream())
                .flatMap(List::stream)
                .noneMatch(f -> f instanceof Factor.Indicator);
    }

    /** The terms of degree {@code from .. to}, like terms added. */
    static Observable part(Observable observable, int from, int to) {
        List<Observable.Term> all = new ArrayList<>();
        for (Observable.Term term : observable.terms()) {
            List<Observable.Term> partial = List.of(new Observable.Term(term.coefficient(), Map.of()));
            for (Map.Entry<Integer, List<Factor>> entry : term.factors().entrySet()) {
                for (Factor factor : entry.getValue()) {
                    partial = product(partial, entry.getKey(), factor, observable.dimension(), to);
                }
            }
            partial.stream().filter(t -> degree(t) >= from).forEach(all::add);
        }
        return Observable.of(observable.text(), observable.dimension(), all).canonical();
    }

    private static List<Observable.Term> product(
            List<Observable.Term> terms, int particle, Factor factor, int dimension, int most) {
        List<Observable.Term> out = new ArrayList<>();
        for (Observable.Term term : terms) {
            int left = most - degree(term);
            if (factor instanceof Factor.Power power) {
                if (power.exponents().degree() <= left) {
                    out.add(with(term, BigFraction.ONE, particle, power.exponents()));
                }
            } else if (factor instanceof Factor.Wave wave) {
                BigFraction xi = BigFraction.from(wave.frequency());
                BigFraction c = wave.sine() ? xi : BigFraction.ONE;
                for (int k = wave.sine() ? 1 : 0; k <= left; k += 2) {
                    int[] exponents = new int[dimension];
                    exponents[wave.component()] = k;
                    out.add(with(term, c, particle, MultiIndex.of(exponents)));
                    c = c.multiply(xi).multiply(xi).divide((k + 1) * (k + 2)).negate();
                }
            } else {
                throw new IllegalArgumentException("no power series of " + factor);
            }
        }
        return out;
    }

    private static Observable.Term with(Observable.Term term, BigFraction c, int particle, MultiIndex exponents) {
        Map<Integer, List<Factor>> factors = new TreeMap<>(term.factors());
        List<Factor> own = new ArrayList<>(factors.getOrDefault(particle, Collections.emptyList()));
        own.add(new Factor.Power(exponents));
        factors.put(particle, own);
        return new Observable.Term(term.coefficient().multiply(c), factors);
    }

    private static int degree(Observable.Term term) {
        return term.factors().values().stream()
                .flatMap(List::stream)
                .mapToInt(f -> ((Factor.Power) f).exponents().degree())
                .sum();
    }
}
