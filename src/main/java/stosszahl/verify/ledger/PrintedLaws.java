package stosszahl.verify.ledger;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;

/** The transformation laws of Section 3 as they are printed, written out once more with fractions: no code is shared with the laws of the program. */
final class PrintedLaws {
    private PrintedLaws() {}

    /** (3.2), (3.3): {@code v_1 + <w,v_2-v_1> w}, {@code v_2 - <w,v_2-v_1> w}. */
    static ExactMatrix binary(BigFraction... w) {
        int d = w.length;
        return ExactMatrix.of(2 * d, v -> {
            BigFraction along = BigFraction.ZERO;
            for (int c = 0; c < d; c++) {
                along = along.add(w[c].multiply(v[d + c].subtract(v[c])));
            }
            BigFraction[] out = v.clone();
            for (int c = 0; c < d; c++) {
                out[c] = v[c].add(along.multiply(w[c]));
                out[d + c] = v[d + c].subtract(along.multiply(w[c]));
            }
            return out;
        });
    }

    /** (3.4): the blocks {@code 1 - w w^t} on the diagonal and {@code w w^t} beside it. */
    static ExactMatrix blocks(BigFraction... w) {
        int d = w.length;
        return ExactMatrix.of(2 * d, v -> {
            BigFraction[] out = v.clone();
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < 2; j++) {
                    for (int a = 0; a < d; a++) {
                        for (int b = 0; b < d; b++) {
                            BigFraction term = w[a].multiply(w[b]).multiply(v[j * d + b]);
                            out[i * d + a] = i == j ? out[i * d + a].subtract(term) : out[i * d + a].add(term);
                        }
                    }
                }
            }
            return out;
        });
    }

    /** (3.5): the rotation {@code (c, s; -s, c)}. */
    static ExactMatrix rotation(BigFraction c, BigFraction s) {
        return ExactMatrix.of(2, v -> new BigFraction[] {
            c.multiply(v[0]).add(s.multiply(v[1])), c.multiply(v[1]).subtract(s.multiply(v[0]))
        });
    }

    /** (3.8): {@code v_i - 2 sum_l <w_l,v_l> w_i} at {@code w = eta/|eta|}, which has rational entries although {@code |eta|} may have none. */
    static ExactMatrix symmetric(BigFraction... eta) {
        BigFraction square = ExactMatrix.dot(eta, eta);
        return ExactMatrix.of(eta.length, v -> {
            BigFraction along = ExactMatrix.dot(eta, v).multiply(2).divide(square);
            BigFraction[] out = v.clone();
            for (int i = 0; i < out.length; i++) {
                out[i] = v[i].subtract(along.multiply(eta[i]));
            }
            return out;
        });
    }

    /** (3.11): {@code a v_i + b sum_{j != i} v_j}. */
    static ExactMatrix game(int order, BigFraction a, BigFraction b) {
        return ExactMatrix.of(order, v -> {
            BigFraction[] out = new BigFraction[order];
            for (int i = 0; i < order; i++) {
                out[i] = a.multiply(v[i]);
                for (int j = 0; j < order; j++) {
                    out[i] = j == i ? out[i] : out[i].add(b.multiply(v[j]));
                }
            }
            return out;
        });
    }

    /** (3.12)-(3.14) with the printed sign of {@code c} for {@code sign = 1}, and with the opposite one for {@code sign = -1}; {@code w = (w_1, w_2)}. */
    static ExactMatrix ternary(int sign, BigFraction... w) {
        int d = w.length / 2;
        return ExactMatrix.of(3 * d, v -> {
            BigFraction up = BigFraction.ZERO;
            for (int c = 0; c < d; c++) {
                up = up.add(w[c].multiply(v[d + c].subtract(v[c]))).add(w[d + c].multiply(v[2 * d + c].subtract(v[c])));
            }
            BigFraction c = up.divide(BigFraction.ONE.add(product(w))).multiply(sign);
            BigFraction[] out = v.clone();
            for (int i = 0; i < d; i++) {
                out[i] = v[i].subtract(c.multiply(w[i].add(w[d + i])));
                out[d + i] = v[d + i].add(c.multiply(w[i]));
                out[2 * d + i] = v[2 * d + i].add(c.multiply(w[d + i]));
            }
            return out;
        });
    }

    /** {@code <w_1, w_2>}. */
    static BigFraction product(BigFraction... w) {
        int d = w.length / 2;
        BigFraction sum = BigFraction.ZERO;
        for (int c = 0; c < d; c++) {
            sum = sum.add(w[c].multiply(w[d + c]));
        }
        return sum;
    }

    /** Some points with rational coordinates on the unit sphere of {@code R^q}. */
    static List<BigFraction[]> sphere(int q, UniformRandomProvider rng) {
        List<BigFraction[]> points = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            points.add(ExactMatrix.unit(q, rng));
        }
        return points;
    }

    /** Some {@code (eta_1, .., eta_K)} with integer entries, not all zero, and sum 0: multiples of the points of {@code S'_K}. */
    static List<BigFraction[]> sumZero(int order, int d, UniformRandomProvider rng) {
        List<BigFraction[]> points = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            BigFraction[] eta = ExactMatrix.zeros(order * d);
            for (int c = 0; c < d; c++) {
                for (int j = 0; j < order - 1; j++) {
                    // Odd, so that no point is zero.
                    BigFraction x = BigFraction.of(2 * rng.nextInt(5) - 3);
                    eta[j * d + c] = x;
                    eta[(order - 1) * d + c] = eta[(order - 1) * d + c].subtract(x);
                }
            }
            points.add(eta);
        }
        return points;
    }
}
