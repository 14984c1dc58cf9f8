package stosszahl.collision;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a collision law may satisfy, by the names that {@code expected-failures} knows. */
public enum Hypothesis {
    /** Every {@code T^w} is an isometry. */
    H1("H1", "every $T^\\omega$ is an isometry", "Hypothesis (H1)"),
    /** {@code T^w V} and {@code (T^w)^{-1} V} have one law. */
    H2("H2", "$T^\\omega V$ and $(T^\\omega)^{-1} V$ have the same law", "Hypothesis (H2), (1.2)"),
    /** {@code T^w V} and its conjugates have one law. */
    H3("H3", "$\\sigma T^\\omega \\sigma^{-1} V$ and $T^\\omega V$ have the same law", "Hypothesis (H3), (1.3)"),
    /** {@code |T^w V|^2 = |V|^2}, for linear maps the same as H1. */
    ENERGY("energy", "energy is conserved, $\\sum_i|v_i^*|^2 = \\sum_i|v_i|^2$", "Section 1.1, (H1)"),
    /** {@code sum v* = sum v}. */
    MOMENTUM("momentum", "momentum is conserved, $\\sum_i v_i^* = \\sum_i v_i$", "(1.5), Remarks 1.1 (iii)");

    private final String word;
    private final String statement;
    private final String source;

    Hypothesis(String word, String statement, String source) {
        this.word = word;
        this.statement = statement;
        this.source = source;
    }

    /**
     * The name: "H1", "energy".
     *
     * @return the name
     */
    public String word() {
        return word;
    }

    /**
     * The hypothesis in words, formulas in LaTeX.
     *
     * @return the statement
     */
    public String statement() {
        return statement;
    }

    /**
     * Where the paper has it.
     *
     * @return the source
     */
    public String source() {
        return source;
    }

    /**
     * The hypothesis of a name.
     *
     * @param name the name, in the letters of {@link #word}
     * @return the hypothesis, empty if there is none
     */
    public static Optional<Hypothesis> of(String name) {
        return Arrays.stream(values()).filter(h -> h.word.equals(name)).findFirst();
    }

    /**
     * All names.
     *
     * @return the names, in the order of this list
     */
    public static List<String> words() {
        return Arrays.stream(values()).map(Hypothesis::word).toList();
    }

    /**
     * Is a failure of this hypothesis announced: by its own name, or, as H1 and energy are the same, by the other.
     *
     * @param announced the names that a model announces
     * @return true if so
     */
    public boolean announcedIn(Set<String> announced) {
        return announced.contains(word)
                || (this == ENERGY && announced.contains("H1"))
                || (this == H1 && announced.contains("energy"));
    }
}
