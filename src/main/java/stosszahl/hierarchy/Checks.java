package stosszahl.hierarchy;

/** The checks of arguments that several factories of this room share; every message says what, its value, and what to do. */
final class Checks {
    private Checks() {}

    static double nonNegative(String what, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(what + " = " + value + " must be finite and at least 0");
        }
        return value;
    }

    static double positive(String what, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(what + " = " + value + " must be finite and greater than 0");
        }
        return value;
    }

    static double finite(String what, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(what + " = " + value + " must be finite");
        }
        return value;
    }

    static int atLeast(int least, String what, int value) {
        if (value < least) {
            throw new IllegalArgumentException(what + " = " + value + " must be at least " + least);
        }
        return value;
    }

    static long atLeast(long least, String what, long value) {
        if (value < least) {
            throw new IllegalArgumentException(what + " = " + value + " must be at least " + least);
        }
        return value;
    }
}
