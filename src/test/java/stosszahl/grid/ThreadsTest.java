package stosszahl.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import stosszahl.hierarchy.GradedElement;
import stosszahl.kac.ParticleNumber;

/** Results do not depend on the number of threads, in any bit. */
class ThreadsTest {
    private record Figures(List<List<Double>> image, OperatorNorm norm, double matrix) {}

    @Test
    void oneThreadAndFourGiveTheSameBits() throws Exception {
        Figures one = inPool(1);
        assertThat(inPool(4)).isEqualTo(one);
        // Large enough that there was something to distribute: several blocks per gain.
        assertThat(one.image().get(4)).hasSizeGreaterThan(1000);
    }

    private static Figures inPool(int threads) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(ThreadsTest::figures).get();
        } finally {
            pool.shutdown();
        }
    }

    private static Figures figures() {
        GridModel model = Scenes.small(Scenes.binaryTernary(), 9);
        GridSpace space = GridSpace.of(model.grid(), 7);
        KacHierarchy hierarchy = KacHierarchy.of(model, space, ParticleNumber.of(20));
        GradedElement<SymmetricMasses> image =
                hierarchy.apply(space.marginals(space.random(7, RandomSource.L64_X128_MIX.create(4))));
        List<List<Double>> masses = new ArrayList<>();
        for (int s = 1; s <= image.levels(); s++) {
            masses.add(Arrays.stream(image.component(s).masses()).boxed().toList());
        }
        return new Figures(
                masses,
                hierarchy.operatorNorm(5, 1),
                model.collisions(3).probability(new int[] {1, 4, 7}, new int[] {2, 3, 7}));
    }
}
