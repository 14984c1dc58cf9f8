package stosszahl.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The counterexamples fail in the way they should and in no other. */
class GalleryTest {
    @TestFactory
    Stream<DynamicTest> eachModelBreaksItsHypothesisAndTheConclusionAndNothingElse() {
        return Gallery.all().stream()
                .map(example -> DynamicTest.dynamicTest(
                        example.hypothesis() + ": " + example.title(),
                        () -> assertThat(example.refuted()).isEqualTo(new TreeSet<>(example.fails()))));
    }

    @Test
    void everyHypothesisHasAnExample() {
        assertThat(Gallery.all())
                .extracting(Counterexample::hypothesis)
                .containsExactlyInAnyOrder("H1", "H2", "H3", "Condition 1", "Condition 2", "A1", "A2", "A3", "window");
    }

    @Test
    void theFamilyThatTheyDifferFromBreaksNothing() {
        assertThat(FamilyChecks.of(HierarchyGallery.sound()))
                .allSatisfy(
                        check -> assertThat(check.refutation()).as(check.id()).isEmpty());
    }

    private static double[] figure(String hypothesis, String start) {
        return Gallery.all().stream()
                .filter(e -> e.hypothesis().equals(hypothesis))
                .flatMap(e -> e.figures().entrySet().stream())
                .filter(e -> e.getKey().startsWith(start))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    /** What goes wrong, in numbers that are worked out by hand. */
    @Test
    void theFiguresAreTheOnesWorkedOutByHand() {
        double[] energy = figure("H1", "E v_1^2");
        assertThat(energy[1]).isCloseTo(energy[2], within(1e-9));
        double[] turning = figure("H2", "E v_1y");
        // d m/dt = 2 (R - 1) m: e^(-4/5 t) (cos, sin)(8/5 t), at t = 1/2.
        assertThat(turning[0]).isCloseTo(turning[2], within(1e-9));
        assertThat(turning[1]).isCloseTo(-turning[2], within(1e-9));
        double[] signed = figure("H3", "E v_1");
        assertThat(signed[0]).isCloseTo(signed[2], within(1e-9));
        // (4t)^(N-1) at t = 1/4.
        assertThat(figure("A2", "f_N")).containsExactly(new double[] {1, 1, 1, 1}, within(1e-9));
        // 1/(2 - t) and 1/(3 - t) at t = 1/4; the finite ones are within O(1/N).
        assertThat(figure("A1", "f^(1)")[0]).isCloseTo(1 / 1.75, within(1e-9));
        assertThat(figure("A1", "f_N")[3]).isCloseTo(1 / 2.75, within(0.01));
        double[] blowUp = figure("Condition 1", "f_N");
        // The last term alone, ((N-1)!)^2 (t/N)^(N-1), is above 100 at N = 32, and the limit is the constant 1.
        assertThat(blowUp[3]).isGreaterThan(100);
        assertThat(figure("Condition 1", "f^(1)")[0]).isEqualTo(1);
        double[] beyond = figure("window", "f_N");
        assertThat(beyond[3]).isGreaterThan(3 * beyond[0]);
    }

    /** Both solve the hierarchy: the derivative by differences is {@code 2 s^2 f^(s+1)}, and they start from 0 and stay bounded. */
    @Test
    void aHierarchyThatGrowsLikeTheSquareHasTwoSolutions() {
        TwoSolutions two = TwoSolutions.of(20);
        for (int s = 1; s < 8; s++) {
            for (double t : new double[] {0.2, 0.5, 1}) {
                double h = 1e-4;
                // Fourth order differences: error h^4/30 f^(5), below 1e-9 for these.
                double slope = (8 * (two.solution(s, t + h) - two.solution(s, t - h))
                                - (two.solution(s, t + 2 * h) - two.solution(s, t - 2 * h)))
                        / (12 * h);
                assertThat(slope).isCloseTo(two.hierarchy().apply(s, 1, two.solution(s + 1, t)), within(1e-7));
            }
            assertThat(Math.abs(two.solution(s, 0.005))).isLessThan(1e-40);
        }
        assertThat(two.solution(1, 1)).isCloseTo(Math.exp(-1), within(1e-15));
        assertThat(two.largest()).isLessThanOrEqualTo(1);
    }

    @Test
    void theGalleryRunsAsAProgram() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Gallery.print(new PrintStream(bytes, true, StandardCharsets.UTF_8), "A2", "H3");
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("Without A2", "A2: FAILS", "A1: holds", "Theorem 2.1: FAILS", "Without H3", "H2: holds")
                .doesNotContain("Without A1");
    }
}
