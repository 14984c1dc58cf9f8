package stosszahl.moment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static stosszahl.moment.Models.INF;
import static stosszahl.moment.Models.kac;
import static stosszahl.moment.Models.n;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.polynomial.MultiIndex;
import stosszahl.polynomial.Polynomial;

class SpectrumTest {
    private static List<BigFraction> values(ExactSpectrum exact) {
        return exact.roots().stream().map(ExactSpectrum.Root::value).toList();
    }

    /** E. Carlen, M. C. Carvalho, M. Loss, Acta Math. 191 (2003): the gap, attained by {@code sum v_i^4}. */
    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4, 5, 10, 137, 1_000_000, 1_000_000_000_000_000L})
    void theGapOfKacsMasterEquationIsAnEigenvalueInDegreeFour(long count) {
        BigFraction gap = BigFraction.of(-(count + 2), 2 * (count - 1));
        Spectrum spectrum = Spectrum.of(kac(), 4);
        List<BigFraction> roots = values(spectrum.exact(n(count)));
        assertThat(roots).contains(gap, BigFraction.ZERO);
        assertThat(roots).as("a wrong gap").doesNotContain(BigFraction.of(-(count + 3), 2 * (count - 1)));
        // For N >= 3 nothing is slower; a double near the gap, with the rounding of a small matrix of norm below 10.
        List<Spectrum.Value> values = spectrum.eigenvalues(n(count));
        assertThat(values.get(0).real()).isCloseTo(0, within(1e-14));
        assertThat(values.get(1).real()).isCloseTo(gap.doubleValue(), within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6, 8})
    void energyIsAnExactZeroOnce(int degree) {
        for (ParticleNumber count : List.of(n(3), n(9), INF)) {
            assertThat(Spectrum.of(Models.binaryTernary(), degree).exact(count).roots())
                    .contains(new ExactSpectrum.Root(BigFraction.ZERO, 1));
        }
        assertThat(values(Spectrum.of(kac(), 3).exact(n(5)))).doesNotContain(BigFraction.ZERO);
    }

    /**
     * In the limit: sums over the parts of a partition of {@code p} of {@code -2(1 - E cos^n - E sin^n)}, the eigenvalue on {@code H_n} of the linearised Kac operator
     * (H. P. McKean, Arch. Rational Mech. Anal. 21, 1966, for the uniform angle).
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 8, 10})
    void theLimitSpectrumIsMadeOfTheRelaxationOfHermitePolynomials(int degree) {
        List<Double> expected = new ArrayList<>();
        partitions(degree, degree, 0, expected);
        expected.sort((a, b) -> Double.compare(b, a));
        List<Spectrum.Value> values = Spectrum.of(kac(), degree).eigenvalues(INF);
        assertThat(values).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(values.get(i).real()).isCloseTo(expected.get(i), within(1e-13));
        }
        assertThat(values.get(values.size() - 1).real()).isNotCloseTo(expected.get(0) - 0.1, within(1e-3));
    }

    private static void partitions(int left, int largest, double sum, List<Double> all) {
        if (left == 0) {
            all.add(sum);
        }
        for (int part = Math.min(left, largest); part >= 1; part--) {
            double mean = part % 2 == 1 ? 0 : 1;
            for (int i = 2; i <= part && part % 2 == 0; i += 2) {
                mean *= (i - 1.0) / i; // E cos^part
            }
            partitions(left - part, part, sum - 2 * (1 - 2 * mean), all);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 6, 3", "1, 6, 7", "1, 7, 12", "2, 4, 3", "3, 3, 5"})
    void floatingEigenvaluesAreRootsOfTheExactCharacteristicPolynomial(int dimension, int degree, int count) {
        KacModel model = Models.symmetric(dimension, 3);
        Spectrum spectrum = Spectrum.of(model, degree);
        ExactSpectrum exact = spectrum.exact(n(count));
        Polynomial polynomial = exact.characteristicPolynomial();
        List<Spectrum.Value> values = spectrum.eigenvalues(n(count));
        int size = values.size();
        assertThat(polynomial.coefficient(MultiIndex.of(size))).isEqualTo(BigFraction.ONE);
        double trace = values.stream().mapToDouble(Spectrum.Value::real).sum();
        assertThat(trace)
                .isCloseTo(
                        -polynomial.coefficient(MultiIndex.of(size - 1)).doubleValue(),
                        within(1e-12 * Math.abs(trace)));
        List<Double> rational = new ArrayList<>();
        exact.roots().forEach(r -> {
            for (int i = 0; i < r.multiplicity(); i++) {
                rational.add(r.value().doubleValue());
            }
        });
        for (Spectrum.Value value : values) {
            assertThat(value.imaginary())
                    .as("H1 and H2 make the generator symmetric")
                    .isZero();
            boolean isRational = rational.removeIf(new Once(value.real()));
            double smallest = exact.remaining().stream()
                    .mapToDouble(p -> Math.abs(newton(p, value.real())))
                    .min()
                    .orElse(1);
            // A few units in the last place of the norm of the matrix, which is below 100.
            assertThat(isRational || smallest < 1e-11).as("%s", value).isTrue();
        }
        assertThat(rational).as("every rational root is found").isEmpty();
    }

    /** Takes out one number that is equal up to rounding. */
    private static final class Once implements java.util.function.Predicate<Double> {
        private final double value;
        private boolean used;

        Once(double value) {
            this.value = value;
        }

        @Override
        public boolean test(Double x) {
            boolean hit = !used && Math.abs(x - value) < 1e-11;
            used |= hit;
            return hit;
        }
    }

    /** {@code p(x)/p'(x)} in exact arithmetic: near a simple root, the distance to it. */
    private static double newton(Polynomial p, double x) {
        BigFraction at = BigFraction.from(x);
        BigFraction value = BigFraction.ZERO;
        BigFraction slope = BigFraction.ZERO;
        for (int i = p.terms().keySet().stream().mapToInt(e -> e.get(0)).max().orElse(0); i >= 0; i--) {
            slope = slope.multiply(at).add(value);
            value = value.multiply(at).add(p.coefficient(MultiIndex.of(i)));
        }
        return value.divide(slope).doubleValue();
    }

    @Test
    void momentsWithMorePartsThanParticlesAreLeftOut() {
        // Partitions of 6 into at most 2 parts: 6, 51, 42, 33.
        assertThat(Spectrum.of(kac(), 6).eigenvalues(n(2))).hasSize(4);
        assertThat(Spectrum.of(kac(), 6).eigenvalues(INF)).hasSize(11);
    }

    /** N = M = 2: the two particles rotate to the uniform law on their circle at rate 2, all at once. */
    @Test
    void twoParticlesRelaxAtOneRate() {
        assertThat(Spectrum.of(kac(), 6).exact(n(2)).roots())
                .containsExactly(
                        new ExactSpectrum.Root(BigFraction.ZERO, 1), new ExactSpectrum.Root(BigFraction.of(-2), 3));
    }

    /** A law without H2, a turn by a right angle at rate 1: eigenvalues {@code e^{+-i pi/2} - 1} on linear functions. */
    @Test
    void aLawWithoutReversibilityHasComplexEigenvalues() {
        TwoPoint.Angles right = new TwoPoint.Angles(List.of(new double[] {0, 1}));
        KacModel turn =
                Models.single(new TwoPoint.Turn(right), Models.symmetric(2, 2).initial());
        List<Spectrum.Value> values = Spectrum.of(turn, 1).eigenvalues(INF);
        assertThat(values).hasSize(2);
        assertThat(values.get(0).real()).isCloseTo(-1, within(1e-14));
        assertThat(values.get(0).imaginary()).isCloseTo(1, within(1e-14));
        assertThat(values.get(1).imaginary()).isCloseTo(-1, within(1e-14));
    }
}
