package stosszahl.hierarchy;

import java.util.List;

/** The real numbers with {@code ||x|| = |x|}: the smallest Banach space, for hierarchies of scalars. */
public final class RealLine implements BanachSpace<Double> {
    private static final RealLine INSTANCE = new RealLine();

    private RealLine() {}

    /**
     * The space.
     *
     * @return the real line
     */
    public static RealLine instance() {
        return INSTANCE;
    }

    /**
     * The functional {@code x -> factor x}; every functional on the line is one.
     *
     * @param factor the factor, finite
     * @return the functional, of norm {@code |factor|}
     * @throws IllegalArgumentException if the factor is not finite
     */
    public static Functional<Double> multiple(double factor) {
        Checks.finite("factor", factor);
        return new Functional<>() {
            @Override
            public String name() {
                return factor == 1 ? "x" : factor + " x";
            }

            @Override
            public double apply(Double x) {
                return factor * x;
            }

            @Override
            public double norm() {
                return Math.abs(factor);
            }
        };
    }

    @Override
    public String name() {
        return "R";
    }

    @Override
    public Double zero() {
        return 0.0;
    }

    @Override
    public Double combine(double a, Double x, double b, Double y) {
        return a * x + b * y;
    }

    @Override
    public double norm(Double x) {
        return Math.abs(x);
    }

    @Override
    public List<Double> extremePoints() {
        return List.of(1.0);
    }
}
