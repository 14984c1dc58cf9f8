package stosszahl.catalogue;

import java.util.Set;
import stosszahl.kac.KacModel;

/**
 * A model and what its file says beside it.
 *
 * @param model the model
 * @param yaml the text of its file
 * @param expectedFailures the hypotheses that this model is built to break, by name: H1, H2, H3, energy, momentum
 */
public record ModelDescription(KacModel model, String yaml, Set<String> expectedFailures) {
    /** Copies the set. */
    public ModelDescription {
        expectedFailures = Set.copyOf(expectedFailures);
    }
}
