package stosszahl.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import stosszahl.boltzmann.BoltzmannFlow;
import stosszahl.collision.BinaryCollision;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.KacRotation;
import stosszahl.collision.SphereKernel;
import stosszahl.initial.BobylevKrookWu;
import stosszahl.initial.Gaussian;
import stosszahl.initial.InitialLaw;
import stosszahl.kac.KacModel;
import stosszahl.kac.KacModel.WeightedLaw;
import stosszahl.kac.ParticleNumber;
import stosszahl.moment.MomentSystem;
import stosszahl.observable.Observable;

/**
 * How far the grid is from the continuum: moments of degree 2, 4 and 6 of the limit equation on grids of fixed width, held against the closed system of moments, which shares no code with the grid. They
 * converge at second order in {@code h}, and so does the energy, which grows on every grid.
 */
class GridConvergenceTest {
    private record Errors(double[][] moment, double[] heating) {}

    private static Errors errors(
            KacModel model, double halfWidth, int[] cells, double t, List<Observable> observables, int[][] exponents) {
        MomentSystem oracle = MomentSystem.of(model, observables);
        double[][] moment = new double[observables.size()][cells.length];
        double[] heating = new double[cells.length];
        for (int j = 0; j < cells.length; j++) {
            VelocityGrid grid = VelocityGrid.of(model.dimension(), cells[j], halfWidth);
            CellMasses initial =
                    CellMasses.of(grid, model.initial().parts().get(0).law());
            CellMasses end = BoltzmannFlow.of(GridModel.of(model, grid))
                    .withTolerance(1e-10)
                    .solve(initial, t)
                    .states()
                    .get(0);
            heating[j] = end.energy() - initial.energy();
            for (int i = 0; i < moment.length; i++) {
                moment[i][j] = Math.abs(
                        end.moment(exponents[i]) - oracle.expectation(observables.get(i), ParticleNumber.INFINITE, t));
            }
        }
        return new Errors(moment, heating);
    }

    private static KacModel model(CollisionLaw law, InitialLaw initial) {
        return KacModel.of("convergence", List.of(new WeightedLaw(BigFraction.ONE, law)), initial);
    }

    /** The slopes of the logarithms between neighbouring grids. */
    private static void assertSecondOrder(String what, int[] cells, double[] error, double low, double high) {
        for (int j = 0; j + 1 < cells.length; j++) {
            double slope = Math.log(error[j] / error[j + 1]) / Math.log((double) cells[j + 1] / cells[j]);
            assertThat(slope)
                    .as(String.format(
                            Locale.ROOT,
                            "%s: error %.3e at n = %d, %.3e at n = %d",
                            what,
                            error[j],
                            cells[j],
                            error[j + 1],
                            cells[j + 1]))
                    .isBetween(low, high);
        }
    }

    /** Four grids. The box is 6 standard deviations wide to each side: beyond it lies {@code 1e-11} of the mass at time 0. */
    @Test
    void inDimensionOneMomentsConvergeAtSecondOrder() {
        int[] cells = {24, 32, 48, 64};
        Errors errors = errors(
                model(
                        KacRotation.of(SphereKernel.uniform(2)),
                        InitialLaw.product(BobylevKrookWu.of(1, BigFraction.of(3, 5)))),
                6,
                cells,
                1,
                List.of(Observable.parse("v1^2", 1), Observable.parse("v1^4", 1), Observable.parse("v1^6", 1)),
                new int[][] {{2}, {4}, {6}});
        for (int i = 0; i < 3; i++) {
            // The next term is of order h^4, h = 1/2 on the coarsest grid; quadrature adds some noise.
            assertSecondOrder("degree " + 2 * (i + 1), cells, errors.moment()[i], 1.75, 2.25);
        }
        assertSecondOrder("heating", cells, errors.heating(), 1.8, 2.2);
        assertThat(errors.heating()[3]).isBetween(1e-4, 2e-2);
    }

    /** Three grids in the plane, with two temperatures that mix. */
    @Test
    void inDimensionTwoMomentsConvergeAtSecondOrder() {
        int[] cells = {8, 10, 14};
        Errors errors = errors(
                model(
                        BinaryCollision.uniform(2),
                        InitialLaw.product(Gaussian.centred(List.of(BigFraction.of(3, 5), BigFraction.of(2, 5))))),
                4,
                cells,
                0.2,
                List.of(
                        Observable.parse("v1x^2", 2),
                        Observable.parse("v1x^4", 2),
                        Observable.parse("v1x^2*v1y^2", 2),
                        Observable.parse("v1x^6", 2)),
                new int[][] {{2, 0}, {4, 0}, {2, 2}, {6, 0}});
        for (int i = 0; i < 4; i++) {
            // Coarse grids: h is 1 to 0.57 for standard deviations of 0.77 and 0.63, so the next order shows in degree
            // 6.
            assertSecondOrder("moment " + i, cells, errors.moment()[i], 1.6, 2.6);
        }
        assertSecondOrder("heating", cells, errors.heating(), 1.6, 2.4);
        assertThat(errors.heating()[2]).isPositive();
    }

    /** The comparison is with this law's moments: those at another time are a first-order error that no grid removes. */
    @Test
    void momentsAtAnotherTimeAreNoLimit() {
        KacModel kac = model(
                KacRotation.of(SphereKernel.uniform(2)),
                InitialLaw.product(BobylevKrookWu.of(1, BigFraction.of(3, 5))));
        Observable fourth = Observable.parse("v1^4", 1);
        MomentSystem oracle = MomentSystem.of(kac, List.of(fourth));
        double early = oracle.expectation(fourth, ParticleNumber.INFINITE, 0.5);
        double late = oracle.expectation(fourth, ParticleNumber.INFINITE, 1);
        // 3 - 3 (1 - c)^2, 1 - c = 0.6 e^{-t/4}.
        assertThat(late).isCloseTo(3 - 3 * Math.pow(0.6 * Math.exp(-0.25), 2), within(1e-12));
        assertThat(late - early).isGreaterThan(0.1);
    }
}
