package stosszahl.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import stosszahl.claim.Claim;
import stosszahl.claim.Finding;
import stosszahl.claim.Section;
import stosszahl.claim.SectionBuilder;
import stosszahl.claim.Table;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.Hypotheses;
import stosszahl.kac.KacModel;

/** H1, H2 and H3 of each law of a model. */
final class HypothesesChapter {
    /** Moments of degree up to this are compared: enough to see any odd or asymmetric part of the low harmonics. */
    private static final int DEGREE = 6;

    /** What rounding can do to a sum of some thousand products of numbers below 1. */
    private static final double ROUNDING = 1e-12;

    private HypothesesChapter() {}

    static Section write(KacModel model, Set<String> expectedFailures) {
        SectionBuilder section = new SectionBuilder("Hypotheses on the collision laws")
                .say("The theorem asks of each law $T_K^\\omega$ that it is an isometry (H1), that $T_K^\\omega V$ and"
                        + " $(T_K^\\omega)^{-1}V$ have one law (H2), and that conjugation by a permutation of the particles"
                        + " does not change the law of $T_K^\\omega V$ (H3). H1 is tried at 200 random angles. For H2 and H3"
                        + " all mixed moments up to degree " + DEGREE + " are compared, through"
                        + " $\\mathbb{E}\\,\\langle u, T_K^\\omega V\\rangle^p$ at random $u$ and $V$; the figures are relative"
                        + " to the size of what is compared.");
        List<List<Object>> rows = new ArrayList<>();
        for (KacModel.WeightedLaw weighted : model.collisions()) {
            CollisionLaw law = weighted.law();
            String name = law.name() + "/K=" + law.order();
            Hypotheses hypotheses = Hypotheses.of(law, DEGREE);
            Hypotheses.Defect h1 = hypotheses.isometry();
            Hypotheses.Defect h2 = hypotheses.inverse();
            Hypotheses.Defect h3 = hypotheses.permutation();
            section.find(
                    finding("H1", name, "every $T^\\omega$ is an isometry", "Hypothesis (H1)", h1, expectedFailures));
            section.find(finding(
                    "H2",
                    name,
                    "$T^\\omega V$ and $(T^\\omega)^{-1} V$ have the same law",
                    "Hypothesis (H2), (1.2)",
                    h2,
                    expectedFailures));
            section.find(finding(
                    "H3",
                    name,
                    "$\\sigma T^\\omega \\sigma^{-1} V$ and $T^\\omega V$ have the same law",
                    "Hypothesis (H3), (1.3)",
                    h3,
                    expectedFailures));
            rows.add(List.of(
                    law.name(),
                    law.order(),
                    weighted.weight().doubleValue(),
                    law.kernel().name(),
                    h1.size(),
                    h2.size(),
                    h3.size(),
                    hypotheses.energy().size(),
                    hypotheses.momentum().size()));
        }
        return section.show(new Table(
                        "hypotheses",
                        "The laws of the model and by how much they miss each hypothesis and each conservation law."
                                + " Conservation of momentum (1.5) is not asked for.",
                        List.of("law", "$K$", "$\\beta$", "kernel", "H1", "H2", "H3", "energy", "momentum"),
                        rows))
                .build();
    }

    private static Finding finding(
            String hypothesis,
            String law,
            String statement,
            String source,
            Hypotheses.Defect defect,
            Set<String> expectedFailures) {
        return Claim.of(hypothesis + "/" + law, statement, source)
                .witness(defect.witness())
                .note("tolerance " + ROUNDING + " for rounding"
                        + (hypothesis.equals("H1") ? "" : "; moments up to degree " + DEGREE))
                .expectedToFail(expectedFailures.contains(hypothesis))
                .atMost(defect.size(), ROUNDING);
    }
}
