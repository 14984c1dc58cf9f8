package stosszahl.verify;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.grid.GridModel;
import stosszahl.grid.VelocityGrid;
import stosszahl.initial.EnergySphere;
import stosszahl.initial.InitialLaw;
import stosszahl.kac.KacModel;
import stosszahl.polynomial.Fractions;
import stosszahl.polynomial.MultiIndex;

/**
 * The sizes of the finite models of a verification: a coarse grid, on which the master equation of some tens of particles is solved outright. It is
 * an exact instance of the theorem whatever its coarseness; how far a grid is from the continuum is another question, asked on finer grids.
 */
final class GridSetting {
    /** Numbers that one master equation may have in its matrix: some 250 MB. */
    private static final double MOST_ENTRIES = 1.5e7;

    private static final double MOST_STATES = 60_000;

    /** Standard deviations of the initial energy that a box reaches to each side. */
    static final double DEVIATIONS = 4;

    private GridSetting() {}

    /** The box reaches four standard deviations of the initial energy to each side. */
    static double halfWidth(InitialLaw initial) {
        double energy = 0;
        for (InitialLaw.Part part : initial.parts()) {
            double square = 0;
            for (int c = 0; c < initial.dimension(); c++) {
                int[] two = new int[initial.dimension()];
                two[c] = 2;
                BigFraction moment = part.law().moment(MultiIndex.of(two));
                if (!Fractions.representable(moment)) {
                    throw new IllegalArgumentException(
                            "the initial law has a mean square of "
                                    + moment.doubleValue()
                                    + " along an axis, beyond double precision, so that no grid fits it; use velocities of a size from 1e-150 to 1e150");
                }
                square = Math.max(square, moment.doubleValue());
            }
            energy = Math.max(energy, square);
        }
        return DEVIATIONS * Math.sqrt(energy);
    }

    static GridModel coarse(KacModel model, int cellsPerAxis) {
        return GridModel.of(model, VelocityGrid.of(model.dimension(), cellsPerAxis, halfWidth(model.initial())));
    }

    /**
     * The model as the grids see it: started from densities. The uniform law on the energy sphere has none at level {@code N}; there the grids start from
     * products of the limit of its marginals, and the law itself is left to the exact moments and the particles.
     */
    static KacModel withDensities(KacModel model) {
        return model.start() instanceof EnergySphere sphere
                ? model.startingFrom(InitialLaw.product(sphere.limit()))
                : model;
    }

    /** Cells per axis of the coarse grid. */
    static int coarseCells(KacModel model) {
        return switch (model.dimension()) {
            case 1 -> model.highestOrder() <= 2 ? 6 : model.highestOrder() == 3 ? 5 : 4;
            case 2 -> 3;
            default -> 2;
        };
    }

    /** Cells per axis of the grid on which many particles are solved for: fewer cells leave room for more particles. */
    static int fewCells(KacModel model) {
        return switch (model.dimension()) {
            case 1 -> model.highestOrder() <= 2 ? 5 : 4;
            case 2 -> 3;
            default -> 2;
        };
    }

    /** Up to five numbers of particles, increasing in equal ratios, as large as the master equation allows. */
    static List<Integer> particles(GridModel grid) {
        int order = grid.model().highestOrder();
        int least = Math.max(order + 1, 4);
        int most = least;
        while (most < 80 && affordable(grid, most + 1)) {
            most++;
        }
        List<Integer> numbers = new ArrayList<>();
        double first = Math.max(least, most / 4.0);
        for (int i = 0; i < 5; i++) {
            int n = (int) Math.round(first * Math.pow(most / first, i / 4.0));
            if (!numbers.contains(n)) {
                numbers.add(n);
            }
        }
        return numbers;
    }

    /** A state reaches at most every result of every multiset of colliding cells, and at most every state. */
    private static boolean affordable(GridModel grid, int n) {
        double states = CombinatoricsUtils.binomialCoefficientDouble(grid.grid().cells() + n - 1, n);
        double results = 0;
        for (int order = 1; order <= grid.model().highestOrder(); order++) {
            if (grid.model().beta(order).signum() > 0) {
                results += grid.collisions(order).entries();
            }
        }
        return states <= MOST_STATES && states * Math.min(states, results) <= MOST_ENTRIES;
    }
}
