package stosszahl.testkit;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/** Turns checks into JUnit's dynamic tests. */
final class DynamicChecks {
    private DynamicChecks() {}

    static Stream<DynamicTest> tests(List<Check> checks, ExpectedFailures expected) {
        return checks.stream()
                .map(check ->
                        DynamicTest.dynamicTest(check.id() + ": " + check.statement(), () -> run(check, expected)));
    }

    static DynamicContainer container(String name, List<Check> checks, ExpectedFailures expected) {
        return DynamicContainer.dynamicContainer(name, tests(checks, expected));
    }

    /** An expected failure is reported as aborted, with its reason, so that nobody takes it for a pass. */
    private static void run(Check check, ExpectedFailures expected) {
        String reason = expected.reason(check.id()).orElse(null);
        try {
            check.body().run();
        } catch (NotApplicable e) {
            throw new TestAbortedException(check.id() + " " + e.getMessage(), e);
        } catch (AssertionError e) {
            if (reason == null) {
                throw new AssertionError(check.id() + ", " + check.statement() + ": " + e.getMessage(), e);
            }
            throw new TestAbortedException(check.id() + " fails as expected (" + reason + "): " + e.getMessage(), e);
        }
        if (reason != null) {
            throw new AssertionError(check.id() + " was expected to fail (" + reason
                    + ") and passes; remove it from the expected failures");
        }
    }
}
