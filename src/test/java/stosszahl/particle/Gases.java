package stosszahl.particle;

import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.collision.CircleKernel;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.KacRotation;
import stosszahl.collision.SphereKernel;
import stosszahl.collision.SymmetricCollision;
import stosszahl.initial.Gaussian;
import stosszahl.initial.InitialLaw;
import stosszahl.initial.VelocityMixture;
import stosszahl.kac.KacModel;

/** Models of the tests and the moments that they are known to have. */
final class Gases {
    /** Two narrow bells around +-24/25 of variance 1 together: far from equilibrium, with little noise in {@code v^4}. */
    static final VelocityMixture TWO_BELLS = VelocityMixture.of(List.of(bell(24), bell(-24)));

    /** {@code E v^4 = m^4 + 6 m^2 s^2 + 3 s^4} with {@code m = 24/25}, {@code s^2 = 1 - m^2}. */
    static final double FOURTH = Math.pow(0.96, 4) + 6 * 0.9216 * 0.0784 + 3 * 0.0784 * 0.0784;

    /** Kac's model with an angle density that is slightly off. */
    static final KacModel OFF = kacOff(0.1);

    /** The same, further off. */
    static final KacModel FAR_OFF = kacOff(0.3);

    private Gases() {}

    private static VelocityMixture.Part bell(int mean) {
        return new VelocityMixture.Part(
                BigFraction.of(1, 2), Gaussian.of(List.of(BigFraction.of(mean, 25)), List.of(BigFraction.of(49, 625))));
    }

    static KacModel kac() {
        return single(KacRotation.of(SphereKernel.uniform(2)));
    }

    /** Kac's model with the density {@code 1 + epsilon cos 4 theta} of the angle. */
    static KacModel kacOff(double epsilon) {
        return single(KacRotation.of(CircleKernel.density("off", theta -> 1 + epsilon * Math.cos(4 * theta))));
    }

    static KacModel ternary() {
        return single(SymmetricCollision.uniform(3, 1));
    }

    static KacModel binaryTernary() {
        BigFraction half = BigFraction.of(1, 2);
        return KacModel.of(
                "binary-ternary",
                List.of(
                        new KacModel.WeightedLaw(half, KacRotation.of(SphereKernel.uniform(2))),
                        new KacModel.WeightedLaw(half, SymmetricCollision.uniform(3, 1))),
                InitialLaw.product(TWO_BELLS));
    }

    static KacModel single(CollisionLaw law) {
        return KacModel.of(
                law.name(), List.of(new KacModel.WeightedLaw(BigFraction.ONE, law)), InitialLaw.product(TWO_BELLS));
    }

    /**
     * {@code A = E v_1^4} and {@code B = E v_1^2 v_2^2} at time {@code t}, exact for every {@code N}, derived by hand.
     *
     * <p>A uniform rotation or reflection of {@code q} velocities gives {@code E v_1*^4 = A - kappa_q (A - 3B)}, as {@code A = 3B} is what a Gaussian has. Kac's rotation: {@code E cos^4 = 3/8}, {@code E cos^2 sin^2
     * = 1/8}, so {@code E v_1*^4 = (3/4) A + (3/4) B} and {@code kappa_2 = 1/4}. The reflection {@code v_1 - 2 <w,V> w_1}: the coefficient of {@code A} is {@code 1 - 8/q + 24 (1 + 2)/(q(q+2))
     * - 32 (9 + 6)/(q(q+2)(q+4)) + 16 (9q + 72 + 24)/(q(q+2)(q+4)(q+6))} by Wick's rule on the sphere, which is 3/4 for {@code q = 2} and 29/45 for {@code q = 3}: {@code kappa_3 = 16/45}.
     *
     * <p>A particle is in a collision of order {@code K} at rate {@code K beta_K}, so {@code A' = -kappa (A - 3B)}, {@code kappa = sum_K K beta_K kappa_K}; the square of the energy, {@code N A +
     * N(N-1) B}, is conserved, so {@code B' = -A'/(N-1)}. Hence {@code A - 3B} decays at the rate {@code kappa (N+2)/(N-1)}: for Kac's model {@code (N+2)/(2(N-1))}, the spectral gap of Carlen, Carvalho
     * and Loss, Acta Math. 191 (2003).
     */
    static double[] moments(double kappa, double n, double t) {
        double rate = kappa * (n + 2) / (n - 1);
        double lost = kappa * (FOURTH - 3) * -Math.expm1(-rate * t) / rate;
        return new double[] {FOURTH - lost, 1 + lost / (n - 1)};
    }
}
