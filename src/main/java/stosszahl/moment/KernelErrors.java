package stosszahl.moment;

import stosszahl.collision.DiscreteKernel;
import stosszahl.kac.KacModel;

/** Where the averages over the collision kernels of a model come from, and what their errors may do to moments. */
public final class KernelErrors {
    /** What was added so many relaxation times ago has relaxed. */
    private static final double RELAXED = 10;

    /** The rule of a law whose matrix is no polynomial rounds, even if its error is estimated lower. */
    private static final double LEAST = 1e-15;

    private final KacModel model;
    private final double rate;
    private double relaxation = Double.NaN;

    /**
     * Those of a model.
     *
     * @param model the model
     */
    public KernelErrors(KacModel model) {
        this.model = model;
        this.rate = model.collisions().stream()
                .filter(c -> !c.law().exact())
                .mapToDouble(c -> c.weight().doubleValue()
                        * c.law().order()
                        * Math.max(LEAST, c.law().averageError()))
                .sum();
    }

    /**
     * Are all averages exact rational numbers.
     *
     * @return false if those of some law come from a quadrature
     */
    public boolean exact() {
        return model.collisions().stream().allMatch(c -> c.law().exact());
    }

    /**
     * The word for tables.
     *
     * @return "exact"; "quadrature" if some kernel is a density; "rounded angles" if none is, but some law has averages that are not exact
     */
    public String source() {
        if (exact()) {
            return "exact";
        }
        return model.collisions().stream()
                        .map(c -> c.law())
                        .filter(law -> !law.exact())
                        .allMatch(law -> law.kernel() instanceof DiscreteKernel)
                ? "rounded angles"
                : "quadrature";
    }

    /**
     * The largest error of an average of a function with values in {@code [-1,1]}.
     *
     * @return the error; not a number if that of some law is not known
     */
    public double largest() {
        return model.collisions().stream()
                .filter(c -> !c.law().exact())
                .mapToDouble(c -> c.law().averageError())
                .max()
                .orElse(0);
    }

    /** {@code sum_K beta_K K eps_K min(t, T) p 2^p}: times the size of the moments of degree {@code p}, what the errors may do to one of them by the time {@code t}. */
    double factor(int degree, double t) {
        return rate * Math.min(t, horizon(t)) * degree * Math.pow(2, degree);
    }

    private synchronized double horizon(double t) {
        if (t <= RELAXED) {
            return RELAXED;
        }
        if (Double.isNaN(relaxation)) {
            relaxation = Spectrum.relaxationTime(model);
        }
        return RELAXED * relaxation;
    }
}
