package stosszahl.verify.ledger;

import java.util.Map;

/** Continuous time on finitely many states: exponentials of matrices, counting processes, and the jump process {@code V(t) = Y(M(t))}. */
final class JumpLaws {
    private JumpLaws() {}

    /** A counting process, by the joint law of its increments. */
    interface Counts {
        /** {@code P(M(t_1) = k_1, M(t_2)-M(t_1) = k_2, M(t_3)-M(t_2) = k_3)} for {@code t_i} the sums of the durations, all {@code k < most}. */
        double[][][] increments(double[] durations, int most);
    }

    /** The Poisson process with a rate. */
    static Counts poisson(double rate) {
        return (durations, most) -> {
            double[][] p = new double[3][];
            for (int j = 0; j < 3; j++) {
                p[j] = poisson(rate * durations[j], most);
            }
            double[][][] joint = new double[most][most][most];
            for (int a = 0; a < most; a++) {
                for (int b = 0; b < most; b++) {
                    for (int c = 0; c < most; c++) {
                        joint[a][b][c] = p[0][a] * p[1][b] * p[2][c];
                    }
                }
            }
            return joint;
        };
    }

    /** {@code e^{-x} x^k/k!} for {@code k < most}. */
    static double[] poisson(double x, int most) {
        double[] p = new double[most];
        p[0] = Math.exp(-x);
        for (int k = 1; k < most; k++) {
            p[k] = p[k - 1] * x / k;
        }
        return p;
    }

    static double[][] identity(int n) {
        double[][] one = new double[n][n];
        for (int i = 0; i < n; i++) {
            one[i][i] = 1;
        }
        return one;
    }

    static double[][] times(double[][] a, double[][] b) {
        int n = a.length;
        double[][] product = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int l = 0; l < n; l++) {
                double x = a[i][l];
                if (x != 0) {
                    for (int j = 0; j < n; j++) {
                        product[i][j] += x * b[l][j];
                    }
                }
            }
        }
        return product;
    }

    /** {@code a x + b y}. */
    static double[][] combine(double a, double[][] x, double b, double[][] y) {
        double[][] sum = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            sum[i] = FullTensor.combine(a, x[i], b, y[i]);
        }
        return sum;
    }

    static double[] apply(double[][] a, double[] phi) {
        double[] out = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            out[i] = FullTensor.pair(a[i], phi);
        }
        return out;
    }

    /** {@code exp(a)} by Taylor's series of {@code a/2^j}, squared {@code j} times: no uniformisation. */
    static double[][] exponential(double[][] a) {
        double size = 0;
        for (double[] row : a) {
            size = Math.max(size, FullTensor.norm(row));
        }
        int squarings = Math.max(0, (int) Math.ceil(Math.log(4 * Math.max(size, 0.25)) / Math.log(2)));
        double[][] small = combine(Math.pow(2, -squarings), a, 0, a);
        double[][] sum = identity(a.length);
        double[][] term = identity(a.length);
        // The norm is at most 1/4: 16 terms leave 4^-17/17!, far below rounding.
        for (int l = 1; l <= 16; l++) {
            term = combine(1.0 / l, times(term, small), 0, small);
            sum = combine(1, sum, 1, term);
        }
        for (int j = 0; j < squarings; j++) {
            sum = times(sum, sum);
        }
        return sum;
    }

    /** {@code exp(t lambda (P - 1))}. */
    static double[][] semigroup(double[][] p, double rateTimesTime) {
        return exponential(combine(rateTimesTime, p, -rateTimesTime, identity(p.length)));
    }

    /** {@code sum_k weight_k P^k}: the transition probabilities of {@code Y(M(t))} for a count with these probabilities, independent of {@code Y}. */
    static double[][] mixture(double[][] p, double[] weights) {
        double[][] sum = combine(0, p, 0, p);
        double[][] power = identity(p.length);
        for (double w : weights) {
            sum = combine(1, sum, w, power);
            power = times(power, p);
        }
        return sum;
    }

    /** {@code P(V(t_1) = a, V(t_2) = b, V(t_3) = c)} for {@code V = Y(M)}, summed over the counts. */
    static double[][][] joint(ExactChain chain, Counts counts, double[] durations, int most) {
        int n = chain.states();
        double[][] p = chain.matrix();
        double[] start = chain.startMasses();
        double[][][] powers = new double[most][][];
        powers[0] = identity(n);
        for (int k = 1; k < most; k++) {
            powers[k] = times(powers[k - 1], p);
        }
        double[][][] weight = counts.increments(durations, most);
        double[][][] joint = new double[n][n][n];
        for (int k1 = 0; k1 < most; k1++) {
            for (int k2 = 0; k2 < most; k2++) {
                double[][] last = combine(0, p, 0, p);
                for (int k3 = 0; k3 < most; k3++) {
                    last = combine(1, last, weight[k1][k2][k3], powers[k3]);
                }
                for (int a = 0; a < n; a++) {
                    double first = 0;
                    for (int x = 0; x < n; x++) {
                        first += start[x] * powers[k1][x][a];
                    }
                    for (int b = 0; b < n; b++) {
                        for (int c = 0; c < n; c++) {
                            joint[a][b][c] += first * powers[k2][a][b] * last[b][c];
                        }
                    }
                }
            }
        }
        return joint;
    }

    /** The generator, on {@code 0..top}, of a process that from any state jumps up by {@code size} at the rate given; what lies above {@code top} is lost. */
    static double[][] upward(Map<Integer, Double> rates, int top) {
        double[][] q = new double[top + 1][top + 1];
        for (int x = 0; x <= top; x++) {
            for (Map.Entry<Integer, Double> jump : rates.entrySet()) {
                q[x][x] -= jump.getValue();
                if (x + jump.getKey() <= top) {
                    q[x][x + jump.getKey()] += jump.getValue();
                }
            }
        }
        return q;
    }
}
