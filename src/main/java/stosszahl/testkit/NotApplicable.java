package stosszahl.testkit;

/** A law of a contract says nothing about this object. */
final class NotApplicable extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotApplicable(String why) {
        super("not applicable: " + why);
    }
}
