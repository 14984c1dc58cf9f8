package stosszahl.testkit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A model that breaks one hypothesis, and what goes wrong in the conclusion.
 *
 * @param hypothesis the hypothesis: "H3", "A2"
 * @param title what the model is
 * @param story why the conclusion fails
 * @param fails the ids of the checks that fail, the hypothesis and the conclusion; all others hold
 * @param checks the checks of the contract that the model is held to
 * @param figures what to look at: a quantity with its true and its claimed values
 */
record Counterexample(
        String hypothesis,
        String title,
        String story,
        Set<String> fails,
        List<Check> checks,
        Map<String, double[]> figures) {
    /** The ids of the checks that fail. */
    Set<String> refuted() {
        Set<String> ids = new TreeSet<>();
        for (Check check : checks) {
            check.refutation().ifPresent(e -> ids.add(check.id()));
        }
        return ids;
    }
}
