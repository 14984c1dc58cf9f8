package stosszahl.moment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static stosszahl.moment.Models.INF;
import static stosszahl.moment.Models.kac;
import static stosszahl.moment.Models.n;
import static stosszahl.moment.Models.observable;
import static stosszahl.moment.Models.system;
import static stosszahl.moment.Models.value;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import stosszahl.collision.CircleKernel;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.KacRotation;
import stosszahl.initial.Gaussian;
import stosszahl.initial.InitialLaw;
import stosszahl.kac.KacModel;
import stosszahl.observable.Observable;
import stosszahl.polynomial.MultiIndex;

class MomentSystemTest {
    private static InitialLaw gaussian(int variance) {
        return InitialLaw.product(Gaussian.centred(List.of(BigFraction.of(variance))));
    }

    /** The Boltzmann hierarchy is linear: from a mixture of products it gives the mixture of the Boltzmann flows (after Theorem 2.2). */
    @Test
    void theLimitFromAMixtureIsTheMixtureOfTheLimits() {
        InitialLaw mixture = InitialLaw.mixture(List.of(
                new InitialLaw.Part(
                        BigFraction.of(1, 3), gaussian(1).parts().get(0).law()),
                new InitialLaw.Part(
                        BigFraction.of(2, 3), Models.bkw("3/5").parts().get(0).law())));
        KacModel model = Models.binaryTernary();
        for (String phi : List.of("v1^4", "v1^4*v2^4", "v1^2*v2^6")) {
            double first = value(model.startingFrom(gaussian(1)), phi, INF, 1);
            double second = value(model, phi, INF, 1);
            assertThat(value(model.startingFrom(mixture), phi, INF, 1))
                    .isCloseTo(first / 3 + 2 * second / 3, within(1e-12 * first));
            assertThat(first).isNotCloseTo(second, within(1e-3));
        }
    }

    /** (2.29): the limit of a product law factorises, that of a mixture does not. */
    @Test
    void chaosIsPropagatedFromProductsAndNotFromMixtures() {
        double one = value(kac(), "v1^4", INF, 2);
        assertThat(value(kac(), "v1^4*v2^4", INF, 2)).isCloseTo(one * one, within(1e-12 * one * one));
        KacModel mixed = kac().startingFrom(InitialLaw.mixture(List.of(
                new InitialLaw.Part(
                        BigFraction.of(1, 2), gaussian(1).parts().get(0).law()),
                new InitialLaw.Part(
                        BigFraction.of(1, 2), gaussian(2).parts().get(0).law()))));
        double mean = value(mixed, "v1^4", INF, 2);
        assertThat(value(mixed, "v1^4*v2^4", INF, 2)).isGreaterThan(1.1 * mean * mean);
    }

    /** Lemma: the Gaussian is stationary for every law with H1, at every N. */
    @Test
    void theIsotropicGaussianIsStationary() {
        KacModel model = Models.symmetric(2, 4)
                .startingFrom(InitialLaw.product(Gaussian.centred(List.of(BigFraction.of(2), BigFraction.of(2)))));
        assertThat(value(model, "v1x^4*v2y^2", n(6), 3)).isCloseTo(3 * 4 * 2, within(1e-12 * 24));
        KacModel anisotropic = Models.symmetric(2, 4);
        assertThat(value(anisotropic, "v1x^2", n(6), 3))
                .isNotCloseTo(value(anisotropic, "v1x^2", n(6), 0), within(0.01));
    }

    /**
     * A density that is not uniform: {@code E v^4} in the limit relaxes at {@code 2(1 - E cos^4 - E sin^4)}, here with the density {@code 1 + cos(4 theta)/2}, for which
     * {@code E cos^4 = E sin^4 = 3/8 + 1/32}.
     */
    @Test
    void anEvenDensityOfTheAngleEntersThroughItsMoments() {
        KacModel model = Models.single(
                KacRotation.of(CircleKernel.density("peaked", theta -> 1 + 0.5 * Math.cos(4 * theta))),
                Models.bkw("3/5"));
        double x0 = 3 - 3 * 0.36;
        double t = 1.5;
        double expected = 3 + (x0 - 3) * Math.exp(-2 * (1 - 13.0 / 16) * t);
        assertThat(value(model, "v1^4", INF, t)).isCloseTo(expected, within(1e-12));
        assertThat(value(kac(), "v1^4", INF, t)).isNotCloseTo(expected, within(1e-2));
        assertThat(system(model, "v1^4").exact()).isFalse();
        assertThat(system(kac(), "v1^4").exact()).isTrue();
    }

    /** (3.11) conserves no energy: {@code E v^2} in the limit, by hand from {@code y' = 2(E[a^2 + b^2] - 1) y + 4 E[ab] m^2} with a constant mean {@code m}. */
    @Test
    void aLawWithoutIsometryMayGainEnergyForEver() {
        TwoPoint.Angles shares = new TwoPoint.Angles(List.of(new double[] {1, 0}, new double[] {1.25, -0.25}));
        CollisionLaw game = new TwoPoint.Game(2, shares);
        KacModel model = Models.single(
                game, InitialLaw.product(Gaussian.of(List.of(BigFraction.of(1, 2)), List.of(BigFraction.of(1)))));
        double rate = 2 * ((1 + 1.625) / 2 - 1);
        double source = 4 * (-0.3125 / 2) * 0.25;
        double t = 2;
        double rest = -source / rate;
        double expected = rest + (1.25 - rest) * Math.exp(rate * t);
        assertThat(value(model, "v1^2", INF, t)).isCloseTo(expected, within(1e-12 * expected));
        assertThat(value(model, "v1^2", INF, t)).isGreaterThan(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> value(model, "v1^2", INF, 5000))
                .withMessageContaining("grows");
    }

    /** The closed form of the average over uniform reflections against the law's own matrices and quadrature. */
    @Test
    void theAverageOverUniformReflectionsAgreesWithQuadrature() {
        for (int[] shape : new int[][] {{1, 3}, {2, 1}, {2, 2}, {3, 1}, {4, 1}}) {
            CollisionLaw law = stosszahl.collision.SymmetricCollision.uniform(shape[0], shape[1]);
            CollisionLaw plain = new ByQuadrature(law);
            int q = shape[0] * shape[1];
            double wrong = 0;
            for (int[] some : new int[][] {{1, 2, 0, 1}, {4, 0, 2, 0}, {3, 3, 0, 0}, {5, 0, 0, 0}}) {
                int[] exponents =
                        IntStream.range(0, q).map(i -> i < 4 ? some[i] : 0).toArray();
                MultiIndex a = MultiIndex.of(exponents);
                double distance = 0;
                var exact = law.average(a);
                var other = plain.average(a);
                for (MultiIndex b : other.terms().keySet()) {
                    double difference = exact.coefficient(b).doubleValue()
                            - other.coefficient(b).doubleValue();
                    distance = Math.max(distance, Math.abs(difference));
                    wrong = Math.max(
                            wrong,
                            Math.abs(exact.coefficient(b).doubleValue()
                                    + other.coefficient(b).doubleValue()));
                }
                assertThat(exact.terms().keySet()).allMatch(other.terms()::containsKey);
                assertThat(distance).isLessThan(1e-12);
            }
            assertThat(wrong).as("the other sign").isGreaterThan(1e-3);
        }
    }

    private record ByQuadrature(CollisionLaw law) implements CollisionLaw {
        @Override
        public String name() {
            return law.name();
        }

        @Override
        public int order() {
            return law.order();
        }

        @Override
        public int dimension() {
            return law.dimension();
        }

        @Override
        public stosszahl.collision.CollisionKernel kernel() {
            return law.kernel();
        }

        @Override
        public void transform(double[] angle, double[] v, double[] out) {
            law.transform(angle, v, out);
        }
    }

    @Test
    void onlyReachableMomentsAreSolvedFor() {
        assertThat(system(kac(), "v1^4").orbits())
                .extracting(MomentOrbit::toString)
                .containsExactly("v1^4", "v1^2*v2^2");
        assertThat(system(kac(), "3").expectation(observable("3"), n(5), 1)).isEqualTo(3);
    }

    @Test
    void whatCannotBeAnsweredIsRefusedInOneLine() {
        MomentSystem system = system(kac(), "v1^2*v2^2*v3^2");
        Observable three = observable("v1^2*v2^2*v3^2");
        refuses(() -> system(kac(), "cos(v1)"), "not a polynomial");
        refuses(() -> MomentSystem.of(kac(), List.of(Observable.parse("v1x", 2))), "dimension");
        refuses(() -> system(Models.symmetric(1, 4), "v1^60"), "degree of at most");
        refuses(() -> system.expectation(three, n(2), 1), "use N >= 3");
        refuses(() -> system.expectation(three, n(1), 1), "N = 1");
        refuses(() -> system.expectation(three, n(5), -1), "t = -1.0");
        refuses(() -> system.expectation(three, n(5), Double.NaN), "t = NaN");
        refuses(() -> system.expectation(observable("v1^3"), n(5), 1), "not in this system");
        refuses(() -> system.scaledDeviation(three, INF, 1), "finite");
        refuses(() -> system.correction(three, -1, 1), "q = -1");
        refuses(() -> system.duhamelCoefficients(three, INF, 0), "at least 1");
        refuses(() -> Spectrum.of(kac(), 60), "use p <=");
        refuses(() -> Spectrum.of(kac(), -1), "p >= 0");
    }

    private static void refuses(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String part) {
        assertThatIllegalArgumentException()
                .isThrownBy(call)
                .withMessageContaining(part)
                .matches(e -> !e.getMessage().contains("\n"));
    }

    /** Partitions of 0..16 (OEIS A000041); vector partitions in dimensions 2 and 3 against their list. */
    @Test
    void orbitsAreCountedAndNamed() {
        int[] partitions = {1, 1, 2, 3, 5, 7, 11, 15, 22, 30, 42, 56, 77, 101, 135, 176, 231};
        for (int p = 0; p < partitions.length; p++) {
            assertThat(MomentOrbit.count(1, p, 1000)).isEqualTo(partitions[p]);
            assertThat(MomentOrbit.ofDegree(1, p)).doesNotHaveDuplicates().hasSize(partitions[p]);
        }
        for (int d = 2; d <= 3; d++) {
            List<MomentOrbit> all = MomentOrbit.ofDegree(d, 5);
            assertThat(all).doesNotHaveDuplicates().hasSize((int) MomentOrbit.count(d, 5, 10_000));
            for (MomentOrbit orbit : all) {
                Observable read = Observable.parse(orbit.toString(), d);
                assertThat(MomentOrbit.of(read, read.terms().get(0))).isEqualTo(orbit);
            }
        }
        assertThat(MomentOrbit.of(List.of(MultiIndex.of(0), MultiIndex.of(2), MultiIndex.of(4))))
                .hasToString("v1^4*v2^2");
        assertThat(MomentOrbit.of(List.of())).hasToString("1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MomentOrbit.of(List.of(MultiIndex.of(1), MultiIndex.of(1, 0))));
    }
}
