package stosszahl.verify;

import java.util.ArrayList;
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

    /** The coefficient of {@code 1/N}. */
    double[] coefficient(Observable phi, double... times) {
        return system.correction(phi, 1, times);
    }

    /** {@code a_s(t)}, the coefficient of {@code 1/N} relative to the limit. */
    double relative(int s, double t) {
        Observable phi = products.get(s - 1);
        return system.correction(phi, 1, t)[0] / system.expectation(phi, ParticleNumber.INFINITE, t);
    }

    /** The {@link #quadraticDefect(int, double, double, double)} at a time. */
    double quadraticDefect(int s, double t) {
        return quadraticDefect(s, relative(1, t), relative(2, t), relative(s, t));
    }

    /**
     * How far {@code a_s} is from the quadratic polynomial through {@code s = 0, 1, 2}, relative to {@code s^2} times the largest of {@code a_1, a_2}; 0 if it is not farther than the uncertainty of the
     * coefficients and they are too small to be compared in eight digits.
     */
    static double quadraticDefect(int s, double one, double two, double other) {
        double predicted = s * (s - 1) / 2.0 * two - s * (s - 2.0) * one;
        double size = s * s * Math.max(Math.abs(one), Math.abs(two));
        double off = Math.abs(other - predicted);
        double uncertain = s * s * Rates.FLOOR;
        return off == 0 || (off <= uncertain && size <= 1e8 * uncertain) ? 0 : off / Math.max(size, Double.MIN_NORMAL);
    }

    /** The largest {@code N |E_N - E_inf|} over some times. */
    double largest(Observable phi, long n, double... times) {
        double worst = 0;
        for (double d : scaled(phi, n, times)) {
            worst = Math.max(worst, Math.abs(d));
        }
        return worst;
    }

    /** Is the mean of {@code v^2} the same at all times for every {@code N}: the energy, and no direction of it, is conserved. */
    boolean conservesEnergy(double until, long n) {
        Observable energy = products.get(0);
        double start = system.expectation(energy, ParticleNumber.INFINITE, 0);
        double end = system.expectation(energy, ParticleNumber.INFINITE, until);
        return Math.abs(end - start) <= 1e-10 * Math.abs(start) && largest(energy, n, until) <= 1e-9 * Math.abs(start);
    }
}
