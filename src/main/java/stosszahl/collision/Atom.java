package stosszahl.collision;

import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** An angle that a kernel gives a positive probability, with what is known of it exactly. */
public final class Atom {
    private final double[] angle;
    private final BigFraction weight;
    private final @Nullable List<BigFraction> point;
    private final @Nullable BigFraction halfTurns;

    private Atom(
            double[] angle, BigFraction weight, @Nullable List<BigFraction> point, @Nullable BigFraction halfTurns) {
        this.angle = angle;
        this.weight = weight;
        this.point = point;
        this.halfTurns = halfTurns;
    }

    /**
     * An atom whose angle is known to rounding.
     *
     * @param angle the angle; copied
     * @param weight its probability, positive
     * @return the atom
     */
    public static Atom of(double[] angle, BigFraction weight) {
        return new Atom(angle.clone(), weight, null, null);
    }

    /**
     * An atom at a rational point.
     *
     * @param point the coordinates
     * @param weight its probability, positive
     * @return the atom
     */
    public static Atom at(List<BigFraction> point, BigFraction weight) {
        return new Atom(
                point.stream().mapToDouble(BigFraction::doubleValue).toArray(), weight, List.copyOf(point), null);
    }

    /**
     * An atom at {@code (cos r pi, sin r pi)}.
     *
     * @param angle that point, rounded; copied
     * @param halfTurns the multiple {@code r} of {@code pi}
     * @param weight its probability, positive
     * @return the atom
     */
    public static Atom halfTurns(double[] angle, BigFraction halfTurns, BigFraction weight) {
        return new Atom(angle.clone(), weight, null, halfTurns);
    }

    /**
     * The angle.
     *
     * @return a copy
     */
    public double[] angle() {
        return angle.clone();
    }

    /**
     * Its probability.
     *
     * @return the weight, exact
     */
    public BigFraction weight() {
        return weight;
    }

    /**
     * The coordinates as fractions.
     *
     * @return empty if they are not known exactly
     */
    public Optional<List<BigFraction>> point() {
        return Optional.ofNullable(point);
    }

    /**
     * The multiple {@code r} of {@code pi} in {@code (cos r pi, sin r pi)}.
     *
     * @return empty if the angle is not known to be one
     */
    public Optional<BigFraction> halfTurns() {
        return Optional.ofNullable(halfTurns);
    }

    /** The same angle with another probability. */
    Atom weighing(BigFraction other) {
        return new Atom(angle, other, point, halfTurns);
    }

    @Override
    public String toString() {
        if (point != null) {
            return "w = " + point;
        }
        return (halfTurns != null ? "theta = " + halfTurns + " pi, " : "") + "w = " + Witnesses.show(angle);
    }
}
