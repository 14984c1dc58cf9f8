package stosszahl.collision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;

/** A probability density on the angles {@code (-pi, pi)}, integrated once: nodes and weights for averages, and a sampler. */
final class AngleDensity {
    /**
     * Panels looked at on the whole circle. Their nodes and those of their halves leave gaps of {@code 2e-4}: a narrower peak of a function of which nothing is known but its values may be missed, one of a
     * formula shows at the {@link Landmarks}.
     */
    private static final int COARSE = 2048;
    /** Pieces of the circle in which sub-expressions are looked at. */
    private static final int PARTS = 1024;

    /** Points at which a density is compared with its mirror image. */
    private static final int MIRROR = 1 << 13;
    /** Nodes per cell of the rules that {@link #rule} makes. */
    private static final int GAUSS = 16;

    private final boolean even;
    private final double[] theta;
    private final double[] weights;
    private final double error;
    private final double distance;
    private final double mean;
    private final PanelSampler sampler;
    private final DoubleUnaryOperator density;
    private final Map<Integer, double[][]> rules = new ConcurrentHashMap<>();

    private AngleDensity(DoubleUnaryOperator density, AdaptiveIntegral.Result result, boolean even) {
        this.density = density;
        this.even = even;
        List<Panel> panels = result.panels();
        int half = Panel.NODES * panels.size();
        this.theta = new double[even ? 2 * half : half];
        this.weights = new double[theta.length];
        int first = even ? half : 0;
        double sum = 0;
        for (int i = 0; i < panels.size(); i++) {
            for (int j = 0; j < Panel.NODES; j++) {
                int at = first + Panel.NODES * i + j;
                theta[at] = panels.get(i).node(j);
                weights[at] = panels.get(i).weight(j);
                sum += even ? 2 * weights[at] : weights[at];
            }
        }
        this.mean = sum / (2 * Math.PI);
        for (int at = first; at < theta.length; at++) {
            weights[at] /= sum;
            if (even) {
                theta[2 * half - 1 - at] = -theta[at];
                weights[2 * half - 1 - at] = weights[at];
            }
        }
        this.error = 2 * result.error() / result.integral();
        this.distance = result.distance() / result.integral();
        this.sampler = new PanelSampler(panels);
    }

    /** The mean over the circle. */
    double mean() {
        return mean;
    }

    /**
     * Integrates a density.
     *
     * @param name the name, for complaints
     * @param f the density, not normalised
     * @param parts its sub-expressions as functions of the angle
     * @param breaks angles where it may jump or be infinite
     * @throws IllegalArgumentException if it is negative, infinite or undefined on an interval, not integrable, or zero
     */
    static AngleDensity of(String name, DoubleUnaryOperator f, Parts parts, double... breaks) {
        boolean mirrored = even(f);
        TreeSet<Double> cuts = new TreeSet<>();
        List<Double> places = new ArrayList<>(List.of(-Math.PI, -0.5 * Math.PI, 0.0, 0.5 * Math.PI, Math.PI));
        for (double x : breaks) {
            if (!(Math.abs(x) <= Math.PI)) {
                throw new IllegalArgumentException(
                        "break " + x + " of the density " + name + " is not in [-pi, pi]; give angles there");
            }
            places.add(x);
            if (mirrored) {
                places.add(-x);
            }
        }
        for (double x : places) {
            // Narrower and narrower panels at the places where peaks are likeliest.
            for (double h : new double[] {0, 1e-8, 1e-6, 1e-4}) {
                cuts.add(x - h);
                cuts.add(x + h);
            }
        }
        double[] inside = cuts.stream()
                .mapToDouble(x -> x)
                .filter(x -> Math.abs(x) <= Math.PI)
                .toArray();
        AdaptiveIntegral.Result result = LandmarkIntegral.of(
                name,
                f,
                x -> String.format(Locale.ROOT, "theta = %.6g", x),
                inside,
                COARSE,
                AdaptiveIntegral.TOLERANCE,
                0,
                parts,
                PARTS);
        if (!(result.integral() > 0)) {
            throw new IllegalArgumentException(
                    "the density " + name + " is zero everywhere it was looked at; give one with"
                            + " mass, and breaks: [..] at a peak narrower than 1e-4");
        }
        // Both halves are integrated before one is taken for the image of the other: a narrow peak may be on one side
        // only.
        return mirrored && even(f, result.panels())
                ? new AngleDensity(f, right(result), true)
                : new AngleDensity(f, result, false);
    }

    /** The same of a density of which nothing is known but its values. */
    static AngleDensity of(String name, DoubleUnaryOperator f, double... breaks) {
        return of(name, f, Parts.NONE, breaks);
    }

    /** The panels of the right half, on which the panels of either side end at 0. */
    private static AdaptiveIntegral.Result right(AdaptiveIntegral.Result whole) {
        List<Panel> panels = whole.panels().stream().filter(p -> p.a >= 0).toList();
        return new AdaptiveIntegral.Result(
                panels,
                panels.stream().mapToDouble(p -> p.integral).sum(),
                0.5 * whole.error(),
                0.5 * whole.distance(),
                whole.singular());
    }

    /** Is the density its own mirror image at every node of the adaptive rule, which are dense where it is steep. */
    private static boolean even(DoubleUnaryOperator f, List<Panel> panels) {
        return panels.stream().allMatch(p -> {
            boolean same = true;
            for (int k = 0; k < Panel.NODES && same; k++) {
                same = same(f, p.node(k));
            }
            return same;
        });
    }

    private static boolean same(DoubleUnaryOperator f, double x) {
        double right = f.applyAsDouble(x);
        double left = f.applyAsDouble(-x);
        return right == left || Math.abs(right - left) <= 1e-14 * (Math.abs(right) + Math.abs(left));
    }

    private static boolean even(DoubleUnaryOperator f) {
        for (int j = 0; j < MIRROR; j++) {
            // Irregular, so that no harmonic hides.
            if (!same(f, Math.PI * ((j + 1) * 0.6180339887498949 % 1))) {
                return false;
            }
        }
        return true;
    }

    double at(double x) {
        return density.applyAsDouble(x);
    }

    /** Is it its own mirror image at all points tried; then averages of odd functions are exactly zero. */
    boolean even() {
        return even;
    }

    /** An estimate of the error of the average of any function with values in {@code [-1,1]} that is smooth on the panels. */
    double error() {
        return error;
    }

    /** How far the law drawn from is from the density's, in total variation. */
    double distance() {
        return distance;
    }

    int size() {
        return theta.length;
    }

    double theta(int j) {
        return theta[j];
    }

    double weight(int j) {
        return weights[j];
    }

    double sample(UniformRandomProvider rng) {
        double x = sampler.draw(rng);
        return even && rng.nextBoolean() ? -x : x;
    }

    /**
     * A rule of few nodes: angles in the first row, weights in the second. Equally spaced angles where they average all harmonics up to half their number right; otherwise 16 Gauss nodes of the
     * density itself in each of some equal cells, symmetric about 0. Weights are positive and sum to 1.
     */
    double[][] rule(int degree) {
        return rules.computeIfAbsent(degree, this::makeRule);
    }

    private double[][] makeRule(int degree) {
        double[][] equal = equal(2 * (degree / 2 + 1));
        int cells = 2 * Math.max(1, (degree + 2 * GAUSS - 1) / (2 * GAUSS));
        return equal.length > 0 && good(equal, degree / 2) ? equal : gauss(cells);
    }

    private double[][] equal(int n) {
        double[][] rule = new double[2][n];
        double sum = 0;
        for (int j = 0; j < n; j++) {
            rule[0][j] = 2 * Math.PI * (j + 0.5) / n - Math.PI;
            rule[1][j] = Math.max(0, at(rule[0][j]));
            sum += rule[1][j];
        }
        if (!(sum > 0) || Double.isInfinite(sum)) {
            return new double[0][];
        }
        for (int j = 0; j < n; j++) {
            rule[1][j] /= sum;
        }
        return rule;
    }

    private boolean good(double[][] rule, int harmonics) {
        for (int k = 1; k <= harmonics; k++) {
            double cosine = 0;
            double sine = 0;
            for (int j = 0; j < rule[0].length; j++) {
                cosine += rule[1][j] * Math.cos(k * rule[0][j]);
                sine += rule[1][j] * Math.sin(k * rule[0][j]);
            }
            for (int j = 0; j < theta.length; j++) {
                cosine -= weights[j] * Math.cos(k * theta[j]);
                sine -= weights[j] * Math.sin(k * theta[j]);
            }
            if (!(Math.abs(cosine) + Math.abs(sine) <= 1e-12)) {
                return false;
            }
        }
        return true;
    }

    private double[][] gauss(int cells) {
        List<double[]> nodes = new ArrayList<>();
        int from = 0;
        for (int cell = 0; cell < cells; cell++) {
            double end = 2 * Math.PI * (cell + 1) / cells - Math.PI;
            int to = from;
            while (to < theta.length && (theta[to] <= end || cell == cells - 1)) {
                to++;
            }
            if (even && 2 * (cell + 1) > cells) {
                break;
            }
            nodes.addAll(GaussRule.of(theta, weights, from, to, GAUSS));
            from = to;
        }
        if (even) {
            for (int j = nodes.size() - 1; j >= 0; j--) {
                nodes.add(new double[] {-nodes.get(j)[0], nodes.get(j)[1]});
            }
        }
        double sum = nodes.stream().mapToDouble(x -> x[1]).sum();
        return new double[][] {
            nodes.stream().mapToDouble(x -> x[0]).toArray(),
            nodes.stream().mapToDouble(x -> x[1] / sum).toArray()
        };
    }

    @Override
    public String toString() {
        return theta.length + " nodes" + (even ? ", even" : "") + ", "
                + Arrays.stream(weights).sum();
    }
}
