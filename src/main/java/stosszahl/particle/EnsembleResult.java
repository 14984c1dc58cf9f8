package stosszahl.particle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.jspecify.annotations.Nullable;
import stosszahl.kac.ParticleNumber;
import stosszahl.observable.Observable;

/** What an {@link Ensemble} found: averages over its replicas with their errors, and how well the conserved quantities were conserved. */
public final class EnsembleResult {
    private final ParticleNumber particles;
    private final List<Observable> observables;
    private final double[] times;
    private final double[][] values;
    private final @Nullable HistogramTally tally;
    private final int histogramOrder;
    private final long collisions;
    private final OptionalDouble energyDrift;
    private final OptionalDouble momentumDrift;
    private final List<Estimate> estimates;

    EnsembleResult(
            ParticleNumber particles,
            List<Observable> observables,
            double[] times,
            double confidence,
            double[][] values,
            @Nullable HistogramTally tally,
            int histogramOrder,
            long collisions,
            OptionalDouble energyDrift,
            OptionalDouble momentumDrift) {
        this.particles = particles;
        this.observables = observables;
        this.times = times;
        this.values = values;
        this.tally = tally;
        this.histogramOrder = histogramOrder;
        this.collisions = collisions;
        this.energyDrift = energyDrift;
        this.momentumDrift = momentumDrift;
        List<Estimate> all = new ArrayList<>();
        for (int o = 0; o < observables.size(); o++) {
            for (int t = 0; t < times.length; t++) {
                all.add(estimate(o, t, confidence));
            }
        }
        this.estimates = List.copyOf(all);
    }

    private Estimate estimate(int o, int t, double level) {
        Observable observable = observables.get(o);
        double[] column = column(o, t);
        // Squares of 1e-300 or 1e300 are no numbers; a power of two moves no bits.
        int exponent = PowersOfTwo.exponent(column);
        SummaryStatistics statistics = new SummaryStatistics();
        for (double x : column) {
            statistics.addValue(Math.scalb(x, -exponent));
        }
        double mean = Math.scalb(statistics.getMean(), exponent);
        double error = Math.scalb(statistics.getStandardDeviation() / Math.sqrt(values.length), exponent);
        if (!Double.isFinite(mean) || !Double.isFinite(error)) {
            throw new IllegalArgumentException("the mean of " + observable.text() + " over the replicas at t = "
                    + times[t] + " is " + mean + " +- " + error
                    + ": its values are beyond double precision; ask for a smaller multiple or a lower power");
        }
        double quantile = new TDistribution(null, values.length - 1).inverseCumulativeProbability(0.5 + level / 2);
        double least = HeavyTails.leastRelativeError(observable, particles.count(), values.length);
        // An interval that is not known is not a number, at both ends; infinite ends are no answer.
        double half = Double.isInfinite(least) ? Double.NaN : quantile * Math.max(error, least * Math.abs(mean));
        double low = mean - half;
        double high = mean + half;
        if (rare(o, t)) {
            double[] range = RareEvents.range(observable);
            double width = range[1] - range[0];
            if (Double.isFinite(width)) {
                double[] certain = RareEvents.interval((mean - range[0]) / width, values.length, level);
                low = Math.min(low, range[0] + width * certain[0]);
                high = Math.max(high, range[0] + width * certain[1]);
            } else {
                low = Double.NaN;
                high = Double.NaN;
            }
        }
        return new Estimate(observable.text(), particles, times[t], mean, error, low, high, values.length);
    }

    /** Are the replicas nearly all the same, though the observable could be something else. */
    private boolean rare(int o, int t) {
        Observable observable = observables.get(o);
        double[] range = RareEvents.range(observable);
        boolean bounded = Double.isFinite(range[1] - range[0]);
        if (bounded ? range[0] == range[1] : !RareEvents.selects(observable)) {
            return false;
        }
        double[] column = column(o, t);
        double size = bounded
                ? Math.max(-range[0], range[1])
                : Arrays.stream(column).map(Math::abs).max().orElse(0);
        return RareEvents.few(column, size);
    }

    /**
     * Do too few replicas differ from the others for the normal law: then control variates have nothing to go by. A bounded observable has Hoeffding's interval then, and one that is not, like
     * {@code [v1>6]*v1^2}, has none.
     *
     * @param observable an observable that was asked for
     * @param time a time that was asked for
     * @return true if so
     */
    public boolean rare(Observable observable, double time) {
        return rare(place(observable), place(time));
    }

    /**
     * Are there enough replicas for the standard error of a polynomial to be believed: the mean of a high power is carried by values that few replicas have.
     *
     * @param observable an observable
     * @return true if there are
     */
    public boolean enough(Observable observable) {
        return HeavyTails.leastRelativeError(observable, particles.count(), values.length) == 0;
    }

    private double[] column(int o, int t) {
        return Arrays.stream(values)
                .mapToDouble(row -> row[t * observables.size() + o])
                .toArray();
    }

    /**
     * All averages.
     *
     * @return one for each observable and time, the times of the first observable first
     */
    public List<Estimate> estimates() {
        return estimates;
    }

    /**
     * One average.
     *
     * @param observable an observable that was asked for
     * @param time a time that was asked for
     * @return the average
     * @throws IllegalArgumentException if it was not asked for
     */
    public Estimate estimate(Observable observable, double time) {
        return estimates.get(place(observable) * times.length + place(time));
    }

    /**
     * One average with its interval at another level.
     *
     * @param observable an observable that was asked for
     * @param time a time that was asked for
     * @param level the level, between 0 and 1
     * @return the average
     * @throws IllegalArgumentException if it was not asked for
     */
    public Estimate estimate(Observable observable, double time, double level) {
        return estimate(place(observable), place(time), level);
    }

    /**
     * The values of an observable in the single replicas, independent and of one law: for control variates, covariances and statistics of one's own.
     *
     * @param observable an observable that was asked for
     * @param time a time that was asked for
     * @return the U-statistic of each replica, in their order
     * @throws IllegalArgumentException if it was not asked for
     */
    public double[] replicaValues(Observable observable, double time) {
        return column(place(observable), place(time));
    }

    /**
     * A histogram of the empirical marginals.
     *
     * @param order 1 or 2
     * @param time a time that was asked for
     * @return the histogram
     * @throws IllegalArgumentException if it was not asked for
     */
    public Histogram histogram(int order, double time) {
        if (tally == null || order < 1 || order > histogramOrder) {
            throw new IllegalArgumentException(
                    "no histogram of order " + order + " was made; ask for it by Ensemble.histograms");
        }
        return tally.histogram(order, place(time));
    }

    private int place(Observable observable) {
        int o = observables.indexOf(observable);
        if (o < 0) {
            throw new IllegalArgumentException(
                    "the observable " + observable + " was not asked for; there are " + observables);
        }
        return o;
    }

    private int place(double time) {
        int t = Arrays.binarySearch(times, time);
        if (t < 0) {
            throw new IllegalArgumentException(
                    "the time " + time + " was not asked for; there are " + Arrays.toString(times));
        }
        return t;
    }

    /**
     * The number of particles.
     *
     * @return {@code N}
     */
    public ParticleNumber particles() {
        return particles;
    }

    /**
     * The number of replicas.
     *
     * @return the number
     */
    public int replicas() {
        return values.length;
    }

    /**
     * The collisions of all replicas together.
     *
     * @return the number
     */
    public long collisions() {
        return collisions;
    }

    /**
     * How far rounding has moved the energy: the largest {@code |E(t) - E(0)| / E(0)} over replicas and times.
     *
     * @return the drift, empty if some law of the model does not conserve energy
     */
    public OptionalDouble energyDrift() {
        return energyDrift;
    }

    /**
     * How far rounding has moved the momentum: the largest {@code |P_c(t) - P_c(0)| / sqrt(N sum |v_i(0)|^2)} over replicas, times and components.
     *
     * @return the drift, empty if some law of the model does not conserve momentum
     */
    public OptionalDouble momentumDrift() {
        return momentumDrift;
    }
}
