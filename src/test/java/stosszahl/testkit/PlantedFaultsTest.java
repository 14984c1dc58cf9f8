package stosszahl.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each contract rejects each of its planted faults, with a message that says where, and from which the failure can be reproduced. */
class PlantedFaultsTest {
    @TestFactory
    Stream<DynamicTest> everyPlantedFaultIsRejected() {
        return PlantedFaults.all().stream()
                .map(fault -> DynamicTest.dynamicTest(fault.toString(), () -> {
                    Check check = fault.checks().stream()
                            .filter(c -> c.id().equals(fault.id()))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError("no check has the id " + fault.id()));
                    AssertionError refutation =
                            check.refutation().orElseThrow(() -> new AssertionError(fault + " goes unnoticed"));
                    // A seed, or the place itself where nothing is random.
                    assertThat(refutation)
                            .message()
                            .containsPattern(
                                    "seed = \\d+L|seeds? (from )?\\d+L|N = |s = |at the angle|T = |difference|at v1|at z");
                }));
    }

    @Test
    void thereAreAtLeastThirtyPlantedFaultsAndEveryCheckButTheKitsOwnHasOne() {
        List<PlantedFaults.Fault> all = PlantedFaults.all();
        assertThat(all).hasSizeGreaterThanOrEqualTo(30);
        assertThat(all.stream().map(PlantedFaults.Fault::id).distinct().toList())
                .containsAll(Ids.ALL);
    }

    /** What a message says about the seed is true: one try from there fails with the same smallest case. */
    @Test
    void aPropertyThatFailsFailsAgainFromTheSeedInItsMessage() {
        Property.Body body = draw -> {
            int n = draw.integer("n", 0, 1000);
            double x = draw.real("x", -5, 5);
            Check.atMost("n", n, x > 1 ? 700 : 2000, "x");
        };
        String first = failure(1, 100, body);
        Matcher seed = Pattern.compile("seed = (\\d+)L").matcher(first);
        assertThat(seed.find()).isTrue();
        assertThat(first).contains("n = 701, x = ");
        String again = failure(Long.parseLong(seed.group(1)), 1, body);
        assertThat(again.substring(0, again.indexOf("found at")))
                .isEqualTo(first.substring(0, first.indexOf("found at")));
    }

    private static String failure(long seed, int tries, Property.Body body) {
        try {
            Property.check(seed, tries, body);
        } catch (AssertionError e) {
            return e.getMessage();
        }
        throw new AssertionError("the property holds");
    }

    @Test
    void aFaultIsShrunkToTheLeastLevelAndRoundNumbers() {
        String message = PlantedFaults.all().stream()
                .filter(f -> f.name().equals("growth like s^2 with no norms given"))
                .flatMap(f -> f.checks().stream())
                .filter(c -> c.id().equals("Condition 2"))
                .findFirst()
                .orElseThrow()
                .refutation()
                .orElseThrow()
                .getMessage();
        // s = 1 satisfies s^2 <= s; s = 2 is the least level that does not.
        assertThat(message).contains("k = 1, s = 2, f^(3) = 1.0");
    }
}
