package stosszahl.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import stosszahl.collision.CircleKernel;
import stosszahl.collision.CollisionKernel;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.KacRotation;
import stosszahl.collision.Quadrature;
import stosszahl.collision.SymmetricCollision;
import stosszahl.initial.Gaussian;
import stosszahl.initial.InitialLaw;
import stosszahl.kac.KacModel;
import stosszahl.kac.KacModel.WeightedLaw;

class CollisionMatrixTest {
    /** Balancing stops at a quarter of this; the rest is the rounding of {@code d_i S_ij d_j}. */
    private static final double BALANCED = 1e-14;

    private static int[][] multisets(CollisionMatrix matrix) {
        Multisets sets = matrix.multisets();
        int[][] all = new int[sets.count(matrix.order())][matrix.order()];
        for (int r = 0; r < all.length; r++) {
            sets.unrank(matrix.order(), r, all[r]);
        }
        return all;
    }

    private static double worstColumn(CollisionMatrix matrix) {
        double worst = 0;
        for (int[] before : multisets(matrix)) {
            double sum = 0;
            for (int[] after : multisets(matrix)) {
                sum += matrix.probability(before, after);
            }
            worst = Math.max(worst, Math.abs(sum - 1));
        }
        return worst;
    }

    /** {@code orbit(kappa) A(kappa -> kappa') = orbit(kappa') A(kappa' -> kappa)}: symmetric on {@code G^K}. */
    private static double asymmetry(CollisionMatrix matrix) {
        double[] orbit = matrix.multisets().orbit(matrix.order());
        int[][] all = multisets(matrix);
        double worst = 0;
        for (int a = 0; a < all.length; a++) {
            for (int b = 0; b < all.length; b++) {
                worst = Math.max(
                        worst,
                        Math.abs(orbit[a] * matrix.probability(all[a], all[b])
                                - orbit[b] * matrix.probability(all[b], all[a])));
            }
        }
        return worst;
    }

    @Test
    void lawsWithH1AndH2GiveSymmetricBistochasticMatrices() {
        GridModel model = Scenes.small(Scenes.binaryTernary(), 7);
        for (int order = 2; order <= 3; order++) {
            CollisionMatrix matrix = model.collisions(order);
            assertThat(matrix.bistochastic()).isTrue();
            assertThat(matrix.defect()).isLessThanOrEqualTo(BALANCED);
            // A plain sum of up to 84 probabilities: twice the compensated tolerance.
            assertThat(worstColumn(matrix)).isLessThanOrEqualTo(2 * BALANCED);
            // Orbits are at most 6, and both sides are one number of the balanced matrix, divided and multiplied.
            assertThat(asymmetry(matrix)).isLessThanOrEqualTo(1e-15);
        }
    }

    /** The uniform law on the box is invariant for bistochastic matrices, and for no other. */
    @Test
    void quadratureAloneDoesNotGiveThem() {
        GridModel model = Scenes.small(Scenes.kac(), 7);
        Multisets sets = model.collisions(2).multisets();
        CollisionLaw law = model.model().collisions().get(0).law();
        SparseMatrix raw = Assembly.rows(law, model.grid(), sets, new Resolution(3, 24), false);
        SparseMatrix back = raw.transpose();
        double worst = 0;
        for (int r = 0; r < back.rows; r++) {
            worst = Math.max(worst, Math.abs(back.row(r, sets.orbit(2)) / sets.orbit(2)[r] - 1));
        }
        assertThat(worst).isGreaterThan(1e-4);
    }

    /** A density with an odd part breaks H2; such a law is column-stochastic and nothing more. */
    @Test
    void lawsWithoutH2AreOnlyStochastic() {
        CollisionLaw odd = KacRotation.of(CircleKernel.density("1 + sin", theta -> 1 + Math.sin(theta)));
        CollisionMatrix matrix = model(odd).collisions(2);
        // The grid goes by the hypotheses of the law as given; here its average over permutations would have H2 again.
        assertThat(matrix.bistochastic()).isFalse();
        assertThat(matrix.defect()).isLessThanOrEqualTo(BALANCED);
        CollisionMatrix stretched = model(new Shrink()).collisions(1);
        assertThat(stretched.bistochastic()).isFalse();
        assertThat(worstColumn(stretched)).isLessThanOrEqualTo(BALANCED);
        assertThat(asymmetry(stretched)).isGreaterThan(0.1);
    }

    private static GridModel model(CollisionLaw law) {
        return Scenes.small(
                KacModel.of("one law", List.of(new WeightedLaw(BigFraction.ONE, law)), Scenes.initial()), 6);
    }

    /**
     * A law that fails H3, {@code (v_1, v_2) -> (-v_1, v_2)}, acts through its average over permutations: either of the two particles is reflected, each with probability 1/2. Without the average over the
     * input the particle in the lower cell would always be the one.
     */
    @Test
    void lawsWithoutH3AreAveragedOverPermutations() {
        CollisionMatrix matrix = model(new OneReflected()).collisions(2);
        assertThat(matrix.bistochastic()).isTrue();
        assertThat(matrix.probability(new int[] {1, 3}, new int[] {4, 3})).isCloseTo(0.5, within(1e-14));
        assertThat(matrix.probability(new int[] {1, 3}, new int[] {1, 2})).isCloseTo(0.5, within(1e-14));
        assertThat(matrix.probability(new int[] {2, 2}, new int[] {2, 3})).isCloseTo(1, within(1e-14));
    }

    /** In dimension 2 the same structure, from the same code. */
    @Test
    void theStructureHoldsInDimensionTwo() {
        GridModel model = GridModel.of(
                KacModel.of(
                        "planar",
                        List.of(new WeightedLaw(BigFraction.ONE, SymmetricCollision.uniform(2, 2))),
                        InitialLaw.product(Gaussian.centred(List.of(BigFraction.ONE, BigFraction.ONE)))),
                VelocityGrid.of(2, 4, 3),
                new Resolution(2, 8));
        CollisionMatrix matrix = model.collisions(2);
        assertThat(matrix.bistochastic()).isTrue();
        assertThat(worstColumn(matrix)).isLessThanOrEqualTo(2 * BALANCED);
        assertThat(asymmetry(matrix)).isLessThanOrEqualTo(1e-15);
    }

    /** Two laws of one order are their weighted mixture. */
    @Test
    void lawsOfOneOrderAreMixed() {
        CollisionLaw a = Scenes.kac().collisions().get(0).law();
        CollisionLaw b = KacRotation.of(CircleKernel.density("1 + cos", theta -> 1 + Math.cos(theta)));
        GridModel mixed = Scenes.small(
                KacModel.of(
                        "mixed",
                        List.of(new WeightedLaw(BigFraction.of(1, 4), a), new WeightedLaw(BigFraction.of(3, 4), b)),
                        Scenes.initial()),
                6);
        int[] before = {1, 4};
        int[] after = {0, 3};
        assertThat(mixed.collisions(2).probability(before, after))
                .isCloseTo(
                        0.25 * model(a).collisions(2).probability(before, after)
                                + 0.75 * model(b).collisions(2).probability(before, after),
                        within(1e-15));
    }

    @Test
    void missingOrdersAndWrongCellsAreRefused() {
        GridModel model = Scenes.small(Scenes.kac(), 5);
        assertThatThrownBy(() -> model.collisions(3)).hasMessageContaining("no collisions of order 3");
        assertThatThrownBy(() -> model.collisions(2).probability(new int[] {0}, new int[] {0, 5}))
                .hasMessageContaining("[0] are not 2 of the cells 0..4");
    }

    /** The map {@code v -> v/2}, no isometry. */
    private static final class Shrink implements CollisionLaw {
        @Override
        public String name() {
            return "shrink";
        }

        @Override
        public int order() {
            return 1;
        }

        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public CollisionKernel kernel() {
            return new Point();
        }

        @Override
        public void transform(double[] angle, double[] v, double[] out) {
            out[0] = v[0] / 2;
        }
    }

    /** {@code (v_1, v_2) -> (-v_1, v_2)}: H1 and H2, not H3. */
    private static final class OneReflected implements CollisionLaw {
        @Override
        public String name() {
            return "one reflected";
        }

        @Override
        public int order() {
            return 2;
        }

        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public CollisionKernel kernel() {
            return new Point();
        }

        @Override
        public void transform(double[] angle, double[] v, double[] out) {
            out[0] = -v[0];
            out[1] = v[1];
        }
    }

    /** The kernel with one angle. */
    private static final class Point implements CollisionKernel {
        @Override
        public String name() {
            return "point";
        }

        @Override
        public int angleDimension() {
            return 1;
        }

        @Override
        public void sample(UniformRandomProvider rng, double[] angle) {
            angle[0] = 1;
        }

        @Override
        public Quadrature quadrature(int degree) {
            return Quadrature.of(List.of(new double[] {1}), new double[] {1});
        }
    }
}
