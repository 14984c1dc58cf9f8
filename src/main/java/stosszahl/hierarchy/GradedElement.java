package stosszahl.hierarchy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The first {@code S} components {@code F = (f^(1), .., f^(S))} of an element of {@code X = (+) X^(s)}; nothing is said
 * of the components above {@code S}.
 *
 * @param <E> the elements of the levels
 */
public final class GradedElement<E> {
    private final GradedSpace<E> space;
    private final List<E> components;

    private GradedElement(GradedSpace<E> space, List<E> components) {
        this.space = space;
        this.components = List.copyOf(components);
    }

    /**
     * The sequence {@code (f^(1), .., f^(S))}.
     *
     * @param <E> the elements of the levels
     * @param space the graded space
     * @param components the components from {@code s = 1} on; may be empty
     * @return the sequence
     */
    public static <E> GradedElement<E> of(GradedSpace<E> space, List<E> components) {
        return new GradedElement<>(space, components);
    }

    /**
     * The sequence whose component {@code s} is {@code f(s)}.
     *
     * @param <E> the elements of the levels
     * @param space the graded space
     * @param levels the number {@code S >= 0} of components
     * @param f gives the component of level {@code s = 1..S}
     * @return the sequence
     */
    public static <E> GradedElement<E> generate(GradedSpace<E> space, int levels, IntFunction<E> f) {
        List<E> components = new ArrayList<>();
        for (int s = 1; s <= levels; s++) {
            components.add(f.apply(s));
        }
        return new GradedElement<>(space, components);
    }

    /**
     * The space that this is an element of.
     *
     * @return the graded space
     */
    public GradedSpace<E> space() {
        return space;
    }

    /**
     * The number {@code S} of components at hand.
     *
     * @return the number of levels
     */
    public int levels() {
        return components.size();
    }

    /**
     * The projection {@code pi_s F = f^(s)}, (5.1).
     *
     * @param s the level, {@code 1 <= s <= levels()}
     * @return the component
     * @throws IllegalArgumentException if the level is not at hand
     */
    public E component(int s) {
        if (s < 1 || s > components.size()) {
            throw new IllegalArgumentException(
                    "component s = " + s + " is not at hand: this sequence has the levels 1.." + components.size());
        }
        return components.get(s - 1);
    }

    /**
     * The same sequence cut off after level {@code S}.
     *
     * @param levels the number {@code S} of components to keep, at most {@link #levels()}
     * @return the shorter sequence
     */
    public GradedElement<E> truncate(int levels) {
        return new GradedElement<>(space, components.subList(0, levels));
    }

    /**
     * The combination {@code a F + b G} on the levels that both have.
     *
     * @param a the factor of this sequence
     * @param b the factor of {@code other}
     * @param other the sequence {@code G}
     * @return {@code a F + b G}
     */
    public GradedElement<E> combine(double a, double b, GradedElement<E> other) {
        int levels = Math.min(levels(), other.levels());
        return generate(space, levels, s -> space.level(s).combine(a, component(s), b, other.component(s)));
    }

    /**
     * The weighted norm {@code ||F||_mu = sup_s e^(mu s) ||f^(s)||}, (2.2), over the levels at hand.
     *
     * @param mu the weight, any real number
     * @return the norm; 0 if no level is at hand
     */
    public double norm(double mu) {
        double sup = 0;
        for (int s = 1; s <= levels(); s++) {
            sup = Math.max(sup, Math.exp(mu * s) * space.level(s).norm(component(s)));
        }
        return sup;
    }
}
