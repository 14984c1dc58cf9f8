package stosszahl.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stosszahl.claim.PowerLaw;
import stosszahl.claim.Verdict;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.moment.MomentSystem;
import stosszahl.observable.Observable;
import stosszahl.particle.Ensemble;
import stosszahl.particle.EnsembleResult;
import stosszahl.particle.Estimate;

/**
 * Convergence of observables in the number of particles, Theorem 2.2: the deviation from the limit for each {@code N} and time, and the fitted power of {@code N}.
 *
 * <p>A polynomial has its deviation from the exact moment hierarchy, without cancellation for any {@code N}. Any other observable is sampled, each {@code N} against a reference ten times the largest one, by
 * replicas paired by common random numbers and with polynomials of both systems as control variates. The difference to the reference {@code R} is divided by {@code 1 - N/R}: exact for a deviation {@code
 * c/N}, the first step of Richardson's extrapolation. A deviation that its own 99 % interval does not tell from 0 is unresolved, and takes no part in the fit.
 */
public final class ConvergenceStudy {
    /** The reference has so many times the particles of the largest number. */
    static final int REFERENCE = 10;

    private static final double CONFIDENCE = 0.99;

    private final List<Row> rows = new ArrayList<>();
    private final List<Rate> rates = new ArrayList<>();

    private ConvergenceStudy() {}

    /**
     * One observable at one time with {@code N} particles.
     *
     * @param observable the observable
     * @param n the number of particles
     * @param t the time
     * @param value the expectation
     * @param deviation its deviation from the limit
     * @param standardError the standard error of the deviation, 0 if exact
     * @param exact from the moment hierarchy, or sampled
     * @param verdict holds; unresolved if noise, or for exact values rounding, exceeds the deviation
     */
    public record Row(
            Observable observable,
            long n,
            double t,
            double value,
            double deviation,
            double standardError,
            boolean exact,
            Verdict verdict) {}

    /**
     * The fitted power of {@code N} for one observable and time.
     *
     * @param observable the observable
     * @param t the time
     * @param rate the power, -1 for a deviation like {@code 1/N}; not a number if fewer than three deviations are resolved
     * @param low the lower end of its 99 % interval
     * @param high its upper end
     * @param limit the limit: exact, or the mean at the reference
     * @param extrapolated the value at {@code 1/N = 0} of the polynomial in {@code 1/N} through the exact values; not a number if sampled
     * @param exact from the moment hierarchy, or sampled
     * @param verdict holds, or unresolved
     */
    public record Rate(
            Observable observable,
            double t,
            double rate,
            double low,
            double high,
            double limit,
            double extrapolated,
            boolean exact,
            Verdict verdict) {}

    /**
     * Carries out the study.
     *
     * @param model the model
     * @param observables the observables
     * @param particles the numbers of particles, finite, increasing
     * @param times the times, increasing
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
        ConvergenceStudy study = new ConvergenceStudy();
        List<Observable> polynomials =
                observables.stream().filter(Observable::polynomial).toList();
        List<Observable> others =
                observables.stream().filter(o -> !o.polynomial()).toList();
        if (!polynomials.isEmpty()) {
            MomentSystem oracle = MomentSystem.of(model, polynomials);
            for (Observable observable : polynomials) {
                study.exact(oracle, observable, particles, times);
            }
        }
        if (!others.isEmpty()) {
            study.sampled(model, others, particles, times, settings, progress);
        }
        return study;
    }

    private void exact(MomentSystem oracle, Observable observable, List<Long> particles, double[] times) {
        double[] limit = oracle.expectations(observable, ParticleNumber.INFINITE, times);
        double[][] deviation = new double[times.length][particles.size()];
        for (int i = 0; i < particles.size(); i++) {
            double n = particles.get(i);
            double[] scaled = oracle.scaledDeviation(observable, ParticleNumber.of(particles.get(i)), times);
            for (int t = 0; t < times.length; t++) {
                deviation[t][i] = scaled[t] / n;
                boolean seen = Math.abs(scaled[t]) > Rates.FLOOR * Math.max(1, Math.abs(limit[t]));
                rows.add(new Row(
                        observable,
                        particles.get(i),
                        times[t],
                        limit[t] + deviation[t][i],
                        deviation[t][i],
                        0,
                        true,
                        seen ? Verdict.HOLDS : Verdict.UNRESOLVED));
            }
        }
        for (int t = 0; t < times.length; t++) {
            fit(observable, times[t], limit[t], limit[t] + atZero(particles, deviation[t]));
        }
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

    private void sampled(
            KacModel model,
            List<Observable> observables,
            List<Long> particles,
            double[] times,
            Settings settings,
            Progress progress) {
        long reference = Math.multiplyExact(REFERENCE, particles.get(particles.size() - 1));
        Map<Long, EnsembleResult> results = new LinkedHashMap<>();
        Map<Long, PolynomialControls> controls = new LinkedHashMap<>();
        List<Long> all = new ArrayList<>(particles);
        all.add(reference);
        for (long n : all) {
            PolynomialControls polynomials = PolynomialControls.of(model, n, times);
            List<Observable> seen = new ArrayList<>(observables);
            seen.addAll(polynomials.polynomials());
            controls.put(n, polynomials);
            results.put(
                    n,
                    Ensemble.of(model, ParticleNumber.of(n), settings.replicas(), settings.seed())
                            .threads(settings.threads())
                            .confidence(CONFIDENCE)
                            .watchedBy((done, count, made, expected) -> progress.at("N = " + n, done, count))
                            .run(seen, times));
        }
        EnsembleResult far = required(results.get(reference));
        PolynomialControls farControls = required(controls.get(reference));
        for (Observable observable : observables) {
            for (int t = 0; t < times.length; t++) {
                double limit =
                        farControls.adjust(far, observable, t, CONFIDENCE).mean();
                for (long n : particles) {
                    Estimate difference = PolynomialControls.difference(
                            required(results.get(n)),
                            required(controls.get(n)),
                            far,
                            farControls,
                            observable,
                            t,
                            CONFIDENCE);
                    double scale = 1 / (1 - (double) n / reference);
                    boolean seen = difference.low() > 0 || difference.high() < 0;
                    rows.add(new Row(
                            observable,
                            n,
                            times[t],
                            limit + difference.mean(),
                            scale * difference.mean(),
                            scale * difference.standardError(),
                            false,
                            seen ? Verdict.HOLDS : Verdict.UNRESOLVED));
                }
                fit(observable, times[t], limit, Double.NaN);
            }
        }
    }

    private static <T> T required(@org.jspecify.annotations.Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a number of particles that was not run");
        }
        return value;
    }

    private void fit(Observable observable, double t, double limit, double extrapolated) {
        List<Row> used = rows(observable, t).stream()
                .filter(r -> r.verdict() == Verdict.HOLDS)
                .toList();
        boolean exact = observable.polynomial();
        if (used.size() < 3) {
            rates.add(new Rate(
                    observable, t, Double.NaN, Double.NaN, Double.NaN, limit, extrapolated, exact, Verdict.UNRESOLVED));
            return;
        }
        double[] n = used.stream().mapToDouble(Row::n).toArray();
        double[] error = used.stream().mapToDouble(r -> Math.abs(r.deviation())).toArray();
        PowerLaw law = exact
                ? PowerLaw.fit(n, error)
                : PowerLaw.weighted(
                        n, error, used.stream().mapToDouble(Row::standardError).toArray());
        rates.add(
                new Rate(observable, t, law.slope(), law.low(), law.high(), limit, extrapolated, exact, Verdict.HOLDS));
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
                .filter(r -> r.observable().equals(observable) && r.t() == t)
                .toList();
    }

    /**
     * The fitted powers.
     *
     * @return one for each observable and time
     */
    public List<Rate> rates() {
        return List.copyOf(rates);
    }
}
