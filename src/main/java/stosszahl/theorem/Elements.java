package stosszahl.theorem;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import stosszahl.hierarchy.BanachSpace;
import stosszahl.hierarchy.Convergence;
import stosszahl.hierarchy.GradedElement;
import stosszahl.hierarchy.Hierarchy;

/**
 * Elements of each level to try operators on: the extreme points of the unit ball where the space lists them, otherwise the data, their images, what the family gives, and random combinations.
 *
 * @param <E> the elements of the levels
 */
final class Elements<E> {
    /** Random combinations at each level. */
    private static final int COMBINATIONS = 12;

    /** Steps {@code x -> C_{s,s} x / ||C_{s,s} x||}, which turn an element towards those that the operators enlarge. */
    private static final int POWER_STEPS = 4;

    private final Setting<E> setting;
    private final long seed;

    Elements(Setting<E> setting, long seed) {
        this.setting = setting;
        this.seed = seed;
    }

    /** The largest {@code ||C_{s,s+k} x|| / ||x||} found. */
    double norm(Hierarchy<E> hierarchy, int s, int k) {
        BanachSpace<E> from = hierarchy.space().level(s + k);
        BanachSpace<E> to = hierarchy.space().level(s);
        double norm = 0;
        for (E x : candidates(hierarchy, s + k)) {
            double ratio = to.norm(hierarchy.apply(s, k, x)) / from.norm(x);
            // Only beyond the rounding of a ratio: where an extreme point attains the norm, its number is kept. Not a
            // number displaces any.
            if (!(ratio <= norm * (1 + 1e-13))) {
                norm = ratio;
            }
            if (Double.isNaN(norm)) {
                return norm;
            }
        }
        return norm;
    }

    /** The largest {@code ||(C_{s,s+k} - B_{s,s+k}) x|| / ||x||} found. */
    double difference(Hierarchy<E> c, Hierarchy<E> b, int s, int k) {
        BanachSpace<E> from = c.space().level(s + k);
        BanachSpace<E> to = c.space().level(s);
        double norm = 0;
        for (E x : candidates(c, s + k)) {
            norm = Math.max(norm, to.norm(to.combine(1, c.apply(s, k, x), -1, b.apply(s, k, x))) / from.norm(x));
        }
        return norm;
    }

    /** The extreme points, and the data, which a wrong list of points cannot hide; or the trials where no points are listed. */
    private List<E> candidates(Hierarchy<E> hierarchy, int s) {
        if (!exact(hierarchy, s)) {
            return trials(hierarchy, s);
        }
        BanachSpace<E> x = hierarchy.space().level(s);
        List<E> candidates = new ArrayList<>(x.extremePoints());
        for (Setting.Member<E> member : setting.all()) {
            if (s <= member.data().levels() && x.norm(member.data().component(s)) > 0) {
                candidates.add(member.data().component(s));
            }
        }
        return candidates;
    }

    /** Is {@link #norm} of operators on this level exact. */
    boolean exact(Hierarchy<E> hierarchy, int s) {
        return !hierarchy.space().level(s).extremePoints().isEmpty();
    }

    /** A sequence of norm at most 1 at every level, the same each time; combinations of data where nothing else is known. */
    GradedElement<E> randomSequence(Hierarchy<E> hierarchy, int levels) {
        return GradedElement.generate(hierarchy.space(), levels, s -> {
            BanachSpace<E> x = hierarchy.space().level(s);
            return combination(x, exact(hierarchy, s) ? x.extremePoints() : known(s), random(s));
        });
    }

    private SplittableRandom random(int s) {
        return new SplittableRandom(new SplittableRandom(seed + s).nextLong());
    }

    private List<E> trials(Hierarchy<E> hierarchy, int s) {
        BanachSpace<E> x = hierarchy.space().level(s);
        List<E> trials = new ArrayList<>(known(s));
        SplittableRandom random = random(s);
        List<E> base = List.copyOf(trials);
        for (int i = 0; i < COMBINATIONS && !base.isEmpty(); i++) {
            trials.add(combination(x, base, random));
        }
        for (E start : List.copyOf(trials)) {
            E y = start;
            for (int i = 0; i < POWER_STEPS && s <= hierarchy.levels(); i++) {
                y = hierarchy.apply(s, 0, y);
                double size = x.norm(y);
                if (!(size > 0 && size < Double.POSITIVE_INFINITY)) {
                    break;
                }
                y = x.combine(1 / size, y, 0, y);
                trials.add(y);
            }
        }
        trials.removeIf(y -> x.norm(y) == 0);
        return trials;
    }

    /** Data, their images under the limit, and what the family gives. */
    private List<E> known(int s) {
        List<E> known = new ArrayList<>(setting.family.trials(s));
        for (Setting.Member<E> member : setting.all()) {
            if (s <= member.data().levels()) {
                known.add(member.data().component(s));
            }
        }
        Hierarchy<E> limit = setting.limit.hierarchy();
        for (int k = 0; k <= limit.reach() && s + k <= setting.limit.data().levels(); k++) {
            known.add(limit.apply(s, k, setting.limit.data().component(s + k)));
        }
        return known;
    }

    private static <E> E combination(BanachSpace<E> x, List<E> base, SplittableRandom random) {
        E sum = x.zero();
        double size = 0;
        for (E e : base) {
            double weight = random.nextDouble(-1, 1);
            sum = x.combine(1, sum, weight, e);
            size += Math.abs(weight) * x.norm(e);
        }
        return size > 0 ? x.combine(1 / size, sum, 0, sum) : sum;
    }

    /** What rounding may do to {@code <f, phi>}: some thousand products. */
    static <E> double rounding(Convergence.Observable<E> o, double size) {
        return 1e-14 * o.functional().norm() * size;
    }
}
