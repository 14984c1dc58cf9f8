package stosszahl.initial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stosszahl.polynomial.MultiIndex;

/** A law of one velocity is one law: its masses and moments are integrals of its density, and its sampler follows it. */
class VelocityLawTest {
    private static final long SEED = 1872;
    /** Gauss-Legendre with 24 nodes on panels of a few standard deviations leaves little but rounding; erf is good to 1e-15. */
    private static final double QUADRATURE = 1e-10;
    /** Half the width of a box outside of which every law below has moments smaller than the tolerance. */
    private static final double FAR = 12;

    private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(24);

    private static final int SAMPLES = 100_000;
    /** Two-sided level 7e-6 for each of some 300 comparisons: 0.2 % for a false alarm, once and for all as seeds are fixed. */
    private static final double SIGMAS = 4.5;

    static Stream<VelocityLaw> laws() {
        List<VelocityLaw> laws = new ArrayList<>();
        for (int d = 1; d <= 3; d++) {
            List<BigFraction> means = List.of(BigFraction.of(1, 2), BigFraction.of(-1), BigFraction.ZERO);
            List<BigFraction> variances = List.of(BigFraction.of(1, 2), BigFraction.ONE, BigFraction.of(3, 2));
            laws.add(Gaussian.centred(variances.subList(0, d)));
            laws.add(Gaussian.of(means.subList(0, d), variances.subList(0, d)));
            laws.add(BobylevKrookWu.of(d, BigFraction.ZERO));
            laws.add(BobylevKrookWu.of(d, BigFraction.of(1, 3)));
            laws.add(BobylevKrookWu.of(d, BigFraction.of(2, d + 2)));
            laws.add(UniformLaw.of(d, BigFraction.of(3, 2)));
            laws.add(VelocityMixture.of(List.of(
                    new VelocityMixture.Part(
                            BigFraction.of(1, 3),
                            Gaussian.of(
                                    Collections.nCopies(d, BigFraction.of(2)),
                                    Collections.nCopies(d, BigFraction.of(1, 4)))),
                    new VelocityMixture.Part(BigFraction.of(2, 3), BobylevKrookWu.of(d, BigFraction.of(1, 4))))));
        }
        return laws.stream();
    }

    /** The integral over a box by Gauss-Legendre rules on panels, one axis after the other. */
    private static double integral(double[] lower, double[] upper, int panels, ToDoubleFunction<double[]> f) {
        return integral(lower, upper, panels, f, new double[lower.length], 0);
    }

    private static double integral(
            double[] lower, double[] upper, int panels, ToDoubleFunction<double[]> f, double[] v, int axis) {
        if (axis == lower.length) {
            return f.applyAsDouble(v);
        }
        double width = (upper[axis] - lower[axis]) / panels;
        double sum = 0;
        for (int j = 0; j < panels; j++) {
            double from = lower[axis] + j * width;
            for (int i = 0; i < RULE.getNumberOfPoints(); i++) {
                v[axis] = from + width * (1 + RULE.getPoint(i)) / 2;
                sum += width / 2 * RULE.getWeight(i) * integral(lower, upper, panels, f, v, axis + 1);
            }
        }
        return sum;
    }

    /** The largest relative difference between masses of random boxes and integrals of the density. */
    private static double massDefect(VelocityLaw law) {
        Random random = new Random(SEED);
        double limit = law instanceof UniformLaw ? 1.5 : 4;
        double worst = 0;
        for (int box = 0; box < 4; box++) {
            double[] lower = new double[law.dimension()];
            double[] upper = new double[law.dimension()];
            for (int i = 0; i < lower.length; i++) {
                double x = limit * (2 * random.nextDouble() - 1);
                double y = limit * (2 * random.nextDouble() - 1);
                lower[i] = Math.min(x, y);
                upper[i] = Math.max(x, y);
            }
            double mass = law.mass(lower, upper);
            worst = Math.max(worst, Math.abs(integral(lower, upper, 1, law::density) / mass - 1));
        }
        return worst;
    }

    private static double power(double[] v, MultiIndex a) {
        double product = 1;
        for (int i = 0; i < v.length; i++) {
            product *= Math.pow(v[i], a.get(i));
        }
        return product;
    }

    private static List<MultiIndex> exponents(int d, int degree) {
        List<MultiIndex> all = new ArrayList<>();
        int[] e = new int[d];
        while (true) {
            if (java.util.Arrays.stream(e).sum() <= degree) {
                all.add(MultiIndex.of(e));
            }
            int i = 0;
            while (i < d && e[i] == degree) {
                e[i++] = 0;
            }
            if (i == d) {
                return all;
            }
            e[i]++;
        }
    }

    /** The largest difference between moments and integrals, relative to the moment of the absolute value's bound 1 + E v^8. */
    private static double momentDefect(VelocityLaw law) {
        double far = law instanceof UniformLaw ? 1.5 : FAR;
        double[] lower = new double[law.dimension()];
        double[] upper = new double[law.dimension()];
        java.util.Arrays.fill(lower, -far);
        java.util.Arrays.fill(upper, far);
        int panels = law.dimension() == 3 ? 2 : 6;
        int degree = law.dimension() == 1 ? 8 : law.dimension() == 2 ? 4 : 2;
        double worst = 0;
        for (MultiIndex a : exponents(law.dimension(), degree)) {
            double integral = integral(lower, upper, panels, v -> law.density(v) * power(v, a));
            double moment = law.moment(a).doubleValue();
            worst = Math.max(worst, Math.abs(integral - moment) / (1 + Math.abs(moment)));
        }
        return worst;
    }

    /** The largest deviation of sample moments from moments, in standard errors. */
    private static double samplerDefect(VelocityLaw law) {
        UniformRandomProvider rng = RandomSource.L64_X128_MIX.create(SEED);
        List<MultiIndex> all = exponents(law.dimension(), 4);
        double[] sums = new double[all.size()];
        double[] v = new double[law.dimension() + 1];
        double[] w = new double[law.dimension()];
        v[0] = 42;
        for (int n = 0; n < SAMPLES; n++) {
            law.sample(rng, v, 1);
            System.arraycopy(v, 1, w, 0, w.length);
            for (int j = 0; j < sums.length; j++) {
                sums[j] += power(w, all.get(j));
            }
        }
        assertThat(v[0]).as("the place before the velocity").isEqualTo(42);
        double worst = 0;
        for (int j = 0; j < sums.length; j++) {
            MultiIndex a = all.get(j);
            double mean = law.moment(a).doubleValue();
            double variance = law.moment(a.plus(a)).doubleValue() - mean * mean;
            if (variance > 0) {
                worst = Math.max(worst, Math.abs(sums[j] / SAMPLES - mean) / Math.sqrt(variance / SAMPLES));
            }
        }
        return worst;
    }

    @ParameterizedTest
    @MethodSource("laws")
    void massesAreIntegralsOfTheDensity(VelocityLaw law) {
        assertThat(massDefect(law)).isLessThan(QUADRATURE);
    }

    @ParameterizedTest
    @MethodSource("laws")
    void momentsAreIntegralsOfTheDensity(VelocityLaw law) {
        // In d = 3 panels are 12 wide and the rule is coarser.
        assertThat(momentDefect(law)).isLessThan(law.dimension() == 3 ? 1e-3 : 1e-8);
        assertThat(law.moment(MultiIndex.of(new int[law.dimension()]))).isEqualTo(BigFraction.ONE);
    }

    @ParameterizedTest
    @MethodSource("laws")
    void theSamplerFollowsTheMoments(VelocityLaw law) {
        assertThat(samplerDefect(law)).as("seed %d", SEED).isLessThan(SIGMAS);
    }

    @ParameterizedTest
    @MethodSource("laws")
    void theWholeSpaceHasMassOne(VelocityLaw law) {
        double[] lower = new double[law.dimension()];
        double[] upper = new double[law.dimension()];
        java.util.Arrays.fill(lower, Double.NEGATIVE_INFINITY);
        java.util.Arrays.fill(upper, Double.POSITIVE_INFINITY);
        assertThat(law.mass(lower, upper)).isCloseTo(1, within(1e-14));
    }

    /** A law whose parts do not fit together: the density of variance 1, the moments of 1.1, the sampler of 0.9. */
    private static final class Inconsistent implements VelocityLaw {
        private final VelocityLaw density = Gaussian.centred(List.of(BigFraction.ONE));
        private final VelocityLaw moments = Gaussian.centred(List.of(BigFraction.of(11, 10)));
        private final VelocityLaw sampler = Gaussian.centred(List.of(BigFraction.of(9, 10)));

        @Override
        public String name() {
            return "inconsistent";
        }

        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public double density(double... v) {
            return density.density(v);
        }

        @Override
        public double mass(double[] lower, double[] upper) {
            return moments.mass(lower, upper);
        }

        @Override
        public BigFraction moment(MultiIndex a) {
            return moments.moment(a);
        }

        @Override
        public void sample(UniformRandomProvider rng, double[] v, int offset) {
            sampler.sample(rng, v, offset);
        }
    }

    @Test
    void anInconsistentLawIsRejectedByEachCheck() {
        VelocityLaw law = new Inconsistent();
        assertThat(massDefect(law)).isGreaterThan(1e-3);
        assertThat(momentDefect(law)).isGreaterThan(1e-2);
        assertThat(samplerDefect(law)).isGreaterThan(SIGMAS);
    }

    @Test
    void tailsHaveMassesWithAllTheirDigits() {
        // Phi(-10) = 7.61985302416052606597e-24 (Abramowitz and Stegun, table 26.2, and any arbitrary-precision erfc).
        double tail = Gaussian.centred(List.of(BigFraction.ONE))
                .mass(new double[] {10}, new double[] {Double.POSITIVE_INFINITY});
        assertThat(tail / 7.61985302416052606597e-24).isCloseTo(1, within(1e-12));
    }

    @Test
    void theFourthMomentOfBobylevKrookWuIsTheKnownOne() {
        // E v^4 = 3 - 3 (1-c)^2 in d = 1, with c = 1 - a.
        assertThat(BobylevKrookWu.of(1, BigFraction.of(3, 5)).moment(MultiIndex.of(4)))
                .isEqualTo(BigFraction.of(3).subtract(BigFraction.of(27, 25)));
        assertThat(BobylevKrookWu.of(1, BigFraction.of(3, 5)).moment(MultiIndex.of(2)))
                .isEqualTo(BigFraction.ONE);
    }

    @Test
    void parametersOutOfRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BobylevKrookWu.of(1, BigFraction.of(7, 10)))
                .withMessageContaining("a = 0.7")
                .withMessageContaining("0 <= a <= 2/3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Gaussian.centred(List.of(BigFraction.ZERO)))
                .withMessageContaining("use a number > 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UniformLaw.of(1, BigFraction.of(-1)))
                .withMessageContaining("halfwidth > 0");
        VelocityMixture.Part half =
                new VelocityMixture.Part(BigFraction.of(1, 2), Gaussian.centred(List.of(BigFraction.ONE)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VelocityMixture.of(List.of(half)))
                .withMessageContaining("sum to 0.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InitialLaw.mixture(List.of(
                        new InitialLaw.Part(BigFraction.of(3, 2), half.law()),
                        new InitialLaw.Part(BigFraction.of(-1, 2), half.law()))))
                .withMessageContaining("weight -0.5");
    }
}
