package stosszahl.verify;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import stosszahl.grid.GridObservable;
import stosszahl.grid.GridSpace;
import stosszahl.observable.Observable;

/** The observables that a verification looks at. */
final class Observed {
    private Observed() {}

    /** Polynomials up to degree 8 and order 3, for the moment hierarchy and the sampler. */
    static List<Observable> polynomials(int dimension) {
        List<String> texts = dimension == 1
                ? List.of("v1^4", "v1^6", "v1^2*v2^2", "v1^4*v2^2", "v1^2*v2^2*v3^2")
                : List.of("v1x^4", "v1x^2*v1y^2", "v1x^2*v2x^2", "v1x^2*v2y^2", "v1x^2*v2x^2*v3x^2");
        return texts.stream().map(t -> Observable.parse(t, dimension)).toList();
    }

    /** Bounded observables of one and two particles. */
    static List<Observable> bounded(int dimension) {
        List<String> texts = dimension == 1
                ? List.of("cos(v1)", "[v1>1]", "cos(v1)*cos(v2)", "[v1>1]*[v2>1]")
                : List.of("cos(v1x)", "[v1x>1]", "cos(v1x)*cos(v2x)", "[v1x>1]*[v2x>1]");
        return texts.stream().map(t -> Observable.parse(t, dimension)).toList();
    }

    /** Bounded functionals on one level of a grid, of dual norm at most 1: those above, random signs and bounded Lipschitz functions. */
    static List<GridObservable> onGrid(GridSpace space, int s, long seed) {
        UniformRandomProvider rng = RandomSource.L64_X128_MIX.create(seed + s);
        List<GridObservable> all = new ArrayList<>();
        for (Observable observable : bounded(space.grid().dimension())) {
            if (observable.order() == s) {
                all.add(GridObservable.of(space, observable, s));
            }
        }
        all.add(GridObservable.signs(space, s, rng));
        all.add(GridObservable.lipschitz(space, s, rng));
        return all;
    }
}
