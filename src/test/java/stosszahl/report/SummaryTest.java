package stosszahl.report;

import static org.assertj.core.api.Assertions.assertThat;
import static stosszahl.report.SampleStudy.finding;

import org.junit.jupiter.api.Test;
import stosszahl.claim.Finding;
import stosszahl.claim.Verdict;

class SummaryTest {
    private static final Finding GOOD = finding("H1", Verdict.HOLDS, true);
    private static final Finding PROVED = finding("mass", Verdict.PROVED, true);

    @Test
    void nothingRefuted() {
        assertThat(sentence(GOOD, PROVED)).isEqualTo("No claim is refuted. 1 proved, 1 holds.");
    }

    @Test
    void anUnexpectedRefutationComesFirstAndIsNamed() {
        assertThat(sentence(GOOD, PROVED, finding("condition-1", Verdict.REFUTED, true)))
                .isEqualTo("1 of 3 claims is refuted against expectation: condition-1. 1 refuted, 1 proved, 1 holds.");
    }

    @Test
    void anExpectedRefutationIsNamedAsSuch() {
        assertThat(sentence(GOOD, finding("H3", Verdict.REFUTED, false)))
                .isEqualTo(
                        "No claim is refuted against expectation; refuted as expected of this model: H3. 1 holds, 1 refuted as expected.");
    }

    @Test
    void bothKindsOfRefutationStayApart() {
        String sentence = sentence(finding("H3", Verdict.REFUTED, false), finding("A1", Verdict.REFUTED, true));
        assertThat(sentence).startsWith("1 of 2 claims is refuted against expectation: A1.");
        assertThat(sentence).contains("1 refuted, 1 refuted as expected");
    }

    @Test
    void whatIsOpenIsSaid() {
        assertThat(sentence(GOOD, finding("rate", Verdict.UNRESOLVED, true)))
                .isEqualTo("No claim is refuted, but 1 remains open. 1 holds, 1 unresolved.");
    }

    @Test
    void claimsThatDoNotApplyAreNoSuccess() {
        assertThat(sentence(finding("A1", Verdict.NOT_APPLICABLE, true)))
                .isEqualTo("The claim does not apply to this model. 1 not applicable.");
        assertThat(sentence()).isEqualTo("No claim was checked.");
    }

    @Test
    void aRefutationThatDidNotComeIsSaid() {
        assertThat(Summary.word(finding("H3", Verdict.REFUTED, false))).isEqualTo("refuted, as expected");
        assertThat(Summary.word(finding("H3", Verdict.HOLDS, false))).isEqualTo("holds, refutation expected");
        assertThat(Summary.word(finding("H3", Verdict.NOT_APPLICABLE, true))).isEqualTo("not applicable");
    }

    private static String sentence(Finding... findings) {
        return Summary.of(SampleStudy.of(findings)).sentence();
    }
}
