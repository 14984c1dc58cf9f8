package stosszahl.grid;

/**
 * Occupation vectors {@code (c_0, .., c_{g-1})} of sum {@code N} in lexicographic order, for the master equation: an enumeration of its own, so that the reference shares none with what is
 * held against it.
 */
final class Occupations {
    private final int cells;
    private final int particles;
    /** {@code ways[i][m]}: how many ways to put {@code m} particles into {@code i} cells. */
    private final double[][] ways;

    Occupations(int cells, int particles) {
        this.cells = cells;
        this.particles = particles;
        this.ways = new double[cells + 1][particles + 1];
        ways[0][0] = 1;
        for (int i = 1; i <= cells; i++) {
            for (int m = 0; m <= particles; m++) {
                ways[i][m] = ways[i - 1][m] + (m > 0 ? ways[i][m - 1] : 0);
            }
        }
    }

    /** {@code C(g + N - 1, N)}, as a double so that it never overflows. */
    static double count(int cells, int particles) {
        double count = 1;
        for (int m = 1; m <= particles; m++) {
            count = count * (cells + m - 1) / m;
        }
        return count;
    }

    int size() {
        return (int) Math.round(ways[cells][particles]);
    }

    /** How many ways to put {@code m} particles into {@code i} cells; none for {@code m = -1}. */
    double ways(int i, int m) {
        return m < 0 ? 0 : ways[i][m];
    }

    /** How many vectors come before this one. */
    int index(int[] occupation) {
        double before = 0;
        int left = particles;
        for (int i = 0; i < cells && left > 0; i++) {
            for (int c = 0; c < occupation[i]; c++) {
                before += ways[cells - i - 1][left - c];
            }
            left -= occupation[i];
        }
        return (int) Math.round(before);
    }

    /** Writes the vector with the given index. */
    void vector(int index, int[] occupation) {
        double before = index;
        int left = particles;
        for (int i = 0; i < cells; i++) {
            int c = 0;
            while (c < left && before >= ways[cells - i - 1][left - c]) {
                before -= ways[cells - i - 1][left - c];
                c++;
            }
            occupation[i] = c;
            left -= c;
        }
    }
}
