package stosszahl.testkit;

import java.util.Set;
import java.util.TreeSet;

/** The ids of all checks: the paper's label where it has one, otherwise the contract and the law. */
final class Ids {
    static final Set<String> ALL = new TreeSet<>(Set.of(
            "law/linear",
            "law/arguments",
            "law/matrix",
            "law/kernel",
            "law/collider",
            "law/average",
            "law/exchangeable",
            "momentum",
            "H1",
            "H2",
            "H3",
            "space/vector-space",
            "space/values",
            "space/norm",
            "space/duality",
            "hierarchy/linear",
            "hierarchy/arguments",
            "hierarchy/norms",
            "Condition 1",
            "Condition 2",
            "Lemma 5.1",
            "Lemma 5.2",
            "Proposition 2.1",
            "Proposition 2.2",
            "mild equation",
            "A1",
            "A2",
            "A3",
            "window",
            "Theorem 2.1",
            "grid/probabilities",
            "grid/mass",
            "grid/positivity",
            "grid/symmetry",
            "grid/adjoint",
            "grid/marginals",
            "grid/consistency",
            "Remarks 6.1",
            "sampler/oracle",
            "sampler/start",
            "sampler/replay",
            "sampler/independence",
            "sampler/error",
            "moment/start",
            "moment/Taylor",
            "moment/limit",
            "moment/energy"));

    private Ids() {}
}
