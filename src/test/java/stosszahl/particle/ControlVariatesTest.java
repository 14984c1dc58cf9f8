package stosszahl.particle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import stosszahl.kac.ParticleNumber;

/** The estimate is the intercept of a regression, and its interval holds what it promises. */
class ControlVariatesTest {
    private static final Estimate PLAIN = new Estimate("y", ParticleNumber.of(10), 1, 0, 1, -1, 1, 40);

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

    /** Commons Math solves the same regression by a QR decomposition. */
    @Test
    void itIsTheInterceptOfTheRegression() {
        double[][] x = data(40, ZigguratSampler.NormalizedGaussian.of(Xoroshiro.seeded(1)));
        double[][] design = new double[40][2];
        for (int r = 0; r < 40; r++) {
            design[r][0] = x[1][r] - 1;
            design[r][1] = x[2][r] - 2;
        }
        OLSMultipleLinearRegression witness = new OLSMultipleLinearRegression();
        witness.newSampleData(x[0], design);
        Estimate ours = ControlVariates.adjust(PLAIN, x[0], new double[][] {x[1], x[2]}, new double[] {1, 2}, 0.99);
        // Sums of 40 numbers of size 5.
        assertThat(ours.mean()).isCloseTo(witness.estimateRegressionParameters()[0], within(1e-12));
        assertThat(ours.standardError())
                .isCloseTo(witness.estimateRegressionParametersStandardErrors()[0], within(1e-12));
    }

    @Test
    void controlsThatDoNotVaryOrRepeatAreLeftOut() {
        double[][] x = data(40, ZigguratSampler.NormalizedGaussian.of(Xoroshiro.seeded(2)));
        double[] constant = new double[40];
        java.util.Arrays.fill(constant, 0.1);
        Estimate one = ControlVariates.adjust(PLAIN, x[0], new double[][] {x[1]}, new double[] {1}, 0.99);
        Estimate three = ControlVariates.adjust(
                PLAIN, x[0], new double[][] {x[1], constant, x[1]}, new double[] {1, 0.1, 1}, 0.99);
        assertThat(three.mean()).isEqualTo(one.mean());
        assertThat(three.standardError()).isEqualTo(one.standardError());
        assertThatThrownBy(() -> ControlVariates.adjust(PLAIN, new double[3], x, new double[3], 0.9))
                .hasMessageContaining("at least 8 replicas");
    }

    /** 2000 intervals at level 0.9; a wrong expectation of a control moves the estimate and is seen. */
    @Test
    void theIntervalHoldsItsLevel() {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(Xoroshiro.seeded(3));
        int covered = 0;
        int wrong = 0;
        for (int trial = 0; trial < 2000; trial++) {
            double[][] x = data(20, normal);
            double[][] controls = {x[1], x[2]};
            Estimate e = ControlVariates.adjust(PLAIN, x[0], controls, new double[] {1, 2}, 0.9);
            Estimate off = ControlVariates.adjust(PLAIN, x[0], controls, new double[] {1.2, 2}, 0.9);
            covered += e.low() <= 5 && 5 <= e.high() ? 1 : 0;
            wrong += off.low() <= 5 && 5 <= off.high() ? 1 : 0;
        }
        // Four standard errors of 2000 trials.
        assertThat(covered / 2000.0).isCloseTo(0.9, within(0.027));
        assertThat(wrong / 2000.0).isLessThan(0.6);
    }
}
