package stosszahl.grid;

/** The nonlinear gain of the limit equation. */
final class Gains {
    private Gains() {}

    /** {@code out_i = sum_kappa S_{K,1}(i, kappa) m(kappa)}, {@code m} the orbit masses of the symmetrised product of the functions. */
    static double[] gain(CollisionMatrix matrix, double[]... f) {
        int order = matrix.order();
        boolean one = true;
        for (double[] other : f) {
            one &= other == f[0];
        }
        Multisets multisets = matrix.multisets();
        double[] mass = one ? power(multisets, order, f[0]) : polarised(multisets, order, f);
        double[] out = new double[multisets.cells()];
        SparseMatrix rows = matrix.toAfter(1);
        for (int i = 0; i < out.length; i++) {
            double sum = 0;
            for (int p = rows.start[i]; p < rows.start[i + 1]; p++) {
                sum += rows.value[p] * mass[rows.index[p]];
            }
            out[i] = sum;
        }
        return out;
    }

    /** Orbit masses of {@code f^{(x) s}}. */
    static double[] power(Multisets multisets, int s, double[] f) {
        double[] product = values(multisets, s, f);
        double[] orbit = multisets.orbit(s);
        for (int r = 0; r < product.length; r++) {
            product[r] *= orbit[r];
        }
        return product;
    }

    /** Values of {@code f^{(x) s}}: a multiset of largest cell {@code a} is one of the first {@code count(a+1, s-1)} smaller ones with {@code a} added. */
    private static double[] values(Multisets multisets, int s, double[] f) {
        double[] below = {1};
        for (int j = 1; j <= s; j++) {
            double[] product = new double[multisets.count(j)];
            int r = 0;
            for (int a = 0; a < f.length; a++) {
                int parents = multisets.count(a + 1, j - 1);
                for (int p = 0; p < parents; p++) {
                    product[r++] = below[p] * f[a];
                }
            }
            below = product;
        }
        return below;
    }

    /** Orbit masses of the symmetrised {@code f_1 (x) .. (x) f_K}, by polarisation: {@code K! sym = sum_{J} (-1)^{K-|J|} (sum_{j in J} f_j)^{(x) K}}. */
    private static double[] polarised(Multisets multisets, int order, double[][] f) {
        double[] sum = new double[multisets.count(order)];
        double factorial = 1;
        for (int j = 2; j <= order; j++) {
            factorial *= j;
        }
        for (int mask = 1; mask < 1 << order; mask++) {
            double[] partial = new double[f[0].length];
            for (int j = 0; j < order; j++) {
                for (int i = 0; (mask >> j & 1) == 1 && i < partial.length; i++) {
                    partial[i] += f[j][i];
                }
            }
            double sign = (order - Integer.bitCount(mask)) % 2 == 0 ? 1 / factorial : -1 / factorial;
            double[] power = power(multisets, order, partial);
            for (int r = 0; r < sum.length; r++) {
                sum[r] += sign * power[r];
            }
        }
        return sum;
    }
}
