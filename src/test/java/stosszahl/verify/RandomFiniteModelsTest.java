package stosszahl.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import stosszahl.boltzmann.BoltzmannFlow;
import stosszahl.collision.KacRotation;
import stosszahl.collision.SphereKernel;
import stosszahl.collision.SymmetricCollision;
import stosszahl.grid.CellMasses;
import stosszahl.grid.CollisionMatrix;
import stosszahl.grid.GridModel;
import stosszahl.grid.GridSpace;
import stosszahl.grid.MasterEquation;
import stosszahl.grid.SymmetricMasses;
import stosszahl.grid.VelocityGrid;
import stosszahl.hierarchy.GradedElement;
import stosszahl.initial.BobylevKrookWu;
import stosszahl.initial.InitialLaw;
import stosszahl.kac.ConvergenceRate;
import stosszahl.kac.KacModel;
import stosszahl.kac.KacModel.WeightedLaw;
import stosszahl.kac.ParticleNumber;
import stosszahl.testkit.RandomModels;

/** The rate theorem on finite models with random symmetric bistochastic collisions: no bound is ever below the true distance. */
class RandomFiniteModelsTest {
    private static final int MODELS = 1000;

    /** The master equation is solved within 1e-14, the limit within 1e-12. */
    private static final double ROUNDING = 1e-11;

    /** M = 2 or 3 with random weights, orders one and two included. */
    private static KacModel orders(UniformRandomProvider rng, int highest) {
        int ternary = highest == 3 ? 1 + rng.nextInt(100) : 0;
        int one = rng.nextBoolean() ? rng.nextInt(50) : 0;
        int binary = highest == 2 ? 1 + rng.nextInt(100) : rng.nextInt(100);
        int sum = one + binary + ternary;
        return KacModel.of(
                "random",
                List.of(
                        new WeightedLaw(BigFraction.of(one, sum), SymmetricCollision.uniform(1, 1)),
                        new WeightedLaw(BigFraction.of(binary, sum), KacRotation.of(SphereKernel.uniform(2))),
                        new WeightedLaw(BigFraction.of(ternary, sum), SymmetricCollision.uniform(3, 1))),
                InitialLaw.product(BobylevKrookWu.of(1, BigFraction.of(3, 5))));
    }

    /** Some densities with a single cell occupied: far from equilibrium, where the distance is largest. */
    private static CellMasses density(UniformRandomProvider rng, VelocityGrid grid) {
        double[] f = new double[grid.cells()];
        int peak = rng.nextInt(f.length);
        double rest = rng.nextBoolean() ? 0 : rng.nextDouble();
        double sum = 0;
        for (int i = 0; i < f.length; i++) {
            f[i] = i == peak ? 1 : rest * rng.nextDouble();
            sum += f[i];
        }
        for (int i = 0; i < f.length; i++) {
            f[i] /= sum;
        }
        return CellMasses.of(grid, f);
    }

    private record Instance(GridModel model, int n, CellMasses start, double t) {
        static Instance random(long seed) {
            UniformRandomProvider rng = RandomSource.L64_X128_MIX.create(seed);
            int highest = 2 + rng.nextInt(2);
            VelocityGrid grid = VelocityGrid.of(1, 2 + rng.nextInt(2), 1);
            GridModel model = RandomModels.finiteModel(orders(rng, highest), grid, rng);
            return new Instance(
                    model, highest + rng.nextInt(5), density(rng, grid), 1.5 * Math.pow(rng.nextDouble(), 2) + 0.01);
        }

        /** {@code e_s(t)}, {@code s = 1..N}, from any law of {@code N} particles. */
        double[] distances(SymmetricMasses law) {
            GridSpace space = GridSpace.of(model.grid(), n);
            MasterEquation equation = MasterEquation.of(model, ParticleNumber.of(n));
            GradedElement<SymmetricMasses> finite =
                    equation.marginals(equation.solve(law, t, 1e-14).law());
            double[] f =
                    BoltzmannFlow.of(model).solve(start, 0, t).states().get(1).masses();
            double[] e = new double[n + 1];
            for (int s = 1; s <= n; s++) {
                e[s] = space.level(s).norm(space.level(s).combine(1, finite.component(s), -1, space.product(s, f)));
            }
            return e;
        }

        SymmetricMasses product() {
            return GridSpace.of(model.grid(), n).product(n, start.masses());
        }

        ConvergenceRate rate() {
            return ConvergenceRate.of(model.model(), ParticleNumber.of(n));
        }
    }

    /** The collisions are what the theorem asks for: symmetric and bistochastic on {@code G^K}. */
    @Test
    void randomCollisionsAreSymmetricAndBistochastic() {
        for (long seed = 1; seed <= 20; seed++) {
            GridModel model = Instance.random(seed).model();
            CollisionMatrix matrix = model.collisions(model.model().highestOrder());
            assertThat(matrix.bistochastic()).isTrue();
            assertThat(matrix.defect()).as("seed %d", seed).isLessThan(1e-13);
            if (matrix.order() == 2) {
                // The orbit of {0, 1} has two places, that of {0, 0} one.
                assertThat(2 * matrix.probability(new int[] {0, 1}, new int[] {0, 0}))
                        .as("seed %d", seed)
                        .isCloseTo(matrix.probability(new int[] {0, 0}, new int[] {0, 1}), within(1e-13));
            }
            assertThat(matrix.forgetting()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void noBoundIsEverBelowTheDistance() {
        double tightest = 0;
        int damagedBelow = 0;
        for (long seed = 1; seed <= MODELS; seed++) {
            Instance x = Instance.random(seed);
            double[] e = x.distances(x.product());
            ConvergenceRate rate = x.rate();
            for (int s = 1; s <= x.n; s++) {
                double bound = rate.bound(s, x.t);
                String where = String.format("seed %d, N = %d, s = %d, t = %s", seed, x.n, s, x.t);
                assertThat(bound).as(where).isGreaterThanOrEqualTo(e[s] - ROUNDING);
                assertThat(rate.feynmanKac(s, x.t)).as(where).isGreaterThanOrEqualTo(bound - ROUNDING);
                assertThat(rate.sectionNine(s, x.t)).as(where).isGreaterThanOrEqualTo(bound - ROUNDING);
                tightest = Math.max(tightest, e[s] / bound);
                ConvergenceRate damaged =
                        ConvergenceRate.of(x.model.model(), ParticleNumber.of((long) x.n * x.n * x.n));
                damagedBelow += damaged.closedForm(s, x.t) < e[s] ? 1 : 0;
            }
        }
        // The check bites: a bound with N^3 for N is below the distance in many cases, and the true one comes within a
        // factor 4.
        assertThat(damagedBelow).isGreaterThan(100);
        assertThat(tightest).isGreaterThan(0.25);
    }

    /** With an initial distance: any symmetric law of N particles against the products of one density. */
    @Test
    void boundsHoldFromAnyInitialLaw() {
        double tightest = 0;
        for (long seed = 1; seed <= 300; seed++) {
            Instance x = Instance.random(seed);
            UniformRandomProvider rng = RandomSource.L64_X128_MIX.create(~seed);
            GridSpace space = GridSpace.of(x.model.grid(), x.n);
            SymmetricMasses law = space.level(x.n).combine(0.9, x.product(), 0.1, space.random(x.n, rng));
            double[] initial = new Instance(x.model, x.n, x.start, 0).distances(law);
            double[] e = x.distances(law);
            for (int s = 1; s <= x.n; s++) {
                String where = String.format("seed %d, N = %d, s = %d, t = %s", seed, x.n, s, x.t);
                double coupled = x.rate().coupled(s, x.t, r -> initial[(int) r] + 1e-14, x.n);
                assertThat(coupled).as(where).isGreaterThanOrEqualTo(e[s] - ROUNDING);
                assertThat(x.rate().feynmanKac(s, x.t, r -> initial[(int) r] + 1e-14, x.n))
                        .as(where)
                        .isGreaterThanOrEqualTo(coupled - ROUNDING);
                tightest = Math.max(tightest, e[s] / coupled);
            }
        }
        assertThat(tightest).isGreaterThan(0.5);
    }

    /** Each tightening is above the distance and below the version before it. */
    @Test
    void everyTightenedVersionHoldsAndIsTighter() {
        double gained = 0;
        for (long seed = 1; seed <= 60; seed++) {
            Instance x = Instance.random(seed);
            double[] e = x.distances(x.product());
            SolutionRate rate = SolutionRate.of(x.model, x.start, x.n, x.n, x.n, x.t);
            for (int s = 1; s <= x.n; s++) {
                String where = String.format("seed %d, N = %d, s = %d, t = %s", seed, x.n, s, x.t);
                double before = Double.POSITIVE_INFINITY;
                for (SolutionRate.Version version : SolutionRate.Version.values()) {
                    double bound = rate.bound(version, s);
                    // A Runge-Kutta step of order 4 with h lambda <= 1/4 is good to 1e-6 here.
                    assertThat(bound).as(where + ", " + version).isBetween(e[s] * (1 - 1e-6) - ROUNDING, before + 1e-9);
                    before = bound;
                }
                assertThat(rate.regenerating(s, x.t)).as(where).isBetween(e[s] - ROUNDING, 2.0);
                gained = Math.max(gained, rate.bound(SolutionRate.Version.DENSITY, s) / before);
            }
        }
        assertThat(gained).isGreaterThan(3);
    }

    /** {@code c_{K,n}} vanishes in equilibrium, the uniform law, and the tightened bounds with it; the bound for every density does not. */
    @Test
    void inEquilibriumTheTightenedBoundsVanish() {
        Instance x = Instance.random(5);
        double[] uniform = new double[x.model.grid().cells()];
        Arrays.fill(uniform, 1.0 / uniform.length);
        SolutionRate rate = SolutionRate.of(x.model, CellMasses.of(x.model.grid(), uniform), x.n, x.n, x.n, 0.5);
        assertThat(rate.bound(SolutionRate.Version.COLLISION_NORMS, 1)).isLessThan(1e-10);
        assertThat(rate.bound(SolutionRate.Version.DENSITY, 1)).isGreaterThan(0.01);
    }
}
