package stosszahl.trial;

import java.util.Map;
import java.util.TreeMap;

/** What is true of a law: the hypotheses of Section 1.1 and the two conservation laws. */
record Truth(boolean h1, boolean h2, boolean h3, boolean momentum) {
    /** By the names that the program's claims begin with; for linear maps energy is conserved if and only if H1 holds. */
    Map<String, Boolean> byClaim() {
        return new TreeMap<>(Map.of("H1", h1, "H2", h2, "H3", h3, "energy", h1, "momentum", momentum));
    }
}
