package stosszahl.verify;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import stosszahl.claim.Finding;
import stosszahl.kac.KacModel;

/** The chapter on the hypotheses, alone, for tests outside this package: {@code verify} would take seconds a model. */
public final class HypothesesUnderTrial {
    private HypothesesUnderTrial() {}

    /**
     * The verdicts of the chapter.
     *
     * @param model the model
     * @param expectedFailures what its file announces
     * @return claim to verdict, in the words of the JSON
     */
    public static Map<String, String> verdicts(KacModel model, Set<String> expectedFailures) {
        Map<String, String> verdicts = new TreeMap<>();
        for (Finding finding : HypothesesChapter.write(model, expectedFailures).findings()) {
            verdicts.put(finding.claim(), finding.verdict().word());
        }
        return verdicts;
    }
}
