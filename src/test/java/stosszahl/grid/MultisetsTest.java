package stosszahl.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MultisetsTest {
    private static final double PLENTY = 1e9;

    @Test
    void ranksAreABijectionInTheOrderOfEnumeration() {
        for (int g = 1; g <= 6; g++) {
            Multisets sets = Multisets.of(g, 5, PLENTY);
            for (int s = 1; s <= 5; s++) {
                int[] list = new int[s];
                int[] back = new int[s];
                for (int r = 0; r < sets.count(s); r++) {
                    assertThat(sets.rank(list, s))
                            .as("g = %d, %s", g, Arrays.toString(list))
                            .isEqualTo(r);
                    sets.unrank(s, r, back);
                    assertThat(back).containsExactly(list);
                    sets.next(s, list);
                }
                // One step past the last multiset is the first: there were no others.
                assertThat(list).containsOnly(0);
            }
        }
    }

    @Test
    void theTableRaisesToTheRankOfTheSortedUnion() {
        Multisets sets = Multisets.of(5, 5, PLENTY);
        for (int s = 0; s < 5; s++) {
            int[] list = new int[s];
            for (int r = 0; r < sets.count(s); r++) {
                for (int i = 0; i < 5; i++) {
                    int[] union = Arrays.copyOf(list, s + 1);
                    union[s] = i;
                    Arrays.sort(union);
                    assertThat(sets.raise(s)[r * 5 + i]).isEqualTo(sets.rank(union, s + 1));
                }
                sets.next(s, list);
            }
        }
    }

    @Test
    void orbitsFillTheTensor() {
        Multisets sets = Multisets.of(4, 6, PLENTY);
        for (int s = 0; s <= 6; s++) {
            assertThat(Arrays.stream(sets.orbit(s)).sum()).isEqualTo(Math.pow(4, s));
        }
    }

    /** An unsorted list has no rank: the formula then collides, which is why callers sort. */
    @Test
    void ranksOfUnsortedListsCollide() {
        Multisets sets = Multisets.of(4, 2, PLENTY);
        assertThat(sets.rank(new int[] {3, 1}, 2)).isNotEqualTo(sets.rank(new int[] {1, 3}, 2));
    }

    @Test
    void whatDoesNotFitIsRefusedWithTheSizeThatFits() {
        assertThatThrownBy(() -> Multisets.of(16, 12, PLENTY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("multisets of up to 12 of 16 cells need 2.4 GiB")
                .hasMessageContaining("more than the 953.7 MiB at hand")
                .hasMessageContaining("the largest that fits is s = 10");
        assertThatThrownBy(() -> GridSpace.of(VelocityGrid.of(1, 64, 5), 9)).hasMessageContaining("that fits is s = ");
    }
}
