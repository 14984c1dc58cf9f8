package stosszahl.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import stosszahl.hierarchy.BanachSpace;
import stosszahl.kac.CollisionRates;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;

/**
 * The operators in orbit storage against Definition 5 and (6.27) written out on all {@code g^s} places: loops over index sets {@code I} and over ordered tuples, with nothing of the
 * production code but single entries of the collision matrices.
 */
class FullTensorTest {
    private static final int CELLS = 3;

    /** Sums of some thousand products of numbers below 1. */
    private static final double ROUNDING = 1e-13;

    @Test
    void theOperatorsAreThoseOfDefinition6() {
        for (long seed = 1; seed <= 2; seed++) {
            for (KacModel kac : List.of(Scenes.kac(), Scenes.binaryTernary())) {
                GridModel model = Scenes.small(kac, CELLS);
                GridSpace space = GridSpace.of(model.grid(), 6);
                for (ParticleNumber n : List.of(ParticleNumber.of(4), ParticleNumber.of(9), ParticleNumber.INFINITE)) {
                    KacHierarchy hierarchy = KacHierarchy.of(model, space, n);
                    for (int s = 1; s <= 4; s++) {
                        for (int k = 0; k <= kac.reach(); k++) {
                            SymmetricMasses f = signed(space, s + k, seed);
                            SymmetricMasses brute =
                                    space.symmetrise(s, bruteForce(model, n, s, k, f.toTensor(), kac.highestOrder()));
                            assertThat(distance(space, brute, hierarchy.apply(s, k, f)))
                                    .as("%s, N = %s, s = %d, k = %d, seed %d", kac, n, s, k, seed)
                                    .isLessThan(ROUNDING);
                        }
                    }
                }
            }
        }
    }

    /** The same comparison sees a missing term: without {@code n >= 2} the operators differ as soon as {@code s >= 2}. */
    @Test
    void theLeadingTermAloneIsNotTheOperator() {
        KacModel kac = Scenes.binaryTernary();
        GridModel model = Scenes.small(kac, CELLS);
        GridSpace space = GridSpace.of(model.grid(), 6);
        ParticleNumber n = ParticleNumber.of(6);
        SymmetricMasses f = signed(space, 4, 3);
        SymmetricMasses leading = space.symmetrise(3, bruteForce(model, n, 3, 1, f.toTensor(), 1 + 1));
        assertThat(distance(space, leading, KacHierarchy.of(model, space, n).apply(3, 1, f)))
                .isGreaterThan(1e-3);
    }

    private static SymmetricMasses signed(GridSpace space, int s, long seed) {
        return space.level(s)
                .combine(
                        1,
                        space.random(s, RandomSource.L64_X128_MIX.create(seed)),
                        -1,
                        space.random(s, RandomSource.L64_X128_MIX.create(seed + 100)));
    }

    private static double distance(GridSpace space, SymmetricMasses a, SymmetricMasses b) {
        BanachSpace<SymmetricMasses> level = space.level(a.order());
        return level.norm(level.combine(1, a, -1, b));
    }

    /** (6.27) with the orders up to {@code highest} only. */
    private static double[] bruteForce(
            GridModel model, ParticleNumber particles, int s, int k, double[] f, int highest) {
        CollisionRates rates = CollisionRates.of(model.model(), particles);
        double[] out = new double[(int) Math.pow(CELLS, s)];
        for (int n = 1; n <= highest - k; n++) {
            double w = rates.rate(s, k, n);
            if (w != 0) {
                for (int[] i : subsets(s, n)) {
                    addSingle(model.collisions(k + n), s, k, i, w, f, out);
                }
            }
        }
        return out;
    }

    private static List<int[]> subsets(int s, int n) {
        List<int[]> all = new ArrayList<>();
        for (int mask = 0; mask < 1 << s; mask++) {
            if (Integer.bitCount(mask) == n) {
                int[] members = new int[n];
                int size = 0;
                for (int j = 0; j < s; j++) {
                    if ((mask >> j & 1) == 1) {
                        members[size++] = j;
                    }
                }
                all.add(members);
            }
        }
        return all;
    }

    /** Adds {@code w C_I f}: every ordered tuple collides in the places {@code I} and the traced ones, and loses its last {@code r} entries. */
    private static void addSingle(
            CollisionMatrix matrix, int s, int r, int[] places, double w, double[] f, double[] out) {
        int order = matrix.order();
        int[] x = new int[s + r];
        int[] before = new int[order];
        int[] after = new int[order];
        for (int t = 0; t < f.length; t++) {
            decode(t, x);
            for (int j = 0; j < order; j++) {
                before[j] = x[j < places.length ? places[j] : s + j - places.length];
            }
            out[encode(x, s)] -= w * f[t];
            for (int c = 0; c < Math.pow(CELLS, order); c++) {
                decode(c, after);
                int[] y = x.clone();
                for (int j = 0; j < places.length; j++) {
                    y[places[j]] = after[j];
                }
                out[encode(y, s)] += w * f[t] * matrix.probability(before, after) / arrangements(after);
            }
        }
    }

    /** The probability of a multiset is shared by its arrangements. */
    private static int arrangements(int[] cells) {
        if (cells.length == 2) {
            return cells[0] == cells[1] ? 1 : 2;
        }
        boolean ab = cells[0] == cells[1];
        boolean bc = cells[1] == cells[2];
        boolean ac = cells[0] == cells[2];
        return ab && bc ? 1 : ab || bc || ac ? 3 : 6;
    }

    private static void decode(int index, int[] x) {
        int rest = index;
        for (int j = 0; j < x.length; j++) {
            x[j] = rest % CELLS;
            rest /= CELLS;
        }
    }

    private static int encode(int[] x, int s) {
        int index = 0;
        for (int j = s - 1; j >= 0; j--) {
            index = index * CELLS + x[j];
        }
        return index;
    }
}
