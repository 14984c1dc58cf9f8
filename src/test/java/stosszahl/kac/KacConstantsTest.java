package stosszahl.kac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** The constants of Conditions 1 and 2: by hand for Kac's model, and sharp ones by looking at every level. */
class KacConstantsTest {
    private static final long SEED = 635;
    private static final KacModel KAC = CollisionRatesTest.model(0, 1);

    @Test
    void kacsModelHasTheConstantsComputedByHand() {
        // (6.35) with M = 2, beta_2 = 1, eps = 1/2: R_0 = 2 * 4 * C(2,0), R_1 = 2 * 4 * C(2,1).
        assertThat(KacConstants.growth(KAC, BigFraction.of(1, 2)))
                .containsExactly(BigFraction.of(8), BigFraction.of(16));
        // rho_k = 2 beta_{k+1} (k+1).
        assertThat(KacConstants.limit(KAC)).containsExactly(BigFraction.ZERO, BigFraction.of(4));
        // w_N(s;0,2) C(s,2) 2/s = 2 (s-1)/(N-1), largest at s = N; w_N(s;1,1) = 2 (N-s)/(N-1), largest at s = 1.
        List<KacConstants.Sharp> sharp = KacConstants.sharp(KAC, ParticleNumber.of(10));
        assertThat(sharp.get(0)).isEqualTo(new KacConstants.Sharp(0, BigFraction.of(2), 10));
        assertThat(sharp.get(1)).isEqualTo(new KacConstants.Sharp(1, BigFraction.of(4), 1));
    }

    @Test
    void theSharpConstantIsTheLargestOverAllLevels() {
        Random random = new Random(SEED);
        for (int trial = 0; trial < 60; trial++) {
            long[] weights = new long[2 + random.nextInt(4)];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = random.nextInt(6);
            }
            weights[weights.length - 1]++;
            KacModel model = CollisionRatesTest.model(weights);
            int count = model.highestOrder() + random.nextInt(25);
            ParticleNumber particles = ParticleNumber.of(count);
            for (KacConstants.Sharp sharp : KacConstants.sharp(model, particles)) {
                assertThat(sharp.constant())
                        .as("seed %d, trial %d, N = %d, k = %d", SEED, trial, count, sharp.k())
                        .isEqualTo(largest(model, particles, sharp.k()));
            }
        }
    }

    private static BigFraction largest(KacModel model, ParticleNumber particles, int k) {
        CollisionRates rates = CollisionRates.of(model, particles);
        BigFraction largest = BigFraction.ZERO;
        for (int s = 1; s <= particles.count() - k; s++) {
            BigFraction value =
                    KacConstants.level(rates, model.highestOrder(), s, k).divide(s);
            largest = value.compareTo(largest) > 0 ? value : largest;
        }
        return largest;
    }

    /** The largest value need not be at an end, so looking at the ends only would be wrong. */
    @Test
    void someSharpConstantsAreReachedInTheInterior() {
        KacModel model = CollisionRatesTest.model(0, 0, 1);
        KacConstants.Sharp sharp =
                KacConstants.sharp(model, ParticleNumber.of(100)).get(1);
        // (2/s) w(s;1,2) C(s,2) = 6 (N-s)(s-1)/((N-1)(N-2)): between s = 50 and s = 51.
        assertThat(sharp.level()).isBetween(50L, 51L);
    }

    @Test
    void theSharpConstantIsAtMostThePapers() {
        KacModel model = CollisionRatesTest.model(1, 2, 3, 4, 5);
        for (long count : new long[] {6, 12, 1000, ParticleNumber.LARGEST}) {
            List<BigFraction> paper =
                    KacConstants.growth(model, BigFraction.of(5).divide(BigFraction.of(count)));
            List<KacConstants.Sharp> sharp = KacConstants.sharp(model, ParticleNumber.of(count));
            for (int k = 0; k <= 4; k++) {
                assertThat(sharp.get(k).constant())
                        .as("N = %d, k = %d", count, k)
                        .isLessThanOrEqualTo(paper.get(k));
            }
        }
        assertThat(KacConstants.sharp(model, ParticleNumber.INFINITE))
                .extracting(KacConstants.Sharp::constant)
                .isEqualTo(KacConstants.limit(model));
    }

    /** Every level of every {@code N <= 40}, random weights up to {@code M = 6}; attained for {@code M <= 2}, and never above (6.35). */
    @Test
    void theUniformConstantsHoldForEveryNumberAndLevel() {
        Random random = new Random(SEED);
        for (int trial = 0; trial < 18; trial++) {
            long[] weights = new long[1 + trial % 6];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = random.nextInt(6);
            }
            weights[weights.length - 1]++;
            KacModel model = CollisionRatesTest.model(weights);
            int highest = model.highestOrder();
            List<BigFraction> uniform = KacConstants.uniform(model);
            for (int count = highest; count <= 40; count++) {
                ParticleNumber particles = ParticleNumber.of(count);
                for (int k = 0; k < highest; k++) {
                    BigFraction largest = largest(model, particles, k);
                    assertThat(largest)
                            .as("seed %d, trial %d, N = %d, k = %d", SEED, trial, count, k)
                            .isLessThanOrEqualTo(uniform.get(k));
                    if (highest <= 2) {
                        assertThat(largest).isEqualTo(uniform.get(k));
                    }
                    if (count > highest) {
                        BigFraction epsilon = BigFraction.of(highest, count);
                        assertThat(uniform.get(k))
                                .isLessThanOrEqualTo(
                                        KacConstants.growth(model, epsilon).get(k));
                    }
                }
                differences(model, particles);
            }
        }
    }

    private static void differences(KacModel model, ParticleNumber particles) {
        for (long s = 1; s <= particles.count(); s++) {
            BigFraction sum = BigFraction.ZERO;
            for (int k = 0; k <= model.reach(); k++) {
                sum = sum.add(KacConstants.difference(model, particles, s, k));
            }
            assertThat(sum)
                    .as("N = %s, s = %d", particles, s)
                    .isLessThanOrEqualTo(KacConstants.allDifferences(model, particles, s));
        }
    }

    @Test
    void epsilonOneIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KacConstants.growth(KAC, BigFraction.ONE))
                .withMessageContaining("outside [0, 1)")
                .withMessageContaining("N larger than M = 2");
    }
}
