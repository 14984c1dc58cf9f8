package stosszahl.moment;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.ojalgo.matrix.decomposition.LU;
import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/**
 * {@code exp(tA) y} by the matrix exponential, good for every {@code t >= 0} if {@code A} has no growing solutions.
 *
 * <p>Squaring alone loses {@code eps ||A|| t}: rounding moves the zero eigenvalues, which belong to what is conserved. So they are split off. With
 * the projection {@code P = R (L^T R)^{-1} L^T} on the kernel, {@code exp(tA) y = P y + exp(t(A - cP)) (y - P y)}, and everything in the second term decays.
 */
final class DeflatedExponential {
    /** Singular values below this times the largest are zeros: rounding leaves about {@code n eps} of them, {@code n <= 600}. */
    private static final double RANK = 1e-12;

    private final R064Store matrix;
    private final R064Store projection;

    private DeflatedExponential(R064Store matrix, R064Store projection) {
        this.matrix = matrix;
        this.projection = projection;
    }

    static DeflatedExponential of(double[][] a) {
        int n = a.length;
        R064Store matrix = R064Store.FACTORY.make(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix.set(i, j, a[i][j]);
            }
        }
        R064Store none = R064Store.FACTORY.make(n, n);
        double norm = norm(matrix);
        if (norm == 0) {
            return new DeflatedExponential(matrix, none);
        }
        Kernels kernels = kernels(matrix, norm);
        int rank = kernels.rank;
        if (rank == n) {
            return new DeflatedExponential(matrix, none);
        }
        R064Store right = kernels.right;
        R064Store left = kernels.left;
        R064Store pairing = R064Store.FACTORY.make(n - rank, n - rank);
        pairing.fillByMultiplying(left.transpose(), right);
        SingularValue<Double> angle = SingularValue.R064.make(true);
        angle.decompose(pairing);
        if (angle.getSingularValues().doubleValue(n - rank - 1) < 1e-8) {
            // A Jordan block at zero: solutions grow like powers of t, and there is no such projection.
            return new DeflatedExponential(matrix, none);
        }
        R064Store projection = R064Store.FACTORY.make(n, n);
        projection.fillByMultiplying(right, solve(pairing, left.transpose()));
        R064Store shifted = matrix.copy();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                shifted.add(i, j, -norm * projection.doubleValue(i, j));
            }
        }
        return new DeflatedExponential(shifted, projection);
    }

    /** Orthonormal bases of the kernels of a matrix and of its transpose. */
    private record Kernels(int rank, R064Store right, R064Store left) {}

    /**
     * The kernels by a singular value decomposition that is held against the matrix. ojAlgo's is fast, but gives factors whose product is another matrix where two rows are parallel up to {@code 1e-9}, as
     * those of a deviation from the limit at {@code N = 10^9}; then Commons Math's is taken.
     */
    private static Kernels kernels(R064Store matrix, double norm) {
        int n = matrix.getRowDim();
        SingularValue<Double> fast = SingularValue.R064.make(true);
        fast.decompose(matrix);
        double[] values = new double[n];
        Arrays.setAll(values, i -> fast.getSingularValues().doubleValue(i));
        R064Store u = copy(fast.getU());
        R064Store v = copy(fast.getV());
        if (!decomposes(matrix, u, values, v, norm)) {
            SingularValueDecomposition careful =
                    new SingularValueDecomposition(new Array2DRowRealMatrix(matrix.toRawCopy2D(), false));
            values = careful.getSingularValues();
            u = store(careful.getU());
            v = store(careful.getV());
            if (!decomposes(matrix, u, values, v, norm)) {
                throw new IllegalArgumentException("the zero eigenvalues of a generator of " + n
                        + " moments cannot be told from the others; use smaller times");
            }
        }
        int rank = 0;
        while (rank < n && values[rank] > RANK * norm) {
            rank++;
        }
        return new Kernels(rank, columns(v, rank, n), columns(u, rank, n));
    }

    /** {@code A = U S V^T} with {@code U^T U = V^T V = 1}, up to rounding of sums of {@code n} terms. */
    private static boolean decomposes(R064Store a, R064Store u, double[] values, R064Store v, double norm) {
        int n = values.length;
        R064Store scaled = u.copy();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                scaled.set(i, j, u.doubleValue(i, j) * values[j]);
            }
        }
        R064Store one = R064Store.FACTORY.makeEye(n, n);
        R064Store rest = combine(n, 0, a, 1, product(scaled, copy(v.transpose())), -1);
        R064Store left = combine(n, 0, one, 1, product(copy(u.transpose()), u), -1);
        R064Store right = combine(n, 0, one, 1, product(copy(v.transpose()), v), -1);
        return norm(rest) <= RANK * norm && norm(left) <= RANK && norm(right) <= RANK;
    }

    private static R064Store store(RealMatrix m) {
        R064Store store = R064Store.FACTORY.make(m.getRowDimension(), m.getColumnDimension());
        for (int i = 0; i < m.getRowDimension(); i++) {
            for (int j = 0; j < m.getColumnDimension(); j++) {
                store.set(i, j, m.getEntry(i, j));
            }
        }
        return store;
    }

    private static R064Store columns(MatrixStore<Double> m, int from, int to) {
        R064Store part = R064Store.FACTORY.make((int) m.countRows(), to - from);
        for (int i = 0; i < m.countRows(); i++) {
            for (int j = from; j < to; j++) {
                part.set(i, j - from, m.doubleValue(i, j));
            }
        }
        return part;
    }

    double[][] apply(double[] y, double[] times) {
        int n = y.length;
        double[] kept = times(projection, y);
        double[] rest = new double[n];
        for (int i = 0; i < n; i++) {
            rest[i] = y[i] - kept[i];
        }
        double[][] out = new double[times.length][n];
        for (int k = 0; k < times.length; k++) {
            double[] decayed = times[k] == 0 ? rest : times(exponential(matrix, times[k]), rest);
            for (int i = 0; i < n; i++) {
                out[k][i] = kept[i] + decayed[i];
            }
        }
        return out;
    }

    private static double[] times(R064Store a, double[] y) {
        double[] product = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < y.length; j++) {
                product[i] += a.doubleValue(i, j) * y[j];
            }
        }
        return product;
    }

    /**
     * {@code exp(tA)} by the diagonal Pade approximant of degree 13 of {@code tA / 2^s} and {@code s} squarings (N. J. Higham, SIAM J. Matrix Anal. Appl. 26, 2005,
     * algorithm 2.3: backward error below the unit roundoff for {@code ||tA|| / 2^s <= 5.37}).
     */
    static R064Store exponential(R064Store a, double t) {
        int n = a.getRowDim();
        double norm = norm(a) * t;
        if (!(norm < Double.MAX_VALUE)) {
            throw new IllegalArgumentException("t = " + t + " times the norm " + norm(a)
                    + " of the generator is no finite number; use a smaller t");
        }
        int squarings = norm <= 5.37 ? 0 : Math.getExponent(norm / 5.37) + 1;
        R064Store x = combine(n, 0, a, t * Math.scalb(1.0, -squarings));
        R064Store x2 = product(x, x);
        R064Store x4 = product(x2, x2);
        R064Store x6 = product(x4, x2);
        double[] b = PADE;
        R064Store high = combine(n, 0, x6, b[13], x4, b[11], x2, b[9]);
        R064Store odd = product(x, combine(n, b[1], product(x6, high), 1, x6, b[7], x4, b[5], x2, b[3]));
        high = combine(n, 0, x6, b[12], x4, b[10], x2, b[8]);
        R064Store even = combine(n, b[0], product(x6, high), 1, x6, b[6], x4, b[4], x2, b[2]);
        R064Store e = copy(solve(combine(n, 0, even, 1, odd, -1), combine(n, 0, even, 1, odd, 1)));
        for (int s = 0; s < squarings && norm(e) > 0; s++) {
            e = product(e, e);
        }
        return e;
    }

    private static final double[] PADE = {
        64764752532480000.0,
        32382376266240000.0,
        7771770303897600.0,
        1187353796428800.0,
        129060195264000.0,
        10559470521600.0,
        670442572800.0,
        33522128640.0,
        1323241920.0,
        40840800.0,
        960960.0,
        16380.0,
        182.0,
        1.0
    };

    /** {@code diagonal I + sum_i c_i A_i}, the matrices and their coefficients in turn. */
    private static R064Store combine(int n, double diagonal, Object... terms) {
        R064Store sum = R064Store.FACTORY.make(n, n);
        for (int k = 0; k < terms.length; k += 2) {
            R064Store matrix = (R064Store) terms[k];
            double c = ((Number) terms[k + 1]).doubleValue();
            for (int i = 0; i < n * n; i++) {
                sum.data[i] += c * matrix.data[i];
            }
        }
        for (int i = 0; i < n; i++) {
            sum.add(i, i, diagonal);
        }
        return sum;
    }

    private static R064Store product(R064Store a, R064Store b) {
        R064Store product = R064Store.FACTORY.make(a.getRowDim(), b.getColDim());
        product.fillByMultiplying(a, b);
        return product;
    }

    private static R064Store copy(MatrixStore<Double> m) {
        return R064Store.FACTORY.copy(m);
    }

    private static MatrixStore<Double> solve(R064Store a, MatrixStore<Double> b) {
        LU<Double> lu = LU.R064.make(a.getRowDim(), a.getRowDim());
        lu.decompose(a);
        return lu.getSolution(b);
    }

    /** The largest row sum of absolute values. */
    private static double norm(R064Store a) {
        double largest = 0;
        for (int i = 0; i < a.getRowDim(); i++) {
            double sum = 0;
            for (int j = 0; j < a.getColDim(); j++) {
                sum += Math.abs(a.doubleValue(i, j));
            }
            largest = Math.max(largest, sum);
        }
        return largest;
    }
}
