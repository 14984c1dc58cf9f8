package stosszahl.verify;

import java.util.ArrayList;
import java.util.List;
import stosszahl.boltzmann.BoltzmannFlow;
import stosszahl.grid.CellMasses;
import stosszahl.grid.GridModel;
import stosszahl.grid.GridSpace;
import stosszahl.grid.KacHierarchy;
import stosszahl.grid.SymmetricMasses;
import stosszahl.kac.CollisionRates;
import stosszahl.kac.ConvergenceRate;
import stosszahl.kac.JumpGenerator;
import stosszahl.kac.ParticleNumber;

/**
 * The rate of {@link stosszahl.kac.ConvergenceRate}, tightened by what one finite model's solution is: bounds for {@code e_s(t) = ||f_N^{(s)}(t) - f(t)^{(x)s}||_1} from
 *
 * <pre>{@code y_s' = sum_{k,n} w_N(s;k,n) C(s,n) [(1 - eta_{k+n}) y_{s+k} + eta_{k+n} y_{s-n} - y_s] + delta_N(s, t),   y_0 = 0,   y_s <= 2,}</pre>
 *
 * with, for {@code delta_N(s,t) = ||(C^N - C^inf) f(t)^{(x).}||} at level {@code s}, either the norms {@code c_{K,n}(t) = ||Tr_{K-n} A_K f^{(x)K} - f^{(x)n}||}, which vanish in equilibrium and depend neither on {@code N} nor on
 * {@code s}, or the norm itself; and with the shares {@code eta_K} of collisions that forget (Doeblin). A bound may be cut at 2 at any time, since the equation can be started again from there.
 *
 * <p>Each version is a theorem; its number here comes from a Runge-Kutta method, so it supports {@code holds}, not {@code proved}. Levels stop at {@code L}, with {@code y = 2} above.
 */
final class SolutionRate {
    /** Steps per unit of {@code 1/lambda}: the error of a step of order 4 is then far below the margins that are reported. */
    private static final double STEPS = 4;

    /** A version of the bound: what stands for {@code delta_N(s,t)}, and whether collisions forget. */
    enum Version {
        /** {@code delta_N(s)}, for every density. */
        DENSITY(0),
        /** {@code sum |w_N - w_inf| s c_{k+1,1}(t) + sum_{n>=2} w_N C(s,n) c_{k+n,n}(t)}. */
        COLLISION_NORMS(1),
        /** The norm of {@code (C^N - C^inf) f(t)^{(x).}} itself, where the levels fit memory. */
        EXACT_DEFECT(2),
        /** The same, and collisions forget. */
        FORGETTING(2);

        private final int source;

        Version(int source) {
            this.source = source;
        }
    }

    private final GridModel model;
    private final CollisionRates rates;
    private final CollisionRates limit;
    private final long particles;
    private final int levels;
    private final double[] times;
    private final double[][][] sources;
    private final double[] eta;

    private SolutionRate(GridModel model, long particles, int levels, double[] times, double[][][] sources) {
        this.model = model;
        this.particles = particles;
        this.levels = levels;
        this.rates = CollisionRates.of(model.model(), ParticleNumber.of(particles));
        this.limit = CollisionRates.of(model.model(), ParticleNumber.INFINITE);
        this.times = times;
        this.sources = sources;
        this.eta = new double[model.model().highestOrder() + 1];
    }

    /**
     * Prepares the bounds: solves the limit equation at all half steps up to a time and measures {@code delta_N(s,t)} there.
     *
     * @param model the finite model
     * @param initial the density {@code f(0)}
     * @param particles the number {@code N}
     * @param exactLevels levels up to which the exact defect is computed; collision norms serve above
     * @param levels the level {@code L} above which {@code y = 2}
     * @param until the last time
     */
    static SolutionRate of(
            GridModel model, CellMasses initial, long particles, int exactLevels, int levels, double until) {
        int top = (int) Math.min(levels, particles);
        JumpGenerator generator = JumpGenerator.of(model.model(), ParticleNumber.of(particles));
        int steps = 2 * (int) Math.ceil(STEPS * until * generator.total(top).doubleValue() + 10);
        double[] times = new double[steps + 1];
        for (int i = 0; i <= steps; i++) {
            times[i] = until * i / steps;
        }
        SolutionRate rate = new SolutionRate(model, particles, top, times, new double[3][steps + 1][top + 1]);
        rate.measure(BoltzmannFlow.of(model).solve(initial, times).states(), generator, exactLevels);
        for (int order = 1; order < rate.eta.length; order++) {
            boolean occurs = model.model().beta(order).signum() > 0;
            rate.eta[order] = occurs ? model.collisions(order).forgetting() : 0;
        }
        return rate;
    }

    private void measure(List<CellMasses> states, JumpGenerator generator, int exactLevels) {
        int exact = Math.min(exactLevels, levels);
        GridSpace space =
                GridSpace.of(model.grid(), Math.max(1, exact) + model.model().reach());
        KacHierarchy finite = KacHierarchy.of(model, space, ParticleNumber.of(particles));
        KacHierarchy infinite = KacHierarchy.of(model, space, ParticleNumber.INFINITE);
        for (int s = 1; s <= levels; s++) {
            double density = generator.defect(s).doubleValue();
            for (int i = 0; i < times.length; i++) {
                double[] f = states.get(i).masses();
                double norms = Math.min(density, collisionNorms(s, f));
                sources[0][i][s] = density;
                sources[1][i][s] = norms;
                sources[2][i][s] = s <= exact ? Math.min(norms, defect(finite, infinite, s, f)) : norms;
            }
        }
    }

    private double collisionNorms(int s, double[] f) {
        double sum = 0;
        int most = model.model().highestOrder();
        for (int k = 0; k < most; k++) {
            for (int n = 1; n + k <= most; n++) {
                double weight = n == 1
                        ? s * Math.abs(limit.rate(s, k, 1) - rates.rate(s, k, 1))
                        : rates.rate(s, k, n) * CollisionRates.binomial(s, n).doubleValue();
                if (weight > 0) {
                    sum += weight * model.productDefect(k + n, n, f);
                }
            }
        }
        return sum;
    }

    private static double defect(KacHierarchy finite, KacHierarchy infinite, int s, double[] f) {
        GridSpace space = finite.space();
        var level = space.level(s);
        SymmetricMasses sum = level.zero();
        for (int k = 0; k <= infinite.reach(); k++) {
            SymmetricMasses product = space.product(s + k, f);
            sum = level.combine(1, sum, -1, infinite.apply(s, k, product));
            if (s + k <= finite.levels()) {
                sum = level.combine(1, sum, 1, finite.apply(s, k, product));
            }
        }
        return level.norm(sum);
    }

    /** How much collisions of an order forget. */
    double forgetting(int order) {
        return eta[order];
    }

    /** The bound {@code y_s} at each of the times of the computation, for every level. */
    List<double[]> solve(Version version) {
        double[][] source = sources[version.source];
        double[] share = version == Version.FORGETTING ? eta : new double[eta.length];
        double[][] matrix = matrix(share);
        double[] y = new double[levels + 1];
        List<double[]> path = new ArrayList<>();
        path.add(y.clone());
        for (int i = 0; i + 2 < times.length; i += 2) {
            double h = times[i + 2] - times[i];
            double[] a = slope(matrix, y, source[i]);
            double[] b = slope(matrix, moved(y, h / 2, a), source[i + 1]);
            double[] c = slope(matrix, moved(y, h / 2, b), source[i + 1]);
            double[] d = slope(matrix, moved(y, h, c), source[i + 2]);
            for (int s = 1; s <= levels; s++) {
                y[s] = Math.min(2, y[s] + h / 6 * (a[s] + 2 * b[s] + 2 * c[s] + d[s]));
            }
            path.add(y.clone());
        }
        return path;
    }

    /** The bound {@code y_s} at the last time. */
    double bound(Version version, int s) {
        List<double[]> path = solve(version);
        return path.get(path.size() - 1)[s];
    }

    /** The coupled bound with collisions that forget: proved up to the rounding of {@code eta}, and for every solution of the model. */
    double regenerating(int s, double t) {
        return ConvergenceRate.of(model.model(), ParticleNumber.of(particles))
                .regenerating(s, t, j -> 0, Math.max(levels, s), eta);
    }

    /** The coefficients of {@code y}, rows {@code s}, columns {@code 0..L+1}: the last stands for all levels above. */
    private double[][] matrix(double[] share) {
        double[][] matrix = new double[levels + 1][levels + 2];
        int most = model.model().highestOrder();
        for (int s = 1; s <= levels; s++) {
            for (int k = 0; k < most; k++) {
                for (int n = 1; n + k <= most && n <= s; n++) {
                    double rate =
                            rates.rate(s, k, n) * CollisionRates.binomial(s, n).doubleValue();
                    matrix[s][Math.min(levels + 1, s + k)] += rate * (1 - share[k + n]);
                    matrix[s][s - n] += rate * share[k + n];
                    matrix[s][s] -= rate;
                }
            }
        }
        return matrix;
    }

    private double[] slope(double[][] matrix, double[] y, double[] source) {
        double[] slope = new double[levels + 1];
        for (int s = 1; s <= levels; s++) {
            double sum = source[s] + 2 * matrix[s][levels + 1];
            for (int j = 1; j <= levels; j++) {
                sum += matrix[s][j] * y[j];
            }
            slope[s] = sum;
        }
        return slope;
    }

    private static double[] moved(double[] y, double h, double[] slope) {
        double[] z = y.clone();
        for (int s = 1; s < z.length; s++) {
            z[s] += h * slope[s];
        }
        return z;
    }
}
