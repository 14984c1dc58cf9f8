package stosszahl.moment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.collision.CollisionLaw;
import stosszahl.polynomial.MultiIndex;
import stosszahl.polynomial.Polynomial;

/**
 * The averages {@code E_b E_sigma [(sigma T^w sigma^{-1} V)^a]} of one law, as sums over orbits: which particle carries which block of the result does not matter
 * under a symmetric law. They do not depend on {@code N}, so each multiset of blocks is averaged once.
 */
final class BlockAverages {
    private final CollisionLaw law;
    private final boolean exchangeable;
    private final Map<MomentOrbit, Map<MomentOrbit, BigFraction>> known = new HashMap<>();

    BlockAverages(CollisionLaw law) {
        this.law = law;
        this.exchangeable = law.exchangeable();
    }

    CollisionLaw law() {
        return law;
    }

    /** The average of the monomial whose blocks are those of the orbit, at most {@code K}, and otherwise zero. */
    Map<MomentOrbit, BigFraction> of(MomentOrbit blocks) {
        Map<MomentOrbit, BigFraction> average = known.get(blocks);
        if (average == null) {
            average = compute(blocks);
            known.put(blocks, average);
        }
        return average;
    }

    private Map<MomentOrbit, BigFraction> compute(MomentOrbit blocks) {
        Set<List<MultiIndex>> arrangements = new LinkedHashSet<>();
        List<MultiIndex> padded = new ArrayList<>(blocks.parts());
        while (padded.size() < law.order()) {
            padded.add(MultiIndex.of(new int[law.dimension()]));
        }
        if (exchangeable) {
            arrangements.add(padded);
        } else {
            permute(padded, 0, arrangements);
        }
        Map<MomentOrbit, BigFraction> sum = new HashMap<>();
        for (List<MultiIndex> arrangement : arrangements) {
            int[] exponents = arrangement.stream()
                    .flatMapToInt(a -> Arrays.stream(a.toArray()))
                    .toArray();
            Polynomial average = law.average(MultiIndex.of(exponents));
            average.terms().forEach((a, c) -> sum.merge(orbit(a), c, BigFraction::add));
        }
        sum.replaceAll((orbit, c) -> c.divide(arrangements.size()));
        sum.values().removeIf(c -> c.signum() == 0);
        return Map.copyOf(sum);
    }

    private MomentOrbit orbit(MultiIndex exponents) {
        int[] all = exponents.toArray();
        List<MultiIndex> blocks = new ArrayList<>();
        for (int i = 0; i < law.order(); i++) {
            blocks.add(MultiIndex.of(Arrays.copyOfRange(all, i * law.dimension(), (i + 1) * law.dimension())));
        }
        return MomentOrbit.of(blocks);
    }

    /** All distinct arrangements: a value is put at a place once, however often it occurs. */
    private static void permute(List<MultiIndex> blocks, int place, Set<List<MultiIndex>> all) {
        if (place == blocks.size()) {
            all.add(List.copyOf(blocks));
            return;
        }
        Set<MultiIndex> tried = new LinkedHashSet<>();
        for (int i = place; i < blocks.size(); i++) {
            if (tried.add(blocks.get(i))) {
                List<MultiIndex> swapped = new ArrayList<>(blocks);
                swapped.set(place, blocks.get(i));
                swapped.set(i, blocks.get(place));
                permute(swapped, place + 1, all);
            }
        }
    }
}
