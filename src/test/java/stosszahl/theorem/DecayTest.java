package stosszahl.theorem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stosszahl.claim.Claim;
import stosszahl.claim.Finding;
import stosszahl.claim.Verdict;

/** Which sequences of errors are said to decay. */
class DecayTest {
    private static Finding judge(double rate, LongToDoubleFunction error, double truncation, long... numbers) {
        Decay decay = new Decay(rate);
        for (long n : numbers) {
            decay.add(n, error.applyAsDouble(n), 1e-16, truncation);
        }
        return decay.judge(Claim.of("decay", "the error decays", "test"));
    }

    private static Verdict verdict(double rate, LongToDoubleFunction error) {
        return judge(rate, error, 0, 10, 20, 40, 80, 160).verdict();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1,2", "1,0.8", "0.5,0.5", "0.25,0.25"})
    void powersDecay(double rate, double power) {
        assertThat(verdict(rate, n -> 3 * Math.pow(n, -power))).isEqualTo(Verdict.HOLDS);
        assertThat(judge(rate, n -> 3 * Math.pow(n, -power), 0, 1000, 1010, 1020, 1030)
                        .verdict())
                .as("numbers close together")
                .isEqualTo(Verdict.HOLDS);
    }

    @Test
    void twoOrdersAndSmallerDecaysDecay() {
        assertThat(verdict(1, n -> 1.0 / n - 3.0 / n / n)).isEqualTo(Verdict.HOLDS);
        assertThat(verdict(1, n -> 1.0 / n + 20.0 / n / n)).isEqualTo(Verdict.HOLDS);
        assertThat(verdict(1, n -> Math.exp(-n))).isEqualTo(Verdict.HOLDS);
        assertThat(verdict(1, n -> 1e-17)).as("rounding").isEqualTo(Verdict.HOLDS);
    }

    @Test
    void whatDoesNotDecayIsRefuted() {
        assertThat(verdict(1, n -> 0.3)).isEqualTo(Verdict.REFUTED);
        assertThat(verdict(1, n -> 0.3 + 0.1 / n)).isEqualTo(Verdict.REFUTED);
        assertThat(verdict(1, n -> 0.3 - 1.0 / n)).isEqualTo(Verdict.REFUTED);
        assertThat(verdict(1, n -> n)).isEqualTo(Verdict.REFUTED);
        assertThat(verdict(1, n -> Double.NaN)).isEqualTo(Verdict.REFUTED);
        assertThat(verdict(1, n -> Double.POSITIVE_INFINITY)).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void whatCannotBeToldIsUnresolved() {
        assertThat(verdict(1, n -> Math.pow(n, -0.5)))
                .as("slower than expected")
                .isEqualTo(Verdict.UNRESOLVED);
        assertThat(verdict(1, n -> 1e-3 + 1.0 / n)).as("towards 1e-3").isEqualTo(Verdict.UNRESOLVED);
        assertThat(judge(1, n -> 1.0 / n, 0.01, 10, 20, 40, 80).verdict())
                .as("truncated")
                .isEqualTo(Verdict.UNRESOLVED);
        assertThat(judge(1, n -> Double.NaN, Double.NaN, 10, 20, 40).verdict())
                .as("not summed")
                .isEqualTo(Verdict.UNRESOLVED);
        assertThat(judge(1, n -> 1.0 / n, 0, 10, 20).verdict())
                .as("two numbers")
                .isEqualTo(Verdict.UNRESOLVED);
        assertThat(judge(1, n -> n == 40 ? 1 : 0, 0, 10, 20, 40).verdict())
                .as("seen last only")
                .isEqualTo(Verdict.UNRESOLVED);
    }
}
