package stosszahl.moment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.observable.Factor;
import stosszahl.observable.Observable;
import stosszahl.polynomial.Fractions;

/**
 * The chaos defect {@code delta_N(t) = E[phi (x) phi] - E[phi]^2} of a polynomial observable, and its expansion {@code delta_N = delta_0 + delta_1/N + ..}: how far two groups of particles are from
 * independent. Beyond the paper.
 *
 * <p>By (2.29) {@code delta_0 = 0} for a product law at time 0, whatever the observable; for a mixture of products it is the variance of the parts' expectations. With
 * {@code E_N = E_0 + E_1/N + ..} for {@code phi} and {@code phi (x) phi}, {@code delta_q = E_q[phi (x) phi] - sum_{i<=q} E_i[phi] E_{q-i}[phi]}.
 */
public final class ChaosDefect {
    private final MomentSystem system;
    private final Observable observable;
    private final Observable square;

    private ChaosDefect(MomentSystem system, Observable observable, Observable square) {
        this.system = system;
        this.observable = observable;
        this.square = square;
    }

    /**
     * The defect of an observable of {@code s} particles; {@code phi (x) phi} is an observable of {@code 2s} others.
     *
     * @param model the model
     * @param observable a polynomial of the model's dimension
     * @return the defect
     * @throws IllegalArgumentException as {@link MomentSystem#of}, with twice the degree, or if a product of two coefficients is beyond double precision
     */
    public static ChaosDefect of(KacModel model, Observable observable) {
        Observable square = square(observable);
        return new ChaosDefect(MomentSystem.of(model, List.of(observable, square)), observable, square);
    }

    private static Observable square(Observable phi) {
        List<Observable.Term> terms = new ArrayList<>();
        int s = phi.order();
        for (Observable.Term first : phi.terms()) {
            for (Observable.Term second : phi.terms()) {
                BigFraction product = first.coefficient().multiply(second.coefficient());
                if (!Fractions.representable(product)) {
                    throw new IllegalArgumentException(
                            "the coefficients of " + phi.text()
                                    + " have a product beyond double precision; ask for a multiple of a size from 1e-150 to 1e150");
                }
                Map<Integer, List<Factor>> factors = new TreeMap<>(first.factors());
                second.factors().forEach((i, list) -> factors.put(i + s, list));
                terms.add(new Observable.Term(product, factors));
            }
        }
        return Observable.of("(" + phi.text() + ")(x)(" + phi.text() + ")", phi.dimension(), terms);
    }

    /**
     * The defect.
     *
     * @param n the number of particles, or infinity
     * @param times the times {@code t >= 0}
     * @return {@code delta_N(t)}, one number per time, good to about {@code 1e-12 E[phi (x) phi]}
     * @throws IllegalArgumentException as {@link MomentSystem#expectation}
     */
    public double[] at(ParticleNumber n, double... times) {
        double[] one = system.expectations(observable, n, times);
        double[] two = system.expectations(square, n, times);
        for (int k = 0; k < times.length; k++) {
            two[k] -= one[k] * one[k];
        }
        return two;
    }

    /**
     * {@code N (delta_N - delta_inf)} without the cancellation: with {@code D = N (E_N - E_inf)} it is {@code D[phi (x) phi] - (2 E_inf[phi] + D[phi]/N) D[phi]}.
     *
     * @param n a finite number of particles
     * @param times the times {@code t >= 0}
     * @return one number per time
     * @throws IllegalArgumentException as {@link MomentSystem#scaledDeviation}
     */
    public double[] scaledDeviation(ParticleNumber n, double... times) {
        double[] limit = system.expectations(observable, ParticleNumber.INFINITE, times);
        double[] one = system.scaledDeviation(observable, n, times);
        double[] two = system.scaledDeviation(square, n, times);
        for (int k = 0; k < times.length; k++) {
            two[k] -= (2 * limit[k] + one[k] / n.count()) * one[k];
        }
        return two;
    }

    /**
     * The coefficient {@code delta_q} of {@code N^{-q}}.
     *
     * @param order the order {@code q >= 0}
     * @param times the times {@code t >= 0}
     * @return one coefficient per time
     * @throws IllegalArgumentException as {@link MomentSystem#correction}
     */
    public double[] coefficient(int order, double... times) {
        double[] sum = system.correction(square, order, times);
        double[][] one = new double[order + 1][];
        for (int i = 0; i <= order; i++) {
            one[i] = system.correction(observable, i, times);
        }
        for (int i = 0; i <= order; i++) {
            for (int k = 0; k < times.length; k++) {
                sum[k] -= one[i][k] * one[order - i][k];
            }
        }
        return sum;
    }
}
