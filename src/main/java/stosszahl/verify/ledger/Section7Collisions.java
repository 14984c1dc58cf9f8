package stosszahl.verify.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import stosszahl.claim.Comparison;
import stosszahl.grid.GridModel;

/** Section 7: the collision operators {@code Q_K} of the Boltzmann equation, their bounds and Lemmas 7.1 and 7.2. */
final class Section7Collisions {
    private Section7Collisions() {}

    static List<Statement> rows() {
        return List.of(
                Statement.of(
                        "Lemma 7.1",
                        "there is a unique mild solution on some $[0,T_*(\\|f_0\\|)]$, for signed $f_0$ too: Picard's map contracts by 1/2",
                        Section7Collisions::local),
                Statement.of("(7.2)", "$\\|Q_K(f)\\|\\le2K\\|f\\|^K$", Section7Collisions::growth),
                Statement.of(
                        "(7.3)",
                        "$\\|Q_K(f)-Q_K(g)\\|\\le2K^2(\\|f\\|^{K-1}+\\|g\\|^{K-1})\\|f-g\\|$",
                        Section7Collisions::lipschitz),
                Statement.of(
                        "Lemma 7.2, (7.4), (7.5)",
                        "$\\int Q_K(f)=0$, so the mass is conserved; signed $f$",
                        Section7Collisions::mass));
    }

    private static double[] signed(GridModel grid, UniformRandomProvider rng, double norm) {
        double[] f = rng.doubles(grid.grid().cells()).map(x -> 2 * x - 1).toArray();
        double scale = norm / FullTensor.norm(f);
        return Arrays.stream(f).map(x -> x * scale).toArray();
    }

    /** {@code Q_K(f)}, (1.6), and its gain, on the coarse grid. */
    private static double[] q(Bench bench, int order, double[] f) {
        double[] gain = gain(bench.coarse(), order, f);
        double mass = Math.pow(Arrays.stream(f).sum(), order - 1.0);
        return FullTensor.combine(1, gain, -order * mass, f);
    }

    static double[] gain(GridModel grid, int order, double[] f) {
        double[][] same = new double[order][];
        Arrays.fill(same, f);
        double[] gain = grid.gain(order, same);
        return Arrays.stream(gain).map(x -> order * x).toArray();
    }

    private static double[] total(Bench bench, double[] f) {
        double[] sum = new double[f.length];
        for (int order : bench.orders()) {
            sum = FullTensor.combine(1, sum, bench.beta(order).doubleValue(), q(bench, order, f));
        }
        return sum;
    }

    private static void local(Bench bench, Comparison sides) {
        UniformRandomProvider rng = bench.random(130);
        for (double norm : new double[] {0.5, 1, 2}) {
            double slope = 0;
            for (int order : bench.orders()) {
                slope += bench.beta(order).doubleValue() * 4 * order * order * Math.pow(2 * norm, order - 1.0);
            }
            double end = 0.5 / slope;
            // In the ball ||f|| <= 2 ||f_0|| the Lipschitz constant of sum beta_K Q_K is below `slope`, by (7.3).
            for (int trial = 0; trial < 5; trial++) {
                double[] f = signed(bench.coarse(), rng, 2 * norm);
                double[] g = signed(bench.coarse(), rng, 2 * norm);
                double left = end * FullTensor.distance(total(bench, f), total(bench, g));
                sides.atMost(
                        left,
                        0.5 * FullTensor.distance(f, g),
                        () -> "||f_0|| = " + norm + ", T_* = " + Comparison.show(end)
                                + ", random signed f, g of norm 2 ||f_0||");
            }
        }
        sides.note("T_* depends on the beta_K too");
    }

    private static List<double[]> candidates(Bench bench, int stream) {
        List<double[]> all = new ArrayList<>();
        int g = bench.coarse().grid().cells();
        for (int c = 0; c < g; c++) {
            all.add(Backward.unit(bench.coarse(), c));
            double[] pair = Backward.unit(bench.coarse(), c);
            pair[(c + 1) % g] -= 1;
            all.add(pair);
        }
        UniformRandomProvider rng = bench.random(stream);
        for (int trial = 0; trial < 20; trial++) {
            all.add(signed(bench.coarse(), rng, trial % 4 + 0.5));
        }
        return all;
    }

    private static void growth(Bench bench, Comparison sides) {
        for (int order : bench.orders()) {
            for (double[] f : candidates(bench, 131)) {
                sides.atMost(
                        FullTensor.norm(q(bench, order, f)),
                        2 * order * Math.pow(FullTensor.norm(f), order),
                        () -> "K = " + order + ", f = " + show(f));
            }
        }
        sides.note("unit masses, differences of neighbours and random signed functions on the grid");
    }

    private static String show(double[] f) {
        return Arrays.toString(
                Arrays.stream(f).map(x -> Math.rint(1000 * x) / 1000).toArray());
    }

    private static void lipschitz(Bench bench, Comparison sides) {
        for (int order : bench.orders()) {
            List<double[]> all = candidates(bench, 132);
            for (int i = 0; i < all.size(); i++) {
                double[] f = all.get(i);
                for (double[] g : List.of(all.get((i + 1) % all.size()), FullTensor.combine(1.01, f, 0, f))) {
                    double right = 2.0
                            * order
                            * order
                            * (Math.pow(FullTensor.norm(f), order - 1.0) + Math.pow(FullTensor.norm(g), order - 1.0))
                            * FullTensor.distance(f, g);
                    sides.atMost(
                            FullTensor.distance(q(bench, order, f), q(bench, order, g)),
                            right,
                            () -> "K = " + order + ", f = " + show(f) + ", g = " + show(g));
                }
            }
        }
        sides.note(
                "half the constant would do: by telescoping, 2K sum_j ||f||^j ||g||^(K-1-j) <= K^2 (||f||^(K-1) + ||g||^(K-1))");
    }

    private static void mass(Bench bench, Comparison sides) {
        for (int order : bench.orders()) {
            for (double[] f : candidates(bench, 133)) {
                double scale = 2 * order * Math.pow(FullTensor.norm(f), order);
                sides.equal(
                        Arrays.stream(q(bench, order, f)).sum(), 0, scale, () -> "K = " + order + ", f = " + show(f));
            }
        }
        sides.note("(7.4) prints $[0,T]$ for $[0,T_*]$");
    }
}
