package stosszahl.moment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

    /** Adds up entries. */
    static final class Builder {
        private final List<Map<Integer, Double>> rows = new ArrayList<>();

        Builder(int size) {
            for (int i = 0; i < size; i++) {
                rows.add(new TreeMap<>());
            }
        }

        void add(int row, int column, double value) {
            if (value != 0) {
                rows.get(row).merge(column, value, Double::sum);
            }
        }

        SparseMatrix build() {
            int[] start = new int[rows.size() + 1];
            for (int i = 0; i < rows.size(); i++) {
                start[i + 1] = start[i] + rows.get(i).size();
            }
            int[] column = new int[start[rows.size()]];
            double[] value = new double[column.length];
            int e = 0;
            for (Map<Integer, Double> row : rows) {
                for (Map.Entry<Integer, Double> entry : row.entrySet()) {
                    column[e] = entry.getKey();
                    value[e++] = entry.getValue();
                }
            }
            return new SparseMatrix(start, column, value);
        }
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
