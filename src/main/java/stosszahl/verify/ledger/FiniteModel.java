package stosszahl.verify.ledger;

import java.util.ArrayList;
import java.util.List;
import stosszahl.boltzmann.BoltzmannFlow;
import stosszahl.grid.CellMasses;
import stosszahl.grid.GridModel;
import stosszahl.grid.GridSpace;
import stosszahl.grid.MasterEquation;
import stosszahl.grid.SymmetricMasses;
import stosszahl.hierarchy.GradedElement;
import stosszahl.kac.ParticleNumber;

/** The finite model on a few cells, an exact instance of the paper's: the marginals of its master equation and their limit. */
final class FiniteModel {
    private static final double MOST_STATES = 4000;

    /** A decay needs two numbers of particles: the second may have this many, as {@code N = 8} on eight cells has. */
    private static final double MOST_STATES_OF_TWO = 7000;

    private static final double TRUNCATION = 1e-14;

    private final Bench bench;
    private final GridModel grid;

    FiniteModel(Bench bench) {
        this.bench = bench;
        this.grid = bench.tensor().grid();
    }

    /** {@code C(g + N - 1, N)}. */
    static double states(int cells, int n) {
        double states = 1;
        for (int j = 1; j < cells; j++) {
            states *= (double) (n + j) / j;
        }
        return states;
    }

    /** Up to five particle numbers from {@code M + 1} on, each twice the one before, as far as the master equation is small. */
    List<Integer> particles() {
        List<Integer> numbers = new ArrayList<>();
        int g = grid.grid().cells();
        for (int n = Math.max(4, bench.highest() + 1); numbers.size() < 5; n *= 2) {
            if (states(g, n) > (numbers.size() < 2 ? MOST_STATES_OF_TWO : MOST_STATES)) {
                break;
            }
            numbers.add(n);
        }
        return numbers;
    }

    /** A probability on the cells, far from uniform; two of them are far apart. */
    double[] law(boolean second) {
        double[] f = new double[grid.grid().cells()];
        for (int i = 0; i < f.length; i++) {
            f[i] = i == (second ? f.length - 1 : f.length / 2) ? 0.7 : 0.3 / (f.length - 1);
        }
        return f;
    }

    /** The marginals of levels {@code 1..levels} at time {@code t}, from the mixture of products with weights {@code p} and {@code 1 - p}. */
    GradedElement<SymmetricMasses> finite(int n, double p, double t, int levels) {
        GridSpace space = GridSpace.of(grid.grid(), n);
        SymmetricMasses start =
                space.level(n).combine(p, space.product(n, law(false)), 1 - p, space.product(n, law(true)));
        return low(
                n,
                t == 0
                        ? start
                        : MasterEquation.of(grid, ParticleNumber.of(n))
                                .solve(start, t, TRUNCATION)
                                .law(),
                levels);
    }

    private GradedElement<SymmetricMasses> low(int n, SymmetricMasses law, int levels) {
        SymmetricMasses[] kept = new SymmetricMasses[Math.min(n, levels)];
        SymmetricMasses f = law;
        for (int s = n; s >= 1; s--) {
            if (s <= levels) {
                kept[s - 1] = f;
            }
            f = s > 1 ? f.trace(1) : f;
        }
        return GradedElement.of(GridSpace.of(grid.grid(), kept.length), List.of(kept));
    }

    /** The mixture {@code p f^{(x)s} + (1-p) g^{(x)s}} of the Boltzmann flows at time {@code t}. */
    GradedElement<SymmetricMasses> limit(double p, double t, int levels) {
        GridSpace space = GridSpace.of(grid.grid(), levels);
        double[] f = flow(law(false), t);
        double[] g = flow(law(true), t);
        return GradedElement.generate(
                space, levels, s -> space.level(s).combine(p, space.product(s, f), 1 - p, space.product(s, g)));
    }

    double[] flow(double[] f, double t) {
        return t == 0
                ? f
                : BoltzmannFlow.of(grid)
                        .solve(CellMasses.of(grid.grid(), f), t)
                        .states()
                        .get(0)
                        .masses();
    }

    /** {@code ||f_N^{(s)}(t) - f^{(s)}(t)||}, which bounds the difference of every observable of norm at most 1. */
    double defect(int n, double p, double t, int s) {
        SymmetricMasses a = finite(n, p, t, s).component(s);
        SymmetricMasses b = limit(p, t, s).component(s);
        double[] x = a.masses();
        double[] y = b.masses();
        return FullTensor.distance(x, y);
    }

    GridModel grid() {
        return grid;
    }
}
