package stosszahl.boltzmann;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.apache.commons.math3.ode.sampling.StepHandler;
import org.apache.commons.math3.ode.sampling.StepInterpolator;
import stosszahl.grid.CellMasses;
import stosszahl.grid.GridModel;

/**
 * The solution {@code f(t)} of the Boltzmann equation (2.28) on a grid by the Runge-Kutta pair of Dormand and Prince of order 8(5,3), with step size control.
 *
 * <p>The equation solved is {@code d_t f = sum_K beta_K (K Tr_{K-1} A_K f^{(x)K} - K f (sum f)^{K-1})}, (1.6); along solutions of mass 1 that is (7.6). Mass, positivity and norm
 * (Proposition 2.3) are recorded at every accepted step.
 */
public final class BoltzmannFlow {
    private static final double TOLERANCE = 1e-13;

    private final CollisionOperator operator;
    private final double tolerance;

    private BoltzmannFlow(CollisionOperator operator, double tolerance) {
        this.operator = operator;
        this.tolerance = tolerance;
    }

    /**
     * The flow of a model on a grid, with absolute and relative tolerance {@code 1e-13} per step.
     *
     * @param model the model on the grid
     * @return the flow
     */
    public static BoltzmannFlow of(GridModel model) {
        return new BoltzmannFlow(new CollisionOperator(model), TOLERANCE);
    }

    /**
     * The same flow with another tolerance.
     *
     * @param tolerance the error that a step may make in a cell mass, estimated, absolute and relative; positive
     * @return the flow
     */
    public BoltzmannFlow withTolerance(double tolerance) {
        if (!(tolerance > 0)) {
            throw new IllegalArgumentException("tolerance " + tolerance + " of a Runge-Kutta step; use a number > 0");
        }
        return new BoltzmannFlow(operator, tolerance);
    }

    /**
     * The right-hand side of the equation, {@code sum_K beta_K Q_K(f, .., f)}, (2.28).
     *
     * @param f a function on the grid, of any sign and mass
     * @return its rate of change
     */
    public CellMasses rate(CellMasses f) {
        return CellMasses.of(operator.model().grid(), operator.rate(checked(f)));
    }

    private double[] checked(CellMasses f) {
        if (!f.grid().equals(operator.model().grid())) {
            throw new IllegalArgumentException("a function on " + f.grid() + " in the equation of " + operator.model());
        }
        return f.masses();
    }

    /**
     * The solution at increasing times, one integration through all of them.
     *
     * @param initial the data at time 0
     * @param times the times, {@code 0 <= t_1 <= t_2 <= ..}
     * @return the trajectory
     * @throws IllegalArgumentException if the times are negative or decrease, or the data are on another grid
     */
    public Trajectory solve(CellMasses initial, double... times) {
        double[] f = checked(initial);
        Recorder recorder = new Recorder();
        recorder.record(f);
        DormandPrince853Integrator integrator =
                new DormandPrince853Integrator(1e-12, Double.MAX_VALUE, tolerance, tolerance);
        integrator.addStepHandler(recorder);
        List<CellMasses> states = new ArrayList<>();
        double now = 0;
        for (double t : times) {
            if (!(t >= now) || Double.isInfinite(t)) {
                throw new IllegalArgumentException(
                        "times " + Arrays.toString(times) + "; use finite times >= 0 that do not decrease");
            }
            // Commons Math refuses intervals that it cannot resolve.
            if (t - now > 1e-12 * Math.max(1, t)) {
                integrator.integrate(equations(f.length), now, f, t, f);
                now = t;
            }
            states.add(CellMasses.of(initial.grid(), f));
        }
        return new Trajectory(
                Arrays.stream(times).boxed().toList(),
                List.copyOf(states),
                recorder.steps - 1,
                recorder.massDefect,
                recorder.min,
                recorder.norm);
    }

    /**
     * A solution at the times asked for, with what was seen at every step.
     *
     * @param times the times
     * @param states the solution at these times
     * @param steps the number of accepted steps
     * @param massDefect the largest {@code |sum f - 1|} at any step
     * @param min the smallest mass of a cell at any step; negative values are not repaired
     * @param norm the largest {@code ||f||_1} at any step
     */
    public record Trajectory(
            List<Double> times, List<CellMasses> states, int steps, double massDefect, double min, double norm) {}

    private FirstOrderDifferentialEquations equations(int dimension) {
        return new FirstOrderDifferentialEquations() {
            @Override
            public int getDimension() {
                return dimension;
            }

            @Override
            public void computeDerivatives(double t, double[] y, double[] yDot) {
                System.arraycopy(operator.rate(y), 0, yDot, 0, dimension);
            }
        };
    }

    private static final class Recorder implements StepHandler {
        private int steps;
        private double massDefect;
        private double min = Double.POSITIVE_INFINITY;
        private double norm;

        @Override
        public void init(double t0, double[] y0, double t) {}

        @Override
        public void handleStep(StepInterpolator interpolator, boolean isLast) {
            interpolator.setInterpolatedTime(interpolator.getCurrentTime());
            record(interpolator.getInterpolatedState());
        }

        void record(double[] f) {
            double mass = 0;
            double sum = 0;
            for (double x : f) {
                mass += x;
                sum += Math.abs(x);
                min = Math.min(min, x);
            }
            massDefect = Math.max(massDefect, Math.abs(mass - 1));
            norm = Math.max(norm, sum);
            steps++;
        }
    }
}
