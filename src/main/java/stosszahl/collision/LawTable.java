package stosszahl.collision;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.claim.Verdict;

/**
 * The table of laws of Section 3: which of H1, H2, H3 and which conservation laws hold, why, and where they fail.
 *
 * <p>Decided by {@link LawHypotheses}, as everywhere in the program.
 */
public final class LawTable {
    private LawTable() {}

    /**
     * One property of one law.
     *
     * @param verdict what is known
     * @param defect what the property misses by at the worst place; 0 if proved
     * @param places how many places were compared
     * @param trusts what a proof rests on; empty unless proved
     * @param reason why, or the witness: angle, vector, permutation
     */
    public record Entry(Verdict verdict, double defect, long places, String trusts, String reason) {
        private static Entry of(Decision decision) {
            return new Entry(
                    decision.verdict(), decision.defect(), decision.places(), decision.trusts(), decision.reason());
        }

        /**
         * Does the property hold as far as is known.
         *
         * @return true if proved or measured to hold
         */
        public boolean holds() {
            return verdict == Verdict.PROVED || verdict == Verdict.HOLDS;
        }
    }

    /**
     * One law.
     *
     * @param name its name
     * @param dimension the dimension {@code d}
     * @param order the order {@code K}
     * @param kernel its kernel
     * @param h1 isometry
     * @param h2 equality in law with the inverse
     * @param h3 invariance under permutations of the particles
     * @param energy conservation of energy
     * @param momentum conservation of momentum
     */
    public record Row(
            String name,
            int dimension,
            int order,
            String kernel,
            Entry h1,
            Entry h2,
            Entry h3,
            Entry energy,
            Entry momentum) {}

    /**
     * The laws of the paper in one dimension, with the default kernels; the game (3.11) with the pairs {@code (4/5, 2/5)} and
     * {@code (3/5, 1/5)}.
     *
     * @param dimension the dimension {@code d >= 1}
     * @param highestOrder the highest order {@code K}, at least 1
     * @return the laws
     */
    public static List<CollisionLaw> laws(int dimension, int highestOrder) {
        List<CollisionLaw> laws = new ArrayList<>();
        laws.add(OrderOneCollision.haar(dimension));
        for (int order = 2; order <= highestOrder; order++) {
            if (order == 2) {
                laws.add(BinaryCollision.uniform(dimension));
                if (dimension == 1) {
                    laws.add(KacRotation.of(SphereKernel.uniform(2)));
                }
            }
            laws.add(SymmetricCollision.uniform(order, dimension));
            laws.add(SymmetricMomentumCollision.uniform(order, dimension));
            if (dimension == 1) {
                laws.add(BobylevCercignaniGamba.of(order, game()));
            }
            if (order == 3) {
                laws.add(NonSymmetricTernary.uniform(dimension));
                laws.add(PermutationAverage.of(NonSymmetricTernary.uniform(dimension)));
                laws.add(NonSymmetricTernary.asPrinted(dimension));
            }
        }
        return laws;
    }

    private static DiscreteKernel game() {
        return DiscreteKernel.of(
                List.of(
                        List.of(BigFraction.of(4, 5), BigFraction.of(2, 5)),
                        List.of(BigFraction.of(3, 5), BigFraction.of(1, 5))),
                List.of(BigFraction.of(1, 2), BigFraction.of(1, 2)));
    }

    /**
     * The row of a law.
     *
     * @param law the law
     * @return its row
     */
    public static Row row(CollisionLaw law) {
        LawHypotheses hypotheses = LawHypotheses.of(law);
        return new Row(
                law.name(),
                law.dimension(),
                law.order(),
                law.kernel().name(),
                Entry.of(hypotheses.decide(Hypothesis.H1)),
                Entry.of(hypotheses.decide(Hypothesis.H2)),
                Entry.of(hypotheses.decide(Hypothesis.H3)),
                Entry.of(hypotheses.decide(Hypothesis.ENERGY)),
                Entry.of(hypotheses.decide(Hypothesis.MOMENTUM)));
    }
}
