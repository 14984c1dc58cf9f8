package stosszahl.moment;

import java.util.Arrays;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.kac.CollisionRates;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;

/**
 * The rate {@code beta_K N C(N-j, K-n) / C(N, K)} at which {@code n} given ones of {@code j} particles collide, in a collision of order {@code K}, with others: all
 * that depends on {@code N} in the moment hierarchy. It is {@code w_N(j; K-n, n)} of (6.27).
 */
record MomentRate(int order, int particles, int chosen) {
    double at(CollisionRates rates) {
        return rates.rate(particles, order - chosen, chosen);
    }

    BigFraction exactlyAt(CollisionRates rates) {
        return rates.exactRate(particles, order - chosen, chosen);
    }

    /** {@code N (rate(N) - rate(inf))}, subtracted exactly, so that it is as good at {@code N = 10^15} as at 10. */
    BigFraction deviationAt(CollisionRates rates, CollisionRates limit) {
        return exactlyAt(rates)
                .subtract(exactlyAt(limit))
                .multiply(rates.particles().count());
    }

    /**
     * The coefficients of {@code x^0 .. x^q} in the rate as a series in {@code x = 1/N}:
     * {@code beta_K K!/(K-n)! x^{n-1} prod_{i<K-n} (1 - (j+i) x) / prod_{i<K} (1 - i x)}. It converges for {@code N > K - 1}.
     */
    BigFraction[] series(KacModel model, int q) {
        BigFraction[] c = new BigFraction[q + 1];
        Arrays.fill(c, BigFraction.ZERO);
        if (chosen - 1 > q) {
            return c;
        }
        BigFraction lead = model.beta(order);
        for (int i = order - chosen + 1; i <= order; i++) {
            lead = lead.multiply(i);
        }
        c[chosen - 1] = lead;
        for (int i = 0; i < order - chosen; i++) {
            for (int p = q; p > 0; p--) {
                c[p] = c[p].subtract(c[p - 1].multiply(particles + i));
            }
        }
        for (int i = 1; i < order; i++) {
            for (int p = 1; p <= q; p++) {
                c[p] = c[p].add(c[p - 1].multiply(i));
            }
        }
        return c;
    }

    /** Can this rate be other than zero at {@code N}. */
    boolean possible(ParticleNumber n) {
        return n.finite() ? particles + order - chosen <= n.count() : chosen == 1;
    }
}
