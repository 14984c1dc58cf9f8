package stosszahl.verify;

import java.util.ArrayList;
import java.util.List;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.moment.MomentSystem;
import stosszahl.observable.Observable;
import stosszahl.particle.ControlVariates;
import stosszahl.particle.EnsembleResult;
import stosszahl.particle.Estimate;

/** Polynomials as control variates for observables that are none, with their expectations from the exact moment hierarchy. */
public final class PolynomialControls {
    private final List<Observable> polynomials;
    private final double[][] expectations;
    private final double[] times;

    private PolynomialControls(List<Observable> polynomials, double[][] expectations, double[] times) {
        this.polynomials = polynomials;
        this.expectations = expectations;
        this.times = times;
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
     * Powers of one velocity and products of two, up to degree 6 in dimension 1 and 4 beyond, as far as there are particles.
     *
     * @param model the model
     * @param n the number of particles
     * @param times the times, increasing
     * @return the controls with their expectations
     */
    public static PolynomialControls of(KacModel model, long n, double[] times) {
        List<String> texts = new ArrayList<>();
        if (model.dimension() == 1) {
            texts.addAll(List.of("v1", "v1^2", "v1*v2", "v1^3", "v1^4", "v1^2*v2^2", "v1^6"));
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
     * Can they help: a polynomial needs no sampling at all, and few replicas do not give the slopes.
     *
     * @param observable what is estimated
     * @param replicas the number of replicas
     * @return true if they can
     */
    public boolean help(Observable observable, int replicas) {
        return !polynomials.isEmpty() && !observable.polynomial() && replicas >= 10 * polynomials.size();
    }

    /**
     * An estimate with these controls.
     *
     * @param result the replicas, in which the controls were sampled too
     * @param observable what is estimated
     * @param time the place of the time
     * @param confidence the level of the interval
     * @return the estimate
     */
    public Estimate adjust(EnsembleResult result, Observable observable, int time, double confidence) {
        double t = times[time];
        double[][] values = new double[polynomials.size()][];
        double[] expected = new double[values.length];
        for (int j = 0; j < values.length; j++) {
            values[j] = result.replicaValues(polynomials.get(j), t);
            expected[j] = expectations[j][time];
        }
        return ControlVariates.adjust(
                result.estimate(observable, t), result.replicaValues(observable, t), values, expected, confidence);
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
                        help(observable, result.replicas()) && !result.rare(observable, at[t])
                                ? adjust(result, observable, t, confidence)
                                : result.estimate(observable, at[t]));
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
        List<double[]> controls = new ArrayList<>();
        List<Double> expected = new ArrayList<>();
        // The lowest degrees of both first.
        for (int j = 0; j < Math.max(of.polynomials.size(), other.polynomials.size()); j++) {
            if (j < of.polynomials.size()) {
                controls.add(a.replicaValues(of.polynomials.get(j), t));
                expected.add(of.expectations[j][time]);
            }
            if (j < other.polynomials.size()) {
                controls.add(b.replicaValues(other.polynomials.get(j), t));
                expected.add(other.expectations[j][time]);
            }
        }
        return ControlVariates.adjust(
                a.estimate(observable, t),
                values,
                controls.toArray(double[][]::new),
                expected.stream().mapToDouble(x -> x).toArray(),
                confidence);
    }
}
