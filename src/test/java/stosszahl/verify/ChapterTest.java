package stosszahl.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import stosszahl.catalogue.ModelCatalogue;
import stosszahl.claim.Claim;
import stosszahl.claim.Finding;
import stosszahl.claim.Section;
import stosszahl.claim.Verdict;
import stosszahl.collision.CircleKernel;
import stosszahl.collision.KacRotation;
import stosszahl.grid.GridModel;
import stosszahl.initial.BobylevKrookWu;
import stosszahl.initial.InitialLaw;
import stosszahl.kac.KacConstants;
import stosszahl.kac.KacModel;
import stosszahl.kac.ModelConstants;
import stosszahl.kac.ParticleNumber;

/** Each check of a verification, paired with a broken example that it must reject. */
class ChapterTest {
    private static final KacModel KAC = ModelCatalogue.load("kac").model();
    private static final List<ParticleNumber> NUMBERS =
            List.of(ParticleNumber.of(10), ParticleNumber.of(20), ParticleNumber.of(100));

    private static Finding only(Section section, String claim) {
        return section.findings().stream()
                .filter(f -> f.claim().equals(claim))
                .findFirst()
                .orElseThrow(() -> new AssertionError(claim + " is not among "
                        + section.findings().stream().map(Finding::claim).toList()));
    }

    @Test
    void anOddPartOfTheAngleDensityBreaksH2AndH3AndNothingElse() {
        KacModel skewed = KacModel.of(
                "skewed",
                List.of(new KacModel.WeightedLaw(
                        KAC.beta(2), KacRotation.of(CircleKernel.density("1 + sin/2", t -> 1 + 0.5 * Math.sin(t))))),
                InitialLaw.product(BobylevKrookWu.of(1, KAC.alpha().divide(10))));
        Section broken = HypothesesChapter.write(skewed, Set.of());
        assertThat(only(broken, "H1/kac-rotation/K=2").verdict()).isEqualTo(Verdict.PROVED);
        assertThat(only(broken, "H2/kac-rotation/K=2").verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(only(broken, "H3/kac-rotation/K=2").alarming()).isTrue();
        assertThat(only(broken, "H3/kac-rotation/K=2").witness()).contains("theta =");
        Section announced = HypothesesChapter.write(skewed, Set.of("H2", "H3"));
        assertThat(only(announced, "H3/kac-rotation/K=2").verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(only(announced, "H3/kac-rotation/K=2").alarming()).isFalse();
    }

    /** In the binary-ternary mixture half of the collisions are ternary, so its rho_1 = 2 is too small for Kac's operators. */
    @Test
    void constantsThatAreTooSmallAreRefutedWithAWitness() {
        GridModel grid = GridSetting.coarse(KAC, 4);
        Section right = ConditionsChapter.write(grid, ModelConstants.of(KAC, NUMBERS, null), 3);
        assertThat(right.findings()).allSatisfy(f -> assertThat(f.verdict()).isIn(Verdict.HOLDS, Verdict.PROVED));
        assertThat(only(right, "condition-1/k=1").trusts()).contains("hypergeometric");
        KacModel other = ModelCatalogue.load("binary-ternary").model();
        Finding refuted =
                only(ConditionsChapter.write(grid, ModelConstants.of(other, NUMBERS, null), 3), "condition-2/k=1");
        assertThat(refuted.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(refuted.margin()).isNegative();
        assertThat(refuted.witness()).contains("N = inf", "unit mass on the cells");
    }

    @Test
    void anErrorThatDoesNotDecayHasNoRate() {
        double[] n = {10, 20, 50, 100};
        Claim claim = Claim.of("c", "s", "");
        assertThat(Rates.finding(claim, n, new double[] {0.1, 0.05, 0.02, 0.01}).verdict())
                .isEqualTo(Verdict.HOLDS);
        assertThat(Rates.finding(claim, n, new double[] {0.1, 0.09, 0.1, 0.09}).verdict())
                .isEqualTo(Verdict.REFUTED);
        // A noise of Monte Carlo type decays too slowly to be called 1/N, and too fast to be called stalled.
        assertThat(Rates.finding(claim, n, new double[] {1 / 3.16, 1 / 4.47, 1 / 7.07, 0.1})
                        .verdict())
                .isEqualTo(Verdict.UNRESOLVED);
        assertThat(Rates.finding(claim, n, new double[] {1e-15, 0, 1e-16, 0}).verdict())
                .isEqualTo(Verdict.NOT_APPLICABLE);
        // Seen twice, then below rounding: faster than 1/N as far as can be seen.
        assertThat(Rates.finding(claim, n, new double[] {1e-3, 1e-5, 1e-14, 1e-15})
                        .verdict())
                .isEqualTo(Verdict.HOLDS);
        assertThat(Rates.finding(claim, n, new double[] {1e-10, 1e-14, 1e-14, 1e-15})
                        .verdict())
                .isEqualTo(Verdict.NOT_APPLICABLE);
    }

    /** The bound for the difference of the operators vanishes at {@code s = 1} and is {@code 2(s-1)s/(N-1) + 4s(s-1)/(N-1)} for binary collisions. */
    @Test
    void theDifferenceOfTheOperatorsIsThatOfTheRatesByHand() {
        for (int s = 1; s <= 4; s++) {
            BigFraction both = KacConstants.difference(KAC, ParticleNumber.of(11), s, 0)
                    .add(KacConstants.difference(KAC, ParticleNumber.of(11), s, 1));
            assertThat(both).isEqualTo(BigFraction.of(6 * s * (s - 1), 10));
        }
        Section section = OperatorsChapter.write(GridSetting.coarse(KAC, 4), List.of(10L, 20L, 40L), 3);
        assertThat(section.findings()).allSatisfy(f -> assertThat(f.verdict()).isIn(Verdict.HOLDS, Verdict.PROVED));
        assertThat(only(section, "A3/rate/s=2").measured()).isBetween(-1.1, -0.95);
    }

    /** The slowest symmetric polynomial of degree up to 4 of Kac's caricature relaxes at rate 1/2: {@code 2 (1 - E cos^4 - E sin^4)}. */
    @Test
    void theRelaxationTimeIsThatOfTheLinearisedOperator() {
        // An eigenvalue of a matrix of size 5, to rounding.
        assertThat(stosszahl.moment.Spectrum.relaxationTime(KAC)).isCloseTo(2, within(1e-9));
    }

    /** With M = 1 the bound is exactly 0 and the distance rounding, so nothing is compared; more than rounding is refuted, and so is not a number. */
    @Test
    void aDistanceIsHeldAgainstItsBoundUpToItsOwnUncertainty() {
        assertThat(bounded(1e-15, 0)).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(bounded(1, 2)).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(bounded(0.3, 0.4)).isEqualTo(Verdict.HOLDS);
        assertThat(bounded(1e-6, 0)).isEqualTo(Verdict.REFUTED);
        assertThat(bounded(2e-6, 1e-6)).isEqualTo(Verdict.REFUTED);
        assertThat(bounded(Double.NaN, 1)).isEqualTo(Verdict.REFUTED);
        assertThat(bounded(0.1, Double.NaN)).isEqualTo(Verdict.REFUTED);
    }

    private static Verdict bounded(double distance, double bound) {
        return RateFindings.bounded(Claim.of("c", "s", ""), List.of(new RateFindings.Bounded("here", distance, bound)))
                .verdict();
    }

    /** What decays like 1/N after a change of sign is not refuted on the way, and a NaN is, wherever it stands. */
    @Test
    void localExponentsDecideAndNotANumberRefutes() {
        Claim claim = Claim.of("c", "s", "");
        double[] n = {10, 12, 14};
        double[] late = new double[3];
        for (int i = 0; i < 3; i++) {
            late[i] = 1 / n[i] - 9 / (n[i] * n[i]);
        }
        assertThat(Rates.finding(claim, n, late).verdict()).isEqualTo(Verdict.UNRESOLVED);
        for (int place = 0; place < 3; place++) {
            double[] broken = {0.1, 0.08, 0.07};
            broken[place] = Double.NaN;
            assertThat(Rates.finding(claim, n, broken).verdict()).isEqualTo(Verdict.REFUTED);
            broken[place] = Double.POSITIVE_INFINITY;
            assertThat(Rates.finding(claim, n, broken).verdict()).isEqualTo(Verdict.REFUTED);
        }
        Finding small = Rates.of(n, new double[] {1e-20, 8e-21, 7e-21}, new double[] {1e-30, 1e-30, 1e-30})
                .judge(claim);
        assertThat(small.verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(small.places()).isEqualTo(1);
    }

    /** 1 for a standard deviation of 1, and the same number times a power of ten for velocities that are smaller by it. */
    @Test
    void boundedObservablesLiveAtTheScaleOfTheVelocities() {
        assertThat(Observed.unit(1).toPlainString()).isEqualTo("1");
        assertThat(Observed.unit(3 / Math.sqrt(3)).toPlainString()).isEqualTo("2");
        assertThat(Observed.unit(1e-4 / Math.sqrt(3)).toPlainString()).isEqualTo("0.00005");
        assertThat(Observed.unit(1e6 / Math.sqrt(3)).doubleValue()).isEqualTo(5e5);
    }

    /** {@code a_s = s h + C(s,2) G} holds, anything else is refuted, and in equilibrium there is nothing to compare. */
    @Test
    void theQuadraticLawNeedsCoefficientsAboveRounding() {
        double[][] quadratic = {{}, {0.1}, {0.5}, {1.2}, {2.2}};
        double[][] cubic = {{}, {0.1}, {0.5}, {1.2}, {2.3}};
        double[][] onlyThree = {{}, {0}, {0}, {1e-6}};
        double[][] rounding = {{}, {1e-16}, {-3e-16}, {7e-16}};
        assertThat(RateFindings.quadratic(quadratic).verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(RateFindings.quadratic(cubic).verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(RateFindings.quadratic(onlyThree).verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(RateFindings.quadratic(rounding).verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
    }

    @Test
    void oneCellIsRefused() {
        assertThatThrownBy(() -> new Settings(List.of(10L), OptionalDouble.empty(), 1, 2, 1, OptionalInt.of(1)))
                .hasMessageContaining("cells = 1")
                .hasMessageContaining("--cells 2");
    }
}
