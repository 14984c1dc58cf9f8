package stosszahl.grid;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import stosszahl.hierarchy.BanachSpace;
import stosszahl.hierarchy.GradedElement;
import stosszahl.kac.JumpProbabilities;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;

/**
 * Mild solutions past the guaranteed time: the Duhamel series is summed over a short window, and started again from the marginals at hand, as the paper does from {@code T} on because densities keep
 * norm one. With levels {@code 1..S} at hand the result comes with a proved bound for all times:
 *
 * <pre>{@code || f^(s)(t) - result^(s) ||_1 <= P_s(S_t > S) + what the series lack,}</pre>
 *
 * <p>where {@code (S_t)} is the process of {@link JumpProbabilities}, from {@code s} to {@code s + k} at rate {@code Lambda_k(s) = sum_n w_N(s;k,n) C(s,n)}.
 *
 * <p>Proof. On marginals the loss {@code -sum_k w Tr_k f^(s+k)} is {@code -Lambda(s) f^(s)}; the series is that of the hierarchy with this loss, cut off above {@code S}. The error {@code D}
 * obeys the same equations with {@code D^(r) = f^(r)}, of norm one, for {@code r > S}. Put the loss into an exponential; gains are at most {@code Lambda_k(s) ||D^(s+k)||}; iterating,
 * {@code ||D^(s)(t)|| <= E_s[ ||D^(S_t)|| ]} with the process stopped above {@code S}. It tends to 0 as {@code S} grows, for every {@code t}: for binary collisions in the
 * limit {@code P_1(S_t > S) = (1 - e^{-2t})^S}. For probability densities the bound is the error: gains are positive, so {@code result <= f} and the error is the mass that is missing.
 *
 * <p>The rejected alternative is to cut off the hierarchy as it stands and to bound by {@code ||C_{s,s+k}|| <= R_k s}, the majorant of Lemma 5.1 with {@code b_0 = 1}, started again in every window: it is
 * rigorous too, but as it takes gain and loss both for growth, it needs about {@code s exp(t e sum_k R_k e^{k-1})} levels.
 *
 * <p>No other closure has a smaller bound for all data. For given data and short times one may err less: cut off as it stands, with its loss, the hierarchy keeps {@code f^(S)} near its value at time 0, which is good
 * near equilibrium and grows without bound away from it.
 *
 * <p>Rounding is not in the bounds; it is about {@code 1e-15} times the number of windows. Beyond the paper.
 */
public final class DuhamelMarch {
    /** In a window {@code ||C'|| t} is at most this: the terms of the series come to at most {@code e^4} times their sum. */
    private static final double WINDOW = 4;

    private static final double TOLERANCE = 1e-14;
    private static final double PROBABILITY = 1e-9;
    private static final int MOST_LEVELS = 1024;

    private final DampedHierarchy hierarchy;
    private final double defect;
    private final double tolerance;

    private DuhamelMarch(DampedHierarchy hierarchy, double defect, double tolerance) {
        this.hierarchy = hierarchy;
        this.defect = defect;
        this.tolerance = tolerance;
    }

    /**
     * The marginals at a time and their error.
     *
     * @param marginals the levels {@code 1..S}
     * @param truncation for each level from {@code s = 1} on a proved bound for what cutting off above {@code S} costs in {@code l^1}; 0 if {@code S >= N}
     * @param series a proved bound, for every level, for what the series lack
     * @param windows how many windows there were
     * @param order the order of the partial sum in each window
     */
    public record Result(
            GradedElement<SymmetricMasses> marginals, List<Double> truncation, double series, int windows, int order) {
        /** Copies the list. */
        public Result {
            truncation = List.copyOf(truncation);
        }

        /**
         * The bound for {@code ||f^(s)(t) - marginals^(s)||_1}, rounding apart.
         *
         * @param s the level, {@code 1 <= s <= S}
         * @return truncation and series together
         */
        public double bound(int s) {
            return truncation.get(s - 1) + series;
        }
    }

    /**
     * The march on all levels of a hierarchy's space.
     *
     * @param hierarchy the BBGKY or Boltzmann hierarchy
     * @return the march; its series lack at most {@code 1e-14}
     */
    public static DuhamelMarch of(KacHierarchy hierarchy) {
        return new DuhamelMarch(
                new DampedHierarchy(hierarchy), hierarchy.model().defect(), TOLERANCE);
    }

    /**
     * The march with just as many levels as level {@code s} needs at time {@code t}.
     *
     * @param model the model on a grid
     * @param particles the number {@code N}, or infinity
     * @param s the level of interest
     * @param t the time {@code t >= 0}
     * @param tolerance the error allowed, positive: half for the levels, half for the series
     * @return the march
     * @throws IllegalArgumentException if the levels do not fit memory: the message names the size needed, the largest {@code S} that fits and its error
     */
    public static DuhamelMarch forTolerance(
            GridModel model, ParticleNumber particles, int s, double t, double tolerance) {
        int levels = Math.max(
                levels(model.model(), particles, s, t, tolerance / 2),
                model.model().highestOrder());
        int fits = GridSpace.largest(model.grid(), levels);
        if (fits < levels) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "level s = %d at t = %s within %s needs S = %d levels, %s on %s, and S = %d fit; the error is then %s: allow that, take a shorter time or fewer cells",
                    s,
                    t,
                    tolerance,
                    levels,
                    Memory.show(GridSpace.bytes(model.grid(), levels)),
                    model.grid(),
                    fits,
                    s > fits
                            ? "1"
                            : String.format(Locale.ROOT, "%.2g", truncation(model.model(), particles, fits, s, t))));
        }
        return of(KacHierarchy.of(model, GridSpace.of(model.grid(), levels), particles))
                .withTolerance(tolerance / 2);
    }

    /**
     * The same march with another tolerance.
     *
     * @param tolerance what all series of one march together may lack in {@code l^1}, positive
     * @return the march
     */
    public DuhamelMarch withTolerance(double tolerance) {
        if (!(tolerance > 0)) {
            throw new IllegalArgumentException("tolerance " + tolerance + " of a Duhamel series; use a number > 0");
        }
        return new DuhamelMarch(hierarchy, defect, tolerance);
    }

    /**
     * The bound {@code P_s(S_t > S)} for what the levels above {@code S} contribute.
     *
     * @param model the model
     * @param particles the number {@code N}, or infinity
     * @param levels the number {@code S} of levels
     * @param s the level, {@code 1 <= s <= S}
     * @param t the time {@code t >= 0}
     * @return the probability; 0 if {@code S >= N}
     */
    public static double truncation(KacModel model, ParticleNumber particles, int levels, int s, double t) {
        check(t);
        if (s < 1 || s > levels) {
            throw new IllegalArgumentException("level s = " + s + " of " + levels + " levels; use 1 <= s <= S");
        }
        return JumpProbabilities.of(model, particles).escape(levels, t)[s - 1];
    }

    /**
     * The fewest levels {@code S} with {@code P_s(S_t > S) <= tolerance}: the depth that a tolerance asks for.
     *
     * @param model the model
     * @param particles the number {@code N}, or infinity
     * @param s the level of interest, {@code 1 <= s <= N}
     * @param t the time {@code t >= 0}
     * @param tolerance the error allowed, positive
     * @return {@code S}, at most {@code N}
     * @throws IllegalArgumentException if more than 1024 are needed or an argument is out of range
     */
    public static int levels(KacModel model, ParticleNumber particles, int s, double t, double tolerance) {
        check(t);
        int most = particles.finite() ? (int) Math.min(MOST_LEVELS, particles.count()) : MOST_LEVELS;
        if (!(tolerance > 0) || s < 1 || s > most) {
            throw new IllegalArgumentException("levels for level s = " + s + " within " + tolerance + "; use 1 <= s <= "
                    + most + " and a tolerance > 0");
        }
        JumpProbabilities jumps = JumpProbabilities.of(model, particles);
        // Doubling first: the cost grows like the square of the number of levels.
        int high = s;
        while (high < most && jumps.escape(high, t)[s - 1] > tolerance) {
            high = Math.min(most, 2 * high);
        }
        if (jumps.escape(high, t)[s - 1] > tolerance) {
            throw new IllegalArgumentException("level s = " + s + " at t = " + t + " within " + tolerance
                    + " needs more than " + most + " levels; use a shorter time or a larger tolerance");
        }
        int low = s - 1;
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (middle >= s && jumps.escape(middle, t)[s - 1] <= tolerance) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private static void check(double t) {
        if (!(t >= 0) || Double.isInfinite(t)) {
            throw new IllegalArgumentException("time t = " + t + "; use a finite t >= 0");
        }
    }

    /**
     * The number of levels.
     *
     * @return {@code S}, at most {@code N}
     */
    public int levels() {
        return hierarchy.levels();
    }

    /**
     * The solution at a time.
     *
     * <p>Costs {@code 2 Lambda t / 4} windows, {@code Lambda} the largest loss rate, of some 30 applications of the hierarchy on {@code S} levels; four sequences are alive at a time.
     *
     * @param initial the marginals at time 0 on at least {@code S} levels, of norm at most 1, as those above {@code S} are too: probability densities, say
     * @param t the time {@code t >= 0}
     * @return the marginals and their error
     * @throws IllegalArgumentException if the data lack levels or have a norm above 1, or the time is negative
     */
    public Result solve(GradedElement<SymmetricMasses> initial, double t) {
        check(t);
        int levels = hierarchy.levels();
        if (initial.levels() < levels) {
            throw new IllegalArgumentException("data with the levels 1.." + initial.levels() + " where 1.." + levels
                    + " are needed; give more, or make the space with fewer");
        }
        GradedElement<SymmetricMasses> f = initial.truncate(levels);
        double norm = f.norm(0);
        if (!(norm <= 1 + PROBABILITY)) {
            throw new IllegalArgumentException(
                    "data of norm " + norm + ": the bound is for norms of at most 1; divide the data by " + norm);
        }
        double growth = hierarchy.fastest() * (2 + defect) * t;
        int windows = Math.max(1, (int) Math.ceil(growth / WINDOW));
        // The norm grows by at most this much through columns that do not quite sum to 1.
        double drift = Math.exp(defect * hierarchy.fastest() * t);
        double x = growth / windows;
        int order = 0;
        double lack = windows * drift * x;
        while (lack > tolerance) {
            order++;
            lack *= x / (order + 1);
        }
        for (int window = 0; window < windows; window++) {
            f = step(f, t / windows, order);
        }
        double[] escape = hierarchy.jumps().escape(levels, t);
        return new Result(f, Arrays.stream(escape).map(p -> p * drift).boxed().toList(), lack, windows, order);
    }

    /** {@code sum_{l <= n} t^l/l! C'^l F}; a term is dropped as soon as it is added. */
    private GradedElement<SymmetricMasses> step(GradedElement<SymmetricMasses> f, double t, int n) {
        GradedElement<SymmetricMasses> sum = f;
        GradedElement<SymmetricMasses> term = f;
        for (int l = 1; l <= n; l++) {
            GradedElement<SymmetricMasses> last = term;
            double factor = t / l;
            term = GradedElement.generate(hierarchy.space(), f.levels(), s -> {
                BanachSpace<SymmetricMasses> x = hierarchy.space().level(s);
                return x.combine(factor, hierarchy.component(s, last), 0, x.zero());
            });
            sum = sum.combine(1, 1, term);
        }
        return sum;
    }

    @Override
    public String toString() {
        return "Duhamel march on " + levels() + " levels, " + hierarchy.space().grid();
    }
}
