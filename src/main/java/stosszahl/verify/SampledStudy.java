package stosszahl.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.distribution.NormalDistribution;
import stosszahl.claim.PowerLaw;
import stosszahl.claim.Verdict;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.moment.Deviation;
import stosszahl.moment.LimitByHermite;
import stosszahl.observable.Observable;
import stosszahl.particle.Ensemble;
import stosszahl.particle.EnsembleResult;
import stosszahl.particle.Estimate;

/**
 * The part of a {@link ConvergenceStudy} that must be sampled, with polynomials as control variates.
 *
 * <p>Where the limit is known, by the Hermite series of the limit density, each {@code N} is held against it, and the error of the limit is added to the interval. Otherwise each {@code N} is held against a reference
 * of {@code R = 10 max N} particles in pairs with common random numbers, so the noise of the reference is in every interval. From {@code d(N) = c_1/N + c_2/N^2}, {@code (E_N - E_R)/(1 - N/R) = d(N) + c_2/(NR) + ..}: as long as
 * the second term is no larger than the first at the least {@code N = m}, {@code |c_2| <= m |c_1|}, the bias is at most {@code m |c_1|/(NR)}, and so much is added to the interval, with {@code |c_1| <= M |d(M)|/(1 - m/M)} from the
 * far end of the interval at the largest {@code N = M}. The limit is {@code E_R - d(R)}, {@code d(R) = d(M) M/R}. All {@code N} share the reference, or the random numbers, so their noise may be correlated in any way.
 */
final class SampledStudy {
    /** The reference has so many times the particles of the largest number. */
    static final int REFERENCE = 10;

    private static final double CONFIDENCE = 0.99;

    private static final double QUANTILE =
            new NormalDistribution(null, 0, 1).inverseCumulativeProbability(0.5 + CONFIDENCE / 2);

    /** An interval for the exponent wider than this does not tell {@code 1/N} from {@code 1/N^2} or from no decay. */
    private static final double WIDEST = 1;

    private final Map<Long, EnsembleResult> results = new LinkedHashMap<>();
    private final Map<Long, PolynomialControls> controls = new LinkedHashMap<>();
    private final List<Long> particles;
    private final double[] times;

    private SampledStudy(List<Long> particles, double[] times) {
        this.particles = particles;
        this.times = times;
    }

    /** What was found for one observable. */
    record Found(List<ConvergenceStudy.Row> rows, List<ConvergenceStudy.Rate> rates) {}

    static Map<Observable, Found> run(
            KacModel model,
            List<Observable> observables,
            List<Long> particles,
            double[] times,
            Settings settings,
            Progress progress) {
        SampledStudy study = new SampledStudy(particles, times);
        Map<Observable, Optional<List<Deviation>>> limits = new LinkedHashMap<>();
        observables.forEach(o -> limits.put(o, LimitByHermite.of(model, o, times)));
        List<Long> all = new ArrayList<>(particles);
        long reference = Math.multiplyExact(REFERENCE, particles.get(particles.size() - 1));
        if (limits.values().stream().anyMatch(Optional::isEmpty)) {
            all.add(reference);
        }
        for (long n : all) {
            PolynomialControls polynomials = PolynomialControls.of(model, n, times);
            List<Observable> seen = new ArrayList<>(observables);
            seen.addAll(polynomials.polynomials());
            study.controls.put(n, polynomials);
            study.results.put(
                    n,
                    Ensemble.of(model, ParticleNumber.of(n), settings.replicas(), settings.seed())
                            .threads(settings.threads())
                            .confidence(CONFIDENCE)
                            .watchedBy((done, count, made, expected) -> progress.at("N = " + n, done, count))
                            .run(seen, times));
        }
        Map<Observable, Found> found = new LinkedHashMap<>();
        limits.forEach((observable, limit) -> {
            List<ConvergenceStudy.Row> rows = new ArrayList<>();
            List<ConvergenceStudy.Rate> rates = new ArrayList<>();
            for (int t = 0; t < times.length; t++) {
                int place = t;
                List<ConvergenceStudy.Row> own = limit.map(l -> study.against(observable, place, l.get(place)))
                        .orElseGet(() -> study.against(observable, place, reference));
                rows.addAll(own);
                double value = own.get(0).value() - own.get(0).deviation();
                rates.add(rate(observable, times[t], own, value));
            }
            found.put(observable, new Found(rows, rates));
        });
        return found;
    }

    private Estimate estimate(Observable observable, long n, int t) {
        return required(controls.get(n)).estimate(required(results.get(n)), observable, t, CONFIDENCE);
    }

    private List<ConvergenceStudy.Row> against(Observable observable, int t, Deviation limit) {
        List<ConvergenceStudy.Row> rows = new ArrayList<>();
        for (long n : particles) {
            Estimate e = estimate(observable, n, t);
            double error = limit.error() + ulps(limit.value());
            rows.add(row(
                    observable,
                    n,
                    times[t],
                    e.mean(),
                    e.mean() - limit.value(),
                    e.standardError() + error / QUANTILE,
                    e.low() - limit.value() - error,
                    e.high() - limit.value() + error));
        }
        return rows;
    }

    private List<ConvergenceStudy.Row> against(Observable observable, int t, long reference) {
        double first = particles.get(0);
        List<Estimate> differences = new ArrayList<>();
        for (long n : particles) {
            differences.add(PolynomialControls.difference(
                    required(results.get(n)),
                    required(controls.get(n)),
                    required(results.get(reference)),
                    required(controls.get(reference)),
                    observable,
                    t,
                    CONFIDENCE));
        }
        long most = particles.get(particles.size() - 1);
        Estimate last = differences.get(differences.size() - 1);
        double scaled = most / (1 - (double) most / reference);
        double limit = estimate(observable, reference, t).mean() - scaled * last.mean() / reference;
        // With one N only, the second term is taken to be half of the first at most.
        double second = first
                * scaled
                * Math.max(Math.abs(last.low()), Math.abs(last.high()))
                / (most > first ? 1 - first / most : 0.5);
        List<ConvergenceStudy.Row> rows = new ArrayList<>();
        for (int i = 0; i < particles.size(); i++) {
            Estimate e = differences.get(i);
            double scale = 1 / (1 - (double) particles.get(i) / reference);
            double mean = scale * e.mean();
            double bias = second / ((double) particles.get(i) * reference) + ulps(limit);
            rows.add(row(
                    observable,
                    particles.get(i),
                    times[t],
                    limit + mean,
                    mean,
                    scale * e.standardError() + bias / QUANTILE,
                    scale * e.low() - bias,
                    scale * e.high() + bias));
        }
        return rows;
    }

    /** Rounding of means of numbers of this size. */
    private static double ulps(double x) {
        return 1e-14 * Math.abs(x);
    }

    private static ConvergenceStudy.Row row(
            Observable observable,
            long n,
            double t,
            double value,
            double deviation,
            double error,
            double low,
            double high) {
        boolean seen = low > 0 || high < 0;
        return new ConvergenceStudy.Row(
                observable,
                n,
                t,
                value,
                deviation,
                error,
                low,
                high,
                ConvergenceStudy.Source.SAMPLED,
                seen ? Verdict.HOLDS : Verdict.UNRESOLVED);
    }

    private static <T> T required(@org.jspecify.annotations.Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a number of particles that was not run");
        }
        return value;
    }

    /** The fitted power of deviations with noise. It takes the least numbers of particles up to the first that noise hides: to pick the visible ones among those would pick the large fluctuations. */
    static ConvergenceStudy.Rate rate(Observable observable, double t, List<ConvergenceStudy.Row> rows, double limit) {
        List<ConvergenceStudy.Row> used = new ArrayList<>();
        for (ConvergenceStudy.Row row : rows) {
            if (row.verdict() != Verdict.HOLDS) {
                break;
            }
            used.add(row);
        }
        PowerLaw law = null;
        Verdict verdict = Verdict.UNRESOLVED;
        String reason;
        if (used.size() < 3) {
            reason = "a rate needs three different N with deviations above noise, from the least on, here are "
                    + used.size() + "; use more replicas or smaller N";
        } else if (used.stream()
                        .mapToDouble(r -> Math.signum(r.deviation()))
                        .distinct()
                        .count()
                > 1) {
            reason = "the deviation changes its sign with N, so that no power of N fits; use larger N";
        } else {
            law = PowerLaw.weighted(
                    used.stream().mapToDouble(ConvergenceStudy.Row::n).toArray(),
                    used.stream().mapToDouble(r -> Math.abs(r.deviation())).toArray(),
                    used.stream()
                            .mapToDouble(ConvergenceStudy.Row::standardError)
                            .toArray());
            boolean narrow = law.high() - law.low() <= WIDEST;
            if (law.high() < 0 && narrow) {
                verdict = Verdict.HOLDS;
                reason = String.format(
                        Locale.ROOT, "the deviation decays, with a power of N in [%.3f, %.3f]", law.low(), law.high());
            } else {
                reason = String.format(
                        Locale.ROOT,
                        "the interval [%.3f, %.3f] %s; use more replicas",
                        law.low(),
                        law.high(),
                        narrow ? "reaches to 0 and so does not show a decay" : "is wider than " + WIDEST);
            }
        }
        return new ConvergenceStudy.Rate(
                observable,
                t,
                law == null ? Double.NaN : law.slope(),
                law == null ? Double.NaN : law.low(),
                law == null ? Double.NaN : law.high(),
                limit,
                Double.NaN,
                ConvergenceStudy.Source.SAMPLED,
                List.of(),
                verdict,
                reason);
    }
}
