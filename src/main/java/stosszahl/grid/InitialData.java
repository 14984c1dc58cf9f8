package stosszahl.grid;

import java.util.List;
import stosszahl.hierarchy.GradedElement;
import stosszahl.initial.InitialLaw;

/**
 * The marginals {@code f_{N,0}^{(s)} = sum_j p_j f_j^{(x) s}} of an {@link InitialLaw} on a grid, every {@code f_j} conditioned on the box. They do not depend on {@code N}.
 */
public final class InitialData {
    private final GridSpace space;
    private final InitialLaw law;
    private final List<CellMasses> parts;

    private InitialData(GridSpace space, InitialLaw law, List<CellMasses> parts) {
        this.space = space;
        this.law = law;
        this.parts = parts;
    }

    /**
     * The initial data on a grid.
     *
     * @param space the levels over the grid
     * @param law the law
     * @return the data
     * @throws IllegalArgumentException if the dimensions differ or a part has no mass on the box
     */
    public static InitialData of(GridSpace space, InitialLaw law) {
        return new InitialData(
                space,
                law,
                law.parts().stream()
                        .map(p -> CellMasses.of(space.grid(), p.law()))
                        .toList());
    }

    /**
     * The laws {@code f_j} of one velocity.
     *
     * @return one function per part of the mixture, in its order
     */
    public List<CellMasses> parts() {
        return parts;
    }

    /**
     * The marginal of order {@code s}.
     *
     * @param s the level
     * @return {@code sum_j p_j f_j^{(x) s}}
     */
    public SymmetricMasses marginal(int s) {
        SymmetricMasses sum = space.level(s).zero();
        for (int j = 0; j < parts.size(); j++) {
            sum = space.level(s)
                    .combine(
                            1,
                            sum,
                            law.parts().get(j).weight().doubleValue(),
                            space.product(s, parts.get(j).masses()));
        }
        return sum;
    }

    /**
     * The sequence of the marginals.
     *
     * @param levels the number of levels
     * @return {@code (f^{(1)}, .., f^{(levels)})}
     */
    public GradedElement<SymmetricMasses> sequence(int levels) {
        return GradedElement.generate(space, levels, this::marginal);
    }

    /**
     * The largest mass that a part has outside the box, which conditioning moves into it.
     *
     * @return the mass
     */
    public double outside() {
        return law.parts().stream()
                .mapToDouble(p -> CellMasses.outside(space.grid(), p.law()))
                .max()
                .orElse(0);
    }
}
