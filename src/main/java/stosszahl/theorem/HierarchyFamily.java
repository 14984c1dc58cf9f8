package stosszahl.theorem;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import stosszahl.hierarchy.Convergence;
import stosszahl.hierarchy.GrowthConstants;
import stosszahl.hierarchy.Hierarchy;
import stosszahl.hierarchy.LifeSpan;
import stosszahl.hierarchy.OperatorNorms;

/**
 * All that Theorem 2.1 is about: hierarchies {@code C^N}, (2.7), and their limit {@code C^inf}, (2.12), on one graded space, data {@code F_{N,0}} and {@code F_0}, the constants claimed in Conditions
 * 1 and 2, (2.9) and (2.14), and the observables that convergence, Definition 3, is looked at through. {@link TheoremStudy} finds out what of it holds.
 *
 * <p>Seven methods to implement; the command {@code verify --family CLASS} wants a public constructor without arguments besides. Every method must give the same answer each time.
 *
 * @param <E> the elements of the levels
 */
public interface HierarchyFamily<E> {
    /**
     * The hierarchy {@code C^N}, (2.7).
     *
     * @param particles the number {@code N}
     * @return the hierarchy; {@code N} levels where {@code C^N} ends there
     */
    Hierarchy<E> at(long particles);

    /**
     * The hierarchy {@code C^inf}, (2.12).
     *
     * @return the limit
     */
    Hierarchy<E> limit();

    /**
     * The component {@code f_{N,0}^(s)} of the data.
     *
     * @param particles the number {@code N}
     * @param s the level, {@code 1 <= s <= at(N).levels()}
     * @return the component
     */
    E data(long particles, int s);

    /**
     * The component {@code f_0^(s)} of the data of the limit.
     *
     * @param s the level, {@code s >= 1}
     * @return the component
     */
    E limitData(int s);

    /**
     * The constants claimed in Condition 1, (2.9), for every {@code N}.
     *
     * @return {@code R_0, .., R_m}
     */
    GrowthConstants constants();

    /**
     * The constants claimed in Condition 2, (2.14).
     *
     * @return {@code rho_0, .., rho_m}
     */
    GrowthConstants limitConstants();

    /**
     * The observables, on levels that every {@code N} looked at has; two of one level have different names.
     *
     * @return at least one
     */
    List<Convergence.Observable<E>> observables();

    /**
     * What the report calls the family.
     *
     * @return the name of the class if it is not overridden
     */
    default String name() {
        return getClass().getSimpleName();
    }

    /**
     * The bound on {@code sup_N ||F_{N,0}||_0} that is claimed in (A2).
     *
     * @return the bound; empty if none is claimed, and (A2) is judged by the growth with {@code N}
     */
    default OptionalDouble dataBound() {
        return OptionalDouble.empty();
    }

    /**
     * The end {@code T} of the window {@code [0,T]}.
     *
     * @return 0.9 of {@code T_*}{@code /m}, (2.16), if it is not overridden; of {@code T_*} where {@code m = 0}; 1 where that is infinite
     */
    default double end() {
        LifeSpan span = LifeSpan.of(constants(), limitConstants());
        double time = Math.min(span.guaranteedTime(), span.existenceTime());
        return Double.isInfinite(time) ? 1 : 0.9 * time;
    }

    /**
     * How many levels are looked at, and how many levels of data the Duhamel series, (5.17), starts from: {@code n m} levels for the order {@code n}. No higher level is asked for.
     *
     * @return the number of levels
     */
    default int levels() {
        return 40;
    }

    /**
     * The numbers {@code N}, increasing; a rate needs three.
     *
     * @return the numbers
     */
    default List<Long> particles() {
        return List.of(10L, 20L, 40L, 80L, 160L);
    }

    /**
     * The power of {@code 1/N} that errors are expected to fall by. Theorem 2.1 promises none; finitely many {@code N} can tell decay from none at some rate only.
     *
     * @return 1 for {@code 1/N}, if it is not overridden
     */
    default double rate() {
        return 1;
    }

    /**
     * The exact norms of {@code C^N_{s,s+k}}. Not needed on the real line and {@code l^1(n)}, nor on any space that lists its {@link stosszahl.hierarchy.BanachSpace#extremePoints() extreme points}.
     *
     * @param particles the number {@code N}
     * @return the norms; those of the hierarchy itself where it has some, otherwise empty, and norms are estimated from below
     */
    default Optional<OperatorNorms> norms(long particles) {
        return at(particles) instanceof OperatorNorms given ? Optional.of(given) : Optional.empty();
    }

    /**
     * The exact norms of {@code C^inf_{s,s+k}}.
     *
     * @return the norms, as for {@link #norms}
     */
    default Optional<OperatorNorms> limitNorms() {
        return limit() instanceof OperatorNorms given ? Optional.of(given) : Optional.empty();
    }

    /**
     * Bounds for {@code ||C^N_{s,s+k} - C^inf_{s,s+k}||}, as (6.51) for Kac's gas; convergence in norm is more than (A3) asks for.
     *
     * @param particles the number {@code N}
     * @return the bounds; empty if none is claimed
     */
    default Optional<OperatorNorms> differences(long particles) {
        return Optional.empty();
    }

    /**
     * More elements of norm about 1 to try operators on, beside the data and their images; needed only where neither norms nor extreme points are given.
     *
     * @param s the level
     * @return the elements, possibly none
     */
    default List<E> trials(int s) {
        return List.of();
    }

    /**
     * The solution {@code f_N^(s)(t)} from another source than the series.
     *
     * @param particles the number {@code N}
     * @param s the level
     * @param t the time, {@code 0 <= t <= T}
     * @return the solution; empty if it is not known
     */
    default Optional<E> reference(long particles, int s, double t) {
        return Optional.empty();
    }

    /**
     * The solution {@code f^(s)(t)} of the limit from another source than the series.
     *
     * @param s the level
     * @param t the time, {@code 0 <= t <= T}
     * @return the solution; empty if it is not known
     */
    default Optional<E> limitReference(int s, double t) {
        return Optional.empty();
    }
}
