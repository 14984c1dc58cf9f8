package stosszahl.testkit;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import stosszahl.hierarchy.Convergence;
import stosszahl.hierarchy.DuhamelSeries;
import stosszahl.hierarchy.GradedElement;
import stosszahl.hierarchy.GrowthConstants;
import stosszahl.hierarchy.Hierarchy;

/**
 * Everything that Theorem 2.1 is about: hierarchies {@code C^N} with their data {@code F_{N,0}}, the limit {@code C^inf} with {@code F_0}, the constants of Conditions 1 and 2, a window
 * {@code [0,T]}, and the observables and values of {@code N} that convergence is looked at through. Whether any of it holds is for {@link ConvergentFamilyContract} to find out.
 *
 * @param <E> the elements of the levels
 * @param finite gives {@code C^N}
 * @param limit the hierarchy {@code C^inf}
 * @param data gives the component {@code s} of {@code F_{N,0}}
 * @param limitData gives the component {@code s} of {@code F_0}
 * @param finiteConstants the constants {@code R_k} claimed for every {@code N}
 * @param limitConstants the constants {@code rho_k} claimed for the limit
 * @param dataBound the bound claimed in (A2), {@code sup_N ||F_{N,0}||_0}
 * @param end the end {@code T} of the window
 * @param levels how many levels of data are used
 * @param observables the observables
 * @param particles the values of {@code N}, increasing, at least two
 * @param rate errors must fall at least like {@code N^-rate} from each {@code N} to the next
 */
public record ConvergentFamily<E>(
        LongFunction<? extends Hierarchy<E>> finite,
        Hierarchy<E> limit,
        Data<E> data,
        IntFunction<E> limitData,
        GrowthConstants finiteConstants,
        GrowthConstants limitConstants,
        double dataBound,
        double end,
        int levels,
        List<Convergence.Observable<E>> observables,
        List<Long> particles,
        double rate) {
    /** Validates the numbers, copies the lists. */
    public ConvergentFamily {
        observables = List.copyOf(observables);
        particles = List.copyOf(particles);
        if (observables.isEmpty() || particles.size() < 2 || !(end > 0) || !(rate > 0) || levels < 1) {
            throw new IllegalArgumentException("a family with " + observables.size() + " observables, "
                    + particles.size() + " values of N, T = " + end + ", rate " + rate + " and " + levels
                    + " levels; use at least 1, 2, T > 0, a rate > 0 and 1 level");
        }
    }

    /**
     * Initial data for every {@code N}.
     *
     * @param <E> the elements of the levels
     */
    @FunctionalInterface
    public interface Data<E> {
        /**
         * The component {@code s} of {@code F_{N,0}}.
         *
         * @param particles the number {@code N}
         * @param s the level
         * @return the component
         */
        E component(long particles, int s);
    }

    /**
     * The data {@code F_{N,0}} on as many levels as are used and {@code C^N} has.
     *
     * @param particles the number {@code N}
     * @return the sequence
     */
    public GradedElement<E> dataOf(long particles) {
        Hierarchy<E> hierarchy = finite.apply(particles);
        return GradedElement.generate(
                hierarchy.space(), Math.min(levels, hierarchy.levels()), s -> data.component(particles, s));
    }

    /**
     * The data {@code F_0} of the limit.
     *
     * @return the sequence
     */
    public GradedElement<E> dataOfLimit() {
        return GradedElement.generate(limit.space(), Math.min(levels, limit.levels()), limitData);
    }

    /**
     * The path {@code t -> F_N(t)} by the Duhamel series, each level to the order that the levels of data allow.
     *
     * @param particles the number {@code N}
     * @return the path on the levels that observables ask for
     */
    public DoubleFunction<GradedElement<E>> path(long particles) {
        return path(DuhamelSeries.of(finite.apply(particles), dataOf(particles)));
    }

    /**
     * The path {@code t -> F(t)} of the limit, likewise.
     *
     * @return the path on the levels that observables ask for
     */
    public DoubleFunction<GradedElement<E>> limitPath() {
        return path(DuhamelSeries.of(limit, dataOfLimit()));
    }

    int observed() {
        return observables.stream()
                .mapToInt(Convergence.Observable::level)
                .max()
                .orElseThrow();
    }

    /** Orders beyond this add nothing to a double within the life span. */
    private static final int MOST_TERMS = 200;

    int order(DuhamelSeries<E> series, int s) {
        return Math.min(MOST_TERMS, series.depth(s));
    }

    private DoubleFunction<GradedElement<E>> path(DuhamelSeries<E> series) {
        return t -> GradedElement.generate(
                series.hierarchy().space(),
                Math.min(observed(), series.levels()),
                s -> series.partialSum(s, t, order(series, s)));
    }

    long[] numbers() {
        return particles.stream().mapToLong(Long::longValue).toArray();
    }

    double[] times() {
        return new double[] {0, end / 2, end};
    }
}
