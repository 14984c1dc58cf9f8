package stosszahl.boltzmann;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import stosszahl.collision.KacRotation;
import stosszahl.collision.SphereKernel;
import stosszahl.collision.SymmetricCollision;
import stosszahl.grid.CellMasses;
import stosszahl.grid.GridModel;
import stosszahl.grid.GridSpace;
import stosszahl.grid.KacHierarchy;
import stosszahl.grid.Resolution;
import stosszahl.grid.VelocityGrid;
import stosszahl.initial.BobylevKrookWu;
import stosszahl.initial.InitialLaw;
import stosszahl.kac.KacModel;
import stosszahl.kac.KacModel.WeightedLaw;
import stosszahl.kac.ParticleNumber;

class LimitEquationTest {
    private static final BobylevKrookWu BKW = BobylevKrookWu.of(1, BigFraction.of(3, 5));

    private static KacModel kac() {
        return KacModel.of(
                "kac",
                List.of(new WeightedLaw(BigFraction.ONE, KacRotation.of(SphereKernel.uniform(2)))),
                InitialLaw.product(BKW));
    }

    private static KacModel binaryTernary() {
        return KacModel.of(
                "binary-ternary",
                List.of(
                        new WeightedLaw(BigFraction.of(1, 2), KacRotation.of(SphereKernel.uniform(2))),
                        new WeightedLaw(BigFraction.of(1, 2), SymmetricCollision.uniform(3, 1))),
                InitialLaw.product(BKW));
    }

    private static KacModel thermostat() {
        return KacModel.of(
                "order one",
                List.of(new WeightedLaw(BigFraction.ONE, SymmetricCollision.uniform(1, 1))),
                InitialLaw.product(BKW));
    }

    private static GridModel small(KacModel model) {
        return GridModel.of(model, VelocityGrid.of(1, 10, 4), new Resolution(3, 24));
    }

    /** A skew probability: no symmetry of the data helps. */
    private static CellMasses skew(VelocityGrid grid) {
        double[] f = new double[grid.cells()];
        double sum = 0;
        for (int i = 0; i < f.length; i++) {
            f[i] = Math.exp(-0.3 * Math.pow(i - 0.35 * f.length, 2)) + 0.02 * i;
            sum += f[i];
        }
        for (int i = 0; i < f.length; i++) {
            f[i] /= sum;
        }
        return CellMasses.of(grid, f);
    }

    /**
     * Kac's caricature with uniform angle has the solution of Bobylev, Krook and Wu, {@code a(t) = a e^{-t/4}}. On {@code [-6, 6]}, where the law at time 0 has
     * {@code 1e-11} of its mass outside, the grid converges to it at second order, and so does the energy, which grows on every grid.
     */
    @Test
    void theGridConvergesToTheSolutionOfBobylevKrookAndWuAtSecondOrder() {
        double t = 1;
        double half = 6;
        int[] cells = {16, 32, 64};
        double[] error = new double[3];
        double[] heating = new double[3];
        BobylevKrookWu later = BobylevKrookWu.of(1, BigFraction.from(0.6 * Math.exp(-t / 4)));
        for (int j = 0; j < 3; j++) {
            VelocityGrid grid = VelocityGrid.of(1, cells[j], half);
            CellMasses initial = CellMasses.of(grid, BKW);
            CellMasses end = BoltzmannFlow.of(GridModel.of(kac(), grid))
                    .solve(initial, t)
                    .states()
                    .get(0);
            error[j] = end.distance(CellMasses.of(grid, later));
            heating[j] = end.energy() - initial.energy();
        }
        for (int j = 0; j < 2; j++) {
            // The slope between neighbours: 2 in the limit; quadrature noise and the next order move it by some tenths.
            assertThat(slope(error[j], error[j + 1])).isBetween(1.7, 2.4);
            assertThat(slope(heating[j], heating[j + 1])).isBetween(1.8, 2.2);
        }
        assertThat(heating[2]).isPositive();
        assertThat(error[2]).isLessThan(2e-2);
    }

    private static double slope(double coarse, double fine) {
        return Math.log(coarse / fine) / Math.log(2);
    }

    /** The same comparison rejects another relaxation time: the error stops falling. */
    @Test
    void anotherSolutionIsRejected() {
        VelocityGrid grid = VelocityGrid.of(1, 32, 6);
        CellMasses end = BoltzmannFlow.of(GridModel.of(kac(), grid))
                .solve(CellMasses.of(grid, BKW), 1)
                .states()
                .get(0);
        BobylevKrookWu wrong = BobylevKrookWu.of(1, BigFraction.from(0.6 * Math.exp(-1.0 / 2)));
        BobylevKrookWu right = BobylevKrookWu.of(1, BigFraction.from(0.6 * Math.exp(-1.0 / 4)));
        assertThat(end.distance(CellMasses.of(grid, wrong)))
                .isGreaterThan(2 * end.distance(CellMasses.of(grid, right)));
    }

    /** Proposition 2.3: mass 1, positivity and norm at most 1 at every step. */
    @Test
    void massPositivityAndNormAreKept() {
        for (KacModel kac : List.of(kac(), binaryTernary(), thermostat())) {
            GridModel model = small(kac);
            BoltzmannFlow.Trajectory flow = BoltzmannFlow.of(model).solve(skew(model.grid()), 0, 0.5, 0.5, 20);
            assertThat(flow.states()).hasSize(4);
            assertThat(flow.steps()).isGreaterThan(2);
            // Per step 1e-13 in each of ten cells, some hundred steps, and errors of the mass do not decay.
            assertThat(flow.massDefect()).isLessThan(1e-12);
            assertThat(flow.min()).isPositive();
            assertThat(flow.norm()).isLessThan(1 + 1e-12);
        }
    }

    /** A bistochastic irreducible grid forgets everything but the mass: it ends in the uniform law on the box, not in a Gaussian. */
    @Test
    void theGridRelaxesToTheUniformLawInTheEnd() {
        GridModel model = small(kac());
        CellMasses late =
                BoltzmannFlow.of(model).solve(skew(model.grid()), 2000).states().get(0);
        for (int i = 0; i < 10; i++) {
            assertThat(late.mass(i)).isCloseTo(0.1, within(1e-9));
        }
    }

    /** Three ways to one solution: Runge-Kutta, Picard's iterates, Wild's sum. */
    @Test
    void picardAndWildAgreeWithRungeKutta() {
        for (KacModel kac : List.of(kac(), binaryTernary(), thermostat())) {
            GridModel model = small(kac);
            CellMasses f = skew(model.grid());
            double t = 0.4;
            CellMasses reference = BoltzmannFlow.of(model).solve(f, t).states().get(0);
            PicardIteration.Result picard = PicardIteration.of(model, t, 20).run(f, 1e-14, 100);
            assertThat(picard.end().distance(reference)).as(kac.name()).isLessThan(1e-12);
            assertThat(picard.contraction()).isLessThan(1);
            assertThat(picard.iterates()).allSatisfy(i -> {
                assertThat(i.norm()).isLessThan(1 + 1e-13);
                assertThat(i.min()).isPositive();
            });
            WildSum wild = WildSum.of(model, f, 14);
            WildSum.Value value = wild.at(t);
            double error = value.state().distance(reference);
            assertThat(value.missing()).isBetween(0.0, 0.1);
            assertThat(error).as(kac.name()).isCloseTo(value.missing(), within(1e-12));
            // One term less is worse, and is known to be worse.
            assertThat(WildSum.of(model, f, 7).at(t).missing()).isGreaterThan(value.missing());
        }
    }

    /** An iteration that is cut short is not the solution: its last change says so. */
    @Test
    void anUnfinishedIterationSaysSo() {
        GridModel model = small(kac());
        CellMasses f = skew(model.grid());
        PicardIteration.Result rough = PicardIteration.of(model, 0.4, 20).run(f, 1e-14, 3);
        assertThat(rough.iterates().get(3).change()).isGreaterThan(1e-6);
        assertThat(rough.end()
                        .distance(BoltzmannFlow.of(model).solve(f, 0.4).states().get(0)))
                .isGreaterThan(1e-7);
    }

    /** Section 2.4: products solve the Boltzmann hierarchy, and not the BBGKY hierarchy, where the residual is {@code O(1/N)}. */
    @Test
    void productsSolveTheBoltzmannHierarchy() {
        for (KacModel kac : List.of(kac(), binaryTernary())) {
            GridModel model = small(kac);
            GridSpace space = GridSpace.of(model.grid(), 5);
            CellMasses f = skew(model.grid());
            KacHierarchy limit = KacHierarchy.of(model, space, ParticleNumber.INFINITE);
            KacHierarchy finite = KacHierarchy.of(model, space, ParticleNumber.of(10));
            for (int s = 1; s <= 3; s++) {
                assertThat(ProductSolution.residual(limit, f, s)).isLessThan(1e-13);
            }
            assertThat(ProductSolution.residual(finite, f, 1)).isLessThan(1e-13);
            assertThat(ProductSolution.residual(finite, f, 2)).isGreaterThan(1e-3);
        }
    }

    @Test
    void badTimesGridsAndDataAreRefused() {
        GridModel model = small(kac());
        CellMasses f = skew(model.grid());
        BoltzmannFlow flow = BoltzmannFlow.of(model);
        assertThatThrownBy(() -> flow.solve(f, 1, 0.5)).hasMessageContaining("do not decrease");
        assertThatThrownBy(() -> flow.solve(skew(VelocityGrid.of(1, 9, 4)), 1)).hasMessageContaining("9 cells");
        assertThatThrownBy(() -> flow.withTolerance(0)).hasMessageContaining("tolerance 0.0");
        assertThatThrownBy(() -> PicardIteration.of(model, 0, 10)).hasMessageContaining("finite T > 0");
        assertThatThrownBy(() -> WildSum.of(model, f, -1)).hasMessageContaining("Wild's sum of -1 terms");
    }
}
