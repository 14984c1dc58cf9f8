package stosszahl.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import stosszahl.claim.Verdict;
import stosszahl.moment.Deviation;

/** The judgement of exact deviations, on functions of {@code N} of which everything is known. */
class ExactRateTest {
    private static final List<Long> N = List.of(10L, 20L, 40L, 80L);

    private static Deviation number(double x) {
        return new Deviation(x, 1e-15 * Math.abs(x), false);
    }

    private static List<Deviation> coefficients(double... c) {
        return java.util.Arrays.stream(c)
                .mapToObj(x -> x == 0 ? new Deviation(0, 0, true) : number(x))
                .toList();
    }

    private static ExactRate rate(DoubleUnaryOperator deviation, double... c) {
        return ExactRate.of(
                N, N.stream().map(n -> number(n * deviation.applyAsDouble(n))).toList(), coefficients(c), false);
    }

    @Test
    void theExponentIsThatOfTheFirstTermAndTheRangeHoldsIt() {
        ExactRate first = rate(n -> 3 / (n + 2), 3, -6, 12, -24);
        assertThat(first.verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(first.rate()).isEqualTo(-1);
        assertThat(first.low()).isEqualTo(-1);
        assertThat(first.high()).isBetween(-1.0, -0.8);
        assertThat(first.local().get(0).exponent()).isCloseTo(Math.log(12.0 / 22) / Math.log(2), within(1e-14));
        ExactRate second = rate(n -> 3 / (n * n + n), 0, 3, -3, 3);
        assertThat(second.verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(second.rate()).isEqualTo(-2);
        assertThat(second.low()).isLessThanOrEqualTo(-1.9);
        assertThat(second.high()).isGreaterThanOrEqualTo(-2);
    }

    /** Data that do not converge: a deviation that stays, where the expansion says {@code 3/N}. */
    @Test
    void aDeviationThatDoesNotDecayIsRefuted() {
        ExactRate stays = rate(n -> 0.3 + 3 / n, 3, -1, 1, -1);
        assertThat(stays.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(stays.reason()).contains("does not decay");
        assertThat(rate(n -> 1 / Math.sqrt(n), 1, -1, 1, -1).verdict()).isEqualTo(Verdict.REFUTED);
    }

    /** Another coefficient than that of the expansion, with the right power: one of the two is wrong. */
    @Test
    void aWrongCoefficientIsRefuted() {
        assertThat(rate(n -> -3 / (n + 2), 3, -6, 12, -24).verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(rate(n -> 6 / (n + 2), 3, -6, 12, -24).verdict()).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void zerosAreNotApplicableOnlyIfTheyAreExact() {
        List<Deviation> none = java.util.Collections.nCopies(4, new Deviation(0, 0, true));
        assertThat(ExactRate.of(N, none, none, false).verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(ExactRate.of(N, none, none, false).reason()).isEqualTo("the deviation is 0 for every N");
        // Underflow at a positive time is not a proof.
        List<Deviation> underflow = java.util.Collections.nCopies(4, new Deviation(0, 0, false));
        assertThat(ExactRate.of(N, underflow, underflow, false).verdict()).isEqualTo(Verdict.UNRESOLVED);
        assertThat(ExactRate.of(N, underflow, underflow, true).verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        List<Deviation> noise = java.util.Collections.nCopies(4, new Deviation(1e-14, 1e-12, false));
        assertThat(ExactRate.of(N, noise, noise, false).verdict()).isEqualTo(Verdict.UNRESOLVED);
    }

    @Test
    void aChangeOfSignIsSaid() {
        ExactRate changes = rate(n -> 1 / n - 30 / (n * n), 1, -30, 0, 0);
        assertThat(changes.reason()).contains("changes its sign");
        assertThat(changes.local().get(0).exponent()).isFinite();
        assertThat(changes.local().get(1).exponent()).isNaN();
        assertThat(changes.verdict()).isNotEqualTo(Verdict.REFUTED);
    }

    @Test
    void notANumberDoesNotHold() {
        assertThat(rate(n -> Double.NaN, 3, -6, 12, -24).verdict()).isEqualTo(Verdict.UNRESOLVED);
        assertThat(rate(n -> 3 / n, Double.NaN, 1, 1, 1).verdict()).isEqualTo(Verdict.UNRESOLVED);
    }
}
