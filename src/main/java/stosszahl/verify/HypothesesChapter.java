package stosszahl.verify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import stosszahl.claim.Claim;
import stosszahl.claim.Comparison;
import stosszahl.claim.Finding;
import stosszahl.claim.Section;
import stosszahl.claim.SectionBuilder;
import stosszahl.claim.Table;
import stosszahl.claim.Verdict;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.Decision;
import stosszahl.collision.Hypothesis;
import stosszahl.collision.LawHypotheses;
import stosszahl.kac.KacModel;

/** H1, H2, H3 and the conservation laws of each law of a model, and the failures that the model announces. */
final class HypothesesChapter {
    private HypothesesChapter() {}

    static Section write(KacModel model, Set<String> announced) {
        SectionBuilder section = new SectionBuilder("Hypotheses on the collision laws")
                .say("The theorem asks of each law $T_K^\\omega$ that it is an isometry (H1), that $T_K^\\omega V$ and"
                        + " $(T_K^\\omega)^{-1}V$ have one law (H2), and that conjugation by a permutation of the particles"
                        + " does not change the law of $T_K^\\omega V$ (H3). These are proved as identities of polynomials in"
                        + " the angle, or as equalities of finite measures on matrices; a density given as a formula is compared"
                        + " with its image at many angles. Equal moments prove none of them.");
        Map<Hypothesis, List<Verdict>> verdicts = new EnumMap<>(Hypothesis.class);
        List<List<Object>> rows = new ArrayList<>();
        for (KacModel.WeightedLaw weighted : model.laws()) {
            CollisionLaw law = weighted.law();
            LawHypotheses hypotheses = LawHypotheses.of(law);
            List<Object> row = new ArrayList<>(List.of(
                    law.name(),
                    law.order(),
                    weighted.weight().doubleValue(),
                    law.kernel().name()));
            for (Hypothesis hypothesis : Hypothesis.values()) {
                Decision decision = hypotheses.decide(hypothesis);
                section.find(finding(law, hypothesis, decision, hypotheses.meansMomentum(), announced));
                verdicts.computeIfAbsent(hypothesis, h -> new ArrayList<>()).add(decision.verdict());
                row.add(decision.verdict().word());
            }
            rows.add(row);
        }
        for (String name : announced) {
            Hypothesis.of(name)
                    .ifPresent(hypothesis ->
                            section.find(announcement(hypothesis, verdicts.getOrDefault(hypothesis, List.of()))));
        }
        return section.show(new Table(
                        "hypotheses",
                        "The laws of the model, and what was found of each hypothesis and each conservation law."
                                + " Conservation of momentum (1.5) is not asked for.",
                        List.of("law", "$K$", "$\\beta$", "kernel", "H1", "H2", "H3", "energy", "momentum"),
                        rows))
                .build();
    }

    private static Finding finding(
            CollisionLaw law, Hypothesis hypothesis, Decision decision, boolean meansMomentum, Set<String> announced) {
        Claim claim = Claim.of(
                hypothesis.word() + "/" + law.name() + "/K=" + law.order(),
                hypothesis.statement(),
                hypothesis.source());
        boolean unasked = hypothesis == Hypothesis.MOMENTUM && !meansMomentum && decision.verdict() == Verdict.REFUTED;
        if (unasked) {
            claim.note(
                    "the paper does not ask for it, nor does this law state it, so that a refutation is no surprise");
        }
        return decision.finding(claim.expectedToFail(unasked || hypothesis.announcedIn(announced)));
    }

    /** A failure that is announced and does not occur is as wrong as one that occurs and is not announced. */
    private static Finding announcement(Hypothesis hypothesis, List<Verdict> verdicts) {
        long refuted = verdicts.stream().filter(v -> v == Verdict.REFUTED).count();
        // Exactly the number of laws that break it: a law that only may break it is none.
        Comparison sides = Comparison.start()
                .atMost(
                        1,
                        refuted,
                        () -> refuted + " of " + verdicts.size() + " laws are refuted, the others "
                                + verdicts.stream()
                                        .filter(v -> v != Verdict.REFUTED)
                                        .map(Verdict::word)
                                        .toList());
        return Claim.of(
                        "expected-failure/" + hypothesis.word(),
                        hypothesis.word() + " fails for a law of the model, as the model announces",
                        "expected-failures of the model")
                .trusts("the refutation of " + hypothesis.word() + " above, with its witness")
                .note(
                        "measured: 1, the least number of laws for which it must be refuted; bound: the number for which it is")
                .judge(sides);
    }
}
