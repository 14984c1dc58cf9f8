package stosszahl.verify;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.boltzmann.BoltzmannFlow;
import stosszahl.grid.CellMasses;
import stosszahl.grid.GridModel;
import stosszahl.grid.GridObservable;
import stosszahl.grid.GridSpace;
import stosszahl.grid.InitialData;
import stosszahl.grid.KacHierarchy;
import stosszahl.grid.MasterEquation;
import stosszahl.grid.SymmetricMasses;
import stosszahl.hierarchy.DuhamelSeries;
import stosszahl.hierarchy.Majorant;
import stosszahl.hierarchy.RemainderBound;
import stosszahl.initial.InitialLaw;
import stosszahl.kac.CollisionRates;
import stosszahl.kac.KacConstants;
import stosszahl.kac.KacModel;
import stosszahl.kac.ModelConstants;
import stosszahl.kac.ParticleNumber;
import stosszahl.moment.MomentSystem;
import stosszahl.observable.Observable;

/**
 * The partial sums {@code sum_{l<=n} t^l/l! <C^l F_0, phi>} of (5.17) and (5.18) for one observable, their measured remainders, and bounds for them: the paper's (5.23), Lemma 5.1 before it is
 * simplified, and the same with {@code 2 sum_n w_N(s;k,n) C(s,n)} for {@code s R_k}, each times {@code sup |phi|}.
 *
 * <p>A polynomial has exact coefficients, and the remainder is measured against the matrix exponential, good to about {@code 1e-12} of the largest moment; at short times
 * it is the sum of the next terms of the series, which does not cancel, held against the same. The supremum is infinite, so the bounds say nothing. A bounded observable is evaluated on a grid, an exact instance of the theorem, and measured against the grid's own master equation or Boltzmann equation.
 */
public final class DuhamelRows {
    /** What cutting off the uniformisation may cost. */
    /** Up to this time the series converges quickly: its remainder is the sum of the next terms, as exact as they are. */
    private static final double SHORT = 0.25;

    private static final int MORE = 16;

    private static final double TRUNCATION = 1e-16;

    /** The longest time for which the equations on the grid are solved; the series says nothing long before. */
    private static final double LONGEST = 100;

    private final KacModel model;
    private final Observable observable;
    private final BigFraction time;
    private final int terms;
    private final ModelConstants constants;

    private DuhamelRows(KacModel model, Observable observable, BigFraction time, int terms, ModelConstants constants) {
        this.model = model;
        this.observable = observable;
        this.time = time;
        this.terms = terms;
        this.constants = constants;
    }

    /**
     * One partial sum.
     *
     * @param n its order
     * @param partialSum its value
     * @param paperBound (5.23) at {@code T = t}; NaN for {@code m = 0}, where it is not defined
     * @param lemmaBound Lemma 5.1 before it is simplified
     * @param sharpBound the same with the exact coefficients for this {@code N}
     * @param remainder the measured remainder; NaN where no reference fits memory
     */
    public record Row(
            int n, double partialSum, double paperBound, double lemmaBound, double sharpBound, double remainder) {}

    /**
     * The rows for one observable.
     *
     * @param model the model
     * @param observable the observable
     * @param numbers the numbers of particles, which fix the constants {@code R_k}
     * @param time the time {@code t >= 0}
     * @param terms the highest order {@code n >= 0}
     * @return the rows, not yet computed
     * @throws IllegalArgumentException if {@code t} or {@code n} is negative, or {@code N < M}
     */
    public static DuhamelRows of(
            KacModel model, Observable observable, List<ParticleNumber> numbers, BigFraction time, int terms) {
        if (time.signum() < 0) {
            throw new IllegalArgumentException("the time t = " + time.doubleValue() + " is negative; use t >= 0");
        }
        if (terms < 0 || terms > 500) {
            throw new IllegalArgumentException("terms n = " + terms + "; use 0 <= n <= 500");
        }
        return new DuhamelRows(model, observable, time, terms, ModelConstants.of(model, numbers, null));
    }

    /**
     * Which constants {@code R_k} the bounds of finite {@code N} use, in words.
     *
     * @return the source of the constants
     */
    public String constants() {
        return constants.source();
    }

    /**
     * The rows of a polynomial: the partial sums are exact and rounded once.
     *
     * @param n the number of particles, or infinity
     * @return one row for each order {@code 0..n}
     * @throws IllegalArgumentException if the observable is not a polynomial
     */
    public List<Row> polynomial(ParticleNumber n) {
        MomentSystem system = MomentSystem.of(model, List.of(observable));
        system.checkSize(observable, n);
        // The sum of the terms left out does not cancel where the time is short; else it converges too slowly.
        int more = time.doubleValue() <= SHORT ? MORE : 0;
        List<BigFraction> coefficients = system.duhamelCoefficients(observable, n, terms + 1 + more);
        double reference = system.expectation(observable, n, time.doubleValue());
        if (!Double.isFinite(reference)) {
            throw new IllegalArgumentException("the expectation of " + observable.text() + " at N = " + n + ", t = "
                    + time.doubleValue() + " is " + reference
                    + ", beyond double precision; ask for a smaller multiple, a lower power or a shorter time");
        }
        List<Row> rows = new ArrayList<>();
        BigFraction[] sums = new BigFraction[coefficients.size()];
        BigFraction power = BigFraction.ONE;
        for (int l = 0; l < sums.length; l++) {
            BigFraction term = coefficients.get(l).multiply(power);
            sums[l] = l == 0 ? term : sums[l - 1].add(term);
            power = power.multiply(time).divide(BigInteger.valueOf(l + 1L));
        }
        for (int l = 0; l <= terms; l++) {
            double remainder =
                    more == 0 ? reference - sums[l].doubleValue() : left(sums, l, reference - sums[l].doubleValue());
            rows.add(row(n, l, sums[l].doubleValue(), remainder, observable.bound()));
        }
        return rows;
    }

    /** The terms after {@code l}, if the last of them no longer count and the matrix exponential agrees to its own accuracy; else the difference from it. */
    private static double left(BigFraction[] sums, int l, double difference) {
        int end = sums.length - 1;
        double left = sums[end].subtract(sums[l]).doubleValue();
        double last = Math.abs(sums[end].subtract(sums[end - 1]).doubleValue())
                + Math.abs(sums[end - 1].subtract(sums[end - 2]).doubleValue());
        double size = Math.abs(sums[0].doubleValue()) + Math.abs(sums[end].doubleValue()) + Math.abs(left);
        return last <= 1e-15 * Math.abs(left) && Math.abs(left - difference) <= 1e-10 * size ? left : difference;
    }

    /**
     * The rows of a bounded observable on a grid of the model's dimension. Component {@code s} at order {@code n} reads the levels up to {@code s + n m}.
     *
     * @param n the number of particles, or infinity
     * @param grid the model on the grid
     * @param levels the highest level {@code S}, at least {@code min(N, s + n m)}; 0 for just that
     * @return one row for each order {@code 0..n}
     * @throws IllegalArgumentException if the levels are too few or do not fit memory, or the model starts from no mixture of products
     */
    public List<Row> onGrid(ParticleNumber n, GridModel grid, int levels) {
        int s = observable.order();
        if (time.doubleValue() > LONGEST) {
            throw new IllegalArgumentException("t = " + time.doubleValue()
                    + " is too long for the grid's equations, against which the remainder is measured; use t <= "
                    + LONGEST);
        }
        if (n.finite() && n.count() < s) {
            throw new IllegalArgumentException(
                    "the observable " + observable + " needs " + s + " particles and N = " + n + "; use N >= " + s);
        }
        long needed = Math.min(n.finite() ? n.count() : Long.MAX_VALUE, s + (long) terms * model.reach());
        int top = Math.toIntExact(levels == 0 ? needed : Math.min(levels, n.finite() ? n.count() : levels));
        if (top < needed) {
            throw new IllegalArgumentException(
                    "levels S = " + top + ": order n = " + terms + " of an observable of " + s
                            + " particles reads the levels up to " + needed + "; use --levels " + needed
                            + " or at most " + Math.max(0, (top - s) / Math.max(1, model.reach())) + " terms");
        }
        GridSpace space = GridSpace.of(grid.grid(), top);
        InitialData data = InitialData.of(space, model.initial());
        KacHierarchy hierarchy = KacHierarchy.of(grid, space, n);
        DuhamelSeries<SymmetricMasses> series = DuhamelSeries.of(hierarchy, data.sequence(top));
        GridObservable phi = GridObservable.of(space, observable, s);
        double t = time.doubleValue();
        double reference = n.finite() ? master(grid, n, s, t) : limit(grid, data, s, t);
        List<Row> rows = new ArrayList<>();
        for (int l = 0; l <= terms; l++) {
            double sum = phi.apply(series.partialSum(s, t, l));
            rows.add(row(n, l, sum, reference - sum, phi.norm()));
        }
        return rows;
    }

    /** By uniformisation of the grid's own jump process, on all states; NaN if they do not fit memory. */
    private double master(GridModel grid, ParticleNumber n, int s, double t) {
        MasterEquation equation;
        GridSpace all;
        try {
            all = GridSpace.of(grid.grid(), Math.toIntExact(n.count()));
            equation = MasterEquation.of(grid, n);
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Double.NaN; // Too many states: there is no reference, and the row says so.
        }
        SymmetricMasses law = equation.solve(
                        InitialData.of(all, model.initial()).marginal((int) n.count()), t, TRUNCATION)
                .law();
        return GridObservable.of(all, observable, s).apply(law.trace((int) n.count() - s));
    }

    /** The limit equation of each part of the mixture. */
    private double limit(GridModel grid, InitialData data, int s, double t) {
        GridSpace space = GridSpace.of(grid.grid(), s);
        GridObservable phi = GridObservable.of(space, observable, s);
        InitialLaw initial = model.initial();
        double sum = 0;
        for (int j = 0; j < data.parts().size(); j++) {
            CellMasses f = BoltzmannFlow.of(grid)
                    .solve(data.parts().get(j), t)
                    .states()
                    .get(0);
            sum += initial.parts().get(j).weight().doubleValue() * phi.apply(space.product(s, f.masses()));
        }
        return sum;
    }

    private Row row(ParticleNumber n, int l, double sum, double remainder, double norm) {
        int s = observable.order();
        double t = time.doubleValue();
        long particles = n.finite() ? n.count() : Long.MAX_VALUE;
        CollisionRates rates = CollisionRates.of(model, n);
        Majorant lemma = Majorant.of(constants.growthConstants(), Majorant.densities(particles));
        Majorant sharp = Majorant.of(
                (level, k) -> n.finite() && level + (long) k > n.count()
                        ? 0
                        : KacConstants.level(rates, model.highestOrder(), level, k)
                                .doubleValue(),
                model.reach(),
                Majorant.densities(particles));
        OptionalDouble paper = RemainderBound.paper(
                s,
                l,
                t,
                constants.lifeSpan().existenceTime(),
                constants.lifeSpan().reach(),
                1);
        return new Row(
                l,
                sum,
                scaled(norm, paper.orElse(Double.NaN)),
                scaled(norm, lemma.bound(s, t, l)),
                scaled(norm, sharp.bound(s, t, l)),
                Math.abs(remainder));
    }

    /** An infinite supremum makes every bound infinite, also one that is 0. */
    private static double scaled(double norm, double bound) {
        return Double.isInfinite(norm) && !Double.isNaN(bound) ? Double.POSITIVE_INFINITY : norm * bound;
    }

    /**
     * The model on the grid that a verification uses: {@code [-L, L]^d}, {@code L} four standard deviations of the initial energy.
     *
     * @param model the model
     * @param cellsPerAxis the cells along an axis; 0 for a number that suits the model
     * @return the model on the grid
     * @throws IllegalArgumentException if the cells are fewer than 0 or a matrix does not fit memory
     */
    public static GridModel grid(KacModel model, int cellsPerAxis) {
        return GridSetting.coarse(model, cellsPerAxis == 0 ? GridSetting.coarseCells(model) : cellsPerAxis);
    }
}
