package stosszahl.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import stosszahl.claim.Finding;
import stosszahl.claim.Verdict;
import stosszahl.hierarchy.Convergence;
import stosszahl.hierarchy.GrowthConstants;
import stosszahl.hierarchy.Hierarchy;
import stosszahl.theorem.HierarchyFamily;
import stosszahl.theorem.TheoremStudy;

/** The kit's random families satisfy the hypotheses by construction, so no study refutes any of them; of what it cannot decide it says so. */
class RandomFamiliesUnderStudyTest {
    /** A family of the kit as one that can be studied. */
    private record Studied<E>(String name, ConvergentFamily<E> kit) implements HierarchyFamily<E> {
        @Override
        public Hierarchy<E> at(long particles) {
            return kit.finite().apply(particles);
        }

        @Override
        public Hierarchy<E> limit() {
            return kit.limit();
        }

        @Override
        public E data(long particles, int s) {
            return kit.data().component(particles, s);
        }

        @Override
        public E limitData(int s) {
            return kit.limitData().apply(s);
        }

        @Override
        public GrowthConstants constants() {
            return kit.finiteConstants();
        }

        @Override
        public GrowthConstants limitConstants() {
            return kit.limitConstants();
        }

        @Override
        public List<Convergence.Observable<E>> observables() {
            return kit.observables();
        }

        @Override
        public List<Long> particles() {
            return List.of(64L, 256L, 1024L, 4096L);
        }
    }

    @Test
    void nothingIsRefutedAndNearlyAllIsDecided() {
        int theorems = 0;
        int held = 0;
        for (int seed = 0; seed < 12; seed++) {
            String name = "seed " + seed;
            var study = TheoremStudy.run(new Studied<>(name, RandomHierarchies.family(Draw.ofSeed(seed))));
            assertThat(study.findings())
                    .allSatisfy(f -> assertThat(f.verdict()).as(name + ": " + f).isNotEqualTo(Verdict.REFUTED));
            for (Finding f : study.findings()) {
                theorems += f.claim().startsWith("theorem-2.1") ? 1 : 0;
                held += f.claim().startsWith("theorem-2.1") && f.verdict() == Verdict.HOLDS ? 1 : 0;
            }
        }
        assertThat(theorems).isEqualTo(24);
        assertThat(held).as("decided of " + theorems).isGreaterThanOrEqualTo(20);
    }

    @Test
    void theScalarsOfTheGalleryHold() {
        var study = TheoremStudy.run(new Studied<>("s (1 - s/N)", HierarchyGallery.sound()));
        assertThat(study.findings())
                .allSatisfy(f -> assertThat(f.verdict()).as(f.toString()).isIn(Verdict.HOLDS, Verdict.NOT_APPLICABLE));
    }
}
