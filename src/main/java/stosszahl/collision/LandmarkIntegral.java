package stosszahl.collision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/**
 * An integral by {@link AdaptiveIntegral} that knows the sub-expressions of its function: where at one of their {@link Landmarks}, or beside it, the function is not what the panels say, it is integrated again with
 * panels graded towards that place.
 */
final class LandmarkIntegral {
    /** What a place may change the integral by and is left alone, in units of the integral. */
    private static final double MATTERS = 1e-14;
    /** A smaller difference from the panels is rounding, in units of the value. */
    private static final double ROUNDING = 1e-9;

    private static final int MOST = 400;

    private final DoubleUnaryOperator f;
    private final AdaptiveIntegral.Result result;
    private final double floor;
    private final double[][] coefficients;

    private LandmarkIntegral(DoubleUnaryOperator f, AdaptiveIntegral.Result result, double floor) {
        this.f = f;
        this.result = result;
        this.floor = floor;
        this.coefficients = new double[result.panels().size()][];
    }

    /**
     * Integrates; the parameters are those of {@link AdaptiveIntegral#of}, and
     *
     * @param parts the sub-expressions as functions of the place
     * @param points how many pieces of the interval they are looked at in, at first
     */
    static AdaptiveIntegral.Result of(
            String name,
            DoubleUnaryOperator f,
            DoubleFunction<String> place,
            double[] cuts,
            int coarse,
            double tolerance,
            double floor,
            Parts parts,
            int points) {
        double[] places = Landmarks.on(cuts[0], cuts[cuts.length - 1], points, parts);
        AdaptiveIntegral.Result first;
        try {
            first = AdaptiveIntegral.of(name, f, place, cuts, coarse, tolerance, floor);
        } catch (IllegalArgumentException e) {
            if (places.length == 0 || places.length > MOST) {
                throw e;
            }
            try {
                double[] graded = Landmarks.graded(cuts, sharpestFirst(f, places));
                return AdaptiveIntegral.of(name, f, place, graded, coarse, tolerance, floor);
            } catch (IllegalArgumentException again) {
                throw e;
            }
        }
        LandmarkIntegral seen = new LandmarkIntegral(f, first, floor);
        double[] mattering = Arrays.stream(places)
                .filter(x -> seen.unseen(x) > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(x -> -seen.unseen(x)))
                .limit(MOST)
                .mapToDouble(x -> x)
                .toArray();
        if (mattering.length == 0) {
            return first;
        }
        double[] graded = Landmarks.graded(cuts, sharpestFirst(f, mattering));
        AdaptiveIntegral.Result second = AdaptiveIntegral.of(name, f, place, graded, coarse, tolerance, floor);
        LandmarkIntegral left = new LandmarkIntegral(f, second, floor);
        double error = second.error();
        for (double x : mattering) {
            // The place itself is rounded, and so is the edge of a box.
            double jump = Math.abs(beside(f, x, 2) - beside(f, x, -2));
            error += left.unseen(x) + (Double.isFinite(jump) ? Math.ulp(x) * jump : 0);
        }
        return new AdaptiveIntegral.Result(
                second.panels(), second.integral(), error, second.distance(), second.singular());
    }

    private static double beside(DoubleUnaryOperator f, double x, int units) {
        return f.applyAsDouble(x + units * Math.ulp(x));
    }

    /** Places where the function jumps come first, as only one of some neighbours can be a cut. */
    private static double[] sharpestFirst(DoubleUnaryOperator f, double[] places) {
        List<double[]> all = new ArrayList<>();
        for (double x : places) {
            double jump = Math.abs(beside(f, x, 2) - beside(f, x, -2));
            all.add(new double[] {x, Double.isFinite(jump) ? jump : 0});
        }
        all.sort(Comparator.comparingDouble(p -> -p[1]));
        return all.stream().mapToDouble(p -> p[0]).toArray();
    }

    /** The largest difference from the panels about a place, times the distance; 0 if that is rounding, or the function is infinite there. */
    private double unseen(double x) {
        List<Panel> panels = result.panels();
        if (replaced(x)) {
            return 0;
        }
        double most = 0;
        for (int side = -1; side <= 1; side += 2) {
            for (double w = 1e-3; w > 1e-20; w *= 0.3) {
                double distance = Math.max(w, Math.ulp(x));
                double y = x + side * distance;
                if (y > panels.get(0).a && y < panels.get(panels.size() - 1).b) {
                    most = Math.max(most, distance * off(y));
                }
                if (w < Math.ulp(x)) {
                    break;
                }
            }
        }
        return most > MATTERS * Math.max(result.integral(), floor) ? most : 0;
    }

    /** Is a place where the panels have another mass than the values. */
    private boolean replaced(double y) {
        return result.singular().stream().anyMatch(s -> Math.abs(y - s.place()) <= s.reach());
    }

    private double off(double y) {
        List<Panel> panels = result.panels();
        int low = 0;
        int high = panels.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (panels.get(middle).a <= y) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        Panel p = panels.get(low);
        double value = f.applyAsDouble(y);
        if (!p.finite() || !Double.isFinite(value) || y > p.b || replaced(y)) {
            return 0;
        }
        if (coefficients[low] == null) {
            coefficients[low] = p.coefficients();
        }
        double polynomial = Panel.series(coefficients[low], (2 * y - p.a - p.b) / (p.b - p.a));
        double apart = Math.abs(value - polynomial);
        return apart > ROUNDING * (Math.abs(value) + Math.abs(polynomial)) ? apart : 0;
    }
}
