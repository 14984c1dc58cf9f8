package stosszahl.trial;

import java.util.List;
import java.util.Map;

/** A collision law as the trial knows it. */
interface GasLaw {
    /** The word of the model file. */
    String name();

    /** How many particles collide. */
    int order();

    /** The dimension of the velocities. */
    int dimension();

    /** The kernel as a user would write it, or empty. */
    String kernel();

    /** What is true of it, known from how it was made. */
    Truth truth();

    /** The same, decided by a second method that looks at the finished law only. */
    Truth decided();

    /** Atoms are exact fractions, so that nothing but {@code proved} and {@code refuted} will do. */
    default boolean rational() {
        return false;
    }

    /** Must the file announce a failure of H3 although there is none: the density changes, the law of {@code T} does not. */
    default boolean looksAsymmetric() {
        return false;
    }

    /** The degree up to which moments are asked for: 0 where this oracle has none, less where the program needs integrals over many angles. */
    default int degree() {
        return 6;
    }

    /** {@code E (T^w V)^a} as a polynomial in {@code V}: exponents over the {@code dK} components, particle by particle. */
    Map<List<Integer>, Double> average(int[] a);

    /** The law as one entry of the list {@code collisions}. */
    default String yaml(Ratio weight) {
        return "  - {order: " + order() + ", weight: " + weight + ", law: " + name()
                + (kernel().isEmpty() ? "" : ", kernel: " + kernel()) + "}\n";
    }
}
