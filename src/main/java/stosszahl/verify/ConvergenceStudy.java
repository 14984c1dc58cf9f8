package stosszahl.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import stosszahl.claim.Verdict;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.moment.Deviation;
import stosszahl.moment.ExactExpectation;
import stosszahl.observable.Observable;

/**
 * Convergence of observables in the number of particles, Theorem 2.2: the deviation from the limit for each {@code N} and time, and how it decays.
 *
 * <p>A polynomial has its deviation from the exact moment hierarchy, without cancellation for any {@code N} and {@code t}, and so has a wave whose power series converges: there is no noise, and the exponent is that of the
 * expansion in {@code 1/N}, {@link ExactRate}. Any other observable is sampled, {@link SampledStudy}. Requests that mean the same, like {@code v1^2*v2^2} and {@code v2^2*v1^2}, are worked out once.
 */
public final class ConvergenceStudy {
    /** Coefficients of the expansion in {@code 1/N} that are looked at for the first that is not 0. */
    private static final int ORDERS = 4;

    private final List<Row> rows = new ArrayList<>();
    private final List<Rate> rates = new ArrayList<>();

    private ConvergenceStudy() {}

    /** Where numbers come from. */
    public enum Source {
        /** The moment hierarchy. */
        EXACT,
        /** The moment hierarchy, with averages over the collision kernels that are not exact. */
        QUADRATURE,
        /** The moment hierarchy, by a power series of the observable. */
        SERIES,
        /** Replicas of the particles. */
        SAMPLED;

        /**
         * The word for tables.
         *
         * @return the name in lower case
         */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One observable at one time with {@code N} particles.
     *
     * @param observable the observable
     * @param n the number of particles
     * @param t the time
     * @param value the expectation
     * @param deviation its deviation from the limit
     * @param standardError the standard error of the deviation, with what a limit that is not exact adds; without noise an estimate of the rounding, of the kernels' averages and of the terms left out, 0 for a polynomial under exact averages
     * @param low the lower end of the 99 % interval of the deviation; without noise, of what its numerical error allows
     * @param high its upper end
     * @param source where it comes from
     * @param verdict holds: the deviation is told from 0; unresolved if noise, or without noise rounding, exceeds it; not applicable if it is exactly 0
     */
    public record Row(
            Observable observable,
            long n,
            double t,
            double value,
            double deviation,
            double standardError,
            double low,
            double high,
            Source source,
            Verdict verdict) {}

    /**
     * The exponent between two numbers of particles, {@code log(d(N_2)/d(N_1))/log(N_2/N_1)}.
     *
     * @param first {@code N_1}
     * @param second {@code N_2}
     * @param exponent the exponent; not a number where a deviation is not resolved or its sign changes
     */
    public record Local(long first, long second, double exponent) {}

    /**
     * The power of {@code N} for one observable and time.
     *
     * @param observable the observable
     * @param t the time
     * @param rate the power. Without noise the exact one as {@code N -> inf}, from the expansion in {@code 1/N}; with noise the fitted one. Not a number if there is none
     * @param low without noise the least of the local exponents and the limit, no statistical interval; with noise the lower end of the 99 % interval of the noise
     * @param high the largest of them, or the upper end
     * @param limit the limit: exact, by a series, or extrapolated from samples
     * @param extrapolated the value at {@code 1/N = 0} of the polynomial in {@code 1/N} through the exact values; not a number if sampled, or from one number of particles
     * @param source where it comes from
     * @param local the exponents between neighbouring {@code N}; empty if sampled
     * @param verdict what is said of the decay
     * @param reason what that rests on
     */
    public record Rate(
            Observable observable,
            double t,
            double rate,
            double low,
            double high,
            double limit,
            double extrapolated,
            Source source,
            List<Local> local,
            Verdict verdict,
            String reason) {
        /** Copies the list. */
        public Rate {
            local = List.copyOf(local);
        }
    }

    /**
     * Carries out the study.
     *
     * @param model the model
     * @param observables the observables; each text is reported once
     * @param particles the numbers of particles, finite; each counts once
     * @param times the times; each counts once
     * @param settings replicas, seed and threads for what must be sampled
     * @param progress is told
     * @return the study
     * @throws IllegalArgumentException if an observable has more particles than the least {@code N}
     */
    public static ConvergenceStudy run(
            KacModel model,
            List<Observable> observables,
            List<Long> particles,
            double[] times,
            Settings settings,
            Progress progress) {
        List<Long> n = particles.stream().sorted().distinct().toList();
        double[] at = Arrays.stream(times).distinct().toArray();
        Map<String, Observable> asked = new LinkedHashMap<>();
        observables.forEach(o -> asked.putIfAbsent(o.text(), o));
        Map<Observable, SampledStudy.Found> found = new LinkedHashMap<>();
        LinkedHashSet<Observable> sampled = new LinkedHashSet<>();
        for (Observable observable : asked.values()) {
            Observable canonical = observable.canonical();
            if (found.containsKey(canonical) || sampled.contains(canonical)) {
                continue;
            }
            Optional<ExactExpectation> exact = ExactExpectation.of(model, canonical, ParticleNumber.of(n.get(0)), at);
            if (exact.isPresent()) {
                found.put(canonical, exact(exact.get(), canonical, n, at));
            } else {
                sampled.add(canonical);
            }
        }
        if (!sampled.isEmpty()) {
            double[] increasing = Arrays.stream(at).sorted().toArray();
            found.putAll(SampledStudy.run(model, List.copyOf(sampled), n, increasing, settings, progress));
        }
        ConvergenceStudy study = new ConvergenceStudy();
        for (Observable observable : asked.values()) {
            SampledStudy.Found of = found.get(observable.canonical());
            if (of == null) {
                throw new IllegalStateException("nothing was found for " + observable);
            }
            of.rows().forEach(r -> study.rows.add(named(observable, r)));
            of.rates().forEach(r -> study.rates.add(named(observable, r)));
        }
        return study;
    }

    /** As it was asked for. */
    private static Row named(Observable observable, Row r) {
        return new Row(observable, r.n, r.t, r.value, r.deviation, r.standardError, r.low, r.high, r.source, r.verdict);
    }

    private static Rate named(Observable observable, Rate r) {
        return new Rate(
                observable,
                r.t,
                r.rate,
                r.low,
                r.high,
                r.limit,
                r.extrapolated,
                r.source,
                r.local,
                r.verdict,
                r.reason);
    }

    private static SampledStudy.Found exact(
            ExactExpectation oracle, Observable observable, List<Long> particles, double[] times) {
        Source source = !oracle.polynomial() ? Source.SERIES : oracle.exact() ? Source.EXACT : Source.QUADRATURE;
        List<Row> rows = new ArrayList<>();
        List<Rate> rates = new ArrayList<>();
        List<Deviation> limit = oracle.values(ParticleNumber.INFINITE, times);
        List<List<Deviation>> scaled = new ArrayList<>();
        for (long n : particles) {
            List<Deviation> deviations = oracle.deviations(ParticleNumber.of(n), times);
            scaled.add(deviations);
            for (int t = 0; t < times.length; t++) {
                Deviation d = deviations.get(t).times(1.0 / n);
                boolean zero = ExactRate.exactlyZero(d, times[t] == 0);
                rows.add(new Row(
                        observable,
                        n,
                        times[t],
                        limit.get(t).value() + d.value(),
                        d.value(),
                        source == Source.EXACT ? 0 : d.error(),
                        d.value() - d.error(),
                        d.value() + d.error(),
                        source,
                        zero ? Verdict.NOT_APPLICABLE : d.resolved() ? Verdict.HOLDS : Verdict.UNRESOLVED));
            }
        }
        List<List<Deviation>> corrections = new ArrayList<>();
        for (int q = 1; q <= ORDERS; q++) {
            List<Deviation> found = oracle.corrections(q, times);
            for (int t = 0; t < times.length; t++) {
                if (!Double.isFinite(found.get(t).value())
                        || !Double.isFinite(found.get(t).error())) {
                    throw new IllegalArgumentException("the coefficient of N^-" + q + " in the expectation of "
                            + observable.text() + " at t = " + times[t] + " is "
                            + found.get(t).value() + " +- " + found.get(t).error()
                            + ", beyond double precision; ask for a smaller multiple, a lower"
                            + " power or a shorter time");
                }
            }
            corrections.add(found);
        }
        for (int t = 0; t < times.length; t++) {
            int place = t;
            List<Deviation> own = scaled.stream().map(d -> d.get(place)).toList();
            ExactRate rate = ExactRate.of(
                    particles, own, corrections.stream().map(c -> c.get(place)).toList(), times[t] == 0);
            double[] deviation = new double[own.size()];
            Arrays.setAll(deviation, i -> own.get(i).value() / particles.get(i));
            double value = limit.get(t).value();
            rates.add(new Rate(
                    observable,
                    times[t],
                    rate.rate(),
                    rate.low(),
                    rate.high(),
                    value,
                    particles.size() < 2 ? Double.NaN : value + atZero(particles, deviation),
                    source,
                    rate.local().stream()
                            .map(l -> new Local(l.first(), l.second(), l.exponent()))
                            .toList(),
                    rate.verdict(),
                    rate.reason()));
        }
        return new SampledStudy.Found(rows, rates);
    }

    /** Neville's scheme in {@code x = 1/N}, evaluated at 0; the last six numbers at most, so that it does not amplify rounding. */
    private static double atZero(List<Long> particles, double[] deviation) {
        int from = Math.max(0, deviation.length - 6);
        double[] p = Arrays.copyOfRange(deviation, from, deviation.length);
        for (int width = 1; width < p.length; width++) {
            for (int i = 0; i + width < p.length; i++) {
                double x = 1.0 / particles.get(from + i);
                double y = 1.0 / particles.get(from + i + width);
                p[i] = (x * p[i + 1] - y * p[i]) / (x - y);
            }
        }
        return p[0];
    }

    /**
     * The deviations.
     *
     * @return one for each observable, number of particles and time
     */
    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** The deviations of one observable at one time, by increasing {@code N}. */
    List<Row> rows(Observable observable, double t) {
        return rows.stream()
                .filter(r -> r.observable().text().equals(observable.text()) && r.t() == t)
                .toList();
    }

    /**
     * The powers of {@code N}.
     *
     * @return one for each observable and time
     */
    public List<Rate> rates() {
        return List.copyOf(rates);
    }

    /**
     * Is some decay refuted.
     *
     * @return true if a rate is
     */
    public boolean refuted() {
        return rates.stream().anyMatch(r -> r.verdict() == Verdict.REFUTED);
    }
}
