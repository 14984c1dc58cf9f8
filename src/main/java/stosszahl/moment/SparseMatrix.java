package stosszahl.moment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** A square matrix by rows, without its zeros. */
final class SparseMatrix {
    private final int[] start;
    private final int[] column;
    private final double[] value;

    private SparseMatrix(int[] start, int[] column, double[] value) {
        this.start = start;
        this.column = column;
        this.value = value;
    }

    /** Where entries go, found once for many matrices: entries at the same place are added. */
    static final class Pattern {
        private final int[] start;
        private final int[] column;
        private final int[] slot;

        Pattern(int size, int[] rows, int[] columns) {
            List<TreeSet<Integer>> places = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                places.add(new TreeSet<>());
            }
            for (int e = 0; e < rows.length; e++) {
                places.get(rows[e]).add(columns[e]);
            }
            start = new int[size + 1];
            for (int i = 0; i < size; i++) {
                start[i + 1] = start[i] + places.get(i).size();
            }
            column = new int[start[size]];
            int next = 0;
            for (TreeSet<Integer> row : places) {
                for (int j : row) {
                    column[next++] = j;
                }
            }
            slot = new int[rows.length];
            for (int e = 0; e < rows.length; e++) {
                slot[e] = Arrays.binarySearch(column, start[rows[e]], start[rows[e] + 1], columns[e]);
            }
        }

        SparseMatrix fill(double[] values) {
            double[] sum = new double[column.length];
            for (int e = 0; e < slot.length; e++) {
                sum[slot[e]] += values[e];
            }
            return new SparseMatrix(start, column, sum);
        }
    }

    /** The lower triangular matrix of blocks {@code B_{p,i}} at row {@code p} and column {@code i <= p}, all of this size. */
    static SparseMatrix triangle(SparseMatrix[][] blocks) {
        int n = blocks[0][0].size();
        int[] start = new int[blocks.length * n + 1];
        List<int[]> columns = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        for (int p = 0; p < blocks.length; p++) {
            for (int row = 0; row < n; row++) {
                int count = 0;
                for (int i = 0; i <= p; i++) {
                    SparseMatrix b = blocks[p][i];
                    int[] shifted = Arrays.copyOfRange(b.column, b.start[row], b.start[row + 1]);
                    for (int e = 0; e < shifted.length; e++) {
                        shifted[e] += i * n;
                    }
                    columns.add(shifted);
                    values.add(Arrays.copyOfRange(b.value, b.start[row], b.start[row + 1]));
                    count += shifted.length;
                }
                start[p * n + row + 1] = start[p * n + row] + count;
            }
        }
        return new SparseMatrix(
                start,
                columns.stream().flatMapToInt(Arrays::stream).toArray(),
                values.stream().flatMapToDouble(Arrays::stream).toArray());
    }

    /** {@code c A}. */
    SparseMatrix times(double c) {
        return new SparseMatrix(
                start, column, Arrays.stream(value).map(v -> c * v).toArray());
    }

    int size() {
        return start.length - 1;
    }

    /** {@code y = scale (A x + shift x)}; {@code y} is another array and is modified. */
    void multiply(double[] x, double shift, double scale, double[] y) {
        for (int i = 0; i < size(); i++) {
            double sum = shift * x[i];
            for (int e = start[i]; e < start[i + 1]; e++) {
                sum += value[e] * x[column[e]];
            }
            y[i] = scale * sum;
        }
    }

    /** The smallest entry of the diagonal, at most 0. */
    double lowestDiagonal() {
        double lowest = 0;
        for (int i = 0; i < size(); i++) {
            for (int e = start[i]; e < start[i + 1]; e++) {
                if (column[e] == i) {
                    lowest = Math.min(lowest, value[e]);
                }
            }
        }
        return lowest;
    }

    /** The norm {@code max_i sum_j |A_ij + shift delta_ij|}. */
    double norm(double shift) {
        double largest = 0;
        for (int i = 0; i < size(); i++) {
            double sum = 0;
            double diagonal = shift;
            for (int e = start[i]; e < start[i + 1]; e++) {
                if (column[e] == i) {
                    diagonal += value[e];
                } else {
                    sum += Math.abs(value[e]);
                }
            }
            largest = Math.max(largest, sum + Math.abs(diagonal));
        }
        return largest;
    }

    double[][] dense() {
        double[][] dense = new double[size()][size()];
        for (int i = 0; i < size(); i++) {
            for (int e = start[i]; e < start[i + 1]; e++) {
                dense[i][column[e]] = value[e];
            }
        }
        return dense;
    }
}
