package stosszahl.particle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void filledNumbersAreTheNextNumbers() {
        Xoroshiro one = Xoroshiro.seeded(7);
        Xoroshiro other = Xoroshiro.seeded(7);
        long[] filled = new long[100];
        one.fill(filled, 100);
        for (long x : filled) {
            assertThat(other.nextLong()).isEqualTo(x);
        }
        assertThat(one.nextLong()).isEqualTo(other.nextLong());
        assertThat(Xoroshiro.seeded(8).nextLong())
                .isNotEqualTo(Xoroshiro.seeded(7).nextLong());
    }

    @Test
    void theStateThatNeverChangesIsRefused() {
        assertThatThrownBy(() -> Xoroshiro.of(0, 0)).hasMessageContaining("zeros only");
    }
}
