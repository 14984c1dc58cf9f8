package stosszahl.particle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import stosszahl.kac.ParticleNumber;

/** The estimate is a mean with slopes from other replicas, and its interval holds what it promises. */
class ControlVariatesTest {
    private static final double[] EXPECTED = {1, 2};

    private static double[][] data(int n, ZigguratSampler.NormalizedGaussian normal) {
        double[][] x = new double[3][n];
        for (int r = 0; r < n; r++) {
            double a = normal.sample();
            double b = normal.sample();
            x[0][r] = 5 + 2 * a - b + 0.5 * normal.sample();
            x[1][r] = 1 + a;
            x[2][r] = 2 + a + b;
        }
        return x;
    }

    private static Estimate plain(double[] x) {
        double error = Math.sqrt(StatUtils.variance(x) / x.length);
        return new Estimate("y", ParticleNumber.of(10), 1, StatUtils.mean(x), error, -9, 9, x.length);
    }

    private static Estimate adjust(double[][] x, int low, double level, double... expected) {
        return ControlVariates.adjust(plain(x[0]), x[0], new double[][] {x[1], x[2]}, expected, low, level);
    }

    /** Commons Math finds the slopes of each fold by a QR decomposition of the others. */
    private static double[] witness(double[][] x, int controls) {
        int n = x[0].length;
        double[] z = new double[n];
        for (int fold = 0; fold < 5; fold++) {
            int own = fold;
            int[] others = IntStream.range(0, n).filter(r -> r % 5 != own).toArray();
            double[] y = Arrays.stream(others).mapToDouble(r -> x[0][r]).toArray();
            double[][] design = Arrays.stream(others)
                    .mapToObj(r -> IntStream.range(0, controls)
                            .mapToDouble(j -> x[1 + j][r])
                            .toArray())
                    .toArray(double[][]::new);
            OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
            regression.newSampleData(y, design);
            double[] b = regression.estimateRegressionParameters();
            for (int r = fold; r < n; r += 5) {
                z[r] = x[0][r];
                for (int j = 0; j < controls; j++) {
                    z[r] -= b[1 + j] * (x[1 + j][r] - EXPECTED[j]);
                }
            }
        }
        return z;
    }

    @Test
    void itIsTheMeanWithSlopesFromOtherReplicas() {
        double[][] x = data(43, ZigguratSampler.NormalizedGaussian.of(Xoroshiro.seeded(1)));
        double[] z = witness(x, 2);
        // Sums of 43 numbers of size 5.
        Estimate both = adjust(x, 2, 0.99, EXPECTED);
        assertThat(both.mean()).isCloseTo(StatUtils.mean(z), within(1e-12));
        assertThat(both.standardError()).isCloseTo(plain(z).standardError(), within(1e-12));
        // With the second control not trusted, the mean is the same, and the error that of the first one alone.
        Estimate one = adjust(x, 1, 0.99, EXPECTED);
        assertThat(one.mean()).isEqualTo(both.mean());
        assertThat(one.standardError()).isCloseTo(plain(witness(x, 1)).standardError(), within(1e-12));
        assertThat(one.standardError()).isGreaterThan(1.1 * both.standardError());
    }

    @Test
    void controlsThatDoNotVaryOrRepeatAreLeftOut() {
        double[][] x = data(60, ZigguratSampler.NormalizedGaussian.of(Xoroshiro.seeded(2)));
        double[] constant = new double[60];
        Arrays.fill(constant, 0.1);
        Estimate plain = plain(x[0]);
        Estimate one = ControlVariates.adjust(plain, x[0], new double[][] {x[1]}, new double[] {1}, 1, 0.99);
        Estimate three = ControlVariates.adjust(
                plain, x[0], new double[][] {x[1], constant, x[1]}, new double[] {1, 0.1, 1}, 3, 0.99);
        assertThat(one).isNotEqualTo(plain);
        assertThat(three).isEqualTo(one);
    }

    @Test
    void whereNothingIsGainedTheMeanStaysPlain() {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(Xoroshiro.seeded(4));
        double[][] x = data(60, normal);
        double[] noise = normal.samples().limit(60).toArray();
        Estimate plain = plain(noise);
        assertThat(ControlVariates.adjust(plain, noise, new double[][] {x[1]}, new double[] {1}, 1, 0.99))
                .isSameAs(plain);
        double[][] few = data(39, normal);
        assertThat(adjust(few, 2, 0.99, EXPECTED)).isEqualTo(plain(few[0]));
        // What controls explain wholly still has a tenth of the plain width.
        Estimate itself = ControlVariates.adjust(plain, noise, new double[][] {noise}, new double[] {3}, 1, 0.99);
        assertThat(itself.mean()).isCloseTo(3, within(1e-12));
        assertThat(itself.standardError()).isEqualTo(0.1 * plain.standardError());
        assertThatThrownBy(() -> ControlVariates.adjust(plain, noise, x, new double[2], 0, 0.9))
                .hasMessageContaining("3 controls");
    }

    /** 2000 intervals at level 0.9; a wrong expectation of a control moves the estimate and is seen. */
    @Test
    void theIntervalHoldsItsLevel() {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(Xoroshiro.seeded(3));
        int covered = 0;
        int wrong = 0;
        for (int trial = 0; trial < 2000; trial++) {
            double[][] x = data(40, normal);
            Estimate e = adjust(x, 2, 0.9, EXPECTED);
            Estimate off = adjust(x, 2, 0.9, 1.2, 2);
            covered += e.low() <= 5 && 5 <= e.high() ? 1 : 0;
            wrong += off.low() <= 5 && 5 <= off.high() ? 1 : 0;
        }
        // Four standard errors of 2000 trials.
        assertThat(covered / 2000.0).isCloseTo(0.9, within(0.027));
        assertThat(wrong / 2000.0).isLessThan(0.6);
    }
}
