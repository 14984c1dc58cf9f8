package stosszahl.collision;

import java.util.Arrays;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Places on an interval where a sub-expression of a density vanishes, is extremal, or stops being finite: there a density may have a peak, a jump or a kink however narrow, and nowhere else unless a sub-expression
 * itself oscillates between the points looked at.
 */
final class Landmarks {
    /** A part with more of them is a rapid oscillation, which the panels resolve without. */
    private static final int MOST_OF_PART = 200;
    /** The parts are looked at once more about so many places of the first look at most. */
    private static final int MOST_AGAIN = 64;

    private final Parts parts;

    private Landmarks(Parts parts) {
        this.parts = parts;
    }

    /**
     * Looks for them.
     *
     * @param a the left end
     * @param b the right end
     * @param points in how many equal pieces the interval is divided at first
     * @param parts the sub-expressions as functions of the place
     * @return the places, increasing
     */
    static double[] on(double a, double b, int points, Parts parts) {
        if (parts.at(0.5 * (a + b)).length == 0) {
            return new double[0];
        }
        Landmarks landmarks = new Landmarks(parts);
        TreeSet<Double> grid = new TreeSet<>();
        for (int i = 0; i <= points; i++) {
            grid.add(i == points ? b : a + (b - a) * i / points);
        }
        SortedSet<Double> found = landmarks.look(grid);
        if (!found.isEmpty() && found.size() <= MOST_AGAIN) {
            // A part that is a needle or a step itself has its zeros beside the landmarks of its own parts.
            for (double x : found) {
                grid.add(x);
                for (double w = 1e-2; w > 256 * Math.ulp(x) && w > 1e-20; w *= 0.2) {
                    grid.add(x - w);
                    grid.add(x + w);
                }
            }
            grid = new TreeSet<>(grid.subSet(a, true, b, true));
            found.addAll(landmarks.look(grid));
        }
        found.add(a);
        found.add(b);
        return found.stream().mapToDouble(x -> x).toArray();
    }

    private SortedSet<Double> look(SortedSet<Double> grid) {
        double[] x = grid.stream().mapToDouble(y -> y).toArray();
        double[][] values = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            values[i] = parts.at(x[i]);
        }
        TreeSet<Double> all = new TreeSet<>();
        for (int part = 0; part < values[0].length; part++) {
            TreeSet<Double> found = new TreeSet<>();
            for (int i = 0; i + 1 < x.length && found.size() <= MOST_OF_PART; i++) {
                double here = values[i][part];
                double next = values[i + 1][part];
                if (kind(here) != kind(next)) {
                    found.add(change(part, x[i], x[i + 1]));
                }
                if (i > 0 && Double.isFinite(here)) {
                    double before = values[i - 1][part];
                    if (here >= before && here >= next && (here > before || here > next)) {
                        summit(part, 1, x[i - 1], x[i + 1], found);
                    } else if (here <= before && here <= next && (here < before || here < next)) {
                        summit(part, -1, x[i - 1], x[i + 1], found);
                    }
                }
            }
            if (found.size() <= MOST_OF_PART) {
                all.addAll(found);
            }
        }
        return all;
    }

    /** Negative, zero, positive, or none of these. */
    private static int kind(double y) {
        return Double.isFinite(y) ? (int) Math.signum(y) : 2;
    }

    /** The last number before the kind of the value changes, by bisection. */
    private double change(int part, double from, double to) {
        double a = from;
        double b = to;
        int kind = kind(parts.at(a)[part]);
        for (int k = 0; k < 200; k++) {
            double middle = 0.5 * (a + b);
            if (!(a < middle && middle < b)) {
                break;
            }
            if (kind(parts.at(middle)[part]) == kind) {
                a = middle;
            } else {
                b = middle;
            }
        }
        return kind == 0 ? a : b;
    }

    /** The extremum between two numbers, by golden section, and zeros beside it. */
    private void summit(int part, int sign, double from, double to, Set<Double> found) {
        double ratio = 0.5 * (Math.sqrt(5) - 1);
        double a = from;
        double b = to;
        double left = b - ratio * (b - a);
        double right = a + ratio * (b - a);
        double atLeft = sign * parts.at(left)[part];
        double atRight = sign * parts.at(right)[part];
        for (int k = 0; k < 120 && a < left && left < right && right < b; k++) {
            if (atLeft >= atRight) {
                b = right;
                right = left;
                atRight = atLeft;
                left = b - ratio * (b - a);
                atLeft = sign * parts.at(left)[part];
            } else {
                a = left;
                left = right;
                atLeft = atRight;
                right = a + ratio * (b - a);
                atRight = sign * parts.at(right)[part];
            }
        }
        double top = atLeft >= atRight ? left : right;
        found.add(top);
        int kind = kind(parts.at(top)[part]);
        if (kind != kind(parts.at(from)[part])) {
            found.add(change(part, from, top));
        }
        if (kind != kind(parts.at(to)[part])) {
            found.add(change(part, top, to));
        }
    }

    /** The places of greatest use as cuts: those with panels graded towards them. */
    static double[] graded(double[] cuts, double[] places) {
        double low = cuts[0];
        double high = cuts[cuts.length - 1];
        TreeSet<Double> all = new TreeSet<>();
        all.add(low);
        all.add(high);
        Arrays.stream(places).forEach(x -> addIfFar(all, x));
        Arrays.stream(cuts).forEach(x -> addIfFar(all, x));
        for (double x : places) {
            for (double w = 1e-3; w > Math.max(256 * Math.ulp(x), 1e-25); w *= 0.1) {
                addIfFar(all, x - w);
                addIfFar(all, x + w);
            }
        }
        return all.subSet(low, true, high, true).stream().mapToDouble(x -> x).toArray();
    }

    private static void addIfFar(NavigableSet<Double> all, double x) {
        Double below = all.floor(x);
        Double above = all.ceiling(x);
        double least = 256 * Math.ulp(x);
        if ((below == null || x - below >= least) && (above == null || above - x >= least)) {
            all.add(x);
        }
    }
}
