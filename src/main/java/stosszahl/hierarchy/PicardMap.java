package stosszahl.hierarchy;

import java.util.ArrayList;
import java.util.List;

/**
 * Picard's map {@code M[F](t) = F_0 + int_0^t C F(u) du} on paths that are polynomial in time, Section 7.1. Its fixed
 * points are the mild solutions, (2.8) and (2.13); on {@code [0,T]} with {@code theta = T sum_k R_k e^k < 1} it is a
 * contraction of {@code X_mu} with factor {@code theta}, (7.1).
 *
 * @param <E> the elements of the levels
 */
public final class PicardMap<E> {
    private final Hierarchy<E> hierarchy;
    private final GradedElement<E> initial;

    private PicardMap(Hierarchy<E> hierarchy, GradedElement<E> initial) {
        this.hierarchy = hierarchy;
        this.initial = initial;
    }

    /**
     * The map of a hierarchy and its data.
     *
     * @param <E> the elements of the levels
     * @param hierarchy the hierarchy
     * @param initial the data {@code F_0}; levels above {@code hierarchy.levels()} are dropped
     * @return the map
     */
    public static <E> PicardMap<E> of(Hierarchy<E> hierarchy, GradedElement<E> initial) {
        return new PicardMap<>(hierarchy, initial.truncate(Math.min(initial.levels(), hierarchy.levels())));
    }

    /**
     * The image {@code M[F]}: coefficient 0 is {@code F_0}, coefficient {@code l + 1} is {@code C F_l / (l + 1)}, each on
     * the levels that it is determined on.
     *
     * @param path the path {@code F}
     * @return the path {@code M[F]}, one degree higher; cost {@code degree + 1} applications of {@code C}
     */
    public PolynomialPath<E> iterate(PolynomialPath<E> path) {
        List<GradedElement<E>> image = new ArrayList<>();
        image.add(initial);
        for (int l = 0; l <= path.degree(); l++) {
            GradedElement<E> c = hierarchy.apply(path.coefficient(l));
            image.add(c.combine(1.0 / (l + 1), 0, c));
        }
        return PolynomialPath.of(image);
    }

    /**
     * The iterates {@code M^0, .., M^n} of the constant path {@code F(t) = F_0}: iterate {@code n} is the partial sum of
     * order {@code n} of the Duhamel series, coefficient by coefficient.
     *
     * @param n the last iterate, {@code n >= 0}
     * @return the {@code n + 1} paths; cost about {@code n^2 / 2} applications of {@code C}
     * @throws IllegalArgumentException if {@code n < 0}
     */
    public List<PolynomialPath<E>> iterates(int n) {
        List<PolynomialPath<E>> paths = new ArrayList<>();
        paths.add(PolynomialPath.constant(initial));
        for (int i = 0; i < Checks.atLeast(0, "number of iterates n", n); i++) {
            paths.add(iterate(paths.get(i)));
        }
        return List.copyOf(paths);
    }

    /**
     * The contraction (7.1) measured on two paths: {@code ||M[F] - M[G]||_mu} against {@code theta ||F - G||_mu}.
     *
     * <p>Levels cut the two sides alike: level {@code s} of the images reads the levels up to {@code s + m} of the paths,
     * which are at hand, so (7.1) holds between the suprema over the levels at hand.
     *
     * @param constants the constants {@code R_k} that {@code theta} is made of
     * @param first the path {@code F}
     * @param second the path {@code G}
     * @param finalTime the end {@code T > 0} of the window
     * @param intervals how many intervals of time the norms are evaluated on
     * @return the measurement
     */
    public Contraction contraction(
            GrowthConstants constants,
            PolynomialPath<E> first,
            PolynomialPath<E> second,
            double finalTime,
            int intervals) {
        PolynomialPath<E> difference = first.combine(1, -1, second);
        PolynomialPath<E> image = iterate(first).combine(1, -1, iterate(second));
        return new Contraction(
                constants.theta(finalTime),
                image.norm(finalTime, intervals),
                difference.norm(finalTime, intervals),
                difference.normBound(finalTime));
    }

    /**
     * A measurement of (7.1).
     *
     * @param theta the factor {@code theta = T sum_k R_k e^k}
     * @param image a lower estimate of {@code ||M[F] - M[G]||_mu}
     * @param difference a lower estimate of {@code ||F - G||_mu}
     * @param differenceBound an upper bound of {@code ||F - G||_mu}
     */
    public record Contraction(double theta, double image, double difference, double differenceBound) {
        /**
         * The measured ratio of the two norms; an estimate that the choice of times may err in either direction.
         *
         * @return {@code image / difference}; 0 if both vanish
         */
        public double ratio() {
            return image == 0 ? 0 : image / difference;
        }

        /**
         * Is (7.1) compatible with the measurement. If not, it is refuted, but for rounding: the smaller estimate of the left
         * side exceeds the larger bound of the right side.
         *
         * @return {@code image <= theta differenceBound}
         */
        public boolean holds() {
            return image <= theta * differenceBound;
        }
    }
}
