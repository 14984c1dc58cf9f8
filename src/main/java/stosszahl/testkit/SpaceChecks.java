package stosszahl.testkit;

import java.util.List;
import java.util.function.Function;
import stosszahl.hierarchy.BanachSpace;
import stosszahl.hierarchy.Functional;

/** The checks of {@link BanachSpaceContract}. */
final class SpaceChecks<E> {
    private static final double ROUNDING = 1e-12;

    private final BanachSpace<E> space;
    private final Function<Draw, E> element;
    private final Function<Draw, Functional<E>> functional;

    private SpaceChecks(BanachSpace<E> space, Function<Draw, E> element, Function<Draw, Functional<E>> functional) {
        this.space = space;
        this.element = element;
        this.functional = functional;
    }

    static <E> List<Check> of(
            BanachSpace<E> space,
            Function<Draw, E> element,
            Function<Draw, Functional<E>> functional,
            long seed,
            int tries) {
        SpaceChecks<E> checks = new SpaceChecks<>(space, element, functional);
        return List.of(
                Check.property(
                        "space/vector-space",
                        "combinations obey the laws of a vector space",
                        seed,
                        tries,
                        checks::vectorSpace),
                Check.property("space/values", "no operation modifies its arguments", seed, tries, checks::values),
                Check.property("space/norm", "the norm is a norm", seed, tries, checks::norm),
                Check.property(
                        "space/duality",
                        "observables are linear and bounded by their norm",
                        seed,
                        tries,
                        checks::duality));
    }

    private double distance(E x, E y) {
        return space.norm(space.combine(1, x, -1, y));
    }

    private void vectorSpace(Draw draw) {
        E x = element.apply(draw);
        E y = element.apply(draw);
        E z = element.apply(draw);
        double a = draw.real("a", -3, 3);
        double b = draw.real("b", -3, 3);
        double scale =
                ROUNDING * (1 + space.norm(x) + space.norm(y) + space.norm(z)) * (1 + Math.abs(a)) * (1 + Math.abs(b));
        small("a x + b y and b y + a x", space.combine(a, x, b, y), space.combine(b, y, a, x), scale);
        small(
                "(x + y) + z and x + (y + z)",
                space.combine(1, space.combine(1, x, 1, y), 1, z),
                space.combine(1, x, 1, space.combine(1, y, 1, z)),
                scale);
        small(
                "a (x + b y) and a x + a b y",
                space.combine(a, space.combine(1, x, b, y), 0, z),
                space.combine(a, x, a * b, y),
                scale);
        small("x + 0 and x", space.combine(1, x, 1, space.zero()), x, scale);
        small("x - x and 0", space.combine(1, x, -1, x), space.zero(), scale);
        Functional<E> phi = functional.apply(draw);
        Check.equal(
                "<2 x, phi>",
                phi.apply(space.combine(1, x, 1, x)),
                2 * phi.apply(x),
                scale * (1 + phi.norm()),
                "x, phi below");
    }

    private void small(String what, E x, E y, double tolerance) {
        Check.atMost("distance of " + what, distance(x, y), tolerance, "x, y, z, a, b below");
    }

    private void values(Draw draw) {
        E x = element.apply(draw);
        E y = element.apply(draw);
        Functional<E> phi = functional.apply(draw);
        double normX = space.norm(x);
        double normY = space.norm(y);
        double phiX = phi.apply(x);
        double phiY = phi.apply(y);
        space.combine(2, x, -3, y);
        space.combine(0, space.zero(), 5, x);
        boolean kept = normX == space.norm(x)
                && normY == space.norm(y)
                && phiX == phi.apply(x)
                && phiY == phi.apply(y)
                && space.norm(space.zero()) == 0;
        if (!kept) {
            throw new AssertionError("combine changed its arguments, or the zero: ||x|| was " + normX + " and is "
                    + space.norm(x) + ", ||y|| was " + normY + " and is " + space.norm(y) + ", ||0|| = "
                    + space.norm(space.zero()));
        }
    }

    private void norm(Draw draw) {
        E x = element.apply(draw);
        E y = element.apply(draw);
        double a = draw.real("a", -3, 3);
        double normX = space.norm(x);
        double normY = space.norm(y);
        Check.equal("||0||", space.norm(space.zero()), 0, 0, "");
        Check.equal(
                "||a x||",
                space.norm(space.combine(a, x, 0, x)),
                Math.abs(a) * normX,
                ROUNDING * (1 + normX) * (1 + Math.abs(a)),
                "that is |a| ||x||");
        Check.atMost(
                "||x + y||", space.norm(space.combine(1, x, 1, y)), (normX + normY) * (1 + ROUNDING), "||x|| + ||y||");
        Check.atMost("-||x||", -normX, 0, "a norm is not negative");
        Functional<E> phi = functional.apply(draw);
        if (normX == 0 && phi.apply(x) != 0) {
            throw new AssertionError("||x|| = 0 and <x, phi> = " + phi.apply(x) + ": x is not 0");
        }
    }

    private void duality(Draw draw) {
        E x = element.apply(draw);
        E y = element.apply(draw);
        Functional<E> phi = functional.apply(draw);
        double a = draw.real("a", -3, 3);
        double scale = ROUNDING * (1 + phi.norm()) * (1 + Math.abs(a)) * (1 + space.norm(x) + space.norm(y));
        Check.atMost("|<x, phi>|", Math.abs(phi.apply(x)), phi.norm() * space.norm(x) + scale, "||phi|| ||x||");
        Check.equal(
                "<a x + y, phi>",
                phi.apply(space.combine(a, x, 1, y)),
                a * phi.apply(x) + phi.apply(y),
                scale,
                "a <x, phi> + <y, phi>");
    }
}
