package stosszahl.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * One random case: numbers are drawn from it, each under a name, and it remembers them.
 *
 * <p>All randomness of a case goes through {@link #integer} and {@link #real}, so a case is a finite sequence of numbers. To shrink it, {@link Property} replays it with one of them made simpler;
 * generators need not know. What comes after the end of a replayed sequence is as simple as it can be.
 */
public final class Draw {
    private final SplittableRandom random;
    private final double @org.jspecify.annotations.Nullable [] replayed;
    private final List<Choice> choices = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** A number that was drawn. */
    record Choice(String what, double value, double low, double high, boolean whole) {
        /** The simplest number of the range: 0 if it contains it, otherwise the end next to it; for whole numbers the lower end. */
        double simplest() {
            return whole ? low : Math.max(low, Math.min(high, 0));
        }

        /** How far from simple: decimals first, then size. */
        double complexity() {
            if (whole) {
                return value - low;
            }
            int decimals = 0;
            double scale = 1;
            while (decimals < 6 && Math.rint(value * scale) / scale != value) {
                decimals++;
                scale *= 10;
            }
            double far = Math.abs(value - simplest());
            return value == simplest() ? 0 : 1 + decimals + far / (1 + far) + (value < 0 ? 0.01 : 0);
        }

        /** Simpler numbers, the simplest first. */
        List<Double> simpler() {
            List<Double> candidates = new ArrayList<>();
            if (whole) {
                for (double step = value - low; step >= 1; step = Math.floor(step / 2)) {
                    candidates.add(value - step);
                }
                return candidates;
            }
            candidates.add(simplest());
            for (double round : new double[] {1, -1, Math.rint(value), Math.rint(10 * value) / 10, 0.5, -value}) {
                candidates.add(round);
            }
            candidates.add(Math.rint(1000 * value) / 1000);
            candidates.removeIf(x -> x < low || x > high || !(with(x).complexity() < complexity()));
            return candidates;
        }

        private Choice with(double other) {
            return new Choice(what, other, low, high, whole);
        }

        @Override
        public String toString() {
            return what + " = " + (whole ? Long.toString((long) value) : Double.toString(value));
        }
    }

    /** The case does not meet the assumptions of the property. */
    static final class Discarded extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private Draw(SplittableRandom random, double @org.jspecify.annotations.Nullable [] replayed) {
        this.random = random;
        this.replayed = replayed;
    }

    /**
     * The case of a seed.
     *
     * @param seed the seed
     * @return the case, nothing drawn yet
     */
    public static Draw ofSeed(long seed) {
        return new Draw(new SplittableRandom(seed), null);
    }

    static Draw replay(double[] numbers) {
        return new Draw(new SplittableRandom(0), numbers.clone());
    }

    /**
     * A whole number; shrinks towards {@code low}.
     *
     * @param what its name, for messages
     * @param low the least value
     * @param high the largest value, at least {@code low}
     * @return the number
     * @throws IllegalArgumentException if {@code high < low}
     */
    public int integer(String what, int low, int high) {
        if (high < low) {
            throw new IllegalArgumentException(what + " from " + low + " to " + high + ": there is no such number");
        }
        double value = replayed == null ? random.nextInt(low, high + 1) : Math.rint(next(low));
        return (int) remember(what, value, low, high, true);
    }

    /**
     * A real number; shrinks towards 0, or the end of the range next to it, and towards few decimals.
     *
     * @param what its name, for messages
     * @param low the least value
     * @param high the largest value, greater than {@code low}
     * @return the number
     * @throws IllegalArgumentException unless {@code low < high}
     */
    public double real(String what, double low, double high) {
        if (!(low < high)) {
            throw new IllegalArgumentException(what + " from " + low + " to " + high + ": use low < high");
        }
        double simple = Math.max(low, Math.min(high, 0));
        return remember(what, replayed == null ? fresh(low, high, simple) : next(simple), low, high, false);
    }

    /** Uniform; one time in eight a special value, for many faults show only at 0 or at the ends. */
    private double fresh(double low, double high, double simple) {
        return switch (random.nextInt(32)) {
            case 0, 1 -> simple;
            case 2 -> low;
            case 3 -> high;
            default -> random.nextDouble(low, high);
        };
    }

    private double next(double otherwise) {
        double[] numbers = replayed;
        return numbers != null && choices.size() < numbers.length ? numbers[choices.size()] : otherwise;
    }

    private double remember(String what, double value, double low, double high, boolean whole) {
        double inside = Math.max(low, Math.min(high, value));
        choices.add(new Choice(what, inside, low, high, whole));
        return inside;
    }

    /**
     * A vector of real numbers.
     *
     * @param what its name, for messages
     * @param length how many
     * @param low the least value
     * @param high the largest value
     * @return the numbers
     */
    public double[] reals(String what, int length, double low, double high) {
        double[] x = new double[length];
        for (int i = 0; i < length; i++) {
            x[i] = real(what + "[" + i + "]", low, high);
        }
        return x;
    }

    /**
     * One of several things; shrinks towards the first.
     *
     * @param <T> the things
     * @param what its name, for messages
     * @param things the things, at least one
     * @return one of them
     */
    public <T> T oneOf(String what, List<T> things) {
        return things.get(integer(what, 0, things.size() - 1));
    }

    /**
     * A generator of random numbers for what is too large to be drawn number by number; only its seed shrinks.
     *
     * @param what its name, for messages
     * @return a generator whose seed, from 0 to 9999, is drawn
     */
    public UniformRandomProvider generator(String what) {
        return RandomSource.L64_X128_MIX.create(integer("seed of " + what, 0, 9999) + 1L);
    }

    /**
     * Drops this case if it does not meet an assumption of the property.
     *
     * @param met is the assumption met
     */
    public void assume(boolean met) {
        if (!met) {
            throw new Discarded();
        }
    }

    /**
     * Says something about the case in the message of a failure.
     *
     * @param text what to say
     */
    public void note(String text) {
        notes.add(text);
    }

    List<Choice> choices() {
        return choices;
    }

    /** How far the case is from simple: the number of draws counts most. */
    double complexity() {
        return choices.stream().mapToDouble(c -> 10 + c.complexity()).sum();
    }

    /** The numbers that were drawn and the notes. */
    @Override
    public String toString() {
        List<String> all = new ArrayList<>();
        choices.forEach(c -> all.add(c.toString()));
        all.addAll(notes);
        return String.join(", ", all);
    }
}
