package stosszahl.grid;

import java.util.Arrays;

/** A sparse matrix by rows: row {@code i} holds {@code value[p]} in column {@code index[p]}, {@code start[i] <= p < start[i+1]}, columns increasing. */
final class SparseMatrix {
    final int rows;
    final int columns;
    final int[] start;
    final int[] index;
    final double[] value;

    SparseMatrix(int rows, int columns, int[] start, int[] index, double[] value) {
        this.rows = rows;
        this.columns = columns;
        this.start = start;
        this.index = index;
        this.value = value;
    }

    /** One row, to be put together by {@link #stack}. */
    static final class Row {
        final int[] index;
        final double[] value;

        /** The given entries. */
        Row(int[] index, double[] value) {
            this.index = index;
            this.value = value;
        }

        /** The entries of a dense row that are not zero. */
        Row(double[] dense) {
            int count = 0;
            for (double x : dense) {
                count += x != 0 ? 1 : 0;
            }
            index = new int[count];
            value = new double[count];
            int p = 0;
            for (int j = 0; j < dense.length; j++) {
                if (dense[j] != 0) {
                    index[p] = j;
                    value[p++] = dense[j];
                }
            }
        }
    }

    static SparseMatrix zero(int size) {
        return new SparseMatrix(size, size, new int[size + 1], new int[0], new double[0]);
    }

    static SparseMatrix stack(int columns, Row[] rows) {
        int[] start = new int[rows.length + 1];
        for (int i = 0; i < rows.length; i++) {
            start[i + 1] = Math.addExact(start[i], rows[i].index.length);
        }
        int[] index = new int[start[rows.length]];
        double[] value = new double[index.length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i].index, 0, index, start[i], rows[i].index.length);
            System.arraycopy(rows[i].value, 0, value, start[i], rows[i].index.length);
        }
        return new SparseMatrix(rows.length, columns, start, index, value);
    }

    int entries() {
        return index.length;
    }

    SparseMatrix transpose() {
        int[] to = new int[columns + 1];
        for (int j : index) {
            to[j + 1]++;
        }
        for (int j = 0; j < columns; j++) {
            to[j + 1] += to[j];
        }
        int[] place = Arrays.copyOf(to, columns);
        int[] newIndex = new int[index.length];
        double[] newValue = new double[index.length];
        for (int i = 0; i < rows; i++) {
            for (int p = start[i]; p < start[i + 1]; p++) {
                int q = place[index[p]]++;
                newIndex[q] = i;
                newValue[q] = value[p];
            }
        }
        return new SparseMatrix(columns, rows, to, newIndex, newValue);
    }

    /** {@code a this + b other}, of the same shape. */
    SparseMatrix plus(double a, double b, SparseMatrix other) {
        Row[] sum = new Row[rows];
        double[] dense = new double[columns];
        for (int i = 0; i < rows; i++) {
            addRow(i, a, dense);
            other.addRow(i, b, dense);
            sum[i] = new Row(dense);
            clearRow(i, dense);
            other.clearRow(i, dense);
        }
        return stack(columns, sum);
    }

    void addRow(int i, double factor, double[] dense) {
        for (int p = start[i]; p < start[i + 1]; p++) {
            dense[index[p]] += factor * value[p];
        }
    }

    private void clearRow(int i, double[] dense) {
        for (int p = start[i]; p < start[i + 1]; p++) {
            dense[index[p]] = 0;
        }
    }

    /** {@code D this E} with diagonal {@code D} and {@code E}. */
    SparseMatrix scale(double[] left, double[] right) {
        double[] scaled = value.clone();
        for (int i = 0; i < rows; i++) {
            for (int p = start[i]; p < start[i + 1]; p++) {
                scaled[p] *= left[i] * right[index[p]];
            }
        }
        return new SparseMatrix(rows, columns, start, index, scaled);
    }

    /** {@code this other}. */
    SparseMatrix times(SparseMatrix other) {
        Row[] product = new Row[rows];
        for (int i = 0; i < rows; i++) {
            double[] dense = new double[other.columns];
            for (int p = start[i]; p < start[i + 1]; p++) {
                other.addRow(index[p], value[p], dense);
            }
            product[i] = new Row(dense);
        }
        return stack(other.columns, product);
    }

    /** {@code sum_j this_ij x_j}, summed with compensation (Neumaier), so that a sum of 1 is seen to be 1 within a unit in the last place. */
    double row(int i, double[] x) {
        double sum = 0;
        double lost = 0;
        for (int p = start[i]; p < start[i + 1]; p++) {
            double term = value[p] * x[index[p]];
            double next = sum + term;
            lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
            sum = next;
        }
        return sum + lost;
    }
}
