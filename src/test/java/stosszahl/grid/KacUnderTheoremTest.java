package stosszahl.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stosszahl.claim.Study;
import stosszahl.claim.Verdict;
import stosszahl.hierarchy.Convergence;
import stosszahl.hierarchy.GrowthConstants;
import stosszahl.hierarchy.Hierarchy;
import stosszahl.hierarchy.OperatorNorms;
import stosszahl.kac.KacModel;
import stosszahl.kac.ModelConstants;
import stosszahl.kac.ParticleNumber;
import stosszahl.theorem.HierarchyFamily;
import stosszahl.theorem.TheoremStudy;

/** Kac's gas on a grid is one family among others: the study that knows no gas confirms Theorem 2.1 for it. */
class KacUnderTheoremTest {
    private static final int LEVELS = 22;

    private record OnGrid(GridModel model, GridSpace space) implements HierarchyFamily<SymmetricMasses> {
        static OnGrid of(KacModel model, int cells) {
            GridModel grid = Scenes.small(model, cells);
            return new OnGrid(grid, GridSpace.of(grid.grid(), LEVELS));
        }

        private ModelConstants modelConstants() {
            return ModelConstants.of(model.model(), List.of(ParticleNumber.of(10)), null);
        }

        private KacHierarchy hierarchy(ParticleNumber n) {
            return KacHierarchy.of(model, space, n);
        }

        @Override
        public String name() {
            return model.model().name();
        }

        @Override
        public Hierarchy<SymmetricMasses> at(long particles) {
            return hierarchy(ParticleNumber.of(particles));
        }

        @Override
        public Hierarchy<SymmetricMasses> limit() {
            return hierarchy(ParticleNumber.INFINITE);
        }

        @Override
        public SymmetricMasses data(long particles, int s) {
            return limitData(s);
        }

        @Override
        public SymmetricMasses limitData(int s) {
            return space.product(
                    s,
                    CellMasses.of(
                                    model.grid(),
                                    model.model().initial().parts().get(0).law())
                            .masses());
        }

        @Override
        public GrowthConstants constants() {
            return modelConstants().growthConstants();
        }

        @Override
        public GrowthConstants limitConstants() {
            return modelConstants().limitConstants();
        }

        @Override
        public List<Convergence.Observable<SymmetricMasses>> observables() {
            double[] values = new double[space.dimension(1)];
            values[0] = 1;
            return List.of(new Convergence.Observable<>(1, GridObservable.of(space, 1, "slowest cell", values)));
        }

        @Override
        public int levels() {
            return LEVELS;
        }

        @Override
        public Optional<OperatorNorms> norms(long particles) {
            return Optional.of(hierarchy(ParticleNumber.of(particles))::norm);
        }

        @Override
        public Optional<OperatorNorms> limitNorms() {
            return Optional.of(hierarchy(ParticleNumber.INFINITE)::norm);
        }
    }

    @Test
    void theoremTwoOneHoldsForKacsGasOnThreeCells() {
        Study study = TheoremStudy.run(OnGrid.of(Scenes.kac(), 3));
        assertThat(study.findings())
                .allSatisfy(f -> assertThat(f.verdict()).as(f.toString()).isIn(Verdict.HOLDS, Verdict.NOT_APPLICABLE));
        assertThat(study.findings())
                .filteredOn(f -> f.claim().startsWith("theorem-2.1"))
                .singleElement()
                .satisfies(f -> assertThat(f.measured()).isBetween(-1.1, -0.9));
    }
}
