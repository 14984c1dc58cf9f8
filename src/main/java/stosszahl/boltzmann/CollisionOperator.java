package stosszahl.boltzmann;

import java.util.Arrays;
import stosszahl.grid.GridModel;
import stosszahl.kac.KacModel;

/**
 * The right-hand side of (2.28) on a grid, {@code sum_K beta_K (K Tr_{K-1} A_K f^{(x) K} - K f) = alpha (G(f) - f)}, with the gain {@code G(f) = alpha^{-1} sum_K beta_K Q_K^(+)[f, .., f]}
 * of (7.8) normalised so that it keeps probabilities.
 */
final class CollisionOperator {
    private final GridModel model;
    private final double alpha;
    private final double[] share;

    CollisionOperator(GridModel model) {
        this.model = model;
        KacModel kac = model.model();
        this.alpha = kac.alpha().doubleValue();
        this.share = new double[kac.highestOrder() + 1];
        for (int order = 1; order < share.length; order++) {
            share[order] = kac.beta(order).multiply(order).divide(kac.alpha()).doubleValue();
        }
    }

    double alpha() {
        return alpha;
    }

    GridModel model() {
        return model;
    }

    /** The probability {@code K beta_K / alpha} that a collision of a given particle is of order {@code K}; entry 0 is not used. */
    double[] shares() {
        return share.clone();
    }

    /** The gain {@code G(f)}. */
    double[] gain(double[] f) {
        double[] sum = new double[f.length];
        for (int order = 1; order < share.length; order++) {
            if (share[order] != 0) {
                double[][] same = new double[order][];
                Arrays.fill(same, f);
                double[] gain = model.gain(order, same);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += share[order] * gain[i];
                }
            }
        }
        return sum;
    }

    /** The right-hand side, with the loss {@code f (sum f)^{K-1}} of (1.6): {@code alpha (G(f) - f)} if {@code f} has mass 1. */
    double[] rate(double[] f) {
        double[] rate = gain(f);
        double mass = Arrays.stream(f).sum();
        for (int i = 0; i < f.length; i++) {
            // (1.6) takes away f (int f)^{K-1}; with mass 1 this is (7.6).
            double loss = 0;
            double power = 1;
            for (int order = 1; order < share.length; order++) {
                loss += share[order] * power;
                power *= mass;
            }
            rate[i] = alpha * (rate[i] - loss * f[i]);
        }
        return rate;
    }
}
