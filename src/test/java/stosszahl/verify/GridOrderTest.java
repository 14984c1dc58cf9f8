package stosszahl.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import stosszahl.claim.Verdict;

/** What errors on three grids say of the order: decided by the two finest, left open only where cells are wider than the kernel or the order still rises. */
class GridOrderTest {
    private static final double[] CELLS = {16, 32, 64};

    private static Verdict order(double slight, double... error) {
        return BoltzmannChapter.order("boltzmann/order", "second order", CELLS, error, 1, slight)
                .verdict();
    }

    @Test
    void theTwoFinestGridsDecide() {
        assertThat(order(0, 0.16, 0.04, 0.01)).isEqualTo(Verdict.HOLDS);
        assertThat(order(0, 0.04, 0.02, 0.01)).as("first order").isEqualTo(Verdict.REFUTED);
        assertThat(order(0.9, 0.01, 0.01, 0.01)).as("no order at all").isEqualTo(Verdict.REFUTED);
    }

    @Test
    void aGridThatDoesNotResolveTheKernelDecidesNothing() {
        assertThat(order(0.9, 0.09, 0.03, 0.01)).as("kernel below a cell").isEqualTo(Verdict.UNRESOLVED);
        assertThat(order(0, 0.09, 0.03, 0.01)).as("kernel resolved").isEqualTo(Verdict.REFUTED);
        assertThat(order(0, 0.06, 0.03, 0.01)).as("the order rises").isEqualTo(Verdict.UNRESOLVED);
    }
}
