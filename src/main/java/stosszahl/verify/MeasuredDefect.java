package stosszahl.verify;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import stosszahl.grid.GridModel;
import stosszahl.kac.KacModel;

/**
 * The true distance {@code ||f_N^{(s)}(t) - f^{(s)}(t)||_1} of one finite instance of a model, to be printed beside a bound: the model on a grid of a few cells, both its master equation and its
 * limit equation solved outright. The bounds of {@link stosszahl.kac.ConvergenceRate} hold for it word for word; of the continuous model it is no approximation that anything is claimed for.
 */
public final class MeasuredDefect {
    private static final int MOST_LEVELS = 4;

    /** Until this time an instance is solved within seconds. */
    private static final double LONGEST = 30;

    private final KacModel model;
    private final int cellsPerAxis;
    private final long most;
    private final Map<List<Number>, Double> known = new ConcurrentHashMap<>();

    private MeasuredDefect(KacModel model, int cellsPerAxis, long most) {
        this.model = model;
        this.cellsPerAxis = cellsPerAxis;
        this.most = most;
    }

    /**
     * The instance that {@code verify} uses for its master equations.
     *
     * @param model the model, whose initial law is a product or a mixture of products
     * @return the instance; nothing is solved yet
     */
    public static MeasuredDefect of(KacModel model) {
        int perAxis = GridSetting.fewCells(model);
        List<Integer> numbers = GridSetting.particles(GridSetting.coarse(model, perAxis));
        return new MeasuredDefect(model, perAxis, numbers.get(numbers.size() - 1));
    }

    /**
     * The distance.
     *
     * @param n the number of particles
     * @param s the order of the marginal
     * @param t the time
     * @return the distance, within about {@code 1e-12}; empty where there are too many particles, or {@code s > 4} or {@code t > 30}
     */
    public OptionalDouble at(long n, int s, double t) {
        if (n > most || s > MOST_LEVELS || s > n || !(t <= LONGEST)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(known.computeIfAbsent(List.of(n, s, t), key -> {
            GridModel grid = GridSetting.coarse(model, cellsPerAxis);
            FiniteModels finite = FiniteModels.solve(grid, s, List.of(t), List.of((int) n), (what, done, total) -> {});
            return finite.defect((int) n, s, 0, t);
        }));
    }

    /**
     * The distance that the largest instance lets one expect for more particles, as if {@code N e_s(t)} were constant beyond: an extrapolation, nothing proved.
     *
     * @param n the number of particles
     * @param s the order of the marginal
     * @param t the time
     * @return {@code N_0 e_s(t) / N} with {@code e} at the largest {@code N_0}; empty for {@code s > 4}, for {@code t > 30} and for {@code N < N_0}
     */
    public OptionalDouble extrapolated(long n, int s, double t) {
        if (n < most) {
            return OptionalDouble.empty();
        }
        OptionalDouble last = at(most, s, t);
        return last.isPresent() ? OptionalDouble.of(last.getAsDouble() * most / n) : last;
    }

    /**
     * The largest number of particles that is solved for.
     *
     * @return the number
     */
    public long mostParticles() {
        return most;
    }

    /**
     * The cells of the instance.
     *
     * @return cells per axis
     */
    public int cellsPerAxis() {
        return cellsPerAxis;
    }
}
