package stosszahl.hierarchy;

/**
 * A hierarchy of linear equations {@code d_t f^(s) = sum_{k=0}^m C_{s,s+k} f^(s+k)}, (2.6) and (2.11): the operators
 * {@code C_{s,s+k} : X^(s+k) -> X^(s)}, at most {@code m} above the diagonal.
 *
 * <p>Implement {@link #space()}, {@link #reach()} and {@link #apply(int, int, Object)}; a finite hierarchy of {@code N}
 * particles says so in {@link #levels()}.
 *
 * @param <E> the elements of the levels
 */
public interface Hierarchy<E> {
    /** The value of {@link #levels()} for a hierarchy that has infinitely many levels. */
    int INFINITE = Integer.MAX_VALUE;

    /**
     * The graded space that the hierarchy lives on.
     *
     * @return the space {@code X}
     */
    GradedSpace<E> space();

    /**
     * The reach {@code m = M - 1}: level {@code s} is driven by the levels {@code s, .., s + m}, (2.5).
     *
     * @return {@code m >= 0}
     */
    int reach();

    /**
     * The number of levels: {@code C_{s,s+k} = 0} as soon as {@code s + k > levels()} (Remark 6.2: {@code N} for the
     * BBGKY hierarchy).
     *
     * @return the number of levels, {@link #INFINITE} if there is no end
     */
    default int levels() {
        return INFINITE;
    }

    /**
     * The operator {@code C_{s,s+k}} applied to {@code f}.
     *
     * @param s the level of the result, {@code s >= 1}, {@code s + k <= levels()}
     * @param k the distance above the diagonal, {@code 0 <= k <= reach()}
     * @param f an element of {@code X^(s+k)}
     * @return a new element of {@code X^(s)}
     */
    E apply(int s, int k, E f);

    /**
     * The component {@code (C F)^(s) = sum_k C_{s,s+k} f^(s+k)}, (2.7) and (2.12).
     *
     * @param s the level of the result
     * @param sequence a sequence that has the levels up to {@code min(s + reach(), levels())}
     * @return a new element of {@code X^(s)}
     */
    default E component(int s, GradedElement<E> sequence) {
        BanachSpace<E> x = space().level(s);
        E sum = x.zero();
        for (int k = 0; k <= reach() && s + k <= levels(); k++) {
            sum = x.combine(1, sum, 1, apply(s, k, sequence.component(s + k)));
        }
        return sum;
    }

    /**
     * The image {@code C F}, (2.7) and (2.12), on the levels that {@code F} determines: all of them if {@code F} has
     * {@link #levels()} levels, otherwise {@link #reach()} levels fewer than {@code F} has.
     *
     * @param sequence the sequence {@code F}
     * @return {@code C F}
     */
    default GradedElement<E> apply(GradedElement<E> sequence) {
        return GradedElement.generate(space(), determined(sequence.levels()), s -> component(s, sequence));
    }

    /**
     * How many levels of {@code C F} are determined by the first {@code S} levels of {@code F}.
     *
     * @param levels the number {@code S} of levels of {@code F}
     * @return {@code levels()} if {@code S >= levels()}, otherwise {@code max(0, S - m)}
     */
    default int determined(int levels) {
        return levels >= levels() ? levels() : Math.max(0, levels - reach());
    }
}
