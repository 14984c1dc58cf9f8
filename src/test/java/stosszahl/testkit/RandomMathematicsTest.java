package stosszahl.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import stosszahl.collision.KacRotation;
import stosszahl.grid.CollisionMatrix;
import stosszahl.grid.GridModel;
import stosszahl.grid.GridSpace;
import stosszahl.grid.MasterEquation;
import stosszahl.grid.SymmetricMasses;
import stosszahl.grid.VelocityGrid;
import stosszahl.hierarchy.GrowthConstants;
import stosszahl.kac.ParticleNumber;

/** What the generators promise holds for every case they make. */
class RandomMathematicsTest {
    /** The kernel of ordered tuples, written out: symmetric, bistochastic, equivariant; and the finite model is a discretisation like any other. */
    @Tries(25)
    void finiteModelsSatisfyTheContractOfDiscretisations(Draw draw) {
        GridModel model = RandomModels.finiteModel(draw, 3, 3);
        Discretisation grid = Discretisation.of(model, model.model().highestOrder() + 1);
        for (Check check : GridChecks.of(grid, 1, 3)) {
            check.body().run();
        }
        for (int order = 1; order <= model.model().highestOrder(); order++) {
            if (!model.model().collisions(order).isEmpty()) {
                assertThat(model.collisions(order).bistochastic()).isTrue();
            }
        }
    }

    /** A symmetric bistochastic model leaves the uniform law alone. */
    @Tries(25)
    void theUniformLawIsInvariantUnderFiniteModels(Draw draw) {
        GridModel model = RandomModels.finiteModel(draw, 3, 3);
        int n = model.model().highestOrder() + 1;
        GridSpace space = GridSpace.of(model.grid(), n);
        double[] one = new double[model.grid().cells()];
        java.util.Arrays.fill(one, 1.0 / one.length);
        SymmetricMasses uniform = space.product(n, one);
        SymmetricMasses moved = MasterEquation.of(model, ParticleNumber.of(n)).derivative(uniform);
        assertThat(space.level(n).norm(moved)).isLessThan(1e-12 * n);
    }

    @Tries(50)
    void weightsSumToOneAndTheLastIsPositive(Draw draw) {
        List<BigFraction> beta = RandomModels.weights(draw, 5);
        assertThat(beta.stream().reduce(BigFraction.ZERO, BigFraction::add)).isEqualTo(BigFraction.ONE);
        assertThat(beta.get(beta.size() - 1).signum()).isPositive();
        assertThat(beta).allMatch(b -> b.signum() >= 0);
    }

    @Tries(10)
    void rotationsByRandomEvenDensitiesSatisfyTheHypotheses(Draw draw) {
        StosszahlAssertions.assertThat(KacRotation.of(RandomModels.angleDensity(draw)))
                .satisfiesH1()
                .satisfiesH2()
                .satisfiesH3();
    }

    @Tries(40)
    void hierarchiesSatisfyConditionTwoOrBreakItAtTheirOnePlace(Draw draw) {
        GrowthConstants constants = RandomHierarchies.constants(draw, 2);
        var sizes = RandomHierarchies.sizes(draw);
        StosszahlAssertions.assertThat(RandomHierarchies.satisfying(draw, constants, sizes))
                .satisfiesCondition2(constants);
        var broken = RandomHierarchies.barelyViolating(draw, constants, sizes, 6);
        for (int s = 1; s <= 7; s++) {
            for (int k = 0; k <= constants.reach(); k++) {
                double norm = broken.hierarchy().norm(s, k);
                if (s == broken.s() && k == broken.k()) {
                    assertThat(norm).isCloseTo((1 + broken.excess()) * constants.bound(s, k), within(1e-12 * s));
                } else {
                    assertThat(norm).isLessThanOrEqualTo(constants.bound(s, k));
                }
            }
        }
    }

    @Tries(30)
    void densitiesAreProbabilitiesAndObservablesAreBoundedByOne(Draw draw) {
        GridSpace space = GridSpace.of(VelocityGrid.of(1, draw.integer("g", 1, 4), 1), 4);
        int s = draw.integer("s", 1, 4);
        SymmetricMasses f = RandomElements.density(draw, space, s);
        assertThat(f.total()).isCloseTo(1, within(1e-12));
        assertThat(f.min()).isNotNegative();
        assertThat(RandomElements.observable(draw, space, s).norm()).isLessThanOrEqualTo(1);
    }

    @Test
    void aModelThatOneVelocityShortOfFourBreaksShrinksToFour() {
        AssertionError e = org.assertj.core.api.Assertions.catchThrowableOfType(
                AssertionError.class,
                () -> Property.check(
                        5,
                        100,
                        draw -> assertThat(RandomModels.finiteModel(draw, 6, 3)
                                        .grid()
                                        .cells())
                                .isLessThan(4)));
        assertThat(e).hasMessageContaining("velocities = 4, M = 1,").hasMessageContaining("exchanges = 0");
    }

    @Test
    void theSameSeedMakesTheSameCase() {
        assertThat(Draw.ofSeed(3).reals("x", 5, -1, 1)).isEqualTo(Draw.ofSeed(3).reals("x", 5, -1, 1));
        assertThat(Draw.ofSeed(3).reals("x", 5, -1, 1))
                .isNotEqualTo(Draw.ofSeed(4).reals("x", 5, -1, 1));
    }

    @Test
    void matricesThatAreNoProbabilitiesAreRefused() {
        VelocityGrid two = VelocityGrid.of(1, 2, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CollisionMatrix.of(two, 1, new double[][] {{1.5, -0.5}, {0, 1}}))
                .withMessageContaining("use numbers >= 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CollisionMatrix.of(two, 1, new double[][] {{0.5, 0.4}, {0, 1}}))
                .withMessageContaining("row 0 of probabilities sums to 0.9");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CollisionMatrix.of(two, 2, new double[][] {{1, 0}, {0, 1}}))
                .withMessageContaining("give one row for each");
        CollisionMatrix oneWay = CollisionMatrix.of(two, 1, new double[][] {{0.5, 0.5}, {0, 1}});
        assertThat(oneWay.bistochastic()).isFalse();
        GridModel model = RandomModels.finiteModel(Draw.ofSeed(1), 2, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GridModel.withMatrices(model.model(), VelocityGrid.of(1, 3, 1), List.of(oneWay)))
                .withMessageContaining("does not fit");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GridModel.withMatrices(model.model(), two, List.of()))
                .withMessageContaining("exactly where beta_K > 0");
    }
}
