package stosszahl.moment;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.KacRotation;
import stosszahl.collision.SphereKernel;
import stosszahl.collision.SymmetricCollision;
import stosszahl.initial.BobylevKrookWu;
import stosszahl.initial.Gaussian;
import stosszahl.initial.InitialLaw;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.observable.Observable;

/** The models that the tests of this room share. */
final class Models {
    static final ParticleNumber INF = ParticleNumber.INFINITE;

    private Models() {}

    static KacModel kac() {
        return single(KacRotation.of(SphereKernel.uniform(2)), bkw("3/5"));
    }

    static KacModel binaryTernary() {
        return model(bkw("3/5"), KacRotation.of(SphereKernel.uniform(2)), SymmetricCollision.uniform(3, 1));
    }

    /** Symmetric collisions of orders 1 (absent), 2, .., {@code highest}, equally likely, from a Gaussian with means and variances that differ by axis. */
    static KacModel symmetric(int dimension, int highest) {
        List<BigFraction> means = IntStream.range(0, dimension)
                .mapToObj(i -> BigFraction.of(i + 1, 3))
                .toList();
        List<BigFraction> variances = IntStream.range(0, dimension)
                .mapToObj(i -> BigFraction.of(2 + i, 2))
                .toList();
        return model(
                InitialLaw.product(Gaussian.of(means, variances)),
                IntStream.rangeClosed(2, highest)
                        .mapToObj(k -> SymmetricCollision.uniform(k, dimension))
                        .toArray(CollisionLaw[]::new));
    }

    static KacModel single(CollisionLaw law, InitialLaw initial) {
        return model(initial, law);
    }

    static KacModel model(InitialLaw initial, CollisionLaw... laws) {
        return KacModel.of(
                "test",
                List.of(laws).stream()
                        .map(law -> new KacModel.WeightedLaw(BigFraction.of(1, laws.length), law))
                        .toList(),
                initial);
    }

    static InitialLaw bkw(String a) {
        return InitialLaw.product(BobylevKrookWu.of(1, BigFraction.parse(a.replace("/", " / "))));
    }

    static ParticleNumber n(long n) {
        return ParticleNumber.of(n);
    }

    static Observable observable(String text) {
        return Observable.parse(text, 1);
    }

    static MomentSystem system(KacModel model, String... observables) {
        return MomentSystem.of(
                model,
                List.of(observables).stream()
                        .map(text -> Observable.parse(text, model.dimension()))
                        .toList());
    }

    static double value(KacModel model, String observable, ParticleNumber n, double t) {
        return system(model, observable).expectation(Observable.parse(observable, model.dimension()), n, t);
    }
}
