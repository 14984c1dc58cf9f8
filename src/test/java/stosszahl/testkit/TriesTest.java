package stosszahl.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.abortedWithReason;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.NonSymmetricTernary;

/** Properties and contracts as JUnit runs them. */
class TriesTest {
    private static Events run(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.conditions.deactivate", "*")
                .selectors(selectClass(testClass))
                .execute()
                .testEvents();
    }

    static final class Properties {
        static final AtomicInteger RUNS = new AtomicInteger();

        @Tries(30)
        void holds(Draw draw, TestInfo info) {
            RUNS.incrementAndGet();
            assertThat(draw.integer("n", 0, 9)).isBetween(0, 9);
            assertThat(info.getDisplayName()).contains("holds");
        }

        @Tries(value = 200, seed = 7)
        void fails(Draw draw) {
            assertThat(draw.integer("n", 0, 1000)).isLessThan(333);
        }

        @Tries(20)
        void neverApplies(Draw draw) {
            draw.assume(draw.integer("n", 0, 9) > 9);
        }

        @Tries(value = 20, seed = 3)
        void crashes(Draw draw) {
            if (draw.integer("n", 0, 9) > 2) {
                throw new IllegalStateException("broken at " + draw);
            }
        }
    }

    @Test
    void aPropertyIsOneTestThatRunsForManyCasesAndShrinksTheOneThatFails() {
        Properties.RUNS.set(0);
        Events events = run(Properties.class);
        assertThat(events.succeeded().count()).isOne();
        assertThat(Properties.RUNS).hasValue(30);
        assertThat(events.failed().stream()
                        .map(e -> e.getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class)
                                .getThrowable()
                                .orElseThrow()
                                .getMessage()))
                .anySatisfy(m -> assertThat(m).contains("n = 333", "seed = ", "of 200"))
                .anySatisfy(m -> assertThat(m).contains("none of the 20 cases met the assumptions"))
                .anySatisfy(m -> assertThat(m).contains("IllegalStateException: broken at n = 3", "seed = "));
    }

    static final class Ternary implements CollisionLawContract {
        @Override
        public CollisionLaw law() {
            return NonSymmetricTernary.uniform(1);
        }
    }

    static final class TernaryDeclared implements CollisionLawContract {
        @Override
        public CollisionLaw law() {
            return NonSymmetricTernary.uniform(1);
        }

        @Override
        public ExpectedFailures expectedFailures() {
            return ExpectedFailures.of("H3", "particle 1 is unlike the others");
        }
    }

    static final class TernaryStale implements CollisionLawContract {
        @Override
        public CollisionLaw law() {
            return NonSymmetricTernary.uniform(1);
        }

        @Override
        public ExpectedFailures expectedFailures() {
            return ExpectedFailures.of("H3", "particle 1 is unlike the others").and("H1", "once it was no isometry");
        }
    }

    @Test
    void aBrokenLawFailsItsContract() {
        Events events = run(Ternary.class);
        assertThat(events.failed().count()).isOne();
        events.failed().assertThatEvents().haveExactly(1, finishedWithFailure(message(m -> m.startsWith("H3, T^w V"))));
        assertThat(events.succeeded().count()).isGreaterThanOrEqualTo(8);
    }

    @Test
    void anExpectedFailureIsReportedWithItsReasonAndFailsNothing() {
        Events events = run(TernaryDeclared.class);
        assertThat(events.failed().count()).isZero();
        events.aborted()
                .assertThatEvents()
                .haveExactly(
                        1,
                        abortedWithReason(
                                message(m -> m.startsWith("H3 fails as expected (particle 1 is unlike the others)"))));
    }

    @Test
    void anExpectedFailureThatPassesIsAFailure() {
        Events events = run(TernaryStale.class);
        events.failed()
                .assertThatEvents()
                .haveExactly(
                        1,
                        finishedWithFailure(message(
                                m -> m.startsWith("H1 was expected to fail (once it was no isometry) and passes"))));
        assertThat(events.failed().count()).isOne();
    }

    @Test
    void expectedFailuresNameChecksThatThereAreAndReasons() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExpectedFailures.of("H4", "no such hypothesis"))
                .withMessageContaining("no check has the id 'H4'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExpectedFailures.of("H3", " "))
                .withMessageContaining("has no reason");
    }

    /** A crash is no refutation: it fails even where a failure is expected. */
    @Test
    void aCrashIsNoExpectedFailure() {
        Check crash = new Check("H3", "crashes", () -> {
            throw new IllegalStateException("no such file");
        });
        Throwable thrown = org.assertj.core.api.Assertions.catchThrowable(
                () -> DynamicChecks.tests(java.util.List.of(crash), ExpectedFailures.of("H3", "reason"))
                        .findFirst()
                        .orElseThrow()
                        .getExecutable()
                        .execute());
        assertThat(thrown).isInstanceOf(IllegalStateException.class);
    }
}
