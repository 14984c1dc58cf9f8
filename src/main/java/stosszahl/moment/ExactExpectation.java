package stosszahl.moment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.observable.Observable;

/**
 * The expectation of an observable from the moment hierarchy, for every {@code N} and in the limit, with its error: a polynomial as it is, a wave like {@code cos(xi v)} by its power series, which is cut where
 * the terms of the next two degrees, taken by their absolute values, are small and at most half of those before them. Twice these terms are added to the error.
 */
public final class ExactExpectation {
    /** What the terms that are left out may be, relative to the sum of those that are kept. */
    private static final double CUT = 1e-13;

    /** Where no degree reaches that, this much is taken: deviations are much smaller than expectations. */
    private static final double ROUGH = 1e-10;

    /** More moments than this take longer than samples. */
    private static final int MOST = 4000;

    private final MomentSystem system;
    private final Observable polynomial;
    private final List<Observable> omitted;

    private ExactExpectation(MomentSystem system, Observable polynomial, List<Observable> omitted) {
        this.system = system;
        this.polynomial = polynomial;
        this.omitted = omitted;
    }

    /**
     * The expectation, if the moment hierarchy has it.
     *
     * @param model the model
     * @param observable the observable
     * @param particles the least number of particles that will be asked for
     * @param times the times that will be asked for
     * @return empty for indicators, and for a series that does not converge within the degrees that can be solved for
     * @throws IllegalArgumentException if the observable is a polynomial of a degree that is too high, needs more than {@code particles} particles, or is not of a size that double precision has
     */
    public static Optional<ExactExpectation> of(
            KacModel model, Observable observable, ParticleNumber particles, double... times) {
        Observable canonical = observable.canonical();
        if (canonical.polynomial()) {
            MomentSystem system = MomentSystem.of(model, List.of(canonical));
            system.checkSize(canonical, particles);
            return Optional.of(new ExactExpectation(system, canonical, List.of()));
        }
        if (!PowerSeries.exists(canonical)) {
            return Optional.empty();
        }
        ExactExpectation rough = null;
        for (int degree = 8; MomentOrbit.count(model.dimension(), degree + 2, MOST) <= MOST; degree += 6) {
            ExactExpectation found = cut(model, canonical, degree);
            double size = found.truncation(degree, particles, times);
            if (size <= CUT) {
                return Optional.of(found);
            }
            rough = size <= ROUGH ? found : null;
        }
        return Optional.ofNullable(rough);
    }

    private static ExactExpectation cut(KacModel model, Observable observable, int degree) {
        Observable kept = PowerSeries.part(observable, 0, degree);
        List<Observable> omitted = terms(PowerSeries.part(observable, degree + 1, degree + 2));
        List<Observable> all = new ArrayList<>(omitted);
        all.add(kept);
        return new ExactExpectation(MomentSystem.of(model, all), kept, omitted);
    }

    private static List<Observable> terms(Observable observable) {
        return observable.terms().stream()
                .map(t -> Observable.of(observable.text(), observable.dimension(), List.of(t)))
                .toList();
    }

    /** The first terms that are left out, relative to those that are kept; infinite where they are more than half of those before them. */
    private double truncation(int degree, ParticleNumber particles, double... times) {
        List<Observable> all = terms(polynomial);
        List<Observable> last = all.stream()
                .filter(o -> MomentOrbit.of(o, o.terms().get(0)).degree() >= degree - 1)
                .toList();
        double worst = 0;
        for (ParticleNumber n : List.of(particles, ParticleNumber.INFINITE)) {
            double[] left = absolute(omitted, n, times);
            double[] before = absolute(last, n, times);
            double[] kept = absolute(all, n, times);
            for (int k = 0; k < times.length; k++) {
                if (left[k] != 0) {
                    worst = Math.max(worst, left[k] <= before[k] / 2 ? left[k] / kept[k] : Double.POSITIVE_INFINITY);
                }
            }
        }
        return worst;
    }

    private double[] absolute(List<Observable> terms, ParticleNumber n, double... times) {
        double[] sum = new double[times.length];
        for (double[] values : system.expectations(terms, n, times)) {
            Arrays.setAll(sum, k -> sum[k] + Math.abs(values[k]));
        }
        return sum;
    }

    /**
     * Is the observable a polynomial, or a series that was cut.
     *
     * @return true for a polynomial
     */
    public boolean polynomial() {
        return omitted.isEmpty();
    }

    /**
     * Are the averages over the collision kernels exact.
     *
     * @return false if some come from a quadrature or from rounded angles; their errors are among those of the values
     */
    public boolean exact() {
        return system.exact();
    }

    /**
     * The expectation.
     *
     * @param n the number of particles, or infinity
     * @param times the times {@code t >= 0}
     * @return one expectation per time
     */
    public List<Deviation> values(ParticleNumber n, double... times) {
        double[] value = system.expectations(polynomial, n, times);
        double[] size = absolute(terms(polynomial), n, times);
        double[] left = absolute(omitted, n, times);
        double[] kernels = system.kernelErrors(polynomial, n, times);
        List<Deviation> out = new ArrayList<>();
        for (int k = 0; k < times.length; k++) {
            // The accuracy that the moment system states, for each term.
            out.add(new Deviation(
                    value[k],
                    1e-12 * size[k] + 2 * left[k] + kernels[k],
                    polynomial.terms().isEmpty()));
        }
        return out;
    }

    /**
     * {@code N (E_N - E_inf)}, {@link MomentSystem#deviations}.
     *
     * @param n a finite number of particles
     * @param times the times {@code t >= 0}
     * @return one number per time
     */
    public List<Deviation> deviations(ParticleNumber n, double... times) {
        return cut(o -> system.deviations(o, n, times), times.length);
    }

    /**
     * The coefficient of {@code N^{-q}}, {@link MomentSystem#corrections}.
     *
     * @param order the order {@code q >= 0}
     * @param times the times {@code t >= 0}
     * @return one number per time
     */
    public List<Deviation> corrections(int order, double... times) {
        return cut(o -> system.corrections(o, order, times), times.length);
    }

    private List<Deviation> cut(Function<Observable, List<Deviation>> value, int length) {
        Deviation[] out = value.apply(polynomial).toArray(Deviation[]::new);
        for (Observable term : omitted) {
            List<Deviation> left = value.apply(term);
            for (int k = 0; k < length; k++) {
                Deviation d = left.get(k);
                double error = 2 * (Math.abs(d.value()) + d.error());
                out[k] = new Deviation(out[k].value(), out[k].error() + error, out[k].zero() && d.zero());
            }
        }
        return List.of(out);
    }
}
