package stosszahl.testkit;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import stosszahl.collision.Hypothesis;
import stosszahl.collision.LawHypotheses;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.moment.MomentSystem;
import stosszahl.observable.Observable;

/** A closed system for expectations of polynomials: {@code moment/start}, {@code moment/Taylor}, {@code moment/limit}, and {@code moment/energy} where every law conserves it. */
public interface MomentContract extends Contract {
    /**
     * The model.
     *
     * @return the model
     */
    KacModel model();

    /**
     * The expectation under test.
     *
     * @param observable the observable
     * @param n the number of particles, or infinity
     * @param t the time
     * @return {@code E_N[phi](t)}
     */
    double expectation(Observable observable, ParticleNumber n, double t);

    /**
     * The Duhamel coefficients it must follow.
     *
     * @param observable the observable
     * @param n the number of particles, or infinity
     * @param terms how many
     * @return {@code c_0, c_1, ..}
     */
    default List<Double> coefficients(Observable observable, ParticleNumber n, int terms) {
        return MomentSystem.of(model(), List.of(observable)).duhamelCoefficients(observable, n, terms).stream()
                .map(BigFraction::doubleValue)
                .toList();
    }

    /**
     * The observables.
     *
     * @return a fourth moment of one particle and one of two, unless overridden
     */
    default List<Observable> observables() {
        int d = model().dimension();
        return Stream.of(d == 1 ? "v1^4" : "v1x^4", d == 1 ? "v1^2*v2^2" : "v1x^2*v2y^2")
                .map(text -> Observable.parse(text, d))
                .toList();
    }

    /**
     * The energy of one particle.
     *
     * @return {@code |v_1|^2}
     */
    default Observable energy() {
        int d = model().dimension();
        return Observable.parse(
                d == 1
                        ? "v1^2"
                        : IntStream.range(0, d)
                                .mapToObj(c -> "v1" + "xyz".charAt(c) + "^2")
                                .collect(Collectors.joining(" + ")),
                d);
    }

    /**
     * Do all laws conserve energy.
     *
     * @return what {@link LawHypotheses} finds
     */
    default boolean conservesEnergy() {
        return model().collisions().stream()
                .allMatch(
                        c -> LawHypotheses.of(c.law()).decide(Hypothesis.ENERGY).holds());
    }

    /**
     * The tests.
     *
     * @return one for each check
     */
    @TestFactory
    default Stream<DynamicTest> momentLaws() {
        return DynamicChecks.tests(MomentChecks.of(this), expectedFailures());
    }

    /**
     * The contract for the project's own moments of one model of a list.
     *
     * @param model the model
     * @return the tests
     */
    static DynamicContainer of(KacModel model) {
        return DynamicChecks.container(model.name(), MomentChecks.of(system(model)), ExpectedFailures.none());
    }

    /**
     * The project's own {@link MomentSystem} under its contract.
     *
     * @param model the model
     * @return the contract
     */
    static MomentContract system(KacModel model) {
        return new MomentContract() {
            @Override
            public KacModel model() {
                return model;
            }

            @Override
            public double expectation(Observable observable, ParticleNumber n, double t) {
                return MomentSystem.of(model, List.of(observable)).expectation(observable, n, t);
            }
        };
    }
}
