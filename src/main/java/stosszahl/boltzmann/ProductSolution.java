package stosszahl.boltzmann;

import java.util.Arrays;
import stosszahl.grid.CellMasses;
import stosszahl.grid.GridSpace;
import stosszahl.grid.KacHierarchy;
import stosszahl.grid.SymmetricMasses;
import stosszahl.hierarchy.BanachSpace;
import stosszahl.hierarchy.GradedElement;

/** Section 2.4: {@code (f^{(x) s})_s} solves the Boltzmann hierarchy (2.27) if {@code f} solves the Boltzmann equation (2.28). */
public final class ProductSolution {
    private ProductSolution() {}

    /**
     * The residual {@code || d_t f^{(x) s} - sum_k C^inf_{s,s+k} f^{(x) (s+k)} ||_1} of the product in a hierarchy, with {@code d_t f} by (2.28).
     *
     * <p>It vanishes up to rounding for the Boltzmann hierarchy and {@code f} of mass 1, at any {@code f}. For the BBGKY hierarchy it is the term {@code (C^N - C^inf) f^{(x) .}} that drives the distance
     * between both.
     *
     * @param hierarchy a hierarchy on the grid of {@code f} with levels up to {@code s + m}
     * @param f a function on the grid
     * @param s the level
     * @return the residual
     */
    public static double residual(KacHierarchy hierarchy, CellMasses f, int s) {
        GridSpace space = hierarchy.space();
        double[] rate = BoltzmannFlow.of(hierarchy.model()).rate(f).masses();
        int levels = Math.min(hierarchy.levels(), s + hierarchy.reach());
        double[] masses = f.masses();
        GradedElement<SymmetricMasses> products = GradedElement.generate(space, levels, j -> space.product(j, masses));
        BanachSpace<SymmetricMasses> level = space.level(s);
        SymmetricMasses derivative = derivative(space, s, masses, rate);
        return level.norm(level.combine(1, derivative, -1, hierarchy.component(s, products)));
    }

    /** {@code sum_j f (x) .. (x) f' (x) .. (x) f}, as the product rule on the multisets: value times {@code sum_j f'(x_j)/f(x_j)} without the division. */
    private static SymmetricMasses derivative(GridSpace space, int s, double[] f, double[] rate) {
        SymmetricMasses orbits = space.product(s, ones(f.length));
        double[] masses = new double[orbits.size()];
        for (int r = 0; r < masses.length; r++) {
            int[] cells = orbits.cells(r);
            double sum = 0;
            for (int i = 0; i < s; i++) {
                double product = rate[cells[i]];
                for (int j = 0; j < s; j++) {
                    product *= j == i ? 1 : f[cells[j]];
                }
                sum += product;
            }
            masses[r] = orbits.mass(r) * sum;
        }
        return space.element(s, masses);
    }

    private static double[] ones(int size) {
        double[] ones = new double[size];
        Arrays.fill(ones, 1);
        return ones;
    }
}
