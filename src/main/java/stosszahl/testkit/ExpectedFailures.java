package stosszahl.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The laws that an object is known to break, each with the reason: their checks must fail. One that passes is a failure, so that the list cannot grow stale. */
public final class ExpectedFailures {
    private static final ExpectedFailures NONE = new ExpectedFailures(Map.of());

    private final Map<String, String> reasons;

    private ExpectedFailures(Map<String, String> reasons) {
        this.reasons = reasons;
    }

    /**
     * Nothing fails.
     *
     * @return no expected failures
     */
    public static ExpectedFailures none() {
        return NONE;
    }

    /**
     * One law fails.
     *
     * @param id the id of the check: "H3"
     * @param reason why it fails, not blank
     * @return the expected failure
     * @throws IllegalArgumentException if no check has that id, or there is no reason
     */
    public static ExpectedFailures of(String id, String reason) {
        return NONE.and(id, reason);
    }

    /**
     * These and one more.
     *
     * @param id the id of the check
     * @param reason why it fails, not blank
     * @return the expected failures
     * @throws IllegalArgumentException if no check has that id, or there is no reason
     */
    public ExpectedFailures and(String id, String reason) {
        if (!Ids.ALL.contains(id)) {
            throw new IllegalArgumentException("no check has the id '" + id + "'; use one of " + Ids.ALL);
        }
        if (reason.isBlank()) {
            throw new IllegalArgumentException("the expected failure of " + id + " has no reason; say why it fails");
        }
        Map<String, String> more = new LinkedHashMap<>(reasons);
        more.put(id, reason);
        return new ExpectedFailures(more);
    }

    Optional<String> reason(String id) {
        return Optional.ofNullable(reasons.get(id));
    }
}
