package stosszahl.testkit;

import java.util.Locale;
import java.util.Optional;

/**
 * One law of a contract, held against one object: the id, as in the ledger of the paper's statements, the statement, and what decides it.
 */
record Check(String id, String statement, Runnable body) {
    /** A law that is tried on random cases. */
    static Check property(String id, String statement, long seed, int tries, Property.Body body) {
        return new Check(id, statement, () -> Property.check(seed, tries, body));
    }

    /** Why it fails, empty if it does not; a crash is no refutation and is thrown on. */
    Optional<AssertionError> refutation() {
        try {
            body.run();
            return Optional.empty();
        } catch (NotApplicable e) {
            return Optional.empty();
        } catch (AssertionError e) {
            return Optional.of(e);
        }
    }

    /** Fails unless {@code value <= bound}; not a number fails. */
    static void atMost(String what, double value, double bound, String witness) {
        if (!(value <= bound)) {
            throw new AssertionError(String.format(
                    Locale.ROOT,
                    "%s = %.10g exceeds %.10g%s",
                    what,
                    value,
                    bound,
                    witness.isEmpty() ? "" : " at " + witness));
        }
    }

    /** Fails unless the two numbers agree within a tolerance. */
    static void equal(String what, double value, double expected, double tolerance, String witness) {
        if (!(Math.abs(value - expected) <= tolerance)) {
            throw new AssertionError(String.format(
                    Locale.ROOT,
                    "%s = %.12g, not %.12g (they differ by %.3g, more than %.3g)%s",
                    what,
                    value,
                    expected,
                    Math.abs(value - expected),
                    tolerance,
                    witness.isEmpty() ? "" : " at " + witness));
        }
    }
}
