package stosszahl.collision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/**
 * The integral of a non-negative function over an interval, in panels that are halved until the polynomial through 15 nodes agrees with the values at 30 others to {@link #TOLERANCE} of
 * the whole, and that are joined again where they need not be so small.
 *
 * <p>Jumps, kinks and peaks end in narrow panels. Where a function grows without bound, panels shrink by halves towards the place, as far as floating-point numbers can tell them from
 * it; the rest is the limit of the partial sums (Wynn's epsilon algorithm, as in QUADPACK). If the masses of those panels do not fall, the function is not integrable there and refused.
 * A value that is infinite or undefined at a single place is passed over.
 */
final class AdaptiveIntegral {
    /** In units of the integral. The coefficient counts the units in the last place that a formula may lose. */
    static final double TOLERANCE = 1e-13;

    private static final double ROUNDING = 4e-15;
    private static final int MOST_PANELS = 250_000;
    /** What is left in a panel too narrow to be halved and calls for a closer look, in units of the integral. */
    private static final double LEFT = 1e-12;
    /** Where masses of halved panels fall by less than this factor, no sum is taken. */
    private static final double FALL = 0.9995;

    private static final double TINY = 1e-290;
    /** So near to a place where it is infinite, a formula like {@code 1 + cos(x)} rounds to 0 and its power to infinity. */
    private static final double ROUNDED = 4e-8;
    /** Panels nearer to such a place are not looked at in detail: they give way to its shells. */
    private static final double BESIDE = 1e-4;
    /** With a larger error of the tail, in units of the integral, the function is refused. */
    private static final double WORST_TAIL = 1e-2;

    private final DoubleUnaryOperator f;
    private final DoubleFunction<String> place;
    private final String name;
    private final double tolerance;
    private final double floor;
    private double scale;
    private double most;
    private int count;
    private double extra;
    private final List<Double> infinite = new ArrayList<>();
    /** Places with intervals about them where the function is infinite by rounding: place, radius, ends. */
    private final List<double[]> rounded = new ArrayList<>();

    private double loss;
    private double cutsFrom;
    private double cutsTo;

    private AdaptiveIntegral(
            String name, DoubleUnaryOperator f, DoubleFunction<String> place, double tolerance, double floor) {
        this.name = name;
        this.f = f;
        this.place = place;
        this.tolerance = tolerance;
        this.floor = floor;
    }

    /** The panels, from left to right, and the estimated error of the sum of their integrals; of polynomials as densities the distance in total variation; and where the function is infinite. */
    record Result(List<Panel> panels, double integral, double error, double distance, List<Singular> singular) {}

    /** A place where the function is infinite, and a distance within which the panels have the mass that the limit leaves there rather than the values. */
    record Singular(double place, double reach) {}

    /**
     * Integrates.
     *
     * @param name what the function is, for complaints
     * @param f the function
     * @param place how a place is written in a complaint
     * @param cuts the ends of the interval and places inside where panels end, increasing
     * @param coarse how many panels at least are looked at in each part of average length
     * @param tolerance the tolerance, {@link #TOLERANCE} or larger
     * @param floor an absolute size of the integral below which nothing matters
     */
    static Result of(
            String name,
            DoubleUnaryOperator f,
            DoubleFunction<String> place,
            double[] cuts,
            int coarse,
            double tolerance,
            double floor) {
        return new AdaptiveIntegral(name, f, place, tolerance, floor).run(cuts, coarse);
    }

    private Result run(double[] cuts, int coarse) {
        cutsFrom = cuts[0];
        cutsTo = cuts[cuts.length - 1];
        double length = cutsTo - cutsFrom;
        List<Panel[]> first = new ArrayList<>();
        for (int i = 0; i + 1 < cuts.length; i++) {
            int n = Integer.highestOneBit(Math.max(1, (int) Math.ceil(coarse * (cuts[i + 1] - cuts[i]) / length)) * 2
                    - 1);
            Panel[] part = new Panel[n];
            for (int j = 0; j < n; j++) {
                part[j] = Panel.of(along(cuts, i, j, n), along(cuts, i, j + 1, n), this::value);
                for (int k = 0; k < Panel.NODES; k++) {
                    if (!Double.isFinite(part[j].values[k])
                            && (Double.isNaN(part[j].values[k]) || part[j].b - part[j].a > ROUNDED)) {
                        throw complaint("is infinite or not a number at " + place.apply(part[j].node(k))
                                + " and beside it; write e.g. a formula like 1 + 0.5*cos(2*theta)");
                    }
                }
                if (part[j].finite()) {
                    most = Math.max(most, part[j].most());
                    scale += part[j].integral;
                } else {
                    round(part[j]);
                }
            }
            first.add(part);
        }
        checkSign(first);
        List<Panel> panels = new ArrayList<>();
        for (int attempt = 0; attempt < 6; attempt++) {
            panels.clear();
            count = 0;
            for (Panel[] part : first) {
                panels.addAll(join(part, 0, part.length));
            }
            double sum = panels.stream()
                    .filter(Panel::finite)
                    .mapToDouble(p -> p.integral)
                    .sum();
            boolean settled = !(sum < 0.5 * scale) || !(sum > floor);
            scale = sum;
            if (settled) {
                break;
            }
        }
        panels = singular(panels, cuts);
        double integral = panels.stream().mapToDouble(p -> p.integral).sum();
        double error = extra
                + 2e-16 * integral
                + panels.stream().mapToDouble(p -> p.error).sum();
        if (!Double.isFinite(integral)) {
            throw complaint("has an integral beyond 1e308; divide it by a large number");
        }
        return new Result(
                panels,
                integral,
                error,
                panels.stream().mapToDouble(p -> p.distance).sum(),
                infinite.stream()
                        .map(x -> new Singular(x, Math.max(3e4 * radius(x), 1e10 * Math.ulp(x))))
                        .toList());
    }

    private static double along(double[] cuts, int i, int j, int n) {
        return j == n ? cuts[i + 1] : cuts[i] + (cuts[i + 1] - cuts[i]) * j / n;
    }

    /** The value; at a single place where there is none, that of a neighbour. */
    private double value(double x) {
        double y = f.applyAsDouble(x);
        if (Double.isFinite(y)) {
            return y;
        }
        double step = Math.max(4 * Math.ulp(x), 1e-13 * Math.abs(x));
        double left = f.applyAsDouble(x - step);
        double right = f.applyAsDouble(x + step);
        if (Double.isFinite(left) && Double.isFinite(right)) {
            return 0.5 * (left + right);
        }
        return Double.isNaN(y) ? Double.NaN : y;
    }

    private IllegalArgumentException complaint(String what) {
        return new IllegalArgumentException("the density " + name + " " + what);
    }

    /** A density that is zero somewhere may come out below zero by rounding, but not by more. */
    private void checkSign(List<Panel[]> parts) {
        for (Panel[] part : parts) {
            for (Panel panel : part) {
                checkSign(panel);
            }
        }
    }

    private void checkSign(Panel panel) {
        for (int k = 0; k < Panel.NODES; k++) {
            double y = panel.values[k];
            if (y < 0) {
                if (y < -1e-13 * Math.min(most, 1e3 * scale)) {
                    throw complaint(String.format(
                            Locale.ROOT,
                            "is %.6g at %s; a collision kernel needs finite values >= 0",
                            y,
                            place.apply(panel.node(k))));
                }
                panel.values[k] = 0;
            }
        }
    }

    private Panel panel(double a, double b) {
        if (++count > MOST_PANELS) {
            throw complaint("does not come to a definite integral near " + place.apply(0.5 * (a + b))
                    + " in " + MOST_PANELS
                    + " panels; give breaks: [..] where it is singular, or a formula that varies less quickly");
        }
        Panel panel = Panel.of(a, b, this::value);
        checkSign(panel);
        return panel;
    }

    /** The panels {@code from .. to} of a part, joined two by two where the larger panel is as good. */
    private List<Panel> join(Panel[] part, int from, int to) {
        if (to - from == 1) {
            return halve(part[from], Double.POSITIVE_INFINITY, 0);
        }
        int middle = (from + to) / 2;
        List<Panel> left = join(part, from, middle);
        List<Panel> right = join(part, middle, to);
        if (left.size() == 1 && right.size() == 1) {
            Panel joined = panel(left.get(0).a, right.get(0).b);
            if (agree(joined, left.get(0), right.get(0))) {
                joined.distance += left.get(0).distance + right.get(0).distance;
                joined.error += left.get(0).error + right.get(0).error;
                return List.of(joined);
            }
        }
        List<Panel> both = new ArrayList<>(left);
        both.addAll(right);
        return both;
    }

    private boolean agree(Panel p, Panel left, Panel right) {
        double apart = p.distance(left, right);
        double whole = left.integral + right.integral;
        // Moving the argument by a unit in the last place changes the integral by as many times the variation.
        double size = Math.max(Math.abs(p.a), Math.abs(p.b));
        double noise = ROUNDING * (tolerance / TOLERANCE) * whole
                + 16 * Math.ulp(size) * Math.max(left.most() - left.least(), right.most() - right.least());
        boolean good = apart <= 0.1 * tolerance * Math.max(scale, floor) / 8 || apart <= loss * whole;
        if (!(good || apart <= noise) || !Double.isFinite(whole)) {
            return false;
        }
        // Values that are rough everywhere differ at the ends no more than between. Where a value is infinite at an
        // end the comparison says nothing, and the shells do.
        double unseen = p.unseen(this::value, Math.min(8 * Math.ulp(size), 0.01 * (p.b - p.a)));
        p.jump = Double.isFinite(unseen)
                && unseen > Math.max(Math.max(apart, noise), 0.1 * tolerance * Math.max(scale, floor) / 8);
        if (p.jump) {
            return false;
        }
        p.distance = apart;
        p.error = apart;
        p.last = !good && apart > 1e-6 * whole;
        return true;
    }

    private List<Panel> halve(Panel p, double before, int stalled) {
        double size = Math.max(Math.abs(p.a), Math.abs(p.b));
        if (loss == 0 && nearRounded(p)) {
            return List.of(p);
        }
        if (!p.finite() || p.b - p.a <= 64 * Math.ulp(size) || size < TINY) {
            p.last = true;
            p.error = p.integral;
            p.distance = p.integral;
            return List.of(p);
        }
        double middle = 0.5 * (p.a + p.b);
        Panel left = panel(p.a, middle);
        Panel right = panel(middle, p.b);
        if (agree(p, left, right)) {
            return List.of(p);
        }
        double apart = p.distance(left, right);
        double whole = left.integral + right.integral;
        // A formula that loses figures: no halving helps, and the error is what it is.
        int still = !p.jump && apart <= Math.min(1e-2, 1e-7 * tolerance / TOLERANCE) * whole && apart > before / 8
                ? stalled + 1
                : 0;
        if (still > 2) {
            p.error = apart;
            p.distance = apart;
            return List.of(p);
        }
        List<Panel> both = new ArrayList<>(halve(left, apart, still));
        both.addAll(halve(right, apart, still));
        return both;
    }

    /** Looks closer where a panel too narrow to be halved holds more than rounding. */
    private List<Panel> singular(List<Panel> panels, double[] cuts) {
        double total = panels.stream()
                .filter(p -> p.finite() && !p.last && !nearRounded(p))
                .mapToDouble(p -> p.integral)
                .sum();
        List<Double> places = new ArrayList<>();
        Panel highest = null;
        for (Panel p : panels) {
            if (!p.last || p.integral <= LEFT * Math.max(total, floor) || nearRounded(p)) {
                continue;
            }
            // Neighbours in a crowd of such panels belong to one place, the highest of them.
            if (highest != null && p.a - highest.b > 1e-8 * Math.max(Math.abs(p.a), Math.abs(highest.b))) {
                places.add(summit(highest, cuts));
                highest = null;
            }
            if (highest == null || !(p.most() <= highest.most())) {
                highest = p;
            }
        }
        if (highest != null) {
            places.add(summit(highest, cuts));
        }
        List<Panel> all = panels;
        places.removeIf(x -> !grows(x));
        rounded.forEach(r -> places.add(r[0]));
        Collections.sort(places);
        infinite.addAll(places);
        for (int i = 0; i < places.size(); i++) {
            double x = places.get(i);
            double reach = 1e-2;
            if (i > 0) {
                reach = Math.min(reach, 0.4 * (x - places.get(i - 1)));
            }
            if (i + 1 < places.size()) {
                reach = Math.min(reach, 0.4 * (places.get(i + 1) - x));
            }
            for (double cut : cuts) {
                // The graded cuts beside a break mean nothing to a singularity there.
                if (Math.abs(cut - x) > (radius(x) > 0 ? 2e-3 : 1.1e-4)) {
                    reach = Math.min(reach, 0.5 * Math.abs(cut - x));
                }
            }
            all = replace(all, x, reach, cuts);
        }
        return all;
    }

    /** Does the function grow towards a place on the last steps that numbers allow, as where it is infinite; an edge, even a rough one, is no reason for a limit. */
    private boolean grows(double x) {
        double[] most = new double[2];
        for (int far = 0; far < 2; far++) {
            for (int k = 0; k < 40; k++) {
                double h = 64 * Math.ulp(x) * (far == 1 ? 128 : 1) * (1 + k / 40.0);
                for (int side = -1; side <= 1; side += 2) {
                    double y = x + side * h;
                    double value = y < cutsFrom || y > cutsTo ? 0 : f.applyAsDouble(y);
                    most[far] = Math.max(most[far], Double.isNaN(value) ? Double.POSITIVE_INFINITY : value);
                }
            }
        }
        return Double.isInfinite(f.applyAsDouble(x)) || most[0] > 1.3 * most[1] || Double.isInfinite(most[0]);
    }

    /** The place of the largest value in a panel a few units in the last place wide; zero if that is near. */
    private double summit(Panel p, double[] cuts) {
        if (Math.max(Math.abs(p.a), Math.abs(p.b)) < 1e-100) {
            return 0;
        }
        double x = Math.max(cuts[0], p.a - (p.b - p.a));
        double end = Math.min(cuts[cuts.length - 1], p.b + (p.b - p.a));
        while (end - x > 1000 * Math.ulp(Math.max(Math.abs(x), Math.abs(end)))) {
            double step = (end - x) / 200;
            int place = 0;
            double largest = -1;
            for (int k = 0; k <= 200; k++) {
                double y = f.applyAsDouble(k == 200 ? end : x + k * step);
                if (!(y <= largest)) {
                    largest = Double.isNaN(y) ? Double.POSITIVE_INFINITY : y;
                    place = k;
                }
            }
            double middle = place == 200 ? end : x + place * step;
            end = Math.min(end, middle + 2 * step);
            x = Math.max(x, middle - 2 * step);
        }
        double best = p.a;
        double largest = -1;
        for (int k = 0; k < 4000 && x <= end; k++, x = Math.nextUp(x)) {
            double y = f.applyAsDouble(x);
            if (!(y <= largest)) {
                largest = Double.isNaN(y) ? Double.POSITIVE_INFINITY : y;
                best = x;
            }
        }
        return best;
    }

    private List<Panel> replace(List<Panel> panels, double x, double reach, double[] cuts) {
        double low = Math.max(cuts[0], x - reach);
        double high = Math.min(cuts[cuts.length - 1], x + reach);
        List<Panel> kept = new ArrayList<>();
        for (Panel p : panels) {
            if (p.b <= low || p.a >= high) {
                kept.add(p);
                continue;
            }
            if (p.a < low) {
                kept.addAll(halve(panel(p.a, low), Double.POSITIVE_INFINITY, 0));
            }
            if (p.b > high) {
                kept.addAll(halve(panel(high, p.b), Double.POSITIVE_INFINITY, 0));
            }
        }
        for (int side = -1; side <= 1; side += 2) {
            double end = side < 0 ? low : high;
            if (Math.abs(end - x) > 1e-12) {
                kept.addAll(shells(x, end));
            }
        }
        kept.sort(Comparator.comparingDouble(p -> p.a));
        return kept;
    }

    /** Panels that shrink by halves from {@code end} towards {@code x}; the mass beyond where rounding moves them is the limit of the sums. */
    private List<Panel> shells(double x, double end) {
        List<List<Panel>> shells = new ArrayList<>();
        List<Double> masses = new ArrayList<>();
        double unit = Math.ulp(x);
        double rounded = radius(x);
        double h = end - x;
        while (Math.abs(h) > Math.max(64 * unit, TINY)) {
            double a = Math.min(x + h, x + 0.5 * h);
            double b = Math.max(x + h, x + 0.5 * h);
            Panel whole = panel(a, b);
            if (!whole.finite()) {
                break;
            }
            // The argument of a power vanishes like a square, and is rounded to multiples of that at the radius.
            loss = rounded == 0 ? 0 : Math.min(1, rounded * rounded / (h * h));
            List<Panel> shell = halve(whole, Double.POSITIVE_INFINITY, 0);
            if (!shell.stream().allMatch(Panel::finite)) {
                break; // So near that rounding puts arguments onto the place.
            }
            shells.add(shell);
            masses.add(shell.stream().mapToDouble(p -> p.integral).sum());
            h *= 0.5;
        }
        loss = 0;
        int n = masses.size();
        int reliable = n;
        while (reliable > 12 && Math.abs(end - x) * Math.pow(0.5, reliable) < 4096 * unit) {
            reliable--;
        }
        if (reliable > 12 && rounded == 0) {
            double fall = Math.pow(masses.get(reliable - 1) / masses.get(reliable - 9), 0.125);
            if (fall > FALL) {
                throw complaint("is not integrable at " + place.apply(x)
                        + ", or too nearly so to be told: halving the distance to it leaves "
                        + String.format(Locale.ROOT, "%.4g", fall)
                        + " of the mass between; a collision kernel needs a finite integral");
            }
        }
        int cut = n;
        while (cut > 16 && Math.abs(end - x) * Math.pow(0.5, cut) < 1e10 * unit) {
            cut--;
        }
        while (rounded > 0 && cut > 5 && Math.abs(end - x) * Math.pow(0.5, cut) < 1e4 * rounded) {
            cut--;
        }
        double[] limit = limit(x, masses.subList(0, cut));
        if (rounded > 0) {
            // The place is known to a fraction of the radius, except that of an end.
            double off = x == cutsFrom || x == cutsTo ? 0 : rounded;
            extra += limit[0] * off / (Math.abs(end - x) * Math.pow(0.5, cut)) + 1e-8 * masses.get(cut - 1);
        }
        double tail = limit[0];
        double found = masses.subList(cut, n).stream().mapToDouble(m -> m).sum();
        List<Panel> all = new ArrayList<>();
        extra += limit[1];
        for (int k = 0; k < n; k++) {
            for (Panel p : shells.get(k)) {
                Panel q = k < cut || !(found > 0) ? p : p.times(Math.max(0, tail) / found);
                if (k >= cut) {
                    q.error = 0;
                }
                all.add(q);
            }
        }
        if (cut == n && !all.isEmpty() && tail > 0) {
            // Nothing lies between the last panel and the place: the last one carries the rest.
            Panel p = all.remove(all.size() - 1);
            all.add(p.times(1 + tail / p.integral));
        }
        return all;
    }

    /** The rest of the masses, and its error. */
    private double[] limit(double x, List<Double> masses) {
        if (!LogarithmicTail.isOne(masses)) {
            return Extrapolation.rest(masses);
        }
        LogarithmicTail tail = LogarithmicTail.of(masses);
        double sum = masses.stream().mapToDouble(m -> m).sum();
        if (!(tail.power() > 1.02)) {
            throw complaint("is not integrable at " + place.apply(x)
                    + ", or not so that it can be told: it grows about like the inverse distance over the power "
                    + String.format(Locale.ROOT, "%.3g", tail.power())
                    + " of its logarithm; a collision kernel needs a finite integral");
        }
        if (!(tail.error() <= WORST_TAIL * (sum + tail.rest()))) {
            throw complaint("grows so quickly at " + place.apply(x)
                    + " that its integral cannot be told; give one that grows less than the inverse distance");
        }
        return new double[] {tail.rest(), tail.error()};
    }

    /** How near to a place rounding makes the function infinite; 0 if only where numbers end. */
    private double radius(double x) {
        for (double[] r : rounded) {
            if (r[0] == x) {
                return r[1];
            }
        }
        return 0;
    }

    /** Adds a narrow panel in which the function is infinite to those beside it. */
    private void round(Panel p) {
        double low = p.a;
        double high = p.b;
        if (!rounded.isEmpty() && rounded.get(rounded.size() - 1)[3] == p.a) {
            low = rounded.remove(rounded.size() - 1)[2];
        }
        double middle = low == cutsFrom ? low : high == cutsTo ? high : 0.5 * (low + high);
        rounded.add(new double[] {middle, Math.max(middle - low, high - middle), low, high});
    }

    private boolean nearRounded(Panel p) {
        return rounded.stream().anyMatch(r -> p.a > r[0] - BESIDE && p.b < r[0] + BESIDE);
    }
}
