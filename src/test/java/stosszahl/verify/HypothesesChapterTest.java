package stosszahl.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import stosszahl.claim.Finding;
import stosszahl.claim.Verdict;
import stosszahl.collision.BinaryCollision;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.DiscreteKernel;
import stosszahl.collision.KacRotation;
import stosszahl.collision.SphereKernel;

/** The claims on a model's laws: each can fail, and what is announced is excused if and only if it occurs. */
class HypothesesChapterTest {
    @TestFactory
    Stream<DynamicTest> everyClaimCanFail() {
        return HypothesesRefutations.all().entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
                    Finding finding = e.getValue().get();
                    assertThat(finding.verdict()).as("%s", finding).isEqualTo(Verdict.REFUTED);
                    assertThat(finding.witness()).isNotBlank();
                    // Nobody asks Kac's rotation for momentum; everything else alarms.
                    assertThat(finding.alarming()).isEqualTo(!e.getKey().startsWith("momentum"));
                }));
    }

    @Test
    void theUniformLawsAreProvedAndSayWhatTheyTrust() {
        for (CollisionLaw law : List.of(KacRotation.of(SphereKernel.uniform(2)), BinaryCollision.uniform(3))) {
            for (String claim : List.of("H1", "H2", "H3", "energy")) {
                Finding finding = HypothesesRefutations.find(claim, law, Set.of());
                assertThat(finding.verdict()).as("%s", finding).isEqualTo(Verdict.PROVED);
                assertThat(finding.trusts()).contains("exact");
                assertThat(finding.places()).isPositive();
            }
        }
        assertThat(HypothesesRefutations.find("momentum", BinaryCollision.uniform(3), Set.of())
                        .verdict())
                .isEqualTo(Verdict.PROVED);
    }

    @Test
    void anAnnouncedFailureIsExcusedIfItOccursAndAlarmsIfNot() {
        CollisionLaw turn = KacRotation.of(DiscreteKernel.of(
                List.of(List.of(BigFraction.of(3, 5), BigFraction.of(4, 5))), List.of(BigFraction.ONE)));
        Finding occurs = HypothesesRefutations.find("H2", turn, Set.of("H2", "H3"));
        assertThat(occurs.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(occurs.alarming()).isFalse();
        assertThat(HypothesesRefutations.find("expected-failure", turn, Set.of("H2", "H3"))
                        .verdict())
                .isEqualTo(Verdict.PROVED);
        assertThat(HypothesesRefutations.find("H2", turn, Set.of("H3")).alarming())
                .isTrue();
        assertThat(HypothesesRefutations.find("expected-failure", turn, Set.of("H1"))
                        .alarming())
                .isTrue();
    }

    /** Energy and H1 are one statement: announcing either excuses both. Momentum alarms where the law means to conserve it. */
    @Test
    void energyIsExcusedWithH1() {
        CollisionLaw printed = HypothesesRefutations.asPrinted();
        assertThat(HypothesesRefutations.find("energy", printed, Set.of("H1")).alarming())
                .isFalse();
        assertThat(HypothesesRefutations.find("H1", printed, Set.of("energy")).alarming())
                .isFalse();
        assertThat(HypothesesRefutations.find("energy", printed, Set.of("H2")).alarming())
                .isTrue();
        assertThat(HypothesesRefutations.find("momentum", printed, Set.of()).verdict())
                .isEqualTo(Verdict.PROVED);
    }

    /** Two entries of one order are one law with one set of claims. */
    @Test
    void theEntriesOfOneOrderHaveOneClaimEach() {
        BigFraction half = BigFraction.of(1, 2);
        List<stosszahl.kac.KacModel.WeightedLaw> entries = Stream.of(4, -4)
                .map(sine -> KacRotation.of(DiscreteKernel.of(
                        List.of(List.of(BigFraction.of(3, 5), BigFraction.of(sine, 5))), List.of(BigFraction.ONE))))
                .map(law -> new stosszahl.kac.KacModel.WeightedLaw(half, law))
                .toList();
        stosszahl.kac.KacModel model = stosszahl.kac.KacModel.of(
                "mixture",
                entries,
                stosszahl.initial.InitialLaw.product(stosszahl.initial.Gaussian.centred(List.of(BigFraction.ONE))));
        List<Finding> findings = HypothesesChapter.write(model, Set.of()).findings();
        assertThat(findings).extracting(Finding::claim).doesNotHaveDuplicates();
        for (String claim : List.of("H2/kac-rotation/K=2", "H3/kac-rotation/K=2")) {
            assertThat(findings)
                    .filteredOn(f -> f.claim().equals(claim))
                    .singleElement()
                    .satisfies(f -> assertThat(f.verdict()).isEqualTo(Verdict.PROVED));
        }
    }
}
