package stosszahl.verify;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import stosszahl.grid.GridObservable;
import stosszahl.grid.GridSpace;
import stosszahl.kac.KacModel;
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

    /** Bounded observables of one and two particles, at the scale of the velocities. */
    static List<Observable> bounded(KacModel model) {
        return bounded(
                model.dimension(),
                GridSetting.halfWidth(GridSetting.withDensities(model).initial()) / GridSetting.DEVIATIONS);
    }

    /**
     * The cosine of {@code v/u} and the indicator of {@code v > u}, with the unit {@code u} near the standard deviation: a cosine of {@code v} itself would be constant where velocities are small, and all noise
     * where they are large.
     */
    static List<Observable> bounded(int dimension, double deviation) {
        BigDecimal unit = unit(deviation);
        String per = BigDecimal.ONE
                .divide(unit, MathContext.DECIMAL64)
                .stripTrailingZeros()
                .toPlainString();
        String x = dimension == 1 ? "" : "x";
        String cosine = per.equals("1") ? "cos(v%d" + x + ")" : "cos(" + per + "*v%d" + x + ")";
        String indicator = "[v%d" + x + ">" + unit.toPlainString() + "]";
        return List.of(cosine, indicator, cosine + "*" + cosine, indicator + "*" + indicator).stream()
                .map(t -> Observable.parse(String.format(t, 1, 2), dimension))
                .toList();
    }

    /** The number 1, 2 or 5 times a power of ten next below {@code sqrt 2} times the deviation: 1 for a deviation of 1. */
    static BigDecimal unit(double deviation) {
        BigDecimal x = BigDecimal.valueOf(deviation * Math.sqrt(2));
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(x.precision() - x.scale() - 1);
        int lead = x.divide(power, 0, RoundingMode.FLOOR).intValue();
        return power.multiply(BigDecimal.valueOf(lead >= 5 ? 5 : lead >= 2 ? 2 : 1));
    }

    /** Bounded functionals on one level of a grid, of dual norm at most 1: those above, random signs and bounded Lipschitz functions. */
    static List<GridObservable> onGrid(GridSpace space, int s, long seed) {
        UniformRandomProvider rng = RandomSource.L64_X128_MIX.create(seed + s);
        List<GridObservable> all = new ArrayList<>();
        double deviation = space.grid().halfWidth() / GridSetting.DEVIATIONS;
        for (Observable observable : bounded(space.grid().dimension(), deviation)) {
            if (observable.order() == s) {
                all.add(GridObservable.of(space, observable, s));
            }
        }
        all.add(GridObservable.signs(space, s, rng));
        all.add(GridObservable.lipschitz(space, s, rng));
        return all;
    }
}
