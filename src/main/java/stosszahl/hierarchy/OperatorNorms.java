package stosszahl.hierarchy;

/** The operator norms {@code ||C_{s,s+k} : X^(s+k) -> X^(s)||} of a hierarchy, exact or measured. */
@FunctionalInterface
public interface OperatorNorms {
    /**
     * The norm of {@code C_{s,s+k}}; zero where the operator is, as above the last level of a finite hierarchy.
     *
     * @param s the level of the result, {@code s >= 1}
     * @param k the distance above the diagonal, {@code k >= 0}
     * @return a number {@code >= 0}
     */
    double norm(int s, int k);
}
