package stosszahl.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import stosszahl.claim.Finding;
import stosszahl.claim.Study;
import stosszahl.claim.Verdict;

/** The verdict of a study in one sentence or two: what speaks against the theory comes first. */
public final class Summary {
    private final List<Finding> findings;
    private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);

    private Summary(List<Finding> findings) {
        this.findings = findings;
        for (Finding finding : findings) {
            counts.merge(finding.verdict(), 1, Integer::sum);
        }
    }

    /**
     * Sums up all findings of a study.
     *
     * @param study the study
     * @return its summary
     */
    public static Summary of(Study study) {
        return new Summary(study.findings());
    }

    /**
     * Sums up some findings.
     *
     * @param findings the findings
     * @return their summary
     */
    public static Summary of(List<Finding> findings) {
        return new Summary(List.copyOf(findings));
    }

    /**
     * How many claims were given this verdict.
     *
     * @param verdict the verdict
     * @return the count
     */
    public int count(Verdict verdict) {
        return counts.getOrDefault(verdict, 0);
    }

    /**
     * The refutations that nobody expected.
     *
     * @return the findings, in order
     */
    public List<Finding> alarming() {
        return findings.stream().filter(Finding::alarming).toList();
    }

    /**
     * The refutations that the model is built to show.
     *
     * @return the findings, in order
     */
    public List<Finding> expectedRefutations() {
        return findings.stream()
                .filter(f -> f.verdict() == Verdict.REFUTED && !f.expected())
                .toList();
    }

    /**
     * The overall verdict in words: unexpected refutations with their names, or that there are none; then all counts.
     *
     * @return the sentences, plain text
     */
    public String sentence() {
        if (findings.isEmpty()) {
            return "No claim was checked.";
        }
        return lead() + " " + capital(tally()) + ".";
    }

    /**
     * The counts alone: "5 proved, 12 hold, 1 refuted as expected".
     *
     * @return the counts that are not zero, plain text
     */
    public String tally() {
        List<String> parts = new ArrayList<>();
        int proved = count(Verdict.PROVED);
        int holds = count(Verdict.HOLDS);
        int unexpected = alarming().size();
        int expected = expectedRefutations().size();
        int unresolved = count(Verdict.UNRESOLVED);
        int silent = count(Verdict.NOT_APPLICABLE);
        add(parts, unexpected, " refuted");
        add(parts, proved, " proved");
        add(parts, holds, holds == 1 ? " holds" : " hold");
        add(parts, expected, " refuted as expected");
        add(parts, unresolved, " unresolved");
        add(parts, silent, " not applicable");
        return parts.isEmpty() ? "none" : String.join(", ", parts);
    }

    /** The verdict in words, with what the model was built to show: a refutation as expected, or one that did not come. */
    static String word(Finding finding) {
        String word = finding.verdict().word().replace('-', ' ');
        if (finding.expected()) {
            return word;
        }
        return switch (finding.verdict()) {
            case REFUTED -> word + ", as expected";
            case PROVED, HOLDS -> word + ", refutation expected";
            case UNRESOLVED, NOT_APPLICABLE -> word;
        };
    }

    private String lead() {
        List<Finding> alarming = alarming();
        int unresolved = count(Verdict.UNRESOLVED);
        int all = findings.size();
        if (!alarming.isEmpty()) {
            return alarming.size() + " of " + all + (all == 1 ? " claim" : " claims")
                    + (alarming.size() == 1 ? " is" : " are") + " refuted against expectation: " + names(alarming)
                    + ".";
        }
        List<Finding> expected = expectedRefutations();
        String open =
                unresolved == 0 ? "" : ", but " + unresolved + (unresolved == 1 ? " remains" : " remain") + " open";
        if (!expected.isEmpty()) {
            return "No claim is refuted against expectation" + open + "; refuted as expected of this model: "
                    + names(expected) + ".";
        }
        if (count(Verdict.NOT_APPLICABLE) == all) {
            return all == 1 ? "The claim does not apply to this model." : "None of the claims applies to this model.";
        }
        return "No claim is refuted" + open + ".";
    }

    private static String names(List<Finding> findings) {
        return String.join(", ", findings.stream().map(Finding::claim).toList());
    }

    private static void add(List<String> parts, int count, String words) {
        if (count > 0) {
            parts.add(count + words);
        }
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
