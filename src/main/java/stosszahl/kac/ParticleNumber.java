package stosszahl.kac;

import java.math.BigDecimal;
import java.util.OptionalLong;

/** A number {@code N} of particles: at least 1 and at most {@code 10^15}, or infinite for the limit. */
public final class ParticleNumber implements Comparable<ParticleNumber> {
    /** The limit {@code N = infinity}. */
    public static final ParticleNumber INFINITE = new ParticleNumber(Long.MAX_VALUE);

    /** The largest finite number, {@code 10^15}: every whole number up to it, and its product with 8, is a double. */
    public static final long LARGEST = 1_000_000_000_000_000L;

    private final long value;

    private ParticleNumber(long value) {
        this.value = value;
    }

    /**
     * A finite number of particles.
     *
     * @param n the number, {@code 1 <= n <= 10^15}
     * @return the number
     * @throws IllegalArgumentException if it is out of range
     */
    public static ParticleNumber of(long n) {
        if (n < 1 || n > LARGEST) {
            throw new IllegalArgumentException("N = " + n + " particles; use 1 <= N <= 10^15, or inf");
        }
        return new ParticleNumber(n);
    }

    /**
     * Reads "100", "1e6" or "inf".
     *
     * @param text the text
     * @return the number
     * @throws IllegalArgumentException if it is no whole number in range, nor inf
     */
    public static ParticleNumber parse(String text) {
        String trimmed = text.trim();
        if (trimmed.equals("inf")) {
            return INFINITE;
        }
        try {
            return of(new BigDecimal(trimmed).longValueExact());
        } catch (NumberFormatException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "N = '" + trimmed + "' is no number of particles; use a whole number like 100 or 1e6, or inf", e);
        }
    }

    /**
     * Is this a finite number.
     *
     * @return false for {@link #INFINITE}
     */
    public boolean finite() {
        return value != Long.MAX_VALUE;
    }

    /**
     * The finite number.
     *
     * @return {@code N}, empty in the limit
     */
    public OptionalLong value() {
        return finite() ? OptionalLong.of(value) : OptionalLong.empty();
    }

    /**
     * The finite number.
     *
     * @return {@code N}
     * @throws IllegalStateException if this is {@link #INFINITE}
     */
    public long count() {
        if (!finite()) {
            throw new IllegalStateException("the limit has no finite number of particles");
        }
        return value;
    }

    @Override
    public int compareTo(ParticleNumber other) {
        return Long.compare(value, other.value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ParticleNumber that && value == that.value;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(value);
    }

    /** The number, or "inf". */
    @Override
    public String toString() {
        return finite() ? Long.toString(value) : "inf";
    }
}
