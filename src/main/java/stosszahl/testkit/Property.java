package stosszahl.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A statement tried on many random cases; a case that refutes it is shrunk before it is reported.
 *
 * <p>Try 0 uses the seed itself, the others seeds derived from it, and a failure names its own: the same property with that seed and one try fails in the same way, shrunk to the same case.
 */
public final class Property {
    private static final int MOST_REPLAYS = 2000;

    private Property() {}

    /** A property of a random case. */
    @FunctionalInterface
    public interface Body {
        /**
         * Holds the property against one case.
         *
         * @param draw the case
         * @throws Throwable if the property fails: an {@link AssertionError}, or whatever the code under test throws
         */
        @SuppressWarnings("checkstyle:IllegalThrows")
        void check(Draw draw) throws Throwable;
    }

    private record Failure(Draw draw, Throwable cause) {}

    /**
     * Tries a property.
     *
     * @param seed the seed
     * @param tries how many cases, at least 1
     * @param body the property
     * @throws AssertionError if a case refutes it: the message names the smallest case found, and the seed that leads to it
     * @throws IllegalArgumentException if there are no tries
     */
    public static void check(long seed, int tries, Body body) {
        if (tries < 1) {
            throw new IllegalArgumentException("tries = " + tries + " try nothing; use at least 1");
        }
        int discarded = 0;
        for (int i = 0; i < tries; i++) {
            long own = i == 0 ? seed : new SplittableRandom(seed + 0x9E3779B97F4A7C15L * i).nextLong() >>> 16;
            try {
                Failure failure = run(Draw.ofSeed(own), body);
                if (failure != null) {
                    throw falsified(failure, body, own, i, tries);
                }
            } catch (Draw.Discarded e) {
                discarded++;
            }
        }
        if (discarded == tries) {
            throw new AssertionError("none of the " + tries
                    + " cases met the assumptions of the property; draw cases that do (seed = " + seed + "L)");
        }
    }

    private static @Nullable Failure run(Draw draw, Body body) {
        try {
            body.check(draw);
            return null;
        } catch (Draw.Discarded | NotApplicable e) {
            throw e;
        } catch (Throwable e) {
            return new Failure(draw, e);
        }
    }

    private static AssertionError falsified(Failure first, Body body, long seed, int number, int tries) {
        Failure smallest = first;
        int shrinks = 0;
        int replays = 0;
        boolean better = true;
        while (better && replays < MOST_REPLAYS) {
            better = false;
            List<Draw.Choice> choices = smallest.draw().choices();
            for (int i = 0; i < choices.size() && !better; i++) {
                for (double candidate : choices.get(i).simpler()) {
                    double[] numbers =
                            choices.stream().mapToDouble(Draw.Choice::value).toArray();
                    numbers[i] = candidate;
                    Failure next = replay(numbers, body, first);
                    replays++;
                    if (next != null
                            && next.draw().complexity() < smallest.draw().complexity()) {
                        smallest = next;
                        shrinks++;
                        better = true;
                        break;
                    }
                }
            }
        }
        String what = smallest.cause() instanceof AssertionError
                ? String.valueOf(smallest.cause().getMessage())
                : smallest.cause().toString();
        return new AssertionError(
                what + "\n  smallest case (after " + shrinks + " shrinks): " + smallest.draw() + "\n  found at try "
                        + (number + 1) + " of " + tries + "; to see it again: seed = " + seed + "L, tries = 1",
                smallest.cause());
    }

    /** The failure of a replayed case, if it fails in the same way. */
    private static @Nullable Failure replay(double[] numbers, Body body, Failure like) {
        try {
            Failure failure = run(Draw.replay(Arrays.copyOf(numbers, numbers.length)), body);
            boolean same = failure != null
                    && (failure.cause() instanceof AssertionError) == (like.cause() instanceof AssertionError);
            return same ? failure : null;
        } catch (Draw.Discarded | NotApplicable e) {
            return null;
        }
    }
}
