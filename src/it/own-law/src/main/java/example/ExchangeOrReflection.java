package example;

import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.collision.CollisionKernel;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.DiscreteKernel;

/** Two particles on the line exchange their velocities, or exchange and turn both around, each with probability 1/2. */
public final class ExchangeOrReflection implements CollisionLaw {
    private final CollisionKernel sign = DiscreteKernel.of(
            List.of(List.of(BigFraction.ONE), List.of(BigFraction.of(-1))),
            List.of(BigFraction.of(1, 2), BigFraction.of(1, 2)));

    @Override
    public String name() {
        return "exchange-or-reflection";
    }

    @Override
    public int order() {
        return 2;
    }

    @Override
    public int dimension() {
        return 1;
    }

    @Override
    public CollisionKernel kernel() {
        return sign;
    }

    @Override
    public void transform(double[] angle, double[] v, double[] out) {
        out[0] = angle[0] * v[1];
        out[1] = angle[0] * v[0];
    }
}
