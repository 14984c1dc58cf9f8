package stosszahl.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import stosszahl.initial.BobylevKrookWu;
import stosszahl.initial.Gaussian;
import stosszahl.initial.InitialLaw;
import stosszahl.initial.UniformLaw;
import stosszahl.observable.Observable;

/** Symmetric functions, initial data and observables on a grid. */
class GridDataTest {
    private static final VelocityGrid GRID = VelocityGrid.of(1, 4, 2);

    @Test
    void tensorsAndOrbitMassesSayTheSame() {
        GridSpace space = GridSpace.of(GRID, 4);
        SymmetricMasses f = space.random(3, RandomSource.L64_X128_MIX.create(1));
        double[] tensor = f.toTensor();
        SymmetricMasses back = space.symmetrise(3, tensor);
        for (int r = 0; r < f.size(); r++) {
            assertThat(back.mass(r)).isCloseTo(f.mass(r), within(1e-16));
        }
        assertThat(f.massAt(2, 0, 1)).isEqualTo(6 * f.valueAt(1, 2, 0));
        assertThat(f.massAt(2, 0, 2)).isEqualTo(3 * f.valueAt(2, 2, 0));
        // The trace, straight from (2.20).
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            sum += tensor[1 + 4 * 3 + 16 * i];
        }
        assertThat(f.trace(1).valueAt(1, 3)).isCloseTo(sum, within(1e-16));
        assertThat(f.trace(2).total()).isCloseTo(1, within(1e-15));
    }

    /** Symmetrising something that is not symmetric loses norm; the round trip notices. */
    @Test
    void anAsymmetricTensorIsNotItsSymmetricPart() {
        GridSpace space = GridSpace.of(GRID, 2);
        double[] tensor = new double[16];
        tensor[1] = 1;
        tensor[4] = -1;
        assertThat(space.level(2).norm(space.symmetrise(2, tensor))).isZero();
    }

    @Test
    void productsAreProductsAndTheirMarginalsToo() {
        GridSpace space = GridSpace.of(GRID, 5);
        double[] f = {0.1, 0.2, 0.3, 0.4};
        SymmetricMasses product = space.product(3, f);
        assertThat(product.valueAt(3, 0, 2)).isCloseTo(0.4 * 0.1 * 0.3, within(1e-17));
        assertThat(space.level(2)
                        .norm(space.level(2).combine(1, space.product(5, f).trace(3), -1, space.product(2, f))))
                .isLessThan(1e-15);
    }

    @Test
    void initialDataAreConditionedOnTheBox() {
        GridSpace space = GridSpace.of(VelocityGrid.of(1, 8, 5), 3);
        InitialLaw law = InitialLaw.mixture(List.of(
                new InitialLaw.Part(BigFraction.of(1, 3), BobylevKrookWu.of(1, BigFraction.of(3, 5))),
                new InitialLaw.Part(BigFraction.of(2, 3), Gaussian.centred(List.of(BigFraction.ONE)))));
        InitialData data = InitialData.of(space, law);
        SymmetricMasses pair = data.marginal(2);
        double a = data.parts().get(0).mass(3);
        double b = data.parts().get(1).mass(3);
        assertThat(pair.valueAt(3, 3)).isCloseTo((a * a + 2 * b * b) / 3, within(1e-16));
        assertThat(pair.total()).isCloseTo(1, within(1e-14));
        // Two-sided tail of the standard normal law at 5: Abramowitz and Stegun, table 26.2, Q(5) = 2.86652e-7.
        assertThat(data.outside()).isCloseTo(2 * 2.86652e-7, within(1e-11));
        assertThat(data.sequence(3).levels()).isEqualTo(3);
        assertThatThrownBy(() -> CellMasses.of(VelocityGrid.of(2, 4, 5), Gaussian.centred(List.of(BigFraction.ONE))))
                .hasMessageContaining("dimension 1 and the grid of dimension 2");
    }

    /** The uniform law on the box is uniform in every cell, so cell averages give its moments exactly. */
    @Test
    void observablesOfTheUniformLawAreExact() {
        GridSpace space = GridSpace.of(GRID, 3);
        SymmetricMasses uniform = space.product(
                2, CellMasses.of(GRID, UniformLaw.of(1, BigFraction.of(2))).masses());
        assertMean(space, uniform, "v1^2", 4.0 / 3);
        assertMean(space, uniform, "v1^4*v2^2 + 3", 16.0 / 5 * 4 / 3 + 3);
        assertMean(space, uniform, "cos(1.5*v1)", Math.sin(3) / 3);
        assertMean(space, uniform, "[v1 < 0.3]*[v2 > 1.9]", 2.3 / 4 * 0.1 / 4);
        assertMean(space, uniform, "v1^2*[v1 < 0.3]", (0.027 + 8) / 3 / 4);
        CellMasses one = CellMasses.of(GRID, UniformLaw.of(1, BigFraction.of(2)));
        assertThat(one.energy()).isCloseTo(4.0 / 3, within(1e-15));
    }

    private static void assertMean(GridSpace space, SymmetricMasses f, String text, double mean) {
        // Sums of 16 terms of size up to 20.
        assertThat(GridObservable.of(space, Observable.parse(text, 1), 2).apply(f))
                .as(text)
                .isCloseTo(mean, within(1e-13));
    }

    @Test
    void dualNormsAreReachedAndBound() {
        GridSpace space = GridSpace.of(GRID, 3);
        SymmetricMasses f = space.random(3, RandomSource.L64_X128_MIX.create(2));
        SymmetricMasses g = space.random(3, RandomSource.L64_X128_MIX.create(3));
        SymmetricMasses difference = space.level(3).combine(1, f, -1, g);
        double norm = space.level(3).norm(difference);
        assertThat(GridObservable.sign(difference).apply(difference)).isCloseTo(norm, within(1e-15));
        for (long seed = 0; seed < 5; seed++) {
            for (GridObservable phi : List.of(
                    GridObservable.signs(space, 3, RandomSource.L64_X128_MIX.create(seed)),
                    GridObservable.lipschitz(space, 3, RandomSource.L64_X128_MIX.create(seed)))) {
                assertThat(phi.norm()).isLessThanOrEqualTo(1);
                assertThat(Math.abs(phi.apply(difference))).as("seed %d", seed).isLessThanOrEqualTo(norm);
            }
        }
        assertThatThrownBy(() -> GridObservable.sign(f).apply(f.trace(1))).hasMessageContaining("order 2");
        assertThatThrownBy(() -> GridObservable.of(space, Observable.parse("v1*v2", 1), 1))
                .hasMessageContaining("use the same dimension and a level of at least its order");
    }

    @Test
    void cellsTileTheBox() {
        VelocityGrid grid = VelocityGrid.of(2, 5, 1.7);
        assertThat(grid.cells()).isEqualTo(25);
        for (int cell = 0; cell < 25; cell++) {
            double[] v = new double[2];
            for (int c = 0; c < 2; c++) {
                v[c] = (grid.lower(cell, c) + grid.upper(cell, c)) / 2;
            }
            assertThat(grid.locate(v, 0)).isEqualTo(cell);
        }
        assertThat(grid.locate(new double[] {0, 1.8}, 0)).isEqualTo(-1);
        assertThat(grid.locate(new double[] {0, Double.NaN}, 0)).isEqualTo(-1);
        assertThatThrownBy(() -> VelocityGrid.of(1, 0, 1)).hasMessageContaining("use d >= 1, n >= 1");
        assertThatThrownBy(() -> VelocityGrid.of(3, 100, 1)).hasMessageContaining("at most 40 per axis");
    }
}
