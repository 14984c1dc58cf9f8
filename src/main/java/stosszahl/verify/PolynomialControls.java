package stosszahl.verify;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.moment.MomentSystem;
import stosszahl.observable.Observable;
import stosszahl.particle.ControlVariates;
import stosszahl.particle.EnsembleResult;
import stosszahl.particle.Estimate;
import stosszahl.polynomial.MultiIndex;

/** Polynomials as control variates for observables that are none, with their expectations from the exact moment hierarchy. */
public final class PolynomialControls {
    private final List<Observable> polynomials;
    private final double[][] expectations;
    private final double[] times;
    /** The first ones, of degree 2 at most. */
    private final int low;

    private PolynomialControls(List<Observable> polynomials, double[][] expectations, double[] times) {
        this.polynomials = polynomials;
        this.expectations = expectations;
        this.times = times;
        this.low = (int) polynomials.stream().filter(o -> degree(o) <= 2).count();
    }

    private static int degree(Observable power) {
        return power.terms().get(0).monomial().orElseThrow().values().stream()
                .mapToInt(MultiIndex::degree)
                .sum();
    }

    /**
     * No controls.
     *
     * @return none
     */
    public static PolynomialControls none() {
        return new PolynomialControls(List.of(), new double[0][], new double[0]);
    }

    /**
     * Powers of one velocity and products of two up to degree 4, as far as there are particles; those up to degree 2 first.
     *
     * @param model the model
     * @param n the number of particles
     * @param times the times, increasing
     * @return the controls with their expectations
     */
    public static PolynomialControls of(KacModel model, long n, double[] times) {
        List<String> texts = new ArrayList<>();
        if (model.dimension() == 1) {
            texts.addAll(List.of("v1", "v1^2", "v1*v2", "v1^3", "v1^4", "v1^2*v2^2"));
        } else {
            for (String c : List.of("x", "y", "z").subList(0, model.dimension())) {
                texts.add("v1" + c);
                texts.add("v1" + c + "^2");
                texts.add("v1" + c + "*v2" + c);
            }
            for (String c : List.of("x", "y", "z").subList(0, model.dimension())) {
                texts.add("v1" + c + "^4");
                texts.add("v1" + c + "^2*v2" + c + "^2");
            }
        }
        List<Observable> polynomials = texts.stream()
                .map(t -> Observable.parse(t, model.dimension()))
                .filter(o -> o.order() <= n)
                .toList();
        double[][] expectations =
                MomentSystem.of(model, polynomials).expectations(polynomials, ParticleNumber.of(n), times);
        return new PolynomialControls(polynomials, expectations, times);
    }

    /**
     * The polynomials, which are to be sampled too.
     *
     * @return the controls
     */
    public List<Observable> polynomials() {
        return polynomials;
    }

    /**
     * An estimate with these controls where they help, {@link ControlVariates}; the plain one of a polynomial, which needs no sampling at all, and of an event that few replicas hit.
     *
     * @param result the replicas, in which the controls were sampled too
     * @param observable what is estimated
     * @param time the place of the time
     * @param confidence the level of the interval
     * @return the estimate, equal to that of the replicas where controls do not help
     */
    public Estimate estimate(EnsembleResult result, Observable observable, int time, double confidence) {
        Estimate plain = result.estimate(observable, times[time]);
        if (observable.polynomial() || result.rare(observable, times[time])) {
            return plain;
        }
        Chosen chosen = new Chosen();
        chosen.add(result, this, time, 0, low);
        chosen.add(result, this, time, low, polynomials.size());
        return chosen.adjust(plain, result.replicaValues(observable, times[time]), low, confidence);
    }

    /**
     * The estimates, with these controls where they can help.
     *
     * @param result the replicas, in which the controls were sampled too
     * @param observables what is estimated
     * @param at the times
     * @param confidence the level of the intervals
     * @return one for each observable and time, the times of the first observable first
     */
    public List<Estimate> estimates(
            EnsembleResult result, List<Observable> observables, double[] at, double confidence) {
        List<Estimate> estimates = new ArrayList<>();
        for (Observable observable : observables) {
            for (int t = 0; t < at.length; t++) {
                estimates.add(
                        polynomials.isEmpty()
                                ? result.estimate(observable, at[t])
                                : estimate(result, observable, t, confidence));
            }
        }
        return estimates;
    }

    /**
     * {@code E_a - E_b} from paired replicas, replica by replica with the same random numbers, with the controls of both; where too few replicas differ, from the two intervals, which both hold with the
     * confidence asked for.
     */
    static Estimate difference(
            EnsembleResult a,
            PolynomialControls of,
            EnsembleResult b,
            PolynomialControls other,
            Observable observable,
            int time,
            double confidence) {
        double t = of.times[time];
        if (a.rare(observable, t) || b.rare(observable, t)) {
            Estimate first = a.estimate(observable, t, (1 + confidence) / 2);
            Estimate second = b.estimate(observable, t, (1 + confidence) / 2);
            return new Estimate(
                    first.quantity(),
                    first.particles(),
                    t,
                    first.mean() - second.mean(),
                    Math.hypot(first.standardError(), second.standardError()),
                    first.low() - second.high(),
                    first.high() - second.low(),
                    first.replicas());
        }
        double[] values = a.replicaValues(observable, t);
        double[] reference = b.replicaValues(observable, t);
        for (int r = 0; r < values.length; r++) {
            values[r] -= reference[r];
        }
        Estimate one = a.estimate(observable, t);
        int n = values.length;
        double mean = StatUtils.mean(values);
        double error = Math.sqrt(StatUtils.variance(values) / n);
        double half = error * new TDistribution(null, n - 1).inverseCumulativeProbability(0.5 + confidence / 2);
        Estimate plain = new Estimate(one.quantity(), one.particles(), t, mean, error, mean - half, mean + half, n);
        if (observable.polynomial()) {
            return plain;
        }
        Chosen chosen = new Chosen();
        chosen.add(a, of, time, 0, of.low);
        chosen.add(b, other, time, 0, other.low);
        chosen.add(a, of, time, of.low, of.polynomials.size());
        chosen.add(b, other, time, other.low, other.polynomials.size());
        return chosen.adjust(plain, values, of.low + other.low, confidence);
    }

    /** Controls in the order in which they are taken out. */
    private static final class Chosen {
        private final List<double[]> values = new ArrayList<>();
        private final List<Double> expected = new ArrayList<>();

        void add(EnsembleResult result, PolynomialControls of, int time, int from, int to) {
            for (int j = from; j < to; j++) {
                values.add(result.replicaValues(of.polynomials.get(j), of.times[time]));
                expected.add(of.expectations[j][time]);
            }
        }

        Estimate adjust(Estimate plain, double[] y, int low, double confidence) {
            return ControlVariates.adjust(
                    plain,
                    y,
                    values.toArray(double[][]::new),
                    expected.stream().mapToDouble(x -> x).toArray(),
                    low,
                    confidence);
        }
    }
}
