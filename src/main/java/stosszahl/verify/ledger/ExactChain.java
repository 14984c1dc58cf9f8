package stosszahl.verify.ledger;

import java.math.BigInteger;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * A Markov chain on finitely many states with fractions for its transition function.
 *
 * <p>{@link #cells} is the chain {@code Y_N} of Section 4 for velocities in a set of two cells: with probability {@code beta_K} a tuple of {@code K} particles is drawn from {@code I(K)}, and
 * each of them goes to a cell at random, independently. Its state is the number of particles in the first cell.
 */
final class ExactChain implements PathLaw {
    private final BigFraction[] start;
    private final BigFraction[][] mu;

    private ExactChain(BigFraction[] start, BigFraction[][] mu) {
        this.start = start;
        this.mu = mu;
    }

    /** By the formula: {@code h} of the {@code K} come from the first cell, hypergeometric, and {@code l} go there, binomial. */
    static ExactChain cells(Bench bench, int particles) {
        BigFraction[][] mu = new BigFraction[particles + 1][];
        for (int j = 0; j <= particles; j++) {
            mu[j] = ExactMatrix.zeros(particles + 1);
            for (int order : bench.orders()) {
                for (int h = Math.max(0, order - (particles - j)); h <= Math.min(order, j); h++) {
                    BigFraction draw = bench.beta(order)
                            .multiply(BigFraction.of(
                                    Bench.binomial(j, h).multiply(Bench.binomial((long) particles - j, order - h)),
                                    Bench.binomial(particles, order)));
                    for (int l = 0; l <= order; l++) {
                        BigFraction p = draw.multiply(
                                BigFraction.of(Bench.binomial(order, l), BigInteger.ONE.shiftLeft(order)));
                        mu[j][j - h + l] = mu[j][j - h + l].add(p);
                    }
                }
            }
        }
        return new ExactChain(initial(particles + 1), mu);
    }

    /** By steps (1) to (4) of Section 4, with labelled particles: every ordered tuple, every outcome. */
    static ExactChain steps(Bench bench, int particles, boolean ordered) {
        BigFraction[][] mu = new BigFraction[particles + 1][];
        for (int j = 0; j <= particles; j++) {
            mu[j] = ExactMatrix.zeros(particles + 1);
            for (int order : bench.orders()) {
                List<int[]> tuples = ordered ? Tuples.ordered(particles, order) : Tuples.increasing(particles, order);
                long[] count = new long[particles + 1];
                for (int[] tuple : tuples) {
                    int inside = 0;
                    for (int i : tuple) {
                        inside += i < j ? 1 : 0;
                    }
                    for (int outcome = 0; outcome < 1 << order; outcome++) {
                        count[j - inside + Integer.bitCount(outcome)]++;
                    }
                }
                // (K! C(N,K))^{-1}, as printed in step (2).
                BigInteger all = BigInteger.ONE;
                for (int i = 0; i < order; i++) {
                    all = all.multiply(BigInteger.valueOf((long) particles - i));
                }
                for (int to = 0; to <= particles; to++) {
                    mu[j][to] = mu[j][to].add(bench.beta(order)
                            .multiply(BigFraction.of(BigInteger.valueOf(count[to]), all.shiftLeft(order))));
                }
            }
        }
        return new ExactChain(initial(particles + 1), mu);
    }

    /** Three states, far from reversible. */
    static ExactChain triangle() {
        return new ExactChain(initial(3), new BigFraction[][] {
            {BigFraction.of(1, 7), BigFraction.of(4, 7), BigFraction.of(2, 7)},
            {BigFraction.of(1, 3), BigFraction.ZERO, BigFraction.of(2, 3)},
            {BigFraction.of(3, 5), BigFraction.of(1, 5), BigFraction.of(1, 5)}
        });
    }

    private static BigFraction[] initial(int states) {
        BigFraction[] start = new BigFraction[states];
        for (int x = 0; x < states; x++) {
            start[x] = BigFraction.of(2 * (x + 1), states * (states + 1));
        }
        return start;
    }

    @Override
    public int states() {
        return mu.length;
    }

    BigFraction start(int x) {
        return start[x];
    }

    BigFraction step(int x, int y) {
        return mu[x][y];
    }

    /** {@code mu^k(x, y)}, the {@code k}-step transition function. */
    BigFraction steps(int x, int y, int k) {
        BigFraction[] row = ExactMatrix.zeros(states());
        row[x] = BigFraction.ONE;
        for (int i = 0; i < k; i++) {
            BigFraction[] next = ExactMatrix.zeros(states());
            for (int a = 0; a < states(); a++) {
                for (int b = 0; b < states(); b++) {
                    next[b] = next[b].add(row[a].multiply(mu[a][b]));
                }
            }
            row = next;
        }
        return row[y];
    }

    @Override
    public BigFraction probability(int... path) {
        BigFraction p = start[path[0]];
        for (int j = 1; j < path.length; j++) {
            p = p.multiply(mu[path[j - 1]][path[j]]);
        }
        return p;
    }

    double[] startMasses() {
        double[] masses = new double[states()];
        for (int x = 0; x < masses.length; x++) {
            masses[x] = start[x].doubleValue();
        }
        return masses;
    }

    double[][] matrix() {
        double[][] matrix = new double[states()][states()];
        for (int x = 0; x < matrix.length; x++) {
            for (int y = 0; y < matrix.length; y++) {
                matrix[x][y] = mu[x][y].doubleValue();
            }
        }
        return matrix;
    }
}
