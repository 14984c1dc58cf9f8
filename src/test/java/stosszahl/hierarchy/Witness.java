package stosszahl.hierarchy;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/** The matrix exponential of a finite matrix hierarchy, assembled as one block matrix: shares no code with the series. */
final class Witness {
    private Witness() {}

    /** Component {@code s} of {@code exp(tC) F_0}. */
    static double[] solution(MatrixHierarchy hierarchy, GradedElement<double[]> initial, int s, double t) {
        int levels = hierarchy.levels();
        int[] offset = new int[levels + 1];
        for (int r = 1; r <= levels; r++) {
            offset[r] = offset[r - 1] + initial.component(r).length;
        }
        RealMatrix c = new Array2DRowRealMatrix(offset[levels], offset[levels]);
        double[] f = new double[offset[levels]];
        for (int r = 1; r <= levels; r++) {
            System.arraycopy(initial.component(r), 0, f, offset[r - 1], initial.component(r).length);
            for (int k = 0; k <= hierarchy.reach() && r + k <= levels; k++) {
                c.setSubMatrix(hierarchy.matrix(r, k), offset[r - 1], offset[r + k - 1]);
            }
        }
        double[] value = exponential(c.scalarMultiply(t)).operate(f);
        return java.util.Arrays.copyOfRange(value, offset[s - 1], offset[s]);
    }

    /** Scaling to norm below 1/8, Taylor to degree 14 (remainder below 8^-15/15!, about 1e-26), squaring back. */
    static RealMatrix exponential(RealMatrix a) {
        int squarings = Math.max(0, Math.getExponent(a.getNorm()) + 4);
        RealMatrix scaled = a.scalarMultiply(Math.scalb(1.0, -squarings));
        RealMatrix one = MatrixUtils.createRealIdentityMatrix(a.getRowDimension());
        RealMatrix sum = one;
        for (int l = 14; l >= 1; l--) {
            sum = one.add(scaled.multiply(sum).scalarMultiply(1.0 / l));
        }
        for (int i = 0; i < squarings; i++) {
            sum = sum.multiply(sum);
        }
        return sum;
    }
}
