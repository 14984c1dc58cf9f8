package stosszahl.testkit;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;
import static stosszahl.testkit.StosszahlAssertions.assertThat;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import stosszahl.collision.BinaryCollision;
import stosszahl.collision.KacRotation;
import stosszahl.collision.NonSymmetricTernary;
import stosszahl.collision.SphereKernel;
import stosszahl.hierarchy.GrowthConstants;
import stosszahl.hierarchy.Hierarchy;
import stosszahl.hierarchy.ScalarHierarchy;
import stosszahl.kac.ParticleNumber;
import stosszahl.particle.Estimate;

/** Each assertion passes what is right and says of what is wrong where it is wrong. */
class AssertionsTest {
    private static void fails(ThrowingCallable assertion, String... words) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion).satisfies(e -> {
            for (String word : words) {
                org.assertj.core.api.Assertions.assertThat(e).hasMessageContaining(word);
            }
        });
    }

    @Test
    void laws() {
        assertThat(BinaryCollision.uniform(2))
                .satisfiesH1()
                .satisfiesH2()
                .satisfiesH3()
                .conservesMomentum();
        assertThat(NonSymmetricTernary.uniform(1)).satisfiesH1().satisfiesH2();
        fails(() -> assertThat(NonSymmetricTernary.uniform(1)).satisfiesH3(), "breaks H3", "p = 1", "seed = ");
        fails(() -> assertThat(NonSymmetricTernary.asPrinted(1)).satisfiesH1(), "breaks H1", "V[", "seed = ");
        fails(() -> assertThat(KacRotation.of(SphereKernel.uniform(2))).conservesMomentum(), "momentum", "w = ");
    }

    @Test
    void hierarchies() {
        assertThat(ScalarHierarchy.limit(1.5)).upToLevel(50).satisfiesCondition2(GrowthConstants.of(0, 1.5));
        assertThat(ScalarHierarchy.finite(1.5, 9)).upToLevel(50).satisfiesCondition1(GrowthConstants.of(0, 1.5));
        Hierarchy<Double> square = new Scalars("s^2", Hierarchy.INFINITE, s -> (double) s * s);
        fails(
                () -> assertThat(square).satisfiesCondition2(GrowthConstants.of(0, 3)),
                "Condition 2 fails: ||C_{4,5}|| = 16.0 exceeds rho_1 s = 12.0 at s = 4, k = 1");
        assertThat(square).upToLevel(3).satisfiesCondition2(GrowthConstants.of(0, 3));
        fails(() -> assertThat(square).satisfiesCondition1(GrowthConstants.of(3)), "R_0 to R_1");
    }

    @Test
    void families() {
        ConvergentFamily<Double> family = HierarchyGallery.sound();
        assertThat(family).convergesInObservablesTo(family.limitPath()).atRate(1, within(0.1));
        fails(
                () -> assertThat(family)
                        .convergesInObservablesTo(family.limitPath())
                        .atRate(2, within(0.1)),
                "fall like N^-",
                "not like N^-2.0");
        fails(
                () -> assertThat(family).convergesInObservablesTo(family.path(4)),
                "no convergence",
                "N = [4, 8, 16, 32]");
        assertThatIllegalStateException()
                .isThrownBy(() -> assertThat(family).atRate(1, within(0.1)))
                .withMessageContaining("convergesInObservablesTo");
    }

    @Test
    void estimates() {
        Estimate estimate = new Estimate("v1^4", ParticleNumber.of(10), 1, 2.5, 0.01, 2.47, 2.53, 100);
        assertThat(estimate).agreesWith(2.51).atLevel(1e-4).agreesWith(2.49).atLevel(0.01);
        fails(
                () -> assertThat(estimate).agreesWith(2.6).atLevel(1e-4),
                "v1^4 at N = 10, t = 1.0",
                "z = -10",
                "level 1.0E-4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(estimate).agreesWith(2.5).atLevel(2));
    }
}
