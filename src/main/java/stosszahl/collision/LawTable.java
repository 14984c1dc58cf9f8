package stosszahl.collision;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.polynomial.MultiIndex;
import stosszahl.polynomial.Polynomial;

/**
 * The table of laws of Section 3: which of H1, H2, H3 and which conservation laws hold, why, and where they fail.
 *
 * <p>Where averages are exact, verdicts come from {@link ExactHypotheses}; otherwise from {@link Hypotheses} by quadrature and {@link LawComparison}
 * by sampling, at the level {@value #LEVEL}.
 */
public final class LawTable {
    /** The level of each statistical test. */
    public static final double LEVEL = 1e-4;

    /** Rounding in a product of matrices of size at most 15 with entries at most 1, with room. */
    private static final double ROUNDING = 1e-12;
    /** Moments by quadrature in an angle of one or two dimensions, for smooth densities. */
    private static final double QUADRATURE = 1e-9;

    private static final int SAMPLES = 4000;
    private static final long SEED = 3012;
    private static final int MOST_AVERAGES = 300;
    private static final int DEGREE = 6;

    private LawTable() {}

    /** What is known of a property. */
    public enum Outcome {
        /** By exact arithmetic, to the degree stated. */
        PROVED,
        /** Measured, within the tolerance or at the level stated. */
        HOLDS,
        /** False, with a witness. */
        REFUTED,
        /** A difference was measured that the test by sampling does not confirm. */
        UNRESOLVED
    }

    /**
     * One property of one law.
     *
     * @param outcome what is known
     * @param defect what the property misses by; 0 if proved
     * @param reason why, or the witness: angle, vector, permutation
     */
    public record Entry(Outcome outcome, double defect, String reason) {
        /**
         * Does the property hold as far as is known.
         *
         * @return true if proved or measured to hold
         */
        public boolean holds() {
            return outcome == Outcome.PROVED || outcome == Outcome.HOLDS;
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
        boolean averages = law.exact() || cheap(law);
        ExactHypotheses exact = ExactHypotheses.of(law, ExactHypotheses.affordableDegree(law, DEGREE, MOST_AVERAGES));
        Hypotheses numeric = Hypotheses.of(law, law.kernel().angleDimension() <= 2 ? DEGREE : 2);
        Entry isometry = identity(
                law.exact() ? exact.energy() : numeric.isometry(),
                law.exact(),
                numeric.isometry(),
                "T^w is an isometry");
        Entry momentum = identity(
                law.exact() ? exact.momentum() : numeric.momentum(), law.exact(), numeric.momentum(), "sum v* = sum v");
        Entry h2 = averages && isometry.holds()
                ? byAverages(law, exact.inverse(), numeric.involution(), "T^w is its own inverse", exact.degree())
                : bySampling(
                        law,
                        numeric.involution(),
                        "T^w is its own inverse",
                        numeric::inverse,
                        () -> LawComparison.of(law, SAMPLES, SEED).inverse());
        Entry h3 = averages
                ? byAverages(law, exact.permutation(), numeric.permutationOfTheMap(), structure(law), exact.degree())
                : bySampling(
                        law,
                        numeric.permutationOfTheMap(),
                        "T^w commutes with permutations",
                        numeric::permutation,
                        () -> LawComparison.of(law, SAMPLES, SEED).permutation());
        return new Row(
                law.name(), law.dimension(), law.order(), law.kernel().name(), isometry, h2, h3, isometry, momentum);
    }

    private static String structure(CollisionLaw law) {
        if (law.order() == 1) {
            return "order 1 has one permutation";
        }
        // E(TV)_1 = V_2 leaves an isometry no choice: binary collisions and S'_2 in dimension 1.
        MultiIndex first = MultiIndex.of(1, 0);
        boolean swap = law.exact()
                && law.order() * law.dimension() == 2
                && law.average(first).equals(Polynomial.monomial(BigFraction.ONE, MultiIndex.of(0, 1)));
        return swap
                ? "T^w exchanges the two velocities, so that Q_2 = 0, and commutes with permutations"
                : "T^w commutes with permutations";
    }

    /** Averages that are quick and good to rounding without being rational. */
    private static boolean cheap(CollisionLaw law) {
        return law instanceof NonSymmetricTernary || (law instanceof PermutationAverage p && cheap(p.averaged()));
    }

    private static Entry identity(Hypotheses.Defect defect, boolean exact, Hypotheses.Defect atAngles, String what) {
        if (exact && defect.size() == 0) {
            return new Entry(Outcome.PROVED, 0, what + " for almost every angle: " + defect.witness());
        }
        // A witness with an angle says more than a coefficient.
        return atAngles.size() <= ROUNDING
                ? new Entry(Outcome.HOLDS, atAngles.size(), what + " at 200 random angles")
                : new Entry(Outcome.REFUTED, atAngles.size(), atAngles.witness());
    }

    private static Entry byAverages(
            CollisionLaw law, Hypotheses.Defect defect, Hypotheses.Defect asMap, String structure, int degree) {
        if (!(defect.size() <= ROUNDING)) {
            return new Entry(Outcome.REFUTED, defect.size(), defect.witness());
        }
        String why = asMap.size() <= ROUNDING
                ? structure
                : String.format(Locale.ROOT, "in law, not as a map (there the defect is %.3g)", asMap.size());
        return law.exact() && defect.size() == 0
                ? new Entry(Outcome.PROVED, 0, why + "; moments agree exactly to degree " + degree)
                : new Entry(Outcome.HOLDS, defect.size(), why + "; moments agree to degree " + degree);
    }

    private static Entry bySampling(
            CollisionLaw law,
            Hypotheses.Defect asMap,
            String structure,
            java.util.function.Supplier<Hypotheses.Defect> quadrature,
            java.util.function.Supplier<LawComparison.Result> sampling) {
        if (asMap.size() <= ROUNDING) {
            return new Entry(Outcome.HOLDS, asMap.size(), structure + " at 200 random angles");
        }
        LawComparison.Result test = sampling.get();
        boolean reachable = law.kernel().angleDimension() <= 3;
        Hypotheses.Defect defect =
                reachable ? quadrature.get() : new Hypotheses.Defect(Double.NaN, "no quadrature in this dimension");
        if (test.rejects(LEVEL)) {
            return new Entry(
                    Outcome.REFUTED,
                    reachable ? defect.size() : 1 - test.pValue(),
                    reachable && defect.size() > QUADRATURE ? defect.witness() : test.witness());
        }
        if (!reachable) {
            return new Entry(
                    Outcome.HOLDS, 0, "equality in law is not rejected at level " + LEVEL + ": " + test.witness());
        }
        if (defect.size() <= QUADRATURE) {
            return new Entry(Outcome.HOLDS, defect.size(), "in law: " + defect.witness());
        }
        // Up to dimension 2 the rules resolve any smooth density, so a small difference is one.
        return law.kernel().angleDimension() <= 2
                ? new Entry(Outcome.REFUTED, defect.size(), defect.witness())
                : new Entry(Outcome.UNRESOLVED, defect.size(), defect.witness() + "; sampling: " + test.witness());
    }
}
