package stosszahl.hierarchy;

/**
 * A graded family of Banach spaces {@code X = (+)_{s >= 1} X^(s)}, (2.1).
 *
 * @param <E> the elements of the levels
 */
@FunctionalInterface
public interface GradedSpace<E> {
    /**
     * The level {@code X^(s)}.
     *
     * @param s the level, at least 1
     * @return the space
     * @throws IllegalArgumentException if {@code s < 1}
     */
    BanachSpace<E> level(int s);
}
