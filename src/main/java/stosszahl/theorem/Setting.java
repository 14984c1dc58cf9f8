package stosszahl.theorem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import stosszahl.hierarchy.Convergence;
import stosszahl.hierarchy.GradedElement;
import stosszahl.hierarchy.GrowthConstants;
import stosszahl.hierarchy.Hierarchy;
import stosszahl.hierarchy.LifeSpan;

/**
 * A family with its numbers checked and its sequences at hand: what all sections of a study share.
 *
 * @param <E> the elements of the levels
 */
final class Setting<E> {
    /** The family. */
    final HierarchyFamily<E> family;

    /** The numbers {@code N}. */
    final List<Long> particles;

    /** The end {@code T} of the window. */
    final double end;

    /** The number {@code S} of levels. */
    final int levels;

    /** The reach {@code m}, the largest of all hierarchies and constants. */
    final int reach;

    /** The constants {@code R_k}, for {@code k} up to the reach. */
    final GrowthConstants constants;

    /** The constants {@code rho_k}, for {@code k} up to the reach. */
    final GrowthConstants limitConstants;

    /** The observables. */
    final List<Convergence.Observable<E>> observables;

    /** The limit with its data. */
    final Member<E> limit;

    /** {@code C^N} with its data, by {@code N}. */
    final Map<Long, Member<E>> finite = new TreeMap<>();

    /** Where elements to try operators on come from. */
    final Elements<E> elements;

    /**
     * One hierarchy of the family.
     *
     * @param <E> the elements of the levels
     * @param name "N = 10", or "limit"
     * @param hierarchy the hierarchy
     * @param data the data, on {@code S} levels or all that there are
     * @param constants the constants claimed for it
     * @param reference the solution from another source, where the family knows one
     */
    record Member<E>(
            String name,
            Hierarchy<E> hierarchy,
            GradedElement<E> data,
            GrowthConstants constants,
            Reference<E> reference) {}

    /** A solution from another source than the series. */
    @FunctionalInterface
    interface Reference<E> {
        Optional<E> at(int s, double t);
    }

    Setting(HierarchyFamily<E> family, List<Long> numbers, double end, long seed) {
        this.family = family;
        this.end = end;
        particles = List.copyOf(numbers);
        levels = family.levels();
        observables = List.copyOf(family.observables());
        check();
        Hierarchy<E> infinite = family.limit();
        int m = Math.max(
                infinite.reach(),
                Math.max(family.constants().reach(), family.limitConstants().reach()));
        Map<Long, Hierarchy<E>> hierarchies = new TreeMap<>();
        for (long n : particles) {
            hierarchies.put(n, family.at(n));
            m = Math.max(m, hierarchies.get(n).reach());
        }
        reach = m;
        constants = padded(family.constants());
        limitConstants = padded(family.limitConstants());
        limit = new Member<>(
                "limit", infinite, sequence(infinite, family::limitData), limitConstants, family::limitReference);
        hierarchies.forEach((n, h) -> finite.put(
                n,
                new Member<>(
                        "N = " + n,
                        h,
                        sequence(h, s -> family.data(n, s)),
                        constants,
                        (s, t) -> family.reference(n, s, t))));
        elements = new Elements<>(this, seed);
        checkLevels();
    }

    private void check() {
        if (family.name().isBlank()) {
            throw new IllegalArgumentException(family.getClass().getName() + ": the name is blank; return one");
        }
        long last = 0;
        for (long n : particles) {
            if (n <= last) {
                throw new IllegalArgumentException(
                        family.name() + ": N = " + n + " after " + last + "; give positive, increasing numbers");
            }
            last = n;
        }
        if (particles.isEmpty() || observables.isEmpty() || levels < 1) {
            throw new IllegalArgumentException(family.name() + ": " + particles.size() + " numbers N, "
                    + observables.size() + " observables and " + levels + " levels; give at least one of each");
        }
        if (!(end > 0 && end < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    family.name() + ": the window ends at T = " + end + "; use a finite T > 0");
        }
        if (!(family.rate() > 0 && family.rate() < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    family.name() + ": errors like N^-" + family.rate() + "; use a finite rate > 0");
        }
    }

    private void checkLevels() {
        Set<String> names = new HashSet<>();
        for (Convergence.Observable<E> o : observables) {
            if (!names.add(id(o))) {
                throw new IllegalArgumentException(
                        family.name() + ": two observables are called " + id(o) + "; give them different names");
            }
            for (Member<E> member : all()) {
                if (o.level() > member.data().levels()) {
                    throw new IllegalArgumentException(family.name() + ": the observable " + id(o) + " needs level "
                            + o.level() + ", and " + member.name() + " has "
                            + member.data().levels() + "; use more levels or larger N");
                }
            }
        }
    }

    private GrowthConstants padded(GrowthConstants given) {
        double[] r = new double[reach + 1];
        Arrays.setAll(r, given::constant);
        return GrowthConstants.of(r);
    }

    private GradedElement<E> sequence(Hierarchy<E> hierarchy, IntFunction<E> component) {
        return GradedElement.generate(hierarchy.space(), Math.min(levels, hierarchy.levels()), component);
    }

    /** The name of an observable in claims. */
    static String id(Convergence.Observable<?> o) {
        return o.functional().name() + "/s=" + o.level();
    }

    /** {@code C^N} with its data; {@code N} is one of the numbers. */
    Member<E> at(long n) {
        return Objects.requireNonNull(finite.get(n));
    }

    /** All members, the limit last. */
    List<Member<E>> all() {
        List<Member<E>> all = new ArrayList<>(finite.values());
        all.add(limit);
        return all;
    }

    /** The highest level that an observable looks at. */
    int observed() {
        return observables.stream()
                .mapToInt(Convergence.Observable::level)
                .max()
                .orElseThrow();
    }

    /** What the data of every {@code N} are bounded by: as claimed, and no less than any that is seen. With more particles than levels the rest of the data is not at hand. */
    double dataBound() {
        double bound = family.dataBound().orElse(0);
        for (Member<E> member : finite.values()) {
            bound = Math.max(bound, member.data().norm(0));
        }
        return bound;
    }

    LifeSpan lifeSpan() {
        return LifeSpan.of(constants, limitConstants);
    }

    /** The times that solutions are looked at. */
    double[] times() {
        return new double[] {0, end / 4, end / 2, 3 * end / 4, end};
    }
}
