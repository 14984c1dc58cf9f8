package stosszahl.grid;

import java.util.Locale;
import java.util.function.IntFunction;

/** Refuses, before anything is allocated, what does not fit the heap. */
final class Memory {
    /** The largest array that every Java machine makes. */
    static final double LONGEST_ARRAY = Integer.MAX_VALUE - 8.0;

    private Memory() {}

    /**
     * What something would take.
     *
     * @param bytes the bytes
     * @param longest the entries of its longest array
     */
    record Size(double bytes, double longest) {
        boolean fits(double budget) {
            return bytes <= budget && longest <= LONGEST_ARRAY;
        }

        String against(double budget) {
            return show(bytes)
                    + (bytes > budget
                            ? ", more than the " + show(budget) + " at hand"
                            : String.format(
                                    Locale.ROOT,
                                    " in an array of %.2g entries, more than Java's arrays hold",
                                    longest));
        }
    }

    /** What one object may take: three quarters of the heap that this machine would ever grow to. */
    static double available() {
        return 0.75 * Runtime.getRuntime().maxMemory();
    }

    /**
     * Refuses a size that does not fit.
     *
     * @param what what is asked for, "levels up to s = 12 on 16 cells"
     * @param asked the size asked for
     * @param smallest the smallest size that makes sense
     * @param size what each size takes, increasing
     * @param budget the bytes at hand
     * @param name the name of the size, "s"
     */
    static void check(String what, int asked, int smallest, IntFunction<Size> size, double budget, String name) {
        Size need = size.apply(asked);
        if (need.fits(budget)) {
            return;
        }
        int fits = largest(asked, smallest, size, budget);
        throw new IllegalArgumentException(what + " need " + need.against(budget) + "; "
                + (fits < smallest
                        ? "no " + name + " fits, use fewer cells or a larger heap (-Xmx)"
                        : "the largest that fits is " + name + " = " + fits));
    }

    /** The largest size from {@code smallest} to {@code most} that fits, {@code smallest - 1} if none does; by bisection. */
    static int largest(int most, int smallest, IntFunction<Size> size, double budget) {
        if (most < smallest || size.apply(most).fits(budget)) {
            return Math.max(most, smallest - 1);
        }
        int low = smallest - 1;
        int high = most;
        while (high - low > 1) {
            int middle = low + (high - low) / 2;
            if (size.apply(middle).fits(budget)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    static String show(double bytes) {
        if (bytes >= 1e18) {
            return String.format(Locale.ROOT, "%.1e GiB", bytes / (1 << 30));
        }
        return bytes < 1 << 30
                ? String.format(Locale.ROOT, "%.1f MiB", bytes / (1 << 20))
                : String.format(Locale.ROOT, "%.1f GiB", bytes / (1 << 30));
    }
}
