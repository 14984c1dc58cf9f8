package stosszahl.collision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stosszahl.claim.Verdict;

/** Which hypotheses hold for which law of Section 3, in dimensions 1, 2, 3 and to order 5; and what it takes to break them. */
class HypothesesTest {
    private static final double LEVEL = 1e-4;

    /** H1, H2, H3, energy, momentum, as Section 3 has them; the game with pairs that conserve neither. */
    private static final Map<String, String> EXPECTED = new TreeMap<>(Map.of(
            "order-one", "+++" + "+-",
            "binary", "+++" + "++",
            "kac-rotation", "+++" + "+-",
            "symmetric", "+++" + "+-",
            "symmetric-momentum", "+++" + "++",
            "bobylev-cercignani-gamba", "--+" + "--",
            "non-symmetric-ternary", "++-" + "++",
            "non-symmetric-ternary-adapted", "+++" + "++",
            "non-symmetric-ternary-as-printed", "---" + "-+"));

    private static String signs(LawTable.Row row) {
        StringBuilder signs = new StringBuilder();
        for (LawTable.Entry entry : List.of(row.h1(), row.h2(), row.h3(), row.energy(), row.momentum())) {
            signs.append(entry.holds() ? '+' : entry.verdict() == Verdict.REFUTED ? '-' : '?');
        }
        return signs.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everyRowOfTheTableIsThePapers(int dimension) {
        for (CollisionLaw law : LawTable.laws(dimension, 5)) {
            LawTable.Row row = LawTable.row(law);
            assertThat(signs(row)).as("%s", row).isEqualTo(EXPECTED.get(row.name()));
            for (LawTable.Entry entry : List.of(row.h1(), row.h2(), row.h3(), row.momentum())) {
                assertThat(entry.reason()).as("%s", row).isNotBlank();
                assertThat(entry.defect() == 0 || entry.verdict() != Verdict.PROVED)
                        .isTrue();
                if (entry.verdict() == Verdict.REFUTED) {
                    assertThat(entry.defect()).as("%s", row).isGreaterThan(1e-3);
                }
            }
        }
    }

    @Test
    void uniformKernelsAreProvedNotMeasured() {
        for (CollisionLaw law : List.of(
                KacRotation.of(SphereKernel.uniform(2)),
                BinaryCollision.uniform(3),
                SymmetricCollision.uniform(3, 1),
                SymmetricMomentumCollision.uniform(4, 1),
                OrderOneCollision.haar(3))) {
            LawTable.Row row = LawTable.row(law);
            assertThat(List.of(row.h1().verdict(), row.h2().verdict(), row.h3().verdict()))
                    .as("%s", row)
                    .containsOnly(Verdict.PROVED);
        }
    }

    @Test
    void theTableSaysThatASwapIsASwap() {
        assertThat(LawTable.row(SymmetricMomentumCollision.uniform(2, 1)).h3().reason())
                .contains("Q_2 = 0");
        assertThat(LawTable.row(SymmetricMomentumCollision.uniform(2, 2)).h3().reason())
                .doesNotContain("Q_2 = 0");
        assertThat(LawTable.row(SymmetricCollision.uniform(2, 1)).h3().reason()).doesNotContain("Q_2 = 0");
    }

    @Test
    void kacsRotationFailsH3AsAMapButNotInLaw() {
        CollisionLaw kac = KacRotation.of(SphereKernel.uniform(2));
        Hypotheses numeric = Hypotheses.of(kac, 6);
        assertThat(numeric.permutationOfTheMap().size()).isGreaterThan(1);
        assertThat(numeric.involution().size()).isGreaterThan(1);
        assertThat(numeric.permutation().size()).isLessThan(1e-12);
        assertThat(numeric.inverse().size()).isLessThan(1e-12);
        assertThat(ExactHypotheses.of(kac, 8).permutation().size()).isZero();
        assertThat(ExactHypotheses.of(kac, 8).inverse().size()).isZero();
        assertThat(LawTable.row(kac).h3().reason()).contains("in law, not as a map");
    }

    /** An odd part of the density is the same as another rotation for T and its inverse, and sigma T sigma^{-1} is the inverse: both fail, and alike. */
    @Test
    void anOddPartOfTheDensityBreaksH2AndH3ButNotH1() {
        CollisionLaw skewed = KacRotation.of(CircleKernel.density("1 + sin(theta)/2", t -> 1 + 0.5 * Math.sin(t)));
        LawTable.Row row = LawTable.row(skewed);
        assertThat(signs(row)).as("%s", row).isEqualTo("+--+-");
        assertThat(row.h2().reason()).contains("the density at theta =");
        ExactHypotheses exact = ExactHypotheses.of(skewed, 2);
        // E sin = 1/4: c(e_1, e_2) = 1/4, c(e_2, e_1) = -1/4.
        assertThat(exact.inverse().size()).isCloseTo(0.5, org.assertj.core.api.Assertions.within(1e-12));
        assertThat(exact.permutation().size()).isCloseTo(0.5, org.assertj.core.api.Assertions.within(1e-12));
        LawComparison test = LawComparison.of(skewed, 4000, 7);
        assertThat(test.inverse().rejects(LEVEL)).isTrue();
        assertThat(test.permutation().rejects(LEVEL)).isTrue();
        assertThat(LawComparison.of(KacRotation.of(SphereKernel.uniform(2)), 4000, 7)
                        .inverse()
                        .rejects(LEVEL))
                .isFalse();
    }

    @Test
    void threeDecisionsAgree() {
        CollisionLaw ternary = NonSymmetricTernary.uniform(1);
        for (CollisionLaw law : List.of(ternary, (CollisionLaw) PermutationAverage.of(ternary))) {
            boolean holds = ExactHypotheses.of(law, 4).permutation().size() < 1e-12;
            assertThat(holds).isEqualTo(law instanceof PermutationAverage);
            assertThat(Hypotheses.of(law, 4).permutation().size() < 1e-9).isEqualTo(holds);
            assertThat(LawComparison.of(law, 4000, 1).permutation().rejects(LEVEL))
                    .isEqualTo(!holds);
        }
    }

    /** {@code eta = (w_1+w_2, -w_1, -w_2)} goes to {@code -eta} under the right signs and to {@code 3 eta} under those printed. */
    @Test
    void theSignsPrintedForTheTernaryCollisionTripleEta() {
        double[] w = {0.6, 0.0, 0.48, 0.64};
        double[] eta = {w[0] + w[2], w[1] + w[3], -w[0], -w[1], -w[2], -w[3]};
        double[] out = new double[6];
        NonSymmetricTernary.uniform(2).transform(w, eta, out);
        for (int i = 0; i < 6; i++) {
            assertThat(out[i]).isCloseTo(-eta[i], org.assertj.core.api.Assertions.within(1e-14));
        }
        NonSymmetricTernary.asPrinted(2).transform(w, eta, out);
        for (int i = 0; i < 6; i++) {
            assertThat(out[i]).isCloseTo(3 * eta[i], org.assertj.core.api.Assertions.within(1e-14));
        }
        LawTable.Row row = LawTable.row(NonSymmetricTernary.asPrinted(2));
        assertThat(row.h1().verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(row.h1().reason()).contains("angle w =");
    }

    /** {@code +-(1,0)} and {@code +-(1-2/K, -2/K)} are the isometries among the games, and no others of the pairs tried. */
    @Test
    void theGamesThatConserveEnergyAreTheFourKnownOnes() {
        for (int order = 2; order <= 5; order++) {
            for (int n = -10; n <= 10; n++) {
                for (int m = -10; m <= 10; m++) {
                    BigFraction a = BigFraction.of(n, order);
                    BigFraction b = BigFraction.of(m, order);
                    boolean known = (n == order && m == 0)
                            || (n == -order && m == 0)
                            || (n == order - 2 && m == -2)
                            || (n == 2 - order && m == 2);
                    CollisionLaw game = BobylevCercignaniGamba.of(
                            order, DiscreteKernel.of(List.of(List.of(a, b)), List.of(BigFraction.ONE)));
                    assertThat(Hypotheses.of(game, 1).isometry().size() < 1e-12)
                            .as("K = %d, a = %s, b = %s", order, a, b)
                            .isEqualTo(known);
                }
            }
        }
    }

    @Test
    void aSingularMapRefutesH2() {
        CollisionLaw singular = BobylevCercignaniGamba.of(
                2,
                DiscreteKernel.of(
                        List.of(List.of(BigFraction.of(1, 2), BigFraction.of(1, 2))), List.of(BigFraction.ONE)));
        LawTable.Row row = LawTable.row(singular);
        assertThat(signs(row)).isEqualTo("--+-+");
        assertThat(row.h2().reason()).contains("singular");
    }

    /** A law that yields no numbers satisfies nothing. */
    @Test
    void notANumberIsNeverAgreement() {
        CollisionLaw broken = new CollisionLaw() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public int order() {
                return 2;
            }

            @Override
            public int dimension() {
                return 1;
            }

            @Override
            public CollisionKernel kernel() {
                return SphereKernel.uniform(2);
            }

            @Override
            public void transform(double[] angle, double[] v, double[] out) {
                out[0] = Double.NaN;
                out[1] = v[1];
            }
        };
        assertThat(Hypotheses.of(broken, 2).isometry().size()).isNaN();
        assertThat(Hypotheses.of(broken, 2).permutation().size()).isNaN();
    }

    @Test
    void aDensityThatSinglesOutAParticleBreaksH3() {
        DensityKernel first = DensityKernel.of("w_1^4", SphereKernel.uniform(3), w -> Math.pow(w[0], 4));
        assertThat(signs(LawTable.row(SymmetricCollision.of(3, 1, first)))).isEqualTo("++-+-");
        DensityKernel all = DensityKernel.of(
                "sum w^4", SphereKernel.uniform(3), w -> Math.pow(w[0], 4) + Math.pow(w[1], 4) + Math.pow(w[2], 4));
        assertThat(signs(LawTable.row(SymmetricCollision.of(3, 1, all)))).isEqualTo("++++-");
    }
}
