package stosszahl.grid;

/**
 * The multisets of {@code s <= maxSize} cells out of {@code g}, numbered without gaps.
 *
 * <p>A multiset is a list {@code i_1 <= .. <= i_s}; its rank in the combinatorial number system is {@code sum_j C(i_j + j - 1, j)}, which does
 * not depend on {@code g}. In this (colexicographic) order the multisets of cells below {@code a} come first, for every {@code a}.
 *
 * <p>The table {@link #raise(int)} holds {@code rank(mu + {i})}, so that inner loops rank by one look-up; tables are made when first asked for.
 */
final class Multisets {
    private final int cells;
    private final int maxSize;
    private final long[][] binomial;
    private final int[] @org.jspecify.annotations.Nullable [] raise;
    private final double[] @org.jspecify.annotations.Nullable [] orbit;

    private Multisets(int cells, int maxSize) {
        this.cells = cells;
        this.maxSize = maxSize;
        this.binomial = new long[cells + maxSize + 1][maxSize + 2];
        for (int n = 0; n < binomial.length; n++) {
            binomial[n][0] = 1;
            for (int k = 1; k <= Math.min(n, maxSize + 1); k++) {
                // Saturates: the guard has seen to it that no rank comes near.
                binomial[n][k] = Math.min(Long.MAX_VALUE / 4, binomial[n - 1][k - 1] + binomial[n - 1][k]);
            }
        }
        this.raise = new int[maxSize + 1][];
        this.orbit = new double[maxSize + 1][];
    }

    /**
     * The multisets of at most {@code maxSize} cells.
     *
     * @throws IllegalArgumentException if their tables and a few vectors over them do not fit {@code budget} bytes
     */
    static Multisets of(int cells, int maxSize, double budget) {
        Memory.check(
                "multisets of up to " + maxSize + " of " + cells + " cells",
                maxSize,
                1,
                s -> size(cells, s),
                budget,
                "s");
        return new Multisets(cells, maxSize);
    }

    /** Binomials, raise tables below the top, orbit sizes, and six vectors over all sizes. */
    static Memory.Size size(int cells, int maxSize) {
        double sum = 8.0 * (cells + maxSize + 1.0) * (maxSize + 2.0);
        double longest = 0;
        double count = 1;
        for (int s = 1; s <= maxSize && sum < Double.MAX_VALUE; s++) {
            double raised = count * cells;
            count = count * (cells + s - 1) / s;
            sum += 4 * raised + 7 * 8 * count;
            longest = Math.max(longest, Math.max(raised, count));
        }
        return new Memory.Size(sum, longest);
    }

    int cells() {
        return cells;
    }

    int maxSize() {
        return maxSize;
    }

    /** {@code C(g + s - 1, s)}, the number of multisets of size {@code s}. */
    int count(int s) {
        return count(cells, s);
    }

    /** The number of multisets of size {@code s} of cells below {@code a}: they are the first ones. */
    int count(int a, int s) {
        return s == 0 ? 1 : a == 0 ? 0 : (int) binomial[a + s - 1][s];
    }

    /** The rank of the first {@code size} entries of a non-decreasing list. */
    int rank(int[] sorted, int size) {
        long rank = 0;
        for (int j = 1; j <= size; j++) {
            rank += binomial[sorted[j - 1] + j - 1][j];
        }
        return (int) rank;
    }

    /** Writes the multiset of size {@code s} with the given rank into {@code out[0..s-1]}, non-decreasing. */
    void unrank(int s, int rank, int[] out) {
        long left = rank;
        int i = cells - 1;
        for (int j = s; j >= 1; j--) {
            while (binomial[i + j - 1][j] > left) {
                i--;
            }
            out[j - 1] = i;
            left -= binomial[i + j - 1][j];
        }
    }

    /** Turns the multiset of size {@code s} in {@code list} into its successor; after the last one comes the first. */
    void next(int s, int[] list) {
        for (int j = 0; j < s; j++) {
            int bound = j + 1 < s ? list[j + 1] : cells - 1;
            if (list[j] < bound) {
                list[j]++;
                return;
            }
            list[j] = 0;
        }
    }

    /** The multisets of size {@code s}, one after the other: entry {@code rank s + j}. */
    int[] lists(int s) {
        int[] all = new int[count(s) * s];
        int[] list = new int[s];
        for (int r = 0; r < count(s); r++) {
            System.arraycopy(list, 0, all, r * s, s);
            next(s, list);
        }
        return all;
    }

    /** {@code raise(s)[rank(mu) g + i] = rank(mu + {i})} for multisets {@code mu} of size {@code s < maxSize}; not to be modified. */
    synchronized int[] raise(int s) {
        int[] table = raise[s];
        if (table == null) {
            table = makeRaise(s);
            raise[s] = table;
        }
        return table;
    }

    private int[] makeRaise(int s) {
        int count = count(s);
        int[] table = new int[count * cells];
        int[] list = new int[s];
        long[] above = new long[s + 1];
        for (int r = 0; r < count; r++) {
            // With p entries <= i the new one takes place p + 1, and the entries above it move up by one place.
            above[s] = 0;
            for (int j = s; j >= 1; j--) {
                above[j - 1] = above[j] + binomial[list[j - 1] + j][j + 1];
            }
            long below = 0;
            int p = 0;
            for (int i = 0; i < cells; i++) {
                while (p < s && list[p] <= i) {
                    below += binomial[list[p] + p][p + 1];
                    p++;
                }
                table[r * cells + i] = (int) (below + binomial[i + p][p + 1] + above[p]);
            }
            next(s, list);
        }
        return table;
    }

    /** {@code orbit(s)[rank(mu)] = s! / prod_c m_c!}, the number of ordered lists that sort to {@code mu}; not to be modified. */
    synchronized double[] orbit(int s) {
        double[] table = orbit[s];
        if (table == null) {
            table = new double[count(s)];
            int[] list = new int[s];
            for (int r = 0; r < table.length; r++) {
                double size = 1;
                int run = 0;
                for (int j = 0; j < s; j++) {
                    run = j > 0 && list[j] == list[j - 1] ? run + 1 : 1;
                    size = size * (j + 1) / run;
                }
                table[r] = size;
                next(s, list);
            }
            orbit[s] = table;
        }
        return table;
    }
}
