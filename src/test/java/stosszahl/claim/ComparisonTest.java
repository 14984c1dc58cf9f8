package stosszahl.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {
    private static final Claim CLAIM = Claim.of("claim", "a statement", "(1.1)");

    @Test
    void theWorstPlaceIsKeptAndPlacesAreCounted() {
        Comparison c = Comparison.start()
                .atMost(0.1, 1, () -> "first")
                .atMost(0.9, 1, () -> "second")
                .atMost(0.5, 1, () -> "third");
        assertThat(c.verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(c.places()).isEqualTo(3);
        assertThat(c.witness()).isEqualTo("second");
        Finding finding = CLAIM.judge(c);
        assertThat(finding.places()).isEqualTo(3);
        assertThat(finding.margin()).isEqualTo(1 - 0.9);
    }

    /** Not a number, at whichever place it comes, is never dropped for a later number. */
    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNoNumberRefutesWhereverItStands(double bad) {
        for (int at = 0; at < 3; at++) {
            Comparison left = Comparison.start();
            Comparison difference = Comparison.start();
            for (int i = 0; i < 3; i++) {
                int place = i;
                left.atMost(i == at ? bad : 0.5, 1, () -> "place " + place);
                difference.equal(i == at ? bad : 0.5, 0.5, 1, () -> "place " + place);
            }
            assertThat(left.verdict()).isEqualTo(Verdict.REFUTED);
            assertThat(left.witness()).isEqualTo("place " + at);
            assertThat(difference.verdict()).isEqualTo(Verdict.REFUTED);
            assertThat(difference.witness()).startsWith("place " + at);
        }
        assertThat(Comparison.start().atMost(1, Double.NaN, () -> "").verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(Comparison.start().equal(1, 1, Double.NaN, () -> "").verdict())
                .isEqualTo(Verdict.REFUTED);
    }

    @Test
    void whatComparesNothingIsNotApplicable() {
        assertThat(Comparison.start().verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        Comparison empty = Comparison.start()
                .atMost(0, 0, () -> "")
                .atMost(BigFraction.ZERO, BigFraction.ZERO, () -> "")
                .atMost(3, Double.POSITIVE_INFINITY, () -> "")
                .equal(0, 0, 0, () -> "");
        Finding finding = CLAIM.judge(empty);
        assertThat(finding.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(finding.places()).isZero();
        assertThat(finding.note()).contains("nothing was compared", "4 places");
        assertThat(empty.atMost(0, 1e-300, () -> "").verdict()).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void aVanishingBoundIsExceededByWhateverIsNotRounding() {
        Tolerance uncertain = Tolerance.absolute(1e-12, "differences of numbers of size 1");
        assertThat(Comparison.within(uncertain).atMost(1e-13, 0, () -> "").verdict())
                .isEqualTo(Verdict.HOLDS);
        assertThat(Comparison.within(uncertain).atMost(1e-11, 0, () -> "").verdict())
                .isEqualTo(Verdict.REFUTED);
        // A relative tolerance alone excuses nothing beside 0, however small the number.
        assertThat(Comparison.start().atMost(1e-300, 0, () -> "").verdict()).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void theToleranceIsRelativeToTheScaleOfWhatIsCompared() {
        for (double scale : new double[] {1e-200, 1e-8, 1, 1e200}) {
            assertThat(Comparison.start()
                            .equal(scale, scale * (1 + 1e-13), scale, () -> "")
                            .verdict())
                    .as("scale %g", scale)
                    .isEqualTo(Verdict.HOLDS);
            assertThat(Comparison.start()
                            .equal(scale, scale * (1 + 1e-11), scale, () -> "")
                            .verdict())
                    .as("scale %g", scale)
                    .isEqualTo(Verdict.REFUTED);
        }
    }

    @Test
    void fractionsProveAndOneFloatingPointPlaceMakesItHold() {
        BigFraction third = BigFraction.of(1, 3);
        Comparison exact =
                Comparison.start().atMost(third, third, () -> "equal").equal(third, third, () -> "equal");
        Finding proved = CLAIM.judge(exact);
        assertThat(proved.verdict()).isEqualTo(Verdict.PROVED);
        assertThat(proved.trusts()).contains("exact rational arithmetic");
        assertThat(exact.atMost(0.1, 0.2, () -> "").verdict()).isEqualTo(Verdict.HOLDS);
        // A difference below the smallest double is a difference.
        BigFraction tiny = BigFraction.of(1, 10).pow(400);
        Comparison unequal = Comparison.start().equal(tiny, BigFraction.ZERO, () -> "");
        assertThat(unequal.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(unequal.measured()).isPositive();
    }

    @Test
    void aVerdictThatRestsOnNothingCannotBeWritten() {
        assertThatThrownBy(() -> new Finding("c", "s", "(1)", Verdict.HOLDS, 0, 1, 1, "", "", true, 0, ""))
                .hasMessageContaining("nothing compared");
        assertThatThrownBy(() -> new Finding("c", "s", "(1)", Verdict.PROVED, 0, 1, 1, "", "", true, 1, ""))
                .hasMessageContaining("trusting what");
        assertThatThrownBy(() -> new Finding("c", "s", "(1)", Verdict.HOLDS, Double.NaN, 1, 1, "", "", true, 1, ""))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> new Finding("c", "s", "(1)", Verdict.HOLDS, 0, 1, 1, "", "", true, 1, "a theorem"))
                .hasMessageContaining("trusts nothing");
        assertThatThrownBy(() -> Tolerance.relative(1e-9, " ")).hasMessageContaining("without a reason");
        assertThatThrownBy(() -> Tolerance.absolute(Double.NaN, "x")).hasMessageContaining("finite");
    }

    /** A size that has overflown would allow anything. */
    @Test
    void aSizeThatIsNoNumberAllowsNothing() {
        for (double scale : new double[] {Double.POSITIVE_INFINITY, Double.NaN}) {
            for (double left : new double[] {1, 1e300, Double.POSITIVE_INFINITY, Double.NaN}) {
                Comparison sides = Comparison.start().equal(left, 0, scale, () -> "here");
                assertThat(sides.verdict()).as("%s relative to %s", left, scale).isEqualTo(Verdict.REFUTED);
                assertThat(sides.witness()).startsWith("here");
            }
        }
    }

    @Test
    void aWitnessShowsTheDifferenceOfItsSides() {
        BigFraction half = BigFraction.of(1, 2);
        BigFraction other = half.add(BigFraction.of(1, 10).pow(20));
        assertThat(Comparison.start().equal(half, other, () -> "weights").witness())
                .isEqualTo("weights: 0.500000000 and 0.500000000, the first less the second is -1.00000000e-20");
        assertThat(Comparison.start().equal(0.5, 0.5 + 1e-11, 1, () -> "x").witness())
                .isEqualTo("x: 0.5 and 0.50000000001");
        assertThat(Comparison.start().equal(0.5, 0.25, 1, () -> "x").witness())
                .isEqualTo("x: 0.500000000 and 0.250000000");
    }

    @Test
    void whatIsUnresolvedIsNotKnownToHoldButMayBeRefuted() {
        Comparison sides = Comparison.start().equal(1, 1, 1, () -> "x").unresolved("the rule is coarse");
        assertThat(sides.verdict()).isEqualTo(Verdict.UNRESOLVED);
        assertThat(sides.note()).contains("the rule is coarse");
        assertThat(sides.equal(1, 2, 1, () -> "y").verdict()).isEqualTo(Verdict.REFUTED);
    }
}
