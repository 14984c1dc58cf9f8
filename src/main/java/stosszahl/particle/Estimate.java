package stosszahl.particle;

import stosszahl.kac.ParticleNumber;

/**
 * A mean over independent replicas with its statistical error.
 *
 * @param quantity what was averaged: the text of an observable, say
 * @param particles the number {@code N} of particles
 * @param time the time
 * @param mean the mean over the replicas
 * @param standardError the standard error of the mean: the standard deviation over the replicas divided by the root of their number
 * @param low the lower end of the confidence interval; not a number, as the upper end, if there is none: nearly all replicas are the same, and what the others would be is not bounded
 * @param high its upper end; mean and ends differ by the quantile of Student's t with {@code replicas - 1} degrees of freedom times the standard error, or more where nearly all replicas are the same
 * @param replicas the number of replicas
 */
public record Estimate(
        String quantity,
        ParticleNumber particles,
        double time,
        double mean,
        double standardError,
        double low,
        double high,
        int replicas) {
    /**
     * How many replicas would make the confidence interval as narrow as asked for, judged by these ones as a pilot.
     *
     * @param halfWidth half the width, positive
     * @return the number, at least 2
     * @throws IllegalArgumentException if the half width is not positive, or there is no interval
     */
    public long replicasFor(double halfWidth) {
        if (!(halfWidth > 0)) {
            throw new IllegalArgumentException(
                    "no number of replicas makes an interval of half width " + halfWidth + "; use a number > 0");
        }
        if (Double.isNaN(high - low)) {
            throw new IllegalArgumentException("too few of " + replicas + " replicas differ in " + quantity + " at N = "
                    + particles + ", t = " + time
                    + " to judge how many are needed; use more replicas, or a bounded observable like [v1>6]");
        }
        double ratio = (high - low) / 2 / halfWidth;
        return Math.max(2, (long) Math.ceil(replicas * ratio * ratio));
    }

    /** The estimate in one line. */
    @Override
    public String toString() {
        return quantity + ", N = " + particles + ", t = " + time + ": " + mean + " +- " + standardError + " ("
                + replicas + " replicas)";
    }
}
