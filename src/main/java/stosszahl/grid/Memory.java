package stosszahl.grid;

import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/** Refuses, before anything is allocated, what does not fit the heap. */
final class Memory {
    private Memory() {}

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
     * @param bytes the bytes that each size takes, increasing
     * @param budget the bytes at hand
     * @param name the name of the size, "s"
     */
    static void check(String what, int asked, int smallest, IntToDoubleFunction bytes, double budget, String name) {
        double need = bytes.applyAsDouble(asked);
        if (need <= budget) {
            return;
        }
        int fits = asked;
        while (fits >= smallest && bytes.applyAsDouble(fits) > budget) {
            fits--;
        }
        throw new IllegalArgumentException(
                what + " need " + show(need) + ", more than the " + show(budget) + " at hand; "
                        + (fits < smallest
                                ? "no " + name + " fits, use fewer cells or a larger heap (-Xmx)"
                                : "the largest that fits is " + name + " = " + fits));
    }

    static String show(double bytes) {
        return bytes < 1 << 30
                ? String.format(Locale.ROOT, "%.1f MiB", bytes / (1 << 20))
                : String.format(Locale.ROOT, "%.1f GiB", bytes / (1 << 30));
    }
}
