package stosszahl.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import stosszahl.hierarchy.GradedElement;
import stosszahl.hierarchy.Hierarchy;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;

/** Lemma 6.3 on the grid, where it is an identity of matrices: the marginals of the finite model's master equation solve its BBGKY hierarchy. */
class MasterEquationTest {
    private static final int CELLS = 5;

    /** Norms are of order 1, so this is some thousand units in the last place. */
    private static final double ROUNDING = 1e-12;

    private static SymmetricMasses random(GridSpace space, int n, long seed) {
        return space.random(n, RandomSource.L64_X128_MIX.create(seed));
    }

    private static double defect(Hierarchy<SymmetricMasses> hierarchy, MasterEquation master, SymmetricMasses f) {
        GridSpace space = (GridSpace) hierarchy.space();
        GradedElement<SymmetricMasses> derivative = master.marginals(master.derivative(f));
        return derivative.combine(1, -1, hierarchy.apply(space.marginals(f))).norm(0);
    }

    @Test
    void theMarginalsSolveTheBbgkyHierarchyForEveryNumberOfParticlesFromMOn() {
        for (KacModel kac : List.of(Scenes.kac(), Scenes.binaryTernary())) {
            GridModel model = Scenes.small(kac, CELLS);
            for (int n = kac.highestOrder(); n <= 6; n++) {
                GridSpace space = GridSpace.of(model.grid(), n);
                MasterEquation master = MasterEquation.of(model, ParticleNumber.of(n));
                KacHierarchy hierarchy = KacHierarchy.of(model, space, ParticleNumber.of(n));
                for (long seed = 1; seed <= 3; seed++) {
                    assertThat(defect(hierarchy, master, random(space, n, seed)))
                            .as("%s, N = %d, seed %d", kac, n, seed)
                            .isLessThan(ROUNDING);
                }
            }
        }
    }

    /** Enough states for the work to be handed out in parts. */
    @Test
    void theMarginalsSolveTheHierarchyForManyStates() {
        GridModel model = Scenes.small(Scenes.binaryTernary(), 8);
        GridSpace space = GridSpace.of(model.grid(), 8);
        MasterEquation master = MasterEquation.of(model, ParticleNumber.of(8));
        assertThat(master.states()).isEqualTo(6435);
        KacHierarchy hierarchy = KacHierarchy.of(model, space, ParticleNumber.of(8));
        assertThat(defect(hierarchy, master, random(space, 8, 1))).isLessThan(ROUNDING);
        SymmetricMasses law = random(space, 8, 2);
        assertThat(master.marginals(law, 2).component(2).on(model.grid(), 2))
                .isEqualTo(master.marginals(law).component(2).on(model.grid(), 2));
        assertThatThrownBy(() -> master.marginals(law, 9)).hasMessageContaining("up to s = 9 of 8 particles");
    }

    /** The same check rejects the hierarchy with the leading terms {@code n = 1} only, and the one of another {@code N}. */
    @Test
    void wrongHierarchiesAreRejected() {
        KacModel kac = Scenes.binaryTernary();
        GridModel model = Scenes.small(kac, CELLS);
        GridSpace space = GridSpace.of(model.grid(), 5);
        MasterEquation master = MasterEquation.of(model, ParticleNumber.of(5));
        SymmetricMasses f = random(space, 5, 1);
        KacHierarchy right = KacHierarchy.of(model, space, ParticleNumber.of(5));
        assertThat(defect(new LeadingTerms(right), master, f)).isGreaterThan(1e-2);
        assertThat(defect(truncated(KacHierarchy.of(model, space, ParticleNumber.of(6)), 5), master, f))
                .isGreaterThan(1e-2);
    }

    /** {@code C^N} with {@code n = 1} only: by (6.46) the Boltzmann operators times {@code w_N(s;k,1)/w_inf(s;k,1)}. */
    private record LeadingTerms(KacHierarchy full) implements Hierarchy<SymmetricMasses> {
        @Override
        public GridSpace space() {
            return full.space();
        }

        @Override
        public int reach() {
            return full.reach();
        }

        @Override
        public int levels() {
            return full.levels();
        }

        @Override
        public SymmetricMasses apply(int s, int k, SymmetricMasses f) {
            int n = full.levels();
            double ratio = 1;
            for (int i = 0; i < k; i++) {
                ratio *= (double) (n - s - i) / (n - 1 - i);
            }
            KacHierarchy limit = KacHierarchy.of(full.model(), space(), ParticleNumber.INFINITE);
            return space().level(s)
                    .combine(ratio, limit.apply(s, k, f), 0, space().level(s).zero());
        }
    }

    private static Hierarchy<SymmetricMasses> truncated(KacHierarchy hierarchy, int levels) {
        return new Hierarchy<>() {
            @Override
            public GridSpace space() {
                return hierarchy.space();
            }

            @Override
            public int reach() {
                return hierarchy.reach();
            }

            @Override
            public int levels() {
                return levels;
            }

            @Override
            public SymmetricMasses apply(int s, int k, SymmetricMasses f) {
                return hierarchy.apply(s, k, f);
            }
        };
    }

    /** With all {@code N} levels every order of {@code sum_l t^l/l! C^l F_0} is exact, so the series runs until its terms vanish. */
    @Test
    void duhamelSumsAgreeWithUniformisation() {
        for (KacModel kac : List.of(Scenes.kac(), Scenes.binaryTernary())) {
            GridModel model = Scenes.small(kac, CELLS);
            for (int n = kac.highestOrder(); n <= 5; n++) {
                GridSpace space = GridSpace.of(model.grid(), n);
                SymmetricMasses f = random(space, n, 40 + n);
                double t = 0.3;
                MasterEquation master = MasterEquation.of(model, ParticleNumber.of(n));
                MasterEquation.Solution solution = master.solve(f, t, 1e-15);
                KacHierarchy hierarchy = KacHierarchy.of(model, space, ParticleNumber.of(n));
                GradedElement<SymmetricMasses> term = master.marginals(f);
                GradedElement<SymmetricMasses> sum = term;
                for (int l = 1; l <= 40; l++) {
                    GradedElement<SymmetricMasses> image = hierarchy.apply(term);
                    term = image.combine(t / l, 0, image);
                    sum = sum.combine(1, 1, term);
                }
                // ||C|| <= 2 N on all levels together, so term 40 is below (2 N t)^40/40! < 1e-28.
                assertThat(sum.combine(1, -1, master.marginals(solution.law())).norm(0))
                        .as("%s, N = %d, seed %d", kac, n, 40 + n)
                        .isLessThan(ROUNDING);
                assertThat(solution.truncation()).isLessThanOrEqualTo(1e-15);
            }
        }
    }

    /** The two ways to a marginal, and one that is none: dropping a particle of the largest cell instead of a random one. */
    @Test
    void marginalsByDrawsAreMarginalsByTraces() {
        GridModel model = Scenes.small(Scenes.kac(), CELLS);
        GridSpace space = GridSpace.of(model.grid(), 5);
        MasterEquation master = MasterEquation.of(model, ParticleNumber.of(5));
        SymmetricMasses f = random(space, 5, 9);
        assertThat(master.marginals(f).combine(1, -1, space.marginals(f)).norm(0))
                .isLessThan(1e-14);
        double[] wrong = new double[space.dimension(4)];
        for (int r = 0; r < f.size(); r++) {
            wrong[space.multisets().rank(f.cells(r), 4)] += f.mass(r);
        }
        SymmetricMasses fourth = master.marginals(f).component(4);
        assertThat(space.level(4).norm(space.level(4).combine(1, fourth, -1, space.element(4, wrong))))
                .isGreaterThan(0.1);
    }

    /** {@code <e^{tC} F, phi> = <F, e^{tC*} phi>}: the series on observables, with the adjoints, against uniformisation. */
    @Test
    void theDualSeriesAgreesToo() {
        GridModel model = Scenes.small(Scenes.binaryTernary(), 4);
        int n = 5;
        GridSpace space = GridSpace.of(model.grid(), n);
        KacHierarchy hierarchy = KacHierarchy.of(model, space, ParticleNumber.of(n));
        MasterEquation master = MasterEquation.of(model, ParticleNumber.of(n));
        SymmetricMasses f = random(space, n, 21);
        double t = 0.3;
        GridObservable[] term = new GridObservable[n + 1];
        for (int s = 1; s <= n; s++) {
            term[s] = GridObservable.of(space, s, "zero", new double[space.dimension(s)]);
        }
        term[2] = GridObservable.signs(space, 2, RandomSource.L64_X128_MIX.create(22));
        GridObservable phi = term[2];
        GradedElement<SymmetricMasses> data = master.marginals(f);
        double sum = 0;
        for (int l = 1; l <= 41; l++) {
            GridObservable[] next = new GridObservable[n + 1];
            for (int s = 1; s <= n; s++) {
                sum += term[s].apply(data.component(s));
                for (int k = 0; k <= hierarchy.reach() && k < s; k++) {
                    GridObservable image = hierarchy.adjoint(s - k, k, term[s - k]);
                    next[s] = k == 0 ? image.combine(t / l, 0, image) : next[s].combine(1, t / l, image);
                }
            }
            term = next;
        }
        GradedElement<SymmetricMasses> later =
                master.marginals(master.solve(f, t, 1e-15).law());
        assertThat(sum).isCloseTo(phi.apply(later.component(2)), within(ROUNDING));
        assertThat(sum).isNotCloseTo(phi.apply(data.component(2)), within(1e-3));
    }

    @Test
    void theTruncationBoundHoldsAndMassAndSignStay() {
        GridModel model = Scenes.small(Scenes.binaryTernary(), CELLS);
        GridSpace space = GridSpace.of(model.grid(), 4);
        MasterEquation master = MasterEquation.of(model, ParticleNumber.of(4));
        SymmetricMasses f = random(space, 4, 5);
        SymmetricMasses exact = master.solve(f, 2, 1e-15).law();
        assertThat(exact.total()).isCloseTo(1, within(1e-13));
        assertThat(exact.min()).isPositive();
        for (double tolerance : new double[] {1e-1, 1e-3, 1e-6}) {
            MasterEquation.Solution rough = master.solve(f, 2, tolerance);
            double error = space.level(4).norm(space.level(4).combine(1, exact, -1, rough.law()));
            assertThat(rough.truncation()).isLessThanOrEqualTo(tolerance);
            assertThat(error).isLessThanOrEqualTo(rough.truncation() + 1e-13);
            // For positive data the error is the missing mass: the bound is not idle either.
            assertThat(error).isGreaterThan(rough.truncation() / 10);
        }
        // Long times go in several steps.
        assertThat(master.solve(f, 50, 1e-12).law().total()).isCloseTo(1, within(1e-11));
    }

    @Test
    void theSemigroupPropertyHolds() {
        GridModel model = Scenes.small(Scenes.kac(), 4);
        GridSpace space = GridSpace.of(model.grid(), 5);
        MasterEquation master = MasterEquation.of(model, ParticleNumber.of(5));
        SymmetricMasses f = random(space, 5, 11);
        SymmetricMasses twice =
                master.solve(master.solve(f, 0.4, 1e-15).law(), 0.8, 1e-15).law();
        SymmetricMasses once = master.solve(f, 1.2, 1e-15).law();
        assertThat(space.level(5).norm(space.level(5).combine(1, once, -1, twice)))
                .isLessThan(1e-13);
    }

    @Test
    void tooManyStatesAndBadTimesAreRefused() {
        GridModel model = Scenes.small(Scenes.kac(), 8);
        assertThatThrownBy(() -> MasterEquation.of(model, ParticleNumber.of(60)))
                .hasMessageContaining("N = 60 particles on 8 cells need")
                .hasMessageContaining("the largest that fits is N = ");
        assertThatThrownBy(() -> MasterEquation.of(model, ParticleNumber.INFINITE))
                .hasMessageContaining("N = inf");
        assertThatThrownBy(() -> MasterEquation.of(model, ParticleNumber.of(1)))
                .hasMessageContaining("N = 1 is less than the highest order");
        MasterEquation master = MasterEquation.of(model, ParticleNumber.of(2));
        assertThatThrownBy(() -> master.solve(random(GridSpace.of(model.grid(), 2), 2, 1), -1, 1e-9))
                .hasMessageContaining("t = -1.0");
    }
}
