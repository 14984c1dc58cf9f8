package stosszahl.verify.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import stosszahl.catalogue.ModelCatalogue;
import stosszahl.catalogue.UserLaws;
import stosszahl.claim.Verdict;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.DiscreteKernel;
import stosszahl.collision.KacRotation;
import stosszahl.collision.OrderOneCollision;
import stosszahl.collision.SphereKernel;
import stosszahl.collision.SymmetricMomentumCollision;
import stosszahl.kac.KacModel;

/** What a row says of a model is true of that model. */
class LedgerPerModelTest {
    private static LedgerRow row(String equation, CollisionLaw... laws) {
        List<KacModel.WeightedLaw> collisions = java.util.Arrays.stream(laws)
                .map(law -> new KacModel.WeightedLaw(BigFraction.of(1, laws.length), law))
                .toList();
        Bench bench = Bench.of(KacModel.of(
                "model", collisions, ModelCatalogue.load("kac").model().start()));
        return Ledger.statements().entrySet().stream()
                .flatMap(e -> e.getValue().stream()
                        .filter(s -> s.equation().startsWith(equation))
                        .map(s -> s.row(e.getKey(), bench, Set.of())))
                .findFirst()
                .orElseThrow();
    }

    private static CollisionLaw turn(int numerator, int denominator) {
        BigFraction r = BigFraction.of(numerator, denominator);
        return KacRotation.of(DiscreteKernel.angles(
                List.of(Math.PI * r.doubleValue()), List.of(Optional.of(r)), List.of(BigFraction.ONE)));
    }

    private static final String EXISTENCE = "Proposition 2.3, existence";

    @Test
    void existenceForAllTimesIsRefutedWhereTheArgumentAppliesOnly() {
        LedgerRow kac = row(EXISTENCE, KacRotation.of(SphereKernel.uniform(2)));
        assertThat(kac.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(kac.witness()).contains("c = ");
        assertThat(kac.misprint()).isTrue();
        // Rational turns relax too, at another rate; the closed form is not theirs, the fourth moment is.
        LedgerRow turns = row(EXISTENCE, turn(1, 5), turn(-1, 5));
        assertThat(turns.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(turns.witness()).contains("E|v|^4").doesNotContain("c = ");
        // f(t) = f_0, and a linear equation.
        assertThat(row(EXISTENCE, turn(0, 1)).verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(row(EXISTENCE, SymmetricMomentumCollision.uniform(2, 1)).verdict())
                .isEqualTo(Verdict.NOT_APPLICABLE);
        LedgerRow one = row(EXISTENCE, OrderOneCollision.haar(1));
        assertThat(one.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(one.note()).contains("linear with a bounded operator");
        assertThat(one.alarming()).isFalse();
    }

    @Test
    void averagesThatAreNotKnownRefuteNothing() {
        for (String equation : List.of("Lemma 6.1", "(6.16)", "(4.9), density")) {
            assertThat(row(equation, new UserLaws.Exchanged()).verdict())
                    .as(equation)
                    .isEqualTo(Verdict.HOLDS);
            LedgerRow torn = row(equation, new UserLaws.Torn());
            assertThat(torn.verdict()).as(equation).isIn(Verdict.UNRESOLVED, Verdict.NOT_APPLICABLE);
            assertThat(torn.note()).isNotBlank();
        }
    }

    @Test
    void lemma61IsAboutTheMixtureOfTheEntriesOfOneOrder() {
        for (String equation : List.of("(H2)", "(H3)", "Lemma 6.1", "(6.16)", "(4.9), density")) {
            assertThat(row(equation, turn(1, 5), turn(-1, 5)).verdict())
                    .as(equation)
                    .isIn(Verdict.PROVED, Verdict.HOLDS);
            assertThat(row(equation, turn(1, 5), turn(-2, 5)).verdict())
                    .as(equation)
                    .isEqualTo(Verdict.REFUTED);
        }
    }

    @Test
    void aMapThatIsNotLinearBreaksTheHypothesisOfThePaper() {
        for (String equation : List.of("Hypothesis", "(H1)")) {
            LedgerRow row = row(equation, new UserLaws.Radial());
            assertThat(row.verdict()).as(equation).isEqualTo(Verdict.REFUTED);
            assertThat(row.witness()).contains("V = ");
        }
        assertThat(row("Hypothesis", new UserLaws.Exchanged()).verdict()).isEqualTo(Verdict.HOLDS);
    }
}
