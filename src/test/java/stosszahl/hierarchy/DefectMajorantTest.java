package stosszahl.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A rate for any pair of hierarchies, from the norms of their operators and of the differences. */
class DefectMajorantTest {
    private static double difference(MatrixHierarchy a, MatrixHierarchy b, int s, int k, int levels) {
        if (s + k > levels) {
            return 0;
        }
        double[][] x = a.matrix(s, k);
        double[][] y = b.matrix(s, k);
        double norm = 0;
        for (int j = 0; j < x[0].length; j++) {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum += Math.abs(x[i][j] - y[i][j]);
            }
            norm = Math.max(norm, sum);
        }
        return norm * (1 + 1e-14);
    }

    /** Both hierarchies cut to five levels and solved by matrix exponentials, which share no code with the majorant. */
    @Test
    void randomMatrixHierarchiesAreNeverFurtherApart() {
        int levels = 5;
        for (long seed = 1; seed <= 200; seed++) {
            GrowthConstants constants = seed % 2 == 0 ? Fixtures.BINARY : Fixtures.TERNARY;
            MatrixHierarchy whole = MatrixHierarchy.random(seed, constants, Fixtures.SIZES);
            MatrixHierarchy limit =
                    MatrixHierarchy.of(constants.reach(), levels, Fixtures.SIZES, (s, k) -> whole.matrix(s, k));
            double share = new SplittableRandom(seed).nextDouble(0.001, 0.3);
            MatrixHierarchy other = MatrixHierarchy.random(~seed, constants, Fixtures.SIZES);
            MatrixHierarchy finite = MatrixHierarchy.of(constants.reach(), levels, Fixtures.SIZES, (s, k) -> {
                double[][] a = copy(whole.matrix(s, k));
                double[][] b = other.matrix(s, k);
                for (int i = 0; i < a.length; i++) {
                    for (int j = 0; j < a[i].length; j++) {
                        a[i][j] += share * b[i][j];
                    }
                }
                return a;
            });
            DefectMajorant majorant = DefectMajorant.of(
                    (s, k) -> s + k > levels ? 0 : finite.norm(s, k) * (1 + 1e-14),
                    (s, k) -> difference(finite, limit, s, k, levels),
                    constants.reach());
            GradedElement<double[]> data = Fixtures.unitData(seed, limit.space(), levels);
            double t = 0.3;
            // ||C_{s,s} + C_{s,s+1} + ..|| <= 5 (1.3) sum R_k < 12 on five levels: both solutions stay below e^{12 t}.
            double growth = Math.exp(12 * t);
            DefectMajorant.Data known =
                    new DefectMajorant.Data(s -> 0, s -> s <= levels ? growth : 0, s -> s <= levels ? 2 * growth : 0);
            for (int s = 1; s <= levels; s++) {
                double[] a = Witness.solution(finite, data, s, t);
                double[] b = Witness.solution(limit, data, s, t);
                double truth =
                        limit.space().level(s).norm(limit.space().level(s).combine(1, a, -1, b));
                for (int n : new int[] {0, 2, 5, 30}) {
                    // 1e-13: rounding of the matrix exponentials.
                    assertThat(majorant.bound(s, t, n, known))
                            .as("seed %d, s = %d, n = %d", seed, s, n)
                            .isGreaterThanOrEqualTo(truth - 1e-13);
                }
                // The remainder is gone at n = 30: without the differences the bound falls below the truth.
                DefectMajorant damaged = DefectMajorant.of(
                        (r, k) -> r + k > levels ? 0 : finite.norm(r, k), (r, k) -> 0, constants.reach());
                assertThat(damaged.bound(s, t, 30, known)).isLessThan(truth);
            }
        }
    }

    private static double[][] copy(double[][] matrix) {
        double[][] copy = matrix.clone();
        for (int i = 0; i < copy.length; i++) {
            copy[i] = matrix[i].clone();
        }
        return copy;
    }

    /** The scalar hierarchy has closed solutions on both sides: the bound is above their distance, and within a small factor, since all its operators are positive. */
    @Test
    void theScalarHierarchyIsBoundedClosely() {
        double t = 0.2;
        double x = 0.5;
        ScalarHierarchy limit = ScalarHierarchy.limit(1);
        for (long n : new long[] {50, 500, 5000}) {
            ScalarHierarchy finite = ScalarHierarchy.finite(1, n);
            DefectMajorant majorant = DefectMajorant.of(
                    (s, k) -> finite.norm(s, k),
                    (s, k) -> k == 1 ? Math.min(s, (double) s * s / n) * (1 + 1e-15) : 0,
                    1);
            DefectMajorant.Data known = new DefectMajorant.Data(
                    s -> 0, s -> limit.solution(s, t, x) * (1 + 1e-12), s -> 2 * limit.solution(s, t, x));
            for (int s = 1; s <= 4; s++) {
                double truth = limit.solution(s, t, x) - finite.solution(s, t, x);
                double bound = majorant.bound(s, t, 40, known);
                assertThat(bound).as("N = %d, s = %d", n, s).isBetween(truth, 1.6 * truth);
            }
        }
    }

    /** By hand for one level of reach 0: d' <= a d + delta phi gives d_0 sum (a t)^l/l! + delta phi t sum (a t)^l/(l+1)!. */
    @Test
    void onePolynomialByHand() {
        DefectMajorant majorant = DefectMajorant.of((s, k) -> 3, (s, k) -> 0.5, 0);
        double[] c = majorant.polynomial(1, 1, new DefectMajorant.Data(s -> 0.25, s -> 1, s -> 2));
        double[] exact = {0.25, 0.25 * 3 + 0.5, 0.5 * 3 / 2 + 2 * 9 / 2.0};
        for (int l = 0; l < 3; l++) {
            assertThat(c[l]).isBetween(exact[l], exact[l] * (1 + 1e-14));
        }
        assertThat(DefectMajorant.of((s, k) -> 0, (s, k) -> 0.5, 0).bound(2, 3, 1, DefectMajorant.Data.densities()))
                .isBetween(1.5, 1.5 * (1 + 1e-14));
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        assertThatThrownBy(() -> DefectMajorant.of((s, k) -> 1, (s, k) -> 1, -1))
                .hasMessageContaining("reach m = -1");
        DefectMajorant bad = DefectMajorant.of((s, k) -> -1, (s, k) -> 1, 1);
        assertThatThrownBy(() -> bad.bound(1, 1, 2, DefectMajorant.Data.densities()))
                .hasMessageContaining("a_0(1) = -1.0");
        assertThatThrownBy(() -> bad.bound(1, -1, 2, DefectMajorant.Data.densities()))
                .hasMessageContaining("time t = -1.0");
    }

    /** Every operation is at least the exact one, which BigDecimal knows; rounding to nearest is not. */
    @Test
    void upwardArithmeticNeverRoundsDown() {
        SplittableRandom random = new SplittableRandom(Fixtures.SEED);
        int nearestBelow = 0;
        for (int i = 0; i < 10_000; i++) {
            double a = random.nextDouble() * Math.scalb(1.0, random.nextInt(-30, 30));
            double b = random.nextDouble() * Math.scalb(1.0, random.nextInt(-30, 30));
            BigDecimal x = new BigDecimal(a);
            BigDecimal y = new BigDecimal(b);
            assertThat(new BigDecimal(Upward.add(a, b))).isGreaterThanOrEqualTo(x.add(y));
            assertThat(new BigDecimal(Upward.multiply(a, b))).isGreaterThanOrEqualTo(x.multiply(y));
            assertThat(new BigDecimal(Upward.divide(a, b)).multiply(y)).isGreaterThanOrEqualTo(x);
            assertThat(new BigDecimal(Upward.subtract(Math.max(a, b), Math.min(a, b))))
                    .isGreaterThanOrEqualTo(x.max(y).subtract(x.min(y)));
            nearestBelow += new BigDecimal(a * b).compareTo(x.multiply(y)) < 0 ? 1 : 0;
        }
        assertThat(nearestBelow).isGreaterThan(1000);
        // e to 25 digits.
        assertThat(new BigDecimal(Upward.exp(1))).isGreaterThan(new BigDecimal("2.718281828459045235360287"));
        assertThat(new BigDecimal(Upward.expm1(1))).isGreaterThan(new BigDecimal("1.718281828459045235360287"));
        assertThat(Upward.expm1(0)).isZero();
    }
}
