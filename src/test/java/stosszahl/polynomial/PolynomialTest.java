package stosszahl.polynomial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Polynomials with rational coefficients form a commutative ring, and their terms come in one order. */
class PolynomialTest {
    private static final long SEED = 20221105;

    private static Polynomial random(Random random) {
        Polynomial.Builder builder = new Polynomial.Builder(3);
        for (int i = 0; i < 4; i++) {
            builder.add(
                    MultiIndex.of(random.nextInt(3), random.nextInt(3), random.nextInt(3)),
                    BigFraction.of(random.nextInt(11) - 5, 1 + random.nextInt(4)));
        }
        return builder.build();
    }

    @Test
    void sumAndProductAreCommutativeAssociativeAndDistributive() {
        Random random = new Random(SEED);
        for (int i = 0; i < 50; i++) {
            Polynomial p = random(random);
            Polynomial q = random(random);
            Polynomial r = random(random);
            assertThat(p.times(q)).as("seed %d", SEED).isEqualTo(q.times(p));
            assertThat(p.times(q).times(r)).as("seed %d", SEED).isEqualTo(p.times(q.times(r)));
            assertThat(p.times(q.plus(r)))
                    .as("seed %d", SEED)
                    .isEqualTo(p.times(q).plus(p.times(r)));
            assertThat(p.plus(p.times(BigFraction.ONE.negate()))).isEqualTo(Polynomial.zero(3));
        }
    }

    @Test
    void theSquareOfASumHasItsMixedTermTwice() {
        Polynomial x = Polynomial.monomial(BigFraction.ONE, MultiIndex.of(1, 0));
        Polynomial y = Polynomial.monomial(BigFraction.ONE, MultiIndex.of(0, 1));
        Polynomial square = x.plus(y).times(x.plus(y));
        assertThat(square.coefficient(MultiIndex.of(1, 1))).isEqualTo(BigFraction.of(2));
        assertThat(square.coefficient(MultiIndex.of(2, 0))).isEqualTo(BigFraction.ONE);
        assertThat(square.coefficient(MultiIndex.of(3, 0))).isEqualTo(BigFraction.ZERO);
        // The wrong square, without the mixed term, is another polynomial.
        assertThat(square).isNotEqualTo(x.times(x).plus(y.times(y)));
    }

    @Test
    void termsThatCancelAreNotStored() {
        MultiIndex a = MultiIndex.of(2, 1);
        Polynomial zero = new Polynomial.Builder(2)
                .add(a, BigFraction.of(1, 3))
                .add(a, BigFraction.of(-1, 3))
                .build();
        assertThat(zero.terms()).isEmpty();
        assertThat(zero).isEqualTo(Polynomial.zero(2)).isNotEqualTo(Polynomial.zero(3));
    }

    @Test
    void multiIndicesAreOrderedByDegreeAndThenWithLargeFirstExponentsFirst() {
        assertThat(new MultiIndex[] {MultiIndex.of(0, 2), MultiIndex.of(1, 0), MultiIndex.of(2, 0), MultiIndex.of(1, 1)
                })
                .satisfies(all -> {
                    java.util.Arrays.sort(all);
                    assertThat(all)
                            .containsExactly(
                                    MultiIndex.of(1, 0), MultiIndex.of(2, 0), MultiIndex.of(1, 1), MultiIndex.of(0, 2));
                });
    }

    @Test
    void negativeExponentsAndForeignExponentsAreRefused() {
        assertThatThrownBy(() -> MultiIndex.of(1, -1))
                .hasMessageContaining("exponent -1")
                .hasMessageContaining(">= 0");
        assertThatThrownBy(() -> new Polynomial.Builder(2).add(MultiIndex.of(1), BigFraction.ONE))
                .hasMessageContaining("polynomial of 2 variables");
    }

    @Test
    void aMultiIndexDoesNotShareItsArray() {
        int[] exponents = {1, 2};
        MultiIndex a = MultiIndex.of(exponents);
        exponents[0] = 7;
        a.toArray()[1] = 7;
        assertThat(a).isEqualTo(MultiIndex.of(1, 2)).hasToString("[1, 2]");
    }
}
