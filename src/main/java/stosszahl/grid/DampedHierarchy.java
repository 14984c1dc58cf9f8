package stosszahl.grid;

import stosszahl.hierarchy.Hierarchy;
import stosszahl.kac.JumpProbabilities;

/**
 * A hierarchy {@link KacHierarchy} cut off above level {@code S}, with its loss written on the diagonal: {@code (C' F)^(s) = sum_{k <= S-s} G_{s,s+k} f^(s+k) - Lambda(s) f^(s)}, {@code G} the gain.
 *
 * <p>On sequences of marginals {@code Tr_k f^(s+k) = f^(s)}, so there {@code C' = C} but for the levels above {@code S}. Gains are positive and have norm at most {@code Lambda_k(s)}: the flow of
 * {@code C'} does not increase norms, which that of {@code C} does where a sequence is no longer one of marginals.
 */
final class DampedHierarchy implements Hierarchy<SymmetricMasses> {
    private final KacHierarchy hierarchy;
    private final JumpProbabilities jumps;
    private final int levels;

    DampedHierarchy(KacHierarchy hierarchy) {
        this.hierarchy = hierarchy;
        this.jumps = JumpProbabilities.of(hierarchy.model().model(), hierarchy.particles());
        this.levels = Math.min(hierarchy.levels(), hierarchy.space().levels());
    }

    JumpProbabilities jumps() {
        return jumps;
    }

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
        SymmetricMasses gain = hierarchy.gain(s, k, f);
        return k == 0 ? space().level(s).combine(1, gain, -jumps.total(s), f) : gain;
    }

    /** {@code max_{s <= S} Lambda(s)}: in the norm {@code sup_s ||f^(s)||}, {@code ||C'|| <= 2} times this. */
    double fastest() {
        double fastest = 0;
        for (int s = 1; s <= levels; s++) {
            fastest = Math.max(fastest, jumps.total(s));
        }
        return fastest;
    }
}
