package stosszahl.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stosszahl.collision.CircleKernel;
import stosszahl.collision.DensityKernel;
import stosszahl.collision.SphereKernel;
import stosszahl.polynomial.MultiIndex;

/** Densities given by formulas, whose sub-expressions show peaks and jumps that no rule would meet. */
class FormulaDensityTest {
    static CircleKernel circle(String text, double... breaks) {
        Formula formula = Formula.of("density", text, "theta");
        return CircleKernel.density(text, formula::density, formula.parts(), breaks);
    }

    private static void check(CircleKernel kernel, double cosines, double largestError) {
        double value = kernel.moment(MultiIndex.of(2, 0)).doubleValue();
        assertThat(Math.abs(value - cosines)).isLessThanOrEqualTo(kernel.error());
        assertThat(kernel.error()).isLessThanOrEqualTo(largestError);
    }

    @Test
    void partsAreTheSubExpressions() {
        Formula formula = Formula.of("density", "1+2*exp(-((theta-0.5)/3)^2)+(theta-0.5)/3", "theta");
        double u = (0.8 - 0.5) / 3;
        double e = Math.exp(-u * u);
        assertThat(formula.parts().at(0.8))
                .contains(0.8 - 0.5, u, u * u, e, 2 * e, 1 + 2 * e + u)
                .hasSizeLessThan(12);
        assertThat(formula.parts().at(0.8)[0]).isEqualTo(formula.parts().at(0.8)[0]);
        assertThat(Arrays.stream(
                        Formula.of("density", "1/theta", "theta").parts().at(0.0)))
                .contains(Double.POSITIVE_INFINITY);
    }

    /** {@code E cos 2 theta = m cos 2c D/(2 pi + m)} with the mass m of the peak and D its own average of cos 2(theta - c); 30 digits by mpmath. */
    @ParameterizedTest
    @CsvSource({
        "1+1/1e-5*exp(-((theta-(-1.1111111))/1e-5)^2), 0.4332966757059, 1e-10",
        "1+1/1e-8*exp(-((theta-(-1.1111111))/1e-8)^2), 0.4332966756992, 1e-7",
        "1+1/3e-6*exp(-((theta-(0.3333))/3e-6)^2), 0.5864625351318, 1e-10",
        "1+5e7*(1+signum(5e-9-abs(theta-0.77))), 0.50211387310523, 1e-7",
        "1+5e9*(1+signum(5e-11-abs(theta-0.77))), 0.50211387310523, 1e-5",
        "1+1e6+1e6*signum(exp(-((theta-1)/1e-6)^2)-0.5), 0.4279204376243, 1e-8",
        "1+1e5*(floor(theta)-floor(theta-1e-5)), BOXES, 1e-9"
    })
    void needlesAreFound(String text, String right, double largestError) {
        check(circle(text), right.equals("BOXES") ? boxes() : Double.parseDouble(right), largestError);
    }

    /** Boxes of width 1e-5 and mass 1 that begin at -3, .., 3. */
    private static double boxes() {
        double sum = Math.PI;
        for (int k = -3; k <= 3; k++) {
            sum += 0.5 + (Math.sin(2 * (k + 1e-5)) - Math.sin(2 * k)) / 4e-5;
        }
        return sum / (2 * Math.PI + 7);
    }

    /** Two zeros of the argument {@code 2.8e-5} apart: half a width {@code d = acos 0.9999999999}, {@code E cos^2 = (1 - sin(2d)/2d)/2}. */
    @Test
    void aBoundedDensityIsIntegrable() {
        check(circle("1+signum(sin(theta)-0.9999999999)"), 6.666666666511e-11, 1e-8);
        check(circle("1+5e9*(1+signum(5e-11-abs(theta-0.77)))", 0.76999999995, 0.77000000005), 0.50211387310523, 1e-5);
    }

    /** {@code |cos(theta/2)|^-0.6}: within 1e-8 of pi the formula is infinite by rounding; 30 digits by mpmath. */
    @Test
    void aRoundedSingularityIsTakenToItsLimit() {
        check(circle("(1+cos(theta))^(-0.3)"), 0.6638655462185, 1e-6);
        check(circle("(1+cos(theta-1))^(-0.3)"), 0.5 + (0.6638655462185 - 0.5) * Math.cos(2), 1e-4);
    }

    /** {@code int |x|^-1 u^-p dx = 2 u_0^(1-p)/(p-1)} with {@code u = log(10/|x|)}; the average of sin^2 by mpmath, 30 digits. */
    @ParameterizedTest
    @CsvSource({
        "theta, 1.05, 0.9711616454817, 1e-9",
        "theta, 1.2, 0.8935865930891, 1e-10",
        "theta, 1.5, 0.7727647189954, 1e-10",
        "theta, 2, 0.6468422993707, 1e-11",
        "theta, 3, 0.5577182614439, 1e-11",
        "theta-1, 1.2, 0.3363277774153, 1e-4",
        "theta-1, 2, 0.4519787703068, 1e-6",
        "theta-1, 3, 0.5242486613003, 1e-8"
    })
    void logarithmsMayMakeAnInverseIntegrable(String x, double p, double right, double largestError) {
        check(circle("1/(abs(" + x + ")*abs(log(abs(" + x + ")/10))^" + p + ")"), right, largestError);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1/(abs(theta)*abs(log(abs(theta)/10)))",
                "1/(abs(theta)*abs(log(abs(theta)/10))^0.9)",
                "1/(abs(theta-1)*abs(log(abs(theta-1)/10)))"
            })
    void orNot(String text) {
        assertThatThrownBy(() -> circle(text)).hasMessageContaining("not integrable");
    }

    private static DensityKernel sphere(String text, int q) {
        String[] names = IntStream.rangeClosed(1, q).mapToObj(i -> "w" + i).toArray(String[]::new);
        Formula formula = Formula.of("density", text, names);
        return DensityKernel.of(text, SphereKernel.uniform(q), formula.function(), formula.parts());
    }

    private static void check(DensityKernel kernel, double right, double largestError, int... exponents) {
        double value = kernel.moment(MultiIndex.of(exponents)).doubleValue();
        assertThat(Math.abs(value - right)).isLessThanOrEqualTo(kernel.error());
        assertThat(kernel.error()).isLessThanOrEqualTo(largestError);
    }

    /** A layer of height 0.3 and normal law: {@code E w3^2 = 0.3^2 + w^2/2}; a ring {@code |w1 - w2/2| < h} about its normal {@code (2, -1, 0)}: {@code E w1^2 = (1 - 4/5)/2 + ..}. */
    @Test
    void layersOfAnyThicknessAreFound() {
        check(sphere("exp(-((w3-0.3)/1e-5)^2)", 3), 0.09 + 0.5e-10, 1e-9, 0, 0, 2);
        // The height in units of the normal's length: |t| < h = 1e-4/sqrt(5/4); E t^2 = h^2/3.
        double t = 1e-8 / 1.25 / 3;
        check(sphere("1+signum(0.0001-abs(w1-0.5*w2))", 3), 0.8 * t + 0.1 * (1 - t), 1e-11, 2, 0, 0);
        // The layer has the mass 10000 h of 1 + 10000 h.
        double mass = 1e4 * 1e-4 / Math.sqrt(1.25);
        double right = (1 / 3.0 + mass * (0.8 * t + 0.1 * (1 - t))) / (1 + mass);
        check(sphere("1+5000*(1+signum(0.0001-abs(w1-0.5*w2)))", 3), right, 1e-11, 2, 0, 0);
    }

    /** Gauss-Hermite sums of 40 x 40 nodes over both hemispheres, by mpmath; a third of the mass is in the peaks. */
    @Test
    void pointsAreFound() {
        DensityKernel two = sphere("1+1e6*exp(-((w1-0.0312)^2+(w2-0.0417)^2)/1e-6)", 3);
        check(two, 0.554851598424, 1e-8, 0, 0, 2);
        check(two, 0.133273258529, 1e-8, 4, 0, 0);
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(7L);
        double[] w = new double[3];
        double sum = 0;
        int n = 200_000;
        for (int k = 0; k < n; k++) {
            two.sample(rng, w);
            sum += w[2] * w[2] / n;
        }
        assertThat(sum).isCloseTo(0.554851598424, within(5 * 0.4 / Math.sqrt(n)));
    }

    /** A cap of the sphere of R^4 about one direction is a function of its height; where there is none, what no rule resolves is refused. */
    @Test
    void needlesInFourCoordinatesAreRefusedOrRight() {
        String cap = "((w1-0.5)^2+(w2-0.5)^2+(w3-0.5)^2+(w4-0.5)^2)";
        check(sphere("exp(-" + cap + "/1e-8)", 4), 0.25, 1e-6, 2, 0, 0, 0);
        assertThatThrownBy(() -> sphere("1+0.1*w1+1e12*exp(-" + cap + "/1e-8)", 4))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sphere("1+0.1*w1+1e5*exp(-((w2-0.3*w3)/1e-5)^2)", 4))
                .hasMessageContaining("a layer near");
    }
}
