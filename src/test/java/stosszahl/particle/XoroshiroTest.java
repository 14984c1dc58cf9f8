package stosszahl.particle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.apache.commons.rng.JumpableUniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** The generator is xoroshiro128++, as Apache Commons RNG has it. */
class XoroshiroTest {
    @Test
    void itsNumbersAndItsJumpsAreThoseOfAnotherImplementation() {
        long[] seed = {0x0123456789abcdefL, 42};
        JumpableUniformRandomProvider witness =
                (JumpableUniformRandomProvider) RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        Xoroshiro ours = Xoroshiro.of(seed[0], seed[1]);
        for (int jump = 0; jump < 3; jump++) {
            var theirStream = witness.jump();
            Xoroshiro ourStream = ours.jump();
            for (int k = 0; k < 1000; k++) {
                assertThat(ourStream.nextLong()).isEqualTo(theirStream.nextLong());
            }
        }
    }

    @Test
    void batchesAreMadeOfTheNextNumbers() {
        Xoroshiro one = Xoroshiro.seeded(7);
        Xoroshiro other = Xoroshiro.seeded(7);
        double[] symmetric = new double[100];
        one.symmetric(symmetric, 100);
        for (double x : symmetric) {
            assertThat(x).isEqualTo((other.nextLong() >> 11) * 0x1p-52);
        }
        double[] unit = new double[100];
        one.unit(unit, 100);
        for (double x : unit) {
            assertThat(x).isEqualTo((other.nextLong() >>> 11) * 0x1p-53);
        }
        // Whoever draws again goes on after the end of the batch; below powers of two none is drawn again.
        int[] x = new int[100];
        int[] y = new int[100];
        one.below(1 << 20, x, 1 << 3, y, 100);
        for (int k = 0; k < 100; k++) {
            long word = other.nextLong();
            assertThat(x[k]).isEqualTo((int) (word >>> 44));
            assertThat(y[k]).isEqualTo((int) (word & 0xffffffffL) >>> 29);
        }
        assertThat(one.nextLong()).isEqualTo(other.nextLong());
        assertThat(Xoroshiro.seeded(8).nextLong())
                .isNotEqualTo(Xoroshiro.seeded(7).nextLong());
    }

    /** Where every third number is drawn again, {@code n = 3 2^29}, the pairs are uniform: without it the first third of the values would be too frequent. */
    @Test
    void whatIsDrawnAgainIsUniform() {
        Xoroshiro rng = Xoroshiro.seeded(11);
        int size = 256;
        int[] x = new int[size];
        int[] y = new int[size];
        long n = 3L << 29;
        long[] observed = new long[36];
        for (int batch = 0; batch < 2000; batch++) {
            rng.below(n, x, n, y, size);
            for (int k = 0; k < size; k++) {
                observed[(int) (6L * x[k] / n) * 6 + (int) (6L * y[k] / n)]++;
            }
        }
        double[] expected = new double[36];
        Arrays.fill(expected, 1);
        assertThat(new ChiSquareTest().chiSquareTest(expected, observed)).isGreaterThan(1e-4);
        long[] biased = new long[3];
        long[] unbiased = new long[3];
        for (int k = 0; k < 100_000; k++) {
            // The value of Lemire's product modulo 3: without rejection the values 0 modulo 3 come twice as often.
            biased[(int) (((rng.nextLong() >>> 32) * n >>> 32) % 3)]++;
        }
        for (int batch = 0; batch < 400; batch++) {
            rng.below(n, x, n, y, size);
            for (int k = 0; k < size; k++) {
                unbiased[y[k] % 3]++;
            }
        }
        double[] thirds = {1, 1, 1};
        assertThat(new ChiSquareTest().chiSquareTest(thirds, biased)).isLessThan(1e-4);
        assertThat(new ChiSquareTest().chiSquareTest(thirds, unbiased)).isGreaterThan(1e-4);
    }

    @Test
    void theStateThatNeverChangesIsRefused() {
        assertThatThrownBy(() -> Xoroshiro.of(0, 0)).hasMessageContaining("zeros only");
    }
}
