package stosszahl.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stosszahl.collision.BinaryCollision;
import stosszahl.collision.BobylevCercignaniGamba;
import stosszahl.collision.CollisionKernel;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.DiscreteKernel;
import stosszahl.collision.KacRotation;
import stosszahl.collision.NonSymmetricTernary;
import stosszahl.collision.OrderOneCollision;
import stosszahl.collision.PermutationAverage;
import stosszahl.collision.SphereKernel;
import stosszahl.collision.SymmetricCollision;
import stosszahl.collision.SymmetricMomentumCollision;
import stosszahl.hierarchy.DuhamelSeries;
import stosszahl.hierarchy.GradedElement;
import stosszahl.initial.Gaussian;
import stosszahl.initial.InitialLaw;
import stosszahl.kac.KacModel;
import stosszahl.kac.KacModel.WeightedLaw;
import stosszahl.kac.ParticleNumber;

/** Every law of Section 3 with {@code K <= 3} on grids: its matrix against sampled collisions, and three ways to the marginals of the finite model. */
class AllLawsTest {
    /** Norms of order 1, terms of the series up to {@code e^5}. */
    private static final double ROUNDING = 1e-12;

    private static final double TIME = 0.4;

    /** {@code ||C|| t <= 2 N t <= 4}, so the term of order 50 is below {@code 4^50/50! = 4e-35}. */
    private static final int ORDER = 50;

    private static final int SAMPLES = 20_000;

    private static CollisionKernel pairs() {
        // Neither pair is one of the isometries +-(1, 0) and +-(1 - 2/K, -2/K); the second map is singular for K = 2.
        return DiscreteKernel.of(
                List.of(
                        List.of(BigFraction.of(3, 5), BigFraction.of(3, 10)),
                        List.of(BigFraction.of(1, 2), BigFraction.of(1, 2))),
                List.of(BigFraction.of(2, 3), BigFraction.of(1, 3)));
    }

    static Stream<CollisionLaw> laws() {
        return Stream.of(
                OrderOneCollision.haar(1),
                SymmetricCollision.uniform(1, 1),
                BinaryCollision.uniform(1),
                KacRotation.of(SphereKernel.uniform(2)),
                SymmetricCollision.uniform(2, 1),
                SymmetricMomentumCollision.uniform(2, 1),
                BobylevCercignaniGamba.of(2, pairs()),
                SymmetricCollision.uniform(3, 1),
                SymmetricMomentumCollision.uniform(3, 1),
                BobylevCercignaniGamba.of(3, pairs()),
                NonSymmetricTernary.uniform(1),
                PermutationAverage.of(NonSymmetricTernary.uniform(1)),
                OrderOneCollision.haar(2),
                BinaryCollision.uniform(2),
                SymmetricCollision.uniform(2, 2),
                SymmetricMomentumCollision.uniform(2, 2));
    }

    private static GridModel model(WeightedLaw... laws) {
        int d = laws[0].law().dimension();
        return model(new Resolution(d == 1 ? 8 : 5, 24), laws);
    }

    private static GridModel model(Resolution resolution, WeightedLaw... laws) {
        int d = laws[0].law().dimension();
        BigFraction[] ones = new BigFraction[d];
        Arrays.fill(ones, BigFraction.ONE);
        KacModel kac = KacModel.of("laws", List.of(laws), InitialLaw.product(Gaussian.centred(List.of(ones))));
        return GridModel.of(kac, VelocityGrid.of(d, d == 1 ? 4 : 2, 2.5), resolution);
    }

    private static GridModel model(CollisionLaw law) {
        return model(new WeightedLaw(BigFraction.ONE, law));
    }

    /**
     * The matrix against collisions by the law's own sampler, which the particle process uses, with velocities uniform in the cells of a random arrangement. The distance in variation of 20000 samples from a law
     * on at most 20 multisets is about {@code sqrt(20/20000)/2 = 0.016}; the rest of 0.06 is for the quadrature.
     */
    @ParameterizedTest
    @MethodSource("laws")
    void theMatrixIsThatOfSampledCollisions(CollisionLaw law) {
        GridModel model = model(law);
        CollisionMatrix matrix = model.collisions(law.order());
        assertThat(matrix.defect()).isLessThanOrEqualTo(1e-14);
        for (int kappa = 0; kappa < matrix.multisets().count(law.order()); kappa += 3) {
            assertThat(variation(matrix, law, model.grid(), kappa))
                    .as("%s, multiset %d", law, kappa)
                    .isLessThan(0.06);
        }
    }

    /** The same comparison tells the adapted ternary law from the symmetric one. */
    @Test
    void anotherLawIsToldApart() {
        GridModel model = model(SymmetricCollision.uniform(3, 1));
        CollisionMatrix matrix = model.collisions(3);
        double worst = IntStream.range(0, matrix.multisets().count(3))
                .mapToDouble(kappa -> variation(matrix, NonSymmetricTernary.uniform(1), model.grid(), kappa))
                .max()
                .orElseThrow();
        assertThat(worst).isGreaterThan(0.15);
    }

    private static double variation(CollisionMatrix matrix, CollisionLaw law, VelocityGrid grid, int kappa) {
        int order = law.order();
        int d = law.dimension();
        UniformRandomProvider rng = RandomSource.L64_X128_MIX.create(1000 + kappa);
        CollisionLaw.Collider collider = law.collider(rng);
        int[] before = new int[order];
        matrix.multisets().unrank(order, kappa, before);
        double[] share = new double[matrix.multisets().count(order)];
        double[] v = new double[order * d];
        for (int sample = 0; sample < SAMPLES; sample++) {
            int[] cells = before.clone();
            for (int i = order - 1; i > 0; i--) {
                int j = rng.nextInt(i + 1);
                int x = cells[i];
                cells[i] = cells[j];
                cells[j] = x;
            }
            for (int i = 0; i < v.length; i++) {
                v[i] = grid.lower(cells[i / d], i % d) + rng.nextDouble() * grid.side();
            }
            collider.collide(v);
            int[] after = new int[order];
            for (int i = 0; i < order; i++) {
                after[i] = grid.locate(v, i * d);
            }
            Arrays.sort(after);
            share[after[0] < 0 ? kappa : matrix.multisets().rank(after, order)] += 1.0 / SAMPLES;
        }
        double sum = 0;
        int[] after = new int[order];
        for (int r = 0; r < share.length; r++) {
            matrix.multisets().unrank(order, r, after);
            sum += Math.abs(share[r] - matrix.probability(before, after));
        }
        return sum / 2;
    }

    @ParameterizedTest
    @MethodSource("laws")
    void threeWaysToTheMarginalsAgree(CollisionLaw law) {
        threeWays(model(law), law.toString());
    }

    /** Ternary laws in the plane and binary ones in space, with matrices that are coarse but as good as any for this identity. */
    @Test
    void threeWaysAgreeInMoreDimensions() {
        Resolution coarse = new Resolution(1, 4);
        for (CollisionLaw law : List.of(
                SymmetricCollision.uniform(3, 2),
                SymmetricMomentumCollision.uniform(3, 2),
                NonSymmetricTernary.uniform(2),
                BinaryCollision.uniform(3),
                SymmetricCollision.uniform(2, 3))) {
            GridModel model = model(coarse, new WeightedLaw(BigFraction.ONE, law));
            // Coarse as it is, it moves particles.
            assertThat(IntStream.range(0, model.grid().cells())
                            .mapToDouble(i -> moved(model, law.order(), i))
                            .max()
                            .orElseThrow())
                    .as(law.toString())
                    .isGreaterThan(0.1);
            threeWays(model, law.toString());
        }
    }

    /** The probability that a collision of particles in the cells {@code i, i+1, ..} leaves them not all there. */
    private static double moved(GridModel model, int order, int i) {
        int[] cells =
                IntStream.range(i, i + order).map(c -> c % model.grid().cells()).toArray();
        return 1 - model.collisions(order).probability(cells, cells);
    }

    /** All orders together: the one-particle law, a law with H1, H2 and H3, one that is no isometry, and one without H3. */
    @Test
    void threeWaysAgreeForAMixture() {
        threeWays(
                model(
                        new WeightedLaw(BigFraction.of(1, 6), OrderOneCollision.haar(1)),
                        new WeightedLaw(BigFraction.of(1, 3), KacRotation.of(SphereKernel.uniform(2))),
                        new WeightedLaw(BigFraction.of(1, 4), BobylevCercignaniGamba.of(3, pairs())),
                        new WeightedLaw(BigFraction.of(1, 4), NonSymmetricTernary.uniform(1))),
                "mixture");
    }

    private static void threeWays(GridModel model, String what) {
        int most = model.model().highestOrder();
        for (int n = most; n <= most + 2; n++) {
            GridSpace space = GridSpace.of(model.grid(), n);
            ParticleNumber particles = ParticleNumber.of(n);
            KacHierarchy hierarchy = KacHierarchy.of(model, space, particles);
            MasterEquation master = MasterEquation.of(model, particles);
            long seed = 500 + n;
            UniformRandomProvider rng = RandomSource.L64_X128_MIX.create(seed);
            SymmetricMasses f = space.random(n, rng);
            GradedElement<SymmetricMasses> data = space.marginals(f);
            GradedElement<SymmetricMasses> reference =
                    master.marginals(master.solve(f, TIME, 1e-15).law());
            GradedElement<SymmetricMasses> sum =
                    DuhamelSeries.of(hierarchy, data).partialSum(TIME, ORDER);
            assertThat(sum.combine(1, -1, reference).norm(0))
                    .as("%s, N = %d, seed %d", what, n, seed)
                    .isLessThan(ROUNDING);
            for (int s = 1; s <= n; s++) {
                GridObservable phi = GridObservable.signs(space, s, rng);
                DualSeries dual = DualSeries.of(hierarchy, phi);
                assertThat(dual.partialSum(data, TIME, ORDER))
                        .as("%s, dual, N = %d, s = %d, seed %d", what, n, s, seed)
                        .isCloseTo(phi.apply(reference.component(s)), within(ROUNDING));
            }
        }
    }

    /** The comparison rejects the series of another number of particles and, for a law without H3, another law of the same order. */
    @Test
    void theWrongSeriesIsRejected() {
        GridModel model = model(NonSymmetricTernary.uniform(1));
        GridModel other = model(BobylevCercignaniGamba.of(3, pairs()));
        GridSpace space = GridSpace.of(model.grid(), 4);
        SymmetricMasses f = space.random(4, RandomSource.L64_X128_MIX.create(1));
        GradedElement<SymmetricMasses> data = space.marginals(f);
        MasterEquation master = MasterEquation.of(model, ParticleNumber.of(4));
        GradedElement<SymmetricMasses> reference =
                master.marginals(master.solve(f, TIME, 1e-15).law());
        KacHierarchy wrong = KacHierarchy.of(other, space, ParticleNumber.of(4));
        assertThat(DuhamelSeries.of(wrong, data)
                        .partialSum(TIME, ORDER)
                        .combine(1, -1, reference)
                        .norm(0))
                .isGreaterThan(1e-2);
        GridObservable phi = GridObservable.signs(space, 2, RandomSource.L64_X128_MIX.create(2));
        assertThat(DualSeries.of(wrong, phi).partialSum(data, TIME, ORDER))
                .isNotCloseTo(phi.apply(reference.component(2)), within(1e-4));
    }
}
