package stosszahl.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.util.CombinatoricsUtils;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lemmas 5.1 and 5.2 and the bound (5.23), with what is true beyond them. */
class RemainderTest {
    /** Rounding of logarithms up to about 1e3 and of some hundred products. */
    private static final double SLACK = 1 + 1e-11;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, Fixtures.SEED})
    void conditionOneImpliesLemmaFiveTwo(long seed) {
        for (GrowthConstants r : new GrowthConstants[] {Fixtures.BINARY, Fixtures.TERNARY}) {
            int m = r.reach();
            MatrixHierarchy h = MatrixHierarchy.random(seed, r, Fixtures.SIZES);
            DuhamelSeries<double[]> series = DuhamelSeries.of(h, Fixtures.unitData(seed, h.space(), 4 + 20 * m));
            for (double mu : new double[] {-1, -0.3, 0}) {
                double norm = series.taylor(0).norm(mu);
                for (int s = 1; s <= 4; s++) {
                    for (int n = 10; n <= 20; n++) {
                        double left = h.space().level(s).norm(series.term(n).component(s));
                        double right = RemainderBound.lemmaFiveTwo(s, n, mu, r.lifeSpan(), m, norm)
                                .orElseThrow();
                        assertThat(left)
                                .as("seed %d, mu %s, s %d, n %d", seed, mu, s, n)
                                .isLessThanOrEqualTo(right);
                    }
                }
            }
        }
    }

    @Test
    void lemmaFiveTwoHoldsFromTheFirstPowerOnAndFailsAtPowerZero() {
        // The extreme case of (5.4) for mu = -1 is F = (e^s) in the hierarchy whose norms are R_k s: b_n of the
        // majorant.
        for (GrowthConstants r :
                new GrowthConstants[] {Fixtures.BINARY, Fixtures.TERNARY, GrowthConstants.of(0, 0, 0, 1)}) {
            Majorant extreme = Majorant.ofLogarithm(r::bound, r.reach(), s -> s);
            for (int n = 1; n <= 30; n++) {
                for (int s = 1; s <= 40; s++) {
                    // b_n = n! times the majorant's bound at t = 1, order n - 1
                    double left = extreme.logBound(s, 1, n - 1);
                    double right = Math.log(RemainderBound.lemmaFiveTwo(s, n, -1, r.lifeSpan(), r.reach(), 1)
                                    .orElseThrow())
                            - CombinatoricsUtils.factorialLog(n);
                    assertThat(left).as("%s, s %d, n %d", r, s, n).isLessThanOrEqualTo(right + 1e-10);
                }
            }
            // C^0 F = F is not 0.
            assertThat(RemainderBound.lemmaFiveTwo(1, 0, -1, r.lifeSpan(), r.reach(), 1))
                    .hasValue(0);
        }
    }

    @Test
    void measuredRemainderThenMajorantThenPaper() {
        ScalarHierarchy h = ScalarHierarchy.limit(1);
        GrowthConstants r = h.constants();
        double star = r.lifeSpan();
        DuhamelSeries<Double> series = DuhamelSeries.of(h, h.powers(1, 80));
        for (double t : new double[] {0.1 * star, 0.5 * star, 0.95 * star}) {
            double norm = r.solutionBound(t, 1);
            Majorant majorant = Majorant.wellPosed(r, t, t, 1);
            for (int s = 1; s <= 6; s++) {
                double exact = h.solution(s, t, 1);
                for (int n = 0; n <= 60; n++) {
                    double measured = RemainderBound.measured(RealLine.instance(), exact, series.partialSum(s, t, n));
                    double sharp = majorant.bound(s, t, n);
                    double picard = RemainderBound.picard(s, n, t, t, star, norm);
                    double paper = RemainderBound.paper(s, n, t, star, 1, norm).orElseThrow();
                    double rounding = 1e-14 * exact;
                    String where = "t = " + t + ", s = " + s + ", n = " + n;
                    assertThat(measured).as(where).isLessThanOrEqualTo(sharp + rounding);
                    assertThat(measured).as(where).isLessThanOrEqualTo(picard + rounding);
                    assertThat(sharp).as(where).isLessThanOrEqualTo(paper * SLACK);
                    assertThat(picard).as(where).isLessThanOrEqualTo(paper * SLACK);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, Fixtures.SEED})
    void theOrderOfTheBoundsHoldsForMatricesWithReachTwo(long seed) {
        GrowthConstants r = Fixtures.TERNARY;
        int levels = 9;
        MatrixHierarchy h = MatrixHierarchy.randomFinite(seed, r, Fixtures.SIZES, levels);
        GradedElement<double[]> data = Fixtures.unitData(seed, h.space(), levels);
        DuhamelSeries<double[]> series = DuhamelSeries.of(h, data);
        double t = 0.45 * r.lifeSpan(); // below T_*/m
        double norm = r.solutionBound(t, 1);
        Majorant majorant = Majorant.wellPosed(r, t, t, 1);
        // Sharper: the measured norms in place of R_k s.
        Majorant measuredNorms = Majorant.ofLogarithm(h::norm, 2, s -> s <= levels ? Math.log(norm) + s : -1.0 / 0);
        for (int s = 1; s <= 4; s++) {
            double[] exact = Witness.solution(h, data, s, t);
            for (int n = 0; n <= 25; n++) {
                double measured =
                        RemainderBound.measured(h.space().level(s), exact, series.partialSum(s, t, n)) - 1e-14;
                double sharper = measuredNorms.bound(s, t, n);
                double sharp = majorant.bound(s, t, n);
                double paper =
                        RemainderBound.paper(s, n, t, r.lifeSpan(), 2, norm).orElseThrow();
                assertThat(measured).as("seed %d, s %d, n %d", seed, s, n).isLessThanOrEqualTo(sharper);
                assertThat(sharper).isLessThanOrEqualTo(sharp * SLACK);
                assertThat(sharp).isLessThanOrEqualTo(paper * SLACK);
                assertThat(measured).isLessThanOrEqualTo(RemainderBound.picard(s, n, t, t, r.lifeSpan(), norm));
            }
        }
    }

    @Test
    void constantsThatAreTooSmallGiveBoundsThatTheRemainderExceeds() {
        ScalarHierarchy h = ScalarHierarchy.limit(1);
        GrowthConstants tooSmall = GrowthConstants.of(0, 0.5);
        double t = 0.35;
        DuhamelSeries<Double> series = DuhamelSeries.of(h, h.powers(1, 40));
        double measured =
                RemainderBound.measured(RealLine.instance(), h.solution(1, t, 1), series.partialSum(1, t, 12));
        assertThat(measured).isGreaterThan(Majorant.of(tooSmall, s -> 1).bound(1, t, 12));
        double norm = tooSmall.solutionBound(t, 1);
        assertThat(RemainderBound.measured(RealLine.instance(), h.solution(1, t, 1), series.partialSum(1, t, 30)))
                .isGreaterThan(RemainderBound.picard(1, 30, t, t, 1 / (0.2 * Math.E), norm));
    }

    @Test
    void theMajorantOfPureBinaryGrowthIsABinomialCoefficient() {
        // b_(n+1)(s) = s (s+1) .. (s+n) R^(n+1): the bound is C(s+n, n+1) (R t)^(n+1).
        Majorant majorant = Majorant.of(GrowthConstants.of(0, 2), Majorant.densities(Hierarchy.INFINITE));
        for (int s = 1; s <= 5; s++) {
            for (int n = 0; n <= 30; n++) {
                double exact = Math.pow(2 * 0.3, n + 1) * CombinatoricsUtils.binomialCoefficientDouble(s + n, n + 1);
                assertThat(majorant.bound(s, 0.3, n)).isCloseTo(exact, Percentage.withPercentage(1e-11));
            }
        }
    }

    @Test
    void theMajorantOfDensitiesEndsWithTheLastLevel() {
        Majorant finite = Majorant.of(GrowthConstants.of(0, 2), Majorant.densities(5));
        assertThat(finite.bound(1, 0.3, 3)).isPositive();
        // Order 4 reads level 1 + 5 = 6 > N: the partial sum is the solution.
        assertThat(finite.bound(1, 0.3, 4)).isZero();
        assertThat(finite.logBound(1, 0.3, 4)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void theMajorantStaysAccurateOutsideTheRangeOfADouble() {
        Majorant majorant = Majorant.ofLogarithm((s, k) -> k == 1 ? s : 0, 1, s -> 2.0 * s);
        int n = 1500;
        // C(s+n, n+1) t^(n+1) e^(2(s+n+1)) with s = 1: (t e^2)^(n+1) e^2
        double exact = (n + 1) * (Math.log(3) + 2) + 2;
        assertThat(exact).isGreaterThan(4000);
        assertThat(majorant.logBound(1, 3, n)).isCloseTo(exact, within(1e-9));
        assertThat(majorant.bound(1, 3, n)).isInfinite();
        assertThat(majorant.bound(1, 1e-4, n)).isZero(); // underflow of the result, 10^-4700, only
        assertThat(majorant.logBound(1, 1e-4, n)).isCloseTo((n + 1) * (Math.log(1e-4) + 2) + 2, within(1e-9));
        assertThat(majorant.bound(1, Math.exp(-2), n)).isCloseTo(Math.exp(2), Percentage.withPercentage(1e-8));
        assertThatThrownBy(() -> Majorant.of((s, k) -> s, 1, Math::exp).bound(1, 1, n))
                .hasMessageContaining("give its logarithm");
    }

    @Test
    void forDensitiesTheRemainderVanishesExactlyUpToTheDensityTime() {
        for (GrowthConstants r :
                new GrowthConstants[] {Fixtures.BINARY, Fixtures.TERNARY, GrowthConstants.of(2, 0, 1)}) {
            Majorant majorant = Majorant.of(r, Majorant.densities(Hierarchy.INFINITE));
            double time = r.densityTime();
            // log bound ~ (n+1) log(t / time) + O(log n): the slope between two orders tells the radius of convergence.
            double slope = (majorant.logBound(1, time, 799) - majorant.logBound(1, time, 399)) / 400;
            // y blows up like (time - t)^(-1/m): the terms at t = time are n^(1/m - 1), of slope O(log 2 / 400).
            assertThat(slope).as("%s", r).isCloseTo(0, within(0.002));
            // The terms b_l t^l/l! of level 1 sum to y(t), which y' = sum_k R_k y^(k+1) reaches infinity from after
            // time - t.
            double t = 0.4 * time;
            double sum = 1;
            for (int n = 0; n <= 120; n++) {
                sum += majorant.bound(1, t, n);
            }
            assertThat(r.timeToInfinity(sum)).as("y(t) = %s of %s", sum, r).isCloseTo(time - t, within(1e-10));
        }
    }

    @Test
    void theFactorOneOverMIsNotNeeded() {
        // Between T_*/m and T_* the bound (5.23) explodes, Picard's vanishes, and the measured remainder obeys it.
        GrowthConstants r = Fixtures.TERNARY;
        double t = 0.8 * r.lifeSpan();
        double norm = r.solutionBound(t, 1);
        assertThat(t).isGreaterThan(LifeSpan.of(r, r).guaranteedTime());
        assertThat(RemainderBound.paper(1, 200, t, r.lifeSpan(), 2, norm).orElseThrow())
                .isGreaterThan(1e30);
        assertThat(RemainderBound.picard(1, 200, t, t, r.lifeSpan(), norm)).isLessThan(1e-15);
        MatrixHierarchy h = MatrixHierarchy.randomFinite(Fixtures.SEED, r, Fixtures.SIZES, 8);
        GradedElement<double[]> data = Fixtures.unitData(Fixtures.SEED, h.space(), 8);
        DuhamelSeries<double[]> series = DuhamelSeries.of(h, data);
        double[] exact = Witness.solution(h, data, 1, t);
        for (int n = 0; n <= 40; n++) {
            assertThat(RemainderBound.measured(h.space().level(1), exact, series.partialSum(1, t, n)))
                    .isLessThanOrEqualTo(RemainderBound.picard(1, n, t, t, r.lifeSpan(), norm) + 1e-14);
        }
    }

    @Test
    void withoutCouplingThePapersBoundIsUndefinedAndSaysSo() {
        assertThat(RemainderBound.paper(1, 3, 0.1, 1, 0, 1)).isEmpty();
        assertThat(RemainderBound.lemmaFiveTwo(1, 3, 0, 1, 0, 1)).isEmpty();
        // The others are not: m = 0 is the exponential series, remainder (R t)^(n+1)/(n+1)! b_0.
        Majorant majorant = Majorant.of(GrowthConstants.of(2), s -> 1);
        assertThat(majorant.bound(1, 0.5, 3)).isCloseTo(1.0 / 24, within(1e-16));
        assertThat(RemainderBound.picard(1, 3, 0, 0.25, 0.5, 1)).isCloseTo(0.0625, within(1e-15));
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> RemainderBound.paper(1, 3, -0.1, 1, 1, 1)).hasMessageContaining("t = -0.1");
        assertThatThrownBy(() -> RemainderBound.paper(1, 3, 0.1, 0, 1, 1)).hasMessageContaining("T_* = 0.0");
        assertThatThrownBy(() -> RemainderBound.lemmaFiveTwo(1, 3, -1.5, 1, 1, 1))
                .hasMessageContaining("mu = -1.5");
        assertThatThrownBy(() -> RemainderBound.picard(1, 3, 2, 1, 5, 1)).hasMessageContaining("window [0, 1.0]");
        assertThatThrownBy(() -> Majorant.of((s, k) -> -1, 1, s -> 1).bound(1, 1, 1))
                .hasMessageContaining("a_0");
    }
}
