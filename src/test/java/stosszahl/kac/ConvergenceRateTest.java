package stosszahl.kac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import stosszahl.catalogue.ModelCatalogue;
import stosszahl.collision.KacRotation;
import stosszahl.collision.SphereKernel;
import stosszahl.collision.SymmetricCollision;
import stosszahl.initial.BobylevKrookWu;
import stosszahl.initial.InitialLaw;
import stosszahl.kac.KacModel.WeightedLaw;

/** The rate: exact generator, proved bounds, and the number of particles. */
class ConvergenceRateTest {
    private static final InitialLaw INITIAL = InitialLaw.product(BobylevKrookWu.of(1, BigFraction.of(3, 5)));

    private static KacModel kac() {
        return KacModel.of(
                "kac", List.of(new WeightedLaw(BigFraction.ONE, KacRotation.of(SphereKernel.uniform(2)))), INITIAL);
    }

    /** Orders 1, 2, .. with the given weights in percent. */
    private static KacModel mixture(int... percent) {
        List<WeightedLaw> laws = new ArrayList<>();
        for (int order = 1; order <= percent.length; order++) {
            laws.add(new WeightedLaw(BigFraction.of(percent[order - 1], 100), SymmetricCollision.uniform(order, 1)));
        }
        return KacModel.of("mixture", laws, INITIAL);
    }

    private static JumpGenerator generator(KacModel model, long n) {
        return JumpGenerator.of(model, ParticleNumber.of(n));
    }

    private static ConvergenceRate rate(KacModel model, long n) {
        return ConvergenceRate.of(model, ParticleNumber.of(n));
    }

    /** By hand from w_N(s;1,1) = 2 (N-s)/(N-1) and w_N(s;0,2) = 2/(N-1). */
    @Test
    void binaryCollisionsHaveTheGeneratorOfMathMd() {
        JumpGenerator g = generator(kac(), 7);
        for (long s = 1; s <= 7; s++) {
            assertThat(g.rate(s, 1)).isEqualTo(BigFraction.of((int) (2 * s * (7 - s)), 6));
            assertThat(g.rate(s, 0)).isEqualTo(BigFraction.of((int) (s * (s - 1)), 6));
            assertThat(g.defect(s)).isEqualTo(BigFraction.of((int) (6 * s * (s - 1)), 6));
            assertThat(g.sharpDefect(s)).isEqualTo(BigFraction.of((int) (4 * s * (s - 1)), 6));
        }
    }

    /** lambda(s) = N P(a collision touches one of s) by counting subsets, lambda <= min(N, alpha s), Q - P = alpha s - lambda >= 0, and the bounds by pairs. */
    @Test
    void ratesAreBoundedAndTheLimitAlwaysCollidesMore() {
        KacModel model = mixture(10, 20, 30, 40);
        for (long n = 4; n <= 12; n++) {
            JumpGenerator g = generator(model, n);
            assertThat(g.defect(1)).isEqualTo(BigFraction.ZERO);
            for (long s = 1; s <= n; s++) {
                BigFraction touched = BigFraction.ZERO;
                for (int k = 1; k <= 4; k++) {
                    BigFraction missed =
                            BigFraction.of(CollisionRates.binomial(n - s, k), CollisionRates.binomial(n, k));
                    touched = touched.add(model.beta(k).multiply(BigFraction.ONE.subtract(missed)));
                }
                assertThat(g.total(s)).isEqualTo(touched.multiply((int) n));
                assertThat(g.total(s)).isLessThanOrEqualTo(BigFraction.of((int) n));
                assertThat(g.excess(s).subtract(g.recollisions(s)))
                        .isEqualTo(model.alpha().multiply((int) s).subtract(g.total(s)))
                        .isGreaterThanOrEqualTo(BigFraction.ZERO);
                assertThat(g.sharpDefect(s)).isLessThanOrEqualTo(g.defect(s));
            }
        }
    }

    /** The witness: 3 (e^{2t}-1)^2/(N-1) from a pocket calculator's formula, met from above within rounding; for large N the exact process gives nearly the same. */
    @Test
    void binaryClosedFormsAreMetFromAbove() {
        for (long n : new long[] {100, 1_000_000, ParticleNumber.LARGEST}) {
            for (double t : new double[] {0.01, 0.1, 0.5}) {
                double witness = Math.pow(Math.expm1(2 * t), 2) / (n - 1.0);
                ConvergenceRate rate = rate(kac(), n);
                // Some tens of upward steps of 2^-52.
                assertThat(rate.sectionNine(1, t) / (3 * witness)).isBetween(1.0, 1 + 1e-13);
                assertThat(rate.closedForm(1, t) / (2 * witness)).isBetween(1.0, 1 + 1e-13);
                assertThat(rate.coupled(1, t)).isLessThanOrEqualTo(rate.closedForm(1, t) * (1 + 1e-10));
                assertThat(rate.feynmanKac(1, t)).isLessThanOrEqualTo(rate.sectionNine(1, t) * (1 + 1e-10));
                // E S_u^3 / N is the relative size of what the closed form overestimates.
                double cubic = 30 * Math.exp(6 * t) / n;
                assertThat(rate.coupled(1, t) / (2 * witness)).isBetween(1 - cubic, 1 + 1e-10);
            }
        }
    }

    /**
     * The same systems by Taylor's series in exact fractions, no code and no rounding shared: {@code p(t) = sum_l t^l/l! G^l 1} at t = 1/4 with 60 terms; ||G t|| <= 6, so
     * the rest is below 6^60/60! < 1e-35.
     */
    @Test
    void boundsAreTheExactSolutionsRoundedUp() {
        for (KacModel model : List.of(kac(), mixture(10, 20, 30, 40), mixture(0, 50, 50))) {
            int n = 6;
            JumpGenerator g = generator(model, n);
            CollisionRates rates = CollisionRates.of(model, ParticleNumber.of(n));
            BigFraction quarter = BigFraction.of(1, 4);
            BigFraction[] mass = ones(n);
            BigFraction[] coupled = ones(n);
            BigFraction[] bound = zeros(n);
            BigFraction[] term = IntStream.rangeClosed(1, n).mapToObj(g::defect).toArray(BigFraction[]::new);
            for (int l = 1; l <= 60; l++) {
                BigFraction factor = quarter.divide(l);
                BigFraction[] next = zeros(n);
                BigFraction[] nextTerm = zeros(n);
                for (int s = 1; s <= n; s++) {
                    bound[s - 1] = bound[s - 1].add(term[s - 1].multiply(factor));
                    next[s - 1] = mass[s - 1].multiply(model.alpha()).multiply(-s);
                    for (int k = 0; k <= model.reach() && s + k <= n; k++) {
                        next[s - 1] = next[s - 1].add(mass[s + k - 1]
                                .multiply(rates.exactRate(s, k, 1))
                                .multiply(s));
                        nextTerm[s - 1] = nextTerm[s - 1].add(
                                term[s + k - 1].subtract(term[s - 1]).multiply(g.rate(s, k)));
                    }
                }
                for (int s = 0; s < n; s++) {
                    mass[s] = next[s].multiply(factor);
                    coupled[s] = coupled[s].add(mass[s]);
                    term[s] = nextTerm[s].multiply(factor);
                }
            }
            for (int s = 1; s <= n; s++) {
                double exact =
                        BigFraction.ONE.subtract(coupled[s - 1]).multiply(2).doubleValue();
                // Some hundred steps, each of a few roundings upward.
                assertThat(rate(model, n).coupled(s, 0.25)).isBetween(exact, exact * (1 + 1e-11));
                double first = Math.min(2, bound[s - 1].doubleValue());
                assertThat(rate(model, n).feynmanKac(s, 0.25, j -> 0, n)).isBetween(first, first * (1 + 1e-11));
                assertThat(exact).isLessThanOrEqualTo(first);
            }
        }
    }

    private static BigFraction[] ones(int n) {
        return IntStream.range(0, n).mapToObj(i -> BigFraction.ONE).toArray(BigFraction[]::new);
    }

    private static BigFraction[] zeros(int n) {
        return IntStream.range(0, n).mapToObj(i -> BigFraction.ZERO).toArray(BigFraction[]::new);
    }

    /** Long times are halved and stay at most 2; a system rounded to nearest would pass the exact solution from below: rounding upward never does. */
    @Test
    void longTimesStayBelowTwoAndTruncationOnlyLoosens() {
        ConvergenceRate rate = rate(kac(), 1000);
        double last = 0;
        for (double t : new double[] {0, 0.5, 1, 2, 4, 8, 16}) {
            double bound = rate.coupled(1, t);
            assertThat(bound).isBetween(last, 2.0);
            last = bound;
        }
        assertThat(last).isGreaterThan(1.9);
        double full = rate.coupled(2, 0.5, j -> 0, 1000);
        double before = 2;
        for (int levels : new int[] {4, 8, 16, 32, 64}) {
            double bound = rate.coupled(2, 0.5, j -> 0, levels);
            assertThat(bound).isGreaterThanOrEqualTo(full).isLessThanOrEqualTo(before * (1 + 1e-12));
            before = bound;
        }
        assertThat(rate.coupled(2, 0.5, j -> 0, 4)).isGreaterThan(2 * full);
        assertThat(before).isLessThan(1.01 * full);
    }

    /** M = 1: the particles never meet, so nothing is lost at any time; and an initial distance stays what it was. */
    @Test
    void withoutCouplingTheDistanceStays() {
        KacModel model = mixture(100);
        assertThat(rate(model, 5).bound(3, 10)).isZero();
        assertThat(rate(model, 5).sectionNine(3, 10)).isZero();
        double kept = rate(model, 5).coupled(3, 10, s -> 0.1 * s, 5);
        assertThat(kept).isBetween(0.3, 0.3 * (1 + 1e-9));
        assertThat(rate(kac(), 5).coupled(3, 10, s -> 0.1 * s, 5)).isGreaterThan(1);
    }

    /** If everything forgets, s particles die at rate 2 s: the bound is uniform in time; if nothing does, it is the coupled one. */
    @Test
    void collisionsThatForgetMakeTheBoundUniformInTime() {
        ConvergenceRate rate = rate(kac(), 1000);
        // The slowest mode decays like e^{-1.6 t}: nothing is left of it at t = 15.
        double early = rate.regenerating(2, 15, j -> 0, 64, new double[] {0, 0, 0.9});
        assertThat(rate.regenerating(2, 60, j -> 0, 64, new double[] {0, 0, 0.9}))
                .isCloseTo(early, within(1e-6 * early));
        assertThat(early).isLessThan(0.01);
        assertThat(rate.regenerating(2, 0.5, j -> 0, 100, new double[3])).isEqualTo(rate.coupled(2, 0.5, j -> 0, 100));
    }

    @Test
    void theNumberOfParticlesIsTheLeastThatIsEnough() {
        ParticlesNeeded kac = ParticlesNeeded.of(kac(), 1, 1, 0.01);
        // By hand: 3 (e^2 - 1)^2 / 0.01 + 1, rounded up.
        assertThat(kac.sectionNine()).isEqualTo((long) Math.ceil(3 * Math.pow(Math.expm1(2), 2) / 0.01 + 1));
        assertThat(kac.particles()).isLessThan(kac.sectionNine() * 2 / 3);
        assertThat(kac.bound()).isLessThanOrEqualTo(0.01);
        assertThat(rate(kac(), kac.particles()).bound(1, 1)).isLessThanOrEqualTo(0.01 * (1 + 1e-9));
        // One less is too few by more than all rounding: the bound changes by 1/N from one N to the next.
        assertThat(rate(kac(), kac.particles() - 1).bound(1, 1)).isGreaterThan(0.01);
        assertThat(ParticlesNeeded.of(kac(), 3, 1, 2).particles()).isEqualTo(3);
        assertThat(ParticlesNeeded.of(mixture(100), 4, 50, 1e-9).particles()).isEqualTo(4);
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        assertThatThrownBy(() -> ConvergenceRate.of(kac(), ParticleNumber.INFINITE))
                .hasMessageContaining("N = inf");
        assertThatThrownBy(() -> rate(kac(), 1)).hasMessageContaining("less than the highest order");
        assertThatThrownBy(() -> rate(kac(), 5).coupled(6, 1)).hasMessageContaining("s = 6");
        assertThatThrownBy(() -> rate(kac(), 5).closedForm(0, 1)).hasMessageContaining("s = 0");
        assertThatThrownBy(() -> rate(kac(), 5).coupled(1, -1)).hasMessageContaining("t = -1.0");
        assertThatThrownBy(() -> rate(kac(), 5).coupled(1, Double.NaN)).hasMessageContaining("t = NaN");
        assertThatThrownBy(() -> generator(kac(), 5).defect(6)).hasMessageContaining("s = 6");
        assertThatThrownBy(() -> ParticlesNeeded.of(kac(), 1, 1, 0)).hasMessageContaining("tolerance 0.0");
        assertThatThrownBy(() -> ParticlesNeeded.of(kac(), 1, 20, 0.01)).hasMessageContaining("more than 10^15");
    }

    /** {@code 3 G F_s(t)/(N-1)} by another route: Simpson's rule for {@code int_0^t b_s}, with G and G_3 summed by hand. */
    @Test
    void theBoundForEveryNumberIsTheIntegralOfTheMoment() {
        KacModel model = ModelCatalogue.load("all-orders").model();
        double g = 0;
        double third = 0;
        for (int k = 1; k <= 5; k++) {
            g += k * (k - 1) / 5.0;
            third += k * (k - 1) * (k - 2) / 5.0;
        }
        for (int s = 1; s <= 3; s++) {
            double t = 0.05;
            double integral = 0;
            int steps = 2000;
            for (int i = 0; i <= steps; i++) {
                double u = t * i / steps;
                double grown = Math.exp(g * u);
                double b = s * (s - 1) * grown * grown + (2 * g + third) * s * (grown * grown - grown) / g;
                integral += (i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2) * b * t / (3 * steps);
            }
            ConvergenceRate rate = ConvergenceRate.of(model, ParticleNumber.of(5000));
            assertThat(rate.everyNumber(s, t)).isBetween(3 * g * integral / 4999, 3 * g * integral / 4999 * (1 + 1e-9));
            assertThat(rate.everyNumber(s, t)).isLessThanOrEqualTo(rate.sectionNine(s, t));
        }
    }

    /** The lemma {@code delta_N(s) <= 3 G s(s-1)/(N-1)}, in exact fractions; with 2.9 for 3 it is false for Kac. */
    @Test
    void theDefectIsBelowThatOfEveryNumber() {
        for (String name : new String[] {"kac", "binary-ternary", "all-orders"}) {
            KacModel model = ModelCatalogue.load(name).model();
            for (int n = model.highestOrder(); n <= 25; n++) {
                ConvergenceRate rate = ConvergenceRate.of(model, ParticleNumber.of(n));
                JumpGenerator generator = JumpGenerator.of(model, ParticleNumber.of(n));
                for (int s = 1; s <= n; s++) {
                    assertThat(generator.defect(s).compareTo(rate.everyNumberDefect(s)))
                            .isNotPositive();
                    if (name.equals("kac") && s > 1) {
                        assertThat(generator
                                        .defect(s)
                                        .compareTo(rate.everyNumberDefect(s)
                                                .multiply(29)
                                                .divide(30)))
                                .isPositive();
                    }
                }
            }
        }
    }
}
