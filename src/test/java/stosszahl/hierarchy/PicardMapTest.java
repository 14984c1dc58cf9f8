package stosszahl.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Propositions 2.1 and 2.2 and their proof, Section 7.1. */
class PicardMapTest {
    private static final int TIMES = 64;

    @Test
    void picardsIteratesAreThePartialSumsTermByTerm() {
        MatrixHierarchy h = MatrixHierarchy.random(Fixtures.SEED, Fixtures.TERNARY, Fixtures.SIZES);
        GradedElement<double[]> data = Fixtures.unitData(Fixtures.SEED, h.space(), 15);
        DuhamelSeries<double[]> series = DuhamelSeries.of(h, data);
        List<PolynomialPath<double[]>> iterates = PicardMap.of(h, data).iterates(6);
        for (int n = 0; n <= 6; n++) {
            PolynomialPath<double[]> path = iterates.get(n);
            assertThat(path.degree()).isEqualTo(n);
            for (int l = 0; l <= n; l++) {
                assertThat(path.coefficient(l).levels()).isEqualTo(15 - 2 * l);
                for (int s = 1; s <= path.coefficient(l).levels(); s++) {
                    assertThat(path.coefficient(l).component(s))
                            .isEqualTo(series.taylor(l).component(s));
                }
            }
            assertThat(path.value(0.07).component(1)).isEqualTo(series.partialSum(1, 0.07, n));
        }
    }

    @Test
    void theIteratesConvergeToTheMatrixExponential() {
        MatrixHierarchy h = MatrixHierarchy.randomFinite(Fixtures.SEED, Fixtures.BINARY, Fixtures.SIZES, 5);
        GradedElement<double[]> data = Fixtures.unitData(Fixtures.SEED, h.space(), 5);
        double finalTime = 0.9 * Fixtures.BINARY.lifeSpan();
        double[] exact = Witness.solution(h, data, 2, finalTime);
        PolynomialPath<double[]> path = PicardMap.of(h, data).iterates(25).get(25);
        // ||TC|| <= 0.9 * 0.345 * 5 * 1.7 < 2.7 and 2.7^26/26! < 1e-15; the rest is rounding of some hundred
        // operations.
        assertThat(RemainderBound.measured(
                        h.space().level(2), exact, path.value(finalTime).component(2)))
                .isLessThan(1e-13);
    }

    @Test
    void conditionTwoMakesPicardsMapAContraction() {
        MatrixHierarchy h = MatrixHierarchy.random(Fixtures.SEED, Fixtures.TERNARY, Fixtures.SIZES);
        double finalTime = 0.9 * Fixtures.TERNARY.lifeSpan();
        PicardMap<double[]> map = PicardMap.of(h, Fixtures.unitData(0, h.space(), 30));
        SplittableRandom random = new SplittableRandom(Fixtures.SEED);
        for (int i = 0; i < 20; i++) {
            PolynomialPath<double[]> f = randomPath(random, h, finalTime);
            PolynomialPath<double[]> g = randomPath(random, h, finalTime);
            PicardMap.Contraction c = map.contraction(Fixtures.TERNARY, f, g, finalTime, TIMES);
            assertThat(c.difference()).isPositive().isLessThanOrEqualTo(c.differenceBound());
            assertThat(c.holds()).as("pair %d: %s", i, c).isTrue();
            // Stronger, and true here with room: the two estimates on the same times.
            assertThat(c.ratio()).as("pair %d: %s", i, c).isLessThanOrEqualTo(c.theta());
        }
    }

    @Test
    void theContractionFactorIsAttainedUpToTheFactorSOverSPlusK() {
        // f^(s)(t) = e^(s t/T) saturates the weight: the image of level s is s T/(s+1) (e^((s+1)t/T) - 1), so the
        // ratio is theta s/(s+1) (1 - e^-(s+1)), which tends to theta as s grows: (7.1) is sharp. The exponential is
        // cut off as a polynomial of degree 60.
        ScalarHierarchy h = ScalarHierarchy.limit(1);
        double finalTime = 0.3;
        int levels = 9;
        List<GradedElement<Double>> coefficients = new ArrayList<>();
        double[] factorial = {1};
        for (int l = 0; l <= 60; l++) {
            int power = l;
            factorial[0] *= Math.max(1, l);
            coefficients.add(
                    GradedElement.generate(h.space(), levels, s -> Math.pow(s / finalTime, power) / factorial[0]));
        }
        PolynomialPath<Double> f = PolynomialPath.of(coefficients);
        PolynomialPath<Double> zero = PolynomialPath.constant(GradedElement.generate(h.space(), levels, s -> 0.0));
        PicardMap.Contraction c =
                PicardMap.of(h, h.powers(1, levels)).contraction(h.constants(), f, zero, finalTime, 200);
        int s = levels - 1;
        double expected = c.theta() * s / (s + 1.0) * (1 - Math.exp(-(s + 1)));
        // The supremum is at t = T, a time of the grid; 9^61/61! < 1e-25 is cut off.
        assertThat(c.ratio()).isCloseTo(expected, within(1e-12));
    }

    @Test
    void quadraticGrowthRefutesTheContraction() {
        Fixtures.Quadratic broken = new Fixtures.Quadratic();
        GrowthConstants claimed = GrowthConstants.of(0, 1);
        GradedElement<Double> ones = GradedElement.generate(broken.space(), 30, s -> 1.0);
        // M moves the constant path 1 at level s by t s^2 e^(-s t/T), at most s T/e, beyond theta = T e as soon as s >
        // e^2.
        PicardMap.Contraction c = PicardMap.of(broken, ones)
                .contraction(
                        claimed,
                        PolynomialPath.constant(ones),
                        PolynomialPath.constant(ones.combine(0, 0, ones)),
                        0.3,
                        TIMES);
        assertThat(c.holds()).isFalse();
        assertThat(c.ratio()).isGreaterThan(c.theta());
    }

    @Test
    void theSolutionObeysTheAPrioriBoundAndEvenKeepsTheNormOfItsData() {
        // (2.10) and (2.15); and beyond them ||F||_mu = ||F_0||_0, as the Javadoc of solutionBound proves.
        ScalarHierarchy h = ScalarHierarchy.limit(1);
        for (double share : new double[] {0.1, 0.5, 0.9, 0.99}) {
            double finalTime = share * h.constants().lifeSpan();
            double sup = 0;
            for (int i = 0; i <= TIMES; i++) {
                double t = finalTime * i / TIMES;
                for (int s = 1; s <= 200; s++) {
                    sup = Math.max(sup, Math.exp(-s * t / finalTime) * h.solution(s, t, 1));
                }
            }
            assertThat(sup)
                    .as("T = %s T_*", share)
                    .isLessThanOrEqualTo(h.constants().solutionBound(finalTime, 1));
            assertThat(sup).as("T = %s T_*", share).isEqualTo(1);
        }
        MatrixHierarchy matrices = MatrixHierarchy.randomFinite(Fixtures.SEED, Fixtures.TERNARY, Fixtures.SIZES, 12);
        GradedElement<double[]> data = Fixtures.unitData(Fixtures.SEED, matrices.space(), 12);
        double finalTime = Fixtures.TERNARY.lifeSpan();
        // ||tC|| < 12 * 1.6 / 4 < 5, and 5^41/41! < 1e-20.
        double norm = PicardMap.of(matrices, data).iterates(40).get(40).norm(finalTime, TIMES);
        assertThat(norm).isCloseTo(data.norm(0), within(1e-13));
    }

    @Test
    void quadraticGrowthRefutesTheAPrioriBound() {
        Fixtures.Quadratic broken = new Fixtures.Quadratic();
        GrowthConstants claimed = GrowthConstants.of(0, 1);
        GradedElement<Double> ones = GradedElement.generate(broken.space(), 120, s -> 1.0);
        // All terms are positive, so the first iterate is below any solution.
        PolynomialPath<Double> below = PicardMap.of(broken, ones).iterates(1).get(1);
        assertThat(below.norm(0.3, 200)).isGreaterThan(claimed.solutionBound(0.3, 1));
    }

    @Test
    void theNormOfAPathLiesBetweenItsTwoEstimates() {
        MatrixHierarchy h = MatrixHierarchy.random(Fixtures.SEED, Fixtures.BINARY, Fixtures.SIZES);
        PolynomialPath<double[]> f = randomPath(new SplittableRandom(3), h, 0.2);
        assertThat(f.norm(0.2, 16)).isLessThanOrEqualTo(f.norm(0.2, 64)).isLessThanOrEqualTo(f.normBound(0.2));
        assertThatThrownBy(() -> f.norm(0, 16)).hasMessageContaining("T = 0.0");
        assertThatThrownBy(() -> PolynomialPath.of(List.of())).hasMessageContaining("no coefficient");
    }

    private static PolynomialPath<double[]> randomPath(SplittableRandom random, MatrixHierarchy h, double finalTime) {
        List<GradedElement<double[]>> coefficients = new ArrayList<>();
        for (int l = 0; l <= 4; l++) {
            GradedElement<double[]> f = Fixtures.unitData(random.nextLong(), h.space(), 20);
            coefficients.add(f.combine(Math.pow(finalTime, -l), 0, f));
        }
        return PolynomialPath.of(coefficients);
    }
}
