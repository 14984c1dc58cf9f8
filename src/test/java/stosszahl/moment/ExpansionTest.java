package stosszahl.moment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static stosszahl.moment.Models.INF;
import static stosszahl.moment.Models.n;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stosszahl.kac.KacModel;
import stosszahl.observable.Observable;

/** {@code E_N = E_0 + E_1/N + E_2/N^2 + ..}, by expanding the rates. */
class ExpansionTest {
    record Case(KacModel model, String observable, double t) {
        MomentSystem system() {
            return MomentSystem.of(model, List.of(phi()));
        }

        Observable phi() {
            return Observable.parse(observable, model.dimension());
        }
    }

    static List<Case> cases() {
        return List.of(
                new Case(Models.kac(), "v1^6", 2),
                new Case(Models.binaryTernary(), "v1^2*v2^2", 0.5),
                new Case(Models.binaryTernary(), "v1^16", 1),
                new Case(Models.symmetric(1, 4), "v1^3*v2", 0.7),
                new Case(Models.symmetric(2, 3), "v1x^2*v2y^2", 1));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theLargestNumberOfParticlesAgreesWithInfinity(Case c) {
        double limit = c.system().expectation(c.phi(), INF, c.t);
        double finite = c.system().expectation(c.phi(), n(1_000_000_000_000_000L), c.t);
        assertThat(finite).isCloseTo(limit, within(1e-12 * Math.abs(limit)));
        assertThat(c.system().expectation(c.phi(), n(20), c.t)).isNotCloseTo(limit, within(1e-6 * Math.abs(limit)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theDifferenceTimesNIsTheFirstCorrection(Case c) {
        double first = c.system().correction(c.phi(), 1, c.t)[0];
        double scaled = c.system().scaledDeviation(c.phi(), n(1_000_000_000_000_000L), c.t)[0];
        // The second correction over 10^15; otherwise rounding.
        assertThat(scaled).isCloseTo(first, within(1e-11 * Math.abs(first)));
        double limit = c.system().expectation(c.phi(), INF, c.t);
        double million = 1e6 * (c.system().expectation(c.phi(), n(1_000_000), c.t) - limit);
        double second = c.system().correction(c.phi(), 2, c.t)[0];
        // The difference of two values, each good to 1e-13 of its size, times a million; and the third correction.
        assertThat(million).isCloseTo(first + second * 1e-6, within(1e-6 * Math.abs(limit) + 1e-9 * Math.abs(first)));
    }

    /** Richardson's extrapolation of {@code N (E_N - E_inf)} in {@code 1/N} uses nothing of the expanded rates. */
    @ParameterizedTest
    @MethodSource("cases")
    void richardsonExtrapolationGivesTheFirstTwoCorrections(Case c) {
        double[] u = new double[8];
        double[] x = new double[u.length];
        for (int i = 0; i < u.length; i++) {
            long count = 60L << i;
            x[i] = 1.0 / count;
            u[i] = c.system().scaledDeviation(c.phi(), n(count), c.t)[0];
        }
        double first = c.system().correction(c.phi(), 1, c.t)[0];
        double second = c.system().correction(c.phi(), 2, c.t)[0];
        // Eight points: what is left is of order x_0 x_1 .. x_7, far below; rounding grows little in these weights.
        assertThat(atZero(x, u)).isCloseTo(first, within(1e-9 * Math.abs(first)));
        double[] slope = new double[u.length];
        for (int i = 0; i < u.length; i++) {
            slope[i] = (u[i] - first) / x[i];
        }
        // The subtraction loses the digits of N.
        assertThat(atZero(x, slope)).isCloseTo(second, within(1e-5 * Math.abs(second)));
        assertThat(u[0]).as("one value of N alone").isNotCloseTo(first, within(1e-4 * Math.abs(first)));
    }

    /** Neville's interpolation at zero. */
    private static double atZero(double[] x, double[] u) {
        double[] p = u.clone();
        for (int k = 1; k < p.length; k++) {
            for (int i = p.length - 1; i >= k; i--) {
                p[i] = (x[i - k] * p[i] - x[i] * p[i - 1]) / (x[i - k] - x[i]);
            }
        }
        return p[p.length - 1];
    }

    /** The limit of order zero in the expansion is the limit. */
    @ParameterizedTest
    @MethodSource("cases")
    void theCoefficientOfOrderZeroIsTheLimit(Case c) {
        assertThat(c.system().correction(c.phi(), 0, c.t)[0])
                .isEqualTo(c.system().expectation(c.phi(), INF, c.t));
    }
}
