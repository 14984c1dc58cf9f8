package stosszahl.verify.ledger;

import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;

/** Square matrices of fractions, and rational vectors: what the printed formulas of Section 3 are evaluated with. */
final class ExactMatrix {
    private final BigFraction[][] entry;

    private ExactMatrix(BigFraction[][] entry) {
        this.entry = entry;
    }

    /** The matrix of a linear map, from its values on the unit vectors. */
    static ExactMatrix of(int size, java.util.function.UnaryOperator<BigFraction[]> map) {
        BigFraction[][] entry = new BigFraction[size][size];
        for (int j = 0; j < size; j++) {
            BigFraction[] unit = zeros(size);
            unit[j] = BigFraction.ONE;
            BigFraction[] column = map.apply(unit);
            for (int i = 0; i < size; i++) {
                entry[i][j] = column[i];
            }
        }
        return new ExactMatrix(entry);
    }

    static ExactMatrix identity(int size) {
        return of(size, v -> v);
    }

    int size() {
        return entry.length;
    }

    BigFraction at(int i, int j) {
        return entry[i][j];
    }

    ExactMatrix times(ExactMatrix other) {
        BigFraction[][] product = new BigFraction[size()][size()];
        for (int i = 0; i < size(); i++) {
            for (int j = 0; j < size(); j++) {
                BigFraction sum = BigFraction.ZERO;
                for (int l = 0; l < size(); l++) {
                    sum = sum.add(entry[i][l].multiply(other.entry[l][j]));
                }
                product[i][j] = sum;
            }
        }
        return new ExactMatrix(product);
    }

    ExactMatrix transposed() {
        BigFraction[][] turned = new BigFraction[size()][size()];
        for (int i = 0; i < size(); i++) {
            for (int j = 0; j < size(); j++) {
                turned[i][j] = entry[j][i];
            }
        }
        return new ExactMatrix(turned);
    }

    /** The determinant, by Gauss's elimination. */
    BigFraction determinant() {
        BigFraction[][] a = new BigFraction[size()][];
        for (int i = 0; i < size(); i++) {
            a[i] = entry[i].clone();
        }
        BigFraction product = BigFraction.ONE;
        for (int c = 0; c < size(); c++) {
            int pivot = c;
            while (pivot < size() && a[pivot][c].signum() == 0) {
                pivot++;
            }
            if (pivot == size()) {
                return BigFraction.ZERO;
            }
            if (pivot != c) {
                BigFraction[] row = a[pivot];
                a[pivot] = a[c];
                a[c] = row;
                product = product.negate();
            }
            product = product.multiply(a[c][c]);
            for (int i = c + 1; i < size(); i++) {
                BigFraction factor = a[i][c].divide(a[c][c]);
                for (int j = c; j < size(); j++) {
                    a[i][j] = a[i][j].subtract(factor.multiply(a[c][j]));
                }
            }
        }
        return product;
    }

    /** The matrix of {@code sigma o T o sigma^{-1}} for {@code sigma(V) = (V_sigma(1), .., V_sigma(K))} with blocks of size {@code d}: entry by entry, not through (3.1). */
    ExactMatrix conjugated(int[] sigma, int d) {
        int[] inverse = new int[sigma.length];
        for (int j = 0; j < sigma.length; j++) {
            inverse[sigma[j]] = j;
        }
        return of(size(), v -> act(sigma, apply(act(inverse, v, d)), d));
    }

    BigFraction[] apply(BigFraction[] v) {
        BigFraction[] out = zeros(size());
        for (int i = 0; i < size(); i++) {
            for (int j = 0; j < size(); j++) {
                out[i] = out[i].add(entry[i][j].multiply(v[j]));
            }
        }
        return out;
    }

    /** The largest entry of the difference. */
    BigFraction distance(ExactMatrix other) {
        BigFraction worst = BigFraction.ZERO;
        for (int i = 0; i < size(); i++) {
            for (int j = 0; j < size(); j++) {
                BigFraction d = entry[i][j].subtract(other.entry[i][j]).abs();
                worst = d.compareTo(worst) > 0 ? d : worst;
            }
        }
        return worst;
    }

    /** By how much {@code T^t T} differs from the identity: 0 if and only if the map keeps the energy of every {@code V}. */
    BigFraction energyDefect() {
        return transposed().times(this).distance(identity(size()));
    }

    /** By how much the momentum of some unit vector changes: the largest {@code |sum_i (T e_j)_i - (e_j)_i|} over the components. */
    BigFraction momentumDefect(int d) {
        BigFraction worst = BigFraction.ZERO;
        for (int j = 0; j < size(); j++) {
            for (int c = 0; c < d; c++) {
                BigFraction sum = j % d == c ? BigFraction.ONE.negate() : BigFraction.ZERO;
                for (int i = c; i < size(); i += d) {
                    sum = sum.add(entry[i][j]);
                }
                worst = sum.abs().compareTo(worst) > 0 ? sum.abs() : worst;
            }
        }
        return worst;
    }

    static BigFraction[] act(int[] sigma, BigFraction[] v, int d) {
        BigFraction[] out = new BigFraction[v.length];
        for (int j = 0; j < sigma.length; j++) {
            System.arraycopy(v, sigma[j] * d, out, j * d, d);
        }
        return out;
    }

    static BigFraction[] zeros(int size) {
        BigFraction[] v = new BigFraction[size];
        java.util.Arrays.fill(v, BigFraction.ZERO);
        return v;
    }

    static BigFraction dot(BigFraction[] x, BigFraction[] y) {
        BigFraction sum = BigFraction.ZERO;
        for (int i = 0; i < x.length; i++) {
            sum = sum.add(x[i].multiply(y[i]));
        }
        return sum;
    }

    /** A random point with rational coordinates on the unit sphere of {@code R^q}: the stereographic image of integers between -4 and 4. */
    static BigFraction[] unit(int q, UniformRandomProvider rng) {
        BigFraction[] point = zeros(q);
        long square = 0;
        long[] t = new long[q];
        for (int i = 1; i < q; i++) {
            t[i] = rng.nextInt(9) - 4L;
            square += t[i] * t[i];
        }
        point[0] = BigFraction.of(1 - (int) square, 1 + (int) square);
        for (int i = 1; i < q; i++) {
            point[i] = BigFraction.of(2 * (int) t[i], 1 + (int) square);
        }
        if (rng.nextBoolean()) {
            point[0] = point[0].negate();
        }
        return point;
    }

    static String text(BigFraction... v) {
        return java.util.Arrays.toString(v).replace(" ", "");
    }
}
