package stosszahl.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import stosszahl.kac.CollisionRates;
import stosszahl.kac.KacConstants;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;

class KacHierarchyTest {
    /** Bounds hold up to the defect of the matrices and rounding. */
    private static final double SLACK = 1 + 1e-12;

    private static final List<ParticleNumber> NUMBERS =
            List.of(ParticleNumber.of(6), ParticleNumber.of(20), ParticleNumber.of(1_000_000), ParticleNumber.INFINITE);

    @Test
    void normsAreAtMostTheSharpBoundAndThatIsAtMostRTimesS() {
        for (KacModel kac : List.of(Scenes.kac(), Scenes.binaryTernary())) {
            GridModel model = Scenes.small(kac, 5);
            GridSpace space = GridSpace.of(model.grid(), 6);
            for (ParticleNumber n : NUMBERS) {
                KacHierarchy hierarchy = KacHierarchy.of(model, space, n);
                CollisionRates rates = CollisionRates.of(kac, n);
                BigFraction epsilon = n.finite() ? BigFraction.of(kac.highestOrder(), n.count()) : BigFraction.ZERO;
                for (int k = 0; k <= kac.reach(); k++) {
                    double r = KacConstants.growth(kac, epsilon).get(k).doubleValue();
                    for (int s = 1; s + k <= 6; s++) {
                        double sharp = KacConstants.level(rates, kac.highestOrder(), s, k)
                                .doubleValue();
                        assertThat(hierarchy.norm(s, k))
                                .as("%s, N = %s, s = %d, k = %d", kac, n, s, k)
                                .isLessThanOrEqualTo(sharp * SLACK);
                        assertThat(sharp).isLessThanOrEqualTo(r * s * SLACK);
                    }
                }
            }
        }
    }

    /** A norm is a largest value: the witness reaches it, and no random function exceeds it. */
    @Test
    void theWitnessReachesTheNormAndNothingExceedsIt() {
        GridModel model = Scenes.small(Scenes.binaryTernary(), 5);
        GridSpace space = GridSpace.of(model.grid(), 5);
        KacHierarchy hierarchy = KacHierarchy.of(model, space, ParticleNumber.of(7));
        for (int k = 0; k <= 2; k++) {
            for (int s = 1; s + k <= 5; s++) {
                OperatorNorm norm = hierarchy.operatorNorm(s, k);
                int[] cells = norm.witness().stream().mapToInt(i -> i).toArray();
                double[] unit = new double[space.dimension(s + k)];
                unit[space.multisets().rank(cells, s + k)] = 1;
                assertThat(cells).hasSize(s + k);
                assertThat(space.level(s).norm(hierarchy.apply(s, k, space.element(s + k, unit))))
                        .isCloseTo(norm.value(), within(1e-13));
                for (long seed = 1; seed <= 5; seed++) {
                    UniformRandomProvider rng = RandomSource.L64_X128_MIX.create(seed);
                    SymmetricMasses f =
                            space.level(s + k).combine(1, space.random(s + k, rng), -1, space.random(s + k, rng));
                    assertThat(space.level(s).norm(hierarchy.apply(s, k, f)))
                            .as("seed %d", seed)
                            .isLessThanOrEqualTo(
                                    norm.value() * space.level(s + k).norm(f) * SLACK);
                }
            }
        }
    }

    /** Remarks 6.1: {@code ||C_I|| <= 2}, with room to spare on a grid because a collision may change nothing. */
    @Test
    void everySingleOperatorHasNormAtMostTwo() {
        GridModel model = Scenes.small(Scenes.binaryTernary(), 5);
        KacHierarchy hierarchy = KacHierarchy.of(model, GridSpace.of(model.grid(), 5), ParticleNumber.of(9));
        for (int order = 2; order <= 3; order++) {
            for (int n = 1; n <= order; n++) {
                for (int s = n; s + order - n <= 5; s++) {
                    assertThat(hierarchy.singleNorm(s, order, n).value()).isBetween(0.5, 2 * SLACK);
                }
            }
        }
        // For s = n = K the image is already symmetric, and C_I is C^N_{s,s} without its rate.
        CollisionRates rates = CollisionRates.of(Scenes.kac(), ParticleNumber.of(9));
        GridModel kac = Scenes.small(Scenes.kac(), 5);
        KacHierarchy binary = KacHierarchy.of(kac, GridSpace.of(kac.grid(), 3), ParticleNumber.of(9));
        assertThat(binary.singleNorm(2, 2, 2).value())
                .isCloseTo(binary.norm(2, 0) / rates.rate(2, 0, 2), within(1e-13));
    }

    /** (A3) as a norm: {@code C^N_{1,1+k} = C^inf_{1,1+k}} for every {@code N}, and above it the difference falls like {@code 1/N}. */
    @Test
    void theDifferenceFromTheLimitFallsLikeOneOverN() {
        GridModel model = Scenes.small(Scenes.binaryTernary(), 5);
        GridSpace space = GridSpace.of(model.grid(), 5);
        KacHierarchy limit = KacHierarchy.of(model, space, ParticleNumber.INFINITE);
        for (int k = 0; k <= 2; k++) {
            for (int s = 1; s + k <= 5; s++) {
                double first = difference(model, space, limit, 1_000_000L, s, k);
                double second = difference(model, space, limit, 1_000_000_000_000L, s, k);
                if (s == 1) {
                    assertThat(first).isZero();
                } else {
                    // Relative corrections are of order s/N = 5e-6.
                    assertThat(first / second).isCloseTo(1e6, within(1e2));
                }
            }
        }
    }

    private static double difference(GridModel model, GridSpace space, KacHierarchy limit, long n, int s, int k) {
        return KacHierarchy.of(model, space, ParticleNumber.of(n))
                .differenceNorm(limit, s, k)
                .value();
    }

    @Test
    void theAdjointPassesTheDotProductTest() {
        GridModel model = Scenes.small(Scenes.binaryTernary(), 5);
        GridSpace space = GridSpace.of(model.grid(), 6);
        for (ParticleNumber n : NUMBERS) {
            KacHierarchy hierarchy = KacHierarchy.of(model, space, n);
            for (int k = 0; k <= 2; k++) {
                for (int s = 1; s + k <= 6; s++) {
                    UniformRandomProvider rng = RandomSource.L64_X128_MIX.create(100 * s + k);
                    SymmetricMasses f = space.random(s + k, rng);
                    GridObservable phi = GridObservable.signs(space, s, rng);
                    GridObservable dual = hierarchy.adjoint(s, k, phi);
                    double left = phi.apply(hierarchy.apply(s, k, f));
                    assertThat(dual.apply(f))
                            .as("N = %s, s = %d, k = %d, seed %d", n, s, k, 100 * s + k)
                            .isCloseTo(left, within(1e-13));
                    // ||C* phi|| <= ||C||, and another observable has another image.
                    assertThat(dual.norm()).isLessThanOrEqualTo(hierarchy.norm(s, k) * SLACK + 1e-14);
                }
            }
        }
        KacHierarchy right = KacHierarchy.of(model, space, ParticleNumber.of(20));
        KacHierarchy wrong = KacHierarchy.of(model, space, ParticleNumber.INFINITE);
        UniformRandomProvider rng = RandomSource.L64_X128_MIX.create(1);
        SymmetricMasses f = space.random(4, rng);
        GridObservable phi = GridObservable.signs(space, 3, rng);
        assertThat(wrong.adjoint(3, 1, phi).apply(f)).isNotCloseTo(phi.apply(right.apply(3, 1, f)), within(1e-6));
    }

    /** {@code <C f, 1> = 0}: every operator keeps mass, so marginals stay compatible with mass 1. */
    @Test
    void theImagesHaveMassZero() {
        GridModel model = Scenes.small(Scenes.binaryTernary(), 5);
        GridSpace space = GridSpace.of(model.grid(), 5);
        KacHierarchy hierarchy = KacHierarchy.of(model, space, ParticleNumber.of(6));
        for (int k = 0; k <= 2; k++) {
            SymmetricMasses f = space.random(3 + k, RandomSource.L64_X128_MIX.create(3));
            assertThat(hierarchy.apply(3, k, f).total()).isCloseTo(0, within(1e-14));
        }
    }

    @Test
    void levelsOutsideTheSpaceAndOtherGridsAreRefused() {
        GridModel model = Scenes.small(Scenes.kac(), 5);
        GridSpace space = GridSpace.of(model.grid(), 3);
        KacHierarchy hierarchy = KacHierarchy.of(model, space, ParticleNumber.of(9));
        SymmetricMasses f = space.random(3, RandomSource.L64_X128_MIX.create(1));
        assertThatThrownBy(() -> hierarchy.apply(3, 1, f)).hasMessageContaining("level s = 4 of a space with");
        assertThatThrownBy(() -> hierarchy.apply(1, 2, f)).hasMessageContaining("0 <= k <= m = 1");
        assertThatThrownBy(() -> hierarchy.apply(1, 1, f)).hasMessageContaining("a function of order 3");
        assertThatThrownBy(
                        () -> KacHierarchy.of(model, GridSpace.of(VelocityGrid.of(1, 6, 3), 3), ParticleNumber.of(9)))
                .hasMessageContaining("use one grid");
    }
}
