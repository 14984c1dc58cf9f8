package stosszahl.collision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;

/**
 * Points of the unit sphere of {@code R^q} where {@code q - 1} sub-expressions vanish at once. A product of layers, {@code exp(-a u^2) exp(-b v^2)}, is a needle where {@code u = v = 0}, and next to nothing on every
 * circle that misses the place; {@code u} and {@code v} are smooth, so that Newton's method finds it.
 */
final class SphereCrossings {
    private static final int LOOKS = 240;
    private static final int MOST_PARTS = 16;
    private static final int MOST_SETS = 500;
    private static final int STARTS = 8;
    private static final int STEPS = 20;
    private static final double DIFFERENCE = 1e-6;

    private final int q;
    private final Parts parts;
    private final Supplier<double[]> uniform;
    private final List<double[]> found = new ArrayList<>();

    private SphereCrossings(int q, Parts parts, Supplier<double[]> uniform) {
        this.q = q;
        this.parts = parts;
        this.uniform = uniform;
    }

    /** The points that were found; {@code uniform} draws points of the sphere. */
    static List<double[]> of(int q, Parts parts, Supplier<double[]> uniform) {
        SphereCrossings crossings = new SphereCrossings(q, parts, uniform);
        List<Integer> own = crossings.changing();
        if (own.size() >= q - 1) {
            crossings.sets(own, new int[q - 1], 0, 0, new int[] {MOST_SETS});
        }
        return crossings.found;
    }

    /** Sub-expressions that change their sign, one for each set on which they vanish, as far as their signs tell. */
    private List<Integer> changing() {
        double[][] values = new double[LOOKS][];
        for (int j = 0; j < LOOKS; j++) {
            values[j] = parts.at(uniform.get());
        }
        List<String> patterns = new ArrayList<>();
        List<Integer> own = new ArrayList<>();
        for (int part = 0; part < values[0].length && own.size() < MOST_PARTS; part++) {
            int p = part;
            double first = Math.signum(values[0][p]);
            boolean regular =
                    IntStream.range(0, LOOKS).allMatch(j -> Double.isFinite(values[j][p]) && values[j][p] != 0);
            long distinct = Arrays.stream(values)
                    .mapToDouble(v -> Math.abs(v[p]))
                    .distinct()
                    .count();
            StringBuilder pattern = new StringBuilder();
            for (double[] value : values) {
                pattern.append(Math.signum(value[p]) == first ? '+' : '-');
            }
            // Steps have few values and no slope to follow.
            if (regular
                    && distinct > LOOKS / 2
                    && pattern.indexOf("-") >= 0
                    && !patterns.contains(pattern.toString())) {
                patterns.add(pattern.toString());
                own.add(part);
            }
        }
        return own;
    }

    private void sets(List<Integer> own, int[] chosen, int size, int from, int[] left) {
        if (size == chosen.length) {
            if (left[0]-- > 0) {
                for (int start = 0; start < STARTS; start++) {
                    newton(chosen);
                }
            }
            return;
        }
        for (int i = from; i < own.size() && left[0] > 0; i++) {
            chosen[size] = own.get(i);
            sets(own, chosen, size + 1, i + 1, left);
        }
    }

    private void newton(int... chosen) {
        double[] w = uniform.get();
        for (int step = 0; step < STEPS; step++) {
            double[] change = change(w, chosen);
            double length = Math.sqrt(SphereAxes.dot(change, change));
            if (!Double.isFinite(length)) {
                return;
            }
            double factor = Math.min(1, 0.5 / length);
            for (int i = 0; i < q; i++) {
                w[i] += factor * change[i];
            }
            SphereAxes.normalise(w);
            if (length < 1e-13) {
                break;
            }
        }
        double[] last = change(w, chosen);
        double[] place = w;
        if (SphereAxes.dot(last, last) < 1e-18 && found.stream().allMatch(f -> SphereAxes.distance(f, place) > 1e-7)) {
            found.add(w);
        }
    }

    /** Newton's step for the chosen sub-expressions and {@code |w|^2 = 1}; not a number where there is none. */
    private double[] change(double[] w, int... chosen) {
        double[][] jacobian = new double[q][q];
        double[] right = new double[q];
        double[] here = parts.at(w);
        for (int i = 0; i < q; i++) {
            double[] next = w.clone();
            next[i] += DIFFERENCE;
            double[] up = parts.at(next);
            next[i] -= 2 * DIFFERENCE;
            double[] down = parts.at(next);
            for (int row = 0; row < chosen.length; row++) {
                jacobian[row][i] = (up[chosen[row]] - down[chosen[row]]) / (2 * DIFFERENCE);
            }
            jacobian[q - 1][i] = 2 * w[i];
        }
        for (int row = 0; row < chosen.length; row++) {
            right[row] = -here[chosen[row]];
        }
        DecompositionSolver solver = new LUDecomposition(new Array2DRowRealMatrix(jacobian, false)).getSolver();
        double[] none = new double[q];
        Arrays.fill(none, Double.NaN);
        return solver.isNonSingular()
                ? solver.solve(new ArrayRealVector(right, false)).toArray()
                : none;
    }
}
