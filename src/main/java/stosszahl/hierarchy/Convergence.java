package stosszahl.hierarchy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.LongFunction;

/**
 * Convergence as {@code N} grows, in the senses of Definitions 3 and 4, looked at through finitely many observables,
 * times and values of {@code N}: a table of errors, which can refute convergence or support it with a rate, not prove it.
 */
public final class Convergence {
    private final long[] particles;
    private final List<Row> rows;

    private Convergence(long[] particles, List<Row> rows) {
        this.particles = particles;
        this.rows = List.copyOf(rows);
    }

    /**
     * An observable on one level.
     *
     * @param <E> the elements of the levels
     * @param level the level {@code s >= 1}
     * @param functional the functional {@code phi} on {@code X^(s)}
     */
    public record Observable<E>(int level, Functional<E> functional) {
        /** Checks the level. */
        public Observable {
            Checks.atLeast(1, "level s of observable " + functional.name(), level);
        }

        private double difference(GradedElement<E> a, GradedElement<E> b) {
            return Math.abs(functional.apply(a.component(level)) - functional.apply(b.component(level)));
        }
    }

    /**
     * The error of one observable at one {@code N}.
     *
     * @param particles the number {@code N}
     * @param level the level {@code s}
     * @param observable the name of {@code phi}
     * @param error the largest difference of the two pairings with {@code phi}, in absolute value, over the times
     */
    public record Row(long particles, int level, String observable, double error) {}

    /**
     * Convergence in observables, Definition 3 (2) and (2.18).
     *
     * @param <E> the elements of the levels
     * @param finite gives the path {@code t -> F_N(t)} for each {@code N}
     * @param limit the path {@code t -> F(t)}
     * @param observables the observables, on levels that all values have
     * @param particles the values of {@code N >= 1}, increasing
     * @param times the times over which the error is maximised, at least one
     * @return the table; every path is evaluated once at each time
     * @throws IllegalArgumentException if {@code N} does not increase, or times or observables are missing
     */
    public static <E> Convergence inObservables(
            LongFunction<? extends DoubleFunction<GradedElement<E>>> finite,
            DoubleFunction<GradedElement<E>> limit,
            List<Observable<E>> observables,
            long[] particles,
            double[] times) {
        check(particles, times.length, observables.size());
        List<GradedElement<E>> limits = new ArrayList<>();
        for (double t : times) {
            limits.add(limit.apply(t));
        }
        List<Row> rows = new ArrayList<>();
        for (long n : particles) {
            DoubleFunction<GradedElement<E>> path = finite.apply(n);
            double[] errors = new double[observables.size()];
            for (int i = 0; i < times.length; i++) {
                GradedElement<E> value = path.apply(times[i]);
                for (int j = 0; j < errors.length; j++) {
                    errors[j] = Math.max(errors[j], observables.get(j).difference(value, limits.get(i)));
                }
            }
            for (int j = 0; j < errors.length; j++) {
                Observable<E> o = observables.get(j);
                rows.add(new Row(n, o.level(), o.functional().name(), errors[j]));
            }
        }
        return new Convergence(particles.clone(), rows);
    }

    /**
     * Pointwise weak convergence, Definition 3 (1) and (2.17).
     *
     * @param <E> the elements of the levels
     * @param finite gives {@code F_N}
     * @param limit the sequence {@code F}
     * @param observables the observables, on levels that all sequences have
     * @param particles the values of {@code N >= 1}, increasing
     * @return the table
     * @throws IllegalArgumentException if {@code N} does not increase, or observables are missing
     */
    public static <E> Convergence pointwiseWeak(
            LongFunction<GradedElement<E>> finite,
            GradedElement<E> limit,
            List<Observable<E>> observables,
            long[] particles) {
        return inObservables(
                n -> {
                    GradedElement<E> value = finite.apply(n);
                    return t -> value;
                },
                t -> limit,
                observables,
                particles,
                new double[] {0});
    }

    /**
     * Convergence of operators, Definition 4, along one sequence: {@code C^N F_N} to {@code C^inf F} pointwise weakly. The
     * definition asks it of every pointwise weakly convergent sequence; a refutation along one refutes it.
     *
     * @param <E> the elements of the levels
     * @param hierarchies gives the operator {@code C^N}
     * @param limitHierarchy the operator {@code C^inf}
     * @param finite gives {@code F_N}, converging pointwise weakly to {@code F}
     * @param limit the sequence {@code F}
     * @param observables the observables, on levels that all images have
     * @param particles the values of {@code N >= 1}, increasing
     * @return the table
     * @throws IllegalArgumentException if {@code N} does not increase, or observables are missing
     */
    public static <E> Convergence ofOperators(
            LongFunction<? extends Hierarchy<E>> hierarchies,
            Hierarchy<E> limitHierarchy,
            LongFunction<GradedElement<E>> finite,
            GradedElement<E> limit,
            List<Observable<E>> observables,
            long[] particles) {
        return pointwiseWeak(
                n -> hierarchies.apply(n).apply(finite.apply(n)), limitHierarchy.apply(limit), observables, particles);
    }

    private static void check(long[] particles, int times, int observables) {
        if (particles.length == 0 || times == 0 || observables == 0) {
            throw new IllegalArgumentException("nothing to compare: " + particles.length + " values of N, " + times
                    + " times, " + observables + " observables; give at least one of each");
        }
        long last = 0;
        for (long n : particles) {
            if (n <= last) {
                throw new IllegalArgumentException(
                        "N = " + n + " after " + last + ": give positive, increasing values");
            }
            last = n;
        }
    }

    /**
     * All errors, by {@code N}, then in the order of the observables.
     *
     * @return the rows
     */
    public List<Row> rows() {
        return rows;
    }

    /**
     * The largest error at each {@code N}, over all observables and times.
     *
     * @return one number for each value of {@code N}, in their order
     */
    public double[] largestErrors() {
        double[] largest = new double[particles.length];
        int width = rows.size() / particles.length;
        for (int i = 0; i < rows.size(); i++) {
            largest[i / width] = Math.max(largest[i / width], rows.get(i).error());
        }
        return largest;
    }

    /**
     * The least-squares slope of {@code log error} on {@code log N}, for the largest errors: {@code -1} for a rate
     * {@code 1/N}. An estimate with no interval.
     *
     * @return the slope; not a number if there are fewer than two values of {@code N}; negative infinity if an error is 0
     */
    public double slope() {
        double[] y = largestErrors();
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < y.length; i++) {
            if (y[i] == 0) {
                return Double.NEGATIVE_INFINITY;
            }
            meanX += Math.log((double) particles[i]) / y.length;
            meanY += Math.log(y[i]) / y.length;
        }
        double xy = 0;
        double xx = 0;
        for (int i = 0; i < y.length; i++) {
            double dx = Math.log((double) particles[i]) - meanX;
            xy += dx * (Math.log(y[i]) - meanY);
            xx += dx * dx;
        }
        return xy / xx;
    }

    /**
     * Does every observable's error fall at least like {@code N^-rate} from each {@code N} to the next, unless it is
     * below a floor of rounding already.
     *
     * @param rate the rate, {@code > 0}
     * @param floor the error that counts as none, {@code >= 0}
     * @return true if so: convergence is supported on this table
     * @throws IllegalArgumentException if {@code rate <= 0}, or there are fewer than two values of {@code N}
     */
    public boolean decays(double rate, double floor) {
        Checks.positive("rate", rate);
        Checks.nonNegative("floor", floor);
        if (particles.length < 2) {
            throw new IllegalArgumentException("a rate needs at least two values of N: " + particles.length + " given");
        }
        int width = rows.size() / particles.length;
        for (int i = width; i < rows.size(); i++) {
            Row before = rows.get(i - width);
            Row now = rows.get(i);
            double ratio = Math.pow((double) before.particles() / now.particles(), rate);
            // Written so that an error that is not a number refutes.
            if (!(now.error() <= Math.max(floor, before.error() * ratio))) {
                return false;
            }
        }
        return true;
    }
}
