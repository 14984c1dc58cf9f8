package stosszahl.cli;

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
final class Controls {
    private final List<Observable> polynomials;
    private final double[][] expectations;
    private final double[] times;

    private Controls(List<Observable> polynomials, double[][] expectations, double[] times) {
        this.polynomials = polynomials;
        this.expectations = expectations;
        this.times = times;
    }

    /** No controls. */
    static Controls none() {
        return new Controls(List.of(), new double[0][], new double[0]);
    }

    /** Powers of one velocity and products of two, up to degree 6 in dimension 1 and 4 beyond, as far as there are particles. */
    static Controls of(KacModel model, long n, double[] times) {
        List<String> texts = new ArrayList<>();
        if (model.dimension() == 1) {
            texts.addAll(List.of("v1", "v1^2", "v1*v2", "v1^3", "v1^4", "v1^2*v2^2", "v1^6"));
        } else {
            for (String c : List.of("x", "y", "z").subList(0, model.dimension())) {
                texts.add("v1" + c);
                texts.add("v1" + c + "^2");
                texts.add("v1" + c + "^4");
                texts.add("v1" + c + "*v2" + c);
                texts.add("v1" + c + "^2*v2" + c + "^2");
            }
        }
        List<Observable> polynomials = texts.stream()
                .map(t -> Observable.parse(t, model.dimension()))
                .filter(o -> o.order() <= n)
                .toList();
        double[][] expectations =
                MomentSystem.of(model, polynomials).expectations(polynomials, ParticleNumber.of(n), times);
        return new Controls(polynomials, expectations, times);
    }

    List<Observable> polynomials() {
        return polynomials;
    }

    /** Can they help: a polynomial needs no sampling at all, and few replicas do not give the slopes. */
    boolean help(Observable observable, int replicas) {
        return !polynomials.isEmpty() && !observable.polynomial() && replicas >= 10 * polynomials.size();
    }

    Estimate adjust(EnsembleResult result, Observable observable, int time, double confidence) {
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
}
