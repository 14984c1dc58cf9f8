package stosszahl.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.moment.MomentSystem;
import stosszahl.observable.Observable;

/**
 * The rate as it is, from the exact moments: {@code N (E_N - E_inf)} of the products {@code prod_{i<=s} v_i^2} and of {@code v_1^4} against {@code N}, {@code s} and {@code t}, and its limit, the coefficient of
 * {@code 1/N}.
 *
 * <p>For product data cumulants of order {@code r} are {@code O(N^{1-r})}, so {@code f_N^{(s)} = f^{(x)s} + (1/N) (sum_i f_1(v_i) prod f + sum_{i<j} g(v_i,v_j) prod f) + O(1/N^2)}, and for an observable
 * {@code phi^{(x)s}} with {@code e = <f, phi>} the relative coefficient {@code a_s = E_1(s)/e^s} is {@code s h + C(s,2) G}: a quadratic polynomial in {@code s}, fixed by {@code s = 1, 2}. That is the exact form of the
 * {@code s^2/N} of (6.51).
 */
final class MeasuredRates {
    /** The accuracy of a scaled deviation, relative to the largest value of the limit: ten times that of the moments. */
    static final double ACCURACY = 1e-11;

    private final MomentSystem system;
    private final List<Observable> products;
    private final Observable fourth;

    private MeasuredRates(MomentSystem system, List<Observable> products, Observable fourth) {
        this.system = system;
        this.products = products;
        this.fourth = fourth;
    }

    /** Products of up to four particles in dimension 1; of three above, where degree 8 has too many moments. */
    static MeasuredRates of(KacModel model) {
        String component = model.dimension() == 1 ? "" : "x";
        int most = model.dimension() == 1 ? 4 : 3;
        List<Observable> products = new ArrayList<>();
        for (int s = 1; s <= most; s++) {
            products.add(Observable.parse(
                    IntStream.rangeClosed(1, s)
                            .mapToObj(i -> "v" + i + component + "^2")
                            .collect(Collectors.joining("*")),
                    model.dimension()));
        }
        Observable fourth = Observable.parse("v1" + component + "^4", model.dimension());
        List<Observable> all = new ArrayList<>(products);
        all.add(fourth);
        return new MeasuredRates(MomentSystem.of(model, all), products, fourth);
    }

    /** {@code v_1^4} and the products of two particles and more: those that a conservation of energy leaves free. */
    List<Observable> observables() {
        List<Observable> all = new ArrayList<>(List.of(fourth));
        all.addAll(products.subList(1, products.size()));
        return all;
    }

    /** The highest order of a product. */
    int orders() {
        return products.size();
    }

    /** {@code N (E_N - E_inf)}. */
    double[] scaled(Observable phi, long n, double... times) {
        return system.scaledDeviation(phi, ParticleNumber.of(n), times);
    }

    /** The coefficient of {@code 1/N^q}. */
    double[] coefficient(Observable phi, int q, double... times) {
        return system.correction(phi, q, times);
    }

    /** The size of an observable: the largest {@code |E_inf phi|} over some times and 0. */
    double scale(Observable phi, double... times) {
        double start = Math.abs(system.expectation(phi, ParticleNumber.INFINITE, 0));
        return Math.max(start, largest(system.expectations(phi, ParticleNumber.INFINITE, times)));
    }

    /** {@code a_s(t)}, the coefficient of {@code 1/N} relative to the limit. */
    double relative(int s, double t) {
        Observable phi = products.get(s - 1);
        return system.correction(phi, 1, t)[0] / system.expectation(phi, ParticleNumber.INFINITE, t);
    }

    /** {@code a_s(t_i)}, rows {@code s} from 1 on. */
    double[][] relative(double... times) {
        double[][] relative = new double[orders() + 1][times.length];
        for (int s = 1; s <= orders(); s++) {
            for (int i = 0; i < times.length; i++) {
                relative[s][i] = relative(s, times[i]);
            }
        }
        return relative;
    }

    /** The largest absolute value; not a number if one is none. */
    static double largest(double... values) {
        return Arrays.stream(values).map(Math::abs).reduce(0, Math::max);
    }

    /** The largest {@code N |E_N - E_inf|} over some times. */
    double largest(Observable phi, long n, double... times) {
        return largest(scaled(phi, n, times));
    }

    /** Is the mean of {@code v^2} the same at all times for every {@code N}: the energy, and no direction of it, is conserved. */
    boolean conservesEnergy(double until, long n) {
        Observable energy = products.get(0);
        double start = system.expectation(energy, ParticleNumber.INFINITE, 0);
        double end = system.expectation(energy, ParticleNumber.INFINITE, until);
        return Math.abs(end - start) <= 1e-10 * Math.abs(start) && largest(energy, n, until) <= 1e-9 * Math.abs(start);
    }
}
