package stosszahl.trial;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A density of one variable that is a sum of terms, each a formula for the program and a function for the oracle: the program parses the text, the oracle
 * never does. Terms know where they are not smooth.
 *
 * @param terms the terms
 */
record Profile(List<Term> terms) {
    /** A function of {@code x} on {@code [-pi, pi]}; {@code toPi} is {@code pi - |x|} without cancellation. */
    interface Curve {
        double at(double x, double toPi);
    }

    /**
     * One term.
     *
     * @param text the formula, with {@code x} for the variable
     * @param curve the same function
     * @param breaks where it is not smooth or has a narrow feature
     * @param oscillations how often it oscillates on the whole range
     * @param even is it even
     */
    record Term(String text, Curve curve, List<Double> breaks, int oscillations, boolean even) {}

    Profile {
        terms = List.copyOf(terms);
    }

    static Profile of(Term... terms) {
        return new Profile(List.of(terms));
    }

    Profile and(Term term) {
        List<Term> more = new ArrayList<>(terms);
        more.add(term);
        return new Profile(more);
    }

    static Term constant(double c) {
        return new Term(number(c), (x, p) -> c, List.of(), 0, true);
    }

    /** {@code a cos(m x)}, or {@code a sin(m x)}. */
    static Term harmonic(double a, int m, boolean sine) {
        return new Term(
                number(a) + "*" + (sine ? "sin" : "cos") + "(" + m + "*x)",
                sine ? (x, p) -> a * Math.sin(m * x) : (x, p) -> a * Math.cos(m * x),
                List.of(),
                m,
                !sine);
    }

    /** {@code a sin(m x) sin(n x)}: even, although no factor is. */
    static Term twoSines(double a, int m, int n) {
        return new Term(
                number(a) + "*sin(" + m + "*x)*sin(" + n + "*x)",
                (x, p) -> a * Math.sin(m * x) * Math.sin(n * x),
                List.of(),
                m + n,
                true);
    }

    /** {@code a cos(m (x - s))}: even about the wrong place. */
    static Term shifted(double a, int m, double s) {
        return new Term(
                number(a) + "*cos(" + m + "*(x-" + number(s) + "))",
                (x, p) -> a * Math.cos(m * (x - s)),
                List.of(),
                m,
                false);
    }

    /** A bell of height {@code h} and width {@code w} at {@code c}, and at {@code -c} if it is even. */
    static Term bell(double h, double c, double w, boolean even) {
        String place = even ? "(abs(x)-" + number(c) + ")" : "(x-" + number(c) + ")";
        List<Double> breaks = new ArrayList<>();
        for (double k : new double[] {-10, -5, -2, 0, 2, 5, 10}) {
            breaks.add(c + k * w);
            if (even) {
                breaks.add(-c - k * w);
            }
        }
        if (even) {
            breaks.add(0.0);
        }
        return new Term(
                number(h) + "*exp(-(" + place + "/" + number(w) + ")^2)",
                even ? (x, p) -> h * bell((Math.abs(x) - c) / w) : (x, p) -> h * bell((x - c) / w),
                breaks,
                0,
                even);
    }

    private static double bell(double y) {
        return Math.exp(-y * y);
    }

    /** A jump at {@code c}, {@code a (1 + signum(c - x))}, or the same of {@code |x|}. */
    static Term jump(double a, double c, boolean even) {
        return new Term(
                number(a) + "*(1+signum(" + number(c) + "-" + (even ? "abs(x)" : "x") + "))",
                even ? (x, p) -> a * (1 + Math.signum(c - Math.abs(x))) : (x, p) -> a * (1 + Math.signum(c - x)),
                even ? List.of(-c, c) : List.of(c),
                0,
                even);
    }

    /** {@code |x|^-e}, not bounded and integrable for {@code e < 1}. */
    static Term singular(double e) {
        return new Term("abs(x)^(-" + number(e) + ")", (x, p) -> Math.pow(Math.abs(x), -e), List.of(0.0), 0, true);
    }

    /**
     * {@code ||x|-c|^-e}, twice singular away from 0. No number is nearer to {@code c} than some 1e-16, and what lies nearer is {@code 1e-16^(1-e)} of the
     * integral: 2e-13 for {@code e = 0.2}.
     */
    static Term twiceSingular(double c, double e) {
        return new Term(
                "abs(abs(x)-" + number(c) + ")^(-" + number(e) + ")",
                (x, p) -> Math.pow(Math.max(1e-16, Math.abs(Math.abs(x) - c)), -e),
                List.of(-c, 0.0, c),
                0,
                true);
    }

    /** {@code 1/sqrt|sin x|}, singular at 0 and at pi. */
    static Term root() {
        return new Term(
                "1/sqrt(abs(sin(x)))",
                (x, p) -> 1 / Math.sqrt(Math.sin(Math.min(Math.abs(x), p))),
                List.of(-Math.PI / 2, 0.0, Math.PI / 2),
                0,
                true);
    }

    /** {@code 1/(|x| + e)^1.5}: smooth, and as good as singular. */
    static Term steep(double e) {
        return new Term(
                "1/(abs(x)+" + number(e) + ")^1.5",
                (x, p) -> Math.pow(Math.abs(x) + e, -1.5),
                List.of(-100 * e, -10 * e, -e, 0.0, e, 10 * e, 100 * e),
                0,
                true);
    }

    double at(double x, double toPi) {
        double sum = 0;
        for (Term term : terms) {
            sum += term.curve().at(x, toPi);
        }
        return sum;
    }

    double at(double x) {
        return at(x, Math.PI - Math.abs(x));
    }

    /** Known from how it was made: the terms' odd parts do not cancel, as at most one of them is not even. */
    boolean even() {
        return terms.stream().allMatch(Term::even);
    }

    /**
     * Decided by looking: random points, points that crowd about each break at every scale, and a fine lattice that no harmonic of the lattice's own number
     * can deceive, as its points are shifted at random. True if the two sides never differ by more than rounding.
     */
    boolean looksEven(double most, Random random) {
        TreeSet<Double> points = new TreeSet<>();
        for (int j = 0; j < 3000; j++) {
            points.add(most * random.nextDouble());
            points.add(most * (j + random.nextDouble()) / 3000);
        }
        for (double b : breaks(-most, most)) {
            for (double r = most; r > 1e-9; r /= 1.7) {
                points.add(Math.abs(b + r * random.nextDouble()));
                points.add(Math.abs(b - r * random.nextDouble()));
            }
        }
        for (double x : points) {
            if (x <= 0 || x >= most) {
                continue;
            }
            double right = at(x);
            double left = at(-x);
            // Rounding in the argument of harmonic 2000 is 2000 pi 1e-16; the smallest odd part made is 1e-6.
            if (!(Math.abs(right - left) <= 1e-9 * (right + left))) {
                return false;
            }
        }
        return true;
    }

    /** The break points within a range, its ends, and as many more as the oscillations ask for. */
    List<Double> breaks(double low, double high) {
        TreeSet<Double> sorted = new TreeSet<>(List.of(low, high));
        int most = terms.stream().mapToInt(Term::oscillations).max().orElse(0);
        int panels = 2 + most / 3;
        for (int j = 1; j < panels; j++) {
            sorted.add(low + (high - low) * j / panels);
        }
        terms.forEach(t -> t.breaks().stream().filter(b -> b > low && b < high).forEach(sorted::add));
        List<Double> kept = new ArrayList<>();
        for (double b : sorted) {
            // Two breaks that are one up to rounding.
            if (kept.isEmpty() || b - kept.get(kept.size() - 1) > 1e-12) {
                kept.add(b);
            } else if (b == high || b == 0) {
                kept.set(kept.size() - 1, b);
            }
        }
        return kept;
    }

    String text(String variable) {
        return terms.stream().map(t -> t.text().replaceAll("\\bx\\b", variable)).collect(Collectors.joining("+"));
    }

    private static String number(double x) {
        // The shortest decimal that is this double; without an exponent, whose E a formula might take for a name.
        return new BigDecimal(Double.toString(x)).toPlainString();
    }
}
